// Activities, meetings and artifacts: their parents (a tree with several parents allowed), fields and stages.
// Tested by tests/model/resolved_test.cpp and the goldens wrong_sort, cycle, ...
#include "engine/model/checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace induct {

/// The roles that a WHO of an artifact names; slots count as the roles that fill them.
std::vector<RoleId> Checker::roles_of(At who_node, const Context& context) {
    std::vector<RoleId> roles;
    const std::optional<Who> people = who(context, who_node);
    if (!people) return roles;
    for (const Person& person : people->people) {
        if (const auto* role = std::get_if<RoleHolder>(&person.who)) roles.push_back(role->role);
        if (const auto* slot = std::get_if<SlotRef>(&person.who))
            roles.push_back(model_.pairings[slot->pairing.index].slots[slot->slot].role);
    }
    return roles;
}

void Checker::check_kind(At node, Kind& kind, bool again) {
    for (const At clause : node.children()) {
        switch (clause.rule()) {
            case Rule::activity_is:
            case Rule::artifact_is:
                for (const At name : clause.child(Rule::names).children(Rule::name)) {
                    const std::optional<KindId> parent =
                        expect_id<KindId>(name, Sort::kind, kind.form == KindForm::artifact ? "artifact" : "activity");
                    if (!parent) continue;
                    const KindForm above = model_.kinds[parent->index].form;
                    const bool artifact = above == KindForm::artifact;
                    if (above == KindForm::survey)
                        say(Code::wrong_sort, fmt::format("`{}` is a survey, and nothing is a kind of it", name.text()),
                            name.span());
                    else if (artifact != (kind.form == KindForm::artifact))
                        say(Code::wrong_sort,
                            fmt::format("`{}` is {}, so it cannot be a kind of `{}`", kind.name,
                                        artifact ? "an activity" : "an artifact", name.text()),
                            name.span(), artifact ? "an artifact" : "an activity");
                    else
                        kind.parents.push_back(*parent);
                }
                break;
            case Rule::activity_of:
                for (const At name : clause.child(Rule::names).children(Rule::name)) {
                    const Symbol* symbol = expect(name, {Sort::role, Sort::group}, "role or group");
                    if (!symbol) continue;
                    if (symbol->sort == Sort::role)
                        kind.of_roles.push_back({symbol->index});
                    else
                        kind.of_groups.push_back({symbol->index});
                }
                break;
            case Rule::activity_led_by: {
                const std::vector<At> leaders = clause.child(Rule::names).children(Rule::name);
                for (const At name : leaders)
                    if (const std::optional<RoleId> role = expect_id<RoleId>(name, Sort::role, "role"))
                        kind.led_by.push_back(*role);
                break;
            }
            default:
                break;
        }
    }
    if (again) {
        if (const At title = node.child(Rule::string)) kind.title = title.string_value();
    } else {
        if (kind.form == KindForm::artifact) check_artifact(node, kind);
        if (kind.form == KindForm::survey) check_survey(node, kind);
        check_fields(node, kind.fields);
    }
    const std::vector<Citation> cited = cites(node);
    kind.cites.insert(kind.cites.end(), cited.begin(), cited.end());
}

/// Whom `confidential to` names: an audience, a group, a role; a slot stands for the role that fills it.
std::string Checker::reader(const Context& anybody, At one) {
    const At name = one.child(Rule::name);
    const Symbol* symbol = name ? lookup(name, true) : nullptr;
    if (symbol && (symbol->sort == Sort::audience || symbol->sort == Sort::role)) return symbol->name;
    if (const std::optional<Person> found = person(anybody, one))
        if (const auto* slot = std::get_if<SlotRef>(&found->who))
            return model_[model_[slot->pairing].slots[slot->slot].role].name;
    return name ? name.text() : one.text();  // a name that stands for nobody hides it from everybody
}

void Checker::confidential(At clause, const Context& anybody, Kind& kind) {
    if (!who(anybody, clause.child())) return;
    for (const At one : clause.child().children()) kind.confidential_to.push_back(reader(anybody, one));
}

/// Whom or what an artifact or a survey is about; a slot stands for the role that fills it.
About Checker::about_named(const Context& anybody, At name) {
    bool said = false;
    if (const std::optional<SlotRef> slot_here = slot(anybody, name, said))
        return model_.pairings[slot_here->pairing.index].slots[slot_here->slot].role;
    if (said) return {};
    const Symbol* symbol =
        expect(name, {Sort::role, Sort::pairing, Sort::group, Sort::kind}, "role, pairing, group or kind");
    if (!symbol) return {};
    if (symbol->sort == Sort::role) return RoleId{symbol->index};
    if (symbol->sort == Sort::pairing) return PairingKindId{symbol->index};
    if (symbol->sort == Sort::group) return GroupKindId{symbol->index};
    return KindId{symbol->index};
}

