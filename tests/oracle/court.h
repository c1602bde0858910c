// The parts of the second evaluator, one class so that they may ask each other: a rule asks conditions, a condition
// asks rules. Files: subjects.cpp, fields.cpp, people.cpp, records.cpp, periods.cpp, amounts.cpp, spacing.cpp,
// standing.cpp, claims.cpp, shares.cpp, payments.cpp, conditions.cpp, verdict.cpp. Tested by oracle_test.cpp.
#pragma once

#include "engine/evaluate/finding.h"

#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace induct::oracle {

inline constexpr std::chrono::days one_day{1};
/// The most that a record without minutes may come to: no bound is known.
inline constexpr std::int64_t without_bound = 1'000'000'000;

/// For whom something is read: a subject, what made it one, and the school year whose windows are judged.
struct Scope {
    Subject subject;
    SubjectKind kind;
    const Requirement* rule = nullptr;  // a trigger's or a figure's scope has none
    const SchoolYear* year = nullptr;
};

/// The day of judgement and the last date of the records that are looked at.
struct Look {
    Date day{};
    Date records_to{};
};
/// The same question, asked on another day: never with records after that day.
[[nodiscard]] inline Look on_day(Look look, Date day) { return {day, std::min(day, look.records_to)}; }

/// What is certain, and what it may come to at most with the undecidable records.
struct Range {
    std::int64_t low = 0, high = 0;
};

/// A record that a selection takes, or may take.
struct Hit {
    const Record* record = nullptr;
    Truth taken{};
    Range minutes;
};

/// One window of a period with what the reference says of it (6.3).
struct Stretch {
    Window window;
    bool endless = false;      // a window without a beginning
    bool limit = false;        // by, no later than, before, within, between
    bool by_calendar = false;  // a single limit that no event and no pairing sets
    bool lapses = false;       // a limit that neither an event nor the end of the subject sets
    bool cadence = false;
    std::optional<Date> due;     // empty: the event has not happened
    Truth applies = Truth::yes;  // `in year N of mentee`
};

struct PartVerdict {
    PartFinding shown;
    std::optional<Date> due, judged;
    std::optional<Date> since;  // where the form itself says since when (a standing that is missed)
};

/// A finding on one day, but for the days around it.
struct Verdict {
    Window window;
    Status status = Status::not_applicable;
    std::int32_t spoke = -1;
    std::uint32_t base_case = 0;
    std::vector<PartVerdict> parts;
    std::optional<Date> due, judged;
    std::optional<Date> since;
};

class Court {
  public:
    Court(const Model& model, const World& world, Date on);

    [[nodiscard]] std::vector<Finding> judge();
    [[nodiscard]] std::vector<TriggerFinding> judge_triggers();

  private:
    // ---- subjects.cpp: 6.2
    [[nodiscard]] std::vector<Subject> subjects_of(const SubjectKind& kind) const;
    [[nodiscard]] bool judges(Subject subject) const;
    [[nodiscard]] std::optional<SiteId> site_of(Subject subject) const;
    [[nodiscard]] bool lies_in(std::optional<SiteId> site, SiteId place) const;
    [[nodiscard]] std::optional<SiteId> district_of(std::optional<SiteId> site) const;
    [[nodiscard]] const SchoolCalendar& calendar_of(Subject subject) const;
    [[nodiscard]] std::vector<PairingId> chain_of(const Scope& scope) const;
    [[nodiscard]] bool superseded(const Scope& scope, Date day) const;
    [[nodiscard]] bool active(const Scope& scope, Date day) const;
    [[nodiscard]] bool absent(const Scope& scope, Date day) const;
    [[nodiscard]] bool present(const Scope& scope, Date day) const;
    [[nodiscard]] Date first_day_of_roles(PersonId person) const;
    [[nodiscard]] bool ever_holds(PersonId person, RoleId role) const;
    [[nodiscard]] std::optional<Date> first_active_day(const Scope& scope) const;
    [[nodiscard]] std::optional<Date> last_active_day(const Scope& scope) const;
    [[nodiscard]] std::optional<Date> first_active_day_in(const Scope& scope, Interval days) const;
    [[nodiscard]] bool ever_active(const Scope& scope, Interval days) const;
    [[nodiscard]] std::int64_t present_school_days(const Scope& scope, Interval days) const;
    [[nodiscard]] std::int64_t unpaused_school_days(const Scope& scope, Interval days) const;
    [[nodiscard]] std::int64_t extension(const Scope& scope, Interval days) const;
    [[nodiscard]] std::vector<PersonId> persons_of_leave(const Scope& scope, Date day) const;
    [[nodiscard]] std::vector<SlotRef> slots_named_by(const Requirement& rule) const;

