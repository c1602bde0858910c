// The state of follow-up in the ledger's file: read before a night, written in its transaction, only what changed.
// What is new is also appended as entries (kinds `alert` and `review`), each with all that then held of its alert or
// review, so that the chain tells who was told what, when, and any earlier night can be looked at again. Source:
// docs/ledger.md, follow-up. Tested by tests/followup/state_store_test.cpp.
#pragma once

#include "engine/followup/follow_up.h"
#include "engine/ledger/store.h"

namespace induct {

/// What last night left for this run of the workspace; empty before the first night.
[[nodiscard]] FollowState load_state(const Ledger& ledger, const std::string& run);

/// What the night `night` (or, without one on that day, the last one before it) left for this run, read again from the
/// entries: alerts and reviews as they stood then. Of findings only those that still are as they were then; whether a
/// review's condition still holds, and which conditions held, is not kept: it is evaluated anew.
[[nodiscard]] FollowState state_as_of(const Ledger& ledger, const std::string& run, Date night);

/// Since when each finding of the run was known when `last` was the last entry. What else a night knows of them is not
/// kept.
[[nodiscard]] std::map<FindingKey, KnownFinding> findings_as_of(const Ledger& ledger, const std::string& run,
                                                                EntryNumber last);

/// Replaces the run's state and appends tonight's events. Gives back how many rows and entries were written.
std::size_t store_follow_up(Night& night, const std::string& run, const FollowUp& tonight);

/// Everything that was decided or done about reviews up to the night, in order: entries of kind `decision`.
[[nodiscard]] std::vector<Decision> load_decisions(const Ledger& ledger, const std::string& run, Date night);

}  // namespace induct
