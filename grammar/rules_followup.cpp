// Declarations of what follows from findings: trigger, review, alerts, payment, figure, report.
// Tested by tests/grammar/reference_grammar_test.cpp against docs/grammar.md.
#include "grammar/problems_in.h"

namespace induct::grammar {
namespace {

using peg::opt, peg::plus, peg::seq, peg::sor, peg::star;

template <class... Rules>
struct clauses : star<says<E::clause, sor<Rules...>>> {};

struct trigger : node<R::trigger, w<W::trigger>, name, title,
                      clauses<cite, subject, when, node<R::trigger_open, w<W::open>, name>, notify,
                              node<R::severity, w<W::severity>, name>>> {};

struct step : node<R::step, w<W::step>, name, title, opt<node<R::step_by, w<W::by>, who>>,
                   opt<node<R::step_with, w<W::with>, who>>, within> {};
struct review
    : node<R::review, w<W::review>, name, title,
           clauses<cite, node<R::owner, w<W::owner>, who>, step, node<R::review_decide, w<W::decide>, names, within>,
                   node<R::review_if, w<W::if_>, name, w<W::expect>, expects>,
                   node<R::review_escalate, w<W::escalate, W::to>, who, w<W::after>, span>,
                   node<R::review_reopen, w<W::reopen, W::after>, span>, visible_to, notify>> {};

struct alerts : node<R::alerts, w<W::alerts>, name, title,
                     clauses<node<R::alerts_for, w<W::for_>, names>,
                             node<R::alerts_when, w<W::when>, status, w<W::tell>, who, opt<w<W::after>, span_or_name>>,
                             node<R::alerts_quiet, w<W::quiet, W::during>, names>,
                             node<R::alerts_digest, w<W::digest, W::to>, who, w<W::every>, sor<unit_word, weekday>>>> {
};

struct pay_per : sor<node<R::pay_per_hour, w<W::per, W::hour, W::of>, selection>, node<R::pay_per, w<W::per>, name>> {};
struct payment : node<R::payment, w<W::payment>, name, title,
                      clauses<cite, node<R::payment_to_each, w<W::to, W::each>, name, opt<w<W::where>, condition>>,
                              node<R::payment_pay, w<W::pay>, money, opt<pay_per>, opt<period>>, when,
                              node<R::payment_at_most, w<W::at, W::most>, sor<money, duration>, period>,
                              node<R::payment_budget, w<W::budget>, money>, partial>> {};

struct gauge : sor<measure, node<R::gauge_average, w<W::average>, name, w<W::of>, name>, node<R::gauge_name, name>> {};
struct figure : node<R::figure, w<W::figure>, name, title,
                     clauses<cite, subject,
                             node<R::figure_is, w<W::is>, gauge,
                                  opt<sor<node<R::figure_share_of, w<W::as, W::a, W::share, W::of>, gauge>,
                                          node<R::figure_per, w<W::per>, gauge>>>,
                                  opt<period>>,
                             node<R::figure_split_by, w<W::split, W::by>, names>>> {};

struct report
    : node<R::report, w<W::report>, name, title,
           clauses<cite, node<R::report_for, w<W::for_>, who>, node<R::report_about_each, w<W::about, W::each>, name>,
                   node<R::report_about_program, w<W::about, W::the, W::program>>,
                   node<R::report_shows, w<W::shows>, names>, node<R::report_grouped_by, w<W::grouped, W::by>, names>,
                   node<R::report_every, w<W::every>, sor<unit_word, weekday, name>>>> {};

struct followup_declaration_rule : sor<trigger, review, alerts, payment, figure, report> {};

}  // namespace

bool read_followup_declaration(Input& in, Reader& reader) { return run<followup_declaration_rule>(in, reader); }

std::size_t problems_in_followup() { return problems_in<followup_declaration_rule>(); }

}  // namespace induct::grammar
