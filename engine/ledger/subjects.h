// Who is judged, and when: the subjects of a plan, the days on which they are active, and their calendars.
// Method: intervals from the World's lists; only a role that is derived is looked at day by day, where something
// changes. Source: docs/language.md, 6.2. Tested by tests/evaluate/forms_test.cpp and tests/oracle/agree_test.cpp.
#pragma once

#include "engine/ledger/subject_records.h"
#include "engine/ledger/who.h"

namespace induct {

/// The district in which a subject lies: that of its place; of a group without one that of its members, when those who
/// have a district are all of the same.
[[nodiscard]] std::optional<SiteId> district_of(const Known& known, Subject subject);

/// Whether this run judges the subject: by its district. With one run also who has none; with several the first run
/// judges who lies above the districts (in a consortium), and of whom no place is known nobody can tell, so that none
/// does: nobody is accused by a model that is not hers. A district may have no run. The program is each run's own.
enum class Reach : std::uint8_t { here, elsewhere, unknown, no_run };
[[nodiscard]] Reach reach_of(const Known& known, Subject subject);
[[nodiscard]] bool in_reach(const Known& known, Subject subject);
/// Of whom the model's rules would speak on that day, and no run of the workspace judges them: those of whom nobody can
/// tell where they lie, without a district, and then those whose district no run is for.
struct NotJudged {
    Subject subject;
    std::optional<SiteId> district;
};
[[nodiscard]] std::vector<NotJudged> judged_by_none(const Known& known, Date day);

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
