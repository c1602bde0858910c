// School days, school years, calendar names, and dates without a year.
#include "engine/time/calendar.h"

#include "tests/time/sample_calendar.h"

#include <doctest/doctest.h>

#include <limits>

using namespace induct;
using namespace induct::testing;

TEST_CASE("which days are school days") {
    const SchoolCalendar calendar(sample_spec());
    struct Row {
        std::string day;
        bool held;
    };
    const Row rows[] = {
        {"2025-08-24", false},                        // the day before the year
        {"2025-08-25", true},                         // its first day
        {"2025-08-30", false},                        // Saturday
        {"2025-09-01", false},                        // a holiday
        {"2025-10-03", true},                         // the Friday before a holiday that falls on a Saturday,
        {"2025-10-04", false}, {"2025-10-06", true},  // which takes no other day with it
        {"2025-12-19", true},  {"2025-12-22", false}, {"2026-01-01", false},
        {"2026-01-02", false}, {"2026-01-05", true},                          // the break runs across the new year
        {"2026-06-12", true},  {"2026-06-15", false}, {"2026-07-15", false},  // the summer between two years
        {"2026-08-28", false}, {"2026-08-31", true},  {"2027-06-11", true},
        {"2027-06-14", false}, {"1900-01-01", false}, {"2199-12-31", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.day);
        CHECK(calendar.is_school_day(iso(row.day)) == row.held);
    }
}

TEST_CASE("school days are counted with both ends, and none outside the years") {
    const SchoolCalendar calendar(sample_spec());
    struct Row {
        std::string first, last;
        std::int64_t count;
    };
    const Row rows[] = {
        {"2025-08-25", "2025-08-29", 5},
        {"2025-08-25", "2025-08-25", 1},
        {"2025-09-01", "2025-09-07", 4},
        {"2025-12-19", "2026-01-05", 2},
        {"2025-12-22", "2026-01-02", 0},
        {"2025-09-29", "2025-10-05", 5},
        {"2026-06-12", "2026-08-31", 2},
        {"2026-06-13", "2026-08-30", 0},
        {"2025-08-29", "2025-08-25", 0},
        {"2024-01-01", "2025-08-25", 1},
        {"2027-06-11", "2030-01-01", 1},
        {"2025-08-25", "2026-06-12", 199},  // 42 weeks of 5, less labor-day and ten days of break
        {"2026-08-31", "2027-06-11", 195},  // 41 weeks of 5, less ten days of break
        {"1900-01-01", "2199-12-31", 394},
    };
    for (const Row& row : rows) {
        CAPTURE(row.first);
        CAPTURE(row.last);
        CHECK(calendar.school_days({iso(row.first), iso(row.last)}).count == row.count);
    }
}

TEST_CASE("contract lines for everywhere say which weekdays are school days") {
    CalendarSpec spec = sample_spec();
    spec.contract = {{Weekday::monday, Weekday::thursday, {465}, {930}, ""},
                     {Weekday::saturday, Weekday::saturday, {540}, {720}, "saturday-academy"}};
    const SchoolCalendar four_days(spec);
    CHECK(four_days.is_school_day(iso("2025-09-11")));
    CHECK_FALSE(four_days.is_school_day(iso("2025-09-12")));
    CHECK_FALSE(four_days.is_school_day(iso("2025-09-13")));

    spec.contract = {{Weekday::sunday, Weekday::thursday, {465}, {930}, ""}};  // over the week's end
    const SchoolCalendar from_sunday(spec);
    CHECK(from_sunday.is_school_day(iso("2025-09-14")));
    CHECK_FALSE(from_sunday.is_school_day(iso("2025-09-12")));

    spec.contract = {{Weekday::tuesday, Weekday::tuesday, {465}, {930}, "part-time-site"}};
    const SchoolCalendar one_site(spec);
    CHECK(one_site.is_school_day(iso("2025-09-12")));
}

