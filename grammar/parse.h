// From text to syntax. The parser recovers at the next declaration keyword that is the first word of a line, so one run
// tells every independent mistake, and the tree holds everything that could be read.
// Tested by tests/grammar/parse_test.cpp, golden_test.cpp and reference_grammar_test.cpp.
#pragma once

#include "grammar/diagnostic.h"
#include "grammar/source.h"
#include "grammar/syntax.h"

namespace induct {

/// Reads a model. Its problems are in source order; the root is a `Rule::file`, also of an unreadable file.
[[nodiscard]] Checked<Syntax> parse(FileId file, const SourceText& source);

/// Reads a workspace.induct: one `workspace` declaration and nothing else.
[[nodiscard]] Checked<Syntax> parse_workspace(FileId file, const SourceText& source);

}  // namespace induct
