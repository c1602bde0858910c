// Every form of an expectation, with each bound, claim and period that it may have, judged over one small world on the
// days around those on which something turns: both evaluators must say the same. Method: records are certain, perhaps
// one of those asked for, without minutes, entered late, and lie on the first and last days of windows; the rules stand
// in one model. What is right is in oracle_test.cpp.
#include "tests/oracle/both_say.h"

#include <doctest/doctest.h>

using namespace induct;
using namespace induct::oracle;

namespace {

Setting<std::int64_t> number(std::int64_t count) { return {count, {}}; }
Setting<CalendarSpan> span(std::int64_t count, SpanUnit unit = SpanUnit::day) {
    return {CalendarSpan{count, unit}, {}};
}
Period by(unsigned month, unsigned day_of_month) { return ByLimit{ByDate{AtMonthDay{{month, day_of_month}}}}; }
Period each(SpanUnit unit) { return Cadence{{1, unit}, {}}; }

const Bound bounds[] = {Bound::at_least, Bound::at_most, Bound::exactly, Bound::range};

/// A pairing whose helper is missing for some days, whose mentee is away for a week, and whose records are of all
/// sorts.
struct Judged : OnePair {
    SelectionId any = select({is.support}), checked = select({is.check_in}), seen = select({is.observation});
    SelectionId seen_by = select_by({is.observation}, slot(Names::mentor_slot)), of_focus = select({is.check_in});
    SelectionId before = select({is.pre}), after = select({is.post}), plans = select({is.plan});
    SelectionId drafted = select_stage(is.plan, "drafted"), approved = select_stage(is.plan, "approved");

    Judged() {
        model.selections[of_focus.index].where = {
            record_field_is(is.focus_field, Compare::is, {ChoiceValue{is.focus, 0}})};
        const auto focus = [&](std::uint32_t value) {
            return FieldValue{is.focus_field, ChoiceValue{is.focus, value}};
        };
        const auto topics = [&](const std::vector<std::uint32_t>& values) {
            std::vector<ChoiceValue> list;
            for (const std::uint32_t one : values) list.push_back({is.topic, one});
            return FieldValue{is.topics_field, list};
        };
        met("2028-01-10", is.check_in, 40).fields = {focus(0), topics({0})};
        met("2028-01-14", is.check_in, 30);  // of which focus, and on what, nobody says
        met("2028-01-31", is.check_in, 30).fields = {focus(1), topics({0, 1})};
        met("2028-02-20", is.check_in, 60).fields = {focus(0)};
        met("2028-02-29", is.check_in, 45).fields = {focus(2), topics({1})};
        met("2028-03-31", is.check_in, 15).fields = {focus(0)};
        Record& late = met("2028-02-21", is.check_in, 20);
        late.entered_on = late.known = day("2028-03-02");
        met("2028-02-22", is.check_in, 5);  // the last day of grace, and the day after
        met("2028-02-23", is.check_in, 5);
        met("2028-01-12", is.observation, 60);
        met("2028-02-03", is.observation).minutes.reset();
        met("2028-02-21", is.observation, 70);
        met("2028-03-01", is.observation, 50).led_by.clear();
        for (const std::string_view on : {"2028-01-11", "2028-02-20", "2028-03-01"}) met(on, is.pre, 15);
        for (const std::string_view on : {"2028-01-13", "2028-02-26"}) met(on, is.post, 15);
        const auto plan = [&](std::uint32_t stage, std::string_view on, std::uint32_t document) {
            reach(is.plan, stage, day(on), novice).instance = document;
        };
        plan(0, "2028-01-12", 7);
        plan(1, "2028-01-19", 7);
        plan(0, "2028-02-20", 8);
        plan(2, "2028-02-25", 8);
        const PersonId helper = person(is.helper);
        for (const Interval there : {days("2028-01-20", "2028-02-21"), days("2028-02-28", "2028-12-31")})
            world.pairings[duo.index].members.push_back({Names::helper_slot, helper, there, false});
        world.absences = {{novice, days("2028-01-15", "2028-01-16"), "leave"},
                          {novice, days("2028-02-07", "2028-02-11"), "leave"}};
    }
    Record& met(std::string_view on, KindId kind, std::int64_t minutes = 60) {
        return log(kind, day(on), mentor, novice, minutes);
    }
    /// The rule as it is, with grace, and with what else may be said of any rule.
    void judge(const Expectation& expectation) {
        rule(expectation).behind_below = BasisPoints{8000};
        rule(expectation).grace = {2, SpanUnit::day};
        Requirement& other = rule(expectation);
        other.grace = {1, SpanUnit::day};  // the day after is its last
        other.late_counts_as_met_late = false;
        other.paused_during_leave = true;
        other.partial = Prorated{};
    }
    void on_many_days() {
        on_days({"2028-01-24", "2028-02-21", "2028-02-22", "2028-03-31", "2028-04-01", "2028-04-02", "2028-04-05"});
    }
    void on_days(std::initializer_list<std::string_view> all) {
        finish();
        for (const std::string_view on : all) {
            CAPTURE(std::string(on));
            static_cast<void>(both_say(*this, day(on)));
        }
    }
};

const Period periods[] = {InYear{}, each(SpanUnit::month), by(2, 20),
                          ByLimit{WithinAfter{span(12), StartOf{Anchor::pairing}}}, InNamed{"late"}};

}  // namespace

