// Breaks one clause into lines: at its weakest joints first, all joints of conditions and expectations alike, commas as
// they fill the line. Tested by tests/grammar/format_test.cpp and tests/golden/format/.
#pragma once

#include "grammar/format_tokens.h"

#include <cstddef>
#include <string>
#include <vector>

namespace induct::layout {

/// A clause, or the head of a declaration: pieces [begin, end), written at a column.
struct Run {
    std::size_t begin = 0, end = 0;
    std::size_t indent = 0;  // of its first line
    std::size_t hang = 0;    // of the others
    std::size_t lead = 0;    // how many pieces are the keyword, and
    std::size_t pad = 0;     // how wide that is made; 0: as it is
    bool flat = false;       // one line is asked for, so that expectations joined by `and also` share it
};

/// The columns of a run on one line, without its indent.
[[nodiscard]] std::size_t width_of(const std::vector<Piece>& pieces, const Run& run, const Syntax& syntax);

/// The lines of a run, without the line break at its end, with the comments inside of it.
[[nodiscard]] std::string lines_of(const std::vector<Piece>& pieces, const Run& run, const Syntax& syntax);

}  // namespace induct::layout
