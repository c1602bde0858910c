// What happens after the findings: alerts that keep their identity from night to night, and reviews that live as cases.
//
// Method: `follow_up` is a pure function (model, world, judgements of this night, state of last night) -> (state of
// this night, events). It knows no database: the night's job loads the state before and stores it after, in one
// transaction; a scenario keeps it in memory. Rules, people and subjects are named by their stable ids, because places
// in a World change from night to night. Source: docs/language.md, 6.11 and 6.12. Tested by tests/followup/.
#pragma once

#include "engine/evaluate/finding.h"
#include "engine/evaluate/record_filter.h"

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace induct {

/// Which finding, night after night: the rule's name, the subject's id ("program" for the program), the window's label.
struct FindingKey {
    std::string rule, subject, window;
    friend auto operator<=>(const FindingKey&, const FindingKey&) = default;
};

/// What last night said of a finding, as far as tonight needs it.
struct KnownFinding {
    Status status{};
    Date since{};
    Date known{};                     // the first night whose ledger showed this status since that day
    std::int64_t counted = 0;         // of its first part
    std::optional<Date> next_change;  // with no new record
    friend bool operator==(const KnownFinding&, const KnownFinding&) = default;
};

enum class AlertState : std::uint8_t { raised, continuing, escalated, cleared };
[[nodiscard]] std::string_view word(AlertState state);

struct Alert {
    FindingKey key;  // of a trigger that opens no review: its name, the subject, ""
    Status status{};
    AlertState state{};
    Date raised{};                  // the night it was raised
    Date changed{};                 // the night of its last event
    std::uint32_t rungs = 0;        // how many rungs of the ladders have been climbed
    std::vector<std::string> told;  // ids of the people who were told, in the order of telling
    std::string says;               // one line: why
    friend bool operator==(const Alert&, const Alert&) = default;
};

struct CaseStep {
    std::string name, title;
    Date due{};
    std::optional<Date> done;
    std::string by;  // who said so
    friend bool operator==(const CaseStep&, const CaseStep&) = default;
};
/// One review of one subject, opened by one trigger.
struct Case {
    std::string review, trigger, subject;
    Date opened{};
    std::string reason;
    std::vector<CaseStep> steps;
    std::optional<Date> decide_by;
    std::optional<Date> decided;
    std::string outcome, decided_by;
    bool still_holds = true;             // does the trigger's condition still hold?
    std::vector<std::string> escalated;  // "step hear-mentor", "decision": what went past its limit and was passed on
    friend bool operator==(const Case&, const Case&) = default;
};

/// Everything that one night hands to the next.
struct FollowState {
    std::map<FindingKey, KnownFinding> findings;
    std::map<FindingKey, Alert> alerts;                     // cleared ones are dropped the night after they cleared
    std::vector<Case> cases;                                // in the order of opening
    std::set<std::pair<std::string, std::string>> holding;  // (trigger, subject) whose condition held
    friend bool operator==(const FollowState&, const FollowState&) = default;
};

/// What somebody decided or did between two nights. Source: docs/ledger.md, decisions.
struct Decision {
    std::string review, subject;
    std::string step;     // a step that was done; empty for the decision itself
    std::string outcome;  // of a decision
    std::string by, why;
    Date date{};
};

enum class EventKind : std::uint8_t {
    raised,
    worse,
    told,
    cleared,
    opened,
    step_done,
    step_late,
    decided,
    decision_late
};
[[nodiscard]] std::string_view word(EventKind kind);

/// Something new tonight. It is sent once, to `to`.
struct Event {
    EventKind kind{};
    FindingKey about;             // of a review: its name, the subject, ""
    std::vector<std::string> to;  // ids of people; empty when nobody was found and the program has no owner
    bool nobody_found = false;    // WHO found nobody: it went to the program's owner instead
    std::string says;
    std::string trigger = {};  // of a review: what opened it
    friend bool operator==(const Event&, const Event&) = default;
};

struct FollowUp {
    FollowState state;
    std::vector<Event> events;  // in the order of rules, subjects, windows; cases last
};

/// The parts of the engine that follow-up asks, so that it needs no database and no plan.
struct FollowContext {
    const Model& model;
    const World& world;
    std::function<const SchoolCalendar&(Subject)> calendar_of;
    std::function<std::vector<PersonId>(const Who&, Subject, Date)> people_of;  // WHO, nearest first
    /// What nearly counted for findings of one rule and subject (engine/evaluate/near_misses.h), as far as whoever
    /// reads may be told of the records; empty: nobody is asked.
    std::function<std::string(std::span<const Finding* const>, Date on, const RecordFilter&)> near_misses = {};
};

/// The id that names a subject from night to night: "P-0117", a person's, group's or site's id, "program".
[[nodiscard]] std::string subject_id(const World& world, Subject subject);

/// Under which window an alert about the finding is kept: single days by their week, so that a bad week is one alert.
[[nodiscard]] std::string alert_window(const Finding& finding);

/// Whom an alert in that state asks for and does not find, in the words of the model: "plc-leader". Empty when somebody
/// is found for each, or nobody is asked for.
[[nodiscard]] std::vector<std::string> nobody_found_for(const FollowContext& context, const Requirement& rule,
                                                        const Alert& alert, Subject subject, Date on);

/// One night of follow-up. Findings of requirements with `force may` raise nothing, those with `should` are kept but
/// not alarmed. Shape: judgements in any order; the result depends on neither their order nor the threads that made
/// them.
[[nodiscard]] FollowUp follow_up(const FollowContext& context, std::span<const Judgement> judgements,
                                 const FollowState& before, std::span<const Decision> decisions, Date night);

/// The reviews as facts that conditions can read (`pairing-review is open`) in the judgements of that night: those that
/// earlier nights opened, with what has been decided up to the night. What the night itself opens follows from its
/// judgements, so they do not see it, however often the night is run. Source: docs/language.md, 6.12.
[[nodiscard]] std::vector<ReviewFact> review_facts(const Model& model, const World& world, const FollowState& state,
                                                   std::span<const Decision> decisions, Date night);

}  // namespace induct
