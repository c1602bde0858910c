// See starter_days.h.
#include "cli/starter_days.h"

#include "engine/ledger/cells.h"
#include "engine/model/check.h"
#include "engine/model/embedded_library.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <charconv>

namespace induct::cli {

namespace {

constexpr std::string_view calendars = "calendars/";

std::optional<int> read_whole(std::string_view text) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// `October 31`, `Oct 31`, `31 October`, `October 31, 2026` (the year is told by the school year, so it is not read).
std::optional<MonthDay> read_month_day(std::string_view typed) {
    const std::vector<std::string> words = split_at_any(typed, " ,.");
    if (words.size() != 2) return std::nullopt;
    for (const auto& [month_word, day_word] : {std::pair(words[0], words[1]), std::pair(words[1], words[0])}) {
        const std::optional<unsigned> month = read_month(month_word);
        const std::optional<int> day = read_whole(day_word);
        if (month && day && *day >= 1 && *day <= 31) {
            const MonthDay found{*month, static_cast<unsigned>(*day)};
            return exists(found) ? std::optional(found) : std::nullopt;
        }
    }
    return std::nullopt;
}

/// The n-th Wednesday of the month, moved to the next school day; the Wednesday itself when none follows.
Date school_day_near(const SchoolCalendar& calendar, Date wednesday) {
    if (calendar.is_school_day(wednesday)) return wednesday;
    return calendar.school_day_after(wednesday, {1}).value_or(wednesday);
}

}  // namespace

std::vector<std::string> library_calendars() {
    std::vector<std::string> names;
    for (const std::string_view name : embedded_library_names())
        if (name.substr(0, calendars.size()) == calendars) names.emplace_back(name.substr(calendars.size()));
    return names;
}

CalendarSpec library_calendar(const std::string& name) {
    SourceSet sources;
    const std::string program =
        fmt::format("program years \"Years\"\n  runs on {0}-school-year\nuse calendars/{0}\n", name);
    const Checked<Model> model = check_text("years", program, sources, embedded_only());
    assert(!model.value.calendars.empty());  // tests hold every calendar of the library to this form
    return model.value.calendars.front();
}

std::optional<int> first_year_of(std::string_view label) {
    const std::vector<std::string> parts = split_at_any(label, "-/–");
    if (parts.size() != 2 || parts[0].size() != 4 || (parts[1].size() != 2 && parts[1].size() != 4))
        return std::nullopt;
    const std::optional<int> first = read_whole(parts[0]), second = read_whole(parts[1]);
    if (!first || !second || *first < 1900 || *first > 2198) return std::nullopt;
    const int next = parts[1].size() == 2 ? (*first + 1) % 100 : *first + 1;
    return *second == next ? first : std::nullopt;
}

const SchoolYear& year_for(const CalendarSpec& spec, Date day) {
    const auto found = std::find_if(spec.years.begin(), spec.years.end(),
                                    [&](const SchoolYear& year) { return day <= year.days.last; });
    return found == spec.years.end() ? spec.years.back() : *found;
}

std::optional<Date> day_from(std::string_view typed, Date earliest) {
    if (const std::optional<Date> iso = read_iso(typed)) return iso;
    const std::optional<MonthDay> day = read_month_day(typed);
    return day ? SchoolCalendar::date_in({"", {earliest, last_known_day}, {}, {}, {}, {}, {}, {}}, *day) : std::nullopt;
}

std::optional<Date> day_in(const SchoolYear& year, std::string_view typed) {
    const std::optional<Date> day = day_from(typed, year.days.first);
    return day && year.days.holds(*day) ? day : std::nullopt;
}

ExampleDays example_days(const SchoolYear& year, bool weekly) {
    ExampleDays days;
    const Date first = year.days.first, last = year.days.last;
    // A month counts as whole when the year begins in its first ten days, or ends in its last ones.
    const Date begins = day_of(first) <= 10 ? first : add_months(month_around(first).first, 1);
    const Date ends = day_of(last) >= 20 ? last : add_months(month_around(last).first, -1);
    days.first_month = month_of(begins);
    days.last_month = month_of(ends);
    const SchoolCalendar calendar({"example", "", {year}, {}});
    // Weeks: the second and third full one of the first month; months: the first two.
    const auto second_wednesday = [](Date day) {
        return week_start(month_around(day).first + std::chrono::days{6}) + std::chrono::days{9};
    };
    const Date next = add_months(month_around(begins).first, 1);
    days.earlier = school_day_near(calendar, second_wednesday(begins));
    days.meeting =
        school_day_near(calendar, weekly ? second_wednesday(begins) + std::chrono::days{7} : second_wednesday(next));
    const Date monday = week_start(days.meeting);
    days.window = weekly ? Interval{monday, monday + std::chrono::days{6}} : month_around(days.meeting);
    days.from = std::max(weekly ? week_start(days.earlier) : first, first);
    return days;
}

}  // namespace induct::cli
