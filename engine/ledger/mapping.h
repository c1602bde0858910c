// A district's own sheet becomes one of our tables: other headings, other words, dates and lengths in its own form.
//
// Method: one pass before rows are read. The header is looked for among the first lines; each row is written anew under
// our headings, so that nothing behind this knows of it; what is wrong with a row is led back to the sheet's own
// headings and cells. Source: docs/workspace.md, a district's own sheet. Tested by tests/ledger/mapping_test.cpp.
#pragma once

#include "engine/ledger/import.h"

#include <map>

namespace induct {

/// The imports of all models, in the order of the models; one that several inherit from the same program once.
[[nodiscard]] std::vector<const ImportMapping*> imports_of(const std::vector<const Model*>& models);

/// Does the path match? `*` stands for anything within a folder, `?` for one letter, `**` for any folders, also none.
[[nodiscard]] bool matches_path(std::string_view pattern, std::string_view path);

/// Which import is for a file, if any; `problem` when several are.
struct ImportFor {
    const ImportMapping* import = nullptr;
    std::optional<Diagnostic> problem;
};
/// An import with `file` goes before those without, which are for every sheet that has their headings and is no table
/// of ours. Only files of the inbox are asked for. `table`: the file as it was read.
[[nodiscard]] ImportFor import_for(const std::string& path, const CsvTable& table,
                                   const std::vector<const ImportMapping*>& imports, const Vocabulary& vocabulary);

/// How a sheet of the district was turned into one of ours.
struct MappedFrom {
    const ImportMapping* import = nullptr;
    CsvTable written;                // the sheet as it is, from its header on
    std::vector<std::string> meant;  // which of our columns each of its columns is; empty for others
    struct Row {
        std::size_t row = 0;               // in `written`
        const MappedColumn* answer = {};   // the question of this row, where each is a column
        bool skipped = false;              // left out on purpose: what it said before is withdrawn
        std::vector<RowProblem> problems;  // found while it was turned
    };
    std::vector<Row> rows;                                         // one a row of the table that was made
    std::multimap<std::string, std::size_t, std::less<>> sources;  // our column or field -> columns of import
    std::map<const MappedColumn*, std::size_t> places;             // where it stands in the sheet

    /// What the sheet calls our column, in words; empty when none of its columns is it.
    [[nodiscard]] std::string heading_of(std::string_view column) const;
    [[nodiscard]] bool has_pattern(std::string_view column) const;
    /// Leads what reading the made row found back to the sheet, and puts what was found before in its place.
    void lead_back(std::size_t made_row, Draft& draft) const;
};

struct Mapped {
    CsvTable table;  // under our headings; the numbers of rows are the sheet's
    TableLayout layout;
    MappedFrom from;
    std::vector<Diagnostic> notes;
    std::optional<Diagnostic> whole;  // why none of it can be read
};
/// Turns a file of the inbox into one of our tables. `table`: the file as it was read; `bytes` to read it again when
/// its first line is a title that has other signs in it than the header.
[[nodiscard]] Mapped read_mapped(const InputFile& file, CsvTable table, const ImportMapping& import,
                                 const CsvLimits& limits, Date on);

}  // namespace induct
