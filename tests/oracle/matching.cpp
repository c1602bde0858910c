// Who is like whom, and who is reached through somebody else. Source: docs/language.md, 5 (WHO), 6.4, 6.7 and 6.11.
// Method: on each day everybody who is meant is looked up again. Tested by oracle_test.cpp and matching_test.cpp.
#include "tests/oracle/court.h"

#include <algorithm>

namespace induct::oracle {

namespace {
/// Is it a person?
bool is_person(const Subject& thing) { return thing.kind == Subject::Kind::person; }
/// Adds what is not there yet.
void put_once(std::vector<Subject>& things, Subject thing) {
    if (std::find(things.begin(), things.end(), thing) == things.end()) things.push_back(thing);
}
}  // namespace

// "`mentor's TEAM`, where TEAM is a kind of group: the groups of that kind of which she is a member on d" (6.7).
std::vector<GroupId> Court::groups_of(PersonId person, GroupKindId kind, Date day) const {
    std::vector<GroupId> found;
    for (std::uint32_t i = 0; i < world_.groups.size(); ++i) {
        const WorldGroup& group = world_.groups[i];
        if (group.kind == kind && group.days.holds(day) && has(in_group(group, std::nullopt, day), person))
            found.push_back(GroupId{i});
    }
    return found;
}

// "A slot stands for whoever is in it on d ... A role stands for those who hold it on d among the people of the pairing
// or group; in a rule about a person, among those of the pairings she is in, without herself. ... A kind of group is
// the subject itself, else the groups of that kind of which one of its people is a member."
std::vector<Subject> Court::meant(const Scope& scope, const Person& side, Date day) const {
    const Subject& subject = scope.subject;
    std::vector<PersonId> own;
    if (subject.kind == Subject::Kind::pairing) own = in_pairing(world_.pairings[subject.index], day);
    if (subject.kind == Subject::Kind::group) own = in_group(world_.groups[subject.index], std::nullopt, day);
    if (is_person(subject)) own = {PersonId{subject.index}};
    std::vector<PersonId> people;
    std::vector<Subject> things;
    if (const auto* slot = std::get_if<SlotRef>(&side.who)) people = nearest_in_slot(scope, *slot, day);
    if (std::holds_alternative<SubjectPerson>(side.who) || std::holds_alternative<GroupMember>(side.who)) people = own;
    if (std::holds_alternative<GroupLeader>(side.who)) people = in_group(world_.groups[subject.index], true, day);
    if (const auto* holder = std::get_if<RoleHolder>(&side.who)) {
        std::vector<PersonId> among = own;
        if (is_person(subject)) {
            among.clear();
            for (const PairingId id : pairings_of(own.front(), day))
                for (const PersonId one : in_pairing(world_[id], day))
                    if (one != own.front()) add_once(among, one);
        }
        for (const PersonId one : among)
            if (holds_role(one, holder->role, day)) people.push_back(one);
    }
    if (const auto* as = std::get_if<GroupAsWho>(&side.who)) {
        if (subject.kind == Subject::Kind::group && world_.groups[subject.index].kind == as->group) return {subject};
        for (const PersonId one : own)
            for (const GroupId id : groups_of(one, as->group, day)) put_once(things, {Subject::Kind::group, id.index});
    }
    for (const PersonId one : people) put_once(things, {Subject::Kind::person, one.index});
    return things;
}

// "Two share a field when they have a value in common ... not recorded of one of them: not known."
Truth Court::shared(const FieldsMatch::Compared& what, Subject a, Subject b, Date day) const {
    const auto values = [&](Subject thing) {
        std::vector<Value> found;
        if (const auto* group = std::get_if<GroupKindId>(&what.what)) {
            for (const GroupId id : groups_of(PersonId{thing.index}, *group, day)) found.emplace_back(id);
            return found;
        }
        const Scope its{thing, ForProgram{}, nullptr, nullptr};
        const Value own =
            field_of(its, Place{OfSubject{}, std::get<FieldId>(what.what), TextType{}, {}, {}}, day, nullptr);
        if (const auto* list = std::get_if<std::vector<ChoiceValue>>(&own))
            found.assign(list->begin(), list->end());
        else if (is_recorded(own))
            found.push_back(own);
        return found;
    };
    const std::vector<Value> left = values(a), right = values(b);
    if (left.empty() || right.empty()) return Truth::unknown;
    return truth(std::any_of(left.begin(), left.end(), [&](const Value& value) {
        return std::find(right.begin(), right.end(), value) != right.end();
    }));
}

// "`share F, G`: both of all the fields. `share at least N of F, G` (`at most`, `exactly`): so many of them; it is
// unknown when those that are not known could decide. `differ in` asks of each field that they have nothing in common.
// It holds when it holds of each two who are compared (`and`, in three values). Where a name stands for nobody, or
// there are no two to compare, it is unknown" (6.7, Matching).
Truth Court::alike(const Scope& scope, const FieldsMatch& match, Date day) const {
    std::vector<std::vector<Subject>> sides;
    for (const Person& side : match.sides) sides.push_back(meant(scope, side, day));
    if (sides.size() == 1) sides.push_back(sides.front());
    bool any = false;
    Truth all = Truth::yes;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (sides[i].empty()) return Truth::unknown;
        for (std::size_t j = i + 1; j < sides.size(); ++j) {
            for (const Subject& a : sides[i]) {
                for (const Subject& b : sides[j]) {
                    if (a == b) continue;
                    any = true;
                    Range good;
                    for (const FieldsMatch::Compared& field : match.fields) {
                        Truth one = shared(field, a, b, day);
                        if (match.differ) one = negate(one);
                        if (one == Truth::yes) ++good.low;
                        if (one != Truth::no) ++good.high;
                    }
                    const auto of_all = static_cast<std::int64_t>(match.fields.size());
                    const std::int64_t wanted = match.count ? *match.count->value : of_all;
                    all = both(all, obeys(match.count ? match.bound : Bound::at_least, good, wanted, wanted));
                }
            }
        }
    }
    return any ? all : Truth::unknown;
}

