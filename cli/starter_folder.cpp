// See starter_folder.h.
#include "cli/starter_folder.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <set>
#include <system_error>

namespace induct::cli {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const std::string& what, const fs::path& path) {
    throw std::system_error(errno, std::generic_category(), fmt::format("{} `{}`", what, path.string()));
}

/// A folder with a name of its own that goes away unless it is kept.
class Making {
  public:
    explicit Making(const fs::path& within) {
        std::string pattern = (within / ".induct-new-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) fail("cannot make a folder in", within);
        path_ = pattern;
    }
    Making(const Making&) = delete;
    Making& operator=(const Making&) = delete;
    ~Making() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const fs::path& path() const { return path_; }
    void kept() { path_.clear(); }

  private:
    fs::path path_;
};

void write_page(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file << text << std::flush;
    if (!file) fail("cannot write", path);
}

/// `folder` without a dot or slash at its end, from the root.
fs::path whole(const std::string& folder) {
    fs::path path = fs::absolute(folder).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

/// Moves what was made into the empty folder that is there already, workspace.induct last: it makes the folder a
/// workspace. What was moved goes back out when one of them cannot be.
void move_into(const fs::path& made, const fs::path& folder) {
    std::vector<fs::path> moved;
    std::set<fs::path> names;
    for (const auto& entry : fs::directory_iterator(made)) names.insert(entry.path().filename());
    names.erase("workspace.induct");
    std::vector<fs::path> order(names.begin(), names.end());
    order.emplace_back("workspace.induct");
    try {
        for (const fs::path& name : order) {
            fs::rename(made / name, folder / name);
            moved.push_back(folder / name);
        }
    } catch (...) {
        std::error_code ignored;
        for (const fs::path& one : moved) fs::remove_all(one, ignored);
        throw;
    }
}

}  // namespace

std::optional<Diagnostic> place_problem(const std::string& folder) {
    const auto problem = [](Code code, const std::string& message, const std::string& hint) {
        return Diagnostic{code, Severity::error, message, {}, hint};
    };
    if (folder.empty())
        return problem(Code::answer_unusable, "the name of the folder is empty", "give one, such as `our-valley`");
    std::error_code why;
    const fs::path path = whole(folder);
    if (!fs::is_directory(path.parent_path(), why))
        return problem(Code::no_such_file, fmt::format("there is no folder `{}`", path.parent_path().string()),
                       "make that folder first, or name another place");
    const fs::file_status there = fs::symlink_status(path, why);
    if (!fs::exists(there)) return std::nullopt;
    if (!fs::is_directory(path, why))
        return problem(Code::place_taken, fmt::format("`{}` is there already, and is no folder", folder),
                       "give another name");
    const bool empty = fs::is_empty(path, why);
    if (why)
        return problem(Code::unreadable_path, fmt::format("the folder `{}` may not be read: {}", folder, why.message()),
                       "");
    if (empty) return std::nullopt;
    return problem(
        Code::place_taken, fmt::format("the folder `{}` is there already, and is not empty", folder),
        fmt::format("give another name, such as `{}-2`; nothing is ever written over", path.filename().string()));
}

bool write_folder(const std::string& folder, const std::vector<Page>& pages,
                  const std::function<bool(const fs::path& made)>& good) {
    const fs::path path = whole(folder);
    const bool is_there = fs::exists(path);
    Making making(is_there ? path : path.parent_path());
    for (const Page& page : pages) write_page(making.path() / page.path, page.text);
    for (const char* part : {"models", "roster", "inbox"}) fs::create_directories(making.path() / part);
    if (!good(making.path())) return false;
    if (is_there) {
        move_into(making.path(), path);
        return true;
    }
    // A folder for one account only would be the temporary one's way, not the way of a new folder.
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::chmod(making.path().c_str(), 0777U & ~mask) != 0) fail("cannot open", making.path());
    if (::rename(making.path().c_str(), path.c_str()) != 0) fail("cannot make", path);
    making.kept();
    return true;
}

}  // namespace induct::cli
