// Versions of facts: what stood on which night.
#include "engine/ledger/facts.h"

#include "tests/ledger/sample.h"

#include <doctest/doctest.h>

using namespace induct;
using test::day;

TEST_CASE("a fact is replayed as it stood on each night") {
    const test::Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    const auto append = [&](const char* on, const char* kind, const Body& body) {
        Night night(ledger, day(on), "P-9", 0);
        const EntryNumber number = night.append(kind, body);
        night.commit();
        return std::to_string(number);
    };
    const std::string first = append("2025-10-01", "person", {{"person", "P-1"}, {"name", "Ana"}});
    const std::string second =
        append("2025-10-03", "correction", {{"supersedes", first}, {"person", "P-1"}, {"name", "Anna"}});
    append("2025-10-05", "withdrawal", {{"withdraws", second}});
    append("2025-10-06", "decision", {{"review", "r"}});

    const auto name_on = [&](const char* on) {
        const auto facts = facts_at(ledger, day(on));
        return facts.empty() ? std::string("nobody") : std::string(value_of(facts[0].body, "name"));
    };
    CHECK(name_on("2025-09-30") == "nobody");
    CHECK(name_on("2025-10-01") == "Ana");
    CHECK(name_on("2025-10-02") == "Ana");
    CHECK(name_on("2025-10-03") == "Anna");
    CHECK(name_on("2025-10-05") == "nobody");
    const auto corrected = facts_at(ledger, day("2025-10-04"));
    CHECK(corrected[0].root == 1);
    CHECK(corrected[0].root_night == day("2025-10-01"));
    CHECK(corrected[0].night == day("2025-10-03"));
}

TEST_CASE("content is what the row says, not where it stands") {
    CHECK(content_of({{"person", "P-1"}, {"file", "a"}, {"row", "3"}}) ==
          content_of({{"person", "P-1"}, {"file", "b"}, {"identity", "x"}}));
    CHECK(content_of({{"person", "P-1"}}) != content_of({{"person", "P-2"}}));
}
