// No message without an example: each code of grammar/codes_*.def is shown, as its reader meets it, by a golden file.
//
// Models have theirs in tests/golden/check and syntax, tables in tests/golden/import; here stand the messages about
// files, workspaces, ledgers and the command line, each as a small workspace in which it comes up:
// tests/golden/run/NAME.txt. UPDATE_GOLDEN=1 rewrites them.
#include "grammar/diagnostic.h"
#include "tests/cli/run.h"

#include <SQLiteCpp/Database.h>
#include <sys/stat.h>

#include <cctype>
#include <functional>
#include <set>

using namespace induct;
using namespace induct::testing;

namespace {

/// A folder with a workspace that has nothing wrong; a case then spoils it.
struct Place {
    TemporaryFolder folder;
    std::string workspace = folder / "valley";

    Place() {
        fs::copy(golden_path("import/clean/2025-10-01"), workspace, fs::copy_options::recursive);
        fs::copy(golden_path("import/model.induct"), workspace + "/model.induct");
        write("workspace.induct", "workspace valley \"Valley\"\n  run somc from \"model.induct\" for medford\n");
        fs::permissions(folder.path(), fs::perms(0755));
    }
    void write(const std::string& name, const std::string& bytes) const { write_file(workspace + "/" + name, bytes); }
    void night() const {
        REQUIRE(run("nightly " + quoted(workspace) + " --on 2025-10-01", "SOURCE_DATE_EPOCH=1759276800").code < 2);
    }
    void sql(const std::string& statement) const {
        night();
        SQLite::Database ledger(workspace + "/ledger.db", SQLite::OPEN_READWRITE);
        ledger.exec("DROP TRIGGER entry_is_not_changed; DROP TRIGGER entry_is_not_removed");
        ledger.exec(statement);
    }
    /// Nobody but root may read it; the command is then run as somebody else.
    void close(const std::string& name) const { fs::permissions(workspace + "/" + name, fs::perms::none); }
};

struct Case {
    const char* name;       // of the code
    const char* arguments;  // WORKSPACE stands for the folder
    std::function<void(const Place&)> spoil;
    bool as_nobody = false;
};

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

/// The model gets imports of a district, and the inbox its sheet.
void add_sheet(const Place& place, const std::string& imports, const std::string& sheet) {
    place.write("model.induct", imports + read_file(place.workspace + "/model.induct"));
    place.write("inbox/galesburg/log fall.csv", sheet);
}

/// The model gets a line about how long records are kept.
void retain(const Place& place, const std::string& line) {
    place.write("model.induct", replaced(read_file(place.workspace + "/model.induct"), "  partial in full\n",
                                         "  partial in full\n  " + line + "\n"));
}

const std::string galesburg = R"(import galesburg "Galesburg log"
  file   "galesburg/log*.csv"
  makes  activity
  column "Date" is date as "m/d/yy"
  column "Kind" is kind where "OBS" means observation, "FF" means formative-feedback
  column "Mentor" is mentor
  column "New teacher" is mentee
  column "Hrs" is duration in hours
  column "Min" is duration in minutes
  skip   "Status" is "cancelled"

)";

const std::string a_run = "workspace valley \"Valley\"\n  run somc from \"model.induct\"";

