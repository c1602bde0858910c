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
        {"the director, who owns the program", {false, {PersonId{4}}, ""}, true, true, true},
        {"the operator", {true, {}, ""}, true, true, true},
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
