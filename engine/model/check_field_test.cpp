// Fields: whose they are, what type they have, and whether a test compares like with like.
// Tested by tests/model/ (goldens unknown_field, unknown_value, wrong_type, not_ordered, ...).
#include "engine/model/checker.h"
#include "engine/model/settings.h"
#include "grammar/near.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {
namespace {

/// A built-in field, and whether it is a person's or a record's.
struct BuiltInField {
    const char* name;
    bool of_person;
    FieldType type;
};
const BuiltInField built_in_fields[] = {
    {"site", true, SiteType{}},        {"school", true, SiteType{}},        {"district", true, TextType{}},
    {"hired", true, DateType{}},       {"left", true, DateType{}},          {"mentoring-year", true, NumberType{}},
    {"leave", true, TextType{}},       {"attendance", false, TextType{}},   {"place", false, SiteType{}},
    {"start", false, TextType{}},      {"end", false, TextType{}},          {"entered-by", false, PersonType{}},
    {"entered-on", false, DateType{}}, {"duration", false, DurationType{}},
};

std::optional<Field> named_field(const std::vector<Field>& fields, const Model& model, std::string_view name) {
    for (const bool exactly : {true, false})
        for (const Field& field : fields)
            if (exactly ? model[field.name] == name : names(name, model[field.name])) return field;
    return std::nullopt;
}

std::string plain_number(Number number) {
    std::string words = std::to_string(number.count / 1000);
    if (number.count % 1000 != 0) words += "." + std::to_string(1000 + number.count % 1000).substr(1);
    while (words.find('.') != std::string::npos && words.back() == '0') words.pop_back();
    return words;
}

/// Has it values that are names? A bare name on the right-hand side is then one of them.
bool has_named_values(const FieldType& type) {
    return std::holds_alternative<ChoiceType>(type) || std::holds_alternative<ChoiceListType>(type) ||
           std::holds_alternative<YesNoType>(type);
}

}  // namespace

/// A number off the scale of its question is told: nobody can answer it.
bool Checker::on_scale(const FieldType& type, const Value& value, At node, const std::string& words) {
    const auto* scale = std::get_if<ScaleType>(&type);
    const auto* number_here = std::get_if<Number>(&value);
    if (!scale || !number_here || (scale->least <= *number_here && *number_here <= scale->most)) return true;
    say(Code::off_scale, fmt::format("`{}` is off the scale of `{}`", node.phrase(), words), node.span(),
        fmt::format("it runs from {} to {}", plain_number(scale->least), plain_number(scale->most)));
    return false;
}

std::optional<Field> Checker::built_in_field(std::string_view name, bool of_person) const {
    for (const BuiltInField& field : built_in_fields)
        if (field.of_person == of_person && field.name == name)
            for (std::uint32_t i = 0; i < model_.field_names.size(); ++i)
                if (model_.field_names[i] == name) return Field{{i}, field.type, {}};
    return std::nullopt;
}

std::vector<KindId> Checker::kinds_of(const Selection& selection) const {
    std::vector<KindId> kinds;
    for (std::uint32_t i = 0; i < model_.kinds.size(); ++i)
        if (selects_kind(model_, selection, {i})) kinds.push_back({i});
    return kinds;
}

/// A field that the selected records have: each named kind itself, or some kind below it.
std::optional<Field> Checker::field_of_records(const Selection& selection, std::string_view name) const {
    std::optional<Field> found;
    for (const KindId id : selection.kinds) {
        std::optional<Field> here = named_field(model_[id].fields, model_, name);
        for (std::uint32_t i = 0; !here && i < model_.kinds.size(); ++i)
            if (is_a(model_, {i}, id)) here = named_field(model_.kinds[i].fields, model_, name);
        if (!here) return built_in_field(name, false);
        if (!found) found = here;
    }
    if (found) return found;
    for (const KindId id : kinds_of(selection))
        if (const std::optional<Field> here = named_field(model_[id].fields, model_, name)) return here;
    return built_in_field(name, false);
}

std::vector<std::string> Checker::record_fields(const Selection& selection) const {
    std::set<std::string> all;
    for (const KindId id : kinds_of(selection))
        for (const Field& field : model_[id].fields) all.insert(model_[field.name]);
    for (const BuiltInField& field : built_in_fields)
        if (!field.of_person) all.insert(field.name);
    return {all.begin(), all.end()};
}

