// The judging of one subject: records picked once by selection, then tracks (a part in a window), then findings.
// Internal to engine/evaluate. Nothing in here knows a World. Tested through tests/evaluate/.
#pragma once

#include "engine/evaluate/evaluate.h"
#include "engine/evaluate/payments.h"
#include "engine/evaluate/steps.h"
#include "engine/plan/windows_of.h"

#include <deque>
#include <map>
#include <memory>
#include <span>

namespace induct {

/// Whose records and days count: of a scope, with or without the earlier pairings of the chain.
struct Ground {
    std::uint32_t scope = 0;
    bool chain = false;
};

/// The rows of a Select, in order of date; `certain` where no test was undecidable.
struct Picks {
    std::vector<std::uint32_t> rows;
    std::vector<bool> certain;
};

/// A document of a selection with an order of people, and the days on which it may have been completed.
struct OrderedDocument {
    std::uint32_t code = 0;  // of the records that complete it
    std::vector<Date> days;  // sorted, each once, never none
    bool certain = false;    // by the last of these days it is complete, by the record `entry`
    EntryNumber entry = 0;
};

/// The days on which a record breaks a claim, for certain (no) or perhaps (unknown).
struct Breach {
    Truth kept = Truth::no;
    Date from{};
    Date until = last_known_day;  // a claim without a limit heals when the stage is reached
};
/// A record that a claim is about: from when on it is judged, and when it is certainly or possibly broken.
struct Judged {
    std::uint32_t row = 0;
    bool certain = true;  // else it may be no record of the selection
    Date judged_from{};
    std::vector<Breach> breaches;
    std::string says;  // what is wrong

    /// On that day, if it is a record of the selection.
    [[nodiscard]] Truth kept_on(Date day) const {
        Truth kept = Truth::yes;
        for (const Breach& one : breaches) {
            if (one.from <= day && day <= one.until) kept = both(kept, one.kept);
        }
        return kept;
    }
    /// Has it kept all claims, or mended what was broken, by that day? Then no later day changes it.
    [[nodiscard]] bool is_through(Date day) const {
        return std::all_of(breaches.begin(), breaches.end(), [&](const Breach& one) { return one.until < day; });
    }
};

/// One part in one window.
struct Track {
    const Part* part = nullptr;
    DueWindow window;
    Date due{}, judged{};
    Date count_to{};  // the last day on which a deed is in time
    Interval active;
    std::string not_applicable;  // why it is not asked at all
    std::optional<Date> lapsed;  // the subject's last active day, after which the limit is owed no more
    Truth asked = Truth::yes;    // `in year N of`: unknown when the year is not recorded
    std::int64_t needed = 0, needed_most = 0, each_value = 1;
    Counts counts, whole;          // amount; ratio
    std::optional<Date> valid_on;  // amount: a limit takes nothing that has expired by its due day
    std::vector<std::pair<Date, std::int64_t>> milestones;
    Date pace_first{};
    SchoolDays pace_total{};
    bool paced = false;
    std::optional<Date> broken_from;     // standing: first day of the run that made it missed
    std::optional<Interval> gap;         // gap: the one that broke, from the record before it to the day that broke it
    Interval gaps_in;                    // gap: the days on which it is measured
    std::vector<Judged> judged_records;  // each, share
    std::vector<std::string> missing;    // coverage, standing on the day of judgement
    StatusSteps steps;
};

struct AlternativeTracks {
    const PlanAlternative* what = nullptr;
    std::vector<std::vector<Track>> parts;  // one list of windows a part
};

/// What decided a finding on a day.
struct Verdict {
    Status status{};
    std::int32_t spoke = -1;
    std::uint32_t base_case = 0;
    const AlternativeTracks* alternative = nullptr;
    bool decided = true;  // false: it is not known which alternative speaks, or whether the rule does
    std::string says;
};

struct FindingState {
    const PlanRule* rule = nullptr;
    Window window;
    std::vector<AlternativeTracks> cases, exceptions;
    Date due{}, judged{};
    StatusSteps steps;
};

/// What a figure shows on a day, as what is divided by what; of an average the sum in thousandths and how many.
struct FigureNow {
    Truth shown = Truth::yes;  // its `where`
    bool average = false;
    bool divided = false;
    Amount amount;
    std::optional<Amount> whole;                // divided, and empty: its parameter is not set
    std::optional<std::int64_t> too_few_below;  // there are fewer answers than are needed to show it
};

struct RuleState {
    bool begun = false, done = false;
    std::deque<FindingState> findings;
};

/// Judges one subject: its records are gone through once for each measure, and each finding is a function of the day.
/// Lives for one call of `evaluate`; keeps what it was given by reference.
class Judge {
  public:
    Judge(const Plan& plan, const SchoolCalendar& calendar, const SubjectRecords& records, AsOf as_of,
          const std::vector<PaymentCourse>* courses = nullptr);

