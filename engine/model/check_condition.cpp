// CONDITION: comparisons of fields, measures and statuses, stored term before use, each with its words and its place.
// Tested by tests/model/resolved_test.cpp and the goldens wrong_sort, status_never, unit_missing, ...
#include "engine/model/checker.h"
#include "grammar/words.h"

#include <fmt/format.h>

namespace induct {

Bound Checker::bound(At node) {
    if (node.is(Rule::at_most)) return Bound::at_most;
    if (node.is(Rule::exactly)) return Bound::exactly;
    return Bound::at_least;
}

ConditionId Checker::put(Condition condition, At node) {
    model_.conditions.push_back(std::move(condition));
    model_.condition_words.push_back(node.phrase());
    model_.condition_spans.push_back(node.span());
    return {static_cast<std::uint32_t>(model_.conditions.size() - 1)};
}

At Checker::condition_child(At node) {
    for (const At child : node.children())
        if (child.is(Rule::condition) || child.is(Rule::condition_all) || child.is(Rule::condition_any)) return child;
    return {};
}

std::optional<ConditionId> Checker::condition(const Context& context, At node) {
    if (!node) return std::nullopt;
    std::optional<ConditionId> so_far;
    bool good = true;
    for (const At term : node.children()) {
        const std::optional<ConditionId> next = atom(context, term);
        if (!next) {
            good = false;
        } else if (!so_far) {
            so_far = next;
        } else if (node.is(Rule::condition_any)) {
            so_far = put(Either{*so_far, *next}, node);
        } else {
            so_far = put(Both{*so_far, *next}, node);
        }
    }
    return good ? so_far : std::nullopt;
}

std::optional<ConditionId> Checker::status_atom(const Context& context, At node) {
    const At name = node.child(Rule::name);
    const bool negated = node.is(Rule::atom_status_not);
    const bool open = static_cast<bool>(node.child(Rule::status_open));
    const Symbol* symbol = expect(name, {Sort::requirement, Sort::review}, "requirement or review");
    if (!symbol) return std::nullopt;
    const At at = node.nth(1);
    if (open != (symbol->sort == Sort::review)) {
        say(Code::wrong_status,
            fmt::format("{} `{}` is never `{}`", open ? "the requirement" : "the review", name.text(), at.phrase()),
            at.span(), open ? "only a review is open" : "a review is `open`, or `decided` with an outcome");
        return std::nullopt;
    }
    if (context.subject) subject_uses_.push_back({*context.subject, symbol, name.span()});
    if (open) {
        model_.reviews[symbol->index].asked_about = true;
        return put(ReviewOpen{{symbol->index}, negated}, node);
    }
    const std::optional<Status> wanted = status(at);
    if (!wanted) return std::nullopt;
    StatusIs is{{symbol->index}, *wanted, negated, std::nullopt, std::nullopt};
    if (const At lasting = node.child(Rule::lasting)) {
        is.lasting = span_or_parameter(lasting.child(), context);
        if (!is.lasting) return std::nullopt;
    }
    if (const At times = node.child(Rule::times_in_a_row)) {
        is.times_in_a_row = whole(times.child());
        if (!is.times_in_a_row) return std::nullopt;
    }
    if (!negated) status_uses_.push_back({*wanted, is.requirement, at.span()});
    return put(is, node);
}

/// A rule or review is asked of the very subject: of a pairing the pairing's, of a person her own, whatever her role.
/// One of several versions of its name, or one whose subject is not known, is enough to be silent.
void Checker::check_subject_use(const SubjectUse& use) {
    const auto answers = [&](const SubjectKind& of) {
        return of == use.asking || (std::holds_alternative<ForRole>(of) && std::holds_alternative<ForRole>(use.asking));
    };
    const bool review = use.asked->sort == Sort::review;
    std::optional<SubjectKind> of;
    if (review) {
        if (mixed_reviews_.count(use.asked->index)) return;
        of = review_subjects_[use.asked->index];
        if (!of || answers(*of)) return;
    } else {
        for (std::uint32_t i = 0; i < model_.requirements.size(); ++i) {
            const Requirement& version = model_.requirements[i];
            if (version.name != use.asked->name) continue;
            if (!known_subjects_.count(i) || answers(version.subject)) return;
            if (!of) of = version.subject;
        }
        if (!of) return;
    }
    const auto each = [&](const SubjectKind& subject) {
        return std::holds_alternative<ForProgram>(subject) ? std::string("the program") : "each " + words_of(subject);
    };
    Diagnostic& said = say(Code::other_subject,
                           fmt::format("the {} `{}` is for {}, and what asks for it is for {}",
                                       review ? "review" : "rule", use.asked->name, each(*of), each(use.asking)),
                           use.where, "the answer would always be no",
                           fmt::format("ask for {} for {}, or write what asks for it for {}",
                                       review ? "a review that is opened" : "a rule", each(use.asking), each(*of)));
    said.labels.push_back({use.asked->span, "declared here", false});
}

std::optional<Measure> Checker::measure(const Context& context, At node) {
    const At inner = node.child();
    bool poisoned = false;
    if (const std::optional<StandingNoun> noun = standing_noun(context, inner, poisoned)) {
        if (!node.is(Rule::measure_number)) {
            say(Code::no_duration,
                fmt::format("`{}` is no record: it has no {}", inner.phrase(),
                            node.is(Rule::measure_days) ? "days" : "hours"),
                inner.span(), "", fmt::format("write `number of {}`", inner.phrase()));
            return std::nullopt;
        }
        MeasureStanding standing{*noun, {}};
        Context inside = context;
        inside.standing = &*noun;
        bool good = true;
        for (const At where : inner.children(Rule::where))
            for (const At test : where.children()) {
                if (std::optional<FieldTest> made = field_test(inside, test))
                    standing.where.push_back(std::move(*made));
                else
                    good = false;
            }
        return good ? std::optional<Measure>(std::move(standing)) : std::nullopt;
    }
    if (poisoned) return std::nullopt;
    const std::optional<SelectionId> what = selection(context, inner);
    if (!what) return std::nullopt;
    if (node.is(Rule::measure_number)) return MeasureNumber{*what};
    if (node.is(Rule::measure_days)) return MeasureDays{*what};
    if (!check_has_time(model_[*what], inner)) return std::nullopt;
    return MeasureTime{*what};
}

std::optional<ConditionId> Checker::measure_atom(const Context& context, At node) {
    const std::optional<Measure> what = measure(context, node.child());
    MeasureIs is;
    is.period = InYear{};
    bool good = what.has_value();
    At value;
    for (const At child : node.children()) {
        if (child.is(Rule::at_least) || child.is(Rule::at_most) || child.is(Rule::exactly)) is.bound = bound(child);
        if (is_period(child)) {
            const std::optional<Period> when = period(context, child);
            good = good && when;
            if (when) is.period = *when;
        }
    }
    value = node.nth(2);
    if (!good || !value) return std::nullopt;
    is.measure = *what;
    const bool of_time = std::holds_alternative<MeasureTime>(is.measure);
    if (const std::optional<ParameterId> held = parameter_at(value)) {
        if (!parameter_of_unit(context, value, *held, of_time ? FigureUnit::time : FigureUnit::number))
            return std::nullopt;
        is.parameter = *held;
        is.value = held_value(*held);
        return put(std::move(is), node);
    }
    if (of_time) {
        if (value.is(Rule::number)) {
            say(Code::unit_missing, fmt::format("amount of time without a unit: `{}`", value.phrase()), value.span(),
                "",
                fmt::format("write `{} {}`", value.phrase(),
                            node.child().is(Rule::measure_minutes) ? "minutes" : "hours"))
                .labels.push_back({node.child().span(), "logged in hours and minutes", false});
            return std::nullopt;
        }
        if (!is_duration(value)) {
            say(Code::wrong_unit, fmt::format("`{}` is not an amount of time", value.phrase()), value.span(),
                "hours and minutes are needed here");
            return std::nullopt;
        }
        const std::optional<Minutes> amount_here = minutes(value);
        if (!amount_here) return std::nullopt;
        is.value = *amount_here;
    } else {
        if (!value.is(Rule::number)) {
            say(Code::wrong_unit, fmt::format("`{}` is not a number", value.phrase()), value.span(),
                "a number is needed here");
            return std::nullopt;
        }
        const std::optional<Number> amount_here = number(value);
        if (!amount_here) return std::nullopt;
        is.value = *amount_here;
    }
    return put(std::move(is), node);
}

std::optional<ConditionId> Checker::holds_atom(const Context& context, At node) {
    const At name = node.nth(0), role_name = node.nth(1);
    const std::optional<Person> holder = person_named(context, name, Person::Reach::nearest, name.text());
    const std::optional<RoleId> role = expect_id<RoleId>(role_name, Sort::role, "role");
    HoldsRole holds;
    holds.negated = node.is(Rule::atom_holds_no_role);
    if (const At for_whom = node.child(Rule::for_name)) {
        holds.for_whom = person_named(context, for_whom.child(), Person::Reach::nearest, for_whom.child().text());
        if (!holds.for_whom) return std::nullopt;
    }
    if (!holder || !role) return std::nullopt;
    holds.person = *holder;
    holds.role = *role;
    return put(std::move(holds), node);
}

std::optional<ConditionId> Checker::atom(const Context& context, At node) {
    switch (node.rule()) {
        case Rule::atom_group:
            return condition(context, node.child());
        case Rule::atom_not_group: {
            const std::optional<ConditionId> inner = condition(context, node.child());
            return inner ? std::optional<ConditionId>(put(Not{*inner}, node)) : std::nullopt;
        }
        case Rule::atom_no: {
            const At simple = node.child(Rule::simple);
            NoneLogged none;
            const std::optional<SelectionId> what = selection_where(context, simple, node.child(Rule::where));
            if (const At last = node.child(Rule::lookback_last)) {
                const std::optional<Setting<CalendarSpan>> length = span_or_parameter(last.child(), context);
                if (!length) return std::nullopt;
                none.lookback = InTheLast{*length};
            }
            if (const At row = node.child(Rule::lookback_in_a_row)) {
                const std::optional<std::int64_t> count_here = whole(row.nth(0));
                const std::optional<SpanUnit> what_unit = unit(row.nth(1));
                if (!count_here || !what_unit) return std::nullopt;
                none.lookback = InARow{*count_here, *what_unit};
            }
            if (!what) return std::nullopt;
            none.what = *what;
            return put(none, node);
        }
        case Rule::atom_status:
        case Rule::atom_status_not:
            return status_atom(context, node);
        case Rule::atom_below_pace: {
            const At name = node.nth(0);
            const std::optional<RequirementId> rule = expect_id<RequirementId>(name, Sort::requirement, "requirement");
            const std::optional<Setting<BasisPoints>> share_here = share_or_parameter(node.nth(1), context);
            if (!rule || !share_here) return std::nullopt;
            if (context.subject) subject_uses_.push_back({*context.subject, lookup(name, true), name.span()});
            pace_uses_.emplace_back(*rule, name.span());
            return put(BelowPace{*rule, *share_here}, node);
        }
        case Rule::atom_value:
            return value_atom(context, node);
        case Rule::match:
            return matching(context, node);
        case Rule::atom_measure:
            return measure_atom(context, node);
        case Rule::atom_decided: {
            const std::optional<ReviewId> review = expect_id<ReviewId>(node.nth(0), Sort::review, "review");
            if (!review) return std::nullopt;
            if (context.subject)
                subject_uses_.push_back({*context.subject, lookup(node.nth(0), true), node.nth(0).span()});
            decided_uses_.emplace_back(*review, node.nth(1));
            model_.reviews[review->index].asked_about = true;
            return put(ReviewDecided{*review, node.nth(1).text()}, node);
        }
        case Rule::atom_holds_role:
        case Rule::atom_holds_no_role:
            return holds_atom(context, node);
        case Rule::atom_after:
        case Rule::atom_before: {
            const std::optional<Point> at = point(context, node.child());
            if (!at) return std::nullopt;
            if (node.is(Rule::atom_after)) return put(AfterPoint{*at}, node);
            return put(BeforePointIs{*at}, node);
        }
        case Rule::atom_recorded: {
            AreRecorded recorded;
            bool good = true;
            for (const At child : node.children()) {
                if (std::optional<Place> one = place(context, child))
                    recorded.places.push_back(std::move(*one));
                else
                    good = false;
            }
            return good ? std::optional<ConditionId>(put(std::move(recorded), node)) : std::nullopt;
        }
        case Rule::atom_stage: {
            const std::optional<SelectionId> what = selection(context, node);
            return what ? std::optional<ConditionId>(put(Reached{*what}, node)) : std::nullopt;
        }
        default: {
            const At left = node.child();
            if (left.is(Rule::place_name) && !field_of_subject(context, left.child(Rule::name).text()))
                if (Symbol* symbol = lookup(left.child(Rule::name), true); symbol && symbol->sort == Sort::figure)
                    return figure_atom(context, node, *symbol);
            std::optional<FieldTest> test = field_test(context, node);
            return test ? std::optional<ConditionId>(put(FieldIs{std::move(*test)}, node)) : std::nullopt;
        }
    }
}

}  // namespace induct