TEST_CASE("amounts of time and of records, on the days around which they turn") {
    Judged small;
    for (const Period& period : periods)
        for (const Bound bound : bounds) {
            for (const SelectionId what : {small.any, small.of_focus})
                if (bound != Bound::range) small.judge(TimeAmount{bound, {Minutes{60}, {}}, what, false, {}, period});
            small.judge(RecordCount{bound, number(2), 3, small.of_focus, {}, {}, {}, false, {}, period});
            small.judge(RecordCount{bound, number(1), 2, small.seen_by, {}, {}, {}, false, {}, period});
        }
    small.on_many_days();
}

TEST_CASE("different days, kinds, people and values, and each value covered") {
    Judged small;
    const Distinct ways[] = {DistinctUnit{SpanUnit::day},
                             DistinctUnit{SpanUnit::week},
                             DistinctUnit{SpanUnit::month},
                             DistinctUnit{SpanUnit::term},
                             DistinctKinds{},
                             DistinctPeople{small.is.mentor},
                             DistinctField{small.is.focus_field},
                             DistinctField{small.is.topics_field}};
    for (const Distinct& way : ways)
        for (const Bound bound : bounds)
            for (const SelectionId what : {small.any, small.of_focus, small.seen_by})
                small.judge(RecordCount{bound, number(2), 3, what, way, {}, {}, false, {}, InYear{}});
    for (const std::int64_t each_value : {1, 2}) {
        for (const SelectionId what : {small.any, small.of_focus}) {
            small.judge(RecordCount{Bound::at_least,
                                    number(each_value),
                                    0,
                                    what,
                                    {},
                                    small.is.topics_field,
                                    small.is.topic,
                                    false,
                                    {},
                                    InYear{}});
            small.judge(RecordCount{Bound::at_least,
                                    number(each_value),
                                    0,
                                    what,
                                    {},
                                    small.is.focus_field,
                                    small.is.focus,
                                    false,
                                    {},
                                    by(2, 20)});
        }
    }
    small.on_many_days();
}

TEST_CASE("in a year of mentoring: of the mentee, the mentor or the person herself, known or not") {
    for (const std::optional<std::int64_t> hers :
         {std::optional<std::int64_t>(), std::optional<std::int64_t>(1), std::optional<std::int64_t>(2)}) {
        Judged small;
        if (hers) small.world.people[small.novice.index].mentoring_year = Number{*hers * 1000};
        small.world.people[small.mentor.index].mentoring_year = Number{2000};
        for (const std::int64_t year : {1, 2, 3}) {
            for (const std::uint32_t slot : {Names::mentee_slot, Names::mentor_slot, Names::helper_slot})
                small.judge(RecordCount{Bound::at_least,
                                        number(1),
                                        0,
                                        small.any,
                                        {},
                                        {},
                                        {},
                                        false,
                                        {},
                                        InYearOf{year, {{small.is.duo, slot}}}});
            small.rule(RecordCount{Bound::at_least, number(1), 0, small.any, {}, {}, {}, false, {}, InYearOf{year, {}}},
                       ForRole{small.is.novice});
        }
        small.on_many_days();
    }
}

