// The text of `why`: every finding has its reason, in the layout of the reference.
#include "engine/evaluate/why.h"

#include "tests/support/scenario_check.h"

using namespace induct;

TEST_CASE("why a pairing is behind") {
    const test::Sample sample = test::checked(test::program_with(R"(
requirement hours-owed "Hours" cite handbook, "3" for each blended
  expect at least 60 hours of support by mentor in the year
  behind below 80% of pace
scenario "why"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor, Cy is colleague-mentor
  pair P1 is blended: mentee Ana, mentor Ben, colleague Cy from September 2
  log September 9: observation by Ben with Ana for 90 minutes
  log September 10: conference by Ben with Ana for 30 minutes
  log September 11: visit by Cy with Ana for 45 minutes
  on January 15 then hours-owed of P1 is behind with 1 hour 30 minutes
)"));
    REQUIRE(sample.problems == "");
    const Scenario& scenario = sample.model.scenarios.front();
    const Date on = scenario.checks.front().date;
    const World world = world_of(sample.model, scenario, on);
    const Plan lowered = plan(sample.model);
    const Judgement judgement = evaluate_one(lowered, sample.model, world, {Subject::Kind::pairing, 0}, {on, on});
    REQUIRE(judgement.findings.size() == 1);
    const Finding& finding = judgement.findings.front();
    const std::string text = why_text(explain(lowered, sample.model, world, finding, {on, on}, on));
    CAPTURE(text);
    CHECK(text.rfind("why hours-owed for P1 (Ana with Ben) on January 15  ->  BEHIND by ", 0) == 0);
    CHECK(text.find(", known January 15\n") != std::string::npos);
    CHECK(text.find("needed        60 h by June 12 (sample handbook, 3; owed in full)") != std::string::npos);
    CHECK(text.find("counted       1 h 30   1 record (--records lists them)") != std::string::npos);
    CHECK(text.find("log 2 Conference is not support") != std::string::npos);
    CHECK(text.find("log 3 by colleague, not mentor") != std::string::npos);
    CHECK(text.find("on track if   ") != std::string::npos);
}
