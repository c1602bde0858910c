// Questions that everybody asks a model. Tested by tests/model/resolved_test.cpp.
#include "engine/model/model.h"

#include "grammar/words.h"

#include <algorithm>
#include <cassert>

namespace induct {
namespace {

/// Exact name, `also called`, then the regular plural.
template <class List>
std::optional<std::uint32_t> find_declared(const List& list, std::string_view name) {
    if (const std::size_t slash = name.rfind('/'); slash != std::string_view::npos) name.remove_prefix(slash + 1);
    for (std::uint32_t i = 0; i < list.size(); ++i)
        if (list[i].name == name) return i;
    for (std::uint32_t i = 0; i < list.size(); ++i)
        if (std::find(list[i].also_called.begin(), list[i].also_called.end(), name) != list[i].also_called.end())
            return i;
    for (std::uint32_t i = 0; i < list.size(); ++i)
        if (names(name, list[i].name)) return i;
    return std::nullopt;
}

template <class IdOf, class List>
std::optional<IdOf> find_id(const List& list, std::string_view name) {
    const std::optional<std::uint32_t> at = find_declared(list, name);
    return at ? std::optional<IdOf>(IdOf{*at}) : std::nullopt;
}

/// Is the window of that period a year or longer?
bool is_long(const Period& period) {
    if (std::holds_alternative<InYear>(period) || std::holds_alternative<InYearOf>(period)) return true;
    if (const auto* over = std::get_if<Over>(&period)) return over->span.unit == SpanUnit::year;
    if (const auto* cadence = std::get_if<Cadence>(&period)) {
        const auto* unit = std::get_if<SpanUnit>(&cadence->every.what);
        return unit && *unit == SpanUnit::year;
    }
    return false;
}

/// Is it one day, which is owed in full or not at all?
bool is_limit(const Period& period) {
    return std::holds_alternative<ByLimit>(period) || std::holds_alternative<ByEither>(period) ||
           std::holds_alternative<OnPoint>(period) || std::holds_alternative<AtAllTimes>(period);
}

}  // namespace

std::string_view word(Status status) {
    switch (status) {
        case Status::not_applicable:
            return "not-applicable";
        case Status::upcoming:
            return "upcoming";
        case Status::on_track:
            return "on-track";
        case Status::due_soon:
            return "due-soon";
        case Status::behind:
            return "behind";
        case Status::pending:
            return "pending";
        case Status::met:
            return "met";
        case Status::met_late:
            return "met-late";
        case Status::missed:
            return "missed";
        case Status::unknown:
            return "unknown";
    }
    return "unknown";
}

const CalendarSpec& Model::calendar_of(std::string_view district) const {
    const RunsOn* found = nullptr;
    for (const RunsOn& line : program.runs_on)
        if (line.district == district || (!found && line.district.empty())) found = &line;
    for (const CalendarSpec& calendar : calendars)
        if (found && calendar.name == found->calendar) return calendar;
    assert(!calendars.empty());  // a checked program runs on a calendar
    return calendars.front();
}

const Survey* Model::survey_of(KindId kind) const {
    const auto found =
        std::find_if(surveys.begin(), surveys.end(), [&](const Survey& one) { return one.kind == kind; });
    return found == surveys.end() ? nullptr : &*found;
}

const Payment* Model::payment_of(RequirementId id) const {
    const auto found = std::find_if(payments.begin(), payments.end(),
                                    [&](const Payment& one) { return one.rule == id || one.budget == id; });
    return found == payments.end() ? nullptr : &*found;
}

std::optional<RoleId> Model::find_role(std::string_view name) const { return find_id<RoleId>(roles, name); }
std::optional<PairingKindId> Model::find_pairing(std::string_view name) const {
    return find_id<PairingKindId>(pairings, name);
}
std::optional<GroupKindId> Model::find_group(std::string_view name) const { return find_id<GroupKindId>(groups, name); }
std::optional<KindId> Model::find_kind(std::string_view name) const { return find_id<KindId>(kinds, name); }
std::optional<RequirementId> Model::find_requirement(std::string_view name) const {
    return find_id<RequirementId>(requirements, name);
}

std::optional<FieldId> Model::find_field(std::string_view name) const {
    for (const bool exactly : {true, false})
        for (std::uint32_t i = 0; i < field_names.size(); ++i)
            if (exactly ? field_names[i] == name : names(name, field_names[i])) return FieldId{i};
    return std::nullopt;
}

Partial partial_of(const Model& model, const Requirement& requirement, const Period& period) {
    if (is_limit(period)) return InFull{};
    if (requirement.partial) return *requirement.partial;
    if (is_long(period)) return model.program.partial.value_or(Partial{InFull{}});
    return SkippedBelow{{5000}};
}

std::string_view word(KindForm form) {
    switch (form) {
        case KindForm::activity:
            return "activity";
        case KindForm::meeting:
            return "meeting";
        case KindForm::artifact:
            return "artifact";
        case KindForm::payment:
            return "payment";
        case KindForm::survey:
            return "survey";
    }
    return "activity";
}

const Clause* find_clause(const Program& program, std::string_view source, std::string_view place) {
    for (const Source& one : program.sources) {
        if (one.name != source) continue;
        for (const Clause& clause : one.clauses)
            if (clause.id == place) return &clause;
    }
    return nullptr;
}

bool is_a(const Model& model, KindId kind, KindId ancestor) {
    const std::vector<KindId>& all = model[kind].is;
    return std::binary_search(all.begin(), all.end(), ancestor);
}

bool selects_kind(const Model& model, const Selection& selection, KindId kind) {
    const KindForm form = model[kind].form;
    if (selection.any_activity && (form == KindForm::activity || form == KindForm::meeting)) return true;
    if (selection.any_meeting && form == KindForm::meeting) return true;
    return std::any_of(selection.kinds.begin(), selection.kinds.end(),
                       [&](KindId wanted) { return is_a(model, kind, wanted); });
}

}  // namespace induct
