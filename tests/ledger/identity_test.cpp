// Identity of rows: corrections, withdrawals, doubles across files, whole files set aside, rows that wait.
#include "engine/ledger/facts.h"
#include "engine/ledger/import.h"
#include "engine/ledger/load_world.h"
#include "engine/ledger/verify.h"
#include "tests/ledger/sample.h"

#include <doctest/doctest.h>

using namespace induct;
using test::day;
using test::Folder;
using test::import_night;
using test::with_roster;

namespace {

const std::string header = "entry,date,minutes,kind,mentor,mentee\n";
const std::string five_rows =
    "R-1,2025-09-09,60,observation,P-2,P-1\nR-2,2025-09-10,30,observation,P-2,P-1\n"
    "R-3,2025-09-11,30,observation,P-2,P-1\nR-4,2025-09-12,30,observation,P-2,P-1\nR-5,2025-09-15,45,plc,P-3,P-1\n";

std::string without(std::string text, const std::string& part) {
    text.replace(text.find(part), part.size(), "");
    return text;
}
std::string with(std::string text, const std::string& part, const std::string& other) {
    text.replace(text.find(part), part.size(), other);
    return text;
}

struct Log {
    Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    ImportReport night(const char* on, const std::string& rows, const ImportOptions& options = {}) {
        return import_night(ledger, on, with_roster("inbox/log.csv", header + rows), options);
    }
    std::size_t records() { return facts_at(ledger, {}, {"activity"}).size(); }
};

std::size_t count_of(const std::vector<Diagnostic>& notes, Code code) {
    std::size_t count = 0;
    for (const Diagnostic& note : notes) count += note.code == code ? 1U : 0U;
    return count;
}

}  // namespace

TEST_CASE("the same content again adds nothing, not even an entry") {
    Log log;
    const ImportReport first = log.night("2025-10-01", five_rows);
    CHECK(set_aside_diagnostics(first).empty());
    CHECK(first.added == 3 + 4 + 3 + 2 + 2 + 5);
    const EntryNumber entries = log.ledger.entry_count();
    const ImportReport again = log.night("2025-10-02", five_rows);
    CHECK(again.added + again.corrected + again.withdrawn == 0);
    CHECK(again.unchanged == first.added);
    CHECK(log.ledger.entry_count() == entries);
}

TEST_CASE("the same identity with other content corrects, and the old stays known") {
    Log log;
    log.night("2025-10-01", five_rows);
    const ImportReport report = log.night("2025-10-02", with(five_rows, "2025-09-10,30", "2025-09-10,75"));
    CHECK(report.corrected == 1);
    CHECK(log.records() == 5);
    const auto minutes_on = [&](const char* known_at) {
        const World world = load_world(log.ledger, test::sample_model(), {}, day(known_at));
        REQUIRE(world.records.size() == 5);
        return world.records[1].minutes->count;
    };
    CHECK(minutes_on("2025-10-01") == 30);
    CHECK(minutes_on("2025-10-02") == 75);
    const World world = load_world(log.ledger, test::sample_model(), {}, day("2025-10-02"));
    CHECK(world.records[1].label == "R-2");
    CHECK(world.records[1].known == day("2025-10-01"));  // a correction does not make it late
    CHECK(verify(log.ledger).good());
}

TEST_CASE("a row that is gone is withdrawn, and its history stays") {
    Log log;
    log.night("2025-10-01", five_rows);
    const ImportReport report = log.night("2025-10-03", without(five_rows, "R-4,2025-09-12,30,observation,P-2,P-1\n"));
    CHECK(report.withdrawn == 1);
    CHECK(log.records() == 4);
    CHECK(facts_at(log.ledger, day("2025-10-02"), {"activity"}).size() == 5);
    const ImportReport back = log.night("2025-10-04", five_rows);
    CHECK(back.added == 1);
    CHECK(log.records() == 5);
    CHECK(verify(log.ledger).good());
}

TEST_CASE("more than a quarter gone sets the whole file aside with the question") {
    Log log;
    log.night("2025-10-01", five_rows);
    const std::string three = five_rows.substr(0, five_rows.find("R-4"));
    const ImportReport asked = log.night("2025-10-02", three);
    REQUIRE(asked.set_aside.size() == 1);
    REQUIRE(asked.set_aside[0].whole);
    CHECK(asked.set_aside[0].whole->code == Code::rows_gone);
    CHECK(asked.set_aside[0].rows.size() == 3);
    CHECK(log.records() == 5);
    const ImportReport answered = log.night("2025-10-03", three, {.withdraw_missing_rows_of = {"inbox/log.csv"}});
    CHECK(answered.withdrawn == 2);
    CHECK(log.records() == 3);
}

