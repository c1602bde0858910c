// Dates as people type them. Method: cut into numbers and words, then the one reading that the forms allow.
// Tested by tests/ledger/cells_test.cpp.
#include "engine/ledger/cells.h"

#include <fmt/format.h>

#include <cctype>

namespace induct {
namespace {

struct Piece {
    std::string text;
    bool is_number = false;
    [[nodiscard]] int number() const { return text.size() > 4 ? 0 : std::stoi(text); }
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Numbers and words; nullopt when anything but blanks, `/` `-` `.` and `,` stands between them.
std::optional<std::vector<Piece>> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (is_digit(text[at])) {
            while (at < text.size() && is_digit(text[at])) ++at;
            pieces.push_back({std::string(text.substr(begin, at - begin)), true});
        } else if (is_letter(text[at])) {
            while (at < text.size() && is_letter(text[at])) ++at;
            pieces.push_back({std::string(text.substr(begin, at - begin)), false});
        } else if (std::string_view(" /-.,").find(text[at]) != std::string_view::npos) {
            ++at;
        } else {
            return std::nullopt;
        }
    }
    return pieces;
}

std::optional<unsigned> month_of_word(const std::string& word) {
    if (const auto month = read_month(word)) return month;
    if (word.size() == 4 && read_month(word.substr(0, 3)) == 9U) return 9U;  // Sept
    return std::nullopt;
}

tl::unexpected<CellFault> no_date(std::string cause) {
    return tl::make_unexpected(CellFault{Code::cell_date, std::move(cause), "dates are written like 2025-09-30"});
}

/// `2/30/2025`: the form is right and the day does not exist.
tl::unexpected<CellFault> no_such_day(int year, unsigned month, unsigned day) {
    if (day == 0) return no_date("there is no day 0");
    if (month < 1 || month > 12) return no_date(fmt::format("there is no month {}", month));
    unsigned last = 28;
    while (make_date(year, month, last + 1)) ++last;
    return tl::make_unexpected(CellFault{
        Code::cell_date, fmt::format("there is no such day: {} {} has {} days", month_name(month), year, last), ""});
}

/// The year as written, or a fault: four digits of 1900-2199, or two that give a date about `on`.
Cell<Date> with_year(const Piece& year, unsigned month, unsigned day, Date on) {
    if (year.text.size() == 4) {
        if (const auto date = make_date(year.number(), month, day)) return *date;
        if (year.text[0] == '0') return no_date(fmt::format("the year is {}", year.text));
        if (year.number() < 1900 || year.number() > 2199) return no_date(fmt::format("the year is {}", year.text));
        return no_such_day(year.number(), month, day);
    }
    if (year.text.size() != 2) return no_date(fmt::format("`{}` is no year", year.text));
    const auto date = make_date(2000 + year.number(), month, day);
    if (!date) return no_such_day(2000 + year.number(), month, day);
    if (*date < add_months(on, -120) || *date > add_months(on, 12)) {
        return tl::make_unexpected(
            CellFault{Code::cell_date,
                      fmt::format("`{}` is read as {}, {}", year.text, 2000 + year.number(),
                                  *date > on ? "more than a year ahead" : "more than ten years back"),
                      "correct the year, or write it with four digits"});
    }
    return *date;
}

Cell<Date> from_numbers(const std::vector<Piece>& pieces, DateOrder order, Date on) {
    const Piece &a = pieces[0], &b = pieces[1], &c = pieces[2];
    if (a.text.size() > 4 || b.text.size() > 2 || c.text.size() > 4) return no_date("it is no date");
    const auto number = [](const Piece& piece) { return static_cast<unsigned>(piece.number()); };
    if (a.text.size() == 4 || (order == DateOrder::year_month_day && c.text.size() <= 2)) {
        return with_year(a, number(b), number(c), on);
    }
    if (a.text.size() > 2) return no_date("it is no date");
    const bool month_first = order != DateOrder::day_month_year;
    const unsigned month = month_first ? number(a) : number(b), day = month_first ? number(b) : number(a);
    if (month > 12) return no_date(fmt::format("there is no month {} (dates are read as {})", month, word(order)));
    return with_year(c, month, day, on);
}

/// `Sept 9, 2025`, `Tuesday, September 9th 2025`, `9 Sep 2025`.
Cell<Date> from_words(std::vector<Piece> pieces, Date on) {
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const std::string& text = pieces[i].text;
        if (pieces[i - 1].is_number && (text == "st" || text == "nd" || text == "rd" || text == "th")) {
            pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i));
            break;
        }
    }
    if (pieces.size() == 4 && !pieces[0].is_number && read_weekday(pieces[0].text)) pieces.erase(pieces.begin());
    if (pieces.size() != 3 || !pieces[2].is_number) return no_date("it is no date with a year");
    const bool month_first = !pieces[0].is_number;
    const Piece &name = pieces[month_first ? 0 : 1], &day = pieces[month_first ? 1 : 0];
    if (name.is_number || !day.is_number || day.text.size() > 2) return no_date("it is no date");
    const auto month = month_of_word(name.text);
    if (!month) return no_date(fmt::format("`{}` is no month", name.text));
    return with_year(pieces[2], *month, static_cast<unsigned>(day.number()), on);
}

/// `2025-09-09T15:30`, `9/9/2025 15:30`: the date is what stands before the time.
std::string_view without_time(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return text;
    const auto gap = text.find_last_of("T ", colon);
    return gap == std::string_view::npos ? text : trimmed(text.substr(0, gap));
}

}  // namespace

std::string_view word(DateOrder order) {
    if (order == DateOrder::day_month_year) return "day/month/year";
    return order == DateOrder::month_day_year ? "month/day/year" : "year/month/day";
}

Cell<Date> read_date(std::string_view cell, DateOrder order, Date on) {
    const std::string_view text = without_time(trimmed(cell));
    if (const auto iso = read_iso(text)) return *iso;
    const auto pieces = pieces_of(text);
    if (!pieces || text.size() > 40) return no_date("it is no date");
    std::size_t numbers = 0;
    for (const Piece& piece : *pieces) numbers += piece.is_number ? 1U : 0U;
    if (pieces->size() == 1 && numbers == 1) return no_date("it is a number, as a spreadsheet counts its days");
    if (numbers == pieces->size() && numbers == 3) return from_numbers(*pieces, order, on);
    return from_words(*pieces, on);
}

std::optional<OrdersThatFit> orders_that_fit(std::string_view cell) {
    const auto pieces = pieces_of(without_time(trimmed(cell)));
    if (!pieces || pieces->size() != 3) return std::nullopt;
    for (const Piece& piece : *pieces) {
        if (!piece.is_number) return std::nullopt;
    }
    if ((*pieces)[0].text.size() > 2 || (*pieces)[1].text.size() > 2) return std::nullopt;
    const int a = (*pieces)[0].number(), b = (*pieces)[1].number();
    if (a < 1 || b < 1 || a > 31 || b > 31) return std::nullopt;
    return OrdersThatFit{a <= 12, b <= 12};
}

}  // namespace induct
