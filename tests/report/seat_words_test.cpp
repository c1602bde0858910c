// One line a seat. Source: docs/language.md, 6.5 (Seats).
#include "engine/report/seat_words.h"

#include <doctest/doctest.h>

using namespace induct;

TEST_CASE("a seat is told with its group, what is missing and since when") {
    Model model;
    Role role;
    role.name = "principal";
    role.title = "Principal";
    model.roles = {role};
    GroupKind kind;
    kind.name = "committee";
    kind.title = "Committee";
    model.groups = {kind};
    World world;
    WorldGroup group;
    group.id = "C-1";
    world.groups = {group};
    WorldPerson person;
    person.id = person.name = "Ana Ruiz";
    world.people = {person};
    const Date day = *read_iso("2026-01-15"), since = *read_iso("2025-12-01");
    UnfilledSeat one{GroupId{0}, false, {RoleId{0}, false, 1, {}}, 0, {}, since};
    const std::string group_words = seat_words(model, world, one, day).substr(0, 3);
    CHECK(group_words == "C-1");
    const auto ends = [&](const std::string& end) { return seat_words(model, world, one, day).ends_with(": " + end); };
    CHECK(ends("no Principal, and 1 or more are members, since December 1, 2025"));
    one.leads = true;
    one.seat.most = 2;
    one.filled = 3;
    CHECK(ends("3 Principal, and 1 to 2 lead it, since December 1, 2025"));
    one.seat.every = true;
    one.missing = {PersonId{0}};
    CHECK(ends("every Principal leads it, but not Ana Ruiz, since December 1, 2025"));
}
