// Golden files: exact output, beside what made it, below tests/golden/. UPDATE_GOLDEN=1 rewrites them; that diff is
// reviewed like code. Every test that keeps one comes through here.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace induct::testing {

/// The bytes of a file; empty when there is none.
inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// `name` is below tests/golden/.
inline std::filesystem::path golden_path(const std::string& name) {
    return std::filesystem::path(INDUCT_SOURCE_DIR) / "tests/golden" / name;
}

/// Holds what was found against any file of the tree, or rewrites that.
inline void check_kept(const std::filesystem::path& path, const std::string& found) {
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << found;
        return;
    }
    CAPTURE(path.filename().string());
    CHECK(found == read_file(path));
}

/// `name` is below tests/golden/.
inline void check_golden(const std::string& name, const std::string& found) { check_kept(golden_path(name), found); }

/// What stands in a folder below tests/golden/ under an ending, by name, so that runs are alike everywhere.
inline std::vector<std::filesystem::path> golden_files(const std::string& folder, const std::string& ending) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(golden_path(folder)))
        if (entry.path().extension() == ending) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace induct::testing
