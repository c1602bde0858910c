// The manual page and the completions, written by walking the one CLI::App, so that they never tell something else than
// `--help`. Tested by the golden files of tests/cli/.
#include "cli/app.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <functional>

namespace induct::cli {

namespace {

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string roff(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\\') {
            safe += "\\e";
            continue;
        }
        if (c == '-') safe += '\\';
        safe += c;
    }
    if (!safe.empty() && (safe.front() == '.' || safe.front() == '\'')) safe.insert(0, "\\&");
    return safe;
}

std::string names_of(const CLI::Option& option) {
    std::string names;
    for (const std::string& name : option.get_snames()) names += (names.empty() ? "-" : ", -") + name;
    for (const std::string& name : option.get_lnames()) names += (names.empty() ? "--" : ", --") + name;
    if (names.empty()) return option.get_type_name();
    return option.get_type_size() == 0 ? names : names + " " + option.get_type_name();
}

void options_page(const CLI::App& app, std::string& page) {
    for (const CLI::Option* option : app.get_options())
        page += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(names_of(*option)), roff(option->get_description()));
}

void command_page(const CLI::App& app, const std::string& path, std::string& page) {
    const auto commands = commands_of(app);
    if (commands.empty()) {
        page += fmt::format(".SS \"{}\"\n{}.\n", roff(path), roff(app.get_description()));
        options_page(app, page);
        page += fmt::format(".PP\n{}\n", roff(app.get_footer()));
    }
    for (const CLI::App* sub : commands) command_page(*sub, path + " " + sub->get_name(), page);
}

/// Calls `visit(path of words, app)` for the app and every command below it.
void walk(const CLI::App& app, const std::vector<std::string>& path,
          const std::function<void(const std::vector<std::string>&, const CLI::App&)>& visit) {
    visit(path, app);
    for (const CLI::App* sub : commands_of(app)) {
        std::vector<std::string> longer = path;
        longer.push_back(sub->get_name());
        walk(*sub, longer, visit);
    }
}

std::vector<std::string> words_after(const CLI::App& app) {
    std::vector<std::string> words;
    for (const CLI::App* sub : commands_of(app)) words.push_back(sub->get_name());
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
    return words;
}

std::string bash_completions(const CLI::App& app) {
    std::string script =
        "# Completions of induct for bash.\n_induct() {\n    local words=\"${COMP_WORDS[*]:1:COMP_CWORD-1}\" "
        "current=\"${COMP_WORDS[COMP_CWORD]}\" path=\"\" word\n    for word in $words; do\n        [[ $word == -* ]] "
        "|| path=\"$path $word\"\n    done\n    local choices=\"\"\n    case \"$path\" in\n";
    std::vector<std::pair<std::string, std::string>> arms;
    walk(app, {}, [&](const std::vector<std::string>& path, const CLI::App& one) {
        std::string pattern;
        for (const std::string& word : path) pattern += " " + word;
        arms.emplace_back(pattern, fmt::format("{}", fmt::join(words_after(one), " ")));
    });
    // The longest path first, so that `ledger show` is asked before `ledger`.
    for (auto arm = arms.rbegin(); arm != arms.rend(); ++arm)
        script += arm->first.empty() ? fmt::format("    *) choices=\"{}\" ;;\n", arm->second)
                                     : fmt::format("    \"{}\"*) choices=\"{}\" ;;\n", arm->first, arm->second);
    return script +
           "    esac\n    COMPREPLY=($(compgen -W \"$choices\" -- \"$current\") $(compgen -f -- "
           "\"$current\"))\n}\ncomplete -o filenames -F _induct induct\n";
}

std::string zsh_quoted(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\'') safe += "'\\'";
        if (c == ':' || c == '[' || c == ']') safe += '\\';
        safe += c;
    }
    return safe;
}

std::string zsh_completions(const CLI::App& app) {
    std::string script =
        "#compdef induct\n# Completions of induct for zsh.\n_induct() {\n    local path=\"\" word\n    for word in "
        "${words[2,CURRENT-1]}; do\n        [[ $word == -* ]] || path=\"$path $word\"\n    done\n    local -a "
        "choices\n    case \"$path\" in\n";
    std::string arms;
    walk(app, {}, [&](const std::vector<std::string>& path, const CLI::App& one) {
        std::string pattern;
        for (const std::string& word : path) pattern += " " + word;
        std::string choices;
        for (const CLI::App* sub : commands_of(one))
            choices += fmt::format(" '{}:{}'", sub->get_name(), zsh_quoted(sub->get_description()));
        for (const CLI::Option* option : one.get_options())
            for (const std::string& name : option->get_lnames())
                choices += fmt::format(" '--{}:{}'", name, zsh_quoted(option->get_description()));
        arms.insert(0, pattern.empty() ? fmt::format("        *) choices=({}) ;;\n", choices)
                                       : fmt::format("        \"{}\"*) choices=({}) ;;\n", pattern, choices));
    });
    return script + arms + "    esac\n    _describe 'induct' choices\n    _files\n}\n_induct \"$@\"\n";
}

std::string fish_quoted(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\'' || c == '\\') safe += '\\';
        safe += c;
    }
    return safe;
}

std::string fish_completions(const CLI::App& app) {
    std::string script = "# Completions of induct for fish.\n";
    walk(app, {}, [&](const std::vector<std::string>& path, const CLI::App& one) {
        std::string when = "__fish_use_subcommand";
        if (!path.empty()) {
            when.clear();
            for (const std::string& word : path)
                when += fmt::format("{}__fish_seen_subcommand_from {}", when.empty() ? "" : "; and ", word);
        }
        for (const CLI::App* sub : commands_of(one))
            script += fmt::format("complete -c induct -n '{}' -a '{}' -d '{}'\n", when, sub->get_name(),
                                  fish_quoted(sub->get_description()));
        for (const CLI::Option* option : one.get_options())
            for (const std::string& name : option->get_lnames())
                script += fmt::format("complete -c induct -n '{}' -l '{}' -d '{}'\n", when, name,
                                      fish_quoted(option->get_description()));
    });
    return script;
}

}  // namespace

std::string man_page(const CLI::App& app, const std::string& version) {
    std::string page = fmt::format(
        ".TH INDUCT 1 \"\" \"induct {}\" \"User commands\"\n.SH NAME\ninduct \\- {}\n.SH SYNOPSIS\n.B "
        "induct\n[OPTIONS] COMMAND [ARGUMENTS]\n.SH OPTIONS\n",
        version, roff(app.get_description()));
    options_page(app, page);
    page += ".SH COMMANDS\n";
    command_page(app, "induct", page);
    page +=
        ".SH EXIT STATUS\n.TP\n0\nall is good, or shown\n.TP\n1\nsomething to look at: warnings, a scenario that "
        "fails, a must that is missed, an open review, rows set aside\n.TP\n2\na model, a file or the command line is "
        "wrong; nothing was changed\n.TP\n3\nthe machine failed; the ledger is unchanged or complete\n";
    return page;
}

std::string completions(const CLI::App& app, const std::string& shell) {
    if (shell == "bash") return bash_completions(app);
    if (shell == "zsh") return zsh_completions(app);
    return fish_completions(app);
}

}  // namespace induct::cli
