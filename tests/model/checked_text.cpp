// See checked_text.h.
#include "tests/model/checked_text.h"

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
                       return read_from_disk(testing::golden_path("check/" + path).string());
                   }));
}

CheckedText checked(const std::filesystem::path& path) {
    return checked(path.filename().string(), testing::read_file(path));
}

}  // namespace induct
