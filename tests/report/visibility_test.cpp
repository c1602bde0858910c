// Who sees what, in the one place that all outputs ask.
#include "engine/report/visibility.h"

#include "tests/report/small_report.h"

#include <doctest/doctest.h>

using namespace induct;
using namespace induct::testing;

TEST_CASE("each reader sees what is hers and what she would be told") {
    const SmallReport small;
    const Subject pairing{Subject::Kind::pairing, 0}, program{Subject::Kind::program, 0};
    struct Row {
        const char* who;
        Readership reader;
        bool hours, wellness, meeting;
    };
    const Row rows[] = {
        {"anyone", {}, false, false, false},
        {"the mentee", {false, {PersonId{0}}, ""}, true, false, false},
        {"the mentor", {false, {PersonId{1}}, ""}, true, false, false},
        {"the leader, who is told when it is missed", {false, {PersonId{2}}, ""}, true, false, false},
        {"the counsellor, to whom the talks are confidential", {false, {PersonId{3}}, ""}, false, false, false},
        {"the director, who owns the program", {false, {PersonId{4}}, ""}, true, false, true},
        {"the operator", {true, {}, ""}, true, false, true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.who);
        const Visibility visibility = small.visibility(row.reader);
        CHECK(visibility.sees(RequirementId{0}, pairing) == row.hours);
        CHECK(visibility.sees(RequirementId{1}, pairing) == row.wellness);
        CHECK(visibility.sees(RequirementId{2}, program) == row.meeting);
    }
}

TEST_CASE("a counsellor who is in the pairing sees what is confidential to her") {
    SmallReport small;
    small.world.pairings[0].members.push_back({2, PersonId{3}, always, false});
    CHECK(small.visibility({false, {PersonId{3}}, ""}).sees(RequirementId{1}, {Subject::Kind::pairing, 0}));
}

TEST_CASE("visible to replaces what notify would show, even to the pairing's own people") {
    SmallReport small;
    small.model.requirements[0].visible_to = holders(RoleId{3});
    const Subject pairing{Subject::Kind::pairing, 0};
    CHECK(small.visibility({false, {PersonId{3}}, ""}).sees(RequirementId{0}, pairing));
    CHECK_FALSE(small.visibility({false, {PersonId{1}}, ""}).sees(RequirementId{0}, pairing));
    CHECK_FALSE(small.visibility({false, {PersonId{2}}, ""}).sees(RequirementId{0}, pairing));
    CHECK(small.visibility({false, {PersonId{4}}, ""}).sees(RequirementId{0}, pairing));
}

TEST_CASE("what follows from a decision is for those who see the review, not for the pairing's own people") {
    SmallReport small;
    Review review;
    review.name = "care";
    review.owner = holders(RoleId{2});
    small.model.reviews.push_back(review);
    const ReviewId care{static_cast<std::uint32_t>(small.model.reviews.size() - 1)};
    small.model.conditions.emplace_back(ReviewDecided{care, "reassign"});
    small.model.condition_words.emplace_back("care decided reassign");
    small.model.condition_spans.emplace_back();
    small.model.requirements[0].owed_when = ConditionId{static_cast<std::uint32_t>(small.model.conditions.size() - 1)};
    small.model.requirements[0].notify.clear();
    const Subject pairing{Subject::Kind::pairing, 0};
    const auto sees = [&](const Readership& reader) {
        return small.visibility(reader).sees(RequirementId{0}, pairing);
    };
    CHECK(sees({false, {PersonId{2}}, ""}));        // owns the review
    CHECK_FALSE(sees({false, {PersonId{0}}, ""}));  // the mentee
    CHECK_FALSE(sees({false, {PersonId{1}}, ""}));  // the mentor
    CHECK(sees({false, {PersonId{4}}, ""}));        // the director, who owns the program
    CHECK(sees({true, {}, ""}));
}

