// Standings, gaps, claims on each record, shares and ratios, conditions, cases and exceptions.
#include "tests/support/scenario_check.h"

using induct::test::check_scenarios;

TEST_CASE("standing with gaps: the tenth and the eleventh school day of a vacancy") {
    check_scenarios(R"(
requirement two-mentors "A colleague" cite handbook, "1" for each blended
  expect at least 1 colleague at all times with gaps up to 10 school-days
scenario "vacant"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor, Cy is colleague-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  pair P2 is blended: mentee Ana, mentor Ben, colleague Cy from September 2
  on September 15 then two-mentors of P1 is on-track and two-mentors of P2 is on-track
  on September 16 then two-mentors of P1 is missed and two-mentors of P2 is on-track
  on June 13 then two-mentors of P1 is missed and two-mentors of P2 is met
)");
}

TEST_CASE("a gap of at most 14 days: broken on the fifteenth, and it stays missed") {
    check_scenarios(R"(
requirement steady "Steady" cite handbook, "1" for each blended
  expect no more than 14 days between visits
requirement apart "Apart" cite handbook, "1" for each blended
  expect at least 14 days between observations
scenario "gaps"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  log September 16: visit by Ben with Ana
  log October 1: visit by Ben with Ana
  log October 6: observation by Ben with Ana
  log October 20: observation by Ben with Ana
  log November 2: observation by Ben with Ana
  on September 30 then steady of P1 is on-track
  on October 1 then steady of P1 is missed
  on October 20 then apart of P1 is on-track
  on November 2 then apart of P1 is missed
)");
}

TEST_CASE("each: judged on the day its own limit passes; ties use a partner once") {
    check_scenarios(R"(
requirement conferenced "Conferenced" cite handbook, "1" for each blended
  expect each observation is followed by a conference within 5 days
  grace 2 days
requirement agendas "Agendas" cite handbook, "1" for the program
  expect each workshop has agenda
scenario "ties"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  log September 8: observation by Ben with Ana
  log September 9: observation by Ben with Ana
  log September 12: conference by Ben with Ana
  log October 1: workshop by Ben
  on September 5 then conferenced of P1 is not-applicable
  on September 9 then conferenced of P1 is on-track
  on September 14 then conferenced of P1 is on-track
  on September 15 then conferenced of P1 is pending
  on September 16 then conferenced of P1 is pending
  on September 17 then conferenced of P1 is missed
  on September 30 then agendas is not-applicable
  on October 1 then agendas is missed
)");
}

TEST_CASE("a share of meetings attended; recorded leave is taken out") {
    check_scenarios(R"(
requirement attendance "Attendance" cite handbook, "1" for each lead-mentor
  expect at least 50% of workshops are attended
scenario "attended"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor, Dee is lead-mentor
  log September 9: workshop by Ben
  log September 16: workshop by Ben
  log September 23: workshop by Ben with Dee
  leave Dee from September 15 to September 17
  on September 8 then attendance of Dee is not-applicable
  on September 23 then attendance of Dee is on-track
  on June 13 then attendance of Dee is met and attendance of Ben is met
scenario "too few"
  in 2025-26
  people Ben is lead-mentor, Dee is lead-mentor
  log September 9: workshop by Ben
  log September 16: workshop by Ben
  log September 23: workshop by Ben with Dee
  on June 13 then attendance of Dee is missed
)");
}

TEST_CASE("cases, exceptions that nobody can decide, and parts") {
    check_scenarios(R"(
requirement by-category "By category" cite handbook, "1" for each blended
  case mentee's category is beginning: at least 2 visits in the year
  case mentee's category is returning: at least 1 visit in the year
requirement excused "Excused" cite handbook, "1" for each blended
  expect at least 2 visits in the year
  except when mentee's experience is at least 3: nothing
requirement joint "Both" cite handbook, "1" for each blended
  expect at least 1 visit in the year and also at least 1 observation in the year
requirement either-one "Either" cite handbook, "1" for each blended
  expect at least 1 visit in the year or else at least 1 observation in the year
scenario "cases"
  in 2025-26
  people Ana is teacher (category beginning, experience 3), Bo is teacher (category returning), Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  pair P2 is blended: mentee Bo, mentor Ben from September 2
  log September 9: visit by Ben with Ana
  log September 9: visit by Ben with Bo
  on June 13 then by-category of P1 is missed and by-category of P2 is met
             and excused of P1 is not-applicable and excused of P2 is unknown
             and joint of P1 is missed and either-one of P1 is met
)");
}

