// Who is judged, and when: the subjects of a plan, the days on which they are active, and their calendars.
// Method: intervals from the World's lists; only a role that is derived is looked at day by day, where something
// changes. Source: docs/language.md, 6.2. Tested by tests/evaluate/forms_test.cpp and tests/oracle/agree_test.cpp.
#pragma once

#include "engine/ledger/subject_records.h"
#include "engine/ledger/who.h"

namespace induct {

/// Is the subject in a district that this run of the model is for? Without a place it is in all of them.
[[nodiscard]] bool in_reach(const Known& known, Subject subject);

/// The subjects of all requirements, triggers and figures, each once, by kind and then by id.
[[nodiscard]] std::vector<Subject> subjects_of(const Plan& plan, const Known& known);
[[nodiscard]] std::vector<Subject> subjects_of(const Plan& plan, const Model& model, const World& world);

/// The days on which the person holds the role. A derived role may begin with a record, so its days are looked at one
/// by one at the places where something about the person changes.
[[nodiscard]] std::vector<Interval> days_of_role(const Known& known, PersonId person, RoleId role);

/// The days on which rules about `scope` speak of the subject, joined; none when they are about others.
[[nodiscard]] std::vector<Interval> active_days(const Known& known, const SubjectKind& scope, Subject subject);

/// The calendar of a subject: of its nearest site that names one, else as the model says for its district.
[[nodiscard]] const CalendarSpec& calendar_for(const Known& known, Subject subject);

}  // namespace induct
