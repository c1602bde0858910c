// The text of `why`: every finding has its reason, in the layout of the reference.
#include "engine/evaluate/why.h"

#include "tests/evaluate/told.h"

#include <sstream>

using namespace induct;
using test::has, test::people, test::Told, test::told;

TEST_CASE("of alike records five are named, and six as five and one more") {
    const auto logs = [](const char* what, int many) {
        std::string all;
        for (int i = 1; i <= many; ++i) all += "  log October " + std::to_string(i) + ": " + what + "\n";
        return all;
    };
    struct Row {
        const char *rule, *log, *status, *five, *six;
    };
    const Row rows[] = {
        {"expect at least 9 visits by colleague in the year", "visit by Ben with Ana for 30 minutes", "missed",
         "log 5 (October 5)\n", "log 5 (October 5) and 1 more\n"},
        {"expect at least 9 hours of visits by colleague in the year counts at most 15 minutes per visit",
         "visit by Cy with Ana for 30 minutes", "missed", "1 h 15 of 2 h 30: log 1 (October 1), log 2",
         "1 h 30 of 3 h: log 1 (October 1), log 2"},
        {"expect at least 9 hours of visits by colleague in the year counts at most 15 minutes per visit",
         "visit by Cy with Ana", "missed", "no length is recorded: log 1", "no length is recorded: log 1"},
        {"expect each visit is led by colleague", "visit by Ben with Ana for 30 minutes", "missed",
         "  October 5 (log 5): not led", "and 1 more (--records lists them)\n"},
    };
    for (const Row& row : rows)
        for (const int many : {5, 6}) {
            CAPTURE(row.rule);
            CAPTURE(many);
            const std::string text =
                told("requirement asked \"Asked\" for each blended " + std::string(row.rule) + "\n" + people +
                     logs(row.log, many) + "  on June 30 then asked of P1 is " + row.status + "\n")
                    .text;
            CAPTURE(text);
            CHECK(has(text, many == 5 ? row.five : row.six));
            CHECK(has(text, "and 1 more") == (many == 6));
            CHECK_FALSE(has(text, "and 0 more"));
            CHECK_FALSE(has(text, "(log 6)"));
        }
}

TEST_CASE("how much would mend it, of records and of time, also before a whole minute is due") {
    struct Row {
        const char *rule, *on, *says;
    };
    const Row rows[] = {
        {"at least 100 visits", "September 3", "on track if   1 more is logged by September 3"},
        {"at least 100 visits", "September 12",
         "on track if   4 more are logged by September 12; at the present pace 0 by June 12\n"},
        {"at least 1 hour of visits", "September 2", "on track if   1 min more are logged by September 2\n"},
        {"at least 100 hours of visits", "September 2", "more are logged by September 2; at the present pace 0 h by"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.rule);
        CAPTURE(row.on);
        const std::string text = told("requirement asked \"Asked\" for each blended expect " + std::string(row.rule) +
                                      " in the year behind below 80% of pace\n" + people + "  on " + row.on +
                                      " then asked of P1 is behind\n")
                                     .text;
        CAPTURE(text);
        CHECK(has(text, row.says));
    }
}

TEST_CASE("of several exceptions the first that holds applies, and those below are not asked") {
    const auto text = [&](int experience) {
        return told(R"(
requirement asked "Asked" for each blended expect at least 9 visits in the year
exception long-ago "Long ago" to asked when mentee's experience is at least 9 expect at least 3 visits in the year
exception some "Some" to asked when mentee's experience is at least 5 expect at least 4 visits in the year
exception few "Few" to asked when mentee's experience is at least 2 expect at least 5 visits in the year
scenario "why"
  in 2025-26
  people Ana is teacher (experience )" +
                    std::to_string(experience) + R"(), Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben
  on June 30 then asked of P1 is missed
)")
            .text;
    };
    const auto words = [&](int experience) {
        std::string all;
        std::istringstream lines(text(experience));
        for (std::string line; std::getline(lines, line);)
            for (const char* said : {"is not asked", "does not apply", "applies"})
                if (has(line, said) && (has(line, "long-ago") || has(line, "some ") || has(line, "few "))) {
                    all += std::string(all.empty() ? "" : ", ") + said;
                    break;
                }
        return all;
    };
    CHECK(words(9) == "applies, is not asked, is not asked");
    CHECK(words(5) == "does not apply, applies, is not asked");
    CHECK(words(2) == "does not apply, does not apply, applies");
    CHECK(words(1) == "does not apply, does not apply, does not apply");
}

