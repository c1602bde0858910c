// Which records are kept no longer: the longest line holds, pairings and school years end, and every model is asked.
#include "engine/ledger/retention.h"

#include "engine/ledger/facts.h"
#include "engine/model/check.h"
#include "tests/ledger/retained.h"
#include "tests/ledger/sample.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace induct;
using namespace induct::test;

namespace {

/// The rows, read on October 1, 2025 with a pairing that ended on `pairing_end` ("ongoing": it goes on), and the
/// labels of those that are due on the day.
std::string due(const std::string& lines, const char* on, const std::vector<InputFile>& logs,
                const std::string& pairing_end = "2020-06-12") {
    const Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    import_retained(ledger, "2025-10-01", logs, pairing_end);
    const Model model = retaining_model(lines);
    return labels_of(ledger, due_records(ledger, {{"kept", &model}}, day(on)));
}

/// Takes M-1 out of the roster: what was last said of each of its people no longer stands.
void withdraw_pairing(Ledger& ledger, const char* on) {
    Night night(ledger, day(on), "P-9", 1'000'000'000);
    for (const Fact& fact : facts_at(ledger, std::nullopt, {"pairing-member"})) {
        Body body;
        put(body, "withdraws", fmt::format("{}", fact.entry));
        put(body, "why", "gone from its file");
        night.append("withdrawal", body);
    }
    night.commit();
}

const std::vector<InputFile> one_visit = {
    {"inbox/log.csv", "entry,date,minutes,kind,mentor,mentee\nR-1,2019-10-01,45,visit,P-2,P-1\n"}};

}  // namespace

TEST_CASE("a record goes on the day after its last one, counted from the end of its pairing or school year") {
    const std::string by_pairing = "retain logs for 6 years after end of pairing";
    CHECK(due(by_pairing, "2026-06-12", one_visit) == "");
    CHECK(due(by_pairing, "2026-06-13", one_visit) == "R-1");
    // The pairing went on for another year.
    CHECK(due(by_pairing, "2027-06-11", one_visit, "2021-06-11") == "");
    CHECK(due(by_pairing, "2027-06-12", one_visit, "2021-06-11") == "R-1");
    // Nobody knows when it ends, or it has not ended.
    CHECK(due(by_pairing, "2060-01-01", one_visit, "ongoing") == "");
    CHECK(due(by_pairing, "2060-01-01", one_visit, "") == "");

    const std::string by_year = "retain logs for 3 months after end of year";
    CHECK(due(by_year, "2020-09-12", one_visit, "ongoing") == "");
    CHECK(due(by_year, "2020-09-13", one_visit, "ongoing") == "R-1");
    // While the school year is still judged, up to the first day of the next, nothing of it goes.
    const std::string soon = "retain logs for 1 day after end of year";
    CHECK(due(soon, "2020-08-23", one_visit, "ongoing") == "");
    CHECK(due(soon, "2020-08-24", one_visit, "ongoing") == "R-1");
    CHECK(due("retain logs for 30 days after end of pairing", "2020-06-01", one_visit, "2019-10-31") == "");
}

TEST_CASE("a pairing that was taken out of the roster shortens nothing: it counts as it last stood there") {
    const auto withdrawn = [](const std::string& lines, const char* on, const std::string& pairing_end) {
        const Folder folder;
        Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
        import_retained(ledger, "2025-10-01", one_visit, pairing_end);
        withdraw_pairing(ledger, "2025-10-02");
        REQUIRE(facts_at(ledger, std::nullopt, {"pairing-member"}).empty());
        const Model model = retaining_model(lines);
        return labels_of(ledger, due_records(ledger, {{"kept", &model}}, day(on)));
    };
    const std::string by_pairing = "retain logs for 6 years after end of pairing";
    // The school year of the visit ended on June 12, 2020, the pairing a year later.
    CHECK(withdrawn(by_pairing, "2026-06-13", "2021-06-11") == "");
    CHECK(withdrawn(by_pairing, "2027-06-11", "2021-06-11") == "");
    CHECK(withdrawn(by_pairing, "2027-06-12", "2021-06-11") == "R-1");
    // It had not ended when it was taken out.
    CHECK(withdrawn(by_pairing, "2060-01-01", "ongoing") == "");
    CHECK(withdrawn(by_pairing, "2060-01-01", "") == "");
    // It ended before its school year did: nor is anything kept for longer.
    CHECK(withdrawn(by_pairing, "2026-02-28", "2020-02-28") == "");
    CHECK(withdrawn(by_pairing, "2026-03-01", "2020-02-28") == "R-1");
    CHECK(withdrawn("retain logs for 3 months after end of year", "2025-10-02", "ongoing") == "R-1");

    // Of one that was put in again what stands counts.
    const Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    import_retained(ledger, "2025-10-01", one_visit, "2021-06-11");
    withdraw_pairing(ledger, "2025-10-02");
    import_retained(ledger, "2025-10-03", one_visit, "2020-06-12");
    const Model model = retaining_model(by_pairing);
    CHECK(labels_of(ledger, due_records(ledger, {{"kept", &model}}, day("2026-06-12"))) == "");
    CHECK(labels_of(ledger, due_records(ledger, {{"kept", &model}}, day("2026-06-13"))) == "R-1");
}

TEST_CASE("of a record of no pairing the school year counts") {
    // Two mentors at a table; and a visit behind the pairing's last day.
    const std::vector<InputFile> rows = {{"inbox/log.csv",
                                          "entry,date,minutes,kind,led_by,people\n"
                                          "R-1,2019-10-01,45,visit,P-2,P-3\n"
                                          "R-2,2020-09-30,45,visit,P-2,P-1\n"}};
    CHECK(due("retain logs for 1 year after end of pairing", "2021-06-12", rows) == "");
    CHECK(due("retain logs for 1 year after end of pairing", "2021-06-13", rows) == "R-1");
    CHECK(due("retain logs for 1 year after end of pairing", "2022-06-12", rows) == "R-1 R-2");
}

TEST_CASE("a day between two school years is of the one that follows, and beyond the calendar nobody knows") {
    const auto visit_on = [](const std::string& date) {
        return std::vector<InputFile>{
            {"inbox/log.csv", "entry,date,minutes,kind,mentor,mentee\nR-1," + date + ",45,visit,P-2,P-1\n"}};
    };
    const std::string line = "retain logs for 1 day after end of year";
    CHECK(due(line, "2021-06-12", visit_on("2020-07-01")) == "");
    CHECK(due(line, "2021-06-13", visit_on("2020-07-01")) == "R-1");
    CHECK(due(line, "2060-01-01", visit_on("2018-10-01")) == "");

    const Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    import_retained(ledger, "2025-10-01", visit_on("2018-10-01"), "ongoing");
    const Model model = retaining_model(line);
    const DueRecords found = due_records(ledger, {{"kept", &model}}, day("2060-01-01"));
    REQUIRE(found.notes.size() == 1);
    CHECK(found.notes.front().code == Code::retained_unknown);
    CHECK(found.notes.front().message ==
          "kept: 1 record is of a school year that the calendar does not know, and kept");
}

TEST_CASE("the longest line that fits holds, and what no line names is kept for good") {
    const std::vector<InputFile> rows = {{"inbox/log.csv",
                                          "entry,date,minutes,kind,mentor,mentee\nR-1,2019-10-01,45,visit,P-2,P-1\n"
                                          "R-2,2019-10-02,45,support,P-2,P-1\nR-3,2019-10-03,45,talk,P-2,P-1\n"}};
    CHECK(due("retain support for 1 year after end of year", "2030-01-01", rows) == "R-1 R-2");  // a visit is support
    CHECK(due("retain visits for 1 year after end of year", "2030-01-01", rows) == "R-1");
    const std::string both = "retain logs for 1 year after end of year retain visit for 8 years after end of pairing";
    CHECK(due(both, "2022-01-01", rows) == "R-2 R-3");
    CHECK(due(both, "2028-06-13", rows) == "R-1 R-2 R-3");
    CHECK(due("", "2190-01-01", rows) == "");
}

TEST_CASE("documents, answers and payments go too, and a document goes as one") {
    const std::vector<InputFile> rows = {
        {"inbox/papers.csv",
         "entry,date,artifact,stage,about,by\nA-1,2020-05-20,plan,drafted,M-1,P-1\n"
         "A-2,2020-09-10,plan,submitted,M-1,P-1\nA-3,2020-05-21,letter,sent,,P-3\n"},
        {"inbox/answers.csv",
         "date,survey,by,question,answer\n2020-05-20,ticket,P-1,useful,3\n"
         "2020-05-20,ticket,P-1,words,fine\n"},
        {"inbox/paid.csv", "entry,payment,person,amount,paid_on\nG-1,stipend,P-2,1200.00,2020-05-01\n"}};
    const std::string line = "retain logs for 1 year after end of year";
    CHECK(due(line, "2021-06-13", rows) == "A-3 G-1 answer answer");
    CHECK(due(line, "2022-06-12", rows) == "A-1 A-2 A-3 G-1 answer answer");
    CHECK(due("retain ticket for 1 year after end of year", "2022-06-12", rows) == "answer answer");
    CHECK(due("retain stipend for 1 year after end of year", "2022-06-12", rows) == "G-1");
}

TEST_CASE("records that were cancelled, corrected or withdrawn go by what was said of them last") {
    const Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    const std::string header = "entry,date,minutes,kind,mentor,mentee,status\n";
    const auto night = [&](const char* on, const std::string& rows) {
        import_retained(ledger, on, {{"inbox/log.csv", header + rows}}, "2020-06-12");
    };
    night("2025-10-01",
          "R-1,2024-10-01,45,visit,P-2,P-1,\nR-2,2019-10-02,45,visit,P-2,P-1,\nR-3,2019-10-03,0,visit,P-2,P-1,"
          "cancelled\n");
    night("2025-10-02",
          "R-1,2019-10-01,45,visit,P-2,P-1,\nR-2,2019-10-02,45,visit,P-2,P-1,withdrawn\nR-3,2019-10-03,0,visit,P-2,P-1,"
          "cancelled\n");
    const Model model = retaining_model("retain logs for 5 years after end of pairing");
    CHECK(labels_of(ledger, due_records(ledger, {{"kept", &model}}, day("2025-06-12"))) == "");
    const DueRecords found = due_records(ledger, {{"kept", &model}}, day("2025-10-02"));
    CHECK(labels_of(ledger, found) == "R-1 R-2 R-3");
    // Its first version and the correction; the record and what withdrew it; one alone.
    REQUIRE(found.records.size() == 3);
    CHECK(found.records[0].entries.size() == 2);
    CHECK(found.records[1].entries.size() == 2);
    CHECK(found.records[2].entries.size() == 1);
    CHECK(found.records[0].kind == "visit");
    CHECK(found.records[0].date == day("2019-10-01"));
    CHECK(found.records[0].rule == "kept: retain logs for 5 years after end of pairing");
    CHECK(found.records[0].file == "inbox/log.csv");
}

TEST_CASE("every model that declares a kind must let it go, and the longest holds") {
    const Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    import_retained(ledger, "2025-10-01", one_visit, "2020-06-12");
    const Model two = retaining_model("retain logs for 2 years after end of year");
    const Model four = retaining_model("retain visits for 4 years after end of year");
    const Model silent = retaining_model("");
    const Model other = retaining_model("", "visit", "call");  // declares calls instead
    const auto on = [&](const char* date, const std::vector<RetainingModel>& models) {
        return labels_of(ledger, due_records(ledger, models, day(date)));
    };
    CHECK(on("2022-06-13", {{"two", &two}}) == "R-1");
    CHECK(on("2022-06-13", {{"two", &two}, {"four", &four}}) == "");
    CHECK(on("2024-06-13", {{"two", &two}, {"four", &four}}) == "R-1");
    CHECK(on("2100-01-01", {{"two", &two}, {"silent", &silent}}) == "");
    CHECK(on("2022-06-13", {{"two", &two}, {"other", &other}}) == "R-1");
    CHECK(on("2100-01-01", {{"other", &other}}) == "");

    const DueRecords found = due_records(ledger, {{"two", &two}, {"silent", &silent}}, day("2022-06-13"));
    REQUIRE(found.notes.size() == 1);
    CHECK(found.notes.front().code == Code::nothing_retained);
    CHECK(found.notes.front().message == "`silent` keeps for good what it declares");
}
