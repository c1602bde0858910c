// What must hold of every date, season and calendar: checked on random ones, with the printed seed to repeat a failure.
// The calendars have random years, breaks across the new year, holidays on any weekday, and summers between.
#include "engine/time/calendar.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace induct;

namespace {

constexpr std::chrono::days one_day{1};

/// A whole number from `first` to `last`, both included.
std::int64_t between(std::int64_t first, std::int64_t last) { return *rc::gen::inRange<std::int64_t>(first, last + 1); }

Date any_day(Interval within) { return within.first + std::chrono::days{between(0, within.length().count - 1)}; }

/// One to three years, each from some day in August or September to some day in May or June.
SchoolCalendar any_calendar() {
    CalendarSpec spec;
    const int start = static_cast<int>(between(1995, 2030));
    const int end = start + static_cast<int>(between(1, 3));
    for (int y = start; y < end; ++y) {
        SchoolYear year;
        const Date first = make_date(y, 8, 15).value() + std::chrono::days{between(0, 35)};
        const Date last = make_date(y + 1, 5, 20).value() + std::chrono::days{between(0, 30)};
        year.days = {first, last};
        const Date holiday = any_day(year.days);
        const Date away = make_date(y, 12, 15).value() + std::chrono::days{between(0, 12)};
        year.holidays = {{"holiday", "", {holiday, holiday}}};
        year.breaks = {{"winter-break", "", {away, away + std::chrono::days{between(0, 20)}}}};
        spec.years.push_back(year);
    }
    if (between(0, 1) == 1) {
        const auto weekday_of = [](std::int64_t i) { return static_cast<Weekday>(i); };
        spec.contract = {{weekday_of(between(0, 6)), weekday_of(between(0, 6)), {465}, {930}, ""}};
    }
    return SchoolCalendar(spec);
}

/// The calendar's days with some months on either side, where there is no school.
Interval around(const SchoolCalendar& calendar) {
    const std::vector<SchoolYear>& years = calendar.spec().years;
    return {years.front().days.first - std::chrono::days{90}, years.back().days.last + std::chrono::days{90}};
}

Interval any_season(const SchoolCalendar& calendar) {
    const Date a = any_day(around(calendar));
    const Date b = any_day(around(calendar));
    return {std::min(a, b), std::max(a, b)};
}

}  // namespace

TEST_CASE("a printed date reads back") {
    CHECK(rc::check("read_iso(to_iso(d)) == d", [] {
        const Date day = any_day(always);
        RC_ASSERT(read_iso(to_iso(day)) == day);
        RC_ASSERT(make_date(year_of(day), month_of(day), day_of(day)) == day);
    }));
    CHECK(rc::check("read_clock(to_words(t)) == t", [] {
        const ClockTime time{static_cast<int>(between(0, 1439))};
        RC_ASSERT(read_clock(to_words(time)) == time);
    }));
}

TEST_CASE("a school day is what the calendar's words say, day by day") {
    CHECK(rc::check("is_school_day agrees with the definition", [] {
        const SchoolCalendar calendar = any_calendar();
        const Date day = any_day(around(calendar));
        bool expected = false;
        for (const SchoolYear& year : calendar.spec().years) {
            if (!year.days.holds(day)) continue;
            const bool off = year.breaks[0].days.holds(day) || year.holidays[0].days.holds(day);
            bool works = weekday(day) < Weekday::saturday;
            if (!calendar.spec().contract.empty()) {
                // Walk from the line's first weekday to its last.
                works = false;
                int at = static_cast<int>(calendar.spec().contract[0].first);
                const int last = static_cast<int>(calendar.spec().contract[0].last);
                for (;; at = (at + 1) % 7) {
                    works = works || at == static_cast<int>(weekday(day));
                    if (at == last) break;
                }
            }
            expected = works && !off;
        }
        RC_ASSERT(calendar.is_school_day(day) == expected);
    }));
}

TEST_CASE("school days add up") {
    CHECK(rc::check("school_days of two halves is that of the whole, and of each day one or none", [] {
        const SchoolCalendar calendar = any_calendar();
        const Interval season = any_season(calendar);
        const Date cut = any_day(season);
        const SchoolDays whole = calendar.school_days(season);
        RC_ASSERT(calendar.school_days({season.first, cut}) + calendar.school_days({cut + one_day, season.last}) ==
                  whole);
        SchoolDays counted;
        for (Date day = season.first; day <= season.last; day += one_day) {
            counted += SchoolDays{calendar.is_school_day(day) ? 1 : 0};
        }
        RC_ASSERT(counted == whole);
    }));
}

