// Who is meant: which people a WHO stands for on a day, who holds a role, and where people and places lie.
// Method: `WorldIndex` is made once a World, so that nothing is searched for twice; the questions are functions of it.
// Source: docs/language.md, 6.2, 6.4 and 6.11. Tested by tests/evaluate/forms_test.cpp.
#pragma once

#include "engine/ledger/world.h"

#include <span>
#include <string>
#include <vector>

namespace induct {

/// Who is in what, and whose record is where: places in the World's arrays, each list in order.
struct WorldIndex {
    WorldIndex() = default;
    WorldIndex(const Model& model, const World& world);

    std::vector<std::vector<std::uint32_t>> holdings_of, pairings_of, groups_of, records_of, absences_of;  // by person
    std::vector<std::vector<std::uint32_t>> holders;          // holdings, by role
    std::vector<std::vector<std::uint32_t>> pairing_records;  // artifacts and others about a pairing
    std::vector<std::vector<std::uint32_t>> group_records;    // about a group, or naming it
    std::vector<std::uint32_t> meetings;                      // all meetings that were held
    std::vector<std::uint32_t> ungrouped;                     // records of a kind that is `of` a group and names none
    std::vector<std::vector<std::uint32_t>> role_records;     // about a role
    std::vector<std::optional<PairingId>> followed_by;        // by pairing
    std::vector<bool> later_stage;                            // by record: not the first one of its document

    /// The records of one document, in order; `kind` and `instance` as in its records.
    [[nodiscard]] std::span<const std::uint32_t> stages_of(const World& world, KindId kind,
                                                           std::uint32_t instance) const;
    /// The records that may belong to a site or to one within it; none where no rule is about places.
    [[nodiscard]] std::span<const std::uint32_t> records_at(SiteId site) const;
    /// The waivers of a subject, and its reviews, by their places in the World.
    [[nodiscard]] std::span<const std::uint32_t> waivers_of(const World& world, Subject subject) const;
    [[nodiscard]] std::span<const std::uint32_t> reviews_of(const World& world, Subject subject) const;
    /// Reviews come after the rest is known.
    void index_reviews(const World& world);

  private:
    void index_documents(const Model& model, const World& world);
    void index_sites(const Model& model, const World& world);
    std::vector<std::uint32_t> documents_, waivers_, reviews_;  // by document; by subject
    std::vector<std::vector<std::uint32_t>> site_records_;      // by site; empty where no rule is about places
};

/// A World that can be asked.
struct Known {
    const Model& model;
    const World& world;
    const WorldIndex& index;
    Date records_to = last_known_day;  // the day of judgement: a role that a record begins is not held by a later one
};

/// Does the person hold the role on that day? A derived role is held while its condition holds too.
[[nodiscard]] Truth holds_role(const Known& known, PersonId person, RoleId role, Date day);
/// Does the site lie in the other one, or is it the same?
[[nodiscard]] bool lies_in(const World& world, SiteId site, SiteId within);
/// The nearest site upward of that kind, the site itself included.
[[nodiscard]] std::optional<SiteId> site_above(const World& world, std::optional<SiteId> site, SiteKind kind);
/// A person's place: her own site, else that of her first holding.
[[nodiscard]] std::optional<SiteId> place_of(const Known& known, PersonId person);
/// The place of a subject; nothing for the program.
[[nodiscard]] std::optional<SiteId> place_of(const Known& known, Subject subject);
[[nodiscard]] bool is_absent(const Known& known, PersonId person, Date day);

/// The people in a slot on that day: of a pairing its own, of a person those of the pairings that she is in on that
/// day.
[[nodiscard]] std::vector<PersonId> in_slot(const Known& known, Subject subject, const SlotRef& slot, Date day);
/// Everybody who is in the subject on that day: a pairing's or group's people, the person herself.
[[nodiscard]] std::vector<PersonId> in_subject(const Known& known, Subject subject, Date day);

/// Whom a WHO stands for on a day, found nearest first (6.11); sorted, each once. Empty when there is nobody.
[[nodiscard]] std::vector<PersonId> people_of(const Known& known, const Person& person, Subject subject, Date day);
[[nodiscard]] std::vector<PersonId> people_of(const Known& known, const Who& who, Subject subject, Date day);
/// The same, for a caller who asks seldom: makes the index.
[[nodiscard]] std::vector<PersonId> people_of(const Model& model, const World& world, const Who& who, Subject subject,
                                              Date day);

/// The id of a subject as reports show it: "P-0117"; "" for the program.
[[nodiscard]] std::string id_of(const World& world, Subject subject);

}  // namespace induct
