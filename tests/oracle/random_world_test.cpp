// The generator itself: it draws every form, and the second evaluator has an answer for all of it.
#include "tests/oracle/random_world.h"

#include "tests/oracle/oracle.h"

#include <doctest/doctest.h>

#include <set>

using namespace induct;
using namespace induct::oracle;

TEST_CASE("a seed draws the same case again, and fewer records leave the rules as they were") {
    const RandomCase a = random_case(7, {}), b = random_case(7, {}), fewer = random_case(7, {4, 2, 5});
    CHECK(a.rule_words == b.rule_words);
    CHECK(a.world.records.size() == 40);
    CHECK(fewer.world.records.size() == 5);
    CHECK(fewer.rule_words == a.rule_words);
}

TEST_CASE("random cases hold every form, every status and every kind of condition") {
    std::set<std::size_t> forms, conditions, periods;
    std::set<Status> statuses;
    std::set<Truth> truths;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const RandomCase drawn = random_case(seed, {});
        for (const Requirement& rule : drawn.model.requirements) {
            for (const Alternative& alternative : rule.cases) {
                for (const ExpectationPart& part : alternative.expects->parts) {
                    forms.insert(part.expectation.index());
                    if (const auto* count = std::get_if<RecordCount>(&part.expectation))
                        periods.insert(count->period.index());
                    if (const auto* amount = std::get_if<TimeAmount>(&part.expectation))
                        periods.insert(amount->period.index());
                }
            }
        }
        for (const Condition& condition : drawn.model.conditions) conditions.insert(condition.index());
        for (const Finding& finding : oracle::judge(drawn.model, drawn.world, drawn.when)) {
            statuses.insert(finding.status);
            CHECK(finding.since <= drawn.when.on);
            if (finding.next_change) CHECK(*finding.next_change > drawn.when.on);
        }
        for (const TriggerFinding& finding : oracle::judge_triggers(drawn.model, drawn.world, drawn.when))
            truths.insert(finding.holds);
    }
    CHECK(forms.size() == std::variant_size_v<Expectation>);
    CHECK(conditions.size() == std::variant_size_v<Condition> - 1);  // `are recorded` is two `is recorded`
    CHECK(periods.size() == std::variant_size_v<Period> - 3);        // over, at all times and on are for other forms
    CHECK(statuses.size() == 10);
    CHECK(truths.size() == 3);
}
