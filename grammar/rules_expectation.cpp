// What is expected: amounts, counts, deadlines, claims on each record.
// Tested by tests/grammar/reference_grammar_test.cpp against docs/grammar.md.
#include "grammar/problems_in.h"

namespace induct::grammar {
namespace {

using peg::opt, peg::plus, peg::seq, peg::sor, peg::star;

struct article : opt<sor<w<W::a>, w<W::an>>> {};
struct lead : sor<within, node<R::lead_at_least, w<W::by, W::at, W::least>, span_or_name>> {};

template <Word One, Word Many>
struct verb : sor<w<One>, w<Many>> {};
struct has_word : verb<W::has, W::have> {};
struct names_by_and : peg::list<name, w<W::and_>> {};

struct attended : node<R::state_attended, w<W::attended>, opt<w<W::by>, who>> {};
struct state : sor<node<R::state_followed_by, w<W::followed, W::by>, article, selection, opt<lead>>,
                   node<R::state_led_by, w<W::led, W::by>, who>, node<R::state_by, w<W::by>, who>,
                   node<R::state_with, w<W::with>, who>, attended, node<R::state_logged, w<W::logged>, within>,
                   node<R::state_signed_by, w<W::signed_, W::by>, order>, node<R::state_on, w<W::on>, article, name>> {
};

struct claim
    : says<E::claim,
           sor<node<R::claim_in_order, has_word, w<W::in, W::order>, names, opt<within>>,
               node<R::claim_has, has_word, names_by_and>,
               node<R::claim_covers, verb<W::covers, W::cover>,
                    sor<seq<w<W::each>, name, becomes<R::claim_covers_each>>, names_by_and>>,
               node<R::claim_follows, verb<W::follows, W::follow>, article, selection, opt<lead>>,
               node<R::claim_reaches, verb<W::reaches, W::reach>, name, opt<lead>>, seq<verb<W::is, W::are>, state>>> {
};
struct claims : peg::list<claim, w<W::and_>> {};

struct universal : node<R::universal, w<W::each>, selection, claims> {};
struct part : node<R::part, bound, sor<percent, name>, w<W::of>, selection, claims, opt<period>> {};

struct spacing_word : sor<seq<w<W::no, W::more, W::than>, becomes<R::spacing_at_most>>,
                          seq<w<W::at, W::least>, becomes<R::spacing_at_least>>> {};
struct spacing : node<R::spacing_at_most, spacing_word, span_or_name, w<W::between>, selection, opt<season>> {};

struct on_average : opt<leaf<R::word_on_average, W::on, W::average>> {};
struct per : node<R::per, w<W::per>, unit_word> {};
struct amount : node<R::amount, on_average, bound, quantity, w<W::of>, selection, opt<per>, opt<period>> {};

struct how_many : sor<seq<bound, sor<number, name>>, node<R::range, number, w<W::to>, number>> {};
struct different : node<R::different, w<W::different>, sor<name, unit_word>, w<W::of>> {};
struct covering : node<R::covering_each, w<W::covering, W::each>, name> {};
struct counted : sor<seq<different, selection>, selection> {};
struct count : node<R::count, on_average, how_many, counted, opt<covering>, opt<per>, opt<period>> {};

struct ratio : node<R::ratio, measure, w<W::is>, bound, sor<percent, name>, w<W::of>, measure, opt<period>> {};
struct that : node<R::that, w<W::that>, condition> {};
struct dueby : node<R::dueby, selection, period> {};

struct expectation : says<E::expectation, sor<universal, part, spacing, amount, count, ratio, that, matching, dueby>> {
};
struct expects_rule : node<R::expects, expectation,
                           sor<seq<plus<w<W::and_, W::also>, expectation>, becomes<R::expects_all>>,
                               seq<plus<w<W::or_, W::else_>, expectation>, becomes<R::expects_any>>, peg::success>> {};

}  // namespace

bool read_expects(Input& in, Reader& reader) { return run<expects_rule>(in, reader); }

std::size_t problems_in_expectation() { return problems_in<expects_rule>(); }

}  // namespace induct::grammar
