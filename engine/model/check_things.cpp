// Choices, roles, pairings, groups and the fields they have.
// Tested by tests/model/resolved_test.cpp and the goldens wrong_sort, slot_hides_role, duplicate_name, ...
#include "engine/model/checker.h"
#include "grammar/near.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

void Checker::check_choice(At node, Choice& choice) {
    choice.ordered = node.is(Rule::choice_scale);
    for (const At value : node.children(Rule::value)) {
        const At name = value.child(Rule::name);
        const At title = value.child(Rule::string);
        const bool twice = std::any_of(choice.values.begin(), choice.values.end(),
                                       [&](const ChoiceItem& item) { return item.name == name.text(); });
        if (twice) {
            say(Code::duplicate_name,
                fmt::format("`{}` stands twice among the values of `{}`", name.text(), choice.name), name.span(),
                "again here");
            continue;
        }
        std::string words = title ? title.string_value() : name.text();
        if (!title) std::replace(words.begin(), words.end(), '-', ' ');
        choice.values.push_back({name.text(), std::move(words)});
    }
}

/// A field without a type is text when no choice has its name; a choice of nearly that name was probably meant.
void Checker::text_field(At name) {
    const bool of_library = std::any_of(files_.begin(), files_.end(), [&](const SourceFile& file) {
        return file.library && &file.syntax == name.syntax;
    });
    const std::optional<std::string> near = nearest(name.text(), names_of({Sort::choice}));
    if (!near || of_library) return;
    say(Code::nearly_named, fmt::format("the field `{}` is text: there is no choice of that name", name.text()),
        name.span(), "", fmt::format("did you mean `{}`? If text is meant, write `{}: text`", *near, name.text()));
}

/// The type that a field is declared with; without one: the choice of its name, else text.
std::optional<FieldType> Checker::field_type(At field) {
    const std::vector<At> parts = field.children(Rule::name);
    if (parts.empty()) return std::nullopt;
    if (field.is(Rule::field)) {
        const Symbol* symbol = lookup(parts[0], true);
        if (!symbol || symbol->sort != Sort::choice || symbol->name != parts[0].text()) {
            text_field(parts[0]);
            return TextType{};
        }
        lookup(parts[0]);
        return ChoiceType{{symbol->index}};
    }
    if (field.is(Rule::field_list)) {
        const std::optional<ChoiceId> choice = expect_id<ChoiceId>(parts[1], Sort::choice, "choice");
        if (!choice) return std::nullopt;
        return ChoiceListType{*choice};
    }
    if (parts.size() > 2) {  // `beginning or changed-position`: a choice on the spot
        Choice choice;
        choice.name = parts[0].text();
        choice.title = choice.name;
        choice.span = parts[0].span();
        std::replace(choice.title.begin(), choice.title.end(), '-', ' ');
        for (std::size_t i = 1; i < parts.size(); ++i) {
            std::string title = parts[i].text();
            std::replace(title.begin(), title.end(), '-', ' ');
            choice.values.push_back({parts[i].text(), title});
        }
        model_.choices.push_back(std::move(choice));
        return ChoiceType{{static_cast<std::uint32_t>(model_.choices.size() - 1)}};
    }
    return type_named(parts.at(1));
}

/// `text`, `number`, ... or a choice, role or group by its name.
std::optional<FieldType> Checker::type_named(At name) {
    const std::string type = name.text();
    if (type == "text") return TextType{};
    if (type == "number") return NumberType{};
    if (type == "date") return DateType{};
    if (type == "person") return PersonType{};
    if (type == "yes-no") return YesNoType{};
    if (type == "site" || type == "school") return SiteType{};
    if (type == "duration") return DurationType{};
    const Symbol* symbol = lookup(name);
    if (!symbol) {
        std::vector<std::string> candidates = names_of({Sort::choice, Sort::role, Sort::group});
        for (const char* built_in : {"text", "number", "date", "person", "yes-no", "site", "duration"})
            candidates.emplace_back(built_in);
        std::sort(candidates.begin(), candidates.end());
        unknown(name, "type of field", candidates, Code::unknown_name);
        return std::nullopt;
    }
    symbol = expect(name, {Sort::choice, Sort::role, Sort::group}, "choice, role or group");
    if (!symbol) return std::nullopt;
    if (symbol->sort == Sort::choice) return ChoiceType{{symbol->index}};
    if (symbol->sort == Sort::role) return RoleType{{symbol->index}};
    return GroupType{{symbol->index}};
}

void Checker::check_fields(At node, std::vector<Field>& into) {
    for (const At fields : node.children(Rule::fields))
        for (const At field : fields.children()) {
            const At name = field.child(Rule::name);
            const FieldId id = field_id(name.text());
            const auto before =
                std::find_if(into.begin(), into.end(), [&](const Field& other) { return other.name == id; });
            if (before != into.end()) {
                say(Code::duplicate_name, fmt::format("the field `{}` is declared twice", name.text()), name.span(),
                    "again here")
                    .labels.push_back({before->span, "first here", false});
                continue;
            }
            // A field of a type that is unknown stays declared, as text, so that its uses are not blamed.
            const std::optional<FieldType> type = field_type(field);
            if (!type) fields_of_no_type_.insert(name.text());
            into.push_back({id, type.value_or(FieldType{TextType{}}), name.span()});
        }
}

