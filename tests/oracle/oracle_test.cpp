// Both evaluators, held against expectations that were worked out by hand: one table a form.
// Method: a small world of one pairing, one rule, a few records, and the status on the days on which it changes.
#include "tests/oracle/both_say.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace induct;
using namespace induct::oracle;

namespace {

/// What both say of a pairing.
struct Pair : OnePair {
    using OnePair::OnePair;

    Record& met(std::string_view date, KindId kind, std::int64_t minutes = 60) {
        return log(kind, day(date), mentor, novice, minutes);
    }
    Finding on(std::string_view date, std::size_t which = 0) {
        finish();
        const std::vector<Finding> findings = both_say(*this, day(date)).findings;
        REQUIRE(which < findings.size());
        return findings[which];
    }
};

struct Row {
    std::string_view date;
    Status status;
    std::string_view since;
    std::string_view next_change = {};  // empty: none
    std::size_t window = 0;
};

template <std::size_t N>
void check(Pair& small, const Row (&rows)[N]) {
    for (const Row& row : rows) {
        const Finding found = small.on(row.date, row.window);
        CAPTURE(std::string(row.date));
        CAPTURE(row.window);
        CHECK(std::string(word(found.status)) == std::string(word(row.status)));
        CHECK(to_iso(found.since) == std::string(row.since));
        CHECK((found.next_change ? to_iso(*found.next_change) : std::string()) == std::string(row.next_change));
    }
}

Setting<Minutes> time(std::int64_t minutes) { return {Minutes{minutes}, {}}; }
Setting<std::int64_t> number(std::int64_t count) { return {count, {}}; }
Setting<CalendarSpan> span(std::int64_t count, SpanUnit unit = SpanUnit::day) {
    return {CalendarSpan{count, unit}, {}};
}
Period each(SpanUnit unit, std::int64_t count = 1) { return Cadence{{count, unit}, {}}; }
Period by(unsigned month, unsigned day_of_month) { return ByLimit{ByDate{AtMonthDay{{month, day_of_month}}}}; }
RecordCount at_least(std::int64_t count, SelectionId what, Period period) {
    return {Bound::at_least, number(count), 0, what, {}, {}, {}, false, {}, std::move(period)};
}
RecordCount bounded(Bound bound, std::int64_t least, std::int64_t most, SelectionId what) {
    return {bound, number(least), most, what, {}, {}, {}, false, {}, InYear{}};
}

}  // namespace

TEST_CASE("an amount of time is met on the day that reaches it, behind under its pace, missed after grace") {
    Pair small;
    Requirement& rule =
        small.rule(TimeAmount{Bound::at_least, time(540), small.select({small.is.support}), false, {}, InYear{}});
    rule.grace = {7, SpanUnit::day};
    rule.behind_below = BasisPoints{8000};
    // 540 minutes over 54 school days are 10 a school day. 80% of the pace of the day a week before: on January 24 that
    // day is January 17, a holiday after 5 school days: 40 minutes.
    small.met("2028-01-11", small.is.support, 40);
    SUBCASE("and never enough") {
        const Row rows[] = {
            {"2028-01-10", Status::on_track, "2028-01-10", "2028-01-17"},  // nothing is logged yet
            {"2028-01-24", Status::on_track, "2028-01-10", "2028-01-25"},
            {"2028-01-25", Status::behind, "2028-01-25", "2028-04-01"},
            {"2028-03-31", Status::behind, "2028-01-25", "2028-04-01"},
            {"2028-04-01", Status::pending, "2028-04-01", "2028-04-08"},
            {"2028-04-07", Status::pending, "2028-04-01", "2028-04-08"},
            {"2028-04-08", Status::missed, "2028-04-01"},
            {"2028-04-20", Status::missed, "2028-04-01"},
        };
        check(small, rows);
    }
    SUBCASE("and enough in March, with a kind of a kind") {
        small.met("2028-03-03", small.is.coaching, 500);
        const Row rows[] = {{"2028-03-02", Status::behind, "2028-01-25", "2028-04-01"},
                            {"2028-03-03", Status::met, "2028-03-03"},
                            {"2028-04-15", Status::met, "2028-03-03"}};
        check(small, rows);
        CHECK(small.on("2028-03-03").parts.at(0).counted == 540);
        CHECK(small.on("2028-03-03").parts.at(0).needed == 540);
    }
    SUBCASE("and unknown where a record has no minutes") {
        small.met("2028-01-20", small.is.support).minutes.reset();
        const Row rows[] = {{"2028-01-25", Status::unknown, "2028-01-25", "2028-04-01"},
                            {"2028-04-01", Status::pending, "2028-04-01", "2028-04-08"},
                            {"2028-04-08", Status::unknown, "2028-04-08"}};
        check(small, rows);
    }
}

TEST_CASE("what is owed by somebody who begins in the window follows `partial`") {
    // From February 22 on: 54 - 25 = 29 of 54 school days.
    Pair small(days("2028-02-22", "2028-12-31"));
    Requirement& rule =
        small.rule(TimeAmount{Bound::at_least, time(540), small.select({small.is.support}), false, {}, InYear{}});
    SUBCASE("in full") { CHECK(small.on("2028-03-01").parts.at(0).needed == 540); }
    SUBCASE("prorated") {
        rule.partial = Prorated{};
        CHECK(small.on("2028-03-01").parts.at(0).needed == 290);
    }
    SUBCASE("skipped below 60%") {
        rule.partial = SkippedBelow{{6000}};
        CHECK(small.on("2028-03-01").status == Status::not_applicable);
    }
    SUBCASE("skipped below 50%") {
        rule.partial = SkippedBelow{{5000}};
        CHECK(small.on("2028-03-01").parts.at(0).needed == 540);
    }
}

TEST_CASE("the pace is linear from the subject's first day, or steps at milestones") {
    Pair small(days("2028-02-28", "2028-12-31"));  // 25 school days to March 31
    small.rule(at_least(5, small.select({small.is.support}), InYear{})).behind_below = BasisPoints{10000};
    SUBCASE("one record in five school days, rounded down") {
        const Row rows[] = {{"2028-03-02", Status::on_track, "2028-02-28", "2028-03-03"},
                            {"2028-03-03", Status::behind, "2028-03-03", "2028-04-01"}};
        check(small, rows);
    }
    SUBCASE("a milestone speaks from the day after it") {
        small.model.requirements[0].milestones = {{2, AtMonthDay{{3, 10}}}};
        small.met("2028-03-08", small.is.support);
        const Row rows[] = {{"2028-03-10", Status::on_track, "2028-02-28", "2028-03-11"},
                            {"2028-03-11", Status::behind, "2028-03-11", "2028-04-01"}};
        check(small, rows);
    }
}

