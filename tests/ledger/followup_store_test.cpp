// Follow-up's rows: written with the night, read back the same, and only when they differ.
#include "engine/ledger/followup_store.h"

#include "tests/ledger/sample.h"

#include <doctest/doctest.h>

using namespace induct;
using test::day;

TEST_CASE("rows are replaced a run at a time, and what has not changed is not written") {
    const test::Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    const StoredFinding finding{"hours",           "M-1", "2025-26",         "behind", day("2025-10-01"),
                                day("2025-10-02"), 90,    day("2025-10-09"), "x=1\n"};
    StoredFinding other = finding;
    other.subject = "M-2";
    other.next_change.reset();
    const StoredAlert alert{"hours",           "M-1", "2025-26", "behind",        "raised", day("2025-10-02"),
                            day("2025-10-02"), 1,     {"P-1"},   "behind by 2 h", {},       ""};
    const StoredReview review{"match", "stalled", "M-1", day("2025-10-02"), "no visit", day("2025-10-20"), {}, "",
                              "",      true,      ""};
    {
        Night night(ledger, day("2025-10-02"), "P-9", 0);
        CHECK(replace_findings(night, "somc", {finding, other}) == 2);
        CHECK(replace_findings(night, "ashland", {finding}) == 1);
        CHECK(replace_alerts(night, "somc", {alert}) == 1);
        CHECK(replace_reviews(night, "somc", {review, review}) == 2);
        CHECK(replace_holdings(night, "somc", {{"stalled", "M-1"}}) == 1);
        night.commit();
    }
    CHECK(stored_findings(ledger, "somc") == std::vector<StoredFinding>{finding, other});
    CHECK(stored_alerts(ledger, "somc") == std::vector<StoredAlert>{alert});
    CHECK(stored_reviews(ledger, "somc") == std::vector<StoredReview>{review, review});
    CHECK(stored_holdings(ledger, "somc") == std::vector<StoredHolding>{{"stalled", "M-1"}});
    {
        Night night(ledger, day("2025-10-03"), "P-9", 0);
        CHECK(replace_findings(night, "somc", {finding, other}) == 0);
        other.counted = 30;
        CHECK(replace_findings(night, "somc", {other}) == 2);
        CHECK(replace_holdings(night, "somc", {}) == 1);
    }
    CHECK(stored_findings(ledger, "somc").size() == 2);  // that night was not committed
    CHECK(stored_findings(ledger, "ashland").size() == 1);
}

TEST_CASE("a message leaves the outbox at most once") {
    const test::Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    Night night(ledger, day("2025-10-02"), "P-9", 0);
    put_in_outbox(night, {0, {}, "somc", "P-1", "raised", "you are behind", false});
    night.commit();
    const auto waiting = unsent_messages(ledger);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].night == day("2025-10-02"));
    CHECK(take_from_outbox(ledger, waiting[0].number));
    CHECK_FALSE(take_from_outbox(ledger, waiting[0].number));
    CHECK(unsent_messages(ledger).empty());
}

TEST_CASE("since when a finding was known is kept when it is replaced, for each earlier end of the ledger") {
    const test::Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
    const auto row = [](const char* subject, const char* status, const char* known) {
        return StoredFinding{"hours", subject, "2025-26", status, day("2025-10-01"), day(known), 90, {}, ""};
    };
    std::vector<EntryNumber> ends{0};
    const auto night = [&](const char* on, const std::vector<StoredFinding>& findings) {
        Night one(ledger, day(on), "P-9", 0);
        (void)replace_findings(one, "somc", findings);
        one.commit({}, true);
        ends.push_back(ledger.entry_count());
    };
    night("2025-10-02", {row("M-1", "behind", "2025-10-02"), row("M-2", "met", "2025-10-02")});
    night("2025-10-03", {row("M-1", "missed", "2025-10-03"), row("M-2", "met", "2025-10-02")});
    StoredFinding more = row("M-1", "missed", "2025-10-03");
    more.counted = 120;  // known since the same night
    night("2025-10-03", {more, row("M-3", "met", "2025-10-03")});
    night("2025-10-04", {row("M-1", "behind", "2025-10-04"), row("M-2", "met", "2025-10-04")});
    const auto known = [&](const Ledger& from, std::size_t end) {
        std::string all;
        for (const KnownRow& one : findings_known_after(from, "somc", ends[end]))
            all += one.subject + " " + one.status + " " + to_iso(one.known) + "; ";
        return all;
    };
    const std::string expected[] = {
        "", "M-1 behind 2025-10-02; M-2 met 2025-10-02; ", "M-1 missed 2025-10-03; M-2 met 2025-10-02; ",
        "M-1 missed 2025-10-03; M-3 met 2025-10-03; ", "M-1 behind 2025-10-04; M-2 met 2025-10-04; "};
    for (std::size_t end = 0; end < ends.size(); ++end) {
        CAPTURE(end);
        CHECK(known(ledger, end) == expected[end]);
        if (end > 0) CHECK(known(ledger.copy_up_to(ends[end]), end) == expected[end]);
    }
}
