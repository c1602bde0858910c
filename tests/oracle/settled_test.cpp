// Where the two evaluators once differed: one small world each, on which they must agree, with the day that told.
// Method: one pairing, one rule, a few records; what is right on them is in oracle_test.cpp and forms_test.cpp.
#include "tests/oracle/agree.h"

#include <doctest/doctest.h>

using namespace induct;
using namespace induct::oracle;

namespace {

/// One pairing and one rule, and what both say of it.
struct Pair : OnePair {
    using OnePair::OnePair;

    std::string differ(std::string_view on) {
        const RandomCase asked = asked_on(on);
        return difference(by_fast(asked, 1), by_slow(asked));
    }
    /// What the fast one says of the first rule.
    Finding told(std::string_view on) { return all(on).at(0); }
    std::vector<Finding> all(std::string_view on) { return by_fast(asked_on(on), 1).findings; }

  private:
    RandomCase asked_on(std::string_view on) {
        finish();
        RandomCase asked;
        asked.model = model;
        asked.world = world;
        asked.when = {day(on), day(on)};
        return asked;
    }
};

RecordCount one_of(SelectionId what, Period period, Bound bound = Bound::at_least) {
    return {bound, {1, {}}, 0, what, {}, {}, {}, false, {}, std::move(period)};
}
Alternative alternative(Expectation form) {
    Alternative found;
    found.expects = Expects{Joint::single, {{std::move(form), {}, {}}}};
    return found;
}
Standing stands(SlotRef slot, Period period) {
    Standing form;
    form.least = {1, {}};
    form.what = StandingSlot{slot};
    form.period = std::move(period);
    return form;
}

}  // namespace

TEST_CASE("a missed standing of an exception that no longer speaks does not tell since when") {
    Pair small;
    Requirement& rule = small.rule(one_of(small.select({small.is.support}), ByLimit{ByDate{AtMonthDay{{2, 20}}}}));
    rule.exceptions = {alternative(stands({small.is.duo, Names::helper_slot}, AtAllTimes{}))};
    rule.exceptions[0].when = small.condition(BeforePointIs{AtMonthDay{{2, 1}}});
    CHECK(small.differ("2028-01-20") == "");
    CHECK(small.differ("2028-02-25") == "");
}

TEST_CASE("not-applicable comes before an unknown condition") {
    Pair small(days("2028-03-01", "2028-03-31"));
    const FieldTest grade = small.field_is(small.is.grade, Compare::is, {ChoiceValue{small.is.focus, 0}});
    small.rule(one_of(small.select({small.is.support}), Cadence{{1, SpanUnit::month}, {}}));
    Requirement& rule = small.model.requirements[0];
    SUBCASE("where, and nothing is owed") {
        rule.where = small.condition(FieldIs{grade});
        Alternative nothing;
        nothing.when = small.condition(AfterPoint{AtMonthDay{{1, 15}}});
        rule.exceptions = {nothing};
    }
    SUBCASE("cases, on months before the pairing") {
        rule.cases.push_back(rule.cases[0]);
        rule.cases[0].when = small.condition(FieldIs{grade});
        rule.cases[1].when = small.condition(Not{*rule.cases[0].when});
    }
    CHECK(small.differ("2028-03-20") == "");
}

TEST_CASE("a rule that is unknown is unknown to whoever asks whether it is missed") {
    Pair small;
    small.rule(one_of(small.select({small.is.support}), InYear{}));
    small.model.requirements[0].where =
        small.condition(FieldIs{small.field_is(small.is.grade, Compare::is, {ChoiceValue{small.is.focus, 0}})});
    Trigger trigger;
    trigger.subject = ForPairing{small.is.duo};
    trigger.when = small.condition(StatusIs{RequirementId{0}, Status::missed, false, {}, {}});
    small.model.triggers = {trigger};
    CHECK(small.differ("2028-02-01") == "");
}

