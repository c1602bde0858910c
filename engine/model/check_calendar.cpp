// `calendar` declarations: dates get their years here, and a calendar with gaps or overlaps is told before any rule
// is held against it. Tested by tests/model/ (goldens calendar_gap, calendar_overlap, outside_year, ...).
#include "engine/model/checker.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace induct {
namespace {

/// `2025-26` or `2025-2026` as its first year; nothing when the second is not the next one.
std::optional<int> first_year(std::string_view label) {
    const std::size_t dash = label.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    int first = 0, second = 0;
    std::from_chars(label.data(), label.data() + dash, first);
    std::from_chars(label.data() + dash + 1, label.data() + label.size(), second);
    const bool next = label.size() - dash - 1 == 2 ? second == (first + 1) % 100 : second == first + 1;
    if (!next || first < 1900 || first > 2198) return std::nullopt;
    return first;
}

std::string calendar_words(const CalendarSpec& spec) { return fmt::format("`{}`", spec.name); }

std::vector<NamedDays>* list_of(SchoolYear& year, Rule rule) {
    switch (rule) {
        case Rule::calendar_term:
            return &year.terms;
        case Rule::calendar_break:
            return &year.breaks;
        case Rule::calendar_window:
            return &year.windows;
        case Rule::calendar_holiday:
            return &year.holidays;
        case Rule::calendar_date:
            return &year.dates;
        default:
            return &year.day_sets;
    }
}

bool is_named(const SchoolYear& year, const std::string& name) {
    for (const auto* list : {&year.terms, &year.breaks, &year.windows, &year.holidays, &year.dates, &year.day_sets})
        for (const NamedDays& entry : *list)
            if (entry.name == name) return true;
    return false;
}

}  // namespace

std::optional<Date> Checker::date_after(At node, Date first) {
    const std::optional<Point> point = date_point(node);
    if (!point) return std::nullopt;
    if (const auto* date = std::get_if<AtDate>(&*point)) return date->date;
    for (int year = year_of(first); year <= year_of(first) + 1; ++year) {
        std::optional<Date> date;
        if (const auto* day = std::get_if<AtMonthDay>(&*point)) date = in_year(day->day, year);
        if (const auto* nth = std::get_if<AtNthWeekday>(&*point)) date = in_year(nth->day, year);
        if (date && *date >= first) return date;
    }
    say(Code::impossible_date, fmt::format("there is no {} in the year after {}", node.phrase(), to_words(first)),
        node.span(), "no such day");
    return std::nullopt;
}

