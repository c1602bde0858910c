// What a world loaded from the ledger and a world of a scenario have in common: instances of artifacts, the days and
// predecessors of pairings, and order. Tested by tests/ledger/world_parts_test.cpp.
#pragma once

#include "engine/ledger/world.h"

namespace induct {

/// Sorts the records by date, then entry, and numbers their instances: activities, meetings and answers stand alone; a
/// stage of an artifact joins the record it names (`belongs_to`), else the earliest instance of the same kind and about
/// (or, about nobody, brought by the same people) whose last stage comes right before and whose fields it does not
/// contradict; else it begins an instance. Source: docs/ledger.md.
void number_instances(const Model& model, std::vector<Record>& records);

/// Works out the active days of each pairing (world.h) and, where nothing was said, which one it follows: the latest
/// earlier pairing of the same kind and mentee.
void finish_pairings(const Model& model, World& world);

/// Sorts holdings, members, absences and waivers as world.h says; a group's days run from its first member's first day
/// to its last member's last.
void put_in_order(World& world);

}  // namespace induct
