// The two evaluators must agree on random models and worlds: every finding of every form, whole (see agree.h).
// Method: RapidCheck draws a seed and sizes; where they differ it shrinks the sizes, and the message tells the seed,
// the rule in words, and both findings. What is drawn is counted in random_world_test.cpp; small worlds on which they
// once differed are in settled_test.cpp.
#include "tests/oracle/agree.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

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

TEST_CASE("they agree with several threads, and on the worlds that once differed") {
    for (const std::uint64_t seed : {11, 15, 34, 43, 81, 88, 94, 121, 151, 244, 20279, 20334, 21113, 21725}) {
        CHECK(disagreement(seed, {4, 3, 60}, 3) == "");
    }
}
