// From imported tables to the World of one run.
#include "engine/ledger/load_world.h"

#include "tests/ledger/sample.h"

#include <doctest/doctest.h>

using namespace induct;
using test::day;

namespace {

struct Loaded {
    test::Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    World world(const char* known_at, const std::vector<std::string>& districts = {}) {
        return load_world(ledger, test::sample_model(), districts, day(known_at));
    }
};

}  // namespace

TEST_CASE("people, sites, holdings, pairings and groups") {
    Loaded loaded;
    test::import_night(loaded.ledger, "2025-10-01", test::sample_roster());
    const World world = loaded.world("2025-10-01", {"Medford"});
    REQUIRE(world.sites.size() == 3);
    CHECK(world.sites[0].id == "lincoln");
    CHECK(world.sites[0].within == SiteId{1});
    CHECK(world.sites[1].kind == SiteKind::district);
    CHECK(world.districts == std::vector<SiteId>{SiteId{1}});

    REQUIRE(world.people.size() == 4);
    CHECK(world.people[0].name == "Ana Ruiz");
    CHECK(world.people[0].site == SiteId{0});
    CHECK(world.people[1].site == SiteId{0});  // named by the school's name
    REQUIRE(world.people[0].fields.size() == 2);
    const Model& model = test::sample_model();
    for (const FieldValue& field : world.people[0].fields) {
        if (model[field.field] == "experience") CHECK(std::get<Number>(field.value).count == 2000);
        if (model[field.field] == "focus") CHECK(std::get<ChoiceValue>(field.value).index == 0);
    }

    REQUIRE(world.holdings.size() == 3);
    CHECK(world.holdings[0].role == *model.find_role("new-teacher"));
    CHECK_FALSE(world.holdings[0].end_unknown);  // ongoing
    CHECK(world.holdings[1].end_unknown);        // left empty
    CHECK(world.holdings[1].days.last == last_known_day);

    REQUIRE(world.pairings.size() == 1);
    CHECK(world.pairings[0].days == Interval{day("2025-09-08"), last_known_day});  // once the mentor is there
    CHECK(world.pairings[0].fields.size() == 1);
    REQUIRE(world.groups.size() == 1);
    CHECK(world.groups[0].days.first == day("2025-08-25"));
    CHECK(world.groups[0].members[1].leads);
}

TEST_CASE("records carry their people, times, ties and two dates") {
    Loaded loaded;
    const std::string log =
        "entry,date,start,end,kind,mentor,mentee,in contract day,follows,entered_on,agenda,group\n"
        "R-1,2025-09-09,09:00,10:30,observation,P-2,P-1,yes,,2025-09-10,,\n"
        "R-2,2025-09-10,,,formative-feedback,P-2,P-1,,R-1,,,\n"
        "R-3,2025-09-11,,,plc,,P-1,,,,norms,C-1\n";
    test::import_night(loaded.ledger, "2025-10-01", test::with_roster("inbox/log.csv", log));
    const World world = loaded.world("2025-10-01");
    REQUIRE(world.records.size() == 3);
    const Record &first = world.records[0], &second = world.records[1], &third = world.records[2];
    CHECK(first.label == "R-1");
    CHECK(first.minutes == Minutes{90});
    CHECK(first.in_contract_day == true);
    CHECK(first.entered_on == day("2025-09-10"));
    CHECK(first.known == day("2025-10-01"));
    CHECK(first.led_by == std::vector<PersonId>{PersonId{1}});
    CHECK(first.people == std::vector<PersonId>{PersonId{0}, PersonId{1}});
    CHECK(second.belongs_to == first.entry);
    CHECK_FALSE(second.minutes);
    CHECK(second.entered_on == day("2025-10-01"));
    CHECK(third.led_by.empty());
    CHECK(third.group == GroupId{0});
    REQUIRE(third.fields.size() == 1);
    CHECK(std::get<std::string>(third.fields[0].value) == "norms");
    CHECK(loaded.world("2025-09-30").records.empty());
    CHECK(loaded.world("2025-09-30").people.empty());
}

TEST_CASE("waivers and absences find their subject and rule") {
    Loaded loaded;
    auto files =
        test::with_roster("roster/waivers.csv",
                          "subject,requirement,by,why,from,until\nM-1,support-hours,P-3,late,2025-09-01,2025-12-01\n"
                          "P-1,somc/plc-monthly,Somebody,leave,,\n");
    files.push_back({"roster/absences.csv", "person,from,to\nP-1,2025-09-22,2025-09-26\n"});
    test::import_night(loaded.ledger, "2025-10-01", files);
    const World world = loaded.world("2025-10-01");
    REQUIRE(world.waivers.size() == 2);
    CHECK(world.waivers[0].subject == Subject{Subject::Kind::pairing, 0});
    CHECK(world.waivers[0].days == Interval{day("2025-09-01"), day("2025-12-01")});
    CHECK(world.waivers[1].subject == Subject{Subject::Kind::person, 0});
    CHECK(world.waivers[1].days == always);
    REQUIRE(world.absences.size() == 1);
    CHECK(world.absences[0].kind == "leave");
}

TEST_CASE("the answers of one sheet are one record") {
    Loaded loaded;
    std::vector<InputFile> files = test::sample_roster();
    files.push_back({"inbox/answers.csv",
                     "entry,date,survey,by,about,question,answer\n"
                     ",2025-09-09,exit-ticket,P-1,P-2,useful,5\n"
                     ",2025-09-09,exit-ticket,P-1,P-2,mood,primary\n"
                     ",2025-09-09,exit-ticket,P-1,,useful,4\n"
                     "S-1,2025-09-10,exit-ticket,P-1,P-2,useful,3\n"
                     "S-2,2025-09-10,exit-ticket,P-1,P-2,useful,2\n"
                     "S-2,2025-09-10,exit-ticket,P-1,P-2,words,Calm\n"});
    test::import_night(loaded.ledger, "2025-10-01", files);
    const World world = loaded.world("2025-10-01");
    const Model& model = test::sample_model();
    struct Row {
        std::string label;
        std::size_t answers;
        std::int64_t useful;
        bool about_somebody;
    };
    const Row rows[] = {{"", 2, 5000, true}, {"", 1, 4000, false}, {"S-1", 1, 3000, true}, {"S-2", 2, 2000, true}};
    REQUIRE(world.records.size() == std::size(rows));
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        const Record& record = world.records[i];
        CAPTURE(i);
        CHECK(model[record.kind].name == "exit-ticket");
        CHECK(record.led_by == std::vector<PersonId>{PersonId{0}});
        CHECK(record.fields.size() == rows[i].answers);
        CHECK(std::holds_alternative<AboutPerson>(record.about) == rows[i].about_somebody);
        if (!rows[i].label.empty()) CHECK(record.label == rows[i].label);
        for (const FieldValue& field : record.fields)
            if (model[field.field] == "useful") CHECK(std::get<Number>(field.value).count == rows[i].useful);
    }
}