TEST_CASE("entered late is what only records entered behind grace have met") {
    struct Row {
        const char *what, *expected, *log;
        bool late;
    };
    const char* const visits = "at least 1 visit by colleague";
    const char* const two = "at least 2 visits by colleague";
    const char* const signed_by = "at least 1 pact signed by mentee, then by colleague";
    const Row rows[] = {
        {"on the last day of grace", visits, "October 9: visit by Cy with Ana for 30 minutes recorded on November 3",
         false},
        {"on the day after", visits, "October 9: visit by Cy with Ana for 30 minutes recorded on November 4", true},
        {"done and entered in grace, not in the window", visits, "November 3: visit by Cy with Ana for 30 minutes",
         false},
        {"late, and met without it", visits,
         "October 8: visit by Cy with Ana for 30 minutes\n  log October 9: visit by Cy with Ana for 30 minutes "
         "recorded on November 4",
         false},
        {"one of two is late", two,
         "October 8: visit by Cy with Ana for 30 minutes\n  log October 9: visit by Cy with Ana for 30 minutes "
         "recorded on November 4",
         true},
        {"a late one of another kind", visits,
         "October 8: visit by Cy with Ana for 30 minutes\n  log October 9: conference by Ben with Ana for 30 minutes "
         "recorded on November 4",
         false},
        {"the second hand on the last day of grace", signed_by,
         "October 8: pact signed by Ana about P1\n  log October 9: pact signed by Cy about P1 recorded on November 3",
         false},
        {"the second hand on the day after", signed_by,
         "October 8: pact signed by Ana about P1\n  log October 9: pact signed by Cy about P1 recorded on November 4",
         true},
        {"the first hand on the day after", signed_by,
         "October 8: pact signed by Ana about P1 recorded on November 4\n  log October 9: pact signed by Cy about P1",
         true},
        {"both hands on the day after", signed_by,
         "October 8: pact signed by Ana about P1 recorded on November 4\n  log October 9: pact signed by Cy about P1 "
         "recorded on November 4",
         true},
        {"one on the last day of grace, and one late", visits,
         "October 8: visit by Cy with Ana for 30 minutes recorded on November 3\n  log October 9: visit by Cy with Ana "
         "for 30 minutes recorded on November 4",
         false},
        {"a document on the last day of grace, and one late", signed_by,
         "October 8: pact signed by Ana about P1 recorded on November 3\n  log October 9: pact signed by Cy about P1 "
         "recorded on November 3\n  log October 20: pact signed by Ana about P1 recorded on November 4\n  log October "
         "21: pact signed by Cy about P1 recorded on November 4",
         false},
        {"a document and another one that is late", signed_by,
         "October 8: pact signed by Ana about P1\n  log October 9: pact signed by Cy about P1\n  log October 20: pact "
         "signed by Ana about P1\n  log October 21: pact signed by Cy about P1 recorded on November 4",
         false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const bool in_window = std::string(row.log).rfind("October", 0) == 0;
        const Told found =
            told(std::string("artifact pact \"Pact\" about pairing stages signed\nrequirement visited "
                             "\"Visits\" for each blended grace 3 days\n  expect ") +
                 row.expected + " in each month from October to May\n" + people + "  log " + row.log +
                 "\n  on December 10 then visited of P1 in October is " + (in_window ? "met" : "missed") + "\n");
        CHECK(found.why.entered_late == row.late);
    }
}

TEST_CASE("why a pairing is behind") {
    const std::string text = told(R"(
requirement hours-owed "Hours" cite handbook, "3" for each blended
  expect at least 60 hours of support by mentor in the year
  behind below 80% of pace
)" + people + R"(
  log September 9: observation by Ben with Ana for 90 minutes
  log September 10: conference by Ben with Ana for 30 minutes
  log September 11: visit by Cy with Ana for 45 minutes
  on January 15 then hours-owed of P1 is behind with 1 hour 30 minutes
)")
                                 .text;
    CAPTURE(text);
    CHECK(text.rfind("why hours-owed for P1 (Ana with Ben and Cy) on January 15, 2026  ->  BEHIND by ", 0) == 0);
    CHECK(has(text, ", known January 15\n"));
    CHECK(has(text, "who           mentee Ana, mentor Ben, colleague Cy\n"));
    CHECK(has(text, "where         School, District\n"));
    CHECK(has(text,
              "needed        60 h by June 12: at least 60 hours of support by mentor in the year "
              "(sample handbook, 3; owed in full)\n"));
    CHECK(has(text, "counted       1 h 30, 1 record (--records lists them)\n"));
    CHECK(has(text, "not counted   45 min, 1 record of the right kind\n"));
    CHECK(has(text, "1 by Cy, who is not the mentor: log 3 (September 11)\n"));
    // A kind that the rule does not name is nobody's question.
    CHECK_FALSE(has(text, "log 2"));
    CHECK(has(text, "on track if   "));
}

TEST_CASE("records outside the window are counted, not listed") {
    const std::string text = told(R"(
requirement visited "Visits" for each blended
  expect at least 1 visit by colleague in each month from September to May
)" + people + R"(
  log September 9: visit by Cy with Ana for 30 minutes
  log November 4: visit by Cy with Ana for 30 minutes
  log November 5: visit by Cy with Ana for 30 minutes
  on December 1 then visited of P1 in October is missed
)")
                                 .text;
    CAPTURE(text);
    CHECK(has(text, "window        October 2025\n"));
    CHECK(has(text, "counted       no record\n"));
    CHECK(has(text, "not counted   3 outside the window (latest November 5)\n"));
}

TEST_CASE("what was met by records entered after grace says so") {
    const Told found = told(R"(
requirement visited "Visits" for each blended
  expect at least 1 visit by colleague in each month from September to May
)" + people + R"(
  log October 9: visit by Cy with Ana for 30 minutes recorded on December 3
  on December 10 then visited of P1 in October is met
)",
                            true);
    CAPTURE(found.text);
    CHECK(found.why.entered_late);
    CHECK(has(found.text, "->  MET, entered late"));
    CHECK(has(found.text, "entered late  some of it only after October 31, the last day of grace\n"));
    CHECK(has(found.text, "entered late, on December 3, 2025\n"));
}