TEST_CASE("counts of a few people are for those who see everything; the program's are nobody's own") {
    SmallReport small;
    small.model.requirements[0].subject = ForPairing{PairingKindId{0}};
    small.model.requirements[1].subject = ForProgram{};  // rests on what is confidential to the counsellor
    small.model.requirements[2].subject = ForProgram{};
    struct Row {
        const char* who;
        Readership reader;
        bool few, confidential, program;
    };
    const Row rows[] = {
        {"anyone", {}, false, false, true},
        {"the mentee", {false, {PersonId{0}}, ""}, false, false, true},
        {"the leader", {false, {PersonId{2}}, ""}, false, false, true},
        {"the counsellor", {false, {PersonId{3}}, ""}, false, true, true},
        {"the director, who owns the program", {false, {PersonId{4}}, ""}, true, false, true},
        {"the operator", {true, {}, ""}, true, false, true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.who);
        const Visibility visibility = small.visibility(row.reader);
        CHECK(visibility.sees_counts(RequirementId{0}, public_floor - 1) == row.few);
        CHECK(visibility.sees_counts(RequirementId{0}, public_floor));
        CHECK(visibility.sees_counts(RequirementId{1}, 1) == row.confidential);
        CHECK(visibility.sees_counts(RequirementId{2}, 1) == row.program);
    }
}

TEST_CASE("counts of what rests on confidential records are for those alone, however many subjects there are") {
    SmallReport small;
    small.model.requirements[1].subject = ForPairing{PairingKindId{0}};
    CHECK(small.visibility({false, {PersonId{3}}, ""}).sees_counts(RequirementId{1}, 100));
    CHECK_FALSE(small.visibility({false, {PersonId{3}}, ""}).sees_counts(RequirementId{1}, public_floor - 1));
    CHECK_FALSE(small.visibility({}).sees_counts(RequirementId{1}, 100));
    const Visibility director = small.visibility({false, {PersonId{4}}, ""});
    CHECK_FALSE(director.sees_counts(RequirementId{1}, 100));
    const std::string text = report_text(small.report(), director);
    CHECK(text.find("confidential to counsellor: not shown") != std::string::npos);
    const std::string json = report_json(small.report(), director);
    const std::size_t at = json.find("\"wellness\"");
    REQUIRE(at != std::string::npos);
    CHECK(json.substr(at, json.find('}', at) - at).find("subjects") == std::string::npos);
}

TEST_CASE("records that are confidential to others are not even counted in the heading") {
    SmallReport small;
    Record talk;
    talk.kind = KindId{0};
    talk.date = day(2025, 10, 1);
    small.world.records.push_back(talk);
    const auto counts = [&](Readership reader, const char* words) {
        return report_text(small.report(), small.visibility(std::move(reader))).find(words) != std::string::npos;
    };
    CHECK(counts({true, {}, "the operator"}, " 0 records"));
    CHECK(counts({false, {PersonId{3}}, "Cy Counsel"}, " 1 record"));
}

TEST_CASE("a page for several people shows only what each of them may read") {
    const SmallReport small;
    CHECK(small.visibility({false, {PersonId{3}}, ""}).may_see(KindId{0}));
    CHECK_FALSE(small.visibility({false, {PersonId{3}, PersonId{4}}, "leaders"}).may_see(KindId{0}));
    CHECK_FALSE(small.visibility({false, {}, "nobody"}).may_see(KindId{0}));
}

TEST_CASE("a kind of a confidential kind is confidential, and may be more so") {
    SmallReport small;
    Kind below = small.model.kinds[0];
    below.name = "secret-talk";
    below.is = {KindId{0}, KindId{1}};
    below.confidential_to = {"leader"};
    small.model.kinds.push_back(below);
    CHECK_FALSE(small.visibility({false, {PersonId{2}}, ""}).may_see(KindId{1}));
    CHECK_FALSE(small.visibility({false, {PersonId{3}}, ""}).may_see(KindId{1}));
    CHECK(small.visibility({false, {PersonId{3}}, ""}).may_see(KindId{0}));
}

