// Texts that entries name by their SHA-256: kept once, told only when they are what their hash says.
#include "engine/ledger/kept_texts.h"

#include "tests/ledger/sample.h"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>

using namespace induct;
using test::day;

TEST_CASE("a text is kept once, with the night, and is not told when something else stands in its place") {
    const test::Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    const std::string one = "role mentor\n", other = "role mentee\n";
    {
        Night night(ledger, day("2025-10-01"), "P-9", 0);
        CHECK(keep_text(night, one) == sha256(one));
        CHECK(keep_text(night, one) == sha256(one));
        night.commit();
    }
    {
        Night night(ledger, day("2025-10-02"), "P-9", 0);
        (void)keep_text(night, other);
    }
    CHECK(kept_text(ledger, sha256(one)) == one);
    CHECK(!kept_text(ledger, sha256(other)));  // that night was not committed
    CHECK(ledger.database().execAndGet("SELECT count(*) FROM kept_text").getInt() == 1);
    ledger.database().exec("UPDATE kept_text SET text = 'role tutor'");
    CHECK(!kept_text(ledger, sha256(one)));
    {
        Night night(ledger, day("2025-10-02"), "P-9", 0);
        forget_texts(night, {sha256(one), sha256(other)});
        night.commit();
    }
    CHECK(ledger.database().execAndGet("SELECT count(*) FROM kept_text").getInt() == 0);
}
