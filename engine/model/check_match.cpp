// `mentor and mentee share site`: who is compared with whom, and in which fields.
// Method: each name is found as WHO is; a field must be one of all who are compared, and of one type. A parameter that
// names fields stands alone. Tested by the golden matching and tests/model/resolved_test.cpp.
#include "engine/model/checker.h"
#include "grammar/near.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

/// Who is compared. A role named in a group's rule stands for every member who holds it, also where it leads.
std::optional<Person> Checker::match_side(const Context& context, At name) {
    std::optional<Person> found = person_named(context, name, Person::Reach::nearest, name.text());
    if (!found) return std::nullopt;
    if (std::holds_alternative<GroupLeader>(found->who) && !names(name.text(), "leader")) {
        const std::optional<RoleId> role = expect_id<RoleId>(name, Sort::role, "role");
        if (!role) return std::nullopt;
        found->who = RoleHolder{*role};
    }
    const bool apart = context.subject && (std::holds_alternative<ForSchool>(*context.subject) ||
                                           std::holds_alternative<ForDistrict>(*context.subject) ||
                                           std::holds_alternative<ForProgram>(*context.subject));
    if (!apart) return found;
    say(Code::wrong_sort,
        fmt::format("this rule is about {}, where people are not compared", words_of(*context.subject)), name.span(),
        "those are compared who are in one pairing or in one group", "write the rule `for each` pairing or group");
    return std::nullopt;
}

