// `induct payroll`: a district's payroll through a correction after export, against sums made by hand, and a small
// workspace with what can happen to a line. Golden files: cli/payroll-belchertown.txt, cli/payroll.txt. UPDATE_GOLDEN=1
// rewrites them.
#include "engine/ledger/csv.h"
#include "tests/cli/run.h"

#include <doctest/doctest.h>

#include <functional>

using namespace induct::testing;

namespace {

/// What is typed, and what came of it, one after the other.
struct Session {
    const std::string root;  // const, so that `quoted` is the one of run.h
    std::string told = {};

    Ran type(const std::string& arguments) {
        Ran ran = run(arguments + " -w " + quoted(root), "SOURCE_DATE_EPOCH=1767225600");
        told += "$ induct " + arguments + "\n" + ran.out + ran.err + "exit " + std::to_string(ran.code) + "\n\n";
        return ran;
    }
    void import(const std::string& day) {
        const Ran ran = run("ledger import --on " + day + " -w " + quoted(root), "SOURCE_DATE_EPOCH=1767225600");
        CAPTURE(ran.out + ran.err);
        REQUIRE(ran.code < 2);
        told += "(import of " + day + ")\n\n";
    }
    void show_file(const std::string& name) { told += name + ":\n" + read_file(fs::path(root) / name) + "\n"; }
};

void replace_in(const std::string& path, const std::string& from, const std::string& to) {
    std::string text = read_file(path);
    REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
    write_file(path, text);
}

/// "lead-stipend B-07 44.68", a line each.
std::vector<std::string> amounts(const std::string& path) {
    const induct::CsvRead read = induct::read_csv(path, read_file(path));
    REQUIRE(read.table);
    const auto column = [&](const std::string& name) {
        const auto found = std::find(read.table->header.begin(), read.table->header.end(), name);
        REQUIRE(found != read.table->header.end());
        return static_cast<std::size_t>(found - read.table->header.begin());
    };
    std::vector<std::string> lines;
    for (const induct::CsvRow& row : read.table->rows)
        lines.push_back(row.cells[column("payment")] + " " + row.cells[column("person")] + " " +
                        row.cells[column("amount")]);
    return lines;
}

/// Two mentors who are paid by the hour in each month, a stipend, and a payment that rests on confidential notes.
std::string hills(const TemporaryFolder& folder) {
    const std::string root = folder / "hills";
    write_file(root + "/workspace.induct",
               "workspace hills \"Hills\"\n  run hills from \"hills.induct\" for hill\n  operator \"E-O\"\n");
    write_file(root + "/hills.induct", R"(program hills "Hills"
  runs on school-year
calendar school-year "School year"
  year 2024-25 from August 26 to June 13
  year 2025-26 from August 25 to June 12
  year 2026-27 from August 24 to June 11
role mentor-teacher "Mentor"
role counsellor "Counsellor"
activity visit "Visit"
artifact care-note "Note about care" from counsellor stages written confidential to counsellor
payment hourly "Hourly pay" to each mentor-teacher pay $31.50 per hour of visit in each month
payment stipend "Stipend" to each mentor-teacher pay $500 in the year partial prorated
payment care-pay "Care pay" to each mentor-teacher pay $10 per care-note in each month
)");
    write_file(root + "/roster/sites.csv", "site,name,kind,within\nhill,Hill,district,\n");
    write_file(root + "/roster/people.csv",
               "person,name,site\nE-B,Ben Cole,hill\nE-C,Cy Counsel,hill\nE-D,\"=Di, Dorn\",hill\nE-O,Olive "
               "Operator,hill\n");
    write_file(root + "/roster/roles.csv",
               "person,role,from,to\nE-B,mentor-teacher,2024-08-01,ongoing\nE-D,mentor-teacher,2024-08-01,ongoing\n"
               "E-C,counsellor,2024-08-01,ongoing\n");
    write_file(
        root + "/inbox/visits.csv",
        "entry,date,minutes,kind,led by,people\nR-1,2025-09-10,50,visit,E-B,E-B\nR-2,2025-09-17,45,visit,E-B,E-B\n"
        "R-3,2025-09-17,20,visit,E-D,E-D\nR-4,2025-10-08,90,visit,E-B,E-B\nR-5,2025-10-09,,visit,E-D,E-D\n");
    write_file(root + "/inbox/care.csv",
               "entry,date,artifact,stage,about,by\nC-1,2025-09-11,care-note,written,E-B,E-C\n");
    return root;
}

}  // namespace

