// On which nights a named report is made: a table of what is said, the night before and tonight.
#include "engine/report/made_tonight.h"

#include <doctest/doctest.h>

using namespace induct;

namespace {

Date day(int year, unsigned month, unsigned number) { return *make_date(year, month, number); }

SchoolCalendar small_calendar() {
    SchoolYear year{"2025-26", {day(2025, 8, 25), day(2026, 6, 12)}, {}, {}, {}, {}, {}, {}};
    year.terms = {{"fall", "", {day(2025, 8, 25), day(2026, 1, 23)}},
                  {"spring", "", {day(2026, 1, 26), day(2026, 6, 12)}}};
    year.breaks = {{"winter-break", "", {day(2025, 12, 22), day(2026, 1, 2)}}};
    year.holidays = {{"labor-day", "", {day(2025, 9, 1), day(2025, 9, 1)}}};
    year.day_sets = {{"workshop", "", {day(2025, 10, 10), day(2025, 10, 10)}},
                     {"workshop", "", {day(2026, 1, 26), day(2026, 1, 26)}}};
    return SchoolCalendar(CalendarSpec{"school", "School", {year}, {}});
}

}  // namespace

TEST_CASE("a report is made by the first night on or after its day") {
    const SchoolCalendar calendar = small_calendar();
    struct Row {
        const char* what;
        MadeEvery every;
        Date before, tonight;
        bool made;
    };
    const Row rows[] = {
        {"each night", EachNight{}, day(2025, 10, 1), day(2025, 10, 2), true},
        {"every day", SpanUnit::day, day(2025, 10, 1), day(2025, 10, 2), true},
        {"on a Saturday", SpanUnit::school_day, day(2025, 10, 3), day(2025, 10, 4), false},
        {"on a Friday", SpanUnit::school_day, day(2025, 10, 2), day(2025, 10, 3), true},
        {"the first of the month", SpanUnit::month, day(2025, 9, 30), day(2025, 10, 1), true},
        {"once a month", SpanUnit::month, day(2025, 10, 1), day(2025, 10, 31), false},
        {"a night in the new month", SpanUnit::month, day(2025, 10, 29), day(2025, 11, 4), true},
        {"Monday", SpanUnit::week, day(2025, 10, 5), day(2025, 10, 6), true},
        {"after Monday", SpanUnit::week, day(2025, 10, 6), day(2025, 10, 12), false},
        {"a week without its Monday", SpanUnit::school_week, day(2025, 8, 31), day(2025, 9, 1), false},
        {"begins on Tuesday", SpanUnit::school_week, day(2025, 9, 1), day(2025, 9, 2), true},
        {"a week of the break", SpanUnit::school_week, day(2025, 12, 21), day(2025, 12, 28), false},
        {"Friday", Weekday::friday, day(2025, 10, 2), day(2025, 10, 5), true},
        {"no Friday between", Weekday::friday, day(2025, 10, 3), day(2025, 10, 9), false},
        {"the first day of a term", SpanUnit::term, day(2026, 1, 25), day(2026, 1, 26), false},
        {"the last day of a term", SpanUnit::term, day(2026, 1, 22), day(2026, 1, 23), true},
        {"the year goes on", SpanUnit::year, day(2026, 1, 25), day(2026, 6, 11), false},
        {"the year ends", SpanUnit::year, day(2026, 6, 11), day(2026, 6, 20), true},
        {"the break begins", EveryNamed{"winter-break"}, day(2025, 12, 21), day(2025, 12, 22), true},
        {"the break goes on", EveryNamed{"winter-break"}, day(2025, 12, 22), day(2025, 12, 31), false},
        {"the second of the named days", EveryNamed{"workshop"}, day(2026, 1, 25), day(2026, 1, 26), true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(is_made_tonight(row.every, calendar, row.before, row.tonight) == row.made);
    }
}

TEST_CASE("the first night of a workspace makes every report") {
    CHECK(is_made_tonight(SpanUnit::year, small_calendar(), {}, day(2025, 10, 1)));
}
