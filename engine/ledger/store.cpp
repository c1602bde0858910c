// Opens the ledger's file and refuses what is none. Tested by tests/ledger/store_test.cpp.
#include "engine/ledger/store.h"

#include "engine/ledger/facts.h"
#include "engine/ledger/migrations.h"
#include "grammar/file_bytes.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <limits>
#include <new>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace induct {
namespace {

namespace fs = std::filesystem;
constexpr int busy_milliseconds = 5000;
constexpr std::string_view sqlite_magic{"SQLite format 3\0", 16};

[[noreturn]] void refuse(Code code, std::string message, std::string hint = {}) {
    throw LedgerError(said(code, std::move(message), std::move(hint)));
}

/// Only what the operator can mend becomes a LedgerError; a full disk stays what it is, with the file's name.
[[noreturn]] void translate(const SQLite::Exception& error, const std::string& path) {
    switch (error.getErrorCode()) {
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            // SQLite says the same of a sector that cannot be read.
            refuse(Code::ledger_not_a_database, fmt::format("`{}` is no ledger, or is damaged", path),
                   "see whether the disk fails; if it does not, put the last backup back");
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            refuse(Code::ledger_busy, fmt::format("`{}` is in use", path), "try again when the other Induct is done");
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            refuse(Code::ledger_unreadable, fmt::format("`{}` cannot be opened", path),
                   "look at the rights of the file and its folder");
        case SQLITE_READONLY:
            refuse(Code::ledger_unreadable, fmt::format("`{}` cannot be written", path),
                   "look at the rights of the file and its folder");
        case SQLITE_NOMEM:
            throw std::bad_alloc();
        case SQLITE_IOERR:
            // SQLite does not say what the system said; of the index of its log it says no more when the disk is full.
            throw std::runtime_error(
                fmt::format("`{}`: {}; see whether the disk is full or fails", path, error.what()));
        default:
            throw std::runtime_error(fmt::format("`{}`: {}", path, error.what()));
    }
}

int pragma_number(SQLite::Database& database, const char* pragma) {
    SQLite::Statement query(database, pragma);
    return query.executeStep() ? query.getColumn(0).getInt() : 0;
}

/// Looks at the bytes before SQLite does, because SQLite takes an empty file for a new database.
void look_at_file(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error))
        refuse(Code::ledger_unreadable, fmt::format("`{}` is a folder", path),
               "move it away: the ledger is a file of that name");
    throw_if_machine_failed(error, path);
    const std::optional<std::string> head = read_file_bytes(path, error, sqlite_magic.size());
    if (!head) {
        refuse(Code::ledger_unreadable, fmt::format("`{}` cannot be read", path),
               "look at the rights of the file and its folder");
    }
    if (head->empty()) {
        refuse(Code::ledger_empty_file, fmt::format("`{}` is an empty file", path),
               "put the last backup back, or delete the file to begin a new ledger");
    }
    if (*head != sqlite_magic) {
        refuse(Code::ledger_not_a_database, fmt::format("`{}` is no ledger", path), "put the last backup back");
    }
}

void set_up_connection(SQLite::Database& database) {
    database.exec("PRAGMA foreign_keys = ON");
    database.exec("PRAGMA synchronous = FULL");
}

void make_schema(SQLite::Database& database, int from) {
    database.exec("BEGIN IMMEDIATE");
    migrate(database, from);
    database.exec("PRAGMA application_id = " + std::to_string(ledger_application_id));
    database.exec("COMMIT");
}

/// Whether anything stands in the ledger's place. A disk that does not tell must not be taken for one without a ledger:
/// a new one would take its place.
bool is_there(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(path, error);
    throw_if_machine_failed(error, path);
    if (status.type() == fs::file_type::none)
        refuse(Code::ledger_unreadable, fmt::format("`{}` cannot be seen: {}", path, error.message()),
               "look at the rights of its folder");
    // SQLite would follow it, and write its files there.
    if (fs::is_symlink(status))
        refuse(Code::place_outside, fmt::format("`{}` is a link", path),
               "put the ledger itself in its place, or move the whole workspace");
    return fs::exists(status);
}

