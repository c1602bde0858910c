// Conditions, read on a day, in three values. Source: docs/language.md, 6.7. Tested by oracle_test.cpp.
#include "engine/model/settings.h"
#include "tests/oracle/court.h"

#include <algorithm>

namespace induct::oracle {

// `hours of`, `days of`, `number of`: in these days, up to the day that is asked about.
Range Court::measure(const Scope& scope, const Measure& what, Interval days, Look look) const {
    if (const auto* stand = std::get_if<MeasureStanding>(&what)) {
        return standing(scope, stand->what, stand->where, std::min(look.day, days.last));
    }
    if (const auto* time = std::get_if<MeasureTime>(&what)) {
        return count(scope, Count{time->what, true, {}, {}, {}, 1}, days, look);
    }
    if (const auto* different = std::get_if<MeasureDays>(&what)) {
        return count(scope, Count{different->what, false, DistinctUnit{SpanUnit::day}, {}, {}, 1}, days, look);
    }
    return count(scope, Count{std::get<MeasureNumber>(what).what, false, {}, {}, {}, 1}, days, look);
}

// "Three-valued; `and` is the least, `or` the greatest of no < unknown < yes. Read on a day d." Days without a year of
// their own ("before winter-break") are those of the year that is judged, also where a window runs on into the next.
Truth Court::holds(const Scope& scope, ConditionId id, Look look) { return holds_term(scope, model_[id], look); }

// "Held against a parameter that is not set: unknown."
Truth Court::holds_term(const Scope& scope, const Condition& condition, Look look) {
    if (lacks_value(condition)) return Truth::unknown;
    if (const auto* term = std::get_if<NoneLogged>(&condition)) return none_logged(scope, *term, look);
    if (const auto* term = std::get_if<StatusIs>(&condition)) return status_is(scope, *term, look);
    if (const auto* term = std::get_if<BelowPace>(&condition)) return below_pace(scope, *term, look);
    if (const auto* term = std::get_if<MeasureIs>(&condition)) return measure_is(scope, *term, look);
    if (const auto* term = std::get_if<ValueIs>(&condition)) return value_is(scope, *term, look);
    if (const auto* term = std::get_if<FigureIs>(&condition)) return figure_is(scope, *term, look);
    if (const auto* term = std::get_if<FieldIs>(&condition)) return test(scope, term->test, look.day, nullptr);
    if (const auto* term = std::get_if<Both>(&condition)) {
        return both(holds(scope, term->left, look), holds(scope, term->right, look));
    }
    if (const auto* term = std::get_if<Either>(&condition)) {
        return either(holds(scope, term->left, look), holds(scope, term->right, look));
    }
    if (const auto* term = std::get_if<Not>(&condition)) return negate(holds(scope, term->term, look));
    // "`REVIEW is open`, `decided O`: of the subject on d."
    if (const auto* term = std::get_if<ReviewOpen>(&condition)) {
        const bool open = std::any_of(world_.reviews.begin(), world_.reviews.end(), [&](const ReviewFact& fact) {
            const bool hers = fact.review == term->review && fact.subject == scope.subject;
            return hers && fact.opened <= look.day && (!fact.decided || look.day < *fact.decided);
        });
        return truth(open != term->negated);
    }
    if (const auto* term = std::get_if<ReviewDecided>(&condition)) {
        const ReviewFact* latest = nullptr;  // "the latest decision counts"
        for (const ReviewFact& fact : world_.reviews) {
            const bool hers = fact.review == term->review && fact.subject == scope.subject;
            if (!hers || !fact.decided || *fact.decided > look.day) continue;
            if (!latest || *latest->decided <= *fact.decided) latest = &fact;
        }
        return truth(latest && latest->outcome == term->outcome);
    }
    // "`holds role R`: on d; unknown where the condition of a derived role is."
    if (const auto* term = std::get_if<HoldsRole>(&condition)) {
        std::vector<PersonId> people;
        if (const auto* slot = std::get_if<SlotRef>(&term->person.who)) people = slot_people(scope, *slot, look.day);
        if (std::holds_alternative<SubjectPerson>(term->person.who)) people = {PersonId{scope.subject.index}};
        Truth any = Truth::no;
        for (const PersonId one : people) any = either(any, role_of(one, term->role, look.day));
        return term->negated ? negate(any) : any;
    }
    // "`after X`: d is after the last day of X. `before X`: d is before its first day. An event that has not happened:
    // after is no, before is yes."
    if (const auto* term = std::get_if<AfterPoint>(&condition)) {
        const std::optional<Interval> days = point(scope, term->point, look);
        return truth(days && look.day > days->last);
    }
    if (const auto* term = std::get_if<BeforePointIs>(&condition)) {
        const std::optional<Interval> days = point(scope, term->point, look);
        return truth(!days || look.day < days->first);
    }
    if (const auto* term = std::get_if<FieldsMatch>(&condition)) return alike(scope, *term, look.day);
    if (const auto* term = std::get_if<AreRecorded>(&condition)) {
        Truth all = Truth::yes;
        for (const Place& place : term->places) {
            for (const Value& value : values_of(scope, place, look.day, nullptr))
                all = both(all, truth(is_recorded(value)));
        }
        return all;
    }
    // "`KIND STAGE`: such a record dated up to d belongs to the subject, and has not expired on d."
    const Count there{std::get<Reached>(condition).what, false, {}, {}, {}, 1, look.day};
    Truth any = Truth::no;
    for (const Hit& found : valid_hits(scope, there, always, on_day(look, look.day))) any = either(any, found.taken);
    return any;
}

// Yes: there is no such record in these days. Unknown: only undecidable ones.
Truth Court::empty_of(const Scope& scope, SelectionId what, Interval days, Look look) const {
    Truth empty = Truth::yes;
    for (const Hit& found : hits(scope, model_[what], days, look)) empty = both(empty, negate(found.taken));
    return empty;
}

namespace {
/// "closed and past the program's grace" (6.7): the last day of that grace.
Date past_program_grace(const Model& model, const SchoolCalendar& calendar, Date day) {
    return calendar.add(day, model.program.grace).value_or(last_known_day);
}
}  // namespace

// "`no S in the last SPAN`: no such record dated from d - SPAN + 1 day to d; no while the year or the subject began
// after the first of these days." "`no S in N months in a row`: the latest N windows of the unit that applied (at least
// half of their school days active, at least one school day) and are closed and past the program's grace are each
// empty; fewer: no." "`no S`: none so far in the year."
Truth Court::none_logged(const Scope& scope, const NoneLogged& term, Look look) const {
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    if (const auto* last = std::get_if<InTheLast>(&term.lookback)) {
        const std::optional<Date> before = calendar.add(look.day, {-last->span.value->count, last->span.value->unit});
        const std::optional<Date> began = first_active_day(scope);
        if (!before || !began || scope.year->days.first > *before + one_day || *began > *before + one_day)
            return Truth::no;
        return empty_of(scope, term.what, {*before + one_day, look.day}, look);
    }
    if (const auto* row = std::get_if<InARow>(&term.lookback)) {
        std::vector<Interval> applied;
        for (const Window& window : calendar.windows(scope.year->days, row->unit)) {
            const std::int64_t all = calendar.school_days(window.days).count;
            std::int64_t hers = 0;
            for (Date day = window.days.first; day <= window.days.last; day += one_day) {
                if (calendar.is_school_day(day) && active(scope, day)) ++hers;
            }
            if (all > 0 && hers * 2 >= all && past_program_grace(model_, calendar, window.days.last) < look.day)
                applied.push_back(window.days);
        }
        if (static_cast<std::int64_t>(applied.size()) < row->count) return Truth::no;
        Truth empty = Truth::yes;
        for (auto window = applied.end() - row->count; window != applied.end(); ++window) {
            empty = both(empty, empty_of(scope, term.what, *window, look));
        }
        return empty;
    }
    return empty_of(scope, term.what, {scope.year->days.first, look.day}, look);
}

// "The requirement does not speak for the subject: no (a pairing's rule is asked about the pairing; about a person, it
// is asked of her own rules)."
std::optional<Scope> Court::scope_of(const Requirement& rule, Subject subject, Date day) const {
    const std::vector<Subject> subjects = subjects_of(rule.subject);
    if (std::find(subjects.begin(), subjects.end(), subject) == subjects.end()) return std::nullopt;
    const SchoolYear* year = calendar_of(subject).year_of(day);
    if (!year) return std::nullopt;
    return Scope{subject, rule.subject, &rule, year};
}

namespace {
/// "met, met-late and missed are read of the latest window that ... is already decided" (6.7).
bool is_decided(Status status) {
    return status == Status::met || status == Status::met_late || status == Status::missed;
}
}  // namespace

// "`X is STATUS`, for a requirement with several windows: met, met-late and missed are read of the latest window that
// applied and is closed and past grace, or is already decided; any other status of the window that holds d, else the
// last one that began. `for SPAN`: and it has been so for that long. `N times in a row`: the last N windows that
// applied and are closed and past grace all have that status; fewer such windows: no. ... The status is unknown:
// unknown, unless `is unknown` is asked."
Truth Court::status_is(const Scope& asking, const StatusIs& term, Look look) {
    const std::optional<Scope> found = scope_of(model_[term.requirement], asking.subject, look.day);
    if (!found) return Truth::no;
    const Scope& scope = *found;
    bool differently = false;
    const std::vector<Stretch> cut = windows(scope, look, differently);
    // Of the windows for which this version of the rule is in force; of none, it does not speak for the subject.
    std::vector<std::size_t> in_force;
    for (std::size_t i = 0; i < cut.size(); ++i)
        if (scope.rule->effective.holds(cut[i].window.days.last)) in_force.push_back(i);
    if (in_force.empty()) return Truth::no;
    const auto is = [&](Status status) {
        if (status == Status::unknown && term.status != Status::unknown) return Truth::unknown;
        return truth(status == term.status);
    };
    if (term.times_in_a_row) {
        std::vector<Status> closed;
        for (const std::size_t i : in_force) {
            const Verdict& one = verdict(scope, i, look);
            if (one.status != Status::not_applicable && one.judged && *one.judged < look.day)
                closed.push_back(one.status);
        }
        if (static_cast<std::int64_t>(closed.size()) < *term.times_in_a_row) return truth(term.negated);
        Truth all = Truth::yes;
        for (auto one = closed.end() - *term.times_in_a_row; one != closed.end(); ++one) all = both(all, is(*one));
        return term.negated ? negate(all) : all;
    }
    std::optional<std::size_t> window;
    for (const std::size_t i : in_force) {
        const Verdict& one = verdict(scope, i, look);
        if (is_decided(term.status)) {
            const bool closed = one.status != Status::not_applicable && one.judged && *one.judged < look.day;
            if (closed || is_decided(one.status)) window = i;
        } else {
            const bool held = window && cut[*window].window.days.holds(look.day);
            if (cut[i].window.days.holds(look.day) || (!held && cut[i].window.days.first <= look.day)) window = i;
        }
    }
    if (in_force.size() == 1) window = in_force.front();
    // Nothing is decided yet, so it is not that.
    const Truth now = window ? is(verdict(scope, *window, look).status) : Truth::no;
    const Truth value = term.negated ? negate(now) : now;
    if (value != Truth::yes || !term.lasting) return value;
    Date first = look.day;
    if (!term.negated) first = since(scope, *window, look);
    StatusIs plain = term;
    plain.lasting.reset();
    while (term.negated && first > scope.year->days.first &&
           status_is(asking, plain, on_day(look, first - one_day)) == Truth::yes) {
        first -= one_day;
    }
    // So many days, weeks or months from its first day on end on this day or before; of school days there are so many.
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    if (term.lasting->value->unit == SpanUnit::school_day) {
        return truth(calendar.school_days({first, look.day}).count >= term.lasting->value->count);
    }
    const std::optional<Date> end = calendar.add(first, *term.lasting->value);
    return truth(end && *end <= look.day + one_day);
}

// "`X is below P of pace`: counted < P of expected (as for behind); no pace: no; nor where X is not-applicable on d."
Truth Court::below_pace(const Scope& asking, const BelowPace& term, Look look) {
    const Requirement& rule = model_[term.requirement];
    const std::optional<Scope> scope = scope_of(rule, asking.subject, look.day);
    if (!scope || (!rule.behind_below && rule.milestones.empty())) return Truth::no;
    bool differently = false;
    const std::vector<Stretch> cut = windows(*scope, look, differently);
    std::optional<std::size_t> window;
    for (std::size_t i = 0; i < cut.size(); ++i) {
        if (cut[i].window.days.first <= look.day) window = i;
    }
    if (!window) return Truth::no;
    const Verdict& now = verdict(*scope, *window, look);
    if (now.status == Status::not_applicable) return Truth::no;
    if (now.parts.empty()) return now.status == Status::unknown ? Truth::unknown : Truth::no;
    const Alternative& speaker =
        now.spoke >= 0 ? rule.exceptions[static_cast<std::size_t>(now.spoke)] : rule.cases[now.base_case];
    Truth below_it = Truth::no;
    for (std::size_t i = 0; i < now.parts.size(); ++i) {
        const Expectation& form = speaker.expects->parts[i].expectation;
        const auto* time = std::get_if<TimeAmount>(&form);
        const auto* records = std::get_if<RecordCount>(&form);
        const PartFinding& shown = now.parts[i].shown;
        const bool paced = (time && time->bound == Bound::at_least) || (records && records->bound == Bound::at_least) ||
                           std::holds_alternative<Deadline>(form);
        if (!paced || shown.status == Status::not_applicable) continue;
        // Of several windows the one that holds the day.
        const std::vector<Stretch> own = stretches(*scope, period_of(form), look);
        for (std::size_t w = 0; w < own.size(); ++w) {
            if (!differently && w != *window) continue;
            PartVerdict part = std::visit([&](const auto& one) { return on(*scope, one, own[w], look); }, form);
            if (part.shown.status == Status::not_applicable || !part.shown.needed || !part.due) continue;
            if (look.day < own[w].window.days.first || look.day > *part.due) continue;
            const auto pace = expected(*scope, own[w], *part.shown.needed, time == nullptr, look);
            const Range counted{part.shown.counted, part.shown.counted_most};
            if (pace) below_it = either(below_it, below(counted, *term.share.value, *pace));
        }
    }
    return below_it;
}

// "`MEASURE is BOUND VALUE [PERIOD]`: the measure up to d in the window of the period that holds d (the year when none
// is given)."
Truth Court::measure_is(const Scope& scope, const MeasureIs& term, Look look) const {
    for (const Stretch& stretch : stretches(scope, term.period, look)) {
        // Between two years the year is the one before.
        const bool the_year = std::holds_alternative<InYear>(term.period);
        if (!the_year && !stretch.window.days.holds(look.day)) continue;
        const Range number = measure(scope, term.measure, {stretch.window.days.first, look.day}, look);
        if (const auto* minutes = std::get_if<Minutes>(&term.value))
            return obeys(term.bound, number, minutes->count, minutes->count);
        if (const auto* value = std::get_if<Number>(&term.value)) {
            return obeys(term.bound, Range{number.low, number.high}, value->count / 1000, value->count / 1000);
        }
    }
    return Truth::no;
}

}  // namespace induct::oracle