TEST_CASE("a cadence has one finding a window, and none is owed where there is no school") {
    Pair small;
    small.rule(at_least(1, small.select({small.is.check_in}), each(SpanUnit::week)));
    small.met("2028-01-10", small.is.check_in);  // the first day of the first window
    small.met("2028-01-23", small.is.check_in);  // the last day, a Sunday, of the second one
    const Row rows[] = {{"2028-01-24", Status::met, "2028-01-10", {}, 0},
                        {"2028-01-24", Status::met, "2028-01-23", {}, 1},
                        {"2028-01-24", Status::on_track, "2028-01-24", "2028-01-31", 2},
                        {"2028-01-24", Status::upcoming, "2028-01-10", "2028-01-31", 3},
                        {"2028-02-10", Status::missed, "2028-01-31", {}, 2},
                        {"2028-02-14", Status::not_applicable, "2028-02-14", {}, 5}};
    check(small, rows);
    CHECK(small.on("2028-01-24", 2).window.days == days("2028-01-24", "2028-01-30"));
}

TEST_CASE("named days, tapers and seasons cut windows of their own") {
    Pair small;
    const SelectionId any = small.select({small.is.support});
    SUBCASE("on each training") {
        small.rule(at_least(1, any, Cadence{{1, std::string("training")}, {}}));
        small.met("2028-01-28", small.is.support);
        const Row rows[] = {{"2028-01-28", Status::met, "2028-01-28", {}, 0},
                            {"2028-03-03", Status::on_track, "2028-03-03", "2028-03-04", 1},
                            {"2028-03-04", Status::missed, "2028-03-04", {}, 1}};
        check(small, rows);
    }
    SUBCASE("each week until January 23, then each month") {
        Taper taper;
        taper.pieces = {{{1, SpanUnit::week}, Point(AtMonthDay{{1, 23}})}, {{1, SpanUnit::month}, {}}};
        small.rule(at_least(1, any, taper));
        CHECK(small.on("2028-01-10", 1).window.days == days("2028-01-17", "2028-01-23"));
        CHECK(small.on("2028-01-10", 2).window.days == days("2028-01-24", "2028-01-31"));
        CHECK(small.on("2028-01-10", 4).window.days == days("2028-03-01", "2028-03-31"));
    }
    SUBCASE("each month from February to March, the leap day in it") {
        small.rule(at_least(1, any, Cadence{{1, SpanUnit::month}, Season{AtMonth{2}, AtMonth{3}}}));
        small.met("2028-02-29", small.is.support);
        const Row rows[] = {{"2028-03-01", Status::met, "2028-02-29", {}, 0}};
        check(small, rows);
    }
}

TEST_CASE("at most, exactly and a range are missed from the record too many, and met when grace is over") {
    Pair small;
    const SelectionId any = small.select({small.is.support});
    SUBCASE("at most one") {
        small.rule(bounded(Bound::at_most, 1, 0, any)).grace = {2, SpanUnit::day};
        small.met("2028-01-12", small.is.support);
        const Row rows[] = {{"2028-03-31", Status::on_track, "2028-01-10", "2028-04-01"},
                            {"2028-04-02", Status::pending, "2028-04-01", "2028-04-03"},
                            {"2028-04-03", Status::met, "2028-04-01"}};
        check(small, rows);
        small.met("2028-02-01", small.is.support);
        const Row broken[] = {{"2028-01-31", Status::on_track, "2028-01-10", "2028-04-01"},
                              {"2028-02-01", Status::missed, "2028-02-01"}};
        check(small, broken);
    }
    SUBCASE("exactly two, and one is missing") {
        small.rule(bounded(Bound::exactly, 2, 0, any));
        small.met("2028-01-12", small.is.support);
        const Row rows[] = {{"2028-03-31", Status::on_track, "2028-01-10", "2028-04-01"},
                            {"2028-04-01", Status::missed, "2028-04-01"}};
        check(small, rows);
    }
    SUBCASE("one to two, and one may or may not count") {
        const SelectionId led = small.select_by({small.is.support}, small.slot(Names::mentor_slot));
        small.rule(bounded(Bound::range, 1, 2, led));
        small.met("2028-01-12", small.is.support).led_by.clear();
        const Row rows[] = {{"2028-03-31", Status::on_track, "2028-01-10", "2028-04-01"},
                            {"2028-04-01", Status::unknown, "2028-04-01"}};
        check(small, rows);
        CHECK(small.on("2028-02-01").parts.at(0).counted == 0);
        CHECK(small.on("2028-02-01").parts.at(0).counted_most == 1);
    }
}

TEST_CASE("different days, kinds and values are counted once, and each value of a choice is covered") {
    Pair small;
    const SelectionId any = small.select({small.is.support});
    const auto of = [&](ChoiceId choice, std::uint32_t index) { return ChoiceValue{choice, index}; };
    small.met("2028-01-12", small.is.observation).fields = {{small.is.focus_field, of(small.is.focus, 0)}};
    small.met("2028-01-12", small.is.observation).fields = {{small.is.focus_field, of(small.is.focus, 1)}};
    small.met("2028-01-14", small.is.coaching);
    const auto counted = [&](RecordCount form) {
        small.model.requirements.clear();
        small.rule(std::move(form));
        const PartFinding part = small.on("2028-01-20").parts.at(0);
        return std::pair(part.counted, part.counted_most);
    };
    RecordCount form = at_least(3, any, InYear{});
    form.distinct = DistinctUnit{SpanUnit::day};
    CHECK(counted(form) == std::pair<std::int64_t, std::int64_t>(2, 2));
    form.distinct = DistinctUnit{SpanUnit::week};
    CHECK(counted(form) == std::pair<std::int64_t, std::int64_t>(1, 1));
    form.distinct = DistinctKinds{};
    CHECK(counted(form) == std::pair<std::int64_t, std::int64_t>(2, 2));
    form.distinct = DistinctPeople{small.is.mentor};
    CHECK(counted(form) == std::pair<std::int64_t, std::int64_t>(1, 1));
    form.distinct = DistinctField{small.is.focus_field};
    CHECK(counted(form) == std::pair<std::int64_t, std::int64_t>(2, 3));
    form.distinct.reset();
    form.least = number(1);
    form.covering = small.is.focus_field;
    form.covering_choice = small.is.focus;
    CHECK(counted(form) == std::pair<std::int64_t, std::int64_t>(2, 3));
    CHECK(small.on("2028-01-20").parts.at(0).needed == 3);
}

TEST_CASE("an average is owed for the units on which there is school") {
    Pair small;
    TimeAmount form{Bound::at_least, time(60), small.select({small.is.support}), true, SpanUnit::week, InYear{}};
    small.rule(form);
    // Twelve weeks, one of them without a school day.
    CHECK(small.on("2028-02-01").parts.at(0).needed == 11 * 60);
}

