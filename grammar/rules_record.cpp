// Declarations of what is logged, and small ones: activity, meeting, artifact, survey, parameter, unit, note, import.
// Tested by tests/grammar/reference_grammar_test.cpp against docs/grammar.md.
#include "grammar/problems_in.h"

namespace induct::grammar {
namespace {

using peg::opt, peg::plus, peg::seq, peg::sor, peg::star;

template <class... Rules>
struct clauses : star<says<E::clause, sor<Rules...>>> {};

struct leaders : node<R::names, name, sor<plus<w<W::or_>, name>, star<comma, name>>> {};
struct activity_clauses : clauses<node<R::activity_is, w<W::is>, names>, node<R::activity_of, w<W::of>, names>,
                                  node<R::activity_led_by, w<W::led, W::by>, leaders>, fields, called, cite> {};
struct activity : sor<node<R::activity, w<W::activity>, name, title, activity_clauses>,
                      node<R::meeting, w<W::meeting>, name, title, activity_clauses>> {};

struct confidential : node<R::confidential_to, w<W::confidential, W::to>, who> {};
struct artifact
    : node<
          R::artifact, w<W::artifact>, name, title,
          clauses<node<R::artifact_is, w<W::is>, names>, node<R::artifact_from, w<W::from>, who>,
                  node<R::artifact_to, w<W::to>, who>, node<R::artifact_about_program, w<W::about, W::the, W::program>>,
                  node<R::artifact_about_pairing, w<W::about, W::pairing>>, node<R::artifact_about, w<W::about>, name>,
                  node<R::artifact_stages, w<W::stages>, names>,
                  node<R::artifact_valid_for, w<W::valid, W::for_>, span>, confidential, fields, called, cite>> {};

struct question : node<R::question_scale, w<W::question>, name, title, w<W::on>,
                       sor<seq<number, w<W::to>, number>, seq<name, becomes<R::question_on>>>> {};
struct survey
    : node<R::survey, w<W::survey>, name, title,
           clauses<node<R::survey_asks, w<W::asks>, who>, node<R::survey_about, w<W::about>, name>,
                   node<R::survey_open, w<W::open>, period>,
                   node<R::survey_after_each, w<W::after, W::each>, selection, opt<within>>, confidential,
                   node<R::survey_shown_from, w<W::shown, W::from>, number, w<W::answers>>, question, called, cite>> {};

struct parameter : node<R::parameter, w<W::parameter>, name, title, opt<node<R::parameter_is, w<W::is>, setting>>,
                        opt<because>, star<cite>> {};
struct unit : node<R::unit, w<W::unit>, name, w<W::is>, duration> {};
struct note : node<R::note, w<W::note>, string, star<cite>, opt<because>> {};

struct column_in : sor<node<R::column_in_minutes, w<W::in, W::minutes>>, node<R::column_in_hours, w<W::in, W::hours>>,
                       node<R::column_as, w<W::as>, string>> {};
struct means : node<R::column_means, string, w<W::means>, sor<name, leaf<R::name, W::no>, number>> {};
// Some of the columns of our tables have reserved words for their names.
struct own_column
    : sor<name, leaf<R::name, W::minutes>, leaf<R::name, W::hours>, leaf<R::name, W::by>, leaf<R::name, W::with>,
          leaf<R::name, W::to>, leaf<R::name, W::group>, leaf<R::name, W::follows>, leaf<R::name, W::note>> {};
struct column : node<R::import_column, w<W::column>, string, w<W::is>, own_column, opt<column_in>,
                     opt<w<W::where>, listed<means>>> {};
struct makes
    : node<R::import_makes, w<W::makes>,
           sor<kind, node<R::kind_name, leaf<R::name, W::artifact>>, node<R::kind_name, leaf<R::name, W::survey>>>> {};
struct import : node<R::import_, w<W::import_>, name, title,
                     clauses<node<R::import_file, w<W::file>, string>, makes, column,
                             node<R::import_skip, w<W::skip>, string, w<W::is>, string>>> {};

struct record_declaration_rule : sor<activity, artifact, survey, parameter, unit, note, import> {};

}  // namespace

bool read_record_declaration(Input& in, Reader& reader) { return run<record_declaration_rule>(in, reader); }

std::size_t problems_in_record() { return problems_in<record_declaration_rule>(); }

}  // namespace induct::grammar
