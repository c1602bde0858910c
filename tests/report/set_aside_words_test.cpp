// Whose rows are set aside, in words: the person, her pairing, and the mentor's pairings where nobody can tell.
#include "engine/report/set_aside_words.h"

#include "tests/report/small_report.h"

#include <doctest/doctest.h>

using namespace induct;
using namespace induct::testing;

namespace {

std::string words(const std::vector<NamingRow>& rows, Subject subject) {
    const SmallReport small;
    return set_aside_words(small.world, subject, rows, day(2026, 1, 20));
}

constexpr Subject pairing{Subject::Kind::pairing, 0}, ana{Subject::Kind::person, 0}, ben{Subject::Kind::person, 1};

}  // namespace

TEST_CASE("a row hurts whom it names, and the pairing of the mentee") {
    const std::vector<NamingRow> rows = {{"inbox/a.csv", 12, false, false, {"E-A", "E-B"}},
                                         {"inbox/a.csv", 40, false, false, {"E-A"}},
                                         {"inbox/b.csv", 3, true, false, {"E-A", "E-C"}}};
    const std::string ana_words =
        "3 rows that name Ana Ruiz are set aside: `inbox/a.csv` rows 12, 40; `inbox/b.csv` row 3";
    CHECK(words(rows, ana) == ana_words);
    CHECK(words(rows, pairing) == ana_words);
    CHECK(words(rows, ben) == "1 row that names Ben Cole is set aside: `inbox/a.csv` row 12");
    CHECK(words(rows, {Subject::Kind::program, 0}).empty());
}

TEST_CASE("the mentor's row hurts the pairing only when nobody can tell whom else it names") {
    CHECK(words({{"inbox/a.csv", 5, false, false, {"E-B", "E-C"}}}, pairing).empty());
    CHECK(words({{"inbox/a.csv", 5, false, true, {"E-B"}}}, pairing) ==
          "1 row may be about Ana Ruiz, and is set aside: `inbox/a.csv` row 5");
}

TEST_CASE("of many rows and files the first are named") {
    std::vector<NamingRow> rows;
    for (std::uint64_t row = 2; row < 9; ++row) rows.push_back({"inbox/a.csv", row, false, false, {"E-A"}});
    for (const char* file : {"inbox/b.csv", "inbox/c.csv", "inbox/d.csv", "inbox/e.csv"})
        rows.push_back({file, 2, false, false, {"E-A"}});
    CHECK(words(rows, ana) ==
          "11 rows that name Ana Ruiz are set aside: `inbox/a.csv` rows 2, 3, 4, 5, 6, ...; `inbox/b.csv` row 2; "
          "`inbox/c.csv` row 2; and in 2 more files");
}
