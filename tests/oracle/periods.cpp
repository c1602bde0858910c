// Points in time, limits, and the windows into which a period cuts the year. Source: docs/language.md, 6.3.
// Tested by oracle_test.cpp.
#include "tests/oracle/court.h"

#include <algorithm>

namespace induct::oracle {

namespace {
/// "where X is an event of a record" (6.3), or the opening of a review, which is no day of the calendar either.
bool is_record_event(const Point& point) {
    return std::holds_alternative<FirstEvent>(point) || std::holds_alternative<StageEvent>(point) ||
           std::holds_alternative<OpeningOf>(point);
}
/// `start of pairing`, `end of pairing`: the first and the last day of the subject.
bool is_subject_anchor(Anchor what) {
    return what == Anchor::pairing || what == Anchor::group || what == Anchor::subject;
}
/// "A limit by calendar" (6.3): one that no record, no review and no subject sets.
bool of_calendar(const Point& point) {
    if (const auto* start = std::get_if<StartOf>(&point)) return !is_subject_anchor(start->what);
    if (const auto* end = std::get_if<EndOf>(&point)) return !is_subject_anchor(end->what);
    return !is_record_event(point);
}
/// "A limit by calendar, or counted from the subject's beginning" (6.3).
bool of_calendar_or_start(const Point& point) { return of_calendar(point) || std::holds_alternative<StartOf>(point); }
}  // namespace

// "EVENT: a date, a month, a calendar name, `start of pairing`, `end of year`, `first observation by mentor`,
// `mentor-application accepted`, `opening of pairing-review`." Empty: it has not happened.
std::optional<Interval> Court::point(const Scope& scope, const Point& what, Look look) const {
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    const auto one = [](std::optional<Date> day) { return day ? std::optional(Interval{*day, *day}) : std::nullopt; };
    const auto anchored = [&](Anchor anchor) -> std::optional<Interval> {
        const SchoolYear* next = calendar.year_after(*scope.year);
        switch (anchor) {
            case Anchor::year:
                return scope.year->days;
            case Anchor::next_year:
                return next ? std::optional(next->days) : std::nullopt;
            case Anchor::term:
            case Anchor::next_term: {
                // "of the term that holds D: between two terms, of the one before; before the first, of the first"
                // (6.13).
                const std::vector<NamedDays>& terms = scope.year->terms;
                if (terms.empty()) return std::nullopt;
                std::size_t at = 0;
                for (std::size_t i = 0; i < terms.size(); ++i)
                    if (terms[i].days.first <= on_) at = i;
                if (anchor == Anchor::term) return terms[at].days;
                if (at + 1 < terms.size()) return terms[at + 1].days;
                // "in the last term, of the first one of the next school year"
                return next && !next->terms.empty() ? std::optional(next->terms.front().days) : std::nullopt;
            }
            case Anchor::pairing:
            case Anchor::group:
            case Anchor::subject:
                break;
        }
        const std::optional<Date> first = first_active_day(scope);
        if (!first) return std::nullopt;
        Date last = last_known_day;
        if (scope.subject.kind == Subject::Kind::pairing) last = world_.pairings[scope.subject.index].days.last;
        if (scope.subject.kind == Subject::Kind::group) last = world_.groups[scope.subject.index].days.last;
        return Interval{*first, last};
    };
    if (const auto* at = std::get_if<AtParameter>(&what)) {
        const auto plain = [&](const auto& day) { return point(scope, Point{day}, look); };
        return at->day ? std::visit(plain, *at->day) : std::nullopt;
    }
    if (const auto* at = std::get_if<AtDate>(&what)) return one(at->date);
    if (const auto* at = std::get_if<AtMonthDay>(&what)) return one(calendar.date_in(*scope.year, at->day));
    if (const auto* at = std::get_if<AtNthWeekday>(&what)) return one(calendar.date_in(*scope.year, at->day));
    if (const auto* at = std::get_if<AtMonth>(&what)) {
        const Interval month = calendar.month_in(*scope.year, at->month);
        return month.empty() ? std::nullopt : std::optional(month);
    }
    if (const auto* at = std::get_if<AtCalendarName>(&what)) {
        const std::vector<NamedDays> named = calendar.named(*scope.year, at->name);
        if (named.empty()) return std::nullopt;
        const Interval all{named.front().days.first, named.back().days.last};
        if (at->edge == AtCalendarName::Edge::start) return one(all.first);
        return at->edge == AtCalendarName::Edge::end ? one(all.last) : std::optional(all);
    }
    if (const auto* start = std::get_if<StartOf>(&what)) {
        const std::optional<Interval> days = anchored(start->what);
        return days ? one(days->first) : std::nullopt;
    }
    if (const auto* end = std::get_if<EndOf>(&what)) {
        const std::optional<Interval> days = anchored(end->what);
        return days && days->last < last_known_day ? one(days->last) : std::nullopt;
    }
    std::optional<SelectionId> event;
    if (const auto* first = std::get_if<FirstEvent>(&what)) event = first->what;
    if (const auto* stage = std::get_if<StageEvent>(&what)) event = stage->what;
    if (event) {
        for (const Hit& found : hits(scope, model_[*event], always, look)) {
            if (found.taken == Truth::yes) return one(found.record->date);
        }
        return std::nullopt;
    }
    // "the latest opening up to D; on the days before it the limit is not known yet."
    std::optional<Date> opened;
    for (const ReviewFact& fact : world_.reviews) {
        const bool hers = fact.review == std::get<OpeningOf>(what).review && fact.subject == scope.subject;
        if (hers && fact.opened <= on_ && (!opened || *opened < fact.opened)) opened = fact.opened;
    }
    return opened && *opened <= look.records_to ? one(opened) : std::nullopt;
}

// The rows `by X`, `before X`, `within N after X` and `within N before X` of the table.
Stretch Court::limit(const Scope& scope, const Limit& what, Look look) const {
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    const Interval year = scope.year->days;
    Stretch found;
    found.limit = true;
    found.window = {year, {}};
    Date begin = year.first;
    const Point& at = std::visit(
        [](const auto& one) -> const Point& {
            if constexpr (requires { one.day; })
                return one.day;
            else
                return one.point;
        },
        what);
    found.by_calendar = of_calendar(at);
    found.lapses = of_calendar_or_start(at);
    const std::optional<Interval> days = point(scope, at, look);
    if (!days) return found;
    if (std::holds_alternative<ByDate>(what) || std::holds_alternative<NoLaterThan>(what)) found.due = days->last;
    if (std::holds_alternative<BeforePoint>(what)) {
        found.due = days->first - one_day;
        const auto* start = std::get_if<StartOf>(&at);
        found.endless = start && is_subject_anchor(start->what);
    }
    if (const auto* after = std::get_if<WithinAfter>(&what); after && after->span.value) {
        found.due = calendar.add(days->last, *after->span.value);
        if (is_record_event(at)) begin = days->first;
    }
    if (const auto* before = std::get_if<WithinBefore>(&what); before && before->span.value) {
        begin =
            calendar.add(days->first, {-before->span.value->count, before->span.value->unit}).value_or(first_known_day);
        found.due = days->first - one_day;
    }
    if (!found.due) return found;
    // "A limit that ends before the year begins has a window without a beginning."
    if (*found.due < year.first && !std::holds_alternative<WithinBefore>(what) && begin == year.first) {
        found.endless = true;
    }
    found.window.days = {found.endless ? first_known_day : begin, *found.due};
    return found;
}

// "the calendar's windows of the unit (or the named days, windows, terms) that touch the season, cut to it".
std::vector<Stretch> Court::cadence(const Scope& scope, const Every& every, Interval season) const {
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    season = overlap(season, scope.year->days);
    std::vector<Window> cut;
    if (const auto* unit = std::get_if<SpanUnit>(&every.what)) {
        cut = calendar.windows(season, *unit, every.count);
    } else {
        for (const NamedDays& named : calendar.named(*scope.year, std::get<std::string>(every.what))) {
            const Interval days = overlap(named.days, season);
            if (!days.empty()) cut.push_back({days, named.name});
        }
    }
    std::vector<Stretch> found;
    for (const Window& window : cut) {
        Stretch one;
        one.window = window;
        one.cadence = true;
        one.due = window.days.last;
        found.push_back(one);
    }
    return found;
}

// The table of 6.3, row by row.
std::vector<Stretch> Court::stretches(const Scope& scope, const Period& period, Look look) const {
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    const Interval year = scope.year->days;
    Stretch whole;
    whole.window = {year, scope.year->label};
    whole.due = year.last;
    const auto between = [&](const Point& from, const Point& to, bool is_limit) -> std::vector<Stretch> {
        const std::optional<Interval> first = point(scope, from, look);
        const std::optional<Interval> last = point(scope, to, look);
        Stretch found = whole;
        found.limit = is_limit;
        found.by_calendar = is_limit && of_calendar(from) && of_calendar(to);
        found.lapses = is_limit && of_calendar_or_start(from) && of_calendar_or_start(to);
        found.due = last ? std::optional(last->last) : std::nullopt;
        if (first && last) found.window.days = {first->first, last->last};
        if (!first) found.due = std::nullopt;
        return {found};
    };
    if (const auto* of = std::get_if<InYearOf>(&period)) {
        std::optional<PersonId> person;
        if (scope.subject.kind == Subject::Kind::person) person = PersonId{scope.subject.index};
        if (of->slot && scope.subject.kind == Subject::Kind::pairing) {
            // "of several, one after the other, the last one's"
            std::optional<Date> came;
            for (const PairingMember& member : world_.pairings[scope.subject.index].members) {
                if (member.slot != of->slot->slot || (came && member.days.first < *came)) continue;
                came = member.days.first;
                person = member.person;
            }
        }
        const std::optional<Number> recorded = person ? world_[*person].mentoring_year : std::nullopt;
        whole.applies = recorded ? truth(recorded->count == of->year * 1000) : Truth::unknown;
        return {whole};
    }
    if (const auto* cadence_ = std::get_if<Cadence>(&period)) {
        Interval season = year;
        if (cadence_->season) {
            const std::optional<Interval> from = point(scope, cadence_->season->from, look);
            const std::optional<Interval> to = point(scope, cadence_->season->to, look);
            if (!from || !to) return {};
            season = {from->first, to->last};
        }
        return cadence(scope, cadence_->every, season);
    }
    if (const auto* taper = std::get_if<Taper>(&period)) {
        // "each piece from the day after the piece before it, to its `until` (included)"
        std::vector<Stretch> found;
        Date from = year.first;
        for (const Taper::Piece& piece : taper->pieces) {
            const std::optional<Interval> until = piece.until ? point(scope, *piece.until, look) : std::nullopt;
            const Date to = until ? until->last : year.last;
            for (const Stretch& one : cadence(scope, piece.every, {from, to})) found.push_back(one);
            from = to + one_day;
        }
        return found;
    }
    if (const auto* month = std::get_if<InMonth>(&period)) {
        whole.window.days = calendar.month_in(*scope.year, month->month);
        whole.due = whole.window.days.last;
        return whole.window.days.empty() ? std::vector<Stretch>{} : std::vector<Stretch>{whole};
    }
    if (const auto* in = std::get_if<InNamed>(&period)) {
        std::vector<Stretch> found = cadence(scope, {1, in->name}, year);
        for (Stretch& one : found) one.cadence = false;
        return found;
    }
    if (const auto* span = std::get_if<FromTo>(&period)) return between(span->from, span->to, false);
    if (const auto* span = std::get_if<Between>(&period)) return between(span->from, span->to, true);
    if (const auto* by = std::get_if<ByLimit>(&period)) return {limit(scope, by->limit, look)};
    if (const auto* either_of = std::get_if<ByEither>(&period)) {
        // "the later (earlier) due day of the two; from the earlier beginning". One whose event has not happened has no
        // due day yet: it is later than the other one.
        const Stretch a = limit(scope, either_of->first, look);
        const Stretch b = limit(scope, either_of->second, look);
        Stretch found = a;
        found.by_calendar = false;
        found.lapses = (!a.due || a.lapses) && (!b.due || b.lapses);
        found.endless = a.endless || b.endless;
        if (a.due && b.due) {
            found.due = either_of->later ? std::max(*a.due, *b.due) : std::min(*a.due, *b.due);
        } else {
            found.due = either_of->later ? std::nullopt : (a.due ? a.due : b.due);
        }
        // Of one that is not known yet the beginning is not known either.
        found.window.days.first = !a.due   ? b.window.days.first
                                  : !b.due ? a.window.days.first
                                           : std::min(a.window.days.first, b.window.days.first);
        found.window.days.last = found.due.value_or(year.last);
        if (!found.due) {
            found.window.days = year;
            found.endless = false;
        }
        return {found};
    }
    if (const auto* on_point = std::get_if<OnPoint>(&period)) {
        const std::optional<Interval> days = point(scope, on_point->point, look);
        whole.due = days ? std::optional(days->last) : std::nullopt;
        if (days) whole.window.days = *days;
        return {whole};
    }
    if (const auto* over = std::get_if<Over>(&period)) {
        const std::optional<Date> before = calendar.add(year.last, {-over->span.count, over->span.unit});
        if (before) whole.window.days.first = *before + one_day;
        return {whole};
    }
    return {whole};  // in the year, at all times
}

// The days whose records count: the window, with what absences have added to it.
Interval Court::counting_days(const Scope& scope, const Stretch& stretch) const {
    if (!stretch.due) return stretch.window.days;
    return {stretch.window.days.first, *stretch.due + std::chrono::days(extension(scope, stretch.window.days))};
}

// "The due day is never later than the subject's last active day, except for limits."
std::optional<Date> Court::due_day(const Scope& scope, const Stretch& stretch) const {
    if (!stretch.due) return std::nullopt;
    const Interval days = counting_days(scope, stretch);
    if (stretch.limit) return days.last;
    const std::optional<Date> last = last_active_day(scope);
    return last && *last >= days.first ? std::min(days.last, *last) : days.last;
}

// "The grace of a window is over on `judged` = due day plus grace".
Date Court::plus_grace(const Scope& scope, Date day) const {
    if (!scope.rule) return day;
    return calendar_of(scope.subject)
        .add(day, scope.rule->grace)
        .value_or(day + std::chrono::days(scope.rule->grace.count));
}

// What makes a window not-applicable before anything is counted. Empty: nothing does.
std::optional<Status> Court::settled(const Scope& scope, const Stretch& stretch) const {
    if (stretch.applies == Truth::no) return Status::not_applicable;
    if (!ever_active(scope, scope.year->days)) return Status::not_applicable;
    // "A window of a cadence without a school day is not-applicable."
    if (stretch.cadence && calendar_of(scope.subject).school_days(stretch.window.days).count == 0)
        return Status::not_applicable;
    if (stretch.limit) {
        // "A limit by calendar that lay before the subject's first active day, with no second limit, is
        // not-applicable."
        const std::optional<Date> first = first_active_day(scope);
        const bool before = stretch.due && first && *stretch.due < *first;
        const bool never = stretch.due && !stretch.endless && !ever_active(scope, stretch.window.days);
        if (stretch.by_calendar && (before || never)) return Status::not_applicable;
    } else {
        // "A window on which the subject was never active is not-applicable": an absence moves the due day, not the
        // window.
        bool there = false;
        const Interval days = stretch.window.days;
        for (Date day = days.first; day <= days.last && !there; day += one_day) there = present(scope, day);
        if (!there) return Status::not_applicable;
    }
    return stretch.applies == Truth::unknown ? std::optional(Status::unknown) : std::nullopt;
}

// "on the last S days before the due day, where `due soon S before` says so; without it 14 days for limits, else none."
bool Court::due_soon(const Scope& scope, const Stretch& stretch, Date due, Look look) const {
    std::optional<CalendarSpan> span = scope.rule ? scope.rule->due_soon : std::nullopt;
    if (!span && stretch.limit) span = CalendarSpan{14, SpanUnit::day};
    if (!span) return false;
    const std::optional<Date> from = calendar_of(scope.subject).add(due, {-span->count, span->unit});
    return from && *from <= look.day && look.day <= due;
}

}  // namespace induct::oracle
