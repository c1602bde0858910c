// A workspace with two runs: each subject is judged by the run of its district only, by every command; of whom nobody
// can tell the district, the night says that none of them judges her.
#include "tests/cli/run.h"

using namespace induct::testing;

namespace {

const std::string base = R"(program base "Base"
  source  handbook "Mentor handbook, 2025"
  runs on oregon-school-year
  partial in full
use mentoring
use calendars/oregon
role new-teacher "New teacher"
role mentor "Mentor"
pairing mentorship "Mentorship"  mentee is new-teacher  mentor is mentor
group circle "Circle" members new-teacher
activity circle-talk "Circle talk"
requirement visits "Ten visits" cite handbook, "1" for each mentorship
  expect at least 10 observations in the year behind below 80% of pace
requirement goals "A goal" cite handbook, "2" for each mentorship
  expect at least 1 goal-setting in the year
requirement talks "Talks" cite handbook, "3" for each circle
  expect at least 1 circle-talk in each month from September to May
requirement own "A talk" cite handbook, "4" for each mentor
  expect at least 1 circle-talk in each month from September to May
report talk-table "Circles" for mentor about each circle shows talks every month
)";
const std::string hill = R"(program hill "Hill: one visit" extends base
  source agreement "Agreement"
adjust requirement visits
  cite agreement, "1"
  expect at least 1 observation in the year
drop requirement goals because "Hill has other goals"
replace requirement talks "Two talks in the year"
  cite agreement, "2"
  for each circle
  expect at least 2 circle-talks in the year
)";

struct Workspace {
    TemporaryFolder folder;
    std::string at = folder / "two";

    Workspace() {
        write("workspace.induct",
              "workspace two \"Two districts\"\n  run base for valley\n  run hill for hill\n  operator \"P-1\"\n");
        write("models/base.induct", base);
        write("models/hill.induct", hill);
        write("roster/sites.csv",
              "site,name,kind,within\nall,All,consortium,\nvalley,Valley,district,all\nhill,Hill,district,all\n"
              "vs,Valley School,school,valley\nhs,Hill School,school,hill\n");
        people("P-1,Rosa Lind,vs\nP-2,Ben Cole,hs\nP-3,Ana Reyes,hs\nP-4,Bo Marsh,hs\n");
        write("roster/pairings.csv",
              "pairing,kind,slot,person,from,to\n"
              "M-1,mentorship,mentee,Ana Reyes,9/2/2025,ongoing\n"
              "M-1,mentorship,mentor,Ben Cole,9/2/2025,ongoing\n");
        groups("");
        write("roster/roles.csv", "person,role,from,to\nP-2,mentor,9/1/2025,ongoing\n");
        write("inbox/visits.csv",
              "date,kind,mentor,mentee,minutes,entered_on\n"
              "9/9/2025,observation,Ben Cole,Ana Reyes,45,9/9/2025\n"
              "9/9/2025,circle-talk,Ana Reyes,Bo Marsh,45,9/9/2025\n");
    }
    void write(const std::string& name, const std::string& text) const { write_file(at + "/" + name, text); }
    void people(const std::string& rows) const { write("roster/people.csv", "person,name,site\n" + rows); }
    void groups(const std::string& site, const std::string& more = "") const {
        write("roster/groups.csv",
              "group,kind,site,person,as,from,to\n"
              "C-1,circle," +
                  site +
                  ",Ana Reyes,member,9/2/2025,ongoing\n"
                  "C-1,circle," +
                  site + ",Bo Marsh,member,9/2/2025,ongoing\n" + more);
    }
    [[nodiscard]] std::string night() const {
        const Ran ran = run("nightly " + quoted(at) + " --on 2026-01-20");
        CAPTURE(ran.err);
        CHECK(ran.code < 2);
        return ran.out;
    }
    [[nodiscard]] Ran ask(const std::string& what) const {
        return run(what + " -w " + quoted(at) + " --on 2026-01-20");
    }
    [[nodiscard]] std::string page(const std::string& name) const {
        return read_file(at + "/reports/2026-01-20/" + name);
    }
};