void Checker::check_role(At node, Role& role) {
    for (const At clause : node.children()) {
        if (clause.is(Rule::role_may_also_be)) {
            for (const At name : clause.child(Rule::names).children(Rule::name))
                if (const auto other = expect_id<RoleId>(name, Sort::role, "role")) role.may_also_be.push_back(*other);
        } else if (clause.is(Rule::role_is_when)) {
            role.derived_from = expect_id<RoleId>(clause.child(Rule::name), Sort::role, "role");
        }
    }
    check_fields(node, role.fields);
    role.cites = cites(node);
}

/// Stands for a role that could not be found: whatever is asked of it stays quiet.
RoleId Checker::nameless_role() {
    for (std::uint32_t i = 0; i < model_.roles.size(); ++i)
        if (model_.roles[i].name.empty()) return {i};
    model_.roles.emplace_back();
    return {static_cast<std::uint32_t>(model_.roles.size() - 1)};
}

void Checker::check_pairing(At node, PairingKind& pairing) {
    for (const At clause : node.children()) {
        if (clause.is(Rule::part_of)) {
            pairing.part_of = expect_id<GroupKindId>(clause.child(), Sort::group, "group");
            continue;
        }
        if (!clause.is(Rule::slot_one) && !clause.is(Rule::slot_optional) && !clause.is(Rule::slot_many)) continue;
        const std::vector<At> names_here = clause.children(Rule::name);
        if (names_here.size() < 2) continue;
        Slot slot;
        slot.name = names_here[0].text();
        slot.span = names_here[0].span();
        if (clause.is(Rule::slot_optional)) slot.least = 0;
        if (clause.is(Rule::slot_many)) {
            const At card = clause.nth(1);
            slot.least = whole(card.nth(0)).value_or(1);
            slot.most = card.is(Rule::card_range)     ? whole(card.nth(1)).value_or(slot.least)
                        : card.is(Rule::card_or_more) ? std::int64_t{1'000'000}
                                                      : slot.least;
            if (slot.most < slot.least || slot.most < 1)
                say(Code::empty_range, fmt::format("`{}` holds nobody: {}", slot.name, card.phrase()), card.span());
        }
        for (const Slot& other : pairing.slots)
            if (other.name == slot.name)
                say(Code::duplicate_name, fmt::format("the slot `{}` is declared twice", slot.name), slot.span,
                    "again here")
                    .labels.push_back({other.span, "first here", false});
        const std::optional<RoleId> role = expect_id<RoleId>(names_here[1], Sort::role, "role");
        slot.role = role.value_or(nameless_role());
        if (const Symbol* same = lookup(names_here[0], true);
            same && same->sort == Sort::role && same->name == slot.name && role && same->index != role->index)
            say(Code::slot_hides_role,
                fmt::format("the slot `{}` has the name of a role but is filled by `{}`", slot.name,
                            names_here[1].text()),
                slot.span, "in a rule nobody could tell which of the two is meant",
                fmt::format("call the slot something else, or fill it: `{0} is {0}`", slot.name))
                .labels.push_back({same->span, "the role", false});
        pairing.slots.push_back(std::move(slot));
    }
    if (pairing.slots.empty() || (pairing.slots.size() == 1 && pairing.slots[0].most < 2))
        say(Code::clause_missing, fmt::format("the pairing `{}` pairs nobody", pairing.name),
            node.child(Rule::name).span(), "it needs two people at least", "add slots such as `mentee is new-teacher`");
    check_fields(node, pairing.fields);
    pairing.cites = cites(node);
}

Seat Checker::seat(At node, bool& good) {
    Seat seat;
    const std::optional<RoleId> role = expect_id<RoleId>(node.child(Rule::name), Sort::role, "role");
    good = role.has_value();
    if (role) seat.role = *role;
    seat.every = static_cast<bool>(node.child(Rule::word_every));
    const At card = node.child();
    if (card.is(Rule::card) || card.is(Rule::card_range) || card.is(Rule::card_or_more)) {
        seat.least = whole(card.nth(0)).value_or(0);
        if (card.is(Rule::card)) seat.most = seat.least;
        if (card.is(Rule::card_range)) seat.most = whole(card.nth(1));
        if (seat.most && *seat.most < seat.least)
            say(Code::empty_range, fmt::format("the seat holds nobody: {}", card.phrase()), card.span());
    }
    return seat;
}

void Checker::check_group(At node, GroupKind& group) {
    for (const At clause : node.children()) {
        if (clause.is(Rule::group_members) || clause.is(Rule::group_led_by)) {
            for (const At child : clause.children(Rule::seat)) {
                bool good = false;
                const Seat entry = seat(child, good);
                if (good) (clause.is(Rule::group_members) ? group.members : group.leaders).push_back(entry);
            }
        } else if (clause.is(Rule::part_of)) {
            const At name = clause.child(Rule::name);
            if (name.text() == "school" || name.text() == "district")
                group.part_of = name.text();
            else if (const Symbol* symbol = expect(name, {Sort::group}, "group, `school` or `district`"))
                group.part_of = symbol->name;
        }
    }
    check_fields(node, group.fields);
    group.cites = cites(node);
}

/// May somebody who holds `person` stand where `wanted` is asked for?
bool Checker::fits(RoleId person, RoleId wanted) const {
    if (person == wanted) return true;
    const Role& role = model_.roles[person.index];
    const auto& also = role.may_also_be;
    if (std::find(also.begin(), also.end(), wanted) != also.end()) return true;
    const auto& back = model_.roles[wanted.index].may_also_be;
    if (std::find(back.begin(), back.end(), person) != back.end()) return true;
    return role.derived_from == wanted || model_.roles[wanted.index].derived_from == person;
}

}  // namespace induct
