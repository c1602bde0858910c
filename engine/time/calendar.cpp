// The school calendar's days, years, names and dates.
// Method: one pass over the covered days marks the school days; after that a prefix count answers every question about
// them by a subtraction or a binary search. Years and names are few and are searched in order.
// Tested by tests/time/calendar_test.cpp and tests/time/properties_test.cpp.
#include "engine/time/calendar.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace induct {

namespace {

using Weekdays = std::array<bool, 7>;

/// The weekdays on which school is held. The hours of a single site do not say it: a Saturday academy does not make
/// Saturday a school day of the whole district, nor does a part-time site close the others.
Weekdays school_weekdays(const std::vector<ContractHours>& contract) {
    Weekdays held{};
    bool said = false;
    for (const ContractHours& hours : contract) {
        if (!hours.site.empty()) continue;
        said = true;
        for (std::size_t i = 0; i < held.size(); ++i) {
            held[i] = held[i] || covers_weekday(hours, static_cast<Weekday>(i));
        }
    }
    return said ? held : Weekdays{true, true, true, true, true, false, false};
}

/// First to last day that any year covers; empty when no year has a day.
Interval covered_days(const std::vector<SchoolYear>& years) {
    Interval covered{last_known_day, first_known_day};
    for (const SchoolYear& year : years) {
        const Interval days = overlap(year.days, always);
        if (days.empty()) continue;
        covered = {std::min(covered.first, days.first), std::max(covered.last, days.last)};
    }
    return covered;
}

template <class Visit>
void for_each_list(const SchoolYear& year, Visit visit) {
    for (const auto* list : {&year.terms, &year.breaks, &year.windows, &year.holidays, &year.dates, &year.day_sets}) {
        visit(*list);
    }
}

/// `2025-26` in full, `2025-2026` (`1999-00` is 1999-2000); other labels as they are.
std::string full_label(std::string_view label) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool short_form =
        label.size() == 7 && label[4] == '-' && std::count_if(label.begin(), label.end(), digit) == 6;
    if (!short_form) return std::string(label);
    const std::string first(label.substr(0, 4));
    const std::string second(label.substr(5));
    const int century = std::stoi(first.substr(0, 2)) + (second < first.substr(2) ? 1 : 0);
    return first + "-" + std::to_string(century) + second;
}

}  // namespace

bool covers_weekday(const ContractHours& hours, Weekday day) {
    // Counted from the line's first weekday, so that `Saturday to Wednesday` runs over the week's end.
    const auto from_first = [&](Weekday d) { return (static_cast<int>(d) - static_cast<int>(hours.first) + 7) % 7; };
    return from_first(day) <= from_first(hours.last);
}

SchoolCalendar::SchoolCalendar(CalendarSpec spec) : spec_(std::move(spec)) {
    const Interval covered = covered_days(spec_.years);
    first_day_ = covered.first;
    const auto index = [&](Date day) { return static_cast<std::size_t>((day - first_day_).count()); };
    std::vector<char> held(static_cast<std::size_t>(covered.length().count), 0);
    const Weekdays weekdays = school_weekdays(spec_.contract);
    for (const SchoolYear& year : spec_.years) {
        const Interval days = overlap(year.days, covered);
        for (Date day = days.first; day <= days.last; day += std::chrono::days{1}) {
            held[index(day)] = weekdays[static_cast<std::size_t>(weekday(day))] ? 1 : 0;
        }
        for (const auto* list : {&year.breaks, &year.holidays}) {
            for (const NamedDays& off : *list) {
                const Interval free = overlap(off.days, days);
                for (Date day = free.first; day <= free.last; day += std::chrono::days{1}) held[index(day)] = 0;
            }
        }
    }
    school_days_before_.reserve(held.size() + 1);
    school_days_before_.push_back(0);
    for (const char is_held : held) school_days_before_.push_back(school_days_before_.back() + is_held);
}

// ---- school days

