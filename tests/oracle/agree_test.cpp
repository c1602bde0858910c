// The two evaluators must agree on random models and worlds: every finding of every form, whole (see agree.h).
// Method: RapidCheck draws a seed and sizes; where they differ it shrinks the sizes, and the message tells the seed,
// the rule in words, and both findings. What is drawn is counted in random_world_test.cpp; small worlds on which they
// once differed are in settled_test.cpp.
#include "tests/oracle/agree.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace induct;
using namespace induct::oracle;

TEST_CASE("the fast evaluator and the obvious one agree on random models and worlds") {
    CHECK(rc::check("same findings", [] {
        const auto seed = *rc::gen::noShrink(rc::gen::inRange<std::uint64_t>(0, 1'000'000'000));
        const Sizes sizes{*rc::gen::inRange<std::int64_t>(1, 6), *rc::gen::inRange<std::int64_t>(0, 4),
                          *rc::gen::inRange<std::int64_t>(0, 70)};
        const std::string text = disagreement(seed, sizes, 1);
        if (!text.empty()) RC_FAIL(text);
    }));
}

TEST_CASE("they agree on two hundred worlds that are the same every time") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) CHECK(disagreement(seed, {1, 1, 40}, 1) == "");
}

TEST_CASE("a subject asked about alone is judged as among all") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const RandomCase drawn = random_case(seed, {3, 1, 40});
        CHECK(difference(by_fast_alone(drawn), by_fast(drawn, 1)) == "");
    }
}

TEST_CASE("they agree with several threads, and on the worlds that once differed") {
    for (const std::uint64_t seed : {11, 15, 34, 43, 81, 88, 94, 121, 151, 244, 20279, 20334, 21113, 21725}) {
        CHECK(disagreement(seed, {4, 3, 60}, 3) == "");
    }
    CHECK(disagreement(683928317, {4, 0, 0}, 1) == "");  // a window that runs on into the next year
    CHECK(disagreement(457294028, {2, 0, 0}, 1) == "");  // one of two parts over one window is not owed
    // Of school years without a day between them.
    CHECK(disagreement(983257982, {1, 0, 9}, 1) == "");   // a role that rests on a document, held before the years only
    CHECK(disagreement(954605090, {4, 0, 8}, 1) == "");   // an exception up to a day, of a review not yet open
    CHECK(disagreement(448658313, {1, 0, 15}, 1) == "");  // a budget that waits for a condition of who has left
    CHECK(disagreement(625003808, {2, 0, 0}, 1) == "");   // nobody is below a pace that is not asked any more
    CHECK(disagreement(119006420, {4, 0, 0}, 1) == "");   // a role that rests on another one, taken up again
    CHECK(disagreement(991569751, {5, 0, 0}, 1) == "");   // what stands, after a window whose due day a leave moved
    CHECK(disagreement(929228236, {1, 0, 24}, 1) == "");  // an answer is attended by whoever gave it
    CHECK(disagreement(236428914, {2, 0, 16}, 1) == "");  // signatures of documents, beside a survey that is open
}