TEST_CASE("what was done after a limit that is met is not counted") {
    Pair small;
    small.rule(one_of(small.select({small.is.log}), ByLimit{ByDate{AtMonthDay{{2, 10}}}}));
    small.reach(small.is.log, 0, day("2028-02-01"), small.novice);
    small.reach(small.is.log, 0, day("2028-02-20"), small.novice);
    CHECK(small.differ("2028-03-01") == "");
}

TEST_CASE("a record whose place in the contract day is not known counts at most its own minutes") {
    Pair small;
    const SelectionId during = small.select({small.is.support});
    small.model.selections[during.index].contract_day = ContractDay::during;
    small.rule(TimeAmount{Bound::at_most, {Minutes{600}, {}}, during, false, {}, InYear{}});
    for (const std::int64_t minutes : {60, 0}) {
        small.log(small.is.support, day("2028-01-20"), small.mentor, small.novice, minutes);
        CHECK(small.differ("2028-03-01") == "");
        CHECK(small.told("2028-03-01").parts[0].counted_most == 60);
    }
}

TEST_CASE("nothing is owed in a window on which the pairing was never active, or on a day after its last one") {
    const Period periods[] = {Between{AtMonthDay{{2, 20}}, AtMonthDay{{3, 1}}},
                              ByLimit{WithinBefore{{CalendarSpan{9, SpanUnit::day}, {}}, AtMonthDay{{3, 10}}}}};
    for (const Period& period : periods) {
        Pair small(days("2028-01-01", "2028-02-05"));
        small.rule(one_of(small.select({small.is.support}), period));
        CHECK(small.differ("2028-03-20") == "");
    }
    Pair small(days("2028-01-01", "2028-02-05"));
    small.rule(stands({small.is.duo, Names::mentor_slot}, ByLimit{ByDate{AtMonthDay{{3, 1}}}}));
    CHECK(small.differ("2028-03-05") == "");
}

TEST_CASE("an artifact without a stage counts once an instance") {
    Pair small;
    const SelectionId plan = small.select({small.is.plan});
    small.reach(small.is.plan, 0, day("2028-01-12"), small.novice).instance = 5;
    small.world.records[0].fields = {{small.is.agenda, std::string("x")}};
    small.reach(small.is.plan, 1, day("2028-01-20"), small.novice).instance = 5;
    SUBCASE("when counted") { small.rule(one_of(plan, InYear{}, Bound::exactly)); }
    SUBCASE("when claimed") { small.rule(EachClaim{plan, {HasFields{{small.is.agenda}}}}); }
    CHECK(small.differ("2028-02-01") == "");
}

TEST_CASE("due soon is said of what is still to be done: not of at most, ratios, shares and gaps") {
    Pair small;
    const SelectionId support = small.select({small.is.support});
    const Period monthly = Cadence{{1, SpanUnit::month}, {}};
    small.log(small.is.support, day("2028-01-20"), small.mentor, small.novice);
    const Claim claim = IsLedBy{Maker::one(small.slot(Names::mentor_slot))};
    const BasisPoints half{5000};
    const Expectation forms[] = {
        one_of(support, monthly, Bound::at_most),
        Ratio{MeasureNumber{small.select({small.is.pre})}, Bound::at_most, {half, {}}, MeasureNumber{support}, monthly},
        ShareClaim{Bound::at_least, {half, {}}, support, {claim}, monthly},
        Gap{true, {CalendarSpan{60, SpanUnit::day}, {}}, support, Season{AtMonth{1}, AtMonth{1}}},
        stands({small.is.duo, Names::mentor_slot}, AtAllTimes{}),
    };
    for (const Expectation& form : forms) {
        small.model.requirements.clear();
        small.rule(form).due_soon = CalendarSpan{5, SpanUnit::day};
        CHECK(small.differ("2028-01-29") == "");
        CHECK(small.differ("2028-03-29") == "");
    }
}

TEST_CASE("the gap that broke is told, not the one that followed it") {
    Pair small;
    const SelectionId support = small.select({small.is.support});
    small.rule(Gap{true, {CalendarSpan{10, SpanUnit::day}, {}}, support, {}});
    small.log(small.is.support, day("2028-01-15"), small.mentor, small.novice);
    small.log(small.is.support, day("2028-02-01"), small.mentor, small.novice);
    CHECK(small.differ("2028-03-20") == "");
    const Finding told = small.told("2028-03-20");
    CHECK(told.since == day("2028-01-26"));
    CHECK(told.parts[0].says == "none between January 15 and February 1; none since February 1");
}

