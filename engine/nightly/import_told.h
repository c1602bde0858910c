// What a night's reports say of the tables that were read: what was set aside, what waits, notes. The ledger does not
// hold the tables, so a night keeps this with its entry; all else in its reports is made again from the ledger. Source:
// docs/ledger.md, A report again. Tested by tests/nightly/night_entry_test.cpp.
#pragma once

#include "engine/ledger/import.h"

namespace induct {

/// A file of a night's reports: its path below reports/DATE, with `/`.
struct ReportFile {
    std::string path, text;
    friend bool operator==(const ReportFile&, const ReportFile&) = default;
};

struct ImportTold {
    std::string text;                   // the sections of the summary
    std::vector<ReportFile> set_aside;  // set-aside/FILE: the rows with what is wrong with them
    std::vector<NamingRow> naming;      // whom these rows name
    friend bool operator==(const ImportTold&, const ImportTold&) = default;
};
[[nodiscard]] ImportTold import_told(const ImportReport& import);

/// As text, and back; nullopt when it is none that `encode` wrote.
[[nodiscard]] std::string encode(const ImportTold& told);
[[nodiscard]] std::optional<ImportTold> decode_import_told(std::string_view text);

}  // namespace induct