TEST_CASE("a claim tells how many kept it, and lists the first that did not") {
    std::string rules = R"(
requirement entered "Entered in time" for each blended
  expect each visit is logged within 14 days
)" + people;
    for (int day = 2; day <= 9; ++day)
        rules +=
            "  log October " + std::to_string(day) + ": visit by Cy with Ana for 30 minutes recorded on October 31\n";
    rules += "  log October 20: visit by Cy with Ana for 30 minutes recorded on October 21\n";
    rules += "  on December 1 then entered of P1 is missed\n";
    const std::string text = told(rules).text;
    CAPTURE(text);
    CHECK(has(text, "counted       1 of 9 visit kept it\n"));
    CHECK(has(text, "broken by     October 2 (log 1): logged on October 31, 2025\n"));
    CHECK(has(text, "                and 3 more (--records lists them)\n"));
    CHECK_FALSE(has(text, "October 9"));
    CHECK(has(told(rules, true).text, "record        broken by October 9 (log 8): logged on October 31, 2025\n"));
}

TEST_CASE("a share is told in tenths of a percent, and never as if it were enough") {
    const std::string text = told(R"(
requirement attended "Workshops" for each lead-mentor
  expect at least 100% of workshops are attended in the year
scenario "why"
  in 2025-26
  people Ben is lead-mentor, Bea is lead-mentor
  log October 1: workshop by Bea with Ben
  log October 2: workshop by Bea with Ben
  log October 3: workshop by Bea
  on December 1 then attended of Ben is missed
)")
                                 .text;
    CAPTURE(text);
    CHECK(has(text, "counted       66.7%, 100% is asked (2 of 3 workshops attended)\n"));
    CHECK(has(text, "broken by     October 3 (log 3): not attended\n"));
}

TEST_CASE("a share in words never reaches or leaves a bound that the figures do not") {
    struct Row {
        std::int64_t share, bound;
        const char* words;
    };
    const Row rows[] = {{8990, 9000, "89.9%"}, {8996, 9000, "89.9%"}, {9000, 9000, "90%"},   {9004, 9000, "90.1%"},
                        {9005, 9000, "90.1%"}, {8995, 8900, "90%"},   {6666, 6667, "66.6%"}, {6667, 6667, "66.7%"},
                        {6664, 6667, "66.6%"}, {6672, 6670, "66.8%"}, {0, 100, "0%"},        {4, 1, "0.1%"},
                        {1234, 5000, "12.3%"}, {7006, 7500, "70.1%"}, {8004, 8004, "80%"}};
    for (const Row& row : rows) {
        CAPTURE(row.share);
        CAPTURE(row.bound);
        CHECK(share_words(row.share, row.bound) == std::string(row.words));
    }
}

