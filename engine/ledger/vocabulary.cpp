// Finds declared names for typed cells, in one model and in several. Tested by tests/ledger/import_test.cpp.
#include "engine/ledger/vocabulary.h"

#include <algorithm>

namespace induct {
namespace {

/// "Formative Feedback" as it would be declared: `formative-feedback`.
std::string hyphenated(std::string_view text) {
    std::string name = folded_name(text);
    std::replace(name.begin(), name.end(), ' ', '-');
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

bool is_called(const Declared& declared, const std::string& folded) {
    if (folded_word(declared.name) == folded) return true;
    return std::any_of(declared.also_called.begin(), declared.also_called.end(),
                       [&](const std::string& name) { return folded_word(name) == folded; });
}

/// Name first, then the plural as the model reads it, then the title.
template <class IdType, class Things, class Find>
std::optional<IdType> find_thing(const Things& things, std::string_view text, Find find) {
    const std::string folded = folded_word(text);
    if (folded.empty()) return std::nullopt;
    for (std::uint32_t i = 0; i < things.size(); ++i) {
        if (is_called(things[i], folded)) return IdType{i};
    }
    if (const auto found = find(hyphenated(text))) return found;
    for (std::uint32_t i = 0; i < things.size(); ++i) {
        if (folded_word(things[i].title) == folded) return IdType{i};
    }
    return std::nullopt;
}

/// What the models agree on: their one name, the cell itself when they differ, nothing when none knows it.
class Agreement {
  public:
    explicit Agreement(std::string_view cell) : cell_(cell) {}
    void add(const std::string& name) {
        if (!name_)
            name_ = name;
        else if (*name_ != name)
            name_ = std::string(trimmed(cell_));
    }
    [[nodiscard]] std::optional<std::string> name() const { return name_; }

  private:
    std::string_view cell_;
    std::optional<std::string> name_;
};

std::vector<std::string> sorted_names(const std::set<std::string>& names) { return {names.begin(), names.end()}; }

/// All lists of fields that things of such an owner have in a model.
std::vector<const std::vector<Field>*> field_lists(const Model& model, Vocabulary::Owner owner) {
    std::vector<const std::vector<Field>*> lists;
    if (owner == Vocabulary::Owner::person) {
        for (const Role& role : model.roles) lists.push_back(&role.fields);
    } else if (owner == Vocabulary::Owner::pairing) {
        for (const PairingKind& kind : model.pairings) lists.push_back(&kind.fields);
    } else if (owner == Vocabulary::Owner::group) {
        for (const GroupKind& kind : model.groups) lists.push_back(&kind.fields);
    } else {
        for (const Kind& kind : model.kinds) lists.push_back(&kind.fields);
    }
    return lists;
}

}  // namespace

std::optional<KindId> kind_in(const Model& model, std::string_view text) {
    return find_thing<KindId>(model.kinds, text, [&](const std::string& name) { return model.find_kind(name); });
}
std::optional<RoleId> role_in(const Model& model, std::string_view text) {
    return find_thing<RoleId>(model.roles, text, [&](const std::string& name) { return model.find_role(name); });
}
std::optional<PairingKindId> pairing_kind_in(const Model& model, std::string_view text) {
    return find_thing<PairingKindId>(model.pairings, text,
                                     [&](const std::string& name) { return model.find_pairing(name); });
}
std::optional<GroupKindId> group_kind_in(const Model& model, std::string_view text) {
    return find_thing<GroupKindId>(model.groups, text, [&](const std::string& name) { return model.find_group(name); });
}
std::optional<RequirementId> requirement_in(const Model& model, std::string_view text) {
    if (const auto slash = text.find('/'); slash != std::string_view::npos) {
        if (folded_word(text.substr(0, slash)) != folded_word(model.program.name)) return std::nullopt;
        text.remove_prefix(slash + 1);
    }
    return find_thing<RequirementId>(model.requirements, text,
                                     [&](const std::string& name) { return model.find_requirement(name); });
}

std::optional<std::uint32_t> slot_in(const PairingKind& kind, std::string_view text) {
    const std::string folded = folded_word(text);
    for (std::uint32_t i = 0; i < kind.slots.size(); ++i) {
        const std::string name = folded_word(kind.slots[i].name);
        // A slot for several is named in the plural, and one person of it in the singular.
        if (name == folded || name == folded + "s") return i;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> stage_in(const Kind& kind, std::string_view text) {
    const std::string folded = folded_word(text);
    for (std::uint32_t i = 0; i < kind.stages.size(); ++i) {
        if (folded_word(kind.stages[i]) == folded) return i;
    }
    return std::nullopt;
}

std::optional<FieldType> field_type_in(const Model& model, const std::vector<Field>& fields, std::string_view name) {
    const std::string folded = folded_word(name);
    for (const Field& field : fields) {
        if (folded_word(model[field.name]) == folded) return field.type;
    }
    return std::nullopt;
}

std::optional<KindId> Vocabulary::known_kind(const Model& model, std::string_view cell) const {
    const auto [known, is_new] = kinds_.try_emplace({&model, std::string(cell)});
    if (is_new) known->second = kind_in(model, cell);
    return known->second;
}

std::optional<std::string> Vocabulary::kind(std::string_view cell, const std::set<KindForm>& forms) const {
    Agreement agreement(cell);
    for (const Model* model : models_) {
        const auto found = known_kind(*model, cell);
        if (found && forms.count((*model)[*found].form) > 0) agreement.add((*model)[*found].name);
    }
    return agreement.name();
}
std::optional<std::string> Vocabulary::role(std::string_view cell) const {
    Agreement agreement(cell);
    for (const Model* model : models_) {
        if (const auto found = role_in(*model, cell)) agreement.add((*model)[*found].name);
    }
    return agreement.name();
}
std::optional<std::string> Vocabulary::pairing_kind(std::string_view cell) const {
    Agreement agreement(cell);
    for (const Model* model : models_) {
        if (const auto found = pairing_kind_in(*model, cell)) agreement.add((*model)[*found].name);
    }
    return agreement.name();
}
std::optional<std::string> Vocabulary::group_kind(std::string_view cell) const {
    Agreement agreement(cell);
    for (const Model* model : models_) {
        if (const auto found = group_kind_in(*model, cell)) agreement.add((*model)[*found].name);
    }
    return agreement.name();
}
std::optional<std::string> Vocabulary::requirement(std::string_view cell) const {
    Agreement agreement(cell);
    for (const Model* model : models_) {
        const auto found = requirement_in(*model, cell);
        // The program's name stays before it: the waiver is for that model's rule only.
        const std::string layer = cell.find('/') == std::string_view::npos ? "" : model->program.name + "/";
        if (found) agreement.add(layer + (*model)[*found].name);
    }
    return agreement.name();
}
std::optional<std::string> Vocabulary::slot(std::string_view kind, std::string_view cell) const {
    Agreement agreement(cell);
    for (const Model* model : models_) {
        const auto pairing = pairing_kind_in(*model, kind);
        if (!pairing) continue;
        if (const auto found = slot_in((*model)[*pairing], cell)) agreement.add((*model)[*pairing].slots[*found].name);
    }
    return agreement.name();
}
std::optional<std::string> Vocabulary::stage(std::string_view kind, std::string_view cell) const {
    Agreement agreement(cell);
    for (const Model* model : models_) {
        const auto id = known_kind(*model, kind);
        if (!id) continue;
        if (const auto found = stage_in((*model)[*id], cell)) agreement.add((*model)[*id].stages[*found]);
    }
    return agreement.name();
}

std::optional<std::string> Vocabulary::question(std::string_view survey, std::string_view cell) const {
    Agreement agreement(cell);
    const std::string folded = folded_word(cell);
    for (const Model* model : models_) {
        const auto id = known_kind(*model, survey);
        const Survey* known = id ? model->survey_of(*id) : nullptr;
        if (!known) continue;
        const Survey::Question* found = nullptr;
        for (const Survey::Question& one : known->questions)
            if (!found && folded_word((*model)[one.field]) == folded) found = &one;
        for (const Survey::Question& one : known->questions)
            if (!found && folded_word(one.title) == folded) found = &one;
        if (found) agreement.add((*model)[found->field]);
    }
    return agreement.name();
}

std::vector<std::string> Vocabulary::kind_names(const std::set<KindForm>& forms) const {
    std::set<std::string> names;
    for (const Model* model : models_) {
        for (const Kind& kind : model->kinds) {
            if (forms.count(kind.form) > 0) names.insert(kind.name);
        }
    }
    return sorted_names(names);
}
std::vector<std::string> Vocabulary::role_names() const {
    std::set<std::string> names;
    for (const Model* model : models_) {
        for (const Role& role : model->roles) names.insert(role.name);
    }
    return sorted_names(names);
}
std::vector<std::string> Vocabulary::pairing_kind_names() const {
    std::set<std::string> names;
    for (const Model* model : models_) {
        for (const PairingKind& kind : model->pairings) names.insert(kind.name);
    }
    return sorted_names(names);
}
std::vector<std::string> Vocabulary::group_kind_names() const {
    std::set<std::string> names;
    for (const Model* model : models_) {
        for (const GroupKind& kind : model->groups) names.insert(kind.name);
    }
    return sorted_names(names);
}
std::vector<std::string> Vocabulary::requirement_names() const {
    std::set<std::string> names;
    for (const Model* model : models_) {
        for (const Requirement& requirement : model->requirements) names.insert(requirement.name);
    }
    return sorted_names(names);
}
std::vector<std::string> Vocabulary::slot_names(std::string_view kind) const {
    std::set<std::string> names;
    for (const Model* model : models_) {
        if (const auto pairing = pairing_kind_in(*model, kind)) {
            for (const Slot& slot : (*model)[*pairing].slots) names.insert(slot.name);
        }
    }
    return sorted_names(names);
}
std::vector<std::string> Vocabulary::stage_names(std::string_view kind) const {
    std::vector<std::string> names;  // in the order in which they are reached
    for (const Model* model : models_) {
        const auto id = known_kind(*model, kind);
        if (id && names.empty()) names = (*model)[*id].stages;
    }
    return names;
}

std::vector<std::string> Vocabulary::question_names(std::string_view survey) const {
    std::vector<std::string> names;
    for (const Model* model : models_) {
        const auto id = known_kind(*model, survey);
        const Survey* known = id ? model->survey_of(*id) : nullptr;
        for (const Survey::Question& one : known ? known->questions : std::vector<Survey::Question>{})
            if (std::find(names.begin(), names.end(), (*model)[one.field]) == names.end())
                names.push_back((*model)[one.field]);
    }
    return names;
}

std::vector<Vocabulary::Typed> Vocabulary::person_field(std::string_view field) const {
    std::vector<Typed> found;
    for (const Model* model : models_) {
        for (const Role& role : model->roles) {
            if (const auto type = field_type_in(*model, role.fields, field)) found.push_back({model, *type});
        }
    }
    return found;
}
std::vector<Vocabulary::Typed> Vocabulary::kind_field(std::string_view kind, std::string_view field) const {
    std::vector<Typed> found;
    for (const Model* model : models_) {
        const auto id = known_kind(*model, kind);
        if (!id) continue;
        if (const auto type = field_type_in(*model, (*model)[*id].fields, field)) found.push_back({model, *type});
    }
    return found;
}
std::vector<Vocabulary::Typed> Vocabulary::pairing_field(std::string_view kind, std::string_view field) const {
    std::vector<Typed> found;
    for (const Model* model : models_) {
        const auto id = pairing_kind_in(*model, kind);
        if (!id) continue;
        if (const auto type = field_type_in(*model, (*model)[*id].fields, field)) found.push_back({model, *type});
    }
    return found;
}
std::vector<Vocabulary::Typed> Vocabulary::group_field(std::string_view kind, std::string_view field) const {
    std::vector<Typed> found;
    for (const Model* model : models_) {
        const auto id = group_kind_in(*model, kind);
        if (!id) continue;
        if (const auto type = field_type_in(*model, (*model)[*id].fields, field)) found.push_back({model, *type});
    }
    return found;
}

std::vector<std::string> Vocabulary::field_names(Owner owner) const {
    std::set<std::string> names;
    for (const Model* model : models_) {
        for (const std::vector<Field>* fields : field_lists(*model, owner)) {
            for (const Field& field : *fields) names.insert((*model)[field.name]);
        }
    }
    return sorted_names(names);
}

std::optional<std::string> Vocabulary::field(Owner owner, std::string_view header) const {
    const std::string folded = folded_word(header);
    for (const std::string& name : field_names(owner)) {
        if (folded_word(name) == folded) return name;
    }
    return std::nullopt;
}

}  // namespace induct
