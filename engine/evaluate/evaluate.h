// What the rules say of one subject, or of all of them, on one day.
//
// Method: `evaluate` is pure: plan, calendar and the subject's columns in, findings out. Every finding is worked out as
// a row of steps (from that day on, this status), so that its status, since when it holds and when it changes next are
// three look-ups. `evaluate_all` gathers and evaluates subjects in shards; the result does not depend on the number of
// threads. Source: docs/language.md, 6. Tested by tests/evaluate/ (and against the naive evaluator by tests/oracle/).
#pragma once

#include "engine/evaluate/finding.h"
#include "engine/ledger/gather.h"

#include <vector>

namespace induct {

/// `counted_most` of a measure of time when a record without minutes may belong to it: no bound is known.
constexpr std::int64_t without_bound = 1'000'000'000;

/// Findings for every window of the year of `on`, the triggers and the figures of one subject.
/// `courses` is what people have earned of the payments: read by budgets, which are rules of the program.
[[nodiscard]] Judgement evaluate(const Plan& plan, const SchoolCalendar& calendar, const SubjectRecords& records,
                                 AsOf as_of, Detail detail = Detail::figures,
                                 const std::vector<PaymentCourse>* courses = nullptr);

/// All subjects, in the order of `subjects_of`. `threads` 0: as many as the machine has.
[[nodiscard]] std::vector<Judgement> evaluate_all(const Plan& plan, const Model& model, const World& world, AsOf as_of,
                                                  unsigned threads = 0, Detail detail = Detail::figures);

/// One subject with its evidence: for `why`.
[[nodiscard]] Judgement evaluate_one(const Plan& plan, const Model& model, const World& world, Subject subject,
                                     AsOf as_of, Detail detail = Detail::evidence);

}  // namespace induct