const Case cases[] = {
    // Models that are no text.
    {"file_too_large", "check WORKSPACE/large.induct",
     [](const Place& place) { place.write("large.induct", std::string((8U << 20U) + 1, '#')); }},
    {"file_not_text", "check WORKSPACE/sheet.induct",
     [](const Place& place) { place.write("sheet.induct", std::string("PK\3\4\0\0program", 13)); }},
    {"file_not_utf8", "check WORKSPACE/old.induct",
     [](const Place& place) { place.write("old.induct", "role mentor\n# caf\xE9\n"); }},
    {"layout_unsafe", "fmt WORKSPACE/nested.induct",
     [](const Place& place) {
         // A line that begins with a declaration's word begins the count of parentheses anew; the layout joins the two.
         const std::string open(40, '('), close(80, ')');
         place.write("nested.induct",
                     "trigger t when " + open + "\nmeeting held or " + open + "plan held" + close + "\n");
     }},
    // The ledger's file.
    {"ledger_not_a_database", "nightly WORKSPACE --on 2025-10-01",
     [](const Place& place) { place.write("ledger.db", "these bytes are no database, and there are many of them"); }},
    {"ledger_empty_file", "nightly WORKSPACE --on 2025-10-01",
     [](const Place& place) { place.write("ledger.db", ""); }},
    {"ledger_newer", "nightly WORKSPACE --on 2025-10-01",
     [](const Place& place) { place.sql("PRAGMA user_version = 99"); }},
    {"ledger_unreadable", "nightly WORKSPACE --on 2025-10-01",
     [](const Place& place) { fs::create_directory(place.workspace + "/ledger.db"); }},
    {"ledger_chain_broken", "ledger verify -w WORKSPACE",
     [](const Place& place) { place.sql("UPDATE entry SET who = 'somebody' WHERE number = 3"); }},
    {"ledger_tables_differ", "ledger verify -w WORKSPACE",
     [](const Place& place) { place.sql("DELETE FROM fact WHERE entry = 4"); }},
    {"head_lost",
     "ledger verify -w WORKSPACE --head "
     "9999:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
     [](const Place& place) { place.night(); }},
    {"head_unreadable", "ledger verify -w WORKSPACE --head 12:5f2c", [](const Place& place) { place.night(); }},
    {"kept_text_lost", "ledger verify -w WORKSPACE",
     [](const Place& place) { place.sql("UPDATE kept_text SET text = text || '#' WHERE text LIKE 'workspace %'"); }},
    {"night_too_early", "nightly WORKSPACE --on 2025-09-15", [](const Place& place) { place.night(); }},
    {"night_far_ahead", "nightly WORKSPACE --on 2062-10-01", [](const Place& place) { place.night(); }},
    {"no_ledger", "report -w WORKSPACE --on 2025-10-01", [](const Place&) {}},
    // The workspace.
    {"workspace_nothing_runs", "nightly WORKSPACE --on 2025-10-01",
     [](const Place& place) { place.write("workspace.induct", "workspace valley \"Valley\"\n"); }},
    {"workspace_run_twice", "nightly WORKSPACE --on 2025-10-01",
     [](const Place& place) {
         place.write("workspace.induct", a_run + " for medford\n  run somc from \"model.induct\" for phoenix\n");
     }},
    {"workspace_overlap", "nightly WORKSPACE --on 2025-10-01",
     [](const Place& place) {
         place.write("workspace.induct", a_run + " for medford\n  run other from \"model.induct\" for medford\n");
     }},
    {"workspace_link_outside", "ledger import -w WORKSPACE --on 2025-10-01",
     [](const Place& place) { fs::create_symlink("/etc/passwd", place.workspace + "/inbox/other.csv"); }},
    {"place_outside", "nightly WORKSPACE --on 2025-10-01",
     [](const Place& place) { fs::create_symlink("/", place.workspace + "/reports"); }},
    {"clauses_outside", "check WORKSPACE/model.induct",
     [](const Place& place) {
         place.write("model.induct", replaced(read_file(place.workspace + "/model.induct"), "  partial in full\n",
                                              "  partial in full\n  source annex \"The annex\" clauses "
                                              "\"../../etc/passwd\"\n"));
     }},
    {"nothing_to_withdraw", "nightly WORKSPACE --on 2025-10-01 --withdraw-missing fall.csv", [](const Place&) {}},
    {"withdraw_unread", "nightly WORKSPACE --on 2025-10-02 --withdraw-missing inbox/plc.csv",
     [](const Place& place) {
         place.night();
         fs::remove(place.workspace + "/inbox/plc.csv");
         REQUIRE(::mkfifo((place.workspace + "/inbox/plc.csv").c_str(), 0644) == 0);
     }},
    {"operator_unknown", "nightly WORKSPACE --on 2025-10-01 --by 'Bem Cole'", [](const Place&) {}},
    {"workspace_file_unreadable", "ledger import -w WORKSPACE --on 2025-10-01",
     [](const Place& place) { REQUIRE(::mkfifo((place.workspace + "/inbox/pipe.csv").c_str(), 0644) == 0); }},
    {"table_too_large", "ledger import -w WORKSPACE --on 2025-10-01",
     [](const Place& place) { place.write("inbox/wide.csv", "date" + std::string(1000, ',') + "\n"); }},
    {"no_such_district", "nightly WORKSPACE --on 2025-10-01",
     [](const Place& place) { place.write("workspace.induct", a_run + " for medfrod\n"); }},
    {"no_district", "ledger import -w WORKSPACE --on 2025-10-01",
     [](const Place& place) {
         place.write("workspace.induct", a_run + " for medford\n  run other from \"model.induct\" for phoenix\n");
         place.write("roster/other sites.csv", "site,name,kind,within\nphoenix,Phoenix,district,valley\n");
         place.write("roster/other people.csv", "person,name\nP-9,Eva Moss\n");
         place.write("roster/other roles.csv", "person,role,from,to\nP-9,new-teacher,2025-08-25,ongoing\n");
     }},
    {"district_without_run", "ledger import -w WORKSPACE --on 2025-10-01",
     [](const Place& place) {
         place.write("workspace.induct", a_run + " for phoenix\n");
         place.write("roster/other sites.csv", "site,name,kind,within\nphoenix,Phoenix,district,valley\n");
     }},
    // A district's own sheet.
    {"mapping_several", "ledger import -w WORKSPACE --on 2025-10-01",
     [](const Place& place) {
         add_sheet(place,
                   galesburg +
                       "import fall file \"**/* fall.csv\" makes observation column \"Date\" is date "
                       "column \"New teacher\" is people\n",
                   "Date,New teacher\n9/8/2025,P-1\n");
     }},
    {"mapping_column_missing", "ledger import -w WORKSPACE --on 2025-10-01",
     [](const Place& place) {
         add_sheet(place, galesburg,
                   "Galesburg log 2025-26\nDate,Kind,Mentor,New teachers,Min,Status\n9/8/25,OBS,P-2,P-1,60,\n");
     }},
    {"mapping_skipped", "ledger import -w WORKSPACE --on 2025-10-01",
     [](const Place& place) {
         add_sheet(place, galesburg,
                   "\xEF\xBB\xBFGalesburg log, fall\n\n"
                   "Date;Kind;Mentor;New teacher;Hrs;Min;Status;Room\n"
                   "9/8/25;OBS;Ben Cole;P-1;1,5;;held;12\n"
                   "9/9/25;obs;Ben Cole;P-1;1;;Cancelled;12\n"
                   "9/10/25;CHK;Ben Cole;P-1;1;;;\n"
                   "9/11/25;FFF;Ben Cole;P-1;1;45;;\n"
                   "Sept 12;OBS;Ben Cole;P-1;1;;;\n"
                   "9/15/25;OBS;Ben Cole;Anna Ruis;2:75;;;\n"
                   "9/16/25;OBS;Ben Cole;P-1;;45 Min.;;\n"
                   "9/17/25;FF;Ben Cole;P-1;;;cancelled;\n");
     }},
    {"cell_money", "ledger import -w WORKSPACE --on 2025-10-01",
     [](const Place& place) {
         const std::string model = read_file(place.workspace + "/model.induct");
         place.write("model.induct",
                     model + "payment hourly \"Hourly pay\" to each mentor pay $30 per hour of support\n");
         place.write("inbox/payments.csv",
                     "payment,person,amount,paid_on\nhourly,P-2,1.200,2025-09-30\nhourly,P-2,(30),2025-09-30\n");
     }},
    // Records that are not kept for good.
    {"nothing_retained", "ledger purge -w WORKSPACE --on 2025-10-01", [](const Place& place) { place.night(); }},
    {"retained_unknown", "ledger purge -w WORKSPACE --on 2025-10-01 --dry-run",
     [](const Place& place) {
         retain(place, "retain logs for 1 day after end of year");
         place.write("inbox/old.csv", "date,minutes,kind,mentor,mentee\n2024-09-10,30,observation,P-2,P-1\n");
         place.night();
     }},
    {"row_purged", "ledger import -w WORKSPACE --on 2026-09-30",
     [](const Place& place) {
         retain(place, "retain logs for 1 week after end of year");
         place.night();
         REQUIRE(run("ledger purge -w " + quoted(place.workspace) + " --on 2026-09-30 --far-ahead").code == 0);
     }},
    // What is given by hand.
    {"given_already", "waive support-hours M-1 --reason flood -w WORKSPACE --on 2025-10-01 --by P-2",
     [](const Place& place) {
         place.night();
         REQUIRE(run("waive support-hours M-1 --reason flood --on 2025-10-01 --by P-2 -w " + quoted(place.workspace))
                     .code == 0);
     }},
    {"waiver_idle", "waive support-hours P-1 --reason flood -w WORKSPACE --on 2025-10-01 --by P-2",
     [](const Place& place) { place.night(); }},
    {"no_such_entry", "undo 8120 --reason slip -w WORKSPACE --on 2025-10-01 --by P-2",
     [](const Place& place) { place.night(); }},
    {"not_undone", "undo 4 --reason slip -w WORKSPACE --on 2025-10-01 --by P-2",
     [](const Place& place) {
         place.write("workspace.induct", a_run + " for medford\n  operator \"P-2\"\n");
         place.night();
     }},
    {"entry_withheld", "undo 4 --reason slip -w WORKSPACE --on 2025-10-01 --by P-2",
     [](const Place& place) { place.night(); }},
    // The command line.
    {"no_such_file", "check WORKSPACE/modle.induct", [](const Place&) {}},
    {"unreadable_path", "check WORKSPACE/model.induct", [](const Place& place) { place.close("model.induct"); }, true},
    {"no_models", "check WORKSPACE/inbox", [](const Place&) {}},
    {"not_a_date", "nightly WORKSPACE --on 20.1.2026", [](const Place&) {}},
    {"no_workspace", "report -w WORKSPACE/inbox --on 2025-10-01", [](const Place&) {}},
    {"no_such_subject", "why somc/support-hours M-9 -w WORKSPACE --on 2025-10-01",
     [](const Place& place) { place.night(); }},
    {"no_such_rule", "why smoc/suport-hours M-1 -w WORKSPACE --on 2025-10-01",
     [](const Place& place) { place.night(); }},
    {"no_such_reader", "report -w WORKSPACE --as directer --on 2025-10-01", [](const Place& place) { place.night(); }},
    {"no_such_model", "report -w WORKSPACE --model smoc --on 2025-10-01", [](const Place& place) { place.night(); }},
    {"no_such_report", "report -w WORKSPACE --named timelin --on 2025-10-01",
     [](const Place& place) { place.night(); }},
    {"no_such_payroll", "payroll show 7 -w WORKSPACE", [](const Place& place) { place.night(); }},
    {"no_such_night", "report -w WORKSPACE --reproduce 2025-10-02", [](const Place& place) { place.night(); }},
    {"report_not_kept", "report -w WORKSPACE --reproduce 2025-09-30",
     [](const Place& place) {
         REQUIRE(run("ledger import -w " + quoted(place.workspace) + " --on 2025-09-30", "SOURCE_DATE_EPOCH=1759276800")
                     .code < 2);
         place.night();
     }},
    {"report_purged", "report -w WORKSPACE --reproduce 2025-10-01",
     [](const Place& place) {
         retain(place, "retain logs for 1 week after end of year");
         place.night();
         REQUIRE(run("ledger purge -w " + quoted(place.workspace) + " --on 2026-09-30 --far-ahead").code == 0);
     }},
    {"report_other_engine", "report -w WORKSPACE --reproduce 2025-10-01",
     [](const Place& place) {
         place.sql(
             "UPDATE entry SET body = CAST(replace(body, 'engine=', 'engine=0.0.') AS BLOB) WHERE kind = 'night'");
     }},
    {"not_judged", "why somc/support-hours P-2 -w WORKSPACE --on 2025-10-01",
     [](const Place& place) { place.night(); }},
    {"no_such_code", "explain E9999", [](const Place&) {}},
    {"no_clause_list", "coverage WORKSPACE/model.induct", [](const Place&) {}},
    {"answer_unusable", "new WORKSPACE/other --year 2026", [](const Place&) {}},
    {"place_taken", "new WORKSPACE --year 2026-27", [](const Place&) {}},
    {"no_scenarios", "test WORKSPACE/bare.induct",
     [](const Place& place) {
         const std::string model = read_file(place.workspace + "/model.induct");
         place.write("bare.induct", model.substr(0, model.find("\nscenario ")));
     }},
};

