// What people do about findings, from the command line: a waiver given, judged with, told to later readers, met again
// in a sheet, and taken back. The transcript is golden; beside it stand what must hold whatever it says.
#include "tests/cli/run.h"

using namespace induct::testing;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A program of one pairing, whose mentor visits less often than she should, with notes that only the counsellor reads.
struct Valley {
    TemporaryFolder folder;
    const std::string root = folder / "valley";
    std::string told;

    Valley() {
        write_file(root + "/workspace.induct",
                   "workspace small \"Small\"\n  run hills for hill\n  dates month/day/year\n  operator \"E-O\"\n");
        write_file(root + "/models/hills.induct", R"(program hills "Hills"
  source   handbook "Handbook"
  runs on  school-year
  partial  in full
  owner    director
calendar school-year "School year"
  year 2025-26 from September 1 to June 12
  contract Monday to Friday 07:45 to 15:30
role mentee-teacher "Mentee"
role mentor-teacher "Mentor"
role counsellor "Counsellor"
role director "Director"
pairing pair "Pair" mentee is mentee-teacher mentor is mentor-teacher
activity visit "Visit"
artifact wellness-note "Wellness note" from counsellor about pair stages written confidential to counsellor
requirement visits-monthly "Visits" cite handbook, "1" for each pair
  expect at least 2 visits by mentor in each month from September to May
requirement talks "Wellness talks" cite handbook, "2" for each pair
  expect wellness-note written in the year
)");
        write_file(root + "/roster/sites.csv",
                   "site,name,kind,within\nvalley,Valley,consortium,\nhill,Hill,district,valley\n");
        write_file(root + "/roster/people.csv",
                   "person,name,site\nE-A,Ana Ruiz,hill\nE-B,Ben Cole,hill\nE-C,Cy Counsel,hill\nE-D,Dee Direct,hill\n"
                   "E-O,Olive Operator,hill\n");
        write_file(root + "/roster/roles.csv",
                   "person,role,from,to\nE-A,mentee-teacher,2025-08-01,ongoing\nE-B,mentor-teacher,2025-08-01,ongoing\n"
                   "E-C,counsellor,2025-08-01,ongoing\nE-D,director,2025-08-01,ongoing\n");
        write_file(root + "/roster/pairings.csv",
                   "pairing,kind,slot,person,from,to\nP-1,pair,mentee,E-A,2025-09-02,ongoing\n"
                   "P-1,pair,mentor,E-B,2025-09-02,ongoing\n");
        write_file(root + "/inbox/log.csv",
                   "entry,date,minutes,kind,led_by,people,note\nR-1,2025-10-07,30,visit,E-B,E-A,about reading\n"
                   "R-2,2025-10-21,30,visit,E-B,E-A,about sport\nR-3,2025-11-04,30,visit,E-B,E-A,about maps\n");
        write_file(
            root + "/inbox/notes.csv",
            "entry,date,artifact,stage,about,by,note\nN-1,2025-10-08,wellness-note,written,P-1,E-C,sleeps badly\n");
    }
    /// Runs it, adds it to the transcript, and gives what it said.
    Ran type(const std::string& arguments) {
        const std::string place = arguments.starts_with("nightly") ? " " : " -w ";
        const Ran ran = run(arguments + place + quoted(root), "SOURCE_DATE_EPOCH=1767225600");
        told += "$ induct " + arguments + "\n" + ran.out + ran.err + "exit " + std::to_string(ran.code) + "\n\n";
        for (auto at = told.find(root); at != std::string::npos; at = told.find(root))
            told.replace(at, root.size(), "valley");
        return ran;
    }
    std::string november(const std::string& on, const std::string& more = "") {
        return run("why visits-monthly P-1 --window 2025-11-01 --on " + on + more + " -w " + quoted(root)).out;
    }
};

}  // namespace

