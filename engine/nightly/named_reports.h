// The named reports of a night, and one of them on any day: which are made, for whom, and their three files.
// Method: the night before is the newest folder of reports/ before this day, so that a night whose reports were never
// written (it was killed) makes up for itself; without any folder it is the last night of the ledger. Source:
// docs/language.md, 6 (Named reports). Tested by tests/nightly/named_reports_test.cpp.
#pragma once

#include "engine/ledger/store.h"
#include "engine/ledger/workspace.h"
#include "engine/report/named_report.h"

namespace induct {

/// The night before `on`; nullopt for the first one.
[[nodiscard]] std::optional<Date> night_before(const Workspace& workspace, const Ledger& ledger, Date on);

/// One report that was made: what it is called, and its files.
struct MadeReport {
    std::string run, name, title;
    std::string readers;  // "program-director: Dee Direct"
    std::string text, csv, json;
};
/// Those of a run that fall due behind the night before, up to this one.
[[nodiscard]] std::vector<MadeReport> made_reports(const RunReport& run, const Readership& operator_reader,
                                                   std::optional<Date> before);
[[nodiscard]] MadeReport made_report(const RunReport& run, const NamedReport& named, const Readership& reader);

}  // namespace induct
