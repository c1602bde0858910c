// Making, asking and reading dates.
// Method: std::chrono does the arithmetic, and every door into it refuses years outside 1900-2199. Reading is by hand:
// GCC 12 has no chrono::parse, and a form that is almost right must be refused, not guessed at.
// Tested by tests/time/date_test.cpp.
#include "engine/time/date.h"

#include <algorithm>

namespace induct {

namespace chrono = std::chrono;

namespace {

constexpr unsigned last_of_month = 5;  // `the last Friday`, as NthWeekday codes it

chrono::year_month_day parts(Date day) { return chrono::year_month_day{day}; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_letters(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

/// One to four digits and nothing else.
std::optional<unsigned> read_digits(std::string_view text) {
    if (text.empty() || text.size() > 4 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
    unsigned value = 0;
    for (const char c : text) value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
}

/// A name in full or by its first three letters, in any case.
bool names_it(std::string_view text, std::string_view name) {
    return same_letters(text, name) || same_letters(text, name.substr(0, 3));
}

enum class Half : std::uint8_t { none, am, pm };

/// Takes `am` or `pm`, and one blank before it, off the end of a time.
Half take_half(std::string_view& text) {
    if (text.size() < 3) return Half::none;
    const std::string_view end = text.substr(text.size() - 2);
    const Half half = same_letters(end, "am") ? Half::am : same_letters(end, "pm") ? Half::pm : Half::none;
    if (half == Half::none) return half;
    text.remove_suffix(2);
    if (text.back() == ' ') text.remove_suffix(1);
    return half;
}

}  // namespace

// ---- making dates

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
    if (year < year_of(first_known_day) || year > year_of(last_known_day)) return std::nullopt;
    if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;  // chrono keeps only eight bits of each
    const chrono::year_month_day date{chrono::year{year}, chrono::month{month}, chrono::day{day}};
    if (!date.ok()) return std::nullopt;
    return Date{date};
}

std::optional<Date> in_year(MonthDay day, int year) { return make_date(year, day.month, day.day); }

std::optional<Date> in_year(NthWeekday day, int year) {
    const std::optional<Date> first = make_date(year, day.month, 1);
    if (!first || day.nth < 1 || day.nth > last_of_month) return std::nullopt;
    const int ahead = (static_cast<int>(day.weekday) - static_cast<int>(weekday(*first)) + 7) % 7;
    const Date earliest = *first + chrono::days{ahead};
    if (day.nth < last_of_month) return earliest + chrono::days{7 * (static_cast<int>(day.nth) - 1)};
    const Date fifth = earliest + chrono::days{28};
    return month_of(fifth) == day.month ? fifth : fifth - chrono::days{7};
}

bool exists(MonthDay day) {
    constexpr int some_leap_year = 2000;
    return in_year(day, some_leap_year).has_value();
}

// ---- asking dates

Weekday weekday(Date day) { return static_cast<Weekday>(chrono::weekday{day}.iso_encoding() - 1); }

int year_of(Date day) { return static_cast<int>(parts(day).year()); }

unsigned month_of(Date day) { return static_cast<unsigned>(parts(day).month()); }

unsigned day_of(Date day) { return static_cast<unsigned>(parts(day).day()); }

Date week_start(Date day) { return day - chrono::days{static_cast<int>(weekday(day))}; }

Interval month_around(Date day) {
    const chrono::year_month_day date = parts(day);
    return {Date{date.year() / date.month() / 1}, Date{date.year() / date.month() / chrono::last}};
}

Date add_months(Date day, std::int64_t months) {
    constexpr std::int64_t all_known_months = 300 * 12;  // no known day is further than that from another
    if (months > all_known_months) return last_known_day;
    if (months < -all_known_months) return first_known_day;
    const chrono::year_month_day date = parts(day);
    const chrono::year_month month = date.year() / date.month() + chrono::months{months};
    const Date last = Date{month / chrono::last};
    return std::clamp(std::min(Date{month / 1} + (date.day() - chrono::day{1}), last), first_known_day, last_known_day);
}

// ---- reading

std::optional<Date> read_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const std::optional<unsigned> year = read_digits(text.substr(0, 4));
    const std::optional<unsigned> month = read_digits(text.substr(5, 2));
    const std::optional<unsigned> day = read_digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return make_date(static_cast<int>(*year), *month, *day);
}

std::optional<ClockTime> read_clock(std::string_view text) {
    const Half half = take_half(text);
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos && half == Half::none) return std::nullopt;  // a bare 3 may be anything
    const std::string_view minute_text = colon == std::string_view::npos ? "00" : text.substr(colon + 1);
    const std::string_view hour_text = text.substr(0, colon);
    if (hour_text.size() > 2 || minute_text.size() != 2) return std::nullopt;
    const std::optional<unsigned> hour = read_digits(hour_text);
    const std::optional<unsigned> minute = read_digits(minute_text);
    if (!hour || !minute || *minute > 59) return std::nullopt;
    if (half == Half::none) {
        if (*hour > 23) return std::nullopt;
        return ClockTime{static_cast<int>(*hour * 60 + *minute)};
    }
    if (*hour < 1 || *hour > 12) return std::nullopt;
    return ClockTime{static_cast<int>((*hour % 12 + (half == Half::pm ? 12 : 0)) * 60 + *minute)};
}

std::optional<unsigned> read_month(std::string_view name) {
    for (unsigned month = 1; month <= 12; ++month) {
        if (names_it(name, month_name(month))) return month;
    }
    return std::nullopt;
}

std::optional<Weekday> read_weekday(std::string_view name) {
    for (int i = 0; i < 7; ++i) {
        if (names_it(name, weekday_name(static_cast<Weekday>(i)))) return static_cast<Weekday>(i);
    }
    return std::nullopt;
}

}  // namespace induct
