// Rules that would wait for themselves: a requirement's conditions may ask for the status of others, a review's state
// depends on its triggers, and a derived role on its condition; none of them may come back to where it began.
// Method: depth-first search over requirements, reviews and derived roles. Tested by the golden cycle.
#include "engine/model/checker.h"

#include <fmt/format.h>

#include <functional>

namespace induct {
namespace {

struct Knot {
    enum class Sort : std::uint8_t { requirement, review, role, figure } sort{};
    std::uint32_t index = 0;
    friend auto operator<=>(const Knot&, const Knot&) = default;
};

void ask(const Model& model, ConditionId id, std::set<Knot>& into) {
    std::visit(Match{
                   [&](const Both& c) { ask(model, c.left, into), ask(model, c.right, into); },
                   [&](const Either& c) { ask(model, c.left, into), ask(model, c.right, into); },
                   [&](const Not& c) { ask(model, c.term, into); },
                   [&](const StatusIs& c) {
                       into.insert({Knot::Sort::requirement, c.requirement.index});
                   },
                   [&](const BelowPace& c) {
                       into.insert({Knot::Sort::requirement, c.requirement.index});
                   },
                   [&](const ReviewOpen& c) {
                       into.insert({Knot::Sort::review, c.review.index});
                   },
                   [&](const ReviewDecided& c) {
                       into.insert({Knot::Sort::review, c.review.index});
                   },
                   [&](const FigureIs& c) {
                       into.insert({Knot::Sort::figure, c.figure.index});
                   },
                   [&](const HoldsRole& c) {
                       into.insert({Knot::Sort::role, c.role.index});
                   },
                   [&](const FieldsMatch& c) {
                       for (const Person& side : c.sides)
                           if (const auto* holder = std::get_if<RoleHolder>(&side.who))
                               into.insert({Knot::Sort::role, holder->role.index});
                   },
                   [](const auto&) {},
               },
               model[id]);
}

std::set<Knot> asked_by(const Model& model, Knot knot) {
    std::set<Knot> asked;
    const auto when = [&](const std::optional<ConditionId>& id) {
        if (id) ask(model, *id, asked);
    };
    switch (knot.sort) {
        case Knot::Sort::requirement: {
            const Requirement& rule = model.requirements[knot.index];
            when(rule.where);
            when(rule.waived_when);
            for (const std::vector<Alternative>* list : {&rule.cases, &rule.exceptions})
                for (const Alternative& alternative : *list) {
                    when(alternative.when);
                    if (!alternative.expects) continue;
                    for (const ExpectationPart& part : alternative.expects->parts) {
                        if (const auto* that = std::get_if<That>(&part.expectation)) ask(model, that->condition, asked);
                        if (const auto* due = std::get_if<PaymentDue>(&part.expectation)) when(due->when);
                        if (const auto* budget = std::get_if<PaymentBudget>(&part.expectation))
                            asked.insert({Knot::Sort::requirement, budget->of.index});
                    }
                }
            if (const auto* role = std::get_if<ForRole>(&rule.subject))
                asked.insert({Knot::Sort::role, role->role.index});
            break;
        }
        case Knot::Sort::review:
            for (const Trigger& trigger : model.triggers)
                if (trigger.opens && trigger.opens->index == knot.index && trigger.when.index < model.conditions.size())
                    ask(model, trigger.when, asked);
            break;
        case Knot::Sort::role:
            when(model.roles[knot.index].derived_when);
            break;
        case Knot::Sort::figure: {
            const Figure& figure = model.figures[knot.index];
            when(figure.where);
            for (const std::optional<Gauge>& gauge :
                 {std::optional<Gauge>(figure.gauge), figure.share_of, figure.per}) {
                const auto* other = gauge ? std::get_if<FigureOf>(&*gauge) : nullptr;
                if (other) asked.insert({Knot::Sort::figure, other->figure.index});
            }
            break;
        }
    }
    return asked;
}

}  // namespace

void Checker::check_cycles() {
    std::map<Knot, int> state;  // 1: being looked at, 2: done
    std::vector<Knot> path;
    const auto name = [&](Knot knot) -> const Declared& {
        if (knot.sort == Knot::Sort::requirement) return model_.requirements[knot.index];
        if (knot.sort == Knot::Sort::review) return model_.reviews[knot.index];
        if (knot.sort == Knot::Sort::figure) return model_.figures[knot.index];
        return model_.roles[knot.index];
    };
    const std::function<void(Knot)> visit = [&](Knot knot) {
        state[knot] = 1;
        path.push_back(knot);
        for (const Knot next : asked_by(model_, knot)) {
            if (state[next] == 2) continue;
            if (state[next] == 0) {
                visit(next);
                continue;
            }
            std::vector<std::string> round;
            bool on = false;
            for (const Knot step : path) {
                on = on || step == next;
                if (on) round.push_back(fmt::format("`{}`", name(step).name));
            }
            round.push_back(fmt::format("`{}`", name(next).name));
            say(Code::cycle, fmt::format("`{}` waits for itself", name(next).name), name(next).span,
                fmt::format("each asks for the next: {}", fmt::join(round, ", ")), "take one of the conditions out");
        }
        path.pop_back();
        state[knot] = 2;
    };
    for (std::uint32_t i = 0; i < model_.requirements.size(); ++i)
        if (state[{Knot::Sort::requirement, i}] == 0) visit({Knot::Sort::requirement, i});
    for (std::uint32_t i = 0; i < model_.reviews.size(); ++i)
        if (state[{Knot::Sort::review, i}] == 0) visit({Knot::Sort::review, i});
    for (std::uint32_t i = 0; i < model_.figures.size(); ++i)
        if (state[{Knot::Sort::figure, i}] == 0) visit({Knot::Sort::figure, i});
    for (std::uint32_t i = 0; i < model_.roles.size(); ++i)
        if (state[{Knot::Sort::role, i}] == 0) visit({Knot::Sort::role, i});
}

}  // namespace induct
