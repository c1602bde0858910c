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

namespace {

constexpr std::size_t most_declarations = 5000;

}  // namespace

TEST_CASE("a model has an end") {
    const auto with_roles = [](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += "role r-" + std::to_string(i) + "\n";
        return checked("m.induct", text, embedded_only()).diagnostics;
    };
    CHECK(!has_errors(with_roles(most_declarations)));
    const std::vector<Diagnostic> told = with_roles(most_declarations + 1);
    REQUIRE(told.size() == 1);
    CHECK(told[0].code == Code::file_too_large);
    CHECK(told[0].message == "the model has 5001 declarations with all that it uses; 5000 are the most");
    CHECK(!told[0].hint.empty());
}

TEST_CASE("those of a library count, too") {
    const Library library = library_beside("", [](const std::string& path) -> std::optional<std::string> {
        if (path != "shared.induct") return std::nullopt;
        std::string text;
        for (std::size_t i = 0; i < most_declarations; ++i) text += "role r-" + std::to_string(i) + "\n";
        return text;
    });
    const std::vector<Diagnostic> told = checked("m.induct", "use shared\n", library).diagnostics;
    REQUIRE(told.size() == 1);
    CHECK(told[0].code == Code::file_too_large);
}

TEST_CASE("every text of the built-in library is accepted") {
    for (const EmbeddedText& text : embedded_texts()) {
        CAPTURE(text.name);
        const CheckedText result = checked(std::string(text.name), std::string(text.text), embedded_only());
        if (has_errors(result.diagnostics)) MESSAGE(result.rendered);
        CHECK(!has_errors(result.diagnostics));
    }
}
