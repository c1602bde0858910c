// Whose record it is, and what a record answers to the tests of a selection.
// Method: the sentences of docs/language.md 6.4, one function each; a missing field gives `unknown`, never `no`.
// Tested by tests/evaluate/forms_test.cpp.
#pragma once

#include "engine/ledger/who.h"
#include "engine/plan/plan.h"

namespace induct {

/// Does the record belong to the subject?
[[nodiscard]] bool belongs(const Known& known, const Record& record, Subject subject);
/// Was the person expected at that meeting?
[[nodiscard]] bool is_expected(const Known& known, const Record& meeting, PersonId person);
[[nodiscard]] bool took_part(const Record& record, PersonId person);

/// Is the person meant by the term on that day?
[[nodiscard]] bool is_meant(const Known& known, const Person& term, PersonId person, Subject subject, Date day);
/// The answer to one test of the plan. `calendar` is the subject's.
[[nodiscard]] Truth answer(const Known& known, const RecordTest& test, const Record& record, Subject subject,
                           const SchoolCalendar& calendar);

/// Minutes of a record outside the contract hours of the subject's school; nothing when they cannot be known.
[[nodiscard]] std::optional<Minutes> minutes_outside(const Known& known, const Record& record, Subject subject,
                                                     const SchoolCalendar& calendar);

/// A field's values on a day: one, or one a person in the slot. A field that nobody filled in is monostate.
[[nodiscard]] std::vector<Value> values_of(const Known& known, const Place& place, Subject subject, Date day,
                                           const Record* record);
[[nodiscard]] Truth truth_of(const Known& known, const FieldTest& test, Subject subject, Date day,
                             const Record* record);
[[nodiscard]] Value field_of(const Known& known, PersonId person, FieldId field, Date day);
[[nodiscard]] Value field_of(const std::vector<FieldValue>& fields, FieldId field);
/// A test of the people, pairings or groups that are counted around a subject: its field is theirs.
[[nodiscard]] Truth truth_of(const Known& known, const FieldTest& test, const Value& own, Subject subject, Date day);
/// Are two values the same; of a list and one value, is it in the list?
[[nodiscard]] Truth equal_values(const Known& known, const Value& a, const Value& b);
/// Those who are in the slot on that day; when nobody is, whoever left it last before, else whoever comes first.
/// Whoever fills the slot on any day: of the subject's pairing, or of the pairings that she is ever in. What was done
/// before the pairing began is hers too (docs/language.md, 6.4, `mentor's mentor-application`).
[[nodiscard]] std::vector<PersonId> ever_in_slot(const Known& known, Subject subject, const SlotRef& slot);
[[nodiscard]] std::vector<PersonId> people_in_slot(const Known& known, Subject subject, const SlotRef& slot, Date day);

/// A condition about one person: fields, roles and what belongs to her; others are unknown. Used by derived roles.
[[nodiscard]] Truth truth_about_person(const Known& known, ConditionId condition, PersonId person, Date day);

}  // namespace induct