/// One name alone is compared with itself: that takes several people.
bool Checker::can_be_compared(const Context& context, const std::vector<Person>& sides, At node) {
    if (sides.size() > 1) {
        for (std::size_t i = 0; i < sides.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (sides[i] == sides[j]) {
                    say(Code::clause_twice, fmt::format("`{}` is named twice", sides[i].word), node.span(), "",
                        "name those who are compared once each");
                    return false;
                }
        return true;
    }
    const Person& one = sides.front();
    const auto* in_slot = std::get_if<SlotRef>(&one.who);
    const bool own_slot = in_slot && context.subject && std::holds_alternative<ForPairing>(*context.subject);
    const bool single = own_slot && model_[in_slot->pairing].slots[in_slot->slot].most == 1;
    if (!single && !std::holds_alternative<SubjectPerson>(one.who)) return true;
    say(Code::wrong_sort, fmt::format("`{}` is one person, and nobody to compare with is named", one.word), node.span(),
        "", fmt::format("name whom it is compared with: `{} and ...`", one.word));
    return false;
}

/// The type that a field has of all who are compared; says why where there is none.
std::optional<FieldsMatch::Compared> Checker::match_field(const Context& context, const std::vector<Person>& sides,
                                                          const std::string& name, At where) {
    std::optional<Field> first;
    for (const Person& side : sides) {
        const std::optional<Field> field = field_of_who(context, side.who, name);
        if (!field && !first && &side == &sides.front()) {
            const std::optional<GroupKindId> group = model_.find_group(name);
            const bool people = std::none_of(sides.begin(), sides.end(), [](const Person& one) {
                return std::holds_alternative<GroupAsWho>(one.who);
            });
            if (group && people) {
                for (Symbol& symbol : symbols_)
                    if (symbol.sort == Sort::group && symbol.index == group->index) symbol.used = true;
                return FieldsMatch::Compared{model_[*group].name, *group};
            }
        }
        if (!field) {
            std::vector<std::string> near;
            for (const Person& other : sides)
                for (std::uint32_t i = 0; i < model_.field_names.size(); ++i)
                    if (field_of_who(context, other.who, model_.field_names[i])) near.push_back(model_.field_names[i]);
            const std::optional<std::string> meant = nearest(name, near);
            say(Code::unknown_field, fmt::format("`{}` has no field `{}`", side.word, name), where.span(),
                "all who are compared must have it",
                meant ? fmt::format("did you mean `{}`?", *meant) : fmt::format("declare it with `has {}`", name));
            return std::nullopt;
        }
        if (!first) {
            first = field;
            continue;
        }
        const std::optional<ChoiceId> a = choice_of(first->type), b = choice_of(field->type);
        if (a && b ? *a == *b : !a && !b && first->type.index() == field->type.index()) continue;
        say(Code::wrong_type,
            fmt::format("`{}` is {} of `{}`, and {} of `{}`", name, type_words(first->type), sides.front().word,
                        type_words(field->type), side.word),
            where.span(), "the two can never be the same", a && b ? "declare one choice, and give it to both" : "");
        return std::nullopt;
    }
    return FieldsMatch::Compared{model_[first->name], first->name};
}

bool Checker::match_fields(const Context& context, At list, FieldsMatch& match) {
    const std::vector<At> written = list.children(Rule::name);
    bool good = true;
    for (const At name : written) {
        const bool own = field_of_who(context, match.sides.front().who, name.text()).has_value();
        const Symbol* symbol = own ? nullptr : lookup(name, true);
        if (!symbol || symbol->sort != Sort::parameter) {
            const auto one = match_field(context, match.sides, name.text(), name);
            good = good && one;
            if (one) match.fields.push_back(*one);
            continue;
        }
        if (written.size() > 1) {
            say(Code::parameter_type, fmt::format("`{}` names fields already", name.text()), name.span(),
                "a parameter that names fields stands alone", "put all the names into the parameter");
            return false;
        }
        const Parameter* found = parameter(name, context);
        if (!found) return false;
        match.fields_from = ParameterId{symbol->index};
        if (!found->value) return true;  // the rule is `unknown`
        const auto* names_of_fields = std::get_if<std::vector<std::string>>(&*found->value);
        if (!names_of_fields) {
            say(Code::parameter_type, fmt::format("the parameter `{}` names no fields", found->name), name.span(),
                "names of fields are needed here")
                .labels.push_back({found->span, "declared here", false});
            return false;
        }
        for (const std::string& one : *names_of_fields) {
            const auto field = match_field(context, match.sides, one, name);
            good = good && field;
            if (field) match.fields.push_back(*field);
        }
    }
    return good;
}

std::optional<ConditionId> Checker::matching(const Context& context, At node) {
    if (!context.subject) return std::nullopt;
    FieldsMatch match;
    bool good = true;
    const At who_node = node.child(Rule::match_who);
    for (const At name : who_node.children(Rule::name)) {
        if (std::optional<Person> side = match_side(context, name))
            match.sides.push_back(std::move(*side));
        else
            good = false;
    }
    const At how = node.nth(1);
    match.differ = how.is(Rule::match_differ);
    for (const At child : how.children()) {
        if (child.is(Rule::at_least) || child.is(Rule::at_most) || child.is(Rule::exactly)) match.bound = bound(child);
        if (child.is(Rule::number)) {
            match.count = Setting<std::int64_t>{};
            const std::optional<Setting<std::int64_t>> count = count_or_parameter(child, context);
            good = good && count;
            if (count) match.count = *count;
        }
        if (!child.is(Rule::names)) continue;
        if (!good || !can_be_compared(context, match.sides, who_node)) return std::nullopt;
        good = match_fields(context, child, match);
    }
    if (!good) return std::nullopt;
    const auto most = static_cast<std::int64_t>(match.fields.size());
    if (match.count && !match.fields_from) {
        const std::int64_t wanted = match.count->value.value_or(1);
        const std::string fields = most == 1 ? "1 field is" : fmt::format("{} fields are", most);
        if (wanted > most && match.bound != Bound::at_most)
            never(Code::never_met, node, fmt::format("{} named", fields));
        if ((wanted >= most && match.bound == Bound::at_most) || (wanted == 0 && match.bound == Bound::at_least))
            never(Code::never_missed, node, fmt::format("{} named", fields));
    }
    const std::optional<ParameterId> from = match.fields_from;
    const ConditionId made = put(std::move(match), node);
    if (from) match_uses_.push_back({made, context.subject});
    return made;
}

/// Does what a scenario sets a parameter to name fields of all who are compared by it?
bool Checker::settable_fields(ParameterId parameter_here, const std::vector<std::string>& fields, At where) {
    bool good = true;
    for (const MatchUse& use : match_uses_) {
        const auto& match = std::get<FieldsMatch>(model_[use.condition]);
        if (match.fields_from != parameter_here) continue;
        const std::vector<Person> sides = match.sides;
        Context context;
        context.subject = use.subject;
        for (const std::string& one : fields) good = match_field(context, sides, one, where).has_value() && good;
    }
    return good;
}

}  // namespace induct
