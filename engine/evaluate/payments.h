// What is earned and paid in the windows of one payment. Part of the judging of a subject (judge.h).
//
// Method: the windows are cut and their records counted once; what each has earned on a day, what is left of the caps
// and which payments made belong to it is then worked out window after window, in order of date. Source:
// docs/language.md, 6.14. Test: tests/oracle/payments_test.cpp, tests/golden/forms/payments.induct.
#pragma once

#include "engine/evaluate/steps.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace induct {

/// One window, before any day is asked about.
struct PaymentWindow {
    Interval days;
    Date due{}, judged{};
    std::string not_applicable;
    Date begins{};           // the first day on which the subject is active in it
    std::int64_t cents = 0;  // a fixed amount, as it is owed for this window
    Counts counts;           // minutes or records
    Date count_to{};
    std::vector<std::uint32_t> cap_windows;  // of each cap: which of its windows holds this one
};

/// A payment made: a row of the subject's records.
struct PaymentMade {
    std::uint32_t row = 0;
    Date date{};
    std::int64_t cents = 0;
    std::optional<Date> for_date;
};

/// A window on a day. Amounts in cents.
struct PaymentLine {
    Amount quantity;                    // minutes or records, as they are counted before caps
    Amount earned;                      // after caps
    std::int64_t uncapped = 0;          // what is certainly earned, before caps
    std::vector<std::uint32_t> cut_by;  // places of caps that took something off of it
    Truth asked = Truth::yes;
    std::int64_t paid = 0;

    /// Nothing is or may be earned, and nothing was paid.
    [[nodiscard]] bool is_nothing() const { return earned.most == 0 && paid == 0; }
};

struct PaymentBook {
    std::vector<PaymentWindow> windows;              // in order of date
    std::vector<PaymentMade> made;                   // of this school year, in order of date
    std::vector<Date> turns;                         // days on which anything may change
    std::map<Date, std::vector<PaymentLine>> lines;  // of the days that were asked about
};

/// What each payment gives to each window; `shares[w]` are places in `made` with cents.
struct PaymentShares {
    std::vector<std::vector<std::pair<std::size_t, std::int64_t>>> shares;
};

}  // namespace induct
