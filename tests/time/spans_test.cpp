// A day moved by a span, and the part of a meeting that lies in the contract day.
#include "engine/time/calendar.h"
#include "engine/time/expiry.h"
#include "tests/time/sample_calendar.h"

#include <doctest/doctest.h>

#include <limits>

using namespace induct;
using namespace induct::testing;

TEST_CASE("a day moved by a span") {
    const SchoolCalendar calendar(sample_spec());
    struct Row {
        std::string day;
        CalendarSpan span;
        std::string moved;
    };
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const Row rows[] = {
        {"2025-09-08", {0, SpanUnit::day}, "2025-09-08"},  // day 0 is the day itself
        {"2025-09-08", {60, SpanUnit::day}, "2025-11-07"},
        {"2025-09-08", {-8, SpanUnit::day}, "2025-08-31"},
        {"2025-12-25", {2, SpanUnit::week}, "2026-01-08"},
        {"2025-10-31", {1, SpanUnit::month}, "2025-11-30"},
        {"2024-02-29", {1, SpanUnit::year}, "2025-02-28"},
        {"2024-02-29", {4, SpanUnit::year}, "2028-02-29"},
        {"2025-12-19", {5, SpanUnit::school_day}, "2026-01-09"},
        {"2026-06-12", {-1, SpanUnit::school_day}, "2026-06-11"},
        {"2199-12-31", {1, SpanUnit::day}, "none"},
        {"1900-01-01", {-1, SpanUnit::week}, "none"},
        {"2199-12-01", {1, SpanUnit::month}, "none"},
        {"1900-06-01", {-1, SpanUnit::year}, "none"},
        {"2199-11-30", {1, SpanUnit::month}, "2199-12-30"},
        {"1900-02-01", {-1, SpanUnit::month}, "1900-01-01"},
        {"2025-09-08", {most, SpanUnit::day}, "none"},
        {"2025-09-08", {-most, SpanUnit::week}, "none"},
        {"2025-09-08", {most, SpanUnit::year}, "none"},
        {"2025-09-08", {-most, SpanUnit::month}, "none"},
        {"2025-09-08", {most, SpanUnit::school_day}, "none"},
        {"2025-09-08", {most, SpanUnit::school_week}, "none"},
        {"2025-09-08", {-most, SpanUnit::term}, "none"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.day);
        CAPTURE(to_words(row.span));
        CHECK(or_none(calendar.add(iso(row.day), row.span)) == row.moved);
    }
}

TEST_CASE("school-weeks and terms skip what has no school") {
    const SchoolCalendar calendar(sample_spec());
    struct Row {
        std::string day;
        CalendarSpan span;
        std::string moved;
    };
    const Row rows[] = {
        {"2025-12-17", {1, SpanUnit::school_week}, "2026-01-07"},  // the same Wednesday after the break
        {"2026-01-07", {-1, SpanUnit::school_week}, "2025-12-17"},
        {"2025-12-25", {1, SpanUnit::school_week}, "2026-01-08"},
        {"2025-12-25", {-1, SpanUnit::school_week}, "2025-12-18"},
        {"2026-06-10", {1, SpanUnit::school_week}, "2026-09-02"},
        {"2025-09-14", {1, SpanUnit::school_week}, "2025-09-21"},
        {"2027-06-11", {1, SpanUnit::school_week}, "none"},
        {"2025-08-25", {-1, SpanUnit::school_week}, "none"},
        {"2025-09-10", {0, SpanUnit::school_week}, "2025-09-10"},
        {"2025-08-25", {1, SpanUnit::term}, "2026-01-05"},
        {"2025-09-04", {1, SpanUnit::term}, "2026-01-15"},
        {"2026-06-12", {1, SpanUnit::term}, "2026-12-18"},  // that far in, the fall is over
        {"2026-01-15", {-1, SpanUnit::term}, "2025-09-04"},
        {"2025-09-04", {3, SpanUnit::term}, "2027-01-14"},
        {"2025-09-04", {4, SpanUnit::term}, "none"},
        {"2025-09-04", {-1, SpanUnit::term}, "none"},
        {"2025-12-25", {1, SpanUnit::term}, "2026-06-12"},  // between two terms: all of the next one
        {"2025-12-25", {-1, SpanUnit::term}, "2025-08-25"},
        {"2026-07-15", {2, SpanUnit::term}, "2027-06-11"},
        {"2020-01-01", {1, SpanUnit::term}, "2025-12-19"},
        {"2030-01-01", {-1, SpanUnit::term}, "2027-01-04"},
        {"2020-01-01", {-1, SpanUnit::term}, "none"},
        {"2030-01-01", {1, SpanUnit::term}, "none"},
        {"2025-12-25", {0, SpanUnit::term}, "2025-12-25"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.day);
        CAPTURE(to_words(row.span));
        CHECK(or_none(calendar.add(iso(row.day), row.span)) == row.moved);
    }
}

