// `payment`: to whom, how much for what, what caps it, and its budget. The payment becomes a rule with one expectation,
// its budget a rule of the program, and what is paid a kind of record, so that all that holds for rules and records
// holds for them. Tested by the goldens payment and payment_slips.
#include "engine/model/checker.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

/// The currency code behind an amount; empty where it is written with `$`.
std::string currency_of(At money) {
    const std::string text = money.text();
    const std::size_t first = text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return first == std::string::npos ? std::string() : text.substr(first, 3);
}

bool is_plain(const Period& period) {
    return std::holds_alternative<InYear>(period) || std::holds_alternative<InMonth>(period) ||
           std::holds_alternative<InNamed>(period) || std::holds_alternative<Cadence>(period);
}

/// `in each month`: a unit of the calendar, one by one, all through the year.
std::optional<SpanUnit> unit_of(const Period& period) {
    const auto* cadence = std::get_if<Cadence>(&period);
    if (!cadence || cadence->season || cadence->every.count != 1) return std::nullopt;
    const auto* unit = std::get_if<SpanUnit>(&cadence->every.what);
    return unit ? std::optional(*unit) : std::nullopt;
}

}  // namespace

std::string money_words(Cents amount, std::string_view currency) {
    const std::int64_t cents = amount.count < 0 ? -amount.count : amount.count;
    std::string digits = fmt::format("{}", cents / 100);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    if (cents % 100 != 0) digits += fmt::format(".{:02}", cents % 100);
    const std::string_view sign = amount.count < 0 ? "-" : "";
    return currency == "USD" ? fmt::format("{}${}", sign, digits) : fmt::format("{}{} {}", sign, digits, currency);
}

std::optional<Cents> Checker::money_of_program(At node) {
    const std::optional<Cents> amount = money(node);
    const std::string written = currency_of(node), own = model_.program.currency;
    if (!amount || written.empty() || written == own) return amount;
    say(Code::other_currency, fmt::format("`{}` is not in {}", node.phrase(), own), node.span(),
        fmt::format("the program counts in {}", own), "amounts of two currencies are never added up");
    return std::nullopt;
}

/// Beside its rule, which is there: the kind of what is paid, and the rule of the budget.
void Checker::declare_payment(const SourceFile& file, At node, const Declared& what) {
    Payment payment;
    payment.rule = {static_cast<std::uint32_t>(model_.requirements.size() - 1)};
    payment.made = {static_cast<std::uint32_t>(model_.kinds.size())};
    Kind& kind = model_.kinds.emplace_back();
    static_cast<Declared&>(kind) = what;
    kind.form = KindForm::payment;
    kind.stages = {std::string(paid_stage)};
    kind.fields = {{field_id(paid_amount_field), MoneyType{}, what.span},
                   {field_id(paid_for_field), DateType{}, what.span}};
    if (node.child(Rule::payment_budget)) {
        Declared budget = what;
        budget.name += "-budget";
        budget.title = "Budget: " + what.title;
        const auto [first, last] = by_name_.equal_range(budget.name);
        if (first != last) {
            say(Code::duplicate_name, fmt::format("`{}` is declared twice", budget.name), what.span,
                "the budget of this payment has that name")
                .labels.push_back({symbols_[first->second].span, "first declared here", false});
        } else {
            payment.budget = RequirementId{static_cast<std::uint32_t>(model_.requirements.size())};
            static_cast<Declared&>(model_.requirements.emplace_back()) = budget;
            by_name_.emplace(budget.name, symbols_.size());
            symbols_.push_back({.sort = Sort::requirement,
                                .index = payment.budget->index,
                                .name = budget.name,
                                .layer = file.layer,
                                .library = file.library,
                                .base = file.base,
                                .span = what.span,
                                .node = node,
                                .used = false});
        }
    }
    model_.payments.push_back(payment);
}

SelectionId Checker::payments_made(const Payment& payment) {
    Selection made;
    made.kinds = {payment.made};
    made.stage = std::string(paid_stage);
    made.words = model_[payment.made].name;
    made.span = model_[payment.made].span;
    model_.selections.push_back(std::move(made));
    return {static_cast<std::uint32_t>(model_.selections.size() - 1)};
}

