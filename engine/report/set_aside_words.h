// Which rows that are set aside a subject may be missing: "2 rows that name Ana Ruiz are set aside: ...".
// Told to whoever sees everything. Source: docs/workspace.md, identity.
// Tested by tests/report/set_aside_words_test.cpp.
#pragma once

#include "engine/ledger/import.h"
#include "engine/ledger/world.h"

#include <span>
#include <string>

namespace induct {

/// Empty when none does. A person or group is named itself; a pairing by its id, by somebody of its first slot (the
/// mentee), or by another of its people in a row of which nobody can tell whom else it names.
[[nodiscard]] std::string set_aside_words(const World& world, Subject subject, std::span<const NamingRow> rows,
                                          Date on);

}  // namespace induct
