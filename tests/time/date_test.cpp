// Making, asking and reading dates: tables of what is taken and what is refused.
#include "engine/time/date.h"

#include <doctest/doctest.h>

#include <limits>

using namespace induct;

namespace {

Date iso(std::string_view text) { return read_iso(text).value(); }

std::string or_none(std::optional<Date> date) { return date ? to_iso(*date) : "none"; }

}  // namespace

TEST_CASE("only days that exist between 1900 and 2199 are dates") {
    struct Row {
        int year;
        unsigned month, day;
        std::string made;
    };
    const Row rows[] = {
        {2026, 1, 31, "2026-01-31"}, {2026, 2, 29, "none"},        {2024, 2, 29, "2024-02-29"},
        {1900, 2, 29, "none"},       {2000, 2, 29, "2000-02-29"},  {2100, 2, 29, "none"},
        {2025, 4, 31, "none"},       {2025, 0, 1, "none"},         {2025, 13, 1, "none"},
        {2025, 1, 0, "none"},        {2025, 1, 32, "none"},        {1900, 1, 1, "1900-01-01"},
        {1899, 12, 31, "none"},      {2199, 12, 31, "2199-12-31"}, {2200, 1, 1, "none"},
        {25, 10, 31, "none"},        {2025, 257, 1, "none"},       {2025, 1, 257, "none"},
        {67561, 1, 1, "none"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.year);
        CAPTURE(row.month);
        CAPTURE(row.day);
        CHECK(or_none(make_date(row.year, row.month, row.day)) == row.made);
    }
}

TEST_CASE("a day of the year exists when some year has it") {
    struct Row {
        MonthDay day;
        bool exists;
    };
    const Row rows[] = {{{2, 29}, true},  {{2, 30}, false}, {{12, 31}, true},
                        {{4, 31}, false}, {{0, 1}, false},  {{13, 1}, false}};
    for (const Row& row : rows) {
        CAPTURE(row.day.month);
        CHECK(exists(row.day) == row.exists);
    }
    CHECK(or_none(in_year(MonthDay{2, 29}, 2024)) == "2024-02-29");
    CHECK(or_none(in_year(MonthDay{2, 29}, 2025)) == "none");
}

TEST_CASE("the nth weekday of a month") {
    struct Row {
        NthWeekday day;
        int year;
        std::string date;
    };
    const Row rows[] = {
        {{2, Weekday::friday, 10}, 2025, "2025-10-10"},
        {{1, Weekday::monday, 9}, 2025, "2025-09-01"},  // the month begins on it
        {{1, Weekday::sunday, 9}, 2025, "2025-09-07"},  // ... and the day before it is the last to come
        {{4, Weekday::thursday, 11}, 2025, "2025-11-27"},
        {{5, Weekday::friday, 10}, 2025, "2025-10-31"},    // a month with five
        {{5, Weekday::saturday, 10}, 2025, "2025-10-25"},  // the last of four
        {{5, Weekday::thursday, 2}, 2024, "2024-02-29"},
        {{5, Weekday::saturday, 2}, 2025, "2025-02-22"},
        {{0, Weekday::friday, 10}, 2025, "none"},
        {{6, Weekday::friday, 10}, 2025, "none"},
        {{1, Weekday::friday, 13}, 2025, "none"},
        {{1, Weekday::friday, 1}, 2200, "none"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.date);
        CAPTURE(row.day.nth);
        CHECK(or_none(in_year(row.day, row.year)) == row.date);
    }
}

TEST_CASE("the parts of a date, its week and its month") {
    CHECK(year_of(iso("2026-01-31")) == 2026);
    CHECK(month_of(iso("2026-01-31")) == 1);
    CHECK(day_of(iso("2026-01-31")) == 31);
    CHECK(weekday(iso("2025-09-08")) == Weekday::monday);
    CHECK(weekday(iso("2025-09-14")) == Weekday::sunday);
    CHECK(weekday(first_known_day) == Weekday::monday);
    CHECK(to_iso(week_start(iso("2025-09-08"))) == "2025-09-08");
    CHECK(to_iso(week_start(iso("2025-09-14"))) == "2025-09-08");
    CHECK(to_iso(week_start(iso("2026-01-01"))) == "2025-12-29");
    CHECK(month_around(iso("2024-02-10")) == Interval{iso("2024-02-01"), iso("2024-02-29")});
    CHECK(month_around(iso("2025-12-31")) == Interval{iso("2025-12-01"), iso("2025-12-31")});
}

