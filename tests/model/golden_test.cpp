// What an author reads, word by word: tests/golden/check/NAME.induct and the messages in NAME.expected.
#include "tests/model/checked_text.h"

#include <doctest/doctest.h>

using namespace induct;

TEST_CASE("every golden model is told what it always was told") {
    for (auto path : testing::golden_files("check", ".induct")) {
        const std::string rendered = checked(path).rendered;
        testing::check_kept(path.replace_extension(".expected"), rendered);
    }
}

TEST_CASE("every message says where, and ends like the others") {
    for (const auto& path : testing::golden_files("check", ".induct"))
        for (const Diagnostic& diagnostic : checked(path).diagnostics) {
            CAPTURE(path.filename().string());
            CAPTURE(diagnostic.message);
            CHECK(!diagnostic.labels.empty());
            CHECK(!diagnostic.message.empty());
            CHECK(diagnostic.message.back() != '.');
            int primary = 0;
            for (const Label& label : diagnostic.labels) primary += label.primary ? 1 : 0;
            CHECK(primary == 1);
        }
}
