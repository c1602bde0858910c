// What the commands share in printing: diagnostics in either form.
#pragma once

#include "cli/commands.h"
#include "engine/evaluate/value_words.h"
#include "grammar/render.h"

#include <span>

namespace induct::cli {

/// Prints diagnostics to standard output (JSON) or standard error (text), and returns 2 for errors, 1 for warnings, 0.
int show_diagnostics(std::span<const Diagnostic> diagnostics, const SourceSet& sources, bool json,
                     const Terminal& terminal);
/// Prints one problem that has no place in a file, and returns 2.
int refuse(Code code, const std::string& message, const std::string& hint = {});

}  // namespace induct::cli
