// The files of one night, read as tables, and the claims that their rows make. Part of import (import.h).
// Tested by tests/ledger/import_test.cpp.
#pragma once

#include "engine/ledger/mapping.h"

#include <map>

namespace induct {

/// A file that is a table. `whole` says why none of it is read.
struct Sheet {
    std::string path;
    CsvTable table;
    TableLayout layout;
    std::optional<Diagnostic> whole;
    std::vector<SetAsideRow> set_aside;
    std::optional<MappedFrom> mapped = {};  // of a district's own sheet, which `table` was made of

    /// The table as it lies in the workspace.
    [[nodiscard]] const CsvTable& written() const { return mapped ? mapped->written : table; }
};

/// What the models of the workspace know: names, and how the sheets of its districts are read.
struct KnownToModels {
    const Vocabulary& vocabulary;
    const std::vector<const ImportMapping*>& imports;
};

/// A row that can be read: it says what stands under an identity.
struct RowClaim {
    std::size_t sheet = 0;  // place in the list of sheets
    std::uint64_t row = 0;
    std::string kind, identity, content;
    Body body;
    bool withdrawn = false;
};

/// A row that repeats an earlier one of its file, to the last word.
struct EqualRows {
    std::uint64_t first = 0, row = 0;
};

/// What one sheet says, besides its claims.
struct SheetReading {
    std::vector<RowClaim> claims;             // in the order of rows, each identity once
    std::set<std::string> held;               // identities of rows that wait or were set aside: what stands, stays
    std::vector<std::uint64_t> unnamed_rows;  // set aside without an identity that could be told
    std::set<std::string> unnamed_dates;      // the dates among them (ISO); empty string when unreadable
    std::vector<WaitingRow> waiting;
    std::map<std::string, Diagnostic> notes;  // the first one about each column
    std::vector<EqualRows> equal_rows;        // each counts
    // Rows that make no claim: they wait, were set aside, or are left out on purpose or told already.
    std::size_t rows_waiting = 0, rows_kept_out = 0, without_more = 0;
};

/// Reads the files as tables, by path; files that are none go into the report.
[[nodiscard]] std::vector<Sheet> read_sheets(std::vector<InputFile> files, const KnownToModels& known,
                                             const ImportOptions& options, Date on, ImportReport& report);

/// Reads the rows of one sheet. Rows that cannot be read go into `sheet.set_aside`.
[[nodiscard]] SheetReading read_rows(Sheet& sheet, std::size_t place, const RowContext& context);

}  // namespace induct
