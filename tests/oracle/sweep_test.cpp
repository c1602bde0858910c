// Sweeps over random worlds: the same seed gives the same worlds, each is looked at once, and the first that differs is
// found and made small. The evaluators themselves are held against each other in agree_test.cpp.
#include "tests/oracle/sweep.h"

#include "tests/oracle/agree.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <mutex>
#include <set>

using namespace induct;
using namespace induct::oracle;

namespace {

std::string words_of(const oracle::Place& place) {
    return std::to_string(place.seed) + " " + std::to_string(place.sizes.rules) + " " +
           std::to_string(place.sizes.triggers) + " " + std::to_string(place.sizes.records);
}

}  // namespace

TEST_CASE("a seed gives the same worlds again, and another seed others") {
    std::set<std::string> worlds, others;
    for (std::uint64_t i = 0; i < 100; ++i) {
        CHECK(words_of(world_of(1, i)) == words_of(world_of(1, i)));
        worlds.insert(words_of(world_of(1, i)));
        others.insert(words_of(world_of(2, i)));
    }
    CHECK(worlds.size() == 100);
    for (const std::string& world : others) CHECK(worlds.count(world) == 0);
}

TEST_CASE("each world is looked at once, on several threads too") {
    std::mutex guard;
    std::multiset<std::string> seen;
    const Sweep done = sweep(
        7, 3, [](std::uint64_t number) { return number < 50; },
        [&](const oracle::Place& place) {
            const std::lock_guard lock(guard);
            seen.insert(words_of(place));
            return std::string();
        });
    CHECK(done.compared == 50);
    CHECK(!done.differs);
    std::multiset<std::string> all;
    for (std::uint64_t i = 0; i < 50; ++i) all.insert(words_of(world_of(7, i)));
    CHECK(seen == all);
}

TEST_CASE("the first world that differs is found, and made as small as still differs") {
    const auto differs = [](const oracle::Place& place) {
        return std::string(place.sizes.rules >= 2 && place.sizes.records >= 13 ? "they differ" : "");
    };
    std::uint64_t first = 0;
    while (differs(world_of(3, first)).empty()) ++first;
    const Sweep done = sweep(
        3, 1, [](std::uint64_t) { return true; }, differs);
    REQUIRE(done.differs);
    CHECK(done.compared == first + 1);
    CHECK(words_of(*done.differs) == words_of(world_of(3, first)));
    const oracle::Place small = shrunk(*done.differs, differs);
    CHECK(small.seed == done.differs->seed);
    CHECK(small.sizes.rules == 2);
    CHECK(small.sizes.triggers == 0);
    CHECK(small.sizes.records == 13);
}

TEST_CASE("a case is told with its records") {
    const RandomCase drawn = random_case(7, {1, 0, 3});
    const std::string words = ledger_words(drawn);
    CHECK(std::count(words.begin(), words.end(), '\n') == static_cast<std::ptrdiff_t>(drawn.world.records.size()));
    for (const Record& record : drawn.world.records) CHECK(words.find(to_iso(record.date)) != std::string::npos);
}
