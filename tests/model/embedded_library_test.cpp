// The built-in library is what stdlib/ holds: the same names, the same bytes.
#include "engine/model/embedded_library.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> names_on_disk(const fs::path& library) {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(library)) {
        if (entry.path().extension() != ".induct") continue;
        names.push_back(fs::relative(entry.path(), library).replace_extension().generic_string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

TEST_CASE("the embedded library holds every file of stdlib, byte for byte") {
    const fs::path library = fs::path(INDUCT_SOURCE_DIR) / "stdlib";
    const std::vector<std::string> names = names_on_disk(library);
    const std::vector<std::string_view> embedded = induct::embedded_library_names();
    CHECK(std::vector<std::string>(embedded.begin(), embedded.end()) == names);
    for (const std::string& name : names) {
        CAPTURE(name);
        REQUIRE(induct::embedded_library(name).has_value());
        CHECK(*induct::embedded_library(name) == read_file(library / (name + ".induct")));
    }
}

TEST_CASE("a name that is not in the library has no text") {
    CHECK_FALSE(induct::embedded_library("no-such-library").has_value());
    CHECK_FALSE(induct::embedded_library("").has_value());
    CHECK_FALSE(induct::embedded_library("mentoring.induct").has_value());
}
