// Golden files of the grammar tests: tests/golden/syntax/NAME.induct with the exact tree or messages beside it.
// UPDATE_GOLDEN=1 rewrites them, and that difference is reviewed like code.
#pragma once

#include "grammar/parse.h"
#include "grammar/render.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace induct::test {

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

inline bool updates_golden() {
    const char* set = std::getenv("UPDATE_GOLDEN");
    return set != nullptr && std::string(set) == "1";
}

/// What the golden file holds; rewritten first when it is to be.
inline std::string golden(const std::filesystem::path& path, const std::string& actual) {
    if (updates_golden()) std::ofstream(path, std::ios::binary) << actual;
    return read_file(path);
}

inline std::filesystem::path golden_folder() {
    return std::filesystem::path(INDUCT_SOURCE_DIR) / "tests/golden/syntax";
}

/// All golden models, by name, so that runs are alike everywhere.
inline std::vector<std::filesystem::path> golden_models() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(golden_folder()))
        if (entry.path().extension() == ".induct") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

inline Checked<Syntax> parse_text(const std::string& text) { return parse({0}, source_text("test.induct", text)); }

}  // namespace induct::test
