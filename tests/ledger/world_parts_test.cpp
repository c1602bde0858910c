// Instances of artifacts, days and predecessors of pairings, the world of a scenario.
#include "engine/ledger/world_parts.h"

#include "engine/ledger/scenario_world.h"
#include "tests/ledger/sample.h"

#include <doctest/doctest.h>

using namespace induct;
using test::day;

namespace {

Record stage(EntryNumber entry, const char* date, const char* kind, std::uint32_t place, RecordAbout about) {
    Record record;
    record.entry = entry;
    record.kind = *test::sample_model().find_kind(kind);
    record.stage = place;
    record.date = day(date);
    record.about = about;
    return record;
}

std::vector<std::uint32_t> instances(std::vector<Record> records) {
    number_instances(test::sample_model(), records);
    std::vector<std::uint32_t> numbers;
    numbers.reserve(records.size());
    for (const Record& record : records) numbers.push_back(record.instance);
    return numbers;
}

WorldPairing pairing(const char* id, std::vector<PairingMember> members) {
    WorldPairing made;
    made.id = id;
    made.kind = *test::sample_model().find_pairing("mentorship");
    made.members = std::move(members);
    return made;
}

}  // namespace

TEST_CASE("a stage joins the earliest instance that waits for it") {
    const RecordAbout one = AboutPairing{PairingId{0}}, two = AboutPairing{PairingId{1}};
    using Numbers = std::vector<std::uint32_t>;
    CHECK(instances({stage(1, "2025-09-01", "growth-goals", 0, one), stage(2, "2025-09-02", "growth-goals", 1, one),
                     stage(3, "2025-09-03", "growth-goals", 2, one)}) == Numbers{0, 0, 0});
    // Begun twice, then submitted twice: the earlier one first.
    CHECK(instances({stage(1, "2025-09-01", "growth-goals", 0, one), stage(2, "2025-09-02", "growth-goals", 0, one),
                     stage(3, "2025-09-03", "growth-goals", 1, one), stage(4, "2025-09-04", "growth-goals", 1, one)}) ==
          Numbers{0, 1, 0, 1});
    // Another pairing's, and a stage whose predecessor was never recorded.
    CHECK(instances({stage(1, "2025-09-01", "growth-goals", 0, one), stage(2, "2025-09-02", "growth-goals", 1, two),
                     stage(3, "2025-09-03", "growth-goals", 2, one)}) == Numbers{0, 1, 2});
    // What names its record joins that one.
    Record named = stage(3, "2025-09-03", "growth-goals", 1, one);
    named.belongs_to = 2;
    CHECK(instances({stage(1, "2025-09-01", "growth-goals", 0, one), stage(2, "2025-09-02", "growth-goals", 0, one),
                     named}) == Numbers{0, 1, 1});
    // About nobody: told apart by who brought it.
    Record by_one = stage(1, "2025-09-01", "concern", 0, {}), by_two = stage(2, "2025-09-02", "concern", 0, {}),
           answer = stage(3, "2025-09-03", "concern", 1, {});
    by_one.led_by = {PersonId{1}};
    by_two.led_by = answer.led_by = {PersonId{2}};
    CHECK(instances({by_one, by_two, answer}) == Numbers{0, 1, 1});
    // Brought on by somebody else, who names the one who began it.
    answer.led_by = {PersonId{3}};
    CHECK(instances({by_one, by_two, answer}) == Numbers{0, 1, 2});
    answer.to = {PersonId{2}};
    CHECK(instances({by_one, by_two, answer}) == Numbers{0, 1, 1});
    // The one that it shares the most with, however many others its people have.
    by_one.to = by_two.to = {PersonId{7}};
    Record other = stage(4, "2025-09-02", "concern", 0, {});
    other.led_by = {PersonId{2}};
    answer.led_by = {PersonId{7}};
    answer.to = {PersonId{2}};
    CHECK(instances({by_one, by_two, other, answer}) == Numbers{0, 1, 2, 1});
    answer.to = {};
    CHECK(instances({by_one, by_two, other, answer}) == Numbers{0, 1, 2, 0});
    // Named nobody: with one that names nobody.
    CHECK(instances({stage(1, "2025-09-01", "concern", 0, {}), stage(2, "2025-09-02", "concern", 1, {})}) ==
          Numbers{0, 0});
    // A choice that says otherwise is of another document; a text, a number may differ.
    const auto with = [](Record record, FieldId field, Value value) {
        record.fields.push_back({field, std::move(value)});
        return record;
    };
    const Model& model = test::sample_model();
    const auto choice = [&] {
        for (std::uint32_t i = 0; i < model.choices.size(); ++i)
            if (!model.choices[i].ordered) return ChoiceId{i};
        FAIL("the sample has no choice without an order");
        return ChoiceId{};
    }();
    const FieldId field{0};
    const auto crossed = [&](const Value& first, const Value& second) {
        return instances({with(stage(1, "2025-09-01", "growth-goals", 0, one), field, first),
                          with(stage(2, "2025-09-02", "growth-goals", 0, one), field, second),
                          with(stage(3, "2025-09-03", "growth-goals", 1, one), field, second),
                          with(stage(4, "2025-09-04", "growth-goals", 1, one), field, first)});
    };
    CHECK(crossed(ChoiceValue{choice, 0}, ChoiceValue{choice, 1}) == Numbers{0, 1, 1, 0});
    CHECK(crossed(PersonId{1}, PersonId{2}) == Numbers{0, 1, 1, 0});
    CHECK(crossed(Number{1000}, Number{2000}) == Numbers{0, 1, 0, 1});
    CHECK(crossed(std::string("a"), std::string("b")) == Numbers{0, 1, 0, 1});
    // `follows` decides against the field.
    named = with(stage(3, "2025-09-03", "growth-goals", 1, one), field, ChoiceValue{choice, 1});
    named.belongs_to = 1;
    CHECK(instances({with(stage(1, "2025-09-01", "growth-goals", 0, one), field, ChoiceValue{choice, 0}), named}) ==
          Numbers{0, 0});
    // Activities stand alone.
    CHECK(instances({stage(1, "2025-09-01", "plc", 0, {}), stage(2, "2025-09-01", "plc", 0, {})}) == Numbers{0, 1});
}

