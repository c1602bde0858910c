// Reviews across nights: opened once, limits in school days, escalation, the decision, and when they open again.
#include "engine/followup/follow_up.h"
#include "tests/followup/small_program.h"

#include <doctest/doctest.h>

using namespace induct;
using namespace induct::testing;

namespace {

std::vector<EventKind> kinds(const FollowUp& night) {
    std::vector<EventKind> all;
    for (const Event& event : night.events)
        if (event.about.rule == "pairing-review") all.push_back(event.kind);
    return all;
}

const auto stalled = SmallProgram::judged(Status::on_track, day(2026, 1, 12), Truth::yes);
const auto fine = SmallProgram::judged(Status::on_track, day(2026, 1, 12), Truth::no);

}  // namespace

TEST_CASE("a review opens once and its limits are school days") {
    const SmallProgram program;
    const auto first = follow_up(program.context(), stalled, {}, {}, day(2025, 12, 18));
    CHECK(kinds(first) == std::vector<EventKind>{EventKind::opened});
    REQUIRE(first.state.cases.size() == 1);
    const Case& opened = first.state.cases[0];
    CHECK(opened.reason == "behind for long");
    CHECK(opened.steps[0].due == day(2026, 1, 8));  // December 19, then January 5 to 8: the break has no school days
    const auto second = follow_up(program.context(), stalled, first.state, {}, day(2025, 12, 19));
    CHECK(kinds(second).empty());
    CHECK(second.state.cases.size() == 1);
}

TEST_CASE("a night's judgements see what was opened before it and decided up to it, however often it is run") {
    const SmallProgram program;
    const auto facts = [&](const FollowState& state, std::span<const Decision> decisions, Date night) {
        return review_facts(program.model, program.world, state, decisions, night);
    };
    const auto first = follow_up(program.context(), stalled, {}, {}, day(2026, 1, 12));
    CHECK(facts({}, {}, day(2026, 1, 12)).empty());
    CHECK(facts(first.state, {}, day(2026, 1, 12)).empty());
    CHECK(facts(first.state, {}, day(2026, 1, 13)).size() == 1);
    const Decision keep{"pairing-review", "P1", "", "keep", "L-1", "", day(2026, 1, 20)};
    const auto second = follow_up(program.context(), stalled, first.state, {&keep, 1}, day(2026, 1, 20));
    for (const FollowState* state : {&first.state, &second.state}) {
        const auto seen = facts(*state, {&keep, 1}, day(2026, 1, 20));
        REQUIRE(seen.size() == 1);
        CHECK(seen[0].decided == day(2026, 1, 20));
        CHECK(seen[0].outcome == "keep");
    }
    CHECK(!facts(first.state, {&keep, 1}, day(2026, 1, 19))[0].decided);
}

TEST_CASE("a step that is late is told once, and passed on after the stated time") {
    const SmallProgram program;
    FollowState state = follow_up(program.context(), stalled, {}, {}, day(2026, 1, 12)).state;  // due January 19
    struct Row {
        Date night;
        std::vector<EventKind> told;
    };
    const Row rows[] = {
        {day(2026, 1, 19), {}}, {day(2026, 1, 20), {EventKind::step_late}},
        {day(2026, 1, 24), {}}, {day(2026, 1, 25), {EventKind::step_late}},
        {day(2026, 1, 26), {}},
    };
    for (const Row& row : rows) {
        CAPTURE(to_iso(row.night));
        const auto night = follow_up(program.context(), stalled, state, {}, row.night);
        CHECK(kinds(night) == row.told);
        state = night.state;
    }
}

TEST_CASE("a step that was done in time is not late, and a decision closes the review") {
    const SmallProgram program;
    FollowState state = follow_up(program.context(), stalled, {}, {}, day(2026, 1, 12)).state;
    const Decision step{"pairing-review", "P1", "hear-mentor", "", "L-1", "", day(2026, 1, 14)};
    auto night = follow_up(program.context(), stalled, state, {&step, 1}, day(2026, 1, 14));
    CHECK(kinds(night) == std::vector<EventKind>{EventKind::step_done});
    night = follow_up(program.context(), fine, night.state, {}, day(2026, 1, 25));
    CHECK(kinds(night).empty());
    CHECK_FALSE(night.state.cases[0].still_holds);

    const Decision keep{"pairing-review", "P1", "", "keep", "L-1", "they found their way", day(2026, 1, 26)};
    night = follow_up(program.context(), fine, night.state, {&keep, 1}, day(2026, 1, 26));
    CHECK(kinds(night) == std::vector<EventKind>{EventKind::decided});
    CHECK(night.state.cases[0].outcome == "keep");
    const auto decided = review_facts(program.model, program.world, night.state, {}, day(2026, 1, 27));
    CHECK(decided[0].decided == day(2026, 1, 26));

    // Still true or true again: not before 60 days have passed since the decision.
    auto later = follow_up(program.context(), stalled, night.state, {}, day(2026, 3, 27));
    CHECK(kinds(later).empty());
    later = follow_up(program.context(), stalled, later.state, {}, day(2026, 3, 28));
    CHECK(kinds(later) == std::vector<EventKind>{EventKind::opened});
    CHECK(later.state.cases.size() == 2);
}

