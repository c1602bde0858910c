// An earlier night's alerts and reviews, read again from the entries: as they stood then, whatever came later.
#include "engine/followup/state_store.h"

#include "tests/followup/small_program.h"

#include <doctest/doctest.h>

#include <filesystem>

using namespace induct;
using namespace induct::testing;

namespace {

/// A ledger in a folder of its own that goes with it.
struct KeptLedger {
    std::filesystem::path folder = std::filesystem::temp_directory_path() / "induct-state-store";
    Ledger ledger = open();

    Ledger open() const {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        return Ledger::open((folder / "ledger.db").string(), Opening::create_if_absent);
    }
    ~KeptLedger() { std::filesystem::remove_all(folder); }

    /// One night as the real job runs it. Gives back what it left.
    FollowState run(const SmallProgram& program, const std::vector<Judgement>& judged, Date on,
                    const std::vector<Decision>& decisions = {}) {
        Night night(ledger, on, "P-1", 0);
        const FollowUp tonight = follow_up(program.context(), judged, load_state(ledger, "small"), decisions, on);
        store_follow_up(night, "small", tonight);
        night.commit();
        return tonight.state;
    }
};

/// What a report reads of a state; what is only worked out anew each night is left out.
void check_same(const FollowState& then, const FollowState& now) {
    REQUIRE(then.alerts.size() == now.alerts.size());
    for (const auto& [key, alert] : then.alerts) {
        REQUIRE(now.alerts.contains(key));
        const Alert& other = now.alerts.at(key);
        CHECK(alert.status == other.status);
        CHECK(alert.state == other.state);
        CHECK(alert.raised == other.raised);
        CHECK(alert.changed == other.changed);
        CHECK(alert.rungs == other.rungs);
        CHECK(alert.told == other.told);
    }
    REQUIRE(then.cases.size() == now.cases.size());
    for (std::size_t i = 0; i < then.cases.size(); ++i) {
        Case one = then.cases[i], other = now.cases[i];
        one.still_holds = other.still_holds = true;
        CHECK(one == other);
    }
}

}  // namespace

TEST_CASE("every night can be looked at again after all later ones") {
    const SmallProgram program;
    KeptLedger kept;
    const Date nights[] = {day(2025, 11, 4), day(2025, 11, 5), day(2025, 11, 14), day(2025, 12, 1), day(2025, 12, 15)};
    const auto behind = SmallProgram::judged(Status::behind, day(2025, 11, 3), Truth::yes);
    const auto missed = SmallProgram::judged(Status::missed, day(2025, 11, 30), Truth::no);
    const auto met = SmallProgram::judged(Status::met, day(2025, 12, 10), Truth::no);
    std::vector<FollowState> left;
    left.push_back(kept.run(program, behind, nights[0]));  // the alert is raised and the review opened
    left.push_back(kept.run(program, behind, nights[1]));  // nothing new
    left.push_back(kept.run(program, behind, nights[2],    // a rung is climbed, a step done
                            {{"pairing-review", "P1", "hear-mentor", "", "L-1", "", nights[2]}}));
    left.push_back(kept.run(program, missed, nights[3]));  // worse
    left.push_back(kept.run(program, met, nights[4],       // cleared and decided
                            {{"pairing-review", "P1", "", "keep", "L-1", "", nights[4]}}));
    for (std::size_t i = 0; i < std::size(nights); ++i) {
        CAPTURE(to_iso(nights[i]));
        check_same(state_as_of(kept.ledger, "small", nights[i]), left[i]);
    }
    CHECK(state_as_of(kept.ledger, "small", nights[0]).alerts.begin()->second.says == "22 h of 60 h");
    CHECK(state_as_of(kept.ledger, "small", nights[0]).cases[0].decided == std::nullopt);
    CHECK(state_as_of(kept.ledger, "small", nights[4]).alerts.begin()->second.says == "now met");
}

TEST_CASE("between two nights it is as the earlier one left it, and nothing is news") {
    const SmallProgram program;
    KeptLedger kept;
    const auto behind = SmallProgram::judged(Status::behind, day(2025, 11, 3), Truth::yes);
    kept.run(program, behind, day(2025, 11, 4));
    const FollowState between = state_as_of(kept.ledger, "small", day(2025, 11, 10));
    REQUIRE(between.alerts.size() == 1);
    CHECK(between.alerts.begin()->second.state == AlertState::continuing);
    CHECK(between.cases.size() == 1);
    kept.run(program, SmallProgram::judged(Status::met, day(2025, 11, 11), Truth::no), day(2025, 11, 11));
    CHECK(state_as_of(kept.ledger, "small", day(2025, 11, 12)).alerts.empty());
    CHECK(state_as_of(kept.ledger, "small", day(2025, 11, 3)).cases.empty());
    CHECK(state_as_of(kept.ledger, "another", day(2025, 11, 12)).cases.empty());
}

TEST_CASE("whom an alert asks for and does not find") {
    SmallProgram program;
    const Alert alert{{"hours", "P1", "2025-26"}, Status::behind, AlertState::raised, {}, {}, 0, {}, ""};
    const Subject pairing = SmallProgram::pairing();
    const Date on = day(2025, 11, 4);
    CHECK(nobody_found_for(program.context(), program.model.requirements[0], alert, pairing, on).empty());
    FollowContext empty = program.context();
    empty.people_of = [](const Who&, Subject, Date) { return std::vector<PersonId>{}; };
    CHECK(nobody_found_for(empty, program.model.requirements[0], alert, pairing, on) ==
          std::vector<std::string>{"leader"});
    Alert missed = alert;
    missed.status = Status::missed;  // nobody is asked for
    CHECK(nobody_found_for(empty, program.model.requirements[0], missed, pairing, on).empty());
}
