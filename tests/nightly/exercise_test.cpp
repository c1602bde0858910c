// What scenarios show of a model, and what carries each clause of its handbook: tests/golden/coverage/.
#include "engine/nightly/coverage.h"
#include "engine/nightly/models.h"
#include "engine/nightly/scenarios.h"
#include "grammar/render.h"
#include "tests/support/golden.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

using namespace induct;
using namespace induct::testing;

namespace {

struct Trial {
    SourceSet sources;
    LoadedModel loaded = load_model(golden_path("coverage/trial.induct").string(), sources);
    Exercise exercise{loaded.model};

    Trial() {
        INFO(render_text(loaded.diagnostics, sources));
        REQUIRE(loaded.usable());
        for (const Scenario& scenario : loaded.model.scenarios) {
            const ScenarioResult result = run_scenario(loaded.model, scenario, &exercise);
            for (const CheckResult& check : result.checks) {
                CAPTURE(check.words);
                CAPTURE(check.found);
                CHECK(check.holds);
            }
        }
        // Messages and pages name the list by where it stands; the golden file must not.
        for (Source& source : loaded.model.program.sources) source.clause_file = "clauses/trial.md";
    }
};

std::string branch_line(const Branch& branch) {
    std::string line = branch.name + ":";
    for (std::size_t side = 0; side < 2; ++side)
        if (!branch.sides[side].empty())
            line += fmt::format(" {} {}", branch.sides[side], branch.by[side].empty() ? "never" : "shown");
    return line + (branch.complete() ? "" : "  <-") + "\n";
}

}  // namespace

TEST_CASE("each branch of a model is shown both ways, one way or not at all") {
    const Trial trial;
    std::string text;
    for (const Branch& branch : trial.exercise.branches()) text += branch_line(branch);
    check_golden("coverage/branches.txt", text);
}

TEST_CASE("a line that does not hold tells the number as it was written") {
    SourceSet sources;
    const LoadedModel model = load_model(golden_path("forms/surveys.induct").string(), sources);
    REQUIRE(model.usable());
    Scenario wrong = model.model.scenarios.front();
    for (ScenarioOn& on : wrong.checks)
        for (ScenarioCheck& check : on.checks) check.with = Number{2400};
    const ScenarioResult result = run_scenario(model.model, wrong);
    REQUIRE_FALSE(result.checks.empty());
    for (const CheckResult& check : result.checks) {
        CHECK_FALSE(check.holds);
        CHECK(check.expected.substr(check.expected.rfind(' ')) == " 2.4");
    }
}

TEST_CASE("a line that does not hold shows nothing") {
    Trial trial;
    Exercise fresh(trial.loaded.model);
    Scenario wrong = trial.loaded.model.scenarios.front();
    for (ScenarioOn& on : wrong.checks)
        for (ScenarioCheck& check : on.checks) check.negated = !check.negated;
    (void)run_scenario(trial.loaded.model, wrong, &fresh);
    const auto seen = [](const Branch& branch) { return !branch.by[0].empty() || !branch.by[1].empty(); };
    CHECK(std::none_of(fresh.branches().begin(), fresh.branches().end(), seen));
}

TEST_CASE("every clause is told with what carries it, or that nothing does") {
    const Trial trial;
    Coverage coverage;
    coverage.add(trial.loaded.model, trial.exercise);
    check_golden("coverage/clauses.txt", coverage_text(coverage.lists(), false));
    check_golden("coverage/missing.txt", coverage_text(coverage.lists(), true));
    CHECK(uncarried(coverage.lists()) == 1);
}

TEST_CASE("a list that two models name stands once") {
    const Trial trial;
    Coverage coverage;
    coverage.add(trial.loaded.model, trial.exercise);
    Model other = trial.loaded.model;
    other.program.name = "other";
    coverage.add(other, trial.exercise);
    REQUIRE(coverage.lists().size() == 1);
    CHECK(coverage.lists().front().models == std::vector<std::string>{"trial", "other"});
    CHECK(coverage.lists().front().clauses.front().by.size() == 2);
}

TEST_CASE("each clause of the handbooks that the models of rules/ follow is cited by something") {
    // Without running a scenario: what they show is asked in tests/cli/rules_test.cpp.
    const Checked<std::vector<std::string>> found = find_models({INDUCT_SOURCE_DIR "/rules"});
    REQUIRE(found.value.size() >= 9);
    SourceSet sources;
    Coverage coverage;
    for (const std::string& path : found.value) {
        const LoadedModel loaded = load_model(path, sources);
        REQUIRE(loaded.usable());
        coverage.add(loaded.model, Exercise(loaded.model));
    }
    std::size_t clauses = 0;
    for (const ListCoverage& list : coverage.lists()) {
        clauses += list.clauses.size();
        for (const ClauseCoverage& one : list.clauses) {
            CAPTURE(one.clause.id);
            CHECK_FALSE(one.by.empty());
        }
    }
    CHECK(coverage.lists().size() == 10);
    CHECK(clauses == 250);
    CHECK(uncarried(coverage.lists()) == 0);
    CHECK(coverage_text(coverage.lists(), true).find("250 of 250 clauses accounted for: ") != std::string::npos);
}
