// CLAIM: what each record, or a share of them, must show.
// Tested by tests/model/resolved_test.cpp and the goldens unknown_field, unknown_stage, covering_no_field, ...
#include "engine/model/checker.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

std::optional<std::vector<Claim>> Checker::claims(const Context& context, At node, SelectionId of) {
    std::vector<Claim> all;
    bool good = true;
    for (const At child : node.children()) {
        const std::string_view rule = rule_name(child.rule());
        if (rule.substr(0, 6) != "claim_" && rule.substr(0, 6) != "state_") continue;
        if (std::optional<Claim> made = claim(context, child, of))
            all.push_back(std::move(*made));
        else
            good = false;
    }
    if (!good || all.empty()) return std::nullopt;
    return all;
}

/// `within 5 days`, `by at least 3 days`, or neither.
std::optional<std::optional<Lead>> Checker::lead(const Context& context, At node) {
    for (const At child : node.children()) {
        if (!child.is(Rule::within) && !child.is(Rule::lead_at_least)) continue;
        const auto length = span_or_parameter(child.child(), context);
        if (!length) return std::nullopt;
        return std::optional<Lead>(Lead{child.is(Rule::within), *length});
    }
    return std::optional<Lead>();
}

/// A choice as a whole, or values of a choice that the records have a field for.
std::optional<Claim> Checker::covers(At node, SelectionId of) {
    if (node.is(Rule::claim_covers_each)) {
        const std::optional<Field> field = covering_field(model_[of], node.child(Rule::name));
        if (!field) return std::nullopt;
        return CoversValues{field->name, *choice_of(field->type), {}, true};
    }
    std::optional<CoversValues> found;
    for (const At name : node.children(Rule::name)) {
        const std::string written = name.text();
        bool here = false;
        std::vector<std::string> candidates;
        for (const KindId kind : kinds_of(model_[of])) {
            for (const Field& field : model_[kind].fields) {
                const std::optional<ChoiceId> choice = choice_of(field.type);
                if (!choice || (found && !(found->field == field.name))) continue;
                const std::vector<ChoiceItem>& values = model_[*choice].values;
                for (std::uint32_t i = 0; i < values.size() && !here; ++i) {
                    candidates.push_back(values[i].name);
                    if (!names(written, values[i].name)) continue;
                    if (!found) found = CoversValues{field.name, *choice, {}, false};
                    found->values.push_back(i);
                    here = true;
                }
            }
        }
        if (here) continue;
        const std::string owner = model_[of].kinds.empty() ? std::string("an activity")
                                                           : fmt::format("`{}`", model_[model_[of].kinds[0]].name);
        std::sort(candidates.begin(), candidates.end());
        if (candidates.empty())
            say(Code::covering_no_field, fmt::format("{} has no field that could say what it covers", owner),
                name.span(), "", "declare a choice, and give the kind a field of it with `has`");
        else
            unknown(name, fmt::format("value that {} could cover", owner), candidates, Code::unknown_value);
        return std::nullopt;
    }
    return found ? std::optional<Claim>(*found) : std::nullopt;
}

std::optional<Claim> Checker::claim(const Context& context, At node, SelectionId of) {
    const auto people = [&](auto made) -> std::optional<Claim> {
        const std::optional<Who> found = who(context, node.child());
        if (!found) return std::nullopt;
        made.who = *found;
        return made;
    };
    switch (node.rule()) {
        case Rule::claim_has: {
            HasFields has;
            bool good = true;
            for (const At name : node.children(Rule::name)) {
                if (const std::optional<Field> field = field_of_records(model_[of], name.text())) {
                    has.fields.push_back(field->name);
                    continue;
                }
                good = false;
                Context inside = context;
                const Selection records = model_[of];
                inside.records = &records;
                unknown_field(
                    name, records.kinds.empty() ? "any activity" : fmt::format("`{}`", model_[records.kinds[0]].name),
                    inside, std::nullopt);
            }
            return good ? std::optional<Claim>(std::move(has)) : std::nullopt;
        }
        case Rule::claim_covers_each:
        case Rule::claim_covers:
            return covers(node, of);
        case Rule::claim_in_order: {
            HasInOrder order_of;
            bool good = true;
            for (const At name : node.child(Rule::names).children(Rule::name)) {
                if (const std::optional<KindId> kind =
                        expect_id<KindId>(name, Sort::kind, "activity, meeting or artifact"))
                    order_of.steps.push_back(*kind);
                else
                    good = false;
            }
            if (const At limit_node = node.child(Rule::within)) {
                const auto length = span_or_parameter(limit_node.child(), context);
                if (!length) return std::nullopt;
                order_of.within = length->value;
                order_of.parameter = length->parameter;
            }
            return good ? std::optional<Claim>(std::move(order_of)) : std::nullopt;
        }
        case Rule::claim_follows:
        case Rule::state_followed_by: {
            const std::optional<SelectionId> what = selection(context, node.child(Rule::selection));
            const auto limit_here = lead(context, node);
            if (!what || !limit_here) return std::nullopt;
            if (node.is(Rule::claim_follows)) return Follows{*what, *limit_here};
            return IsFollowedBy{*what, *limit_here};
        }
        case Rule::claim_reaches: {
            const At name = node.child(Rule::name);
            Selection copy = model_[of];
            if (!selection_stage(name, copy)) return std::nullopt;
            const auto limit_here = lead(context, node);
            if (!limit_here) return std::nullopt;
            return ReachesStage{name.text(), *limit_here};
        }
        case Rule::state_led_by:
            return people(IsLedBy{});
        case Rule::state_by:
            return people(IsBy{});
        case Rule::state_with:
            return people(IsWith{});
        case Rule::state_attended:
            if (!node.child()) return IsAttended{};
            return people(IsAttended{});
        case Rule::state_logged: {
            const auto length = span_or_parameter(node.child(Rule::within).child(), context);
            if (!length) return std::nullopt;
            return IsLogged{length->value.value_or(CalendarSpan{0, SpanUnit::day}), length->parameter};
        }
        case Rule::state_signed_by: {
            const std::optional<WhoOrder> hands = order(context, node.child());
            if (!can_be_signed(node, model_[of])) return std::nullopt;
            if (hands) note_cosigned(*hands, model_[of].kinds, signed_stage);
            return hands ? std::optional<Claim>(IsSigned{*hands}) : std::nullopt;
        }
        case Rule::state_on: {
            const std::optional<std::string> named =
                calendar_name(node.child(Rule::name), "name of days in the calendar");
            return named ? std::optional<Claim>(IsOn{*named}) : std::nullopt;
        }
        default:
            return std::nullopt;
    }
}

}  // namespace induct
