// See cell_pattern.h.
#include "engine/model/cell_pattern.h"

#include "grammar/source.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {
namespace {

using Sort = PatternPart::Sort;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

/// What a run of one letter stands for. `mm` is the minutes behind hours.
std::optional<Sort> sort_of(std::string_view run, bool behind_hours) {
    if (run == "d" || run == "dd") return Sort::day;
    if (run == "mm" && behind_hours) return Sort::minute;
    if (run == "m" || run == "mm") return Sort::month;
    if (run == "mmm" || run == "mmmm") return Sort::month_word;
    if (run == "yy") return Sort::year2;
    if (run == "yyyy") return Sort::year4;
    if (run == "h" || run == "hh") return Sort::hour;
    if (run == "ss") return Sort::second;
    return std::nullopt;
}

std::size_t count(const CellPattern& pattern, std::initializer_list<Sort> sorts) {
    return static_cast<std::size_t>(std::count_if(
        pattern.parts.begin(), pattern.parts.end(),
        [&](const PatternPart& part) { return std::find(sorts.begin(), sorts.end(), part.sort) != sorts.end(); }));
}

/// Why the parts are no date and no time of day; empty when they are one.
std::string fault_of(CellPattern& pattern) {
    const std::size_t years = count(pattern, {Sort::year2, Sort::year4});
    const std::size_t months = count(pattern, {Sort::month, Sort::month_word}), days = count(pattern, {Sort::day});
    const std::size_t hours = count(pattern, {Sort::hour}), minutes = count(pattern, {Sort::minute});
    pattern.of_time = hours > 0;
    if (hours + minutes + years + months + days == 0) return "it has neither a day nor an hour";
    if (years > 1 || months > 1 || days > 1 || hours > 1 || minutes > 1) return "a part stands twice";
    if (!pattern.of_time && minutes + count(pattern, {Sort::second, Sort::half}) > 0) return "it has no hour (`h`)";
    if (pattern.of_time && years + months + days > 0)
        return "it is a date and a time of day at once; end it behind the date: a time behind a date is left out";
    if (pattern.of_time) return minutes == 1 ? "" : "it has no minutes (`mm`)";
    if (years == 0) return "it has no year (`yy` or `yyyy`)";
    if (months == 0) return "it has no month (`m`)";
    return days == 0 ? "it has no day (`d`)" : "";
}

/// Takes the digits at `at`, `least` to `most` of them.
bool take_digits(std::string_view cell, std::size_t& at, std::size_t least, std::size_t most, std::string& into) {
    const std::size_t begin = at;
    while (at < cell.size() && at - begin < most && is_digit(cell[at])) ++at;
    into = cell.substr(begin, at - begin);
    return into.size() >= least;
}

bool take_letters(std::string_view cell, std::size_t& at, std::string& into) {
    const std::size_t begin = at;
    while (at < cell.size() && is_letter(cell[at])) ++at;
    into = cell.substr(begin, at - begin);
    return !into.empty();
}

/// `am`, `PM`, `p.m.`
bool take_half(std::string_view cell, std::size_t& at, std::string& into) {
    if (at >= cell.size() || (lower(cell[at]) != 'a' && lower(cell[at]) != 'p')) return false;
    into = {lower(cell[at]), 'm'};
    ++at;
    if (at < cell.size() && cell[at] == '.') ++at;
    if (at >= cell.size() || lower(cell[at]) != 'm') return false;
    ++at;
    if (at < cell.size() && cell[at] == '.') ++at;
    return true;
}

bool take(const PatternPart& part, std::string_view cell, std::size_t& at, PatternFound& found) {
    const std::size_t least = part.fixed ? 2 : 1;
    std::string ignored;
    switch (part.sort) {
        case Sort::sign:
            return at < cell.size() && cell[at++] == part.sign;
        case Sort::blank: {
            const std::size_t begin = at;
            while (at < cell.size() && cell[at] == ' ') ++at;
            return at > begin;
        }
        case Sort::year2:  // four digits leave no doubt
            return part.fixed ? take_digits(cell, at, 2, 2, found.year)
                              : take_digits(cell, at, 2, 4, found.year) && found.year.size() != 3;
        case Sort::year4:
            return take_digits(cell, at, 4, 4, found.year);
        case Sort::month:
            return take_digits(cell, at, least, 2, found.month);
        case Sort::month_word:
            return take_letters(cell, at, found.month);
        case Sort::day:
            return take_digits(cell, at, least, 2, found.day);
        case Sort::hour:
            return take_digits(cell, at, least, 2, found.hour);
        case Sort::minute:
            return take_digits(cell, at, 2, 2, found.minute);
        case Sort::second:
            return take_digits(cell, at, 2, 2, ignored);
        case Sort::half:
            return take_half(cell, at, found.half);
    }
    return false;
}

/// A time of day behind a date, as spreadsheets write one: `14:30`, `2:30:00 PM`.
bool is_time(std::string_view text) {
    std::size_t at = 0;
    std::string ignored;
    const auto digits = [&](std::size_t least) { return take_digits(text, at, least, 2, ignored); };
    if (!digits(1) || at >= text.size() || text[at++] != ':' || !digits(2)) return false;
    if (at < text.size() && text[at] == ':') {
        ++at;
        if (!digits(2)) return false;
    }
    while (at < text.size() && text[at] == ' ') ++at;
    return at == text.size() || (take_half(text, at, ignored) && at == text.size());
}

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

}  // namespace

