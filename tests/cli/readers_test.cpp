// Who may read what, as a user asks for it: `report`, `why` and `ledger show` for one reader after another.
#include "tests/cli/run.h"

using namespace induct::testing;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A program of one pairing with notes that only the counsellor may read.
std::string small_workspace(const TemporaryFolder& folder) {
    const std::string root = folder / "";
    write_file(root + "/workspace.induct",
               "workspace small \"Small\"\n  run hills for hill\n  dates month/day/year\n  operator \"E-O\"\n");
    write_file(root + "/models/hills.induct", R"(program hills "Hills"
  source   handbook "Handbook"
  runs on  school-year
  partial  in full
  owner    director
calendar school-year "School year"
  year 2025-26 from September 1 to June 12
  contract Monday to Friday 07:45 to 15:30
role mentee-teacher "Mentee"
role mentor-teacher "Mentor"
role counsellor "Counsellor"
role director "Director"
pairing pair "Pair" mentee is mentee-teacher mentor is mentor-teacher
activity visit "Visit"
artifact wellness-note "Wellness note" from counsellor about pair stages written confidential to counsellor
requirement visits-monthly "Visits" cite handbook, "1" for each pair
  expect at least 2 visits by mentor in each month from September to May
requirement talks "Wellness talks" cite handbook, "2" for each pair
  expect wellness-note written in the year
)");
    write_file(root + "/roster/sites.csv",
               "site,name,kind,within\nvalley,Valley,consortium,\nhill,Hill,district,valley\n");
    write_file(root + "/roster/people.csv",
               "person,name,site\nE-A,Ana Ruiz,hill\nE-B,Ben Cole,hill\nE-C,Cy Counsel,hill\nE-D,Dee Direct,hill\n"
               "E-O,Olive Operator,hill\n");
    write_file(root + "/roster/roles.csv",
               "person,role,from,to\nE-A,mentee-teacher,2025-08-01,ongoing\nE-B,mentor-teacher,2025-08-01,ongoing\n"
               "E-C,counsellor,2025-08-01,ongoing\nE-D,director,2025-08-01,ongoing\n");
    write_file(root + "/roster/pairings.csv",
               "pairing,kind,slot,person,from,to\nP-1,pair,mentee,E-A,2025-09-02,ongoing\n"
               "P-1,pair,mentor,E-B,2025-09-02,ongoing\n");
    write_file(root + "/inbox/log.csv",
               "entry,date,minutes,kind,led_by,people,note\nR-1,2025-10-07,30,visit,E-B,E-A,about reading\n"
               "R-3,2025-10-07,30,visit,E-C,E-A,about sport\n");
    write_file(
        root + "/inbox/notes.csv",
        "entry,date,artifact,stage,about,by,note\nR-2,2025-10-08,wellness-note,written,P-1,E-C,could not sleep\n");
    return root;
}

void add_to_model(const std::string& workspace, const std::string& text) {
    const std::string path = workspace + "/models/hills.induct";
    write_file(path, read_file(path) + text);
}

}  // namespace