/// What the command said, under the line that was typed.
std::string told(const Place& place, const Case& one) {
    const std::string line = replaced(one.arguments, "WORKSPACE", place.workspace);
    const bool other = one.as_nobody && ::geteuid() == 0;
    const Ran ran = run(line, other ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : "");
    const std::string all = "$ induct " + line + "\n" + ran.out + ran.err + "exit " + std::to_string(ran.code) + "\n";
    return replaced(all, place.workspace, "WORKSPACE");
}

/// The codes that the golden files show: a letter and three digits that stand alone.
std::set<std::string> shown_codes() {
    std::set<std::string> shown;
    for (const auto& entry : fs::recursive_directory_iterator(golden_path(""))) {
        const std::string ending = entry.path().extension().string();
        if (ending != ".expected" && ending != ".messages" && ending != ".txt") continue;
        const std::string text = read_file(entry.path());
        const auto digit = [&](std::size_t at) {
            return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
        };
        for (std::size_t at = 0; at < text.size(); ++at) {
            const bool letter = text[at] == 'E' || text[at] == 'W' || text[at] == 'N';
            if (letter && digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4))
                shown.insert(text.substr(at, 4));
        }
    }
    return shown;
}

}  // namespace

TEST_CASE("what is wrong with files, ledgers and the command line is told as it always was") {
    for (const Case& one : cases) {
        CAPTURE(std::string(one.name));
        const Place place;
        one.spoil(place);
        const std::string text = told(place, one);
        bool shows_its_code = false;
        for (const CodeInfo& info : all_codes())
            if (info.name == one.name) shows_its_code = text.find(code_label(info.code)) != std::string::npos;
        CHECK(shows_its_code);
        check_golden("run/" + std::string(one.name) + ".txt", text);
    }
}

