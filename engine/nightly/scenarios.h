// Scenarios: a model's own tests. Each is a small world with the results that its author expects on given days.
//
// Method: the scenario's facts become a World (scenario_world.h) as known on the day that is asked about; it is judged
// like any other. Where a check asks about a review or a trigger, every night from the first day of the year is
// followed up, as the real job would have. Source: docs/language.md, 4 (scenario). Tested by
// tests/nightly/forms_test.cpp.
#pragma once

#include "engine/ledger/world.h"
#include "engine/nightly/exercise.h"

#include <string>
#include <vector>

namespace induct {

struct CheckResult {
    bool holds = false;
    std::string expected, found;  // in words: "behind with 1 h 30", "on-track with 2 h"
    std::string why;              // the whole reason, when it does not hold
    Span span;
    std::string words;  // the check as written
    Date on{};
};
struct ScenarioResult {
    std::string title;
    Span span;
    std::vector<CheckResult> checks;
    std::vector<std::vector<ReviewFact>> reviews;  // by `on DATE then`: what was opened and decided by then
    [[nodiscard]] bool holds() const;
};

/// Runs one scenario. Never fails: a check that cannot be answered does not hold and says why. What its lines show, as
/// far as they hold, is marked in `exercise`.
[[nodiscard]] ScenarioResult run_scenario(const Model& model, const Scenario& scenario, Exercise* exercise = nullptr);

}  // namespace induct
