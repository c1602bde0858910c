// What PEGTL's analyze() says of our rules: loops that might take nothing. One function for each group of rules, called
// by tests/grammar/parse_test.cpp; the analysis is made where the rules are, so that they stay private to their .cpp.
#pragma once

#include "grammar/peg.h"

#include <tao/pegtl/contrib/analyze.hpp>

namespace tao::pegtl {
template <class Name>
struct analyze_traits<Name, induct::grammar::takes_a_token, void> : analyze_any_traits<> {};
template <class Name>
struct analyze_traits<Name, induct::grammar::takes_nothing, void> : analyze_opt_traits<> {};
template <class Name, class... Rules>
struct analyze_traits<Name, induct::grammar::takes_all<Rules...>, void> : analyze_seq_traits<Rules...> {};
}  // namespace tao::pegtl

namespace induct::grammar {

template <class... Rules>
std::size_t problems_in() {
    return peg::analyze<peg::sor<Rules...>>();
}

}  // namespace induct::grammar
