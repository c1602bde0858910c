// Dates, intervals, spans and amounts in words.
// Method: every number is put together by hand from year, month and day; fmt 9 and iostreams get dates wrong or ask the
// locale, so neither is ever handed one. Tested by tests/time/printing_test.cpp.
#include "engine/time/date.h"

#include <fmt/format.h>

#include <array>
#include <cassert>

namespace induct {

namespace {

constexpr std::array<std::string_view, 12> month_names{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekday_names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                        "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 5> ordinals{"first", "second", "third", "fourth", "last"};

/// The amount without its sign, also for the smallest number there is.
std::uint64_t magnitude(std::int64_t n) {
    return n < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
}

std::string_view sign(std::int64_t n) { return n < 0 ? "-" : ""; }

}  // namespace

std::string_view month_name(unsigned month) {
    assert(month >= 1 && month <= 12);  // months come from a date or from read_month
    return month_names[month - 1];
}

std::string_view weekday_name(Weekday day) { return weekday_names[static_cast<std::size_t>(day)]; }

std::string_view unit_name(SpanUnit unit, std::int64_t count) {
    const bool one = count == 1 || count == -1;
    switch (unit) {
        case SpanUnit::day:
            return one ? "day" : "days";
        case SpanUnit::school_day:
            return one ? "school-day" : "school-days";
        case SpanUnit::week:
            return one ? "week" : "weeks";
        case SpanUnit::school_week:
            return one ? "school-week" : "school-weeks";
        case SpanUnit::month:
            return one ? "month" : "months";
        case SpanUnit::term:
            return one ? "term" : "terms";
        case SpanUnit::year:
            return one ? "year" : "years";
    }
    return {};  // not reached: every unit has returned
}

std::string to_iso(Date day) { return fmt::format("{:04}-{:02}-{:02}", year_of(day), month_of(day), day_of(day)); }

std::string to_words(Date day) { return fmt::format("{}, {}", to_words_without_year(day), year_of(day)); }

std::string to_words_without_year(Date day) { return to_words(MonthDay{month_of(day), day_of(day)}); }

std::string to_words(Interval days) {
    if (days.empty()) return "no days";
    if (days.first == days.last) return to_words(days.first);
    if (year_of(days.first) != year_of(days.last)) return to_words(days.first) + " - " + to_words(days.last);
    const std::string first = to_words_without_year(days.first);
    if (month_of(days.first) != month_of(days.last)) return first + " - " + to_words(days.last);
    return fmt::format("{}-{}, {}", first, day_of(days.last), year_of(days.last));
}

std::string to_words(MonthDay day) { return fmt::format("{} {}", month_name(day.month), day.day); }

std::string to_words(NthWeekday day) {
    assert(day.nth >= 1 && day.nth <= ordinals.size());  // the grammar has no other ordinals
    return fmt::format("the {} {} of {}", ordinals[day.nth - 1], weekday_name(day.weekday), month_name(day.month));
}

std::string to_words(CalendarSpan span) { return fmt::format("{} {}", span.count, unit_name(span.unit, span.count)); }

std::string to_words(ClockTime time) { return fmt::format("{:02}:{:02}", time.minute / 60, time.minute % 60); }

std::string to_words(Minutes amount) {
    const std::uint64_t all = magnitude(amount.count);
    const std::uint64_t whole_hours = all / 60;
    const std::uint64_t rest = all % 60;
    if (rest == 0) return fmt::format("{}{} h", sign(amount.count), whole_hours);
    if (whole_hours == 0) return fmt::format("{}{} min", sign(amount.count), rest);
    return fmt::format("{}{} h {:02}", sign(amount.count), whole_hours, rest);
}

std::string to_words(BasisPoints share) {
    const std::uint64_t all = magnitude(share.count);
    const std::uint64_t rest = all % 100;
    if (rest == 0) return fmt::format("{}{}%", sign(share.count), all / 100);
    if (rest % 10 == 0) return fmt::format("{}{}.{}%", sign(share.count), all / 100, rest / 10);
    return fmt::format("{}{}.{:02}%", sign(share.count), all / 100, rest);
}

}  // namespace induct
