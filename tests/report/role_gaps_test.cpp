// Who fills a slot and holds no role: told where a rule is about each holder. Source: docs/language.md, 4.
#include "engine/report/role_gaps.h"

#include <doctest/doctest.h>

using namespace induct;

namespace {

Interval days(const char* first, const char* last) { return {*read_iso(first), *read_iso(last)}; }

struct Small {
    Model model;
    World world;
    Date on = *read_iso("2026-01-15");

    Small() {
        Role teacher, mentor;
        teacher.name = "teacher";
        mentor.name = "mentor";
        model.roles = {teacher, mentor};
        PairingKind kind;
        kind.name = "mentorship";
        Slot mentee, leader;
        mentee.name = "mentee";
        mentee.role = RoleId{0};
        leader.name = "coach";
        leader.role = RoleId{1};
        kind.slots = {mentee, leader};
        model.pairings = {kind};
        for (const char* name : {"Ana Ruiz", "Ben Cole", "Cy Dow"}) {
            WorldPerson person;
            person.id = person.name = name;
            world.people.push_back(person);
        }
        pair(1, days("2025-09-01", "2026-06-30"));
    }
    void rule(const char* name, SubjectKind subject) {
        Requirement requirement;
        requirement.name = name;
        requirement.subject = subject;
        model.requirements.push_back(requirement);
    }
    void pair(std::uint32_t mentor, Interval when) {
        WorldPairing pairing;
        pairing.kind = PairingKindId{0};
        pairing.days = when;
        pairing.members = {{0, PersonId{0}, when}, {1, PersonId{mentor}, when}};
        world.pairings.push_back(pairing);
    }
    void hold(std::uint32_t person, Interval when) {
        Holding holding;
        holding.person = PersonId{person};
        holding.role = RoleId{1};
        holding.days = when;
        world.holdings.push_back(holding);
    }
    [[nodiscard]] std::vector<std::string> gaps() const {
        const WorldIndex index(model, world);
        return role_gaps({model, world, index}, on);
    }
};

}  // namespace

TEST_CASE("whoever fills a slot without its role is told, with the rules that do not speak of her") {
    Small small;
    CHECK(small.gaps().empty());  // no rule is about mentors
    small.rule("hours", ForPairing{PairingKindId{0}});
    CHECK(small.gaps().empty());
    small.rule("visits", ForRole{RoleId{1}});
    REQUIRE(small.gaps().size() == 1);
    CHECK(
        small.gaps()[0] ==
        "Ben Cole fills the slot `coach` and does not hold the role `mentor`: `visits` does not speak of this person. "
        "Add this person to the table of roles.");
    small.rule("training", ForRole{RoleId{1}});
    small.pair(2, days("2025-09-01", "2026-06-30"));
    CHECK(small.gaps()[0] ==
          "Ben Cole and Cy Dow fill the slot `coach` and do not hold the role `mentor`: `visits` and `training` do not "
          "speak of them. Add them to the table of roles.");
}

TEST_CASE("who holds the role on that day, or fills the slot on another, is not told") {
    Small small;
    small.rule("visits", ForRole{RoleId{1}});
    SUBCASE("holds it") {
        small.hold(1, days("2025-09-01", "2026-06-30"));
        CHECK(small.gaps().empty());
    }
    SUBCASE("the pairing is over") {
        small.on = *read_iso("2026-07-15");
        CHECK(small.gaps().empty());
    }
    SUBCASE("held it before") {
        small.hold(1, days("2025-09-01", "2025-12-31"));
        CHECK(small.gaps().size() == 1);
    }
}