TEST_CASE("the nth school day after or before a day") {
    const SchoolCalendar calendar(sample_spec());
    struct Row {
        std::string day;
        std::int64_t n;
        std::string reached;
    };
    const Row rows[] = {
        {"2025-08-29", 1, "2025-09-02"},  // Friday, over a weekend and labor-day
        {"2025-12-19", 1, "2026-01-05"},
        {"2025-12-25", 1, "2026-01-05"},
        {"2025-12-25", -1, "2025-12-19"},
        {"2026-01-05", -1, "2025-12-19"},
        {"2026-06-12", 1, "2026-08-31"},
        {"2026-08-31", -1, "2026-06-12"},
        {"2025-12-25", 0, "2025-12-25"},
        {"2025-08-25", -1, "none"},
        {"2027-06-11", 1, "none"},
        {"2020-01-01", 1, "2025-08-25"},
        {"2020-01-01", -1, "none"},
        {"2030-01-01", -1, "2027-06-11"},
        {"2025-08-25", 393, "2027-06-11"},
        {"2025-08-25", 394, "none"},
        {"2027-06-11", -393, "2025-08-25"},
        {"2025-08-24", 394, "2027-06-11"},
        {"2027-06-12", -394, "2025-08-25"},
        {"2025-08-25", std::numeric_limits<std::int64_t>::max(), "none"},
        {"2025-08-25", std::numeric_limits<std::int64_t>::min(), "none"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.day);
        CAPTURE(row.n);
        CHECK(or_none(calendar.school_day_after(iso(row.day), {row.n})) == row.reached);
    }
}

TEST_CASE("which school year a day belongs to") {
    const SchoolCalendar calendar(sample_spec());
    struct Row {
        std::string day, label;
    };
    const Row rows[] = {{"2025-08-24", "none"},    {"2025-08-25", "2025-26"}, {"2026-06-12", "2025-26"},
                        {"2026-07-15", "2025-26"}, {"2026-08-31", "2026-27"}, {"2027-09-01", "2026-27"}};
    for (const Row& row : rows) {
        CAPTURE(row.day);
        const SchoolYear* year = calendar.year_of(iso(row.day));
        CHECK((year ? year->label : "none") == row.label);
    }
    const SchoolYear* first = calendar.year_labelled("2025-26");
    REQUIRE(first);
    REQUIRE(calendar.year_after(*first));
    CHECK(calendar.year_after(*first)->label == "2026-27");
    CHECK_FALSE(calendar.year_after(*calendar.year_after(*first)));
    CHECK(calendar.year_labelled("2025-2026") == first);
    CHECK_FALSE(calendar.year_labelled("2027-28"));
    CHECK_FALSE(calendar.year_labelled("2025-2126"));
    CHECK_FALSE(calendar.year_labelled("2025"));
}

TEST_CASE("a label over the century is the same in both forms") {
    CalendarSpec spec;
    SchoolYear year;
    year.label = "1999-2000";
    year.days = days("1999-08-30", "2000-06-09");
    spec.years = {year};
    const SchoolCalendar calendar(spec);
    CHECK(calendar.year_labelled("1999-00"));
    CHECK(calendar.year_labelled("1999-2000"));
    CHECK_FALSE(calendar.year_labelled("1999-99"));
    CHECK(calendar.is_school_day(iso("2000-02-29")));
}

TEST_CASE("names of the calendar") {
    const SchoolCalendar calendar(sample_spec());
    const SchoolYear& year = *calendar.year_labelled("2025-26");
    const std::vector<NamedDays> pd = calendar.named(year, "professional-development");
    REQUIRE(pd.size() == 2);
    CHECK(pd[0].days == days("2025-10-10", "2025-10-10"));
    CHECK(pd[1].days == days("2026-01-26", "2026-01-26"));
    CHECK(calendar.named(year, "winter-break").size() == 1);
    CHECK(calendar.named(*calendar.year_labelled("2026-27"), "kickoff").empty());
    CHECK(calendar.names("kickoff"));
    CHECK(calendar.names("labor-day"));
    CHECK_FALSE(calendar.names("summer"));
    const std::vector<std::string> expected{
        "fall",   "founders-day", "kickoff",     "labor-day", "professional-development",
        "spring", "spring-term",  "winter-break"};
    CHECK(calendar.all_names() == expected);
}

