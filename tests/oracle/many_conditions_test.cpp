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
    FigureId figure(Gauge gauge, std::optional<Gauge> of_whole, bool share, const Period& period) {
        Figure one;
        one.name = "figure-" + std::to_string(model.figures.size());
        one.subject = ForPairing{is.duo};
        one.gauge = std::move(gauge);
        (share ? one.share_of : one.per) = std::move(of_whole);
        one.period = period;
        model.figures.push_back(std::move(one));
        return {static_cast<std::uint32_t>(model.figures.size() - 1)};
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

TEST_CASE("figures, whole and divided, held against numbers, times and shares") {
    const Compare compares[] = {Compare::is, Compare::is_not, Compare::at_least, Compare::at_most};
    for (const Period& period : {Period(InYear{}), Period(Cadence{{1, SpanUnit::month}, {}})}) {
        Asked small;
        // Of some check-ins nobody knows whether they are asked for; one observation has no minutes.
        const SelectionId of_focus = small.select({small.is.check_in}), none = small.select({small.is.coaching});
        small.model.selections[of_focus.index].where = {
            small.record_field_is(small.is.focus_field, Compare::is, {ChoiceValue{small.is.focus, 0}})};
        std::uint32_t at = 0;
        for (Record& record : small.world.records)
            if (record.kind == small.is.check_in && ++at % 2 == 0)
                record.fields = {{small.is.focus_field, ChoiceValue{small.is.focus, at % 4 == 0 ? 1U : 0U}}};
        const Gauge gauges[] = {Measure(MeasureNumber{small.any}),   Measure(MeasureNumber{of_focus}),
                                Measure(MeasureNumber{none}),        Measure(MeasureTime{small.any}),
                                Measure(MeasureTime{small.checked}), AverageOf{small.answers, small.is.rating},
                                Setting<std::int64_t>(number(2)),    Setting<std::int64_t>{}};
        std::vector<FigureId> figures;
        for (std::size_t i = 0; i < 6; ++i) {
            figures.push_back(small.figure(gauges[i], {}, false, period));
            if (i == 5) break;  // an average is divided already
            for (const std::size_t by : {0U, 1U, 2U, 3U, 4U, 6U, 7U}) {
                const bool time = i >= 3, time_below = by == 3 || by == 4;
                if (by < 6 && time != time_below) continue;
                figures.push_back(small.figure(gauges[i], gauges[by], by < 6, period));
            }
        }
        const std::size_t plain = figures.size();
        for (std::size_t i = 0; i < plain; ++i)
            figures.push_back(small.figure(FigureOf{figures[i]}, {}, false, period));
        for (const FigureId figure : figures)
            for (const Compare compare : compares) {
                for (const std::int64_t thousandths : {0, 1, 500, 1000, 2000, 2500, 3000, 5000, 6000})
                    small.ask(FigureIs{figure, compare, Number{thousandths}});
                for (const std::int64_t minutes : {0, 80, 200, 240})
                    small.ask(FigureIs{figure, compare, Minutes{minutes}});
                for (const std::int64_t share : {0, 5000, 10000})
                    small.ask(FigureIs{figure, compare, BasisPoints{share}});
            }
        small.on_many_days();
    }
}

TEST_CASE("the latest and the first value of a list, of a choice, and of something else") {
    Asked small;
    std::uint32_t at = 0;
    for (Record& record : small.world.records) {
        if (record.kind != small.is.check_in) continue;
        record.fields = {
            {small.is.focus_field, ChoiceValue{small.is.focus, at % 2}},
            {small.is.topics_field, std::vector<ChoiceValue>{{small.is.topic, at % 2}, {small.is.topic, 0}}}};
        ++at;
    }
    for (const ValueIs::Pick pick : {ValueIs::Pick::latest, ValueIs::Pick::first})
        for (const Compare compare : {Compare::is, Compare::is_not})
            for (const std::uint32_t value : {0U, 1U, 2U}) {
                small.ask(
                    ValueIs{pick, small.checked, small.is.topics_field, compare, ChoiceValue{small.is.topic, value}});
                small.ask(
                    ValueIs{pick, small.checked, small.is.focus_field, compare, ChoiceValue{small.is.focus, value}});
            }
    small.on_many_days();
}
