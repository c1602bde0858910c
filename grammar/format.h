// The canonical layout of a file: the same words, strings and comments, each where a reader looks for it.
// The layout rests on the tokens, and on three things that only the author knows: which declarations were written on
// one line, where a blank line stood, and beside what a comment stands.
// Tested by tests/grammar/format_test.cpp and the files in tests/golden/format/.
#pragma once

#include "grammar/diagnostic.h"
#include "grammar/source.h"

#include <string>

namespace induct {

/// The columns of a line; comments and texts that cannot be broken may pass it.
constexpr std::size_t widest_line = 120;

/// Lays out a model. With errors in `diagnostics` there is no text: the file does not parse, or (E131) the layout,
/// read again, would not say the same, which is never written.
[[nodiscard]] Checked<std::string> format_model(FileId file, const SourceText& source);

/// Lays out a workspace.induct; otherwise as `format_model`.
[[nodiscard]] Checked<std::string> format_workspace(FileId file, const SourceText& source);

}  // namespace induct