TEST_CASE("a deadline is met, due soon, met late or missed") {
    Pair small;
    Requirement& rule = small.rule(Deadline{small.select_stage(small.is.plan, "approved"), by(2, 10)});
    rule.grace = {3, SpanUnit::day};
    small.reach(small.is.plan, 0, day("2028-01-12"), small.novice);
    const Row before[] = {{"2028-01-26", Status::on_track, "2028-01-10", "2028-01-27"},
                          {"2028-01-27", Status::due_soon, "2028-01-27", "2028-02-11"},
                          {"2028-02-10", Status::due_soon, "2028-01-27", "2028-02-11"},
                          {"2028-02-13", Status::pending, "2028-02-11", "2028-02-14"},
                          {"2028-02-14", Status::missed, "2028-02-11"}};
    check(small, before);
    small.reach(small.is.plan, 1, day("2028-02-20"), small.novice);
    const Row late[] = {{"2028-02-19", Status::missed, "2028-02-11"}, {"2028-02-20", Status::met_late, "2028-02-20"}};
    check(small, late);
    SUBCASE("unless late counts as missed") {
        small.model.requirements[0].late_counts_as_met_late = false;
        CHECK(small.on("2028-02-20").status == Status::missed);
    }
    SUBCASE("and an artifact in time is met, whoever entered it when") {
        small.reach(small.is.plan, 1, day("2028-02-10"), small.novice).entered_on = day("2028-03-20");
        CHECK(small.on("2028-03-25").status == Status::met);
        CHECK(small.on("2028-03-25").since == day("2028-02-10"));
    }
}

TEST_CASE("limits of all sorts end when the reference says") {
    struct Case {
        Limit limit;
        std::string_view due;
        std::string_view first;
    };
    Pair small(days("2028-01-20", "2028-12-31"));
    const SelectionId seen = small.select({small.is.observation});
    small.met("2028-01-25", small.is.observation);
    const Case cases[] = {
        {ByDate{AtNthWeekday{{2, Weekday::friday, 3}}}, "2028-03-10", "2028-01-10"},
        {NoLaterThan{AtCalendarName{"mid-break"}}, "2028-02-18", "2028-01-10"},
        {BeforePoint{AtCalendarName{"mid-break"}}, "2028-02-13", "2028-01-10"},
        {WithinAfter{span(5), StartOf{Anchor::pairing}}, "2028-01-25", "2028-01-10"},
        {WithinAfter{span(5), FirstEvent{seen}}, "2028-01-30", "2028-01-25"},
        {WithinAfter{span(3, SpanUnit::school_day), AtMonth{1}}, "2028-02-03", "2028-01-10"},
        {WithinBefore{span(10), EndOf{Anchor::year}}, "2028-03-30", "2028-03-21"},
        {BeforePoint{StartOf{Anchor::pairing}}, "2028-01-19", "1900-01-01"},
        {BeforePoint{StartOf{Anchor::next_year}}, "2028-04-23", "2028-01-10"},
    };
    for (const Case& one : cases) {
        small.model.requirements.clear();
        small.rule(Deadline{small.select_stage(small.is.plan, "drafted"), ByLimit{one.limit}});
        const Finding found = small.on("2028-02-01");
        CHECK(to_iso(found.due) == std::string(one.due));
        CHECK(to_iso(found.window.days.first) == std::string(one.first));
    }
    SUBCASE("an event that has not happened has no due day") {
        small.model.requirements.clear();
        small.rule(
            Deadline{small.select_stage(small.is.plan, "drafted"), ByLimit{WithinAfter{span(5), FirstEvent{seen}}}});
        CHECK(small.on("2028-01-24").status == Status::upcoming);
    }
    SUBCASE("a limit by calendar before the subject's first day does not apply; with a second limit it does") {
        const SelectionId plan = small.select_stage(small.is.plan, "drafted");
        small.model.requirements.clear();
        small.rule(Deadline{plan, by(1, 15)});
        CHECK(small.on("2028-02-01").status == Status::not_applicable);
        small.model.requirements.clear();
        small.rule(Deadline{
            plan, ByEither{ByDate{AtMonthDay{{1, 15}}}, WithinAfter{span(20), StartOf{Anchor::pairing}}, true}});
        CHECK(small.on("2028-02-01").due == day("2028-02-09"));
    }
}

TEST_CASE("gaps: no more than so long between records, or at least") {
    Pair small(days("2028-01-15", "2028-12-31"));
    const SelectionId any = small.select({small.is.check_in});
    SUBCASE("no more than ten days, from the pairing's first day") {
        small.rule(Gap{true, span(10), any, {}}).grace = {2, SpanUnit::day};
        small.met("2028-01-25", small.is.check_in);
        const Row rows[] = {{"2028-02-04", Status::on_track, "2028-01-15", "2028-02-05"},
                            {"2028-02-05", Status::pending, "2028-02-05", "2028-02-07"},
                            {"2028-02-07", Status::missed, "2028-02-05"}};
        check(small, rows);
        small.met("2028-02-06", small.is.check_in);
        CHECK(small.on("2028-03-31").status == Status::missed);
    }
    SUBCASE("kept to the end") {
        small.rule(Gap{true, span(60), any, {}}).grace = {2, SpanUnit::day};
        small.met("2028-03-01", small.is.check_in);
        const Row rows[] = {{"2028-03-31", Status::on_track, "2028-01-15", "2028-04-01"},
                            {"2028-04-02", Status::pending, "2028-04-01", "2028-04-03"},
                            {"2028-04-03", Status::met, "2028-04-01"}};
        check(small, rows);
    }
    SUBCASE("five school days, over a break") {
        small.rule(Gap{true, span(5, SpanUnit::school_day), any, {}});
        for (const char* date : {"2028-01-21", "2028-01-28", "2028-02-04", "2028-02-11"})
            small.met(date, small.is.check_in);
        // February 21 to 25 are the five school days after February 11.
        const Row rows[] = {{"2028-02-27", Status::on_track, "2028-01-15", "2028-02-28"},
                            {"2028-02-28", Status::missed, "2028-02-28"}};
        check(small, rows);
    }
    SUBCASE("at least fourteen days apart") {
        small.rule(Gap{false, span(14), any, {}});
        small.met("2028-01-20", small.is.check_in);
        small.met("2028-02-03", small.is.check_in);
        small.met("2028-02-16", small.is.check_in);
        const Row rows[] = {{"2028-02-15", Status::on_track, "2028-01-15", "2028-04-01"},
                            {"2028-02-16", Status::missed, "2028-02-16"}};
        check(small, rows);
    }
}

TEST_CASE("what must stand is looked at on each day, with gaps or on one day") {
    Pair small;
    const PersonId helper = small.person(small.is.helper);
    small.world.pairings[0].members.push_back({Names::helper_slot, helper, days("2028-01-10", "2028-01-31"), false});
    small.world.pairings[0].members.push_back({Names::helper_slot, helper, days("2028-02-07", "2028-02-25"), false});
    Standing form;
    form.bound = Bound::at_least;
    form.least = number(1);
    form.what = StandingSlot{{small.is.duo, Names::helper_slot}};
    SUBCASE("with gaps up to ten school days, missed since the first of them") {
        form.period = AtAllTimes{CalendarSpan{10, SpanUnit::school_day}};
        small.rule(form);
        // From February 26 on nobody; the eleventh school day after it is March 13.
        const Row rows[] = {{"2028-03-12", Status::on_track, "2028-01-10", "2028-03-13"},
                            {"2028-03-13", Status::missed, "2028-02-26"},
                            {"2028-04-10", Status::missed, "2028-02-26"}};
        check(small, rows);
    }
    SUBCASE("at all times") {
        form.period = AtAllTimes{};
        small.rule(form);
        const Row rows[] = {{"2028-01-31", Status::on_track, "2028-01-10", "2028-02-01"},
                            {"2028-02-01", Status::missed, "2028-02-01"},
                            {"2028-02-10", Status::missed, "2028-02-01"}};
        check(small, rows);
    }
    SUBCASE("by a date") {
        form.period = by(2, 10);
        small.rule(form);
        const Row rows[] = {{"2028-01-26", Status::on_track, "2028-01-10", "2028-01-27"},
                            {"2028-02-09", Status::due_soon, "2028-01-27", "2028-02-10"},
                            {"2028-02-10", Status::met, "2028-02-10"}};
        check(small, rows);
    }
    SUBCASE("on a date") {
        form.period = OnPoint{AtMonthDay{{2, 1}}};
        small.rule(form);
        const Row rows[] = {{"2028-01-31", Status::on_track, "2028-01-10", "2028-02-01"},
                            {"2028-02-01", Status::missed, "2028-02-01"}};
        check(small, rows);
    }
}

