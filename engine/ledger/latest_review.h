// The review of a subject that speaks on a day: of several openings the latest. Source: docs/language.md, 6.12.
// Tested by tests/golden/forms/decisions.induct, tests/oracle/settled_test.cpp and agree_test.cpp.
#pragma once

#include "engine/ledger/world.h"

namespace induct {

/// Goes through the reviews of one subject: `fact` when it is of that review, was opened by that day and not before
/// `latest`; else `latest` (nullptr: none so far).
[[nodiscard]] inline const ReviewFact* latest_review(const ReviewFact* latest, const ReviewFact& fact, ReviewId review,
                                                     Date day) {
    if (fact.review != review || fact.opened > day) return latest;
    return !latest || latest->opened <= fact.opened ? &fact : latest;
}

/// What the review decided, when it has done so by that day.
[[nodiscard]] inline bool is_decided(const ReviewFact* review, Date day) {
    return review && review->decided && *review->decided <= day;
}

}  // namespace induct
