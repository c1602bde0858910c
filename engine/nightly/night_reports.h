// The files of a night's report folder, written beside and renamed, so that a reader sees a whole folder or none.
// Tested by tests/cli/night_test.cpp and example_test.cpp.
#pragma once

#include "engine/ledger/workspace.h"
#include "engine/nightly/import_told.h"
#include "engine/nightly/named_reports.h"
#include "engine/report/run_report.h"

namespace induct {

/// The workspace's operator as a reader: sees everything but what is confidential to others.
[[nodiscard]] Readership operator_reader(const Workspace& workspace, const World& world);

/// The files of a night's reports, and which named reports are among them: "somc/timeline".
struct NightFiles {
    std::vector<ReportFile> files;
    std::vector<std::string> made;
};
/// summary.txt, RUN.csv and RUN.json for each run (all for the operator), RUN/NAME.txt, .csv and .json for each named
/// report that fell due since the night `before` (for its readers), and set-aside/FILE. The summary is every run's
/// report, which named reports were made, what the import said, and from what all of it was made.
[[nodiscard]] NightFiles night_files(const Workspace& workspace, const ImportTold& told,
                                     const std::vector<RunReport>& runs, std::optional<Date> before, Date on);

/// Errors: std::filesystem::filesystem_error, std::ios failures.
void write_files(const std::filesystem::path& folder, const std::vector<ReportFile>& files);

/// Writes reports/DATE. Gives back the folder. Errors: as write_files.
[[nodiscard]] std::string write_night_reports(const Workspace& workspace, const std::vector<ReportFile>& files,
                                              Date on);

}  // namespace induct
