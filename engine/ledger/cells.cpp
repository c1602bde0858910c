// Names, lists, numbers and times of day. Dates and lengths have files of their own. Tested by cells_test.cpp.
#include "engine/ledger/cells.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <new>

namespace induct {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

/// Case folded, composed (NFC) or without marks; the text itself when it is not UTF-8 (decoding has seen to that it
/// is).
std::string folded(std::string_view text, int form = UTF8PROC_COMPOSE) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_CASEFOLD | form);
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
    // A name that could not be folded is another name to whoever compares it.
    if (length == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
    if (length < 0) return std::string(text);
    std::string result(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
    std::free(mapped);  // utf8proc allocates with malloc
    return result;
}

std::string collapsed(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace

std::string_view trimmed(std::string_view cell) {
    for (;;) {
        if (!cell.empty() && std::string_view(" \t\r\n").find(cell.front()) != std::string_view::npos) {
            cell.remove_prefix(1);
        } else if (cell.substr(0, 2) == no_break_space) {
            cell.remove_prefix(2);
        } else if (!cell.empty() && std::string_view(" \t\r\n").find(cell.back()) != std::string_view::npos) {
            cell.remove_suffix(1);
        } else if (cell.size() >= 2 && cell.substr(cell.size() - 2) == no_break_space) {
            cell.remove_suffix(2);
        } else {
            return cell;
        }
    }
}

std::string folded_text(std::string_view cell) {
    std::string text = folded(cell);
    replace_all(text, no_break_space, " ");
    return collapsed(text);
}

std::string folded_name(std::string_view name) {
    std::string text = folded(name);
    replace_all(text, no_break_space, " ");
    replace_all(text, "\xE2\x80\x99", "'");
    text = collapsed(text);
    const auto comma = text.find(',');
    if (comma == std::string::npos || text.find(',', comma + 1) != std::string::npos) return text;
    return collapsed(text.substr(comma + 1) + " " + text.substr(0, comma));
}

std::string plain_name(std::string_view name) {
    return folded(folded_name(name), UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK);
}

std::string folded_word(std::string_view word) {
    std::string text = folded(word);
    replace_all(text, no_break_space, " ");
    std::string out;
    for (const char c : text) {
        if (std::string_view(" \t\r\n_-").find(c) == std::string_view::npos) out += c;
    }
    return out;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

std::vector<std::string> list_items(std::string_view cell, char separator_of_file) {
    return split_at_any(cell, separator_of_file == ';' ? "|" : ";|");
}

std::vector<std::string> split_at_any(std::string_view text, std::string_view separators) {
    std::vector<std::string> items;
    for (std::string_view rest = text;;) {
        const auto end = rest.find_first_of(separators);
        if (const std::string_view item = trimmed(rest.substr(0, end)); !item.empty()) items.emplace_back(item);
        if (end == std::string_view::npos) return items;
        rest.remove_prefix(end + 1);
    }
}

Cell<ClockTime> read_time_of_day(std::string_view cell) {
    std::string text = folded(trimmed(cell));
    replace_all(text, "p.m.", "pm");
    replace_all(text, "a.m.", "am");
    if (const auto time = read_clock(text)) return *time;
    // 15:30:00, as a spreadsheet writes a time: the seconds are left out.
    if (text.size() > 6 && text[text.size() - 3] == ':') {
        if (const auto time = read_clock(text.substr(0, text.size() - 3))) return *time;
    }
    return tl::make_unexpected(CellFault{Code::cell_clock, "it is no time of day", "write 15:30 or 3:30 pm"});
}

Cell<Number> read_number(std::string_view cell, bool decimal_comma) {
    const std::string_view text = trimmed(cell);
    const auto fault = [](std::string cause) {
        return tl::make_unexpected(CellFault{Code::cell_number, std::move(cause), "write 2 or 1.5"});
    };
    std::int64_t thousandths = 0;
    int decimals = -1, digits = 0;
    const bool negative = !text.empty() && text.front() == '-';
    for (const char c : negative ? text.substr(1) : text) {
        if ((c == '.' || (c == ',' && decimal_comma)) && decimals < 0 && digits > 0) {
            decimals = 0;
        } else if (c >= '0' && c <= '9') {
            if (decimals >= 0 && ++decimals > 3) return fault("it has more than three decimals");
            if (++digits > 12) return fault("it is too large");
            thousandths = thousandths * 10 + (c - '0');
        } else {
            return fault("it is no number");
        }
    }
    if (digits == 0 || decimals == 0) return fault("it is no number");
    for (int d = decimals < 0 ? 0 : decimals; d < 3; ++d) thousandths *= 10;
    return Number{negative ? -thousandths : thousandths};
}

Cell<bool> read_yes_no(std::string_view cell) {
    const std::string text = folded_word(cell);
    for (const char* yes : {"yes", "y", "true", "x", "1"}) {
        if (text == yes) return true;
    }
    for (const char* no : {"no", "n", "false", "0"}) {
        if (text == no) return false;
    }
    return tl::make_unexpected(CellFault{Code::cell_value, "it is neither yes nor no", "write yes or no"});
}

std::string to_decimal(Number number) {
    const std::int64_t size = number.count < 0 ? -number.count : number.count;
    std::string text = fmt::format("{}{}.{:03}", number.count < 0 ? "-" : "", size / 1000, size % 1000);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace induct
