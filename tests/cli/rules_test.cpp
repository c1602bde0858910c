// The models of rules/: clean, with all their scenarios green, and with one message for each slip of a coordinator.
#include "tests/cli/run.h"

using namespace induct::testing;

TEST_CASE("the models check clean, their scenarios hold and show both sides of everything") {
    const Ran check = run("check rules/");
    CAPTURE(check.err);
    CHECK(check.code == 0);
    const Ran test = run("test --coverage rules/");
    CAPTURE(test.out);
    CHECK(test.code == 0);
    const std::size_t passed = test.out.rfind(" passed, 0 failed");  // of all models together
    REQUIRE(passed != std::string::npos);
    CHECK(std::stoi(test.out.substr(test.out.rfind(' ', passed - 1) + 1)) >= 400);
}

TEST_CASE("what an overlay changes is listed") {
    const Ran ran = run("check rules/ashland.induct");
    CHECK(ran.code == 0);
    CHECK(ran.out ==
          "rules/ashland.induct: adjusted  30 hours of targeted support (somc, adjusted by ashland)\n"
          "rules/ashland.induct: replaced  Six district PLCs in the year, colleague mentor (ashland, in place of "
          "somc's)\n"
          "rules/ashland.induct: dropped   Onsite support every school day (somc), because: the agreement counts hours "
          "at "
          "the school, not days (section 2)\n"
          "rules/ashland.induct: dropped   A colleague mentor stays away from the PLC (somc), because: attendance is "
          "counted over the year (section 3), so no two months can be missed in a row\n"
          "1 model: nothing to object to\n");
}

TEST_CASE("a scenario that fails shows expected, found and why, and the exit code says so") {
    const TemporaryFolder folder;
    std::string text = read_file(std::string(INDUCT_SOURCE_DIR) + "/rules/somc.induct");
    text +=
        "\nscenario \"wrong on purpose\"\n  in 2025-26\n  people Ana is beginning-educator, Ben is "
        "full-release-mentor\n"
        "  pair P1 is blended: mentee Ana, mentor Ben from September 4\n"
        "  log September 9: observation by Ben with Ana for 90 minutes\n  on June 20 then mentor-hours of P1 is met "
        "with 60 hours\n";
    const Ran ran = run("test " + quoted(changed_somc(folder, text)));
    CHECK(ran.code == 1);
    CHECK(ran.out.find("wrong on purpose") != std::string::npos);
    CHECK(ran.out.find("expected  met with 60 h") != std::string::npos);
    CHECK(ran.out.find("found     missed with 1 h 30") != std::string::npos);
    CHECK(ran.out.find("why       missed by 58 h 30, since June 13\n") != std::string::npos);
    CHECK(ran.out.find("record        log 1  2025-09-09  Classroom observation  1 h 30\n") != std::string::npos);
    CHECK(ran.out.find("--records") == std::string::npos);
}

TEST_CASE("one slip, one message") {
    const std::string model = read_file(std::string(INDUCT_SOURCE_DIR) + "/rules/somc.induct");
    struct Row {
        const char *right, *wrong, *says;
    };
    const Row rows[] = {
        {"at least 60 hours of instructional by mentor", "at least 60 of instructional by mentor", "60 hours"},
        {"at least 60 hours of instructional by mentor", "at least 60 hours of instrucional by mentor",
         "instructional"},
        {"at least 60 hours of instructional by mentor", "at least 60 hours of instructional by mentr", "mentor"},
        {"in each month from September to May", "in each month from September to Mai", "May"},
        {"on June 20 then", "on June 31 then", "June"},
        {"on January 20 then", "on February 30 then", "February"},
        {"  notify   mentor when behind", "  reopen after 60 days\n  notify   mentor when behind", "reopen"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.wrong));
        const std::size_t place = model.find(row.right);
        if (place == std::string::npos) continue;
        std::string changed = model;
        changed.replace(place, std::string(row.right).size(), row.wrong);
        const TemporaryFolder folder;
        const Ran ran = run("check " + quoted(changed_somc(folder, changed)));
        CAPTURE(ran.err);
        CHECK(ran.code == 2);
        CHECK(ran.err.find(row.says) != std::string::npos);
        CHECK(ran.out.find("1 error,") != std::string::npos);
    }
}