TEST_CASE("what stands is told with its day and its names") {
    const std::string text = told(R"(
requirement staffed "A colleague" for each blended
  expect at least 1 colleague at all times
)" + people + R"(
  on February 14 then staffed of P1 is on-track
)")
                                 .text;
    CAPTURE(text);
    CHECK(has(text, "needed        at least 1 colleague at all times\n"));
    CHECK(has(text, "counted       1 on February 14: Cy\n"));
}

TEST_CASE("a gap is told by its two ends, and a parameter by its value") {
    const std::string text = told(R"(
parameter longest "Longest time" is 14 days because "August"
requirement steady "Steady" for each blended
  expect no more than longest between visits by colleague from September to May
)" + people + R"(
  log September 9: visit by Cy with Ana for 30 minutes
  log October 20: visit by Cy with Ana for 30 minutes
  on December 1 then steady of P1 is missed
)")
                                 .text;
    CAPTURE(text);
    CHECK(has(text, "assumed       longest is 14 days\n"));
    CHECK(has(text, "reason        none between September 9 and October 20; none since October 20\n"));
}

TEST_CASE("a gap that may still come is no reason") {
    const std::string text = told(R"(
requirement steady "Steady" for each blended
  expect no more than 14 days between visits by colleague from September to May
)" + people + R"(
  log September 9: visit by Cy with Ana for 30 minutes
  on September 12 then steady of P1 is on-track
)")
                                 .text;
    CAPTURE(text);
    CHECK(has(text, "reason        the last one on September 9\n"));
}

TEST_CASE("a window before the pairing began says when it did") {
    const std::string text = told(R"(
requirement daily "Daily" for each blended
  expect at least 1 visit by colleague in each school-day
)" + std::string(people).replace(people.find("from September 2"), 16, "from October 6") +
                                  R"(
  log October 9: visit by Cy with Ana for 30 minutes
  on October 20 then daily of P1 in September is not-applicable
)")
                                 .text;
    CAPTURE(text);
    CHECK(has(text, "because       not active: the pairing runs from October 6, 2025 on\n"));
    CHECK_FALSE(has(text, "counted"));
}

TEST_CASE("leave is told by its days, never by its kind") {
    const std::string text = told(R"(
requirement daily "Daily" for each blended
  expect at least 1 visit by colleague in each school-day
  paused during leave
)" + people + R"(
  leave Ana from January 12 to January 30
  on January 20 then daily of P1 in January is not-applicable
)")
                                 .text;
    CAPTURE(text);
    CHECK(has(text, "Ana is on leave from January 12 to January 30\n"));
    CHECK_FALSE(has(text, "sick"));
}

TEST_CASE("a record that the reader may not see is counted in the open and named nowhere") {
    const Told found = told(R"(
requirement visited "Visits" for each blended
  expect at least 2 visits by colleague in each month from September to May
)" + people + R"(
  log October 9: visit by Cy with Ana for 30 minutes
  log October 10: visit by Di with Ana for 30 minutes
  log November 11: visit by Cy with Ana for 30 minutes
  on December 1 then visited of P1 in October is missed
)",
                            true, [](const Record&) { return false; });
    CAPTURE(found.text);
    CHECK(has(found.text, "counted       1 record"));
    CHECK(has(found.text, "withheld      2 records that this reader may not see\n"));
    CHECK_FALSE(has(found.text, "log 1"));
    CHECK_FALSE(has(found.text, "by Di"));
    CHECK_FALSE(has(found.text, "outside the window"));
    CHECK_FALSE(has(found.text, "latest"));
}

TEST_CASE("of records that met it those entered late are named, and those of the last day of grace are not") {
    const std::string text = told(R"(
requirement visited "Visits" for each blended grace 3 days expect at least 2 visits in each month from October to May
)" + people + R"(
  log October 8: visit by Cy with Ana for 30 minutes recorded on November 3
  log October 9: visit by Cy with Ana for 30 minutes recorded on November 4
  on December 10 then visited of P1 in October is met
)",
                                  true)
                                 .text;
    CAPTURE(text);
    CHECK(has(text, "entered late, on November 4, 2025\n"));
    CHECK_FALSE(has(text, "entered late, on November 3, 2025\n"));
}

