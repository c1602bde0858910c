// Compares people. See matching.h.
#include "engine/ledger/matching.h"

#include "engine/ledger/credit.h"
#include "engine/model/match.h"

#include <algorithm>

namespace induct {

namespace {

constexpr auto person_kind = Subject::Kind::person;

/// The people around a subject: its own, of a person those whom she is paired with.
std::vector<PersonId> around(const Known& known, Subject subject, Date day) {
    if (subject.kind != person_kind) return in_subject(known, subject, day);
    std::vector<PersonId> people;
    for (const std::uint32_t at : known.index.pairings_of[subject.index]) {
        if (!known.world.pairings[at].days.holds(day)) continue;
        const std::vector<PersonId> in_it = in_subject(known, {Subject::Kind::pairing, at}, day);
        if (!std::binary_search(in_it.begin(), in_it.end(), PersonId{subject.index})) continue;
        for (const PersonId p : in_it)
            if (p.index != subject.index) people.push_back(p);
    }
    return people;
}

/// Groups of that kind: the subject itself, else those of its people.
std::vector<Subject> groups_around(const Known& known, GroupKindId kind, Subject subject, Date day) {
    if (subject.kind == Subject::Kind::group && known.world.groups[subject.index].kind == kind) return {subject};
    std::vector<Subject> found;
    for (const PersonId p : in_subject(known, subject, day))
        for (const GroupId group : groups_of(known, p, kind, day)) found.push_back({Subject::Kind::group, group.index});
    return found;
}

Truth fits(const FieldsMatch& match, std::int64_t least, std::int64_t most) {
    const auto all = static_cast<std::int64_t>(match.fields.size());
    const std::int64_t wanted = match.count ? match.count->value.value_or(0) : all;
    const auto decide = [](bool low, bool high) { return low == high ? truth(low) : Truth::unknown; };
    switch (match.count ? match.bound : Bound::at_least) {
        case Bound::at_least:
            return decide(least >= wanted, most >= wanted);
        case Bound::at_most:
            return decide(least <= wanted, most <= wanted);
        case Bound::exactly:
        case Bound::range:
            break;
    }
    if (wanted < least || wanted > most) return Truth::no;
    return least == most ? Truth::yes : Truth::unknown;
}

}  // namespace

std::vector<GroupId> groups_of(const Known& known, PersonId person, GroupKindId kind, Date day) {
    std::vector<GroupId> found;
    for (const std::uint32_t at : known.index.groups_of[person.index]) {
        const WorldGroup& group = known.world.groups[at];
        if (group.kind != kind || !group.days.holds(day)) continue;
        const bool member = std::any_of(group.members.begin(), group.members.end(), [&](const GroupMembership& m) {
            return m.person == person && m.days.holds(day);
        });
        if (member) found.push_back(GroupId{at});
    }
    return found;
}

std::vector<Subject> compared(const Known& known, const Person& side, Subject subject, Date day) {
    std::vector<PersonId> people;
    std::vector<Subject> things;
    std::visit(Match{[&](const SlotRef& slot) { people = people_in_slot(known, subject, slot, day); },
                     [&](const RoleHolder& holder) {
                         for (const PersonId p : around(known, subject, day))
                             if (holds_role(known, p, holder.role, day) == Truth::yes) people.push_back(p);
                     },
                     [&](const GroupAsWho& group) { things = groups_around(known, group.group, subject, day); },
                     [&](const GroupLeader&) {
                         for (const GroupMembership& m : known.world.groups[subject.index].members)
                             if (m.leads && m.days.holds(day)) people.push_back(m.person);
                     },
                     [&](const auto&) { people = in_subject(known, subject, day); }},
               side.who);
    for (const PersonId p : people) things.push_back({person_kind, p.index});
    std::sort(things.begin(), things.end());
    things.erase(std::unique(things.begin(), things.end()), things.end());
    return things;
}

std::vector<Value> values_of(const Known& known, const FieldsMatch::Compared& what, Subject thing, Date day) {
    if (const auto* field = std::get_if<FieldId>(&what.what)) {
        return values_of(known, Place{OfSubject{}, *field, TextType{}, {}}, thing, day, nullptr);
    }
    std::vector<Value> values;
    for (const GroupId group : groups_of(known, PersonId{thing.index}, std::get<GroupKindId>(what.what), day))
        values.emplace_back(group);
    if (values.empty()) values.emplace_back();
    return values;
}

Truth in_common(const Known& known, const Value& a, const Value& b) {
    const auto* one = std::get_if<std::vector<ChoiceValue>>(&a);
    const auto* other = std::get_if<std::vector<ChoiceValue>>(&b);
    if (!one || !other) return equal_values(known, a, b);
    return truth(std::any_of(one->begin(), one->end(),
                             [&](ChoiceValue v) { return std::binary_search(other->begin(), other->end(), v); }));
}

Truth in_common(const Known& known, const FieldsMatch::Compared& what, Subject a, Subject b, Date day) {
    Truth any = Truth::no;
    for (const Value& x : values_of(known, what, a, day))
        for (const Value& y : values_of(known, what, b, day)) any = either(any, in_common(known, x, y));
    return any;
}

namespace {

std::vector<std::vector<Subject>> sides_of(const Known& known, const FieldsMatch& match, Subject subject, Date day) {
    std::vector<std::vector<Subject>> sides;
    for (const Person& side : match.sides) sides.push_back(compared(known, side, subject, day));
    return sides;
}

/// Of several names those of each with those of every other, of one name those among each other.
std::vector<std::pair<Subject, Subject>> pairs_of(const std::vector<std::vector<Subject>>& sides) {
    std::vector<std::pair<Subject, Subject>> pairs;
    const auto each = [&](const std::vector<Subject>& left, const std::vector<Subject>& right) {
        for (const Subject a : left)
            for (const Subject b : right)
                if (a != b) pairs.emplace_back(a, b);
    };
    for (std::size_t i = 0; i < sides.size(); ++i)
        for (std::size_t j = i + 1; j < sides.size(); ++j) each(sides[i], sides[j]);
    for (std::size_t i = 0; sides.size() == 1 && i < sides[0].size(); ++i)
        for (std::size_t j = i + 1; j < sides[0].size(); ++j) pairs.emplace_back(sides[0][i], sides[0][j]);
    return pairs;
}

}  // namespace

std::vector<std::pair<Subject, Subject>> compared_pairs(const Known& known, const FieldsMatch& match, Subject subject,
                                                        Date day) {
    return pairs_of(sides_of(known, match, subject, day));
}

Truth truth_of(const Known& known, const FieldsMatch& match, Subject subject, Date day) {
    if (match.fields.empty()) return Truth::unknown;  // its parameter is not set
    const auto sides = sides_of(known, match, subject, day);
    const auto pairs = pairs_of(sides);
    const auto nobody = [](const std::vector<Subject>& side) { return side.empty(); };
    if (pairs.empty() || std::any_of(sides.begin(), sides.end(), nobody)) return Truth::unknown;
    Truth all = Truth::yes;
    for (const auto& [a, b] : pairs) {
        std::int64_t least = 0, most = 0;
        for (const FieldsMatch::Compared& field : match.fields) {
            const Truth same = in_common(known, field, a, b, day);
            const Truth counts = match.differ ? negate(same) : same;
            least += counts == Truth::yes ? 1 : 0;
            most += counts == Truth::no ? 0 : 1;
        }
        all = both(all, fits(match, least, most));
    }
    return all;
}

}  // namespace induct