TEST_CASE("why and ledger show ask who reads") {
    const TemporaryFolder folder;
    const std::string workspace = small_workspace(folder);
    const Ran night = run("nightly " + quoted(workspace) + " --on 2025-11-20");
    CAPTURE(night.out + night.err);
    REQUIRE(night.code == 1);

    struct Row {
        const char *what, *arguments;
        int code;
        const char *there, *not_there;
    };
    const Row rows[] = {
        {"the operator, when nobody is named", "why visits-monthly P-1 --on 2025-11-20 --window 2025-10-01 --records",
         0, "R-1", "withheld"},
        {"the mentee sees her own pairing",
         "why visits-monthly P-1 --as E-A --on 2025-11-20 --window 2025-10-01 --records", 0, "MISSED by 1", "withheld"},
        {"the counsellor is not in it", "why visits-monthly P-1 --as E-C --on 2025-11-20", 0,
         "withheld      a reason is on file; this is not for Cy Counsel", "MISSED"},
        {"not even the director", "why talks P-1 --as E-D --on 2025-11-20", 0, "confidential to counsellor",
         "ON-TRACK"},
        {"nor the operator", "why talks P-1 --on 2025-11-20", 0, "a reason is on file", "R-2"},
        {"as JSON", "why talks P-1 --as E-D --on 2025-11-20 --json", 0, "\"withheld\"", "status"},
        {"nobody of that name", "why visits-monthly P-1 --as Nobody --on 2025-11-20", 2, "", "MISSED"},
        {"without a name only the heads", "ledger show", 0, "what ", "about reading"},
        {"the mentee", "ledger show --as E-A", 0, "it is shown to the operator and to the program's owner",
         "about reading"},
        {"the owner reads it", "ledger show --as E-D", 0, "about reading", "could not sleep"},
        {"the operator too", "ledger show --as E-O", 0, "confidential to others", "could not sleep"},
        {"nobody of that name", "ledger show --as Nobody", 2, "", "activity"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const Ran ran = run(std::string(row.arguments) + " -w " + quoted(workspace));
        CAPTURE(ran.out + ran.err);
        CHECK(ran.code == row.code);
        CHECK(has(ran.out, row.there));
        CHECK_FALSE(has(ran.out, row.not_there));
    }
}

TEST_CASE("a past night's report shows the alerts and reviews as they stood then") {
    const TemporaryFolder folder;
    const std::string workspace = small_workspace(folder);
    REQUIRE(run("nightly " + quoted(workspace) + " --on 2025-11-20").code == 1);
    const std::string then = read_file(workspace + "/reports/2025-11-20/summary.txt");
    REQUIRE(has(then, "New this night: 2 alerts about 1 subject"));
    REQUIRE(run("nightly " + quoted(workspace) + " --on 2026-02-20").code == 1);
    const Ran back = run("report --on 2025-11-20 --known-at 2025-11-20 --as E-D -w " + quoted(workspace));
    CHECK(back.code == 0);
    CHECK(has(back.out, "New this night: 2 alerts about 1 subject"));
    // The owner's page of that night but for whom it is.
    const auto body = [](const std::string& text) {
        // What stands behind it is of the tables, and of how the night's own page was made.
        const std::size_t from = text.find("New this night");
        const std::size_t to = std::min(text.find("\nNotes on the data"), text.find("\nFrom what these reports"));
        return text.substr(from, to == std::string::npos ? to : to - from);
    };
    CHECK(body(back.out) == body(then));
}

namespace {

/// The same program, in which more rests on the counsellor's notes than one rule, whose operator is on no roster.
std::string careful_workspace(const TemporaryFolder& folder) {
    const std::string root = small_workspace(folder);
    write_file(root + "/workspace.induct",
               "workspace small \"Small\"\n  run hills for hill\n  dates month/day/year\n  operator \"X-9\"\n");
    write_file(root + "/models/hills.induct", read_file(root + "/models/hills.induct") + R"(
artifact crisis-note "Crisis note" is wellness-note
artifact memo "Memo" from counsellor about pair stages written
requirement crises "Crisis notes" cite handbook, "3" for each pair
  expect at least 3 crisis-notes in October
requirement contact "Contact" cite handbook, "4" for each pair
  expect at least 5 visits in the year effective until 2025-08-31
requirement contact "Contact" cite handbook, "4" for each pair
  expect wellness-note written by October 1 effective from 2025-09-01
requirement planned "Planned after the talk" cite handbook, "5" for each pair
  expect at least 9 visits by mentor within 5 days after first wellness-note
trigger troubled for each pair when crises is missed open care
trigger alarmed for each pair when crises is missed notify director when missed
review care "Care review" owner director step meet "Meet" with mentor within 5 school-days decide keep, end within 9 days
)");
    write_file(root + "/roster/waivers.csv",
               "subject,requirement,by,why,from,until\nP-1,talks,E-C,she is in a clinic,2025-09-02,\n"
               "P-1,visits-monthly,E-D,a new school building,2026-05-01,\n");
    write_file(root + "/inbox/notes.csv",
               "entry,date,artifact,stage,about,by,note\nR-2,2025-10-08,wellness-note,written,P-1,E-C,could not sleep\n"
               "R-4,2025-10-09,crisis-note,written,P-1,E-C,cried all day\n"
               "R-5,2025-10-10,memo,written,P-1,E-C,fears the principal\n"
               "R-6,2025-99-10,wellness-note,written,P-1,E-C,unreadable secret\n"
               "R-7,2025-10-11,memo,written,P-1,E-C,wants a new room\n"
               "R-8,2025-10-12,memo,written,P-1,E-C,likes the library\n"
               "R-9,2025-10-13,memo,written,P-1,E-C,asks for a desk\n");
    return root;
}

const char* const secrets[] = {"could not sleep",
                               "cried all day",
                               "fears the principal",
                               "she is in a clinic",
                               "unreadable secret",
                               "crises",
                               "troubled",
                               "alarmed",
                               "Care review",
                               "talks",
                               "planned"};

}  // namespace

TEST_CASE("ledger show tells what is confidential to nobody but those whom it is for") {
    const TemporaryFolder folder;
    const std::string workspace = careful_workspace(folder);
    const std::string where = " -w " + quoted(workspace);
    const auto tells_nothing = [&](const std::string& arguments) {
        const Ran ran = run("ledger show " + arguments + where);
        CAPTURE(ran.out + ran.err);
        CHECK(ran.code == 0);
        for (const char* secret : secrets) {
            CAPTURE(secret);
            CHECK_FALSE(has(ran.out, secret));
        }
        return ran.out;
    };
    // Before the first night nobody is known.
    const Ran imported = run("ledger import --by E-D --on 2025-11-18" + where);
    CAPTURE(imported.out + imported.err);
    REQUIRE(imported.code == 1);
    const std::string before = run("ledger show --as X-9 --kind artifact" + where).out;
    CHECK(has(before, "fears the principal"));
    CHECK_FALSE(has(before, "could not sleep"));
    CHECK_FALSE(has(before, "cried all day"));
    // R-5 was a note of the counsellor's after all: what it first said is as confidential as what it says now.
    std::string notes = read_file(workspace + "/inbox/notes.csv");
    notes.replace(notes.find("2025-10-10,memo"), 15, "2025-10-10,wellness-note");
    write_file(workspace + "/inbox/notes.csv", notes);
    const Ran night = run("nightly " + quoted(workspace) + " --by E-D --on 2025-11-20");
    CAPTURE(night.out + night.err);
    REQUIRE(night.code == 1);

    for (const char* reader : {"X-9", "E-D"}) {
        CAPTURE(reader);
        const std::string out = tells_nothing("--all --as " + std::string(reader));
        CHECK(has(out, "about reading"));
        CHECK(has(out, "wants a new room"));
        CHECK(has(out, "a new school building"));
        CHECK(has(out, "visits-monthly"));
    }
    // Neither does asking for a subject, or for any other word, tell how many entries name it.
    const std::string of_pairing = tells_nothing("--kind artifact --subject E-C --as X-9");
    CHECK(has(of_pairing, "wants a new room"));
    CHECK(has(of_pairing, "and so whether it is about that subject"));
    const std::string anyone = tells_nothing("--subject P-1"), of_nobody = tells_nothing("--subject Z-0");
    CHECK(anyone == of_nobody);
    CHECK(tells_nothing("--subject wellness-note --as X-9") == tells_nothing("--subject Z-0 --as X-9"));
}

TEST_CASE("the pages of a night tell the operator nothing of what is confidential") {
    const TemporaryFolder folder;
    const std::string workspace = careful_workspace(folder);
    const Ran night = run("nightly " + quoted(workspace) + " --by E-D --on 2025-11-20");
    CAPTURE(night.out + night.err);
    REQUIRE(night.code == 1);
    CHECK(has(night.out, "0 reviews open"));
    const std::string reports = workspace + "/reports/2025-11-20/";
    std::string summary = read_file(reports + "summary.txt");
    // Rows that could not be read are given back as they came, to the operator, whose inbox it is.
    summary = summary.substr(0, summary.find("\nRows set aside"));
    for (const std::string& page : {summary, read_file(reports + "hills.csv"), read_file(reports + "hills.json")}) {
        CAPTURE(page);
        for (const char* secret : secrets) {
            // The names of rules and reviews stand in the model; what they say of anybody does not.
            if (has("crises talks planned", secret)) continue;
            CAPTURE(secret);
            CHECK_FALSE(has(page, secret));
        }
        for (const char* told : {"crises,", "talks,", "planned,", "contact,"}) CHECK_FALSE(has(page, told));
    }
    CHECK(has(summary, "confidential to counsellor: not shown"));
}

TEST_CASE("why asks for the version that is in force") {
    const TemporaryFolder folder;
    const std::string workspace = careful_workspace(folder);
    REQUIRE(run("nightly " + quoted(workspace) + " --by E-D --on 2025-11-20").code == 1);
    const auto why = [&](const std::string& arguments) {
        const Ran ran = run("why " + arguments + " --on 2025-11-20 -w " + quoted(workspace));
        CAPTURE(ran.out + ran.err);
        CHECK(ran.code == 0);
        return ran.out;
    };
    CHECK(has(why("contact P-1"), "confidential to counsellor"));
    CHECK_FALSE(has(why("contact P-1"), "MET"));
    CHECK_FALSE(has(why("contact P-1 --json"), "status"));
    CHECK(has(why("planned P-1"), "confidential to counsellor"));
    CHECK(has(why("crises P-1"), "confidential to counsellor"));
    // What a version says nothing of is not told either.
    CHECK(has(why("contact P-1 --window 2031-01-01"), "withheld"));
}

TEST_CASE("the owner of a review is told that it is open, and not why") {
    const TemporaryFolder folder;
    const std::string workspace = careful_workspace(folder);
    REQUIRE(run("nightly " + quoted(workspace) + " --by E-D --on 2025-11-20").code == 1);
    const std::string asked = " --on 2025-11-20 -w " + quoted(workspace);
    const Ran text = run("report --as E-D" + asked), json = run("report --format json --as E-D" + asked);
    CAPTURE(text.out + json.out);
    CHECK(has(text.out, "Care review, opened November 20, 2025"));
    CHECK(has(text.out, "because of what is confidential to counsellor"));
    CHECK(has(json.out, "\"withheld\": \"confidential to counsellor\""));
    CHECK_FALSE(has(text.out + json.out, "crises is missed"));
    CHECK_FALSE(has(text.out + json.out, "crises missed"));
    CHECK_FALSE(has(run("report" + asked).out, "Care review"));
}

TEST_CASE("no format, subject or past day tells the owner what is confidential") {
    const TemporaryFolder folder;
    const std::string workspace = careful_workspace(folder);
    add_to_model(workspace,
                 "audience leaders is director and counsellor\n"
                 "artifact profile from counsellor about mentee-teacher stages written confidential to counsellor\n"
                 "role troubled-teacher is mentee-teacher when profile written\n"
                 "requirement listened \"Listened to\" cite handbook, \"6\" for each troubled-teacher\n"
                 "  expect at least 9 visits in the year\n"
                 "figure crisis-count \"Crises\" is number of crisis-note in the year\n"
                 "figure troubled-count \"Troubled teachers\" is number of troubled-teacher\n");
    std::string model = read_file(workspace + "/models/hills.induct");
    const std::string audience = "audience leaders is director and counsellor\n";
    model.erase(model.find(audience), audience.size());
    model.insert(model.find("calendar school-year"), "  " + audience);
    write_file(workspace + "/models/hills.induct", model);
    write_file(workspace + "/inbox/profiles.csv",
               "entry,date,artifact,stage,about,by,note\nR-20,2025-10-09,profile,written,E-A,E-C,cried again\n");
    const Ran night = run("nightly " + quoted(workspace) + " --by E-D --on 2025-11-20");
    CAPTURE(night.err);
    REQUIRE(night.code == 1);
    REQUIRE(run("nightly " + quoted(workspace) + " --by E-D --on 2026-01-20").code == 1);
    for (const char* reader : {"E-D", "E-A", "E-B", "leaders"})
        for (const char* day : {"--on 2025-11-20", "--on 2025-11-20 --known-at 2025-11-20", "--on 2026-01-20"})
            for (const char* what : {"", "--for P-1", "--for E-A", "--format csv", "--format json"}) {
                const std::string arguments =
                    "report --as " + std::string(reader) + " " + std::string(day) + " " + std::string(what);
                const Ran ran = run(arguments + " -w " + quoted(workspace));
                CAPTURE(arguments);
                CAPTURE(ran.out);
                for (const char* secret : {"could not sleep", "cried", "crises is missed", "crises missed", "Oct 9",
                                           "October 9", "2025-10-09", "\"crises\",\"subject", "Troubled teachers  ",
                                           "Crises  ", "clinic", "raised    Crisis", "MISSED    Crisis", "alarmed"}) {
                    CAPTURE(secret);
                    CHECK_FALSE(has(ran.out, secret));
                }
            }
    // That no rule is known to speak of her is said as if there were none.
    const auto of = [&](const char* person, const char* reader) {
        return run("report --for " + std::string(person) + " --as " + reader + " --on 2026-01-20 -w " +
                   quoted(workspace))
            .code;
    };
    CHECK(of("E-A", "E-D") == of("E-B", "E-D"));
    CHECK(of("E-A", "E-C") == 0);
    // Without a reader the page of one subject is empty, and says so.
    CHECK(has(run("report --for P-1 --on 2026-01-20 -w " + quoted(workspace)).out,
              "told to a reader who is named: `--as` and a person or an audience"));
    // She for whom it is reads it.
    const Ran counsellor = run("why crises P-1 --as E-C --on 2026-01-20 -w " + quoted(workspace));
    CHECK(has(counsellor.out, "this is not for Cy Counsel"));
    CHECK(has(run("report --as E-C --on 2026-01-20 -w " + quoted(workspace)).out, "Crises  "));
    const Ran audience_shown = run("ledger show --as leaders -w " + quoted(workspace));
    CHECK_FALSE(has(audience_shown.out, "about reading"));
}

TEST_CASE("a pairing whose row is set aside stands in the summary, and is told to whoever asks for it") {
    const TemporaryFolder folder;
    const std::string workspace = small_workspace(folder);
    const std::string where = " -w " + quoted(workspace);
    write_file(workspace + "/roster/pairings.csv",
               "pairing,kind,slot,person,from,to\nP-1,pair,mentee,Ana Riuz,2025-09-02,ongoing\n");
    const Ran night = run("nightly " + quoted(workspace) + " --on 2025-11-20");
    CAPTURE(night.out);
    CHECK(has(night.out, "          This run speaks of nobody: no pairing lies in hill.\n"));
    const std::string summary = read_file(workspace + "/reports/2025-11-20/summary.txt");
    CAPTURE(summary);
    CHECK(has(summary, "Not judged: P-1: `roster/pairings.csv` row 2 is set aside\n"));
    CHECK(has(summary, "This run speaks of nobody: no pairing lies in hill."));
    CHECK_FALSE(has(summary, "Nobody: no rule is missed or behind"));
    CHECK(has(run("why visits-monthly P-1 --on 2025-11-20" + where).err, "`roster/pairings.csv` row 2 is set aside"));
    CHECK(
        has(run("report --for P-1 --as E-D --on 2025-11-20" + where).err, "`roster/pairings.csv` row 2 is set aside"));
}

TEST_CASE("a day behind the last night says when the tables were read, and an empty page why it is empty") {
    const TemporaryFolder folder;
    const std::string workspace = small_workspace(folder);
    const std::string where = " -w " + quoted(workspace);
    REQUIRE(run("nightly " + quoted(workspace) + " --on 2025-11-20").code == 1);
    const std::string read = "last read November 20, 2025";
    CHECK(has(run("report --as E-D --on 2025-11-21" + where).out, "tables " + read));
    CHECK(has(run("why visits-monthly P-1 --on 2025-11-21" + where).out, read));
    CHECK_FALSE(has(run("report --as E-D --on 2025-11-20" + where).out, read));
    CHECK_FALSE(has(run("why visits-monthly P-1 --on 2025-11-20" + where).out, read));
    CHECK_FALSE(has(run("report --as E-O --on 2025-11-20" + where).out, "declare `owner`"));
    std::string model = read_file(workspace + "/models/hills.induct");
    model.erase(model.find("  owner    director\n"), 20);
    write_file(workspace + "/models/hills.induct", model);
    CHECK(has(run("report --as E-O --on 2025-11-20" + where).out, "declare `owner`"));
    CHECK_FALSE(has(run("report --as E-C --on 2025-11-20" + where).out, "declare `owner`"));
}

TEST_CASE("of many other windows the first and the last are named, with their days") {
    const TemporaryFolder folder;
    const std::string workspace = small_workspace(folder);
    add_to_model(workspace,
                 "requirement weekly \"Weekly\" cite handbook, \"9\" for each pair\n"
                 "  expect at least 1 visit by mentor in each week\n");
    REQUIRE(run("nightly " + quoted(workspace) + " --on 2026-02-20").code == 1);
    const Ran why = run("why hills/weekly P-1 --on 2026-02-20 -w " + quoted(workspace));
    CAPTURE(why.out);
    const std::size_t from = why.out.find("other windows");
    REQUIRE(from != std::string::npos);
    const std::string line = why.out.substr(from, why.out.find('\n', from) - from);
    CAPTURE(line);
    CHECK(has(line, "), ..., "));
    CHECK_FALSE(has(line, ", ..., 2026 ("));
}

TEST_CASE("the count of open reviews and the exit code are those of the operator's page") {
    const auto model = [](const std::string& told, const std::string& more) {
        return R"(program quiet "A review that nobody hears of"
  source  handbook "Mentor handbook, 2025"
  runs on oregon-school-year
  partial in full
use mentoring
use calendars/oregon
role new-teacher "New teacher"
role mentor "Mentor"
role coordinator "Coordinator"
role director "Director"
pairing mentorship "Mentorship"  mentee is new-teacher  mentor is mentor
survey fit "Fit" asks new-teacher about mentor confidential to director
  question rating "Works" on 1 to 5
requirement visits "A visit" cite handbook, "1" for each mentorship expect at least 1 observation in the year
trigger unhappy "The match may not work" cite handbook, "2" for each mentorship
  when latest rating of fit is at most 2
  open match-talk
review match-talk "Talk about the match" cite handbook, "2"
  owner director
  decide stay, part within 5 school-days
)" + told + more;
    };
    const std::string notified = "  notify coordinator when open\n";
    const std::string silent =
        "trigger silent \"Silent\" cite handbook, \"2\" for each mentorship\n"
        "  when no observation in the last 21 days\n  open match-talk\n";
    struct Row {
        std::string model;
        int open, code;
    };
    for (const Row& row : {Row{model(notified, ""), 1, 1}, Row{model("", ""), 0, 0}, Row{model(notified, silent), 2, 1},
                           Row{model("", silent), 1, 1}}) {
        CAPTURE(row.model);
        const TemporaryFolder folder;
        const std::string at = folder / "quiet";
        write_file(at + "/workspace.induct",
                   "workspace quiet \"Quiet\"\n  run quiet from \"quiet.induct\" for valley\n  operator \"P-1\"\n");
        write_file(at + "/quiet.induct", row.model);
        write_file(at + "/roster/sites.csv",
                   "site,name,kind,within\nvalley,Valley,district,\nhill,Hill,school,valley\n");
        write_file(
            at + "/roster/people.csv",
            "person,name,site\nP-1,Rosa Lind,valley\nP-2,Ben Cole,hill\nP-3,Ana Reyes,hill\nP-4,Di Rector,valley\n");
        write_file(at + "/roster/roles.csv",
                   "person,role,from,to\nP-1,coordinator,7/1/2025,ongoing\n"
                   "P-4,director,7/1/2025,ongoing\nP-2,mentor,9/1/2025,ongoing\n"
                   "P-3,new-teacher,9/1/2025,ongoing\n");
        write_file(at + "/roster/pairings.csv",
                   "pairing,kind,slot,person,from,to\n"
                   "M-1,mentorship,mentee,Ana Reyes,9/2/2025,ongoing\n"
                   "M-1,mentorship,mentor,Ben Cole,9/2/2025,ongoing\n");
        write_file(at + "/inbox/visits.csv",
                   "date,kind,mentor,mentee,minutes,entered_on\n"
                   "9/9/2025,observation,Ben Cole,Ana Reyes,45,9/9/2025\n");
        write_file(at + "/inbox/survey.csv",
                   "date,survey,by,about,question,answer,entered_on\n"
                   "10/14/2025,fit,Ana Reyes,Ben Cole,rating,1,10/14/2025\n");
        const Ran night = run("nightly " + quoted(at) + " --on 2025-10-20");
        CAPTURE(night.out + night.err);
        CHECK(night.code == row.code);
        CHECK(has(night.out, std::to_string(row.open) + (row.open == 1 ? " review open" : " reviews open")));
        const std::string page = read_file(at + "/reports/2025-10-20/summary.txt");
        CAPTURE(page);
        int listed = 0;
        const std::string title = "Talk about the match, opened October";
        for (auto place = page.find(title); place != std::string::npos; place = page.find(title, place + 1)) ++listed;
        CHECK(listed == row.open);
        CHECK(has(page, "see Reviews below") == (row.open > 0));
        CHECK(has(night.out, std::to_string(row.open) + (row.open == 1 ? " review opened" : " reviews opened")) ==
              (row.open > 0));
        CHECK_FALSE(has(page, "rating"));
    }
}
