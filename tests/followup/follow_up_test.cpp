// Alerts across nights: raised once, continuing without news, climbing the ladder, cleared with a reason.
#include "engine/followup/follow_up.h"

#include "tests/followup/small_program.h"

#include <doctest/doctest.h>

using namespace induct;
using namespace induct::testing;

TEST_CASE("an alert is raised once, continues in silence, and is cleared with its reason") {
    const SmallProgram program;
    const FindingKey key{"hours", "P1", "2025-26"};
    const Date behind_since = day(2025, 11, 3);

    const auto first = follow_up(program.context(), SmallProgram::judged(Status::behind, behind_since, Truth::no), {},
                                 {}, day(2025, 11, 4));
    REQUIRE(first.events.size() == 1);
    CHECK(first.events[0].kind == EventKind::raised);
    CHECK(first.events[0].to == std::vector<std::string>{"L-1"});
    CHECK(first.events[0].says == "22 h of 60 h");
    CHECK(first.state.alerts.at(key).state == AlertState::raised);
    CHECK(first.state.findings.at(key).known == day(2025, 11, 4));

    const auto second = follow_up(program.context(), SmallProgram::judged(Status::behind, behind_since, Truth::no),
                                  first.state, {}, day(2025, 11, 5));
    CHECK(second.events.empty());
    CHECK(second.state.alerts.at(key).state == AlertState::continuing);
    CHECK(second.state.findings.at(key).known == day(2025, 11, 4));

    const auto third = follow_up(program.context(), SmallProgram::judged(Status::on_track, day(2025, 11, 6), Truth::no),
                                 second.state, {}, day(2025, 11, 6));
    REQUIRE(third.events.size() == 1);
    CHECK(third.events[0].kind == EventKind::cleared);
    CHECK(third.events[0].says == "now on-track");
    CHECK(third.state.alerts.at(key).state == AlertState::cleared);

    const auto fourth =
        follow_up(program.context(), SmallProgram::judged(Status::on_track, day(2025, 11, 6), Truth::no), third.state,
                  {}, day(2025, 11, 7));
    CHECK(fourth.events.empty());
    CHECK(fourth.state.alerts.empty());
}

TEST_CASE("behind that becomes missed is the same alert, told anew") {
    const SmallProgram program;
    const auto first = follow_up(program.context(), SmallProgram::judged(Status::behind, day(2026, 6, 1), Truth::no),
                                 {}, {}, day(2026, 6, 2));
    const auto second = follow_up(program.context(), SmallProgram::judged(Status::missed, day(2026, 6, 13), Truth::no),
                                  first.state, {}, day(2026, 6, 20));
    REQUIRE(second.events.size() == 1);
    CHECK(second.events[0].kind == EventKind::worse);
    CHECK(second.state.alerts.size() == 1);
    CHECK(second.state.alerts.begin()->second.state == AlertState::escalated);
    // Nobody is to be told of `missed` by the rule: it goes to the program's owner.
    CHECK(second.events[0].to == std::vector<std::string>{"D-1"});
}

TEST_CASE("the ladder is climbed once, after its time, and not in a quiet time") {
    struct Row {
        const char* what;
        Date raised, night;
        bool told;
    };
    const Row rows[] = {
        {"before the tenth day", day(2025, 11, 4), day(2025, 11, 13), false},
        {"on the tenth day", day(2025, 11, 4), day(2025, 11, 14), true},
        {"the tenth day is in the break", day(2025, 12, 16), day(2025, 12, 26), false},
        {"after the break", day(2025, 12, 16), day(2026, 1, 3), true},
    };
    const SmallProgram program;
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const auto judged = SmallProgram::judged(Status::behind, row.raised, Truth::no);
        const auto first = follow_up(program.context(), judged, {}, {}, row.raised);
        const auto later = follow_up(program.context(), judged, first.state, {}, row.night);
        CHECK(later.events.size() == (row.told ? 1 : 0));
        if (!row.told) continue;
        CHECK(later.events[0].to == std::vector<std::string>{"D-1"});
        CHECK(later.state.alerts.begin()->second.state == AlertState::escalated);
        const auto again = follow_up(program.context(), judged, later.state, {}, row.night + std::chrono::days{1});
        CHECK(again.events.empty());
    }
}

TEST_CASE("single days are told by their week, and a should raises nothing") {
    SmallProgram program;
    std::vector<Judgement> judged = SmallProgram::judged(Status::missed, day(2025, 9, 8), Truth::no);
    Finding monday = judged[0].findings[0];
    monday.window = {{day(2025, 9, 8), day(2025, 9, 8)}, "September 8, 2025"};
    Finding tuesday = monday;
    tuesday.window = {{day(2025, 9, 9), day(2025, 9, 9)}, "September 9, 2025"};
    judged[0].findings = {monday, tuesday};

    const auto night = follow_up(program.context(), judged, {}, {}, day(2025, 9, 20));
    REQUIRE(night.state.alerts.size() == 1);
    CHECK(night.state.alerts.begin()->first.window == "week of September 8, 2025");
    CHECK(night.state.alerts.begin()->second.says == "2 days: 22 h of 60 h");
    CHECK(night.events.size() == 1);

    program.model.requirements[0].force = Force::should;
    const auto quiet = follow_up(program.context(), judged, {}, {}, day(2025, 9, 20));
    CHECK(quiet.events.empty());
    CHECK(quiet.state.findings.size() == 2);
}