TEST_CASE("a review that rests on what is confidential") {
    SmallReport small;
    Review review;
    review.name = "care";
    review.title = "Care review";
    review.owner = holders(RoleId{2});
    small.model.reviews.push_back(review);
    small.model.conditions.emplace_back(StatusIs{RequirementId{1}, Status::missed, false, {}, {}});  // wellness
    small.model.conditions.emplace_back(StatusIs{RequirementId{0}, Status::missed, false, {}, {}});  // hours
    for (std::uint32_t i : {0U, 1U}) {
        Trigger trigger;
        trigger.name = i == 0 ? "by-wellness" : "by-hours";
        trigger.when = ConditionId{i};
        trigger.opens = ReviewId{0};
        small.model.triggers.push_back(trigger);
        const Subject pairing{Subject::Kind::pairing, 0};
        small.judgements[0].triggers.push_back({TriggerId{i}, pairing, Truth::no, day(2026, 1, 20), ""});
    }
    const auto opened = [](const char* trigger) {
        return Case{"care", trigger, "P-1", day(2026, 1, 12), "SECRET", {}, {}, {}, "", "", true, {}};
    };
    struct Row {
        const char *who, *trigger;
        Readership reader;
        CaseSight sight;
    };
    const Row rows[] = {
        {"its owner has to work on it", "by-wellness", {false, {PersonId{2}}, "Lea"}, CaseSight::without_reason},
        {"the director does not", "by-wellness", {false, {PersonId{4}}, "Dee"}, CaseSight::nothing},
        {"nor the operator", "by-wellness", {true, {}, "the operator"}, CaseSight::nothing},
        {"nor the counsellor, whom it does not name", "by-wellness", {false, {PersonId{3}}, "Cy"}, CaseSight::nothing},
        {"nor anyone", "by-wellness", {}, CaseSight::nothing},
        {"without anything confidential its owner reads it", "by-hours", {false, {PersonId{2}}, ""}, CaseSight::whole},
        {"and the director", "by-hours", {false, {PersonId{4}}, "Dee"}, CaseSight::whole},
        {"nobody knows what a trigger of old rested on", "gone", {true, {}, "the operator"}, CaseSight::nothing},
    };
    for (const Row& row : rows) {
        CAPTURE(row.who);
        small.state.cases = {opened(row.trigger)};
        const Visibility visibility = small.visibility(row.reader);
        CHECK(visibility.sight_of(small.state.cases[0], small.model.reviews[0], {Subject::Kind::pairing, 0}) ==
              row.sight);
        const std::string text = report_text(small.report(), visibility),
                          json = report_json(small.report(), visibility);
        for (const std::string* page : {&text, &json}) {
            CHECK((page->find("SECRET") != std::string::npos) == (row.sight == CaseSight::whole));
            CHECK((page->find("confidential to counsellor\"") != std::string::npos ||
                   page->find("because of what is confidential to counsellor\n") != std::string::npos) ==
                  (row.sight == CaseSight::without_reason));
        }
        CHECK((text.find("wellness is missed") != std::string::npos) == false);
        CHECK((text.find("Care review") != std::string::npos) == (row.sight != CaseSight::nothing));
        const bool counsellor = row.reader.people == std::vector<PersonId>{PersonId{3}};
        CHECK(visibility.may_know_of(row.trigger) == (counsellor || row.trigger == std::string("by-hours")));
    }
    CHECK_FALSE(small.visibility({true, {}, ""}).may_know_of("care"));
    CHECK_FALSE(small.visibility({true, {}, ""}).may_know_of("wellness"));
    CHECK(small.visibility({true, {}, ""}).may_know_of("hours"));
}

TEST_CASE("what a rule says is for those whom it is visible to, also when a trigger tells it") {
    SmallReport small;
    const Subject pairing{Subject::Kind::pairing, 0};
    Review review;
    review.name = "care";
    review.owner = holders(RoleId{2});
    small.model.reviews.push_back(review);
    small.model.conditions.emplace_back(StatusIs{RequirementId{0}, Status::missed, false, {}, {}});
    Trigger trigger;
    trigger.name = "by-hours";
    trigger.when = ConditionId{0};
    trigger.opens = ReviewId{0};
    small.model.triggers = {trigger, trigger};
    small.model.triggers[1].name = "alarm";
    small.model.triggers[1].opens.reset();
    small.model.triggers[1].notify.push_back({holders(RoleId{2}), Status::missed});
    const Case opened{"care", "by-hours", "P-1", day(2026, 1, 12), "SECRET", {}, {}, {}, "", "", true, {}};
    const Readership owner{false, {PersonId{2}}, ""}, director{false, {PersonId{4}}, ""};
    const auto sight = [&](const Readership& reader) {
        return small.visibility(reader).sight_of(opened, small.model.reviews[0], pairing);
    };
    CHECK(sight(owner) == CaseSight::whole);
    CHECK(small.visibility(owner).sees(TriggerId{1}, pairing));
    small.model.requirements[0].visible_to = holders(RoleId{3});
    CHECK(sight(owner) == CaseSight::without_reason);
    CHECK(sight(director) == CaseSight::whole);
    CHECK(small.visibility(owner).why_withheld(opened) == "for other readers");
    CHECK_FALSE(small.visibility(owner).sees(TriggerId{1}, pairing));
    small.state.cases = {opened};
    const std::string json = report_json(small.report(), small.visibility(owner));
    CHECK(json.find("\"withheld\": \"for other readers\"") != std::string::npos);
    CHECK(json.find("by-hours") == std::string::npos);
}

