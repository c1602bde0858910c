// What people do between nights, each an entry of the ledger's chain with who, when and why: the checks against the
// models and the world of the day, and the one transaction that holds them. What they say is judged by the next night.
// Source: docs/workspace.md, By hand; docs/ledger.md, By hand. Tested by tests/cli/by_hand_test.cpp.
#pragma once

#include "engine/ledger/by_hand.h"
#include "engine/nightly/night.h"

namespace induct {

/// Who acts, when and why.
struct ByHand {
    Date on{};
    std::string by;          // empty: the workspace's operator
    std::string why;         // `--reason`; never empty
    bool far_ahead = false;  // the day is meant, though it is far from everything known (night_checks.h)
};

/// One transaction for entries by hand. Nothing was changed unless `commit` is reached.
class HandNight {
  public:
    /// Errors: LedgerError: nobody acts, somebody unknown, no reason, a day before the last night or far ahead.
    HandNight(const OpenWorkspace& open, Ledger& ledger, const ByHand& how);

    [[nodiscard]] const OpenWorkspace& open() const { return open_; }
    [[nodiscard]] const ByHand& how() const { return how_; }  // `by` is filled in
    [[nodiscard]] Night& night() { return night_; }
    /// What cells are read against: the names of the models and everybody who is known.
    [[nodiscard]] RowContext context() const { return {vocabulary_, directory_, open_.workspace.dates, how_.on}; }
    /// A person's id by her id, e-mail or name. `known_as`: how the caller knows the cell. Errors: LedgerError.
    [[nodiscard]] std::string person(const std::string& written, const std::string& known_as) const;
    void commit() { night_.commit(); }

  private:
    const OpenWorkspace& open_;
    ByHand how_;
    Night night_;
    Vocabulary vocabulary_;
    Directory directory_;
};

/// A row of a roster that was given by hand, as the ledger has it.
struct Given {
    EntryNumber entry = 0;
    Body body;
    std::string words;  // whom it is about: "M-1 Ana Ruiz with Ben Cole"
};

struct WaiverAsked {
    std::string rule, subject;
    std::string from, until;  // as typed; without `from` the day itself
};
/// Waives the rule for the subject. Errors: LedgerError: an unknown rule, subject or date, a subject of which the rule
/// does not speak, the same waiver again.
[[nodiscard]] Given give_waiver(HandNight& hand, const WaiverAsked& asked);

struct LeaveAsked {
    std::string person, from, to, kind;  // as typed; `to` may be `ongoing`, an empty kind is "leave"
};
/// Says that a person is on leave. The reason stands in the entry alone. Errors: LedgerError: an unknown person, a date
/// that is none, the same leave again.
[[nodiscard]] Given give_leave(HandNight& hand, const LeaveAsked& asked);

}  // namespace induct
