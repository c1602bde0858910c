// A table's kind is told by its header, whatever the case, the order and the extra columns.
#include "engine/ledger/tables.h"

#include "tests/ledger/sample.h"

#include <doctest/doctest.h>

using namespace induct;

namespace {

TableTold tell(const std::string& header) {
    const Vocabulary vocabulary({&test::sample_model()});
    const CsvRead read = read_csv("x.csv", header + "\n");
    REQUIRE(read.table);
    return tell_table("x.csv", read.table->header, vocabulary);
}

}  // namespace

TEST_CASE("each kind of table is told by what it needs") {
    struct Row {
        std::string header, kind;  // empty: none
    };
    const Row rows[] = {{"site,kind", "sites"},
                        {"Site,Name,Kind,Within,Calendar", "sites"},
                        {"person,name,email,site,hired", "people"},
                        {"Person", "people"},
                        {"role,PERSON,From", "roles"},
                        {"pairing,kind,slot,person,from,to", "pairings"},
                        {"group,kind,person,from,as", "groups"},
                        {"person,from,to,kind", "absences"},
                        {"subject,requirement,by,why", "waivers"},
                        {"date,minutes,kind,mentor,mentee", "activities"},
                        {"Entry ID,Date,Hours,Activity,Led By,People", "activities"},
                        {"date,artifact,stage,about,by", "artifacts"},
                        {"date,survey,by,question,answer", "surveys"},
                        {"a,b,c", ""},
                        {"date,kind", ""},
                        {"", ""}};
    for (const Row& row : rows) {
        CAPTURE(row.header);
        const TableTold told = tell(row.header);
        CHECK((told.layout ? word(told.layout->kind) : "") == row.kind);
        CHECK((told.layout || !told.problems.empty()));
    }
}

TEST_CASE("a misspelt heading does not make another kind of table") {
    const TableTold told = tell("Person,Rolle,From");
    CHECK_FALSE(told.layout);
    REQUIRE(told.problems.size() == 1);
    CHECK(told.problems[0].code == Code::column_missing);
    CHECK(told.problems[0].hint == "is `Rolle` meant to be `role`? If not, rename it or take it out");
    CHECK(tell("person,from,to,kind,note").layout->kind == TableKind::absences);
}

TEST_CASE("an unknown column is named once, with the nearest known one") {
    const TableTold told = tell("date,kind,mentee,minuts,colour");
    REQUIRE(told.layout);
    REQUIRE(told.problems.size() == 2);
    CHECK(told.problems[0].code == Code::column_unknown);
    CHECK(told.problems[0].hint == "did you mean `minutes`?");
    CHECK(told.problems[1].hint.empty());
}

TEST_CASE("a field of a model is a column, and so is the error of a row given back") {
    const TableTold told = tell("date,kind,mentee,Agenda,error");
    REQUIRE(told.layout);
    CHECK(told.problems.empty());
    CHECK(told.layout->fields.count("agenda") == 1);
}
