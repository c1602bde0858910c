// The job of `induct ledger purge`: which records are kept no longer, told, and taken out in one transaction.
// Source: docs/ledger.md, purge. Tested by tests/cli/purge_test.cpp.
#pragma once

#include "engine/nightly/night.h"

namespace induct {

struct PurgeNight {
    Date on{};
    std::string by;          // empty: the workspace's operator
    bool dry_run = false;    // tell, and change nothing
    bool far_ahead = false;  // the day is meant, though it is far from everything known (night_checks.h)
};

/// Records of one kind that go by one rule.
struct PurgeLine {
    std::string kind, rule;
    std::size_t records = 0;
    Date first{}, last{};
};
/// A sheet that purged records came from and that is still there, with the kinds of those records.
struct PurgeSheet {
    std::string file;
    std::vector<std::string> kinds;
};
struct PurgeReport {
    std::vector<PurgeLine> lines;  // by kind, then rule; empty: nothing to purge
    std::size_t records = 0;
    std::vector<PurgeSheet> sheets;  // by file
    std::vector<Diagnostic> notes;
    bool written_anew = true;  // no byte of them is left in the file; else it could not be written anew
};

/// Errors: LedgerError (a night before the last one, somebody unknown, a day far ahead), SQLite::Exception; then
/// nothing was changed.
[[nodiscard]] PurgeReport run_purge(const OpenWorkspace& open, Ledger& ledger, const PurgeNight& options);

}  // namespace induct
