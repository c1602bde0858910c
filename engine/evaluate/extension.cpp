// `extended by absences`: by how many days each absence puts off the due day of a window. Source:
// docs/language.md, 6.2. Method: of each absence the days that lie in the window, beyond those that the rule allows.
// Tested by tests/oracle (leave pauses, absences extend) and tests/golden/forms/reasons.induct.
#include "engine/evaluate/judge.h"

#include <algorithm>
#include <map>
#include <utility>

namespace induct {

std::vector<DueMoved> Judge::extensions(const PlanRule& rule, Interval window) const {
    std::vector<DueMoved> moved;
    if (!rule.extended_over) return moved;
    std::map<std::uint32_t, std::pair<Date, std::int64_t>> absences;  // first day, and days in the window
    for (const AbsenceOf& absence : records_.absences) {
        if (absence.rule != static_cast<std::size_t>(&rule - plan_.rules.data())) continue;
        auto& days = absences.try_emplace(absence.absence, absence.days.first, 0).first->second;
        days.second += overlap(absence.days, window).length().count;
    }
    for (const auto& [at, days] : absences) {
        // So many school days are over on a day of the calendar, and what comes after it counts by the calendar.
        const auto allowed = calendar_.add(days.first, *rule.extended_over);
        const std::int64_t over = allowed ? (*allowed - days.first).count() : days.second;
        if (days.second > over) moved.push_back({at, days.second - over});
    }
    return moved;
}

std::chrono::days Judge::extension(const PlanRule& rule, Interval window) const {
    std::chrono::days more{0};
    for (const DueMoved& one : extensions(rule, window)) more += std::chrono::days{one.days};
    return more;
}

}  // namespace induct
