// One named report of a run on a day: the table that its readers see, as plain data, and that table as text, CSV and
// JSON.
//
// Method: `named_page` asks of every finding in which of the report's subjects it lies, and whether its readers may see
// it, and adds it there; the three views only lay the page out. What is confidential or `visible to` others is not in
// the page, and one line says so. Source: docs/language.md, 6 (Named reports). Tested by
// tests/report/named_report_test.cpp.
#pragma once

#include "engine/report/run_report.h"

#include <map>

namespace induct {

/// Where a subject stands in a rule, over all of its windows.
enum class Stands : std::uint8_t { missed, behind, unknown, met, not_due };
[[nodiscard]] std::string_view word(Stands stands);  // "not yet due"
/// How many stand where, by Stands.
using StandsCounts = std::array<std::size_t, 5>;

struct NamedCell {
    std::map<Subject, Stands> subjects;  // of a rule: who is asked, and where they stand
    StandsCounts windows{};              // of a rule about the row's own subject
    std::string words;                   // of that rule: "behind, 22 h of 60 h"; of a figure what it shows
    const FigureFinding* figure = nullptr;
    bool withheld = false;  // something of it is for other readers
};
[[nodiscard]] StandsCounts counts_of(const NamedCell& cell);

struct NamedColumn {
    const ReportColumn* shows = nullptr;
    bool own = false;         // about the row's subject itself; else about what lies in it
    bool of_program = false;  // a figure of the program in a report about others: one line of its own
    std::vector<Citation> cites;
};

struct NamedRow {
    Subject subject;
    std::optional<Date> ended;
    std::vector<NamedCell> cells;  // one a column
};
struct NamedSection {
    std::vector<std::string> values;  // one a field that it is grouped by
    std::vector<NamedRow> rows;
    std::vector<NamedCell> together;
};

struct NamedPage {
    const NamedReport* report = nullptr;
    std::vector<NamedColumn> columns;
    std::vector<NamedSection> sections;  // one without values where it is not grouped
    NamedSection program;                // of the figures of the program: one row
    std::vector<NamedCell> together;
    std::vector<std::string> left_out;  // "wellness: confidential to counsellor"
    [[nodiscard]] std::size_t subjects() const;
};

/// For whom the model makes it: the people of `for`; without it, or when nobody is found, the program's owner, and
/// where there is none the operator for the first and nobody for the second.
[[nodiscard]] Readership named_readers(const NamedReport& named, const FollowContext& context,
                                       const Readership& operator_reader, Date on);

[[nodiscard]] NamedPage named_page(const RunReport& report, const NamedReport& named, const Visibility& visibility);

[[nodiscard]] std::string named_text(const RunReport& report, const NamedPage& page, const Visibility& visibility);
/// One line a subject; the values that it is grouped by are columns. Totals are not in it: they are sums of its lines.
[[nodiscard]] std::string named_csv(const RunReport& report, const NamedPage& page);
[[nodiscard]] std::string named_json(const RunReport& report, const NamedPage& page, const Visibility& visibility);

}  // namespace induct