    // ---- people.cpp
    [[nodiscard]] Truth role_of(PersonId person, RoleId role, Date day) const;
    [[nodiscard]] bool holds_role(PersonId person, RoleId role, Date day) const;
    [[nodiscard]] bool holds_at(PersonId person, RoleId role, SiteId place, Date day) const;
    [[nodiscard]] std::vector<PersonId> holders(RoleId role, Date day) const;
    [[nodiscard]] std::vector<PersonId> in_slot(const WorldPairing& pairing, std::uint32_t slot, Date day) const;
    [[nodiscard]] std::vector<PersonId> in_pairing(const WorldPairing& pairing, Date day) const;
    [[nodiscard]] std::vector<PersonId> in_group(const WorldGroup& group, std::optional<bool> leads, Date day) const;
    [[nodiscard]] std::vector<PairingId> pairings_of(PersonId person, Date day) const;
    [[nodiscard]] std::vector<PersonId> slot_people(const Scope& scope, SlotRef slot, Date day) const;
    [[nodiscard]] Truth is_there(const Scope& scope, const Person& who, const std::vector<PersonId>& people,
                                 const Record& record) const;
    [[nodiscard]] Truth are_there(const Scope& scope, const Who& who, const std::vector<PersonId>& people,
                                  const Record& record) const;
    [[nodiscard]] Truth met_by(const Scope& scope, const Who& who, const std::vector<PersonId>& people,
                               const Record& record) const;
    [[nodiscard]] Truth led(const Scope& scope, const Who& who, const Record& record) const;
    [[nodiscard]] Truth received(const Scope& scope, const Who& who, const Record& record) const;
    [[nodiscard]] Truth took_part(const Scope& scope, const Who& who, const Record& record) const;

    // ---- fields.cpp
    [[nodiscard]] std::optional<SiteId> home_of(PersonId person) const;
    [[nodiscard]] Value place_field(std::optional<SiteId> site, FieldId field) const;
    [[nodiscard]] Value record_field(const Record& record, FieldId field) const;
    [[nodiscard]] Value person_field(PersonId person, FieldId field, Date day) const;
    [[nodiscard]] Value field_of(const Scope& scope, const Place& place, Date day, const Record* record) const;
    [[nodiscard]] std::vector<Value> values_of(const Scope& scope, const Place& place, Date day,
                                               const Record* record) const;
    [[nodiscard]] std::vector<PersonId> nearest_in_slot(const Scope& scope, SlotRef slot, Date day) const;
    [[nodiscard]] Value any_group(PersonId person, GroupKindId kind, Date day) const;
    [[nodiscard]] std::optional<Value> yearless(const Scope& scope, const YearlessDay& written, Date day) const;
    [[nodiscard]] Truth compare(const FieldTest& test, const Value& left, const std::optional<Value>& other) const;
    [[nodiscard]] Truth test(const Scope& scope, const FieldTest& field_test, Date day, const Record* record) const;

    // ---- matching.cpp
    [[nodiscard]] std::vector<GroupId> groups_of(PersonId person, GroupKindId kind, Date day) const;
    [[nodiscard]] Truth same_group(const Scope& scope, const FieldTest& field_test, Date day) const;
    [[nodiscard]] std::vector<Subject> meant(const Scope& scope, const Person& side, Date day) const;
    [[nodiscard]] Truth shared(const FieldsMatch::Compared& what, Subject a, Subject b, Date day) const;
    [[nodiscard]] Truth alike(const Scope& scope, const FieldsMatch& match, Date day) const;
    [[nodiscard]] std::vector<PersonId> reached(const Scope& scope, const Person& who, Date day) const;
    [[nodiscard]] std::vector<PersonId> nearest_holders(PersonId to, RoleId role, Date day) const;

