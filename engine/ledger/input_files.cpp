// Lists and reads the tables of a workspace. Tested by tests/ledger/workspace_test.cpp.
#include "engine/ledger/ledger_error.h"
#include "engine/ledger/workspace.h"
#include "grammar/file_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace induct {
namespace {

namespace fs = std::filesystem;

constexpr int deepest_folder = 32;

bool is_hidden(const std::string& name) { return name.starts_with('.') || name.starts_with("~$"); }

bool is_table(const fs::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
    });
    return ending == ".csv" || ending == ".tsv" || ending == ".txt";
}

bool lies_in(const fs::path& path, const fs::path& folder) {
    const auto relative = path.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

/// Is it a link that leads out of the folder, or to nothing?
bool leads_out(const fs::path& folder, const std::string& path) {
    std::error_code error;
    const bool is_link = fs::is_symlink(folder / path, error);
    throw_if_machine_failed(error, path);
    if (!is_link) return false;
    const fs::path real = fs::canonical(folder / path, error);
    return error || !lies_in(real, fs::canonical(folder));
}

class Listing {
  public:
    Listing(const Workspace& workspace, const CsvLimits& limits) : workspace_(workspace), limits_(limits) {}

    Inputs read() {
        for (const char* part : {"roster", "inbox", "reports"}) stay_inside(workspace_.folder, part);
        walk("roster", 0);
        walk("inbox", deepest_folder);
        std::sort(paths_.begin(), paths_.end());
        for (const std::string& path : paths_) read_file(path);
        // A file system lists a folder in any order.
        std::sort(result_.unread.begin(), result_.unread.end(),
                  [](const UnreadFile& a, const UnreadFile& b) { return a.path < b.path; });
        return std::move(result_);
    }

  private:
    /// `folders`: how many folders deep it goes on; each is open while those in it are read.
    void walk(const std::string& below, int folders) {
        std::error_code error;
        fs::directory_iterator entries(workspace_.folder / below, error);
        // A workspace may do without one of the folders. One that may not be read is no empty one: what came from it
        // would seem to be gone.
        if (error == std::errc::no_such_file_or_directory) return;
        if (error) refuse(below, error);
        for (; entries != fs::directory_iterator(); entries.increment(error)) {
            const std::string name = entries->path().filename().string();
            std::string path = below;
            path.append("/").append(name);
            if (is_hidden(name) || leaves_the_folder(path)) continue;
            std::error_code why;
            const bool is_folder = entries->is_directory(why);
            throw_if_machine_failed(why, path);
            if (is_folder) {
                // A folder that is a link could lead in a circle.
                if (!below.starts_with("inbox") || entries->is_symlink(why)) continue;
                if (folders > 0)
                    walk(path, folders - 1);
                else
                    say_too_deep(path);
            } else if (is_table(entries->path())) {
                paths_.push_back(path);
            }
        }
        if (error) refuse(below, error);
    }

    void say_too_deep(const std::string& path) {
        result_.unread.push_back(
            {path, said(Code::workspace_file_unreadable,
                        fmt::format("`{}` lies more than {} folders deep; nothing in it is read", path, deepest_folder),
                        "move it up")});
    }

    [[noreturn]] static void refuse(const std::string& folder, const std::error_code& why) {
        throw LedgerError(said(Code::workspace_file_unreadable,
                               fmt::format("the folder `{}` cannot be read: {}", folder, why.message()),
                               "look at its rights"));
    }

    bool leaves_the_folder(const std::string& path) {
        if (!leads_out(workspace_.folder, path)) return false;
        result_.unread.push_back(
            {path, said(Code::workspace_link_outside,
                        fmt::format("`{}` is a link that leaves the workspace; it is not read", path),
                        "copy the file itself to this place")});
        return true;
    }

    void read_file(const std::string& path) {
        const fs::path full = workspace_.folder / path;
        std::error_code error;
        // Asked before it is opened: opening a pipe would wait for a writer.
        const bool regular = fs::is_regular_file(full, error);
        throw_if_machine_failed(error, path);
        const auto size = regular ? fs::file_size(full, error) : 0;
        throw_if_machine_failed(error, path);
        // One byte more than allowed is enough to be refused by the reader of tables.
        const std::size_t most = std::min<std::size_t>(static_cast<std::size_t>(size), limits_.bytes + 1);
        std::optional<std::string> bytes;
        if (regular && !error) bytes = read_file_bytes(full.string(), error, most);
        if (!bytes) {
            result_.unread.push_back({path, said(Code::workspace_file_unreadable,
                                                 fmt::format("`{}` cannot be read", path), "look at its rights")});
            return;
        }
        // Half a file would be taken for rows that are gone.
        if (bytes->size() != most) {
            result_.unread.push_back(
                {path, said(Code::workspace_file_unreadable, fmt::format("`{}` could not be read to its end", path),
                            "see whether it is being written, then run again")});
            return;
        }
        result_.files.push_back({path, std::move(*bytes)});
    }

    const Workspace& workspace_;
    CsvLimits limits_;
    std::vector<std::string> paths_;
    Inputs result_;
};

}  // namespace

void stay_inside(const fs::path& folder, const std::string& part) {
    if (leads_out(folder, part))
        throw LedgerError(
            said(Code::place_outside,
                 fmt::format("`{}` is a link that leaves the workspace; nothing is read or written there", part),
                 "put a folder in its place, or move the whole workspace"));
}

Inputs read_inputs(const Workspace& workspace, const CsvLimits& limits) { return Listing(workspace, limits).read(); }

}  // namespace induct