/// How long it is valid: a span on the wall calendar, because a certificate knows no school days.
std::optional<CalendarSpan> Checker::validity(At node) {
    const std::optional<CalendarSpan> length = span(node);
    if (!length) return std::nullopt;
    const bool of_school =
        length->unit == SpanUnit::school_day || length->unit == SpanUnit::school_week || length->unit == SpanUnit::term;
    if (of_school)
        say(Code::wrong_unit, fmt::format("nothing is valid for `{}`", node.phrase()), node.span(),
            "a document expires on a date, whatever the school calendar is", "write days, weeks, months or years");
    else if (length->count == 0)
        say(Code::empty_period, "valid for no time at all", node.span(), "it would have expired on its own date");
    if (of_school || length->count == 0) return std::nullopt;
    return length;
}

void Checker::check_artifact(At node, Kind& kind) {
    const Context anybody = context_for_anybody();
    std::map<std::string, Span> seen;
    for (const At clause : node.children()) {
        switch (clause.rule()) {
            case Rule::artifact_from:
                if (!repeats(clause, seen)) kind.from = roles_of(clause.child(), anybody);
                break;
            case Rule::artifact_to:
                if (!repeats(clause, seen)) kind.to = roles_of(clause.child(), anybody);
                break;
            case Rule::artifact_about_program:
                if (!repeats(clause, seen)) kind.about = TheProgram{};
                break;
            case Rule::artifact_about_pairing:
                if (!repeats(clause, seen)) kind.about = APairing{};
                break;
            case Rule::artifact_about:
                if (!repeats(clause, seen)) kind.about = about_named(anybody, clause.child(Rule::name));
                break;
            case Rule::artifact_stages:
                if (repeats(clause, seen)) break;
                for (const At name : clause.child(Rule::names).children(Rule::name)) {
                    if (std::find(kind.stages.begin(), kind.stages.end(), name.text()) != kind.stages.end())
                        say(Code::duplicate_name,
                            fmt::format("`{}` stands twice among the stages of `{}`", name.text(), kind.name),
                            name.span(), "again here");
                    else
                        kind.stages.push_back(name.text());
                }
                break;
            case Rule::artifact_valid_for:
                if (!repeats(clause, seen)) kind.valid_for = validity(clause.child());
                break;
            case Rule::confidential_to:
                if (!repeats(clause, seen)) confidential(clause, anybody, kind);
                break;
            default:
                break;
        }
    }
}

/// Ancestors, and what comes down from them: fields, stages, and whom it is confidential to. A kind that would be its
/// own ancestor is told.
void Checker::close_kinds() {
    enum class State : std::uint8_t { unseen, open, done };
    std::vector<State> state(model_.kinds.size(), State::unseen);
    const std::function<void(std::uint32_t)> close = [&](std::uint32_t at) {
        Kind& kind = model_.kinds[at];
        state[at] = State::open;
        kind.is.push_back({at});
        std::vector<Field> fields = kind.fields;
        std::vector<KindId> parents;
        const bool own_readers = !kind.confidential_to.empty();
        for (const KindId parent : kind.parents) {
            if (state[parent.index] == State::open) {
                say(Code::cycle, fmt::format("`{}` is a kind of itself", kind.name), kind.span,
                    fmt::format("it is `{}`", model_.kinds[parent.index].name), "take out one of the `is`");
                continue;
            }
            if (state[parent.index] == State::unseen) close(parent.index);
            const Kind& above = model_.kinds[parent.index];
            kind.is.insert(kind.is.end(), above.is.begin(), above.is.end());
            parents.push_back(parent);
            for (const Field& field : above.fields)
                if (std::none_of(fields.begin(), fields.end(),
                                 [&](const Field& own) { return own.name == field.name; }))
                    fields.push_back(field);
            if (kind.stages.empty()) kind.stages = above.stages;
            if (!kind.valid_for) kind.valid_for = above.valid_for;
            if (!own_readers)
                kind.confidential_to.insert(kind.confidential_to.end(), above.confidential_to.begin(),
                                            above.confidential_to.end());
        }
        kind.parents = std::move(parents);
        kind.fields = std::move(fields);
        std::sort(kind.is.begin(), kind.is.end());
        kind.is.erase(std::unique(kind.is.begin(), kind.is.end()), kind.is.end());
        state[at] = State::done;
    };
    for (std::uint32_t i = 0; i < model_.kinds.size(); ++i)
        if (state[i] == State::unseen) close(i);
}

}  // namespace induct