std::optional<Field> Checker::field_of_role(RoleId role, std::string_view name) const {
    if (const std::optional<Field> own = named_field(model_[role].fields, model_, name)) return own;
    if (const std::optional<RoleId> base = model_[role].derived_from; base && !(*base == role))
        if (const std::optional<Field> of_base = named_field(model_[*base].fields, model_, name)) return of_base;
    for (const RoleId other : model_[role].may_also_be)
        if (const std::optional<Field> of_other = named_field(model_[other].fields, model_, name)) return of_other;
    return built_in_field(name, true);
}

/// A field of those whom one term of WHO stands for.
std::optional<Field> Checker::field_of_who(const Context& context, const WhoIs& who, std::string_view name) const {
    const auto* group = context.subject ? std::get_if<ForGroup>(&*context.subject) : nullptr;
    const auto of_seats = [&](const std::vector<Seat>& seats) -> std::optional<Field> {
        for (const Seat& seat : seats)
            if (const std::optional<Field> field = field_of_role(seat.role, name)) return field;
        return built_in_field(name, true);
    };
    return std::visit(
        Match{
            [&](const SubjectPerson&) -> std::optional<Field> {
                const auto* role = context.subject ? std::get_if<ForRole>(&*context.subject) : nullptr;
                return role ? field_of_role(role->role, name) : std::nullopt;
            },
            [&](const SlotRef& slot) { return field_of_role(model_[slot.pairing].slots[slot.slot].role, name); },
            [&](const RoleHolder& holder) { return field_of_role(holder.role, name); },
            [&](const GroupAsWho& as) -> std::optional<Field> {
                if (const auto own = named_field(model_[as.group].fields, model_, name)) return own;
                const auto place = built_in_field(name, true);
                const bool of_place = place && (std::holds_alternative<SiteType>(place->type) || name == "district");
                return of_place ? place : std::nullopt;
            },
            [&](const GroupMember&) { return group ? of_seats(model_[group->kind].members) : std::nullopt; },
            [&](const GroupLeader&) { return group ? of_seats(model_[group->kind].leaders) : std::nullopt; },
        },
        who);
}

/// A field of what is counted; of people of several roles one that all of them have.
std::optional<Field> Checker::field_of_standing(const StandingNoun& noun, std::string_view name) const {
    return std::visit(
        Match{
            [&](const StandingRole& s) { return field_of_role(s.role, name); },
            [&](const StandingSlot& s) { return field_of_role(model_[s.slot.pairing].slots[s.slot.slot].role, name); },
            [&](const StandingPairing& s) { return named_field(model_[s.kind].fields, model_, name); },
            [&](const StandingGroup& s) { return named_field(model_[s.kind].fields, model_, name); },
            [&](const StandingAny& s) {
                std::optional<Field> found;
                for (const auto& one : s.of) {
                    const std::optional<Field> field =
                        std::visit([&](const auto& people) { return field_of_standing(people, name); }, one);
                    if (!field || (found && found->type.index() != field->type.index())) return std::optional<Field>();
                    found = field;
                }
                return found;
            },
            [&](const auto&) { return built_in_field(name, true); },
        },
        noun);
}

/// A field that the subject of the rule has itself.
std::optional<Field> Checker::field_of_subject(const Context& context, std::string_view name) const {
    if (!context.subject) return std::nullopt;
    if (const auto* role = std::get_if<ForRole>(&*context.subject)) return field_of_role(role->role, name);
    if (const auto* pairing = std::get_if<ForPairing>(&*context.subject))
        return named_field(model_[pairing->kind].fields, model_, name);
    if (const auto* group = std::get_if<ForGroup>(&*context.subject))
        return named_field(model_[group->kind].fields, model_, name);
    return std::nullopt;
}

