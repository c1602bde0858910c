// The lines of a payroll as the ledger keeps them, and as a table shows them. What goes into them is held by
// tests/cli/payroll_test.cpp.
#include "engine/report/payroll.h"

#include <doctest/doctest.h>

#include <chrono>

using namespace induct;

namespace {

PayLine line() {
    using namespace std::chrono;
    PayLine one;
    one.key = {"hills", "hourly", "E-B", sys_days{2025y / 9 / 1}, sys_days{2025y / 9 / 30}};
    one.title = "Hourly pay";
    one.cites = "A-1, A-2";
    one.name = "Ben \"B\" Cole, jr.";
    one.place = "Hill";
    one.due = 4988;
    one.perhaps = 100;
    one.before = 6000;
    one.amount = -1012;
    one.adjusts = true;
    one.records = {"R-1", "a|b"};
    return one;
}

}  // namespace

TEST_CASE("a line comes back from the ledger as it went in") {
    const PayLine kept = line();
    CHECK(pay_line_of(to_body(kept, 3)) == kept);
    PayLine plain = line();
    plain.records.clear();
    plain.perhaps = 0;
    plain.adjusts = false;
    CHECK(pay_line_of(to_body(plain, 1)) == plain);
    Body other = to_body(kept, 3);
    other.erase("payroll");
    CHECK(!pay_line_of(other));
    Body torn = to_body(kept, 3);
    torn["from"] = "2025-9-1";
    CHECK(!pay_line_of(torn));
}

TEST_CASE("amounts in a table have two places behind the point") {
    CHECK(cents_cell(0) == "0.00");
    CHECK(cents_cell(5) == "0.05");
    CHECK(cents_cell(-5) == "-0.05");
    CHECK(cents_cell(123450) == "1234.50");
    CHECK(cents_cell(-123450) == "-1234.50");
}

TEST_CASE("an amount below zero is a number to a spreadsheet, and no formula") {
    const std::string csv = payroll_csv(7, line().key.last, {line()});
    CHECK(
        csv.substr(csv.find('\n') + 1) ==
        "7,2025-09-30,hills,hourly,Hourly pay,\"A-1, A-2\",E-B,\"Ben \"\"B\"\" Cole, jr.\",Hill,2025-09-01,2025-09-30,"
        "adjustment,49.88,60.00,-10.12,1.00,R-1 a|b\n");
}

TEST_CASE("what is owed to nobody any more is taken back whole") {
    const PayLine back = taken_back(line(), 4988);
    CHECK(back.due == 0);
    CHECK(back.before == 4988);
    CHECK(back.amount == -4988);
    CHECK(back.adjusts);
    CHECK(back.records.empty());
    CHECK(back.name == line().name);
}
