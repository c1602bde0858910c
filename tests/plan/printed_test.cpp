// What `induct plan` and `induct check --calendar` print of each form of tests/golden/forms:
// tests/golden/plan/NAME.txt. UPDATE_GOLDEN=1 rewrites them.
#include "engine/model/check.h"
#include "engine/plan/calendar_echo.h"
#include "engine/plan/plan.h"
#include "tests/support/golden.h"

#include <doctest/doctest.h>

using namespace induct;
using namespace induct::testing;

TEST_CASE("the plan of each form, and the windows of its rules, are printed as they always were") {
    for (const auto& path : golden_files("forms", ".induct")) {
        CAPTURE(path.filename().string());
        SourceSet sources;
        const Checked<Model> checked =
            check_text("model.induct", read_file(path), sources, library_beside(path.parent_path().string()));
        REQUIRE_FALSE(has_errors(checked.diagnostics));
        check_golden("plan/" + path.stem().string() + ".txt",
                     to_text(plan(checked.value), checked.value) + "\n" + calendar_echo(checked.value));
    }
}

TEST_CASE("every golden file of a plan is still made") {
    for (const auto& path : golden_files("plan", ".txt"))
        CHECK(std::filesystem::exists(golden_path("forms/" + path.stem().string() + ".induct")));
}
