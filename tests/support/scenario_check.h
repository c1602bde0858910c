// Runs the scenarios of a model text: parse, check, make the World, evaluate, compare with the scenario's own lines.
// Used by tests/evaluate; a failing line is shown with its words, its day and what evaluation answered.
#pragma once

#include "engine/evaluate/evaluate.h"
#include "engine/evaluate/scenario_status.h"
#include "engine/ledger/scenario_world.h"
#include "engine/model/check.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace induct::test {

/// A program around `rules`: a year of 41 school weeks, a pairing of a mentee, a mentor and an optional colleague, and
/// kinds.
inline std::string program_with(const std::string& rules) {
    return R"(
program sample "Sample"
  source   handbook "Handbook"
  runs on  school-year
  partial  in full
calendar school-year "School year"
  year 2025-26 from September 1 to June 12
  term fall from September 1 to January 23
  term spring-term from January 26 to June 12
  break winter-break from December 22 to January 2
  holiday labor-day on September 1
  days workshop-days on October 10, January 26
  contract Monday to Friday 07:45 to 15:30
role teacher "Teacher" has experience: number, category: beginning or returning
role lead-mentor "Mentor"
role colleague-mentor "Colleague"
  may also be lead-mentor
pairing blended "Pairing"
  mentee    is teacher
  mentor    is lead-mentor
  colleague is optional colleague-mentor
  has assignment: full-year or half-year
choice focus-area is planning, teaching, assessment
activity support "Support" has focus-area, remark: text
activity observation is support
activity conference "Conference"
activity visit "Visit" is support
meeting workshop "Workshop" of lead-mentor has agenda: text
artifact growth-goals "Goals" from teacher about pairing stages drafted, submitted
)" + rules;
}

struct Sample {
    Model model;
    std::string problems;
};
inline Sample checked(const std::string& text) {
    SourceSet sources;
    Checked<Model> result = check_text("sample.induct", text, sources, embedded_only());
    Sample sample{std::move(result.value), {}};
    for (const Diagnostic& d : result.diagnostics) {
        if (d.severity == Severity::error) sample.problems += d.message + "\n";
    }
    return sample;
}

/// Lines of every scenario that evaluation does not agree with; empty when all is well.
inline std::vector<std::string> disagreements(const Model& model) {
    const Plan lowered = plan(model);
    std::vector<std::string> wrong;
    for (const Scenario& scenario : model.scenarios) {
        for (const ScenarioOn& line : scenario.checks) {
            const World world = world_of(model, scenario, line.date);
            const auto judgements = evaluate_all(lowered, model, world, {line.date, line.date}, 1);
            for (const ScenarioCheck& check : line.checks) {
                if (std::holds_alternative<ReviewId>(check.what)) continue;
                const ScenarioAnswer answer = find_status(model, world, judgements, check, line.date);
                if (agrees(check, answer)) continue;
                wrong.push_back(scenario.title + ": on " + to_words(line.date) + " " + check.words + ", but " +
                                answer_words(answer));
            }
        }
    }
    return wrong;
}

inline void check_scenarios(const std::string& rules) {
    const Sample sample = checked(program_with(rules));
    CHECK(sample.problems == "");
    REQUIRE(!sample.model.scenarios.empty());
    std::string wrong;
    for (const std::string& line : disagreements(sample.model)) wrong += line + "\n";
    CHECK(wrong == "");
}

}  // namespace induct::test
