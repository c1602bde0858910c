// The inbox and the rosters become entries: what is new is added, what changed is corrected, what is gone is withdrawn.
//
// Method: every file is a living sheet, read whole each night. All rows that can be read claim their identity; then one
// look at each identity, in the order of paths and rows, decides what to append, so that neither the order in which
// files were given nor a second run matters. Source: docs/workspace.md, identity. Tested by
// tests/ledger/import_test.cpp (golden files), identity_test.cpp and import_properties_test.cpp.
#pragma once

#include "engine/ledger/rows.h"
#include "engine/ledger/store.h"

#include <set>
#include <string>
#include <vector>

namespace induct {

/// A file as it lies in the workspace. `path` is relative to the workspace and names the sheet from night to night.
struct InputFile {
    std::string path;
    std::string bytes;
};

/// A file (or a link to a folder) that is there and could not be read. It is not gone: what came from it stays.
struct UnreadFile {
    std::string path;
    Diagnostic why;  // an error sets the file aside whole; a warning is a note
};

struct ImportOptions {
    DateOrder dates = DateOrder::month_day_year;
    /// Sheets whose missing rows are to be withdrawn even when they are more than a quarter, or the sheet is gone.
    std::set<std::string> withdraw_missing_rows_of = {};
    CsvLimits limits = {};
    std::vector<UnreadFile> unread = {};
};

/// A row that was not read, with everything that is wrong with it.
struct SetAsideRow {
    std::uint64_t number = 0;
    std::vector<std::string> cells;
    std::vector<RowProblem> problems;
};
/// A file with rows that were not read; `whole` when none of it was, for the reason given.
struct SetAsideFile {
    std::string path;
    char separator = ',';
    std::vector<std::string> header;
    std::vector<SetAsideRow> rows;
    std::optional<Diagnostic> whole;
    std::vector<std::string> meant = {};  // of a district's own sheet: which of our columns each of its columns is
};
struct WaitingRow {
    std::string path;
    std::uint64_t number = 0;
    Date date{};
};

/// A row set aside, and whom it names (set_aside_names.h).
struct NamingRow {
    std::string file;
    std::uint64_t row = 0;
    bool whole = false;              // its whole file is set aside
    bool unclear = false;            // it names somebody of whom nobody can tell who was meant
    std::vector<std::string> names;  // ids of people, pairings and groups, sorted
    friend bool operator==(const NamingRow&, const NamingRow&) = default;
};

struct ImportReport {
    std::size_t files = 0, rows = 0;  // read
    std::size_t added = 0, corrected = 0, withdrawn = 0, unchanged = 0;
    std::size_t gone = 0;          // of the withdrawn: their row is in no sheet any more; the others' row says so
    std::size_t without_more = 0;  // rows of which no more follows: another row tells the same, or a sheet that goes
                                   // before; left out on purpose, or purged; withdrawn before they were entered
    std::size_t rows_of_ours = 0;  // rows of sheets that were read; a district's answer sheet is several a row
    std::size_t rows_waiting = 0, rows_kept_out = 0;  // of them: those that wait, and those that were set aside
    std::vector<SetAsideFile> set_aside;              // by path
    std::vector<WaitingRow> waiting;                  // by path and row
    std::vector<Diagnostic> notes;                    // encodings, unknown columns, duplicates, gone files: by path
    std::vector<NamingRow> naming;                    // the rows set aside, and whom they name: by file and row
    std::optional<Date> last_record;                  // the latest day of a row of the logs, of those that wait too
    [[nodiscard]] std::size_t rows_set_aside() const;
    [[nodiscard]] bool anything_set_aside() const { return !set_aside.empty(); }
    /// Each row of a sheet that was read became an entry, is one already, was set aside, waits, or has been told.
    [[nodiscard]] bool accounts_for_all_rows() const {
        return rows_of_ours ==
               added + corrected + unchanged + (withdrawn - gone) + without_more + rows_waiting + rows_kept_out;
    }
};

/// Brings the ledger up to date with the files, inside the night's transaction. `night.on()` is the day of judgement:
/// log rows dated after it wait. Files in any order. Errors: SQLite::Exception only; what is wrong with a file or a row
/// is in the report.
[[nodiscard]] ImportReport import_tables(Night& night, const std::vector<const Model*>& models,
                                         std::vector<InputFile> files, const ImportOptions& options);

/// One problem as a message that stands on its own: file, row, column, value, cause, fix.
[[nodiscard]] Diagnostic to_diagnostic(const std::string& path, std::uint64_t row, const RowProblem& problem);
/// All problems of set-aside rows and files, in order.
[[nodiscard]] std::vector<Diagnostic> set_aside_diagnostics(const ImportReport& report);
/// The rows as CSV with their header and a last column `error`, to be mended and put back.
/// Empty for a file that could not be read as a table.
[[nodiscard]] std::string to_csv(const SetAsideFile& file);

}  // namespace induct
