// Reads CSV in one pass over its characters. Tested by tests/ledger/csv_test.cpp.
#include "engine/ledger/csv.h"

#include "engine/ledger/encoding.h"
#include "engine/ledger/ledger_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace induct {
namespace {

/// Would a spreadsheet take the cell for a formula, or is it one that an apostrophe in front keeps from being one?
bool begins_formula(std::string_view cell) {
    const std::size_t first = cell.find_first_not_of("' ");
    if (first == std::string_view::npos) return false;
    constexpr std::string_view signs[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    return std::any_of(std::begin(signs), std::end(signs),
                       [&](std::string_view sign) { return cell.substr(first).starts_with(sign); });
}

/// "-12.05": a number below zero, which a spreadsheet takes for nothing else.
bool is_below_zero(std::string_view cell) {
    constexpr std::string_view digits = "0123456789";
    if (!cell.starts_with('-')) return false;
    cell.remove_prefix(1);
    const std::size_t whole = std::min(cell.find_first_not_of(digits), cell.size());
    if (whole == 0) return false;
    cell.remove_prefix(whole);
    if (cell.empty()) return true;
    return cell.front() == '.' && cell.size() > 1 && cell.find_first_not_of(digits, 1) == std::string_view::npos;
}

/// Takes off the apostrophe that csv_cell put in front, or that somebody typed for the same reason.
void take_off_guard(std::string& cell) {
    if (cell.starts_with('\'') && begins_formula(cell)) cell.erase(0, 1);
}

std::string quoted_if_needed(std::string_view cell, char separator) {
    if (cell.find_first_of(std::string("\"\r\n") + separator) == std::string_view::npos) return std::string(cell);
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

/// A line of the cells, each as `written` gives it.
std::string joined(const std::vector<std::string>& cells, char separator,
                   std::string (*written)(std::string_view, char)) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += separator;
        line += written(cells[i], separator);
    }
    return line + "\n";
}

/// The characters of the text as rows of cells. `next` gives them one by one.
class Reader {
  public:
    Reader(std::string_view text, char separator, const CsvLimits& limits)
        : text_(text), separator_(separator), limits_(limits) {}

    enum class Outcome : std::uint8_t { row, end, too_many_columns, cell_too_long, quote_open };

    Outcome next(CsvRow& row) {
        row.cells.clear();
        if (at_ >= text_.size()) return Outcome::end;
        row.number = ++rows_;
        for (;;) {
            std::string cell;
            const Outcome outcome = quoted() ? read_quoted(cell) : read_plain(cell);
            if (outcome != Outcome::row) return outcome;
            take_off_guard(cell);
            row.cells.push_back(std::move(cell));
            if (row.cells.size() > limits_.columns) return Outcome::too_many_columns;
            if (at_ >= text_.size()) return Outcome::row;
            if (text_[at_] == separator_) {
                ++at_;
                if (at_ < text_.size()) continue;
                row.cells.emplace_back();  // the separator was the last character: one more empty cell
                return Outcome::row;
            }
            skip_line_break();
            return Outcome::row;
        }
    }

  private:
    [[nodiscard]] bool quoted() const { return at_ < text_.size() && text_[at_] == '"'; }
    [[nodiscard]] bool at_end_of_cell() const {
        return at_ >= text_.size() || text_[at_] == separator_ || text_[at_] == '\n' || text_[at_] == '\r';
    }
    void skip_line_break() {
        if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
        ++at_;
    }
    Outcome read_plain(std::string& cell) {
        const std::size_t begin = at_;
        while (!at_end_of_cell()) ++at_;
        cell.append(text_.substr(begin, at_ - begin));
        return cell.size() > limits_.cell ? Outcome::cell_too_long : Outcome::row;
    }
    Outcome read_quoted(std::string& cell) {
        for (++at_;;) {
            const auto quote = text_.find('"', at_);
            if (quote == std::string_view::npos) return Outcome::quote_open;
            cell.append(text_.substr(at_, quote - at_));
            at_ = quote + 1;
            if (!quoted()) break;
            cell += '"';  // a doubled quote stands for one
            ++at_;
        }
        return read_plain(cell);  // what stands between the closing quote and the separator is kept
    }

