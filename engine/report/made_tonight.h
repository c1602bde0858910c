// Is a named report made tonight? It is when a day that it is made on lies behind the night before, up to this one.
// Method: every day between the two nights is looked at. Source: docs/language.md, 6 (Named reports). Tested by
// tests/report/made_tonight_test.cpp.
#pragma once

#include "engine/model/named_report.h"
#include "engine/time/calendar.h"

#include <optional>

namespace induct {

/// `every week` and `every month` are made on Mondays and firsts of the month; `every term` and `every year` on the
/// last day of a term or year of the calendar, since with a new year everything begins anew; a name on its first day
/// (of named days on each).
[[nodiscard]] bool is_made_on(const MadeEvery& every, const SchoolCalendar& calendar, Date day);

/// `before`: the night before this one; without one, everything is made.
[[nodiscard]] bool is_made_tonight(const MadeEvery& every, const SchoolCalendar& calendar, std::optional<Date> before,
                                   Date tonight);

}  // namespace induct