TEST_CASE("a ledger that another night is writing to") {
    const Place place;
    place.night();
    SQLite::Database other(place.workspace + "/ledger.db", SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    check_golden("run/ledger_busy.txt", told(place, {"ledger_busy", "nightly WORKSPACE --on 2025-10-02", {}}));
}

TEST_CASE("a purge while another program reads the ledger") {
    const Place place;
    retain(place, "retain logs for 1 week after end of year");
    place.night();
    SQLite::Database other(place.workspace + "/ledger.db", SQLite::OPEN_READWRITE);
    other.exec("BEGIN");
    CHECK(other.execAndGet("SELECT count(*) FROM entry").getInt() > 0);
    check_golden("run/purge_left_bytes.txt",
                 told(place, {"purge_left_bytes", "ledger purge -w WORKSPACE --on 2026-09-30 --far-ahead", {}}));
}

TEST_CASE("every code is shown by a golden file") {
    const std::set<std::string> shown = shown_codes();
    for (const CodeInfo& info : all_codes()) {
        CAPTURE(info.number);
        CAPTURE(info.name);
        CHECK(shown.count(code_label(info.code)) == 1);
    }
}

TEST_CASE("every golden file of a code is still made") {
    std::set<std::string> made{"ledger_busy", "purge_left_bytes"};
    for (const Case& one : cases) made.insert(one.name);
    for (const auto& path : golden_files("run", ".txt")) {
        CAPTURE(path.filename().string());
        CHECK(made.count(path.stem().string()) == 1);
    }
}