TEST_CASE("triggers: so long behind, and none in months in a row") {
    check_scenarios(R"(
requirement hours-owed "Hours" cite handbook, "1" for each blended
  expect at least 60 hours of support in the year
  behind below 80% of pace
trigger stalled "Stalled" for each blended
  when hours-owed is behind for 45 days
  open look
trigger silent "Silent" for each blended
  when no conference in 2 months in a row
  open look
review look "A look" owner lead-mentor
  decide keep, change within 20 school-days
scenario "behind"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  on October 15 then hours-owed of P1 is behind and stalled of P1 is not open
  on October 16 then stalled of P1 is open
  on October 31 then silent of P1 is not open
  on November 1 then silent of P1 is open
)");
}

TEST_CASE("a pairing that begins later is upcoming until then, whatever the rule asks") {
    check_scenarios(R"(
requirement hours-owed "Hours" cite handbook, "1" for each blended
  expect at least 60 hours of support in the year
requirement steady "Steady" cite handbook, "1" for each blended
  expect no more than 14 days between visits
requirement two-mentors "A colleague" cite handbook, "1" for each blended
  expect at least 1 colleague at all times
requirement not-too-many "Not too many" cite handbook, "1" for each blended
  expect at most 30 visits in the year
scenario "it begins in December"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from December 1
  on November 30 then hours-owed of P1 is upcoming and steady of P1 is upcoming
             and two-mentors of P1 is upcoming and not-too-many of P1 is upcoming
  on December 1 then hours-owed of P1 is on-track and steady of P1 is on-track
             and two-mentors of P1 is missed and not-too-many of P1 is on-track
)");
}

TEST_CASE("a gap that broke stays missed since that day, whatever was done later") {
    check_scenarios(R"(
requirement steady "Steady" cite handbook, "1" for each blended
  expect no more than 14 days between visits
trigger broken "Broken for long" for each blended
  when steady is missed for 30 days
  open look
review look "A look" owner lead-mentor
  decide keep, change within 20 school-days
scenario "a visit after the gap"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  log September 16: visit by Ben with Ana
  log October 10: visit by Ben with Ana
  on October 1 then steady of P1 is missed
  on October 29 then broken of P1 is not open
  on October 30 then broken of P1 is open
)");
}

TEST_CASE("a gap that would break on the first day of leave breaks after it") {
    check_scenarios(R"(
requirement steady "Steady" for each blended
  expect no more than 14 days between visits
  paused during leave
scenario "leave"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  log September 16: visit by Ben with Ana
  leave Ana from October 1 to October 10
  on October 10 then steady of P1 is on-track
  on October 11 then steady of P1 is missed
)");
}

TEST_CASE("both hands on one row, which is all that there is") {
    check_scenarios(R"(
artifact pact "Pact" about pairing stages signed
requirement agreed "Agreed" for each blended expect at least 1 pact signed by mentee, then by mentor in the year
requirement together "Together" for each blended expect at least 1 pact signed by mentee and mentor in the year
scenario "one row"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  log October 8: pact signed by Ana and Ben about P1
  on October 8 then agreed of P1 is met and together of P1 is met
)");
}

TEST_CASE("a limit that counts from the start of a group") {
    check_scenarios(R"(
group circle "Circle" members teacher
requirement soon "Soon" for each circle expect at least 1 conference within 10 days after start of circle
scenario "a circle"
  in 2025-26
  people Ana is teacher, Bo is teacher, Eve is teacher
  team C1 is circle: member Ana and Bo from October 6
  team C2 is circle: member Ana and Eve from October 6
  log October 16: conference by Ana with Bo
  on October 15 then soon of C1 is due-soon
  on October 16 then soon of C1 is met and soon of C2 is due-soon
  on October 17 then soon of C2 is missed
)");
}

TEST_CASE("what stands on all days but the last one of the year") {
    check_scenarios(R"(
artifact course "Course" from lead-mentor stages completed valid for 60 days
requirement trained "Trained" for each lead-mentor expect course completed at all times
scenario "to the last day but one"
  in 2025-26
  people Ben is lead-mentor
  log 2025-08-20: course completed by Ben
  log October 18: course completed by Ben
  log December 16: course completed by Ben
  log February 13: course completed by Ben
  log April 13: course completed by Ben
  on June 11 then trained of Ben is on-track
  on June 12 then trained of Ben is missed
)");
}