std::string Checker::type_words(const FieldType& type) const {
    return std::visit(Match{
                          [](const TextType&) { return std::string("text"); },
                          [](const NumberType&) { return std::string("a number"); },
                          [](const ScaleType& t) {
                              return fmt::format("a number from {} to {}", plain_number(t.least), plain_number(t.most));
                          },
                          [](const DateType&) { return std::string("a date"); },
                          [](const PersonType&) { return std::string("a person"); },
                          [](const YesNoType&) { return std::string("yes or no"); },
                          [](const SiteType&) { return std::string("a school"); },
                          [](const DurationType&) { return std::string("an amount of time"); },
                          [](const MoneyType&) { return std::string("an amount of money"); },
                          [&](const ChoiceType& t) { return fmt::format("one of `{}`", model_[t.choice].name); },
                          [&](const ChoiceListType& t) { return fmt::format("a list of `{}`", model_[t.choice].name); },
                          [&](const RoleType& t) { return fmt::format("a person who is `{}`", model_[t.role].name); },
                          [&](const GroupType& t) { return fmt::format("the group `{}`", model_[t.group].name); },
                      },
                      type);
}

/// `mentor's learning-team`: the group of that kind that she is a member of.
std::optional<Place> Checker::place_in_group(At name, std::variant<OfSubject, OfSlot, OfRecord> owner,
                                             const std::string& words) {
    const std::optional<GroupKindId> group = model_.find_group(name.text());
    Symbol* symbol = group ? lookup(name, true) : nullptr;
    if (!symbol || symbol->sort != Sort::group) return std::nullopt;
    symbol->used = true;
    return Place{owner, field_id(model_[*group].name), GroupType{*group}, words, group};
}

std::optional<Place> Checker::place(const Context& context, At node) {
    if (!context.subject && !context.records && !context.standing) return std::nullopt;
    const At name = node.is(Rule::place_owned) ? node.nth(1) : node.child(Rule::name);
    if (!name) return std::nullopt;
    const std::string written = name.text();
    const std::string words = node.phrase();
    const auto made = [&](auto owner, const Field& field) { return Place{owner, field.name, field.type, words}; };
    if (node.is(Rule::place_owned)) {
        const At owner = node.nth(0);
        bool said = false;
        if (const std::optional<SlotRef> found = slot(context, owner, said)) {
            const RoleId role = model_[found->pairing].slots[found->slot].role;
            if (is_subject(context, owner, role)) {
                if (const std::optional<Field> field = field_of_role(role, written)) return made(OfSubject{}, *field);
                if (std::optional<Place> group = place_in_group(name, OfSubject{}, words)) return group;
            }
            if (const std::optional<Field> field = field_of_role(role, written)) return made(OfSlot{*found}, *field);
            if (std::optional<Place> group = place_in_group(name, OfSlot{*found}, words)) return group;
            if (!model_[role].name.empty()) unknown_field(name, fmt::format("`{}`", model_[role].name), context, role);
            return std::nullopt;
        }
        if (said) return std::nullopt;
        const auto* role = context.subject ? std::get_if<ForRole>(&*context.subject) : nullptr;
        if (role && names(owner.text(), model_[role->role].name)) {
            if (const std::optional<Field> field = field_of_role(role->role, written)) return made(OfSubject{}, *field);
            if (std::optional<Place> group = place_in_group(name, OfSubject{}, words)) return group;
            unknown_field(name, fmt::format("`{}`", model_[role->role].name), context, role->role);
            return std::nullopt;
        }
        std::vector<std::string> slots;
        for (const PairingKindId pairing : context.pairings)
            for (const Slot& one : model_[pairing].slots) slots.push_back(one.name);
        unknown(owner, context.subject ? fmt::format("slot in {}", words_of(*context.subject)) : "slot", slots,
                Code::unknown_name);
        return std::nullopt;
    }
    if (context.records)
        if (const std::optional<Field> field = field_of_records(*context.records, written))
            return made(OfRecord{}, *field);
    if (context.standing) {
        const std::optional<Field> field = field_of_standing(*context.standing, written);
        if (field) return made(OfRecord{}, *field);
    }
    if (const std::optional<Field> field = field_of_subject(context, written)) return made(OfSubject{}, *field);
    std::string owner = "the subject";
    if (context.records)
        owner = context.records->kinds.empty() ? "any activity"
                                               : fmt::format("`{}`", model_[context.records->kinds.front()].name);
    else if (context.subject)
        owner = words_of(*context.subject);
    unknown_field(name, owner, context, std::nullopt);
    return std::nullopt;
}

