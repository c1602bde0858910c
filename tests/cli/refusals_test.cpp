// What `why` and `test` say where they have nothing to tell: a review is no rule, a week without school no window, and
// a calendar by itself has no scenarios to show.
#include "tests/cli/run.h"

#include <doctest/doctest.h>

using namespace induct;
using namespace induct::testing;

namespace {

bool says(const Ran& ran, const std::string& words) { return (ran.out + ran.err).find(words) != std::string::npos; }

const std::string calendar =
    "calendar small-year \"Small\"\n"
    "  year 2025-26 from September 2 to June 12\n"
    "  term fall from September 2 to January 23\n"
    "  term spring from January 26 to June 12\n"
    "  break winter-break from December 22 to January 2\n";

const std::string program =
    "program small \"Small\"\n  runs on small-year\n  partial in full\nuse calendars\nuse mentoring\n"
    "role new-teacher \"New teacher\" has experience: number, focus, trained: yes-no\nrole mentor \"Mentor\"\n"
    "choice focus is primary, secondary\n"
    "requirement weekly \"Weekly\" for each new-teacher expect at least 1 observation in each school-week\n"
    "trigger stuck \"Stuck\" for each new-teacher when weekly is missed open talk\n"
    "review talk \"Talk\" owner mentor decide keep, change within 10 days\n"
    "figure teachers \"Teachers\" is number of new-teacher\n";

/// A workspace of one model, its calendar beside it, and people who hold roles.
std::string small_workspace(const TemporaryFolder& folder) {
    const std::string workspace = folder / "small";
    fs::create_directories(workspace + "/roster");
    fs::create_directories(workspace + "/inbox");
    write_file(workspace + "/calendars.induct", calendar);
    write_file(workspace + "/small.induct", program);
    write_file(workspace + "/workspace.induct",
               "workspace small \"Small\"\n  run small from \"small.induct\" for here\n");
    write_file(workspace + "/roster/people.csv", "person,name,site\nP-1,Ana Ruiz,here\n");
    write_file(workspace + "/roster/sites.csv", "site,name,kind\nhere,Here,district\n");
    write_file(workspace + "/roster/roles.csv", "person,role,from,to\nP-1,new-teacher,2025-09-02,ongoing\n");
    return workspace;
}

}  // namespace

TEST_CASE("why says what a name is that is no requirement, and which week has no school day") {
    const TemporaryFolder folder;
    const std::string workspace = small_workspace(folder);
    const std::string on = " -w " + quoted(workspace) + " --on 2026-01-20";
    REQUIRE(run("nightly " + quoted(workspace) + " --on 2026-01-20").code < 2);
    CHECK(says(run("why talk P-1" + on), "`talk` is a review, and `why` takes requirements"));
    CHECK(says(run("why small/stuck P-1" + on), "`small/stuck` is a trigger, and `why` takes requirements"));
    CHECK(says(run("why teachers P-1" + on), "`teachers` is a figure, and `why` takes requirements"));
    CHECK(says(run("why weekly P-1 --window 2025-12-23" + on),
               "says nothing of P-1 in that window: the week of December 22, 2025 has no school day"));
    CHECK(says(run("why weekly P-1 --window 2025-12-16" + on), "MISSED"));
    CHECK(says(run("why weekly P-1 --window 2031-01-07" + on), "says nothing of P-1 in that window"));
}

TEST_CASE("a calendar by itself has no scenarios to show, and a model has") {
    const TemporaryFolder folder;
    const std::string workspace = small_workspace(folder);
    const Ran ran = run("test " + quoted(workspace));
    CHECK(says(ran, "small.induct` has no scenarios"));
    CHECK_FALSE(says(ran, "calendars.induct` has no scenarios"));
}
