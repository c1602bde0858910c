// Sets of days as sorted intervals, and the codes of a row. See subject_records.h. Test: tests/evaluate/forms_test.cpp.
#include "engine/ledger/subject_records.h"

#include <algorithm>

namespace induct {

std::span<const std::pair<std::uint32_t, std::uint32_t>> RowCodes::perhaps_of(std::uint32_t row) const {
    const auto of = std::equal_range(perhaps.begin(), perhaps.end(), std::pair{row, 0U},
                                     [](const auto& a, const auto& b) { return a.first < b.first; });
    return {of.first, of.second};
}

std::vector<Interval> joined(std::vector<Interval> intervals) {
    intervals.erase(std::remove_if(intervals.begin(), intervals.end(), [](Interval i) { return i.empty(); }),
                    intervals.end());
    std::sort(intervals.begin(), intervals.end());
    std::vector<Interval> result;
    for (const Interval& next : intervals) {
        if (!result.empty() && next.first <= result.back().last + std::chrono::days{1}) {
            result.back().last = std::max(result.back().last, next.last);
        } else {
            result.push_back(next);
        }
    }
    return result;
}

std::vector<Interval> without(const std::vector<Interval>& from, const std::vector<Interval>& out) {
    std::vector<Interval> result;
    for (Interval rest : from) {
        for (const Interval& hole : out) {
            if (rest.empty() || overlap(rest, hole).empty()) continue;
            const Interval before{rest.first, hole.first - std::chrono::days{1}};
            if (!before.empty()) result.push_back(before);
            rest.first = hole.last + std::chrono::days{1};
        }
        if (!rest.empty()) result.push_back(rest);
    }
    return result;
}

bool holds(const std::vector<Interval>& days, Date day) {
    const auto after =
        std::upper_bound(days.begin(), days.end(), day, [](Date d, const Interval& i) { return d < i.first; });
    return after != days.begin() && std::prev(after)->holds(day);
}

}  // namespace induct
