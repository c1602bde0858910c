// Declarations of the model that nothing uses, and parameters that are not set.
// Method: names are marked when they are looked up; a kind counts as used with any kind above or below it. What cites
// its source carries a sentence of the handbook by itself. Tested by the goldens unused and parameter_unset.
#include "engine/model/checker.h"
#include "grammar/near.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

/// `activity observaton is instructional` declares a new activity, where the library's one was meant.
bool Checker::nearly_of_library(const Symbol& symbol) {
    std::vector<std::string> of_library;
    for (const Symbol& other : symbols_)
        if (other.library && other.sort == Sort::kind) of_library.push_back(other.name);
    const std::optional<std::string> near = nearest(symbol.name, of_library);
    if (!near) return false;
    say(Code::nearly_named, fmt::format("`{}` is new, and nothing names it", symbol.name), symbol.span,
        fmt::format("the library has `{}`", *near), fmt::format("did you mean `{}`?", *near));
    return true;
}

void Checker::check_unused() {
    std::vector<bool> kind_used(model_.kinds.size(), false);
    bool any_activity = false, any_meeting = false;
    for (const Selection& selection : model_.selections) {
        any_activity = any_activity || selection.any_activity;
        any_meeting = any_meeting || selection.any_meeting;
    }
    for (const Symbol& symbol : symbols_)
        if (symbol.sort == Sort::kind && symbol.used)
            for (std::uint32_t i = 0; i < model_.kinds.size(); ++i)
                if (is_a(model_, {i}, {symbol.index}) || is_a(model_, {symbol.index}, {i})) kind_used[i] = true;
    for (const Symbol& symbol : symbols_) {
        if (symbol.library || symbol.base || symbol.used) continue;
        if (symbol.sort == Sort::kind && nearly_of_library(symbol)) continue;
        if (symbol.node.child(Rule::cite)) continue;
        std::string why;
        switch (symbol.sort) {
            case Sort::kind: {
                const KindForm form = model_.kinds[symbol.index].form;
                if (kind_used[symbol.index] ||
                    (any_activity && (form == KindForm::activity || form == KindForm::meeting)) ||
                    (any_meeting && form == KindForm::meeting))
                    continue;
                why = "no rule counts it";
                break;
            }
            case Sort::role:
                why = "no rule, pairing or group names it";
                break;
            case Sort::pairing:
                why = "no rule is for it";
                break;
            case Sort::group:
                why = "nothing names it";
                break;
            case Sort::choice:
                why = "no field has it";
                break;
            case Sort::parameter:
                why = "no rule takes it";
                break;
            case Sort::unit:
                why = "no rule counts in it";
                break;
            case Sort::review:
                why = "no trigger opens it";
                break;
            case Sort::template_:
                why = "no requirement is like it";
                break;
            case Sort::calendar:
                why = "the program does not run on it";
                break;
            default:
                continue;
        }
        if (!program_) continue;  // a library's names are there for others
        say(Code::unused, fmt::format("`{}` is declared and never used", symbol.name), symbol.span, std::move(why));
    }
    for (const auto& [name, where] : sources_of_program_)
        if (!cited_.count(name) && where.file == files_.front().syntax.file())
            say(Code::unused, fmt::format("the source `{}` is never cited", name), where,
                "no declaration comes from it");
}

/// One message a parameter, with the rules that it leaves without a verdict.
namespace {

/// Does a step, the decision or an escalation of the review wait for the parameter?
bool waits_for(const Review& review, ParameterId parameter) {
    return review.decide_parameter == parameter || review.reopen_parameter == parameter ||
           std::any_of(review.steps.begin(), review.steps.end(),
                       [&](const ReviewStep& step) { return step.parameter == parameter; }) ||
           std::any_of(review.escalations.begin(), review.escalations.end(),
                       [&](const ReviewEscalation& one) { return one.parameter == parameter; });
}

}  // namespace

void Checker::check_unset_parameters() {
    for (std::uint32_t i = 0; i < model_.parameters.size(); ++i) {
        if (model_.parameters[i].value) continue;
        std::vector<std::string> rules, reviews;
        for (const Requirement& rule : model_.requirements)
            if (std::find(rule.unset.begin(), rule.unset.end(), ParameterId{i}) != rule.unset.end())
                rules.push_back(fmt::format("`{}`", rule.name));
        for (const Trigger& trigger : model_.triggers)
            if (std::find(trigger.unset.begin(), trigger.unset.end(), ParameterId{i}) != trigger.unset.end())
                rules.push_back(fmt::format("`{}`", trigger.name));
        for (const Review& review : model_.reviews)
            if (waits_for(review, ParameterId{i})) reviews.push_back(fmt::format("`{}`", review.name));
        if (rules.empty() && reviews.empty()) continue;
        std::string leaves;
        if (!rules.empty()) leaves = fmt::format("it leaves without a verdict: {}", fmt::join(rules, ", "));
        if (!reviews.empty())
            leaves += fmt::format("{}without one of its limits: {}", leaves.empty() ? "it leaves " : "; and ",
                                  fmt::join(reviews, ", "));
        say(Code::parameter_unset, fmt::format("the parameter `{}` is not set", model_.parameters[i].name),
            model_.parameters[i].span, leaves,
            fmt::format("once it is decided, write `parameter {} is ...`", model_.parameters[i].name));
    }
}

}  // namespace induct
