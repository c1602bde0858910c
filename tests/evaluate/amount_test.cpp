// Amounts, counts, cadences and deadlines: one met, one missed, and the edges of each.
#include "tests/support/scenario_check.h"

using induct::test::check_scenarios;

TEST_CASE("hours in the year: pace, the last minute, the year's end") {
    check_scenarios(R"(
requirement hours-owed "Hours" cite handbook, "1" for each blended
  expect at least 2 hours of support by mentor in the year
  behind below 80% of pace
  grace 7 days
scenario "hours"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor, Cy is colleague-mentor
  pair P1 is blended: mentee Ana, mentor Ben, colleague Cy from September 2
  log September 9: observation by Ben with Ana for 60 minutes
  log September 10: visit by Cy with Ana for 500 minutes
  log September 11: conference by Ben with Ana for 500 minutes
  log June 12: support by Ben with Ana for 60 minutes recorded on June 20
  on September 2 then hours-owed of P1 is on-track with 0 minutes
  on September 9 then hours-owed of P1 is on-track with 1 hour
  on April 30 then hours-owed of P1 is behind with 1 hour
  on June 12 then hours-owed of P1 is behind with 1 hour
  on June 13 then hours-owed of P1 is pending
  on June 19 then hours-owed of P1 is pending
  on June 20 then hours-owed of P1 is met with 2 hours
scenario "a minute short"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  log September 9: observation by Ben with Ana for 119 minutes
  on June 12 then hours-owed of P1 is on-track
  on June 19 then hours-owed of P1 is pending
  on June 20 then hours-owed of P1 is missed with 1 hour 59 minutes
scenario "nobody recorded the minutes"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  log September 9: observation by Ben with Ana
  on June 20 then hours-owed of P1 is unknown with 0 minutes
)");
}

TEST_CASE("a count in each month: skipped below half, without a school day, the last day of grace") {
    check_scenarios(R"(
requirement visits-owed "Visits" cite handbook, "1" for each blended
  expect at least 1 visit by mentor in each month from September to May
  grace 3 days
scenario "months"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 22
  log October 31: visit by Ben with Ana for 30 minutes
  log December 1: visit by Ben with Ana for 30 minutes recorded on December 20
  on October 15 then visits-owed of P1 in September is not-applicable and visits-owed of P1 in October is on-track and visits-owed of P1 in November is upcoming
  on October 31 then visits-owed of P1 in October is met with 1
  on November 30 then visits-owed of P1 in November is on-track
  on December 3 then visits-owed of P1 in November is pending
  on December 4 then visits-owed of P1 in November is missed
  on December 20 then visits-owed of P1 in December is met
)");
}

TEST_CASE("a deadline: the last day, late, and a limit that lay before the beginning") {
    check_scenarios(R"(
requirement goals "Goals" cite handbook, "1" for each blended
  expect growth-goals submitted by October 31
requirement strict "Goals in time" cite handbook, "1" for each blended
  expect growth-goals submitted by October 31
  late counts as missed
requirement soon "Goals soon" cite handbook, "1" for each blended
  expect growth-goals submitted within 30 days after start of pairing
scenario "in time"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  log October 31: growth-goals submitted by Ana about P1
  on October 16 then goals of P1 is on-track
  on October 17 then goals of P1 is due-soon
  on October 30 then goals of P1 is due-soon
  on October 31 then goals of P1 is met and strict of P1 is met
  on October 2 then soon of P1 is due-soon
  on October 3 then soon of P1 is missed
  on October 31 then soon of P1 is met-late
scenario "late"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  log November 1: growth-goals submitted by Ana about P1
  on October 31 then goals of P1 is due-soon
  on November 1 then goals of P1 is met-late and strict of P1 is missed
scenario "began after it"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from November 3
  on November 10 then goals of P1 is not-applicable and soon of P1 is on-track
)");
}

TEST_CASE("at most, exactly, and from N to M") {
    check_scenarios(R"(
requirement few "Few" cite handbook, "1" for each blended
  expect at most 2 visits in the year
requirement single "One" cite handbook, "1" for each blended
  expect exactly 1 observation in the year
requirement several-held "Some" cite handbook, "1" for each blended
  expect 1 to 2 conferences in the year
scenario "bounds"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  log September 9: visit by Ben with Ana
  log September 10: visit by Ben with Ana
  log September 11: visit by Ben with Ana
  log September 12: observation by Ben with Ana
  on September 10 then few of P1 is on-track with 2
  on September 11 then few of P1 is missed with 3
  on June 12 then single of P1 is on-track and several-held of P1 is on-track
  on June 13 then single of P1 is met and several-held of P1 is missed
)");
}

TEST_CASE("owed in part: prorated for somebody who began in January") {
    check_scenarios(R"(
requirement hours-owed "Hours" cite handbook, "1" for each blended
  expect at least 10 hours of support in the year
  partial prorated
requirement skipped "Hours" cite handbook, "1" for each blended
  expect at least 10 hours of support in the year
  partial skipped below 50%
scenario "half a year"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from March 2
  log March 9: visit by Ben with Ana for 5 hours
  on April 1 then hours-owed of P1 is met and skipped of P1 is not-applicable
)");
}

