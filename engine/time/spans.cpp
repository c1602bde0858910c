// Moving a day by a span, and the minutes of a meeting that lie in the contract day.
// Method: spans on the wall calendar are chrono arithmetic that refuses to leave 1900-2199; school units search the
// calendar. Contract lines are merged before they are counted, so that no minute counts twice.
// Tested by tests/time/spans_test.cpp.
#include "engine/time/calendar.h"
#include "engine/time/expiry.h"

#include <algorithm>
#include <cassert>

namespace induct {

namespace {

constexpr std::chrono::days one_day{1};

/// `day` plus `count` times `length` days.
std::optional<Date> add_days(Date day, std::int64_t count, std::int64_t length) {
    const std::int64_t limit = always.length().count;  // no known day is further than that from another
    if (count > limit || count < -limit) return std::nullopt;
    const Date moved = day + std::chrono::days{count * length};
    return always.holds(moved) ? std::optional(moved) : std::nullopt;
}

/// `day` plus `count` times `length` months; nullopt where `add_months` would have to stop at the known days' edge.
std::optional<Date> add_whole_months(Date day, std::int64_t count, std::int64_t length) {
    const std::int64_t limit = always.length().count;
    if (count > limit || count < -limit) return std::nullopt;
    const std::int64_t months = count * length;
    const std::int64_t target = std::int64_t{year_of(day)} * 12 + month_of(day) - 1 + months;
    if (target < year_of(first_known_day) * 12 || target > year_of(last_known_day) * 12 + 11) return std::nullopt;
    return add_months(day, months);
}

/// By days, weeks, months or years, whatever the school calendar is.
std::optional<Date> add_on_the_wall(Date day, CalendarSpan span) {
    switch (span.unit) {
        case SpanUnit::day:
            return add_days(day, span.count, 1);
        case SpanUnit::week:
            return add_days(day, span.count, 7);
        case SpanUnit::month:
            return add_whole_months(day, span.count, 1);
        case SpanUnit::year:
            return add_whole_months(day, span.count, 12);
        case SpanUnit::school_day:
        case SpanUnit::school_week:
        case SpanUnit::term:
            break;
    }
    assert(false);  // only a school calendar knows these
    return std::nullopt;
}

/// The same weekday, `count` school-weeks on.
std::optional<Date> add_school_weeks(const SchoolCalendar& calendar, Date day, std::int64_t count) {
    const std::chrono::days into_week = day - week_start(day);
    Date monday = week_start(day);
    for (std::int64_t left = count; left != 0; left += left > 0 ? -1 : 1) {
        // The first school day after this week's Sunday, or the last one before its Monday, is in the week looked for.
        const std::optional<Date> found =
            left > 0 ? calendar.school_day_after(monday + 6 * one_day, {1}) : calendar.school_day_after(monday, {-1});
        if (!found) return std::nullopt;
        monday = week_start(*found);
    }
    return monday + into_week;
}

std::vector<Interval> terms_in_order(const std::vector<SchoolYear>& years) {
    std::vector<Interval> terms;
    for (const SchoolYear& year : years) {
        for (const NamedDays& term : year.terms) terms.push_back(term.days);
    }
    std::sort(terms.begin(), terms.end());
    return terms;
}

/// As far into the term `count` terms on as `day` is into its own, but never past that term's end. Between two terms
/// there is no such place: then forward means to the end of the count-th term ahead, and back to the start of the
/// count-th term behind, so that `within 1 term after` a day in the break takes in the whole next term.
std::optional<Date> add_terms(const std::vector<Interval>& terms, Date day, std::int64_t count) {
    if (count == 0) return day;
    const auto own = std::find_if(terms.begin(), terms.end(), [&](Interval term) { return term.holds(day); });
    const bool between = own == terms.end();
    const auto next = std::find_if(terms.begin(), terms.end(), [&](Interval term) { return day < term.first; });
    // Between two terms `next` is the first one ahead when going forward, and one past the first behind when going
    // back.
    const std::int64_t base = between ? (next - terms.begin()) - (count > 0 ? 1 : 0) : own - terms.begin();
    const auto all = static_cast<std::int64_t>(terms.size());
    if (count > all || count < -all || base + count < 0 || base + count >= all) return std::nullopt;
    const Interval target = terms[static_cast<std::size_t>(base + count)];
    if (between) return count > 0 ? target.last : target.first;
    return std::min(target.first + (day - own->first), target.last);
}

}  // namespace

std::optional<Date> SchoolCalendar::add(Date day, CalendarSpan span) const {
    switch (span.unit) {
        case SpanUnit::school_day:
            return school_day_after(day, {span.count});
        case SpanUnit::school_week:
            return add_school_weeks(*this, day, span.count);
        case SpanUnit::term:
            return add_terms(terms_in_order(spec_.years), day, span.count);
        default:
            return add_on_the_wall(day, span);
    }
}

std::optional<Date> expiry(Date date, const std::optional<CalendarSpan>& valid_for) {
    return valid_for ? add_on_the_wall(date, *valid_for) : std::nullopt;
}

std::optional<Minutes> SchoolCalendar::contract_minutes(Date day, ClockTime from, ClockTime to,
                                                        std::string_view site) const {
    if (!is_school_day(day)) return Minutes{0};
    const auto lines_of = [&](std::string_view where) {
        std::vector<ContractHours> lines;
        std::copy_if(spec_.contract.begin(), spec_.contract.end(), std::back_inserter(lines),
                     [&](const ContractHours& line) { return line.site == where; });
        return lines;
    };
    const auto on_this_day = [&](std::vector<ContractHours> lines) {
        const auto other_day = [&](const ContractHours& line) { return !covers_weekday(line, weekday(day)); };
        lines.erase(std::remove_if(lines.begin(), lines.end(), other_day), lines.end());
        return lines;
    };
    const std::vector<ContractHours> of_site = lines_of(site);
    const std::vector<ContractHours> general = lines_of("");
    if (of_site.empty() && general.empty()) return std::nullopt;
    std::vector<ContractHours> lines = on_this_day(of_site);
    if (lines.empty()) lines = on_this_day(general);

    std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    Minutes inside;
    int counted_to = from.minute;
    for (const ContractHours& line : lines) {
        const int begin = std::max(counted_to, line.from.minute);
        const int end = std::min(to.minute, line.to.minute);
        if (begin >= end) continue;
        inside += Minutes{end - begin};
        counted_to = end;
    }
    return inside;
}

}  // namespace induct
