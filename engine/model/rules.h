// Expectations, conditions, and the declarations that use them. Source: docs/language.md, 5 and 6.
#pragma once

#include "engine/model/payment.h"
#include "engine/model/status.h"

namespace induct {

// ---- expectations

enum class Bound : std::uint8_t { at_least, at_most, exactly, range };

/// What a count is counted in. A count of whole records, of time, or of the `Distinct` values met.
struct DistinctUnit {
    SpanUnit unit{};
};                        // different days, weeks, months
struct DistinctKinds {};  // different kinds
struct DistinctPeople {
    RoleId role;
};  // different people who hold the role
struct DistinctField {
    FieldId field;
};  // different values
using Distinct = std::variant<DistinctUnit, DistinctKinds, DistinctPeople, DistinctField>;

/// `at least 60 hours of instructional by mentor in the year`; minutes. With `per`, an average a unit that applies.
struct TimeAmount {
    Bound bound{};
    Setting<Minutes> amount;
    SelectionId what;
    bool average = false;
    std::optional<SpanUnit> per;
    Period period;
    Minutes unit{1};  // of the local unit that the amount is said in; what a parameter counts
};
/// `2 to 3 observations in each term`, `at least 1 activity covering each educator-standard in the year`.
struct RecordCount {
    Bound bound{};
    Setting<std::int64_t> least;  // the number; of a range its lower end
    std::int64_t most = 0;        // of a range its upper end
    SelectionId what;
    std::optional<Distinct> distinct;
    std::optional<FieldId> covering;  // each value of this field's choice must be reached; `choice` says which
    std::optional<ChoiceId> covering_choice;
    bool average = false;
    std::optional<SpanUnit> per;
    Period period;
};
/// What stands on a day: people in a role or slot, pairings, groups, members, leaders, schools or districts.
struct StandingRole {
    RoleId role;
};
struct StandingSlot {
    SlotRef slot;
};
struct StandingPairing {
    PairingKindId kind;
};
struct StandingGroup {
    GroupKindId kind;
};
struct StandingMembers {};
struct StandingLeaders {};
/// What follows from a decision: `at least 1 blended ...` counts pairings that began on the day on which the review was
/// opened, or later.
struct StandingBegun {
    PairingKindId kind;
    ReviewId since;
};
/// `coach or lead`: people of any of these, each counted once.
struct StandingAny {
    std::vector<std::variant<StandingRole, StandingSlot, StandingMembers, StandingLeaders>> of;
};
/// `mentor's first-aid-course completed at all times`: a record of it that has not expired.
struct StandingDocument {
    SelectionId what;
};
using StandingNoun = std::variant<StandingRole, StandingSlot, StandingPairing, StandingGroup, StandingMembers,
                                  StandingLeaders, StandingAny, StandingDocument, StandingBegun>;
/// `at most 15 mentees at all times`, `at least 1 colleague at all times with gaps up to 10 school-days`.
struct Standing {
    Bound bound{};
    Setting<std::int64_t> least;
    std::int64_t most = 0;
    StandingNoun what;
    std::optional<FieldId> distinct;   // `different schools of teacher`: of what is counted, the values of this field
    std::optional<ChoiceId> covering;  // `covering each focus`
    std::optional<FieldId> covering_field;
    std::vector<FieldTest> where;
    Period period;  // AtAllTimes, ByLimit, ByEither or OnPoint
    std::string words;
    Span span;
};
/// `no more than 14 days between check-ins` (at_most), `at least 14 days between observations` (at_least).
struct Gap {
    bool at_most = true;
    Setting<CalendarSpan> span;
    SelectionId what;
    std::optional<Season> season;
};
/// `growth-goals submitted by October 31`
struct Deadline {
    SelectionId what;
    Period period;
};

/// `within 5 days` after (at most), or `by at least 3 days` (at least); empty: 30 days for follows, none for reaches.
struct Lead {
    bool at_most = true;
    Setting<CalendarSpan> span;
};
struct HasFields {
    std::vector<FieldId> fields;
};
struct CoversValues {
    FieldId field;
    ChoiceId choice;
    std::vector<std::uint32_t> values;
    bool each = false;
};
struct HasInOrder {
    std::vector<KindId> steps;
    std::optional<CalendarSpan> within;
    std::optional<ParameterId> parameter{};  // that `within` stands in
};
struct Follows {
    SelectionId what;
    std::optional<Lead> lead;
};
struct IsFollowedBy {
    SelectionId what;
    std::optional<Lead> lead;
};
struct ReachesStage {
    std::string stage;
    std::optional<Lead> lead;
};
struct IsLedBy {
    Who who;
};
struct IsBy {
    Who who;
};
struct IsWith {
    Who who;
};
struct IsAttended {
    std::optional<Who> who;
};  // without WHO: by the subject
struct IsLogged {
    CalendarSpan within;
    std::optional<ParameterId> parameter{};  // that it stands in
};
/// The stage of a document that a signature is.
constexpr std::string_view signed_stage = "signed";
struct IsSigned {
    WhoOrder order;
};
struct IsOn {
    std::string named_days;
};
using Claim = std::variant<HasFields, CoversValues, HasInOrder, Follows, IsFollowedBy, ReachesStage, IsLedBy, IsBy,
                           IsWith, IsAttended, IsLogged, IsSigned, IsOn>;

/// `each observation follows a pre-conference within 5 days and is followed by a post-conference within 5 days`
struct EachClaim {
    SelectionId what;
    std::vector<Claim> claims;
};
/// `at least 90% of ode-pd are attended`
struct ShareClaim {
    Bound bound{};
    Setting<BasisPoints> share;
    SelectionId what;
    std::vector<Claim> claims;
    Period period;  // InYear when none is written
};

struct MeasureTime {
    SelectionId what;
};  // hours of, minutes of
struct MeasureDays {
    SelectionId what;
};  // days of
struct MeasureNumber {
    SelectionId what;
};  // number of
struct MeasureStanding {
    StandingNoun what;
    std::vector<FieldTest> where;
};  // number of new-teacher where ...
using Measure = std::variant<MeasureTime, MeasureDays, MeasureNumber, MeasureStanding>;

/// `hours of group-supervision is at most 50% of hours of supervision in each month`
struct Ratio {
    Measure part;
    Bound bound{};
    Setting<BasisPoints> share;
    Measure whole;
    Period period;
};
/// `that mentor's site is mentee's site`
struct That {
    ConditionId condition;
};

using Expectation = std::variant<TimeAmount, RecordCount, Standing, Gap, Deadline, EachClaim, ShareClaim, Ratio, That,
                                 PaymentDue, PaymentBudget>;

/// One expectation with the words it was written in.
struct ExpectationPart {
    Expectation expectation;
    std::string words;
    Span span;
};
enum class Joint : std::uint8_t { single, and_also, or_else };
struct Expects {
    Joint joint = Joint::single;
    std::vector<ExpectationPart> parts;
};

// ---- conditions (post-order: a term is always stored before the condition that uses it)

struct InTheLast {
    Setting<CalendarSpan> span;
};
struct InARow {
    std::int64_t count = 1;
    SpanUnit unit{};
};
/// `no check-in in the last 45 days`, `no onsite in 2 months in a row`; without a lookback: none so far in the year.
struct NoneLogged {
    SelectionId what;
    std::variant<std::monostate, InTheLast, InARow> lookback;
};
/// `instructional-hours is behind for 45 days`, `plc-monthly is missed 2 times in a row`, `... is not met`.
struct StatusIs {
    RequirementId requirement;
    Status status{};
    bool negated = false;
    std::optional<Setting<CalendarSpan>> lasting;
    std::optional<std::int64_t> times_in_a_row;
};
struct BelowPace {
    RequirementId requirement;
    Setting<BasisPoints> share;
};
struct ReviewOpen {
    ReviewId review;
    bool negated = false;
};
struct ReviewDecided {
    ReviewId review;
    std::string outcome;
};
struct MeasureIs {
    Measure measure;
    Bound bound{};
    Value value;
    Period period;
    std::optional<ParameterId> parameter{};  // that the value stands in; without a value: not set
};
/// `latest score of evaluation is at least proficient`, `average match-rating of mid-year-survey is at least 3`: what
/// the subject's records of this year hold in a field. An average compares with a number.
struct ValueIs {
    enum class Pick : std::uint8_t { latest, first, average };
    Pick pick{};
    SelectionId what;  // the kinds that have the field, and nothing else
    FieldId field;
    Compare compare{};  // is, is_not, at_least, at_most or exactly
    Value value;
    std::optional<ParameterId> parameter{};  // that the value stands in; without a value: not set
    std::optional<Place> other{};            // instead of a value: a field of the subject or of who is in a slot
};
/// `that mentors-per-teacher is at least 1.2`: a figure of the same subject, held against a number, an amount of time
/// or (a share) a percentage.
struct FigureIs {
    FigureId figure;
    Compare compare{};
    Value value;
    std::optional<ParameterId> parameter{};  // that the value stands in; without a value: not set
};
struct HoldsRole {
    Person person;
    bool negated = false;
    RoleId role;
    std::optional<Person> for_whom;
};
/// `mentor and mentee share site`, `teacher differ in site`: the people (or groups) of each name are compared with
/// those of the others; of one name with each other. Of so many fields, or of all of them.
struct FieldsMatch {
    std::vector<Person> sides;
    bool differ = false;
    Bound bound{};
    std::optional<Setting<std::int64_t>> count;  // empty: all of them
    struct Compared {
        std::string name;
        std::variant<FieldId, GroupKindId> what;  // a field, or the group that she is a member of
    };
    std::vector<Compared> fields;
    std::optional<ParameterId> fields_from;  // the parameter that names them
};
struct AfterPoint {
    Point point;
};
struct BeforePointIs {
    Point point;
};
struct FieldIs {
    FieldTest test;
};
struct AreRecorded {
    std::vector<Place> places;
};
struct Reached {
    SelectionId what;
};  // `mentor-application accepted`, `early-completion approved by principal`
struct Both {
    ConditionId left, right;
};
struct Either {
    ConditionId left, right;
};
struct Not {
    ConditionId term;
};
using Condition =
    std::variant<NoneLogged, StatusIs, BelowPace, ReviewOpen, ReviewDecided, MeasureIs, ValueIs, FigureIs, HoldsRole,
                 FieldsMatch, AfterPoint, BeforePointIs, FieldIs, AreRecorded, Reached, Both, Either, Not>;

// ---- requirements

struct InFull {};
struct Prorated {};
struct SkippedBelow {
    BasisPoints share;
};
using Partial = std::variant<InFull, Prorated, SkippedBelow>;

enum class Force : std::uint8_t { must, should, may };

struct Notify {
    Who who;
    Status when{};
};
struct Milestone {
    std::int64_t amount = 0;  // minutes, or records
    Point by;
    std::optional<ParameterId> parameter{};  // that the amount stands in
    std::int64_t unit = 1;                   // minutes of a local unit that the parameter counts
};

/// `counts ...`: what voids or limits time. `counts only when` is not among them: its tests stand in the `where` of
/// what the requirement counts. Source: docs/language.md, 6.9.
struct CountsAtMost {
    Minutes amount;
    KindId per;
};
struct CountsShare {
    BasisPoints share;
    SelectionId of;
};
struct CountsOnlyIn {
    SpanUnit unit{};
    SelectionId with;
};
struct CountsShared {
    RoleId among;
};
struct Counted {
    std::variant<CountsAtMost, CountsShare, CountsOnlyIn, CountsShared> how;
    std::string words;  // "at most 15 minutes per message"
};

/// A case, the plain `expect` (no condition), or an exception. No `expects`: nothing is owed.
struct Alternative {
    std::optional<ConditionId> when;
    std::optional<Expects> expects;
    bool paused = false;  // an `exception ... paused`
    std::string name;     // of an exception declaration, else the words of its condition
    std::vector<Citation> cites;
    std::uint32_t rank = 0;  // of exceptions: a higher rank speaks before a lower one (more specific)
    Span span;
    Interval effective = always;  // of an `exception`: it speaks of the windows whose last day lies in these
};

struct Requirement : Declared {
    std::vector<Citation> cites;
    SubjectKind subject;
    std::optional<ConditionId> where;
    // What must follow from the decision of a review: owed from the day of the decision on, read on the day judged.
    std::optional<ConditionId> owed_when;
    std::vector<Alternative> cases;       // one without a condition, or two or more with one each
    std::vector<Alternative> exceptions;  // highest rank first
    std::optional<ConditionId> waived_when;
    std::optional<Partial> partial;  // as the rule says; see `partial_of` for what then holds
    std::optional<BasisPoints> behind_below;
    std::vector<Milestone> milestones;
    std::optional<CalendarSpan> due_soon;
    // The parameters that `due soon`, `behind below` and `grace` stand in.
    std::optional<ParameterId> due_soon_parameter, behind_parameter, grace_parameter;
    CalendarSpan grace{0, SpanUnit::day};  // the rule's, else the program's, else 0 days
    bool late_counts_as_met_late = true;
    Interval effective = always;
    Force force = Force::must;
    bool carries_over = false;
    std::vector<Counted> counted;
    bool paused_during_leave = false;
    std::optional<CalendarSpan> extended_by_absences_over;
    std::vector<Notify> notify;
    std::string severity;
    std::optional<Who> visible_to;
    std::vector<ParameterId> unset;        // parameters without a value that leave it without a verdict
    std::vector<std::string> adjusted_by;  // the programs that adjusted it, in the order in which they extend
    std::string replaces;                  // the program whose rule of this name it replaced; empty mostly
};

struct Trigger : Declared {
    std::vector<Citation> cites;
    SubjectKind subject;
    std::optional<ConditionId> where;
    ConditionId when;
    std::optional<ReviewId> opens;  // without it the trigger raises an alert
    std::vector<Notify> notify;
    std::vector<Who> tell;
    std::string severity;
    std::vector<ParameterId> unset;  // parameters without a value that it asks for: it never opens anything
};

struct ReviewStep {
    std::string name, title;
    std::optional<Who> by, with;
    CalendarSpan within;
    std::optional<ParameterId> parameter{};  // that `within` stands in
};
/// `if reassign expect ...`: a rule of its own, named after the review and the outcome.
struct ReviewConsequence {
    std::string outcome;
    RequirementId rule;
};
struct ReviewEscalation {
    Who to;
    CalendarSpan after;
    std::optional<ParameterId> parameter{};  // that `after` stands in
};
/// `notify mentor when open, principal when missed`
struct ReviewNotice {
    Who who;
    bool late = false;  // a step or the decision is past its limit; else: the review opens
};
struct Review : Declared {
    std::vector<Citation> cites;
    std::optional<Who> owner;
    std::vector<ReviewStep> steps;
    std::vector<std::string> outcomes;
    CalendarSpan decide_within;
    std::optional<ParameterId> decide_parameter, reopen_parameter;  // that these limits stand in
    std::vector<ReviewConsequence> consequences;
    std::vector<ReviewEscalation> escalations;
    std::optional<CalendarSpan> reopen_after;
    std::optional<Who> visible_to;
    bool asked_about = false;  // a rule, trigger or figure reads its opening or its decision, beside its consequences
    std::vector<ReviewNotice> notify;
};

/// `alerts ladder for instructional-hours when missed tell plc-leader after 5 school-days`
struct AlertRung {
    Status when{};
    Who tell;
    CalendarSpan after{0, SpanUnit::day};
    std::optional<ParameterId> parameter{};  // that `after` stands in
};
struct Digest {
    Who to;
    std::variant<SpanUnit, Weekday> every;
};
struct Ladder : Declared {
    std::vector<RequirementId> requirements;
    std::vector<AlertRung> rungs;
    std::vector<std::string> quiet_during;  // names of the calendar
    std::vector<Digest> digests;
};

/// What a survey says beside its questions, which are the fields of its kind. None of it filters or checks anything but
/// `open`: an answer outside of it counts nowhere.
struct Survey {
    KindId kind;
    struct Question {
        FieldId field;
        std::string title;
    };
    std::vector<Question> questions;
    std::optional<Period> open;  // one that the calendar alone can cut
    std::string open_words;      // "in May"
    std::optional<SelectionId> after_each;
    std::optional<CalendarSpan> within;
    std::int64_t shown_from = 0;  // figures about the answers are shown from so many on
};

/// `average useful of exit-ticket`: over all records of the window that hold the field.
struct AverageOf {
    SelectionId what;
    FieldId field;
};
/// Another figure; one that is divided, or divides, is a plain measure itself.
struct FigureOf {
    FigureId figure;
};
/// What a figure shows, or is divided by: the last one is a parameter.
using Gauge = std::variant<Measure, AverageOf, FigureOf, Setting<std::int64_t>>;

/// `figure contacts is number of contact in the year split by contact-kind`
struct Figure : Declared {
    std::vector<Citation> cites;
    SubjectKind subject = ForProgram{};
    std::optional<ConditionId> where;
    Gauge gauge;
    std::optional<Gauge> share_of;  // `as a share of`
    std::optional<Gauge> per;       // `per`
    Period period = InYear{};
    std::vector<FieldId> split_by;
};

}  // namespace induct
