// From a World to what evaluation reads: the columns of one subject.
// Method: the records that touch the subject's people are looked at once; each is asked only the tests that a rule
// about such a subject reads. All knowledge of the World ends here. Source: docs/language.md, 6.2 and 6.4. Tested by
// tests/evaluate/forms_test.cpp.
#pragma once

#include "engine/ledger/subject_records.h"
#include "engine/ledger/subjects.h"

namespace induct {

/// The columns of one subject. `calendar` is that of `calendar_for`. Records dated after the day of judgement are
/// included.
[[nodiscard]] SubjectRecords gather(const Plan& plan, const Known& known, Subject subject,
                                    const SchoolCalendar& calendar);
[[nodiscard]] SubjectRecords gather(const Plan& plan, const Model& model, const World& world, Subject subject);

}  // namespace induct
