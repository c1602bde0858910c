// Who may read what: the one place that every output asks before it shows anything of anybody.
//
// Least by default. A reader who is not named sees counts a rule. Counts over people, pairings or groups are shown to
// those who see everything, and to others only from `public_floor` subjects on; what is about the program, a district
// or a school is nobody's own data. A person sees what is about her, her pairings and her groups, and what a rule would
// tell her about (`notify`, ladders); the program's owner and the workspace's operator see everything. `visible to` in
// a rule replaces the second; what rests on a kind that is `confidential to` somebody is shown to them only. Source:
// docs/language.md, 4 (confidential to) and 5 (visible to). Tested by tests/report/visibility_test.cpp.
#pragma once

#include "engine/followup/follow_up.h"

#include <memory>

namespace induct {

/// The smallest number of subjects for which counts are shown to everybody.
constexpr std::size_t public_floor = 5;

/// Who reads: nobody in particular (counts only), everything (the operator's own report), or one or more people.
struct Readership {
    bool everything = false;
    std::vector<PersonId> people;
    std::string words = "anyone";  // as the report says it
};

class Visibility {
  public:
    Visibility(const FollowContext& context, Readership reader, Date on);

    [[nodiscard]] const Readership& reader() const { return reader_; }
    /// May the reader be shown what this rule says of this subject?
    [[nodiscard]] bool sees(RequirementId rule, Subject subject) const;
    [[nodiscard]] bool sees(TriggerId rule, Subject subject) const;
    [[nodiscard]] bool sees(FigureId figure, Subject subject) const;
    /// May the reader know that this review of this subject is there?
    [[nodiscard]] bool sees(const Review& review, Subject subject) const;
    /// May she be shown how many of the rule's windows stand where, when it speaks of so many subjects?
    [[nodiscard]] bool sees_counts(RequirementId rule, std::size_t subjects) const;
    /// May this record, behind a finding that she sees about that subject, be named to her? What is confidential only
    /// to those it is for; what others of her group did, not to a mere member of it.
    [[nodiscard]] bool sees(const Record& record, Subject subject) const;
    /// To whom that is confidential which the rule rests on and she may not see: "counsellor"; else empty.
    [[nodiscard]] std::string confidential_to(RequirementId rule) const;
    /// Does the reader own the program?
    [[nodiscard]] bool owns() const { return owner_; }
    /// Is the kind confidential to nobody, or to this reader?
    [[nodiscard]] bool may_see(const Kind& kind) const;
    /// Does the reader see anything beyond counts?
    [[nodiscard]] bool named() const { return reader_.everything || !reader_.people.empty(); }

  private:
    [[nodiscard]] bool reads_as(const Who& who, Subject subject) const;
    [[nodiscard]] bool is_hers(Subject subject) const;
    [[nodiscard]] bool is_owner() const;
    [[nodiscard]] bool may_see_kinds(const std::vector<KindId>& kinds) const;

    const FollowContext& context_;
    Readership reader_;
    Date on_;
    bool owner_ = false;
    std::vector<std::vector<KindId>> confidential_;  // a rule's kinds that are confidential to somebody
};

/// The confidential kinds that a requirement's verdict rests on.
[[nodiscard]] std::vector<KindId> confidential_kinds(const Model& model, const Requirement& requirement);

}  // namespace induct
