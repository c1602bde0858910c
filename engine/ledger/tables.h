// Which kind of table a file is: told by its header alone. Source: docs/workspace.md, tables.
// Tested by tests/ledger/tables_test.cpp.
#pragma once

#include "engine/ledger/csv.h"
#include "engine/ledger/vocabulary.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace induct {

enum class TableKind : std::uint8_t {
    sites,
    people,
    roles,
    pairings,
    groups,
    absences,
    waivers,
    activities,
    artifacts,
    surveys,
    payments
};
[[nodiscard]] std::string_view word(TableKind kind);  // "sites"

/// One column of a kind of table. Needed columns decide which kind a header tells.
struct Column {
    std::string_view name;
    bool needed = false;
    std::string_view also;  // another header that means the same; empty when there is none
};
[[nodiscard]] const std::vector<Column>& columns_of(TableKind kind);
/// The columns among them that hold dates.
[[nodiscard]] std::vector<std::string_view> date_columns_of(TableKind kind);

/// Where each column stands in the file.
struct TableLayout {
    TableKind kind{};
    std::map<std::string, std::size_t, std::less<>> columns;  // by the name in `columns_of`
    std::map<std::string, std::size_t, std::less<>> fields;   // by the declared name of the field
};

/// No layout: the problems say why. Unknown columns are named once, with the nearest known one.
struct TableTold {
    std::optional<TableLayout> layout;
    std::vector<Diagnostic> problems;
};
[[nodiscard]] TableTold tell_table(const std::string& file, const std::vector<std::string>& header,
                                   const Vocabulary& vocabulary);

}  // namespace induct
