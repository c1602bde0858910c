// Reviews as cases across nights: opened once, steps with limits, a decision, reopened only after the stated time.
// Source: docs/language.md, 6.12. Tested by tests/followup/cases_test.cpp.
#pragma once

#include "engine/followup/follow_up.h"

namespace induct {

/// Adds tonight's cases, and what is new about them, to `result`. Part of `follow_up`.
void follow_cases(const FollowContext& context, std::span<const Judgement> judgements, const FollowState& before,
                  std::span<const Decision> decisions, Date night, FollowUp& result);

}  // namespace induct
