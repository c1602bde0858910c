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

TEST_CASE("a row of the roster tells whom nobody knows without it") {
    const SmallReport small;
    const std::vector<NamingRow> rows = {{"inbox/a.csv", 9, false, false, {"E-C"}},
                                         {"roster/absences.csv", 3, false, false, {"E-A"}},
                                         {"roster/pairings.csv", 2, false, false, {"E-A", "P-9"}},
                                         {"roster/pairings.csv", 3, false, false, {"E-B", "P-9"}},
                                         {"roster/pairings.csv", 4, false, false, {"E-B", "P-1"}}};
    const std::vector<LeftOut> all = left_out(small.world, rows);
    REQUIRE(all.size() == 3);
    CHECK((all[0].id == "E-A" && all[0].known && all[0].words == "`roster/absences.csv` row 3 is set aside"));
    CHECK((all[1].id == "P-1" && all[1].known && all[1].words == "`roster/pairings.csv` row 4 is set aside"));
    CHECK((all[2].id == "P-9" && !all[2].known && all[2].words == "`roster/pairings.csv` rows 2, 3 are set aside"));
    CHECK(left_out_words(small.world, rows, "E-C").empty());
}

TEST_CASE("while rows are set aside nobody is told that all is well") {
    SmallReport small;
    small.model.kinds[0].confidential_to.clear();
    for (Judgement& judgement : small.judgements)
        for (Finding& finding : judgement.findings) finding.status = Status::met;
    RunReport report = small.report();
    const Visibility visibility = small.visibility({true, {}, "the operator"});
    CHECK(report_text(report, visibility).find("Nobody: no rule is missed or behind.") != std::string::npos);
    const std::vector<NamingRow> rows = {{"inbox/a.csv", 4, false, false, {}}};
    report.set_aside = rows;
    CHECK(report_text(report, visibility).find("Nobody: no rule") == std::string::npos);
    CHECK(report_text(report, visibility).find("No rule is missed or behind of what could be read") !=
          std::string::npos);
    small.judgements.clear();
    CHECK(report_text(small.report(), visibility).find("This run speaks of nobody: no rule asks anything") !=
          std::string::npos);
}
