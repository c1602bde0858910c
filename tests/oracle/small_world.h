// A small model and a small world, built by hand as data, that the tests of this folder add rules and records to.
// The model has one of everything: roles, a pairing with an optional slot, partners, a group, a tree of activities, a
// meeting, an artifact with stages, a survey, two choices, fields, and a calendar of two short years (the first one a
// leap year). Tested by oracle_test.cpp, which is written upon it.
#pragma once

#include "engine/evaluate/finding.h"

#include <string>
#include <string_view>
#include <vector>

namespace induct::oracle {

/// `2028-02-01` as a date. It must be one.
[[nodiscard]] Date day(std::string_view iso);
[[nodiscard]] Interval days(std::string_view first, std::string_view last);

/// The places of what the small model declares.
struct Names {
    RoleId novice{0}, mentor{1}, helper{2}, leader{3};
    static constexpr RoleId veteran{4};  // a mentor still: only in random worlds, and not in all
    PairingKindId duo{0}, partners{1};
    static constexpr std::uint32_t mentee_slot = 0, mentor_slot = 1, helper_slot = 2;  // of a duo
    GroupKindId team{0};
    ChoiceId focus{0}, topic{1};
    // Activities: coaching is observation is support, check-in is support, pre and post stand alone.
    KindId support{0}, observation{1}, coaching{2}, check_in{3}, pre{4}, post{5};
    KindId plc{6};           // a meeting of mentor, and of teams
    KindId plan{7}, log{8};  // artifacts: drafted, approved, signed; sent
    KindId pulse{9};         // a survey with a rating from 1 to 5
    FieldId site{0}, school{1}, district{2}, hired{3}, left{4}, mentoring_year{5}, leave{6};
    FieldId attendance{7}, place{8}, start{9}, end{10}, entered_by{11}, entered_on{12}, duration{13};
    FieldId focus_field{14}, topics_field{15}, agenda{16}, experience{17}, grade{18};
    FieldId rating{19};
};

/// The years run from January 10 to March 31, 2028 (54 school days: 15 in January, 16 in February, 23 in March) and
/// from April 24 to June 30, 2028.
[[nodiscard]] CalendarSpec small_calendar();
[[nodiscard]] Model small_model();

/// Adds to a model and to a world. Everything returns its place.
class Maker {
  public:
    Maker();

    Model model;
    World world;
    Names is;

    [[nodiscard]] Person slot(std::uint32_t which) const;
    [[nodiscard]] Person role(RoleId role, Person::Reach reach = Person::Reach::nearest) const;
    [[nodiscard]] static Who one(Person person);

    SelectionId select(std::vector<KindId> kinds);
    /// The same with the people who led it.
    SelectionId select_by(std::vector<KindId> kinds, Person by);
    SelectionId select_stage(KindId kind, std::string stage);
    ConditionId condition(Condition condition, std::string words = {});
    /// A rule for each duo with this one expectation, in full, without grace.
    Requirement& rule(Expectation expectation, SubjectKind subject = ForPairing{PairingKindId{0}});
    /// Does the subject's field compare so?
    [[nodiscard]] FieldTest field_is(FieldId field, Compare compare, std::vector<Value> values) const;
    [[nodiscard]] FieldTest record_field_is(FieldId field, Compare compare, std::vector<Value> values) const;

    PersonId person(RoleId role, Interval held = always);
    PairingId pair(PersonId mentee, PersonId mentor, Interval days = always);
    /// An activity led by the one with the other, of so many minutes.
    Record& log(KindId kind, Date date, PersonId by, PersonId with, std::int64_t minutes = 60);
    Record& reach(KindId artifact, std::uint32_t stage, Date date, PersonId by);
    /// Sorts holdings and records as a World has them. To be called before judging.
    void finish();

  private:
    EntryNumber next_entry_ = 1;
};

/// One pairing, of a novice and a mentor, over all days or some.
struct OnePair : Maker {
    PersonId novice, mentor;
    PairingId duo;
    explicit OnePair(Interval paired = always)
        : novice(person(is.novice)), mentor(person(is.mentor)), duo(pair(novice, mentor, paired)) {}
};

}  // namespace induct::oracle
