// From one row of a table to the content of one entry, or to what is wrong with the row.
//
// Every problem of a row is told, not only the first. The row's identity is its `entry` or natural key; what a row says
// is kept in the ledger's own form: ids, declared names, ISO dates, whole minutes. Source: docs/workspace.md.
// Tested by tests/ledger/import_test.cpp (golden files).
#pragma once

#include "engine/ledger/directory.h"
#include "engine/ledger/tables.h"

#include <string>
#include <vector>

namespace induct {

/// What is wrong with one cell (or, with an empty column, with the row).
struct RowProblem {
    std::string column, value;
    CellFault fault;
    std::string heading = {};  // what a district's own sheet calls the column; empty when it is called by our name
    [[nodiscard]] const std::string& shown() const { return heading.empty() ? column : heading; }
};

/// A row as it would be entered.
struct Draft {
    std::string kind;    // of the entry: "activity"
    std::string key;     // its identity without the ordinal; empty when it cannot be told
    bool named = false;  // the key names the row (an `entry`, an id): the same key twice is a mistake
    Body body;
    std::optional<Date> date;     // when it happened; only logs have one
    std::optional<Date> entered;  // when it was entered, where the row says so
    bool withdrawn = false;       // the row says that it is withdrawn
    std::vector<RowProblem> problems;
    std::vector<RowProblem> notes;  // what does not keep the row out
};

struct RowContext {
    const Vocabulary& vocabulary;
    const Directory& directory;
    DateOrder order;
    Date on;
};

/// Reads a row. Shape: `row` of a file whose header has `layout`, cells separated by `separator`.
[[nodiscard]] Draft read_row(const RowContext& context, const TableLayout& layout, const CsvRow& row, char separator);

}  // namespace induct
