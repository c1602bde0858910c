// Surveys, values and figures as both evaluators read them, held against what was worked out by hand.
#include "tests/oracle/both_say.h"

#include <doctest/doctest.h>

using namespace induct;
using namespace induct::oracle;

namespace {

constexpr std::int64_t unit = 1000;  // a number is kept in thousandths

struct Pair : OnePair {
    using OnePair::OnePair;

    Record& answers(PersonId by, PersonId about, std::string_view date, std::int64_t rating) {
        Record& record = reach(is.pulse, 0, day(date), by);
        record.about = AboutPerson{about};
        if (rating > 0) record.fields = {{is.rating, Number{rating * unit}}};
        return record;
    }
    ConditionId rating(ValueIs::Pick pick, Compare compare, std::int64_t thousandths) {
        return condition(ValueIs{pick, select({is.pulse}), is.rating, compare, Number{thousandths}});
    }
    std::string on(std::string_view date, std::size_t which = 0) {
        finish();
        const std::vector<Finding> findings = both_say(*this, day(date)).findings;
        REQUIRE(which < findings.size());
        return std::string(word(findings[which].status));
    }
};

}  // namespace

TEST_CASE("the latest, the first and the average answer of the year so far") {
    Pair small;
    small.rule(That{small.rating(ValueIs::Pick::latest, Compare::at_least, 3 * unit)});
    small.rule(That{small.rating(ValueIs::Pick::first, Compare::at_least, 3 * unit)});
    small.rule(That{small.rating(ValueIs::Pick::average, Compare::at_least, 3 * unit)});
    small.rule(That{small.rating(ValueIs::Pick::average, Compare::is, 2500)});
    small.answers(small.novice, small.mentor, "2028-01-05", 5);  // before the year
    small.answers(small.novice, small.mentor, "2028-01-20", 0);  // says nothing
    small.answers(small.novice, small.mentor, "2028-02-01", 2);
    small.answers(small.novice, small.mentor, "2028-02-03", 3);
    small.answers(small.novice, small.mentor, "2028-03-01", 4);
    struct Row {
        std::string_view date, latest, first, average, exactly;
    };
    const Row rows[] = {{"2028-01-31", "unknown", "unknown", "unknown", "unknown"},
                        {"2028-02-01", "missed", "missed", "missed", "missed"},
                        {"2028-02-03", "on-track", "missed", "missed", "on-track"},  // 2 and 3
                        {"2028-03-01", "on-track", "missed", "on-track", "missed"},  // 2, 3 and 4
                        {"2028-04-02", "met", "missed", "met", "missed"}};
    for (const Row& row : rows) {
        CAPTURE(std::string(row.date));
        CHECK(small.on(row.date, 0) == std::string(row.latest));
        CHECK(small.on(row.date, 1) == std::string(row.first));
        CHECK(small.on(row.date, 2) == std::string(row.average));
        CHECK(small.on(row.date, 3) == std::string(row.exactly));
    }
}

TEST_CASE("what a mentee answers about her mentor is of their pairing alone") {
    Pair small;
    const PersonId other = small.person(small.is.novice);
    (void)small.pair(other, small.mentor);
    small.rule(That{small.rating(ValueIs::Pick::latest, Compare::at_least, 3 * unit)});
    small.answers(other, small.mentor, "2028-02-01", 5);
    CHECK(small.on("2028-02-02", 0) == "unknown");
    CHECK(small.on("2028-02-02", 1) == "on-track");
    SUBCASE("and what somebody else answers about him is of all of his") {
        const PersonId leader = small.person(small.is.leader);
        small.answers(leader, small.mentor, "2028-02-03", 1);
        CHECK(small.on("2028-02-04", 0) == "missed");
        CHECK(small.on("2028-02-04", 1) == "missed");
    }
}

TEST_CASE("an answer counts only while the survey is open") {
    Pair small;
    small.model.surveys.front().open = InMonth{2};
    small.rule(Deadline{small.select_stage(small.is.pulse, "answered"), InYear{}});
    small.answers(small.novice, small.mentor, "2028-01-31", 4);
    CHECK(small.on("2028-02-10") == "on-track");
    small.answers(small.novice, small.mentor, "2028-02-29", 4);
    CHECK(small.on("2028-02-29") == "met");
}

TEST_CASE("a figure is read as it is on the day") {
    Pair small;
    Figure visits;
    visits.subject = ForPairing{small.is.duo};
    visits.gauge = Measure(MeasureNumber{small.select({small.is.support})});
    Figure share = visits;
    share.share_of = Gauge(Measure(MeasureNumber{small.select({small.is.support, small.is.pre})}));
    Figure rate = visits;
    rate.gauge = FigureOf{FigureId{0}};
    rate.per = Gauge(Setting<std::int64_t>{2, {}});
    Figure mean = visits;
    mean.gauge = AverageOf{small.select({small.is.pulse}), small.is.rating};
    small.model.figures = {visits, share, rate, mean};
    const auto that = [&](std::uint32_t figure, const Value& value) {
        small.rule(That{small.condition(FigureIs{FigureId{figure}, Compare::at_least, value})});
    };
    that(0, Number{2 * unit});
    that(1, BasisPoints{5000});
    that(2, Number{1500});
    that(3, Number{2500});
    small.log(small.is.pre, day("2028-01-12"), small.mentor, small.novice);
    small.log(small.is.support, day("2028-01-20"), small.mentor, small.novice);
    small.log(small.is.observation, day("2028-02-10"), small.mentor, small.novice);
    small.log(small.is.support, day("2028-03-10"), small.mentor, small.novice);
    small.answers(small.novice, small.mentor, "2028-02-01", 2);
    small.answers(small.novice, small.mentor, "2028-03-01", 3);
    struct Row {
        std::string_view date, visits, share, rate, mean;
    };
    const Row rows[] = {{"2028-01-11", "missed", "unknown", "missed", "unknown"},  // nothing to take a share of
                        {"2028-01-12", "missed", "missed", "missed", "unknown"},
                        {"2028-01-20", "missed", "on-track", "missed", "unknown"},  // 1 of 2
                        {"2028-02-10", "on-track", "on-track", "missed", "missed"},
                        {"2028-03-10", "on-track", "on-track", "on-track", "on-track"}};  // 3 per 2; 2 and 3
    for (const Row& row : rows) {
        CAPTURE(std::string(row.date));
        CHECK(small.on(row.date, 0) == std::string(row.visits));
        CHECK(small.on(row.date, 1) == std::string(row.share));
        CHECK(small.on(row.date, 2) == std::string(row.rate));
        CHECK(small.on(row.date, 3) == std::string(row.mean));
    }
}