TEST_CASE("a record that another one names is its partner, in time or not, and nobody else's") {
    Pair small;
    const SelectionId seen = small.select({small.is.observation});
    const EntryNumber first = small.met("2028-01-12", small.is.observation).entry;
    SUBCASE("the one that is named came too soon, and the other one is no partner") {
        small.rule(EachClaim{seen, {IsFollowedBy{small.select({small.is.check_in}), Lead{false, span(3)}}}});
        small.met("2028-01-17", small.is.check_in);
        CHECK(small.on("2028-03-01").status == Status::on_track);
        small.met("2028-01-13", small.is.check_in).belongs_to = first;
        CHECK(small.on("2028-03-01").status == Status::missed);
    }
    SUBCASE("an observation names its check-in") {
        small.rule(EachClaim{seen, {Follows{small.select({small.is.check_in}), Lead{true, span(1)}}}});
        const EntryNumber early = small.met("2028-01-10", small.is.check_in).entry;
        small.met("2028-01-11", small.is.check_in);
        CHECK(small.on("2028-03-01").status == Status::on_track);
        for (Record& record : small.world.records)
            if (record.entry == first) record.belongs_to = early;
        CHECK(small.on("2028-03-01").status == Status::missed);
    }
    SUBCASE("of steps in order, too") {
        small.rule(EachClaim{
            seen, {HasInOrder{{small.is.pre, small.is.observation, small.is.post}, CalendarSpan{5, SpanUnit::day}}}});
        const EntryNumber named = small.met("2028-01-10", small.is.pre).entry;
        const EntryNumber other = small.met("2028-01-11", small.is.pre).entry;
        small.met("2028-01-13", small.is.post);
        const EntryNumber second = small.met("2028-01-14", small.is.observation).entry;
        small.met("2028-01-15", small.is.post);
        const auto name = [&](EntryNumber from, EntryNumber to) {
            for (Record& record : small.world.records)
                if (record.entry == from) record.belongs_to = to;
        };
        SUBCASE("the conference of the first is left to it") {
            name(named, first);
            CHECK(small.on("2028-03-01").status == Status::on_track);
        }
        SUBCASE("the first names its conference") {
            name(first, named);
            CHECK(small.on("2028-03-01").status == Status::on_track);
        }
        SUBCASE("the nearer one is the second's") {
            name(other, second);
            CHECK(small.on("2028-03-01").status == Status::on_track);
        }
        SUBCASE("both name the second") {
            name(named, second);
            name(other, second);
            CHECK(small.on("2028-03-01").status == Status::missed);
        }
    }
}

TEST_CASE("a claim on each record is judged when its limit has passed") {
    Pair small;
    const SelectionId seen = small.select({small.is.observation});
    const SelectionId before = small.select({small.is.pre});
    const SelectionId after = small.select({small.is.post});
    const auto claim = [&](Claim one) {
        small.model.requirements.clear();
        return &small.rule(EachClaim{seen, {std::move(one)}});
    };
    claim(IsFollowedBy{after, Lead{true, span(5)}});
    CHECK(small.on("2028-02-01").status == Status::not_applicable);
    small.met("2028-01-12", small.is.observation);
    SUBCASE("is followed by, within five days") {
        const Row rows[] = {{"2028-01-12", Status::on_track, "2028-01-12", "2028-01-18"},
                            {"2028-01-18", Status::missed, "2028-01-18"}};
        check(small, rows);
        small.met("2028-01-17", small.is.post);
        const Row kept[] = {{"2028-01-18", Status::on_track, "2028-01-12", "2028-04-01"},
                            {"2028-04-01", Status::met, "2028-04-01"}};
        check(small, kept);
    }
    SUBCASE("a partner is used once") {
        small.met("2028-01-13", small.is.observation);
        small.met("2028-01-14", small.is.post);
        CHECK(small.on("2028-01-19").status == Status::missed);
        CHECK(small.on("2028-01-19").since == day("2028-01-19"));
    }
    SUBCASE("follows by at least three days") {
        claim(Follows{before, Lead{false, span(3)}});
        small.met("2028-01-10", small.is.pre);
        CHECK(small.on("2028-01-12").status == Status::missed);
        small.world.records[1].date = day("2028-01-13");
        CHECK(small.on("2028-01-13").status == Status::on_track);
    }
    SUBCASE("a record that names the other one decides") {
        claim(Follows{before, {}});
        small.met("2028-01-11", small.is.pre).belongs_to = 99;
        CHECK(small.on("2028-01-12").status == Status::missed);
        small.world.records.front().belongs_to = 1;
        CHECK(small.on("2028-01-12").status == Status::on_track);
    }
    SUBCASE("has fields, and pending during grace") {
        claim(HasFields{{small.is.agenda}})->grace = {2, SpanUnit::day};
        const Row rows[] = {{"2028-01-13", Status::pending, "2028-01-12", "2028-01-14"},
                            {"2028-01-14", Status::missed, "2028-01-12"}};
        check(small, rows);
    }
    SUBCASE("covers values, unknown without a field") {
        claim(CoversValues{small.is.topics_field, small.is.topic, {}, true});
        CHECK(small.on("2028-01-12").status == Status::unknown);
        const std::vector<ChoiceValue> one{{small.is.topic, 0}};
        const std::vector<ChoiceValue> all{{small.is.topic, 0}, {small.is.topic, 1}};
        small.world.records[0].fields = {{small.is.topics_field, one}};
        CHECK(small.on("2028-01-12").status == Status::missed);
        small.world.records[0].fields = {{small.is.topics_field, all}};
        CHECK(small.on("2028-01-12").status == Status::on_track);
    }
    SUBCASE("is logged within a week") {
        claim(IsLogged{{7, SpanUnit::day}});
        small.world.records[0].entered_on = day("2028-01-20");
        const Row rows[] = {{"2028-01-19", Status::on_track, "2028-01-12", "2028-01-20"},
                            {"2028-01-20", Status::missed, "2028-01-20"}};
        check(small, rows);
    }
    SUBCASE("who, and on what day") {
        claim(IsLedBy{Maker::one(small.slot(Names::mentor_slot))});
        CHECK(small.on("2028-01-12").status == Status::on_track);
        claim(IsBy{Maker::one(small.slot(Names::mentee_slot))});
        CHECK(small.on("2028-01-12").status == Status::missed);
        claim(IsWith{Maker::one(small.slot(Names::mentee_slot))});
        CHECK(small.on("2028-01-12").status == Status::on_track);
        claim(IsOn{"training"});
        CHECK(small.on("2028-01-12").status == Status::missed);
    }
    SUBCASE("has in order") {
        claim(HasInOrder{{small.is.pre, small.is.observation, small.is.post}, CalendarSpan{5, SpanUnit::day}});
        small.met("2028-01-11", small.is.pre);
        const Row rows[] = {{"2028-01-17", Status::on_track, "2028-01-12", "2028-01-18"},
                            {"2028-01-18", Status::missed, "2028-01-18"}};
        check(small, rows);
        small.met("2028-01-16", small.is.post);
        CHECK(small.on("2028-01-18").status == Status::on_track);
    }
}