    // ---- records.cpp: 6.4 and 6.8
    [[nodiscard]] bool is_activity(const Record& record) const;
    [[nodiscard]] bool kind_is(KindId kind, KindId ancestor) const;
    [[nodiscard]] bool selects(const Selection& selection, const Record& record) const;
    [[nodiscard]] bool given_while_open(const Scope& scope, const Record& record) const;
    [[nodiscard]] bool of_two_in_a_pairing(const Record& record) const;
    [[nodiscard]] bool belongs(const Record& record, Subject subject) const;
    [[nodiscard]] bool belongs_to_pairing(const Record& record, const WorldPairing& pairing, PairingId id) const;
    [[nodiscard]] bool belongs_to_person(const Record& record, PersonId person) const;
    [[nodiscard]] bool belongs_to_group(const Record& record, GroupId id) const;
    [[nodiscard]] bool belongs_to_site(const Record& record, SiteId site) const;
    [[nodiscard]] Truth passes(const Scope& scope, const Selection& selection, const Record& record) const;
    [[nodiscard]] Range contract_share(const Scope& scope, ContractDay part, const Record& record) const;
    [[nodiscard]] Hit hit(const Scope& scope, const Selection& selection, const Record& record) const;
    [[nodiscard]] std::vector<Hit> hits(const Scope& scope, const Selection& selection, Interval days, Look look) const;

    /// Asked of the subject; of a pairing under `carries over` of each pairing of its chain: does it hold in one?
    template <class Ask>
    [[nodiscard]] Truth in_some_link(const Scope& scope, Ask ask) const {
        if (scope.subject.kind != Subject::Kind::pairing) return ask(scope);
        Truth any = Truth::no;
        for (const PairingId id : chain_of(scope)) {
            Scope link = scope;
            link.subject.index = id.index;
            any = either(any, ask(link));
        }
        return any;
    }

    // ---- order.cpp
    struct Completed {
        Date day{};
        EntryNumber entry = 0;  // the record that completed it
    };
    struct Document {
        KindId kind;
        std::vector<Date> days;  // on which it may have been completed, in order
        bool certain = false;    // by the last of them it is complete, by `entry`
        EntryNumber entry = 0;
    };
    [[nodiscard]] bool expired(KindId kind, Date date, Date day) const;
    [[nodiscard]] std::vector<PersonId> owners_of(const Scope& scope, const Person& owner) const;
    [[nodiscard]] Truth brings(const Scope& scope, const Selection& selection, const Who& who,
                               const Record& record) const;
    [[nodiscard]] std::optional<Completed> completed(const Scope& scope, const Selection& selection,
                                                     const std::vector<const Record*>& stages, Truth least) const;
    [[nodiscard]] bool document_belongs(const Scope& scope, const Selection& selection, const Record& of,
                                        Date day) const;
    [[nodiscard]] std::vector<Document> documents(const Scope& scope, const Selection& selection, Look look) const;
    [[nodiscard]] Truth is_in(const Document& document, Interval days, std::optional<Date> valid_on) const;

    // ---- periods.cpp: 6.3
    [[nodiscard]] std::optional<Interval> point(const Scope& scope, const Point& point, Look look) const;
    [[nodiscard]] Stretch limit(const Scope& scope, const Limit& limit, Look look) const;
    [[nodiscard]] std::vector<Stretch> cadence(const Scope& scope, const Every& every, Interval season) const;
    [[nodiscard]] std::vector<Stretch> stretches(const Scope& scope, const Period& period, Look look) const;
    [[nodiscard]] std::optional<Date> due_day(const Scope& scope, const Stretch& stretch) const;
    [[nodiscard]] Date plus_grace(const Scope& scope, Date day) const;
    [[nodiscard]] bool nothing_applies(const Scope& scope, std::size_t window, Look look) const;
    [[nodiscard]] std::optional<Status> settled(const Scope& scope, const Stretch& stretch) const;
    [[nodiscard]] bool due_soon(const Scope& scope, const Stretch& stretch, Date due, Look look) const;
    [[nodiscard]] Interval counting_days(const Scope& scope, const Stretch& stretch) const;

