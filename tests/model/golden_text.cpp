// Reading golden files and checking texts, for the tests of this folder.
#include "tests/model/golden_text.h"

#include <algorithm>
#include <filesystem>

namespace induct {

CheckedText checked(const std::string& shown_as, const std::string& text, const Library& library) {
    SourceSet sources;
    Checked<Model> result = check_text(shown_as, text, sources, library);
    std::string rendered = render_text(result.diagnostics, sources);
    return {std::move(result.value), std::move(result.diagnostics), std::move(rendered)};
}

CheckedText checked(const std::string& shown_as, const std::string& text) {
    // Goldens about libraries have files of their own; messages show them the same wherever the tree stands.
    return checked(shown_as, text, library_beside("library", [](const std::string& path) {
                       return read_from_disk(INDUCT_SOURCE_DIR "/tests/golden/check/" + path);
                   }));
}

std::vector<std::string> golden_names() {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(INDUCT_SOURCE_DIR "/tests/golden/check"))
        if (entry.path().extension() == ".induct") all.push_back(entry.path().stem().string());
    std::sort(all.begin(), all.end());
    return all;
}

std::string golden_path(const std::string& name, const std::string& ending) {
    return std::string(INDUCT_SOURCE_DIR "/tests/golden/check/") + name + ending;
}

std::string read_text(const std::string& path) { return read_from_disk(path).value_or(""); }

}  // namespace induct
