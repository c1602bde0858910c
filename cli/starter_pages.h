// The files of a new workspace, as texts: the pieces of stdlib/new/ with their places filled, laid out as `induct fmt`
// would, and the tables of roster and inbox. Tested by tests/cli/starter_test.cpp.
#pragma once

#include "cli/starter_answers.h"
#include "engine/model/embedded_library.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace induct::cli {

/// A file to write: its path in the workspace, its bytes, and what it is, for the reader.
struct Page {
    std::string path, text, what;
    std::string to_do{};  // with it; empty: nothing
};
using Places = std::map<std::string, std::string, std::less<>>;

/// All files of stdlib/new/, sorted by name. Defined by the generated source.
[[nodiscard]] std::span<const EmbeddedText> starter_texts();
/// The text of stdlib/new/NAME.in, byte for byte. There is one for each name that the code below asks for (tested).
[[nodiscard]] std::string_view starter_text(std::string_view name);

/// Puts what `places` says in the place of each `{{name}}`; what is put in is not looked at again.
/// Errors: std::logic_error for a place that nothing fills.
[[nodiscard]] std::string filled(std::string_view text, const Places& places);

/// Lays out a model (or a workspace.induct) as `induct fmt` does.
[[nodiscard]] std::string laid_out(const std::string& path, const std::string& text);

/// `30 hours`, `1 hour 30 minutes`, as a model says it.
[[nodiscard]] std::string amount_words(Minutes amount);

/// The evening that the made-up rows are judged on, as the printed command says it.
[[nodiscard]] Date night_of(const Answers& answers);

/// The model of its own that the answers make.
[[nodiscard]] Page model_page(const Answers& answers);
/// In a program that is extended: who hands in a document about the whole of it. Its owner, else its first role.
[[nodiscard]] const Role& who_hands_in(const Model& base);
/// The program that builds on another one.
[[nodiscard]] Page overlay_page(const Answers& answers, const Model& base, const std::string& base_file);

/// roster/ and inbox/: made-up rows, or only the headers and the districts when `empty`.
[[nodiscard]] std::vector<Page> table_pages(const Answers& answers, const Model* base, bool empty);
/// workspace.induct and README.md; the latter names the other pages.
[[nodiscard]] Page workspace_page(const Answers& answers);
[[nodiscard]] Page readme_page(const Answers& answers, const std::string& folder, const std::vector<Page>& others,
                               bool empty);

}  // namespace induct::cli
