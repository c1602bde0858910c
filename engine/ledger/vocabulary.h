// The names that the models of a workspace know, for cells that people typed.
//
// Method: a cell means a declaration when it is its name, a plural or another name of it, or its title, in any model of
// the workspace. The ledger keeps the declared name, so that every model reads it. Source: docs/workspace.md, names.
// Tested by tests/ledger/import_test.cpp.
#pragma once

#include "engine/ledger/cells.h"
#include "engine/model/model.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace induct {

// In one model. Name, `also called`, plural, then title; case, blanks, `_` and `-` do not count.
[[nodiscard]] std::optional<KindId> kind_in(const Model& model, std::string_view text);
[[nodiscard]] std::optional<RoleId> role_in(const Model& model, std::string_view text);
[[nodiscard]] std::optional<PairingKindId> pairing_kind_in(const Model& model, std::string_view text);
[[nodiscard]] std::optional<GroupKindId> group_kind_in(const Model& model, std::string_view text);
[[nodiscard]] std::optional<RequirementId> requirement_in(const Model& model, std::string_view text);
[[nodiscard]] std::optional<std::uint32_t> slot_in(const PairingKind& kind, std::string_view text);
[[nodiscard]] std::optional<std::uint32_t> stage_in(const Kind& kind, std::string_view text);
[[nodiscard]] std::optional<FieldType> field_type_in(const Model& model, const std::vector<Field>& fields,
                                                     std::string_view name);

/// Finds ids in the directory of people, sites and groups: what a typed cell needs besides its model.
struct IdLookup {
    std::function<Cell<std::string>(std::string_view)> person, site, group;
};
/// A cell of a field in the form the ledger keeps: ISO dates, whole minutes, names of choice values, ids.
[[nodiscard]] Cell<std::string> canonical_field(const Model& model, const FieldType& type, std::string_view cell,
                                                const IdLookup& lookup, DateOrder order, Date on,
                                                char separator_of_file);

/// Several models at once.
class Vocabulary {
  public:
    explicit Vocabulary(std::vector<const Model*> models) : models_(std::move(models)) {}

    /// The declared name; nullopt when no model knows the cell. Where two models mean different names by it, the cell
    /// itself is kept, and each reads it in its own way.
    [[nodiscard]] std::optional<std::string> kind(std::string_view cell, const std::set<KindForm>& forms) const;
    [[nodiscard]] std::optional<std::string> role(std::string_view cell) const;
    [[nodiscard]] std::optional<std::string> pairing_kind(std::string_view cell) const;
    [[nodiscard]] std::optional<std::string> group_kind(std::string_view cell) const;
    [[nodiscard]] std::optional<std::string> requirement(std::string_view cell) const;  // also `somc/NAME`
    [[nodiscard]] std::optional<std::string> slot(std::string_view pairing_kind, std::string_view cell) const;
    [[nodiscard]] std::optional<std::string> stage(std::string_view kind, std::string_view cell) const;

    /// A question of a survey, by its name or its title.
    [[nodiscard]] std::optional<std::string> question(std::string_view survey, std::string_view cell) const;

    // What there is, sorted: for suggestions.
    [[nodiscard]] std::vector<std::string> kind_names(const std::set<KindForm>& forms) const;
    [[nodiscard]] std::vector<std::string> role_names() const;
    [[nodiscard]] std::vector<std::string> pairing_kind_names() const;
    [[nodiscard]] std::vector<std::string> group_kind_names() const;
    [[nodiscard]] std::vector<std::string> requirement_names() const;
    [[nodiscard]] std::vector<std::string> slot_names(std::string_view pairing_kind) const;
    [[nodiscard]] std::vector<std::string> stage_names(std::string_view kind) const;
    [[nodiscard]] std::vector<std::string> question_names(std::string_view survey) const;  // as they are asked

    /// One field as one model declares it.
    struct Typed {
        const Model* model;
        FieldType type;
    };
    [[nodiscard]] std::vector<Typed> person_field(std::string_view field) const;
    [[nodiscard]] std::vector<Typed> kind_field(std::string_view kind, std::string_view field) const;
    [[nodiscard]] std::vector<Typed> pairing_field(std::string_view pairing_kind, std::string_view field) const;
    [[nodiscard]] std::vector<Typed> group_field(std::string_view group_kind, std::string_view field) const;

    enum class Owner : std::uint8_t { person, pairing, group, record };
    /// The declared name of a field of such an owner, for a column's header.
    [[nodiscard]] std::optional<std::string> field(Owner owner, std::string_view header) const;
    [[nodiscard]] std::vector<std::string> field_names(Owner owner) const;

  private:
    /// `kind_in`, remembered: a log says the same few kinds over and over.
    [[nodiscard]] std::optional<KindId> known_kind(const Model& model, std::string_view cell) const;

    std::vector<const Model*> models_;
    mutable std::map<std::pair<const Model*, std::string>, std::optional<KindId>>
        kinds_;  // only looked up, never walked
};

}  // namespace induct
