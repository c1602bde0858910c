// What README.md shows is what the commands print: the captures of a night and of a reason, and the first model with
// its messages. UPDATE_GOLDEN=1 does not write here: correct README.md by hand, then run docs/draw_night.py.
#include "tests/cli/run.h"

#include <sstream>
#include <vector>

using namespace induct::testing;

namespace {

/// The blocks of a page between fences that open with ```<kind>, without the fences.
std::vector<std::string> blocks(const std::string& page, const std::string& kind) {
    std::vector<std::string> found;
    std::istringstream lines(page);
    bool inside = false, wanted = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            inside = !inside;
            wanted = inside && line == "```" + kind;
            if (wanted) found.emplace_back();
        } else if (wanted) {
            found.back() += line + '\n';
        }
    }
    return found;
}

/// The block that begins with this, without its first line.
std::string after(const std::vector<std::string>& all, const std::string& command) {
    for (const std::string& block : all) {
        if (block.starts_with("$ induct " + command + "\n")) return block.substr(block.find('\n') + 1);
    }
    FAIL("README.md shows no `$ induct " << command << "`");
    return {};
}

/// Paths as the reader types them.
std::string with_short_paths(std::string text, const std::string& folder) {
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at))
        text.erase(at, folder.size());
    return text;
}

}  // namespace

TEST_CASE("the captures of README.md are what the commands print") {
    const auto shown = blocks(read_file(std::string(INDUCT_SOURCE_DIR) + "/README.md"), "");
    const TemporaryFolder folder;
    const std::string workspace = copy_of_example(folder);
    const std::string before = folder.path().string() + "/";
    const Ran night = run("nightly " + quoted(workspace) + " --on 2026-01-20");
    CHECK(with_short_paths(night.out, before) == after(shown, "nightly examples/rogue-valley --on 2026-01-20"));
    const std::string why = "why somc/mentor-hours BP-07 -w ";
    const Ran reason = run(why + quoted(workspace) + " --on 2026-01-20");
    CHECK(reason.out == after(shown, why + "examples/rogue-valley --on 2026-01-20"));
}

TEST_CASE("the first model of README.md does what it says") {
    const std::string page = read_file(std::string(INDUCT_SOURCE_DIR) + "/README.md");
    const auto models = blocks(page, "induct");
    const auto shown = blocks(page, "");
    REQUIRE(models.size() == 2);  // the model, and its scenario
    const TemporaryFolder folder;
    const std::string model = folder / "first-year.induct";
    const auto here = [&](const std::string& text) { return with_short_paths(text, folder.path().string() + "/"); };
    const std::string text = models[0] + "\n" + models[1];
    write_file(model, text);

    const std::string checks = after(shown, "check first-year.induct");
    const std::string tests = "$ induct test --verbose first-year.induct\n";
    REQUIRE(checks.find(tests) != std::string::npos);
    CHECK(here(run("check " + quoted(model)).out) == checks.substr(0, checks.find(tests)));
    CHECK(here(run("test --verbose " + quoted(model)).out) == checks.substr(checks.find(tests) + tests.size()));

    std::string slip = text;
    slip.replace(slip.find("2 observations"), 14, "2 observatons");
    write_file(model, slip);
    const Ran typo = run("check " + quoted(model));
    CHECK(typo.code == 2);
    const std::string told = here(typo.err);
    REQUIRE(told.find("error[E201]") == 0);
    CHECK(page.find("```\n" + told.substr(0, told.find_last_not_of('\n') + 1) + "\n```") != std::string::npos);

    std::string wrong = text;
    wrong.replace(wrong.rfind("is missed with 1"), 16, "is met");
    write_file(model, wrong);
    const Ran failed = run("test " + quoted(model));
    CHECK(failed.code == 1);
    CHECK(page.find("```\n" + here(failed.out) + "```") != std::string::npos);
}
