// See scenario_lines.h. Method: one table for the lines, one for other words. Tested by the golden messages in
// tests/golden/syntax/error-scenario-lines.induct.
#include "grammar/scenario_lines.h"

#include "grammar/near.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace induct {
namespace {

constexpr std::array<ScenarioLine, 9> lines{
    {{"in", "in 2025-26"},
     {"set", "set PARAMETER is VALUE"},
     {"people", "people NAME is ROLE (FIELD VALUE) from DATE to DATE"},
     {"pair", "pair NAME is PAIRING: SLOT NAME and NAME, SLOT NAME, (FIELD VALUE) from DATE to DATE"},
     {"team", "team NAME is GROUP: leader NAME, member NAME and NAME, (FIELD VALUE) from DATE to DATE"},
     {"leave", "leave NAME from DATE to DATE"},
     {"log", "log DATE: KIND STAGE by NAME with NAME to NAME about NAME for LENGTH (FIELD VALUE) recorded on DATE"},
     {"decide", "decide DATE: REVIEW of NAME is OUTCOME by NAME"},
     {"on", "on DATE then RULE of NAME in WINDOW is STATUS with AMOUNT"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 23> other_words{
    {{"year", "in"},        {"let", "set"},         {"person", "people"}, {"given", "people"}, {"somebody", "people"},
     {"pairs", "pair"},     {"couple", "pair"},     {"group", "team"},    {"cohort", "team"},  {"committee", "team"},
     {"absence", "leave"},  {"absent", "leave"},    {"entry", "log"},     {"record", "log"},   {"records", "log"},
     {"expect", "on"},      {"then", "on"},         {"when", "on"},       {"by", "on"},        {"check", "on"},
     {"decided", "decide"}, {"decision", "decide"}, {"review", "decide"}}};

}  // namespace

std::span<const ScenarioLine> scenario_lines() { return lines; }

const ScenarioLine* scenario_line(std::string_view word) {
    const auto* const found =
        std::find_if(lines.begin(), lines.end(), [&](const ScenarioLine& line) { return line.word == word; });
    return found == lines.end() ? nullptr : &*found;
}

const ScenarioLine* scenario_line_meant(const std::string& word) {
    for (const auto& [other, line] : other_words)
        if (other == word) return scenario_line(line);
    std::vector<std::string_view> words;
    for (const ScenarioLine& line : lines) words.push_back(line.word);
    const std::optional<std::string> near = nearest(word, words);
    return near ? scenario_line(*near) : nullptr;
}

std::string all_scenario_lines() {
    std::string all;
    for (const ScenarioLine& line : lines) {
        if (!all.empty()) all += &line == &lines.back() ? " or " : ", ";
        all += '`' + std::string(line.word) + (line.word == "on" ? " DATE then" : "") + '`';
    }
    return all;
}

}  // namespace induct
