// Golden imports: tests/golden/import/NAME/DATE/ holds what lies in the workspace on that night, NAME.expected what the
// ledger then knows and what it says of rows and files that it could not read. UPDATE_GOLDEN=1 rewrites the latter.
#include "engine/ledger/import.h"

#include "engine/ledger/verify.h"
#include "tests/ledger/sample.h"
#include "tests/support/golden.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

using namespace induct;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> sorted_entries(const fs::path& folder) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::vector<InputFile> files_in(const fs::path& folder) {
    std::vector<InputFile> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        files.push_back({entry.path().lexically_relative(folder).generic_string(), test::read_bytes(entry.path())});
    }
    return files;
}

std::string said_of(const Diagnostic& diagnostic) {
    return fmt::format("{} {}{}\n", code_label(diagnostic.code), diagnostic.message,
                       diagnostic.hint.empty() ? "" : "\n     hint: " + diagnostic.hint);
}

std::string told(const ImportReport& report) {
    std::string out =
        fmt::format("files {}, rows {}: added {}, corrected {}, withdrawn {}, unchanged {}\n", report.files,
                    report.rows, report.added, report.corrected, report.withdrawn, report.unchanged);
    for (const Diagnostic& note : report.notes) out += said_of(note);
    for (const WaitingRow& row : report.waiting) {
        out += fmt::format("waits: {}, row {}, {}\n", row.path, row.number, to_iso(row.date));
    }
    for (const Diagnostic& problem : set_aside_diagnostics(report)) out += said_of(problem);
    for (const SetAsideFile& file : report.set_aside) out += fmt::format("--- {}\n{}", file.path, to_csv(file));
    return out;
}

std::string run(const fs::path& folder) {
    const test::Folder scratch;
    Ledger ledger = Ledger::open(scratch / "ledger.db", Opening::create_if_absent);
    std::string out;
    for (const fs::path& night : sorted_entries(folder)) {
        const std::string on = night.filename().string();
        out += fmt::format("=== night of {}\n{}", on, told(test::import_night(ledger, on.c_str(), files_in(night))));
    }
    CHECK(verify(ledger).good());
    return out + "=== the ledger\n" + test::standing(ledger);
}

}  // namespace

TEST_CASE("golden imports") {
    const fs::path golden = fs::path(INDUCT_SOURCE_DIR) / "tests/golden/import";
    std::size_t seen = 0;
    for (const fs::path& folder : sorted_entries(golden)) {
        if (!fs::is_directory(folder)) continue;
        ++seen;
        CAPTURE(folder.filename().string());
        const std::string text = run(folder);
        testing::check_kept(folder.string() + ".expected", text);
    }
    CHECK(seen >= 6);
}