namespace {

/// Person 0 is a plain member of the one group; visits, kind 1, are what is recorded of it.
void add_visits_of_a_group(SmallReport& small) {
    Kind visit;
    visit.name = "visit";
    visit.is = {KindId{1}};
    small.model.kinds.push_back(visit);
    small.world.groups.push_back({"G-1", GroupKindId{0}, {}, {}, {{PersonId{0}, false, always}}, always, {}});
}

}  // namespace

TEST_CASE("what others of a group did is told to no mere member of it, in any format") {
    SmallReport small;
    add_visits_of_a_group(small);
    const Subject group{Subject::Kind::group, 0};
    Record hers, others;
    hers.kind = others.kind = KindId{1};
    hers.entry = 11;
    others.entry = 12;
    hers.people = {PersonId{0}};
    others.people = {PersonId{2}};
    small.world.records = {hers, others};
    Finding finding = small.finding(0, group, Status::missed, day(2026, 1, 2));
    PartFinding part;
    part.status = Status::missed;
    part.broken = {{11, day(2025, 10, 1), "HERS"}, {12, day(2025, 11, 3), "OTHERS"}};
    finding.parts.push_back(part);
    small.judgements = {{group, {finding}, {}, {}, {}}};
    Alert alert{{"hours", "G-1", "2025-26"},
                Status::behind,
                AlertState::raised,
                day(2026, 1, 20),
                day(2026, 1, 20),
                0,
                {},
                "OTHERS"};
    small.state.alerts[alert.key] = alert;
    small.context.near_misses = [&](std::span<const Finding* const>, Date, const RecordFilter& may_see) {
        return std::string(may_see(others) ? "OTHERS NEAR" : "");
    };
    const auto pages = [&](Readership reader) {
        const Visibility visibility = small.visibility(std::move(reader));
        return report_text(small.report(), visibility) + report_csv(small.report(), visibility) +
               report_json(small.report(), visibility) + report_text(small.report(), visibility, group);
    };
    const std::string member = pages({false, {PersonId{0}}, "Ana Ruiz"}), director = pages({false, {PersonId{4}}, ""});
    CHECK(member.find("HERS") != std::string::npos);
    CHECK(member.find("OTHERS") == std::string::npos);
    CHECK(member.find("2025-11-03") == std::string::npos);
    CHECK(director.find("OTHERS NEAR") != std::string::npos);
    CHECK(director.find("2025-11-03") != std::string::npos);
}

TEST_CASE("what others of a group did is no reason why a rule cannot be told") {
    SmallReport small;
    add_visits_of_a_group(small);
    const Subject group{Subject::Kind::group, 0};
    Record others;
    others.kind = KindId{1};
    others.entry = 12;
    others.people = {PersonId{2}};
    small.world.records = {others};
    Finding finding = small.finding(0, group, Status::unknown, day(2026, 1, 2));
    PartFinding part;
    part.status = Status::unknown;
    part.broken = {{12, day(2025, 11, 3), "OTHERS"}};
    finding.parts.push_back(part);
    small.judgements = {{group, {finding}, {}, {}, {}}};
    const auto page = [&](PersonId reader) {
        return report_text(small.report(), small.visibility({false, {reader}, "somebody"}));
    };
    CHECK(page(PersonId{0}).find("What cannot be told: 1 window") != std::string::npos);
    CHECK(page(PersonId{0}).find("OTHERS") == std::string::npos);
    CHECK(page(PersonId{4}).find("OTHERS") != std::string::npos);
}

