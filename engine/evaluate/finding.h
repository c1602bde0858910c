// Findings: what evaluation says of one requirement, one subject and one window. Source: docs/language.md, 6.
#pragma once

#include "engine/ledger/world.h"

namespace induct {

/// What the figures of a part count. An average is in thousandths.
enum class Measured : std::uint8_t {
    minutes,
    records,
    days,
    weeks,
    months,
    terms,
    years,
    kinds,
    values,
    people,
    share,
    nothing,
    average,
    money
};

struct CountedRecord {
    EntryNumber entry = 0;
    std::int64_t amount = 0;  // minutes, or 1
};
/// A record that does not keep what a claim says of each, and what is wrong with it.
struct BrokenRecord {
    EntryNumber entry = 0;
    Date date{};
    std::string says;  // "logged on September 30, 2025"
};

/// A record that counts for less than it has, or for nothing, because of a `counts` clause.
struct LessenedRecord {
    EntryNumber entry = 0;
    std::int64_t amount = 0;  // minutes that count, or 1
    std::string why;          // "at most 15 minutes per message"
};
/// An absence that puts off the due day (`extended by absences`).
struct DueMoved {
    std::uint32_t absence = 0;  // place in World::absences
    std::int64_t days = 0;      // of the calendar
};
/// What is earned and paid, in cents: of a payment for one window, of a budget in the school year.
struct PaymentFigures {
    std::int64_t earned = 0, earned_most = 0;  // so far; `earned_most` with what is not known
    std::int64_t due = 0, due_most = 0;        // of windows that have ended
    std::int64_t paid = 0;
    std::int64_t cut = 0;             // what caps took off of what is certainly earned
    std::vector<std::string> cut_by;  // their words
    std::vector<CountedRecord> made;  // the payments, in order of date: what of each is counted here
};

/// One expectation of the requirement. Figures that do not apply are empty.
struct PartFinding {
    Status status{};
    Measured measured = Measured::nothing;
    std::optional<std::int64_t> needed;                    // the least (or, for at_most, the most) that is owed
    std::optional<std::int64_t> needed_most;               // of a range its upper end
    std::int64_t counted = 0;                              // without undecidable records
    std::int64_t counted_most = 0;                         // with all of them
    std::optional<std::int64_t> expected_now;              // at pace, rounded down to a whole unit
    std::optional<std::int64_t> behind_under;              // behind below this (minutes rounded down, counts up)
    std::optional<std::int64_t> pace_days, pace_days_all;  // school days gone and in all, as the pace counts them
    std::optional<Date> due;  // its own last day, where cases or parts have several; empty: it is not known yet
    std::string says;         // one line of reason: "stops at step 2 of 4", "the last one on October 24"
    std::optional<Date> day;  // of what stands: the day that `counted` is of
    std::vector<std::string> missing_values;  // coverage: the titles of the values not reached
    std::vector<BrokenRecord> broken;         // of claims, in order of date
    std::optional<PaymentFigures> payment;
    std::vector<CountedRecord> counted_records;  // only with Detail::evidence
    std::vector<LessenedRecord> lessened;        // only with Detail::evidence
    std::vector<DueMoved> moved;                 // only with Detail::evidence
    std::vector<std::uint32_t> standing;         // only with Detail::evidence: places in the World of who is counted
};

struct Finding {
    RequirementId requirement;
    Subject subject;
    Window window;    // label and days as the calendar cuts it
    Interval active;  // the part of it in which the subject was active
    Date due{};       // the last day on which it can be met in time
    Date judged{};    // the day after which grace is over
    Status status{};
    Date since{};
    bool entered_late = false;        // met by a record entered after grace
    std::optional<Date> next_change;  // the next date on which the status can change with no new record
    std::int32_t spoke = -1;          // which exception spoke (index in Requirement::exceptions); -1: the base rule
    std::uint32_t base_case = 0;      // which case
    std::string says;                 // why it is not applicable, unknown or paused; empty when the parts tell all
    std::vector<PartFinding> parts;
};

/// What a trigger's condition says of one subject on the day of judgement.
struct TriggerFinding {
    TriggerId trigger;
    Subject subject;
    Truth holds{};
    Date since{};  // the first day from which it has held without a break; the day of judgement when it does not hold
    std::string says;  // the terms that made it true, in words: "instructional-hours behind for 52 days"
};

/// A figure for a report: one row, or one a value of `split by`.
struct FigureRow {
    std::vector<std::string> split;  // titles of the values; "not recorded" where the field is empty
    std::int64_t amount = 0;
    std::optional<std::int64_t> whole;  // of `as a share of` and `per`: what it is divided by; of an average how many
    std::optional<std::int64_t> shown_from;  // too few answers: from so many on it is shown, and now nothing of it is
    std::optional<std::int64_t> most, whole_most;  // with what is not recorded, where that makes a difference
};
struct FigureFinding {
    FigureId figure;
    Subject subject;
    Measured measured = Measured::nothing;
    Measured measured_whole = Measured::nothing;
    bool is_share = false;  // of a figure that is another one: as that one says
    std::vector<FigureRow> rows;
};

/// What one person has earned of a payment, in cents, from that day on, in all windows of her year.
struct PaymentStep {
    Date from{};
    std::int64_t earned = 0, earned_most = 0, due = 0, due_most = 0;
};
struct PaymentCourse {
    RequirementId payment;
    std::vector<PaymentStep> steps;  // in order of date
};

/// All that evaluation says of one subject.
struct Judgement {
    Subject subject;
    std::vector<Finding> findings;  // by requirement, then window
    std::vector<TriggerFinding> triggers;
    std::vector<FigureFinding> figures;
    std::vector<PaymentCourse> courses;  // of payments that have a budget
};

enum class Detail : std::uint8_t { figures, evidence };

/// Order of findings everywhere: requirement, subject, window.
[[nodiscard]] inline bool comes_before(const Finding& a, const Finding& b) {
    if (a.requirement != b.requirement) return a.requirement < b.requirement;
    if (a.subject != b.subject) return a.subject < b.subject;
    return a.window.days < b.window.days;
}

}  // namespace induct
