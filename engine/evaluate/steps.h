// A status as a function of the day: a row of steps. Internal to engine/evaluate; tested through tests/evaluate/.
#pragma once

#include "engine/model/status.h"
#include "engine/time/date.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace induct {

struct StatusStep {
    Date from{};
    Status status{};
};
/// Sorted by day; the first begins on the first known day; neighbours differ.
using StatusSteps = std::vector<StatusStep>;

/// Index of the step that holds the day.
[[nodiscard]] inline std::size_t step_at(const StatusSteps& steps, Date day) {
    const auto after =
        std::upper_bound(steps.begin(), steps.end(), day, [](Date d, const StatusStep& s) { return d < s.from; });
    return static_cast<std::size_t>(after - steps.begin()) - (after == steps.begin() ? 0 : 1);
}
[[nodiscard]] inline Status status_on(const StatusSteps& steps, Date day) { return steps[step_at(steps, day)].status; }

inline void add_days(std::vector<Date>& turns, Interval days) {
    for (Date d = days.first; d <= days.last; d += std::chrono::days{1}) turns.push_back(d);
}

/// The steps of `status`, which may change on the days of `turns` only.
template <class Function>
[[nodiscard]] StatusSteps steps_over(std::vector<Date> turns, Function status) {
    turns.push_back(first_known_day);
    std::sort(turns.begin(), turns.end());
    turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
    StatusSteps steps;
    for (const Date day : turns) {
        const Status now = status(day);
        if (steps.empty() || steps.back().status != now) steps.push_back({day, now});
    }
    return steps;
}

/// Amounts added up by day: what certainly belongs, and that with all that may.
struct Amount {
    std::int64_t least = 0, most = 0;
};
struct Counts {
    std::vector<Date> days;      // sorted, each once
    std::vector<Amount> totals;  // after that day

    [[nodiscard]] Amount at(Date day) const {
        const auto after = std::upper_bound(days.begin(), days.end(), day);
        return after == days.begin() ? Amount{} : totals[static_cast<std::size_t>(after - days.begin()) - 1];
    }
    void add(Date day, Amount total) {
        if (!days.empty() && days.back() == day) {
            totals.back() = total;
        } else {
            days.push_back(day);
            totals.push_back(total);
        }
    }
};

}  // namespace induct
