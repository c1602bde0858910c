// Opening a workspace: what keeps its nights from being run.
#include "engine/nightly/night.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace induct;

TEST_CASE("a run of a file without a program is refused") {
    const auto folder = std::filesystem::temp_directory_path() / ("induct-open-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    for (const char* text : {"", "# nothing\n", "role mentor\n"}) {
        std::ofstream(folder / "workspace.induct")
            << "workspace valley \"Valley\"\n  run small from \"a.induct\" for medford\n";
        std::ofstream(folder / "a.induct") << text;
        SourceSet sources;
        const OpenWorkspace open = open_workspace(folder.string(), sources);
        REQUIRE(has_errors(open.diagnostics));
        CHECK(open.diagnostics.back().code == Code::program_missing);
    }
    std::filesystem::remove_all(folder);
}
