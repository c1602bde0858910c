// What a report tells of a review beyond what follow-up keeps: whether its reason still holds on that day, what came of
// it, and whether its subject has ended. Read from the day's findings, so that a past day tells what was so then.
// Source: docs/language.md, 6.12. Tested by tests/report/case_words_test.cpp.
#pragma once

#include "engine/report/visibility.h"

#include <map>
#include <span>
#include <string_view>

namespace induct {

struct CaseView {
    const Review* review = nullptr;        // as the model declares it; nullptr when it no longer does
    const Judgement* judgement = nullptr;  // of its subject; nullptr when no rule speaks of it any more
    std::optional<Subject> subject;        // nothing when nobody and nothing has that id
    bool still_holds = true;               // the condition that opened it, on that day
    std::string now;  // what is so instead: "mentor-hours is missed since June 13, 2026"; or the reason as it stands
    std::string severity;  // of the trigger that opened it; mostly empty
    std::string ended;     // "the pairing ended on January 16, 2026, and BP-15B follows it"; empty while it goes on
};

/// Pairings, people, groups and sites by id, and the program as "program". The world outlives it and stays as it is.
class SubjectIds {
  public:
    explicit SubjectIds(const World& world);
    /// nullopt when nobody and nothing has that id.
    [[nodiscard]] std::optional<Subject> find(std::string_view id) const;

  private:
    std::map<std::string_view, Subject> subjects_;
};

/// The views of the reviews of one report; subjects and what is said of them are looked up, not searched for.
class CaseViews {
  public:
    /// All but `on` outlive the views.
    CaseViews(const FollowContext& context, std::span<const Judgement> judgements, Date on);
    [[nodiscard]] CaseView of(const Case& one) const;

  private:
    [[nodiscard]] std::string ended_words(Subject subject) const;

    const FollowContext& context_;
    Date on_;
    SubjectIds subjects_;
    std::map<Subject, const Judgement*> judgements_;
    std::map<std::uint32_t, std::uint32_t> followed_by_;  // pairings, by place
};

/// The reviews that are open, and that the reader may know to be: those that her page lists.
[[nodiscard]] std::size_t open_reviews(const FollowContext& context, std::span<const Case> cases,
                                       const Visibility& visibility);

/// Who is asked, by name: "Lea Park", "Ana Ruiz and Ben Cole"; "nobody (there is no plc-leader)" when they are not
/// there; the model's words, "plc-leader", for a reader to whom it is not told who they are.
[[nodiscard]] std::string asked_words(const FollowContext& context, const Who& who, Subject subject, Date on,
                                      const Visibility& visibility);
/// By whom, and with whom, a step of the review is to be done: "by Lea Park with Ben Cole"; empty when the model names
/// nobody.
[[nodiscard]] std::string step_people_words(const FollowContext& context, const Review& review, const CaseStep& step,
                                            Subject subject, Date on, const Visibility& visibility);

}  // namespace induct
