// No message without an example: every code of `check` (200-399) is shown by a golden model.
#include "tests/model/golden_text.h"

#include <doctest/doctest.h>

#include <set>

using namespace induct;

TEST_CASE("every code of the check is shown by a golden") {
    std::set<Code> shown;
    for (const std::string& name : golden_names())
        for (const Diagnostic& diagnostic : checked(name, read_text(golden_path(name, ".induct"))).diagnostics)
            shown.insert(diagnostic.code);
    for (const CodeInfo& info : all_codes()) {
        if (info.number < 200 || info.number > 399) continue;
        CAPTURE(info.number);
        CAPTURE(info.name);
        CHECK(shown.count(info.code) == 1);
    }
}

TEST_CASE("every message says where, and ends like the others") {
    for (const std::string& name : golden_names())
        for (const Diagnostic& diagnostic : checked(name, read_text(golden_path(name, ".induct"))).diagnostics) {
            CAPTURE(name);
            CAPTURE(diagnostic.message);
            CHECK(!diagnostic.labels.empty());
            CHECK(!diagnostic.message.empty());
            CHECK(diagnostic.message.back() != '.');
            int primary = 0;
            for (const Label& label : diagnostic.labels) primary += label.primary ? 1 : 0;
            CHECK(primary == 1);
        }
}
