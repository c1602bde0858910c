// The eight lines that a scenario may have: the word that each begins with and what follows it, for messages about a
// line that cannot be read. Tested by the golden messages in tests/golden/syntax/error-scenario-lines.induct.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace induct {

struct ScenarioLine {
    std::string_view word;  // `people`
    std::string_view form;  // `people NAME is ROLE ...`, its parts in the order in which they are read
};

/// All of them, in the order in which they are explained.
[[nodiscard]] std::span<const ScenarioLine> scenario_lines();
/// The line that begins with this word; null for any other word.
[[nodiscard]] const ScenarioLine* scenario_line(std::string_view word);
/// The line that was probably meant by another first word: a nearby spelling, or what others call it (`given`,
/// `expect`). Null when none is near.
[[nodiscard]] const ScenarioLine* scenario_line_meant(const std::string& word);
/// "`in`, `set`, `people`, `pair`, `team`, `leave`, `log` or `on DATE then`"
[[nodiscard]] std::string all_scenario_lines();

}  // namespace induct
