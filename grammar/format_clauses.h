// How a declaration falls into its head and its clauses, and in which column each begins.
// Tested by tests/grammar/format_test.cpp and tests/golden/format/.
#pragma once

#include "grammar/format_lines.h"

#include <vector>

namespace induct::layout {

/// The head first, then each clause; together they are all pieces of the declaration.
[[nodiscard]] std::vector<Run> clauses_of(const std::vector<Piece>& pieces, const Syntax& syntax, NodeId declaration);

/// The whole declaration as one line; empty when it was not written so, is too long, holds a comment, or is a scenario,
/// whose facts always stand one a line.
[[nodiscard]] std::string on_one_line(const std::vector<Piece>& pieces, const Syntax& syntax, NodeId declaration);

/// Declarations of one kind may stand together without a blank line: 0 for those of a kind that stands alone.
/// `of_one_line`: both are one line, so that more kinds may.
[[nodiscard]] int family_of(Rule rule, bool of_one_line);

}  // namespace induct::layout
