// What `why` says of `mentor and mentee share site`: each field, whether it is shared, and the values of all.
// Method: those who are compared are found as the condition finds them. Source: docs/language.md, 6.7 and 7a. Tested by
// tests/golden/forms/matching.induct (test_nightly).
#pragma once

#include "engine/ledger/who.h"

#include <string>
#include <vector>

namespace induct {

struct ComparedField {
    std::string name;                 // "grade-band"
    std::string verdict;              // "shared", "different", "not known"
    std::vector<std::string> values;  // "mentor Ben Cole primary"
};

/// The fields that the condition compares anywhere in it, in its order.
[[nodiscard]] std::vector<ComparedField> compared_fields(const Known& known, const std::vector<Condition>& conditions,
                                                         ConditionId condition, Subject subject, Date day);

}  // namespace induct
