// Every call on a file, failing in every way: of a first night, a later one, the same night again, an import and a
// purge. What came of it is tests/golden/faults/*.md, which docs/trust.md shows; UPDATE_GOLDEN=1 rewrites the goldens.
// How often a call is made is the C library's and the file system's to say, so the tables are compared where somebody
// asks for it (INDUCT_FAULTS=all); what must hold after each fault is held everywhere.
#include "tests/faults/shim/calls.h"

#include "tests/faults/trial.h"
#include "tests/faults/workspaces.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string_view>

using namespace induct::testing;

namespace {

const std::string night = "nightly WORKSPACE --threads 1 --on ";

/// How the disturbed runs ended, of all calls that do the same: a row of the table.
std::string row(const Trial& trial, const std::string& what, const std::string& folder) {
    std::map<Ending, std::size_t> counts;
    std::size_t runs = 0, calls = 0;
    for (const auto& [of, endings] : trial.endings()) {
        if (of.first != what) continue;
        for (const auto& [ending, count] : endings) counts[ending] += count, runs += count;
    }
    for (const Trial::Call& call : trial.calls()) calls += call.what == what && call.is_below(folder);
    return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", what, calls, runs, counts[Ending::went_on],
                       counts[Ending::refused], counts[Ending::stopped_before], counts[Ending::stopped_after],
                       counts[Ending::killed]);
}

std::string table(const Trial& trial, const std::string& folder) {
    std::set<std::string> whats;
    for (const Trial::Call& call : trial.calls())
        if (call.is_below(folder)) whats.insert(call.what);
    std::string text =
        "| call | made | runs | went on | refused | stopped, as before | stopped, complete | killed |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for (const std::string& what : whats) text += row(trial, what, folder);
    return text;
}

/// Disturbs the command at every call on a file below `folder`; gives its table.
std::string fail_everywhere(const std::string& before, const std::string& arguments, const std::string& folder = "/") {
    Trial trial(before, arguments);
    CAPTURE(trial.output());
    REQUIRE(trial.calls().size() > 100);
    trial.disturb(every_fault(trial, folder));
    return table(trial, folder);
}

/// Are the tables those that the documentation shows?
void check_table(const std::string& golden, const std::string& found) {
    const char* asked = std::getenv("INDUCT_FAULTS");
    const bool rewrite = std::getenv("UPDATE_GOLDEN") != nullptr;
    if (rewrite || (asked != nullptr && std::string_view(asked) == "all")) check_golden(golden, found);
    const std::string page = read_file(fs::path(INDUCT_SOURCE_DIR) / "docs/trust.md");
    const std::string kept = read_file(golden_path(golden));
    CHECK_MESSAGE(page.find(kept) != std::string::npos, "docs/trust.md does not show tests/golden/" << golden);
}

}  // namespace

TEST_CASE("a first night, whatever call fails") {
    const TemporaryFolder folder;
    check_table("faults/first-night.md", fail_everywhere(new_teams(folder, "teams"), night + "2025-10-15"));
}

TEST_CASE("a later night, whatever call fails") {
    const TemporaryFolder folder;
    const std::string workspace = teams_after_three_nights(folder, "teams");
    check_table("faults/later-night.md", fail_everywhere(workspace, night + "2026-02-12"));
}

// Up to its reports it is a later night; but here the reports are there already and are replaced.
TEST_CASE("the same night again, whatever call on its reports fails") {
    const TemporaryFolder folder;
    const std::string workspace = teams_after_three_nights(folder, "teams");
    check_table("faults/same-night.md", fail_everywhere(workspace, night + "2026-01-12", "/reports"));
}

TEST_CASE("an import, whatever call fails") {
    const TemporaryFolder folder;
    const std::string workspace = teams_after_three_nights(folder, "teams");
    check_table("faults/import.md", fail_everywhere(workspace, "ledger import -w WORKSPACE --on 2026-02-12"));
}

TEST_CASE("a purge, whatever call fails") {
    const TemporaryFolder folder;
    const std::string workspace = teams_after_three_nights(folder, "teams");
    check_table("faults/purge.md", fail_everywhere(workspace, "ledger purge -w WORKSPACE --on 2026-10-15"));
}
