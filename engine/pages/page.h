// A run's report as a page: the same facts as its text, as plain data, and those laid out as one self-contained HTML
// document that needs no network and no server, and prints.
//
// Method: `page_of` asks the Visibility of everything that it takes, as the text does; `pages_html` fills the templates
// of engine/pages/templates/, which escape every value. Source: docs/language.md, 6 and 7a. Tested by
// tests/pages/page_test.cpp and tests/pages/pages_test.py.
#pragma once

#include "engine/report/run_report.h"

namespace induct {

/// How many windows stand in one status, for a bar.
struct PageBar {
    Status status{};
    std::size_t windows = 0;
};
struct PageRow {
    std::string head;  // what the row is about
    std::vector<std::string> cells;
    std::string tone;           // "missed", "behind", "unknown" or empty: the mark of the row
    std::vector<PageBar> bars;  // drawn in a last cell of their own, in tables with `bars`
};
struct PageSection {
    std::string title;
    std::vector<std::string> notes;    // each a paragraph
    std::vector<std::string> columns;  // of the table, the row's head first; no table without rows
    std::vector<PageRow> rows;
    bool bars = false;
};
struct Page {
    std::string title, run;
    std::vector<std::string> about;  // lines below the title: the day, for whom
    std::vector<PageSection> sections;
};

/// `only`: the one subject that is asked for (`--for`), else all.
[[nodiscard]] Page page_of(const RunReport& report, const Visibility& visibility, std::optional<Subject> only = {});

/// One document with the page of each run. Same pages, same bytes.
[[nodiscard]] std::string pages_html(const std::vector<Page>& pages, Date on);

}  // namespace induct
