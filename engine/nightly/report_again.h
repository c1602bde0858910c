// The reports of an earlier night made again, to the byte: from the ledger as it was when that night was over, and from
// the models that were in force, which the ledger keeps. What the tables of that night were like is told as that night
// told it. Source: docs/ledger.md, A report again. Tested by tests/cli/report_again_test.cpp and
// tests/nightly/nights_property_test.cpp.
#pragma once

#include "engine/nightly/night_entry.h"
#include "engine/nightly/night_reports.h"

namespace induct {

struct ReportAgain {
    std::string id;
    Date on{};
    std::vector<ReportFile> files;
};

/// `asked`: the ID that the reports state, a head of the ledger, or a date (the last reports of that night). `folder`:
/// the workspace's; nothing is read from it. Errors: LedgerError (no such night, not kept, purged since, made by
/// another Induct, the ledger was changed).
[[nodiscard]] ReportAgain report_again(const std::filesystem::path& folder, const Ledger& ledger,
                                       const std::string& asked);

}  // namespace induct