TEST_CASE("the nth school day after a day is the one that counting reaches") {
    CHECK(rc::check("school_day_after undoes school_days", [] {
        const SchoolCalendar calendar = any_calendar();
        const Date day = any_day(around(calendar));
        const std::int64_t n = between(1, 400);
        const std::optional<Date> ahead = calendar.school_day_after(day, {n});
        if (ahead) {
            RC_ASSERT(calendar.is_school_day(*ahead));
            RC_ASSERT(calendar.school_days({day + one_day, *ahead}) == SchoolDays{n});
            if (calendar.is_school_day(day)) RC_ASSERT(calendar.school_day_after(*ahead, {-n}) == day);
        } else {
            RC_ASSERT(calendar.school_days({day + one_day, last_known_day}) < SchoolDays{n});
        }
        const std::optional<Date> back = calendar.school_day_after(day, {-n});
        if (back) {
            RC_ASSERT(calendar.is_school_day(*back));
            RC_ASSERT(calendar.school_days({*back, day - one_day}) == SchoolDays{n});
        } else {
            RC_ASSERT(calendar.school_days({first_known_day, day - one_day}) < SchoolDays{n});
        }
    }));
}

TEST_CASE("windows of days, weeks and months cut a season without gap or overlap") {
    CHECK(rc::check("windows partition their season", [] {
        const SchoolCalendar calendar = any_calendar();
        const Interval season = any_season(calendar);
        const SpanUnit unit = *rc::gen::element(SpanUnit::day, SpanUnit::week, SpanUnit::month);
        const std::vector<Window> windows = calendar.windows(season, unit, between(1, 5));
        RC_ASSERT(!windows.empty());
        RC_ASSERT(windows.front().days.first == season.first);
        RC_ASSERT(windows.back().days.last == season.last);
        for (std::size_t i = 0; i < windows.size(); ++i) {
            RC_ASSERT(!windows[i].days.empty());
            if (i > 0) RC_ASSERT(windows[i].days.first == windows[i - 1].days.last + one_day);
        }
    }));
}

TEST_CASE("windows of school units hold every school day exactly once") {
    CHECK(rc::check("school windows partition the school days", [] {
        const SchoolCalendar calendar = any_calendar();
        const Interval season = any_season(calendar);
        const SpanUnit unit = *rc::gen::element(SpanUnit::school_day, SpanUnit::school_week);
        SchoolDays held;
        Date after = season.first;
        for (const Window& window : calendar.windows(season, unit, between(1, 5))) {
            RC_ASSERT(window.days.first >= after);
            RC_ASSERT(window.days.last <= season.last);
            RC_ASSERT(calendar.school_days(window.days).count > 0);
            after = window.days.last + one_day;
            held += calendar.school_days(window.days);
        }
        RC_ASSERT(held == calendar.school_days(season));
    }));
}

TEST_CASE("the twelve months of a school year are the school year") {
    CHECK(rc::check("month_in partitions the year", [] {
        const SchoolCalendar calendar = any_calendar();
        for (const SchoolYear& year : calendar.spec().years) {
            std::vector<Interval> months;
            for (unsigned month = 1; month <= 12; ++month) {
                const Interval days = calendar.month_in(year, month);
                if (!days.empty()) months.push_back(days);
            }
            std::sort(months.begin(), months.end());
            RC_ASSERT(months.front().first == year.days.first);
            RC_ASSERT(months.back().last == year.days.last);
            for (std::size_t i = 1; i < months.size(); ++i) RC_ASSERT(months[i].first == months[i - 1].last + one_day);
        }
    }));
}

TEST_CASE("months added and taken away again lead back, unless the day had to be cut") {
    CHECK(rc::check("add_months has an inverse for days that every month has", [] {
        const Date day = any_day({make_date(1950, 1, 1).value(), make_date(2150, 1, 1).value()});
        const std::int64_t months = between(-500, 500);
        const Date moved = add_months(day, months);
        RC_ASSERT(day_of(moved) <= day_of(day));
        if (day_of(day) <= 28) RC_ASSERT(add_months(moved, -months) == day);
    }));
}
