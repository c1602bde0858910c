// What stands around a subject over days: people in a slot or a role, members and leaders of a group, pairings, groups.
// Method: each list of the World that touches the subject is cut to the days on which it does. Source:
// docs/language.md, 6.5 (Standing). Tested by tests/evaluate/forms_test.cpp.
#pragma once

#include "engine/ledger/subject_records.h"
#include "engine/ledger/who.h"

#include <vector>

namespace induct {

/// All that the list asks for around the subject, by first day and then by who it is.
[[nodiscard]] std::vector<StandingEntry> standing_entries(const Known& known, Subject subject,
                                                          const StandingList& list);

}  // namespace induct