TEST_CASE("a partner that a record names is its partner: in the right direction, and nobody else's") {
    Pair small;
    small.rule(
        EachClaim{small.select({small.is.observation}),
                  {IsFollowedBy{small.select({small.is.check_in}), Lead{true, {CalendarSpan{5, SpanUnit::day}, {}}}}}});
    const EntryNumber before = small.log(small.is.check_in, day("2028-01-18"), small.mentor, small.novice).entry;
    small.log(small.is.observation, day("2028-01-20"), small.mentor, small.novice);
    Record& second = small.log(small.is.observation, day("2028-01-21"), small.mentor, small.novice);
    SUBCASE("an observation that belongs to an earlier check-in may still be followed by another") {
        second.belongs_to = before;
        small.log(small.is.check_in, day("2028-01-22"), small.mentor, small.novice);
        small.log(small.is.check_in, day("2028-01-23"), small.mentor, small.novice);
        CHECK(small.told("2028-02-20").status == Status::on_track);
    }
    SUBCASE("the first observation does not take the check-in that names the second one") {
        const EntryNumber named = second.entry;
        small.log(small.is.check_in, day("2028-01-22"), small.mentor, small.novice).belongs_to = named;
        CHECK(small.told("2028-02-20").status == Status::missed);
        CHECK(small.told("2028-02-20").parts[0].counted == 1);
    }
    CHECK(small.differ("2028-02-20") == "");
}

TEST_CASE("what begins at the same minute follows, as what begins later does") {
    Pair small;
    small.rule(
        EachClaim{small.select({small.is.observation}),
                  {IsFollowedBy{small.select({small.is.check_in}), Lead{true, {CalendarSpan{5, SpanUnit::day}, {}}}}}});
    small.log(small.is.observation, day("2028-01-20"), small.mentor, small.novice).start = ClockTime{600};
    Record& next = small.log(small.is.check_in, day("2028-01-20"), small.mentor, small.novice);
    next.start = ClockTime{600};
    CHECK(small.told("2028-02-20").status == Status::on_track);
    CHECK(small.differ("2028-02-20") == "");
    small.world.records.back().start = ClockTime{599};
    CHECK(small.told("2028-02-20").status == Status::missed);
    CHECK(small.differ("2028-02-20") == "");
}

TEST_CASE("a vacancy in a leave is none, under a rule that is paused during leave") {
    Pair small;
    small.rule(stands({small.is.duo, Names::helper_slot}, AtAllTimes{})).paused_during_leave = true;
    const PersonId helper = small.person(small.is.helper);
    small.world.pairings[0].members.push_back({Names::helper_slot, helper, days("2028-01-20", "2028-12-31"), false});
    small.world.absences = {{small.novice, days("2028-01-10", "2028-01-19"), "leave"}};
    CHECK(small.told("2028-02-20").status == Status::on_track);
    CHECK(small.differ("2028-02-20") == "");
}

TEST_CASE("an average that is owed for no unit is owed not at all") {
    Pair small(days("2028-02-19", "2028-02-20"));  // a weekend
    TimeAmount form{Bound::at_least,      {Minutes{30}, {}}, small.select({small.is.support}), true,
                    SpanUnit::school_day, InYear{}};
    small.rule(form);
    CHECK(small.told("2028-03-05").status == Status::not_applicable);
    CHECK(small.differ("2028-03-05") == "");
}