TEST_CASE("the minutes of a meeting inside the contract hours") {
    CalendarSpec spec = sample_spec();
    spec.contract = {
        {Weekday::monday, Weekday::friday, {465}, {930}, ""},                    // 07:45 to 15:30 everywhere
        {Weekday::wednesday, Weekday::wednesday, {465}, {810}, "lincoln-high"},  // early release at 13:30
        {Weekday::monday, Weekday::monday, {780}, {960}, "night-school"},        // two lines that touch the same hour
        {Weekday::monday, Weekday::monday, {900}, {1200}, "night-school"},
        {Weekday::tuesday, Weekday::tuesday, {480}, {660}, "split-shift"},  // 08:00 to 11:00 and 13:00 to 16:00
        {Weekday::tuesday, Weekday::tuesday, {780}, {960}, "split-shift"},
    };
    const SchoolCalendar calendar(spec);
    struct Row {
        std::string day, from, to, site;
        std::int64_t inside;
    };
    const Row rows[] = {
        {"2025-09-08", "15:00", "16:00", "lincoln-high", 30},  // crosses the bell
        {"2025-09-08", "07:00", "08:00", "lincoln-high", 15},  {"2025-09-08", "06:00", "20:00", "lincoln-high", 465},
        {"2025-09-08", "15:30", "16:30", "lincoln-high", 0},   // begins with the bell
        {"2025-09-10", "13:00", "14:00", "lincoln-high", 30},  // the site's own Wednesday
        {"2025-09-10", "13:00", "14:00", "elsewhere", 60},     {"2025-09-10", "13:00", "14:00", "", 60},
        {"2025-09-08", "14:00", "21:00", "night-school", 360},  // no minute counts twice
        {"2025-09-09", "10:30", "13:30", "split-shift", 60},    // nor does the pause count
        {"2025-09-13", "10:00", "11:00", "lincoln-high", 0},    // Saturday
        {"2025-12-24", "10:00", "11:00", "lincoln-high", 0},    // winter-break
        {"2025-09-08", "16:00", "15:00", "lincoln-high", 0},   {"2025-09-08", "10:00", "10:00", "lincoln-high", 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.day);
        CAPTURE(row.from);
        CAPTURE(row.site);
        const std::optional<Minutes> inside =
            calendar.contract_minutes(iso(row.day), read_clock(row.from).value(), read_clock(row.to).value(), row.site);
        REQUIRE(inside);
        CHECK(inside->count == row.inside);
    }
}

TEST_CASE("contract hours that nobody gave are not known") {
    CalendarSpec spec = sample_spec();
    spec.contract = {{Weekday::monday, Weekday::thursday, {465}, {930}, "lincoln-high"}};
    const SchoolCalendar calendar(spec);
    const ClockTime ten{600}, eleven{660};
    CHECK(calendar.contract_minutes(iso("2025-09-08"), ten, eleven, "lincoln-high") == Minutes{60});
    CHECK_FALSE(calendar.contract_minutes(iso("2025-09-08"), ten, eleven, "elsewhere"));
    CHECK_FALSE(calendar.contract_minutes(iso("2025-09-08"), ten, eleven, ""));
    // A school day on which this site has no contract hours, and a day without school: both are known to be none.
    CHECK(calendar.contract_minutes(iso("2025-09-12"), ten, eleven, "lincoln-high") == Minutes{0});
    CHECK(calendar.contract_minutes(iso("2025-09-13"), ten, eleven, "elsewhere") == Minutes{0});
    CHECK_FALSE(SchoolCalendar(sample_spec()).contract_minutes(iso("2025-09-08"), ten, eleven, "lincoln-high"));
}

TEST_CASE("what is valid for a span expires on its anniversary") {
    struct Row {
        std::string_view date;
        CalendarSpan valid_for;
        std::string_view expires;
    };
    const Row rows[] = {
        {"2020-08-03", {5, SpanUnit::year}, "2025-08-03"}, {"2024-02-29", {1, SpanUnit::year}, "2025-02-28"},
        {"2024-02-29", {4, SpanUnit::year}, "2028-02-29"}, {"2025-08-31", {6, SpanUnit::month}, "2026-02-28"},
        {"2025-12-20", {2, SpanUnit::week}, "2026-01-03"}, {"2025-12-20", {10, SpanUnit::day}, "2025-12-30"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.date);
        CHECK(expiry(iso(row.date), row.valid_for) == iso(row.expires));
    }
    CHECK_FALSE(expiry(iso("2190-01-01"), CalendarSpan{50, SpanUnit::year}));
}