    [[nodiscard]] Judgement run(Detail detail);

    // ---- judge.cpp
    [[nodiscard]] const std::vector<Interval>& active(Ground ground) const;
    [[nodiscard]] const std::vector<Interval>& paused_days(const PlanRule& rule) const;
    [[nodiscard]] std::vector<Interval> active_of(const PlanRule& rule) const;  // paused days taken out
    [[nodiscard]] std::vector<Interval> spell_of(Ground ground) const;          // paused days and all
    [[nodiscard]] std::optional<Date> first_active(const PlanRule& rule, Interval within) const;
    [[nodiscard]] Interval hull_of(const PlanRule& rule) const;
    [[nodiscard]] Ground ground_of(const PlanRule& rule) const { return {rule.scope, rule.carries_over}; }
    [[nodiscard]] std::optional<std::size_t> place_of_scope(std::uint32_t scope) const;
    [[nodiscard]] SubjectDays subject_days(Ground ground);
    [[nodiscard]] const RuleState& state_of(std::uint32_t rule);
    /// Is what follows from a decision owed on that day: has the latest review been decided so?
    [[nodiscard]] bool follows(ConditionId owed_when, Date day) const;
    [[nodiscard]] Verdict verdict(FindingState& finding, Date day);
    /// First day of the run of that status up to `day`, pending days before a missed or met included where they belong
    /// to it.
    [[nodiscard]] Date since_of(FindingState& finding, Date day);
    [[nodiscard]] std::chrono::days extension(const PlanRule& rule, Interval window) const;       // by absences
    [[nodiscard]] std::vector<DueMoved> extensions(const PlanRule& rule, Interval window) const;  // of each absence
    [[nodiscard]] Date after_grace(Date day, CalendarSpan grace) const;
    [[nodiscard]] std::int64_t school_days(const std::vector<Interval>& days, Interval within) const;

    // ---- picks.cpp
    [[nodiscard]] const Picks& picks(std::uint32_t select);
    /// A record of two pairings of a chain has rows for rules that carry over, and one for the others.
    [[nodiscard]] bool is_twin_elsewhere(std::uint32_t row, Ground ground) const {
        return records_.is(row, row_twin) && records_.is(row, row_chain) != ground.chain;
    }
    /// Are both rows of one record, in pairings of the chain?
    [[nodiscard]] bool is_chain_of(std::uint32_t row, std::uint32_t other) const {
        return (records_.flags[row] & records_.flags[other] & row_chain) != 0 &&
               records_.entry[row] == records_.entry[other];
    }
    /// What the test says of a row that the select picked: of a record in several pairings of the chain, in any.
    [[nodiscard]] Truth passes_test(std::uint32_t row, std::uint32_t test, std::uint32_t select) const;
    [[nodiscard]] bool counts_for(std::uint32_t row, Ground ground) const;
    /// Of what has expired by `valid_on` nothing is counted. `each_value`: of covering, the records that each value
    /// needs.
    [[nodiscard]] Counts count(const Sum& sum, Interval days, Ground ground, std::int64_t each_value = 1,
                               std::optional<Date> valid_on = std::nullopt);
    [[nodiscard]] Amount standing(const Sum& sum, Date day, std::int64_t each_value = 1) const;