TEST_CASE("of few broken ones no list is made beside") {
    const std::string rules = R"(
requirement entered "Entered in time" for each blended
  expect each visit is logged within 14 days
)" + people;
    for (const int many : {5, 6}) {
        std::string logs;
        for (int day = 1; day <= many; ++day)
            logs += "  log October " + std::to_string(day) + ": visit by Cy with Ana recorded on October 31\n";
        const std::string text = told(rules + logs + "  on December 1 then entered of P1 is missed\n", true).text;
        CAPTURE(text);
        CHECK(has(text, "record        broken by October 1 (log 1)") == (many == 6));
    }
}

TEST_CASE("a gap that breaks today, and what came since, up to the end of its season") {
    struct Row {
        const char *last, *on, *says;
    };
    const Row rows[] = {
        {"October 20", "November 3", "reason        none between September 9 and October 20\n"},
        {"October 20", "November 4", "reason        none between September 9 and October 20; none since October 20\n"},
        {"May 1", "May 31", "; none since May 1\n"},
        {"May 1", "June 1", "; none between May 1 and May 31\n"},
        {"May 16", "May 31", "; none since May 16\n"},
        {"May 16", "June 1", "; none between May 16 and May 31\n"},
        {"May 17", "June 1", " and May 17\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.last);
        CAPTURE(row.on);
        const std::string text =
            told(R"(
requirement steady "Steady" for each blended expect no more than 14 days between visits from September to May
)" + people + "  log September 9: visit by Cy with Ana\n  log " +
                 row.last + ": visit by Cy with Ana\n  on " + row.on + " then steady of P1 is missed\n")
                .text;
        CAPTURE(text);
        CHECK(has(text, row.says));
    }
}

TEST_CASE("leave of which the end is not known has none in words") {
    const auto text = [](const char* rule, const char* status, bool end) {
        return told("requirement asked \"Asked\" for each blended expect " + std::string(rule) + "\n" + people +
                        "  leave Ana from January 12 to January 30\n  on January 20 then asked of P1" + status + "\n",
                    false, {},
                    [&](World& world) {
                        if (!end) world.absences.front().days.last = last_known_day;
                    })
            .text;
    };
    const char* const paused = "at least 1 visit by colleague in each school-day paused during leave";
    CHECK(has(text(paused, " in January is not-applicable", true), "Ana is on leave from January 12 to January 30\n"));
    CHECK(has(text(paused, " in January is not-applicable", false), "Ana is on leave from January 12 on\n"));
    const char* const moved = "growth-goals submitted by January 23 extended by absences over 5 days";
    CHECK(has(text(moved, " is on-track", true), "of the leave of Ana from January 12 to January 30\n"));
    CHECK(has(text(moved, " is on-track", false), "of the leave of Ana from January 12 on\n"));
}

TEST_CASE("nobody's year of mentoring is known") {
    const std::string text = told(R"(
requirement novice "First year" for each blended expect at least 1 visit in year 1 of mentee
)" + people + "  on October 9 then novice of P1 is unknown\n")
                                 .text;
    CAPTURE(text);
    CHECK(has(text, "the year of mentoring is not recorded"));
}

