// Golden files of this folder: what `check` says about a text, exactly. UPDATE_GOLDEN=1 rewrites them.
#pragma once

#include "engine/model/check.h"
#include "grammar/render.h"

#include <string>
#include <vector>

namespace induct {

/// A checked text with what was said about it.
struct CheckedText {
    Model model;
    std::vector<Diagnostic> diagnostics;
    std::string rendered;
};

/// Checks a text with the built-in library beside it.
[[nodiscard]] CheckedText checked(const std::string& shown_as, const std::string& text);
[[nodiscard]] CheckedText checked(const std::string& shown_as, const std::string& text, const Library& library);
/// The names of tests/golden/check/, sorted, without their endings.
[[nodiscard]] std::vector<std::string> golden_names();
[[nodiscard]] std::string golden_path(const std::string& name, const std::string& ending);
[[nodiscard]] std::string read_text(const std::string& path);

}  // namespace induct