PatternRead read_pattern(std::string_view written) {
    CellPattern pattern;
    pattern.written = written;
    bool behind_hours = false;
    for (std::size_t at = 0; at < written.size();) {
        const char letter = lower(written[at]);
        if (written[at] == ' ') {
            pattern.parts.push_back({Sort::blank, ' ', false});
            while (at < written.size() && written[at] == ' ') ++at;
            continue;
        }
        if (!is_letter(letter)) {
            if (std::string_view("/-.,:").find(letter) == std::string_view::npos)
                return {std::nullopt, fmt::format("`{}` is none of the signs `/` `-` `.` `,` `:`",
                                                  written.substr(at, character_end(written, at) - at))};
            pattern.parts.push_back({Sort::sign, written[at], false});
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < written.size() && lower(written[at]) == letter) ++at;
        std::string run(at - begin, letter);
        if (run == "a" && at < written.size() && lower(written[at]) == 'm') {
            ++at;
            pattern.parts.push_back({Sort::half, 0, false});
            continue;
        }
        const auto sort = sort_of(run, behind_hours);
        if (!sort) return {std::nullopt, fmt::format("`{}` stands for nothing", run)};
        behind_hours = behind_hours || *sort == Sort::hour;
        pattern.parts.push_back({*sort, 0, false});
    }
    for (std::size_t i = 0; i + 1 < pattern.parts.size(); ++i) {
        const auto number = [](const PatternPart& part) {
            return part.sort != Sort::sign && part.sort != Sort::blank && part.sort != Sort::half &&
                   part.sort != Sort::month_word;
        };
        if (!number(pattern.parts[i]) || !number(pattern.parts[i + 1])) continue;
        pattern.parts[i].fixed = true;
        pattern.parts[i + 1].fixed = true;
    }
    // A half of the day may stand right behind the minutes, or with a blank: `3:30pm` is what `h:mm am` means, too.
    std::string why = fault_of(pattern);
    if (!why.empty()) return {std::nullopt, std::move(why)};
    return {std::move(pattern), ""};
}

std::optional<PatternFound> held_against(const CellPattern& pattern, std::string_view cell) {
    cell = without_blanks(cell);
    PatternFound found;
    std::size_t at = 0;
    for (std::size_t i = 0; i < pattern.parts.size(); ++i) {
        const PatternPart& part = pattern.parts[i];
        const bool before_half = i + 1 < pattern.parts.size() && pattern.parts[i + 1].sort == Sort::half;
        if (part.sort == Sort::blank && before_half && at < cell.size() && cell[at] != ' ') continue;
        if (part.sort == Sort::half)
            while (at < cell.size() && cell[at] == ' ') ++at;
        if (!take(part, cell, at, found)) return std::nullopt;
    }
    const std::string_view rest = cell.substr(at);
    if (rest.empty()) return found;
    const bool time_behind = !pattern.of_time && rest.front() == ' ' && is_time(without_blanks(rest));
    return time_behind ? std::optional(found) : std::nullopt;
}

std::optional<CellPattern> with_day_and_month_swapped(const CellPattern& pattern) {
    if (count(pattern, {Sort::day}) != 1 || count(pattern, {Sort::month}) != 1) return std::nullopt;
    CellPattern other = pattern;
    for (PatternPart& part : other.parts) {
        if (part.sort == Sort::day)
            part.sort = Sort::month;
        else if (part.sort == Sort::month)
            part.sort = Sort::day;
    }
    for (char& c : other.written) {
        const char letter = lower(c);
        if (letter == 'd' || letter == 'm') c = letter == 'd' ? 'm' : 'd';
    }
    return other;
}

}  // namespace induct
