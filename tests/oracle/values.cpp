// What records hold and what figures show, held against a value. Source: docs/language.md, 6.7 (values, figures).
// Tested by values_test.cpp.
#include "tests/oracle/court.h"

#include <algorithm>

namespace induct::oracle {

// "the records of the kind that belong to the subject (6.4), are dated in the school year up to d, and hold the field,
// at whatever stage", in order of date.
std::vector<Value> Court::values_held(const Scope& scope, SelectionId what, FieldId field, Interval days,
                                      Look look) const {
    std::vector<Value> held;
    for (const Record& record : world_.records) {
        if (!days.holds(record.date) || record.date > look.day || record.date > look.records_to) continue;
        Selection own = model_[what];
        const Kind& kind = model_[record.kind];
        if (record.stage < kind.stages.size()) own.stage = kind.stages[record.stage];
        if (hit(scope, own, record).taken != Truth::yes) continue;
        for (const FieldValue& value : record.fields) {
            if (value.field == field && is_recorded(value.value)) held.push_back(value.value);
        }
    }
    return held;
}

namespace {

/// "Ordered choices compare on their scale" (6.7): by what is less, and what is more.
Truth of_order(Compare compare, bool less, bool more) {
    if (compare == Compare::at_least) return truth(!less);
    if (compare == Compare::at_most) return truth(!more);
    return truth((!less && !more) == (compare != Compare::is_not));
}

}  // namespace

// "Nothing recorded: unknown." "An average is that of all of them, in exact fractions."
Truth Court::value_is(const Scope& scope, const ValueIs& term, Look look) const {
    // "Held against a field: that of the subject, or of each who is in the slot on d; not recorded: unknown."
    if (term.other) {
        Truth all = Truth::yes;
        for (const Value& value : values_of(scope, *term.other, look.day, nullptr)) {
            ValueIs against = term;
            against.other.reset();
            against.value = value;
            all = both(all, is_recorded(value) ? value_is(scope, against, look) : Truth::unknown);
        }
        return all;
    }
    const std::vector<Value> held = values_held(scope, term.what, term.field, {scope.year->days.first, look.day}, look);
    if (held.empty()) return Truth::unknown;
    if (term.pick == ValueIs::Pick::average) {
        std::int64_t sum = 0, asked = 0;
        for (const Value& value : held) {
            sum += std::get<Number>(value).count;
            asked += std::get<Number>(term.value).count;
        }
        return of_order(term.compare, sum<asked, sum> asked);
    }
    const Value& own = term.pick == ValueIs::Pick::latest ? held.back() : held.front();
    if (const auto* list = std::get_if<std::vector<ChoiceValue>>(&own)) {
        const bool there = std::find(list->begin(), list->end(), std::get<ChoiceValue>(term.value)) != list->end();
        return truth(there == (term.compare != Compare::is_not));
    }
    return of_order(term.compare, own < term.value, term.value < own);
}

// "GAUGE is a measure (`number of mentor`), `average FIELD of KIND`, or another figure of the same subject; behind
// `per` also a parameter that is a whole number" (5). "What it names is read of that one's own period" (6.7).
Court::Quotient Court::gauge(const Scope& scope, const Gauge& shown, Interval days, Look look) {
    Quotient found;
    if (const auto* counted = std::get_if<Measure>(&shown)) {
        found.part = measure(scope, *counted, days, look);
    } else if (const auto* average = std::get_if<AverageOf>(&shown)) {
        const std::vector<Value> held = values_held(scope, average->what, average->field, days, look);
        for (const Value& value : held) found.part.low += std::get<Number>(value).count;
        found.part.high = found.part.low;
        found.whole = Range{static_cast<std::int64_t>(held.size()), static_cast<std::int64_t>(held.size())};
        found.average = true;
    } else if (const auto* other = std::get_if<FigureOf>(&shown)) {
        found = figure(scope, other->figure, look);
    } else {
        const auto& number = std::get<Setting<std::int64_t>>(shown).value;
        found.part = {number.value_or(0), number.value_or(0)};
        if (!number) found.whole.reset();
    }
    return found;
}

// "A figure is read as it is on d: over the last window of its period that has begun, up to d."
Court::Quotient Court::figure(const Scope& scope, FigureId id, Look look) {
    const Figure& of = model_[id];
    std::optional<Interval> begun;
    for (const Stretch& stretch : stretches(scope, of.period, look)) {
        if (stretch.window.days.first <= look.day) begun = stretch.window.days;
    }
    if (!begun) return {of.where ? both(Truth::unknown, holds(scope, *of.where, look)) : Truth::unknown, {}, {}, false};
    const Interval days{begun->first, std::min(begun->last, look.day)};
    Quotient found = gauge(scope, of.gauge, days, look);
    for (const std::optional<Gauge>& divisor : {of.share_of, of.per}) {
        if (!divisor) continue;
        const Quotient by = gauge(scope, *divisor, days, look);
        found.shown = both(found.shown, by.shown);
        found.whole = by.whole ? std::optional(by.part) : std::nullopt;
    }
    if (of.where) found.shown = both(found.shown, holds(scope, *of.where, look));
    return found;
}

// "Its `where` says no: no. Nothing to divide by, or a parameter that is not set: unknown. Where records cannot be
// judged it is what all numbers that the figure may come to agree on, else unknown."
Truth Court::figure_is(const Scope& scope, const FigureIs& term, Look look) {
    const Quotient now = figure(scope, term.figure, look);
    if (now.shown != Truth::yes) return now.shown;
    if (!now.whole || now.whole->high == 0) return Truth::unknown;
    std::int64_t times = 1, asked = 0;
    if (const auto* number = std::get_if<Number>(&term.value)) {
        asked = number->count;
        if (!now.average) times = 1000;
    }
    if (const auto* time = std::get_if<Minutes>(&term.value)) asked = time->count;
    if (const auto* share = std::get_if<BasisPoints>(&term.value)) {
        asked = share->count;
        times = 10'000;
    }
    // The least it may come to stands over the most it may be divided by, and the other way round.
    const std::int64_t least = now.part.low * times - asked * now.whole->high;
    const std::int64_t most = now.part.high * times - asked * now.whole->low;
    const bool endless = now.whole->low == 0;  // perhaps there is nothing to divide by
    if (term.compare == Compare::at_least)
        return least >= 0 ? Truth::yes : most < 0 && !endless ? Truth::no : Truth::unknown;
    if (term.compare == Compare::at_most)
        return least > 0 ? Truth::no : most <= 0 && !endless ? Truth::yes : Truth::unknown;
    Truth equal = Truth::unknown;
    if (least > 0 || (most < 0 && !endless)) equal = Truth::no;
    if (now.part.low == now.part.high && now.whole->low == now.whole->high && !endless) equal = truth(least == 0);
    return term.compare == Compare::is_not ? negate(equal) : equal;
}

}  // namespace induct::oracle
