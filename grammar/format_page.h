// The lines of a whole file: declarations apart from each other, their clauses one a line, comments where they stood.
// Tested by tests/grammar/format_test.cpp and tests/golden/format/.
#pragma once

#include "grammar/syntax.h"

#include <string>

namespace induct::layout {

/// The canonical text of a tree without broken declarations.
[[nodiscard]] std::string page_of(const Syntax& syntax);

}  // namespace induct::layout
