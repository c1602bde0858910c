// The state of follow-up in the ledger's file: read before a night, written in its transaction, only what changed.
// What is new is also appended as entries (kinds `alert` and `review`), so that the chain tells who was told what,
// when. Source: docs/ledger.md, follow-up. Tested by tests/followup/state_store_test.cpp.
#pragma once

#include "engine/followup/follow_up.h"
#include "engine/ledger/store.h"

namespace induct {

/// What last night left for this run of the workspace; empty before the first night.
[[nodiscard]] FollowState load_state(const Ledger& ledger, const std::string& run);

/// Replaces the run's state and appends tonight's events. Gives back how many rows and entries were written.
std::size_t store_follow_up(Night& night, const std::string& run, const FollowUp& tonight);

/// Everything that was decided or done about reviews up to the night, in order: entries of kind `decision`.
[[nodiscard]] std::vector<Decision> load_decisions(const Ledger& ledger, const std::string& run, Date night);

}  // namespace induct
