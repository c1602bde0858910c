// Fields of subjects, people and records, and the tests on them. Source: docs/language.md, 4 (built-in
// fields), 6.4, 6.7. Tested by oracle_test.cpp.
#include "tests/oracle/court.h"

#include <algorithm>

namespace induct::oracle {

namespace {
/// What is written in a field, or nothing.
Value listed(const std::vector<FieldValue>& fields, FieldId field) {
    for (const FieldValue& value : fields) {
        if (value.field == field) return value.value;
    }
    return {};
}
/// The value, or an empty field.
template <class T>
Value or_empty(const std::optional<T>& value) {
    return value ? Value(*value) : Value();
}
/// "`is` and `is not` of a list ask whether the value is in it" (6.7): is the one in the other?
bool is_in(const Value& one, const Value& list) {
    const auto* values = std::get_if<std::vector<ChoiceValue>>(&list);
    const auto* value = std::get_if<ChoiceValue>(&one);
    return values && value && std::find(values->begin(), values->end(), *value) != values->end();
}
/// "a place is written by its id or its name" (6.7).
bool is_place_of(const World& world, const Value& place, const Value& written) {
    const auto* site = std::get_if<SiteId>(&place);
    const auto* text = std::get_if<std::string>(&written);
    return site && text && (world[*site].id == *text || world[*site].name == *text);
}
/// Are the two values one, as `is` asks it (6.7)?
bool same(const World& world, const Value& a, const Value& b) {
    return is_in(a, b) || is_in(b, a) || is_place_of(world, a, b) || is_place_of(world, b, a) || a == b;
}
}  // namespace

// "a person without a site is where her first role is that has one" (6.2).
std::optional<SiteId> Court::home_of(PersonId person) const {
    if (world_[person].site) return world_[person].site;
    for (const Holding& holding : world_.holdings)
        if (holding.person == person && holding.site) return holding.site;
    return std::nullopt;
}

// "`site`, `school` and `district`: of a person, a pairing, a group or a school, by where it is (6.2)" (4).
Value Court::place_field(std::optional<SiteId> site, FieldId field) const {
    if (field == model_.built_in.site) return or_empty(site);
    if (field == model_.built_in.district) return or_empty(district_of(site));
    if (field != model_.built_in.school) return {};
    for (; site; site = world_[*site].within)
        if (world_[*site].kind == SiteKind::school) return *site;
    return {};
}

// "of a record `duration`, `start`, `end`, `place`, `attendance`, `entered-on`, `entered-by`" (4). What is declared and
// recorded comes first.
Value Court::record_field(const Record& record, FieldId field) const {
    const Model::BuiltIn& built_in = model_.built_in;
    const Value declared = listed(record.fields, field);
    if (is_recorded(declared)) return declared;
    if (field == built_in.duration) return or_empty(record.minutes);
    if (field == built_in.start) return record.start ? Value(Minutes{record.start->minute}) : Value();
    if (field == built_in.end) return record.end ? Value(Minutes{record.end->minute}) : Value();
    if (field == built_in.place) return or_empty(record.place);
    if (field == built_in.entered_on) return record.entered_on;
    if (field == built_in.entered_by) return or_empty(record.entered_by);
    if (field == built_in.attendance) return record.people.empty() ? Value() : Value(true);
    return {};
}

// "Built-in fields, which no `has` declares: of a person `site`, `school`, `district`, `hired`, `left`,
// `mentoring-year` (a number) and `leave` (recorded on the days of an absence)" (4). What is declared and recorded
// comes first.
Value Court::person_field(PersonId person, FieldId field, Date day) const {
    const WorldPerson& her = world_[person];
    const Model::BuiltIn& built_in = model_.built_in;
    const Value declared = listed(her.fields, field);
    if (is_recorded(declared)) return declared;
    if (field == built_in.hired) return or_empty(her.hired);
    if (field == built_in.left) return or_empty(her.left);
    if (field == built_in.mentoring_year) return or_empty(her.mentoring_year);
    if (field == built_in.leave) {
        for (const Absence& absence : world_.absences) {
            if (absence.person == person && absence.days.holds(day)) return true;
        }
    }
    return place_field(home_of(person), field);
}

// "slots and fields belong to their owner" (3): a field of the record, or of the subject.
Value Court::field_of(const Scope& scope, const Place& place, Date day, const Record* record) const {
    if (std::holds_alternative<OfRecord>(place.owner)) return record ? record_field(*record, place.field) : Value();
    Value declared;
    switch (scope.subject.kind) {
        case Subject::Kind::pairing:
            declared = listed(world_.pairings[scope.subject.index].fields, place.field);
            break;
        case Subject::Kind::person:
            return person_field(PersonId{scope.subject.index}, place.field, day);
        case Subject::Kind::group:
            declared = listed(world_.groups[scope.subject.index].fields, place.field);
            break;
        case Subject::Kind::site:
        case Subject::Kind::program:
            break;
    }
    return is_recorded(declared) ? declared : place_field(site_of(scope.subject), place.field);
}

// "A comparison with an empty field is unknown. `is recorded` and `are recorded` never are."
Truth Court::compare(const FieldTest& field_test, const Value& left, const std::optional<Value>& other) const {
    if (field_test.compare == Compare::recorded) return truth(is_recorded(left));
    if (field_test.compare == Compare::not_recorded) return truth(!is_recorded(left));
    std::vector<Value> values = field_test.values;
    if (other) values = {*other};
    if (!is_recorded(left) || (other && !is_recorded(*other))) return Truth::unknown;
    const bool found =
        std::any_of(values.begin(), values.end(), [&](const Value& value) { return same(world_, left, value); });
    switch (field_test.compare) {
        case Compare::is:
        case Compare::one_of:
        case Compare::exactly:
            return truth(found);
        case Compare::is_not:
        case Compare::not_one_of:
            return truth(!found);
        case Compare::at_least:
            return truth(!values.empty() && left.index() == values.front().index() && left >= values.front());
        case Compare::at_most:
            return truth(!values.empty() && left.index() == values.front().index() && left <= values.front());
        case Compare::recorded:
        case Compare::not_recorded:
            break;
    }
    return Truth::no;
}

// "With nobody in the slot on that day, it is the last one before; where there was none, the first one after."
std::vector<Value> Court::values_of(const Scope& scope, const Place& place, Date day, const Record* record) const {
    const auto* of_slot = std::get_if<OfSlot>(&place.owner);
    if (!of_slot && place.group) return {any_group(PersonId{scope.subject.index}, *place.group, day)};
    if (!of_slot) return {field_of(scope, place, day, record)};
    const std::vector<PersonId> people = nearest_in_slot(scope, of_slot->slot, day);
    if (people.empty()) return {Value()};
    std::vector<Value> values;
    for (const PersonId person : people)
        values.push_back(place.group ? any_group(person, *place.group, day) : person_field(person, place.field, day));
    return values;
}

// "With nobody in the slot on that day, it is the last one before; where there was none, the first one after" (6.13,
// Who).
std::vector<PersonId> Court::nearest_in_slot(const Scope& scope, SlotRef slot, Date day) const {
    std::vector<PersonId> people = slot_people(scope, slot, day);
    const bool pairing = scope.subject.kind == Subject::Kind::pairing;
    if (people.empty() && pairing && world_.pairings[scope.subject.index].kind == slot.pairing) {
        const PairingMember* before = nullptr;
        const PairingMember* after = nullptr;
        for (const PairingMember& member : world_.pairings[scope.subject.index].members) {
            if (member.slot != slot.slot) continue;
            if (member.days.last < day && (!before || before->days.last < member.days.last)) before = &member;
            if (day < member.days.first && (!after || member.days.first < after->days.first)) after = &member;
        }
        if (before || after) people = {(before ? before : after)->person};
    }
    return people;
}

// Of the groups of that kind of which she is a member on that day.
Value Court::any_group(PersonId person, GroupKindId kind, Date day) const {
    const std::vector<GroupId> hers = groups_of(person, kind, day);
    return hers.empty() ? Value() : Value(hers.front());
}

// "A date without a year is that of the school year that holds d, or is the last one before it."
std::optional<Value> Court::yearless(const Scope& scope, const YearlessDay& written, Date day) const {
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    const SchoolYear* year = calendar.year_of(day);
    std::optional<Date> date;
    if (year) date = std::visit([&](const auto& one) { return calendar.date_in(*year, one); }, written);
    return date ? Value(*date) : Value();
}

// "With several people in a slot, a test of a field must hold for all of them."
Truth Court::test(const Scope& scope, const FieldTest& field_test, Date day, const Record* record) const {
    if (field_test.place.group && field_test.other) return same_group(scope, field_test, day);
    std::vector<std::optional<Value>> others{std::nullopt};
    if (field_test.day) others = {yearless(scope, *field_test.day, day)};
    if (field_test.other) {
        others.clear();
        for (const Value& one : values_of(scope, *field_test.other, day, record)) others.emplace_back(one);
    }
    Truth all = Truth::yes;
    for (const Value& value : values_of(scope, field_test.place, day, record))
        for (const std::optional<Value>& other : others) all = both(all, compare(field_test, value, other));
    return all;
}

}  // namespace induct::oracle
