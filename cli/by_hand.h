// What the commands share that give entries by hand: the workspace, one transaction, and what is told afterwards.
// Tested by tests/cli/by_hand_test.cpp.
#pragma once

#include "cli/workspace.h"
#include "engine/nightly/hand_night.h"

namespace induct::cli {

/// Opens workspace and ledger, and runs `work` in one transaction, which is committed when `work` comes back. What the
/// ledger refuses is printed, and nothing is changed. Returns the exit code.
[[nodiscard]] int by_hand(const HandOptions& options, const Terminal& terminal,
                          const std::function<void(HandNight&)>& work);

/// Errors: LedgerError when whoever acts may not read the entry (entry_reader.h): then she cannot change it either.
void refuse_withheld(HandNight& hand, EntryNumber number);

/// The number of an entry. Errors: LedgerError when it is none.
[[nodiscard]] EntryNumber entry_number(const std::string& written);

/// "from January 20, 2026 to January 31, 2026", "from January 20, 2026, until further notice".
[[nodiscard]] std::string days_words(const Body& body, const char* last_key);

}  // namespace induct::cli