TEST_CASE("a pace that is missed by one minute in a thousand hours") {
    for (const std::int64_t counted : {47999, 48000, 48001}) {
        CAPTURE(counted);
        Judged small;
        small.world.records.clear();
        small.met("2028-01-10", small.is.pre, counted);
        small.rule(TimeAmount{Bound::at_least, {Minutes{60000}, {}}, small.before, false, {}, InYear{}}).behind_below =
            BasisPoints{8000};
        small.finish();
        const Said said = both_say(small, day("2028-03-31"));
        REQUIRE(said.findings.size() == 1);
        CHECK(said.findings[0].status == (counted < 48000 ? Status::behind : Status::on_track));
    }
}

TEST_CASE("documents that go through all hands, in order, and whose they are") {
    // The first of a world's records begins a document; another one is signed in the wrong order, by somebody who only
    // perhaps is asked, on one day by both, late, or not to its end.
    for (const bool first_in_order : {true, false}) {
        Judged small;
        small.world.records.clear();
        const PersonId helper = small.person(small.is.helper), mentee = small.novice, mentor = small.mentor;
        const auto sign = [&](std::string_view on, std::uint32_t document, PersonId by, std::string_view known = {}) {
            Record& one = small.reach(small.is.plan, 2, day(on), by);
            one.instance = document;
            one.about = AboutPairing{small.duo};
            if (!known.empty()) one.entered_on = one.known = day(known);
        };
        sign("2028-01-10", 1, first_in_order ? mentee : mentor);
        sign("2028-01-12", 1, first_in_order ? mentor : mentee);
        sign("2028-01-14", 2, mentee);
        sign("2028-01-14", 2, mentor);
        sign("2028-02-01", 3, mentee);
        sign("2028-02-20", 4, mentee);
        sign("2028-02-21", 4, helper);
        sign("2028-02-22", 4, mentor, "2028-02-23");
        sign("2028-02-29", 5, mentor);
        sign("2028-03-31", 5, mentee);
        std::vector<SelectionId> asked;
        const Who by_mentee = Maker::one(small.slot(Names::mentee_slot)),
                  by_mentor = Maker::one(small.slot(Names::mentor_slot)),
                  by_helper = Maker::one(small.role(small.is.helper));
        for (const WhoOrder& order : {WhoOrder{by_mentee, by_mentor}, WhoOrder{by_mentor, by_mentee},
                                      WhoOrder{by_mentee, by_helper, by_mentor}, WhoOrder{by_mentee, by_helper}})
            for (const bool owned : {false, true}) {
                const SelectionId id = small.select_stage(small.is.plan, "signed");
                small.model.selections[id.index].by = order;
                if (owned) small.model.selections[id.index].owner = small.slot(Names::mentee_slot);
                asked.push_back(id);
            }
        for (const SelectionId what : asked) {
            for (const Period& period : {Period(InYear{}), by(2, 20)}) {
                small.judge(RecordCount{Bound::at_least, number(2), 0, what, {}, {}, {}, false, {}, period});
                small.judge(RecordCount{Bound::at_most, number(1), 0, what, {}, {}, {}, false, {}, period});
            }
            small.judge(Deadline{what, by(1, 12)});
            small.judge(Deadline{what, by(2, 20)});
        }
        small.on_days({"2028-01-24", "2028-02-22", "2028-04-02"});
    }
}

