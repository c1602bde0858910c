// A payroll: what people are to be paid now by the payments of a model, line by line. A line is one payment, one person
// and one window that has ended. What payrolls had of it before is settled, and only the difference is in the next one:
// a later correction is an adjustment there, and nothing that was exported changes.
// Source: docs/language.md, 6.14; docs/ledger.md, Payrolls. Tested by tests/report/payroll_test.cpp and
// tests/cli/payroll_test.cpp.
#pragma once

#include "engine/report/run_report.h"

#include <compare>
#include <map>
#include <set>

namespace induct {

/// One payment to one person for one window.
struct PayKey {
    std::string run, payment, person;
    Date first{}, last{};
    friend auto operator<=>(const PayKey&, const PayKey&) = default;
};

/// One line of a payroll. All amounts in cents.
struct PayLine {
    PayKey key;
    std::string title, cites, name, place;  // as they stood when it was exported
    std::int64_t due = 0;                   // what is certainly owed for the window
    std::int64_t perhaps = 0;               // how much more it may be with what is not known
    std::int64_t before = 0;                // what payrolls had, and before the first of them what is logged as paid
    std::int64_t amount = 0;                // to be paid now; below zero it was too much
    bool adjusts = false;                   // an earlier payroll had the same window
    std::vector<std::string> records;       // the records that it rests on: "R-12"
    friend bool operator==(const PayLine&, const PayLine&) = default;
};

/// What is settled of each line, in cents: `before` and `amount` of the last payroll that had it.
using Settled = std::map<PayKey, std::int64_t>;

/// What the findings of one run say of payments whose windows have ended.
struct PayLook {
    std::vector<PayLine> lines;   // those with something to pay or to take back
    std::vector<PayLine> unsure;  // nothing to pay for certain, and perhaps something
    std::set<PayKey> seen;        // every window that was judged
};
/// Who exports: the operator and the program's owner all but what is confidential to others; anybody else only what
/// rests on what is confidential to her, because nobody else may.
[[nodiscard]] bool may_export(const Model& model, const Visibility& visibility, RequirementId payment, Subject person);

/// `report` is judged on `report.when.on`, with records (Detail::evidence); `on`: the day of the payroll, not before
/// it. A window counts when its due day lies before `on`. Only lines that the reader may export; every window is
/// `seen`.
[[nodiscard]] PayLook pay_lines(const RunReport& report, const Visibility& visibility, const Settled& settled, Date on);

/// Of what was settled and is owed to nobody any more (another period, no role): lines that take it back. `named`:
/// whom and what the line is about, as it was exported.
[[nodiscard]] PayLine taken_back(PayLine named, std::int64_t settled);

/// Entries of kind `payroll`. Source: docs/ledger.md, Entries.
[[nodiscard]] Body to_body(const PayLine& line, std::uint64_t payroll);
/// nullopt when the entry is none.
[[nodiscard]] std::optional<PayLine> pay_line_of(const Body& body);

/// "1234.50", "-12.05": for a table.
[[nodiscard]] std::string cents_cell(std::int64_t cents);
/// The payroll as a table, a line each, in the order of the lines.
[[nodiscard]] std::string payroll_csv(std::uint64_t payroll, Date on, const std::vector<PayLine>& lines);

}  // namespace induct