// "`mentor's learning-team is mentee's learning-team`: they have one in common; with several people each two."
Truth Court::same_group(const Scope& scope, const FieldTest& field_test, Date day) const {
    const auto people = [&](const Place& place) {
        if (const auto* slot = std::get_if<OfSlot>(&place.owner)) return nearest_in_slot(scope, slot->slot, day);
        return std::vector<PersonId>{PersonId{scope.subject.index}};
    };
    const std::vector<PersonId> left = people(field_test.place), right = people(*field_test.other);
    if (left.empty() || right.empty()) return Truth::unknown;
    Truth all = Truth::yes;
    for (const PersonId a : left) {
        for (const PersonId b : right) {
            const FieldsMatch::Compared group{{}, *field_test.place.group};
            const Truth one = shared(group, {Subject::Kind::person, a.index}, {Subject::Kind::person, b.index}, day);
            all = both(all, field_test.compare == Compare::is_not ? negate(one) : one);
        }
    }
    return all;
}

// "Found nearest first ...: leader or member of its group; holders of the role at the subject's school, else its
// district, else the program, and all of them where there are several."
std::vector<PersonId> Court::nearest_holders(PersonId to, RoleId role, Date day) const {
    if (holds_role(to, role, day)) return {to};
    for (const bool leads : {true, false}) {
        std::vector<PersonId> found;
        for (const WorldGroup& group : world_.groups) {
            if (!group.days.holds(day) || !has(in_group(group, std::nullopt, day), to)) continue;
            for (const PersonId one : in_group(group, leads, day))
                if (holds_role(one, role, day)) add_once(found, one);
        }
        if (!found.empty()) return found;
    }
    for (std::optional<SiteId> place = home_of(to); place; place = world_[*place].within) {
        std::vector<PersonId> found;
        for (const PersonId one : holders(role, day))
            if (holds_at(one, role, *place, day)) found.push_back(one);
        if (!found.empty()) return found;
    }
    return holders(role, day);
}

// "`mentor's principal` is found as if the rule were about each person who is `mentor`; of a slot never she herself."
std::vector<PersonId> Court::reached(const Scope& scope, const Person& who, Date day) const {
    std::vector<PersonId> through;
    if (who.of) {
        for (const PersonId via : reached(scope, Person{Person::Reach::nearest, *who.of, {}, {}}, day)) {
            const Scope hers{{Subject::Kind::person, via.index}, ForRole{}, nullptr, scope.year};
            const bool slot = std::holds_alternative<SlotRef>(who.who);
            for (const PersonId one : reached(hers, Person{Person::Reach::nearest, who.who, {}, {}}, day))
                if (!slot || one != via) add_once(through, one);
        }
        return through;
    }
    if (const auto* slot = std::get_if<SlotRef>(&who.who)) return slot_people(scope, *slot, day);
    const auto* holder = std::get_if<RoleHolder>(&who.who);
    if (holder && is_person(scope.subject)) return nearest_holders(PersonId{scope.subject.index}, holder->role, day);
    if (std::holds_alternative<SubjectPerson>(who.who)) return {PersonId{scope.subject.index}};
    if (const auto* as = std::get_if<GroupAsWho>(&who.who); as && is_person(scope.subject)) {
        for (const GroupId id : groups_of(PersonId{scope.subject.index}, as->group, day))
            for (const PersonId one : in_group(world_[id], std::nullopt, day)) add_once(through, one);
    }
    return through;
}

}  // namespace induct::oracle
