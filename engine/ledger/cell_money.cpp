// Amounts of money in a cell. Method: sign and currency are taken off, then the last separator says whether it is one
// of thousands or the decimal one. Tested by tests/ledger/cells_test.cpp.
#include "engine/ledger/cells.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {
namespace {

constexpr std::size_t most_digits = 12;

tl::unexpected<CellFault> fault(std::string cause, std::string fix = "write 1200.00") {
    return tl::make_unexpected(CellFault{Code::cell_money, std::move(cause), std::move(fix)});
}

bool take(std::string& text, std::string_view front) {
    if (!text.starts_with(front)) return false;
    text.erase(0, front.size());
    text = trimmed(text);
    return true;
}
bool take_behind(std::string& text, std::string_view back) {
    if (text.size() < back.size() || text.compare(text.size() - back.size(), back.size(), back) != 0) return false;
    text.erase(text.size() - back.size());
    text = trimmed(text);
    return true;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Digits with separators of thousands: one to three digits, then groups of three.
std::optional<std::string> without_groups(std::string_view text, char separator) {
    std::string digits;
    std::size_t group = 0;
    bool grouped = false;
    for (const char c : text) {
        if (is_digit(c)) {
            digits += c;
            ++group;
        } else if (c == separator && group > 0 && group <= 3 && (!grouped || group == 3)) {
            grouped = true;
            group = 0;
        } else {
            return std::nullopt;
        }
    }
    if (digits.empty() || (grouped && group != 3)) return std::nullopt;
    return digits;
}

}  // namespace

Cell<Cents> read_money(std::string_view cell, bool decimal_comma, std::string_view currency) {
    std::string text(trimmed(cell));
    const auto minus = [&] { return take(text, "-") || take(text, "\xE2\x88\x92"); };
    bool negative = minus();
    const bool dollars = take(text, "$");
    const bool coded = !dollars && (take(text, currency) || take_behind(text, currency));
    if (!negative && (dollars || coded)) negative = minus();
    if (text.empty() ||
        !std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.' || c == ','; })) {
        if (text.size() > 2 && text.front() == '(' && text.back() == ')')
            return fault("it stands in brackets", "is it paid back? Then write it with a minus");
        const bool letters = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        return fault(letters ? fmt::format("it is no amount in {}", currency) : "it is no amount of money");
    }
    const std::size_t last = text.find_last_of(".,");
    std::optional<std::string> whole;
    std::string cents;
    if (last == std::string::npos) {
        whole = text;
    } else {
        const char mark = text[last], other = mark == '.' ? ',' : '.';
        const std::size_t behind = text.size() - last - 1;
        const bool once = text.find(mark) == last;
        if (behind == 1 || behind == 2) {
            cents = text.substr(last + 1);
            whole = without_groups(text.substr(0, last), other);
        } else if (once && text.find(other) != std::string::npos) {
            return fault("it has more decimals than cents");
        } else {
            // Three digits behind a single mark are thousands only where that mark cannot be the decimal one.
            const bool decimal = (mark == ',') == decimal_comma;
            const bool sure = !once || (dollars && mark == ',') || !decimal;
            whole = without_groups(text, mark);
            if (whole && !sure)
                return fault(fmt::format("it could be {} or a little more than {}", *whole, text.substr(0, last)),
                             fmt::format("is it {0}.00? Then write {0}{1}00", *whole, decimal_comma ? "," : "."));
        }
    }
    if (!whole || whole->size() > most_digits) return fault(whole ? "it is too large" : "it is no amount of money");
    if (cents.size() == 1) cents += '0';
    std::int64_t amount = 0;
    for (const char c : *whole + (cents.empty() ? "00" : cents)) amount = amount * 10 + (c - '0');
    if (amount == 0) return fault("nothing was paid", "leave the row out");
    return Cents{negative ? -amount : amount};
}

std::string to_decimal(Cents cents) {
    const std::int64_t size = cents.count < 0 ? -cents.count : cents.count;
    return fmt::format("{}{}.{:02}", cents.count < 0 ? "-" : "", size / 100, size % 100);
}

std::optional<Cents> cents_in(std::string_view decimal) {
    const bool negative = !decimal.empty() && decimal.front() == '-';
    std::int64_t amount = 0;
    std::size_t digits = 0;
    for (const char c : decimal) {
        if (!is_digit(c)) continue;
        amount = amount * 10 + (c - '0');
        ++digits;
    }
    if (digits < 3 || digits > most_digits + 2) return std::nullopt;
    return Cents{negative ? -amount : amount};
}

}  // namespace induct
