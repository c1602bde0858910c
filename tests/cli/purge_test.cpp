// `induct ledger purge` as a user meets it, from the first look to the next import: tests/golden/cli/purge.txt.
// UPDATE_GOLDEN=1 rewrites it.
#include "tests/cli/run.h"

#include <doctest/doctest.h>

#include <functional>

using namespace induct::testing;

namespace {

/// A pairing that ended in 2020 and one that goes on; two runs, of which one keeps visits longer; notes that are
/// confidential to the counsellor.
std::string retaining_workspace(const TemporaryFolder& folder) {
    const std::string root = folder / "valley";
    write_file(root + "/workspace.induct",
               "workspace valley \"Valley\"\n  run hills from \"hills.induct\" for hill\n"
               "  run dales from \"dales.induct\" for dale\n  operator \"E-O\"\n");
    const std::string calendar = R"(
calendar school-year "School year"
  year 2019-20 from August 26 to June 12
  year 2020-21 from August 24 to June 11
  year 2024-25 from August 26 to June 13
  year 2025-26 from August 25 to June 12
role mentee-teacher "Mentee"
role mentor-teacher "Mentor"
pairing pair "Pair" mentee is mentee-teacher mentor is mentor-teacher
activity visit "Visit"
)";
    write_file(root + "/hills.induct", R"(program hills "Hills"
  runs on school-year
  retain  logs for 5 years after end of pairing
)" + calendar + R"(activity talk "Talk"
role counsellor "Counsellor"
artifact wellness-note "Wellness note" from counsellor stages written confidential to counsellor
)");
    write_file(root + "/dales.induct", R"(program dales "Dales"
  runs on school-year
  retain  visits for 66 months after end of pairing
)" + calendar);
    write_file(root + "/roster/sites.csv", "site,name,kind,within\nhill,Hill,district,\ndale,Dale,district,\n");
    write_file(root + "/roster/people.csv",
               "person,name,site\nE-A,Ana Ruiz,hill\nE-B,Ben Cole,hill\nE-C,Cy Counsel,hill\nE-D,Di Dorn,hill\n"
               "E-O,Olive Operator,hill\n");
    write_file(root + "/roster/roles.csv",
               "person,role,from,to\nE-A,mentee-teacher,2019-08-01,ongoing\nE-D,mentee-teacher,2019-08-01,ongoing\n"
               "E-B,mentor-teacher,2019-08-01,ongoing\nE-C,counsellor,2019-08-01,ongoing\n");
    write_file(root + "/roster/pairings.csv",
               "pairing,kind,slot,person,from,to\nP-1,pair,mentee,E-A,2019-09-02,2020-06-12\n"
               "P-1,pair,mentor,E-B,2019-09-02,2020-06-12\nP-2,pair,mentee,E-D,2019-09-02,ongoing\n"
               "P-2,pair,mentor,E-B,2019-09-02,ongoing\n");
    write_file(root + "/inbox/log.csv",
               "entry,date,minutes,kind,mentor,mentee,note\nR-1,2019-10-07,30,visit,E-B,E-A,about reading\n"
               "R-2,2020-05-11,30,visit,E-B,E-A,about sport\nR-3,2019-10-07,30,visit,E-B,E-D,about plans\n"
               "R-4,2020-05-12,30,talk,E-B,E-A,about numbers\nR-5,2025-05-20,30,visit,E-B,E-D,about a class\n");
    write_file(root + "/inbox/notes.csv",
               "entry,date,artifact,stage,about,by,note\nN-1,2019-11-08,wellness-note,written,E-A,E-C,not sleeping\n");
    return root;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("purging from the first look to the next import") {
    const TemporaryFolder folder;
    const std::string root = retaining_workspace(folder);
    std::string told;
    const auto type = [&](const std::string& arguments) {
        const Ran ran = run(arguments + " -w " + quoted(root), "SOURCE_DATE_EPOCH=1767225600");
        told += "$ induct " + arguments + "\n" + ran.out + ran.err + "exit " + std::to_string(ran.code) + "\n\n";
    };
    type("ledger import --on 2025-06-12");
    type("ledger purge --on 2025-06-12");  // of the pairing: kept up to this day
    type("ledger purge --on 2025-06-13 --dry-run");
    type("ledger purge --on 2025-06-13 --dry-run --by E-C");
    type("ledger purge --on 2025-06-01");
    type("ledger purge --on 2036-01-01");
    type("ledger purge --on 2025-06-13 --by Olive");
    type("ledger purge --on 2025-06-13");
    type("ledger verify");
    type("ledger import --on 2025-06-14");
    type("ledger purge --on 2026-01-01");
    type("ledger purge --on 2026-01-01");
    type("ledger verify");
    type("ledger show --kind purge --as E-O");
    type("ledger show --kind activity --as E-O");
    type("report --model hills --on 2025-06-12 --known-at 2025-06-12");
    check_golden("cli/purge.txt", told);
    const std::string file = read_file(root + "/ledger.db");
    for (const char* gone : {"about reading", "about sport", "about numbers", "not sleeping"}) {
        CAPTURE(gone);
        CHECK_FALSE(has(file, gone));
    }
    CHECK(has(file, "about plans"));
}

TEST_CASE("the other views of an earlier day tell of the purge, too") {
    const TemporaryFolder folder;
    const std::string root = retaining_workspace(folder);
    write_file(root + "/hills.induct", read_file(root + "/hills.induct") +
                                           "requirement visited \"Visited\" for each pair expect at least 2 visits in "
                                           "the year partial in full\n"
                                           "report overview \"Overview\" about each pair shows visited\n");
    REQUIRE(run("nightly " + quoted(root) + " --on 2025-06-12").code < 2);
    const std::string of_that_day = " -w " + quoted(root) + " --on 2025-06-12 --known-at 2025-06-12";
    const auto shown = [&](const std::string& arguments) { return run(arguments + of_that_day).out; };
    const std::string json = "report --model hills --format json", named = "report --named overview";
    const std::string named_json = named + " --format json", why = "why hills/visited P-2";
    CHECK_FALSE(has(shown(json), "purged_since"));
    CHECK_FALSE(has(shown(why), "purged"));
    REQUIRE(run("ledger purge -w " + quoted(root) + " --on 2026-01-01").code == 0);
    CHECK(has(shown(json), "\"purged_since\": 4"));
    CHECK(has(shown(named), "4 records were purged since, and are not counted\n"));
    CHECK(has(shown(named_json), "\"purged_since\": 4"));
    CHECK(has(shown(why), "4 records were purged since, and are not counted\n"));
}

TEST_CASE("the night of the purge itself tells of it, and the next one does not") {
    const TemporaryFolder folder;
    const std::string root = retaining_workspace(folder);
    write_file(root + "/hills.induct", read_file(root + "/hills.induct") +
                                           "requirement visited \"Visited\" for each pair expect at least 2 visits in "
                                           "the year partial in full\n");
    const std::string words = "records were purged since, and are not counted\n";
    const auto shown = [&](const std::string& arguments, const std::string& on) {
        return run(arguments + " -w " + quoted(root) + " --on " + on).out;
    };
    const auto file_of = [&](const std::string& on, const std::string& name) {
        return read_file(root + "/reports/" + on + "/" + name);
    };
    const std::string report = "report --model hills", json = report + " --format json", why = "why hills/visited P-2";
    REQUIRE(run("nightly " + quoted(root) + " --on 2026-01-01").code < 2);
    CHECK_FALSE(has(shown(report, "2026-01-01"), words));
    REQUIRE(run("ledger purge -w " + quoted(root) + " --on 2026-01-01").code == 0);
    for (const char* on : {"2025-12-31", "2026-01-01", "2026-01-02"}) {
        CAPTURE(std::string(on));
        // On the day before nothing had been read, and on the day after nothing of them was known any more.
        const bool known = std::string(on) == "2026-01-01";
        CHECK(has(shown(report, on), "4 " + words) == known);
        CHECK(has(shown(json, on), "\"purged_since\": 4") == known);
        CHECK(has(shown(why, on), "4 " + words) == known);
    }
    CHECK_FALSE(has(file_of("2026-01-01", "summary.txt"), words));  // as it was written
    REQUIRE(run("nightly " + quoted(root) + " --on 2026-01-01").code < 2);
    CHECK(has(file_of("2026-01-01", "summary.txt"), "4 " + words));
    CHECK(has(file_of("2026-01-01", "hills.json"), "\"purged_since\": 4"));
    REQUIRE(run("nightly " + quoted(root) + " --on 2026-01-02").code < 2);
    CHECK_FALSE(has(file_of("2026-01-02", "summary.txt"), words));
    CHECK_FALSE(has(shown(report, "2026-01-02"), words));
    CHECK(has(shown(report, "2026-01-01"), "4 " + words));
}

TEST_CASE("the sheets that purged records came from are named to whoever may know all that was in them") {
    const TemporaryFolder folder;
    const std::string root = retaining_workspace(folder);
    // A sheet that mixes both, one whose records all stay, and one that is gone by then.
    write_file(root + "/hills.induct",
               read_file(root + "/hills.induct") + "artifact plan \"Plan\" from mentor-teacher stages drafted\n");
    const std::string header = "entry,date,artifact,stage,about,by\n";
    write_file(root + "/inbox/wellness.csv", header + "N-2,2019-11-09,wellness-note,written,E-A,E-C\n");
    write_file(root + "/inbox/mixed.csv",
               header + "N-3,2019-11-10,wellness-note,written,E-A,E-C\nN-4,2019-11-11,plan,drafted,E-A,E-B\n");
    write_file(root + "/inbox/mixed-log.csv",
               "entry,date,minutes,kind,mentor,mentee\nR-6,2019-10-09,30,talk,E-B,E-A\n");
    write_file(root + "/inbox/new.csv", "entry,date,minutes,kind,mentor,mentee\nR-7,2025-05-21,30,talk,E-B,E-D\n");
    write_file(root + "/inbox/gone.csv", "entry,date,minutes,kind,mentor,mentee\nR-8,2019-10-10,30,talk,E-B,E-A\n");
    const std::string in_place = " -w " + quoted(root) + " --on ";
    REQUIRE(run("ledger import" + in_place + "2025-06-12").code == 0);
    fs::remove(root + "/inbox/gone.csv");
    const auto sheets = [&](const std::string& by) {
        const std::string told = run("ledger purge --dry-run --by " + by + in_place + "2025-06-13").out;
        const std::string begins = "their sheets are not touched; take the rows out of them: ";
        const std::size_t at = told.find(begins);
        for (const char* secret : {"wellness", "inbox/notes", "mixed.csv"}) CHECK(has(told, secret) == (by == "E-C"));
        CHECK_FALSE(has(told, "new.csv"));
        CHECK_FALSE(has(told, "gone.csv"));
        return at == std::string::npos ? told
                                       : told.substr(at + begins.size(), told.find('\n', at) - at - begins.size());
    };
    CHECK(sheets("E-O") == "inbox/log.csv, inbox/mixed-log.csv, 3 sheets with what is confidential to others");
    CHECK(sheets("E-C") == "inbox/log.csv, inbox/mixed-log.csv, inbox/mixed.csv, inbox/notes.csv, inbox/wellness.csv");
    CHECK(sheets("Olive") == "");
}

TEST_CASE("after a purge the nights go on as before") {
    const TemporaryFolder folder;
    const std::string root = retaining_workspace(folder);
    REQUIRE(run("nightly " + quoted(root) + " --on 2025-06-12").code < 2);
    const Ran purged = run("ledger purge -w " + quoted(root) + " --on 2025-06-13");
    CHECK(purged.code == 0);
    CHECK(has(purged.out, "records were purged\n"));
    CHECK(run("nightly " + quoted(root) + " --on 2025-06-14").code < 2);
    CHECK(run("ledger verify -w " + quoted(root)).code == 0);
}