TEST_CASE("a waiver by hand, from the first look to its undoing") {
    Valley valley;
    REQUIRE(run("nightly " + quoted(valley.root) + " --on 2025-11-20").code < 2);
    valley.type("waive visits-monthly P-1 --reason 'flood at the school' --until 2025-11-30 --on 2025-11-21");
    valley.type("waive visits-monthly P-1 --reason 'again' --on 2025-11-21");
    valley.type("ledger show --kind waiver --as E-O");
    valley.type("ledger verify");
    valley.type("why visits-monthly P-1 --window 2025-11-01 --on 2025-12-02");
    valley.type("nightly --on 2025-12-02");
    valley.type("undo 99 --reason 'a slip' --on 2025-12-02");
    valley.type("undo 4 --reason 'a slip' --on 2025-12-02");
    valley.type("undo nine --reason 'a slip' --on 2025-12-02");
    const std::string shown = run("ledger show --kind waiver -w " + quoted(valley.root)).out;
    const std::string number = shown.substr(0, shown.find(' '));
    valley.type("undo " + number + " --reason 'a slip' --by E-B --on 2025-12-02");
    valley.type("undo " + number + " --reason 'the flood was in October' --by E-D --on 2025-12-03");
    valley.type("undo " + number + " --reason 'once more' --on 2025-12-03");
    valley.type("undo 23 --reason 'it was November after all' --on 2025-12-03");
    valley.type("undo 21 --reason 'of a night' --on 2025-12-03");
    valley.type("ledger show --kind withdrawal --as E-O");
    valley.type("nightly --on 2025-12-04");
    valley.type("ledger verify");
    check_golden("cli/by-hand-waiver.txt", valley.told);
    // What was known on each evening stays so.
    CHECK(has(valley.november("2025-12-02", " --known-at 2025-11-20"), "MISSED"));
    CHECK(has(valley.november("2025-12-02", " --known-at 2025-12-02"), "waived by E-O"));
    CHECK(has(valley.november("2025-12-03"), "MISSED"));
}

TEST_CASE("what is mistyped is told with what was meant, and nothing is changed") {
    Valley valley;
    REQUIRE(run("nightly " + quoted(valley.root) + " --on 2025-11-20").code < 2);
    const std::string head = run("ledger head -w " + quoted(valley.root)).out;
    for (const char* arguments :
         {"waive visit-monthly P-1 --reason flood --on 2025-11-21",
          "waive visits-monthly P-11 --reason flood --on 2025-11-21",
          "waive visits-monthly 'Ana Ruis' --reason flood --on 2025-11-21",
          "waive visits-monthly 'Ana Ruiz' --reason flood --on 2025-11-21",
          "waive visits-monthly E-C --reason flood --on 2025-11-21",
          "waive visits-monthly P-1 --reason ' ' --on 2025-11-21",
          "waive visits-monthly P-1 --reason flood --until 2025-11-31 --on 2025-11-21",
          "waive visits-monthly P-1 --reason flood --until 2025-11-01 --on 2025-11-21",
          "waive visits-monthly P-1 --reason flood --by 'Olive' --on 2025-11-21",
          "waive visits-monthly P-1 --reason flood --on 2025-11-19",
          "waive visits-monthly P-1 --reason flood --on 2062-11-21", "waive visits-monthly P-1 --on 2025-11-21"})
        CHECK(valley.type(arguments).code == 2);
    check_golden("cli/by-hand-mistyped.txt", valley.told);
    CHECK(run("ledger head -w " + quoted(valley.root)).out == head);
}