TEST_CASE("an artifact reaches its stage within its limit") {
    Pair small;
    small.rule(EachClaim{small.select({small.is.plan}), {ReachesStage{"approved", Lead{true, span(5)}}}});
    small.reach(small.is.plan, 0, day("2028-01-12"), small.novice).instance = 7;
    CHECK(small.on("2028-01-17").status == Status::on_track);
    CHECK(small.on("2028-01-18").status == Status::missed);
    small.reach(small.is.plan, 1, day("2028-01-15"), small.novice).instance = 7;
    CHECK(small.on("2028-01-18").status == Status::on_track);
}

TEST_CASE("an artifact that reaches its stage after so many days at least is owed it until then") {
    Pair small;
    small.rule(
        EachClaim{small.select_stage(small.is.plan, "drafted"), {ReachesStage{"approved", Lead{false, span(5)}}}});
    small.reach(small.is.plan, 0, day("2028-01-12"), small.novice).instance = 7;
    CHECK(small.on("2028-01-13").status == Status::missed);
    small.reach(small.is.plan, 1, day("2028-01-19"), small.novice).instance = 7;
    const Row rows[] = {{"2028-01-18", Status::missed, "2028-01-12"},
                        {"2028-01-24", Status::on_track, "2028-01-19", "2028-04-01"}};
    check(small, rows);
    small.world.records.back().date = day("2028-01-16");
    CHECK(small.on("2028-01-24").status == Status::missed);  // too soon
}

TEST_CASE("a share is judged over the records whose limit has passed") {
    Pair small;
    const SelectionId plc = small.select({small.is.plc});
    ShareClaim form{Bound::at_least, {BasisPoints{5000}, {}}, plc, {IsAttended{}}, InYear{}};
    small.rule(form, ForRole{small.is.mentor});
    CHECK(small.on("2028-02-01").status == Status::not_applicable);
    const PersonId other = small.person(small.is.leader);
    small.log(small.is.plc, day("2028-01-12"), other, other);
    small.log(small.is.plc, day("2028-02-02"), other, small.mentor);
    SUBCASE("half of the meetings attended") {
        const Row rows[] = {{"2028-02-02", Status::on_track, "2028-01-12", "2028-04-01"},
                            {"2028-04-01", Status::met, "2028-04-01"}};
        check(small, rows);
    }
    SUBCASE("all of them") {
        std::get<ShareClaim>(small.model.requirements[0].cases[0].expects->parts[0].expectation).share = {
            BasisPoints{10000}, {}};
        CHECK(small.on("2028-01-12").status == Status::missed);
        // Recorded leave takes the first meeting out.
        small.world.absences = {{small.mentor, days("2028-01-11", "2028-01-13"), "leave"}};
        CHECK(small.on("2028-02-02").status == Status::on_track);
    }
}

TEST_CASE("a ratio of two measures, and a condition that must hold") {
    Pair small;
    SUBCASE("at most half of the support is coaching") {
        small.rule(Ratio{MeasureTime{small.select({small.is.coaching})},
                         Bound::at_most,
                         {BasisPoints{5000}, {}},
                         MeasureTime{small.select({small.is.support})},
                         each(SpanUnit::month)});
        small.met("2028-01-12", small.is.coaching, 61);
        small.met("2028-01-13", small.is.check_in, 60);
        small.met("2028-02-13", small.is.check_in, 60);
        CHECK(small.on("2028-01-31", 0).status == Status::on_track);
        CHECK(small.on("2028-02-01", 0).status == Status::missed);
        CHECK(small.on("2028-03-01", 1).status == Status::met);
        CHECK(small.on("2028-03-01", 2).status == Status::not_applicable);
    }
    SUBCASE("that the pairing's grade is primary") {
        const FieldTest test = small.field_is(small.is.grade, Compare::is, {ChoiceValue{small.is.focus, 0}});
        small.rule(That{small.condition(FieldIs{test})});
        CHECK(small.on("2028-02-01").status == Status::unknown);
        small.world.pairings[0].fields = {{small.is.grade, ChoiceValue{small.is.focus, 0}}};
        const Row rows[] = {{"2028-02-01", Status::on_track, "2028-01-10", "2028-04-01"},
                            {"2028-04-02", Status::met, "2028-04-01"}};
        check(small, rows);
        small.world.pairings[0].fields = {{small.is.grade, ChoiceValue{small.is.focus, 1}}};
        CHECK(small.on("2028-02-01").status == Status::missed);
    }
}

TEST_CASE("where, waivers, exceptions and cases choose what is owed") {
    Pair small;
    const SelectionId any = small.select({small.is.support});
    small.rule(at_least(2, any, InYear{}));
    Requirement& rule = small.model.requirements[0];
    small.met("2028-01-12", small.is.support);
    const auto grade = [&](std::uint32_t index) {
        return small.condition(
            FieldIs{small.field_is(small.is.grade, Compare::is, {ChoiceValue{small.is.focus, index}})});
    };
    Alternative one_is_enough;
    one_is_enough.expects = Expects{Joint::single, {{at_least(1, any, InYear{}), {}, {}}}};
    SUBCASE("an empty field makes `where` unknown") {
        rule.where = grade(0);
        CHECK(small.on("2028-02-01").status == Status::unknown);
        small.world.pairings[0].fields = {{small.is.grade, ChoiceValue{small.is.focus, 1}}};
        CHECK(small.on("2028-02-01").status == Status::not_applicable);
    }
    SUBCASE("a waiver that holds the due day") {
        small.world.waivers = {
            {{Subject::Kind::pairing, 0}, RequirementId{0}, "x", "y", days("2028-03-01", "2028-04-30"), 1}};
        CHECK(small.on("2028-02-01").status == Status::on_track);
        CHECK(small.on("2028-03-01").status == Status::not_applicable);
        CHECK(small.on("2028-05-01").requirement == RequirementId{0});
    }
    SUBCASE("an exception from a day on") {
        one_is_enough.when = small.condition(AfterPoint{AtMonthDay{{2, 10}}});
        rule.exceptions = {one_is_enough};
        CHECK(small.on("2028-02-10").spoke == -1);
        CHECK(small.on("2028-02-11").spoke == 0);
        CHECK(small.on("2028-02-11").status == Status::met);
        CHECK(small.on("2028-02-10").next_change == day("2028-02-11"));
    }
    SUBCASE("nothing is owed, or it cannot be known") {
        Alternative nothing;
        nothing.when = grade(2);
        rule.exceptions = {nothing};
        CHECK(small.on("2028-02-01").status == Status::unknown);
        small.world.pairings[0].fields = {{small.is.grade, ChoiceValue{small.is.focus, 2}}};
        CHECK(small.on("2028-02-01").status == Status::not_applicable);
    }
    SUBCASE("by case") {
        rule.cases[0].when = grade(0);
        one_is_enough.when = grade(1);
        rule.cases.push_back(one_is_enough);
        small.world.pairings[0].fields = {{small.is.grade, ChoiceValue{small.is.focus, 1}}};
        CHECK(small.on("2028-02-01").status == Status::met);
        CHECK(small.on("2028-02-01").base_case == 1);
    }
    SUBCASE("a parameter that is not set") {
        rule.unset = {ParameterId{0}};
        CHECK(small.on("2028-02-01").status == Status::unknown);
    }
    SUBCASE("a rule that is not in force") {
        rule.effective = days("2028-04-01", "2099-12-31");
        small.finish();
        CHECK(both_say(small, day("2028-02-01")).findings.empty());
    }
}

