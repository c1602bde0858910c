// The difference of two texts, line by line, as a unified diff: for `induct fmt --diff`.
// Tested by tests/cli/fmt_test.cpp, which applies it.
#pragma once

#include <string>
#include <string_view>

namespace induct::cli {

/// A unified diff with three lines of context, headed by `--- name` and `+++ name`; empty when the texts are equal.
[[nodiscard]] std::string line_difference(const std::string& name, std::string_view before, std::string_view after);

}  // namespace induct::cli