/// Says that there is no such field, and where there is one.
void Checker::unknown_field(At name, const std::string& owner, const Context& context, std::optional<RoleId> role) {
    const std::string written = name.text();
    std::vector<std::string> candidates;
    if (context.records && !role) candidates = record_fields(*context.records);
    const auto add = [&](const std::vector<Field>& fields) {
        for (const Field& field : fields) candidates.push_back(model_[field.name]);
    };
    if (role) add(model_[*role].fields);
    if (!role && context.subject) {
        if (const auto* pairing = std::get_if<ForPairing>(&*context.subject)) add(model_[pairing->kind].fields);
        if (const auto* of_role = std::get_if<ForRole>(&*context.subject)) add(model_[of_role->role].fields);
        if (const auto* group = std::get_if<ForGroup>(&*context.subject)) add(model_[group->kind].fields);
    }
    if (!context.records)
        for (const BuiltInField& field : built_in_fields)
            if (field.of_person) candidates.emplace_back(field.name);
    std::sort(candidates.begin(), candidates.end());
    const std::string key = fmt::format("field {} {}", owner, written);
    if (!said_unknown_.emplace(key, diagnostics_.size()).second) return;
    std::string hint;
    if (const std::optional<std::string> near = nearest(written, candidates))
        hint = fmt::format("did you mean `{}`?", *near);
    if (!role)
        for (const PairingKindId pairing : context.pairings)
            for (const Slot& slot : model_[pairing].slots)
                if (hint.empty() && !model_[slot.role].name.empty() && field_of_role(slot.role, written))
                    hint = fmt::format("write `{}'s {}`", slot.name, written);
    const bool asked = context.records && !role && !context.records->kinds.empty() &&
                       model_[context.records->kinds.front()].form == KindForm::survey;
    if (hint.empty() && asked) hint = fmt::format("ask it: `question {} on 1 to 5`", written);
    if (hint.empty()) hint = fmt::format("declare it with `has {}`", written);
    say(Code::unknown_field, fmt::format("{} has no field `{}`", owner, written), name.span(), "no such field",
        std::move(hint));
}

std::optional<Value> Checker::named_value(const FieldType& type, At name, const std::string& words) {
    const std::string written = name.text();
    const auto of_choice = [&](ChoiceId id) -> std::optional<Value> {
        const Choice& choice = model_[id];
        for (const bool exactly : {true, false})
            for (std::uint32_t i = 0; i < choice.values.size(); ++i)
                if (exactly ? choice.values[i].name == written : names(written, choice.values[i].name))
                    return ChoiceValue{id, i};
        std::vector<std::string> candidates;
        for (const ChoiceItem& item : choice.values) candidates.push_back(item.name);
        const std::optional<std::string> near = nearest(written, candidates);
        say(Code::unknown_value, fmt::format("`{}` is not a value of `{}`", written, choice.name), name.span(),
            fmt::format("`{}` is one of: {}", words, fmt::join(candidates, ", ")),
            near ? fmt::format("did you mean `{}`?", *near) : std::string());
        return std::nullopt;
    };
    if (const auto* choice = std::get_if<ChoiceType>(&type)) return of_choice(choice->choice);
    if (const auto* list = std::get_if<ChoiceListType>(&type)) return of_choice(list->choice);
    if (std::holds_alternative<YesNoType>(type)) {
        if (written == "yes") return true;
        say(Code::unknown_value, fmt::format("`{}` is neither `yes` nor `no`", written), name.span(),
            fmt::format("`{}` is yes or no", words));
        return std::nullopt;
    }
    if (std::holds_alternative<SiteType>(type)) return written;
    if (words == "district" || words.ends_with("'s district")) return written;
    if (const auto* group = std::get_if<GroupType>(&type)) {
        if (names(written, model_[group->group].name)) return model_[group->group].name;
    }
    if (std::holds_alternative<TextType>(type)) {
        const std::string field = words.substr(words.rfind(' ') == std::string::npos ? 0 : words.rfind(' ') + 1);
        if (fields_of_no_type_.count(field)) return std::nullopt;
        // Told once a field: where its choice is misspelt, every value of it would be blamed.
        const auto [said, is_new] = said_unknown_.emplace("text " + field, diagnostics_.size());
        if (!is_new) {
            std::vector<Label>& labels = diagnostics_[said->second].labels;
            if (labels.size() < 4) labels.push_back({name.span(), "and here", false});
            return std::nullopt;
        }
        say(Code::wrong_type, fmt::format("`{}` is text, and `{}` is a name", words, written), name.span(),
            "text stands between double quotes",
            fmt::format("write `\"{}\"`, or declare `{}` as a choice", written, words));
        return std::nullopt;
    }
    say(Code::wrong_type, fmt::format("`{}` is {}, not `{}`", words, type_words(type), written), name.span(),
        fmt::format("{} is needed here", type_words(type)));
    return std::nullopt;
}