    // ---- counting.cpp: what of a record counts
    /// From when on a record counts, surely and perhaps; never: after the last known day.
    struct CountsFrom {
        Date surely{}, perhaps{};
    };
    [[nodiscard]] CountsFrom counts_from(const Sum& sum, std::uint32_t row, bool certain, Interval days, Ground ground);
    /// The share of a record's minutes that counts, at least and at most.
    [[nodiscard]] std::pair<BasisPoints, BasisPoints> shares_of(const Counting& counting, std::uint32_t row);
    /// The minutes of a record that count toward the sum, at least and at most.
    [[nodiscard]] Amount credit(const Sum& sum, std::uint32_t row);
    /// Why less of a record counts than it has, or nothing of it by `on`; empty: all of it counts.
    [[nodiscard]] std::string credit_words(const Sum& sum, std::uint32_t row, Interval days, Ground ground);
    [[nodiscard]] std::optional<std::int32_t> minutes_of(std::uint32_t row, const Select& select) const;

    // ---- order.cpp
    [[nodiscard]] const std::vector<OrderedDocument>& documents(std::uint32_t select, Ground ground);
    [[nodiscard]] bool is_certainly_in(const OrderedDocument& document, Interval days,
                                       std::optional<Date> valid_on) const;
    [[nodiscard]] bool has_expired(std::uint32_t code, Date date, std::optional<Date> on) const;

    // ---- track_*.cpp
    [[nodiscard]] std::optional<Date> day_beyond(const PlanRule& rule, Date from, CalendarSpan span) const;
    [[nodiscard]] std::string paused_words(const PlanRule& rule, Interval days) const;
    [[nodiscard]] Track track(const PlanRule& rule, const Part& part, const DueWindow& window);
    /// What the window owes and until when, or why it owes nothing; its steps are not followed yet.
    [[nodiscard]] Track frame(const PlanRule& rule, const Part& part, const DueWindow& window);
    void lapse(const PlanRule& rule, Track& track) const;
    void follow(const PlanRule& rule, Track& track);
    void follow_amount(const PlanRule& rule, Track& track);
    void follow_standing(const PlanRule& rule, Track& track);
    void follow_gap(const PlanRule& rule, Track& track);
    void follow_each(const PlanRule& rule, Track& track);
    void follow_share(const PlanRule& rule, Track& track);
    void follow_ratio(const PlanRule& rule, Track& track);
    void follow_that(const PlanRule& rule, Track& track);
    [[nodiscard]] Status open_status(const PlanRule& rule, const Track& track, Date day) const;  // due-soon or on-track
    [[nodiscard]] std::optional<Date> due_soon_from(const PlanRule& rule, const Track& track) const;
    /// Expected at pace on that day as an exact fraction; nothing without a pace.
    struct Fraction {
        std::int64_t numerator = 0, denominator = 1;
        std::optional<std::int64_t> days;  // school days gone; none of milestones
    };
    [[nodiscard]] std::optional<Fraction> expected(const PlanRule& rule, const Track& track, Date day) const;
    /// Is `amount` less than `share` of what is expected?
    [[nodiscard]] bool below(const PlanRule& rule, const Track& track, std::int64_t amount, BasisPoints share,
                             Date day) const;

    // ---- payments.cpp
    void follow_payment(const PlanRule& rule, Track& track);
    void follow_budget(const PlanRule& rule, Track& track);
    [[nodiscard]] const PaymentBook& book_of(const PlanRule& rule, const Part& part);
    [[nodiscard]] const std::vector<PaymentLine>& lines_on(const PlanRule& rule, const Part& part, Date day);
    [[nodiscard]] std::vector<PaymentCourse> courses();
    [[nodiscard]] PaymentStep earned_by_all(RequirementId payment, Date day) const;
    void tell_payment(const PlanRule& rule, const Track& track, PartFinding& part);
    void tell_budget(const PlanRule& rule, const Track& track, PartFinding& part);

    // ---- claims.cpp
    [[nodiscard]] std::vector<Judged> judge_records(const PlanRule& rule, const Part& part, Interval days);

    // ---- condition.cpp
    [[nodiscard]] Truth truth_on(ConditionId condition, Date day, Ground ground);
    /// Adds the days on which the condition may change; false: it may change on any day.
    [[nodiscard]] bool turns_of(ConditionId condition, std::vector<Date>& turns) const;

