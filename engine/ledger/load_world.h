// From the ledger to the World of one run: one model, its districts, and what was known on one night.
// Source: docs/ledger.md, the world. Tested by tests/ledger/load_world_test.cpp.
#pragma once

#include "engine/ledger/facts.h"
#include "engine/ledger/world.h"

#include <string>
#include <vector>

namespace induct {

/// Only entries of nights up to `known_at` are looked at: later corrections and withdrawals have not happened yet.
/// Shape: people, pairings, groups and sites sorted by id; what names a kind, role or rule that this model does not
/// have is another run's and left out; cancelled activities are no records. A corrected record keeps the number, the
/// night and the label of the entry that first told it. `districts`: ids or names; empty: all. Reviews are left empty:
/// follow-up knows them.
[[nodiscard]] World load_world(const Ledger& ledger, const Model& model, const std::vector<std::string>& districts,
                               Date known_at);

/// The same of given facts: those of the roster, and any versions of records.
[[nodiscard]] World world_of(const std::vector<Fact>& facts, const Model& model,
                             const std::vector<std::string>& districts);

}  // namespace induct
