// CSV as spreadsheets really write it: RFC 4180, with the encodings, separators and line breaks that are about.
//
// Method: decode to UTF-8 first, tell the separator by the header, then one pass over the characters. Nothing is
// guessed silently: an encoding other than UTF-8 is said. Source: docs/workspace.md, cells. Tested by
// tests/ledger/csv_test.cpp.
#pragma once

#include "grammar/diagnostic.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace induct {

enum class Encoding : std::uint8_t { utf8, windows_1252, utf16 };

/// One row. `number` counts as a spreadsheet does: the header is row 1, blank rows count.
struct CsvRow {
    std::uint64_t number = 0;
    std::vector<std::string> cells;
};

struct CsvTable {
    Encoding encoding = Encoding::utf8;
    char separator = ',';  // `,` `;` or a tab
    std::uint64_t header_row = 1;
    std::vector<std::string> header;
    std::vector<CsvRow> rows;  // without blank ones; a row may have fewer or more cells than the header
};

struct CsvLimits {
    std::size_t bytes = std::size_t{256} << 20;
    std::size_t columns = 1000;
    std::size_t rows = 1'000'000;
    std::size_t cell = std::size_t{1} << 20;
};

/// No table: the file cannot be read as one, and the problems say why. `name` stands in the messages.
struct CsvRead {
    std::optional<CsvTable> table;
    std::vector<Diagnostic> problems;
};
/// `separator`: of a sheet whose first line does not tell it, because it is a title. An apostrophe that only keeps a
/// cell from being a formula (csv_cell) is taken off.
[[nodiscard]] CsvRead read_csv(const std::string& name, std::string_view bytes, const CsvLimits& limits = {},
                               std::optional<char> separator = {});

/// One cell of a table that Induct writes: quoted when it must be, and never a formula to a spreadsheet. A cell whose
/// first sign behind blanks and apostrophes is `=`, `+`, `-`, `@` (also the wide ones) or a line break gets an
/// apostrophe in front, unless it is a plain number below zero, and `read_csv` takes one such apostrophe off again:
/// what goes out and comes back is the same.
[[nodiscard]] std::string csv_cell(std::string_view text, char separator = ',');
/// One line of such cells, with its line break. Every table that Induct writes is made of these lines.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& cells, char separator);
/// The cells as they were typed, for the ledger to know them again by; never for a file.
[[nodiscard]] std::string csv_as_typed(const std::vector<std::string>& cells, char separator);

}  // namespace induct