TEST_CASE("time outside of the contract day and during it, of records of which one knows when, and how long") {
    Judged small;
    small.world.records.clear();
    // 08:00 to 15:00 are the contract hours of the small calendar.
    struct Row {
        const char* on;
        std::optional<std::int64_t> minutes, start;
        std::optional<bool> during;
    };
    const Row rows[] = {
        {"2028-01-10", 60, 9 * 60, {}}, {"2028-01-11", 60, 15 * 60, {}},     {"2028-01-12", 60, 14 * 60 + 30, {}},
        {"2028-01-13", 60, {}, {}},     {"2028-01-14", {}, {}, {}},          {"2028-01-15", 60, 9 * 60, {}},
        {"2028-02-21", 60, {}, true},   {"2028-02-22", 60, {}, false},       {"2028-02-23", 0, 9 * 60, {}},
        {"2028-03-31", 60, 7 * 60, {}}, {"2028-03-30", 61, 14 * 60 + 59, {}}};
    for (const Row& row : rows) {
        Record& one = small.met(row.on, small.is.check_in, row.minutes.value_or(0));
        if (!row.minutes) one.minutes.reset();
        if (row.start) {
            one.start = ClockTime{static_cast<int>(*row.start)};
            one.end = ClockTime{static_cast<int>(*row.start + row.minutes.value_or(0))};
        }
        one.in_contract_day = row.during;
    }
    for (const ContractDay part : {ContractDay::outside, ContractDay::during}) {
        const SelectionId what = small.select({small.is.check_in});
        small.model.selections[what.index].contract_day = part;
        for (const Period& period : periods)
            for (const Bound bound : {Bound::at_least, Bound::at_most, Bound::exactly})
                for (const std::int64_t minutes : {60, 61, 180})
                    small.judge(TimeAmount{bound, {Minutes{minutes}, {}}, what, false, {}, period});
        small.judge(RecordCount{Bound::at_least, number(2), 0, what, {}, {}, {}, false, {}, each(SpanUnit::month)});
        small.judge(RecordCount{Bound::at_most, number(2), 0, what, {}, {}, {}, false, {}, each(SpanUnit::month)});
    }
    small.on_days({"2028-01-24", "2028-02-22", "2028-04-02"});
}

TEST_CASE("every point that a limit may count from or to, and every period that it may cut") {
    for (const bool ends : {false, true}) {
        CAPTURE(ends);
        Judged small;
        if (ends) {
            small.world.pairings[small.duo.index].days = days("2028-01-11", "2028-03-10");
            for (PairingMember& member : small.world.pairings[small.duo.index].members)
                member.days = overlap(member.days, days("2028-01-11", "2028-03-10"));
        }
        const std::vector<Point> points{StartOf{Anchor::year},      StartOf{Anchor::next_year},
                                        StartOf{Anchor::term},      StartOf{Anchor::next_term},
                                        StartOf{Anchor::pairing},   StartOf{Anchor::subject},
                                        EndOf{Anchor::year},        EndOf{Anchor::term},
                                        EndOf{Anchor::next_term},   EndOf{Anchor::pairing},
                                        EndOf{Anchor::subject},     AtMonthDay{{2, 20}},
                                        AtDate{day("2028-02-21")},  AtMonth{2},
                                        AtCalendarName{"training"}, FirstEvent{small.seen},
                                        StageEvent{small.drafted}};
        std::vector<Period> all;
        for (const Point& point : points) {
            all.emplace_back(ByLimit{ByDate{point}});
            all.emplace_back(ByLimit{NoLaterThan{point}});
            all.emplace_back(ByLimit{BeforePoint{point}});
            for (const CalendarSpan within : {CalendarSpan{12, SpanUnit::day}, CalendarSpan{5, SpanUnit::school_day},
                                              CalendarSpan{2, SpanUnit::week}, CalendarSpan{1, SpanUnit::month}}) {
                all.emplace_back(ByLimit{WithinAfter{{within, {}}, point}});
                all.emplace_back(ByLimit{WithinBefore{{within, {}}, point}});
            }
            all.emplace_back(ByEither{ByDate{point}, ByDate{AtMonthDay{{2, 21}}}, true});
            all.emplace_back(ByEither{ByDate{point}, ByDate{AtMonthDay{{2, 21}}}, false});
            all.emplace_back(OnPoint{point});
        }
        // What ends before it begins is refused by `check`.
        for (const Point& from : std::initializer_list<Point>{StartOf{Anchor::year}, StartOf{Anchor::pairing},
                                                              AtMonthDay{{1, 20}}, AtDate{day("2028-01-31")},
                                                              AtCalendarName{"training"}, FirstEvent{small.seen}})
            for (const Point& to :
                 std::initializer_list<Point>{AtMonthDay{{2, 20}}, AtMonth{2}, StartOf{Anchor::next_year},
                                              EndOf{Anchor::year}, EndOf{Anchor::pairing}})
                all.emplace_back(Between{from, to});
        for (const SpanUnit unit : {SpanUnit::week, SpanUnit::school_week, SpanUnit::month, SpanUnit::term})
            for (const std::int64_t count : {1, 2}) {
                all.emplace_back(Cadence{{count, unit}, {}});
                all.emplace_back(Cadence{{count, unit}, Season{AtMonthDay{{1, 31}}, AtMonthDay{{3, 1}}}});
            }
        all.emplace_back(FromTo{AtMonthDay{{1, 31}}, AtMonthDay{{3, 1}}});
        all.emplace_back(InMonth{2});
        all.emplace_back(Taper{{{{1, SpanUnit::week}, AtMonthDay{{2, 20}}}, {{1, SpanUnit::month}, {}}}});
        Standing helped;
        helped.least = number(1);
        helped.what = StandingSlot{{small.is.duo, Names::helper_slot}};
        for (const Period& period : all) {
            if (const auto* on = std::get_if<OnPoint>(&period)) {
                helped.period = *on;
                small.rule(helped).grace = {1, SpanUnit::day};
                continue;
            }
            Requirement& owed =
                small.rule(RecordCount{Bound::at_least, number(2), 0, small.any, {}, {}, {}, false, {}, period});
            owed.grace = {2, SpanUnit::day};
            owed.behind_below = BasisPoints{8000};
        }
        small.on_days({"2028-02-19", "2028-04-02"});
    }
}

