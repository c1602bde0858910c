// Every condition, with each word that it may have, asked of one small world on many days: both evaluators must say the
// same. Method: records lie on the days on which something turns; the conditions are triggers of one model. What is
// right is in oracle_test.cpp.
#include "tests/oracle/both_say.h"

#include <doctest/doctest.h>

using namespace induct;
using namespace induct::oracle;

namespace {

Setting<std::int64_t> number(std::int64_t count) { return {count, {}}; }
RecordCount at_least(std::int64_t count, SelectionId what, Period period) {
    return {Bound::at_least, number(count), 0, what, {}, {}, {}, false, {}, std::move(period)};
}

/// A pairing with records in the first weeks, one of which has no minutes, and two reviews.
struct Asked : OnePair {
    SelectionId any = select({is.support}), checked = select({is.check_in}), answers = select({is.pulse});

    Asked() {
        for (const std::string_view on : {"2028-01-10", "2028-01-14", "2028-01-31", "2028-02-20", "2028-02-29"})
            log(is.check_in, day(on), mentor, novice, 40);
        log(is.observation, day("2028-02-03"), mentor, novice).minutes.reset();
        log(is.check_in, day("2028-03-31"), mentor, novice, 40);
        for (const auto& [on, rating] :
             {std::pair("2028-01-20", 2), std::pair("2028-02-10", 4), std::pair("2028-02-10", 3)}) {
            Record& answer = reach(is.pulse, 0, day(on), novice);
            answer.fields = {{is.rating, Number{rating * 1000}}};
        }
        const Subject pairing{Subject::Kind::pairing, duo.index};
        world.reviews = {{ReviewId{0}, pairing, day("2028-01-12"), day("2028-01-18"), "change"},
                         {ReviewId{0}, pairing, day("2028-01-14"), day("2028-01-18"), "keep"},
                         {ReviewId{0}, pairing, day("2028-02-07"), {}, ""}};
    }
    void ask(Condition one) {
        Trigger trigger;
        trigger.subject = ForPairing{is.duo};
        trigger.when = condition(std::move(one));
        model.triggers.push_back(trigger);
    }
    /// On days from the first week to the one behind the year; each answer tells since when it is so.
    void on_many_days() {
        finish();
        for (const std::string_view on : {"2028-01-12", "2028-02-01", "2028-03-05", "2028-04-06"}) {
            CAPTURE(std::string(on));
            static_cast<void>(both_say(*this, day(on)));
        }
    }
};

}  // namespace

TEST_CASE("the status of a rule, for so long, so often in a row, or not") {
    Asked small;
    small.rule(TimeAmount{Bound::at_least, {Minutes{300}, {}}, small.any, false, {}, InYear{}}).behind_below =
        BasisPoints{8000};
    small.rule(at_least(1, small.checked, Cadence{{1, SpanUnit::week}, {}})).grace = {2, SpanUnit::day};
    small.rule(at_least(2, small.checked, Cadence{{1, SpanUnit::month}, {}}));
    Requirement& late = small.rule(at_least(2, small.checked, ByLimit{ByDate{AtMonthDay{{1, 20}}}}));
    late.late_counts_as_met_late = true;
    const Status statuses[] = {Status::missed,  Status::behind,        Status::unknown,  Status::due_soon,
                               Status::pending, Status::upcoming,      Status::on_track, Status::met_late,
                               Status::met,     Status::not_applicable};
    for (std::uint32_t rule = 0; rule < small.model.requirements.size(); ++rule)
        for (const Status status : statuses) {
            for (const bool negated : {false, true}) {
                small.ask(StatusIs{RequirementId{rule}, status, negated, {}, {}});
                for (const CalendarSpan lasting : {CalendarSpan{1, SpanUnit::day}, CalendarSpan{7, SpanUnit::day},
                                                   CalendarSpan{3, SpanUnit::school_day},
                                                   CalendarSpan{2, SpanUnit::week}, CalendarSpan{1, SpanUnit::month}})
                    small.ask(StatusIs{RequirementId{rule}, status, negated, Setting<CalendarSpan>{lasting, {}}, {}});
            }
            for (const std::int64_t times : {1, 2, 3})
                small.ask(StatusIs{RequirementId{rule}, status, false, {}, times});
        }
    for (const std::int64_t share : {2500, 5000, 8000, 10000})
        small.ask(BelowPace{RequirementId{0}, {BasisPoints{share}, {}}});
    small.on_many_days();
}

TEST_CASE("what is logged, measured, reviewed and recorded so far") {
    Asked small;
    for (const SelectionId what : {small.any, small.checked, small.answers}) {
        small.ask(NoneLogged{what, {}});
        for (const CalendarSpan last :
             {CalendarSpan{1, SpanUnit::day}, CalendarSpan{10, SpanUnit::day}, CalendarSpan{5, SpanUnit::school_day},
              CalendarSpan{2, SpanUnit::week}, CalendarSpan{1, SpanUnit::month}})
            small.ask(NoneLogged{what, InTheLast{{last, {}}}});
        for (const SpanUnit unit : {SpanUnit::week, SpanUnit::month, SpanUnit::term})
            for (const std::int64_t times : {1, 2}) small.ask(NoneLogged{what, InARow{times, unit}});
        small.ask(Reached{what});
    }
    for (const bool negated : {false, true}) small.ask(ReviewOpen{ReviewId{0}, negated});
    for (const char* outcome : {"keep", "change"}) small.ask(ReviewDecided{ReviewId{0}, outcome});
    const Period periods[] = {InYear{}, Cadence{{1, SpanUnit::week}, {}}, Cadence{{1, SpanUnit::month}, {}},
                              Cadence{{1, SpanUnit::term}, {}}};
    for (const Period& period : periods)
        for (const Bound bound : {Bound::at_least, Bound::at_most, Bound::exactly}) {
            for (const std::int64_t minutes : {0, 40, 80, 120, 121})
                small.ask(MeasureIs{MeasureTime{small.any}, bound, Minutes{minutes}, period});
            for (const std::int64_t records : {0, 1, 2, 3})
                small.ask(MeasureIs{MeasureNumber{small.any}, bound, Number{records * 1000}, period});
        }
    using Pick = ValueIs::Pick;
    for (const Pick pick : {Pick::latest, Pick::first, Pick::average})
        for (const Compare compare : {Compare::is, Compare::is_not, Compare::at_least, Compare::at_most})
            for (const std::int64_t rating : {2000, 2500, 3000, 4000})
                small.ask(ValueIs{pick, small.answers, small.is.rating, compare, Number{rating}});
    const Point points[] = {AtMonthDay{{2, 1}}, AtCalendarName{"mid-break"}, AtCalendarName{"training"},
                            FirstEvent{small.checked}, OpeningOf{ReviewId{0}}};
    for (const Point& point : points) {
        small.ask(AfterPoint{point});
        small.ask(BeforePointIs{point});
    }
    small.on_many_days();
}
