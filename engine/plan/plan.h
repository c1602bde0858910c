// A plan: a model lowered, as data, to what is added up over which windows and to the rules that read a status from it.
//
// Method: every selection of the model becomes a `Select`: a column of the table `selects_of_code` (indexed by a
// record's kind and stage) and the tests that stay to be decided when records are gathered. What is added up is a `Sum`
// over a Select; each expectation is one `Part` (a flat instruction), each requirement one `PlanRule`. Nothing here
// knows a person or a day. Source: docs/language.md, 5 and 6. Tested by tests/plan/plan_test.cpp.
#pragma once

#include "engine/model/model.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace induct {

/// One question about a record that its kind does not answer: yes, no, or undecidable for want of data. Bit i of a
/// record's masks is the answer to `Plan::tests[i]`.
struct RecordTest {
    enum class Ask : std::uint8_t {
        by,          // led it, or brought the artifact to that stage
        with,        // took part too, or is co-author
        to,          // received it
        belongs_to,  // `mentor's mentor-application`
        where,       // a field has a value
        outside,     // at least one minute outside the contract day
        during,      // at least one minute inside of it
        covers,      // the record's field holds all these values
        has_field,   // the field is recorded
        in_opening,  // an answer to a survey, given while it was open
    };
    Ask ask{};
    Who who;                         // by, with, to, belongs_to
    std::optional<FieldTest> field;  // where, has_field, covers (values)
    std::string words;               // "by mentor", "modality is in-person"
};

/// Who brings a document to a stage: the test that such a record passes.
struct Signer {
    std::uint32_t test = 0;
    std::string who;
};
/// People in order: by step, all of them.
using SignerOrder = std::vector<std::vector<Signer>>;

/// A selection: the kinds it names (see `Plan::selects_of_code`) and the tests a record must pass, all of them.
struct Select {
    std::vector<std::uint32_t> tests;        // places in Plan::tests
    SignerOrder order;                       // of people, or none: a document is taken once, when it is complete
    std::optional<std::uint32_t> owner;      // with an order: the test that some record of the document must pass
    ContractDay minutes = ContractDay::any;  // which of a record's minutes are counted
    std::string words;
    bool any_stage = false;  // names no stage: an artifact is taken once
    bool of_owner =
        false;  // `mentor's mentor-application`: also what belongs to somebody in a slot, not to the subject
};

/// What a record holds several of: people in a role, values of a field. One column of codes in the subject's records.
struct CodeColumn {
    enum class Holds : std::uint8_t { people, values };
    Holds holds{};
    RoleId role;
    FieldId field;
    std::optional<ChoiceId> choice;  // values are coded by their place in it; else by text
    friend bool operator==(const CodeColumn&, const CodeColumn&) = default;
};

enum class Adds : std::uint8_t {
    minutes,
    records,
    days,
    weeks,
    months,
    terms,
    years,
    kinds,
    people,
    values,
    coverage,
    standing
};

/// The values that the records of a Select hold in one field.
struct ValueList {
    std::uint32_t select = 0;
    FieldId field;
};

/// What stands on a day, as a list of intervals in the subject's records.
struct StandingList {
    StandingNoun what;
    std::optional<FieldId> distinct;
    std::optional<FieldId> covering_field;
    std::optional<ChoiceId> covering;
    std::vector<FieldTest> where;
};

/// What of a record counts toward a requirement: its clauses `counts ...`, in the order in which they work.
struct Counting {
    struct OnlyIn {
        SpanUnit unit{};
        std::uint32_t select = 0;
        std::string words;
    };
    struct Cap {
        std::vector<std::uint32_t> codes;
        std::int64_t most = 0;  // minutes
        std::string words;
    };
    struct Share {
        std::uint32_t select = 0;
        BasisPoints share;
        std::string words;
    };
    std::vector<OnlyIn> only_in;
    std::vector<Cap> caps;
    std::vector<Share> shares;
    std::optional<std::uint32_t> shared;  // column of the people that it is shared among
    std::string shared_words;
};

