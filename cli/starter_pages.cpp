// See starter_pages.h: the places of the pieces, and the pages made of one piece.
#include "cli/starter_pages.h"

#include "cli/starter_names.h"
#include "grammar/format.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace induct::cli {

std::string_view starter_text(std::string_view name) {
    for (const EmbeddedText& one : starter_texts())
        if (one.name == name) return one.text;
    throw std::logic_error(fmt::format("stdlib/new/ has no `{}`", name));
}

std::string filled(std::string_view text, const Places& places) {
    std::string out;
    for (;;) {
        const std::size_t begin = text.find("{{");
        out += text.substr(0, begin);
        if (begin == std::string_view::npos) return out;
        const std::size_t end = text.find("}}", begin);
        const std::string_view name = text.substr(begin + 2, end - begin - 2);
        const auto found = places.find(name);
        if (found == places.end()) throw std::logic_error(fmt::format("nothing fills the place `{}`", name));
        out += found->second;
        text.remove_prefix(end + 2);
    }
}

std::string laid_out(const std::string& path, const std::string& text) {
    const SourceText source = source_text(path, text);
    const Checked<std::string> page =
        path == "workspace.induct" ? format_workspace({}, source) : format_model({}, source);
    if (has_errors(page.diagnostics))
        throw std::logic_error(fmt::format("{}: {}", path, page.diagnostics.front().message));
    return page.value;
}

std::string amount_words(Minutes amount) {
    const std::int64_t hours = amount.count / 60, minutes = amount.count % 60;
    std::string words;
    if (hours > 0) words = fmt::format("{} {}", hours, hours == 1 ? "hour" : "hours");
    if (minutes > 0)
        words += fmt::format("{}{} {}", words.empty() ? "" : " ", minutes, minutes == 1 ? "minute" : "minutes");
    return words;
}

Page workspace_page(const Answers& answers) {
    std::string districts;
    for (const Titled& one : answers.districts) districts += (districts.empty() ? "" : ", ") + one.name;
    const std::string text = filled(starter_text("workspace.induct"), {{"name", answers.program.name},
                                                                       {"title", answers.program.title},
                                                                       {"districts", districts},
                                                                       {"dates", answers.dates},
                                                                       {"operator", "P-1"}});
    return {"workspace.induct", laid_out("workspace.induct", text), "which model holds for which districts",
            "say who the operator is"};
}

Page readme_page(const Answers& answers, const std::string& folder, const std::vector<Page>& others, bool empty) {
    std::string files;
    for (const Page& page : others)
        files += fmt::format("| `{}` | {} | {} |\n", page.path, page.what, page.to_do.empty() ? "keep it" : page.to_do);
    files.pop_back();
    const Places places{
        {"title", answers.program.title},
        {"name", answers.program.name},
        {"folder", shell_word(folder)},
        {"night", to_iso(night_of(answers))},
        {"files", files},
        {"who-with-whom", answers.shape == Shape::teams ? "teams" : "pairings"},
        {"rows-words", empty ? "the tables have their headers and no people yet."
                             : "the people and rows in its tables are made up, so that a night has something to say."},
        {"start-words", empty ? ""
                              : "Remove `ledger.db` and `reports/`, which know the made-up rows, before your first own "
                                "night. "}};
    return {"README.md", filled(starter_text("README.md"), places), "what to do next", ""};
}

}  // namespace induct::cli
