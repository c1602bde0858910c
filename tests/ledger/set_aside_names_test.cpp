// Whom rows name that are set aside: kept from import to import, and gone with the row.
#include "engine/ledger/set_aside_names.h"

#include "tests/ledger/sample.h"

#include <doctest/doctest.h>

using namespace induct;
using test::import_night;
using test::with_roster;

namespace {

using Names = std::vector<std::string>;

struct Log {
    test::Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    std::vector<NamingRow> night(const char* on, const std::string& rows) {
        const std::string header = "date,minutes,kind,led_by,people,entered_by\n";
        const ImportReport report = import_night(ledger, on, with_roster("inbox/log.csv", header + rows));
        CHECK(report.naming == stored_naming_rows(ledger));
        return report.naming;
    }
};

}  // namespace

TEST_CASE("a row that is set aside names people by id, name, e-mail, and nearly") {
    Log log;
    const std::vector<NamingRow> rows = log.night("2025-10-01",
                                                  "2025-09-10,2:75,observation,P-2,P-1,P-3\n"
                                                  "2025-09-10,30,observation,Ben Cole,ana@example.org; Jose Alvares,\n"
                                                  "2025-09-10,30,observation,P-2,Nobody Known,\n"
                                                  "2025-09-10,30,observation,P-2,Ana Ruiz,\n"
                                                  "2025-09-10,30,observation,P-2,,\n"
                                                  "2025-09-10,30,observation,P-2,\"P-1, P-3\",\n"
                                                  "2025-09-10,2:75,observation,Nobody Known,Nobody Else,\n"
                                                  "2025-09-10,30,observation,P-2,P-1,\n");
    const std::string file = "inbox/log.csv";
    REQUIRE(rows.size() == 7);
    CHECK(rows[0] == NamingRow{file, 2, false, false, Names{"P-1", "P-2"}});  // who typed it is not named
    CHECK(rows[1] == NamingRow{file, 3, false, false, Names{"P-1", "P-2", "P-3"}});
    CHECK(rows[2] == NamingRow{file, 4, false, true, Names{"P-2"}});
    CHECK(rows[3] == NamingRow{file, 5, false, false, Names{"P-1", "P-2", "P-4"}});  // two have that name
    CHECK(rows[4] == NamingRow{file, 6, false, true, Names{"P-2"}});
    CHECK(rows[5] == NamingRow{file, 7, false, false, Names{"P-1", "P-2", "P-3"}});
    CHECK(rows[6].names.empty());
}

TEST_CASE("only what the last import set aside is kept") {
    Log log;
    CHECK(log.night("2025-10-01", "2025-09-10,2:75,observation,P-2,P-1,\n").size() == 1);
    CHECK(log.night("2025-10-02", "2025-09-10,2:45,observation,P-2,P-1,\n").empty());
    CHECK(stored_naming_rows(log.ledger).empty());
}

TEST_CASE("the rows of a file that is set aside whole name people too") {
    Log log;
    const std::vector<NamingRow> rows = log.night("2025-10-01", "25/09/2025,30,observation,P-2,P-1,\n");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].whole);
    CHECK(rows[0].names == Names{"P-1", "P-2"});
}

TEST_CASE("only columns that name somebody are looked up") {
    Log log;
    std::vector<InputFile> files =
        with_roster("inbox/log.csv", "date,minutes,kind,led_by,people,note\n2025-13-10,30,observation,P-2,P-3,P-1\n");
    files[1].bytes += "30,Thirty Miles,,,,\n";
    const ImportReport report = import_night(log.ledger, "2025-10-01", files);
    REQUIRE(report.naming.size() == 1);
    CHECK(report.naming[0].names == Names{"P-2", "P-3"});
}

TEST_CASE("a row of the roster names its own pairing, group or person, whom nobody knows without it") {
    Log log;
    std::vector<InputFile> files = test::sample_roster();
    files[1].bytes += "P-7,Eve Ford,,nowhere,,\n";
    files[3].bytes += "M-2,mentorship,mentee,Jose Alvares,2025-09-02,ongoing,\n";
    files[4].bytes += "C-2,cohort,lincoln,Nobody Known,,2025-09-01,2026-06-01\n";
    files.push_back({"inbox/none.csv", std::string("\0\1", 2)});
    const ImportReport report = import_night(log.ledger, "2025-10-01", files);
    REQUIRE(report.naming.size() == 4);
    CHECK(report.naming[0].whole);
    CHECK(report.naming[0].row == 0);
    CHECK(report.naming[1].names == Names{"C-2"});
    CHECK(report.naming[2].names == Names{"M-2", "P-3"});
    CHECK(report.naming[3].names == Names{"P-7"});
    CHECK(stored_naming_rows(log.ledger) == report.naming);
}