TEST_CASE("the whole is the worst of its parts, or the best; parts with other windows are told over the year") {
    Pair small;
    const SelectionId any = small.select({small.is.support});
    small.rule(at_least(1, any, InYear{}));
    small.met("2028-01-12", small.is.support);
    Expects& expects = *small.model.requirements[0].cases[0].expects;
    expects.joint = Joint::and_also;
    SUBCASE("worst and best") {
        expects.parts.push_back({at_least(2, any, InYear{}), {}, {}});
        CHECK(small.on("2028-02-01").status == Status::on_track);
        expects.joint = Joint::or_else;
        CHECK(small.on("2028-02-01").status == Status::met);
    }
    SUBCASE("a part by the month") {
        expects.parts.push_back({at_least(1, any, each(SpanUnit::month)), {}, {}});
        CHECK(small.on("2028-02-01").window.days == days("2028-01-10", "2028-03-31"));
        CHECK(small.on("2028-02-29").status == Status::upcoming);
        CHECK(small.on("2028-03-01").status == Status::missed);
        CHECK(small.on("2028-03-01").since == day("2028-03-01"));
    }
}

TEST_CASE("leave pauses, absences extend, and a pairing may carry over") {
    Pair small(days("2028-01-10", "2028-02-29"));
    const SelectionId any = small.select({small.is.support});
    small.met("2028-01-12", small.is.support);
    SUBCASE("a single day on leave is not owed") {
        small.rule(at_least(1, any, each(SpanUnit::school_day))).paused_during_leave = true;
        small.world.absences = {{small.novice, days("2028-01-10", "2028-01-11"), "leave"}};
        CHECK(small.on("2028-01-13", 0).status == Status::not_applicable);
        CHECK(small.on("2028-01-13", 2).status == Status::met);
    }
    SUBCASE("five days beyond ten") {
        small.rule(at_least(2, any, InMonth{1})).extended_by_absences_over = CalendarSpan{10, SpanUnit::day};
        small.world.absences = {{small.novice, days("2028-01-11", "2028-01-25"), "leave"}};
        CHECK(small.on("2028-01-20").due == day("2028-02-05"));
    }
    SUBCASE("the next pairing takes the hours with it") {
        const PersonId other = small.person(small.is.mentor);
        const PairingId next = small.pair(small.novice, other, days("2028-03-01", "2028-12-31"));
        small.world.pairings[next.index].follows = small.duo;
        small.rule(at_least(1, any, InYear{})).carries_over = true;
        CHECK(small.on("2028-02-29", 0).status == Status::met);
        CHECK(small.on("2028-03-01", 0).status == Status::not_applicable);
        CHECK(small.on("2028-03-01", 1).status == Status::met);
        CHECK(small.on("2028-03-01", 1).since == day("2028-01-12"));
        small.model.requirements[0].carries_over = false;
        CHECK(small.on("2028-03-01", 0).status == Status::met);
        CHECK(small.on("2028-03-01", 1).status == Status::on_track);
    }
}

TEST_CASE("a record belongs to a pairing through two of its people, and to a person who was there") {
    Pair small;
    const PersonId stranger = small.person(small.is.mentor);
    const SelectionId any = small.select({small.is.support});
    small.rule(at_least(9, any, InYear{}));
    small.rule(at_least(9, any, InYear{}), ForRole{small.is.mentor});
    small.rule(at_least(9, any, InYear{}), ForProgram{});
    small.met("2028-01-12", small.is.support);
    small.log(small.is.support, day("2028-01-13"), stranger, small.novice);
    small.log(small.is.support, day("2028-01-14"), stranger, small.mentor);
    CHECK(small.on("2028-02-01", 0).parts.at(0).counted == 1);
    CHECK(small.on("2028-02-01", 1).parts.at(0).counted == 2);  // the mentor of the pairing
    CHECK(small.on("2028-02-01", 2).parts.at(0).counted == 2);  // the stranger
    CHECK(small.on("2028-02-01", 3).parts.at(0).counted == 3);
}

TEST_CASE("minutes outside the contract day are those outside its hours") {
    Pair small;
    const SelectionId outside = small.select({small.is.support});
    small.model.selections[outside.index].contract_day = ContractDay::outside;
    small.rule(TimeAmount{Bound::at_least, time(600), outside, false, {}, InYear{}});
    Record& long_one = small.met("2028-01-12", small.is.support, 120);
    long_one.start = ClockTime{14 * 60};
    long_one.end = ClockTime{16 * 60};
    CHECK(small.on("2028-02-01").parts.at(0).counted == 60);
    small.met("2028-01-13", small.is.support, 30).in_contract_day = false;
    CHECK(small.on("2028-02-01").parts.at(0).counted == 90);
    small.met("2028-01-14", small.is.support, 20);
    CHECK(small.on("2028-02-01").parts.at(0).counted == 90);
    CHECK(small.on("2028-02-01").parts.at(0).counted_most == 110);
}

