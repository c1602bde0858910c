// A folder of new files that is there whole or not at all. Tested by tests/cli/starter_test.cpp.
#pragma once

#include "cli/starter_pages.h"

#include <filesystem>
#include <functional>

namespace induct::cli {

/// What keeps a new workspace from this place; nullopt when it may be made there: nothing stands there yet, or an empty
/// folder. The folder around it must be there.
[[nodiscard]] std::optional<Diagnostic> place_problem(const std::string& folder);

/// Writes the pages into a folder of another name, asks `good` about that one, and only then gives it its name. When
/// `good` says no, nothing stays behind, and the result is false.
/// Errors: std::system_error, with nothing left behind.
[[nodiscard]] bool write_folder(const std::string& folder, const std::vector<Page>& pages,
                                const std::function<bool(const std::filesystem::path& made)>& good);

}  // namespace induct::cli
