// The second evaluator: what docs/language.md section 6 says, done in the most obvious way, to judge the fast one by.
// Method: a finding on a day is worked out from nothing but that day and the records up to it; `since` and `next
// change` walk the days one by one and ask again. No index, no plan; only the answers of a day are remembered. Tested
// by tests/oracle/oracle_test.cpp (expectations computed by hand) and agree_test.cpp (against the fast one).
#pragma once

#include "engine/evaluate/finding.h"

#include <vector>

namespace induct::oracle {

/// Every requirement for every subject in every window of its year, in the order of `comes_before`. Filled:
/// requirement, subject, window, active, due, judged, status, since, next_change, spoke, base_case, and of the parts
/// status, measured, needed, needed_most, counted and counted_most. Source: docs/language.md, 6.1 to 6.10.
[[nodiscard]] std::vector<Finding> judge(const Model& model, const World& world, AsOf when);

/// Every trigger for every subject on the day of judgement. Source: docs/language.md, 6.12.
[[nodiscard]] std::vector<TriggerFinding> judge_triggers(const Model& model, const World& world, AsOf when);

}  // namespace induct::oracle
