// Files to tables, tables to claims. Tested by tests/ledger/import_test.cpp.
#include "engine/ledger/sheets.h"

#include "engine/ledger/facts.h"
#include "engine/ledger/ledger_error.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {
namespace {

/// The question about a date column all of whose dates fit only another order; nothing when it can be read row by row.
std::optional<Diagnostic> other_order(const Sheet& sheet, DateOrder order) {
    if (order == DateOrder::year_month_day) return std::nullopt;
    const bool month_first = order == DateOrder::month_day_year;
    for (const std::string_view column : date_columns_of(sheet.layout.kind)) {
        const auto place = sheet.layout.columns.find(column);
        if (place == sheet.layout.columns.end()) continue;
        if (sheet.mapped && sheet.mapped->has_pattern(column)) continue;  // its order is said
        const std::string heading = sheet.mapped ? sheet.mapped->heading_of(column) : std::string(column);
        std::string example;
        bool all_fit_other = true;
        for (const CsvRow& row : sheet.table.rows) {
            if (place->second >= row.cells.size()) continue;
            const auto fit = orders_that_fit(row.cells[place->second]);
            if (!fit) continue;
            const bool fits = month_first ? fit->month_first : fit->day_first;
            const bool fits_other = month_first ? fit->day_first : fit->month_first;
            all_fit_other = all_fit_other && fits_other;
            if (!fits && fits_other && example.empty()) example = trimmed(row.cells[place->second]);
        }
        if (example.empty() || !all_fit_other) continue;
        const DateOrder other = month_first ? DateOrder::day_month_year : DateOrder::month_day_year;
        return said(Code::dates_other_order,
                    fmt::format("`{}`: the column `{}` can be read only as {} (`{}`), and the workspace says {}",
                                sheet.path, heading, word(other), example, word(order)),
                    fmt::format("is it {}? Then write the dates as 2025-09-30, or change `dates` in workspace.induct",
                                word(other)));
    }
    return std::nullopt;
}

/// A row with filled cells behind the last column of the header.
bool has_spare_cells(const CsvRow& row, std::size_t columns) {
    for (std::size_t i = columns; i < row.cells.size(); ++i) {
        if (!trimmed(row.cells[i]).empty()) return true;
    }
    return false;
}

RowProblem whole_row(Code code, std::string cause, std::string fix) {
    return {"", "", {code, std::move(cause), std::move(fix)}};
}

/// Tells rows that tell the same apart, and finds rows that use one name twice.
class Identities {
  public:
    /// The identity of a draft; nothing when an earlier row of the file has it and says otherwise.
    std::optional<std::string> of(const Draft& draft) {
        const std::size_t ordinal = ++counts_[draft.key];
        if (draft.named || ordinal == 1) return draft.key;
        return fmt::format("{}|#{}", draft.key, ordinal);
    }

  private:
    std::map<std::string, std::size_t> counts_;
};

/// Puts the row aside, as it stands in the sheet. An answer sheet on one row is several rows of ours: it is put aside
/// once, with the problems of all.
void put_aside(Sheet& sheet, const CsvRow& row, std::vector<RowProblem> problems) {
    const bool again = !sheet.set_aside.empty() && sheet.set_aside.back().number == row.number;
    if (!again) sheet.set_aside.push_back({row.number, row.cells, {}});
    std::vector<RowProblem>& known = sheet.set_aside.back().problems;
    for (RowProblem& problem : problems) {
        const bool told = again && std::any_of(known.begin(), known.end(), [&](const RowProblem& other) {
                              return other.shown() == problem.shown() && other.fault.cause == problem.fault.cause;
                          });
        if (!told) known.push_back(std::move(problem));
    }
}

void keep_out(Sheet& sheet, SheetReading& reading, std::size_t at, const Draft& draft,
              std::vector<RowProblem> problems) {
    const CsvRow& row = sheet.mapped ? sheet.mapped->written.rows[sheet.mapped->rows[at].row] : sheet.table.rows[at];
    put_aside(sheet, row, std::move(problems));
    if (!draft.key.empty()) {
        reading.held.insert(draft.key);
    } else {
        reading.unnamed_rows.push_back(row.number);
        reading.unnamed_dates.insert(draft.date ? to_iso(*draft.date) : std::string());
    }
}

}  // namespace

namespace {

/// A sheet of the district, turned by its import into one of our tables.
void take_mapped(Sheet& sheet, Mapped mapped, const ImportOptions& options, ImportReport& report) {
    for (Diagnostic& note : mapped.notes) report.notes.push_back(std::move(note));
    sheet.table = std::move(mapped.table);
    sheet.layout = std::move(mapped.layout);
    sheet.mapped = std::move(mapped.from);
    sheet.whole = std::move(mapped.whole);
    if (!sheet.whole) sheet.whole = other_order(sheet, options.dates);
}

/// A sheet with our own headings.
void take_own(Sheet& sheet, const Vocabulary& vocabulary, const ImportOptions& options, ImportReport& report) {
    TableTold told = tell_table(sheet.path, sheet.table.header, vocabulary);
    for (Diagnostic& problem : told.problems) {
        if (told.layout || problem.severity != Severity::error)
            report.notes.push_back(std::move(problem));
        else if (!sheet.whole)
            sheet.whole = std::move(problem);
    }
    if (!told.layout) return;
    sheet.layout = std::move(*told.layout);
    sheet.whole = other_order(sheet, options.dates);
}

/// What a row said that is now left out on purpose is withdrawn; nothing when nobody can tell what it said, or when
/// another row says it.
std::optional<RowClaim> claim_of_skipped(const Draft& draft, std::size_t place, std::uint64_t row,
                                         Identities& identities, const std::map<std::string, std::size_t>& claimed) {
    if (!draft.problems.empty() || draft.key.empty()) return std::nullopt;
    const auto identity = identities.of(draft);
    if (!identity || claimed.count(*identity) > 0) return std::nullopt;
    return RowClaim{place, row, draft.kind, *identity, content_of(draft.body), draft.body, true};
}

}  // namespace

