// The ledger: one SQLite file whose entries only grow, and the tables that follow from them.
//
// Method: a `Night` is one transaction (BEGIN IMMEDIATE): everything it appends is there after `commit`, or nothing is.
// Each entry carries the SHA-256 of its own content and of the entry before it; each append brings the table of facts
// (facts.h) up to date in the same transaction. SQLite stays behind `database()`, for the .cpp files that speak SQL.
// Source: docs/ledger.md. Tested by tests/ledger/store_test.cpp and verify_test.cpp.
#pragma once

#include "engine/ledger/body.h"
#include "engine/ledger/ledger_error.h"
#include "engine/ledger/world.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace induct {

/// One entry as it is stored. `hash` and `previous_hash` are 64 hexadecimal digits.
struct Entry {
    EntryNumber number = 0;
    Date night{};
    std::int64_t wall_clock = 0;  // seconds since 1970, for auditors only
    std::string who, kind;
    std::string body;  // as `encode_body` writes it
    std::string previous_hash, hash;
};

/// The SHA-256 of everything in the entry but its own hash, as 64 hexadecimal digits. Source: docs/ledger.md, the
/// chain.
[[nodiscard]] std::string hash_of(const Entry& entry);
/// The hash before the first entry.
[[nodiscard]] std::string first_previous_hash();
/// SHA-256 of any bytes, as 64 hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// Which entries to read; what is empty does not filter.
struct EntryFilter {
    std::string kind = {};
    std::string subject = {};           // an id: entries whose body names it
    std::optional<Date> known_at = {};  // of nights up to that day
    std::optional<EntryNumber> up_to = {};
};

enum class Opening : std::uint8_t {
    existing,          // there must be a ledger
    create_if_absent,  // a new one is made when the file does not exist
};

class Ledger {
  public:
    /// Opens, and brings an older schema up to date. Errors: LedgerError (not a database, empty, newer, unreadable,
    /// absent, in use).
    static Ledger open(const std::string& path, Opening opening);
    Ledger(Ledger&&) noexcept;
    Ledger& operator=(Ledger&&) noexcept;
    ~Ledger();

    /// The date of the last night that wrote something.
    [[nodiscard]] std::optional<Date> last_night() const;
    [[nodiscard]] std::optional<Entry> entry(EntryNumber number) const;
    /// In order of number.
    void for_each_entry(const EntryFilter& filter, const std::function<void(const Entry&)>& visit) const;
    [[nodiscard]] EntryNumber entry_count() const;
    /// The newest entry; nothing of an empty ledger.
    [[nodiscard]] std::optional<Entry> last_entry() const;

    /// A copy, in no file of its own, of what the ledger was when `last` was its last entry: entries, facts, and since
    /// when each finding was known. What follow-up keeps beside these is left out (state_as_of reads it from entries).
    /// Source: docs/ledger.md, A report again.
    [[nodiscard]] Ledger copy_up_to(EntryNumber last) const;

    /// For engine/ledger, engine/followup and engine/nightly only: bound parameters, no text put together.
    [[nodiscard]] SQLite::Database& database() const { return *database_; }

  private:
    explicit Ledger(std::unique_ptr<SQLite::Database> database);
    std::unique_ptr<SQLite::Database> database_;
};

/// Runs `work`, which uses the ledger of that path. What SQLite throws out of it goes on as a LedgerError when the
/// operator can mend it, else as a std::runtime_error (or std::bad_alloc); both name the file.
int on_ledger(const std::string& path, const std::function<int()>& work);

/// One night's writing. Undone unless `commit` is reached.
class Night {
  public:
    /// Errors: LedgerError when `on` is before the last night or another process writes.
    /// `wall_clock`: see `wall_clock_for_auditors`.
    Night(Ledger& ledger, Date on, std::string who, std::int64_t wall_clock);
    Night(const Night&) = delete;
    Night& operator=(const Night&) = delete;
    ~Night();

    /// Adds one entry and what follows from it. Kinds: docs/ledger.md. A kind with facts needs no `identity`; without
    /// one it is `entry:NUMBER`. Errors: SQLite::Exception.
    EntryNumber append(std::string_view kind, const Body& body);
    EntryNumber append(std::string_view kind, std::string_view who, const Body& body);

    [[nodiscard]] Date on() const { return on_; }
    [[nodiscard]] Ledger& ledger() const { return ledger_; }
    /// How many entries this night has appended.
    [[nodiscard]] std::size_t appended() const { return appended_; }
    /// The last entry before this night.
    [[nodiscard]] EntryNumber begun_after() const { return begun_after_; }

    /// Ends the night. An entry of kind `night` closes it, with `about`: when it has appended anything or `changed`
    /// something beside the entries, or when `about` says what the last entry, of the same day, does not.
    void commit(const Body& about = {}, bool changed = false);

  private:
    struct Writer;
    [[nodiscard]] bool is_told(const Body& about) const;

    Ledger& ledger_;
    Date on_;
    std::string who_;
    std::int64_t wall_clock_;
    EntryNumber begun_after_ = 0, last_number_ = 0;
    std::string last_hash_;
    std::size_t appended_ = 0;
    bool open_ = false;
    std::unique_ptr<Writer> writer_;
};

/// Seconds since 1970: SOURCE_DATE_EPOCH where it is set, else the clock. For entries only; nothing is computed from
/// it.
[[nodiscard]] std::int64_t wall_clock_for_auditors();

}  // namespace induct
