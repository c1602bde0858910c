// See secret_workspace.h.
#include "tests/privacy/secret_workspace.h"

namespace induct::testing {

const std::vector<Secret>& secrets() {
    static const std::vector<Secret> all{
        {'n', "the note of an open record", "note-of-a-visit"},
        {'w', "the reason of a waiver", "waived-because-of"},
        {'m', "an e-mail address", "ana@private.example"},
        {'e', "the kind of a leave", "clinic-leave"},
        {'i', "the pairing of Ana and Ben", "PAIR-ANA"},
        {'z', "another pairing", "PAIR-ZOE"},
        {'f', "what an open rule says of a pairing", "9919"},
        {'v', "what a rule says that is `visible to` the principal", "7717"},
        {'t', "a record of that other pairing", "R-OTHER"},
        {'c', "what a rule says that rests on confidential notes", "8818"},
        {'k', "a figure of confidential notes", "Notes in all"},
        {'r', "why a review was opened that rests on confidential notes", "many-notes is missed"},
        {'d', "the note of a confidential record", "note-of-the-counsellor"},
        {'a', "an answer that is for the director", "answer-for-the-director"},
        {'q', "a cell that could not be read, in a sheet of confidential notes", "2025-77-77"},
        {'s', "the rest of that row", "note-in-a-broken-row"},
        {'p', "the note of a record that was purged", "note-that-was-purged"},
    };
    return all;
}

namespace {

const char* const model = R"(program hills "Hills"
  source   handbook "Handbook"
  runs on  school-year
  partial  in full
  owner    director
  audience leaders is director
  audience staff is director and principal
  retain   visits for 3 years after end of year
calendar school-year "School year"
  year 2018-19 from September 3 to June 12
  year 2024-25 from September 2 to June 12
  year 2025-26 from September 1 to June 12
role mentee-teacher "Mentee"
role mentor-teacher "Mentor"
role plc-leader "Leader of a circle"
role counsellor "Counsellor"
role principal "Principal"
role auditor "Auditor"
role director "Director"
pairing pair "Pair" mentee is mentee-teacher mentor is mentor-teacher
group circle "Circle" members 1 or more mentee-teacher led by plc-leader
activity visit "Visit"
artifact wellness-note "Wellness note" from counsellor about pair stages written confidential to counsellor
survey fit "Fit" asks mentee-teacher about mentor-teacher confidential to director
  question remark "Remark" on text
requirement seen "Seen in class" cite handbook, "1" for each pair
  expect at least 9919 visits in October notify plc-leader when missed
requirement looked "The principal's own look" cite handbook, "2" for each pair
  expect at least 7717 visits in October visible to principal
requirement notes "Notes" cite handbook, "3" for each pair
  expect at least 8818 wellness-notes in October notify counsellor when missed
requirement many-notes "Many notes" cite handbook, "4" for each pair
  expect at least 8818 wellness-notes in October
requirement meets "Circles meet" cite handbook, "5" for each circle
  expect at least 1 visit in October
requirement waived "Waived" cite handbook, "6" for each pair
  expect at least 3 visits in October
requirement left "On leave" cite handbook, "7" for each pair
  expect at least 2 visits in each month from November to December paused during leave
figure notes-in-all "Notes in all" is number of wellness-note in the year
trigger troubled "Troubled" for each pair when many-notes is missed open care
review care "Care review" owner director visible to director and counsellor step meet "Meet" with mentor within 5 school-days decide keep, end within 9 days
report overview "Overview" for plc-leader about each pair shows seen, looked, notes
report quiet "Quiet" for counsellor about each pair shows notes
)";

std::string pairings() {
    std::string text = "pairing,kind,slot,person,from,to\n";
    const auto add = [&](const std::string& id, const char* mentee, const char* mentor) {
        text += id + ",pair,mentee," + mentee + ",2025-09-02,ongoing\n";
        text += id + ",pair,mentor," + mentor + ",2025-09-02,ongoing\n";
    };
    add("PAIR-ANA", "E-A", "E-B");
    add("PAIR-ZOE", "E-Z", "E-Y");
    for (const char* one : {"1", "2", "3", "4"})
        add("PAIR-" + std::string(one), ("E-" + std::string(one)).c_str(), "E-Y");
    return text;
}

}  // namespace

