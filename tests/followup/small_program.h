// A program small enough to follow by eye: one pairing, one rule, one trigger that opens one review, one ladder.
#pragma once

#include "engine/followup/follow_up.h"

namespace induct::testing {

inline Date day(int year, unsigned month, unsigned number) { return *make_date(year, month, number); }

inline Who holders(RoleId role) { return {true, {Person{Person::Reach::nearest, RoleHolder{role}, "leader"}}}; }

struct SmallProgram {
    Model model;
    World world;
    SchoolCalendar calendar{CalendarSpec{"school",
                                         "School",
                                         {SchoolYear{"2025-26",
                                                     {day(2025, 8, 25), day(2026, 6, 12)},
                                                     {},
                                                     {{"winter-break", "", {day(2025, 12, 22), day(2026, 1, 2)}}},
                                                     {},
                                                     {},
                                                     {},
                                                     {}}},
                                         {}}};

    SmallProgram() {
        model.roles.resize(2);  // 0 leader, 1 director
        model.program.owner = holders(RoleId{1});
        Requirement hours;
        hours.name = "hours";
        hours.notify.push_back({holders(RoleId{0}), Status::behind});
        model.requirements.push_back(hours);
        Review review;
        review.name = "pairing-review";
        review.owner = holders(RoleId{0});
        review.steps.push_back({"hear-mentor", "Talk with the mentor", {}, {}, {5, SpanUnit::school_day}});
        review.outcomes = {"keep", "reassign"};
        review.decide_within = {20, SpanUnit::school_day};
        review.escalations.push_back({holders(RoleId{1}), {5, SpanUnit::day}});
        review.reopen_after = CalendarSpan{60, SpanUnit::day};
        model.reviews.push_back(review);
        Trigger trigger;
        trigger.name = "stalled";
        trigger.opens = ReviewId{0};
        model.triggers.push_back(trigger);
        Ladder ladder;
        ladder.name = "ladder";
        ladder.requirements = {RequirementId{0}};
        ladder.rungs.push_back({Status::behind, holders(RoleId{1}), {10, SpanUnit::day}});
        ladder.quiet_during = {"winter-break"};
        model.ladders.push_back(ladder);
        world.people.push_back({"L-1", "Lea", "", {}, {}, {}, {}, {}});
        world.people.push_back({"D-1", "Dan", "", {}, {}, {}, {}, {}});
        world.pairings.push_back({"P1", PairingKindId{0}, {}, {}, {}, {}});
    }

    FollowContext context() const {
        return {model, world, [this](Subject) -> const SchoolCalendar& { return calendar; },
                [](const Who& who, Subject, Date) {
                    std::vector<PersonId> found;
                    for (const Person& person : who.people)
                        found.push_back(PersonId{std::get<RoleHolder>(person.who).role.index});
                    return found;
                }};
    }

    static Subject pairing() { return {Subject::Kind::pairing, 0}; }

    static std::vector<Judgement> judged(Status status, Date since, Truth triggered) {
        Finding finding;
        finding.requirement = RequirementId{0};
        finding.subject = pairing();
        finding.window = {{day(2025, 8, 25), day(2026, 6, 12)}, "2025-26"};
        finding.status = status;
        finding.since = since;
        finding.says = "22 h of 60 h";
        return {Judgement{pairing(),
                          {finding},
                          {TriggerFinding{TriggerId{0}, pairing(), triggered, since, "behind for long"}},
                          {},
                          {}}};
    }
};

}  // namespace induct::testing
