// Windows of time cut from a season, and the words that name them in reports.
// Method: the season is first cut into single units (`Piece`), each in the season only; then every `count` pieces in a
// row make one window, named after its first and its last piece. Tested by tests/time/windows_test.cpp.
#include "engine/time/calendar.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

/// One unit of a season. Terms and years have names; the others are named after their days.
struct Piece {
    Interval days;
    std::string name;  // of the term
    std::string year;  // label of its school year
};

constexpr std::chrono::days one_day{1};

std::vector<Piece> cut_days(Interval season) {
    std::vector<Piece> pieces;
    for (Date day = season.first; day <= season.last; day += one_day) pieces.push_back({{day, day}, {}, {}});
    return pieces;
}

std::vector<Piece> cut_weeks(Interval season) {
    std::vector<Piece> pieces;
    for (Date monday = week_start(season.first); monday <= season.last; monday += 7 * one_day) {
        pieces.push_back({overlap({monday, monday + 6 * one_day}, season), {}, {}});
    }
    return pieces;
}

std::vector<Piece> cut_months(Interval season) {
    std::vector<Piece> pieces;
    for (Date day = season.first; day <= season.last; day = month_around(day).last + one_day) {
        pieces.push_back({overlap(month_around(day), season), {}, {}});
    }
    return pieces;
}

std::vector<Piece> cut_years(Interval season, const std::vector<SchoolYear>& years) {
    std::vector<Piece> pieces;
    for (const SchoolYear& year : years) {
        const Interval days = overlap(year.days, season);
        if (!days.empty()) pieces.push_back({days, {}, year.label});
    }
    return pieces;
}

std::vector<Piece> cut_terms(Interval season, const std::vector<SchoolYear>& years) {
    std::vector<Piece> pieces;
    for (const SchoolYear& year : years) {
        for (const NamedDays& term : year.terms) {
            const Interval days = overlap(term.days, season);
            if (!days.empty()) pieces.push_back({days, term.name, year.label});
        }
    }
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.days < b.days; });
    return pieces;
}

// ---- labels

/// `and` joins two units, `to` a longer row.
std::string_view joint(std::size_t pieces) { return pieces == 2 ? "and" : "to"; }

/// `week of September 8, 2025`, `weeks of September 8 and 15, 2025`: always the Mondays, also of weeks that were cut.
std::string week_label(Interval days, std::size_t pieces) {
    const Date first = week_start(days.first);
    const Date last = week_start(days.last);
    if (first == last) return "week of " + to_words(first);
    if (year_of(first) != year_of(last)) {
        return fmt::format("weeks of {} {} {}", to_words(first), joint(pieces), to_words(last));
    }
    const std::string begin = to_words_without_year(first);
    if (month_of(first) != month_of(last))
        return fmt::format("weeks of {} {} {}", begin, joint(pieces), to_words(last));
    return fmt::format("weeks of {} {} {}, {}", begin, joint(pieces), day_of(last), year_of(last));
}

/// `October 2025`, `September and October 2025`, `November 2025 to January 2026`.
std::string month_label(Interval days, std::size_t pieces) {
    const std::string_view first = month_name(month_of(days.first));
    const std::string last = fmt::format("{} {}", month_name(month_of(days.last)), year_of(days.last));
    if (pieces == 1) return last;
    if (year_of(days.first) == year_of(days.last)) return fmt::format("{} {} {}", first, joint(pieces), last);
    return fmt::format("{} {} {} {}", first, year_of(days.first), joint(pieces), last);
}

/// `fall 2025-26`, `fall and spring 2025-26`, `spring 2025-26 and fall 2026-27`.
std::string term_label(const Piece& first, const Piece& last, std::size_t pieces) {
    const std::string end = last.name + " " + last.year;
    if (pieces == 1) return end;
    if (first.year == last.year) return fmt::format("{} {} {}", first.name, joint(pieces), end);
    return fmt::format("{} {} {} {}", first.name, first.year, joint(pieces), end);
}

std::string year_label(const Piece& first, const Piece& last, std::size_t pieces) {
    return pieces == 1 ? first.year : fmt::format("{} {} {}", first.year, joint(pieces), last.year);
}

std::string label(SpanUnit unit, Interval days, const Piece& first, const Piece& last, std::size_t pieces) {
    switch (unit) {
        case SpanUnit::day:
        case SpanUnit::school_day:
            return to_words(days);
        case SpanUnit::week:
        case SpanUnit::school_week:
            return week_label(days, pieces);
        case SpanUnit::month:
            return month_label(days, pieces);
        case SpanUnit::term:
            return term_label(first, last, pieces);
        case SpanUnit::year:
            return year_label(first, last, pieces);
    }
    return {};  // not reached: every unit has returned
}

std::vector<Piece> cut(Interval season, SpanUnit unit, const std::vector<SchoolYear>& years) {
    switch (unit) {
        case SpanUnit::day:
        case SpanUnit::school_day:
            return cut_days(season);
        case SpanUnit::week:
        case SpanUnit::school_week:
            return cut_weeks(season);
        case SpanUnit::month:
            return cut_months(season);
        case SpanUnit::term:
            return cut_terms(season, years);
        case SpanUnit::year:
            return cut_years(season, years);
    }
    return {};  // not reached: every unit has returned
}

}  // namespace

std::vector<Window> SchoolCalendar::windows(Interval season, SpanUnit unit, std::int64_t count) const {
    if (count < 1 || season.empty()) return {};
    std::vector<Piece> pieces = cut(season, unit, spec_.years);
    if (unit == SpanUnit::school_day || unit == SpanUnit::school_week) {
        const auto no_school = [&](const Piece& piece) { return school_days(piece.days).count == 0; };
        pieces.erase(std::remove_if(pieces.begin(), pieces.end(), no_school), pieces.end());
    }
    std::vector<Window> windows;
    for (std::size_t i = 0; i < pieces.size();) {
        const auto taken = std::min(pieces.size() - i, static_cast<std::size_t>(count));
        const Piece& first = pieces[i];
        const Piece& last = pieces[i + taken - 1];
        const Interval days{first.days.first, last.days.last};
        windows.push_back({days, label(unit, days, first, last, taken)});
        i += taken;
    }
    return windows;
}

}  // namespace induct