SecretWorkspace::SecretWorkspace() {
    write_file(path + "/workspace.induct",
               "workspace valley \"Valley\"\n  run hills for hill\n  dates month/day/year\n  operator \"E-O\"\n");
    write_file(path + "/models/hills.induct", model);
    write_file(path + "/roster/sites.csv",
               "site,name,kind,within\nvalley,Valley,consortium,\nhill,Hill,district,valley\n");
    write_file(path + "/roster/people.csv",
               "person,name,email,site\nE-A,Ana Ruiz,ana@private.example,hill\nE-B,Ben Cole,,hill\n"
               "E-Z,Zoe Zuber,,hill\nE-Y,Yan Young,,hill\nE-1,One First,,hill\nE-2,Two Second,,hill\n"
               "E-3,Three Third,,hill\nE-4,Four Fourth,,hill\nE-L,Lea Leader,,hill\nE-C,Cy Counsel,,hill\n"
               "E-P,Pat Principal,,hill\nE-U,Uma Auditor,,hill\nE-D,Dee Direct,,hill\nE-O,Olive Operator,,hill\n");
    write_file(path + "/roster/roles.csv",
               "person,role,from,to\nE-A,mentee-teacher,2025-08-01,ongoing\nE-Z,mentee-teacher,2025-08-01,ongoing\n"
               "E-1,mentee-teacher,2025-08-01,ongoing\nE-2,mentee-teacher,2025-08-01,ongoing\n"
               "E-3,mentee-teacher,2025-08-01,ongoing\nE-4,mentee-teacher,2025-08-01,ongoing\n"
               "E-B,mentor-teacher,2025-08-01,ongoing\nE-Y,mentor-teacher,2025-08-01,ongoing\n"
               "E-L,plc-leader,2025-08-01,ongoing\nE-C,counsellor,2025-08-01,ongoing\n"
               "E-P,principal,2025-08-01,ongoing\nE-U,auditor,2025-08-01,ongoing\nE-D,director,2025-08-01,ongoing\n");
    write_file(path + "/roster/pairings.csv", pairings());
    write_file(path + "/roster/circles.csv",
               "group,kind,site,person,as,from,to\nC-1,circle,hill,E-A,member,2025-09-02,ongoing\n"
               "C-1,circle,hill,E-Z,member,2025-09-02,ongoing\nC-1,circle,hill,E-L,leader,2025-09-02,ongoing\n");
    write_file(path + "/roster/absences.csv", "person,from,to,kind\nE-A,2025-11-17,2025-11-21,clinic-leave\n");
    write_file(path + "/roster/waivers.csv",
               "subject,requirement,by,why,from,until\nPAIR-ANA,waived,E-D,waived-because-of an illness,2025-09-02,\n");
    write_file(path + "/inbox/log.csv",
               "entry,date,minutes,kind,led_by,people,note\n"
               "R-MINE,2025-10-07,30,visit,E-B,E-A,note-of-a-visit\nR-OTHER,2025-10-08,30,visit,E-Y,E-Z,\n"
               "R-OLD,2018-10-08,30,visit,E-B,E-A,note-that-was-purged\n"
               "R-2,2025-10-09,30,visit,E-Y,E-1,\nR-3,2025-10-09,30,visit,E-Y,E-2,\n"
               "R-4,2025-10-09,30,visit,E-Y,E-3,\nR-5,2025-10-09,30,visit,E-Y,E-4,\n");
    write_file(path + "/inbox/notes.csv",
               "entry,date,artifact,stage,about,by,note\n"
               "N-1,2025-10-08,wellness-note,written,PAIR-ANA,E-C,note-of-the-counsellor\n"
               "N-2,2025-77-77,wellness-note,written,PAIR-ANA,E-C,note-in-a-broken-row\n");
    write_file(path + "/inbox/fit.csv",
               "date,survey,by,about,question,answer\n2025-10-14,fit,E-A,E-B,remark,answer-for-the-director\n");
    nightly = run("nightly " + quoted(path) + " --on 2026-01-20");
    dry_run = run("ledger purge --dry-run -w " + quoted(path) + " --on 2026-01-21");
    purge = run("ledger purge -w " + quoted(path) + " --on 2026-01-21");
}

}  // namespace induct::testing
