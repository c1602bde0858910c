// Joins the groups of rules: one declaration is one of theirs.
// Tested by tests/grammar/parse_test.cpp.
#include "grammar/grammar_entry.h"

#include "grammar/peg.h"

namespace induct::grammar {

std::size_t problems_in_basic();
std::size_t problems_in_selection();
std::size_t problems_in_period();
std::size_t problems_in_condition();
std::size_t problems_in_expectation();
std::size_t problems_in_requirement();
std::size_t problems_in_people();
std::size_t problems_in_record();
std::size_t problems_in_followup();
std::size_t problems_in_scenario();
std::size_t problems_in_workspace();

namespace {

struct declaration
    : says<E::declaration,
           peg::sor<people_declaration, record_declaration, requirement_like, followup_declaration, scenario>> {};

/// PEGTL moves over as many bytes as there are tokens; what they hold is never looked at.
template <class Rule>
std::uint32_t read_at(Reader& reader, std::uint32_t at, std::string_view bytes) {
    Input in(bytes.data(), bytes.data() + bytes.size(), "tokens");
    in.bump_in_this_line(at);
    return run<Rule>(in, reader) ? place(in) : at;
}

}  // namespace

std::uint32_t read_declaration_at(Reader& reader, std::uint32_t at, std::string_view bytes) {
    return read_at<declaration>(reader, at, bytes);
}

std::uint32_t read_workspace_at(Reader& reader, std::uint32_t at, std::string_view bytes) {
    return read_at<workspace>(reader, at, bytes);
}

std::size_t problems_in_grammar() {
    return problems_in_basic() + problems_in_selection() + problems_in_period() + problems_in_condition() +
           problems_in_expectation() + problems_in_requirement() + problems_in_people() + problems_in_record() +
           problems_in_followup() + problems_in_scenario() + problems_in_workspace();
}

}  // namespace induct::grammar