bool has(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("why asks the run of the subject's district, and names it when another one is asked") {
    const Workspace two;
    const std::string night = two.night();
    CHECK(has(night, "base      0 subjects"));
    CHECK(has(night, "hill      3 subjects"));
    const Ran visits = two.ask("why visits M-1");
    CHECK(has(visits.out, "MET"));
    CHECK(has(visits.out, "base, adjusted by hill"));
    CHECK(two.ask("why hill/visits M-1").out == visits.out);
    const Ran other = two.ask("why base/visits M-1");
    CHECK(other.code == 2);
    CHECK(has(other.err, "error[E515]: `M-1` is judged by the run `hill`, not by `base`\n"));
    CHECK(has(other.err, "`induct why hill/visits M-1`"));
    const Ran dropped = two.ask("why goals M-1");
    CHECK(dropped.code == 2);
    CHECK(has(dropped.err, "error[E515]: `M-1` is judged by the run `hill`, which has no rule `goals`\n"));
    CHECK(has(dropped.err, "`induct report --for M-1`"));
    CHECK(two.ask("why goals M-9").code == 2);
}

TEST_CASE("a report for a subject is that of its run, and so are counts, names and rules by role") {
    const Workspace two;
    (void)two.night();
    const std::string about = two.ask("report --as P-3 --for M-1").out;
    CHECK(has(about, "hill/visits"));
    CHECK_FALSE(has(about, "base/"));
    const Ran other = two.ask("report --as P-3 --for M-1 --model base");
    CHECK(other.code == 2);
    CHECK(has(other.err, "--for: `M-1` is judged by the run `hill`, not by `base`"));
    CHECK_FALSE(has(two.page("base.csv"), "M-1"));
    CHECK_FALSE(has(two.page("base.csv"), "C-1"));
    CHECK_FALSE(has(two.page("base.csv"), "P-2"));
    CHECK(has(two.page("hill.csv"), "M-1"));
    CHECK(has(two.page("hill.csv"), "P-2"));
    CHECK(has(two.page("summary.txt"), "0 pairings, 1 person, 2 records up to this day"));
    CHECK(has(two.page("summary.txt"), "1 pairing, 3 people, 2 records up to this day"));
    // The named report that both models declare has the group in the page of its run only.
    CHECK_FALSE(has(two.page("base/talk-table.csv"), "C-1"));
    CHECK(has(two.page("hill/talk-table.csv"), "C-1"));
}

TEST_CASE("two runs of one model share nobody") {
    const Workspace two;
    two.write("workspace.induct",
              "workspace two \"Two\"\n  run v from \"models/base.induct\" for valley\n"
              "  run h from \"models/base.induct\" for hill\n  operator \"P-1\"\n");
    (void)two.night();
    CHECK_FALSE(has(two.page("v.csv"), "M-1"));
    CHECK(has(two.page("h.csv"), "M-1"));
    CHECK(two.ask("why visits M-1").out == two.ask("why h/visits M-1").out);
    CHECK(has(two.ask("why v/visits M-1").err, "judged by the run `h`, not by `v`"));
}

TEST_CASE("a group without a site lies where its members do") {
    const Workspace two;
    (void)two.night();
    CHECK(has(two.page("hill.csv"), "C-1"));
    CHECK_FALSE(has(two.page("base.csv"), "C-1"));
    CHECK_FALSE(has(two.page("summary.txt"), "W444"));
}

TEST_CASE("of whom no district is known no run judges, and the night says so") {
    const Workspace two;
    two.people("P-1,Rosa Lind,vs\nP-2,Ben Cole,\nP-3,Ana Reyes,hs\nP-4,Bo Marsh,vs\n");
    (void)two.night();
    for (const char* page : {"base.csv", "hill.csv"}) {
        CHECK_FALSE(has(two.page(page), "C-1"));  // members of two districts
        CHECK_FALSE(has(two.page(page), "P-2"));
    }
    const std::string summary = two.page("summary.txt");
    CHECK(has(summary, "W444 C-1 and P-2 lie in no district, so none of the runs judges them"));
    CHECK(has(summary, "Not judged by any run: C-1"));
    CHECK(has(summary, "Not judged by any run: Ben Cole (P-2)"));
    const Ran why = two.ask("why talks C-1");
    CHECK(why.code == 2);
    CHECK(has(why.err, "no run judges `C-1`: it lies in no district that is known"));
    // The pairing of a mentee with a site is judged as ever.
    CHECK(has(two.page("hill.csv"), "M-1"));
}

TEST_CASE("of whom no run is nobody judges, and the night says so") {
    const Workspace two;
    two.write("workspace.induct", "workspace two \"Two\"\n  run base for valley\n  operator \"P-1\"\n");
    (void)two.night();
    CHECK_FALSE(has(two.page("base.csv"), "M-1"));
    const std::string summary = two.page("summary.txt");
    CHECK(has(summary, "W474 no run is for `hill`, so none judges C-1, M-1 and P-2"));
    CHECK(has(summary, "Not judged by any run: Ben Cole (P-2): it lies in hill, and no run is for that district"));
    CHECK_FALSE(has(summary, "W444"));
    const Ran why = two.ask("why visits M-1");
    CHECK(why.code == 2);
    CHECK(has(why.err, "no run judges `M-1`: none is for its district"));
    two.write("workspace.induct", "workspace two \"Two\"\n  run base for valley, hill\n  operator \"P-1\"\n");
    (void)two.night();
    CHECK(has(two.page("base.csv"), "M-1"));
    CHECK_FALSE(has(two.page("summary.txt"), "W474"));
}

TEST_CASE("who is of the consortium is judged once, by the first run") {
    const Workspace two;
    two.people("P-1,Rosa Lind,vs\nP-2,Ben Cole,all\nP-3,Ana Reyes,hs\nP-4,Bo Marsh,vs\n");
    two.groups("all");
    (void)two.night();
    CHECK(has(two.page("base.csv"), "C-1"));
    CHECK(has(two.page("base.csv"), "P-2"));
    CHECK_FALSE(has(two.page("hill.csv"), "C-1"));
    CHECK_FALSE(has(two.page("hill.csv"), "P-2"));
    CHECK_FALSE(has(two.page("summary.txt"), "W444"));
}
