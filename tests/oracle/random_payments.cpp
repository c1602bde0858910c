// Payments at random, with their budgets and with what was paid. See random_world.h. Tested by random_world_test.cpp.
#include "tests/oracle/random_rules.h"

namespace induct::oracle {

namespace {

struct PaymentFields {
    FieldId amount, for_date;
};

KindId add_kind(Maker& maker, const std::string& name, PaymentFields fields) {
    const KindId made{static_cast<std::uint32_t>(maker.model.kinds.size())};
    Kind kind;
    kind.name = kind.title = name;
    kind.form = KindForm::payment;
    kind.stages = {std::string(paid_stage)};
    kind.is = {made};
    kind.fields = {{fields.amount, MoneyType{}, {}}, {fields.for_date, DateType{}, {}}};
    maker.model.kinds.push_back(std::move(kind));
    return made;
}

Period draw_period(RuleDice& draws, const std::vector<unsigned>& months) {
    Dice& dice = draws.dice();
    switch (dice.below(6)) {
        case 0:
        case 1:
            draws.said += " in each month";
            return Cadence{{1, SpanUnit::month}, {}};
        case 2:
            draws.said += " in each 2 weeks";
            return Cadence{{2, SpanUnit::week}, {}};
        case 3:
            draws.said += " in a month";
            return InMonth{months[1]};
        default:
            draws.said += " in the year";
            return InYear{};
    }
}

PaymentDue draw_due(RuleDice& draws, const std::vector<unsigned>& months) {
    Dice& dice = draws.dice();
    PaymentDue due;
    due.amount = {dice.pick<std::int64_t>({3000, 2525, 100'001})};
    draws.said += " pay " + money_words(due.amount, "USD");
    const std::int64_t which = dice.below(10);
    if (which >= 3 && which < 8) {
        draws.said += " per hour of";
        due.per = PayPerHour{draws.selection(true)};
    } else if (which >= 8) {
        draws.said += " per";
        due.per = PayPerRecord{draws.selection(true)};
    }
    due.period = draw_period(draws, months);
    for (std::int64_t i = dice.below(3); i > 0; --i) {
        PayCap cap;
        const bool time = std::holds_alternative<PayPerHour>(due.per) && dice.chance(50);
        if (time)
            cap.most = Minutes{dice.pick<std::int64_t>({45, 100, 500})};
        else
            cap.most = Cents{dice.pick<std::int64_t>({2000, 5055, 100'000})};
        cap.period = dice.chance(50) ? Period(InYear{}) : due.period;
        cap.words = time ? "at most so many hours" : "at most so much";
        draws.said += " " + cap.words;
        due.caps.push_back(std::move(cap));
    }
    if (dice.chance(30)) {
        draws.said += " when";
        due.when = draws.condition();
    }
    return due;
}

void draw_payments_made(Maker& maker, Dice dice, KindId kind, PaymentFields fields, Interval year) {
    const auto people = static_cast<std::int64_t>(maker.world.people.size());
    for (std::int64_t i = dice.below(12); i > 0; --i) {
        const PersonId to{static_cast<std::uint32_t>(dice.below(people))};
        const auto some_day = [&] { return year.first + std::chrono::days(dice.below(year.length().count + 12) - 5); };
        Record& record = maker.reach(kind, 0, some_day(), to);
        record.led_by.clear();
        record.people.clear();
        record.to = {to};
        const std::int64_t cents = dice.pick<std::int64_t>({1500, 2525, 3000, 6000, 100'001, -1000});
        record.fields = {{fields.amount, Cents{cents}}};
        if (dice.chance(35)) record.fields.push_back({fields.for_date, some_day()});
    }
}

}  // namespace

void draw_payments(Maker& maker, std::uint64_t seed, const std::vector<unsigned>& months, Interval year,
                   RandomCase& into) {
    Model& model = maker.model;
    const PaymentFields fields{{static_cast<std::uint32_t>(model.field_names.size())},
                               {static_cast<std::uint32_t>(model.field_names.size() + 1)}};
    model.field_names.insert(model.field_names.end(), {std::string(paid_amount_field), std::string(paid_for_field)});
    Dice how_many(seed, 7, 0);
    for (std::int64_t i = how_many.below(3); i > 0; --i) {
        Dice dice(seed, 7, static_cast<std::uint64_t>(i));
        const bool veterans = model.roles.size() > Names::veteran.index;
        Requirement rule;
        rule.name = rule.title = "payment-" + std::to_string(i);
        rule.subject = ForRole{dice.chance(30)               ? maker.is.novice
                               : veterans && dice.chance(50) ? Names::veteran
                                                             : maker.is.mentor};
        RuleDice draws(maker, dice, months, rule.subject, model.requirements.size());
        PaymentDue due = draw_due(draws, months);
        const KindId kind = add_kind(maker, rule.name, fields);
        due.made = maker.select_stage(kind, std::string(paid_stage));
        due.made_amount = fields.amount;
        due.made_for = fields.for_date;
        if (draws.dice().chance(60))
            rule.partial = draws.dice().pick<Partial>({Prorated{}, Prorated{}, InFull{}, SkippedBelow{{5000}}});
        if (draws.dice().chance(50)) rule.grace = {draws.dice().between(1, 8), SpanUnit::day};
        if (draws.dice().chance(20)) {
            draws.said += " where";
            rule.where = draws.condition();
        }
        Alternative alternative;
        alternative.expects = Expects{Joint::single, {{due, {}, {}}}};
        rule.cases = {alternative};
        Payment payment{{static_cast<std::uint32_t>(model.requirements.size())}, kind, {}};
        model.requirements.push_back(rule);
        into.rule_words.push_back(rule.name + draws.said);
        if (draws.dice().chance(50)) {
            Requirement budget;
            budget.name = budget.title = rule.name + "-budget";
            budget.subject = ForProgram{};
            budget.grace = rule.grace;
            PaymentBudget most{{draws.dice().pick<std::int64_t>({6000, 20'000, 150'000})},
                               payment.rule,
                               due.made,
                               fields.amount,
                               fields.for_date};
            budget.cases.emplace_back().expects = Expects{Joint::single, {{most, {}, {}}}};
            payment.budget = RequirementId{static_cast<std::uint32_t>(model.requirements.size())};
            model.requirements.push_back(budget);
            into.rule_words.push_back(budget.name);
        }
        model.payments.push_back(payment);
        draw_payments_made(maker, Dice(seed, 8, static_cast<std::uint64_t>(i)), kind, fields, year);
    }
}

}  // namespace induct::oracle
