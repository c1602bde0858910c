// See state_store.h.
#include "engine/followup/state_store.h"

#include "engine/ledger/body.h"
#include "engine/ledger/followup_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace induct {

namespace {

/// The value whose word it is; the ledger holds only words that this program wrote.
template <class Enum>
Enum value_of_word(std::string_view written, Enum last) {
    for (int i = 0; i < static_cast<int>(last); ++i)
        if (word(static_cast<Enum>(i)) == written) return static_cast<Enum>(i);
    return last;
}

std::string date_or_empty(const std::optional<Date>& date) { return date ? to_iso(*date) : std::string(); }

std::string encode_steps(const Case& one) {
    Body body;
    for (std::size_t i = 0; i < one.steps.size(); ++i) {
        const CaseStep& step = one.steps[i];
        put(body, fmt::format("step.{:03}", i + 1),
            join_items({step.name, step.title, to_iso(step.due), date_or_empty(step.done), step.by}));
    }
    put(body, "escalated", join_items(one.escalated));
    return encode_body(body);
}

void decode_steps(std::string_view text, Case& one) {
    const std::optional<Body> body = decode_body(text);
    if (!body) return;
    for (const auto& [key, value] : *body) {
        const std::vector<std::string> items = split_items(value);
        if (key == "escalated")
            one.escalated = items;
        else if (items.size() == 5)
            one.steps.push_back(
                {items[0], items[1], read_iso(items[2]).value_or(Date{}), read_iso(items[3]), items[4]});
    }
}

StoredReview stored(const Case& one) {
    return {one.review,  one.trigger, one.subject,    one.opened,      one.reason,       one.decide_by,
            one.decided, one.outcome, one.decided_by, one.still_holds, encode_steps(one)};
}

Case opened(const StoredReview& row) {
    Case one{row.review,    row.trigger, row.subject, row.opened,     row.reason,      {},
             row.decide_by, row.decided, row.outcome, row.decided_by, row.still_holds, {}};
    decode_steps(row.body, one);
    return one;
}

std::vector<StoredFinding> stored_findings_of(const FollowState& state) {
    std::vector<StoredFinding> rows;
    rows.reserve(state.findings.size());
    for (const auto& [key, known] : state.findings)
        rows.push_back({key.rule, key.subject, key.window, std::string(word(known.status)), known.since, known.known,
                        known.counted, known.next_change, ""});
    return rows;
}

std::vector<StoredAlert> stored_alerts_of(const FollowState& state) {
    std::vector<StoredAlert> rows;
    for (const auto& [key, alert] : state.alerts)
        rows.push_back({key.rule,
                        key.subject,
                        key.window,
                        std::string(word(alert.status)),
                        std::string(word(alert.state)),
                        alert.raised,
                        alert.changed,
                        alert.rungs,
                        alert.told,
                        alert.says,
                        {},
                        ""});
    return rows;
}

void add(Body& body, const Alert& alert) {
    put(body, "status", word(alert.status));
    put(body, "state", word(alert.state));
    put(body, "raised", to_iso(alert.raised));
    put(body, "changed", to_iso(alert.changed));
    put(body, "rungs", std::to_string(alert.rungs));
    put(body, "told", join_items(alert.told));
}

void add(Body& body, const Case& one) {
    put(body, "trigger", one.trigger);
    put(body, "opened", to_iso(one.opened));
    put(body, "reason", one.reason);
    put(body, "decide-by", date_or_empty(one.decide_by));
    put(body, "decided", date_or_empty(one.decided));
    put(body, "outcome", one.outcome);
    put(body, "decided-by", one.decided_by);
    put(body, "steps", encode_steps(one));
}

/// Where the latest review of each trigger about each subject is, by the names of review, trigger and subject.
using LatestCases = std::map<std::tuple<std::string_view, std::string_view, std::string_view>, const Case*>;
LatestCases latest_cases(const FollowState& state) {
    LatestCases latest;
    for (const Case& one : state.cases) latest[{one.review, one.trigger, one.subject}] = &one;
    return latest;
}

/// What happened, and behind it everything that then held of the alert or review: so that an earlier night's state can
/// be read again from the entries alone.
Body body_of(const std::string& run, const Event& event, const FollowState& state, const LatestCases& cases) {
    Body body;
    put(body, "run", run);
    put(body, "event", word(event.kind));
    put(body, "rule", event.about.rule);
    put(body, "subject", event.about.subject);
    put(body, "window", event.about.window);
    put(body, "to", join_items(event.to));
    put(body, "says", event.says);
    if (event.nobody_found) put(body, "nobody-found", "yes");
    if (const auto alert = state.alerts.find(event.about); alert != state.alerts.end()) add(body, alert->second);
    if (event.trigger.empty()) return body;  // it is about an alert, not about a review
    const auto latest = cases.find({event.about.rule, event.trigger, event.about.subject});
    if (latest != cases.end()) add(body, *latest->second);
    return body;
}

Date date_of(const Body& body, std::string_view key) { return read_iso(value_of(body, key)).value_or(Date{}); }

Alert alert_in(const Body& body) {
    const auto text = [&](const char* key) { return std::string(value_of(body, key)); };
    return {{text("rule"), text("subject"), text("window")},
            value_of_word(text("status"), Status::unknown),
            value_of_word(text("state"), AlertState::cleared),
            date_of(body, "raised"),
            date_of(body, "changed"),
            static_cast<std::uint32_t>(read_count(text("rungs")).value_or(0)),
            split_items(text("told")),
            text("says")};
}

Case case_in(const Body& body) {
    const auto text = [&](const char* key) { return std::string(value_of(body, key)); };
    Case one{text("rule"),
             text("trigger"),
             text("subject"),
             date_of(body, "opened"),
             text("reason"),
             {},
             read_iso(text("decide-by")),
             read_iso(text("decided")),
             text("outcome"),
             text("decided-by"),
             true,
             {}};
    decode_steps(text("steps"), one);
    return one;
}

bool is_of_review(EventKind kind) { return kind >= EventKind::opened; }

}  // namespace

