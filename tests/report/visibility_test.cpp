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

TEST_CASE("counts of a few are for named readers only") {
    const SmallReport small;
    CHECK_FALSE(small.visibility({}).sees_counts(public_floor - 1));
    CHECK(small.visibility({}).sees_counts(public_floor));
    CHECK(small.visibility({false, {PersonId{1}}, ""}).sees_counts(1));
}
