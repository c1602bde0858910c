// Takes out of the ledger what records said that are kept no longer, and remembers that it did.
//
// Method: in the night's transaction the body of every entry of these records is emptied, and one entry of kind `purge`
// names each of them with its hash, so that the chain can still be walked (verify.h), and with the SHA-256 of each
// record's identity, so that import does not read its row again. Source: docs/ledger.md, purge. Tested by
// tests/ledger/purge_test.cpp.
#pragma once

#include "engine/ledger/retention.h"

#include <map>

namespace induct {

/// Purges the records in the night, with one entry. Nothing is done when there are none. Errors: SQLite::Exception.
void purge(Night& night, const std::vector<DueRecord>& records);

/// Writes the ledger's file anew, so that no byte is left of what was emptied. Call it behind the commit. False when
/// another program has the file open; then it may be called again later. Errors: SQLite::Exception.
[[nodiscard]] bool write_anew(const Ledger& ledger);

/// Does a purge ever empty entries of that kind: what records said, their corrections, and what withdrew them?
[[nodiscard]] bool can_be_purged(std::string_view kind);

/// What a purge says of an entry that it emptied.
struct PurgedEntry {
    EntryNumber by = 0;        // the entry of kind `purge`
    std::string hash;          // of the entry as it was
    std::string hash_of_head;  // of the entry without what it said
};
[[nodiscard]] std::map<EntryNumber, PurgedEntry> purged_entries(const Ledger& ledger);
/// The entries that an entry of kind `purge` names; empty for all others.
[[nodiscard]] std::vector<EntryNumber> entries_purged_by(std::string_view kind, const Body& body);

/// SHA-256 of the identities of purged records, each with the night of the last purge that names it.
[[nodiscard]] std::map<std::string, Date> purged_identities(const Ledger& ledger);

/// How many records were known on `known_at` and purged on that very night or a later one.
[[nodiscard]] std::size_t purged_since(const Ledger& ledger, Date known_at);

}  // namespace induct
