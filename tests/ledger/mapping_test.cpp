// A district's own sheet, read by an import: it must tell the ledger exactly what the same rows in our own table tell,
// and what is wrong with it is said in the sheet's own headings.
#include "engine/ledger/mapping.h"

#include "engine/ledger/verify.h"
#include "engine/model/check.h"
#include "grammar/render.h"
#include "tests/ledger/sample.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

using namespace induct;
using test::Folder;

namespace {

/// The sample model with imports of its own; `imports` begins on line 1 of district.induct.
Model with_imports(const std::string& imports) {
    const auto path = std::filesystem::path(INDUCT_SOURCE_DIR) / "tests/golden/import/model.induct";
    SourceSet sources;
    Checked<Model> checked =
        check_text("models/district.induct", imports + "\n" + test::read_bytes(path), sources, embedded_only());
    INFO(render_text(checked.diagnostics, sources));
    REQUIRE_FALSE(has_errors(checked.diagnostics));
    return std::move(checked.value);
}

ImportReport night_of(Ledger& ledger, const std::vector<const Model*>& models, const char* on,
                      std::vector<InputFile> files, const ImportOptions& options = {}) {
    Night night(ledger, test::day(on), "P-9", 1'000'000'000);
    ImportReport report = import_tables(night, models, std::move(files), options);
    night.commit();
    return report;
}

/// All that a coordinator is told of the inbox, a line a message.
std::string told(const ImportReport& report) {
    std::string out;
    const auto tell = [&](const Diagnostic& one) {
        out += fmt::format("{} {}\n", code_label(one.code), one.message);
        if (!one.hint.empty()) out += "  " + one.hint + "\n";
    };
    for (const Diagnostic& note : report.notes) tell(note);
    for (const Diagnostic& problem : set_aside_diagnostics(report)) tell(problem);
    return out;
}

struct Read {
    std::string told, logs, set_aside;
    std::size_t rows = 0;
};

const std::vector<std::string> of_logs{"activity", "artifact", "answer"};

Read read(const Model& model, const std::string& path, const std::string& bytes) {
    const Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    const std::size_t of_roster = 14;
    const ImportReport report = night_of(ledger, {&model}, "2026-01-20", test::with_roster(path, bytes));
    CHECK(verify(ledger).good());
    std::string csv;
    for (const SetAsideFile& file : report.set_aside) csv += to_csv(file);
    return {told(report), test::standing(ledger, {}, of_logs), csv, report.rows - of_roster};
}

Read read_own(const std::string& bytes) { return read(test::sample_model(), "inbox/log.csv", bytes); }

const std::string plain_import = R"(import galesburg "Galesburg log"
  file   "log*.csv"
  makes  activity
  column "Date" is date as "m/d/yy"
  column "Kind" is kind where "OBS" means observation, "FF" means formative-feedback
  column "Mentor" is mentor
  column "New teacher" is mentee
  column "Hrs" is duration in hours
  column "Min" is duration in minutes
  skip   "Status" is "cancelled"
)";

}  // namespace

