// The models that come with Induct are accepted: rules/*.induct and the built-in library on its own.
#include "engine/model/embedded_library.h"
#include "tests/model/checked_text.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>

using namespace induct;

TEST_CASE("every model in rules/ is accepted") {
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(INDUCT_SOURCE_DIR "/rules"))
        if (entry.path().extension() == ".induct") files.insert(entry.path());
    for (const auto& path : files) {
        CAPTURE(path);
        const CheckedText result =
            checked(path.filename().string(), testing::read_file(path), library_beside(INDUCT_SOURCE_DIR "/rules"));
        if (has_errors(result.diagnostics)) MESSAGE(result.rendered);
        CHECK(!has_errors(result.diagnostics));
    }
}

TEST_CASE("every text of the built-in library is accepted") {
    for (const EmbeddedText& text : embedded_texts()) {
        CAPTURE(text.name);
        const CheckedText result = checked(std::string(text.name), std::string(text.text), embedded_only());
        if (has_errors(result.diagnostics)) MESSAGE(result.rendered);
        CHECK(!has_errors(result.diagnostics));
    }
}
