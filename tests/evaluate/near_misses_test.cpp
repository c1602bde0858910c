// Near misses in reports: what nearly counted is told in one line, alike records together.
#include "engine/evaluate/near_misses.h"

#include "tests/support/scenario_check.h"

using namespace induct;

namespace {

/// The near misses of the first finding that the scenario's first line asks about.
std::string near(const std::string& rules, const RecordFilter& may_see = {}) {
    const test::Sample sample = test::checked(test::program_with(R"(
requirement visited "Visits" for each blended
  expect at least 1 visit by colleague where focus-area is teaching in each month from September to May
requirement goals "Goals" for each blended
  expect growth-goals submitted by mentee with mentor by October 31
artifact pact "Pact" from teacher about pairing stages submitted, signed
role office-head "Head of the office"
requirement both-sign "Both sign" for each blended expect pact signed by mentor and colleague by October 31
requirement no-visits "None" for each blended expect exactly 0 visits by colleague in October
requirement one-visit "One" for each blended expect exactly 1 visits by colleague in October
requirement any-visit "Any" for each blended expect at least 1 visit in each month from September to May
requirement of-teaching "Teaching" for each blended
  expect at least 1 visit where focus-area is teaching in each month from September to May
requirement of-office "Office" for each blended
  expect at least 1 visit by office-head in each month from September to May
scenario "near"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor, Cy is colleague-mentor, Di is colleague-mentor, Eve is teacher,
         Pat is office-head from October 1
  pair P1 is blended: mentee Ana, mentor Ben, colleague Cy from September 2
  pair P2 is blended: mentee Eve, mentor Ben, colleague Di from September 2
)" + rules));
    REQUIRE(sample.problems == "");
    const Scenario& scenario = sample.model.scenarios.front();
    const Date on = scenario.checks.front().date;
    const World world = world_of(sample.model, scenario, on);
    const Plan lowered = plan(sample.model);
    const std::vector<Judgement> judged = evaluate_all(lowered, sample.model, world, {on, on}, 1);
    const ScenarioAnswer answer = find_status(sample.model, world, judged, scenario.checks.front().checks.front(), on);
    REQUIRE(answer.finding);
    const WorldIndex index(sample.model, world);
    const Known known{sample.model, world, index};
    const SchoolCalendar calendar(calendar_for(known, answer.finding->subject));
    const Finding* const one[] = {answer.finding};
    return near_miss_words(lowered, known, calendar, one, on, may_see);
}

}  // namespace

TEST_CASE("what nearly counted says what was not as asked") {
    struct Row {
        const char *what, *log, *check, *words;
    };
    const Row rows[] = {
        {"another person of the pairing", "log October 9: visit by Ben with Ana for 30 minutes (focus-area teaching)",
         "visited of P1 in October is missed", "Visit on October 9 by Ben, who is not the colleague"},
        {"somebody from outside, three times",
         "log October 7: visit by Di with Ana for 30 minutes (focus-area teaching)\n"
         "  log October 8: visit by Di with Ana for 30 minutes (focus-area teaching)\n"
         "  log October 9: visit by Di with Ana for 30 minutes (focus-area teaching)",
         "visited of P1 in October is missed",
         "Visit on October 7, October 8 and October 9 by Di, who is not the colleague"},
        {"a field with another value", "log October 9: visit by Cy with Ana for 30 minutes (focus-area planning)",
         "visited of P1 in October is missed", "Visit on October 9, focus-area is planning, teaching is asked"},
        {"a field that nobody filled in", "log October 9: visit by Cy with Ana for 30 minutes",
         "visited of P1 in October is unknown", "Visit on October 9, focus-area is not recorded"},
        {"a stage without the co-author", "log October 12: growth-goals submitted by Ana about P1",
         "goals of P1 is missed", "Goals submitted on October 12, without the mentor"},
        {"two things wrong are no near miss",
         "log October 9: visit by Di with Ana for 30 minutes (focus-area planning)",
         "visited of P1 in October is missed", ""},
        {"another month is none", "log November 12: visit by Ben with Ana for 30 minutes (focus-area teaching)",
         "visited of P1 in October is missed", ""},
        {"another pairing's visit is none", "log October 9: visit by Di with Eve for 30 minutes (focus-area teaching)",
         "visited of P1 in October is missed", ""},
        {"somebody who took up the office later", "log September 30: visit by Pat with Ana for 30 minutes",
         "of-office of P1 in September is missed",
         "Visit on September 30 by Pat, who was not the office-head on that day"},
        {"somebody who never took it up", "log September 30: visit by Di with Ana for 30 minutes",
         "of-office of P1 in September is missed", "Visit on September 30 by Di, who is not the office-head"},
        {"one of two signers", "log October 10: pact signed by Ben about P1", "both-sign of P1 is missed",
         "Pact signed on October 10 by Ben, without the colleague"},
        {"two signers, each on a record of her own",
         "log October 10: pact signed by Ben about P1\n  log October 11: pact signed by Cy about P1",
         "both-sign of P1 is missed",
         "Pact signed on October 10 by Ben alone, and one record by mentor and colleague is asked; for records of "
         "their own write `pact signed by mentor and also pact signed by colleague`; Pact signed on October 11 by Cy "
         "alone, and one record by mentor and colleague is asked; for records of their own write `pact signed by "
         "mentor and also pact signed by colleague`"},
        {"what is forbidden misses nothing",
         "log October 9: visit by Ben with Ana for 30 minutes\n  log October 10: visit by Cy with Ana for 30 minutes",
         "no-visits of P1 is missed", ""},
        {"too many miss nothing",
         "log October 9: visit by Cy with Ana for 30 minutes\n  log October 10: visit by Cy with Ana for 30 minutes\n"
         "  log October 13: visit by Ben with Ana for 30 minutes",
         "one-visit of P1 is missed", ""},
        {"too few of an exact number", "log October 13: visit by Ben with Ana for 30 minutes",
         "one-visit of P1 is missed", "Visit on October 13 by Ben, who is not the colleague"},
        {"the first and the last day of the window",
         "log October 1: visit by Ben with Ana for 30 minutes (focus-area teaching)\n"
         "  log October 31: visit by Ben with Ana for 30 minutes (focus-area teaching)\n"
         "  log November 1: visit by Ben with Ana for 30 minutes (focus-area teaching)\n"
         "  log September 30: visit by Ben with Ana for 30 minutes (focus-area teaching)",
         "visited of P1 in October is missed", "Visit on October 1 and October 31 by Ben, who is not the colleague"},
        {"nobody else of the pairing", "log October 9: visit by Ana for 30 minutes",
         "any-visit of P1 in October is missed",
         "Visit on October 9, of Ana, but not of the pairing: nobody else of it took part"},
        {"nobody else, and a field with another value",
         "log October 9: visit by Ana for 30 minutes (focus-area planning)", "of-teaching of P1 in October is missed",
         ""},
        {"what is met needs none",
         "log October 9: visit by Ben with Ana for 30 minutes (focus-area teaching)\n"
         "  log October 10: visit by Cy with Ana for 30 minutes (focus-area teaching)",
         "visited of P1 in October is met", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(near("  " + std::string(row.log) + "\n  on December 20 then " + row.check + "\n") ==
              std::string(row.words));
    }
}

TEST_CASE("what was done today may be one, as what was done before") {
    const std::string log = "  log October 30: pact signed by Ben about P1\n";
    for (const char* day : {"October 30", "October 31"})
        CHECK(near(log + "  on " + day + " then both-sign of P1 is due-soon\n") ==
              "Pact signed on October 30 by Ben, without the colleague");
}

TEST_CASE("what the reader may not see is no near miss, not even by its date") {
    const std::string log =
        "  log October 9: visit by Ben with Ana for 30 minutes (focus-area teaching)\n"
        "  log October 10: visit by Di with Ana for 30 minutes (focus-area teaching)\n"
        "  on December 20 then visited of P1 in October is missed\n";
    CHECK(near(log, [](const Record& record) { return record.date == *make_date(2025, 10, 9); }) ==
          "Visit on October 9 by Ben, who is not the colleague");
    CHECK(near(log, [](const Record&) { return false; }).empty());
}

TEST_CASE("many days are told by the first three") {
    const std::vector<Date> days{*make_date(2025, 10, 1), *make_date(2025, 10, 2), *make_date(2025, 10, 3),
                                 *make_date(2025, 10, 6), *make_date(2025, 10, 7)};
    CHECK(day_list(days) == "October 1, October 2, October 3 and 2 more days");
    CHECK(day_list({days[0]}) == "October 1");
    CHECK(day_list({days.begin(), days.begin() + 4}) == "October 1, October 2, October 3 and October 6");
}
