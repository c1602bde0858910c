// Purging: what was said is gone from the file, the chain still holds, nothing comes back, and all of it happens or
// nothing.
#include "engine/ledger/purge.h"

#include "engine/ledger/facts.h"
#include "engine/ledger/verify.h"
#include "tests/ledger/retained.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <doctest/doctest.h>

using namespace induct;
using namespace induct::test;

namespace {

const std::string header = "entry,date,minutes,kind,mentor,mentee,status,note\n";
const std::string old_rows = "R-1,2019-10-01,45,visit,P-2,P-1,,the secret of Ana\nR-2,2019-10-02,30,talk,P-2,P-1,,\n";
const std::string new_rows = "R-3,2024-10-01,45,visit,P-2,P-1,,what stays\n";

const Model& model() {
    static const Model made = retaining_model("retain logs for 5 years after end of pairing");
    return made;
}
DueRecords due(const Ledger& ledger, const char* on = "2025-10-03") {
    return due_records(ledger, {{"kept", &model()}}, day(on));
}
ImportReport read(Ledger& ledger, const char* on, const std::string& rows) {
    return import_retained(ledger, on, {{"inbox/log.csv", header + rows}}, "2020-06-12");
}
void purge_night(Ledger& ledger, const char* on) {
    Night night(ledger, day(on), "P-9", 1'000'000'000);
    purge(night, due(ledger, on).records);
    night.commit();
}

/// Three records; R-1 was corrected on the second night, and R-2 withdrawn.
Ledger made(const Folder& folder) {
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    read(ledger, "2025-10-01", old_rows + new_rows);
    std::string changed = old_rows + new_rows;
    changed.replace(changed.find("the secret"), 10, "a mystery");
    changed.replace(changed.find("P-1,,\n"), 6, "P-1,withdrawn,\n");
    read(ledger, "2025-10-02", changed);
    return ledger;
}

bool holds(const std::string& path, const std::string& text) {
    return read_bytes(path).find(text) != std::string::npos;
}

/// The first entry whose body names it.
EntryNumber number_of(const Ledger& ledger, const std::string& text) {
    EntryNumber found = 0;
    ledger.for_each_entry({}, [&](const Entry& entry) {
        if (found == 0 && entry.body.find(text) != std::string::npos) found = entry.number;
    });
    REQUIRE(found > 0);
    return found;
}

}  // namespace

TEST_CASE("no byte of a purged record is left in the file, and the others are as they were") {
    const Folder folder;
    const std::string path = folder / "ledger.db";
    std::string before;
    {
        Ledger ledger = made(folder);
        CHECK(labels_of(ledger, due(ledger)) == "R-1 R-2");
        before = standing(ledger, {}, {"person", "holding", "pairing-member"});
        CHECK((holds(path, "the secret of Ana") || holds(path + "-wal", "the secret of Ana")));
        purge_night(ledger, "2025-10-03");
        CHECK(write_anew(ledger));
        for (const char* text : {"the secret", "a mystery", "2019-10-01", "record|R-1", "2019-10-02"}) {
            CAPTURE(text);
            CHECK_FALSE(holds(path, text));
            CHECK_FALSE(holds(path + "-wal", text));
        }
        CHECK(holds(path, "what stays"));
        CHECK(standing(ledger, {}, {"person", "holding", "pairing-member"}) == before);
        CHECK(standing(ledger, {}, {"activity"}).find("R-3") != std::string::npos);
        CHECK(facts_at(ledger, std::nullopt, {"activity"}).size() == 1);
        CHECK(facts_at(ledger, day("2025-10-01"), {"activity"}).size() == 1);
        CHECK(due(ledger).records.empty());
        CHECK(verify(ledger).good());
    }
    // Also of a purge that was killed before the file was written anew: whoever opens it next moves the log over.
    CHECK_FALSE(holds(path, "the secret"));
}

TEST_CASE("one entry tells who purged what, by which rule, and names each entry with its hash") {
    const Folder folder;
    Ledger ledger = made(folder);
    const EntryNumber first = number_of(ledger, "the secret"), withdrawn = number_of(ledger, "date=2019-10-02");
    const std::string hash = ledger.entry(first)->hash;
    const EntryNumber last = ledger.entry_count();
    purge_night(ledger, "2025-10-03");
    REQUIRE(ledger.entry_count() == last + 2);
    const Entry entry = ledger.entry(last + 1).value();
    CHECK(entry.kind == "purge");
    CHECK(entry.who == "P-9");
    const Body body = decode_body(entry.body).value();
    CHECK(value_of(body, "records") == "2");
    CHECK(value_of(body, "kinds") == "talk|visit");
    CHECK(value_of(body, "counts") == "1|1");
    CHECK(value_of(body, "rules") == "kept: retain logs for 5 years after end of pairing");
    const std::vector<EntryNumber> numbers = entries_purged_by(entry.kind, body);
    CHECK(numbers.size() == 4);  // two records, a correction and a withdrawal
    CHECK(numbers[0] == first);
    CHECK(numbers[1] == withdrawn);
    CHECK(split_items(value_of(body, "hashes")).front() == hash);
    CHECK(split_items(value_of(body, "identities")).size() == 2);
    CHECK(purged_identities(ledger).count(sha256("record|R-1")) == 1);
    CHECK(purged_entries(ledger).at(first).by == entry.number);
    for (const EntryNumber number : numbers) {
        CHECK(ledger.entry(number)->body.empty());
        CHECK(ledger.entry(number)->night < entry.night);
    }
    CHECK(ledger.entry(first)->hash == hash);
    const std::string shown = show(ledger, {}, false);
    CHECK(shown.find("purged\n") != std::string::npos);
    CHECK(shown.find(hash) == std::string::npos);
}

TEST_CASE("a ledger that was purged verifies, and tampering with what was purged is found") {
    const auto broken_by = [](const std::string& sql, EntryNumber& purged) {
        const Folder folder;
        const Ledger ledger = [&] {
            Ledger one = made(folder);
            purged = number_of(one, "the secret");
            purge_night(one, "2025-10-03");
            return one;
        }();
        ledger.database().exec("PRAGMA foreign_keys = OFF");
        ledger.database().exec("DROP TRIGGER entry_is_not_changed; DROP TRIGGER entry_is_not_removed");
        std::string statement = sql;
        if (const auto at = statement.find('?'); at != std::string::npos)
            statement.replace(at, 1, std::to_string(purged));
        ledger.database().exec(statement);
        const Verification found = verify(ledger);
        return std::pair(found.broken.value_or(0), found.good() ? "" : found.problems.front().message);
    };
    EntryNumber purged = 0;
    CHECK(broken_by("SELECT 1", purged).second == "");
    for (const char* sql :
         {"UPDATE entry SET who = 'somebody' WHERE number = ?",
          "UPDATE entry SET night = '2025-09-30' "
          "WHERE number = ?",
          "UPDATE entry SET kind = 'artifact' WHERE number = ?", "UPDATE entry SET wall_clock = 1 WHERE number = ?"}) {
        CAPTURE(sql);
        const auto [number, says] = broken_by(sql, purged);
        CHECK(number == purged);
        CHECK(says.find("it was purged, and something else of it was changed") != std::string::npos);
    }
    for (const char* sql :
         {"UPDATE entry SET hash = previous_hash WHERE number = ?", "DELETE FROM entry WHERE kind = 'purge'",
          "UPDATE entry SET body = X'' WHERE kind = 'purge'"}) {
        CAPTURE(sql);
        const auto [number, says] = broken_by(sql, purged);
        CHECK(number == purged);
        CHECK(says.find("what it says is emptied, and no later purge names it") != std::string::npos);
    }
    // Of an entry that nobody purged.
    const auto [number, says] = broken_by("UPDATE entry SET body = X'' WHERE number = 2", purged);
    CHECK(number == 2);
    CHECK(says.find("a purge empties records alone") != std::string::npos);
    CHECK(broken_by("UPDATE entry SET body = CAST('a=b' || char(10) AS BLOB) WHERE number = ?", purged).first ==
          purged);
    CHECK(broken_by("INSERT INTO fact SELECT ?, number, 'activity', 'x', '', 0, night, night, NULL, NULL, NULL, NULL "
                    "FROM entry WHERE number = 1",
                    purged)
              .second.find("table `fact`") != std::string::npos);
}

TEST_CASE("a row of a purged record is not read in again, and its sheet is told of once") {
    const Folder folder;
    Ledger ledger = made(folder);
    purge_night(ledger, "2025-10-03");
    const EntryNumber count = ledger.entry_count();
    const ImportReport again = read(ledger, "2025-10-03", old_rows + new_rows);
    CHECK(again.added == 0);
    CHECK(again.withdrawn == 0);
    CHECK(ledger.entry_count() == count);
    REQUIRE(again.notes.size() == 1);
    CHECK(again.notes.front().code == Code::row_purged);
    CHECK(again.notes.front().message ==
          "`inbox/log.csv`: 2 rows are of records that were purged, the last on 2025-10-03; the first is row 2");
    // Changed, or in another sheet, it is the same record.
    const std::string moved = "R-1,2019-10-01,60,visit,P-2,P-1,,again\n";
    const ImportReport other =
        import_retained(ledger, "2025-10-04",
                        {{"inbox/log.csv", header + new_rows}, {"inbox/other.csv", header + moved}}, "2020-06-12");
    CHECK(other.added == 0);
    REQUIRE(other.notes.size() == 1);
    CHECK(other.notes.front().message == "`inbox/other.csv`: row 2 is of a record that was purged on 2025-10-03");
    // Whoever has taken the rows out is told nothing, and new rows are read.
    const ImportReport clean = read(ledger, "2025-10-05", new_rows + "R-4,2025-10-01,45,talk,P-2,P-1,,\n");
    CHECK(clean.added == 1);
    CHECK(clean.withdrawn == 0);
    CHECK(clean.notes.empty());
    // A number that is used again for what was done after the purge is another record.
    const ImportReport reused =
        read(ledger, "2025-10-06", new_rows + "R-4,2025-10-01,45,talk,P-2,P-1,,\nR-1,2025-10-06,45,talk,P-2,P-1,,\n");
    CHECK(reused.added == 1);
    CHECK(reused.notes.empty());
    CHECK(verify(ledger).good());
}

TEST_CASE("rows without a number are known again by what they tell") {
    const Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    const std::vector<InputFile> rows = {
        {"inbox/log.csv",
         "date,minutes,kind,mentor,mentee\n2019-10-01,45,visit,P-2,P-1\n2019-10-01,45,visit,P-2,P-1\n"},
        {"inbox/answers.csv", "date,survey,by,question,answer\n2019-10-02,ticket,P-1,useful,3\n"}};
    import_retained(ledger, "2025-10-01", rows, "2020-06-12");
    purge_night(ledger, "2025-10-01");
    CHECK(facts_at(ledger, std::nullopt, {"activity", "answer"}).empty());
    const ImportReport again = import_retained(ledger, "2025-10-02", rows, "2020-06-12");
    CHECK(again.added == 0);
    CHECK(verify(ledger).good());
}

TEST_CASE("a record that is told anew is not taken for the purged one that was withdrawn") {
    const Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    read(ledger, "2025-10-01", "R-1,2019-10-01,45,visit,P-2,P-1,,old\n" + new_rows);
    read(ledger, "2025-10-02", "R-1,2019-10-01,45,visit,P-2,P-1,withdrawn,old\n" + new_rows);
    const std::string anew = "R-1,2025-09-30,45,visit,P-2,P-1,,anew\n" + new_rows;
    read(ledger, "2025-10-03", anew);
    purge_night(ledger, "2025-10-03");
    CHECK(purged_identities(ledger).empty());
    const ImportReport again = read(ledger, "2025-10-04", anew);
    CHECK(again.unchanged > 0);
    CHECK(again.notes.empty());
    CHECK(standing(ledger, {}, {"activity"}).find("note=anew") != std::string::npos);
    CHECK(verify(ledger).good());
}

TEST_CASE("a purge that does not reach its end changes nothing") {
    const Folder folder;
    Ledger ledger = made(folder);
    const std::string facts = standing(ledger);
    const EntryNumber count = ledger.entry_count();
    {
        Night night(ledger, day("2025-10-03"), "P-9", 1'000'000'000);
        purge(night, due(ledger).records);
        CHECK(facts_at(ledger, std::nullopt, {"activity"}).size() == 1);
    }
    CHECK(ledger.entry_count() == count);
    CHECK(standing(ledger) == facts);
    CHECK(labels_of(ledger, due(ledger)) == "R-1 R-2");
    CHECK(verify(ledger).good());
    // Nothing to purge: no entry.
    Night night(ledger, day("2025-10-03"), "P-9", 1'000'000'000);
    purge(night, {});
    night.commit();
    CHECK(ledger.entry_count() == count);
}

TEST_CASE("an entry can be emptied, and nothing else of it changed") {
    const Folder folder;
    const Ledger ledger = made(folder);
    const auto refused = [&](const char* sql) {
        CAPTURE(sql);
        CHECK_THROWS_AS(ledger.database().exec(sql), SQLite::Exception);
    };
    refused("UPDATE entry SET body = CAST('a=b' || char(10) AS BLOB) WHERE number = 2");
    refused("UPDATE entry SET who = 'x' WHERE number = 2");
    for (const char* column : {"number = 99", "night = '2025-01-01'", "wall_clock = 1", "who = 'x'", "kind = 'x'",
                               "previous_hash = 'x'", "hash = 'x'"})
        refused((std::string("UPDATE entry SET body = X'', ") + column + " WHERE number = 2").c_str());
    refused("DELETE FROM entry WHERE number = 2");
    CHECK(verify(ledger).good());
    ledger.database().exec("UPDATE entry SET body = X'' WHERE number = 2");
    CHECK_FALSE(verify(ledger).good());
}

TEST_CASE("a ledger of the schema before can be purged once it is opened") {
    const Folder folder;
    {
        const Ledger ledger = made(folder);
        ledger.database().exec(
            "DROP TRIGGER entry_is_not_changed; CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry "
            "BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END; DROP TABLE kept_text; DROP TABLE finding_before; "
            "ALTER TABLE finding DROP COLUMN after; PRAGMA user_version = 4");
        CHECK_THROWS_AS(ledger.database().exec("UPDATE entry SET body = X'' WHERE number = 2"), SQLite::Exception);
    }
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::existing);
    purge_night(ledger, "2025-10-03");
    CHECK(write_anew(ledger));
    CHECK(verify(ledger).good());
    CHECK(facts_at(ledger, std::nullopt, {"activity"}).size() == 1);
}

TEST_CASE("while another program reads the file it is not written anew, and later it is") {
    const Folder folder;
    Ledger ledger = made(folder);
    {
        SQLite::Database other(folder / "ledger.db", SQLite::OPEN_READWRITE);
        other.exec("BEGIN");
        CHECK(other.execAndGet("SELECT count(*) FROM entry").getInt() > 0);
        ledger.database().exec("PRAGMA busy_timeout = 10");
        purge_night(ledger, "2025-10-03");
        CHECK_FALSE(write_anew(ledger));
    }
    CHECK(write_anew(ledger));
    CHECK_FALSE(holds(folder / "ledger.db", "the secret"));
    CHECK(verify(ledger).good());
}

TEST_CASE("a report of an earlier night can tell how many records were purged since") {
    const Folder folder;
    Ledger ledger = made(folder);
    CHECK(purged_since(ledger, day("2025-10-01")) == 0);
    purge_night(ledger, "2025-10-03");
    CHECK(purged_since(ledger, day("2025-09-30")) == 0);  // not yet known then
    CHECK(purged_since(ledger, day("2025-10-01")) == 2);
    CHECK(purged_since(ledger, day("2025-10-02")) == 2);
    CHECK(purged_since(ledger, day("2025-10-03")) == 2);  // on that very night
    CHECK(purged_since(ledger, day("2025-10-04")) == 0);  // no longer known then
}
