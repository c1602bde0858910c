// Who is like whom: `mentor and mentee share site`, and the groups that people are members of, read on a day.
// Method: those who are compared are found as things with fields (people, groups); each two of them are compared in
// each field. Source: docs/language.md, 6.7. Tested by tests/golden/forms/matching.induct and
// tests/oracle/matching_test.cpp.
#pragma once

#include "engine/ledger/who.h"

namespace induct {

/// Those whom a name of the match stands for on that day: people, or groups as subjects. Sorted, each once.
[[nodiscard]] std::vector<Subject> compared(const Known& known, const Person& side, Subject subject, Date day);
/// The values that a thing has: of a field one, which may be unrecorded; of a kind of group each group that she is a
/// member of, else one unrecorded.
[[nodiscard]] std::vector<Value> values_of(const Known& known, const FieldsMatch::Compared& what, Subject thing,
                                           Date day);
/// Have the two a value in common, list or not?
[[nodiscard]] Truth in_common(const Known& known, const Value& a, const Value& b);
/// The same of two things in one field.
[[nodiscard]] Truth in_common(const Known& known, const FieldsMatch::Compared& what, Subject a, Subject b, Date day);
/// Those who are compared with each other, two and two.
[[nodiscard]] std::vector<std::pair<Subject, Subject>> compared_pairs(const Known& known, const FieldsMatch& match,
                                                                      Subject subject, Date day);
[[nodiscard]] Truth truth_of(const Known& known, const FieldsMatch& match, Subject subject, Date day);

/// The groups of that kind of which the person is a member on that day, in order.
[[nodiscard]] std::vector<GroupId> groups_of(const Known& known, PersonId person, GroupKindId kind, Date day);

}  // namespace induct
