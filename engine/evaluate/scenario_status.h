// What evaluation answers to one line of a scenario: the finding it means and whether the two agree.
// Method: the subject by its id, the requirement by its name, the window by month, name or the day itself.
// Tested by tests/evaluate/amount_test.cpp. Reviews are not evaluated here: they live across nights.
#pragma once

#include "engine/evaluate/finding.h"

#include <string>
#include <vector>

namespace induct {

/// Exactly one of these is set when the line was understood: a finding, a trigger's or a figure's.
struct ScenarioAnswer {
    const Finding* finding = nullptr;
    const TriggerFinding* trigger = nullptr;
    const FigureFinding* figure = nullptr;
    std::optional<std::int64_t>
        counted;  // of the finding's first part (minutes, records ...), or of the figure's first row
    std::optional<BasisPoints> share{};  // of the first row of a figure that is a share, as reports show it
    std::string none;                    // why nothing was found
};

/// `on` is the day of the scenario's line; the judgements are those of that day.
[[nodiscard]] ScenarioAnswer find_status(const Model& model, const World& world,
                                         const std::vector<Judgement>& judgements, const ScenarioCheck& check, Date on);

/// Does the answer say what the line expects? A line about a review is none of evaluation's: no.
[[nodiscard]] bool agrees(const ScenarioCheck& check, const ScenarioAnswer& answer);

/// The answer in words, for a message beside the expectation: "behind with 1 h 30", "no such finding".
[[nodiscard]] std::string answer_words(const ScenarioAnswer& answer);

}  // namespace induct
