// workspace.induct and the files of a workspace.
#include "engine/ledger/workspace.h"

#include "engine/ledger/ledger_error.h"
#include "tests/ledger/sample.h"

#include <doctest/doctest.h>

using namespace induct;
using test::Folder;

namespace {

Checked<Workspace> read(const std::string& text) {
    const Folder folder;
    folder.write("workspace.induct", text);
    SourceSet sources;
    return read_workspace(folder.path, sources);
}

Code first_code(const std::string& text) {
    const auto checked = read(text);
    REQUIRE_FALSE(checked.diagnostics.empty());
    return checked.diagnostics.front().code;
}

}  // namespace

TEST_CASE("a workspace says its runs, dates and operator") {
    const auto checked = read(
        "workspace rogue-valley \"Rogue Valley\"\n  run somc from \"../../rules/somc.induct\" for medford, phoenix\n"
        "  run ashland-somc for ashland\n  dates day/month/year\n  operator \"P-0001\"\n");
    CHECK(checked.diagnostics.empty());
    const Workspace& workspace = checked.value;
    CHECK(workspace.name == "rogue-valley");
    CHECK(workspace.title == "Rogue Valley");
    CHECK(workspace.dates == DateOrder::day_month_year);
    CHECK(workspace.operator_id == "P-0001");
    REQUIRE(workspace.runs.size() == 2);
    CHECK(workspace.runs[0].path == "../../rules/somc.induct");
    CHECK(workspace.runs[0].districts == std::vector<std::string>{"medford", "phoenix"});
    CHECK(workspace.runs[1].path == "models/ashland-somc.induct");
}

TEST_CASE("what cannot be right in a workspace") {
    CHECK(first_code("workspace w \"W\"\n  run north for medford, phoenix\n  run south for phoenix\n") ==
          Code::workspace_overlap);
    CHECK(first_code("workspace w \"W\"\n  run north for medford\n  run north for phoenix\n") ==
          Code::workspace_run_twice);
    CHECK(first_code("workspace w \"W\"\n") == Code::workspace_nothing_runs);
    CHECK(first_code("program p \"P\"\n") == Code::workspace_word);
    const Folder folder;
    SourceSet sources;
    CHECK(read_workspace(folder.path, sources).diagnostics.front().code == Code::no_workspace);
}

TEST_CASE("the nearest workspace upward is found") {
    const Folder folder;
    folder.write("workspace.induct", "");
    folder.write("inbox/deep/x.csv", "");
    const auto found = find_workspace(folder.path / "inbox/deep");
    REQUIRE(found);
    CHECK(std::filesystem::equivalent(*found, folder.path));
    CHECK_FALSE(find_workspace("/"));
}

TEST_CASE("tables are listed by path; links that leave the folder are refused") {
    const Folder folder, outside;
    outside.write("secret.csv", "person\nP-1\n");
    for (const char* name : {"roster/people.csv", "roster/deeper/no.csv", "inbox/b.csv", "inbox/a/c.CSV",
                             "inbox/.hidden.csv", "inbox/~$lock.csv", "inbox/picture.png", "reports/x.csv"}) {
        folder.write(name, name);
    }
    std::filesystem::create_symlink(outside.path / "secret.csv", folder.path / "inbox/link.csv");
    std::filesystem::create_symlink(outside.path, folder.path / "inbox/linked-folder");
    std::filesystem::create_symlink(folder.path / "inbox/b.csv", folder.path / "inbox/inner.csv");
    Workspace workspace;
    workspace.folder = folder.path;
    const auto inputs = read_inputs(workspace);
    std::vector<std::string> paths;
    for (const InputFile& file : inputs.files) paths.push_back(file.path);
    CHECK(paths == std::vector<std::string>{"inbox/a/c.CSV", "inbox/b.csv", "inbox/inner.csv", "roster/people.csv"});
    REQUIRE(inputs.unread.size() == 2);
    CHECK(inputs.unread[0].path == "inbox/link.csv");
    CHECK(inputs.unread[1].path == "inbox/linked-folder");
    for (const UnreadFile& file : inputs.unread) CHECK(file.why.code == Code::workspace_link_outside);
    workspace.folder = folder.path / "nothing-here";
    CHECK(read_inputs(workspace).files.empty());
}

TEST_CASE("folders of the inbox have an end, and nothing in one that lies deeper is gone") {
    const Folder folder;
    std::string path = "inbox";
    for (int i = 0; i < 32; ++i) path += "/d";
    folder.write(path + "/in.csv", "a\n");
    folder.write(path + "/d/out.csv", "a\n");
    folder.write(path + "/d/d/out.csv", "a\n");
    Workspace workspace;
    workspace.folder = folder.path;
    const auto inputs = read_inputs(workspace);
    REQUIRE(inputs.files.size() == 1);
    CHECK(inputs.files[0].path == path + "/in.csv");
    REQUIRE(inputs.unread.size() == 1);
    CHECK(inputs.unread[0].path == path + "/d");
    CHECK(inputs.unread[0].why.code == Code::workspace_file_unreadable);
    CHECK(inputs.unread[0].why.message == "`" + path + "/d` lies more than 32 folders deep; nothing in it is read");
}

TEST_CASE("a workspace.induct without an end is refused") {
    const Folder folder;
    std::filesystem::create_symlink("/dev/zero", folder.path / "workspace.induct");
    SourceSet sources;
    const auto checked = read_workspace(folder.path, sources);
    REQUIRE(checked.diagnostics.size() == 1);
    CHECK(checked.diagnostics[0].code == Code::file_too_large);
}

TEST_CASE("roster, inbox and reports are no links out of the workspace") {
    for (const char* part : {"roster", "inbox", "reports"}) {
        CAPTURE(std::string(part));
        const Folder folder, outside;
        folder.write("inside/x.csv", "person\nP-1\n");
        Workspace workspace;
        workspace.folder = folder.path;
        const auto code = [&]() -> std::optional<Code> {
            try {
                (void)read_inputs(workspace);
                return std::nullopt;
            } catch (const LedgerError& error) {
                return error.diagnostic.code;
            }
        };
        const std::filesystem::path link = folder.path / part;
        std::filesystem::create_symlink(outside.path, link);
        CHECK(code() == Code::place_outside);
        std::filesystem::remove(link);
        std::filesystem::create_symlink(outside.path / "not-there", link);
        CHECK(code() == Code::place_outside);
        std::filesystem::remove(link);
        std::filesystem::create_symlink(folder.path / "inside", link);
        CHECK(code() == std::nullopt);
    }
}