TEST_CASE("of rows set aside the owner is told only when nothing is kept from her") {
    SmallReport small;
    const std::vector<NamingRow> rows = {{"inbox/notes.csv", 3, false, false, {"E-A"}}};
    const auto told = [&](Readership reader) {
        RunReport report = small.report();
        report.set_aside = rows;
        return report_text(report, small.visibility(std::move(reader))).find("`inbox/notes.csv` row 3") !=
               std::string::npos;
    };
    const Readership operates{true, {}, "the operator"}, owns{false, {PersonId{4}}, "Dee Direct"},
        leads{false, {PersonId{2}}, "Lea Park"};
    CHECK(told(operates));
    CHECK_FALSE(told(owns));
    CHECK_FALSE(told(leads));
    small.model.kinds[0].confidential_to = {"director"};
    CHECK(told(owns));
    CHECK_FALSE(told(leads));
}

TEST_CASE("a mentee's report shows no counts of groups under the floor") {
    SmallReport small;
    small.model.requirements[0].subject = ForPairing{PairingKindId{0}};
    for (std::size_t i : {1, 2}) small.model.requirements[i].subject = ForProgram{};
    const std::string text = report_text(small.report(), small.visibility({false, {PersonId{0}}, "Ana Ruiz"}));
    const auto row = [&](const char* rule) {
        const std::size_t at = text.rfind(rule);
        return text.substr(at, text.find('\n', at) - at);
    };
    CHECK(row("60 hours of support").find("fewer than 5: not shown") != std::string::npos);
    CHECK(row("Three meetings").find("not shown") == std::string::npos);
}

TEST_CASE("records behind a finding: what is confidential, and what others of the group did") {
    SmallReport small;
    small.world.groups.push_back({"G-1", GroupKindId{0}, {}, {}, {{PersonId{0}, false, always}}, always, {}});
    const Subject pairing{Subject::Kind::pairing, 0}, group{Subject::Kind::group, 0};
    Kind visit;
    visit.name = "visit";
    visit.is = {KindId{1}};
    small.model.kinds.push_back(visit);
    Record hers, others, talk;
    hers.kind = others.kind = KindId{1};
    hers.people = {PersonId{0}, PersonId{1}};
    others.people = {PersonId{2}, PersonId{3}};
    talk.kind = KindId{0};
    talk.people = {PersonId{0}};
    const Visibility mentee = small.visibility({false, {PersonId{0}}, ""});
    CHECK(mentee.sees(hers, group));
    CHECK_FALSE(mentee.sees(others, group));
    CHECK(mentee.sees(others, pairing));
    CHECK_FALSE(mentee.sees(talk, pairing));
    CHECK(small.visibility({false, {PersonId{3}}, ""}).sees(talk, pairing));
    CHECK(mentee.confidential_to(RequirementId{1}) == "counsellor");
    CHECK(mentee.confidential_to(RequirementId{0}).empty());
}

TEST_CASE("who answered a confidential survey is no secret, only what") {
    SmallReport small;
    small.model.kinds[0].form = KindForm::survey;
    const Subject pairing{Subject::Kind::pairing, 0};
    Record sheet;
    sheet.kind = KindId{0};
    sheet.led_by = {PersonId{0}};
    const Readership mentee{false, {PersonId{0}}, ""}, counsellor{false, {PersonId{3}}, ""};
    CHECK(small.visibility(mentee).sees(sheet, pairing));
    CHECK(small.visibility(mentee).sees(RequirementId{1}, pairing));
    CHECK_FALSE(small.visibility(mentee).may_see(KindId{0}));  // what the ledger keeps of it has the answers
    FieldTest what;
    what.place.owner = OfRecord{};
    small.model.selections[0].where = {what};
    CHECK_FALSE(small.visibility(mentee).sees(RequirementId{1}, pairing));
    CHECK(small.visibility(counsellor).may_see(KindId{0}));
}
