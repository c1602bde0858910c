// Scenarios: a small worked example with its expected result.
// Tested by tests/grammar/reference_grammar_test.cpp against docs/grammar.md.
#include "grammar/problems_in.h"

namespace induct::grammar {
namespace {

using peg::opt, peg::plus, peg::seq, peg::sor, peg::star;

struct caps : peg::list<cap, w<W::and_>> {};
struct fact_value : node<R::fact_value, name, datum> {};
struct facts : node<R::facts, sign<K::open>, listed<fact_value>, sign<K::close>> {};
struct since : node<R::since, w<W::from>, date, opt<w<W::to>, date>> {};
struct fill : sor<node<R::fill, name, caps>, facts> {};
struct person : node<R::person, cap, w<W::is>, name, opt<facts>, opt<since>> {};

template <Word What, Rule Node>
struct pair : node<Node, w<What>, cap, w<W::is>, name, colon, listed<fill>, opt<since>> {};

template <Word What, Rule Node>
struct people_after : opt<node<Node, w<What>, caps>> {};
struct log : node<R::fact_log, w<W::log>, date, opt<node<R::log_times, time, w<W::to>, time>>, colon, kind, opt<stage>,
                  people_after<W::by, R::log_by>, people_after<W::with, R::log_with>, people_after<W::to, R::log_to>,
                  people_after<W::about, R::log_about>, opt<node<R::log_for, w<W::for_>, duration>>, opt<facts>,
                  opt<node<R::log_recorded_on, w<W::recorded, W::on>, date>>> {};

struct check
    : says<E::check,
           node<R::check_is, name, opt<node<R::check_of, w<W::of>, cap>>,
                opt<node<R::check_in, w<W::in>, sor<month, name>>>, w<W::is>, opt<w<W::not_>, becomes<R::check_is_not>>,
                sor<status, name>, opt<node<R::check_with, w<W::with>, sor<duration, money, percent, number>>>>> {};

struct fact
    : says<E::fact, sor<node<R::fact_in, w<W::in>, says<E::program_years, years>>,
                        node<R::fact_people, w<W::people>, listed<person>>, pair<W::pair, R::fact_pair>,
                        pair<W::team, R::fact_team>, node<R::fact_set, w<W::set>, name, w<W::is>, setting>, log,
                        node<R::fact_decide, w<W::decide>, date, colon, name, opt<node<R::check_of, w<W::of>, cap>>,
                             w<W::is>, name, opt<node<R::log_by, w<W::by>, cap>>>,
                        node<R::fact_leave, w<W::leave>, cap, w<W::from>, date, w<W::to>, date>,
                        node<R::fact_on, w<W::on>, date, w<W::then>, peg::list<check, w<W::and_>>>>> {};

struct scenario_rule : node<R::scenario, w<W::scenario>, string, plus<fact>> {};

}  // namespace

bool read_scenario(Input& in, Reader& reader) { return run<scenario_rule>(in, reader); }

std::size_t problems_in_scenario() { return problems_in<scenario_rule>(); }

}  // namespace induct::grammar