TEST_CASE("a file that is gone is said, and what came from it stays") {
    Log log;
    log.night("2025-10-01", five_rows);
    const ImportReport report = import_night(log.ledger, "2025-10-02", test::sample_roster());
    CHECK(count_of(report.notes, Code::table_gone) == 1);
    CHECK(report.withdrawn == 0);
    CHECK(log.records() == 5);
    const ImportReport answered =
        import_night(log.ledger, "2025-10-03", test::sample_roster(), {.withdraw_missing_rows_of = {"inbox/log.csv"}});
    CHECK(answered.withdrawn == 5);
}

TEST_CASE("a row that says it is withdrawn withdraws, once") {
    Log log;
    const std::string head = "entry,date,minutes,kind,mentor,mentee,status\n";
    const auto night = [&](const char* on, const char* status) {
        return import_night(
            log.ledger, on,
            with_roster("inbox/log.csv", head + "R-1,2025-09-09,60,observation,P-2,P-1," + status + "\n"));
    };
    night("2025-10-01", "held");
    CHECK(night("2025-10-02", "withdrawn").withdrawn == 1);
    CHECK(night("2025-10-03", "withdrawn").withdrawn == 0);
    CHECK(log.records() == 0);
    CHECK(night("2025-10-04", "cancelled").added == 1);
    CHECK(load_world(log.ledger, test::sample_model(), {}, day("2025-10-04")).records.empty());
}

TEST_CASE("a double in another file is kept once; the first one speaks") {
    Log log;
    auto files = with_roster("inbox/b.csv", "date,minutes,kind,mentor,mentee\n2025-09-09,60,observation,P-2,P-1\n");
    files.push_back({"inbox/a.csv", "date,minutes,kind,mentor,mentee\n09/09/2025,60,Observation,Ben Cole,P-1\n"});
    const ImportReport same = import_night(log.ledger, "2025-10-01", files);
    CHECK(log.records() == 1);
    CHECK(count_of(same.notes, Code::row_elsewhere) == 0);

    files[5].bytes = "date,minutes,kind,mentor,mentee\n2025-09-09,75,observation,P-2,P-1\n";
    const ImportReport other = import_night(log.ledger, "2025-10-02", files);
    CHECK(log.records() == 1);
    CHECK(other.corrected == 0);
    CHECK(count_of(other.notes, Code::row_elsewhere) == 1);

    files.pop_back();  // the first file goes: it keeps its word until its rows are said to be withdrawn
    CHECK(import_night(log.ledger, "2025-10-03", files).corrected == 0);
    const ImportReport gone =
        import_night(log.ledger, "2025-10-03", files, {.withdraw_missing_rows_of = {"inbox/a.csv"}});
    CHECK(gone.corrected == 1);
    CHECK(log.records() == 1);
}

TEST_CASE("rows without a number are told apart by what they tell, equal ones by their order") {
    Log log;
    const std::string head = "date,start,minutes,kind,mentor,mentee\n";
    const std::string twice = head +
                              "2025-09-09,,30,observation,P-2,P-1\n2025-09-09,,30,observation,P-2,P-1\n"
                              "2025-09-09,10:00,30,observation,P-2,P-1\n";
    import_night(log.ledger, "2025-10-01", with_roster("inbox/log.csv", twice));
    CHECK(log.records() == 3);
    const ImportReport again = import_night(log.ledger, "2025-10-02", with_roster("inbox/log.csv", twice));
    CHECK(again.added + again.corrected + again.withdrawn == 0);
}

TEST_CASE("a number used twice: the second row is set aside") {
    Log log;
    const ImportReport report =
        log.night("2025-10-01", "R-1,2025-09-09,60,observation,P-2,P-1\nR-1,2025-09-10,60,observation,P-2,P-1\n");
    REQUIRE(report.rows_set_aside() == 1);
    CHECK(report.set_aside[0].rows[0].problems[0].fault.code == Code::entry_twice);
    CHECK(log.records() == 1);
}

