// What `why` says of a scenario's first subject, for the tests of this folder.
#pragma once

#include "engine/evaluate/judge.h"
#include "engine/evaluate/why.h"
#include "tests/support/scenario_check.h"

#include <functional>
#include <string>

namespace induct::test {

struct Told {
    Finding finding;
    Explanation why;
    std::string text;
};

/// What `why` says of the finding that the first check of the only scenario asks for, on that day. `change` may add to
/// the world what a scenario cannot say.
inline Told told(
    const std::string& rules, bool records = false, const RecordFilter& may_see = {},
    const std::function<void(World&)>& change = [](World&) {}) {
    const Sample sample = checked(program_with(rules));
    REQUIRE(sample.problems == "");
    const Scenario& scenario = sample.model.scenarios.front();
    const Date on = scenario.checks.front().date;
    World world = world_of(sample.model, scenario, on);
    change(world);
    const Plan lowered = plan(sample.model);
    const std::vector<Judgement> judged = evaluate_all(lowered, sample.model, world, {on, on}, 1, Detail::evidence);
    const ScenarioAnswer answer = find_status(sample.model, world, judged, scenario.checks.front().checks.front(), on);
    REQUIRE(answer.finding);
    Told result{*answer.finding, {}, {}};
    result.why = explain(lowered, sample.model, world, result.finding, {on, on}, on, may_see);
    result.text = why_text(result.why, records);
    return result;
}

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

inline const std::string people = R"(
scenario "why"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor, Cy is colleague-mentor, Di is colleague-mentor
  pair P1 is blended: mentee Ana, mentor Ben, colleague Cy from September 2
)";

}  // namespace induct::test