TEST_CASE("what lasts says for how many days, of the window that is so now") {
    const test::Sample sample = test::checked(test::program_with(R"(
requirement visited "Visits" for each blended expect at least 1 visit in each month from September to May
trigger alone "Alone for long" for each blended
  when visited is missed for 9 days
  open look
review look "A look" owner lead-mentor
  decide keep, change within 20 school-days
requirement termly "Talks" for each blended expect at least 1 conference in each term
trigger silent "Silent for long" for each blended
  when termly is missed for 9 days
  open look
)" + people + R"(
  log January 14: visit by Cy with Ana
  log February 2: visit by Cy with Ana
  log December 14: visit by Cy with Ana
  on October 15 then alone of P1 is raised and alone of P1 is open
  on November 20 then alone of P1 is raised
  on December 12 then alone of P1 is raised
)"));
    REQUIRE(sample.problems == "");
    const Scenario& scenario = sample.model.scenarios.front();
    const auto says = [&](Date on) {
        const World world = world_of(sample.model, scenario, on);
        std::string all;
        for (const Judgement& one : evaluate_all(plan(sample.model), sample.model, world, {on, on}, 1))
            for (const TriggerFinding& trigger : one.triggers) all += trigger.says;
        return all;
    };
    CHECK(test::disagreements(sample.model).empty());
    CHECK(says(*make_date(2025, 10, 15)) == "visited missed for 15 days");
    CHECK(says(*make_date(2025, 11, 20)) == "visited missed for 20 days");
    CHECK(says(*make_date(2025, 12, 12)) == "visited missed for 12 days");
    CHECK(says(*make_date(2026, 2, 10)) == "termly missed for 18 days");  // the next term began two days later
}

TEST_CASE("how far it is from the line of a count, when the line is a whole number and when it is just above one") {
    struct Row {
        const char *rule, *on, *says;
    };
    const Row rows[] = {
        {"at least 100 visits in the year behind below 50% of pace", "September 4", "behind below 50% = 1\n"},
        {"at least 100 visits in the year behind below 50% of pace", "September 5", "behind below 50% = 1\n"},
        {"at least 100 visits in the year behind below 50.01% of pace", "September 5", "behind below 50.01% = 2\n"},
        {"at least 100 visits in the year behind below 50.01% of pace", "September 5", "  2 more are logged by"},
        {"at least 100 visits in the year behind below 50% of pace", "September 5", "  1 more is logged by"},
        {"at least 100 visits in the year behind below 80% of pace", "September 4",
         "1 at pace (3 of 194 school days), behind below 80% = 1\n"},
        {"at least 100 visits in the year behind below 80% of pace", "September 4",
         "by September 4; at the present pace 0 by June 12\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.rule);
        CAPTURE(row.on);
        const std::string text = told("requirement asked \"Asked\" for each blended expect " + std::string(row.rule) +
                                      "\n" + people + "  on " + row.on + " then asked of P1 is behind\n")
                                     .text;
        CAPTURE(text);
        CHECK(has(text, row.says));
    }
}

TEST_CASE("a cent that a cap cuts off is told, and that a record cannot be judged") {
    const std::string one_cent = told(R"(
payment stipend "Stipend" to each lead-mentor pay $50.01 in the year at most $50 in the year
scenario "why"
  in 2025-26
  people Ben is lead-mentor
  on June 20 then stipend of Ben is missed
)")
                                     .text;
    CAPTURE(one_cent);
    CHECK(has(one_cent, "$0.01 cut off by `at most $50 in the year`"));
    const auto hourly = [](const std::string& log) {
        return told(R"(
payment hourly "By the hour" to each lead-mentor pay $30 per hour of support in the year
scenario "why"
  in 2025-26
  people Ben is lead-mentor, Ana is teacher
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  log October 1: visit by Ben with Ana for 1 hour
)" + log + "  on June 20 then hourly of Ben is missed\n")
            .text;
    };
    CHECK_FALSE(has(hourly(""), "cannot be judged"));
    CHECK(has(hourly("  log October 2: visit by Ben with Ana\n"), "some records cannot be judged"));
}

TEST_CASE("of values that are missing those of the window's first and last day are none") {
    const std::string text = told(R"(
requirement areas "Areas" for each blended
  expect at least 1 visit covering each focus-area in each month from September to May
)" + people + R"(
  log September 30: visit by Cy with Ana (focus-area assessment)
  log October 1: visit by Cy with Ana (focus-area planning)
  log October 31: visit by Cy with Ana (focus-area teaching)
  on December 1 then areas of P1 in October is missed
)")
                                 .text;
    CAPTURE(text);
    CHECK(has(text, "assessment"));
    CHECK_FALSE(has(text, "planning"));
    CHECK_FALSE(has(text, "teaching"));
}

TEST_CASE("of a rule that waits for a parameter the records are told all the same") {
    const std::string text = told(R"(
parameter visits-a-year "Visits a year"
requirement visited "Visits" for each blended expect at least visits-a-year visits in the year
)" + people + "  log October 9: visit by Cy with Ana\n  on October 10 then visited of P1 is unknown\n")
                                 .text;
    CAPTURE(text);
    CHECK(has(text, "parameter not set: Visits a year\n"));
    CHECK(has(text, "counted       1 record"));
    CHECK_FALSE(has(text, "reason  "));
}
