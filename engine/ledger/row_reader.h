// What the readers of all kinds of rows share: fetching a cell by its column, reading it, and noting what is wrong.
// Tested by tests/ledger/import_test.cpp.
#pragma once

#include "engine/ledger/rows.h"

#include <functional>

namespace induct {

/// Fills one Draft. A reader of a kind of table takes the columns it needs, in the order in which problems are told.
class RowReader {
  public:
    RowReader(const RowContext& with, const TableLayout& columns, const CsvRow& row, char separator)
        : context(with), layout(columns), row_(row), separator_(separator) {}

    /// The cell without blanks around it; empty when the file has no such column.
    [[nodiscard]] std::string_view cell(std::string_view column) const;
    [[nodiscard]] bool has_column(std::string_view column) const { return layout.columns.count(column) > 0; }
    void fault(std::string_view column, CellFault why);
    void note(std::string_view column, CellFault why);

    // Each puts the cell's value under `column` and gives it back; nothing when it is empty or wrong.
    std::optional<std::string> text(std::string_view column, bool needed = false);
    std::optional<Date> date(std::string_view column, bool needed = false);
    std::optional<std::string> person(std::string_view column, bool needed = false);
    std::optional<std::string> site(std::string_view column);
    std::optional<std::string> person_or_text(std::string_view column, bool needed);
    std::vector<std::string> people_in(std::string_view column);
    void yes_no(std::string_view column);
    void number(std::string_view column);
    /// `to`: a date, `ongoing`, or empty (not known). Not before `from`.
    void end_date(std::string_view column, std::optional<Date> from);
    /// A declared name, with the nearest one offered when there is none.
    std::optional<std::string> declared(std::string_view column, std::string_view under,
                                        const std::optional<std::string>& found, const std::vector<std::string>& names);
    /// An id that must not belong to something else.
    std::optional<std::string> own_id(std::string_view column, Directory::What what);
    /// All columns that are fields; `typed` says what type a field has for this row's owner.
    void fields(const std::function<std::vector<Vocabulary::Typed>(std::string_view)>& typed);
    /// One built-in column that a model may also declare as a field (`format`, `category`).
    void field(std::string_view name, std::string_view cell, const std::vector<Vocabulary::Typed>& types);

    [[nodiscard]] char separator() const { return separator_; }

    const RowContext& context;
    const TableLayout& layout;
    Draft draft;

  private:
    [[nodiscard]] std::string_view cell_at(std::size_t place) const;
    [[nodiscard]] std::string fix_for_several(std::string_view name) const;
    bool is_there(std::string_view column, bool needed);

    const CsvRow& row_;
    char separator_;
};

void read_roster_row(RowReader& reader);  // roster_rows.cpp: sites, people, roles, pairings, groups, absences, waivers
void read_log_row(RowReader& reader);     // log_rows.cpp: activities, artifacts, surveys, payments

}  // namespace induct