// By hand, from "paid time.csv", "payments.csv" and "roles.csv" of the example, at $30 an hour and $1,200 a year. The
// school year 2025-26 has 188 school days.
//   lead-stipend      Wasserman 1,200.00, paid; Achebe to January 30, 101 days: 644.68, of which 600.00 is paid: 44.68;
//                     Castellano from March 2 on, 72 days: 459.57, of which 400.00 is paid: 59.57
//   mentor-rate       Moriarty 2 h = 60.00, paid; Quintero 1 h 30 = 45.00, paid; Whitaker 45 min = 22.50, open
//   new-teacher-rate  Thibodeau 60.00, paid; Haddad 45.00, of which 40.00 is paid: 5.00
// After the export Moriarty's 2 h become 2 h 20 (70.00), and Whitaker's 45 min become 30 (15.00): in the next payroll
// 10.00 more for Moriarty and, for she took part, for Thibodeau, and 7.50 back from Whitaker.
TEST_CASE("the payroll of Belchertown, to the cent, through a correction after export") {
    const TemporaryFolder folder;
    Session session{copy_of_example(folder, "belchertown")};
    const std::string papers = session.root + "/inbox/papers/paid time.csv";
    session.import("2026-06-30");
    session.type("payroll export --on 2026-06-30 --dry-run");
    CHECK(!fs::exists(session.root + "/payroll"));
    session.type("payroll export --on 2026-06-30");
    session.show_file("payroll/001-2026-06-30.csv");
    const std::vector<std::string> by_hand{"lead-stipend B-07 44.68", "lead-stipend B-08 59.57",
                                           "mentor-rate B-23 22.50", "new-teacher-rate B-31 5.00"};
    CHECK(amounts(session.root + "/payroll/001-2026-06-30.csv") == by_hand);
    const std::string first = read_file(session.root + "/payroll/001-2026-06-30.csv");
    session.type("payroll export --on 2026-06-30");
    replace_in(papers, "2 h,", "2:20,");
    replace_in(papers, "45 min", "30 min");
    session.import("2026-07-08");
    session.type("payroll export --on 2026-07-08");
    session.show_file("payroll/002-2026-07-08.csv");
    const std::vector<std::string> corrected{"mentor-rate B-20 10.00", "mentor-rate B-23 -7.50",
                                             "new-teacher-rate B-30 10.00"};
    CHECK(amounts(session.root + "/payroll/002-2026-07-08.csv") == corrected);
    session.type("payroll list");
    const Ran again = session.type("payroll show 1");
    CHECK(again.out == first);  // frozen
    CHECK(read_file(session.root + "/payroll/001-2026-06-30.csv") == first);
    CHECK(run("ledger verify -w " + quoted(session.root)).code == 0);
    check_golden("cli/payroll-belchertown.txt", session.told);
}

TEST_CASE("what can happen to a line of a payroll") {
    const TemporaryFolder folder;
    Session session{hills(folder)};
    const std::string visits = session.root + "/inbox/visits.csv";
    session.import("2025-10-01");
    session.type("payroll export --on 2025-09-30");  // before the last night
    session.type("payroll export --on 2025-10-01 --model hill");
    session.type("payroll export --on 2025-10-01 --by E-X");
    session.type("payroll export --on 2025-10-01");
    session.show_file("payroll/001-2025-10-01.csv");
    session.type("payroll export --on 2025-10-01 --by E-B");  // not hers to export
    session.type("payroll export --on 2025-10-01 --by E-C");  // what only the counsellor may see
    session.import("2025-11-03");
    session.type("payroll export --on 2025-11-03");  // minutes that nobody wrote down
    replace_in(visits, "R-5,2025-10-09,,", "R-5,2025-10-09,40,");
    replace_in(visits, "R-1,2025-09-10,50,visit,E-B,E-B\n", "");
    session.import("2025-11-10");
    session.type("payroll export --on 2025-11-10");
    session.show_file("payroll/004-2025-11-10.csv");
    session.type("payroll export --on 2025-11-10");
    // The next school year: what fell due at the end of the last one, and a correction of it.
    replace_in(visits, "R-4,2025-10-08,90,", "R-4,2025-10-08,60,");
    session.import("2026-06-30");
    session.import("2026-09-01");
    session.type("payroll export --on 2026-09-01");
    session.show_file("payroll/005-2026-09-01.csv");
    session.type("payroll list");
    session.type("payroll show 1 --as E-C");
    session.type("payroll show 2");
    session.type("payroll show 2 --as E-C");
    session.type("payroll show 2 --as E-B");
    session.type("payroll show 9");
    session.type("payroll show 1 --as Nobody");
    session.type("ledger show --kind payroll --as E-O");
    CHECK(run("ledger verify -w " + quoted(session.root)).code == 0);
    check_golden("cli/payroll.txt", session.told);
}

TEST_CASE("a table that cannot be written is not lost") {
    const TemporaryFolder folder;
    const std::string root = hills(folder);
    REQUIRE(run("ledger import --on 2025-10-01 -w " + quoted(root)).code < 2);
    write_file(root + "/payroll", "in the way");
    const Ran ran = run("payroll export --on 2025-10-01 -w " + quoted(root));
    CHECK(ran.code == 3);
    CHECK(ran.err.find("payroll 1 is in `") != std::string::npos);
    CHECK(ran.err.find("`induct payroll show 1` prints it") != std::string::npos);
    const Ran shown = run("payroll show 1 -w " + quoted(root));
    CHECK(shown.code == 0);
    CHECK(shown.out.find(",E-B,") != std::string::npos);
}