TEST_CASE("an absence that lies in two spells of one person in a slot is one absence") {
    Pair small;
    small.rule(one_of(small.select({small.is.support}), ByLimit{ByDate{AtMonthDay{{2, 10}}}}))
        .extended_by_absences_over = CalendarSpan{5, SpanUnit::day};
    std::vector<PairingMember>& members = small.world.pairings[0].members;
    members.push_back({Names::mentee_slot, small.novice, days("2028-01-26", "2028-12-31"), false});
    members[0].days.last = day("2028-01-25");
    small.world.absences = {{small.novice, days("2028-01-20", "2028-01-31"), "leave"}};
    CHECK(small.told("2028-02-01").due == day("2028-02-17"));
    CHECK(small.differ("2028-02-01") == "");
    CHECK(small.told("2028-02-01").parts[0].moved.size() == 1);
    small.world.absences[0].days.last = day("2028-01-24");  // five days move nothing
    CHECK(small.told("2028-02-01").due == day("2028-02-10"));
    CHECK(small.told("2028-02-01").parts[0].moved.empty());
}

TEST_CASE("paused days do not pass in a gap, and no gap breaks on one") {
    Pair small;
    const SelectionId support = small.select({small.is.support});
    SUBCASE("days") {
        small.rule(Gap{true, {CalendarSpan{14, SpanUnit::day}, {}}, support, {}}).paused_during_leave = true;
        small.log(small.is.support, day("2028-01-10"), small.mentor, small.novice);
        small.world.absences = {{small.novice, days("2028-01-12", "2028-02-29"), "leave"}};
        CHECK(small.told("2028-02-29").status == Status::on_track);
        CHECK(small.told("2028-03-13").status == Status::on_track);  // one day before the leave, thirteen after it
        CHECK(small.differ("2028-03-13") == "");
        CHECK(small.told("2028-03-14").status == Status::missed);
        CHECK(small.told("2028-03-14").since == day("2028-03-14"));
    }
    SUBCASE("school days") {
        small.rule(Gap{true, {CalendarSpan{5, SpanUnit::school_day}, {}}, support, {}}).paused_during_leave = true;
        small.log(small.is.support, day("2028-01-10"), small.mentor, small.novice);
        small.world.absences = {{small.novice, days("2028-01-12", "2028-01-21"), "leave"},
                                {small.novice, days("2028-01-27", "2028-01-28"), "leave"}};
        CHECK(small.told("2028-01-31").status == Status::on_track);
        CHECK(small.told("2028-02-01").status == Status::missed);
    }
    SUBCASE("how near two may come is counted in all days") {
        small.rule(Gap{false, {CalendarSpan{14, SpanUnit::day}, {}}, support, {}}).paused_during_leave = true;
        small.log(small.is.support, day("2028-01-10"), small.mentor, small.novice);
        small.log(small.is.support, day("2028-01-24"), small.mentor, small.novice);
        small.world.absences = {{small.novice, days("2028-01-12", "2028-01-20"), "leave"}};
        CHECK(small.told("2028-01-25").status == Status::on_track);
    }
    for (const std::string_view on : {"2028-01-20", "2028-01-31", "2028-02-01", "2028-02-29", "2028-03-14"})
        CHECK(small.differ(on) == "");
}

TEST_CASE("what follows from a decision follows from that of the latest opening alone") {
    Pair small;
    const ReviewId review{0};
    const Limit limit = WithinAfter{{CalendarSpan{20, SpanUnit::day}, {}}, OpeningOf{review}};
    small.rule(one_of(small.select({small.is.support}), ByLimit{limit}));
    small.model.requirements[0].owed_when = small.condition(ReviewDecided{review, "change"});
    const Subject pairing{Subject::Kind::pairing, small.duo.index};
    const auto agreed = [&](std::string_view on) {
        CHECK(small.differ(on) == "");
        return small.told(on).status;
    };
    small.world.reviews = {{review, pairing, day("2028-01-12"), day("2028-01-18"), "change"}};
    CHECK(agreed("2028-01-17") == Status::not_applicable);
    CHECK(agreed("2028-01-18") == Status::due_soon);
    CHECK(agreed("2028-02-10") == Status::missed);
    small.world.reviews.push_back({review, pairing, day("2028-02-07"), {}, ""});
    CHECK(agreed("2028-01-31") == Status::due_soon);  // before it was opened again
    CHECK(agreed("2028-02-07") == Status::not_applicable);
    CHECK(agreed("2028-03-20") == Status::not_applicable);
    ReviewFact& again = small.world.reviews.back();
    again.decided = day("2028-02-14");
    SUBCASE("decided otherwise, it stays so") {
        again.outcome = "keep";
        CHECK(agreed("2028-02-13") == Status::not_applicable);
        CHECK(agreed("2028-03-20") == Status::not_applicable);
    }
    SUBCASE("decided alike, the limit runs from the new opening") {
        again.outcome = "change";
        CHECK(agreed("2028-02-13") == Status::not_applicable);
        CHECK(agreed("2028-02-14") == Status::due_soon);
        CHECK(small.told("2028-02-14").due == day("2028-02-27"));
        CHECK(agreed("2028-02-28") == Status::missed);
    }
    SUBCASE("opened and decided on one day, and by a review of somebody else not at all") {
        again.decided = again.opened;
        again.outcome = "change";
        CHECK(agreed("2028-02-07") == Status::on_track);
        again.subject = {Subject::Kind::person, small.novice.index};
        CHECK(agreed("2028-02-07") == Status::missed);  // by that of January alone
    }
}

