// A World: the people, pairings, groups and records that one model is held against, as known on one night, as plain
// data.
//
// The ledger loads it from SQLite (corrections and withdrawals already applied), a scenario builds it from its facts.
// Names of roles, kinds and fields are already those of the model. Nothing here knows a database; whoever evaluates
// reads only this. Source: docs/language.md, 4 and 6; docs/workspace.md.
#pragma once

#include "engine/model/model.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace induct {

/// Number of an entry in the ledger, from 1; an entry is a record, a correction, a decision, a waiver ...
using EntryNumber = std::uint64_t;

enum class SiteKind : std::uint8_t { school, district, consortium };
struct Site {
    std::string id, name;
    SiteKind kind{};
    std::optional<SiteId> within;
    std::string calendar;  // empty: as the model says
};

/// Built-in fields (site, hired, ...) stand in their own members; `fields` has what the model's roles declare.
struct WorldPerson {
    std::string id, name, email;
    std::optional<SiteId> site;
    std::optional<Date> hired, left;
    std::optional<Number> mentoring_year;
    std::vector<FieldValue> fields;  // sorted by field
};

/// An interval without its end may be `ongoing` (last = last_known_day) or unknown (the same, with `end_unknown`).
struct Holding {
    PersonId person;
    RoleId role;
    std::optional<SiteId> site;
    Interval days;
    bool end_unknown = false;
};

struct PairingMember {
    std::uint32_t slot = 0;
    PersonId person;
    Interval days;
    bool end_unknown = false;
};
struct WorldPairing {
    std::string id;
    PairingKindId kind;
    std::vector<PairingMember> members;
    /// The days on which the pairing is active: from the first day on which its required slots' first members are in
    /// it, to the last day of its mentee (its first slot).
    Interval days;
    std::optional<PairingId> follows;
    std::vector<FieldValue> fields;
};

struct GroupMembership {
    PersonId person;
    bool leads = false;
    Interval days;
};
struct WorldGroup {
    std::string id;
    GroupKindId kind;
    std::optional<SiteId> site;
    std::optional<GroupId> part_of;
    std::vector<GroupMembership> members;
    Interval days;
    std::vector<FieldValue> fields;
};

struct Absence {
    PersonId person;
    Interval days;
    std::string kind;  // "leave" or what the row says; `paused during leave` takes every kind
};

/// One thing that a rule can be about.
struct Subject {
    enum class Kind : std::uint8_t { pairing, person, group, site, program };
    Kind kind{};
    std::uint32_t index = 0;  // a PairingId, PersonId, GroupId or SiteId; 0 for the program
    friend auto operator<=>(const Subject&, const Subject&) = default;
};

struct Waiver {
    Subject subject;
    RequirementId requirement;
    std::string by, why;
    Interval days;
    EntryNumber entry = 0;
};

struct AboutPerson {
    PersonId person;
};
struct AboutPairing {
    PairingId pairing;
};
struct AboutGroup {
    GroupId group;
};
struct AboutRole {
    RoleId role;
};
struct AboutKind {
    KindId kind;
};
using RecordAbout =
    std::variant<std::monostate, TheProgram, AboutPerson, AboutPairing, AboutGroup, AboutRole, AboutKind>;

/// An activity or meeting that was held, an artifact that reached a stage, or a survey that was answered.
struct Record {
    EntryNumber entry = 0;
    std::string label;  // as reports show it: "R-8841"
    KindId kind;
    std::uint32_t stage = 0;     // index in the kind's stages; 0 for activities and meetings
    std::uint32_t instance = 0;  // records of one artifact instance share it; unique otherwise
    Date date{};
    Date entered_on{};  // the row's `entered_on`, else the night
    Date known{};       // the night that took it in
    std::optional<Minutes> minutes;
    std::optional<ClockTime> start, end;
    std::optional<bool> in_contract_day;  // the flag, where one was given
    std::vector<PersonId> led_by;         // an activity's leaders; an artifact's or survey's `by`; sorted
    std::vector<PersonId>
        people;  // who took part, led or was observed, leaders included; of an artifact its co-authors; sorted
    std::vector<PersonId> to;  // an artifact's recipients
    std::optional<GroupId> group;
    std::optional<SiteId> place;
    RecordAbout about;
    std::optional<EntryNumber> belongs_to;  // column `for` or `follows`: the record it is tied to
    std::optional<PersonId> entered_by;
    std::vector<FieldValue> fields;  // sorted by field
};

/// A review as the ledger has it on that night: conditions such as `pairing-review is open` read it.
struct ReviewFact {
    ReviewId review;
    Subject subject;
    Date opened{};
    std::optional<Date> decided;  // and closed
    std::string outcome;          // empty while open
};

/// Where the run stands among those of its workspace. With several each judges what lies in its districts, and the
/// first one also what lies above all districts.
enum class RunPlace : std::uint8_t { only, first, further };

struct World {
    std::vector<Site> sites;
    std::vector<WorldPerson> people;
    std::vector<Holding> holdings;  // sorted by person, then first day
    std::vector<WorldPairing> pairings;
    std::vector<WorldGroup> groups;
    std::vector<Absence> absences;
    std::vector<Waiver> waivers;
    std::vector<Record> records;      // sorted by date, then entry
    std::vector<ReviewFact> reviews;  // sorted by review, subject, opened
    /// The districts this run of the model is for (`run ... for medford, phoenix`); empty: all sites.
    std::vector<SiteId> districts;
    RunPlace run = RunPlace::only;
    std::vector<SiteId> of_no_run;  // districts that no run of the workspace is for

    [[nodiscard]] const WorldPerson& operator[](PersonId id) const { return people[id.index]; }
    [[nodiscard]] const WorldPairing& operator[](PairingId id) const { return pairings[id.index]; }
    [[nodiscard]] const WorldGroup& operator[](GroupId id) const { return groups[id.index]; }
    [[nodiscard]] const Site& operator[](SiteId id) const { return sites[id.index]; }
};

/// The date of judgement D and the night K whose knowledge is used. Records dated after `on` are not looked at; the
/// World was loaded with what was known on `known_at`.
struct AsOf {
    Date on{};
    Date known_at{};
};

}  // namespace induct
