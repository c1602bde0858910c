// PERIOD and EVENT: when something is owed. Points of the calendar are held against every year that it has.
// Tested by tests/model/resolved_test.cpp and the goldens reversed_period, no_window, period_missing, ...
#include "engine/model/checker.h"
#include "engine/model/settings.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

bool Checker::is_period(At node) {
    switch (node.rule()) {
        case Rule::period_in_the_year:
        case Rule::period_in_year:
        case Rule::period_taper:
        case Rule::period_in_each:
        case Rule::period_on_each:
        case Rule::period_in_month:
        case Rule::period_in:
        case Rule::period_from_to:
        case Rule::period_between:
        case Rule::period_later:
        case Rule::period_earlier:
        case Rule::period_over:
        case Rule::period_at_all_times:
        case Rule::period_on:
        case Rule::limit_by:
        case Rule::limit_no_later_than:
        case Rule::limit_within_after:
        case Rule::limit_within_before:
        case Rule::limit_before:
            return true;
        default:
            return false;
    }
}

At Checker::period_child(At node) {
    for (const At child : node.children())
        if (is_period(child)) return child;
    return {};
}

/// Only years and terms follow each other in a calendar.
std::nullopt_t Checker::no_next(At node, At what) {
    say(Code::wrong_sort, fmt::format("nobody knows when the next `{}` is", what.phrase()), node.span(),
        "only years and terms follow each other in a calendar",
        fmt::format("write `{} of {}`; of a new pairing or group its own rule speaks",
                    node.is(Rule::point_start_of) ? "start" : "end", what.phrase()));
    return std::nullopt;
}

std::optional<Point> Checker::anchored_point(const Context& context, At node) {
    const bool next = static_cast<bool>(node.child(Rule::word_next));
    const At name = node.child(Rule::name);
    if (node.is(Rule::point_opening_of)) {
        if (!name || next) {
            say(Code::wrong_sort, fmt::format("`{}` has no opening", node.phrase()), node.span(),
                "only a review is opened");
            return std::nullopt;
        }
        const std::optional<ReviewId> review = expect_id<ReviewId>(name, Sort::review, "review");
        if (!review) return std::nullopt;
        if (context.since_opening != review) model_.reviews[review->index].asked_about = true;
        return OpeningOf{*review};
    }
    std::optional<Anchor> anchor;
    if (node.child(Rule::word_year)) anchor = next ? Anchor::next_year : Anchor::year;
    if (node.child(Rule::word_term)) anchor = next ? Anchor::next_term : Anchor::term;
    if (node.child(Rule::word_pairing)) anchor = Anchor::pairing;
    if (name) {
        const Symbol* symbol = lookup(name);
        if (symbol && symbol->sort == Sort::pairing) anchor = Anchor::pairing;
        if (symbol && symbol->sort == Sort::group) anchor = Anchor::group;
        if (symbol && symbol->sort == Sort::role) anchor = Anchor::subject;
        if (!anchor) {  // something that the calendar names: as a whole it may stand where its edge is meant
            const std::optional<std::string> named = calendar_name(name, "pairing, group or name of the calendar");
            if (!named) return std::nullopt;
            if (next) return no_next(node, name);
            using Edge = AtCalendarName::Edge;
            return AtCalendarName{*named, node.is(Rule::point_start_of) ? Edge::start : Edge::end};
        }
    }
    if (next && (node.child(Rule::word_pairing) || name))
        return no_next(node, name ? name : node.child(Rule::word_pairing));
    if (anchor == Anchor::pairing && context.subject && !std::holds_alternative<ForPairing>(*context.subject) &&
        context.pairings.empty()) {
        say(Code::slot_out_of_reach,
            fmt::format("{} has no pairing whose start or end could be meant", words_of(*context.subject)), node.span(),
            "", "write the rule `for each` pairing");
        return std::nullopt;
    }
    if (!anchor) return std::nullopt;
    if (node.is(Rule::point_start_of)) return StartOf{*anchor};
    return EndOf{*anchor};
}

