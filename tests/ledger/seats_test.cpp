// The seats of groups: one person fills one, unless `may also be` joins the roles. Source: docs/language.md, 6.5.
#include "engine/ledger/seats.h"

#include <doctest/doctest.h>

using namespace induct;

namespace {

Date day(std::string_view iso) { return *read_iso(iso); }

/// Roles principal, coach and rep; a committee with the seats that a case asks for; nobody in it.
struct Committee {
    Model model;
    World world;
    static constexpr RoleId principal{0}, coach{1}, rep{2};

    Committee() {
        for (const char* name : {"principal", "coach", "rep"}) {
            Role role;
            role.name = name;
            model.roles.push_back(role);
        }
        model.groups.emplace_back();
        world.groups.emplace_back();
        world.groups[0].days = always;
    }
    PersonId person(const std::vector<RoleId>& roles, bool member = true, Interval days = always) {
        const PersonId id{static_cast<std::uint32_t>(world.people.size())};
        world.people.emplace_back();
        for (const RoleId role : roles) world.holdings.push_back({id, role, {}, always, false});
        if (member) world.groups[0].members.push_back({id, false, days});
        return id;
    }
    void seat(RoleId role, std::int64_t least, std::optional<std::int64_t> most = {}, bool every = false) {
        model.groups[0].members.push_back({role, every, least, most});
    }
    std::vector<UnfilledSeat> on(std::string_view iso) const {
        const WorldIndex index(model, world);
        return unfilled_seats(Known{model, world, index}, day(iso));
    }
};

}  // namespace

TEST_CASE("a seat is filled by whoever holds its role, and since when it is not is told") {
    Committee small;
    small.seat(Committee::principal, 1);
    CHECK(small.on("2026-01-15").size() == 1);
    small.person({Committee::coach});
    small.person({Committee::principal}, true, {first_known_day, day("2025-11-30")});
    CHECK(small.on("2025-11-30").empty());
    const std::vector<UnfilledSeat> empty = small.on("2026-01-15");
    REQUIRE(empty.size() == 1);
    CHECK(empty[0].seat.role == Committee::principal);
    CHECK(empty[0].filled == 0);
    CHECK(to_iso(empty[0].since) == "2025-12-01");
    small.world.groups[0].days.last = day("2025-12-31");
    CHECK(small.on("2026-01-15").empty());
}

TEST_CASE("one person fills one seat, whichever leaves the fewest empty") {
    Committee small;
    small.seat(Committee::principal, 1);
    small.seat(Committee::coach, 1);
    small.person({Committee::principal, Committee::coach});
    CHECK(small.on("2026-01-15").size() == 1);
    // Whoever holds both takes the seat that nobody else can take.
    small.person({Committee::principal});
    CHECK(small.on("2026-01-15").empty());
    SUBCASE("unless the roles are joined") {
        small.world.groups[0].members.pop_back();
        CHECK(small.on("2026-01-15").size() == 1);
        small.model.roles[Committee::coach.index].may_also_be = {Committee::principal};
        CHECK(small.on("2026-01-15").empty());
    }
}

TEST_CASE("too many in a seat, and somebody missing of all who hold a role") {
    Committee small;
    small.seat(Committee::coach, 1, 2);
    for (int i = 0; i < 2; ++i) small.person({Committee::coach});
    CHECK(small.on("2026-01-15").empty());
    small.person({Committee::coach});
    REQUIRE(small.on("2026-01-15").size() == 1);
    CHECK(small.on("2026-01-15")[0].filled == 3);
    small.model.groups[0].members.clear();
    small.seat(Committee::rep, 0, {}, true);
    const PersonId rep = small.person({Committee::rep}, false);
    REQUIRE(small.on("2026-01-15").size() == 1);
    CHECK(small.on("2026-01-15")[0].missing == std::vector<PersonId>{rep});
    small.world.groups[0].members.push_back({rep, false, always});
    CHECK(small.on("2026-01-15").empty());
}

TEST_CASE("many who could sit in several places are seated all the same") {
    Committee small;
    small.seat(Committee::principal, 10);
    small.seat(Committee::coach, 10);
    for (int i = 0; i < 20; ++i) small.person({Committee::principal, Committee::coach});
    CHECK(small.on("2026-01-15").empty());
    small.world.groups[0].members.pop_back();
    CHECK(small.on("2026-01-15").size() == 1);
}
