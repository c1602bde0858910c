// Holds the ledger against itself: the chain entry by entry, then the derived tables made again and compared.
// Tested by tests/ledger/verify_test.cpp. Source: docs/ledger.md, verify.
#pragma once

#include "engine/ledger/store.h"

namespace induct {

struct Verification {
    EntryNumber entries = 0;            // how many were walked
    std::optional<EntryNumber> broken;  // the first entry that does not fit the chain
    std::vector<Diagnostic> problems;   // empty: all is well
    [[nodiscard]] bool good() const { return problems.empty(); }
};

/// The chain alone, entry by entry. Errors: as verify.
[[nodiscard]] Verification verify_chain(const Ledger& ledger);
/// Shape: the whole ledger, nothing is written to it. Errors: SQLite::Exception when its pages cannot be read.
[[nodiscard]] Verification verify(const Ledger& ledger);

/// Does `show` print the entry at all? What only serves the machine (`night`, `set-aside`) is asked for by `all` or
/// kind.
[[nodiscard]] bool is_shown(const Entry& entry, const std::string& kind, bool all);

using EntryTest = std::function<bool(const Entry&)>;

/// Entries for a reader, one block each, oldest first: number, night, kind, who, and what it says. With `all` also the
/// hashes and the entries that only serve the machine (`night`, `set-aside`). An entry that `may_read` refuses stands
/// there without what it says; when a subject is asked for, it does not stand there at all.
[[nodiscard]] std::string show(const Ledger& ledger, const EntryFilter& filter, bool all,
                               const EntryTest& may_read = {});

}  // namespace induct
