// Both evaluators asked about the same case, and what only one of them says. Compared is all that a finding tells: its
// window and due day, status, since, next change, who spoke, and of each part the status and the figures; of a trigger
// whether and since when it holds. Used by agree_test.cpp and settled_test.cpp, and tested by them.
#pragma once

#include "tests/oracle/random_world.h"

namespace induct::oracle {

struct Said {
    std::vector<Finding> findings;
    std::vector<TriggerFinding> triggers;
};
/// By the fast evaluator, on so many threads, in the order in which the second one says it.
[[nodiscard]] Said by_fast(const RandomCase& drawn, unsigned threads);
/// By the fast one, each subject by itself, as `why` asks it.
[[nodiscard]] Said by_fast_alone(const RandomCase& drawn);
[[nodiscard]] Said by_slow(const RandomCase& drawn);

/// The first finding and the first trigger on which they differ, as lines. Empty: they agree.
[[nodiscard]] std::string difference(const Said& fast, const Said& slow);

/// The difference on the random case of that seed, with its rules in words. Empty: they agree.
[[nodiscard]] std::string disagreement(std::uint64_t seed, Sizes sizes, unsigned threads);

}  // namespace induct::oracle
