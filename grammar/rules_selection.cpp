// What a rule counts: kinds and stages, by whom, with whom, where; and the tests of `where`.
// Tested by tests/grammar/reference_grammar_test.cpp against docs/grammar.md.
#include "grammar/problems_in.h"

namespace induct::grammar {
namespace {

using peg::opt, peg::plus, peg::seq, peg::sor, peg::star;

// `kind` tries `mentor's mentor-application` before the plain name.
struct kind_rule : says<E::selection, sor<node<R::kind_owned, name, poss, name>, node<R::kind_name, name>,
                                          node<R::kind_activity, sor<w<W::activity>, w<W::activities>>>,
                                          node<R::kind_meeting, sor<w<W::meeting>, w<W::meetings>>>>> {};

struct contract_day : sor<node<R::outside_contract_day, w<W::outside, W::contract_day>>,
                          node<R::during_contract_day, w<W::during, W::contract_day>>> {};

// After `by` stand people or a written-out date.
struct by : node<R::by, w<W::by>, ahead_not<date>, order> {};
struct filter : says<E::filter, sor<by, node<R::with, w<W::with>, who>, node<R::to, w<W::to>, who>,
                                    node<R::led_by, w<W::led, W::by>, who>, contract_day, where>> {};
struct selection_rule : node<R::selection, peg::list<kind, w<W::or_>>, opt<stage>, star<filter>> {};

// The same node as with several people, so that its readers need not care.
struct one : node<R::who, who1> {};
struct by_one_rule : node<R::by, w<W::by>, ahead_not<date>, node<R::order, one>> {};
struct with_one_rule : node<R::with, w<W::with>, one> {};
struct simple_filter : says<E::filter, sor<by_one, with_one, node<R::to, w<W::to>, one>, contract_day>> {};
struct simple_rule : node<R::simple, kind, opt<stage>, star<simple_filter>> {};

struct after_is
    : sor<seq<w<W::not_, W::one, W::of>, names, becomes<R::test_not_one_of>>,
          seq<w<W::one, W::of>, names, becomes<R::test_one_of>>, seq<w<W::not_>, datum, becomes<R::test_is_not>>,
          seq<datum, becomes<R::test_is>>, seq<bound, datum, becomes<R::test_bound>>,
          seq<w<W::not_, W::recorded>, becomes<R::test_not_recorded>>, seq<w<W::recorded>, becomes<R::test_recorded>>> {
};
struct test_rule : node<R::test_is, place_of, w<W::is>, after_is> {};
struct where_rule : node<R::where, w<W::where>, peg::list<test, w<W::and_>>> {};

struct match_bound : opt<bound, number, w<W::of>> {};
struct match_rule : seq<node<R::match, node<R::match_who, peg::list<name, w<W::and_>>>,
                             sor<node<R::match_share, w<W::share>, match_bound, names>,
                                 node<R::match_differ, w<W::differ, W::in>, match_bound, names>>>> {};

template <Word Unit, Rule Node>
struct measured : node<Node, w<Unit>, w<W::of>, selection> {};
struct measure_rule
    : says<E::measure, sor<measured<W::hours, R::measure_hours>, measured<W::minutes, R::measure_minutes>,
                           measured<W::days, R::measure_days>, measured<W::number, R::measure_number>>> {};

}  // namespace

bool read_kind(Input& in, Reader& reader) { return run<kind_rule>(in, reader); }
bool read_selection(Input& in, Reader& reader) { return run<selection_rule>(in, reader); }
bool read_simple(Input& in, Reader& reader) { return run<simple_rule>(in, reader); }
bool read_by_one(Input& in, Reader& reader) { return run<by_one_rule>(in, reader); }
bool read_with_one(Input& in, Reader& reader) { return run<with_one_rule>(in, reader); }
bool read_test(Input& in, Reader& reader) { return run<test_rule>(in, reader); }
bool read_where(Input& in, Reader& reader) { return run<where_rule>(in, reader); }
bool read_matching(Input& in, Reader& reader) { return run<match_rule>(in, reader); }
bool read_measure(Input& in, Reader& reader) { return run<measure_rule>(in, reader); }

std::size_t problems_in_selection() {
    return problems_in<kind_rule, selection_rule, simple_rule, by_one_rule, with_one_rule, test_rule, where_rule,
                       match_rule, measure_rule>();
}

}  // namespace induct::grammar