std::vector<Sheet> read_sheets(std::vector<InputFile> files, const KnownToModels& known, const ImportOptions& options,
                               Date on, ImportReport& report) {
    std::sort(files.begin(), files.end(), [](const InputFile& a, const InputFile& b) { return a.path < b.path; });
    std::vector<Sheet> sheets;
    for (const InputFile& file : files) {
        ++report.files;
        CsvRead read = read_csv(file.path, file.bytes, options.limits);
        if (!read.table) {
            report.set_aside.push_back({file.path, ',', {}, {}, read.problems.front()});
            continue;
        }
        report.notes.insert(report.notes.end(), read.problems.begin(), read.problems.end());
        Sheet sheet{file.path, std::move(*read.table), {}, {}, {}};
        if (sheet.table.header.empty()) {
            report.notes.push_back(said(Code::table_empty, fmt::format("`{}` is empty", file.path)));
            continue;
        }
        ImportFor found = import_for(file.path, sheet.table, known.imports, known.vocabulary);
        if (found.problem)
            sheet.whole = std::move(found.problem);
        else if (found.import)
            take_mapped(sheet, read_mapped(file, std::move(sheet.table), *found.import, options.limits, on), options,
                        report);
        else
            take_own(sheet, known.vocabulary, options, report);
        if (!sheet.whole && sheet.written().rows.empty())
            report.notes.push_back(said(Code::table_empty, fmt::format("`{}` has no row", file.path)));
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

SheetReading read_rows(Sheet& sheet, std::size_t place, const RowContext& context) {
    SheetReading reading;
    Identities identities;
    std::map<std::string, std::size_t> claimed;         // identity -> place in the claims
    std::map<std::string, std::uint64_t> first_to_say;  // what a row without a number tells -> the first that does
    for (std::size_t at = 0; at < sheet.table.rows.size(); ++at) {
        const CsvRow& row = sheet.table.rows[at];
        Draft draft = read_row(context, sheet.layout, row, sheet.table.separator);
        if (sheet.mapped) sheet.mapped->lead_back(at, draft);
        const bool skipped = sheet.mapped && sheet.mapped->rows[at].skipped;
        if (has_spare_cells(row, sheet.table.header.size())) {
            draft.problems.push_back(whole_row(Code::row_too_long, "there are more cells than columns",
                                               "put a cell with a separator in it between double quotes"));
        }
        if (skipped) {
            if (auto claim = claim_of_skipped(draft, place, row.number, identities, claimed))
                reading.claims.push_back(std::move(*claim));
            else
                ++reading.without_more;
            continue;
        }
        for (const RowProblem& note : draft.notes) {
            if (reading.notes.count(note.shown()) == 0)
                reading.notes.emplace(note.shown(), to_diagnostic(sheet.path, row.number, note));
        }
        if (!draft.problems.empty() || draft.key.empty()) {
            std::vector<RowProblem> problems = draft.problems;
            ++reading.rows_kept_out;
            keep_out(sheet, reading, at, draft, std::move(problems));
            continue;
        }
        const auto identity = identities.of(draft);
        const Date told = std::max(draft.date.value_or(first_known_day), draft.entered.value_or(first_known_day));
        if (told > context.on) {
            // The answers of one sheet on one row are several rows of ours.
            if (reading.waiting.empty() || reading.waiting.back().number != row.number)
                reading.waiting.push_back({sheet.path, row.number, told});
            ++reading.rows_waiting;
            reading.held.insert(*identity);
            continue;
        }
        RowClaim claim{place, row.number, draft.kind, *identity, content_of(draft.body), draft.body, draft.withdrawn};
        if (!draft.named && !draft.withdrawn) {
            const auto [first, alone] = first_to_say.emplace(draft.kind + "\n" + claim.content, row.number);
            if (!alone) reading.equal_rows.push_back({first->second, row.number});
        }
        const auto [earlier, is_new] = claimed.emplace(*identity, reading.claims.size());
        if (is_new) {
            reading.claims.push_back(std::move(claim));
        } else if (reading.claims[earlier->second].content == claim.content &&
                   reading.claims[earlier->second].withdrawn == claim.withdrawn) {
            ++reading.without_more;
        } else {
            ++reading.rows_kept_out;
            const std::uint64_t first = reading.claims[earlier->second].row;
            keep_out(sheet, reading, at, draft,
                     {whole_row(Code::entry_twice, fmt::format("row {} has the same name and says otherwise", first),
                                "take one out, or give it another number")});
        }
    }
    return reading;
}

}  // namespace induct
