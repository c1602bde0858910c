// Drawing rules at random, in pieces: selections, points, periods, expectations and conditions, each with its words.
// Used by random_rules.cpp and random_world.cpp. Tested by random_world_test.cpp.
#pragma once

#include "tests/oracle/random_world.h"

namespace induct::oracle {

/// Draws the pieces of one rule or trigger. Every function says what it drew by adding to `said`.
class RuleDice {
  public:
    RuleDice(Maker& maker, Dice dice, const std::vector<unsigned>& months, SubjectKind subject,
             std::size_t earlier_rules);

    std::string said;

    [[nodiscard]] Dice& dice() { return dice_; }
    [[nodiscard]] SelectionId selection(bool activities_only = false);
    [[nodiscard]] SelectionId in_order();
    [[nodiscard]] SelectionId document(KindId kind);
    [[nodiscard]] Point point(bool events);
    [[nodiscard]] Limit limit();
    [[nodiscard]] Season season();
    [[nodiscard]] Every every();
    [[nodiscard]] Period period();
    [[nodiscard]] Expectation expectation();
    [[nodiscard]] Counted counted();
    [[nodiscard]] ConditionId condition(int depth = 0);

  private:
    [[nodiscard]] bool is_pairing() const;
    [[nodiscard]] RoleId mentor_or_veteran() const;
    [[nodiscard]] Person person();
    [[nodiscard]] Person person_through();
    [[nodiscard]] std::variant<OfSubject, OfSlot, OfRecord> somebody();
    [[nodiscard]] FieldTest built_in_test(bool of_record);
    [[nodiscard]] FieldTest field_test(bool of_record);
    [[nodiscard]] FieldTest test_of_group();
    [[nodiscard]] FieldTest test_of_day();
    [[nodiscard]] Condition match_term();
    [[nodiscard]] Claim claim();
    [[nodiscard]] Expectation amount();
    [[nodiscard]] Expectation count();
    [[nodiscard]] Expectation standing();
    [[nodiscard]] Condition term();
    [[nodiscard]] Condition status_term();
    [[nodiscard]] Condition value_term();
    [[nodiscard]] Condition figure_term();
    [[nodiscard]] Measure figure_measure(bool time);
    [[nodiscard]] SelectionId kind_only(KindId kind);
    [[nodiscard]] CalendarSpan span(std::int64_t least, std::int64_t most);
    [[nodiscard]] Date date();
    void say(const std::string& text) { said += (said.empty() ? "" : " ") + text; }

    Maker& maker_;
    Dice dice_;
    Dice other_;  // for what was added later: what the first one draws stays as it was
    const std::vector<unsigned>& months_;
    SubjectKind subject_;
    std::size_t earlier_rules_;
};

}  // namespace induct::oracle
