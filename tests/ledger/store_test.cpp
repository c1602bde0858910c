// The store: what it opens, what it refuses, and that a night is all or nothing.
#include "engine/ledger/store.h"

#include "engine/ledger/migrations.h"
#include "engine/ledger/verify.h"
#include "tests/ledger/sample.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdlib>

using namespace induct;
using test::day;
using test::Folder;

namespace {

Code refusal_of(const std::string& path, Opening opening = Opening::create_if_absent) {
    try {
        Ledger ledger = Ledger::open(path, opening);
    } catch (const LedgerError& error) {
        CHECK_FALSE(error.diagnostic.message.empty());
        return error.diagnostic.code;
    }
    FAIL("it was opened");
    return {};
}

void change(const std::string& path, const char* sql) {
    SQLite::Database database(path, SQLite::OPEN_READWRITE);
    database.exec(sql);
}

}  // namespace

TEST_CASE("what is no ledger is refused by name, never overwritten") {
    const Folder folder;
    folder.write("empty.db", "");
    folder.write("text.db", "these are not the bytes of a database, however long the text may be");
    folder.write("magic.db", std::string("SQLite format 3\0", 16) + std::string(4096, 'x'));
    CHECK(refusal_of(folder / "empty.db") == Code::ledger_empty_file);
    CHECK(refusal_of(folder / "text.db") == Code::ledger_not_a_database);
    CHECK(refusal_of(folder / "magic.db") == Code::ledger_not_a_database);
    CHECK(refusal_of(folder / "absent.db", Opening::existing) == Code::no_ledger);
    CHECK(refusal_of(folder / "no/such/folder/ledger.db") == Code::ledger_unreadable);
    CHECK(refusal_of(folder.path.string()) == Code::ledger_unreadable);
    CHECK(test::read_bytes(folder / "empty.db").empty());

    SQLite::Database(folder / "other.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t(x)");
    CHECK(refusal_of(folder / "other.db") == Code::ledger_not_a_database);
}

TEST_CASE("a newer schema is refused, an older one brought up to date") {
    const Folder folder;
    const std::string path = folder / "ledger.db";
    { const Ledger ledger = Ledger::open(path, Opening::create_if_absent); }
    change(path, "PRAGMA user_version = 99");
    CHECK(refusal_of(path) == Code::ledger_newer);
    change(path, "PRAGMA user_version = 2");
    change(path,
           "DROP TABLE finding; DROP TABLE alert; DROP TABLE review; DROP TABLE holding_trigger; DROP TABLE outbox; "
           "DROP TABLE set_aside_now; DROP TABLE kept_text; DROP TABLE finding_before");
    Ledger ledger = Ledger::open(path, Opening::existing);
    SQLite::Statement version(ledger.database(), "PRAGMA user_version");
    REQUIRE(version.executeStep());
    CHECK(version.getColumn(0).getInt() == newest_schema());
    CHECK(ledger.database().tableExists("outbox"));
}

TEST_CASE("a truncated ledger is refused or read with an exception, never a crash") {
    const Folder folder;
    const std::string path = folder / "ledger.db";
    { const Ledger ledger = Ledger::open(path, Opening::create_if_absent); }
    const std::string bytes = test::read_bytes(path);
    for (const std::size_t length :
         {std::size_t{1}, std::size_t{16}, std::size_t{100}, std::size_t{4096}, bytes.size() / 2}) {
        folder.write("cut.db", bytes.substr(0, length));
        CAPTURE(length);
        bool refused = false;
        try {
            Ledger ledger = Ledger::open(folder / "cut.db", Opening::existing);
            (void)verify(ledger);
        } catch (const std::exception&) {
            refused = true;  // a LedgerError, or what SQLite says of its pages
        }
        CHECK(refused);
    }
}

TEST_CASE("a night is there after commit, or not at all") {
    const Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    {
        Night night(ledger, day("2025-10-01"), "P-9", 5);
        night.append("person", {{"person", "P-1"}});
    }
    CHECK(ledger.entry_count() == 0);
    {
        Night night(ledger, day("2025-10-01"), "P-9", 5);
        CHECK(night.append("person", {{"person", "P-1"}}) == 1);
        night.commit();
    }
    CHECK(ledger.entry_count() == 2);  // the person, and the night itself
    CHECK(ledger.last_night() == day("2025-10-01"));
    const auto entry = ledger.entry(1);
    REQUIRE(entry);
    CHECK(entry->who == "P-9");
    CHECK(entry->wall_clock == 5);
    CHECK(entry->body == "person=P-1\n");
    CHECK(entry->previous_hash == first_previous_hash());
    {
        Night night(ledger, day("2025-10-02"), "P-9", 5);
        night.commit();
    }
    CHECK(ledger.entry_count() == 2);  // nothing to do adds no entry
    CHECK(ledger.last_night() == day("2025-10-01"));
}

TEST_CASE("a night before the last one is refused") {
    const Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    {
        Night night(ledger, day("2025-10-02"), "P-9", 5);
        night.append("person", {{"person", "P-1"}});
        night.commit();
    }
    try {
        Night night(ledger, day("2025-10-01"), "P-9", 5);
        FAIL("it began");
    } catch (const LedgerError& error) {
        CHECK(error.diagnostic.code == Code::night_too_early);
    }
    Night same(ledger, day("2025-10-02"), "P-9", 5);  // the refusal left no transaction open
    same.append("person", {{"person", "P-2"}});
    same.commit();
    CHECK(ledger.entry_count() == 4);
}

TEST_CASE("a second writer is told that the ledger is in use") {
    const Folder folder;
    Ledger first = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    Ledger second = Ledger::open(folder / "ledger.db", Opening::existing);
    second.database().setBusyTimeout(1);
    const Night night(first, day("2025-10-02"), "P-9", 5);
    try {
        Night other(second, day("2025-10-02"), "P-9", 5);
        FAIL("both write");
    } catch (const LedgerError& error) {
        CHECK(error.diagnostic.code == Code::ledger_busy);
    }
}

TEST_CASE("entries are neither changed nor removed by honest means") {
    const Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    Night night(ledger, day("2025-10-02"), "P-9", 5);
    night.append("person", {{"person", "P-1"}});
    night.commit();
    CHECK_THROWS_AS(ledger.database().exec("UPDATE entry SET who = 'x'"), SQLite::Exception);
    CHECK_THROWS_AS(ledger.database().exec("DELETE FROM entry"), SQLite::Exception);
}

TEST_CASE("the wall clock is fixed by SOURCE_DATE_EPOCH") {
    ::setenv("SOURCE_DATE_EPOCH", "1234567890", 1);
    CHECK(wall_clock_for_auditors() == 1234567890);
    ::unsetenv("SOURCE_DATE_EPOCH");
    CHECK(wall_clock_for_auditors() > 1234567890);
}

TEST_CASE("a guard that holds a lock on the folder while the first night runs does not keep it for ever") {
    const Folder folder;
    const int guard = ::open(folder.path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    REQUIRE(guard >= 0);
    REQUIRE(::flock(guard, LOCK_EX) == 0);
    const Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    CHECK(ledger.entry_count() == 0);
    ::close(guard);
}
