// Windows cut from a season: their days, and the labels that reports print.
#include "engine/time/calendar.h"
#include "tests/time/sample_calendar.h"

#include <doctest/doctest.h>

using namespace induct;
using namespace induct::testing;

namespace {

/// One line a window, as `2025-09-08..2025-09-14 week of September 8, 2025`.
std::vector<std::string> listed(Interval season, SpanUnit unit, std::int64_t count = 1) {
    std::vector<std::string> lines;
    for (const Window& window : SchoolCalendar(sample_spec()).windows(season, unit, count)) {
        lines.push_back(to_iso(window.days.first) + ".." + to_iso(window.days.last) + " " + window.label);
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("weeks run Monday to Sunday and are cut to the season") {
    CHECK(listed(days("2025-09-03", "2025-09-16"), SpanUnit::week) ==
          Lines{"2025-09-03..2025-09-07 week of September 1, 2025", "2025-09-08..2025-09-14 week of September 8, 2025",
                "2025-09-15..2025-09-16 week of September 15, 2025"});
    CHECK(listed(days("2025-09-07", "2025-09-07"), SpanUnit::week) ==
          Lines{"2025-09-07..2025-09-07 week of September 1, 2025"});
}

TEST_CASE("two weeks are paired from the week of the season's first day") {
    CHECK(listed(days("2025-09-10", "2025-10-13"), SpanUnit::week, 2) ==
          Lines{"2025-09-10..2025-09-21 weeks of September 8 and 15, 2025",
                "2025-09-22..2025-10-05 weeks of September 22 and 29, 2025",
                "2025-10-06..2025-10-13 weeks of October 6 and 13, 2025"});
    CHECK(listed(days("2025-09-29", "2025-10-19"), SpanUnit::week, 2) ==
          Lines{"2025-09-29..2025-10-12 weeks of September 29 and October 6, 2025",
                "2025-10-13..2025-10-19 week of October 13, 2025"});
    CHECK(listed(days("2025-12-29", "2026-01-11"), SpanUnit::week, 2) ==
          Lines{"2025-12-29..2026-01-11 weeks of December 29, 2025 and January 5, 2026"});
}

TEST_CASE("more than two weeks are told by the first and the last") {
    CHECK(listed(days("2025-09-08", "2025-10-19"), SpanUnit::week, 3) ==
          Lines{"2025-09-08..2025-09-28 weeks of September 8 to 22, 2025",
                "2025-09-29..2025-10-19 weeks of September 29 to October 13, 2025"});
    CHECK(listed(days("2025-12-22", "2026-01-11"), SpanUnit::week, 3) ==
          Lines{"2025-12-22..2026-01-11 weeks of December 22, 2025 to January 5, 2026"});
}

TEST_CASE("a week without school is a week but no school-week") {
    const Interval season = days("2025-12-15", "2026-01-11");
    CHECK(listed(season, SpanUnit::week).size() == 4);
    CHECK(listed(season, SpanUnit::school_week) ==
          Lines{"2025-12-15..2025-12-21 week of December 15, 2025", "2026-01-05..2026-01-11 week of January 5, 2026"});
    CHECK(listed(season, SpanUnit::school_week, 2) ==
          Lines{"2025-12-15..2026-01-11 weeks of December 15, 2025 and January 5, 2026"});
    // Monday to Friday had school, but the season holds only the weekend of that week.
    CHECK(listed(days("2025-09-13", "2025-09-15"), SpanUnit::school_week) ==
          Lines{"2025-09-15..2025-09-15 week of September 15, 2025"});
}

TEST_CASE("school days one by one, and days") {
    CHECK(listed(days("2025-08-29", "2025-09-03"), SpanUnit::school_day) ==
          Lines{"2025-08-29..2025-08-29 August 29, 2025", "2025-09-02..2025-09-02 September 2, 2025",
                "2025-09-03..2025-09-03 September 3, 2025"});
    CHECK(listed(days("2025-10-10", "2025-10-10"), SpanUnit::school_day) ==
          Lines{"2025-10-10..2025-10-10 October 10, 2025"});
    CHECK(listed(days("2025-10-10", "2025-10-12"), SpanUnit::day, 2) ==
          Lines{"2025-10-10..2025-10-11 October 10-11, 2025", "2025-10-12..2025-10-12 October 12, 2025"});
}

TEST_CASE("months are cut to the season, and February has its 29th") {
    CHECK(listed(days("2025-08-25", "2025-10-15"), SpanUnit::month) == Lines{"2025-08-25..2025-08-31 August 2025",
                                                                             "2025-09-01..2025-09-30 September 2025",
                                                                             "2025-10-01..2025-10-15 October 2025"});
    CHECK(listed(days("2024-02-10", "2024-03-01"), SpanUnit::month) ==
          Lines{"2024-02-10..2024-02-29 February 2024", "2024-03-01..2024-03-01 March 2024"});
    CHECK(listed(days("2025-09-01", "2026-01-31"), SpanUnit::month, 2) ==
          Lines{"2025-09-01..2025-10-31 September and October 2025",
                "2025-11-01..2025-12-31 November and December 2025", "2026-01-01..2026-01-31 January 2026"});
    CHECK(listed(days("2025-11-01", "2026-06-12"), SpanUnit::month, 3) ==
          Lines{"2025-11-01..2026-01-31 November 2025 to January 2026", "2026-02-01..2026-04-30 February to April 2026",
                "2026-05-01..2026-06-12 May and June 2026"});
}

TEST_CASE("terms and years are those that the calendar names") {
    CHECK(listed(days("2025-08-25", "2026-10-01"), SpanUnit::term) ==
          Lines{"2025-08-25..2025-12-19 fall 2025-26", "2026-01-05..2026-06-12 spring-term 2025-26",
                "2026-08-31..2026-10-01 fall 2026-27"});
    CHECK(listed(days("2025-08-25", "2026-10-01"), SpanUnit::term, 2) ==
          Lines{"2025-08-25..2026-06-12 fall and spring-term 2025-26", "2026-08-31..2026-10-01 fall 2026-27"});
    CHECK(listed(days("2026-02-01", "2026-10-01"), SpanUnit::term, 2) ==
          Lines{"2026-02-01..2026-10-01 spring-term 2025-26 and fall 2026-27"});
    CHECK(listed(days("2025-12-20", "2026-01-04"), SpanUnit::term).empty());
    CHECK(listed(days("2026-05-01", "2026-09-30"), SpanUnit::year) ==
          Lines{"2026-05-01..2026-06-12 2025-26", "2026-08-31..2026-09-30 2026-27"});
    CHECK(listed(always, SpanUnit::year, 2) == Lines{"2025-08-25..2027-06-11 2025-26 and 2026-27"});
    CHECK(listed(days("2026-07-01", "2026-07-31"), SpanUnit::year).empty());
}

TEST_CASE("an empty season has no windows, and a count may be larger than the season") {
    for (const SpanUnit unit : {SpanUnit::day, SpanUnit::school_day, SpanUnit::week, SpanUnit::school_week,
                                SpanUnit::month, SpanUnit::term, SpanUnit::year}) {
        CHECK(listed(days("2025-10-10", "2025-10-09"), unit).empty());
    }
    CHECK(listed(days("2025-09-08", "2025-09-21"), SpanUnit::week, 0).empty());
    CHECK(listed(days("2025-09-08", "2025-09-21"), SpanUnit::week, 1'000'000'000'000) ==
          Lines{"2025-09-08..2025-09-21 weeks of September 8 and 15, 2025"});
}
