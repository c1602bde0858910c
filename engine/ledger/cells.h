// Single cells of a table: dates, lengths of time, clock times, numbers, yes and no, names, lists.
//
// Each reader takes one cell as it stands and gives the value or a fault in words; the importer adds file, row and
// column. Source: docs/workspace.md, cells. Tested by tests/ledger/cells_test.cpp.
#pragma once

#include "engine/model/value.h"
#include "engine/time/date.h"
#include "grammar/diagnostic.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace induct {

/// Why a cell cannot be read, and the way forward.
struct CellFault {
    Code code{};
    std::string cause;  // "75 minutes after the colon"
    std::string fix;    // empty when we would only be guessing
};
template <class T>
using Cell = tl::expected<T, CellFault>;

/// How a date of three numbers is read: the line `dates` of the workspace.
enum class DateOrder : std::uint8_t { month_day_year, day_month_year, year_month_day };
[[nodiscard]] std::string_view word(DateOrder order);  // "month/day/year"

/// `2025-09-30` (a time behind it is left out), `9/30/2025` as `order` says, `Sept 30, 2025`, `30 Sep 2025`. Two digits
/// of a year stand for 20yy when that is a date from ten years before `on` to one year after it.
[[nodiscard]] Cell<Date> read_date(std::string_view cell, DateOrder order, Date on);

/// What the numbers of a date such as `25/09/2025` could be: used to tell a whole column in another order.
struct OrdersThatFit {
    bool month_first = false, day_first = false;
};
/// nullopt when the cell is not a date of three numbers with the year last.
[[nodiscard]] std::optional<OrdersThatFit> orders_that_fit(std::string_view cell);

/// No single record is longer: a longer one is set aside, and one without a length counts as no more than that.
constexpr Minutes longest_length{16 * 60};

enum class BareUnit : std::uint8_t { none, minutes, hours };
/// `90`, `1:30`, `1.5 h`, `1h30`, `1 h 30`, `45 Min.`; a bare number takes its unit from the header. Unit: minutes,
/// fractions rounded to the nearest. Not negative, at most 16 hours. `decimal_comma`: `1,5 h` is one and a half hours.
[[nodiscard]] Cell<Minutes> read_length(std::string_view cell, BareUnit unit, bool decimal_comma);

[[nodiscard]] Cell<ClockTime> read_time_of_day(std::string_view cell);  // 15:30, 3:30 pm, 3:30 p.m., 15:30:00
[[nodiscard]] Cell<Number> read_number(std::string_view cell, bool decimal_comma);
/// `$1,200`, `1200.00`, `-600`, `1.200,00` where the decimal is a comma, `1200 USD`. Not zero; less than zero is paid
/// back. What could be read in two ways, or is in another currency, is a fault. (cell_money.cpp)
[[nodiscard]] Cell<Cents> read_money(std::string_view cell, bool decimal_comma, std::string_view currency);
[[nodiscard]] Cell<bool> read_yes_no(std::string_view cell);  // yes no y n true false x 1 0

/// Without the blanks around it (no-break ones included).
[[nodiscard]] std::string_view trimmed(std::string_view cell);
/// A name for comparing: NFC, case folded, blanks collapsed, curly apostrophes straight, `Last, First` turned.
[[nodiscard]] std::string folded_name(std::string_view name);
/// A name for finding near ones: as `folded_name`, without accents (`José` is `jose`).
[[nodiscard]] std::string plain_name(std::string_view name);
/// A cell for comparing word for word: NFC, case folded, blanks collapsed.
[[nodiscard]] std::string folded_text(std::string_view cell);
/// A header or a kind for comparing: case folded, without blanks, `_` and `-`.
[[nodiscard]] std::string folded_word(std::string_view word);
/// In place; what is put in is not looked at again.
void replace_all(std::string& text, std::string_view what, std::string_view with);
/// What stands between any of these characters, trimmed, empty ones left out.
[[nodiscard]] std::vector<std::string> split_at_any(std::string_view text, std::string_view separators);
/// The items of a list in a cell, trimmed, empty ones left out: split at `|`, and at `;` unless that separates the
/// cells.
[[nodiscard]] std::vector<std::string> list_items(std::string_view cell, char separator_of_file);

/// Exact decimal of thousandths: `2`, `1.5`.
[[nodiscard]] std::string to_decimal(Number number);
/// `1200.00`, `-30.50`; and back.
[[nodiscard]] std::string to_decimal(Cents cents);
[[nodiscard]] std::optional<Cents> cents_in(std::string_view decimal);

}  // namespace induct