/// Keeps other processes from making a ledger in the same folder, until it goes; after five seconds it gives up
/// waiting. Where a file system has no such locks, nobody is kept.
class FolderLock {
  public:
    explicit FolderLock(const fs::path& folder)
        : number_(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        // Whoever guards the nights may hold a lock on this very folder, and wait for us: so not for ever.
        constexpr int tries = 100;
        for (int i = 0; number_ >= 0 && i < tries && ::flock(number_, LOCK_EX | LOCK_NB) != 0; ++i) {
            if (errno != EWOULDBLOCK && errno != EINTR) break;
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock() {
        if (number_ >= 0) ::close(number_);
    }

  private:
    int number_;
};

/// A new ledger is made under another name and then renamed, so that a kill never leaves an empty file in its place.
void create(const std::string& path) {
    const std::string draft = path + ".new";
    const FolderLock lock(fs::path(path).parent_path());
    if (is_there(path)) return;  // another night was quicker
    std::error_code error;
    for (const char* rest : {"", "-wal", "-shm", "-journal"}) fs::remove(draft + rest, error);
    {
        SQLite::Database database(draft, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        // No write-ahead log yet: it would be a second file, and only one is renamed.
        make_schema(database, 0);
    }
    fs::rename(draft, path, error);
    if (error) throw std::system_error(error, fmt::format("`{}` cannot be made", path));
}

std::unique_ptr<SQLite::Database> open_checked(const std::string& path) {
    look_at_file(path);
    auto database = std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE, busy_milliseconds);
    const int version = pragma_number(*database, "PRAGMA user_version");
    if (pragma_number(*database, "PRAGMA application_id") != ledger_application_id) {
        refuse(Code::ledger_not_a_database, fmt::format("`{}` is a database, but no ledger", path));
    }
    if (version > newest_schema()) {
        refuse(Code::ledger_newer,
               fmt::format("`{}` has schema {}, and this Induct knows up to {}", path, version, newest_schema()),
               "install the newer Induct again");
    }
    set_up_connection(*database);
    database->exec("PRAGMA journal_mode = WAL");
    if (version < newest_schema()) make_schema(*database, version);
    return database;
}

Entry entry_in(SQLite::Statement& row) {
    Entry entry;
    entry.number = static_cast<EntryNumber>(row.getColumn(0).getInt64());
    entry.night = read_iso(row.getColumn(1).getString()).value_or(Date{});
    entry.wall_clock = row.getColumn(2).getInt64();
    entry.who = row.getColumn(3).getString();
    entry.kind = row.getColumn(4).getString();
    entry.body = row.getColumn(5).getString();
    entry.previous_hash = row.getColumn(6).getString();
    entry.hash = row.getColumn(7).getString();
    return entry;
}

bool names_subject(const Entry& entry, const std::string& subject) {
    const Body body = decode_body(entry.body).value_or(Body{});
    return std::any_of(body.begin(), body.end(), [&](const auto& pair) {
        const auto items = split_items(pair.second);
        return std::find(items.begin(), items.end(), subject) != items.end();
    });
}

/// What brought the night down is what has to be told, and not that undoing it failed too: nothing was committed, and
/// SQLite has often undone the transaction itself (disk full, for example).
void roll_back(SQLite::Database& database) {
    try {
        database.exec("ROLLBACK");
    } catch (const std::exception&) {
        return;
    }
}

void put_entry(SQLite::Statement& insert, const Entry& entry) {
    insert.reset();
    insert.bind(1, static_cast<std::int64_t>(entry.number));
    insert.bind(2, to_iso(entry.night));
    insert.bind(3, entry.wall_clock);
    insert.bind(4, entry.who);
    insert.bind(5, entry.kind);
    insert.bind(6, entry.body.data(), static_cast<int>(entry.body.size()));
    insert.bind(7, entry.previous_hash);
    insert.bind(8, entry.hash);
    insert.exec();
    insert.reset();
}

/// The rows of `select` into a table of another database, one column after the other.
void copy_rows(SQLite::Statement& select, SQLite::Statement& insert) {
    while (select.executeStep()) {
        for (int i = 0; i < select.getColumnCount(); ++i) {
            const SQLite::Column cell = select.getColumn(i);
            if (cell.isInteger())
                insert.bind(i + 1, cell.getInt64());
            else
                insert.bind(i + 1, cell.getString());
        }
        insert.exec();
        insert.reset();
    }
}

constexpr const char* insert_entry = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* entry_columns =
    "SELECT number, night, wall_clock, who, kind, body, previous_hash, hash FROM entry ";

}  // namespace

Ledger::Ledger(std::unique_ptr<SQLite::Database> database) : database_(std::move(database)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Ledger Ledger::open(const std::string& path, Opening opening) {
    const bool there = is_there(path);
    if (!there && opening == Opening::existing) {
        refuse(Code::no_ledger, fmt::format("there is no ledger `{}`", path),
               "run a night first: `induct nightly` makes it");
    }
    try {
        if (!there) create(path);
        return Ledger(open_checked(path));
    } catch (const SQLite::Exception& problem) {
        translate(problem, path);
    }
}

int on_ledger(const std::string& path, const std::function<int()>& work) {
    try {
        return work();
    } catch (const SQLite::Exception& problem) {
        translate(problem, path);
    }
}

std::optional<Date> Ledger::last_night() const {
    SQLite::Statement query(*database_, "SELECT night FROM entry ORDER BY number DESC LIMIT 1");
    if (!query.executeStep()) return std::nullopt;
    return read_iso(query.getColumn(0).getString());
}

std::optional<Entry> Ledger::entry(EntryNumber number) const {
    SQLite::Statement query(*database_, std::string(entry_columns) + "WHERE number = ?");
    query.bind(1, static_cast<std::int64_t>(number));
    if (!query.executeStep()) return std::nullopt;
    return entry_in(query);
}

std::optional<Entry> Ledger::last_entry() const {
    SQLite::Statement query(*database_, std::string(entry_columns) + "ORDER BY number DESC LIMIT 1");
    if (!query.executeStep()) return std::nullopt;
    return entry_in(query);
}

EntryNumber Ledger::entry_count() const {
    SQLite::Statement query(*database_, "SELECT count(*) FROM entry");
    return query.executeStep() ? static_cast<EntryNumber>(query.getColumn(0).getInt64()) : 0;
}

void Ledger::for_each_entry(const EntryFilter& filter, const std::function<void(const Entry&)>& visit) const {
    SQLite::Statement query(
        *database_,
        std::string(entry_columns) + "WHERE (?1 = '' OR kind = ?1) AND night <= ?2 AND number <= ?3 ORDER BY number");
    query.bind(1, filter.kind);
    query.bind(2, to_iso(filter.known_at.value_or(last_known_day)));
    query.bind(3, filter.up_to ? static_cast<std::int64_t>(*filter.up_to) : std::numeric_limits<std::int64_t>::max());
    while (query.executeStep()) {
        const Entry entry = entry_in(query);
        if (filter.subject.empty() || names_subject(entry, filter.subject)) visit(entry);
    }
}

Ledger Ledger::copy_up_to(EntryNumber last) const {
    auto database = std::make_unique<SQLite::Database>("", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database->exec("BEGIN");
    migrate(*database, 0);
    {
        SQLite::Statement insert(*database, insert_entry);
        for_each_entry({.up_to = last}, [&](const Entry& entry) {
            put_entry(insert, entry);
            apply_entry(*database, entry);
        });
        SQLite::Statement known(*database_, R"sql(
            SELECT run, requirement, subject, window, status, since, known, after, ?1 FROM finding WHERE after < ?1
            UNION ALL SELECT * FROM finding_before WHERE after < ?1 AND until >= ?1)sql");
        known.bind(1, static_cast<std::int64_t>(last));
        SQLite::Statement insert_known(*database, "INSERT INTO finding_before VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        copy_rows(known, insert_known);
    }
    database->exec("COMMIT");
    return Ledger(std::move(database));
}

struct Night::Writer {
    SQLite::Statement insert;
};

Night::Night(Ledger& ledger, Date on, std::string who, std::int64_t wall_clock)
    : ledger_(ledger), on_(on), who_(std::move(who)), wall_clock_(wall_clock) {
    SQLite::Database& database = ledger.database();
    try {
        database.exec("BEGIN IMMEDIATE");
    } catch (const SQLite::Exception& problem) {
        translate(problem, database.getFilename());
    }
    open_ = true;
    try {
        last_hash_ = first_previous_hash();
        if (const std::optional<Entry> last = ledger.last_entry()) {
            begun_after_ = last_number_ = last->number;
            last_hash_ = last->hash;
            if (on < last->night) {
                refuse(Code::night_too_early,
                       fmt::format("the last night was {}; {} is before it", to_iso(last->night), to_iso(on)),
                       "to look back, use `report` or `why` with `--on` and `--known-at`");
            }
        }
        writer_.reset(new Writer{SQLite::Statement(database, insert_entry)});
    } catch (...) {
        roll_back(database);  // the destructor does not run for an object that was never made
        throw;
    }
}

Night::~Night() {
    writer_.reset();
    if (!open_) return;
    roll_back(ledger_.database());
}

EntryNumber Night::append(std::string_view kind, const Body& body) { return append(kind, who_, body); }

EntryNumber Night::append(std::string_view kind, std::string_view who, const Body& body) {
    Entry entry{last_number_ + 1,  on_,        wall_clock_,  std::string(who), std::string(kind),
                encode_body(body), last_hash_, std::string()};
    entry.hash = hash_of(entry);
    put_entry(writer_->insert, entry);
    apply_entry(ledger_.database(), entry);
    last_number_ = entry.number;
    last_hash_ = entry.hash;
    ++appended_;
    return entry.number;
}

bool Night::is_told(const Body& about) const {
    const std::optional<Entry> last = ledger_.last_entry();
    if (!last || last->kind != "night" || last->night != on_) return false;
    std::optional<Body> told = decode_body(last->body);
    if (!told) return false;
    for (const char* own : {"entries", "on"}) told->erase(own);
    return *told == about;
}

void Night::commit(const Body& about, bool changed) {
    if (appended_ > 0 || changed || (!about.empty() && !is_told(about))) {
        Body body = about;
        put(body, "entries", fmt::format("{}", appended_));
        put(body, "on", to_iso(on_));
        append("night", body);
    }
    writer_.reset();
    ledger_.database().exec("COMMIT");
    open_ = false;
}

std::int64_t wall_clock_for_auditors() {
    if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH")) {
        if (const auto seconds = read_count(fixed)) return static_cast<std::int64_t>(*seconds);
    }
    return static_cast<std::int64_t>(std::time(nullptr));
}

}  // namespace induct