TEST_CASE("what counts of a record: only in weeks with another one, at most so much, a share, shared among several") {
    Judged small;
    std::vector<Counted> ways;
    for (const SpanUnit unit : {SpanUnit::day, SpanUnit::week, SpanUnit::month, SpanUnit::term})
        for (const SelectionId with : {small.of_focus, small.seen_by, small.any})
            ways.push_back({CountsOnlyIn{unit, with}, "only so"});
    for (const std::int64_t most : {0, 1, 15, 44, 45, 46})
        ways.push_back({CountsAtMost{Minutes{most}, small.is.check_in}, "at most so much"});
    for (const std::int64_t share : {0, 1, 3333, 5000, 10000, 20000})
        for (const SelectionId of : {small.of_focus, small.checked})
            ways.push_back({CountsShare{BasisPoints{share}, of}, "so much of it"});
    ways.push_back({CountsShared{small.is.mentor}, "shared"});
    const Distinct by_week = DistinctUnit{SpanUnit::week}, by_focus = DistinctField{small.is.focus_field};
    const Expectation forms[] = {
        TimeAmount{Bound::at_least, {Minutes{60}, {}}, small.any, false, {}, InYear{}},
        TimeAmount{Bound::at_most, {Minutes{60}, {}}, small.any, false, {}, each(SpanUnit::month)},
        RecordCount{Bound::at_least, number(2), 0, small.any, {}, {}, {}, false, {}, InYear{}},
        RecordCount{Bound::at_most, number(2), 0, small.checked, {}, {}, {}, false, {}, by(2, 20)},
        RecordCount{Bound::at_least, number(2), 0, small.any, by_week, {}, {}, false, {}, InYear{}},
        RecordCount{Bound::at_least, number(2), 0, small.any, by_focus, {}, {}, false, {}, InYear{}},
        RecordCount{
            Bound::at_least, number(1), 0, small.any, {}, small.is.topics_field, small.is.topic, false, {}, InYear{}},
    };
    for (const Expectation& form : forms)
        for (const Counted& way : ways) {
            const bool of_time = std::holds_alternative<TimeAmount>(form);
            if (!of_time && !std::holds_alternative<CountsOnlyIn>(way.how)) continue;
            small.rule(form).counted = {way};
            Requirement& two = small.rule(form);
            two.counted = {way, ways[1]};
            two.grace = {2, SpanUnit::day};
        }
    small.on_days({"2028-02-22", "2028-04-02"});
}

