// What records hold and what figures show, on a day. See judge.h. Source: docs/language.md, 6.7 (values and figures).
// Test: tests/golden/forms/slots.induct, tests/oracle/values_test.cpp.
#include "engine/evaluate/judge.h"
#include "engine/model/match.h"

#include <compare>

namespace induct {

namespace {

Truth holds(Compare compare, std::strong_ordering order) {
    switch (compare) {
        case Compare::at_least:
            return truth(std::is_gteq(order));
        case Compare::at_most:
            return truth(std::is_lteq(order));
        case Compare::is_not:
            return truth(std::is_neq(order));
        default:
            return truth(std::is_eq(order));
    }
}

/// Of values of one type.
std::strong_ordering order_of(const Value& own, const Value& asked) {
    if (own < asked) return std::strong_ordering::less;
    return asked < own ? std::strong_ordering::greater : std::strong_ordering::equal;
}

/// One value against another of its type; a list is the value that it holds.
Truth held_against(Compare compare, const Value& own, const Value& asked) {
    if (const auto* list = std::get_if<std::vector<ChoiceValue>>(&own)) {
        const auto* one = std::get_if<ChoiceValue>(&asked);
        const bool there = one && std::find(list->begin(), list->end(), *one) != list->end();
        return truth(there == (compare != Compare::is_not));
    }
    if (own.index() != asked.index()) return compare == Compare::is_not ? Truth::yes : Truth::no;
    return holds(compare, order_of(own, asked));
}

/// `a` over `b` against `asked`, for every number that the two may come to. Nothing to divide by: unknown.
Truth quotient_is(Compare compare, Amount a, Amount b, std::int64_t asked) {
    if (b.most <= 0) return Truth::unknown;
    // With nothing certain to divide by there is no upper end: nothing is said to lie below `asked`.
    const std::strong_ordering low = a.least <=> asked * b.most, high = a.most <=> asked * b.least;
    switch (compare) {
        case Compare::at_least:
            return std::is_gteq(low) ? Truth::yes : std::is_lt(high) ? Truth::no : Truth::unknown;
        case Compare::at_most:
            return b.least > 0 && std::is_lteq(high) ? Truth::yes : std::is_gt(low) ? Truth::no : Truth::unknown;
        default:
            break;
    }
    const bool certain = a.least == a.most && b.least == b.most;
    const Truth equal = std::is_gt(low) || std::is_lt(high) ? Truth::no
                        : certain                           ? truth(std::is_eq(low))
                                                            : Truth::unknown;
    return compare == Compare::is_not ? negate(equal) : equal;
}

}  // namespace

std::vector<std::pair<std::uint32_t, const Value*>> Judge::values_in(std::uint32_t list, Interval days, Ground ground) {
    const Picks& picked = picks(plan_.values[list].select);
    const std::vector<RowValue>& held = records_.values[list];
    std::vector<std::pair<std::uint32_t, const Value*>> found;
    for (const std::uint32_t row : picked.rows) {
        if (!days.holds(records_.date[row]) || !counts_for(row, ground)) continue;
        const auto at = std::lower_bound(held.begin(), held.end(), row,
                                         [](const RowValue& one, std::uint32_t wanted) { return one.row < wanted; });
        if (at != held.end() && at->row == row) found.emplace_back(row, &at->value);
    }
    return found;
}

Truth Judge::value_is(const ValueIs& asked, ConditionId condition, Date day, Ground ground) {
    const auto found = values_in(*plan_.condition_values[condition.index], {year_->days.first, day}, ground);
    if (found.empty()) return Truth::unknown;
    const auto held = [&](const Value& against) {
        if (!is_recorded(against)) return Truth::unknown;
        if (asked.pick == ValueIs::Pick::latest) return held_against(asked.compare, *found.back().second, against);
        if (asked.pick == ValueIs::Pick::first) return held_against(asked.compare, *found.front().second, against);
        std::int64_t sum = 0;
        for (const auto& [row, value] : found) sum += std::get<Number>(*value).count;
        const std::int64_t wanted = std::get<Number>(against).count * static_cast<std::int64_t>(found.size());
        return holds(asked.compare, sum <=> wanted);
    };
    if (!asked.other) return held(asked.value);
    // Of several people in the slot it holds when it holds against each of them.
    const ValueStep* now = nullptr;
    for (const ValueStep& step : records_.fields[condition.index])
        if (step.from <= day) now = &step;
    Truth all = Truth::yes;
    if (now)
        for (const Value& against : now->values) all = both(all, held(against));
    return now ? all : Truth::unknown;
}

/// The last window of the figure's period that has begun, up to that day.
std::optional<Interval> Judge::days_of_figure(const PlanFigure& figure, Date day, Ground ground) {
    std::optional<Interval> days;
    for (const DueWindow& window : windows_of(calendar_, *year_, figure.period, subject_days(ground))) {
        if (window.window.days.first <= day) days = window.window.days;
    }
    if (days) days->last = std::min(days->last, day);
    return days;
}

Amount Judge::gauge_on(const PlanGauge& gauge, Interval days, Date day, Ground ground, FigureNow& now) {
    switch (gauge.is) {
        case PlanGauge::Is::sum: {
            const Sum& sum = plan_.sums[gauge.at];
            return sum.adds == Adds::standing ? standing(sum, days.last) : count(sum, days, ground).at(day);
        }
        case PlanGauge::Is::average: {
            Amount total;
            const auto found = values_in(gauge.at, days, ground);
            for (const auto& [row, value] : found) total.least += std::get<Number>(*value).count;
            total.most = total.least;
            const auto many = static_cast<std::int64_t>(found.size());
            now.average = now.divided = true;
            now.whole = Amount{many, many};
            return total;
        }
        case PlanGauge::Is::figure: {
            const FigureNow other = figure_on(plan_.figures[gauge.at], day, ground);
            now.shown = both(now.shown, other.shown);
            if (other.too_few_below) now.too_few_below = std::max(now.too_few_below, other.too_few_below);
            // Alone it is all that the other one is; what is divided is a plain number.
            now.average = other.average;
            now.divided = other.divided;
            now.whole = other.whole;
            return other.amount;
        }
        case PlanGauge::Is::number:
            break;
    }
    return {gauge.number.value_or(0), gauge.number.value_or(0)};
}

FigureNow Judge::figure_on(const PlanFigure& figure, Date day, Ground ground) {
    FigureNow now;
    if (figure.where) now.shown = truth_on(*figure.where, day, ground);
    const std::optional<Interval> begun = days_of_figure(figure, day, ground);
    if (!begun) {
        // There is nothing of it before its period begins.
        now.shown = both(now.shown, Truth::unknown);
        return now;
    }
    const Interval days = *begun;
    now.amount = gauge_on(figure.gauge, days, day, ground, now);
    if (figure.whole) {
        FigureNow divisor;
        const Amount whole = gauge_on(*figure.whole, days, day, ground, divisor);
        const bool set = figure.whole->is != PlanGauge::Is::number || figure.whole->number;
        now.divided = true;
        now.whole = set ? std::optional(whole) : std::nullopt;
        now.shown = both(now.shown, divisor.shown);
        if (divisor.too_few_below) now.too_few_below = std::max(now.too_few_below, divisor.too_few_below);
    }
    if (figure.shown_from > 0) {
        const Sum answers{.adds = Adds::records, .select = figure.answers};
        if (count(answers, days, ground, 1).at(day).least < figure.shown_from)
            now.too_few_below = std::max(now.too_few_below, std::optional(figure.shown_from));
    }
    return now;
}

Truth Judge::figure_is(const FigureIs& asked, Date day, Ground ground) {
    const FigureNow now = figure_on(plan_.figures[asked.figure.index], day, ground);
    if (now.shown != Truth::yes) return now.shown;
    if (now.divided && !now.whole) return Truth::unknown;
    const std::int64_t wanted =
        std::visit(Match{[](Number v) { return v.count; }, [](Minutes v) { return v.count; },
                         [](BasisPoints v) { return v.count; }, [](const auto&) { return std::int64_t{0}; }},
                   asked.value);
    std::int64_t scale = 1;
    if (std::holds_alternative<Number>(asked.value) && !now.average) scale = 1000;
    if (std::holds_alternative<BasisPoints>(asked.value)) scale = 10'000;
    const Amount amount{now.amount.least * scale, now.amount.most * scale};
    return quotient_is(asked.compare, amount, now.whole.value_or(Amount{1, 1}), wanted);
}

}  // namespace induct