/// Something that is added up: records of a Select, or what stands.
struct Sum {
    Adds adds{};
    std::uint32_t select = 0;                 // place in Plan::selects
    std::uint32_t column = 0;                 // people, values, coverage: place in Plan::columns
    std::uint32_t values = 0;                 // coverage: how many values there are
    std::uint32_t standing = 0;               // standing: place in Plan::standings
    std::optional<std::uint32_t> counting{};  // place in Plan::countings
};

/// One claim about each record of a Select.
struct PlanClaim {
    enum class Says : std::uint8_t {
        passes,
        in_order,
        follows,
        is_followed_by,
        reaches,
        is_signed,
        attended,
        logged,
        on_days
    };
    Says says{};
    std::vector<std::uint32_t> tests;  // passes: all of them
    SignerOrder signers;               // is_signed
    std::vector<std::uint32_t>
        selects;  // follows, is_followed_by: one; in_order: one a step; reaches, is_signed: the stage's
    bool lead_at_most = true;
    std::optional<CalendarSpan> lead;  // empty: none was given
    std::string named_days;
    std::string words;
};

/// What is due for one window, or (`budget_of`) what all of a payment may come to.
struct PlanPayment {
    enum class By : std::uint8_t { window, hour, record };
    By by{};
    std::uint32_t sum = 0;  // by hour, by record: place in Plan::sums
    std::optional<ConditionId> when;
    struct Cap {
        bool time = false;  // in minutes, else in cents
        std::int64_t most = 0;
        Period period;
        std::string words;
    };
    std::vector<Cap> caps;
    std::uint32_t made = 0, made_for = 0;  // places in Plan::values: the amounts, and the days they are for
    std::optional<RequirementId> budget_of;
};

/// One expectation as one flat instruction. Which members are read is told by `form`.
struct Part {
    enum class Form : std::uint8_t { amount, standing, gap, each, share, ratio, that, payment, budget };
    Form form{};
    Bound bound{};
    std::optional<std::int64_t>
        needed;  // minutes, records, values, cents, or hundredths of a percent; empty: its parameter is not set
    std::int64_t needed_most = 0;      // of a range
    std::int64_t each_value = 1;       // coverage: how many records a value needs
    std::uint32_t sum = 0, whole = 0;  // places in Plan::sums; `whole` of a ratio
    std::optional<SpanUnit> per;       // on average, a unit
    Period period;
    Partial partial;
    std::optional<CalendarSpan> gaps;      // standing: how long a vacancy is tolerated
    std::optional<CalendarSpan> between;   // gap
    std::uint32_t select = 0;              // gap, each, share
    std::vector<PlanClaim> claims;         // each, share
    std::optional<ConditionId> condition;  // that
    std::optional<PlanPayment> payment;    // payment, budget
    std::string words;
};

struct PlanAlternative {
    std::optional<ConditionId> when;
    bool nothing = false;  // nothing is owed
    bool paused = false;
    Joint joint = Joint::single;
    std::vector<Part> parts;
    std::string name;
    Interval effective = always;  // it speaks of windows whose last day lies in these
};

/// A requirement: when it speaks and how a status is read from its parts.
struct PlanRule {
    RequirementId requirement;
    std::string name, title;
    std::uint32_t scope = 0;
    std::optional<ConditionId> where, waived_when;
    std::optional<ConditionId> owed_when;  // a decision; read on the day judged, also once the window is closed
    std::vector<PlanAlternative> cases, exceptions;
    std::optional<BasisPoints> behind_below;
    std::vector<Milestone> milestones;
    std::optional<CalendarSpan> due_soon;
    CalendarSpan grace{0, SpanUnit::day};
    bool late_counts = true;
    Interval effective = always;
    bool carries_over = false, paused_during_leave = false;
    std::optional<CalendarSpan> extended_over;
    std::vector<std::string> unset;    // titles of parameters without a value
    std::vector<SlotRef> named_slots;  // slots that its selections name: their leave pauses too
};

