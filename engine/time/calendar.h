// The school calendar: which days are school days, what the year's named days are, and how windows are cut from it.
//
// Method: `CalendarSpec` is what a `calendar` declaration says, as plain data. `SchoolCalendar` lays it out once as
// flat arrays over the days it covers (a prefix count of school days), so that every question is a subtraction or a
// search. Source: docs/language.md, `calendar` and section 6 (Windows, Pace, Contract day).
// Tested by tests/time/calendar_test.cpp, windows_test.cpp, spans_test.cpp and properties_test.cpp.
#pragma once

#include "engine/time/date.h"

#include <string>
#include <vector>

namespace induct {

/// `contract Monday to Friday 07:45 to 15:30 at lincoln-high`; an empty site means everywhere.
struct ContractHours {
    Weekday first{}, last{};
    ClockTime from{}, to{};
    std::string site;
};

/// Does the line speak of that weekday? `Saturday to Wednesday` runs over the week's end.
[[nodiscard]] bool covers_weekday(const ContractHours& hours, Weekday day);

/// Something the calendar names: a term, break, window, holiday, date, or one day of a set of named days.
struct NamedDays {
    std::string name;
    std::string title;  // empty when none was given
    Interval days;
};

/// One school year as declared. Every interval lies in it; the checker has seen to that.
struct SchoolYear {
    std::string label;  // "2025-26"
    Interval days;
    std::vector<NamedDays> terms, breaks, windows, holidays, dates;
    std::vector<NamedDays> day_sets;  // one entry a day, in date order; several entries share a name
};

struct CalendarSpec {
    std::string name, title;
    std::vector<SchoolYear> years;  // in date order, not overlapping
    std::vector<ContractHours> contract;
};

/// A window of time in which something is counted, with the words that name it in reports.
struct Window {
    Interval days;
    std::string label;  // "2025-26", "October 2025", "week of September 8, 2025", "fall 2025-26", "October 10, 2025"
    friend bool operator==(const Window&, const Window&) = default;
};

/// The school year that holds the day, or, between two years, the one before it; nullptr before the first year.
[[nodiscard]] const SchoolYear* year_of(const CalendarSpec& spec, Date day);

class SchoolCalendar {
  public:
    explicit SchoolCalendar(CalendarSpec spec);

    [[nodiscard]] const CalendarSpec& spec() const { return spec_; }

    /// A school day is a contract weekday (Monday to Friday when no `contract` line says otherwise) inside a school
    /// year that lies in no break and on no holiday. Only contract lines for everywhere say which weekdays: the hours
    /// of one site do not change the school week of the others.
    [[nodiscard]] bool is_school_day(Date day) const;
    /// How many school days the interval holds; days outside all years count as none.
    [[nodiscard]] SchoolDays school_days(Interval days) const;
    /// The n-th school day after `day` (n > 0) or before it (n < 0); `day` itself when n is 0. nullopt when the
    /// calendar ends first.
    [[nodiscard]] std::optional<Date> school_day_after(Date day, SchoolDays n) const;

    /// The school year that holds the day, or, between two years, the one before it; nullptr before the first year.
    [[nodiscard]] const SchoolYear* year_of(Date day) const;
    [[nodiscard]] const SchoolYear* year_after(const SchoolYear& year) const;     // nullptr when it is the last
    [[nodiscard]] const SchoolYear* year_labelled(std::string_view label) const;  // "2025-26" or "2025-2026"

    /// Everything called `name` in that year, of whatever sort, in date order (several for day sets).
    [[nodiscard]] std::vector<NamedDays> named(const SchoolYear& year, std::string_view name) const;
    /// Does any year of the calendar name it?
    [[nodiscard]] bool names(std::string_view name) const;
    /// All names, each once, sorted: what a hint may offer.
    [[nodiscard]] std::vector<std::string> all_names() const;

    /// The date of `October 31` (or of the nth weekday) in that school year: the first such day on or after the year's
    /// first day, so that `January 15` of 2025-26 is in 2026; July 1 of a year that starts in August is in the next
    /// calendar year. nullopt for February 29 when that year has none.
    [[nodiscard]] static std::optional<Date> date_in(const SchoolYear& year, MonthDay day);
    [[nodiscard]] static std::optional<Date> date_in(const SchoolYear& year, NthWeekday day);
    /// The calendar month within that school year (the first one whose last day is on or after the year's first day),
    /// cut to the year: `August` of a year that begins on August 25 is August 25-31.
    [[nodiscard]] Interval month_in(const SchoolYear& year, unsigned month) const;

    /// Windows of one unit that touch `season`, each cut to `season`, in date order; every `count` units make one
    /// window (`in each 2 weeks`, from the week of the season's first day), the last one of fewer units when they do
    /// not come out even. Weeks run Monday to Sunday; `school_day` gives one window a school day; `school_week` only
    /// weeks whose days within the season hold a school day; `term` the terms the calendar names; `year` its school
    /// years. A window without a school day is in the list (whoever judges it calls it not-applicable), except for
    /// school_day and school_week. A count below 1 makes no window.
    [[nodiscard]] std::vector<Window> windows(Interval season, SpanUnit unit, std::int64_t count = 1) const;

    /// `day` moved forward by a span: day 0 is `day` itself. Days, weeks, months and years by the calendar on the wall,
    /// school days by this calendar. A school-week moves to the same weekday, a term as far into the new term as into
    /// the old one, at most to its end; between two terms, forward goes to the end of a term and back to the start of
    /// one. A negative count goes back. nullopt when the calendar, or the years 1900-2199, end first.
    [[nodiscard]] std::optional<Date> add(Date day, CalendarSpan span) const;

    /// How many minutes of `from`-`to` on `day` lie inside the contract hours that hold at `site` (the site's lines for
    /// that weekday first, else lines for everywhere). A day that is no school day has no contract hours: 0. nullopt
    /// when the calendar has no contract line that applies to the site: it cannot be known.
    [[nodiscard]] std::optional<Minutes> contract_minutes(Date day, ClockTime from, ClockTime to,
                                                          std::string_view site) const;

  private:
    /// How many school days the calendar holds before that day, wherever it lies.
    [[nodiscard]] std::int64_t school_days_before(Date day) const;

    CalendarSpec spec_;
    Date first_day_{};                              // of the first year
    std::vector<std::int32_t> school_days_before_;  // [i]: school days before first_day_ + i
};

}  // namespace induct