TEST_CASE("a pairing is active while its needed slots are filled, and follows the one before") {
    World world;
    const Interval year{day("2025-09-01"), day("2026-06-01")}, from_october{day("2025-10-01"), day("2026-06-01")},
        september{day("2025-09-01"), day("2025-09-30")};
    world.pairings = {pairing("A", {{0, PersonId{0}, september, false}, {1, PersonId{1}, year, false}}),
                      pairing("B", {{0, PersonId{0}, from_october, false}, {1, PersonId{2}, from_october, false}}),
                      pairing("C", {{0, PersonId{3}, year, false}, {1, PersonId{1}, from_october, false}}),
                      pairing("D", {{0, PersonId{3}, year, false}})};
    finish_pairings(test::sample_model(), world);
    CHECK(world.pairings[0].days == september);
    CHECK(world.pairings[1].days == from_october);
    CHECK(world.pairings[1].follows == PairingId{0});
    CHECK(world.pairings[2].days == from_october);
    CHECK_FALSE(world.pairings[2].follows);
    CHECK(world.pairings[3].days.empty());  // nobody mentors
    CHECK_FALSE(world.pairings[0].follows);
}

TEST_CASE("the world of a scenario") {
    const Model& model = test::sample_model();
    REQUIRE(model.scenarios.size() == 1);
    const World world = world_of(model, model.scenarios[0], day("2026-06-01"));
    REQUIRE(world.people.size() == 4);
    CHECK(world.people[0].name == "Ana");
    CHECK(world[*world.people[0].site].id == "lincoln");
    CHECK(world[*world[*world.people[0].site].within].kind == SiteKind::district);
    CHECK(world[*world.people[1].site].id == "school");
    REQUIRE(world.holdings.size() == 4);
    CHECK(world.holdings[0].days == Interval{day("2025-08-25"), day("2026-06-12")});
    CHECK(world.holdings[3].days.first == day("2025-10-01"));
    REQUIRE(world.pairings.size() == 1);
    CHECK(world.pairings[0].days == Interval{day("2025-08-25"), day("2026-06-12")});
    REQUIRE(world.groups.size() == 1);
    CHECK(world.groups[0].members.size() == 3);
    REQUIRE(world.absences.size() == 1);

    REQUIRE(world.records.size() == 5);
    CHECK(world.records[0].label == "log 4");  // sorted by date; numbered by line
    CHECK(world.records[1].minutes == Minutes{90});
    CHECK(world.records[1].led_by == std::vector<PersonId>{PersonId{1}});
    CHECK(world.records[1].people == std::vector<PersonId>{PersonId{0}, PersonId{1}});
    CHECK(world.records[2].minutes == Minutes{45});
    CHECK(world.records[2].people.size() == 2);  // everybody in the pair
    CHECK(world.records[2].known == day("2025-10-20"));
    CHECK(world.records[3].group == GroupId{0});
    CHECK(world.records[3].people.size() == 3);
    CHECK(world.records[4].instance == world.records[0].instance);
    CHECK(std::holds_alternative<AboutPairing>(world.records[4].about));

    CHECK(world_of(model, model.scenarios[0], day("2025-10-10")).records.size() == 3);
}