    // ---- amounts.cpp
    struct Count {
        SelectionId what;
        bool time = false;
        std::optional<Distinct> distinct;
        std::optional<FieldId> covering;
        std::optional<ChoiceId> choice;
        std::int64_t each = 1;                        // covering: so many records for each value
        std::optional<Date> valid_on = std::nullopt;  // of a limit: nothing that has expired by that day
        bool lessened = false;                        // the requirement's clauses `counts ...` hold
    };
    struct Owed {
        Bound bound{};
        std::int64_t least = 0, most = 0;
        bool paced = false;
        bool average = false;
    };
    [[nodiscard]] Range count(const Scope& scope, const Count& what, Interval days, Look look) const;
    [[nodiscard]] std::vector<Hit> valid_hits(const Scope& scope, const Count& what, Interval days, Look look) const;
    [[nodiscard]] Truth backed(const Scope& scope, const CountsOnlyIn& only, const Record& record, Interval days,
                               Look look) const;
    void lessen(const Scope& scope, Hit& one, Interval days, Look look) const;
    [[nodiscard]] std::vector<CountedRecord> evidence(const Scope& scope, const Count& what, Interval days,
                                                      Look look) const;
    void show_pace(const Scope& scope, const Stretch& stretch, const Count& what, PartVerdict& part, Look look) const;
    [[nodiscard]] Range count_distinct(const Scope& scope, const std::vector<Hit>& found,
                                       const Distinct& distinct) const;
    [[nodiscard]] Range count_covering(const std::vector<Hit>& found, const Count& what) const;
    [[nodiscard]] std::int64_t in_part(const Scope& scope, const Period& period, const Stretch& stretch,
                                       std::int64_t amount, bool average, bool& skipped) const;
    [[nodiscard]] std::int64_t units_that_apply(const Scope& scope, const Stretch& stretch, SpanUnit unit) const;
    struct Expected {
        std::int64_t numerator = 0, denominator = 1;
    };
    [[nodiscard]] std::optional<Expected> expected(const Scope& scope, const Stretch& stretch, std::int64_t needed,
                                                   bool whole, Look look) const;
    [[nodiscard]] Truth below(const Range& counted, BasisPoints share, Expected pace) const;
    [[nodiscard]] PartVerdict judge_count(const Scope& scope, const Period& period, const Stretch& stretch,
                                          const Count& what, Owed owed, Look look);
    [[nodiscard]] Status at_least(const Scope& scope, const Stretch& stretch, const Count& what,
                                  const PartVerdict& part, bool paced, Look look) const;
    [[nodiscard]] Status bounded(const Scope& scope, const Stretch& stretch, const PartVerdict& part, Owed owed,
                                 Look look) const;

    // ---- payments.cpp: 6.14
    struct PaidWindow {
        Interval days;
        Date due{}, begins{};
        bool applies = false;
        std::int64_t fixed = 0;
        Range quantity, earned;
        std::int64_t cut = 0, paid = 0;
    };
    struct PaidRecord {
        EntryNumber entry = 0;
        std::int64_t cents = 0;
        std::optional<Date> for_date;
    };
    [[nodiscard]] std::int64_t fixed_amount(const Scope& scope, const PaymentDue& form, const Stretch& stretch,
                                            bool& nothing) const;
    [[nodiscard]] static std::int64_t worth(const PaymentDue& form, const PaidWindow& window, std::int64_t quantity);
    [[nodiscard]] Range quantity(const Scope& scope, const PaymentDue& form, const Stretch& stretch,
                                 const PaidWindow& window, Look look);
    void cap(const Scope& scope, const PaymentDue& form, std::vector<PaidWindow>& windows, Look look) const;
    void lay(const std::vector<PaidRecord>& made, std::vector<PaidWindow>& windows, Look look) const;
    [[nodiscard]] std::vector<PaidRecord> paid_records(const Scope& scope, SelectionId what, FieldId amount,
                                                       FieldId for_date, Look look) const;
    [[nodiscard]] const std::vector<PaidWindow>& paid_windows(const Scope& scope, const PaymentDue& form, Look look);
    [[nodiscard]] PartVerdict on(const Scope& scope, const PaymentDue& form, const Stretch& stretch, Look look);
    [[nodiscard]] PartVerdict on(const Scope& scope, const PaymentBudget& form, const Stretch& stretch, Look look);

