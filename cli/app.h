// The command line as CLI11 knows it: built in one place, so that help, man page and completions tell the same.
#pragma once

#include "cli/commands.h"

#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace induct::cli {

/// Everything the parsed command line says: which command was chosen, as a function to call.
class CommandLine {
  public:
    CommandLine();
    ~CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    /// Parses and runs. Returns the exit code; a wrong command line is 2, `--help` is 0.
    [[nodiscard]] int run(int argc, const char* const* argv);
    [[nodiscard]] const CLI::App& app() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The manual page in roff, and completions for a shell, written by walking the app. `shell`: bash, zsh or fish.
[[nodiscard]] std::string man_page(const CLI::App& app, const std::string& version);
[[nodiscard]] std::string completions(const CLI::App& app, const std::string& shell);

/// What is wrong with the words behind `induct`, and what was probably meant: a command, an option or a word too many.
/// Empty when each word has its place.
[[nodiscard]] std::string mistyped(const CLI::App& app, const std::vector<std::string>& words);

}  // namespace induct::cli