TEST_CASE("gaps, what stands, deadlines, ratios and shares, on the days around which they turn") {
    Judged small;
    for (const bool at_most : {true, false})
        for (const std::int64_t days_between : {1, 3, 7, 14})
            for (const SelectionId what : {small.any, small.of_focus, small.seen_by})
                small.judge(Gap{at_most, span(days_between), what, {}});
    for (const Bound bound : bounds)
        for (const std::int64_t least : {0, 1}) {
            Standing form;
            form.bound = bound;
            form.least = number(least);
            form.most = 1;
            form.what = StandingSlot{{small.is.duo, Names::helper_slot}};
            for (const Period& period :
                 {Period(AtAllTimes{}), by(2, 20), by(2, 22), Period(OnPoint{AtMonthDay{{2, 21}}})}) {
                form.period = period;
                small.judge(form);
            }
            for (const std::int64_t limit : {4, 5}) {
                form.period = AtAllTimes{CalendarSpan{limit, SpanUnit::day}};
                small.judge(form);
            }
        }
    for (const SelectionId what : {small.drafted, small.approved, small.seen_by, small.of_focus})
        for (const Period& period : {by(1, 12), by(1, 18), by(1, 19), by(2, 20), by(3, 1)})
            small.judge(Deadline{what, period});
    for (const Bound bound : {Bound::at_least, Bound::at_most})
        for (const std::int64_t share : {2500, 4285, 4286, 5000, 6666, 6667, 7500, 10000})
            for (const Period& period : {Period(InYear{}), each(SpanUnit::month)}) {
                small.judge(
                    Ratio{MeasureTime{small.checked}, bound, {BasisPoints{share}, {}}, MeasureTime{small.any}, period});
                small.judge(Ratio{MeasureNumber{small.of_focus},
                                  bound,
                                  {BasisPoints{share}, {}},
                                  MeasureNumber{small.checked},
                                  period});
            }
    small.on_many_days();
}

TEST_CASE("each claim, of each record and of a share of them, on the days around which it turns") {
    Judged small;
    const Who mentor = Maker::one(small.slot(Names::mentor_slot)), mentee = Maker::one(small.slot(Names::mentee_slot));
    std::vector<std::pair<SelectionId, Claim>> claims;
    for (const SelectionId what : {small.seen, small.seen_by, small.of_focus}) {
        for (const Claim& claim : std::initializer_list<Claim>{
                 Follows{small.before, {}}, Follows{small.before, Lead{true, span(1)}},
                 Follows{small.before, Lead{false, span(1)}}, IsFollowedBy{small.after, {}},
                 IsFollowedBy{small.after, Lead{true, span(5)}}, IsFollowedBy{small.after, Lead{false, span(5)}},
                 IsFollowedBy{small.of_focus, Lead{true, span(8)}},
                 HasInOrder{{small.is.pre, small.is.observation, small.is.post}, CalendarSpan{5, SpanUnit::day}},
                 HasFields{{small.is.focus_field}}, HasFields{{small.is.focus_field, small.is.topics_field}},
                 CoversValues{small.is.topics_field, small.is.topic, {}, true},
                 CoversValues{small.is.topics_field, small.is.topic, {0}, false}, IsLedBy{mentor}, IsBy{mentor},
                 IsWith{mentee}, IsLogged{{3, SpanUnit::day}}, IsLogged{{10, SpanUnit::day}}, IsOn{"training"}})
            claims.emplace_back(what, claim);
    }
    for (const SelectionId what : {small.plans, small.drafted})
        for (const char* stage : {"approved", "signed"})
            for (const std::optional<Lead>& lead :
                 {std::optional<Lead>{}, std::optional(Lead{true, span(5)}), std::optional(Lead{true, span(7)}),
                  std::optional(Lead{false, span(5)}), std::optional(Lead{false, span(6)})})
                claims.emplace_back(what, ReachesStage{stage, lead});
    for (const auto& [what, claim] : claims) {
        small.judge(EachClaim{what, {claim}});
        for (const Bound bound : {Bound::at_least, Bound::at_most})
            for (const std::int64_t share : {3333, 5000, 6667, 10000})
                small.rule(ShareClaim{bound, {BasisPoints{share}, {}}, what, {claim}, InYear{}}).grace = {
                    1, SpanUnit::day};
    }
    small.on_many_days();
}
