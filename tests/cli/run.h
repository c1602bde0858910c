// Runs the command itself, as a user would, and keeps what it said.
#pragma once

#include "tests/support/golden.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace induct::testing {

namespace fs = std::filesystem;

/// A folder of its own that goes away with the test.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string pattern = (fs::temp_directory_path() / "induct-test-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::permissions(path_, fs::perms::owner_all, ignored);
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const fs::path& path() const { return path_; }
    [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  private:
    fs::path path_;
};

struct Ran {
    int code = -1;  // 128 + N when signal N ended it
    std::string out, err;
};

inline std::string quoted(const std::string& argument) {
    std::string safe = "'";
    for (const char c : argument) safe += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return safe + "'";
}

/// `arguments` is what follows `induct` on the shell's line; `before` may set variables or wrap the command.
inline Ran run(const std::string& arguments, const std::string& before = "") {
    const TemporaryFolder kept;
    const std::string line = "cd " + quoted(INDUCT_SOURCE_DIR) + " && " + before + " " + quoted(INDUCT_BINARY) + " " +
                             arguments + " >" + quoted(kept / "out") + " 2>" + quoted(kept / "err") + " </dev/null";
    const int status = std::system(line.c_str());
    Ran ran;
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    ran.out = read_file(kept / "out");
    ran.err = read_file(kept / "err");
    return ran;
}

inline void write_file(const std::string& path, const std::string& text) {
    fs::create_directories(fs::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

/// A changed copy of rules/somc.induct, with the clause list beside it.
inline std::string changed_somc(const TemporaryFolder& folder, const std::string& text) {
    fs::copy(fs::path(INDUCT_SOURCE_DIR) / "rules/clauses", folder.path() / "clauses", fs::copy_options::recursive);
    write_file(folder / "changed.induct", text);
    return folder / "changed.induct";
}

/// A workspace of examples/, copied with the models that it runs, so that a test may change it. Returns its folder.
inline std::string copy_of_example(const TemporaryFolder& folder, const std::string& name = "rogue-valley") {
    const fs::path source = INDUCT_SOURCE_DIR;
    for (const char* part : {"rules", "stdlib"})
        fs::copy(source / part, folder.path() / part, fs::copy_options::recursive);
    const fs::path from = source / "examples" / name, to = folder.path() / "examples" / name;
    fs::create_directories(to);
    for (const char* part : {"workspace.induct", "models", "roster", "inbox"})
        if (fs::exists(from / part)) fs::copy(from / part, to / part, fs::copy_options::recursive);
    return to.string();
}

}  // namespace induct::testing