    std::string_view text_;
    char separator_;
    CsvLimits limits_;
    std::size_t at_ = 0;
    std::uint64_t rows_ = 0;
};

bool is_blank(const std::string& cell) { return cell.find_first_not_of(" \t") == std::string::npos; }
bool is_blank(const CsvRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return is_blank(cell); });
}

/// The separator that stands most often in the first line, outside of quotes; `,` before `;` before tab among equals.
char separator_of(std::string_view text) {
    std::size_t commas = 0, semicolons = 0, tabs = 0;
    bool quoted = false, begun = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if ((c == '\n' || c == '\r') && begun) break;
        begun = begun || (c != '\n' && c != '\r');
        commas += c == ',' ? 1U : 0U;
        semicolons += c == ';' ? 1U : 0U;
        tabs += c == '\t' ? 1U : 0U;
    }
    if (commas >= semicolons && commas >= tabs) return ',';
    return semicolons >= tabs ? ';' : '\t';
}

Diagnostic too_large(const std::string& name, const std::string& what) {
    return said(Code::table_too_large, fmt::format("`{}` has {}", name, what), "look whether it is the right file");
}

CsvRead failed(Diagnostic problem) { return {std::nullopt, {std::move(problem)}}; }

Diagnostic not_text(const std::string& name, std::string_view bytes) {
    const bool workbook = bytes.substr(0, 4) == "PK\x03\x04" || bytes.substr(0, 4) == "\xD0\xCF\x11\xE0";
    return said(Code::table_not_text,
                workbook ? fmt::format("`{}` is a workbook of a spreadsheet program, not a CSV file", name)
                         : fmt::format("`{}` is not a file of text", name),
                "save the sheet as CSV (UTF-8)");
}

void say_encoding(const std::string& name, Encoding encoding, std::vector<Diagnostic>& problems) {
    if (encoding == Encoding::utf8) return;
    problems.push_back(
        said(Code::table_encoding,
             fmt::format("`{}` was read as {}", name, encoding == Encoding::utf16 ? "UTF-16" : "Windows-1252"),
             "look at the names with accents"));
}

Diagnostic stopped(const std::string& name, Reader::Outcome outcome, std::uint64_t row, const CsvLimits& limits) {
    if (outcome == Reader::Outcome::quote_open) {
        return said(Code::table_quote_open, fmt::format("`{}`, row {}: a quote is opened and not closed", name, row),
                    "close the quote; a quote inside of a quoted cell is written twice");
    }
    if (outcome == Reader::Outcome::cell_too_long) {
        return too_large(name, fmt::format("a cell of more than {} bytes in row {}", limits.cell, row));
    }
    return too_large(name, fmt::format("more than {} columns in row {}", limits.columns, row));
}

}  // namespace

CsvRead read_csv(const std::string& name, std::string_view bytes, const CsvLimits& limits,
                 std::optional<char> separator) {
    if (bytes.size() > limits.bytes) return failed(too_large(name, fmt::format("more than {} bytes", limits.bytes)));
    const auto decoded = decode_text(bytes);
    if (!decoded) return failed(not_text(name, bytes));

    CsvRead result{CsvTable{}, {}};
    CsvTable& table = *result.table;
    table.encoding = decoded->encoding;
    table.separator = separator.value_or(separator_of(decoded->text));
    say_encoding(name, table.encoding, result.problems);
    Reader reader(decoded->text, table.separator, limits);
    for (CsvRow row;;) {
        const Reader::Outcome outcome = reader.next(row);
        if (outcome == Reader::Outcome::end) break;
        if (outcome != Reader::Outcome::row) return failed(stopped(name, outcome, row.number, limits));
        if (is_blank(row)) continue;
        if (table.header.empty()) {
            table.header = row.cells;
            table.header_row = row.number;
        } else {
            table.rows.push_back(row);
            if (table.rows.size() > limits.rows) {
                return failed(too_large(name, fmt::format("more than {} rows", limits.rows)));
            }
        }
    }
    return result;
}

std::string csv_cell(std::string_view text, char separator) {
    const std::string safe = (begins_formula(text) && !is_below_zero(text) ? "'" : "") + std::string(text);
    return quoted_if_needed(safe, separator);
}

std::string csv_line(const std::vector<std::string>& cells, char separator) {
    return joined(cells, separator, csv_cell);
}

std::string csv_as_typed(const std::vector<std::string>& cells, char separator) {
    return joined(cells, separator, quoted_if_needed);
}

}  // namespace induct
