// Who may read what, as a user asks for it: `report`, `why` and `ledger show` for one reader after another.
#include "tests/cli/run.h"

using namespace induct::testing;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A program of one pairing with notes that only the counsellor may read.
std::string small_workspace(const TemporaryFolder& folder) {
    const std::string root = folder / "";
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
               "R-3,2025-10-07,30,visit,E-C,E-A,about sport\n");
    write_file(
        root + "/inbox/notes.csv",
        "entry,date,artifact,stage,about,by,note\nR-2,2025-10-08,wellness-note,written,P-1,E-C,could not sleep\n");
    return root;
}

}  // namespace

TEST_CASE("why and ledger show ask who reads") {
    const TemporaryFolder folder;
    const std::string workspace = small_workspace(folder);
    const Ran night = run("nightly " + quoted(workspace) + " --on 2025-11-20");
    CAPTURE(night.out + night.err);
    REQUIRE(night.code == 1);

    struct Row {
        const char *what, *arguments;
        int code;
        const char *there, *not_there;
    };
    const Row rows[] = {
        {"the operator, when nobody is named", "why visits-monthly P-1 --on 2025-11-20 --window 2025-10-01 --records",
         0, "R-1", "withheld"},
        {"the mentee sees her own pairing",
         "why visits-monthly P-1 --as E-A --on 2025-11-20 --window 2025-10-01 --records", 0, "MISSED by 1", "withheld"},
        {"the counsellor is not in it", "why visits-monthly P-1 --as E-C --on 2025-11-20", 0,
         "withheld      a reason is on file; this is not for Cy Counsel", "MISSED"},
        {"not even the director", "why talks P-1 --as E-D --on 2025-11-20", 0, "confidential to counsellor",
         "ON-TRACK"},
        {"nor the operator", "why talks P-1 --on 2025-11-20", 0, "a reason is on file", "R-2"},
        {"as JSON", "why talks P-1 --as E-D --on 2025-11-20 --json", 0, "\"withheld\"", "status"},
        {"nobody of that name", "why visits-monthly P-1 --as Nobody --on 2025-11-20", 2, "", "MISSED"},
        {"without a name only the heads", "ledger show", 0, "what ", "about reading"},
        {"the mentee", "ledger show --as E-A", 0, "it is shown to the operator and to the program's owner",
         "about reading"},
        {"the owner reads it", "ledger show --as E-D", 0, "about reading", "could not sleep"},
        {"the operator too", "ledger show --as E-O", 0, "confidential to others", "could not sleep"},
        {"nobody of that name", "ledger show --as Nobody", 2, "", "activity"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const Ran ran = run(std::string(row.arguments) + " -w " + quoted(workspace));
        CAPTURE(ran.out + ran.err);
        CHECK(ran.code == row.code);
        CHECK(has(ran.out, row.there));
        CHECK_FALSE(has(ran.out, row.not_there));
    }
}

TEST_CASE("a past night's report shows the alerts and reviews as they stood then") {
    const TemporaryFolder folder;
    const std::string workspace = small_workspace(folder);
    REQUIRE(run("nightly " + quoted(workspace) + " --on 2025-11-20").code == 1);
    const std::string then = read_file(workspace + "/reports/2025-11-20/summary.txt");
    REQUIRE(has(then, "New this night: 2 alerts about 1 subject"));
    REQUIRE(run("nightly " + quoted(workspace) + " --on 2026-02-20").code == 1);
    const Ran back = run("report --on 2025-11-20 --known-at 2025-11-20 --as E-D -w " + quoted(workspace));
    CHECK(back.code == 0);
    CHECK(has(back.out, "New this night: 2 alerts about 1 subject"));
    // The owner's page of that night but for whom it is.
    const auto body = [](const std::string& text) {
        const std::size_t from = text.find("New this night"), to = text.find("\nNotes on the data");
        return text.substr(from, to == std::string::npos ? to : to - from);
    };
    CHECK(body(back.out) == body(then));
}