/// A written value of a field's type.
std::optional<Value> Checker::datum(const FieldType& type, At node, const std::string& words) {
    if (node.is(Rule::place_name)) return named_value(type, node.child(Rule::name), words);
    const auto wrong = [&](std::string_view seen, std::string hint = {}) -> std::optional<Value> {
        say(Code::wrong_type, fmt::format("`{}` is {}, and `{}` is {}", words, type_words(type), node.phrase(), seen),
            node.span(), fmt::format("{} is needed here", type_words(type)), std::move(hint));
        return std::nullopt;
    };
    if (node.is(Rule::word_no)) {
        if (std::holds_alternative<YesNoType>(type)) return false;
        return wrong("an answer to a question of yes or no");
    }
    if (node.is(Rule::number)) {
        if (std::holds_alternative<NumberType>(type) || std::holds_alternative<ScaleType>(type)) {
            const std::optional<Number> value = number(node);
            if (!value || !on_scale(type, *value, node, words)) return std::nullopt;
            return *value;
        }
        if (std::holds_alternative<DurationType>(type)) {
            say(Code::unit_missing, fmt::format("amount of time without a unit: `{}`", node.phrase()), node.span(),
                fmt::format("`{}` is an amount of time", words), fmt::format("write `{} minutes`", node.phrase()));
            return std::nullopt;
        }
        if (const auto* choice = std::get_if<ChoiceType>(&type)) {
            (void)choice;
            return wrong("a number");
        }
        return wrong("a number");
    }
    if (is_duration(node)) {
        if (!std::holds_alternative<DurationType>(type)) return wrong("an amount of time");
        const std::optional<Minutes> value = minutes(node);
        return value ? std::optional<Value>(*value) : std::nullopt;
    }
    if (node.is(Rule::string)) {
        if (std::holds_alternative<TextType>(type) || std::holds_alternative<SiteType>(type) ||
            std::holds_alternative<PersonType>(type))
            return node.string_value();
        return wrong("text");
    }
    if (node.is(Rule::cap)) {
        if (std::holds_alternative<TextType>(type) || std::holds_alternative<SiteType>(type) ||
            std::holds_alternative<PersonType>(type) || std::holds_alternative<RoleType>(type))
            return node.text();
        return wrong("the name of a person or place");
    }
    if (is_date(node)) {
        if (!std::holds_alternative<DateType>(type)) return wrong("a date");
        const std::optional<Point> point = date_point(node);
        if (!point) return std::nullopt;
        if (const auto* date = std::get_if<AtDate>(&*point)) return date->date;
        return wrong("a date without a year");
    }
    if (node.is(Rule::percent)) return wrong("a percentage");
    if (node.is(Rule::money)) {
        if (!std::holds_alternative<MoneyType>(type)) return wrong("an amount of money");
        const std::optional<Cents> value = money_of_program(node);
        return value ? std::optional<Value>(*value) : std::nullopt;
    }
    if (node.is(Rule::span)) return wrong("a span of days");
    return wrong("something else");
}

