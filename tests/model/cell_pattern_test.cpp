// Patterns of dates and times of day, and the cells that fit them.
#include "engine/model/cell_pattern.h"

#include <doctest/doctest.h>

using namespace induct;

TEST_CASE("a pattern is a date or a time of day, whole and once") {
    struct Row {
        const char *written, *why;  // empty: it is one
    };
    const Row rows[] = {
        {"m/d/yy", ""},
        {"mm/dd/yyyy", ""},
        {"d.m.yyyy", ""},
        {"yyyy-mm-dd", ""},
        {"yyyymmdd", ""},
        {"d mmm yyyy", ""},
        {"mmmm d, yyyy", ""},
        {"M/D/YY", ""},
        {"h:mm am", ""},
        {"hh:mm", ""},
        {"h.mm", ""},
        {"hh:mm:ss", ""},
        {"", "it has neither a day nor an hour"},
        {"m/d", "it has no year (`yy` or `yyyy`)"},
        {"d yyyy", "it has no month (`m`)"},
        {"m/yyyy", "it has no day (`d`)"},
        {"m/d/d/yy", "a part stands twice"},
        {"h am", "it has no minutes (`mm`)"},
        {"dd-mm-yy am", "it has no hour (`h`)"},
        {"m/d/yy h:mm",
         "it is a date and a time of day at once; end it behind the date: a time behind a date is left out"},
        {"month/day", "`o` stands for nothing"},
        {"m/d/yyy", "`yyy` stands for nothing"},
        {"m_d_yy", "`_` is none of the signs `/` `-` `.` `,` `:`"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.written));
        const PatternRead read = read_pattern(row.written);
        CHECK(read.pattern.has_value() == read.why.empty());
        CHECK(read.why == row.why);
    }
}

TEST_CASE("a cell that fits gives its numbers as they stand") {
    struct Row {
        const char *pattern, *cell, *found;  // year month day hour minute half; empty: does not fit
    };
    const Row rows[] = {
        {"m/d/yy", "9/8/25", "25 9 8   "},
        {"m/d/yy", " 09/08/25 ", "25 09 08   "},
        {"m/d/yy", "9/8/2025", "2025 9 8   "},
        {"m/d/yy", "9/8/025", ""},
        {"m/d/yy", "9-8-25", ""},
        {"m/d/yy", "9/8", ""},
        {"m/d/yy", "9/8/25 15:30", "25 9 8   "},
        {"m/d/yy", "9/8/25 or so", ""},
        {"m/d/yy", "9/8/25 3:30:00 PM", "25 9 8   "},
        {"m/d/yy", "9/8/25 moved to 9/15: see note", ""},
        {"m/d/yy", "9/8/25 15:3", ""},
        {"m/d/yyyy", "9/8/25", ""},
        {"d.m.yy", "30.9.25", "25 9 30   "},
        {"yyyymmdd", "20250908", "2025 09 08   "},
        {"yyyymmdd", "2025908", ""},
        {"d mmm yyyy", "8 Sep 2025", "2025 Sep 8   "},
        {"d mmm yyyy", "8  September 2025", "2025 September 8   "},
        {"h:mm am", "3:30 PM", "   3 30 pm"},
        {"h:mm am", "3:30pm", "   3 30 pm"},
        {"h:mm am", "3:30 p.m.", "   3 30 pm"},
        {"h:mm am", "15:30", ""},
        {"hh:mm", "15:30", "   15 30 "},
        {"h.mm", "7.05", "   7 05 "},
        {"h:mm", "7:5", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.pattern));
        CAPTURE(std::string(row.cell));
        const auto found = held_against(*read_pattern(row.pattern).pattern, row.cell);
        const std::string told = found ? found->year + " " + found->month + " " + found->day + " " + found->hour + " " +
                                             found->minute + " " + found->half
                                       : std::string();
        CHECK(told == row.found);
    }
}

TEST_CASE("day and month in each other's place") {
    const auto turned = with_day_and_month_swapped(*read_pattern("m/dd/yy").pattern);
    REQUIRE(turned);
    CHECK(turned->written == "d/mm/yy");
    CHECK(held_against(*turned, "30/9/25")->month == "9");
    CHECK_FALSE(with_day_and_month_swapped(*read_pattern("d mmm yyyy").pattern));
    CHECK_FALSE(with_day_and_month_swapped(*read_pattern("h:mm").pattern));
}
