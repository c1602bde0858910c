// The generator itself: it draws every form, and the second evaluator has an answer for all of it.
#include "tests/oracle/random_world.h"

#include "tests/oracle/oracle.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

using namespace induct;
using namespace induct::oracle;

TEST_CASE("a seed draws the same case again, and fewer records leave the rules as they were") {
    const RandomCase a = random_case(7, {}), b = random_case(7, {}), fewer = random_case(7, {4, 2, 5});
    CHECK(a.rule_words == b.rule_words);
    const auto logged = [](const RandomCase& drawn) {  // what was paid is drawn apart
        return std::count_if(drawn.world.records.begin(), drawn.world.records.end(),
                             [&](const Record& record) { return drawn.model[record.kind].form != KindForm::payment; });
    };
    CHECK(logged(a) == 40);
    CHECK(logged(fewer) == 5);
    CHECK(fewer.rule_words == a.rule_words);
}

namespace {

/// What was drawn: index of each variant's alternative, how often.
struct Drawn {
    std::map<std::size_t, int> forms, periods, claims, conditions, subjects, nouns, lookbacks, measures;
    int several = 0, cases = 0, exceptions = 0, paused = 0, versions = 0, extended = 0, carried = 0, milestones = 0,
        coverings = 0, distinct = 0, differences = 0, counted_matches = 0, dated_exceptions = 0, groups = 0, days = 0,
        seasons = 0, lasting = 0, in_a_row = 0, averages = 0;

    void add(const Expectation& form) {
        ++forms[form.index()];
        std::visit(
            [&](const auto& one) {
                if constexpr (requires { one.period; }) ++periods[one.period.index()];
                if constexpr (requires { one.claims; }) {
                    for (const Claim& claim : one.claims) ++claims[claim.index()];
                }
                if constexpr (requires { one.average; }) averages += one.average ? 1 : 0;
                if constexpr (requires { one.season; }) seasons += one.season ? 1 : 0;
            },
            form);
        if (const auto* ratio = std::get_if<Ratio>(&form)) ++measures[ratio->part.index()];
        if (const auto* standing = std::get_if<Standing>(&form)) {
            ++nouns[standing->what.index()];
            coverings += standing->covering ? 1 : 0;
            distinct += standing->distinct ? 1 : 0;
        }
    }
    void add(const Requirement& rule) {
        ++subjects[rule.subject.index()];
        cases += rule.cases.size() > 1 ? 1 : 0;
        exceptions += rule.exceptions.empty() ? 0 : 1;
        paused += rule.paused_during_leave ? 1 : 0;
        versions += rule.effective == always ? 0 : 1;
        extended += rule.extended_by_absences_over ? 1 : 0;
        carried += rule.carries_over ? 1 : 0;
        milestones += rule.milestones.empty() ? 0 : 1;
        for (const auto* list : {&rule.cases, &rule.exceptions}) {
            for (const Alternative& one : *list) {
                dated_exceptions += one.effective == always ? 0 : 1;
                if (!one.expects) continue;
                several += one.expects->parts.size() > 1 ? 1 : 0;
                for (const ExpectationPart& part : one.expects->parts) add(part.expectation);
            }
        }
    }
    void add(const Condition& condition) {
        ++conditions[condition.index()];
        if (const auto* status = std::get_if<StatusIs>(&condition)) {
            lasting += status->lasting ? 1 : 0;
            in_a_row += status->times_in_a_row ? 1 : 0;
        }
        if (const auto* match = std::get_if<FieldsMatch>(&condition)) {
            differences += match->differ ? 1 : 0;
            counted_matches += match->count ? 1 : 0;
        }
        if (const auto* is = std::get_if<FieldIs>(&condition)) {
            groups += is->test.place.group ? 1 : 0;
            days += is->test.day ? 1 : 0;
        }
        if (const auto* none = std::get_if<NoneLogged>(&condition)) ++lookbacks[none->lookback.index()];
    }
};

}  // namespace

TEST_CASE("three hundred seeds hold every form, period, claim, condition and clause, each more than once") {
    Drawn drawn;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const RandomCase one = random_case(seed, {4, 2, 5});
        for (const Requirement& rule : one.model.requirements) drawn.add(rule);
        for (const Condition& condition : one.model.conditions) drawn.add(condition);
    }
    const auto often = [](const std::map<std::size_t, int>& counts) {
        return std::all_of(counts.begin(), counts.end(), [](const auto& one) { return one.second > 1; });
    };
    CHECK(drawn.forms.size() == std::variant_size_v<Expectation>);
    CHECK(drawn.periods.size() == std::variant_size_v<Period> - 1);  // `over 2 years`: the calendar has no such years
    CHECK(drawn.conditions.size() == std::variant_size_v<Condition>);
    CHECK(drawn.subjects.size() == std::variant_size_v<SubjectKind>);
    CHECK(drawn.nouns.size() == std::variant_size_v<StandingNoun>);
    CHECK(drawn.lookbacks.size() == 3);
    CHECK(drawn.measures.size() == 3);
    CHECK(drawn.claims.size() == std::variant_size_v<Claim>);
    for (const auto* counts : {&drawn.forms, &drawn.periods, &drawn.claims, &drawn.conditions, &drawn.subjects,
                               &drawn.nouns, &drawn.lookbacks, &drawn.measures}) {
        CHECK(often(*counts));
    }
    for (const int count : {drawn.several, drawn.cases, drawn.exceptions, drawn.paused, drawn.extended, drawn.carried,
                            drawn.milestones, drawn.coverings, drawn.versions, drawn.distinct, drawn.differences,
                            drawn.counted_matches, drawn.dated_exceptions, drawn.groups, drawn.days, drawn.seasons,
                            drawn.lasting, drawn.in_a_row, drawn.averages}) {
        CHECK(count > 1);
    }
}

TEST_CASE("random cases hold every status and every truth") {
    std::set<Status> statuses;
    std::set<Truth> truths;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        const RandomCase drawn = random_case(seed, {});
        for (const Finding& finding : oracle::judge(drawn.model, drawn.world, drawn.when)) {
            statuses.insert(finding.status);
            CHECK(finding.since <= drawn.when.on);
            if (finding.next_change) CHECK(*finding.next_change > drawn.when.on);
        }
        for (const TriggerFinding& finding : oracle::judge_triggers(drawn.model, drawn.world, drawn.when))
            truths.insert(finding.holds);
    }
    CHECK(statuses.size() == 10);
    CHECK(truths.size() == 3);
}
