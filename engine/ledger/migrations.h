// The schema of ledger.db, one step a version; `user_version` says how far a file has come.
// Tested by tests/ledger/store_test.cpp.
#pragma once

namespace SQLite {
class Database;
}

namespace induct {

/// The version that this Induct writes.
[[nodiscard]] int newest_schema();
/// Takes the steps from `from` to the newest, one after the other. Must run inside a transaction.
void migrate(SQLite::Database& database, int from);

/// What `PRAGMA application_id` says of a ledger: the letters INDC.
constexpr int ledger_application_id = 0x494E4443;

}  // namespace induct
