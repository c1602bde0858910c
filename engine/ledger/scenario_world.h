// The World that a scenario describes: its people in one invented school, its pairs, teams, logs and leaves.
// Source: docs/language.md, 4 (scenario). Tested by tests/nightly/forms_test.cpp.
#pragma once

#include "engine/ledger/world.h"

namespace induct {

/// Shape: one school in one district in one consortium, and a school more for each other `site` that is named; roles
/// are held the whole year unless `since` is said; record n (from 1) is the n-th log line, labelled "log n". A line
/// without `recorded on` was recorded on its own date. What was recorded after `known_at` is not there. The scenario's
/// names are its model's: the checker has seen to that.
[[nodiscard]] World world_of(const Model& model, const Scenario& scenario, Date known_at);

}  // namespace induct
