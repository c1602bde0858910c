// Lengths of time as people type them. Method: cut into numbers and words, give each number its unit, add up exactly.
// Tested by tests/ledger/cells_test.cpp.
#include "engine/ledger/cells.h"

#include <fmt/format.h>

namespace induct {
namespace {

tl::unexpected<CellFault> fault(std::string cause, std::string fix = "write 90, 1:30, 1.5 h or 45 min") {
    return tl::make_unexpected(CellFault{Code::cell_duration, std::move(cause), std::move(fix)});
}

/// A decimal as a whole number of 1/scale.
struct Decimal {
    std::int64_t digits = 0, scale = 1;
    [[nodiscard]] std::int64_t times(std::int64_t factor) const { return (2 * digits * factor + scale) / (2 * scale); }
};

struct Term {
    Decimal amount;
    std::string unit;  // "h", "min", or empty
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<std::string> unit_of(std::string word) {
    for (char& c : word) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    for (const char* hour : {"h", "hr", "hrs", "hour", "hours"}) {
        if (word == hour) return "h";
    }
    for (const char* minute : {"m", "min", "mins", "minute", "minutes"}) {
        if (word == minute) return "min";
    }
    return std::nullopt;
}

/// Reads one number at `at` and moves on; at most 6 digits before and 4 behind the sign.
Cell<Decimal> read_decimal(std::string_view text, std::size_t& at, bool decimal_comma) {
    Decimal value;
    int whole = 0, decimals = 0;
    for (; at < text.size() && is_digit(text[at]); ++at) {
        if (++whole > 6) return fault("it is too long");
        value.digits = value.digits * 10 + (text[at] - '0');
    }
    if (at + 1 >= text.size() || (text[at] != '.' && text[at] != ',') || !is_digit(text[at + 1])) return value;
    if (text[at] == ',' && !decimal_comma) {
        return fault("a comma is no decimal sign in a file that is separated by commas", "write 1.5");
    }
    for (++at; at < text.size() && is_digit(text[at]); ++at) {
        if (++decimals > 4) return fault("it has more than four decimals");
        value.digits = value.digits * 10 + (text[at] - '0');
        value.scale *= 10;
    }
    return value;
}

Cell<std::vector<Term>> terms_of(std::string_view text, bool decimal_comma) {
    std::vector<Term> terms;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ' || (text[at] == '.' && !terms.empty() && !terms.back().unit.empty())) {
            ++at;  // `45 Min.`
        } else if (is_digit(text[at])) {
            auto amount = read_decimal(text, at, decimal_comma);
            if (!amount) return tl::make_unexpected(amount.error());
            terms.push_back({*amount, ""});
        } else if (is_letter(text[at]) && !terms.empty() && terms.back().unit.empty()) {
            const std::size_t begin = at;
            while (at < text.size() && is_letter(text[at])) ++at;
            const std::string written(text.substr(begin, at - begin));
            const auto unit = unit_of(written);
            if (!unit) return fault(fmt::format("`{}` is no unit of time", written));
            terms.back().unit = *unit;
        } else {
            return fault("it is no length of time");
        }
    }
    return terms;
}

/// `2:75` may be 2 h and 75 min, or 2.75 h: only its writer knows.
std::string ways_out(int hours, int minutes) {
    return fmt::format("minutes go to 59: write {}:{:02} for {} h plus {} min, or {}.{:02} h for that part of an hour",
                       hours + minutes / 60, minutes % 60, hours, minutes, hours, minutes);
}

/// `1:30` and `1:30:00`.
Cell<Minutes> read_clock_length(std::string_view text) {
    if (text.size() >= 7 && text.substr(text.size() - 3) == ":00") text.remove_suffix(3);
    const auto colon = text.find(':');
    const std::string_view before = text.substr(0, colon), after = text.substr(colon + 1);
    const auto digits = [](std::string_view part) {
        return !part.empty() && part.size() <= 3 && part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (!digits(before) || !digits(after) || after.size() != 2) return fault("it is no length of time");
    const int minutes = std::stoi(std::string(after));
    const int hours = std::stoi(std::string(before));
    if (minutes > 59) return fault(fmt::format("{} minutes stand after the colon", minutes), ways_out(hours, minutes));
    return Minutes{hours * 60 + minutes};
}

Cell<Minutes> sum_of(const std::vector<Term>& terms, BareUnit bare) {
    if (terms.empty()) return fault("it is no length of time");
    if (terms.size() == 1 && terms[0].unit.empty()) {
        if (bare == BareUnit::none) return fault("a number without a unit", "write 90 min or 1.5 h");
        return Minutes{terms[0].amount.times(bare == BareUnit::hours ? 60 : 1)};
    }
    if (terms.size() == 1) return Minutes{terms[0].amount.times(terms[0].unit == "h" ? 60 : 1)};
    // `1 h 30` and `1 h 30 min`: whole hours, then minutes under 60.
    const Term &hours_term = terms[0], &minutes_term = terms[1];
    if (terms.size() != 2 || hours_term.unit != "h" || minutes_term.unit == "h" || hours_term.amount.scale != 1 ||
        minutes_term.amount.scale != 1) {
        return fault("it is no length of time");
    }
    if (minutes_term.amount.digits > 59)
        return fault(fmt::format("{} minutes stand after the hours", minutes_term.amount.digits));
    return Minutes{hours_term.amount.digits * 60 + minutes_term.amount.digits};
}

}  // namespace

Cell<Minutes> read_length(std::string_view cell, BareUnit unit, bool decimal_comma) {
    const std::string_view text = trimmed(cell);
    if (text.size() > 40) return fault("it is too long");
    if (!text.empty() && (text.front() == '-' || text.substr(0, 3) == "\xE2\x88\x92")) return fault("it is negative");
    Cell<Minutes> length = Minutes{};
    if (text.find(':') != std::string_view::npos) {
        length = read_clock_length(text);
    } else {
        const auto terms = terms_of(text, decimal_comma);
        if (!terms) return tl::make_unexpected(terms.error());
        length = sum_of(*terms, unit);
    }
    if (length && length->count > longest_length.count) {
        return fault(fmt::format("{} is more than 16 hours", to_words(*length)), "split it, or correct it");
    }
    return length;
}

}  // namespace induct
