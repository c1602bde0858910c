// Texts made safe to show. What a sheet, a model or a file's name holds must not move a terminal's cursor, turn the
// reading order of a line round, or begin a line that Induct did not write. Tested by tests/grammar/printable_test.cpp.
#pragma once

#include <string>
#include <string_view>

namespace induct {

/// The text with U+FFFD for each character that is obeyed instead of being shown: control characters but tab and line
/// feed, the embeddings, overrides and isolates of bidirectional text, line and paragraph separators, and bytes that
/// are no UTF-8. Names in any script stay as they are, with their joiners and direction marks.
[[nodiscard]] std::string printable(std::string_view text);

/// The same on one line: line breaks and tabs become one blank each. For whatever somebody else wrote, a name or a
/// cell, inside of a text of ours.
[[nodiscard]] std::string one_line(std::string_view text);

/// A finished JSON text in which the same characters, where they stand raw, are escaped: it says what it said before.
[[nodiscard]] std::string json_escaped(std::string_view json);

}  // namespace induct
