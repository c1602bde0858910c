// Whom a row names that is set aside: kept from import to import, so that a report can say whom such a row hurts.
//
// Method: every cell of a column that names people, pairings or groups is looked up as an id, e-mail or name; of a name
// that nobody has, the nearest one, or its parts, are taken for what was meant. Only what the last import set aside is
// kept, in a table beside the entries.
// Source: docs/workspace.md, identity. Tested by tests/ledger/set_aside_names_test.cpp.
#pragma once

#include "engine/ledger/import.h"

namespace induct {

/// The rows of the report with whom they name of those whom the directory knows, by file and row; a row of a roster
/// names its own pairing, group or person too, known or not. A file that is no table at all is its row 0, which names
/// nobody.
[[nodiscard]] std::vector<NamingRow> naming_rows(const std::vector<SetAsideFile>& files, const Directory& directory);

/// Keeps them in the night's transaction, in the place of those of the import before.
void replace_naming_rows(Night& night, const std::vector<NamingRow>& rows);
/// What the last import kept, by file and row.
[[nodiscard]] std::vector<NamingRow> stored_naming_rows(const Ledger& ledger);

}  // namespace induct