TEST_CASE("a mapped sheet tells what the same rows in our own table tell") {
    struct Row {
        const char *what, *import, *sheet, *own;
    };
    const Row rows[] = {
        {"other names, other words, dates with two digits of a year, hours and minutes", plain_import.c_str(),
         "Date,Kind,Mentor,New teacher,Hrs,Min,Status\n"
         "9/8/25,obs,Ben Cole,P-1,1.5,,held\n"
         "09/09/25, FF ,Ben Cole,P-1,,45,\n"
         "9/10/25,Observation,Ben Cole,P-1,0.75,45,\n",
         "date,kind,mentor,mentee,minutes\n2025-09-08,observation,P-2,P-1,90\n"
         "2025-09-09,formative-feedback,P-2,P-1,45\n2025-09-10,observation,P-2,P-1,45\n"},
        {"title lines above the header, and headings in another case", plain_import.c_str(),
         "Mentoring log; Galesburg, 2025-26\n\n,,\nDATE,kind,Mentor,New "
         "Teacher,hrs,min,status\n9/8/25,OBS,P-2,P-1,1,,\n",
         "date,kind,mentor,mentee,minutes\n2025-09-08,observation,P-2,P-1,60\n"},
        {"a byte-order mark, `;` between cells, decimal commas, a title with commas", plain_import.c_str(),
         "\xEF\xBB\xBFLog, of Galesburg, 2025\nDate;Kind;Mentor;New teacher;Hrs;Min;Status\n9/8/25;OBS;P-2;P-1;1,5;;\n",
         "date,kind,mentor,mentee,minutes\n2025-09-08,observation,P-2,P-1,90\n"},
        {"times with am and pm, one kind for all rows, people from two columns, yes and no, a field",
         R"(import t makes formative-feedback
  column "Day" is date as "d.m.yyyy"
  column "From" is start as "h:mm am"
  column "To" is end as "h:mm am"
  column "Teacher" is people
  column "2nd teacher" is people
  column "Paid" is in-contract-day where "P" means no, "" means yes
  column "Grade" is focus where "K-2" means primary
  column "Led" is led-by
  column "Remarks" is note)",
         "Day,From,To,Teacher,2nd teacher,Paid,Grade,Led,Remarks\n8.9.2025,3:30 PM,4:15pm,P-1,P-3,P,k-2,P-2,went well\n"
         "9.9.2025,11:30 a.m.,12:15 pm,P-1,,,intermediate,P-2,\n",
         "date,start,end,kind,people,in_contract_day,focus,led_by,note\n"
         "2025-09-08,15:30,16:15,formative-feedback,P-1;P-3,no,primary,P-2,went well\n"
         "2025-09-09,11:30,12:15,formative-feedback,P-1,yes,intermediate,P-2,\n"},
        {"an artifact with its words",
         R"(import goal-sheet makes growth-goals
  column "Signed on" is date as "mmm d, yyyy"
  column "Step" is stage where "in" means submitted, "ok" means accepted
  column "Pair" is about
  column "Teacher" is by)",
         "Signed on,Step,Pair,Teacher\n\"Sep 30, 2025\",IN,M-1,P-1\n\"October 5, 2025\",ok,M-1,P-1\n",
         "date,artifact,stage,about,by\n2025-09-30,growth-goals,submitted,M-1,P-1\n"
         "2025-10-05,growth-goals,accepted,M-1,P-1\n"},
        {"a survey with a column a question",
         R"(import exit makes exit-ticket
  column "Timestamp" is date as "m/d/yyyy"
  column "Your name" is by
  column "Mentor" is about
  column "Was the session useful?" is useful where "Very" means 5, "Not at all" means 1
  column "Mood" is mood
  column "Words" is words)",
         "Timestamp,Your name,Mentor,Was the session useful?,Mood,Words\n"
         "9/9/2025 15:31,P-1,P-2,very,Primary grades,\"Calm, and long\"\n9/16/2025 15:02,P-1,P-2,4,,\n",
         "date,survey,by,about,question,answer\n2025-09-09,exit-ticket,P-1,P-2,useful,5\n"
         "2025-09-09,exit-ticket,P-1,P-2,mood,primary\n2025-09-09,exit-ticket,P-1,P-2,words,\"Calm, and long\"\n"
         "2025-09-16,exit-ticket,P-1,P-2,useful,4\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.what));
        const Model model = with_imports(row.import);
        const Read mapped = read(model, "inbox/log.csv", row.sheet), own = read_own(row.own);
        CHECK(mapped.told.empty());
        CHECK(mapped.told == own.told);
        CHECK_FALSE(own.logs.empty());
        CHECK(mapped.logs == own.logs);
    }
}

TEST_CASE("hours and the minutes beside them are added up where they can mean nothing else") {
    struct Row {
        const char *hours, *minutes;
        int length;  // 0: set aside
    };
    const Row rows[] = {{"1", "30", 90},   {"0", "45", 45},   {"2", "0", 120},   {"1", "1", 61},     {"1.0", "59", 119},
                        {"1.5", "90", 90}, {"2", "120", 120}, {"1", "60", 60},   {"0.75", "45", 45}, {"1.5", "0", 90},
                        {"0", "90", 90},   {"0", "0", 0},     {"1.5", "30", -1}, {"1", "90", -1},    {"0.5", "45", -1},
                        {"2", "60", -1},   {"1:30", "30", -1}};
    const std::string header = "Date,Kind,Mentor,New teacher,Hrs,Min,Status\n";
    std::string other_order = plain_import;
    const std::string hours = "  column \"Hrs\" is duration in hours\n";
    other_order.erase(other_order.find(hours), hours.size());
    other_order += hours;
    for (const std::string& import : {plain_import, other_order}) {
        const Model model = with_imports(import);
        for (const Row& row : rows) {
            CAPTURE(std::string(row.hours) + "|" + row.minutes);
            const Read mapped =
                read(model, "inbox/log.csv", header + "9/8/25,OBS,P-2,P-1," + row.hours + "," + row.minutes + ",\n");
            if (row.length < 0) {
                CHECK(mapped.told.find("E460") == 0);
                CHECK(mapped.logs.empty());
                continue;
            }
            const Read own = read_own("date,kind,mentor,mentee,minutes\n2025-09-08,observation,P-2,P-1," +
                                      std::to_string(row.length) + "\n");
            CHECK(mapped.told.empty());
            CHECK(mapped.logs == own.logs);
        }
    }
}

