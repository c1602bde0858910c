// What follow-up hands from one night to the next, as rows of the ledger's file. What they mean is follow-up's
// business; here they are only read, replaced and kept in the night's transaction. A row that has not changed is not
// written. Source: docs/ledger.md, follow-up. Tested by tests/ledger/followup_store_test.cpp.
#pragma once

#include "engine/ledger/store.h"

namespace induct {

/// One finding as last night stored it. Subjects by id ("program" for the program), statuses as `word` says them.
struct StoredFinding {
    std::string requirement, subject, window, status;
    Date since{}, known{};
    std::int64_t counted = 0;
    std::optional<Date> next_change;
    std::string body;  // whatever else follow-up keeps
    friend bool operator==(const StoredFinding&, const StoredFinding&) = default;
};
/// Since when a finding was known, as a night stored it.
struct KnownRow {
    std::string requirement, subject, window, status;
    Date since{}, known{};
    friend bool operator==(const KnownRow&, const KnownRow&) = default;
};
struct StoredAlert {
    std::string requirement, subject, window, status, state;
    Date raised{}, changed{};
    std::int64_t rungs = 0;
    std::vector<std::string> told;
    std::string says;
    std::optional<Date> snoozed_until;
    std::string acknowledged_by;
    friend bool operator==(const StoredAlert&, const StoredAlert&) = default;
};
struct StoredReview {
    std::string review, trigger, subject;
    Date opened{};
    std::string reason;
    std::optional<Date> decide_by, decided;
    std::string outcome, decided_by;
    bool still_holds = true;
    std::string body;  // steps and escalations
    friend bool operator==(const StoredReview&, const StoredReview&) = default;
};
/// A trigger whose condition held for a subject.
struct StoredHolding {
    std::string trigger, subject;
    friend auto operator<=>(const StoredHolding&, const StoredHolding&) = default;
};
struct OutboxMessage {
    std::int64_t number = 0;  // given by the ledger
    Date night{};
    std::string run, recipient, kind, body;
    bool sent = false;
};

// Reading. Shape: of one run of the workspace, by requirement, subject and window (reviews in the order of opening).
[[nodiscard]] std::vector<StoredFinding> stored_findings(const Ledger& ledger, const std::string& run);
[[nodiscard]] std::vector<StoredAlert> stored_alerts(const Ledger& ledger, const std::string& run);
[[nodiscard]] std::vector<StoredReview> stored_reviews(const Ledger& ledger, const std::string& run);
[[nodiscard]] std::vector<StoredHolding> stored_holdings(const Ledger& ledger, const std::string& run);
/// The findings of the run as they stood when `last` was the last entry, also those that were replaced since.
[[nodiscard]] std::vector<KnownRow> findings_known_after(const Ledger& ledger, const std::string& run,
                                                         EntryNumber last);

// Replacing: afterwards the run has these rows and no others. The number of rows written or removed is given back.
/// Of a finding that is replaced or removed it is kept since when it was known (findings_known_after).
std::size_t replace_findings(Night& night, const std::string& run, const std::vector<StoredFinding>& findings);
std::size_t replace_alerts(Night& night, const std::string& run, const std::vector<StoredAlert>& alerts);
std::size_t replace_reviews(Night& night, const std::string& run, const std::vector<StoredReview>& reviews);
std::size_t replace_holdings(Night& night, const std::string& run, const std::vector<StoredHolding>& holdings);

// The outbox: messages wait in the night's transaction and leave after it, each at most once.
void put_in_outbox(Night& night, const OutboxMessage& message);
[[nodiscard]] std::vector<OutboxMessage> unsent_messages(const Ledger& ledger);
/// Marks a message as sent, before it leaves; false when it was marked already. A transaction of its own.
[[nodiscard]] bool take_from_outbox(Ledger& ledger, std::int64_t number);

}  // namespace induct
