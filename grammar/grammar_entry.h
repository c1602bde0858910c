// The grammar as the parser and the tests see it, without PEGTL: read one declaration, and what analyze() says.
#pragma once

#include "grammar/reader.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace induct::grammar {

/// Reads one declaration from the token at `at`; returns the token behind it, or `at` when none was read.
/// `bytes` stands for the tokens without the last, `end`: one byte each, whatever it holds.
[[nodiscard]] std::uint32_t read_declaration_at(Reader& reader, std::uint32_t at, std::string_view bytes);
[[nodiscard]] std::uint32_t read_workspace_at(Reader& reader, std::uint32_t at, std::string_view bytes);

/// How many loops PEGTL's analyze() finds that might take nothing, over all groups of rules. Must be 0.
[[nodiscard]] std::size_t problems_in_grammar();

}  // namespace induct::grammar
