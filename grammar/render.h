// Problems for a reader (text with the places underlined) and for a machine (JSON).
// Tested by tests/grammar/render_test.cpp and the golden messages in tests/golden/syntax/.
#pragma once

#include "grammar/diagnostic.h"
#include "grammar/source.h"

#include <span>
#include <string>

namespace induct {

/// In source order, a blank line between problems. `colour` adds ANSI colours and changes no character.
[[nodiscard]] std::string render_text(std::span<const Diagnostic> diagnostics, const SourceSet& sources,
                                      bool colour = false);

/// A JSON array in source order, each with code, severity, message, hint and labels (file, line, column, end, text).
[[nodiscard]] std::string render_json(std::span<const Diagnostic> diagnostics, const SourceSet& sources);

}  // namespace induct
