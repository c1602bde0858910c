// Amounts of time, counts, distinct values, coverage, averages and deadlines. Source: docs/language.md, 6.3 (owed in
// part) and 6.5 (at least, at most, covering, on average, pace, due soon). Tested by oracle_test.cpp.
#include "tests/oracle/court.h"

#include <algorithm>
#include <limits>
#include <set>

namespace induct::oracle {

// "`at least 2 observations by mentor in each term` ... `exactly 1 orientation in the year` ... `at most 40 hours of
// travel in the year` ... `3 to 5 visits in the year`" (5).
bool obeys(Bound bound, std::int64_t number, std::int64_t least, std::int64_t most) {
    switch (bound) {
        case Bound::at_least:
            return number >= least;
        case Bound::at_most:
            return number <= least;
        case Bound::exactly:
            return number == least;
        case Bound::range:
            return least <= number && number <= most;
    }
    return false;
}

// "`exactly N` and `N to M` are unknown when any amount between the two bounds would decide otherwise" (6.13, Amounts);
// at least and at most likewise.
Truth obeys(Bound bound, Range number, std::int64_t least, std::int64_t most) {
    // The numbers that obey lie in one row without gaps: from `low` to `high`.
    constexpr std::int64_t endless = std::numeric_limits<std::int64_t>::max();
    const std::int64_t low = bound == Bound::at_most ? -endless : least;
    const std::int64_t high = bound == Bound::at_least ? endless : bound == Bound::range ? most : least;
    if (low <= number.low && number.high <= high) return Truth::yes;
    return number.high < low || high < number.low ? Truth::no : Truth::unknown;
}

namespace {
/// The values that a record holds in a field, of a list each by itself. Empty: not recorded.
std::vector<Value> field_values(const Record& record, FieldId field) {
    for (const FieldValue& value : record.fields) {
        if (value.field != field || !is_recorded(value.value)) continue;
        std::vector<Value> found;
        if (const auto* list = std::get_if<std::vector<ChoiceValue>>(&value.value)) {
            for (const ChoiceValue& one : *list) found.emplace_back(one);
            return found;
        }
        return {value.value};
    }
    return {};
}
/// The day, or the week ("Monday to Sunday", 6.9) or month that holds it by its first day.
Value unit_of(SpanUnit unit, Date day) {
    if (unit == SpanUnit::week || unit == SpanUnit::school_week) return week_start(day);
    if (unit == SpanUnit::month) return month_around(day).first;
    return day;
}
/// The unit that a day lies in, by its first day; nothing between two terms or two school years.
std::optional<Value> unit_of(const SchoolYear* year, SpanUnit unit, Date day) {
    if (unit != SpanUnit::term && unit != SpanUnit::year) return unit_of(unit, day);
    if (!year || !year->days.holds(day)) return std::nullopt;
    if (unit == SpanUnit::year) return year->days.first;
    for (const NamedDays& term : year->terms)
        if (term.days.holds(day)) return term.days.first;
    return std::nullopt;
}
/// "rounded up to the minute or the whole record" (6.3).
std::int64_t rounded_up(std::int64_t numerator, std::int64_t denominator) {
    return (numerator + denominator - 1) / denominator;
}
}  // namespace

// "**Different X**: the number of different dates, weeks, months, kinds, people or values."
Range Court::count_distinct(const Scope& scope, const std::vector<Hit>& found, const Distinct& distinct) const {
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    std::set<Value> certain, possible;
    std::int64_t unrecorded = 0;
    for (const Hit& one : found) {
        const Record& record = *one.record;
        std::vector<Value> values;
        if (const auto* unit = std::get_if<DistinctUnit>(&distinct)) {
            const auto its = unit_of(calendar.year_of(record.date), unit->unit, record.date);
            if (its) values = {*its};
        }
        if (std::holds_alternative<DistinctKinds>(distinct)) values = {Number{record.kind.index}};
        if (const auto* people = std::get_if<DistinctPeople>(&distinct)) {
            std::vector<PersonId> there = record.people;
            for (const PersonId leader : record.led_by) add_once(there, leader);
            for (const PersonId person : there) {
                const Truth holds = role_of(person, people->role, record.date);
                if (holds == Truth::yes) values.emplace_back(person);
                if (holds == Truth::unknown) possible.insert(person);
            }
            if (there.empty()) ++unrecorded;
        }
        if (const auto* field = std::get_if<DistinctField>(&distinct)) {
            values = field_values(record, field->field);
            if (values.empty()) ++unrecorded;
        }
        possible.insert(values.begin(), values.end());
        if (one.taken == Truth::yes) certain.insert(values.begin(), values.end());
    }
    return {static_cast<std::int64_t>(certain.size()), static_cast<std::int64_t>(possible.size()) + unrecorded};
}

// "**Covering each V**: N records for each value of V; the figure is the number of values reached."
Range Court::count_covering(const std::vector<Hit>& found, const Count& what) const {
    Range reached;
    for (std::uint32_t index = 0; index < model_[*what.choice].values.size(); ++index) {
        const Value value = ChoiceValue{*what.choice, index};
        Range records;
        for (const Hit& one : found) {
            const std::vector<Value> values = field_values(*one.record, *what.covering);
            const bool covers = std::find(values.begin(), values.end(), value) != values.end();
            if (covers && one.taken == Truth::yes) ++records.low;
            if (covers || values.empty()) ++records.high;
        }
        if (records.low >= what.each) ++reached.low;
        if (records.high >= what.each) ++reached.high;
    }
    return reached;
}

// "A limit takes no record that has expired by its due day".
std::vector<Hit> Court::valid_hits(const Scope& scope, const Count& what, Interval days, Look look) const {
    std::vector<Hit> found;
    for (Hit one : hits(scope, model_[what.what], days, look)) {
        const Record& record = *one.record;
        if (what.valid_on && expired(record.kind, record.date, *what.valid_on)) continue;
        if (what.lessened) lessen(scope, one, days, look);
        if (one.taken != Truth::no) found.push_back(one);
    }
    return found;
}

// "`counts only in UNIT with S`: a record counts from the day on which a record of S that counts for the subject (6.4)
// is dated in the same day, week (Monday to Sunday), month, term or school year; before or after it, up to D and no
// later than the last day of the window" (6.9).
Truth Court::backed(const Scope& scope, const CountsOnlyIn& only, const Record& record, Interval days,
                    Look look) const {
    Truth there = Truth::no;
    for (const Hit& other : hits(scope, model_[only.with], {first_known_day, days.last}, look)) {
        const SchoolCalendar& calendar = calendar_of(scope.subject);
        const Date date = other.record->date;
        const std::optional<Value> hers = unit_of(calendar.year_of(record.date), only.unit, record.date);
        if (hers && unit_of(calendar.year_of(date), only.unit, date) == hers) there = either(there, other.taken);
    }
    return there;
}

// "`counts at most N per KIND` ... `counts P% of S` ... `counts shared among X` ... the minutes of a record are rounded
// once, half a minute up" (6.9).
void Court::lessen(const Scope& scope, Hit& one, Interval days, Look look) const {
    const Record& record = *one.record;
    std::int64_t people = 1, perhaps_more = 0;
    std::vector<std::int64_t> surely, perhaps;  // shares
    for (const Counted& counted : scope.rule->counted) {
        if (const auto* only = std::get_if<CountsOnlyIn>(&counted.how))
            one.taken = both(one.taken, backed(scope, *only, record, days, look));
        if (const auto* cap = std::get_if<CountsAtMost>(&counted.how); cap && kind_is(record.kind, cap->per)) {
            one.minutes.low = std::min(one.minutes.low, cap->amount.count);
            one.minutes.high = std::min(one.minutes.high, cap->amount.count);
        }
        if (const auto* share = std::get_if<CountsShare>(&counted.how)) {
            const Truth of = hit(scope, model_[share->of], record).taken;
            if (of == Truth::yes) surely.push_back(share->share.count);
            if (of == Truth::unknown) perhaps.push_back(share->share.count);
        }
        if (const auto* shared = std::get_if<CountsShared>(&counted.how)) {
            std::vector<PersonId> there = record.people;
            for (const PersonId leader : record.led_by) add_once(there, leader);
            people = 0;
            for (const PersonId person : there) {
                const Truth holds = role_of(person, shared->among, record.date);
                if (holds == Truth::yes) ++people;
                if (holds == Truth::unknown) ++perhaps_more;
            }
        }
    }
    // "where several such clauses take it, the smallest": with none for sure, all of it may count.
    if (surely.empty()) perhaps.push_back(10000);
    std::int64_t most = surely.empty() ? *std::max_element(perhaps.begin(), perhaps.end())
                                       : *std::min_element(surely.begin(), surely.end());
    std::int64_t least = most;
    for (const std::int64_t share : perhaps) least = std::min(least, share);
    const auto rounded = [](std::int64_t minutes, std::int64_t share, std::int64_t among) {
        return (minutes * share + 5000 * among) / (10000 * among);
    };
    one.minutes = {rounded(one.minutes.low, least, std::max<std::int64_t>(people + perhaps_more, 1)),
                   rounded(one.minutes.high, most, std::max<std::int64_t>(people, 1))};
}

// "the *counted* amount is that of the records dated in the window (and, for activities, on active days) up to D that
// certainly belong; *counted at most* adds the undecidable ones."
Range Court::count(const Scope& scope, const Count& what, Interval days, Look look) const {
    if (model_[what.what].by.size() > 1) {
        Range sum;
        for (const Document& one : documents(scope, model_[what.what], look)) {
            const Truth counted = is_in(one, days, what.valid_on);
            if (counted == Truth::yes) ++sum.low;
            if (counted != Truth::no) ++sum.high;
        }
        return sum;
    }
    const std::vector<Hit> found = valid_hits(scope, what, days, look);
    if (what.covering) return count_covering(found, what);
    if (what.distinct) return count_distinct(scope, found, *what.distinct);
    Range sum;
    for (const Hit& one : found) {
        const Range amount = what.time ? one.minutes : Range{1, 1};
        if (one.taken == Truth::yes) sum.low += amount.low;
        sum.high = std::min(sum.high + amount.high, without_bound);
    }
    return sum;
}

// The records that certainly belong, each with its minutes (else 1); under a measure of time none without minutes.
std::vector<CountedRecord> Court::evidence(const Scope& scope, const Count& what, Interval days, Look look) const {
    std::vector<CountedRecord> found;
    if (model_[what.what].by.size() > 1) {
        std::vector<std::pair<Date, EntryNumber>> complete;
        for (const Document& one : documents(scope, model_[what.what], look))
            if (is_in(one, days, what.valid_on) == Truth::yes) complete.emplace_back(one.days.back(), one.entry);
        std::sort(complete.begin(), complete.end());
        for (const auto& one : complete) found.push_back({one.second, 1});
        return found;
    }
    for (const Hit& one : valid_hits(scope, what, days, look)) {
        if (one.taken != Truth::yes || (what.time && one.minutes.low != one.minutes.high)) continue;
        found.push_back({one.record->entry, what.time ? one.minutes.low : 1});
    }
    return found;
}

// The figures of the pace: what is expected on D, and the line under which it is behind: of time rounded down to the
// minute, of records and values up to the number that is enough.
void Court::show_pace(const Scope& scope, const Stretch& stretch, const Count& what, PartVerdict& part,
                      Look look) const {
    const Requirement& rule = *scope.rule;
    if ((!rule.behind_below && rule.milestones.empty()) || !part.due || look.day < stretch.window.days.first) return;
    const auto pace = expected(scope, stretch, *part.shown.needed, !what.time, look);
    if (!pace) return;
    part.shown.expected_now = pace->numerator / pace->denominator;
    if (!rule.behind_below) return;
    const std::int64_t line = rule.behind_below->count * pace->numerator, unit = pace->denominator * 10000;
    part.shown.behind_under = what.time ? line / unit : (line + unit - 1) / unit;
}

// "`in full`: all is owed. `prorated`: the amount times the share, rounded up to the minute or the whole record.
// `skipped below 50%`: a share under 50% is not-applicable, else all is owed."
std::int64_t Court::in_part(const Scope& scope, const Period& period, const Stretch& stretch, std::int64_t amount,
                            bool average, bool& skipped) const {
    if (stretch.limit) return amount;
    const std::int64_t all = calendar_of(scope.subject).school_days(stretch.window.days).count;
    if (all == 0) return amount;
    const std::int64_t hers = present_school_days(scope, stretch.window.days);
    const Partial partial = partial_of(model_, *scope.rule, period);
    if (const auto* below = std::get_if<SkippedBelow>(&partial)) {
        if (hers * 10000 < below->share.count * all) skipped = true;
    }
    // An average is already owed for no more than the units on which the subject is active.
    if (average || !std::holds_alternative<Prorated>(partial)) return amount;
    return rounded_up(amount * hers, all);
}

// "N times the number of windows of that unit in the window on which the subject is active and there is a school day."
std::int64_t Court::units_that_apply(const Scope& scope, const Stretch& stretch, SpanUnit unit) const {
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    std::int64_t found = 0;
    for (const Window& one : calendar.windows(stretch.window.days, unit)) {
        bool there = false;
        for (Date day = one.days.first; day <= one.days.last; day += one_day) there = there || present(scope, day);
        if (there && calendar.school_days(one.days).count > 0) ++found;
    }
    return found;
}

// "the expected amount on a day is N times (school days from the later of window start and subject start up to that day
// less grace) over (those up to the due day), paused days taken out, in exact fractions; for counts of records and
// values it is rounded down ... `pace` milestones replace the line: expected is the last milestone whose date (plus
// grace) has passed."
std::optional<Court::Expected> Court::expected(const Scope& scope, const Stretch& stretch, std::int64_t needed,
                                               bool whole, Look look) const {
    const std::optional<Date> due = due_day(scope, stretch);
    if (!due || !scope.rule) return std::nullopt;
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    if (!scope.rule->milestones.empty()) {
        std::int64_t amount = 0;
        Date latest = first_known_day;
        for (const Milestone& milestone : scope.rule->milestones) {
            const std::optional<Interval> by = point(scope, milestone.by, look);
            if (!by || plus_grace(scope, by->last) >= look.day || by->last < latest) continue;
            latest = by->last;
            amount = milestone.amount;
        }
        return Expected{amount, 1};
    }
    const Date start = first_active_day(scope).value_or(*due);
    const Interval days{std::max({stretch.window.days.first, start, calendar.spec().years.front().days.first}), *due};
    const CalendarSpan grace = scope.rule->grace;
    const Date upto = calendar.add(look.day, {-grace.count, grace.unit}).value_or(days.first - one_day);
    const std::int64_t all = unpaused_school_days(scope, days);
    const std::int64_t gone = unpaused_school_days(scope, {days.first, std::min(upto, *due)});
    if (all == 0) return std::nullopt;
    if (whole) return Expected{needed * gone / all, 1};
    return Expected{needed * gone, all};
}

// "Behind when counted < P of expected; with figures for both bounds, unknown when they disagree."
Truth Court::below(const Range& counted, BasisPoints share, Expected pace) const {
    const auto under = [&](std::int64_t number) {
        return number * 10000 * pace.denominator < share.count * pace.numerator;
    };
    if (under(counted.high)) return Truth::yes;
    return under(counted.low) ? Truth::unknown : Truth::no;
}

// "**At least N**. Met from the day of the record that reaches N. After the due day: `met-late` from the record that
// reaches N, when the period is a limit, the rule says so, and the deeds after the due day make up the rest; else
// pending up to `judged`, then missed. Where counted at most would reach N and counted does not, it is unknown instead
// of missed or behind. Before the window begins: upcoming."
Status Court::at_least(const Scope& scope, const Stretch& stretch, const Count& what, const PartVerdict& part,
                       bool paced, Look look) const {
    const std::int64_t needed = *part.shown.needed;
    const Range counted{part.shown.counted, part.shown.counted_most};
    if (!part.due) return Status::upcoming;
    if (counted.low >= needed) return Status::met;
    if (look.day > *part.due) {
        Range with_late = counted;
        if (stretch.limit && scope.rule->late_counts_as_met_late) {
            with_late = count(scope, what, {stretch.window.days.first, look.day}, look);
        }
        if (with_late.low >= needed) return Status::met_late;
        if (look.day <= *part.judged) return Status::pending;
        return with_late.high >= needed ? Status::unknown : Status::missed;
    }
    if (look.day < stretch.window.days.first) return Status::upcoming;
    if (paced && scope.rule->behind_below && look.day >= first_active_day(scope).value_or(look.day)) {
        const auto pace = expected(scope, stretch, needed, !what.time, look);
        const Truth behind = pace ? below(counted, *scope.rule->behind_below, *pace) : Truth::no;
        if (behind == Truth::unknown || (behind == Truth::yes && counted.high >= needed)) return Status::unknown;
        if (behind == Truth::yes) return Status::behind;
    }
    return due_soon(scope, stretch, *part.due, look) ? Status::due_soon : Status::on_track;
}

// "**At most N, exactly N, N to M**. Missed from the record that exceeds N (or M). Otherwise, after the due day:
// pending up to `judged`, then met, or missed when less than N (exactly) or N (of N to M) was counted. Where counted
// and counted at most disagree: unknown. No pace."
Status Court::bounded(const Scope& scope, const Stretch& stretch, const PartVerdict& part, Owed owed, Look look) const {
    const std::int64_t most = owed.bound == Bound::range ? owed.most : owed.least;
    const Range counted{part.shown.counted, part.shown.counted_most};
    if (!part.due) return Status::upcoming;
    if (counted.low > most) return Status::missed;
    if (look.day > *part.due) {
        if (look.day <= *part.judged) return Status::pending;
        const Truth kept = obeys(owed.bound, counted, owed.least, owed.most);
        return kept == Truth::unknown ? Status::unknown : kept == Truth::yes ? Status::met : Status::missed;
    }
    if (look.day < stretch.window.days.first) return Status::upcoming;
    if (counted.high > most) return Status::unknown;
    // What must not be done too often is never due soon.
    const bool more_to_do = owed.bound != Bound::at_most && counted.low < owed.least;
    return more_to_do && due_soon(scope, stretch, *part.due, look) ? Status::due_soon : Status::on_track;
}

// "The grace of a window is over on `judged` = due day plus grace" (6.3): the due day, that day, and what is settled
// before anything is counted.
PartVerdict Court::begin(const Scope& scope, const Stretch& stretch) const {
    PartVerdict part;
    part.due = due_day(scope, stretch);
    if (part.due) part.judged = plus_grace(scope, *part.due);
    if (const std::optional<Status> status = settled(scope, stretch)) part.shown.status = *status;
    return part;
}

namespace {
// "distinct days, kinds, people, values: `at least 3 different days of check-in in each week`" (5), each in its own
// unit.
Measured unit_of(const Distinct& distinct) {
    if (const auto* each = std::get_if<DistinctUnit>(&distinct)) {
        switch (each->unit) {
            case SpanUnit::week:
            case SpanUnit::school_week:
                return Measured::weeks;
            case SpanUnit::month:
                return Measured::months;
            case SpanUnit::term:
                return Measured::terms;
            case SpanUnit::year:
                return Measured::years;
            default:
                return Measured::days;
        }
    }
    if (std::holds_alternative<DistinctKinds>(distinct)) return Measured::kinds;
    return std::holds_alternative<DistinctPeople>(distinct) ? Measured::people : Measured::values;
}
}  // namespace

// "What is counted of a window that is over is what lies in it, also when the rule was met or missed before; only a
// finding that is met late counts the late deeds too" (6.13, Amounts). What is owed of it in part comes first.
PartVerdict Court::judge_count(const Scope& scope, const Period& period, const Stretch& stretch, const Count& what,
                               Owed owed, Look look) {
    PartVerdict part = begin(scope, stretch);
    part.shown.measured = what.time ? Measured::minutes : Measured::records;
    if (what.distinct) part.shown.measured = unit_of(*what.distinct);
    if (what.covering) part.shown.measured = Measured::values;
    const std::optional<Status> still = settled(scope, stretch);
    if (still == Status::not_applicable) return part;
    bool skipped = false;
    Count counting = what;
    if (stretch.limit) counting.valid_on = part.due;
    if (what.covering) {
        // N records for each value: a prorated N is still at least one.
        counting.each = in_part(scope, period, stretch, what.each, owed.average, skipped);
    } else {
        owed.least = in_part(scope, period, stretch, owed.least, owed.average, skipped);
        owed.most = in_part(scope, period, stretch, owed.most, owed.average, skipped);
    }
    const bool nothing_owed = owed.bound == Bound::at_least && (owed.least <= 0 || counting.each <= 0);
    if (skipped || nothing_owed) {
        part.shown.status = Status::not_applicable;
        return part;
    }
    if (still) return part;  // unknown: whose year it is has not been recorded
    part.shown.needed = owed.least;
    if (owed.bound == Bound::range) part.shown.needed_most = owed.most;
    const Range counted = count(scope, counting, counting_days(scope, stretch), look);
    part.shown.counted = counted.low;
    part.shown.counted_most = counted.high;
    part.shown.counted_records = evidence(scope, counting, counting_days(scope, stretch), look);
    if (owed.bound == Bound::at_least) show_pace(scope, stretch, what, part, look);
    part.shown.status = owed.bound == Bound::at_least ? at_least(scope, stretch, counting, part, owed.paced, look)
                                                      : bounded(scope, stretch, part, owed, look);
    if (part.shown.status == Status::met_late) {
        // What is met late is told with the deeds that made it so.
        const Range late = count(scope, counting, {stretch.window.days.first, look.day}, look);
        part.shown.counted_records = evidence(scope, counting, {stretch.window.days.first, look.day}, look);
        part.shown.counted = late.low;
        part.shown.counted_most = late.high;
    }
    return part;
}

namespace {
/// "**A parameter that is not set**: the rules that use it are unknown" (6.5).
PartVerdict unset(PartVerdict part) {
    if (part.shown.status != Status::not_applicable) part.shown.status = Status::unknown;
    return part;
}
}  // namespace

// "amount of time" (5), as it is or "N times the number of windows of that unit in the window" (6.5). "The clauses
// `counts ...` speak of the hours and the numbers of records that the requirement expects" (6.9).
PartVerdict Court::on(const Scope& scope, const TimeAmount& form, const Stretch& stretch, Look look) {
    if (!form.amount.value) return unset(begin(scope, stretch));
    Owed owed{form.bound, form.amount.value->count, form.amount.value->count, true, form.average};
    if (form.average && form.per) owed.least *= units_that_apply(scope, stretch, *form.per);
    return judge_count(scope, form.period, stretch,
                       Count{form.what, true, {}, {}, {}, 1, {}, !scope.rule->counted.empty()}, owed, look);
}

// "count" and "distinct days, kinds, people, values" (5). "**Covering each V**: N records for each value of V; the
// figure is the number of values reached" (6.5): all of them are owed.
PartVerdict Court::on(const Scope& scope, const RecordCount& form, const Stretch& stretch, Look look) {
    if (!form.least.value) return unset(begin(scope, stretch));
    Owed owed{form.bound, *form.least.value, form.bound == Bound::range ? form.most : *form.least.value, true,
              form.average};
    Count what{
        form.what, false, form.distinct, form.covering, form.covering_choice, 1, {}, !scope.rule->counted.empty()};
    if (form.covering && form.covering_choice) {
        what.each = owed.least;
        owed.least = owed.most = static_cast<std::int64_t>(model_[*form.covering_choice].values.size());
    }
    if (form.average && form.per) owed.least *= units_that_apply(scope, stretch, *form.per);
    return judge_count(scope, form.period, stretch, what, owed, look);
}

// A deadline is one record of S in its window.
PartVerdict Court::on(const Scope& scope, const Deadline& form, const Stretch& stretch, Look look) {
    return judge_count(scope, form.period, stretch, Count{form.what, false, {}, {}, {}, 1},
                       {Bound::at_least, 1, 1, true, false}, look);
}

}  // namespace induct::oracle
