// How the rules of the reference grammar are written with PEGTL: over tokens, one rule a line, nodes named where they
// are made. PEGTL stays inside grammar/*.cpp; each group of rules stands in a .cpp of its own behind a plain function,
// because one translation unit with all of them takes minutes to compile.
// Errors need no `must`: reading goes as far as it can, and the farthest token that was looked at is the mistake.
#pragma once

#include "grammar/reader.h"

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/forward.hpp>

#include <cstddef>

// NOLINTBEGIN(readability-identifier-naming): the grammar's own names
namespace induct::grammar {

namespace peg = tao::pegtl;
using R = induct::Rule;
using W = induct::Word;
using K = induct::TokenKind;
using E = induct::Expected;

/// One byte a token: PEGTL moves over them, the rules look the token up in the reader.
using Input = peg::memory_input<peg::tracking_mode::lazy, peg::eol::lf, const char*>;

inline std::uint32_t place(const Input& in) { return static_cast<std::uint32_t>(in.current() - in.begin()); }

template <class Rule>
struct control : peg::normal<Rule> {
    static constexpr bool enable = false;
};

/// Reads a rule, or nothing of it.
template <class Rule>
bool run(Input& in, Reader& reader) {
    return control<Rule>::template match<peg::apply_mode::nothing, peg::rewind_mode::required, peg::nothing, control>(
        in, reader);
}

bool read_words(Input& in, Reader& reader, std::initializer_list<Word> words);
bool read_token(Input& in, Reader& reader, TokenKind kind);
bool read_name(Input& in, Reader& reader);
bool read_stage(Input& in, Reader& reader);

/// What analyze() is told of our own rules.
struct takes_a_token {};
struct takes_nothing {};
template <class... Rules>
struct takes_all {};

/// A rule read by a plain function that takes at least one token, or nothing and fails.
template <bool (*Read)(Input&, Reader&)>
struct by_function {
    using rule_t = takes_a_token;
    using subs_t = peg::empty_list;
    template <peg::apply_mode, peg::rewind_mode, template <class...> class, template <class...> class>
    static bool match(Input& in, Reader& reader) {
        return Read(in, reader);
    }
};

/// These words in a row.
template <Word... Words>
struct w {
    using rule_t = takes_a_token;
    using subs_t = peg::empty_list;
    template <peg::apply_mode, peg::rewind_mode, template <class...> class, template <class...> class>
    static bool match(Input& in, Reader& reader) {
        return read_words(in, reader, {Words...});
    }
};

/// These words in a row, kept as a leaf.
template <Rule Node, Word... Words>
struct leaf {
    using rule_t = takes_a_token;
    using subs_t = peg::empty_list;
    template <peg::apply_mode, peg::rewind_mode, template <class...> class, template <class...> class>
    static bool match(Input& in, Reader& reader) {
        const std::uint32_t begin = place(in);
        if (!read_words(in, reader, {Words...})) return false;
        reader.leaf(Node, begin, place(in));
        return true;
    }
};

/// A sign.
template <TokenKind Kind>
struct sign {
    using rule_t = takes_a_token;
    using subs_t = peg::empty_list;
    template <peg::apply_mode, peg::rewind_mode, template <class...> class, template <class...> class>
    static bool match(Input& in, Reader& reader) {
        return read_token(in, reader, Kind);
    }
};

/// A token, kept as a leaf.
template <TokenKind Kind, Rule Node>
struct token {
    using rule_t = takes_a_token;
    using subs_t = peg::empty_list;
    template <peg::apply_mode, peg::rewind_mode, template <class...> class, template <class...> class>
    static bool match(Input& in, Reader& reader) {
        const std::uint32_t begin = place(in);
        if (!read_token(in, reader, Kind)) return false;
        reader.leaf(Node, begin, place(in));
        return true;
    }
};

/// A node around what these rules read.
template <Rule Node, class... Rules>
struct node {
    using rule_t = takes_all<Rules...>;
    using subs_t = peg::type_list<Rules...>;
    template <peg::apply_mode A, peg::rewind_mode M, template <class...> class Action,
              template <class...> class Control>
    static bool match(Input& in, Reader& reader) {
        reader.open(Node, place(in));
        if (!Control<peg::seq<Rules...>>::template match<A, M, Action, Control>(in, reader)) {
            reader.abandon();
            return false;
        }
        reader.close(place(in));
        return true;
    }
};

/// Takes nothing: the node being read turns out to be this one.
template <Rule Node>
struct becomes {
    using rule_t = takes_nothing;
    using subs_t = peg::empty_list;
    template <peg::apply_mode, peg::rewind_mode, template <class...> class, template <class...> class>
    static bool match(Input& /*in*/, Reader& reader) {
        reader.become(Node);
        return true;
    }
};

/// What is missing at the first token of these rules is told as this.
template <Expected What, class... Rules>
struct says {
    using rule_t = takes_all<Rules...>;
    using subs_t = peg::type_list<Rules...>;
    template <peg::apply_mode A, peg::rewind_mode M, template <class...> class Action,
              template <class...> class Control>
    static bool match(Input& in, Reader& reader) {
        const Reader::Cover before = reader.cover(place(in), What);
        const bool read = Control<peg::seq<Rules...>>::template match<A, M, Action, Control>(in, reader);
        reader.uncover(before);
        return read;
    }
};

/// Takes nothing: what follows is not this. What it looked for is nothing that was expected.
template <class... Rules>
struct ahead_not {
    using rule_t = takes_nothing;
    using subs_t = peg::type_list<Rules...>;
    template <peg::apply_mode A, peg::rewind_mode M, template <class...> class Action,
              template <class...> class Control>
    static bool match(Input& in, Reader& reader) {
        const auto back = in.template mark<peg::rewind_mode::required>();  // goes back when it is left
        reader.begin_quiet();
        const bool there =
            Control<peg::seq<Rules...>>::template match<A, peg::rewind_mode::required, Action, Control>(in, reader);
        reader.end_quiet();
        return !there;
    }
};

// The tokens.
struct name : by_function<read_name> {};
struct cap : token<K::cap, R::cap> {};
struct string : token<K::string, R::string> {};
struct number : token<K::number, R::number> {};
struct percent : token<K::percent, R::percent> {};
struct money : token<K::money, R::money> {};
struct iso : token<K::iso, R::iso> {};
struct years : token<K::years, R::years> {};
struct time : token<K::time, R::time> {};
struct month : token<K::month, R::month> {};
struct weekday : token<K::weekday, R::weekday> {};
struct poss : sign<K::possessive> {};
struct comma : sign<K::comma> {};
struct colon : sign<K::colon> {};
struct stage : by_function<read_stage> {};
struct title : peg::opt<says<E::title, string>> {};

/// One or more, with commas between.
template <class... Rules>
struct listed : peg::list<peg::seq<Rules...>, comma> {};

// The groups of rules, each in its .cpp: it reads the rule or nothing. `problems_in_...` is what analyze() finds there.
#define INDUCT_READS(rule)                       \
    bool read_##rule(Input& in, Reader& reader); \
    struct rule : by_function<read_##rule> {};
INDUCT_READS(bound)
INDUCT_READS(unit_word)
INDUCT_READS(status)
INDUCT_READS(date)
INDUCT_READS(duration)
INDUCT_READS(span)
INDUCT_READS(span_or_name)
INDUCT_READS(quantity)
INDUCT_READS(names)
INDUCT_READS(setting)
INDUCT_READS(argument_value)
INDUCT_READS(cite)
INDUCT_READS(because)
INDUCT_READS(fields)
INDUCT_READS(called)
INDUCT_READS(partial)
INDUCT_READS(who)
INDUCT_READS(who1)
INDUCT_READS(order)
INDUCT_READS(place_of)
INDUCT_READS(datum)
INDUCT_READS(kind)
INDUCT_READS(selection)
INDUCT_READS(simple)
INDUCT_READS(where)
INDUCT_READS(test)
INDUCT_READS(matching)
INDUCT_READS(measure)
INDUCT_READS(by_one)
INDUCT_READS(with_one)
INDUCT_READS(period)
INDUCT_READS(point)
INDUCT_READS(season)
INDUCT_READS(within)
INDUCT_READS(condition)
INDUCT_READS(when)
INDUCT_READS(expects)
INDUCT_READS(subject)
INDUCT_READS(notify)
INDUCT_READS(visible_to)
INDUCT_READS(requirement_like)
INDUCT_READS(people_declaration)
INDUCT_READS(record_declaration)
INDUCT_READS(followup_declaration)
INDUCT_READS(scenario)
INDUCT_READS(workspace)
#undef INDUCT_READS

}  // namespace induct::grammar

// NOLINTEND(readability-identifier-naming)