TEST_CASE("triggers read conditions on the day") {
    Pair small;
    const SelectionId any = small.select({small.is.support});
    small.rule(TimeAmount{Bound::at_least, time(540), any, false, {}, InYear{}}).behind_below = BasisPoints{8000};
    small.rule(at_least(1, any, each(SpanUnit::week)));
    small.met("2028-01-11", small.is.support, 40);
    struct Case {
        Condition condition;
        std::string_view date;
        Truth holds;
        std::string_view since;
    };
    const Setting<CalendarSpan> ten_days{CalendarSpan{10, SpanUnit::day}, {}};
    // 40 minutes are 80% of the pace of five school days: behind from the sixth, January 18, on.
    const Case cases[] = {
        {StatusIs{RequirementId{0}, Status::behind, false, {}, {}}, "2028-01-18", Truth::yes, "2028-01-18"},
        {StatusIs{RequirementId{0}, Status::behind, true, {}, {}}, "2028-01-17", Truth::yes, "2028-01-11"},
        {StatusIs{RequirementId{0}, Status::behind, false, ten_days, {}}, "2028-01-26", Truth::no, "2028-01-26"},
        {StatusIs{RequirementId{0}, Status::behind, false, ten_days, {}}, "2028-01-27", Truth::yes, "2028-01-27"},
        {StatusIs{RequirementId{1}, Status::missed, false, {}, 2}, "2028-01-30", Truth::no, "2028-01-30"},
        {StatusIs{RequirementId{1}, Status::missed, false, {}, 2}, "2028-02-01", Truth::yes, "2028-01-31"},
        // Nothing is decided before January 11; it is not met late from January 10 on.
        {StatusIs{RequirementId{1}, Status::met_late, true, ten_days, {}}, "2028-01-10", Truth::no, "2028-01-10"},
        {StatusIs{RequirementId{1}, Status::met_late, true, ten_days, {}}, "2028-01-18", Truth::no, "2028-01-18"},
        {StatusIs{RequirementId{1}, Status::met_late, true, ten_days, {}}, "2028-01-20", Truth::yes, "2028-01-19"},
        {BelowPace{RequirementId{0}, {BasisPoints{5000}, {}}}, "2028-01-20", Truth::no,
         "2028-01-20"},  // 40 is half of 80
        {BelowPace{RequirementId{0}, {BasisPoints{5000}, {}}}, "2028-01-21", Truth::yes,
         "2028-01-21"},  // and less of 90
        {BelowPace{RequirementId{0}, {BasisPoints{10000}, {}}}, "2028-01-10", Truth::yes, "2028-01-10"},
        {NoneLogged{any, InTheLast{ten_days}}, "2028-01-20", Truth::no, "2028-01-20"},
        {NoneLogged{any, InTheLast{ten_days}}, "2028-01-21", Truth::yes, "2028-01-21"},
        {NoneLogged{any, InARow{1, SpanUnit::month}}, "2028-03-01", Truth::yes, "2028-03-01"},
        {NoneLogged{any, InARow{2, SpanUnit::month}}, "2028-03-01", Truth::no, "2028-03-01"},
        {NoneLogged{any, {}}, "2028-01-10", Truth::yes, "2028-01-10"},
        {AfterPoint{AtMonthDay{{2, 1}}}, "2028-02-03", Truth::yes, "2028-02-02"},
        {BeforePointIs{AtMonthDay{{2, 1}}}, "2028-02-01", Truth::no, "2028-02-01"},
        {Reached{any}, "2028-01-13", Truth::yes, "2028-01-11"},
        {MeasureIs{MeasureTime{any}, Bound::at_least, Minutes{40}, InYear{}}, "2028-01-12", Truth::yes, "2028-01-11"},
        {MeasureIs{MeasureNumber{any}, Bound::at_most, Number{0}, Cadence{{1, SpanUnit::week}, {}}}, "2028-01-18",
         Truth::yes, "2028-01-17"},
    };
    for (const Case& one : cases) {
        small.model.triggers.clear();
        Trigger trigger;
        trigger.subject = ForPairing{small.is.duo};
        trigger.when = small.condition(one.condition);
        small.model.triggers = {trigger};
        small.finish();
        const std::vector<TriggerFinding> found = both_say(small, day(one.date)).triggers;
        CAPTURE(&one - cases);
        REQUIRE(found.size() == 1);
        CHECK(found[0].holds == one.holds);
        CHECK(to_iso(found[0].since) == std::string(one.since));
    }
}

TEST_CASE("a week with one school day is one of those in a row, and one without is none") {
    Pair small;
    const SelectionId any = small.select({small.is.support});
    SchoolYear& year = small.model.calendars[0].years[0];
    year.holidays.push_back({"storm", "Storm", days("2028-01-25", "2028-02-06")});
    std::sort(year.holidays.begin(), year.holidays.end(),
              [](const NamedDays& a, const NamedDays& b) { return a.days < b.days; });
    Trigger trigger;
    trigger.subject = ForPairing{small.is.duo};
    trigger.when = small.condition(NoneLogged{any, InARow{1, SpanUnit::week}});
    small.model.triggers = {trigger};
    small.met("2028-01-20", small.is.support, 40);
    small.finish();
    CHECK(both_say(small, day("2028-01-28")).triggers[0].holds == Truth::no);
    CHECK(both_say(small, day("2028-01-30")).triggers[0].holds == Truth::no);  // its week is not over
    CHECK(both_say(small, day("2028-01-31")).triggers[0].holds == Truth::yes);
    small.met("2028-01-24", small.is.support, 40);
    small.finish();
    CHECK(both_say(small, day("2028-02-07")).triggers[0].holds == Truth::no);
}

TEST_CASE("until its first active day a finding is upcoming, whatever it is about; but not a limit that ends before") {
    Pair small(days("2028-02-01", "2028-12-31"));
    const SelectionId support = small.select({small.is.support});
    Standing stands;
    stands.least = number(1);
    stands.what = StandingSlot{{small.is.duo, Names::mentor_slot}};
    stands.period = AtAllTimes{};
    const ConditionId late = small.condition(AfterPoint{AtMonthDay{{3, 1}}});
    for (const Expectation& form : std::vector<Expectation>{
             at_least(1, support, InYear{}), Gap{true, span(10), support, {}}, stands, That{late},
             RecordCount{Bound::at_most, number(3), 0, support, {}, {}, {}, false, {}, InYear{}}}) {
        small.model.requirements.clear();
        small.rule(form).due_soon = CalendarSpan{90, SpanUnit::day};
        CHECK(small.on("2028-01-31").status == Status::upcoming);
        CHECK(small.on("2028-02-01").status != Status::upcoming);
    }
    small.model.requirements.clear();
    small.rule(at_least(1, support, ByLimit{BeforePoint{StartOf{Anchor::pairing}}}));
    CHECK(small.on("2028-01-31").status == Status::due_soon);
}

TEST_CASE("a share is skipped below as amounts are, and unknown where perhaps there is nothing to judge") {
    Pair small(days("2028-02-28", "2028-12-31"));  // two of February's sixteen school days
    const ShareClaim shared{Bound::at_least,
                            {BasisPoints{5000}, {}},
                            small.select({small.is.support}),
                            {HasFields{{small.is.agenda}}},
                            each(SpanUnit::month)};
    SUBCASE("skipped") {
        small.rule(shared).partial = SkippedBelow{{5000}};
        small.met("2028-02-28", small.is.support);
        CHECK(small.on("2028-03-05", 1).status == Status::not_applicable);
        small.model.requirements[0].partial = InFull{};
        CHECK(small.on("2028-03-05", 1).status == Status::missed);
    }
    SUBCASE("a record of which it is not known whether it is one") {
        ShareClaim of_focus = shared;
        of_focus.what = small.select({small.is.check_in});
        small.model.selections[of_focus.what.index].where = {
            small.record_field_is(small.is.focus_field, Compare::is, {ChoiceValue{small.is.focus, 0}})};
        small.rule(of_focus);
        small.met("2028-03-06", small.is.check_in).fields = {{small.is.agenda, std::string("x")}};
        CHECK(small.on("2028-04-02", 2).status == Status::unknown);
    }
}

