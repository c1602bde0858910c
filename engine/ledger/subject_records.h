// All that evaluation reads of one subject, as plain columns: no World and no database behind it.
//
// Method: one row a record that belongs to the subject, in order of date and entry, with the answers to the plan's
// tests as bits; beside them what changes over time (active days, facts, standings, absences). Filled by `gather`
// (gather.h). Source: docs/language.md, 6.2 and 6.4. Tested by tests/evaluate/forms_test.cpp.
#pragma once

#include "engine/ledger/world.h"
#include "engine/plan/plan.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace induct {

/// Minutes that nobody recorded.
constexpr std::int32_t no_minutes = -1;
/// A record without a start time.
constexpr std::int32_t no_start = -1;

enum RowFlag : std::uint8_t {
    row_own = 1,           // belongs to the subject itself
    row_chain = 2,         // for rules that carry over: of a pairing of the chain, each up to its own last day
    row_expected = 4,      // a meeting at which the subject's person was expected
    row_attended = 8,      // at which she was
    row_later_stage = 16,  // of an artifact of which an earlier stage is recorded
    row_twin = 32,         // belongs to the subject and to an earlier pairing of its chain, and has rows for both
    row_owned = 64,        // belongs to somebody in a slot: for `mentor's KIND`, and for nothing else
};

/// Codes that each row has in one `CodeColumn`: those of row i are codes[first[i]] up to codes[first[i + 1]].
struct RowCodes {
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> codes;
    std::vector<bool> missing;  // nothing is recorded
    // (row, code) of people of whom it is not known whether they hold the role; in order of rows.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> perhaps;

    /// The pairs of `perhaps` that are of this row.
    [[nodiscard]] std::span<const std::pair<std::uint32_t, std::uint32_t>> perhaps_of(std::uint32_t row) const;
};

/// Something that stands over days.
struct StandingEntry {
    Interval days;
    std::uint32_t who = 0;              // person, pairing or group; of a document its row
    std::vector<std::uint32_t> values;  // of `covering each`, and of `different schools of`
    bool values_missing = false;
    Truth belongs = Truth::yes;   // its `where`
    Date seen = first_known_day;  // a record that is dated later than the day of judgement is not looked at
    friend bool operator<(const StandingEntry& a, const StandingEntry& b) {
        return a.days != b.days ? a.days < b.days : a.who < b.who;
    }
};

/// What a row holds in a field.
struct RowValue {
    std::uint32_t row = 0;
    Value value;
};

/// A truth from a day on, until the next step. The first step begins on the first known day.
struct TruthStep {
    Date from{};
    Truth value{};
};

/// What a field holds from a day on: one value a person, where several are in a slot.
struct ValueStep {
    Date from{};
    std::vector<Value> values;
};

/// What one scope of the plan says of the subject.
struct ScopeDays {
    std::uint32_t scope = 0;
    std::vector<Interval> active;  // sorted, apart from each other
};

/// A leave that pauses a rule: whose, and from when to when. What kind of leave it is, is nobody's business here.
struct LeaveOf {
    std::uint32_t rule = 0;  // place in Plan::rules
    std::string who;
    Interval days;
};

struct AbsenceOf {
    std::uint32_t rule = 0;     // place in Plan::rules
    std::uint32_t absence = 0;  // place in World::absences; one may lie in two spells of its person
    Interval days;
};

/// A stage that a document of the subject reached, whoever brought it there.
struct StageReached {
    KindId kind;
    std::uint32_t instance = 0;
    std::uint32_t code = 0;  // kind and stage
    Date date{};
    std::vector<Truth> signed_by;  // as Plan::tests, for those that signatures must pass; else empty
    std::vector<Truth> carried;    // the same, asked of all pairings of the chain
    EntryNumber entry = 0;
    Date entered{};
};

struct SubjectRecords {
    Subject subject;
    std::string id;        // "P-0117", "" for the program
    std::string calendar;  // name of its CalendarSpec
    std::vector<ScopeDays> scopes;
    std::optional<Date> chain_first;    // a pairing that follows others: first day of the chain
    std::optional<Date> superseded_on;  // first day of the pairing that follows this one

    // ---- rows, in order of date and entry
    std::vector<std::uint32_t> code;  // kind and stage, as the plan codes them
    std::vector<Date> date, entered;
    std::vector<EntryNumber> entry, belongs_to;  // belongs_to 0: names none
    std::vector<std::uint32_t> instance;
    std::vector<std::int32_t> minutes, outside, during;
    std::vector<std::int32_t> start;
    std::vector<std::uint8_t> flags;
    std::vector<std::string> led_as;        // who led it, in the words of the subject: "colleague"; empty: nobody of it
    std::uint32_t words_a_row = 0;          // of the masks
    std::vector<std::uint64_t> yes, maybe;  // one bit a test of the plan, words_a_row words a row
    std::vector<RowCodes> columns;          // as Plan::columns

    std::vector<StageReached> stages;  // by kind, instance and date; empty: no claim asks

    std::vector<std::vector<RowValue>> values;  // as Plan::values, by row; rows that hold none are left out

    std::vector<std::string> texts;  // of the codes of values that no choice lists

    // ---- over time
    std::vector<std::vector<StandingEntry>> standings;  // as Plan::standings
    std::vector<std::vector<TruthStep>> facts;          // by ConditionId; empty: not asked
    std::vector<std::vector<ValueStep>> fields;         // by ConditionId: what a value of a record is held against
    std::vector<std::vector<std::optional<Number>>>
        years;  // mentoring-year of the people of each slot of a pairing (of a person: one list)
    std::vector<std::vector<Interval>> paused;  // by place in Plan::rules; empty: not paused
    std::vector<LeaveOf> leaves;                // what `paused` comes from, by rule and day
    std::vector<AbsenceOf> absences;            // those that may extend a rule's due day
    std::vector<Waiver> waivers;
    std::vector<ReviewFact> reviews;

    [[nodiscard]] std::string text_of(std::uint32_t value) const {
        return value < texts.size() ? texts[value] : std::string();
    }
    [[nodiscard]] std::size_t rows() const { return code.size(); }
    /// Has the row one of these flags (RowFlag)?
    [[nodiscard]] bool is(std::size_t row, int wanted) const { return (flags[row] & wanted) != 0; }
    [[nodiscard]] bool is_yes(std::size_t row, std::uint32_t test) const {
        return (yes[row * words_a_row + test / 64] >> (test % 64) & 1) != 0;
    }
    [[nodiscard]] bool is_maybe(std::size_t row, std::uint32_t test) const {
        return (maybe[row * words_a_row + test / 64] >> (test % 64) & 1) != 0;
    }
    [[nodiscard]] Truth test(std::size_t row, std::uint32_t at) const {
        return is_yes(row, at) ? Truth::yes : is_maybe(row, at) ? Truth::unknown : Truth::no;
    }
};

/// The union of intervals, sorted and apart (touching ones are joined).
[[nodiscard]] std::vector<Interval> joined(std::vector<Interval> intervals);
/// The days of `from` that are not in `out`; both joined.
[[nodiscard]] std::vector<Interval> without(const std::vector<Interval>& from, const std::vector<Interval>& out);
[[nodiscard]] bool holds(const std::vector<Interval>& days, Date day);

}  // namespace induct