    // ---- report.cpp
    [[nodiscard]] Finding finding_of(FindingState& state, Detail detail);
    [[nodiscard]] TriggerFinding trigger_of(const PlanTrigger& trigger, std::uint32_t scope);
    [[nodiscard]] FigureFinding figure_of(const PlanFigure& figure, std::uint32_t scope);

    // ---- values.cpp
    [[nodiscard]] Truth value_is(const ValueIs& asked, ConditionId condition, Date day, Ground ground);
    [[nodiscard]] Truth figure_is(const FigureIs& asked, Date day, Ground ground);
    /// The days that a figure is of on a day; nothing before its period has begun.
    [[nodiscard]] std::optional<Interval> days_of_figure(const PlanFigure& figure, Date day, Ground ground);
    [[nodiscard]] FigureNow figure_on(const PlanFigure& figure, Date day, Ground ground);
    /// The values that the subject's records of these days hold, in order of date.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, const Value*>> values_in(std::uint32_t list, Interval days,
                                                                                Ground ground);

    const Plan& plan_;
    const SchoolCalendar& calendar_;
    const SubjectRecords& records_;
    AsOf as_of_;
    const SchoolYear* year_ = nullptr;

  private:
    [[nodiscard]] Counts count_documents(std::uint32_t select, Interval days, Ground ground,
                                         std::optional<Date> valid_on);
    [[nodiscard]] std::optional<OrderedDocument> completion(std::uint32_t select, Ground ground,
                                                            std::span<const StageReached> stages, Date from) const;
    /// With the records up to `records_to` alone.
    [[nodiscard]] std::vector<PaymentLine> work_out(const PlanRule& rule, const Part& part, Date day, Date records_to);
    [[nodiscard]] bool is_paid_by_records_of(const PlanRule& rule, const Track& track, Date day);
    [[nodiscard]] Truth asked_on(const PlanRule& rule, const PaymentWindow& window, Date day);
    [[nodiscard]] std::vector<PaymentMade> payments_made(const PlanPayment& payment, Ground ground);
    void build(std::uint32_t rule);
    [[nodiscard]] Verdict alternatives(FindingState& finding, Date day, Date read, std::size_t exception);
    [[nodiscard]] Verdict base(FindingState& finding, Date day, Date read, std::size_t at);
    [[nodiscard]] Truth status_is(const StatusIs& asked, Date day);
    [[nodiscard]] Truth none_logged(const NoneLogged& asked, Date day, Ground ground);
    [[nodiscard]] Amount gauge_on(const PlanGauge& gauge, Interval days, Date day, Ground ground, FigureNow& now);
    [[nodiscard]] std::string gap_now(const PlanRule& rule, const Track& track, Date on) const;
    [[nodiscard]] PartFinding part_of(const PlanRule& rule, std::vector<Track>& tracks, Detail detail);
    [[nodiscard]] std::string valid_words(const Sum& sum, Amount told, Date day) const;
    void add_documents(const PlanRule& rule, const Track& track, Interval days, PartFinding& out);
    [[nodiscard]] bool any_entered_after(const Sum& sum, Date day);
    void add_evidence(const PlanRule& rule, const Track& track, PartFinding& part);

    std::uint32_t rows_ = 0;  // rows dated up to the day of judgement
    std::vector<std::optional<Picks>> picks_;
    std::map<std::pair<std::uint32_t, bool>, std::vector<OrderedDocument>> documents_;  // by select and chain
    std::vector<RuleState> states_;
    std::vector<Interval> no_days_;
    std::map<const Part*, PaymentBook> books_;
    const std::vector<PaymentCourse>* courses_ = nullptr;
};

/// A share in hundredths of a percent as words: "66.7%"; never rounded to the other side of the bound.
[[nodiscard]] std::string share_words(std::int64_t share, std::int64_t bound);

/// What the windows of one part say together: the worst of them.
[[nodiscard]] Status status_of(const std::vector<Track>& windows, Date day);
/// The one status of several: the worst of `and also`, the best of `or else`; not-applicable ones drop out.
[[nodiscard]] Status combined(const std::vector<Status>& statuses, bool worst);
/// The day on which a waiver must be in force: the due day, or the day itself while it is open (6.6).
[[nodiscard]] Date waiver_read_on(Date window_first, Date due, Date day);
}  // namespace induct
