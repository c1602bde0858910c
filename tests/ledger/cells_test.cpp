// Cells: dates, lengths, times, numbers, names. One table a kind of cell.
#include "engine/ledger/cells.h"

#include "tests/ledger/sample.h"

#include <doctest/doctest.h>

using namespace induct;
using test::day;

TEST_CASE("amounts of money are read, and what could be two amounts is not") {
    struct Row {
        std::string cell;
        bool decimal_comma;
        std::int64_t cents;  // 0: refused
    };
    const Row rows[] = {{"1200", false, 120'000},
                        {"1200.00", false, 120'000},
                        {"$1,200", false, 120'000},
                        {"1,200", false, 120'000},
                        {"1,200.50", false, 120'050},
                        {"12,50", false, 1250},
                        {"1,200,300", false, 120'030'000},
                        {"$30.5", false, 3050},
                        {"-$600", false, -60'000},
                        {"$-600", false, -60'000},
                        {"1200 USD", false, 120'000},
                        {"USD 1,200.00", false, 120'000},
                        {"1.200", false, 0},
                        {"1,200.000", false, 0},
                        {"12,00.50", false, 0},
                        {"(600)", false, 0},
                        {"0.00", false, 0},
                        {"1200 CAD", false, 0},
                        {"twelve", false, 0},
                        {"", false, 0},
                        {"1.2.3", false, 0},
                        {"1.200,00", true, 120'000},
                        {"1.200", true, 120'000},
                        {"1200,5", true, 120'050},
                        {"1,200", true, 0},
                        {"$1,200", true, 120'000},
                        {"1200.00", true, 120'000},
                        {"1,200.00", true, 120'000},
                        {"1234567890123", false, 0}};
    for (const Row& row : rows) {
        CAPTURE(row.cell);
        CAPTURE(row.decimal_comma);
        const auto read = read_money(row.cell, row.decimal_comma, "USD");
        CHECK((read ? read->count : 0) == row.cents);
        if (read) CHECK(cents_in(to_decimal(*read)) == *read);
        if (!read) CHECK(read.error().code == Code::cell_money);
    }
}

TEST_CASE("dates are read in the workspace's order, in ISO, or spelled") {
    struct Row {
        std::string cell;
        DateOrder order;
        std::string iso;  // empty: refused
    };
    constexpr auto mdy = DateOrder::month_day_year, dmy = DateOrder::day_month_year, ymd = DateOrder::year_month_day;
    const Row rows[] = {{"2025-09-30", mdy, "2025-09-30"},
                        {"2025-09-30T15:30:00", mdy, "2025-09-30"},
                        {"9/30/2025 15:30", mdy, "2025-09-30"},
                        {"03/04/2025", mdy, "2025-03-04"},
                        {"03/04/2025", dmy, "2025-04-03"},
                        {"3.4.2025", dmy, "2025-04-03"},
                        {"2025/4/3", mdy, "2025-04-03"},
                        {"25-4-3", ymd, "2025-04-03"},
                        {"13/04/2025", mdy, ""},
                        {"Sept 9, 2025", mdy, "2025-09-09"},
                        {"9 Sep 2025", mdy, "2025-09-09"},
                        {"Tuesday, September 9th, 2025", mdy, "2025-09-09"},
                        {"9-Sep-25", mdy, "2025-09-09"},
                        {"8-25-24", mdy, "2024-08-25"},
                        {"8-25-05", mdy, ""},
                        {"9/9/98", mdy, ""},
                        {"0021-09-30", mdy, ""},
                        {"9/30/0021", mdy, ""},
                        {"9/30/21000", mdy, ""},
                        {"45909", mdy, ""},
                        {"February 30, 2025", mdy, ""},
                        {"Sometember 3, 2025", mdy, ""},
                        {"September 9", mdy, ""},
                        {"9/9", mdy, ""},
                        {"", mdy, ""},
                        {"soon", mdy, ""}};
    for (const Row& row : rows) {
        CAPTURE(row.cell);
        const auto date = read_date(row.cell, row.order, day("2025-10-01"));
        CHECK((date ? to_iso(*date) : "") == row.iso);
        if (!date) CHECK_FALSE(date.error().cause.empty());
    }
}

TEST_CASE("a fault of a date says what is wrong") {
    const auto cause = [](const char* cell) {
        return read_date(cell, DateOrder::month_day_year, day("2025-10-01")).error().cause;
    };
    CHECK(cause("0021-09-30") == "the year is 0021");
    CHECK(cause("25/09/2025") == "there is no month 25 (dates are read as month/day/year)");
    CHECK(cause("9/9/98") == "`98` is read as 2098, more than a year ahead");
    CHECK(cause("45909") == "it is a number, as a spreadsheet counts its days");
}

TEST_CASE("lengths of time") {
    struct Row {
        std::string cell;
        BareUnit unit;
        bool comma;
        int minutes;  // -1: refused
    };
    constexpr auto none = BareUnit::none, min = BareUnit::minutes, h = BareUnit::hours;
    const Row rows[] = {{"90", min, false, 90},
                        {"1.5", h, false, 90},
                        {"90", none, false, -1},
                        {"1:30", min, false, 90},
                        {"0:45", h, false, 45},
                        {"1:30:00", none, false, 90},
                        {"1.5 h", min, false, 90},
                        {"1h30", none, false, 90},
                        {"1 h 30", none, false, 90},
                        {"1 h 30 min", none, false, 90},
                        {"45 Min.", none, false, 45},
                        {"1 hour", none, false, 60},
                        {"2 hrs.", none, false, 120},
                        {"1,5 h", none, true, 90},
                        {"1,5 h", none, false, -1},
                        {"1,5", h, true, 90},
                        {"0.33", h, false, 20},
                        {".5", h, false, -1},
                        {"2:75", min, false, -1},
                        {"-30", min, false, -1},
                        {"17", h, false, -1},
                        {"16", h, false, 960},
                        {"961", min, false, -1},
                        {"1 h 75", none, false, -1},
                        {"ninety", min, false, -1},
                        {"90 days", min, false, -1},
                        {"30 min 1 h", none, false, -1},
                        {"1:3", min, false, -1},
                        {"1e3", min, false, -1},
                        {"99999999999", min, false, -1},
                        {"0", min, false, 0},
                        {"", min, false, -1}};
    for (const Row& row : rows) {
        CAPTURE(row.cell);
        const auto length = read_length(row.cell, row.unit, row.comma);
        CHECK((length ? length->count : -1) == row.minutes);
    }
    CHECK(read_length("2:75", BareUnit::none, false).error().cause == "75 minutes stand after the colon");
    CHECK(read_length("2:75", BareUnit::none, false).error().fix ==
          "minutes go to 59: write 3:15 for 2 h plus 75 min, or 2.75 h for that part of an hour");
    CHECK(read_length("0:60", BareUnit::none, false).error().fix ==
          "minutes go to 59: write 1:00 for 0 h plus 60 min, or 0.60 h for that part of an hour");
    CHECK(read_length("-30", BareUnit::minutes, false).error().cause == "it is negative");
    CHECK(read_length("17 h", BareUnit::none, false).error().cause == "17 h is more than 16 hours");
}

TEST_CASE("times of day, numbers, yes and no") {
    CHECK(read_time_of_day("3:30 p.m.")->minute == 930);
    CHECK(read_time_of_day(" 15:30 ")->minute == 930);
    CHECK(read_time_of_day("15:30:00")->minute == 930);
    for (const char* wrong : {"25:00", "noon", "1530", ""}) CHECK_FALSE(read_time_of_day(wrong));
    CHECK(read_number("1.5", false)->count == 1500);
    CHECK(read_number("-2", false)->count == -2000);
    CHECK(read_number("1,25", true)->count == 1250);
    for (const char* wrong : {"1,25", "1.2345", "", "x", "1.", "1e3", "-"}) CHECK_FALSE(read_number(wrong, false));
    CHECK(to_decimal(Number{1500}) == "1.5");
    CHECK(to_decimal(Number{-250}) == "-0.25");
    CHECK(*read_yes_no("Yes"));
    CHECK_FALSE(*read_yes_no("n"));
    CHECK_FALSE(read_yes_no("maybe"));
}

TEST_CASE("names are compared without regard to case, blanks, composition and turn") {
    const std::string composed = "Jos\xC3\xA9 \xC3\x81lvarez", decomposed = "Jose\xCC\x81 A\xCC\x81lvarez";
    CHECK(folded_name(composed) == folded_name(decomposed));
    CHECK(folded_name("  Ruiz,   Ana ") == folded_name("ANA\xC2\xA0RUIZ"));
    CHECK(folded_name("O\xE2\x80\x99Neil") == folded_name("o'neil"));
    CHECK(folded_word("Led By") == folded_word("led_by"));
    CHECK(folded_word("E-Mail") == "email");
}

TEST_CASE("lists in a cell") {
    CHECK(list_items("P-1; P-2|P-3;", ',') == std::vector<std::string>{"P-1", "P-2", "P-3"});
    CHECK(list_items("Ruiz, Ana; x|y", ';') == std::vector<std::string>{"Ruiz, Ana; x", "y"});
    CHECK(list_items(" ", ',').empty());
}

TEST_CASE("the orders that a numeric date fits") {
    CHECK(orders_that_fit("25/09/2025")->day_first);
    CHECK_FALSE(orders_that_fit("25/09/2025")->month_first);
    CHECK(orders_that_fit("03/04/2025")->month_first);
    CHECK_FALSE(orders_that_fit("2025-09-25"));
    CHECK_FALSE(orders_that_fit("Sept 9, 2025"));
}
