// See state_store.h.
#include "engine/followup/state_store.h"

#include "engine/ledger/body.h"
#include "engine/ledger/followup_store.h"

#include <fmt/format.h>

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

Body body_of(const std::string& run, const Event& event) {
    Body body;
    put(body, "run", run);
    put(body, "event", word(event.kind));
    put(body, "rule", event.about.rule);
    put(body, "subject", event.about.subject);
    put(body, "window", event.about.window);
    put(body, "to", join_items(event.to));
    put(body, "says", event.says);
    if (event.nobody_found) put(body, "nobody-found", "yes");
    return body;
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

std::size_t store_follow_up(Night& night, const std::string& run, const FollowUp& tonight) {
    std::vector<StoredReview> reviews;
    for (const Case& one : tonight.state.cases) reviews.push_back(stored(one));
    std::vector<StoredHolding> holdings;
    for (const auto& [trigger, subject] : tonight.state.holding) holdings.push_back({trigger, subject});
    std::size_t written = replace_findings(night, run, stored_findings_of(tonight.state));
    written += replace_alerts(night, run, stored_alerts_of(tonight.state));
    written += replace_reviews(night, run, reviews);
    written += replace_holdings(night, run, holdings);
    for (const Event& event : tonight.events)
        night.append(is_of_review(event.kind) ? "review" : "alert", body_of(run, event));
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