TEST_CASE("what is wrong with a mapped sheet is told in its own words") {
    const std::string header = "Date,Kind,Mentor,New teacher,Hrs,Min,Status\n";
    const Model model = with_imports(plain_import);
    struct Row {
        const char *what, *cells, *told;
    };
    const Row rows[] = {
        {"a word that nobody knows", "9/8/25,OBX,P-2,P-1,1,,\n",
         "E457 `inbox/log.csv`, row 2, column `Kind`: `OBX`: no model knows it\n"
         "  did you mean `OBS`? Or say what it means: `where \"OBX\" means ...` (district.induct, line 5)\n"},
        {"a word that is near one of ours", "9/8/25,observatoin,P-2,P-1,1,,\n",
         "E457 `inbox/log.csv`, row 2, column `Kind`: `observatoin`: no model knows it\n"
         "  did you mean `observation`? Or say what it means: `where \"observatoin\" means ...` (district.induct, line "
         "5)\n"},
        {"a date in another form", "Sep 8,OBS,P-2,P-1,1,,\n",
         "E451 `inbox/log.csv`, row 2, column `Date`: `Sep 8`: it is not written as `m/d/yy`\n"
         "  correct the cell, or the pattern (district.induct, line 4)\n"},
        {"a day that does not exist", "2/30/25,OBS,P-2,P-1,1,,\n",
         "E451 `inbox/log.csv`, row 2, column `Date`: `2/30/25`: there is no such day: February 2025 has 28 days\n"},
        {"a year far away", "9/8/38,OBS,P-2,P-1,1,,\n",
         "E451 `inbox/log.csv`, row 2, column `Date`: `9/8/38`: `38` is read as 2038, more than a year ahead\n"
         "  correct the year, or write it with four digits\n"},
        {"hours and minutes that may be read in two ways", "9/8/25,OBS,P-2,P-1,1.5,30,\n",
         "E460 `inbox/log.csv`, row 2, column `Min`: `30`: it says 30 min, and `Hrs` says `1.5`\n"
         "  is it one length, said twice, or hours and the minutes beside them? Only whole hours and minutes below 60 "
         "are added up: write the length in one of the columns, and leave the other empty\n"},
        {"nobody of that name", "9/8/25,OBS,P-2,Anna Ruis,1,,\n",
         "E455 `inbox/log.csv`, row 2, column `New teacher`: `Anna Ruis`: there is no person of that id or name\n"
         "  did you mean `Ana Ruiz`?\n"},
        {"nobody at all", "9/8/25,OBS,P-2,,1,,\n",
         "E450 `inbox/log.csv`, row 2, column `New teacher`: nobody is named\n  name who took part\n"},
        {"several things at once", "13/8/25,OBS,P-2,P-1,,-1,\n9/18/25,OBS,P-2,P-1,1,,\n",
         "E451 `inbox/log.csv`, row 2, column `Date`: `13/8/25`: there is no month 13 (dates are read as "
         "month/day/year)\n  dates are written like 2025-09-30\n"
         "E452 `inbox/log.csv`, row 2, column `Min`: `-1`: it is negative\n  write 90, 1:30, 1.5 h or 45 min\n"},
        {"a cell too many", "9/8/25,OBS,P-2,P-1,1,,,x\n",
         "E459 `inbox/log.csv`, row 2, there are more cells than columns\n"
         "  put a cell with a separator in it between double quotes\n"},
        {"rows left out", "9/8/25,OBS,P-2,P-1,1,,Cancelled\n9/9/25,OBS,P-2,P-1,1,,\n,,,,,,\n",
         "N472 `inbox/log.csv`: 1 row left out: Status is cancelled\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.what));
        const Read mapped = read(model, "inbox/log.csv", header + row.cells);
        CHECK(mapped.told == row.told);
    }
}

TEST_CASE("rows that are set aside are given back as they stand in the sheet") {
    const Model model = with_imports(plain_import);
    const Read mapped = read(model, "inbox/log.csv",
                             "Log of Galesburg\nDate,Kind,Mentor,New teacher,Hrs,Min,Status,Room\n"
                             "9/8/25,OBS,P-2,P-1,1,,,12\n9/9/25,OBX,P-2,P-1,1,,,12\n");
    CHECK(mapped.set_aside ==
          "Date,Kind,Mentor,New teacher,Hrs,Min,Status,Room,error\n"
          "9/9/25,OBX,P-2,P-1,1,,,12,\"column `Kind`: `OBX`: no model knows it (did you mean `OBS`? Or say what it "
          "means: `where \"\"OBX\"\" means ...` (district.induct, line 5))\"\n");
    CHECK(mapped.told.find(
              "W435 `inbox/log.csv`: the column `Room` is not read: the import `galesburg` does not name it") !=
          std::string::npos);
}

TEST_CASE("whole files that an import cannot read") {
    struct Row {
        const char *what, *imports, *path, *sheet, *told;
    };
    const Row rows[] = {
        {"columns that the sheet lacks", plain_import.c_str(), "inbox/log.csv",
         "Date,Kinds,Mentor,New teacher,Min,Status\n9/8/25,OBS,P-2,P-1,60,\n",
         "E471 `inbox/log.csv`: the import `galesburg` names the columns `Kind` (district.induct, line 5), `Hrs` "
         "(district.induct, line 8), and the sheet has none of these names\n  is `Kinds` meant to be `Kind`?\n"},
        {"a heading twice", plain_import.c_str(), "inbox/log.csv",
         "Date,Kind,Mentor,New teacher,Hrs,Min,Status,date\n9/8/25,OBS,P-2,P-1,1,,,\n",
         "E436 `inbox/log.csv`: the column `date` stands twice\n  take one out, or rename it\n"},
        {"all dates the other way round", plain_import.c_str(), "inbox/log.csv",
         "Date,Kind,Mentor,New teacher,Hrs,Min,Status\n30/9/25,OBS,P-2,P-1,1,,\n1/10/25,OBS,P-2,P-1,1,,\n",
         "E438 `inbox/log.csv`: the column `Date` can be read only as `d/m/yy` (`30/9/25`), and the import `galesburg` "
         "says `m/d/yy`\n  is it `d/m/yy`? Then correct the pattern (district.induct, line 4)\n"},
        {"two imports for one file",
         R"(import all-logs file "logs/*.csv" makes observation column "Day" is date column "Who" is people
import falls file "**/fall.csv" makes analysis column "Day" is date column "Who" is people)",
         "inbox/logs/fall.csv", "Day,Who\n2025-09-08,P-1\n",
         "E470 `inbox/logs/fall.csv`: the imports `all-logs` (district.induct, line 1) and `falls` (district.induct, "
         "line 2) "
         "are "
         "for it\n  give each of them files of its own with `file`\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.what));
        const Read mapped = read(with_imports(row.imports), row.path, row.sheet);
        CHECK(mapped.told == row.told);
        CHECK(mapped.logs.empty());
    }
}

TEST_CASE("an answer of an answer sheet that is off the scale is told once, and the others stand") {
    const Model model = with_imports(R"(import exit makes exit-ticket
  column "Day" is date
  column "Name" is by
  column "Useful?" is useful
  column "Mood" is mood
  column "Words" is words)");
    const Read mapped = read(model, "inbox/exit.csv",
                             "Day,Name,Useful?,Mood,Words\n2025-09-09,P-1,7,primary,\n2025-09-10,P-8,3,primary,\n"
                             "2025-09-11,P-1,,,\n");
    CHECK(mapped.rows == 3);
    CHECK(mapped.told ==
          "E458 `inbox/exit.csv`, row 2, column `Useful?`: `7`: it is off the scale, which runs from 1 to 5\n"
          "E455 `inbox/exit.csv`, row 3, column `Name`: `P-8`: there is no person of that id or name\n"
          "E450 `inbox/exit.csv`, row 4, none of the questions is answered\n  leave the row out\n");
    CHECK(mapped.logs.find("field.mood=primary") != std::string::npos);
    CHECK(mapped.logs.find("field.useful") == std::string::npos);
}

TEST_CASE("an import without `file` is for every sheet with its headings that is no table of ours") {
    const Model model = with_imports(R"(import any makes observation
  column "Day" is date
  column "Who" is people
import with-minutes file "own/*.csv" makes observation
  column "date" is date as "d/m/yyyy"
  column "minutes" is minutes
  column "kind" is note
  column "people" is people)");
    CHECK(read(model, "inbox/a/b.csv", "x\nDay,Who\n2025-09-08,P-1\n").logs.find("observation") != std::string::npos);
    CHECK(read(model, "inbox/c.csv", "Day,What\n2025-09-08,P-1\n").told.find("E433") != std::string::npos);
    // A table of ours is read as such, unless an import names its file.
    const std::string ours = "date,minutes,kind,people\n9/10/2025,30,analysis,P-1\n";
    CHECK(read(model, "inbox/c.csv", ours).logs.find("date=2025-09-10; kind=analysis") != std::string::npos);
    CHECK(read(model, "inbox/own/c.csv", ours).logs.find("date=2025-10-09; kind=observation") != std::string::npos);
}

TEST_CASE("the same row is the same record, and a changed import corrects it") {
    const Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    const Model first = with_imports(plain_import);
    const std::string sheet =
        "Date,Kind,Mentor,New teacher,Hrs,Min,Status\n9/8/25,OBS,P-2,P-1,90,,\n9/9/25,OBS,P-2,P-1,,45,\n";
    const auto files = test::with_roster("inbox/log.csv", sheet);
    std::string hours = plain_import;
    hours.replace(hours.find("in hours"), 8, "in minutes");
    const Model second = with_imports(hours);

    // 90 hours cannot be; the row waits until the import is mended.
    ImportReport report = night_of(ledger, {&first}, "2025-10-01", files);
    CHECK(report.rows_set_aside() == 1);
    report = night_of(ledger, {&second}, "2025-10-02", files);
    CHECK(report.rows_set_aside() == 0);
    CHECK(report.added == 1);
    report = night_of(ledger, {&second}, "2025-10-03", files);
    CHECK(report.added + report.corrected + report.withdrawn == 0);

    // What was minutes was hours: both rows are corrected, and none is new.
    std::string other = hours;
    other.replace(other.find("\"Min\" is duration in minutes"), 28, "\"Min\" is note");
    const Model third = with_imports(other);
    report = night_of(ledger, {&third}, "2025-10-04", files);
    CHECK(report.corrected == 1);
    CHECK(report.added == 0);

    // The same rows in our own form, in another file: known already.
    auto both = files;
    both.push_back({"inbox/own.csv", "date,kind,mentor,mentee,minutes\n2025-09-08,observation,P-2,P-1,90\n"});
    report = night_of(ledger, {&third}, "2025-10-05", both);
    CHECK(report.added + report.corrected + report.withdrawn == 0);
    CHECK(verify(ledger).good());
}

TEST_CASE("what a row said that is now left out is withdrawn, and an equal row stays") {
    const Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    const Model model = with_imports(plain_import);
    const std::string header = "Date,Kind,Mentor,New teacher,Hrs,Min,Status\n";
    const std::string held = "9/8/25,OBS,P-2,P-1,1,,\n", cancelled = "9/8/25,OBS,P-2,P-1,1,,cancelled\n";
    const auto night = [&](const char* on, const std::string& rows) {
        return night_of(ledger, {&model}, on, test::with_roster("inbox/log.csv", header + rows));
    };
    (void)night_of(ledger, {&model}, "2025-09-30", test::sample_roster());
    CHECK(night("2025-10-01", held + held).added == 2);
    // Half of the rows: not gone, but left out by name, so that nobody is asked.
    ImportReport report = night("2025-10-02", cancelled + held);
    CHECK(report.withdrawn == 1);
    CHECK(report.added + report.corrected == 0);
    CHECK_FALSE(report.anything_set_aside());
    report = night("2025-10-03", cancelled + cancelled);
    CHECK(report.withdrawn == 1);
    report = night("2025-10-04", cancelled + cancelled);
    CHECK(report.withdrawn + report.added == 0);
    // One that cannot be read and is left out is nobody's concern; nor is one of a later day.
    report = night("2025-10-05",
                   cancelled + cancelled + "9/45/25,OBX,,P-1,1,,cancelled\n10/9/25,OBS,P-2,P-1,1,,cancelled\n");
    CHECK_FALSE(report.anything_set_aside());
    CHECK(report.waiting.empty());
    CHECK(test::standing(ledger, {}, of_logs).empty());
}

TEST_CASE("the import of a program that two runs extend is one import") {
    const Model one = with_imports(plain_import), two = with_imports(plain_import);
    CHECK(imports_of({&one, &two}).size() == 1);
}

TEST_CASE("which paths a pattern is for") {
    struct Row {
        const char *pattern, *path;
        bool matches;
    };
    const Row rows[] = {
        {"log*.csv", "log.csv", true},
        {"log*.csv", "log fall.csv", true},
        {"log*.csv", "logs/fall.csv", false},
        {"log*.csv", "Log.csv", false},
        {"*/fall.csv", "medford/fall.csv", true},
        {"*/fall.csv", "fall.csv", false},
        {"*/fall.csv", "a/b/fall.csv", false},
        {"**/fall.csv", "fall.csv", true},
        {"**/fall.csv", "a/b/fall.csv", true},
        {"a/**/fall.csv", "a/fall.csv", true},
        {"a/**/fall.csv", "a/b/c/fall.csv", true},
        {"a/**/fall.csv", "b/fall.csv", false},
        {"a/**", "a/b/c.csv", true},
        {"a/**", "b/c.csv", false},
        {"**", "a/b.csv", true},
        {"fall ?.csv", "fall 1.csv", true},
        {"fall ?.csv", "fall \xC3\xA9.csv", true},
        {"fall ?.csv", "fall .csv", false},
        {"*", "a.csv", true},
        {"*", "a/b.csv", false},
        {"*b*d", "abcd", true},
        {"*b*d", "abdc", false},
        // Many stars take no longer than few.
        {"*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
        {"**/**/**/**/**/**/**/**/**/**/**/x", "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a", false},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.pattern));
        CAPTURE(std::string(row.path));
        CHECK(matches_path(row.pattern, row.path) == row.matches);
    }
}

TEST_CASE("the columns that an import may name are those of the tables") {
    const std::pair<LogTable, TableKind> tables[] = {{LogTable::activities, TableKind::activities},
                                                     {LogTable::artifacts, TableKind::artifacts},
                                                     {LogTable::surveys, TableKind::surveys}};
    const std::set<std::string_view> lengths{"minutes", "hours", "duration"};
    for (const auto& [of_import, of_table] : tables) {
        const TableKind table = of_table;
        CAPTURE(std::string(word(table)));
        std::set<std::string_view> named, there;
        for (const LogColumn& column : log_columns(of_import)) named.insert(column.name);
        for (const Column& column : columns_of(of_table))
            if (lengths.count(column.name) == 0) there.insert(column.name);
        CHECK(named == there);
        CHECK(named.count(kind_column(of_import)) == 1);
    }
}

TEST_CASE("a number off the scale is not told as a word that wants a meaning") {
    const Model model = with_imports(R"(import exit makes exit-ticket
  column "When" is date
  column "Name" is by
  column "Mentor" is about
  column "Useful?" is useful where "Very" means 5)");
    const std::string header = "When,Name,Mentor,Useful?\n";
    const Read off = read(model, "inbox/log.csv", header + "2025-09-09,P-1,P-2,7\n");
    CHECK(off.told ==
          "E458 `inbox/log.csv`, row 2, column `Useful?`: `7`: it is off the scale, which runs from 1 to 5\n");
    const Read word = read(model, "inbox/log.csv", header + "2025-09-09,P-1,P-2,Rather\n");
    CHECK(word.told.find("where \"Rather\" means") != std::string::npos);
}

TEST_CASE("of a row whose kind nobody knows nothing is told of its fields") {
    const Read read_rows =
        read_own("date,kind,mentor,mentee,minutes,focus\n2025-09-08,observatoin,P-2,P-1,30,primary\n");
    CHECK(read_rows.told.find("E457") == 0);
    CHECK(read_rows.told.find("N465") == std::string::npos);
}
