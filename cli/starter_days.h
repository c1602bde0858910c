// The school years and days of a new workspace: those of the library's calendars, a day that was typed, and the days on
// which the examples of a new model play.
// Tested by tests/cli/starter_test.cpp.
#pragma once

#include "engine/time/calendar.h"

#include <string>
#include <string_view>
#include <vector>

namespace induct::cli {

/// `oregon`, `massachusetts`, ...: the calendars inside the program, sorted.
[[nodiscard]] std::vector<std::string> library_calendars();
/// What the library's calendar of that name declares.
[[nodiscard]] CalendarSpec library_calendar(const std::string& name);

/// `2026-27` or `2026-2027`: the first of the two years; nullopt when it is no school year.
[[nodiscard]] std::optional<int> first_year_of(std::string_view label);
/// The school year that holds the day, or the next one; the last when the calendar ends before. `spec` has a year.
[[nodiscard]] const SchoolYear& year_for(const CalendarSpec& spec, Date day);

/// `October 31`, `31 Oct`, `2026-10-31`: that day in the school year; nullopt when it is not written like that or the
/// year does not hold it.
[[nodiscard]] std::optional<Date> day_in(const SchoolYear& year, std::string_view typed);
/// `October 31` as a day of the calendar, or `2026-10-31`; nullopt when it is not written like that.
[[nodiscard]] std::optional<Date> day_from(std::string_view typed, Date earliest);

/// Where the examples of a new model play: all days lie in the school year or shortly behind it.
struct ExampleDays {
    unsigned first_month = 9, last_month = 5;  // the whole months of the year, for the season of meetings
    Date from{};                               // since when people are paired in the made-up rows
    Date earlier{}, meeting{};                 // school days in two months (or weeks) that follow one another
    Interval window;                           // the month or week of `meeting`
};
[[nodiscard]] ExampleDays example_days(const SchoolYear& year, bool weekly);

}  // namespace induct::cli