    // ---- the other forms
    [[nodiscard]] PartVerdict on(const Scope& scope, const TimeAmount& form, const Stretch& stretch, Look look);
    [[nodiscard]] PartVerdict on(const Scope& scope, const RecordCount& form, const Stretch& stretch, Look look);
    [[nodiscard]] PartVerdict on(const Scope& scope, const Deadline& form, const Stretch& stretch, Look look);
    [[nodiscard]] PartVerdict on(const Scope& scope, const Gap& form, const Stretch& stretch, Look look);
    [[nodiscard]] PartVerdict on(const Scope& scope, const Standing& form, const Stretch& stretch, Look look);
    [[nodiscard]] PartVerdict on(const Scope& scope, const EachClaim& form, const Stretch& stretch, Look look);
    [[nodiscard]] PartVerdict on(const Scope& scope, const ShareClaim& form, const Stretch& stretch, Look look);
    [[nodiscard]] PartVerdict on(const Scope& scope, const Ratio& form, const Stretch& stretch, Look look);
    [[nodiscard]] PartVerdict on(const Scope& scope, const That& form, const Stretch& stretch, Look look);
    [[nodiscard]] PartVerdict begin(const Scope& scope, const Stretch& stretch) const;
    [[nodiscard]] bool begin_share(PartVerdict& part, const Scope& scope, const Period& period,
                                   const Setting<BasisPoints>& share, const Stretch& stretch);
    [[nodiscard]] std::optional<Date> first_day_beyond(const Scope& scope, Date from, CalendarSpan span, Date to) const;
    [[nodiscard]] std::optional<Date> first_gap(const Scope& scope, const Gap& form, std::vector<Date> dates, Date from,
                                                Date to) const;

    // ---- standing.cpp
    [[nodiscard]] std::vector<Hit> valid_documents(const Scope& scope, SelectionId what, Date day) const;
    [[nodiscard]] Range standing(const Scope& scope, const StandingNoun& what, const std::vector<FieldTest>& where,
                                 Date day) const;
    [[nodiscard]] Range standing_of(const Scope& scope, const Standing& form, Date day) const;
    [[nodiscard]] Truth stands(const Scope& scope, const Standing& form, Date day) const;
    struct Stood {
        Truth counts{};
        std::optional<Value> value;  // of the field that is covered, or told apart
        Subject who;
    };
    [[nodiscard]] std::vector<PairingId> begun_since(const Scope& scope, const StandingBegun& what, Date day) const;
    [[nodiscard]] std::vector<Stood> counted_things(const Scope& scope, const StandingNoun& what,
                                                    const std::vector<FieldTest>& where, std::optional<FieldId> field,
                                                    Date day) const;

    // ---- claims.cpp
    struct ClaimResult {
        Truth holds{};         // so far
        Date limit{};          // judged when it has passed
        bool limited = false;  // else it is judged on its date
    };
    struct Judged {
        Truth in{};  // is it a record of S?
        const Record* record = nullptr;
        std::vector<ClaimResult> claims;
        [[nodiscard]] bool due(Date day) const;      // every claim's limit has passed
        [[nodiscard]] Truth broken(Date day) const;  // some claim's limit has passed without it
        [[nodiscard]] std::optional<Date> broken_on(Date day, Truth at_least) const;
    };
    [[nodiscard]] std::vector<Hit> anchors(const Scope& scope, SelectionId what, const std::vector<Claim>& claims,
                                           Interval days, Look look) const;
    [[nodiscard]] bool expected_of(const Scope& scope, const Record& record) const;
    [[nodiscard]] std::vector<Judged> judge_claims(const Scope& scope, SelectionId what,
                                                   const std::vector<Claim>& claims, Interval days, Look look) const;
    [[nodiscard]] std::vector<ClaimResult> tie(const Scope& scope, const std::vector<Hit>& anchored, SelectionId what,
                                               const std::optional<Lead>& lead, bool forward, Look look) const;
    [[nodiscard]] ClaimResult in_order(const Scope& scope, const Record& anchor, const HasInOrder& claim,
                                       std::vector<EntryNumber>& used, Look look) const;
    [[nodiscard]] bool are_signed(const Scope& scope, const IsSigned& claim, const Record& record, Look look,
                                  Truth least) const;
    [[nodiscard]] ClaimResult claim_on(const Scope& scope, const Selection& anchor, const Claim& claim,
                                       const Record& record, Look look) const;
    [[nodiscard]] std::optional<Date> moved(const Scope& scope, Date day, const CalendarSpan& span, int sign) const;