TEST_CASE("a document that goes through hands in order is counted on the day that completes the order") {
    Pair small;
    SelectionId signed_by_both = small.select_stage(small.is.plan, "signed");
    small.model.selections[signed_by_both.index].by = {Maker::one(small.slot(Names::mentee_slot)),
                                                       Maker::one(small.slot(Names::mentor_slot))};
    small.rule(Deadline{signed_by_both, by(2, 4)});
    const auto sign = [&](std::string_view date, PersonId who) -> Record& {
        Record& record = small.reach(small.is.plan, 2, day(date), who);
        record.instance = 7;
        record.about = AboutPairing{small.duo};
        return record;
    };
    SUBCASE("in order") {
        sign("2028-01-20", small.novice);
        sign("2028-01-24", small.mentor);
        check(small, {Row{"2028-01-23", Status::due_soon, "2028-01-21", "2028-02-05"},
                      Row{"2028-01-24", Status::met, "2028-01-24"}});
    }
    SUBCASE("the second before the first: she signs again, too late") {
        sign("2028-01-20", small.mentor);
        sign("2028-01-24", small.novice);
        sign("2028-02-08", small.mentor);
        check(small,
              {Row{"2028-02-07", Status::missed, "2028-02-05"}, Row{"2028-02-08", Status::met_late, "2028-02-08"}});
    }
    SUBCASE("nobody is named: it is perhaps complete") {
        sign("2028-01-20", small.novice);
        sign("2028-01-24", small.mentor).led_by.clear();
        check(small, {Row{"2028-02-05", Status::unknown, "2028-02-05"}});
    }
    SUBCASE("perhaps earlier, certainly later, both in time") {
        sign("2028-01-20", small.novice);
        sign("2028-01-24", small.mentor).led_by.clear();
        sign("2028-01-28", small.mentor);
        check(small, {Row{"2028-01-28", Status::met, "2028-01-28"}});
    }
}

TEST_CASE("a document counts while it is valid") {
    Pair small;
    small.model.kinds[small.is.log.index].valid_for = CalendarSpan{20, SpanUnit::day};
    const SelectionId sent = small.select_stage(small.is.log, "sent");
    (void)small.reach(small.is.log, 0, day("2028-01-10"), small.mentor);
    SUBCASE("by its last valid day") {
        small.rule(Deadline{sent, by(1, 29)});
        check(small, {Row{"2028-01-29", Status::met, "2028-01-10"}});
    }
    SUBCASE("it has expired on the limit's day") {
        small.rule(Deadline{sent, by(1, 30)});
        check(small, {Row{"2028-01-31", Status::missed, "2028-01-31"}});
    }
    SUBCASE("at all times") {
        Standing valid;
        valid.least = number(1);
        valid.what = StandingDocument{sent};
        valid.period = AtAllTimes{};
        small.rule(valid);
        (void)small.reach(small.is.log, 0, day("2028-01-25"), small.mentor);
        check(small, {Row{"2028-02-13", Status::on_track, "2028-01-10", "2028-02-14"},
                      Row{"2028-02-14", Status::missed, "2028-02-14"}});
    }
    SUBCASE("as a condition") {
        small.rule(That{small.condition(Reached{sent})});
        check(small, {Row{"2028-01-29", Status::on_track, "2028-01-10", "2028-01-30"},
                      Row{"2028-01-30", Status::missed, "2028-01-30"}});
    }
}

TEST_CASE("what of a record counts") {
    Pair small;
    Requirement& rule =
        small.rule(TimeAmount{Bound::at_least, time(60), small.select({small.is.support}), false, {}, InYear{}});
    small.met("2028-01-11", small.is.observation, 50);  // an observation is support
    small.met("2028-01-19", small.is.support, 45);
    SUBCASE("at most so many minutes of a kind, and what is not recorded lasts no longer") {
        rule.counted = {{CountsAtMost{Minutes{20}, small.is.observation}, ""}};
        small.met("2028-01-20", small.is.observation).minutes.reset();
        const Finding found = small.on("2028-01-20");
        CHECK(found.parts.at(0).counted == 65);
        CHECK(found.parts.at(0).counted_most == 85);
    }
    SUBCASE("of several shares the smallest, half a minute up") {
        rule.counted = {{CountsShare{BasisPoints{5000}, small.select({small.is.support})}, ""},
                        {CountsShare{BasisPoints{3300}, small.select({small.is.observation})}, ""}};
        // 33% of 50 is 16.5, half of 45 is 22.5.
        CHECK(small.on("2028-01-20").parts.at(0).counted == 17 + 23);
    }
    SUBCASE("a share of what is not known to be so") {
        Selection& some = small.model.selections[small.select({small.is.observation}).index];
        some.where = {small.record_field_is(small.is.agenda, Compare::is, {Value(std::string("plan"))})};
        rule.counted = {{CountsShare{BasisPoints{0}, SelectionId{1}}, ""}};
        const Finding found = small.on("2028-01-20");
        CHECK(found.parts.at(0).counted == 45);
        CHECK(found.parts.at(0).counted_most == 95);
    }
    SUBCASE("only in a week with a pre-conference, from its day on") {
        rule.counted = {{CountsOnlyIn{SpanUnit::week, small.select({small.is.pre})}, ""}};
        small.met("2028-01-21", small.is.pre, 10);
        CHECK(small.on("2028-01-20").parts.at(0).counted == 0);
        CHECK(small.on("2028-01-21").parts.at(0).counted == 45);
    }
    SUBCASE("shared among the novices who came") {
        const PersonId other = small.person(small.is.novice);
        small.world.records.back().people.push_back(other);
        rule.counted = {{CountsShared{small.is.novice}, ""}};
        CHECK(small.on("2028-01-20").parts.at(0).counted == 50 + 23);
    }
    SUBCASE("shared among the veterans who came: of one it is not known whether she is") {
        Role veteran = small.model[small.is.mentor];
        veteran.name = veteran.title = "veteran";
        veteran.derived_from = small.is.mentor;
        veteran.derived_when =
            small.condition(FieldIs{small.field_is(small.is.experience, Compare::at_least, {Number{3000}})});
        small.model.roles.push_back(std::move(veteran));
        const PersonId other = small.person(small.is.mentor);
        small.world.people[small.mentor.index].fields = {{small.is.experience, Number{5000}}};
        small.world.records.back().people.push_back(other);
        rule.counted = {{CountsShared{Names::veteran}, ""}};
        const Finding found = small.on("2028-01-20");
        CHECK(found.parts.at(0).counted == 50 + 23);
        CHECK(found.parts.at(0).counted_most == 50 + 45);
    }
}
