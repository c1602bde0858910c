// Requirements, exceptions, templates and overlays: the clauses of a rule.
// Tested by tests/grammar/reference_grammar_test.cpp against docs/grammar.md.
#include "grammar/problems_in.h"

namespace induct::grammar {
namespace {

using peg::opt, peg::plus, peg::seq, peg::sor, peg::star;

struct subject_rule
    : says<E::subject, sor<node<R::subject_each, w<W::for_, W::each>, name, opt<w<W::where>, condition>>,
                           node<R::subject_program, w<W::for_, W::the, W::program>>>> {};

struct notice : node<R::notice, who, w<W::when>, status> {};
struct notify_rule : node<R::notify, w<W::notify>, listed<notice>> {};
struct visible_to_rule : node<R::visible_to, w<W::visible, W::to>, who> {};

struct day_or_years : sor<iso, years> {};
struct until_day : node<R::effective_until, w<W::until>, day_or_years> {};
struct dated : node<R::effective, w<W::effective>,
                    sor<seq<node<R::effective_from, w<W::from>, day_or_years>, opt<until_day>>, until_day>> {};

struct arg : node<R::arg, name, argument_value> {};
struct like : node<R::like, w<W::like>, name, w<W::with>, listed<arg>> {};
struct expect : node<R::expect, w<W::expect>, expects> {};
struct one_case : node<R::case_, w<W::case_>, condition, colon, expects> {};
struct except : node<R::except_when, w<W::except, W::when>, condition, colon,
                     sor<expects, seq<w<W::nothing>, becomes<R::except_when_nothing>>>> {};
struct waived : node<R::waived_when, w<W::waived, W::when>, condition> {};

struct milestone : node<R::milestone, quantity, w<W::by>, date> {};
struct pace : node<R::pace, w<W::pace>, listed<milestone>> {};
struct behind : node<R::behind_below, w<W::behind, W::below>, sor<percent, name>, w<W::of, W::pace>> {};
struct due_soon : node<R::due_soon, w<W::due, W::soon>, span_or_name, w<W::before>> {};
struct grace : node<R::grace, w<W::grace>, span_or_name> {};
struct late : sor<node<R::late_met_late, w<W::late, W::counts, W::as, W::met_late>>,
                  node<R::late_missed, w<W::late, W::counts, W::as, W::missed>>> {};
struct force : sor<node<R::force_must, w<W::force, W::must>>, node<R::force_should, w<W::force, W::should>>,
                   node<R::force_may, w<W::force, W::may>>> {};
struct carries : sor<node<R::carries_over, w<W::carries, W::over>>, node<R::restarts, w<W::restarts>>> {};

struct counted : sor<node<R::counts_at_most, w<W::counts, W::at, W::most>, duration, w<W::per>, name>,
                     node<R::counts_only_in, w<W::counts, W::only, W::in>, unit_word, w<W::with>, selection>,
                     node<R::counts_share, w<W::counts>, percent, w<W::of>, selection>,
                     node<R::counts_shared_among, w<W::counts, W::shared, W::among>, name>,
                     node<R::counts_only_when, w<W::counts, W::only, W::when>, condition>> {};

struct paused_during : node<R::paused_during, w<W::paused, W::during>, name> {};
struct extended : node<R::extended_by_absences, w<W::extended, W::by, W::absences, W::over>, span> {};
struct severity : node<R::severity, w<W::severity>, name> {};

struct clauses
    : plus<says<E::clause,
                sor<cite, subject, like, expect, one_case, except, waived, partial, pace, behind, due_soon, grace, late,
                    dated, force, carries, counted, paused_during, extended, notify, severity, visible_to>>> {};

struct requirement : node<R::requirement, w<W::requirement>, name, title, clauses> {};

struct expect_or_nothing : sor<expect, node<R::expect_nothing, w<W::expect, W::nothing>>> {};
struct exception_clause : says<E::clause, sor<cite, when, expect_or_nothing, node<R::paused, w<W::paused>>, dated>> {};
struct exception : node<R::exception, w<W::exception>, name, title, w<W::to>, names, star<exception_clause>> {};

struct template_of_rules : node<R::template_, w<W::template_>, name, title, w<W::with>, names, clauses> {};

template <Word What, Rule Node>
struct drop : node<Node, w<W::drop, What>, name, w<W::because>, string> {};
struct overlay
    : sor<node<R::replace, w<W::replace>, requirement>, node<R::adjust, w<W::adjust, W::requirement>, name, clauses>,
          drop<W::requirement, R::drop_requirement>, drop<W::exception, R::drop_exception>,
          drop<W::trigger, R::drop_trigger>, drop<W::payment, R::drop_payment>, drop<W::alerts, R::drop_alerts>,
          drop<W::figure, R::drop_figure>, drop<W::report, R::drop_report>, drop<W::note, R::drop_note>> {};

struct requirement_like_rule : sor<requirement, exception, template_of_rules, overlay> {};

}  // namespace

bool read_subject(Input& in, Reader& reader) { return run<subject_rule>(in, reader); }
bool read_notify(Input& in, Reader& reader) { return run<notify_rule>(in, reader); }
bool read_visible_to(Input& in, Reader& reader) { return run<visible_to_rule>(in, reader); }
bool read_requirement_like(Input& in, Reader& reader) { return run<requirement_like_rule>(in, reader); }

std::size_t problems_in_requirement() {
    return problems_in<subject_rule, notify_rule, visible_to_rule, requirement_like_rule>();
}

}  // namespace induct::grammar