TEST_CASE("a stage that somebody else brings is a stage of the document") {
    Pair small;
    const PersonId outsider = small.person(small.is.helper);
    const SelectionId plan = small.select_stage(small.is.plan, "drafted");
    Record& draft = small.reach(small.is.plan, 0, day("2028-01-12"), small.novice);
    draft.about = AboutPairing{PairingId{0}};
    const std::uint32_t instance = draft.instance;
    SUBCASE("reached") {
        small.rule(EachClaim{plan, {ReachesStage{"approved", std::nullopt}}});
        small.reach(small.is.plan, 1, day("2028-01-20"), outsider).instance = instance;
    }
    SUBCASE("signed by one, then by another") {
        small.rule(EachClaim{
            plan, {IsSigned{{Maker::one(small.slot(Names::mentor_slot)), Maker::one(small.role(small.is.helper))}}}});
        small.reach(small.is.plan, 2, day("2028-01-15"), small.mentor).instance = instance;
        small.reach(small.is.plan, 2, day("2028-01-20"), outsider).instance = instance;
    }
    SUBCASE("signed, and asked for beside a survey that is open for a time") {
        small.model.surveys.front().open = InYear{};
        const SelectionId either = small.select({small.is.plan, small.is.pulse});
        small.rule(EachClaim{either, {IsSigned{{Maker::one(small.role(small.is.helper))}}}});
        small.reach(small.is.plan, 2, day("2028-01-20"), outsider).instance = instance;
    }
    CHECK(small.told("2028-01-11").status == Status::not_applicable);
    CHECK(small.told("2028-01-19").status == Status::missed);
    CHECK(small.told("2028-01-20").status == Status::on_track);
    CHECK(small.differ("2028-01-19") == "");
    CHECK(small.differ("2028-01-20") == "");
}

TEST_CASE("a record without minutes is of no more than 16 hours") {
    Pair small;
    TimeAmount form{Bound::at_least, {Minutes{60 * 60}, {}}, small.select({small.is.support}), false, {}, InYear{}};
    SUBCASE("which is not enough") { form.amount.value = Minutes{17 * 60}; }
    SUBCASE("which may be enough") { form.amount.value = Minutes{16 * 60}; }
    const bool enough = form.amount.value->count == 16 * 60;
    small.rule(form);
    small.log(small.is.support, day("2028-01-12"), small.mentor, small.novice).minutes.reset();
    CHECK(small.told("2028-04-01").status == (enough ? Status::unknown : Status::missed));
    CHECK(small.told("2028-04-01").parts[0].counted_most == 16 * 60);
    CHECK(small.differ("2028-04-01") == "");
}

TEST_CASE(
    "days on which she is back, after the window and before the due day that her leave moved, are not in the window") {
    Pair small(days("2028-03-14", "2028-12-31"));
    Requirement& rule = small.rule(one_of(small.select({small.is.support}), InYear{}));
    rule.paused_during_leave = true;
    rule.extended_by_absences_over = CalendarSpan{5, SpanUnit::day};
    Absence leave;
    leave.person = small.novice;
    leave.days = days("2028-03-11", "2028-04-10");
    small.world.absences.push_back(leave);
    CHECK(small.told("2028-03-20").status == Status::not_applicable);
    for (const std::string_view on : {"2028-01-22", "2028-03-20", "2028-04-12"}) CHECK(small.differ(on) == "");
}

