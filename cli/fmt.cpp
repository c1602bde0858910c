// `induct fmt`: lays out models and workspaces in place, or says what it would do. Each file is written under a
// temporary name beside it and renamed, so that a reader sees the old text or the new one, and never half of one.
// Tested by tests/cli/fmt_test.cpp.
#include "cli/line_difference.h"
#include "cli/output.h"
#include "engine/model/check.h"
#include "engine/nightly/models.h"
#include "grammar/format.h"
#include "grammar/tokens.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <system_error>

namespace induct::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* standard_input = "<standard input>";

[[noreturn]] void fail(const std::string& what, const std::string& path) {
    throw std::system_error(errno, std::generic_category(), fmt::format("{} `{}`", what, path));
}

void write_all(int file, std::string_view text, const std::string& path) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno != EINTR) fail("cannot write", path);
        if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// Replaces a file's bytes and keeps its permission bits. A link is followed, so that it stays a link.
void replace_file(const std::string& path, std::string_view text) {
    const std::string target = fs::canonical(path).string();
    struct stat status {};
    if (::stat(target.c_str(), &status) != 0) fail("cannot read", path);
    std::string making = target + ".XXXXXX";
    const int file = ::mkstemp(making.data());
    if (file < 0) fail("cannot write beside", path);
    try {
        write_all(file, text, making);
        if (::fchmod(file, status.st_mode & 07777U) != 0 || ::fsync(file) != 0) fail("cannot write", making);
        if (::close(file) != 0) fail("cannot write", making);
        if (::rename(making.c_str(), target.c_str()) != 0) fail("cannot replace", path);
    } catch (...) {
        ::unlink(making.c_str());
        throw;
    }
}

bool is_workspace(const std::string& path, const SourceText& source) {
    if (path != standard_input) return fs::path(path).filename() == "workspace.induct";
    return read_tokens({}, source.text).all.front().word == Word::workspace;
}

/// One run over files: what is to be said of all of them together.
class Formatter {
  public:
    explicit Formatter(const FmtOptions& options) : options_(options) {}

    void file(const std::string& path) {
        const std::optional<std::string> bytes = read_from_disk(path);
        if (!bytes) {
            std::vector<Diagnostic> told = load_model(path, sources_).diagnostics;  // says why it cannot be read
            diagnostics_.insert(diagnostics_.end(), told.begin(), told.end());
            return;
        }
        const std::optional<std::string> page = lay_out(path, *bytes);
        if (!page || *page == *bytes) return;
        ++changed_;
        if (options_.diff)
            std::cout << line_difference(path, *bytes, *page);
        else
            std::cout << path << '\n';
        if (!options_.check && !options_.diff) replace_file(path, *page);
    }

    void input() {
        const std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
        const std::optional<std::string> page = lay_out(standard_input, bytes);
        if (!page) return;
        changed_ += *page != bytes;
        if (options_.diff)
            std::cout << line_difference(standard_input, bytes, *page);
        else if (!options_.check)
            std::cout << *page;
        else if (*page != bytes)
            std::cout << standard_input << '\n';
    }

    int finish(std::vector<Diagnostic> found, const Terminal& terminal) {
        found.insert(found.end(), diagnostics_.begin(), diagnostics_.end());
        const int problems = show_diagnostics(found, sources_, false, terminal);
        return problems == 2 ? 2 : options_.check && changed_ > 0 ? 1 : 0;
    }

  private:
    std::optional<std::string> lay_out(const std::string& path, const std::string& bytes) {
        const FileId id = sources_.add(source_text(path, bytes));
        const SourceText& source = sources_[id];
        Checked<std::string> page =
            is_workspace(path, source) ? format_workspace(id, source) : format_model(id, source);
        diagnostics_.insert(diagnostics_.end(), page.diagnostics.begin(), page.diagnostics.end());
        if (has_errors(page.diagnostics)) return std::nullopt;
        return std::move(page.value);
    }

    const FmtOptions& options_;
    SourceSet sources_;
    std::vector<Diagnostic> diagnostics_;
    std::size_t changed_ = 0;
};

}  // namespace

int run_fmt(const FmtOptions& options, const Terminal& terminal) {
    Formatter formatter(options);
    std::vector<Diagnostic> missing;
    for (const std::string& path : options.paths) {
        if (path == "-") {
            formatter.input();
            continue;
        }
        Checked<std::vector<std::string>> found = find_models({path}, WhichFiles::models_and_workspaces);
        missing.insert(missing.end(), found.diagnostics.begin(), found.diagnostics.end());
        for (const std::string& file : found.value) formatter.file(file);
    }
    return formatter.finish(std::move(missing), terminal);
}

}  // namespace induct::cli
