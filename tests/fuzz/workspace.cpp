// Fuzz target: a workspace of several files, opened, and, when nothing is wrong with it, two nights.
// Method: the input is a text of files, each behind a line `@@ PATH`; it is laid over a small workspace. Opening ends
// with diagnostics, a night with a refusal or a success; behind a success the ledger holds, the same night again gives
// the same reports, byte for byte, and nothing stands beside the workspace's folder.
// Run by `./dev fuzz`; inputs to start from are in corpus/workspace/.
#include "engine/ledger/verify.h"
#include "engine/nightly/night.h"
#include "grammar/render.h"
#include "tests/fuzz/support/small_workspace.h"
#include "tests/fuzz/support/target.h"

#include <spdlog/spdlog.h>

#include <map>

namespace {

using namespace induct;
using fuzz::must_hold;
namespace fs = std::filesystem;

constexpr std::string_view mark = "@@ ";
constexpr std::size_t most_files = 8;

/// A path that the target itself may write: inside of the folder, not too long, no device.
bool is_inside(const std::string& path) {
    if (path.empty() || path.size() > 100 || path.front() == '/' || path.back() == '/') return false;
    if (path.find('\0') != std::string::npos || path.find("//") != std::string::npos) return false;
    for (const fs::path& part : fs::path(path))
        if (part == ".." || part == ".") return false;
    return !path.starts_with("ledger.db") && !path.starts_with("reports");
}

/// The small workspace, with the files of the input over it.
std::map<std::string, std::string> files_of(std::string_view input) {
    std::map<std::string, std::string> files = fuzz::small_workspace();
    for (std::size_t count = 0; count < most_files && input.substr(0, mark.size()) == mark; ++count) {
        const std::size_t line = std::min(input.find('\n'), input.size());
        const std::string path(input.substr(mark.size(), line - mark.size()));
        input.remove_prefix(std::min(line + 1, input.size()));
        // The mark of the next file begins a line.
        std::size_t next = input.substr(0, mark.size()) == mark ? 0 : input.find("\n@@ ");
        if (next != 0) next = next == std::string_view::npos ? input.size() : next + 1;
        if (is_inside(path)) files[path] = std::string(input.substr(0, next));
        input.remove_prefix(next);
    }
    return files;
}

std::map<std::string, std::string> reports_in(const fs::path& workspace) {
    std::map<std::string, std::string> reports;
    if (!fs::exists(workspace / "reports")) return reports;
    for (const auto& entry : fs::recursive_directory_iterator(workspace / "reports"))
        if (entry.is_regular_file()) reports.emplace(entry.path().string(), fuzz::read_bytes(entry.path()));
    return reports;
}

/// False: the night was refused, for a reason that is told.
bool night_is_done(const OpenWorkspace& open, Date on) {
    NightOptions options;
    options.on = on;
    options.threads = 1;
    try {
        (void)run_night(open, options);
        return true;
    } catch (const LedgerError& refused) {
        must_hold(!refused.diagnostic.message.empty(), "a refusal is told");
        return false;
    }
}

void run_nights(const OpenWorkspace& open, const fs::path& folder) {
    const Date on = *read_iso(fuzz::small_night);
    if (!night_is_done(open, on)) return;
    const auto first = reports_in(folder);
    must_hold(first.size() >= 1 + 2 * open.workspace.runs.size(), "each run has its report");
    must_hold(night_is_done(open, on), "the night can be run again");
    must_hold(reports_in(folder) == first, "the night again gives the same reports");
    const Ledger ledger = Ledger::open(open.workspace.ledger_path(), Opening::existing);
    const Verification found = verify(ledger);
    must_hold(found.good(), found.good() ? "" : found.problems.front().message);
    must_hold(night_is_done(open, on + std::chrono::days{70}), "a later night can be run");
}

void must_hold_nothing_else(const fs::path& outside) {
    for (const auto& entry : fs::directory_iterator(outside))
        must_hold(entry.path().filename() == "valley", "nothing is written beside the workspace");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const fuzz::OwnFolder own;
    spdlog::set_level(spdlog::level::off);
    const fs::path outside = own.path() / "outside", folder = outside / "valley";
    fs::remove_all(outside);
    for (const auto& [path, text] : files_of({reinterpret_cast<const char*>(bytes), size}))
        fuzz::write_bytes(folder / path, text);
    SourceSet sources;
    const OpenWorkspace open = open_workspace(folder.string(), sources);
    must_hold(open.diagnostics.empty() == render_text(open.diagnostics, sources).empty(), "every problem can be shown");
    if (!has_errors(open.diagnostics)) run_nights(open, folder);
    must_hold_nothing_else(outside);
    return 0;
}