    // ---- conditions.cpp: 6.7
    [[nodiscard]] Range measure(const Scope& scope, const Measure& measure, Interval days, Look look) const;
    [[nodiscard]] Truth holds(const Scope& scope, ConditionId id, Look look);
    [[nodiscard]] Truth holds_term(const Scope& scope, const Condition& condition, Look look);
    [[nodiscard]] Truth none_logged(const Scope& scope, const NoneLogged& term, Look look) const;
    [[nodiscard]] Truth empty_of(const Scope& scope, SelectionId what, Interval days, Look look) const;
    [[nodiscard]] Truth status_is(const Scope& scope, const StatusIs& term, Look look);
    [[nodiscard]] Truth below_pace(const Scope& scope, const BelowPace& term, Look look);
    [[nodiscard]] Truth measure_is(const Scope& scope, const MeasureIs& term, Look look) const;
    [[nodiscard]] std::vector<Value> values_held(const Scope& scope, SelectionId what, FieldId field, Interval days,
                                                 Look look) const;
    [[nodiscard]] Truth value_is(const Scope& scope, const ValueIs& term, Look look) const;
    /// What a figure is on a day: something over something, in the unit that it is compared in.
    struct Quotient {
        Truth shown = Truth::yes;
        Range part;
        std::optional<Range> whole = Range{1, 1};  // empty: the parameter is not set
        bool average = false;                      // the part is in thousandths
    };
    [[nodiscard]] Quotient figure(const Scope& scope, FigureId id, Look look);
    [[nodiscard]] Quotient gauge(const Scope& scope, const Gauge& gauge, Interval days, Look look);
    [[nodiscard]] Truth figure_is(const Scope& scope, const FigureIs& term, Look look);
    [[nodiscard]] std::optional<Scope> scope_of(const Requirement& rule, Subject subject, Date day) const;

    // ---- verdict.cpp
    [[nodiscard]] Period period_of(const Expectation& expectation) const;
    [[nodiscard]] std::vector<Stretch> windows(const Scope& scope, Look look, bool& cut_differently) const;
    [[nodiscard]] const Verdict& verdict(const Scope& scope, std::size_t window, Look look);
    [[nodiscard]] Date version_day(const Scope& scope, std::size_t window, const Verdict& blank) const;
    [[nodiscard]] Verdict work_out(const Scope& scope, std::size_t window, Look look);
    [[nodiscard]] Verdict alternatives(const Scope& scope, std::size_t window, Look look, Look read_on, bool several,
                                       const Verdict& blank, std::size_t exception, std::size_t a_case);
    [[nodiscard]] Verdict speak(const Scope& scope, const Alternative& alternative, std::size_t window, Look look,
                                bool several, Verdict blank);
    [[nodiscard]] PartVerdict part(const Scope& scope, const ExpectationPart& written, std::size_t window, bool several,
                                   Look look);
    [[nodiscard]] bool waived(const Scope& scope, const Verdict& blank, Date due, Date day) const;
    [[nodiscard]] Date since(const Scope& scope, std::size_t window, Look look);
    [[nodiscard]] Date last_due(const Scope& scope, const std::vector<Stretch>& cut, std::size_t window, bool several,
                                Look look) const;
    [[nodiscard]] std::optional<Date> next_change(const Scope& scope, std::size_t window, Look look);

    const Model& model_;
    const World& world_;
    Date on_;
    std::vector<SchoolCalendar> calendars_;
    std::map<std::tuple<RequirementId, Subject, Date, std::size_t, Date, Date>, Verdict> memory_;
    std::map<std::tuple<RequirementId, Subject, Date, Date>, std::vector<PaidWindow>> paid_memory_;
};

/// Missed, behind, unknown, due-soon, pending, upcoming, on-track, met-late, met: 0 is the worst (6.5, Parts).
[[nodiscard]] int goodness(Status status);
/// Does the number obey the bound? `least` is N (also of an at-most), `most` the upper end of a range.
[[nodiscard]] bool obeys(Bound bound, std::int64_t number, std::int64_t least, std::int64_t most);
/// The bound for every number that it may come to: yes for all, no for none.
[[nodiscard]] Truth obeys(Bound bound, Range number, std::int64_t least, std::int64_t most);

[[nodiscard]] bool has(const std::vector<PersonId>& people, PersonId person);
void add_once(std::vector<PersonId>& people, PersonId person);

}  // namespace induct::oracle