/// What the payment may earn in a period: one that the calendar alone cuts.
std::optional<Period> Checker::period_of_payment(const Context& context, At node) {
    const std::optional<Period> made = period(context, node);
    if (!made) return std::nullopt;
    const auto* season = std::get_if<FromTo>(&*made);
    const auto is_day = [](const Point& point) {
        return !std::holds_alternative<FirstEvent>(point) && !std::holds_alternative<StageEvent>(point) &&
               !std::holds_alternative<OpeningOf>(point) && !std::holds_alternative<AtParameter>(point);
    };
    if (is_plain(*made) || (season && is_day(season->from) && is_day(season->to))) return made;
    say(Code::wrong_period, fmt::format("nothing is paid `{}`", node.phrase()), node.span(),
        "a payment is for a time of the year that is the same for everybody",
        "write for example `in the year`, `in each month` or `in spring`");
    return std::nullopt;
}

/// Each window of the payment must lie in one window of the cap.
bool Checker::cap_holds(const Period& cap, At cap_node, const Period& pay, At pay_node) const {
    if (std::holds_alternative<InYear>(cap)) return true;
    if (pay_node && cap_node.phrase() == pay_node.phrase()) return true;
    const auto outer = unit_of(cap), inner = unit_of(pay);
    if (!outer || !inner) return false;
    for (const SchoolCalendar* calendar : calendars_in_force()) {
        for (const SchoolYear& year : calendar->spec().years) {
            const std::vector<Window> outside = calendar->windows(year.days, *outer);
            for (const Window& window : calendar->windows(year.days, *inner)) {
                const bool held = std::any_of(outside.begin(), outside.end(), [&](const Window& one) {
                    return one.days.first <= window.days.first && window.days.last <= one.days.last;
                });
                if (!held) return false;
            }
        }
    }
    return true;
}

void Checker::payment_cap(const Context& context, At clause, At pay_period, PaymentDue& due) {
    const At most = clause.child(), when = period_child(clause);
    PayCap cap;
    cap.words = clause.phrase();
    bool good = true;
    if (is_duration(most)) {
        if (!std::holds_alternative<PayPerHour>(due.per)) {
            say(Code::cap_unfit, fmt::format("`{}` caps nothing", clause.phrase()), most.span(),
                "no hours are paid here", "cap the amount of money, or pay `per hour of ...`");
            return;
        }
        if (const auto length = minutes(most)) cap.most = *length;
        good = minutes(most).has_value();
    } else if (const auto amount = money_of_program(most)) {
        cap.most = *amount;
    } else {
        good = false;
    }
    const std::optional<Period> made = period_of_payment(context, when);
    if (!good || !made) return;
    if (!cap_holds(*made, when, due.period, pay_period)) {
        const std::string paid = pay_period ? pay_period.phrase() : "in the year";
        say(Code::cap_unfit, fmt::format("what is paid `{}` is not capped `{}`", paid, when.phrase()), when.span(),
            "a window of the payment would lie in several windows of the cap, or in none",
            fmt::format("pay `{}`, too, or cap `{}`", when.phrase(), paid));
        return;
    }
    cap.period = *made;
    due.caps.push_back(std::move(cap));
}

/// `$30 per hour of one-on-one in each month`
bool Checker::payment_pay(const Context& context, At clause, PaymentDue& due) {
    bool good = false;
    if (const auto amount = money_of_program(clause.child(Rule::money))) {
        due.amount = *amount;
        good = true;
    }
    if (const At hours = clause.child(Rule::pay_per_hour)) {
        const At selected = hours.child();
        const auto what = selection(context, selected);
        if (!what || !check_has_time(model_[*what], selected)) return false;
        due.per = PayPerHour{*what};
    }
    if (const At kind = clause.child(Rule::pay_per)) {
        const auto id = expect_id<KindId>(kind.child(), Sort::kind, "activity, meeting, artifact or survey");
        if (!id) return false;
        Selection records;
        records.kinds = {*id};
        records.words = model_[*id].name;
        records.span = kind.span();
        model_.selections.push_back(std::move(records));
        due.per = PayPerRecord{{static_cast<std::uint32_t>(model_.selections.size() - 1)}};
    }
    due.period = InYear{};
    if (const At when = period_child(clause)) {
        const auto made = period_of_payment(context, when);
        if (!made) return false;
        due.period = *made;
    }
    return good;
}

/// Of a fixed amount somebody must say what is due for a part of the year; all else follows from the records.
void Checker::payment_partial(At node, Requirement& rule, const PaymentDue& due) {
    At said;
    for (const Rule one : {Rule::partial_full, Rule::partial_prorated, Rule::partial_skipped})
        if (!said) said = node.child(one);
    if (!std::holds_alternative<PayFixed>(due.per)) {
        if (said)
            say(Code::clause_without_effect, fmt::format("`{}` has no effect here", said.phrase()), said.span(),
                "what is paid by the hour or the record follows from the records", "take it out");
        return;
    }
    if (said) rule.partial = partial(said);
    const bool year = std::holds_alternative<InYear>(due.period) || unit_of(due.period) == SpanUnit::year;
    if (said || !year || model_.program.partial || !program_) return;
    say(Code::partial_missing, fmt::format("`{}` does not say what is due for a part of the year", rule.name),
        node.child(Rule::payment_pay).span(), "somebody who holds the role for a month would be paid all or nothing",
        "add `partial in full`, `partial prorated` or `partial skipped below 50%`, here or at the program");
}