void Checker::check_calendar(At node, CalendarSpec& spec) {
    std::vector<Span> places;
    for (const At clause : node.children()) {
        if (clause.is(Rule::name) || clause.is(Rule::string)) continue;
        const std::vector<At> parts = clause.children();
        if (clause.is(Rule::calendar_contract)) {
            const std::vector<At> days = clause.children(Rule::weekday), times = clause.children(Rule::time);
            if (days.empty() || times.size() < 2) continue;
            const auto first = read_weekday(days.front().text()), last = read_weekday(days.back().text());
            const auto from = read_clock(times[0].phrase()), to = read_clock(times[1].phrase());
            if (!first || !last || !from || !to) continue;
            if (*to <= *from) {
                say(Code::reversed_hours,
                    fmt::format("the contract day ends at {}, before it begins at {}", to_words(*to), to_words(*from)),
                    times[1].span(), "ends before it begins", "afternoon hours are written `15:30` or `3:30 pm`");
                continue;
            }
            const At site = clause.child(Rule::name);
            spec.contract.push_back({*first, *last, *from, *to, site ? site.text() : std::string()});
            continue;
        }
        if (clause.is(Rule::calendar_year)) {
            if (parts.size() < 3) continue;
            const std::optional<int> year = first_year(parts[0].text());
            if (!year) {
                say(Code::wrong_school_year, fmt::format("`{}` is not a school year", parts[0].text()), parts[0].span(),
                    "a school year joins two years in a row, such as `2025-26`");
                calendars_good_ = false;
                return;
            }
            const std::optional<Date> first = date_after(parts[1], *make_date(*year, 1, 1));
            const std::optional<Date> last = first ? date_after(parts[2], *first) : std::nullopt;
            if (!first || !last) {
                calendars_good_ = false;
                return;
            }
            if (*last < *first || year_of(*first) != *year) {
                say(*last < *first ? Code::reversed_period : Code::wrong_school_year,
                    *last < *first ? fmt::format("the school year {} ends before it begins", parts[0].text())
                                   : fmt::format("the school year {} begins in {}", parts[0].text(), year_of(*first)),
                    parts[*last < *first ? 2 : 1].span());
                calendars_good_ = false;
                return;
            }
            SchoolYear school_year;
            school_year.label = fmt::format("{}-{:02}", *year, (*year + 1) % 100);
            school_year.days = {*first, *last};
            spec.years.push_back(std::move(school_year));
            places.push_back(parts[0].span());
            continue;
        }
        if (spec.years.empty()) {
            say(Code::before_first_year, fmt::format("`{}` stands before any `year`", clause.child(Rule::name).text()),
                clause.span(), "what belongs to a school year follows its `year` line",
                "write `year 2025-26 from ... to ...` first");
            continue;
        }
        calendar_entry(clause, spec.years.back());
    }
    if (spec.years.empty()) {
        say(Code::clause_missing, fmt::format("the calendar `{}` has no school year", spec.name),
            node.child(Rule::name).span(), "", "add a line `year 2025-26 from August 25 to June 12`");
        calendars_good_ = false;
        return;
    }
    for (std::size_t i = 1; i < spec.years.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (!overlap(spec.years[i].days, spec.years[j].days).empty()) {
                say(Code::calendar_overlap,
                    fmt::format("the school years {} and {} overlap", spec.years[j].label, spec.years[i].label),
                    places[i], fmt::format("both hold {}", to_words(overlap(spec.years[i].days, spec.years[j].days))))
                    .labels.push_back({places[j], "the other one", false});
                calendars_good_ = false;
                return;
            }
    std::vector<std::size_t> order(spec.years.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return spec.years[a].days.first < spec.years[b].days.first; });
    std::vector<SchoolYear> sorted;
    for (const std::size_t i : order) sorted.push_back(spec.years[i]);
    const SchoolCalendar laid_out(CalendarSpec{spec.name, spec.title, sorted, spec.contract});
    laid_out_.push_back(laid_out);
    for (std::size_t i = 0; i < order.size(); ++i) check_year(sorted[i], places[order[i]]);
    spec.years = std::move(sorted);
}

/// One line of a school year. An entry whose dates are wrong is kept for its name.
void Checker::calendar_entry(At node, SchoolYear& year) {
    std::vector<At> parts = node.children();
    if (parts.size() < 2) return;
    const std::string name = parts[0].text();
    const bool titled = parts[1].is(Rule::string);
    const std::string title = titled ? parts[1].string_value() : std::string();
    parts.erase(parts.begin(), parts.begin() + (titled ? 2 : 1));
    if (is_named(year, name)) {
        say(Code::duplicate_name, fmt::format("the school year {} names `{}` twice", year.label, name),
            node.child(Rule::name).span(), "again here", "choose another name");
        return;
    }
    std::vector<NamedDays>& list = *list_of(year, node.rule());
    const bool stretch =
        node.is(Rule::calendar_term) || node.is(Rule::calendar_break) || node.is(Rule::calendar_window);
    Interval days = year.days;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::optional<Date> date = date_after(parts[i], year.days.first);
        if (date && !year.days.holds(*date)) {
            say(Code::outside_year, fmt::format("{} lies outside the school year {}", parts[i].phrase(), year.label),
                parts[i].span(), fmt::format("the year runs {}", to_words(year.days)));
            calendars_good_ = false;
            break;  // one message for a stretch that lies outside as a whole
        } else if (!date) {
            calendars_good_ = false;
        } else if (!stretch) {
            list.push_back({name, title, {*date, *date}});
        } else if (i == 0) {
            days.first = *date;
        } else if (*date < days.first) {
            say(Code::reversed_period,
                fmt::format("`{}` ends on {}, before it begins on {}", name, to_words(*date), to_words(days.first)),
                parts[i].span(), "before its first day");
            calendars_good_ = false;
        } else {
            days.last = *date;
        }
    }
    if (stretch) list.push_back({name, title, days});
    if (!is_named(year, name)) year.dates.push_back({name, title, {year.days.first, year.days.first}});
    std::stable_sort(list.begin(), list.end(), [](const NamedDays& a, const NamedDays& b) { return a.days < b.days; });
}

