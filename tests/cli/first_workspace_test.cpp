// docs/first-workspace.md is followed as a reader would: its files are copied, its commands are run in their order, and
// each prints what the page shows. UPDATE_GOLDEN=1 does not write here: correct the page by hand.
#include "tests/cli/run.h"

#include <sstream>
#include <vector>

using namespace induct::testing;

namespace {

/// A fenced block of the page, and the file that the line above it names (`...`:), where it names one.
struct Block {
    std::string file, text;
};

std::vector<Block> blocks_of(const std::string& page) {
    std::vector<Block> found;
    std::istringstream lines(page);
    std::string file;
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            inside = !inside;
            if (inside) found.push_back({file, ""});
            file.clear();
        } else if (inside) {
            found.back().text += line + '\n';
        } else if (line.size() > 2 && line.compare(line.size() - 2, 2, "`:") == 0) {
            const std::size_t end = line.size() - 2, begin = line.rfind('`', end - 1) + 1;
            file = line.substr(begin, end - begin);
        }
    }
    return found;
}

/// What a line of the page prints in that folder, with the command on the path.
std::string printed(const std::string& folder, const std::string& line) {
    const TemporaryFolder kept;
    const std::string path = fs::path(INDUCT_BINARY).parent_path().string();
    const std::string all = "cd " + quoted(folder) + " && PATH=" + quoted(path) + ":$PATH && { " + line + "; } >" +
                            quoted(kept / "out") + " 2>&1 </dev/null";
    const int status = std::system(all.c_str());
    CHECK(WIFEXITED(status));
    return read_file(kept / "out");
}

}  // namespace

TEST_CASE("docs/first-workspace.md does what it says") {
    const std::vector<Block> blocks = blocks_of(read_file(std::string(INDUCT_SOURCE_DIR) + "/docs/first-workspace.md"));
    const TemporaryFolder folder;
    std::size_t files = 0, commands = 0, nights = 0;
    for (const Block& block : blocks) {
        if (!block.file.empty()) {
            write_file(folder / block.file, block.text);
            ++files;
            continue;
        }
        REQUIRE(block.text.starts_with("$ "));
        const std::size_t end = block.text.find('\n');
        const std::string line = block.text.substr(2, end - 2);
        // Before the second night the reader corrects the misspelt name.
        if (line.starts_with("induct nightly ") && nights++ == 1) {
            const std::string sheet = folder / "first-year/inbox/visits.csv";
            std::string text = read_file(sheet);
            REQUIRE(text.find("Ana Reyez") != std::string::npos);
            write_file(sheet, text.replace(text.find("Ana Reyez"), 9, "Ana Reyes"));
        }
        CAPTURE(line);
        CHECK(printed(folder.path().string(), line) == block.text.substr(end + 1));
        ++commands;
    }
    CHECK(files == 6);
    CHECK(commands == 8);
    CHECK(fs::exists(folder / "first-year/reports/2025-11-10/set-aside/inbox/visits.csv"));
}