void Checker::check_budget(At node, const Payment& payment, Requirement& rule) {
    const auto index = static_cast<std::uint32_t>(&rule - model_.requirements.data());
    rule.subject = ForProgram{};
    rule.grace = program_grace_.value_or(CalendarSpan{0, SpanUnit::day});
    known_subjects_.insert(index);
    const At clause = node.child(Rule::payment_budget);
    const auto amount = money_of_program(clause.child());
    const Requirement& paid = model_[payment.rule];
    if (!amount || paid.cases.empty()) {
        poisoned_rules_.insert(index);
        return;
    }
    const auto& due = std::get<PaymentDue>(paid.cases.front().expects->parts.front().expectation);
    rule.cites = paid.cites;
    if (std::holds_alternative<PayFixed>(due.per) && due.amount > *amount)
        say(Code::budget_too_small, fmt::format("the budget of `{}` is less than what one person is paid", paid.name),
            clause.span(), fmt::format("one is paid {}", money_words(due.amount, model_.program.currency)));
    PaymentBudget budget{*amount, payment.rule, due.made, due.made_amount, due.made_for};
    Alternative alternative;
    alternative.span = clause.span();
    alternative.expects = Expects{Joint::single, {{budget, clause.phrase(), clause.span()}}};
    rule.cases.push_back(std::move(alternative));
}

void Checker::check_payment(At node, Requirement& rule) {
    const auto index = static_cast<std::uint32_t>(&rule - model_.requirements.data());
    const Payment payment = *model_.payment_of({index});
    if (payment.budget && payment.budget->index == index) return check_budget(node, payment, rule);
    poisoned_rules_.insert(index);  // until all of it is understood
    std::map<std::string, Span> seen;
    for (const At clause : node.children())
        if (!clause.is(Rule::name) && !clause.is(Rule::string) && !clause.is(Rule::cite) &&
            !clause.is(Rule::payment_at_most))
            (void)repeats(clause, seen);
    const Span name = node.child(Rule::name).span();
    rule.cites = cites(node);
    rule.grace = program_grace_.value_or(CalendarSpan{0, SpanUnit::day});
    const At to = node.child(Rule::payment_to_each), pay = node.child(Rule::payment_pay);
    if (!to)
        say(Code::clause_missing, fmt::format("the payment `{}` does not say to whom", rule.name), name, "",
            "add `to each` and a role");
    if (!pay)
        say(Code::clause_missing, fmt::format("the payment `{}` does not say how much", rule.name), name, "",
            "add `pay` and an amount, such as `pay $1,200 in the year` or `pay $30 per hour of ...`");
    const auto role = to ? expect_id<RoleId>(to.child(Rule::name), Sort::role, "role") : std::nullopt;
    if (!role || !pay) return;
    rule.subject = ForRole{*role};
    known_subjects_.insert(index);
    model_.kinds[payment.made.index].to = {*role};
    const Context context = context_for(rule.subject, &rule.unset);
    bool good = true;
    if (const At where = condition_child(to)) {
        rule.where = condition(context, where);
        good = rule.where.has_value();
    }
    PaymentDue due;
    if (!payment_pay(context, pay, due)) return;
    if (const At when = node.child(Rule::when)) {
        due.when = condition(context, condition_child(when));
        good = good && due.when;
    }
    std::string words = pay.phrase();
    for (const At clause : node.children(Rule::payment_at_most)) {
        const std::size_t before = due.caps.size();
        payment_cap(context, clause, period_child(pay), due);
        good = good && due.caps.size() > before;
        words += " " + clause.phrase();
    }
    if (const At when = node.child(Rule::when)) words += " " + when.phrase();
    payment_partial(node, rule, due);
    if (!good) return;
    due.made = payments_made(payment);
    due.made_amount = field_id(paid_amount_field);
    due.made_for = field_id(paid_for_field);
    Alternative alternative;
    alternative.span = pay.span();
    alternative.expects = Expects{Joint::single, {{std::move(due), std::move(words), pay.span()}}};
    rule.cases.push_back(std::move(alternative));
    poisoned_rules_.erase(index);
}

}  // namespace induct
