// Resolves points and cuts periods into windows. See windows_of.h.
#include "engine/plan/windows_of.h"

#include "engine/model/match.h"

#include <algorithm>

namespace induct {

namespace {

constexpr std::chrono::days one_day{1};

std::optional<Interval> single(std::optional<Date> day) {
    if (!day) return std::nullopt;
    return Interval{*day, *day};
}

/// The term that holds the day, else the last one that began, else the first.
const NamedDays* term_at(const std::vector<NamedDays>& terms, Date day) {
    const NamedDays* found = terms.empty() ? nullptr : &terms.front();
    for (const NamedDays& term : terms) {
        if (term.days.first <= day) found = &term;
    }
    return found;
}

std::optional<Interval> anchor_days(const SchoolCalendar& calendar, const SchoolYear& year, Anchor what,
                                    const SubjectDays& subject) {
    switch (what) {
        case Anchor::pairing:
            return subject.pairing;
        case Anchor::group:
            return subject.group;
        case Anchor::subject:
            return subject.subject;
        case Anchor::year:
            return year.days;
        case Anchor::next_year: {
            const SchoolYear* next = calendar.year_after(year);
            return next ? std::optional(next->days) : std::nullopt;
        }
        case Anchor::term:
        case Anchor::next_term: {
            const NamedDays* term = term_at(year.terms, subject.on);
            if (!term) return std::nullopt;
            if (what == Anchor::term) return term->days;
            if (term != &year.terms.back()) return (term + 1)->days;
            const SchoolYear* next = calendar.year_after(year);
            return next && !next->terms.empty() ? std::optional(next->terms.front().days) : std::nullopt;
        }
    }
    return std::nullopt;
}

/// A limit's span of days: where it begins (empty: the year's first day) and the last day on which it can be kept.
struct Reach {
    std::optional<Date> first;
    std::optional<Date> due;
    bool by_calendar = false;
    bool lapses = false;
    bool without_beginning = false;
    std::optional<Date> known_from;
};

bool told_by_calendar(const Point& point) {
    return std::visit(
        Match{[](const StartOf& p) {
                  return p.what != Anchor::pairing && p.what != Anchor::group && p.what != Anchor::subject;
              },
              [](const EndOf& p) {
                  return p.what != Anchor::pairing && p.what != Anchor::group && p.what != Anchor::subject;
              },
              [](const FirstEvent&) { return false; }, [](const StageEvent&) { return false; },
              [](const OpeningOf&) { return false; }, [](const auto&) { return true; }},
        point);
}
bool is_event(const Point& point) {
    return std::holds_alternative<FirstEvent>(point) || std::holds_alternative<StageEvent>(point) ||
           std::holds_alternative<OpeningOf>(point);
}
bool is_start_of_subject(const Point& point) {
    const auto* start = std::get_if<StartOf>(&point);
    return start && !told_by_calendar(point);
}

Reach reach_of(const SchoolCalendar& calendar, const SchoolYear& year, const Limit& limit, const SubjectDays& subject) {
    const auto resolve = [&](const Point& point) { return days_of(calendar, year, point, subject); };
    const auto with_point = [&](const Point& point, auto fill) {
        Reach reach;
        reach.by_calendar = told_by_calendar(point);
        reach.lapses = reach.by_calendar || is_start_of_subject(point);
        if (const auto days = resolve(point)) {
            fill(reach, *days);
            if (is_event(point)) reach.known_from = days->first;
        }
        return reach;
    };
    const auto include = [&](const Point& point) {
        return with_point(point, [](Reach& reach, Interval days) { reach.due = days.last; });
    };
    return std::visit(
        Match{
            [&](const ByDate& l) { return include(l.day); }, [&](const NoLaterThan& l) { return include(l.point); },
            [&](const BeforePoint& l) {
                Reach reach = with_point(l.point, [](Reach& r, Interval days) { r.due = days.first - one_day; });
                reach.without_beginning = is_start_of_subject(l.point);
                return reach;
            },
            [&](const WithinAfter& l) {
                return with_point(l.point, [&](Reach& reach, Interval days) {
                    if (!l.span.value) return;
                    reach.due = calendar.add(days.last, *l.span.value);
                    if (is_event(l.point)) reach.first = days.first;
                });
            },
            [&](const WithinBefore& l) {
                return with_point(l.point, [&](Reach& reach, Interval days) {
                    if (!l.span.value) return;
                    reach.first =
                        calendar.add(days.first, {-l.span.value->count, l.span.value->unit}).value_or(first_known_day);
                    reach.due = days.first - one_day;
                });
            }},
        limit);
}

/// When the calendar ends before the span does, the limit is the last day that the calendar's year knows.
DueWindow window_of(const SchoolYear& year, const Reach& reach) {
    if (!reach.due) return {{year.days, year.label}, year.days.last, false, false, false, std::nullopt, {}};
    Date first = reach.first.value_or(year.days.first);
    if (!reach.first && (*reach.due < year.days.first || reach.without_beginning)) first = first_known_day;
    return {{{first, *reach.due}, "by " + to_words(*reach.due)},
            *reach.due,
            true,
            reach.by_calendar,
            reach.lapses,
            reach.known_from,
            {}};
}

DueWindow window_of(const SchoolYear& year, const Reach& a, const Reach& b, bool later) {
    Reach both;
    // Of two limits one that has not happened sets nothing yet.
    both.lapses = (!a.due || a.lapses) && (!b.due || b.lapses);
    if (a.due && b.due) {
        both.due = later ? std::max(*a.due, *b.due) : std::min(*a.due, *b.due);
        both.known_from = std::max(a.known_from, b.known_from);
    } else if (!later) {
        both.due = a.due ? a.due : b.due;
        both.known_from = a.due ? a.known_from : b.known_from;
    }
    const auto beginning = [&](const Reach& r) {
        return r.due ? std::optional(window_of(year, r).window.days.first) : std::nullopt;
    };
    const auto first_a = beginning(a), first_b = beginning(b);
    if (first_a || first_b) {
        both.first = first_a && first_b ? std::min(*first_a, *first_b) : first_a ? *first_a : *first_b;
    }
    DueWindow window = window_of(year, both);
    if (!later && a.due && b.due && both.known_from) {
        window.before = {window_of(year, a.known_from < b.known_from ? a : b)};
        window.before.front().by_calendar = false;
    }
    return window;
}

DueWindow plain(Window window) {
    const Date due = window.days.last;
    return {std::move(window), due, true, false, false, std::nullopt, {}};
}

std::vector<DueWindow> cut(const SchoolCalendar& calendar, const SchoolYear& year, const Every& every,
                           Interval season) {
    std::vector<DueWindow> result;
    if (season.empty()) return result;
    if (const auto* unit = std::get_if<SpanUnit>(&every.what)) {
        for (Window& window : calendar.windows(season, *unit, every.count)) result.push_back(plain(std::move(window)));
        return result;
    }
    for (const NamedDays& named : calendar.named(year, std::get<std::string>(every.what))) {
        const Interval days = overlap(named.days, season);
        if (days.empty()) continue;
        const bool one = named.days.first == named.days.last;
        result.push_back(plain({days, one ? to_words(named.days) : named.name + " " + year.label}));
    }
    return result;
}

std::vector<DueWindow> taper(const SchoolCalendar& calendar, const SchoolYear& year, const Taper& pieces,
                             const SubjectDays& subject) {
    std::vector<DueWindow> result;
    Date first = year.days.first;
    for (const Taper::Piece& piece : pieces.pieces) {
        Date last = year.days.last;
        if (piece.until) {
            const auto until = days_of(calendar, year, *piece.until, subject);
            if (!until) break;
            last = std::min(last, until->last);
        }
        for (DueWindow& window : cut(calendar, year, piece.every, {first, last})) result.push_back(std::move(window));
        first = last + one_day;
    }
    return result;
}

}  // namespace

std::optional<Interval> days_of(const SchoolCalendar& calendar, const SchoolYear& year, const Point& point,
                                const SubjectDays& subject) {
    return std::visit(
        Match{[](const AtDate& p) { return single(p.date); },
              [&](const AtMonthDay& p) { return single(calendar.date_in(year, p.day)); },
              [&](const AtNthWeekday& p) { return single(calendar.date_in(year, p.day)); },
              [&](const AtMonth& p) -> std::optional<Interval> {
                  const Interval month = calendar.month_in(year, p.month);
                  return month.empty() ? std::nullopt : std::optional(month);
              },
              [&](const AtCalendarName& p) -> std::optional<Interval> {
                  const std::vector<NamedDays> all = calendar.named(year, p.name);
                  if (all.empty()) return std::nullopt;
                  Interval hull = all.front().days;
                  for (const NamedDays& one : all) hull.last = std::max(hull.last, one.days.last);
                  return edge_of(p, hull);
              },
              [&](const AtParameter& p) {
                  const auto plain = [&](const auto& one) { return days_of(calendar, year, Point{one}, subject); };
                  return p.day ? std::visit(plain, *p.day) : std::optional<Interval>();
              },
              [&](const StartOf& p) -> std::optional<Interval> {
                  const auto days = anchor_days(calendar, year, p.what, subject);
                  return days ? single(days->first) : std::nullopt;
              },
              [&](const EndOf& p) -> std::optional<Interval> {
                  // What has no known end has not ended yet.
                  const auto days = anchor_days(calendar, year, p.what, subject);
                  return days && days->last != last_known_day ? single(days->last) : std::nullopt;
              },
              [&](const FirstEvent& p) {
                  return single(subject.first_record ? subject.first_record(p.what) : std::nullopt);
              },
              [&](const StageEvent& p) {
                  return single(subject.first_record ? subject.first_record(p.what) : std::nullopt);
              },
              [&](const OpeningOf& p) { return single(subject.opening ? subject.opening(p.review) : std::nullopt); }},
        point);
}

bool is_limit(const Period& period) {
    return std::holds_alternative<ByLimit>(period) || std::holds_alternative<ByEither>(period) ||
           std::holds_alternative<Between>(period);
}
bool is_cadence(const Period& period) {
    return std::holds_alternative<Cadence>(period) || std::holds_alternative<Taper>(period);
}

std::optional<Interval> season_of(const SchoolCalendar& calendar, const SchoolYear& year,
                                  const std::optional<Season>& season, const SubjectDays& subject) {
    if (!season) return year.days;
    const auto from = days_of(calendar, year, season->from, subject);
    const auto to = days_of(calendar, year, season->to, subject);
    if (!from || !to) return std::nullopt;
    return Interval{from->first, to->last};
}

std::vector<DueWindow> windows_of(const SchoolCalendar& calendar, const SchoolYear& year, const Period& period,
                                  const SubjectDays& subject) {
    const auto the_year = [&] { return std::vector<DueWindow>{plain({year.days, year.label})}; };
    const auto from_to = [&](const Point& from, const Point& to) -> std::vector<DueWindow> {
        const auto days = season_of(calendar, year, Season{from, to}, subject);
        if (!days) return {{{year.days, year.label}, year.days.last, false, false, false, std::nullopt, {}}};
        return {plain({*days, to_words(*days)})};
    };
    const auto named = [&](const Point& point, const std::string& label) -> std::vector<DueWindow> {
        const auto days = days_of(calendar, year, point, subject);
        if (!days) return {};
        return {plain({*days, label.empty() ? to_words(*days) : label})};
    };
    return std::visit(
        Match{[&](const InYear&) { return the_year(); }, [&](const InYearOf&) { return the_year(); },
              [&](const AtAllTimes&) { return the_year(); },
              [&](const Cadence& p) -> std::vector<DueWindow> {
                  const auto season = season_of(calendar, year, p.season, subject);
                  return season ? cut(calendar, year, p.every, *season) : std::vector<DueWindow>{};
              },
              [&](const Taper& p) { return taper(calendar, year, p, subject); },
              [&](const InMonth& p) {
                  const Interval month = calendar.month_in(year, p.month);
                  std::string label(month_name(p.month));
                  if (!month.empty()) label += " " + std::to_string(induct::year_of(month.first));
                  return named(AtMonth{p.month}, label);
              },
              [&](const InNamed& p) { return named(AtCalendarName{p.name}, p.name + " " + year.label); },
              [&](const FromTo& p) { return from_to(p.from, p.to); },
              [&](const Between& p) {
                  std::vector<DueWindow> windows = from_to(p.from, p.to);
                  windows.front().by_calendar = told_by_calendar(p.from) && told_by_calendar(p.to);
                  const auto of_start = [](const Point& one) {
                      return told_by_calendar(one) || is_start_of_subject(one);
                  };
                  windows.front().lapses = of_start(p.from) && of_start(p.to);
                  return windows;
              },
              [&](const ByLimit& p) {
                  return std::vector<DueWindow>{window_of(year, reach_of(calendar, year, p.limit, subject))};
              },
              [&](const ByEither& p) {
                  return std::vector<DueWindow>{window_of(year, reach_of(calendar, year, p.first, subject),
                                                          reach_of(calendar, year, p.second, subject), p.later)};
              },
              [&](const Over& p) -> std::vector<DueWindow> {
                  const auto before = calendar.add(year.days.last, {-p.span.count, p.span.unit});
                  const Interval days{before ? *before + one_day : year.days.first, year.days.last};
                  return {plain({days, to_words(days)})};
              },
              [&](const OnPoint& p) -> std::vector<DueWindow> {
                  std::vector<DueWindow> found = named(p.point, "");
                  if (!found.empty()) return found;
                  return {{{year.days, year.label}, year.days.last, false, false, false, std::nullopt, {}}};
              }},
        period);
}

}  // namespace induct