/// The subjects that a set of rules is about; a person may be in several scopes.
struct Scope {
    SubjectKind subject;
    std::vector<std::uint32_t> rules;  // places in Plan::rules
    std::vector<TriggerId> triggers;
    std::vector<FigureId> figures;
    std::vector<bool> tests, columns, standings, values;  // which of the plan's are needed for these subjects
    std::vector<bool> facts;                              // conditions that read fields, one a condition
    std::vector<bool> selects;
    bool asks_attendance = false;  // a claim asks who was at a meeting
    bool carries_over = false;     // a rule does
    bool asks_stages = false;      // a claim asks which stages a document reached
    std::vector<bool> signatures;  // tests that only signatures must pass, as `tests`
};

struct PlanTrigger {
    TriggerId trigger;
    std::optional<ConditionId> where;
    ConditionId when;
};
/// What a figure shows, or is divided by.
struct PlanGauge {
    enum class Is : std::uint8_t { sum, average, figure, number };
    Is is{};
    std::uint32_t at = 0;                // place in Plan::sums, Plan::values or Plan::figures
    std::optional<std::int64_t> number;  // empty: its parameter is not set
};
struct PlanFigure {
    FigureId figure;
    std::optional<ConditionId> where;
    PlanGauge gauge;
    std::optional<PlanGauge> whole;
    bool is_share = false;
    Period period;
    std::int64_t shown_from = 0;                   // answers, when it is about a survey
    std::uint32_t answers = 0;                     // then: the select whose records are those answers
    std::vector<std::uint32_t> split;              // columns
    std::vector<std::vector<std::string>> titles;  // of each split column's values, by code; empty: the code's text
};

struct Plan {
    std::vector<std::uint32_t> first_code;  // of each kind: code of its first stage
    std::vector<std::string> code_words;    // title of a kind, with the stage of an artifact
    std::vector<bool> code_is_dated_deed;   // an activity or meeting, bound to active days; not an artifact or survey
    std::vector<std::optional<CalendarSpan>> valid_for;       // by code; empty: for good
    std::vector<std::vector<std::uint32_t>> selects_of_code;  // the table
    std::vector<RecordTest> tests;
    std::vector<Select> selects;  // the first ones are the model's selections, in order
    std::vector<CodeColumn> columns;
    std::vector<StandingList> standings;
    std::vector<ValueList> values;
    std::vector<Sum> sums;
    std::vector<Counting> countings;
    std::vector<PlanRule> rules;  // one a requirement, in order
    std::vector<PlanTrigger> triggers;
    std::vector<PlanFigure> figures;
    std::vector<Scope> scopes;
    std::vector<Condition> conditions;  // as in the model, by ConditionId
    std::vector<std::string> condition_words;
    std::vector<std::optional<std::uint32_t>> condition_sums;    // of a comparison of a measure
    std::vector<std::optional<std::uint32_t>> condition_values;  // of a comparison of a value: place in `values`
    std::vector<std::string> review_names;
    std::vector<std::vector<std::string>> choice_titles;  // by ChoiceId
    CalendarSpan grace{0, SpanUnit::day};                 // the program's
    std::string currency = "USD";
};

/// The code of a record's kind and stage: a row of the plan's table.
[[nodiscard]] inline std::uint32_t code_of(const Plan& plan, KindId kind, std::uint32_t stage) {
    return plan.first_code[kind.index] + stage;
}

/// The kind that a code is of.
[[nodiscard]] inline KindId kind_of(const Plan& plan, std::uint32_t code) {
    const auto next = std::upper_bound(plan.first_code.begin(), plan.first_code.end(), code);
    return KindId{static_cast<std::uint32_t>(next - plan.first_code.begin() - 1)};
}

/// Does the select take records of that code, for all that their kind and stage say?
[[nodiscard]] inline bool takes(const Plan& plan, std::uint32_t select, std::uint32_t code) {
    const auto& selects = plan.selects_of_code[code];
    return std::find(selects.begin(), selects.end(), select) != selects.end();
}

/// Lowers a checked model. Deterministic; never fails.
[[nodiscard]] Plan plan(const Model& model);

/// The plan in words, for `induct plan`. Ends with a line break.
[[nodiscard]] std::string to_text(const Plan& plan, const Model& model);

}  // namespace induct