TEST_CASE("a sheet that says later what was given by hand neither doubles nor withdraws it") {
    Valley valley;
    REQUIRE(run("nightly " + quoted(valley.root) + " --on 2025-11-20").code < 2);
    REQUIRE(valley.type("waive visits-monthly P-1 --reason flood --until 2025-11-30 --on 2025-11-21").code == 0);
    const auto night = [&](const std::string& on) {
        const Ran ran = run("ledger import --on " + on + " -w " + quoted(valley.root));
        CHECK(ran.code < 2);
        return ran.out;
    };
    const auto waivers = [&] {
        const std::string all = run("ledger show --kind waiver -w " + quoted(valley.root)).out;
        return all.substr(0, all.find("what "));
    };
    const std::string alone = waivers(), sheet = valley.root + "/roster/waivers.csv";
    const std::string header = "subject,requirement,by,why,from,until\nP-1,visits-monthly,E-O,";
    write_file(sheet, header + "flood,2025-11-21,2025-11-30\n");
    CHECK(has(night("2025-11-22"), "0 new, 0 corrected, 0 withdrawn"));
    CHECK(waivers() == alone);
    // With other content the hand stands, and the note says so.
    write_file(sheet, header + "water,2025-11-21,2025-12-15\n");
    const std::string other = night("2025-11-23");
    CHECK(has(other, "given by hand, tells the same with other content"));
    CHECK(waivers() == alone);
    fs::remove(sheet);
    CHECK(has(night("2025-11-24"), "0 withdrawn"));
    CHECK(has(valley.november("2025-11-24"), "waived by E-O"));
    // Taken back, the sheet speaks.
    const std::string number = alone.substr(0, alone.find(' '));
    REQUIRE(valley.type("undo " + number + " --reason slip --on 2025-11-25").code == 0);
    write_file(sheet, header + "water,2025-11-21,2025-12-15\n");
    CHECK(has(night("2025-11-26"), "1 new, 0 corrected, 0 withdrawn"));
    CHECK(run("ledger verify -w " + quoted(valley.root)).code == 0);
    const Ran sheets_own = run("undo " + std::to_string(std::stoi(number) + 4) + " --reason slip --on 2025-11-26 -w " +
                               quoted(valley.root));
    CHECK(sheets_own.code == 2);
}

TEST_CASE("a waiver of a rule that rests on what is confidential is shown to nobody else, and so is its undoing") {
    Valley valley;
    REQUIRE(run("nightly " + quoted(valley.root) + " --on 2025-11-20").code < 2);
    REQUIRE(valley.type("waive talks P-1 --reason 'she asked for rest' --on 2025-11-21").code == 0);
    const std::string shown = run("ledger show --kind waiver --as E-O -w " + quoted(valley.root)).out;
    CHECK_FALSE(has(shown, "rest"));
    const std::string undo = "undo " + shown.substr(0, shown.find(' ')) + " --reason 'she came back' --on 2025-11-22";
    const Ran operators = valley.type(undo);
    CHECK(operators.code == 2);
    CHECK(has(operators.err, "E490"));
    CHECK_FALSE(has(operators.err + operators.out, "talks"));
    for (const char* reader : {"", " --as E-O", " --as E-D", " --as E-B"})
        CHECK_FALSE(has(run("ledger show --all -w " + quoted(valley.root) + reader).out, "she "));
}

TEST_CASE("a leave by hand is what the sheet would say, and is taken back") {
    Valley valley;
    REQUIRE(run("nightly " + quoted(valley.root) + " --on 2025-11-20").code < 2);
    valley.type("leave 'Ana Ruiz' 2025-11-24 2025-12-19 --kind parental --reason 'told by the school' --on 2025-11-21");
    valley.type("leave E-A 2025-11-24 2025-12-12 --kind parental --reason 'told again' --on 2025-11-21");
    valley.type("leave 'Ana Ruis' 2025-11-24 2025-12-12 --reason ill --on 2025-11-21");
    valley.type("leave E-A 2025-11-24 2025-11-12 --reason ill --on 2025-11-21");
    valley.type("leave E-B 2025-11-24 ongoing --reason ill --on 2025-11-21");
    valley.type("ledger show --kind absence --as E-O");
    write_file(valley.root + "/roster/absences.csv", "person,from,to,kind\nE-A,11/24/2025,12/19/2025,parental\n");
    valley.type("ledger import --on 2025-11-22");
    fs::remove(valley.root + "/roster/absences.csv");
    valley.type("ledger import --on 2025-11-23");
    const std::string shown = run("ledger show --kind absence -w " + quoted(valley.root)).out;
    valley.type("undo " + shown.substr(0, shown.find(' ')) + " --reason 'she came back' --on 2025-11-24");
    valley.type("ledger show --kind withdrawal --as E-D");
    valley.type("ledger verify");
    check_golden("cli/by-hand-leave.txt", valley.told);
}