TEST_CASE("a number used twice, of which one row says that it is withdrawn, is no repetition") {
    Log log;
    const std::string head = "entry,date,minutes,kind,mentor,mentee,status\n";
    const std::string row = "R-1,2025-09-09,60,observation,P-2,P-1,";
    const auto files = with_roster("inbox/log.csv", head + row + "held\n" + row + "withdrawn\n");
    const ImportReport report = import_night(log.ledger, "2025-10-01", files);
    REQUIRE(report.rows_set_aside() == 1);
    CHECK(report.set_aside[0].rows[0].number == 3);
    CHECK(report.set_aside[0].rows[0].problems[0].fault.code == Code::entry_twice);
    CHECK(log.records() == 1);
    // In two sheets: the one that had it first speaks, and the other is told of.
    auto both = with_roster("inbox/a.csv", head + row + "held\n");
    both.push_back({"inbox/b.csv", head + row + "withdrawn\n"});
    Log other;
    const ImportReport told = import_night(other.ledger, "2025-10-01", both);
    CHECK(other.records() == 1);
    CHECK(count_of(told.notes, Code::row_elsewhere) == 1);
    CHECK(told.accounts_for_all_rows());
}

TEST_CASE("an id that two tables use is told alike when the night is run again") {
    // A row that something else keeps out: the pairing that has its id is read behind it, and stands the second time.
    Log log;
    auto files = test::sample_roster();
    files[1].bytes += "M-1,Cy Dean,,nowhere,,\n";
    const auto told = [](const ImportReport& report) {
        std::string text;
        for (const Diagnostic& one : set_aside_diagnostics(report)) text += one.message + "\n";
        return text;
    };
    const ImportReport first = import_night(log.ledger, "2025-10-01", files);
    CHECK(first.rows_set_aside() == 1);
    const EntryNumber entries = log.ledger.entry_count();
    CHECK(told(import_night(log.ledger, "2025-10-01", files)) == told(first));
    CHECK(log.ledger.entry_count() == entries);

    // A group and a pairing: the group is read first.
    Log other;
    files = test::sample_roster();
    files[4].bytes += "M-1,cohort,lincoln,P-1,,2025-09-01,2026-06-01\n";
    const ImportReport both = import_night(other.ledger, "2025-10-01", files);
    CHECK(facts_at(other.ledger, {}, {"pairing-member"}).empty());
    CHECK(facts_at(other.ledger, {}, {"group-member"}).size() == 3);
    CHECK(both.rows_set_aside() == 2);
    CHECK(told(import_night(other.ledger, "2025-10-01", files)) == told(both));
}

TEST_CASE("rows dated after the night wait") {
    Log log;
    const ImportReport report = log.night("2025-09-10", five_rows);
    CHECK(log.records() == 2);
    REQUIRE(report.waiting.size() == 3);
    CHECK(report.waiting[0].number == 4);
    CHECK(log.night("2025-09-15", five_rows).added == 3);
}

TEST_CASE("a row that says it was entered after the night waits too") {
    Log log;
    const std::string head = "date,minutes,kind,mentor,mentee,entered_on\n";
    const auto night = [&](const char* on) {
        auto files = with_roster("inbox/late.csv", head + "2025-09-08,30,observation,P-2,P-1,2025-09-12\n");
        return import_night(log.ledger, on, files);
    };
    const ImportReport early = night("2025-09-10");
    CHECK(early.rows_set_aside() == 0);
    REQUIRE(early.waiting.size() == 1);
    CHECK(to_iso(early.waiting[0].date) == "2025-09-12");
    CHECK(night("2025-09-12").added == 1);
}

TEST_CASE("a row that is broken by a later edit does not withdraw what it said") {
    Log log;
    log.night("2025-10-01", five_rows);
    const ImportReport named = log.night("2025-10-02", with(five_rows, "2025-09-10,30", "2025-09-10,2:75"));
    CHECK(named.rows_set_aside() == 1);
    CHECK(named.withdrawn == 0);
    CHECK(log.records() == 5);

    const std::string head = "date,minutes,kind,mentor,mentee\n", row = "2025-09-20,30,observation,P-2,P-1\n";
    const auto night = [&](const char* on, const std::string& text) {
        auto files = with_roster("inbox/log.csv", header + five_rows);
        files.push_back({"inbox/other.csv", head + text});
        return import_night(log.ledger, on, files);
    };
    night("2025-10-03", row);
    const ImportReport unnamed = night("2025-10-04", with(row, "30", "2:75"));
    CHECK(unnamed.withdrawn == 0);
    CHECK(count_of(unnamed.notes, Code::rows_kept) == 1);
    CHECK(log.records() == 6);
}

TEST_CASE("a row is set aside in the ledger once, however often it is read") {
    Log log;
    log.night("2025-10-01", "R-1,2025-09-09,2:75,observation,P-2,P-1\n");
    const EntryNumber entries = log.ledger.entry_count();
    CHECK(log.night("2025-10-02", "R-1,2025-09-09,2:75,observation,P-2,P-1\n").rows_set_aside() == 1);
    CHECK(log.ledger.entry_count() == entries);
}

