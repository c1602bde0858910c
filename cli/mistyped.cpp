// What was probably meant by a command line that cannot be parsed: walks the words along the app, as far as they are
// known. Tested by tests/cli/documents_test.cpp.
#include "cli/app.h"
#include "grammar/near.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace induct::cli {

namespace {

bool is_day(const std::string& word) {
    const std::string shape = "dddd-dd-dd";
    return std::equal(word.begin(), word.end(), shape.begin(), shape.end(),
                      [](char c, char s) { return s == 'd' ? c >= '0' && c <= '9' : c == s; });
}

std::string did_you_mean(const std::string& written, const std::vector<std::string>& known, const std::string& before) {
    const std::optional<std::string> near = nearest(written, known);
    return near ? fmt::format("; did you mean `{}{}`?", before, *near) : std::string();
}

/// The walk: the commands that have been named so far, the innermost last.
class Walk {
  public:
    explicit Walk(const CLI::App& app) : path_{&app} {}

    /// The message about the first word that has no place; empty when each has one.
    std::string first_mistake(const std::vector<std::string>& words) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::string& word = words[i];
            if (word.size() > 1 && word[0] == '-') {
                const std::string name = word.substr(0, word.find('='));
                const CLI::Option* option = option_of(name);
                if (!option) return no_option(name);
                if (option->get_items_expected_max() > 0 && name == word) ++i;
                continue;
            }
            const std::vector<const CLI::App*> below = commands_below();
            if (!below.empty()) {
                const auto named = std::find_if(below.begin(), below.end(),
                                                [&](const CLI::App* one) { return one->get_name() == word; });
                if (named == below.end()) return no_command(word, below);
                path_.push_back(*named);
            } else if (++places_ > most_places()) {
                return no_place(word);
            }
        }
        return {};
    }

  private:
    [[nodiscard]] std::vector<const CLI::App*> commands_below() const {
        return path_.back()->get_subcommands([](const CLI::App*) { return true; });
    }
    [[nodiscard]] std::string command() const {
        std::string all;
        for (const CLI::App* one : path_) all += (all.empty() ? "" : " ") + one->get_name();
        return all;
    }
    [[nodiscard]] const CLI::Option* option_of(const std::string& name) const {
        for (const CLI::App* one : path_)
            for (const CLI::Option* option : one->get_options())
                if (option->nonpositional() && option->check_name(name)) return option;
        return nullptr;
    }
    [[nodiscard]] int most_places() const {
        int most = 0;
        for (const CLI::Option* option : path_.back()->get_options())
            if (option->get_positional()) most += std::min(option->get_items_expected_max(), 1'000'000);
        return most;
    }

    [[nodiscard]] std::string no_option(const std::string& name) const {
        std::vector<std::string> known;
        for (const CLI::App* one : path_)
            for (const CLI::Option* option : one->get_options())
                for (const std::string& other : option->get_lnames()) known.push_back(other);
        const std::size_t dashes = std::min(name.find_first_not_of('-'), name.size());
        return fmt::format("`{}` has no option `{}`{}", command(), name,
                           did_you_mean(name.substr(dashes), known, "--"));
    }
    [[nodiscard]] std::string no_command(const std::string& word, const std::vector<const CLI::App*>& below) const {
        std::vector<std::string> known;
        for (const CLI::App* one : below) known.push_back(one->get_name());
        const std::string meant = did_you_mean(word, known, "");
        return fmt::format("no command `{}`{}", path_.size() > 1 ? word_behind(word) : word,
                           meant.empty() ? fmt::format("; there are {}", fmt::join(known, ", ")) : meant);
    }
    [[nodiscard]] std::string word_behind(const std::string& word) const {
        return path_.back()->get_name() + " " + word;
    }
    [[nodiscard]] std::string no_place(const std::string& word) const {
        const std::string message = fmt::format("`{}` takes no `{}` here", command(), word);
        if (is_day(word) && option_of("--on")) return fmt::format("{}; write `--on {}`", message, word);
        if (option_of("--workspace")) return fmt::format("{}; a workspace is given as `-w {}`", message, word);
        return message;
    }

    std::vector<const CLI::App*> path_;
    int places_ = 0;
};

}  // namespace

std::string mistyped(const CLI::App& app, const std::vector<std::string>& words) {
    return Walk(app).first_mistake(words);
}

}  // namespace induct::cli
