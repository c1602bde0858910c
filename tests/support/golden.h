// Golden files: exact output, beside what made it. UPDATE_GOLDEN=1 rewrites them; that diff is reviewed like code.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace induct::testing {

inline std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// `name` is below tests/golden/.
inline void check_golden(const std::string& name, const std::string& found) {
    const std::string path = std::string(INDUCT_SOURCE_DIR) + "/tests/golden/" + name;
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
        std::ofstream(path, std::ios::binary) << found;
        return;
    }
    CAPTURE(name);
    CHECK(found == read_file(path));
}

}  // namespace induct::testing