TEST_CASE("whole months are added by the calendar on the wall") {
    struct Row {
        std::string day;
        std::int64_t months;
        std::string moved;
    };
    const Row rows[] = {
        {"2026-01-31", 1, "2026-02-28"},
        {"2024-01-31", 1, "2024-02-29"},
        {"2024-02-29", 12, "2025-02-28"},
        {"2024-02-29", 48, "2028-02-29"},
        {"2025-10-15", 3, "2026-01-15"},
        {"2026-01-15", -1, "2025-12-15"},
        {"2025-03-31", -1, "2025-02-28"},
        {"2025-12-31", 0, "2025-12-31"},
        {"2025-05-31", -18, "2023-11-30"},
        {"2199-12-31", 1, "2199-12-31"},
        {"1900-01-01", -1, "1900-01-01"},
        {"2025-01-01", std::numeric_limits<std::int64_t>::max(), "2199-12-31"},
        {"2025-01-01", std::numeric_limits<std::int64_t>::min(), "1900-01-01"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.day);
        CAPTURE(row.months);
        CHECK(to_iso(add_months(iso(row.day), row.months)) == row.moved);
    }
}

TEST_CASE("an interval holds both its ends") {
    const Interval week{iso("2025-09-08"), iso("2025-09-14")};
    CHECK(week.length() == Days{7});
    CHECK(week.holds(week.first));
    CHECK(week.holds(week.last));
    CHECK_FALSE(week.holds(iso("2025-09-15")));
    CHECK(overlap(week, {iso("2025-09-14"), iso("2025-09-20")}) == Interval{iso("2025-09-14"), iso("2025-09-14")});
    CHECK(overlap(week, {iso("2025-09-15"), iso("2025-09-20")}).empty());
    CHECK(overlap(week, {iso("2025-09-15"), iso("2025-09-20")}).length() == Days{0});
}

TEST_CASE("ISO dates are read in exactly one form") {
    for (const std::string_view text : {"2026-01-31", "1900-01-01", "2199-12-31", "2024-02-29"}) {
        CAPTURE(text);
        CHECK(or_none(read_iso(text)) == text);
    }
    for (const std::string_view text : {"", "2026-1-31", "26-01-31", "2026/01/31", " 2026-01-31", "2026-01-31 ",
                                        "2026-02-29", "2026-13-01", "2026-00-10", "1899-12-31", "2200-01-01",
                                        "0026-01-31", "2026-01-3x", "+026-01-31", "20260131", "2026-01-311"}) {
        CAPTURE(text);
        CHECK_FALSE(read_iso(text));
    }
}

TEST_CASE("times of day") {
    struct Row {
        std::string_view text;
        int minute;
    };
    const Row rows[] = {{"07:45", 465},   {"7:45", 465},    {"15:30", 930}, {"00:00", 0},       {"23:59", 1439},
                        {"3:30 pm", 930}, {"3:30pm", 930},  {"3 pm", 900},  {"3pm", 900},       {"3:30 PM", 930},
                        {"12 am", 0},     {"12:30 am", 30}, {"12 pm", 720}, {"11:59 pm", 1439}, {"07:45 am", 465}};
    for (const Row& row : rows) {
        CAPTURE(row.text);
        REQUIRE(read_clock(row.text));
        CHECK(read_clock(row.text)->minute == row.minute);
    }
    for (const std::string_view text :
         {"",    "3",     "15",     "24:00",  "12:60",  "7:5",   "7:455", "0 pm",  "13 pm",  "15:30 pm", "pm",
          " pm", "3  pm", "3:30 p", " 07:45", "07:45 ", "07.45", ":45",   "-1:30", "007:45", "7:45:00"}) {
        CAPTURE(text);
        CHECK_FALSE(read_clock(text));
    }
}

TEST_CASE("months and weekdays by name") {
    for (unsigned month = 1; month <= 12; ++month) {
        CHECK(read_month(month_name(month)) == month);
        CHECK(read_month(month_name(month).substr(0, 3)) == month);
    }
    for (int i = 0; i < 7; ++i) {
        const auto day = static_cast<Weekday>(i);
        CHECK(read_weekday(weekday_name(day)) == day);
        CHECK(read_weekday(weekday_name(day).substr(0, 3)) == day);
    }
    CHECK(read_month("january") == 1U);
    CHECK(read_weekday("monday") == Weekday::monday);
    for (const std::string_view text : {"", "Ja", "Janu", "Januaryy", " January", "1"}) {
        CAPTURE(text);
        CHECK_FALSE(read_month(text));
        CHECK_FALSE(read_weekday(text));
    }
    CHECK_FALSE(read_weekday("Mondays"));
}
