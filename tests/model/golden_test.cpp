// What an author reads, word by word: tests/golden/check/NAME.induct and the messages in NAME.expected.
#include "tests/model/golden_text.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

using namespace induct;

TEST_CASE("every golden model is told what it always was told") {
    const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;
    for (const std::string& name : golden_names()) {
        CAPTURE(name);
        const std::string rendered = checked(name + ".induct", read_text(golden_path(name, ".induct"))).rendered;
        if (update) std::ofstream(golden_path(name, ".expected"), std::ios::binary) << rendered;
        CHECK(rendered == read_text(golden_path(name, ".expected")));
    }
}