std::int64_t SchoolCalendar::school_days_before(Date day) const {
    const std::int64_t at = (day - first_day_).count();
    const auto last = static_cast<std::int64_t>(school_days_before_.size()) - 1;
    return school_days_before_[static_cast<std::size_t>(std::clamp<std::int64_t>(at, 0, last))];
}

bool SchoolCalendar::is_school_day(Date day) const { return school_days({day, day}).count == 1; }

SchoolDays SchoolCalendar::school_days(Interval days) const {
    if (days.empty()) return {0};
    return {school_days_before(days.last + std::chrono::days{1}) - school_days_before(days.first)};
}

std::optional<Date> SchoolCalendar::school_day_after(Date day, SchoolDays n) const {
    const std::int64_t all = school_days_before_.back();
    if (n.count == 0) return day;
    if (n.count > all || n.count < -all) return std::nullopt;
    // Which school day it is, the calendar's first being 1.
    const std::int64_t ordinal =
        n.count > 0 ? school_days_before(day + std::chrono::days{1}) + n.count : school_days_before(day) + n.count + 1;
    if (ordinal < 1 || ordinal > all) return std::nullopt;
    const auto reached = std::lower_bound(school_days_before_.begin(), school_days_before_.end(), ordinal);
    return first_day_ + std::chrono::days{reached - school_days_before_.begin() - 1};
}

// ---- years

const SchoolYear* year_of(const CalendarSpec& spec, Date day) {
    const SchoolYear* begun = nullptr;
    for (const SchoolYear& year : spec.years) {
        if (year.days.first <= day) begun = &year;
    }
    return begun;
}

const SchoolYear* SchoolCalendar::year_of(Date day) const { return induct::year_of(spec_, day); }

const SchoolYear* SchoolCalendar::year_after(const SchoolYear& year) const {
    for (const SchoolYear& other : spec_.years) {
        if (other.days.first > year.days.first) return &other;
    }
    return nullptr;
}

const SchoolYear* SchoolCalendar::year_labelled(std::string_view label) const {
    const std::string wanted = full_label(label);
    for (const SchoolYear& year : spec_.years) {
        if (full_label(year.label) == wanted) return &year;
    }
    return nullptr;
}

// ---- names

std::vector<NamedDays> SchoolCalendar::named(const SchoolYear& year, std::string_view name) const {
    std::vector<NamedDays> found;
    for_each_list(year, [&](const std::vector<NamedDays>& list) {
        std::copy_if(list.begin(), list.end(), std::back_inserter(found),
                     [&](const NamedDays& days) { return days.name == name; });
    });
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.days < b.days; });
    return found;
}

bool SchoolCalendar::names(std::string_view name) const {
    return std::any_of(spec_.years.begin(), spec_.years.end(),
                       [&](const SchoolYear& year) { return !named(year, name).empty(); });
}

std::vector<std::string> SchoolCalendar::all_names() const {
    std::set<std::string> all;
    for (const SchoolYear& year : spec_.years) {
        for_each_list(year, [&](const std::vector<NamedDays>& list) {
            for (const NamedDays& days : list) all.insert(days.name);
        });
    }
    return {all.begin(), all.end()};
}

// ---- dates without a year

std::optional<Date> SchoolCalendar::date_in(const SchoolYear& year, MonthDay day) {
    const MonthDay start{month_of(year.days.first), day_of(year.days.first)};
    return in_year(day, induct::year_of(year.days.first) + (day < start ? 1 : 0));
}

std::optional<Date> SchoolCalendar::date_in(const SchoolYear& year, NthWeekday day) {
    const int first = induct::year_of(year.days.first);
    const std::optional<Date> date = in_year(day, first);
    return date && *date < year.days.first ? in_year(day, first + 1) : date;
}

Interval SchoolCalendar::month_in(const SchoolYear& year, unsigned month) const {
    const int calendar_year = induct::year_of(year.days.first) + (month < month_of(year.days.first) ? 1 : 0);
    const std::optional<Date> first = make_date(calendar_year, month, 1);
    if (!first) return {year.days.first, year.days.first - std::chrono::days{1}};  // past 2199: no day of it is known
    return overlap(month_around(*first), year.days);
}

}  // namespace induct