TEST_CASE("whom `notify` names is told when the review opens, or when something of it is late") {
    SmallProgram program;
    const Who somebody = program.model.reviews[0].escalations[0].to;
    const std::vector<std::string> owner =
        follow_up(program.context(), stalled, {}, {}, day(2026, 1, 12)).events.back().to;
    for (const bool late : {false, true}) {
        CAPTURE(late);
        program.model.reviews[0].notify = {{somebody, late}};
        const auto opened = follow_up(program.context(), stalled, {}, {}, day(2026, 1, 12));
        CHECK((opened.events.back().to.size() > owner.size()) == !late);
        const auto limit = follow_up(program.context(), stalled, opened.state, {}, day(2026, 1, 20));
        REQUIRE(kinds(limit) == std::vector<EventKind>{EventKind::step_late});
        CHECK((limit.events.back().to.size() > 1) == late);
    }
}

TEST_CASE("a limit whose parameter is not set has no day until it is") {
    SmallProgram program;
    program.model.parameters.resize(2);
    Review& review = program.model.reviews[0];
    review.steps[0].parameter = ParameterId{0};
    review.steps[0].within = {};
    review.decide_parameter = ParameterId{1};
    review.decide_within = {};
    FollowState state = follow_up(program.context(), stalled, {}, {}, day(2026, 1, 12)).state;
    REQUIRE(state.cases.size() == 1);
    CHECK(state.cases[0].steps[0].due == last_known_day);
    CHECK_FALSE(state.cases[0].decide_by);
    const auto later = follow_up(program.context(), stalled, state, {}, day(2026, 5, 12));
    CHECK(kinds(later).empty());
    // Once they are decided, the limits count from the day on which the review opened.
    review.steps[0].within = {5, SpanUnit::school_day};
    review.decide_within = {20, SpanUnit::school_day};
    for (Parameter& parameter : program.model.parameters) parameter.value = CalendarSpan{5, SpanUnit::school_day};
    const auto decided = follow_up(program.context(), stalled, later.state, {}, day(2026, 1, 20));
    CHECK(decided.state.cases[0].steps[0].due == day(2026, 1, 19));
    CHECK(decided.state.cases[0].decide_by == day(2026, 2, 9));
    CHECK(kinds(decided) == std::vector<EventKind>{EventKind::step_late});
}

TEST_CASE("an escalation whose parameter is not set does not come") {
    SmallProgram program;
    program.model.parameters.resize(1);
    program.model.reviews[0].escalations[0].parameter = ParameterId{0};
    FollowState state = follow_up(program.context(), stalled, {}, {}, day(2026, 1, 12)).state;  // due January 19
    state = follow_up(program.context(), stalled, state, {}, day(2026, 1, 20)).state;
    CHECK(kinds(follow_up(program.context(), stalled, state, {}, day(2026, 1, 28))).empty());
}

TEST_CASE("a decision is of every opening of its review of its subject, and of no other") {
    SmallProgram program;
    program.world.pairings.push_back({"P2", PairingKindId{0}, {}, {}, {}, {}});
    Review other = program.model.reviews[0];
    other.name = "second-look";
    program.model.reviews.push_back(other);
    Trigger too = program.model.triggers[0];  // another cause of the same review, and one of the other
    too.name = "complained";
    program.model.triggers.push_back(too);
    too.name = "stopped";
    too.opens = ReviewId{1};
    program.model.triggers.push_back(too);
    std::vector<Judgement> judged;
    for (const std::uint32_t at : {0U, 1U}) {
        Judgement one = stalled.front();
        one.subject = {Subject::Kind::pairing, at};
        one.findings.clear();
        one.triggers.clear();
        for (const std::uint32_t trigger : {0U, 1U, 2U})
            one.triggers.push_back({TriggerId{trigger}, one.subject, Truth::yes, day(2026, 1, 12), "so it is"});
        judged.push_back(one);
    }
    const auto first = follow_up(program.context(), judged, {}, {}, day(2026, 1, 12));
    REQUIRE(first.state.cases.size() == 6);
    const Decision decisions[] = {{"pairing-review", "P1", "", "keep", "L-1", "", day(2026, 1, 13)},
                                  {"pairing-review", "P1", "", "reassign", "L-1", "", day(2026, 1, 14)},
                                  {"second-look", "P2", "", "reassign", "L-1", "", day(2026, 1, 14)},
                                  {"second-look", "P3", "", "keep", "L-1", "", day(2026, 1, 14)}};
    const auto said = [](const auto& of_one) { return std::tuple(of_one.outcome, of_one.decided.has_value()); };
    const auto expected = [&](const std::string& review, const std::string& subject) {
        if (review == "pairing-review" && subject == "P1") return std::tuple(std::string("keep"), true);
        if (review == "second-look" && subject == "P2") return std::tuple(std::string("reassign"), true);
        return std::tuple(std::string(), false);
    };
    const auto second = follow_up(program.context(), judged, first.state, decisions, day(2026, 1, 14));
    CHECK(second.state.cases.size() == 6);  // what is decided opens again after 60 days
    for (const Case& one : second.state.cases) {
        CAPTURE(one.review + " of " + one.subject);
        CHECK(said(one) == expected(one.review, one.subject));
    }
    for (const FollowState* state : {&first.state, &second.state}) {
        const auto facts = review_facts(program.model, program.world, *state, decisions, day(2026, 1, 14));
        REQUIRE(facts.size() == 6);
        for (const ReviewFact& fact : facts)
            CHECK(said(fact) ==
                  expected(program.model[fact.review].name, program.world.pairings[fact.subject.index].id));
    }
    const auto third = follow_up(program.context(), judged, second.state, {}, day(2026, 3, 16));
    CHECK(third.state.cases.size() == 9);  // the two of P1, and that of P2
}
