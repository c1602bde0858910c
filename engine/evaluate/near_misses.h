// Records that a reader would expect to count and that do not: of the right kind, and one thing about them is not as
// the rule asks. Method: the World is asked again about one part of one finding, because evaluation keeps no names;
// only what is told is looked at. Source: docs/language.md, 6.12 (near misses). Tested by
// tests/evaluate/near_misses_test.cpp.
#pragma once

#include "engine/evaluate/finding.h"
#include "engine/evaluate/record_filter.h"
#include "engine/ledger/who.h"
#include "engine/plan/plan.h"

#include <span>

namespace induct {

/// A record of a kind that the rule names, in its window, that failed one test (or whose answer is not recorded).
struct NearMiss {
    const Record* record = nullptr;
    std::string words;  // "by Clement Dufresne-Okafor, who is not the colleague"
};

struct NotCounted {
    std::vector<NearMiss> near;          // in order of date
    std::size_t outside = 0;             // right in everything but the date
    std::optional<Date> latest_outside;  // the latest of them
    std::vector<EntryNumber> withheld;   // near ones that the reader may not be told of; they stand nowhere else
};

/// The expectation behind a part of a finding; nullptr when nothing is owed.
[[nodiscard]] const Part* part_of(const Plan& plan, const Finding& finding, std::size_t part);

/// What one part of a finding does not count. Only amounts, deadlines and gaps have such records. Shape: records up to
/// `on`; with `near_only` those outside the window are not counted. What `may_see` refuses is not told, with or without
/// its date.
[[nodiscard]] NotCounted not_counted(const Plan& plan, const Known& known, const SchoolCalendar& calendar,
                                     const Finding& finding, std::size_t part, Date on, bool near_only = false,
                                     const RecordFilter& may_see = {});

/// The near misses of several findings of one subject in one line, alike ones together: "Onsite support on November 3,
/// November 4 and 34 more days by Clement Dufresne-Okafor, who is not the colleague". Empty when there are none, or
/// when a finding needs none, or when `may_see` refuses them.
[[nodiscard]] std::string near_miss_words(const Plan& plan, const Known& known, const SchoolCalendar& calendar,
                                          std::span<const Finding* const> findings, Date on,
                                          const RecordFilter& may_see = {});

/// "November 3, November 4 and 34 more days"; dates sorted, each once. What lies outside of `year` is told with its
/// year.
[[nodiscard]] std::string day_list(const std::vector<Date>& days, std::size_t shown = 3,
                                   const SchoolYear* year = nullptr);

}  // namespace induct
