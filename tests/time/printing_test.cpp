// What dates, intervals, spans and amounts look like in reports: tables of values and their words.
#include "engine/time/date.h"

#include <doctest/doctest.h>

#include <limits>

using namespace induct;

namespace {

Date iso(std::string_view text) { return read_iso(text).value(); }

}  // namespace

TEST_CASE("dates in words") {
    CHECK(to_iso(iso("2026-01-05")) == "2026-01-05");
    CHECK(to_words(iso("2026-01-05")) == "January 5, 2026");
    CHECK(to_words(iso("2024-02-29")) == "February 29, 2024");
    CHECK(to_words_without_year(iso("2026-01-31")) == "January 31");
    CHECK(to_words(MonthDay{10, 31}) == "October 31");
    CHECK(to_words(NthWeekday{2, Weekday::friday, 10}) == "the second Friday of October");
    CHECK(to_words(NthWeekday{5, Weekday::monday, 5}) == "the last Monday of May");
}

TEST_CASE("intervals in words say no more than they need to") {
    struct Row {
        std::string first, last, words;
    };
    const Row rows[] = {
        {"2025-10-01", "2025-10-31", "October 1-31, 2025"},
        {"2025-10-10", "2025-10-10", "October 10, 2025"},
        {"2025-09-29", "2025-10-05", "September 29 - October 5, 2025"},
        {"2025-12-22", "2026-01-02", "December 22, 2025 - January 2, 2026"},
        {"2025-10-10", "2026-10-10", "October 10, 2025 - October 10, 2026"},
        {"2025-10-10", "2025-10-09", "no days"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.words);
        CHECK(to_words(Interval{iso(row.first), iso(row.last)}) == row.words);
    }
}

TEST_CASE("spans in words") {
    struct Row {
        CalendarSpan span;
        std::string words;
    };
    const Row rows[] = {
        {{10, SpanUnit::day}, "10 days"},
        {{1, SpanUnit::school_day}, "1 school-day"},
        {{5, SpanUnit::school_day}, "5 school-days"},
        {{1, SpanUnit::day}, "1 day"},
        {{2, SpanUnit::week}, "2 weeks"},
        {{1, SpanUnit::week}, "1 week"},
        {{2, SpanUnit::school_week}, "2 school-weeks"},
        {{1, SpanUnit::school_week}, "1 school-week"},
        {{3, SpanUnit::month}, "3 months"},
        {{1, SpanUnit::month}, "1 month"},
        {{0, SpanUnit::term}, "0 terms"},
        {{1, SpanUnit::term}, "1 term"},
        {{2, SpanUnit::year}, "2 years"},
        {{-1, SpanUnit::year}, "-1 year"},
    };
    for (const Row& row : rows) CHECK(to_words(row.span) == row.words);
}

TEST_CASE("times, amounts of time and shares in words") {
    CHECK(to_words(ClockTime{465}) == "07:45");
    CHECK(to_words(ClockTime{0}) == "00:00");
    CHECK(to_words(ClockTime{1439}) == "23:59");

    struct Row {
        std::int64_t count;
        std::string words;
    };
    const Row minutes[] = {{90, "1 h 30"},     {45, "45 min"},
                           {0, "0 h"},         {-135, "-2 h 15"},
                           {3600, "60 h"},     {65, "1 h 05"},
                           {-45, "-45 min"},   {-60, "-1 h"},
                           {60'000, "1000 h"}, {std::numeric_limits<std::int64_t>::min(), "-153722867280912930 h 08"}};
    for (const Row& row : minutes) CHECK(to_words(Minutes{row.count}) == row.words);
    const Row shares[] = {{8000, "80%"}, {1250, "12.5%"}, {1205, "12.05%"}, {1, "0.01%"},
                          {0, "0%"},     {-50, "-0.5%"},  {10'000, "100%"}, {3333, "33.33%"}};
    for (const Row& row : shares) CHECK(to_words(BasisPoints{row.count}) == row.words);
}