std::optional<FieldTest> Checker::field_test(const Context& context, At node) {
    const At left = node.child();
    std::optional<Place> at = place(context, left);
    if (!at) return std::nullopt;
    FieldTest test;
    test.span = node.span();
    const std::string words = at->words;
    const FieldType type = at->type;
    test.place = std::move(*at);
    if (node.is(Rule::test_recorded) || node.is(Rule::test_not_recorded)) {
        test.compare = node.is(Rule::test_recorded) ? Compare::recorded : Compare::not_recorded;
        return test;
    }
    if (node.is(Rule::test_one_of) || node.is(Rule::test_not_one_of)) {
        test.compare = node.is(Rule::test_one_of) ? Compare::one_of : Compare::not_one_of;
        bool good = true;
        for (const At name : node.child(Rule::names).children(Rule::name)) {
            if (std::optional<Value> value = named_value(type, name, words))
                test.values.push_back(std::move(*value));
            else
                good = false;
        }
        return good ? std::optional<FieldTest>(std::move(test)) : std::nullopt;
    }
    const std::vector<At> parts = node.children();
    const At right = parts.back();
    if (node.is(Rule::test_bound)) {
        test.compare = parts.at(1).is(Rule::at_least)  ? Compare::at_least
                       : parts.at(1).is(Rule::at_most) ? Compare::at_most
                                                       : Compare::exactly;
        const auto* choice = std::get_if<ChoiceType>(&type);
        if (choice && test.compare != Compare::exactly && !model_[choice->choice].ordered) {
            say(Code::not_ordered, fmt::format("the values of `{}` have no order", model_[choice->choice].name),
                parts.at(1).span(), "none of them is more than another",
                fmt::format("write `is one of ...`, or declare `{}` with `<` between its values",
                            model_[choice->choice].name));
            return std::nullopt;
        }
        if (!choice && !std::holds_alternative<NumberType>(type) && !std::holds_alternative<ScaleType>(type) &&
            !std::holds_alternative<DateType>(type) && !std::holds_alternative<DurationType>(type) &&
            test.compare != Compare::exactly) {
            say(Code::not_ordered,
                fmt::format("`{}` is {}, which is not more or less than anything", words, type_words(type)),
                parts.at(1).span(), "", "write `is` and a value");
            return std::nullopt;
        }
    } else {
        test.compare = node.is(Rule::test_is) ? Compare::is : Compare::is_not;
    }
    // The right-hand side may be another field: always `mentee's site`, and a bare name when it is no value.
    bool other_field = right.is(Rule::place_owned);
    if (right.is(Rule::place_name) && !has_named_values(type) && context.subject) {
        const std::string name = right.child(Rule::name).text();
        if (const auto* pairing = std::get_if<ForPairing>(&*context.subject))
            other_field = named_field(model_[pairing->kind].fields, model_, name).has_value();
        if (const auto* role = std::get_if<ForRole>(&*context.subject))
            other_field = named_field(model_[role->role].fields, model_, name).has_value();
    }
    if (other_field) {
        std::optional<Place> other = place(context, right);
        if (!other) return std::nullopt;
        const bool groups = test.place.group.has_value() || other->group.has_value();
        if (other->type.index() != type.index() || (groups && test.place.group != other->group)) {
            say(Code::wrong_type,
                fmt::format("`{}` is {}, and `{}` is {}", words, type_words(type), other->words,
                            type_words(other->type)),
                right.span(), "the two can never be the same");
            return std::nullopt;
        }
        test.other = std::move(other);
        return test;
    }
    if (const std::optional<ParameterId> held = parameter_at(right); held && !has_named_values(type)) {
        if (!parameter_of_type(context, right, *held, type)) return std::nullopt;
        test.parameter = *held;
        if (!model_[*held].value) return test;
        test.day = yearless_day(*model_[*held].value);
        if (!test.day) test.values.push_back(value_of(*model_[*held].value));
        return test;
    }
    if (test.place.group) {
        say(Code::wrong_type, fmt::format("`{}` is a group that somebody is a member of", words), right.span(), "",
            "compare it with somebody else's, or write `is recorded`");
        return std::nullopt;
    }
    if (is_date(right) && std::holds_alternative<DateType>(type) && !right.is(Rule::date_iso)) {
        const std::optional<Point> point_here = date_point(right);
        if (!point_here) return std::nullopt;
        if (const auto* day = std::get_if<AtMonthDay>(&*point_here)) test.day = day->day;
        if (const auto* nth = std::get_if<AtNthWeekday>(&*point_here)) test.day = nth->day;
        return test;
    }
    std::optional<Value> value = datum(type, right, words);
    if (!value) return std::nullopt;
    test.values.push_back(std::move(*value));
    return test;
}

}  // namespace induct
