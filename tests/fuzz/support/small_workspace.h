// A small workspace with one of everything that a night reads: what the fuzz targets start from.
#pragma once

#include <map>
#include <string>

namespace induct::fuzz {

/// Path -> bytes; its night is 2025-10-01 or later.
[[nodiscard]] inline std::map<std::string, std::string> small_workspace() {
    return {
        {"workspace.induct", "workspace valley \"Valley\"\n  run small from \"small.induct\" for medford\n"},
        {"small.induct", R"(import galesburg "Galesburg log"
  file   "galesburg/*.csv"
  makes  activity
  column "Date" is date as "m/d/yy"
  column "Kind" is kind where "OBS" means observation, "FF" means support
  column "Mentor" is mentor
  column "New teacher" is mentee
  column "Hrs" is duration in hours
  column "Min" is duration in minutes
  skip   "Status" is "cancelled"

import answers "Answers"
  makes  exit-ticket
  column "Day" is date
  column "Who" is by
  column "How useful" is useful
  column "In words" is words

program small "Small"
  source  handbook "Handbook"
  owner   coordinator
  runs on a-year
  partial in full

calendar a-year "A year"
  year 2025-26 from August 25 to June 12

choice focus is primary "Primary grades", intermediate, secondary
role new-teacher has experience: number, focus, trained: yes-no
role mentor
role coordinator

pairing mentorship
  mentee is new-teacher
  mentor is mentor
  has assignment: full-year or half-year

group cohort members 1 or more new-teacher led by mentor has focus

activity support has focus, score: number
activity observation is support
meeting plc of new-teacher led by mentor
artifact goals from new-teacher about pairing stages drafted, submitted
survey exit-ticket asks new-teacher about mentor
  question useful "Was it useful" on 1 to 5
  question words on text
payment stipend to each mentor pay $1,200 in the year partial prorated

requirement enough-support cite handbook, "1"
  for each mentorship expect at least 10 hours of support by mentor in the year behind below 80% of pace
requirement monthly cite handbook, "2"
  for each new-teacher expect at least 1 plc in each month
requirement set-goals cite handbook, "3"
  for each mentorship expect goals submitted by September 30
requirement cohort-led cite handbook, "4" for each cohort expect at least 1 leader at all times
trigger slow for each mentorship when enough-support is behind for 3 days open pairing-review
review pairing-review "The pairing" owner coordinator decide go-on, end within 10 days
figure support-time for each mentorship is hours of support in the year
report timeline "Timeline" for coordinator about each mentorship shows support-time, enough-support every month
)"},
        {"roster/sites.csv",
         "site,name,kind,within\nlincoln,Lincoln High,school,medford\nmedford,Medford,district,valley\n"
         "valley,Rogue Valley,consortium,\n"},
        {"roster/people.csv",
         "person,name,email,site,experience,focus\nP-1,Ana Ruiz,ana@example.org,lincoln,2,Primary grades\n"
         "P-2,Ben Cole,ben@example.org,Lincoln High,,\nP-3,Jos\xC3\xA9 \xC3\x81lvarez,,lincoln,,\n"
         "P-4,Ana Ruiz,other@example.org,,,\n"},
        {"roster/roles.csv",
         "person,role,site,from,to\nP-1,New teacher,lincoln,2025-08-25,ongoing\nP-2,mentor,lincoln,2025-08-25,\n"
         "P-3,coordinator,medford,2025-08-25,ongoing\n"},
        {"roster/pairings.csv",
         "pairing,kind,slot,person,from,to,assignment\nM-1,mentorship,mentee,P-1,2025-09-02,ongoing,full-year\n"
         "M-1,mentorship,mentor,Ben Cole,2025-09-08,ongoing,\n"},
        {"roster/groups.csv",
         "group,kind,site,person,as,from,to\nC-1,cohort,lincoln,P-1,,2025-09-01,2026-06-01\n"
         "C-1,cohort,lincoln,P-2,leader,2025-08-25,ongoing\n"},
        {"roster/absences.csv", "person,from,to,kind\nP-1,2025-09-15,2025-09-19,ill\n"},
        {"inbox/fall.csv",
         "entry,date,start,minutes,kind,mentor,mentee,status,note\nr-1,2025-09-09,09:00,90,observation,P-2,P-1,held,\n"
         "r-2,9/12/2025,,1:30,support,Ben Cole,ana@example.org,,again\nr-3,2025-12-01,,60,support,P-2,P-1,,later\n"
         ",2025-09-16,10:15,45,support,P-2,P-1,,\n,2025-09-16,10:15,45,nothing,P-2,P-1,,\n"},
        {"inbox/goals.csv", "date,artifact,stage,by,about\n2025-09-20,goals,drafted,P-1,M-1\n"},
        {"inbox/galesburg/log.csv",
         "Date;Kind;Mentor;New teacher;Hrs;Min;Status\n9/8/25;OBS;Ben Cole;ana@example.org;1;30;\n"
         "9/9/25;FF;P-2;P-1;;45;cancelled\n;;;;;;\n"},
        {"inbox/answers.csv", "Day,Who,How useful,In words\n2025-09-22,P-1,4,fine\n2025-09-23,P-1,,\n"},
    };
}

/// The folders of a workspace begin its paths; what a night makes does not.
inline constexpr const char* small_night = "2025-10-01";

}  // namespace induct::fuzz
