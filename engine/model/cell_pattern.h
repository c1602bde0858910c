// How the cells of a column are written: `m/d/yy`, `d.m.yyyy`, `h:mm am`. A small language of letters and signs.
//
// Method: a pattern is cut into parts once, where the model is checked; a cell is then held against the parts from left
// to right and gives its numbers. Source: docs/workspace.md, a district's own sheet. Tested by
// tests/model/cell_pattern_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace induct {

struct PatternPart {
    enum class Sort : std::uint8_t { sign, blank, year2, year4, month, month_word, day, hour, minute, second, half };
    Sort sort{};
    char sign = 0;       // of a sign
    bool fixed = false;  // exactly two digits, because no sign stands behind them: the `mm` of `yyyymmdd`
    friend bool operator==(const PatternPart&, const PatternPart&) = default;
};

/// A pattern of dates (a day, a month and a year) or of times of day (hours and minutes).
struct CellPattern {
    std::string written;  // "m/d/yy"
    bool of_time = false;
    std::vector<PatternPart> parts;
};

/// A pattern, or why the text is none: "`q` stands for nothing", "it has no year".
struct PatternRead {
    std::optional<CellPattern> pattern;
    std::string why;
};
[[nodiscard]] PatternRead read_pattern(std::string_view written);

/// The numbers of a cell, as its author wrote them.
struct PatternFound {
    std::string year, month, day;  // digits; a month may be a word
    std::string hour, minute, half;
};
/// The cell held against the pattern, blanks around it left out; nothing when it does not fit. Behind a date a blank
/// and a time may stand, and are left out. Letters count without case.
[[nodiscard]] std::optional<PatternFound> held_against(const CellPattern& pattern, std::string_view cell);

/// The same pattern with day and month in each other's place; nothing when one of them is a word or it has none.
[[nodiscard]] std::optional<CellPattern> with_day_and_month_swapped(const CellPattern& pattern);

}  // namespace induct