std::optional<Point> Checker::point(const Context& context, At node) {
    if (!node) return std::nullopt;
    if (is_date(node)) return date_point(node);
    switch (node.rule()) {
        case Rule::point_date:
            return date_point(node.child());
        case Rule::point_month: {
            const std::optional<unsigned> month = read_month(node.child().text());
            return month ? std::optional<Point>(AtMonth{*month}) : std::nullopt;
        }
        case Rule::point_first: {
            const std::optional<SelectionId> what = selection(context, node);
            return what ? std::optional<Point>(FirstEvent{*what}) : std::nullopt;
        }
        case Rule::point_stage: {
            const std::optional<SelectionId> what = selection(context, node);
            return what ? std::optional<Point>(StageEvent{*what}) : std::nullopt;
        }
        case Rule::point_name: {
            const At name = node.child(Rule::name);
            const Symbol* symbol = lookup(name, true);
            if (!symbol || symbol->sort != Sort::parameter) {
                const std::optional<std::string> named = calendar_name(name, "date of the calendar");
                return named ? std::optional<Point>(AtCalendarName{*named}) : std::nullopt;
            }
            const Parameter* found = parameter(name, context);
            if (!found) return std::nullopt;
            AtParameter at{{symbol->index}, {}};
            if (!found->value) return at;  // the rule is `unknown`
            set_day(at, *found->value);
            if (at.day) return at;
            say(Code::parameter_type, fmt::format("the parameter `{}` is not a date", name.text()), name.span(),
                "a date is needed here")
                .labels.push_back({found->span, "declared here", false});
            return std::nullopt;
        }
        default:
            return anchored_point(context, node);
    }
}

/// `from` must not lie behind `to`, in any year of the calendars.
void Checker::check_order(const Point& from, const Point& to, Span where) {
    if (!calendars_good_) return;
    for (const SchoolCalendar* calendar : calendars_in_force())
        for (const SchoolYear& year : calendar->spec().years) {
            const std::optional<Interval> first = days_of(from, *calendar, year), last = days_of(to, *calendar, year);
            if (!first || !last || first->empty() || last->empty() || first->first <= last->last) continue;
            say(Code::reversed_period, "the period ends before it begins", where,
                fmt::format("in {} it would run from {} to {}", year.label, to_words(first->first),
                            to_words(last->last)),
                "a school year's dates follow each other from its first day to its last");
            return;
        }
}

std::optional<Season> Checker::season(const Context& context, At node) {
    const std::optional<Point> from = point(context, node.nth(0)), to = point(context, node.nth(1));
    if (!from || !to) return std::nullopt;
    check_order(*from, *to, node.span());
    return Season{*from, *to};
}

std::optional<Every> Checker::every(At node) {
    if (node.is(Rule::every_named)) {
        const std::optional<std::string> named = calendar_name(node.child(Rule::name), "name of days in the calendar");
        return named ? std::optional<Every>(Every{1, *named}) : std::nullopt;
    }
    Every every;
    if (const At number_node = node.child(Rule::number)) {
        const std::optional<std::int64_t> count = whole(number_node);
        if (!count) return std::nullopt;
        if (*count < 1) {
            say(Code::empty_period, "a window of no length", node.span());
            return std::nullopt;
        }
        every.count = *count;
    }
    for (const At child : node.children())
        if (const std::optional<SpanUnit> what = unit(child)) every.what = *what;
    return every;
}

/// Every year of the calendars must have a window: a rule that owes nothing in some year is never noticed.
void Checker::check_windows(const Every& every, const std::optional<Season>& season, Span where) {
    const auto* what = std::get_if<SpanUnit>(&every.what);
    if (!calendars_good_ || !what) return;
    for (const SchoolCalendar* calendar : calendars_in_force())
        for (const SchoolYear& year : calendar->spec().years) {
            Interval days = year.days;
            if (season) {
                const std::optional<Interval> from = days_of(season->from, *calendar, year);
                const std::optional<Interval> to = days_of(season->to, *calendar, year);
                if (!from || !to || (!from->empty() && !to->empty() && to->last < from->first)) continue;
                days = overlap(days, {from->first, to->last});
                if (from->empty() || to->empty()) days = {year.days.last, year.days.first};
            }
            if (!days.empty() && !calendar->windows(days, *what, every.count).empty()) continue;
            say(Code::no_window,
                fmt::format("the school year {} has no {} in this period", year.label, unit_name(*what, 1)), where,
                *what == SpanUnit::term && year.terms.empty()
                    ? fmt::format("`{}` names no terms", calendar->spec().name)
                    : fmt::format("the year runs {}", to_words(year.days)));
            return;
        }
}

/// School days are counted in the years that the calendar has: behind the last one a limit never comes.
void Checker::check_in_calendar(const CalendarSpan& after, const Point& from, Span where) {
    if (!calendars_good_ || after.unit != SpanUnit::school_day) return;
    for (const SchoolCalendar* calendar : calendars_in_force()) {
        if (calendar->spec().years.empty()) continue;
        const SchoolYear& last = calendar->spec().years.back();
        const std::optional<Interval> days = days_of(from, *calendar, last);
        if (!days || days->empty() || calendar->add(days->last, after)) continue;
        say(Code::beyond_calendar,
            fmt::format("in {} this limit lies beyond `{}`, and never comes", last.label, calendar->spec().name), where,
            fmt::format("its last day is {}", to_words(last.days.last)),
            "add the next school year to the calendar, or name a date: `by ...`");
        return;
    }
}

