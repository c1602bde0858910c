// `induct new`: a workspace to begin with, from a few answers. Asks, makes the pages, writes them beside the place,
// checks the model as `induct check` does, and only then puts the folder in its place. Tested by
// tests/cli/starter_test.cpp.
#include "cli/output.h"
#include "cli/starter.h"
#include "cli/starter_folder.h"
#include "cli/starter_names.h"
#include "cli/workspace.h"
#include "engine/model/check.h"
#include "engine/nightly/models.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace induct::cli {

namespace fs = std::filesystem;

namespace {

/// The program that is extended: the model, and the files that it stands on, as paths below its own folder.
struct Base {
    Model model;
    std::string file;  // its file's name
    std::vector<Page> copies;
    std::set<std::string> words;  // all names in it
};

/// Every file behind the model that lies on the disk, to be copied into the workspace's own `rules/`: the model is then
/// found wherever the workspace stands.
void take_files(const SourceSet& sources, const fs::path& folder, Base& base) {
    for (std::uint32_t i = 0; i < sources.size(); ++i) {
        const SourceText& source = sources[FileId{i}];
        base.words.merge(words_of(source.text));
        if (source.name.starts_with("library ")) continue;
        const std::optional<std::string> bytes = read_from_disk(source.name);
        if (!bytes) continue;
        fs::path within = fs::path(source.name).lexically_normal().lexically_relative(folder.lexically_normal());
        if (within.empty() || *within.begin() == "..") within = fs::path(source.name).filename();
        base.copies.push_back(
            {"rules/" + within.generic_string(), *bytes, "the program that this one extends", "leave it as it is"});
    }
}

/// `somc` for a model in `rules/` here, else the path as it was typed.
std::string path_of_base(const std::string& typed) {
    std::error_code ignored;
    const std::string in_rules = "rules/" + typed + ".induct";
    return !fs::exists(typed, ignored) && fs::exists(in_rules, ignored) ? in_rules : typed;
}

std::optional<Base> read_base(const std::string& typed, const Terminal& terminal) {
    const std::string path = path_of_base(typed);
    SourceSet sources;
    LoadedModel loaded = load_model(path, sources);
    if (!loaded.usable()) {
        (void)show_diagnostics(loaded.diagnostics, sources, false, terminal);
        return std::nullopt;
    }
    const std::string name = loaded.model.program.name;
    const bool has_role = std::any_of(loaded.model.roles.begin(), loaded.model.roles.end(),
                                      [](const Role& role) { return !role.derived_from; });
    if (name.empty() || !has_role || fs::path(path).stem() != name) {
        (void)refuse(
            Code::answer_unusable,
            fmt::format("--extends: `{}` {}", typed,
                        name.empty() ? "declares no program"
                        : has_role   ? fmt::format("holds the program `{}`, and is not called `{}.induct`", name, name)
                                     : "declares no role"),
            "name a model with its program's own name, such as rules/somc.induct");
        return std::nullopt;
    }
    Base base{std::move(loaded.model), fs::path(path).filename().string(), {}, {}};
    const fs::path folder = fs::path(path).parent_path();
    take_files(sources, folder.empty() ? fs::path(".") : folder, base);
    return base;
}

/// Is the model that was written as good as `induct check` wants it? What is wrong is shown.
bool is_good(const fs::path& made, const Answers& answers, const Terminal& terminal) {
    SourceSet sources;
    const LoadedModel model = load_model((made / "models" / (answers.program.name + ".induct")).string(), sources);
    if (!has_errors(model.diagnostics)) return true;
    (void)show_diagnostics(model.diagnostics, sources, false, terminal);
    (void)refuse(Code::answer_unusable, "these answers make a model that does not check, so nothing was written",
                 "give the names in the message above other words");
    return false;
}

void tell(std::ostream& out, const std::string& folder, const Answers& answers, const std::vector<Page>& pages) {
    std::size_t widest = 0;
    for (const Page& page : pages) widest = std::max(widest, page.path.size());
    out << fmt::format("{}: {}, school year {}\n", folder, answers.program.title, answers.year.label);
    for (const Page& page : pages) out << fmt::format("  {:<{}}  {}\n", page.path, widest, page.what);
    const std::string there = shell_word(folder);
    out << "\nTry it:\n"
        << fmt::format("  induct check {}/models\n", there) << fmt::format("  induct test {}/models\n", there)
        << fmt::format("  induct nightly {} --on {}\n", there, to_iso(night_of(answers)))
        << fmt::format(
               "\nThen open `models/{}.induct` and change what is marked CHANGE. README.md says what follows.\n",
               answers.program.name);
}

/// The folder as the commands take it: without a slash at its end.
std::string without_slash(std::string folder) {
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    return folder;
}

}  // namespace

int make_workspace(const NewOptions& options, Date today, std::istream& in, std::ostream& out, bool interactive) {
    const std::string folder = without_slash(options.folder);
    if (const std::optional<Diagnostic> problem = place_problem(folder))
        return refuse(problem->code, problem->message, problem->hint);
    const Terminal plain;
    std::optional<Base> base;
    if (!options.extends.empty()) {
        base = read_base(options.extends, plain);
        if (!base) return 2;
    }
    const Surroundings around{folder, today, base ? &base->model : nullptr,
                              base ? base->words : std::set<std::string>()};
    Unusable why;
    if (interactive) out << "Enter takes what stands in brackets. Nothing is written before the last answer.\n\n";
    const std::optional<Answers> answers = ask(options, around, in, out, interactive, why);
    if (!answers) {
        if (!why.message.empty()) return refuse(Code::answer_unusable, why.message, why.hint);
        out << "\nThe answers ended early: nothing was written.\n";
        return 2;
    }
    std::vector<Page> pages{workspace_page(*answers),
                            base ? overlay_page(*answers, base->model, base->file) : model_page(*answers)};
    if (base) pages.insert(pages.end(), base->copies.begin(), base->copies.end());
    for (Page& page : table_pages(*answers, around.base, options.empty)) pages.push_back(std::move(page));
    pages.push_back(readme_page(*answers, folder, pages, options.empty));
    if (!write_folder(folder, pages, [&](const fs::path& made) { return is_good(made, *answers, plain); })) return 2;
    if (interactive) out << '\n';
    tell(out, folder, *answers, pages);
    return 0;
}

int run_new(const NewOptions& options, const Terminal&) {
    const bool interactive = !options.yes && ::isatty(STDIN_FILENO) != 0;
    return make_workspace(options, today(), std::cin, std::cout, interactive);
}

}  // namespace induct::cli
