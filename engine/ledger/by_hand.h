// Entries that people give between nights, from the command line: what a row of a roster says, and taking it back. They
// tell the same facts as rows of sheets do, under the same identities, and came from no file: so a sheet that says the
// same later neither doubles nor withdraws them, and the import tells where it says otherwise. Source: docs/ledger.md,
// By hand. Tested by tests/cli/by_hand_test.cpp.
#pragma once

#include "engine/ledger/facts.h"
#include "engine/ledger/rows.h"

namespace induct {

/// Was the entry given by hand, and not read from a file or written by a night?
[[nodiscard]] bool is_by_hand(const Body& body);

/// The cells of one row as somebody typed them on the command line: by column, each with the name under which she knows
/// it ("--until"), for messages.
struct TypedCell {
    std::string column, text, known_as;
};

/// Reads the cells as a row of such a table. Errors: LedgerError, of the first cell that is wrong, with the message
/// that a sheet's cell gets.
[[nodiscard]] Draft draft_by_hand(const RowContext& context, TableKind table, const std::vector<TypedCell>& cells);

/// The fact that stands under an identity, or the version that an entry told; nothing when there is none.
[[nodiscard]] std::optional<Fact> standing_fact(const Ledger& ledger, const std::string& identity);

/// Adds what the draft says as an entry by hand. `reason` is kept beside it, where the row itself has no place for one.
/// Errors: LedgerError when it stands already.
EntryNumber give(Night& night, const Draft& draft, const std::string& reason = {});

/// What was taken back, and by which entry.
struct Undone {
    EntryNumber entry = 0, undone = 0;
    std::string kind;  // "waiver"
    Body body;         // of what was taken back
    std::string who;   // who had given it
};
/// Takes an entry by hand back: what it said no longer stands. Errors: LedgerError when there is no such entry, when it
/// did not come from somebody's hand, or when it no longer stands.
Undone undo(Night& night, EntryNumber number, const std::string& why);

}  // namespace induct