FollowState load_state(const Ledger& ledger, const std::string& run) {
    FollowState state;
    for (const StoredFinding& row : stored_findings(ledger, run))
        state.findings[{row.requirement, row.subject, row.window}] = {
            value_of_word(row.status, Status::unknown), row.since, row.known, row.counted, row.next_change};
    for (const StoredAlert& row : stored_alerts(ledger, run)) {
        const FindingKey key{row.requirement, row.subject, row.window};
        state.alerts[key] = {key,
                             value_of_word(row.status, Status::unknown),
                             value_of_word(row.state, AlertState::cleared),
                             row.raised,
                             row.changed,
                             static_cast<std::uint32_t>(row.rungs),
                             row.told,
                             row.says};
    }
    for (const StoredReview& row : stored_reviews(ledger, run)) state.cases.push_back(opened(row));
    for (const StoredHolding& row : stored_holdings(ledger, run)) state.holding.emplace(row.trigger, row.subject);
    return state;
}

FollowState state_as_of(const Ledger& ledger, const std::string& run, Date night) {
    FollowState state;
    ledger.for_each_entry({"alert", "", night}, [&](const Entry& entry) {
        const std::optional<Body> body = decode_body(entry.body);
        if (!body || value_of(*body, "run") != run) return;
        Alert alert = alert_in(*body);
        state.alerts[alert.key] = std::move(alert);
    });
    for (auto at = state.alerts.begin(); at != state.alerts.end();) {
        // An event is news in its own night; later the alert continues in silence, or is gone.
        Alert& alert = at->second;
        const bool gone = alert.state == AlertState::cleared && alert.changed < night;
        if (alert.changed < night) alert.state = AlertState::continuing;
        at = gone ? state.alerts.erase(at) : std::next(at);
    }
    std::map<std::tuple<std::string, std::string, std::string, Date>, std::size_t> places;
    ledger.for_each_entry({"review", "", night}, [&](const Entry& entry) {
        const std::optional<Body> body = decode_body(entry.body);
        if (!body || value_of(*body, "run") != run) return;
        Case one = case_in(*body);
        const auto [same, is_new] =
            places.try_emplace({one.review, one.trigger, one.subject, one.opened}, state.cases.size());
        if (is_new)
            state.cases.push_back(std::move(one));
        else
            state.cases[same->second] = std::move(one);
    });
    for (const StoredFinding& row : stored_findings(ledger, run))
        if (row.known <= night)
            state.findings[{row.requirement, row.subject, row.window}] = {
                value_of_word(row.status, Status::unknown), row.since, row.known, row.counted, row.next_change};
    return state;
}

std::map<FindingKey, KnownFinding> findings_as_of(const Ledger& ledger, const std::string& run, EntryNumber last) {
    std::map<FindingKey, KnownFinding> findings;
    for (const KnownRow& row : findings_known_after(ledger, run, last))
        findings[{row.requirement, row.subject, row.window}] = {
            value_of_word(row.status, Status::unknown), row.since, row.known, 0, {}};
    return findings;
}

std::size_t store_follow_up(Night& night, const std::string& run, const FollowUp& tonight) {
    std::vector<StoredReview> reviews;
    for (const Case& one : tonight.state.cases) reviews.push_back(stored(one));
    std::vector<StoredHolding> holdings;
    for (const auto& [trigger, subject] : tonight.state.holding) holdings.push_back({trigger, subject});
    std::size_t written = replace_findings(night, run, stored_findings_of(tonight.state));
    written += replace_alerts(night, run, stored_alerts_of(tonight.state));
    written += replace_reviews(night, run, reviews);
    written += replace_holdings(night, run, holdings);
    const LatestCases cases = latest_cases(tonight.state);
    for (const Event& event : tonight.events)
        night.append(is_of_review(event.kind) ? "review" : "alert", body_of(run, event, tonight.state, cases));
    return written + tonight.events.size();
}

std::vector<Decision> load_decisions(const Ledger& ledger, const std::string& run, Date night) {
    std::vector<Decision> decisions;
    ledger.for_each_entry({"decision", "", night}, [&](const Entry& entry) {
        const std::optional<Body> body = decode_body(entry.body);
        if (!body || value_of(*body, "run") != run) return;
        const auto text = [&](const char* key) { return std::string(value_of(*body, key)); };
        decisions.push_back(
            {text("review"), text("subject"), text("step"), text("outcome"), entry.who, text("why"), entry.night});
    });
    return decisions;
}

}  // namespace induct