TEST_CASE("a date without a year is the first one from the school year's first day on") {
    const SchoolCalendar calendar(sample_spec());
    const SchoolYear& year = *calendar.year_labelled("2025-26");
    struct Row {
        MonthDay day;
        std::string date;
    };
    const Row rows[] = {{{10, 31}, "2025-10-31"}, {{1, 15}, "2026-01-15"}, {{8, 25}, "2025-08-25"},
                        {{8, 24}, "2026-08-24"},  {{7, 1}, "2026-07-01"},  {{2, 29}, "none"},
                        {{2, 28}, "2026-02-28"},  {{2, 30}, "none"}};
    for (const Row& row : rows) {
        CAPTURE(row.date);
        CHECK(or_none(calendar.date_in(year, row.day)) == row.date);
    }
    CHECK(or_none(calendar.date_in(year, NthWeekday{2, Weekday::friday, 10})) == "2025-10-10");
    CHECK(or_none(calendar.date_in(year, NthWeekday{5, Weekday::monday, 8})) == "2025-08-25");
    CHECK(or_none(calendar.date_in(year, NthWeekday{4, Weekday::sunday, 8})) == "2026-08-23");
    CHECK(or_none(calendar.date_in(year, NthWeekday{5, Weekday::monday, 5})) == "2026-05-25");

    SchoolYear leap = year_2025();
    leap.days = days("2027-08-30", "2028-06-09");
    CHECK(or_none(calendar.date_in(leap, MonthDay{2, 29})) == "2028-02-29");
    leap.days = days("2028-03-01", "2029-02-28");  // begins just after it: this year has none
    CHECK(or_none(calendar.date_in(leap, MonthDay{2, 29})) == "none");
    leap.days = days("2199-08-26", "2199-12-31");
    CHECK(or_none(calendar.date_in(leap, MonthDay{1, 15})) == "none");
    CHECK(or_none(calendar.date_in(leap, NthWeekday{1, Weekday::friday, 1})) == "none");
    CHECK(calendar.month_in(leap, 1).empty());
}

TEST_CASE("a month within a school year is cut to the year") {
    const SchoolCalendar calendar(sample_spec());
    const SchoolYear& year = *calendar.year_labelled("2025-26");
    CHECK(calendar.month_in(year, 8) == days("2025-08-25", "2025-08-31"));
    CHECK(calendar.month_in(year, 10) == days("2025-10-01", "2025-10-31"));
    CHECK(calendar.month_in(year, 2) == days("2026-02-01", "2026-02-28"));
    CHECK(calendar.month_in(year, 6) == days("2026-06-01", "2026-06-12"));
    CHECK(calendar.month_in(year, 7).empty());
}

TEST_CASE("a calendar without years has no school days, no years and no names") {
    const SchoolCalendar calendar(CalendarSpec{});
    CHECK_FALSE(calendar.is_school_day(iso("2025-09-08")));
    CHECK(calendar.school_days(always).count == 0);
    CHECK_FALSE(calendar.school_day_after(iso("2025-09-08"), {1}));
    CHECK_FALSE(calendar.year_of(iso("2025-09-08")));
    CHECK(calendar.all_names().empty());
    CHECK(calendar.windows(days("2025-09-08", "2025-09-21"), SpanUnit::week).size() == 2);
    CHECK(calendar.windows(days("2025-09-08", "2025-09-21"), SpanUnit::school_week).empty());
}