TEST_CASE(
    "under `carries over` what is of somebody in a slot counts once, before the pairing too, and in no other rule") {
    Pair small(days("2028-01-10", "2028-01-28"));
    const PersonId other = small.person(small.is.mentor);
    const PairingId next = small.pair(small.novice, other, days("2028-01-31", "2028-03-31"));
    small.world.pairings[next.index].follows = small.duo;
    const SelectionId hers = small.select({small.is.support});
    small.model.selections[hers.index].owner = small.slot(Names::mentee_slot);
    Requirement& rule = small.rule(one_of(hers, InYear{}));
    small.log(small.is.support, day("2028-01-20"), small.mentor, small.novice);  // in the pairing before
    small.log(small.is.support, day("2028-01-21"), other, small.novice);         // in none
    small.log(small.is.support, day("2028-02-10"), other, small.novice);         // in this one
    const auto counted = [&](std::string_view on) {
        const Finding found = small.all(on).at(1);
        CHECK(found.subject.index == next.index);
        return found.parts.at(0).counted;
    };
    rule.carries_over = true;
    CHECK(small.differ("2028-03-01") == "");
    CHECK(counted("2028-03-01") == 3);
    small.model.requirements[0].carries_over = false;
    CHECK(small.differ("2028-03-01") == "");
    CHECK(counted("2028-03-01") == 1);
}

TEST_CASE("what every record has may be asked for, also where no `has` declares it") {
    Pair small;
    const auto asks = [&](FieldTest test) {
        const SelectionId what = small.select({small.is.support});
        small.model.selections[what.index].where = {std::move(test)};
        small.rule(one_of(what, InYear{}));
    };
    asks(small.record_field_is(small.is.duration, Compare::at_least, {Minutes{60}}));
    asks(small.record_field_is(small.is.duration, Compare::at_least, {Minutes{61}}));
    asks(small.record_field_is(small.is.place, Compare::is, {SiteId{1}}));
    asks(small.record_field_is(small.is.entered_by, Compare::recorded, {}));
    asks(small.record_field_is(small.is.entered_on, Compare::at_most, {day("2028-01-20")}));
    asks(small.record_field_is(small.is.start, Compare::at_least, {Minutes{9 * 60}}));
    Record& record = small.log(small.is.support, day("2028-01-20"), small.mentor, small.novice);
    record.place = SiteId{1};
    record.start = ClockTime{9 * 60};
    record.end = ClockTime{10 * 60};
    const std::vector<Finding> all = small.all("2028-02-20");
    const bool met[] = {true, false, true, false, true, true};
    for (std::size_t i = 0; i < std::size(met); ++i) {
        CAPTURE(i);
        CHECK((all.at(i).status == Status::met) == met[i]);
    }
    CHECK(small.differ("2028-02-20") == "");
}

TEST_CASE("a pairing is where its mentee is, on its first day or when she comes; she without a site, by her role") {
    Pair small;
    small.rule(one_of(small.select({small.is.support}), InYear{})).where =
        small.condition(FieldIs{small.field_is(small.is.school, Compare::is, {SiteId{1}})});
    small.world.pairings[0].days = days("2028-01-10", "2028-06-30");
    const auto finds = [&] { return small.told("2028-02-20").status; };
    SUBCASE("by her site") { CHECK(finds() == Status::on_track); }
    SUBCASE("by the site of her role") {
        small.world.people[small.novice.index].site.reset();
        CHECK(finds() == Status::unknown);
        small.world.holdings[0].site = SiteId{1};
        CHECK(finds() == Status::on_track);
    }
    SUBCASE("by the one of the first day, whoever stands first in the list") {
        const PersonId later = small.person(small.is.novice);
        small.world.people[later.index].site = SiteId{0};
        auto& members = small.world.pairings[0].members;
        members.insert(members.begin(), {Names::mentee_slot, later, days("2028-02-01", "2028-06-30"), false});
        CHECK(finds() == Status::on_track);
        members[1].days = days("2028-02-10", "2028-06-30");
        CHECK(finds() == Status::unknown);  // a district lies in no school
    }
    CHECK(small.differ("2028-02-20") == "");
}

