// Dates and intervals: the one place where dates are read, computed and printed (years 1900 to 2199).
// fmt and iostreams never print a date anywhere else. Tested by tests/time/date_test.cpp.
#pragma once

#include "engine/time/units.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace induct {

using Date = std::chrono::sys_days;

/// The first and the last day that Induct knows.
constexpr Date first_known_day = std::chrono::sys_days{std::chrono::year{1900} / 1 / 1};
constexpr Date last_known_day = std::chrono::sys_days{std::chrono::year{2199} / 12 / 31};

/// A run of days with both ends in it. `first > last` means that it holds no day.
struct Interval {
    Date first{};
    Date last{};
    friend constexpr auto operator<=>(const Interval&, const Interval&) = default;
    [[nodiscard]] constexpr bool empty() const { return last < first; }
    [[nodiscard]] constexpr bool holds(Date day) const { return first <= day && day <= last; }
    [[nodiscard]] constexpr Days length() const { return {empty() ? 0 : (last - first).count() + 1}; }
};
constexpr Interval always{first_known_day, last_known_day};

/// The days that both hold; empty when there is none.
[[nodiscard]] constexpr Interval overlap(Interval a, Interval b) {
    return {a.first < b.first ? b.first : a.first, a.last < b.last ? a.last : b.last};
}

/// A day of the year without its year: `October 31`. Month 1-12, day 1-31 (not checked against a year: see `in_year`).
struct MonthDay {
    unsigned month = 1, day = 1;
    friend constexpr auto operator<=>(const MonthDay&, const MonthDay&) = default;
};

/// The order of weekdays in Induct: a week runs from Monday to Sunday.
enum class Weekday : std::uint8_t { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

/// `the second Friday of October`: nth 1-4, or 5 for the last one.
struct NthWeekday {
    unsigned nth = 1;
    Weekday weekday{};
    unsigned month = 1;
    friend constexpr auto operator<=>(const NthWeekday&, const NthWeekday&) = default;
};

/// A time of day in minutes after midnight, 0 to 1439.
struct ClockTime {
    int minute = 0;
    friend constexpr auto operator<=>(ClockTime, ClockTime) = default;
};

/// Units in which a stretch of calendar days is told. `school_week` is a Monday-to-Sunday week with a school day in it.
enum class SpanUnit : std::uint8_t { day, school_day, week, school_week, month, term, year };

/// `10 days`, `5 school-days`, `3 months`. Source: docs/language.md, 3 (calendar spans).
struct CalendarSpan {
    std::int64_t count = 0;
    SpanUnit unit{};
    friend constexpr auto operator<=>(const CalendarSpan&, const CalendarSpan&) = default;
};

// ---- making dates

/// Year 1900-2199, month 1-12, day that exists; nullopt otherwise (`February 30`).
[[nodiscard]] std::optional<Date> make_date(int year, unsigned month, unsigned day);
[[nodiscard]] std::optional<Date> in_year(MonthDay day, int year);
[[nodiscard]] std::optional<Date> in_year(NthWeekday day, int year);  // nullopt never for nth 1-5
/// Does the day exist in some year? February 29 does, February 30 does not.
[[nodiscard]] bool exists(MonthDay day);

// ---- asking dates

[[nodiscard]] Weekday weekday(Date day);
[[nodiscard]] int year_of(Date day);
[[nodiscard]] unsigned month_of(Date day);
[[nodiscard]] unsigned day_of(Date day);
/// The Monday of the week of `day`.
[[nodiscard]] Date week_start(Date day);
/// First to last day of the calendar month of `day`.
[[nodiscard]] Interval month_around(Date day);
/// `day` moved by whole months; a day that the target month lacks becomes its last day (January 31 + 1 month is
/// February 28). Beyond the known days it stops at the first or last of them.
[[nodiscard]] Date add_months(Date day, std::int64_t months);

// ---- reading (nullopt when it is not exactly that form; blanks around it are not allowed)

[[nodiscard]] std::optional<Date> read_iso(std::string_view text);         // 2026-01-31
[[nodiscard]] std::optional<ClockTime> read_clock(std::string_view text);  // 07:45, 15:30, 3:30 pm, 3:30pm, 3 pm
[[nodiscard]] std::optional<unsigned> read_month(std::string_view name);   // January, Jan, january: 1-12
[[nodiscard]] std::optional<Weekday> read_weekday(std::string_view name);  // Monday, Mon, monday

// ---- printing (always the same, whatever the locale)

[[nodiscard]] std::string to_iso(Date day);                 // 2026-01-31
[[nodiscard]] std::string to_words(Date day);               // January 31, 2026
[[nodiscard]] std::string to_words_without_year(Date day);  // January 31
[[nodiscard]] std::string to_words(Interval days);          // October 1-31, 2025 / December 22, 2025 - January 2, 2026
[[nodiscard]] std::string to_words(MonthDay day);           // October 31
[[nodiscard]] std::string to_words(NthWeekday day);         // the second Friday of October
[[nodiscard]] std::string to_words(CalendarSpan span);      // 10 days, 1 school-day
[[nodiscard]] std::string to_words(ClockTime time);         // 07:45
[[nodiscard]] std::string to_words(Minutes amount);         // 1 h 30 (as in reports), 45 min, 0 h, -2 h 15
[[nodiscard]] std::string to_words(BasisPoints share);      // 80%, 12.5%
[[nodiscard]] std::string_view month_name(unsigned month);  // January
[[nodiscard]] std::string_view weekday_name(Weekday day);   // Monday
[[nodiscard]] std::string_view unit_name(SpanUnit unit, std::int64_t count);  // day / days, school-week / school-weeks

}  // namespace induct
