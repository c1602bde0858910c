// The chain and the derived tables, held against tampering of many kinds.
#include "engine/ledger/verify.h"

#include "engine/ledger/chain_head.h"
#include "tests/ledger/sample.h"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>

using namespace induct;
using test::day;
using test::Folder;

namespace {

Ledger made(const Folder& folder) {
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    test::import_night(ledger, "2025-10-01", test::sample_roster());
    auto changed = test::sample_roster();
    changed[1].bytes.replace(changed[1].bytes.find("Ben Cole"), 8, "Ben Kohl");
    changed[3].bytes.replace(changed[3].bytes.find("Ben Cole"), 8, "Ben Kohl");
    test::import_night(ledger, "2025-10-02", changed);
    return ledger;
}

}  // namespace

TEST_CASE("an untouched ledger verifies") {
    const Folder folder;
    const Ledger ledger = made(folder);
    const Verification result = verify(ledger);
    CHECK(result.good());
    CHECK(result.entries == ledger.entry_count());
}

TEST_CASE("every kind of tampering is found, at the first entry that shows it") {
    struct Row {
        const char* sql;
        EntryNumber broken;  // 0: the chain holds, a table does not
    };
    const Row rows[] = {{"UPDATE entry SET body = CAST('person=P-7' || char(10) AS BLOB) WHERE number = 4", 4},
                        {"UPDATE entry SET night = '2025-09-30' WHERE number = 5", 5},
                        {"UPDATE entry SET who = 'somebody' WHERE number = 1", 1},
                        {"UPDATE entry SET wall_clock = 0 WHERE number = 2", 2},
                        {"UPDATE entry SET kind = 'site' WHERE number = 6", 6},
                        {"UPDATE entry SET hash = previous_hash WHERE number = 3", 3},
                        {"DELETE FROM entry WHERE number = 3", 4},
                        {"DELETE FROM fact WHERE entry = 4", 0},
                        {"UPDATE fact SET superseded_by = NULL, superseded_night = NULL", 0},
                        {"UPDATE fact SET night = '2020-01-01' WHERE entry = 2", 0}};
    for (const Row& row : rows) {
        CAPTURE(row.sql);
        const Folder folder;
        const Ledger ledger = made(folder);
        ledger.database().exec("PRAGMA foreign_keys = OFF");
        ledger.database().exec("DROP TRIGGER entry_is_not_changed; DROP TRIGGER entry_is_not_removed");
        ledger.database().exec(row.sql);
        const Verification result = verify(ledger);
        CHECK_FALSE(result.good());
        CHECK(result.broken.value_or(0) == row.broken);
        CHECK(result.problems.front().code ==
              (row.broken == 0 ? Code::ledger_tables_differ : Code::ledger_chain_broken));
    }
}

TEST_CASE("entries are shown for a reader, by kind and by subject") {
    const Folder folder;
    const Ledger ledger = made(folder);
    const std::string people = show(ledger, {.kind = "person"}, false);
    CHECK(people.find("person       P-1\n") != std::string::npos);
    CHECK(people.find("mentorship") == std::string::npos);
    const std::string of_one = show(ledger, {.subject = "M-1"}, false);
    CHECK(of_one.find("mentorship") != std::string::npos);
    CHECK(of_one.find("Lincoln") == std::string::npos);
    CHECK(show(ledger, {}, false).find("night by") == std::string::npos);
    CHECK(show(ledger, {}, true).find("    hash ") != std::string::npos);
    CHECK(show(ledger, {.known_at = day("2025-10-01")}, true).find("correction") == std::string::npos);
}

TEST_CASE("a head that was kept tells of entries that were taken away from the end, and of another ledger") {
    const Folder folder;
    Ledger ledger = made(folder);
    const std::optional<Entry> last = ledger.last_entry();
    REQUIRE(last);
    CHECK(last->number == ledger.entry_count());
    const std::optional<ChainHead> kept = parse_head(to_text({last->number, last->hash}));
    REQUIRE(kept);
    CHECK(!lost_head(ledger, *kept));
    const Entry earlier = *ledger.entry(3);
    CHECK(!lost_head(ledger, {3, earlier.hash}));
    CHECK(lost_head(ledger, {3, last->hash})->message.find("its entry 3 has another hash") != std::string::npos);
    // What is left of a chain that was cut off at its end still holds.
    ledger.database().exec("PRAGMA foreign_keys = OFF");
    ledger.database().exec("DROP TRIGGER entry_is_not_removed");
    ledger.database().exec("DELETE FROM entry WHERE number > 3; DELETE FROM fact WHERE entry > 3");
    CHECK(!verify(ledger).broken);
    CHECK(!lost_head(ledger, {3, earlier.hash}));
    const std::optional<Diagnostic> lost = lost_head(ledger, *kept);
    REQUIRE(lost);
    CHECK(lost->code == Code::head_lost);
    CHECK(lost->message.find("it ends with entry 3") != std::string::npos);
}

TEST_CASE("an entry that no purge empties is not taken for a purged one, and no head rests on one") {
    const Folder folder;
    const Ledger ledger = made(folder);
    const Entry last = *ledger.last_entry();
    CHECK(last.kind == "night");
    ledger.database().exec("UPDATE entry SET body = X'' WHERE number = " + std::to_string(last.number));
    const Verification result = verify(ledger);
    CHECK(result.broken == last.number);
    CHECK(result.problems.front().message.find("a purge empties records alone") != std::string::npos);
    const std::optional<Diagnostic> lost = lost_head(ledger, {last.number, last.hash});
    REQUIRE(lost);
    CHECK(lost->message.find("is emptied") != std::string::npos);
}

TEST_CASE("a head is a number, a colon and 64 hexadecimal digits") {
    const std::string hash(64, 'a');
    CHECK(parse_head("12:" + hash)->number == 12);
    for (const std::string& bad :
         {std::string(), std::string("12"), "12:" + hash.substr(1), "12:" + hash + "a", "0:" + hash, "-1:" + hash,
          "12 " + hash, "12:" + std::string(64, 'g'), "99999999999999999999:" + hash, " 12:" + hash}) {
        CAPTURE(bad);
        CHECK(!parse_head(bad));
    }
}
