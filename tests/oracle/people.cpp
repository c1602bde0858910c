// Who holds what on a day, and whether WHO was there. Source: docs/language.md, 6.4 (`by`, `with`, `to`).
// Method: every holding, slot and membership is looked at. Tested by oracle_test.cpp.
#include "tests/oracle/court.h"

#include <algorithm>

namespace induct::oracle {

// Is the person among them?
bool has(const std::vector<PersonId>& people, PersonId person) {
    return std::find(people.begin(), people.end(), person) != people.end();
}
// Adds whoever is not among them yet.
void add_once(std::vector<PersonId>& people, PersonId person) {
    if (!has(people, person)) people.push_back(person);
}

// "A derived role: `is mentor when CONDITION`": unknown where the condition is.
Truth Court::role_of(PersonId person, RoleId role, Date day) const {
    const RoleId held = model_[role].derived_from.value_or(role);
    const bool holder = std::any_of(world_.holdings.begin(), world_.holdings.end(), [&](const Holding& holding) {
        return holding.person == person && holding.role == held && holding.days.holds(day);
    });
    if (!holder || !model_[role].derived_when) return holder ? Truth::yes : Truth::no;
    // A derived role reads records and rules, so it asks like a condition of the person.
    const Subject subject{Subject::Kind::person, person.index};
    const SchoolYear* year = calendar_of(subject).year_of(day);
    if (!year) year = &calendar_of(subject).spec().years.front();  // such a condition names no days of a year
    Court& self = const_cast<Court&>(*this);                       // only its memory of answers changes
    const Scope scope{subject, ForRole{held}, nullptr, year};
    return self.holds(scope, *model_[role].derived_when, {day, std::min(day, on_)});
}

// "A derived role whose condition is unknown is not held" (6.13, Who).
bool Court::holds_role(PersonId person, RoleId role, Date day) const {
    return role_of(person, role, day) == Truth::yes;
}

// "a holder's place is that of the holding, else the person's school" (6.5, Standing): does it lie there?
bool Court::holds_at(PersonId person, RoleId role, SiteId place, Date day) const {
    const RoleId held = model_[role].derived_from.value_or(role);
    return std::any_of(world_.holdings.begin(), world_.holdings.end(), [&](const Holding& holding) {
        return holding.person == person && holding.role == held && holding.days.holds(day) &&
               lies_in(holding.site ? holding.site : home_of(person), place);
    });
}

// "a role (any holder on that date)" (6.4).
std::vector<PersonId> Court::holders(RoleId role, Date day) const {
    std::vector<PersonId> found;
    for (std::uint32_t i = 0; i < world_.people.size(); ++i) {
        if (holds_role(PersonId{i}, role, day)) found.push_back(PersonId{i});
    }
    return found;
}

// "a slot (whoever is in it on the record's date)", whatever the days of the pairing (6.4).
std::vector<PersonId> Court::in_slot(const WorldPairing& pairing, std::uint32_t slot, Date day) const {
    std::vector<PersonId> found;
    for (const PairingMember& member : pairing.members) {
        if (member.slot == slot && member.days.holds(day)) add_once(found, member.person);
    }
    return found;
}

// Everybody who is in some slot of the pairing on that day.
std::vector<PersonId> Court::in_pairing(const WorldPairing& pairing, Date day) const {
    std::vector<PersonId> found;
    for (const PairingMember& member : pairing.members) {
        if (member.days.holds(day)) add_once(found, member.person);
    }
    return found;
}

// "a group (any member on that date)" (6.4). "Whoever leads a group is one of its members, except for `members` and
// `leader` as what is counted" (6.13, Standing): `leads` asks for the one or the other.
std::vector<PersonId> Court::in_group(const WorldGroup& group, std::optional<bool> leads, Date day) const {
    std::vector<PersonId> found;
    for (const GroupMembership& member : group.members) {
        if (member.days.holds(day) && (!leads || member.leads == *leads)) add_once(found, member.person);
    }
    return found;
}

// "the pairings that she is in" (6.5, Standing): those that go on, in some slot, on that day.
std::vector<PairingId> Court::pairings_of(PersonId person, Date day) const {
    std::vector<PairingId> found;
    for (std::uint32_t i = 0; i < world_.pairings.size(); ++i) {
        const WorldPairing& pairing = world_.pairings[i];
        if (pairing.days.holds(day) && has(in_pairing(pairing, day), person)) found.push_back(PairingId{i});
    }
    return found;
}

// "X is a slot (whoever is in it on the record's date)": of the subject's own pairing, or of the pairings that she is
// in.
std::vector<PersonId> Court::slot_people(const Scope& scope, SlotRef slot, Date day) const {
    if (scope.subject.kind == Subject::Kind::pairing) {
        if (world_.pairings[scope.subject.index].kind != slot.pairing) return {};
        return in_slot(world_.pairings[scope.subject.index], slot.slot, day);
    }
    std::vector<PersonId> found;
    if (scope.subject.kind != Subject::Kind::person) return found;
    for (const PairingId id : pairings_of(PersonId{scope.subject.index}, day)) {
        if (world_[id].kind != slot.pairing) continue;
        for (const PersonId person : in_slot(world_[id], slot.slot, day)) add_once(found, person);
    }
    return found;
}

namespace {
/// Is one of those who are meant among the people?
Truth any_of_them(const std::vector<PersonId>& wanted, const std::vector<PersonId>& people) {
    return truth(std::any_of(wanted.begin(), wanted.end(), [&](PersonId one) { return has(people, one); }));
}
}  // namespace

// "a role (any holder on that date), `another ROLE` (a holder who is not in the subject), a group (any member on
// that date) ... `every ROLE`: all who hold it that day in the subject's reach (for a district or school: there; else
// all)."
Truth Court::is_there(const Scope& scope, const Person& who, const std::vector<PersonId>& people,
                      const Record& record) const {
    const Date day = record.date;
    if (who.of) {
        const auto* kind = std::get_if<GroupAsWho>(&who.who);
        if (kind && record.group && world_[*record.group].kind == kind->group) {
            // The record names a group of whoever it is reached through.
            const Person via{Person::Reach::nearest, *who.of, {}, {}};
            const std::vector<PersonId> members = in_group(world_[*record.group], std::nullopt, day);
            if (any_of_them(reached(scope, via, day), members) == Truth::yes) return Truth::yes;
        }
        return any_of_them(reached(scope, who, day), people);
    }
    if (std::holds_alternative<SubjectPerson>(who.who)) return truth(has(people, PersonId{scope.subject.index}));
    if (const auto* slot = std::get_if<SlotRef>(&who.who)) {
        // "of a document or an answer that is dated when nobody was in it, whoever was in it nearest to that date".
        const std::vector<PersonId> wanted =
            is_activity(record) ? slot_people(scope, *slot, day) : nearest_in_slot(scope, *slot, day);
        if (who.reach != Person::Reach::every) return any_of_them(wanted, people);
        return truth(std::all_of(wanted.begin(), wanted.end(), [&](PersonId one) { return has(people, one); }));
    }
    if (const auto* holder = std::get_if<RoleHolder>(&who.who)) {
        std::vector<PersonId> wanted;
        for (const PersonId person : holders(holder->role, day)) {
            const bool inside = scope.subject.kind == Subject::Kind::pairing
                                    ? has(in_pairing(world_.pairings[scope.subject.index], day), person)
                                : scope.subject.kind == Subject::Kind::group
                                    ? has(in_group(world_.groups[scope.subject.index], std::nullopt, day), person)
                                    : scope.subject == Subject{Subject::Kind::person, person.index};
            const bool within_reach = scope.subject.kind != Subject::Kind::site ||
                                      holds_at(person, holder->role, SiteId{scope.subject.index}, day);
            if (who.reach == Person::Reach::another && inside) continue;
            if (who.reach == Person::Reach::every && !within_reach) continue;
            wanted.push_back(person);
        }
        if (who.reach != Person::Reach::every) return any_of_them(wanted, people);
        return truth(std::all_of(wanted.begin(), wanted.end(), [&](PersonId one) { return has(people, one); }));
    }
    // A group as WHO: the record names the group, or a member acts for it.
    if (const auto* kind = std::get_if<GroupAsWho>(&who.who)) {
        if (record.group && world_[*record.group].kind == kind->group) return Truth::yes;
        for (const WorldGroup& group : world_.groups) {
            if (group.kind == kind->group && any_of_them(in_group(group, std::nullopt, day), people) == Truth::yes) {
                return Truth::yes;
            }
        }
        return Truth::no;
    }
    if (scope.subject.kind != Subject::Kind::group) return Truth::no;
    // Whoever leads a group is one of its members.
    const auto leads = std::holds_alternative<GroupLeader>(who.who) ? std::optional(true) : std::nullopt;
    return any_of_them(in_group(world_.groups[scope.subject.index], leads, day), people);
}

// "`A and B`: both; `A or B`: one of them".
Truth Court::are_there(const Scope& scope, const Who& who, const std::vector<PersonId>& people,
                       const Record& record) const {
    Truth all = who.all ? Truth::yes : Truth::no;
    for (const Person& person : who.people) {
        const Truth one = is_there(scope, person, people, record);
        all = who.all ? both(all, one) : either(all, one);
    }
    return all;
}

// "It is undecidable where nobody is recorded in that place, unless the record names a group that is meant" (6.4).
Truth Court::met_by(const Scope& scope, const Who& who, const std::vector<PersonId>& people,
                    const Record& record) const {
    const Truth met = are_there(scope, who, people, record);
    return people.empty() && (met != Truth::yes || !record.group) ? Truth::unknown : met;
}

// "`by X`: X led the activity, or brought the artifact to that stage."
Truth Court::led(const Scope& scope, const Who& who, const Record& record) const {
    return met_by(scope, who, record.led_by, record);
}

// "`to X`: X received it."
Truth Court::received(const Scope& scope, const Who& who, const Record& record) const {
    return met_by(scope, who, record.to, record);
}

// "`with X`: X also took part, whoever led or brought it too, or is co-author."
Truth Court::took_part(const Scope& scope, const Who& who, const Record& record) const {
    std::vector<PersonId> people = record.people;
    for (const PersonId leader : record.led_by) add_once(people, leader);
    return met_by(scope, who, people, record);
}

}  // namespace induct::oracle
