// Who may read what: the one place that every output asks before it shows anything of anybody.
//
// Least by default. A reader who is not named sees counts a rule. Counts over people, pairings or groups are shown to
// those who see everything, and to others only from `public_floor` subjects on; what is about the program, a district
// or a school is nobody's own data. A person sees what is about her, her pairings and her groups, and what a rule would
// tell her about (`notify`, ladders); the program's owner and the workspace's operator see everything. `visible to` in
// a rule replaces the second. Before all of this comes `confidential to`: a record of such a kind, what rests on it
// (engine/model/rests_on.h) and the counts of that are for those alone whom it names, on the day that is asked for.
// Source: docs/language.md, 4 (confidential to) and 5 (visible to); docs/workspace.md, who sees what. Tested by
// tests/report/visibility_test.cpp.
#pragma once

#include "engine/followup/follow_up.h"

#include <map>

namespace induct {

/// The smallest number of subjects for which counts are shown to everybody.
constexpr std::size_t public_floor = 5;

/// Who reads: nobody in particular (counts only), everything (the operator's own report), or one or more people.
struct Readership {
    bool everything = false;
    std::vector<PersonId> people;
    std::string words = "anyone";  // as the report says it
    bool told = false;             // a named report is `for` these people: it tells them, as `notify` does
};

/// What a reader is shown of a review. Whoever the review itself names has to work on it, and is told that it is open,
/// its steps and its days; why it was opened is for those alone who may read what it rests on.
enum class CaseSight : std::uint8_t { nothing, without_reason, whole };

class Visibility {
  public:
    Visibility(const FollowContext& context, Readership reader, Date on);

    [[nodiscard]] const Readership& reader() const { return reader_; }
    /// May the reader be shown what this rule says of this subject?
    [[nodiscard]] bool sees(RequirementId rule, Subject subject) const;
    [[nodiscard]] bool sees(TriggerId rule, Subject subject) const;
    [[nodiscard]] bool sees(FigureId figure, Subject subject) const;
    [[nodiscard]] CaseSight sight_of(const Case& one, const Review& review, Subject subject) const;
    /// May she be shown how many of the rule's windows stand where, when it speaks of so many subjects?
    [[nodiscard]] bool sees_counts(RequirementId rule, std::size_t subjects) const;
    /// May she be told that there are so many people, pairings or groups? Nobody at all is no secret.
    [[nodiscard]] bool sees_number(std::size_t of_them) const;
    /// May this record, behind a finding that she sees about that subject, be named to her? What is confidential only
    /// to those it is for; what others of her group did, not to a mere member of it.
    [[nodiscard]] bool sees(const Record& record, Subject subject) const;
    /// The same of the record of that entry; an entry that is no record is not hers to see while anything is hidden.
    [[nodiscard]] bool sees(EntryNumber entry, Subject subject) const;
    [[nodiscard]] RecordFilter records_about(Subject subject) const;
    /// Are all records about the subject, but confidential ones, hers to see?
    [[nodiscard]] bool sees_all_records(Subject subject) const;
    /// To whom that is confidential which the rule rests on and she may not see: "counsellor"; else empty.
    [[nodiscard]] std::string confidential_to(RequirementId rule) const;
    [[nodiscard]] std::string confidential_to(FigureId figure) const;
    /// For whom that is which a case rests on, when its reason is withheld: "confidential to counsellor".
    [[nodiscard]] std::string why_withheld(const Case& one) const;
    /// Does nothing of that name (a requirement in all its versions, a trigger, a review) rest on what is confidential
    /// to others? A name that the model does not declare might have, as soon as anything is.
    [[nodiscard]] bool may_know_of(std::string_view name) const;
    /// Does the reader own the program?
    [[nodiscard]] bool owns() const { return owner_; }
    /// May she be told of rows that are set aside? The operator, whose inbox it is; the owner only when nothing is kept
    /// from her, since what cannot be read may be of any kind.
    [[nodiscard]] bool sees_rows_set_aside() const { return reader_.everything || (owner_ && all_kinds_open_); }
    /// Is the kind confidential to nobody, or to this reader?
    [[nodiscard]] bool may_see(KindId kind) const;
    /// May she be shown who these people are? Who holds a derived role may follow from what is confidential to others.
    [[nodiscard]] bool may_see(const Who& who) const;
    /// Is this a report of everything, with nothing kept from it?
    [[nodiscard]] bool sees_everything() const { return reader_.everything && all_kinds_open_; }
    /// Does the reader see anything beyond counts?
    [[nodiscard]] bool named() const { return reader_.everything || !reader_.people.empty(); }

  private:
    [[nodiscard]] bool is_reader(PersonId person) const;
    [[nodiscard]] bool reads_as(const Who& who, Subject subject) const;
    [[nodiscard]] bool is_hers(Subject subject) const;
    [[nodiscard]] bool is_owner() const;
    [[nodiscard]] bool is_open(const Kind& kind) const;
    [[nodiscard]] bool is_named_by(const Review& review, Subject subject) const;
    [[nodiscard]] bool may_see_kinds(const std::vector<KindId>& kinds) const;
    [[nodiscard]] std::vector<KindId> behind(const Case& one) const;
    [[nodiscard]] bool sees_rules_behind(TriggerId trigger, Subject subject) const;
    [[nodiscard]] std::string words_of(const std::vector<KindId>& kinds) const;

    const FollowContext& context_;
    Readership reader_;
    Date on_;
    bool owner_ = false;
    std::vector<bool> kind_is_open_;  // by its own `confidential to`; what it is a kind of says its part
    bool all_kinds_open_ = false;
    std::vector<std::vector<KindId>> behind_rules_, behind_triggers_, behind_figures_;  // confidential kinds
    std::vector<std::vector<RequirementId>> closed_rules_;  // by trigger: those behind it that say `visible to`
    mutable std::map<EntryNumber, const Record*> records_;  // made when first asked for
};

}  // namespace induct