TEST_CASE("coverage, different days, and averages") {
    check_scenarios(R"(
requirement areas "Areas" cite handbook, "1" for each blended
  expect at least 1 visit covering each focus-area in the year
requirement day-count "Days" cite handbook, "1" for each blended
  expect at least 2 different days of conference in each school-week
requirement rate "Rate" cite handbook, "1" for each blended
  expect on average at least 1 hour of observation per month in the year
scenario "covering"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  log September 9: visit by Ben with Ana (focus-area planning)
  log September 10: visit by Ben with Ana (focus-area teaching)
  log September 16: visit by Ben with Ana (focus-area assessment)
  log September 9: conference by Ben with Ana
  log September 9: conference by Ben with Ana
  log September 15: conference by Ben with Ana
  log September 16: conference by Ben with Ana
  log October 1: observation by Ben with Ana for 10 hours
  on September 10 then areas of P1 is on-track with 2
  on September 16 then areas of P1 is met with 3
  on September 14 then day-count of P1 is on-track with 1
  on September 15 then day-count of P1 is on-track with 1
  on September 16 then day-count of P1 is met with 2
  on October 1 then rate of P1 is met
)");
}

TEST_CASE("a line that finds nothing says why") {
    const induct::test::Sample sample = induct::test::checked(induct::test::program_with(R"(
role lead "Lead"
requirement visited "Visits" cite handbook, "1" for each blended expect at least 1 visit in each month from May to June
requirement headed "Led" cite handbook, "2" for each lead expect at least 1 visit in the year
scenario "nothing"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  on October 10 then visited of P1 in winter-break is met and visited of P1 in March is met and headed of Ben is met
)"));
    REQUIRE(sample.problems == "");
    const std::vector<std::string> wrong = induct::test::disagreements(sample.model);
    REQUIRE(wrong.size() == 3);
    const std::string none = "no such finding: ";
    CHECK(wrong[0].find(none + "no window of the rule is `winter-break`; they are May 2026, June 2026") !=
          std::string::npos);
    CHECK(wrong[1].find(none + "no window of the rule is `March`; they are May 2026, June 2026") != std::string::npos);
    CHECK(wrong[2].find(none + "Ben is no lead in this school year") != std::string::npos);
}

TEST_CASE("of many windows a line that finds nothing names four") {
    for (const auto& [last, says] : {std::pair("April", "February 2026, March 2026, April 2026"),
                                     std::pair("May", "February 2026, March 2026, April 2026 and 1 more")}) {
        const induct::test::Sample sample = induct::test::checked(induct::test::program_with(
            std::string("requirement visited \"Visits\" for each blended expect at least 1 visit in each month from "
                        "January to ") +
            last + R"(
scenario "nothing"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  on October 10 then visited of P1 in December is met
)"));
        REQUIRE(sample.problems == "");
        const std::vector<std::string> wrong = induct::test::disagreements(sample.model);
        REQUIRE(wrong.size() == 1);
        CHECK(wrong[0].find("they are January 2026, " + std::string(says)) != std::string::npos);
        CHECK((wrong[0].find("more") != std::string::npos) == (std::string(last) == "May"));
    }
}

TEST_CASE("a share and a pace that are missed by a hundredth of a percent") {
    check_scenarios(R"(
requirement some "Some" for each blended expect at least 1 visit in each month from October to October
  partial skipped below 95.65%
requirement most "Most" for each blended expect at least 1 visit in each month from October to October
  partial skipped below 95.66%
requirement slow "Slow" for each blended expect at least 100 conferences in the year behind below 66.66% of pace
requirement quick "Quick" for each blended expect at least 100 conferences in the year behind below 66.67% of pace
scenario "22 of the 23 school days of October, and 2 of 3 conferences"
  in 2025-26
  people Ana is teacher, Bo is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from October 2
  pair P2 is blended: mentee Bo, mentor Ben from September 2
  log September 4: conference by Ben with Bo
  log September 5: conference by Ben with Bo
  on October 3 then some of P1 is on-track and most of P1 is not-applicable
  on September 9 then slow of P2 is on-track and quick of P2 is behind
)");
}

TEST_CASE("nothing is owed of days without school, and who leaves is asked on her last day still") {
    check_scenarios(R"(
requirement holiday-hours "Hours" for each blended expect at least 1 hour of support from December 25 to December 28
  partial prorated
requirement goals "Goals" cite handbook, "1" for each blended
  expect growth-goals submitted by October 31
scenario "days off"
  in 2025-26
  people Ana is teacher, Bo is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  pair P2 is blended: mentee Bo, mentor Ben from September 2 to October 1
  on December 26 then holiday-hours of P1 is on-track
  on December 29 then holiday-hours of P1 is missed
  on October 1 then goals of P2 is on-track
  on October 2 then goals of P2 is not-applicable
)");
}

TEST_CASE("what took no time is no time, and not unknown") {
    check_scenarios(R"(
requirement timed "Timed" for each blended expect at least 1 hour of visits in the year
scenario "none"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  log September 9: visit by Ben with Ana for 0 minutes
  on June 13 then timed of P1 is missed
)");
}
