// What `check` says of a text, for the tests of this folder.
#pragma once

#include "engine/model/check.h"
#include "grammar/render.h"
#include "tests/support/golden.h"

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
/// Checks a file and shows it under its own name.
[[nodiscard]] CheckedText checked(const std::filesystem::path& path);

}  // namespace induct
