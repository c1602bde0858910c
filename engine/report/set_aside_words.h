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

/// Somebody of whom a row of the roster is set aside. Without it nobody knows her, or not all of it.
struct LeftOut {
    std::string id;
    bool known = false;  // there is such a pairing, group or person all the same
    std::string words;   // "`roster/pairings.csv` row 2 is set aside"
};
/// By id. Of a row that names what the roster does not know otherwise that alone; else its pairing or group, else its
/// people. Waivers say nothing of who is there.
[[nodiscard]] std::vector<LeftOut> left_out(const World& world, std::span<const NamingRow> rows);
/// "`roster/pairings.csv` row 2 is set aside": of the rows that would make the id known; empty when there is none.
[[nodiscard]] std::string left_out_words(const World& world, std::span<const NamingRow> rows, std::string_view id);

}  // namespace induct
