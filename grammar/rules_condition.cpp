// Conditions: the only rules that nest, in parentheses. `and` and `or` are mixed only with parentheses.
// Tested by tests/grammar/reference_grammar_test.cpp against docs/grammar.md.
#include "grammar/problems_in.h"

namespace induct::grammar {
namespace {

using peg::opt, peg::plus, peg::seq, peg::sor, peg::star;

bool read_atom(Input& in, Reader& reader);
struct atom : by_function<read_atom> {};

// `or else` and `and also` join expectations.
struct or_word : seq<w<W::or_>, ahead_not<w<W::else_>>> {};
struct and_word : seq<w<W::and_>, ahead_not<w<W::also>>> {};

/// Takes nothing; fails where the other joining word follows, and remembers the parts for the message.
template <class Joiner>
bool read_no_mix(Input& in, Reader& reader) {
    const auto back = in.template mark<peg::rewind_mode::required>();
    Mixed mixed;
    mixed.joiner = place(in);
    reader.begin_quiet();
    const bool joined = run<Joiner>(in, reader);
    if (joined) {
        mixed.begin = reader.open_begin();
        mixed.last_begin = reader.last_child_begin(mixed.joiner);
        static_cast<void>(run<atom>(in, reader));
        mixed.end = place(in);
    }
    reader.end_quiet();
    if (joined) reader.miss_mixed(mixed);
    return !joined;
}
template <class Joiner>
struct no_mix {
    using rule_t = takes_nothing;
    using subs_t = peg::empty_list;
    template <peg::apply_mode, peg::rewind_mode, template <class...> class, template <class...> class>
    static bool match(Input& in, Reader& reader) {
        return read_no_mix<Joiner>(in, reader);
    }
};

// The reference tries `or` before `and`; as both begin with an atom, it is read once.
struct condition_rule
    : says<E::condition, node<R::condition, atom,
                              sor<seq<plus<or_word, atom>, becomes<R::condition_any>, no_mix<and_word>>,
                                  seq<star<and_word, atom, becomes<R::condition_all>>, no_mix<or_word>>>>> {};
struct when_rule : node<R::when, w<W::when>, condition> {};

struct group : sor<node<R::atom_not_group, w<W::not_>, sign<K::open>, condition, sign<K::close>>,
                   node<R::atom_group, sign<K::open>, condition, sign<K::close>>> {};

struct lookback : sor<node<R::lookback_last, w<W::in, W::the, W::last>, span_or_name>,
                      node<R::lookback_in_a_row, w<W::in>, number, unit_word, w<W::in, W::a, W::row>>> {};
struct none : node<R::atom_no, w<W::no>, simple, opt<where>, opt<lookback>> {};

struct history : sor<node<R::lasting, w<W::for_>, span_or_name>,
                     node<R::times_in_a_row, number, w<W::times, W::in, W::a, W::row>>> {};
struct has_status
    : node<R::atom_status, name, w<W::is>, opt<w<W::not_>, becomes<R::atom_status_not>>, status, opt<history>> {};
struct below_pace : node<R::atom_below_pace, name, w<W::is, W::below>, sor<percent, name>, w<W::of, W::pace>> {};

struct pick : sor<leaf<R::word_latest, W::latest>, leaf<R::word_first, W::first>, leaf<R::word_average, W::average>> {};
struct of_name : node<R::of_name, w<W::of>, name> {};
struct value_is : node<R::atom_value, pick, name, opt<of_name>, w<W::is>,
                       sor<seq<bound, datum>, seq<opt<leaf<R::word_not, W::not_>>, datum>>> {};
struct measure_is : node<R::atom_measure, measure, w<W::is>, bound, datum, opt<period>> {};
struct decided : node<R::atom_decided, name, w<W::decided>, name> {};

struct holds_word : sor<w<W::holds>, w<W::hold>> {};
struct for_name : node<R::for_name, w<W::for_>, name> {};
struct holds_role : node<R::atom_holds_role, name, holds_word, opt<w<W::no>, becomes<R::atom_holds_no_role>>,
                         w<W::role>, name, opt<for_name>> {};
struct in_time : sor<node<R::atom_after, w<W::after>, point>, node<R::atom_before, w<W::before>, point>> {};
struct are_recorded : node<R::atom_recorded, listed<place_of>, opt<w<W::and_>, place_of>, w<W::are, W::recorded>> {};
struct stage_reached : node<R::atom_stage, kind, stage, star<sor<by_one, with_one>>> {};

struct atom_rule : says<E::condition, sor<group, none, has_status, below_pace, value_is, measure_is, decided, matching,
                                          holds_role, in_time, are_recorded, test, stage_reached>> {};

bool read_atom(Input& in, Reader& reader) { return run<atom_rule>(in, reader); }

}  // namespace

bool read_condition(Input& in, Reader& reader) { return run<condition_rule>(in, reader); }
bool read_when(Input& in, Reader& reader) { return run<when_rule>(in, reader); }

std::size_t problems_in_condition() { return problems_in<condition_rule, when_rule, atom_rule>(); }

}  // namespace induct::grammar