std::optional<Limit> Checker::limit(const Context& context, At node) {
    switch (node.rule()) {
        case Rule::limit_by:
            if (const auto day = point(context, node.child())) return ByDate{*day};
            return std::nullopt;
        case Rule::limit_no_later_than:
            if (const auto at = point(context, node.child())) return NoLaterThan{*at};
            return std::nullopt;
        case Rule::limit_before:
            if (const auto at = point(context, node.child())) return BeforePoint{*at};
            return std::nullopt;
        case Rule::limit_within_after:
        case Rule::limit_within_before: {
            const auto length = span_or_parameter(node.nth(0), context);
            const auto at = point(context, node.nth(1));
            if (!length || !at) return std::nullopt;
            if (node.is(Rule::limit_within_after)) {
                if (length->value) check_in_calendar(*length->value, *at, node.span());
                return WithinAfter{*length, *at};
            }
            return WithinBefore{*length, *at};
        }
        default:
            return std::nullopt;
    }
}

std::optional<Period> Checker::period(const Context& context, At node) {
    if (!node) return std::nullopt;
    switch (node.rule()) {
        case Rule::period_in_the_year:
            return InYear{};
        case Rule::period_in_year: {
            const std::optional<std::int64_t> year = whole(node.child(Rule::number));
            if (!year) return std::nullopt;
            InYearOf in{*year, std::nullopt};
            if (const At name = node.child(Rule::name)) {
                bool said = false;
                in.slot = slot(context, name, said);
                const auto* role = context.subject ? std::get_if<ForRole>(&*context.subject) : nullptr;
                const bool subject = role && names(name.text(), model_[role->role].name);
                if (!in.slot && !said && !subject) person_named(context, name, Person::Reach::nearest, name.text());
                if (!in.slot && !subject) return std::nullopt;
            }
            return in;
        }
        case Rule::period_taper: {
            Taper taper;
            bool good = true;
            for (const At piece : node.children()) {
                const bool last = !piece.is(Rule::taper_until);
                const std::optional<Every> what = every(last ? piece : piece.nth(0));
                std::optional<Point> until;
                if (!last) until = point(context, piece.nth(1));
                good = good && what && (last || until);
                if (what) taper.pieces.push_back({*what, until});
            }
            if (!good) return std::nullopt;
            for (std::size_t i = 1; i < taper.pieces.size(); ++i)
                if (taper.pieces[i].until) check_order(*taper.pieces[i - 1].until, *taper.pieces[i].until, node.span());
            return taper;
        }
        case Rule::period_in_each:
        case Rule::period_on_each: {
            const std::optional<Every> what = every(node.child());
            std::optional<Season> in;
            if (const At season_node = node.child(Rule::season)) {
                in = season(context, season_node);
                if (!in) return std::nullopt;
            }
            if (!what) return std::nullopt;
            check_windows(*what, in, node.span());
            return Cadence{*what, in};
        }
        case Rule::period_in_month: {
            const std::optional<unsigned> month = read_month(node.child().text());
            if (!month) return std::nullopt;
            check_windows({1, SpanUnit::day}, Season{AtMonth{*month}, AtMonth{*month}}, node.span());
            return InMonth{*month};
        }
        case Rule::period_in: {
            const std::optional<std::string> named =
                calendar_name(node.child(), "window, term or break of the calendar");
            return named ? std::optional<Period>(InNamed{*named}) : std::nullopt;
        }
        case Rule::period_from_to:
        case Rule::period_between: {
            const std::optional<Season> in = season(context, node);
            if (!in) return std::nullopt;
            if (node.is(Rule::period_from_to)) return FromTo{in->from, in->to};
            return Between{in->from, in->to};
        }
        case Rule::period_later:
        case Rule::period_earlier: {
            const std::optional<Limit> first = limit(context, node.nth(0)), second = limit(context, node.nth(1));
            if (!first || !second) return std::nullopt;
            return ByEither{*first, *second, node.is(Rule::period_later)};
        }
        case Rule::period_over: {
            const std::optional<CalendarSpan> length = span(node.child());
            if (!length) return std::nullopt;
            if (length->count < 1) {
                say(Code::empty_period, "a period of no length", node.span());
                return std::nullopt;
            }
            return Over{*length};
        }
        case Rule::period_at_all_times: {
            AtAllTimes at;
            if (const At gaps = node.child(Rule::span)) {
                at.gaps = span(gaps);
                if (!at.gaps) return std::nullopt;
            }
            return at;
        }
        case Rule::period_on: {
            const std::optional<Point> on = point(context, node.child());
            return on ? std::optional<Period>(OnPoint{*on}) : std::nullopt;
        }
        default: {
            const std::optional<Limit> one = limit(context, node);
            return one ? std::optional<Period>(ByLimit{*one}) : std::nullopt;
        }
    }
}

}  // namespace induct