TEST_CASE("a file that is there and cannot be read is not gone") {
    Log log;
    log.night("2025-10-01", five_rows);
    const auto unread = [](const std::string& path, Severity severity) {
        ImportOptions options;
        options.unread = {{path, Diagnostic{Code::workspace_file_unreadable, severity, "cannot be read", {}, {}}}};
        return options;
    };
    const ImportOptions options = unread("inbox/log.csv", Severity::error);
    const ImportReport report = import_night(log.ledger, "2025-10-02", test::sample_roster(), options);
    CHECK(count_of(report.notes, Code::table_gone) == 0);
    CHECK(report.withdrawn == 0);
    REQUIRE(report.set_aside.size() == 1);
    CHECK(report.set_aside.front().path == "inbox/log.csv");
    CHECK(report.set_aside.front().whole);
    CHECK(log.records() == 5);

    // Nor may its rows be withdrawn as those of a file that is gone.
    ImportOptions asked = options;
    asked.withdraw_missing_rows_of = {"inbox/log.csv"};
    CHECK_THROWS_AS(import_night(log.ledger, "2025-10-02", test::sample_roster(), asked), LedgerError);
    CHECK(log.records() == 5);

    // What lay behind a folder that has become a link out of the workspace is there, too.
    const ImportReport behind =
        import_night(log.ledger, "2025-10-02", test::sample_roster(), unread("inbox", Severity::warning));
    CHECK(count_of(behind.notes, Code::table_gone) == 0);
    CHECK(count_of(behind.notes, Code::workspace_file_unreadable) == 1);
}

TEST_CASE("what is true of a column is told for each of a few files, and once for many") {
    const auto notes_of = [](std::size_t files) {
        const Folder folder;
        Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
        std::vector<InputFile> all = test::sample_roster();
        for (std::size_t i = 0; i < files; ++i)
            all.push_back({"inbox/" + std::to_string(i) + ".csv", "entry,date,kind,mentor,mentee,score\nR-" +
                                                                      std::to_string(i) +
                                                                      ",2025-09-09,observation,P-2,P-1,5\n"});
        std::vector<std::string> messages;
        for (const Diagnostic& note : import_night(ledger, "2025-10-01", all).notes) messages.push_back(note.message);
        return messages;
    };
    REQUIRE(notes_of(2).size() == 2);
    CHECK(notes_of(2)[1].find("`inbox/1.csv`, row 2, column `score`") == 0);
    REQUIRE(notes_of(6).size() == 1);
    CHECK(notes_of(6)[0].find("`inbox/0.csv`, row 2") == 0);
    CHECK(notes_of(6)[0].find("(so in 5 more files: `inbox/1.csv`, `inbox/2.csv`, `inbox/3.csv`, ...)") !=
          std::string::npos);
}

TEST_CASE("how several people are written is shown only where each of them is one person") {
    Log log;
    const auto hint = [&](const char* people) {
        const ImportReport report = import_night(
            log.ledger, "2025-10-01",
            with_roster("inbox/log.csv",
                        std::string("date,minutes,kind,led_by,people\n2025-09-09,60,plc,P-3,") + people + "\n"));
        const std::vector<Diagnostic> said_of_it = set_aside_diagnostics(report);
        REQUIRE(said_of_it.size() == 1);
        return said_of_it[0].hint;
    };
    CHECK(hint("Ben Cole and P-1") == "several people are separated by `;`: `Ben Cole; P-1`");
    const std::string several =
        "several people are separated by `;`, each by the id or a name that one person alone has";
    CHECK(hint("Ben Cole and Ana Ruiz") == several);  // two have that name
    CHECK(hint("Ben Cole and Nobody Known") == several);
}

TEST_CASE("a file without a byte is an empty table: its rows go when somebody says so") {
    Log log;
    log.night("2025-10-01", five_rows);
    const auto emptied = [&](const char* on, const ImportOptions& options) {
        return import_night(log.ledger, on, with_roster("inbox/log.csv", ""), options);
    };
    CHECK(emptied("2025-10-02", {}).withdrawn == 0);
    CHECK(log.records() == 5);
    ImportOptions said;
    said.withdraw_missing_rows_of = {"inbox/log.csv"};
    CHECK(emptied("2025-10-03", said).withdrawn == 5);
    CHECK(log.records() == 0);
    CHECK(verify(log.ledger).good());
}
