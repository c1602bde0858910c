// The files of a night's report folder, written beside and renamed, so that a reader sees a whole folder or none.
// Tested by tests/cli/night_test.cpp and example_test.cpp.
#pragma once

#include "engine/ledger/import.h"
#include "engine/ledger/workspace.h"
#include "engine/nightly/named_reports.h"
#include "engine/report/run_report.h"

namespace induct {

/// The workspace's operator as a reader: sees everything but what is confidential to others.
[[nodiscard]] Readership operator_reader(const Workspace& workspace, const World& world);

/// The operator's summary of a night: every run's report, which named reports were made, then rows set aside, rows that
/// wait, and notes on the data.
[[nodiscard]] std::string night_text(const Workspace& workspace, const ImportReport& import,
                                     const std::vector<RunReport>& runs, const std::vector<MadeReport>& made, Date on);

/// Writes reports/DATE: summary.txt, RUN.csv and RUN.json for each run (all for the operator), RUN/NAME.txt, .csv and
/// .json for each named report that was made (for its readers), and set-aside/FILE.csv. Gives back the folder.
/// Errors: std::filesystem::filesystem_error, std::ios failures.
[[nodiscard]] std::string write_night_reports(const Workspace& workspace, const ImportReport& import,
                                              const std::vector<RunReport>& runs, const std::vector<MadeReport>& made,
                                              Date on);

}  // namespace induct