namespace {

/// The random case as only the fast evaluator is asked about it.
RandomCase any_case() {
    const auto seed = *rc::gen::noShrink(rc::gen::inRange<std::uint64_t>(0, 1'000'000'000));
    return random_case(seed, {*rc::gen::inRange<std::int64_t>(1, 5), 2, *rc::gen::inRange<std::int64_t>(0, 60)});
}

/// Only amounts of time to be reached, and nothing that asks or counts something else.
bool asks_for_hours_only(const Requirement& rule) {
    if (rule.where || rule.waived_when || !rule.exceptions.empty() || rule.cases.size() != 1) return false;
    const std::vector<ExpectationPart>& parts = rule.cases[0].expects->parts;
    return std::all_of(parts.begin(), parts.end(), [](const ExpectationPart& part) {
        const auto* amount = std::get_if<TimeAmount>(&part.expectation);
        return amount && amount->bound == Bound::at_least && !amount->average;
    });
}

/// Only amounts and numbers to be reached, and nothing that asks something else.
bool asks_for_at_least_only(const Requirement& rule) {
    if (rule.where || rule.waived_when || !rule.exceptions.empty() || rule.cases.size() != 1) return false;
    const std::vector<ExpectationPart>& parts = rule.cases[0].expects->parts;
    return std::all_of(parts.begin(), parts.end(), [](const ExpectationPart& part) {
        const auto* amount = std::get_if<TimeAmount>(&part.expectation);
        const auto* number = std::get_if<RecordCount>(&part.expectation);
        return (amount && amount->bound == Bound::at_least && !amount->average) ||
               (number && number->bound == Bound::at_least && !number->average);
    });
}

}  // namespace

TEST_CASE("more minutes never turn met into missed under an at-least rule") {
    CHECK(rc::check("more minutes", [] {
        RandomCase drawn = any_case();
        const Said before = by_fast(drawn, 1);
        for (Record& record : drawn.world.records) {
            // Its clock times stay: minutes inside and outside of the contract day are told by them.
            if (record.minutes && !record.start) record.minutes = *record.minutes + Minutes{30};
        }
        const Said after = by_fast(drawn, 1);
        RC_ASSERT(before.findings.size() == after.findings.size());
        for (std::size_t i = 0; i < before.findings.size(); ++i) {
            if (!asks_for_hours_only(drawn.model[before.findings[i].requirement])) continue;
            const Status was = before.findings[i].status, is = after.findings[i].status;
            if (was == Status::met) RC_ASSERT(is == Status::met);
            if (was == Status::on_track) RC_ASSERT(is == Status::on_track || is == Status::met);
            if (was == Status::met_late) RC_ASSERT(is == Status::met_late || is == Status::met);
        }
    }));
}

TEST_CASE("a record of a kind that no rule names changes nothing") {
    CHECK(rc::check("another kind", [] {
        RandomCase drawn = any_case();
        for (const Selection& selection : drawn.model.selections) RC_PRE(!selection.any_activity);
        const Said before = by_fast(drawn, 1);
        drawn.model.kinds.push_back(drawn.model.kinds[Names{}.pre.index]);
        drawn.model.kinds.back().name = "unnamed";
        drawn.model.kinds.back().parents.clear();
        const KindId unnamed{static_cast<std::uint32_t>(drawn.model.kinds.size() - 1)};
        drawn.model.kinds.back().is = {unnamed};
        std::vector<Record> more;
        for (const Record& record : drawn.world.records) {
            more.push_back(record);
            if (record.date > drawn.when.on) continue;
            more.push_back(record);
            more.back().kind = unnamed;
            more.back().stage = 0;
            more.back().entry += 100'000;
            more.back().instance += 100'000;
            more.back().belongs_to.reset();
            more.back().about = {};
        }
        drawn.world.records = more;
        RC_ASSERT(difference(by_fast(drawn, 1), before) == "");
    }));
}

TEST_CASE("to know until later what is the same changes nothing: unknown does not become met") {
    CHECK(rc::check("known later", [] {
        RandomCase drawn = any_case();
        const Said before = by_fast(drawn, 1);
        drawn.when.known_at += std::chrono::days{400};
        RC_ASSERT(difference(by_fast(drawn, 1), before) == "");
    }));
}

TEST_CASE("what is unknown is not met later on, when nothing more is known") {
    std::size_t seen = 0;
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        RandomCase drawn = random_case(seed, {5, 0, 50});
        std::erase_if(drawn.world.records, [&](const Record& record) { return record.date > drawn.when.on; });
        const Said before = by_fast(drawn, 1);
        drawn.when.on += std::chrono::days{static_cast<int>(seed % 150)};
        drawn.when.known_at = std::max(drawn.when.known_at, drawn.when.on);
        const Said after = by_fast(drawn, 1);
        for (const Finding& was : before.findings) {
            if (was.status != Status::unknown || !asks_for_at_least_only(drawn.model[was.requirement])) continue;
            ++seen;
            for (const Finding& is : after.findings) {
                if (is.requirement != was.requirement || is.subject != was.subject || is.window != was.window) continue;
                CAPTURE(seed);
                CAPTURE(drawn.rule_words[was.requirement.index]);
                CHECK_FALSE((is.status == Status::met || is.status == Status::met_late));
            }
        }
    }
    CHECK(seen > 50);
}