TEST_CASE("a record that names nobody may be with anybody") {
    Pair small;
    const SelectionId what = small.select({small.is.plan});
    small.model.selections[what.index].to = Maker::one(small.role(small.is.leader));
    small.rule(one_of(what, InYear{}));
    (void)small.reach(small.is.plan, 0, day("2028-01-20"), small.mentor);
    CHECK(small.told("2028-04-10").status == Status::unknown);
    CHECK(small.differ("2028-04-10") == "");
}

TEST_CASE("a record between two terms is in none of them") {
    Pair small;
    RecordCount form = one_of(small.select({small.is.support}), InYear{});
    form.distinct = DistinctUnit{SpanUnit::year};
    small.rule(form);
    form.distinct = DistinctUnit{SpanUnit::term};
    small.rule(form);
    small.log(small.is.support, day("2028-01-20"), small.mentor, small.novice);
    small.log(small.is.support, day("2028-02-19"), small.mentor, small.novice);  // the weekend between the terms
    small.log(small.is.support, day("2028-02-21"), small.mentor, small.novice);
    CHECK(small.all("2028-03-20").at(0).parts[0].counted == 1);
    CHECK(small.all("2028-03-20").at(1).parts[0].counted == 2);
    CHECK(small.differ("2028-03-20") == "");
}

TEST_CASE("nothing owed is not the same as met; an average is owed for the units that are there") {
    Pair small(days("2028-02-05", "2028-02-06"));  // a weekend
    RecordCount none = one_of(small.select({small.is.support}), InYear{});
    none.least = {0, {}};
    small.rule(none);
    RecordCount average = one_of(small.select({small.is.support}), InYear{});
    average.average = true;
    average.per = SpanUnit::week;
    small.rule(average).partial = Prorated{};
    const std::vector<Finding> all = small.all("2028-04-10");
    CHECK(all.at(0).status == Status::not_applicable);
    CHECK(all.at(1).status == Status::missed);
    CHECK(small.differ("2028-04-10") == "");
}

TEST_CASE("whoever may hold the role may be one more, by the very record that she has a part in") {
    Pair small;
    Role veteran;
    veteran.name = veteran.title = "veteran";
    veteran.derived_from = small.is.mentor;
    veteran.derived_when = small.condition(FieldIs{small.field_is(small.is.experience, Compare::is, {Number{5000}})});
    small.model.roles.push_back(veteran);
    RecordCount form = one_of(small.select({small.is.support}), InMonth{1});
    form.distinct = DistinctPeople{Names::veteran};
    small.rule(form);
    small.log(small.is.support, day("2028-01-20"), small.mentor, small.novice);
    CHECK(small.told("2028-03-20").parts[0].counted_most == 1);
    CHECK(small.told("2028-03-20").status == Status::unknown);
    CHECK(small.differ("2028-03-20") == "");
}

TEST_CASE("nobody is below a pace on a day on which its due day was not known yet") {
    Pair small;
    const FirstEvent first{small.select({small.is.coaching})};
    RecordCount twice = one_of(small.select({small.is.support}), ByLimit{NoLaterThan{first}});
    twice.least = {2, {}};
    small.rule(twice).behind_below = BasisPoints{8000};
    Requirement& asking = small.rule(one_of(small.select({small.is.check_in}), InMonth{2}));
    asking.where = small.condition(BelowPace{RequirementId{0}, {BasisPoints{5000}, {}}});
    small.log(small.is.coaching, day("2028-03-18"), small.mentor, small.novice);
    CHECK(small.all("2028-03-25").at(1).status == Status::not_applicable);
    CHECK(small.differ("2028-03-25") == "");
}