/// Terms must hold every school day of the year, and none of them twice.
void Checker::check_year(const SchoolYear& year, Span where) {
    if (!calendars_good_) return;
    for (std::size_t i = 1; i < year.terms.size(); ++i) {
        const Interval both = overlap(year.terms[i - 1].days, year.terms[i].days);
        if (both.empty()) continue;
        say(Code::calendar_overlap,
            fmt::format("the terms `{}` and `{}` of {} overlap", year.terms[i - 1].name, year.terms[i].name,
                        year.label),
            where, fmt::format("both hold {}", to_words(both)));
        return;
    }
    if (year.terms.empty()) return;
    const SchoolCalendar& calendar = laid_out_.back();
    std::optional<Interval> gap;
    for (Date day = year.days.first; day <= year.days.last; day += std::chrono::days{1}) {
        if (!calendar.is_school_day(day)) continue;
        const bool in_term = std::any_of(year.terms.begin(), year.terms.end(),
                                         [&](const NamedDays& term) { return term.days.holds(day); });
        if (in_term && gap) break;
        if (!in_term) gap = Interval{gap ? gap->first : day, day};
    }
    if (!gap) return;
    say(Code::calendar_gap, fmt::format("the terms of {} leave school days out: {}", year.label, to_words(*gap)), where,
        "no term holds those days", "lengthen a term, add one, or make those days a `break`");
}

std::vector<const SchoolCalendar*> Checker::calendars_in_force() const {
    std::vector<const SchoolCalendar*> found;
    for (const SchoolCalendar& calendar : laid_out_) {
        const bool runs = std::any_of(model_.program.runs_on.begin(), model_.program.runs_on.end(),
                                      [&](const RunsOn& line) { return line.calendar == calendar.spec().name; });
        if (runs || !program_) found.push_back(&calendar);
    }
    return found;
}

bool Checker::in_a_calendar(const std::function<bool(const std::string&)>& is_it) const {
    return std::any_of(laid_out_.begin(), laid_out_.end(), [&](const SchoolCalendar& calendar) {
        const std::vector<std::string> all = calendar.all_names();
        return std::any_of(all.begin(), all.end(), is_it);
    });
}

/// A name that every calendar of the program, and every year of it, must know.
std::optional<std::string> Checker::calendar_name(At name, std::string_view wanted) {
    const std::string written = name.text();
    std::optional<std::string> found;
    const std::vector<const SchoolCalendar*> calendars = calendars_in_force();
    if (calendars.empty()) return written;
    for (const SchoolCalendar* calendar : calendars) {
        const std::vector<std::string> all = calendar->all_names();
        std::optional<std::string> here;
        for (const std::string& candidate : all)
            if (candidate == written || (!here && names(written, candidate))) here = candidate;
        if (!here) {
            unknown(name, wanted, all, Code::unknown_calendar_name);
            return std::nullopt;
        }
        found = here;
        if (!calendars_good_) continue;
        for (const SchoolYear& year : calendar->spec().years) {
            if (!calendar->named(year, *here).empty()) continue;
            if (said_unknown_.emplace("no window " + *here, 0).second)
                say(Code::no_window,
                    fmt::format("the school year {} of {} names no `{}`", year.label, calendar_words(calendar->spec()),
                                *here),
                    name.span(), "in that year this rule would have no window");
            break;
        }
    }
    return found;
}

std::optional<Interval> Checker::days_of(const Point& point, const SchoolCalendar& calendar, const SchoolYear& year) {
    const auto day = [](std::optional<Date> date) {
        return date ? std::optional<Interval>(Interval{*date, *date}) : std::nullopt;
    };
    return std::visit(
        Match{
            [&](const AtDate& at) { return day(at.date); },
            [&](const AtMonthDay& at) { return day(calendar.date_in(year, at.day)); },
            [&](const AtNthWeekday& at) { return day(calendar.date_in(year, at.day)); },
            [&](const AtMonth& at) { return std::optional<Interval>(calendar.month_in(year, at.month)); },
            [&](const AtCalendarName& at) -> std::optional<Interval> {
                const std::vector<NamedDays> all = calendar.named(year, at.name);
                if (all.empty()) return std::nullopt;
                return edge_of(at, {all.front().days.first, all.back().days.last});
            },
            [&](const StartOf& at) {
                return at.what == Anchor::year ? day(year.days.first) : std::optional<Interval>();
            },
            [&](const EndOf& at) { return at.what == Anchor::year ? day(year.days.last) : std::optional<Interval>(); },
            [&](const AtParameter& at) {
                const auto plain = [&](const auto& one) { return days_of(Point{one}, calendar, year); };
                return at.day ? std::visit(plain, *at.day) : std::optional<Interval>();
            },
            [](const auto&) { return std::optional<Interval>(); },
        },
        point);
}

}  // namespace induct
