// Rows that were not read, as messages and as CSV to be mended. Tested by tests/ledger/import_test.cpp (golden files).
#include "engine/ledger/import.h"
#include "engine/ledger/ledger_error.h"

#include <fmt/format.h>

namespace induct {
namespace {

std::string shortened(const std::string& value) {
    const std::string_view told = beginning(value, 80);
    return std::string(told) + (told.size() < value.size() ? "..." : "");
}

std::string in_words(const RowProblem& problem) {
    std::string text = problem.shown().empty() ? std::string() : fmt::format("column `{}`: ", problem.shown());
    if (!problem.value.empty()) text += fmt::format("`{}`: ", shortened(problem.value));
    return one_line(text + problem.fault.cause);
}

}  // namespace

std::size_t ImportReport::rows_set_aside() const {
    std::size_t count = 0;
    for (const SetAsideFile& file : set_aside) count += file.rows.size();
    return count;
}

Diagnostic to_diagnostic(const std::string& path, std::uint64_t row, const RowProblem& problem) {
    return said(problem.fault.code, fmt::format("`{}`, row {}, {}", path, row, in_words(problem)), problem.fault.fix);
}

std::vector<Diagnostic> set_aside_diagnostics(const ImportReport& report) {
    std::vector<Diagnostic> all;
    for (const SetAsideFile& file : report.set_aside) {
        if (file.whole) {
            all.push_back(*file.whole);
            continue;
        }
        for (const SetAsideRow& row : file.rows) {
            for (const RowProblem& problem : row.problems) all.push_back(to_diagnostic(file.path, row.number, problem));
        }
    }
    return all;
}

std::string to_csv(const SetAsideFile& file) {
    if (file.header.empty()) return {};
    // A row that comes back a second time brings the column `error` with it; there is only ever one.
    std::size_t error = 0;
    while (error < file.header.size() && folded_word(file.header[error]) != "error") ++error;
    const auto with_error = [&](std::vector<std::string> cells, const std::string& text) {
        if (cells.size() < file.header.size()) cells.resize(file.header.size());
        if (error < file.header.size())
            cells[error] = text;
        else
            cells.push_back(text);
        return csv_line(cells, file.separator);
    };
    std::string out = with_error(file.header, "error");
    for (const SetAsideRow& row : file.rows) {
        std::string text = file.whole ? file.whole->message : std::string();
        for (const RowProblem& problem : row.problems) {
            if (!text.empty()) text += "; ";
            text += in_words(problem);
            if (!problem.fault.fix.empty()) text += fmt::format(" ({})", one_line(problem.fault.fix));
        }
        out += with_error(row.cells, text);
    }
    return out;
}

}  // namespace induct
