// `induct fmt` as a user runs it: what it writes, what it leaves alone, what it says, and the exit codes.
#include "tests/cli/run.h"

#include <sys/stat.h>

using namespace induct::testing;

namespace {

const std::string crooked = "requirement r for each blended\n expect at least 1 visit\n\tin the year\n";
const std::string straight = "requirement r\n  for each blended\n  expect   at least 1 visit in the year\n";

fs::file_time_type written(const std::string& path) { return fs::last_write_time(path); }

}  // namespace

TEST_CASE("a file is laid out in place, keeps its permissions, and is then left alone") {
    const TemporaryFolder folder;
    const std::string file = folder / "model.induct";
    write_file(file, crooked);
    fs::permissions(file, fs::perms(0640));
    const Ran ran = run("fmt " + quoted(file));
    CHECK(ran.code == 0);
    CHECK(ran.out == file + "\n");
    CHECK(ran.err == "");
    CHECK(read_file(file) == straight);
    CHECK(fs::status(file).permissions() == fs::perms(0640));
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);  // nothing is left beside it

    const auto before = written(file);
    const Ran again = run("fmt " + quoted(file));
    CHECK(again.code == 0);
    CHECK(again.out == "");
    CHECK(written(file) == before);
}

TEST_CASE("a link stays a link, and what it leads to is laid out") {
    const TemporaryFolder folder;
    write_file(folder / "model.induct", crooked);
    fs::create_symlink("model.induct", folder / "link.induct");
    CHECK(run("fmt " + quoted(folder / "link.induct")).code == 0);
    CHECK(fs::is_symlink(folder / "link.induct"));
    CHECK(read_file(folder / "model.induct") == straight);
}

TEST_CASE("a folder means every model and workspace below it, in order") {
    const TemporaryFolder folder;
    write_file(folder / "b/two.induct", crooked);
    write_file(folder / "a.induct", crooked);
    write_file(folder / "b/workspace.induct", "workspace w \"W\" run m from \"two.induct\" for x\n operator \"P-1\"");
    write_file(folder / "b/notes.txt", crooked);
    write_file(folder / "good.induct", straight);
    const Ran checked = run("fmt --check " + quoted(folder.path().string()));
    CHECK(checked.code == 1);
    CHECK(checked.out ==
          folder / "a.induct" + "\n" + folder / "b/two.induct" + "\n" + folder / "b/workspace.induct" + "\n");
    CHECK(read_file(folder / "a.induct") == crooked);

    CHECK(run("fmt " + quoted(folder.path().string())).code == 0);
    CHECK(read_file(folder / "a.induct") == straight);
    CHECK(read_file(folder / "b/two.induct") == straight);
    CHECK(read_file(folder / "b/notes.txt") == crooked);
    CHECK(read_file(folder / "b/workspace.induct") ==
          "workspace w \"W\"\n  run      m from \"two.induct\" for x\n  operator \"P-1\"\n");
    CHECK(run("fmt --check " + quoted(folder.path().string())).code == 0);
}

TEST_CASE("a difference can be applied, and nothing is written by showing it") {
    const TemporaryFolder folder;
    std::string crooked_model, straight_model;
    for (int i = 0; i < 30; ++i) {
        const std::string name = "use lib-" + std::to_string(i);
        crooked_model += i % 9 == 4 ? "use\n" + name.substr(4) + "\n\n\n" : name + "\n\n";
        straight_model += name + (i < 29 ? "\n\n" : "\n");
    }
    crooked_model.resize(crooked_model.size() - 2);  // no line break at the end
    write_file(folder / "model.induct", crooked_model);
    const Ran shown = run("fmt --diff model.induct", "cd " + quoted(folder.path().string()) + " &&");
    CHECK(shown.code == 0);
    CHECK(read_file(folder / "model.induct") == crooked_model);
    check_golden("cli/fmt.diff", shown.out);
    CHECK(run("fmt --diff --check model.induct", "cd " + quoted(folder.path().string()) + " &&").code == 1);

    write_file(folder / "shown.diff", shown.out);
    const std::string apply = "cd " + quoted(folder.path().string()) + " && git apply -p0 shown.diff";
    REQUIRE(std::system(apply.c_str()) == 0);
    CHECK(read_file(folder / "model.induct") == straight_model);
    CHECK(run("fmt --diff " + quoted(folder / "model.induct")).out == "");
}

TEST_CASE("standard input is laid out to standard output") {
    const TemporaryFolder folder;
    write_file(folder / "crooked", crooked);
    write_file(folder / "workspace", "workspace w \"W\" run m for x\noperator \"P-1\"");
    CHECK(run("fmt -").out == "");
    const std::string line = "cd " + quoted(folder.path().string()) + " && " + quoted(INDUCT_BINARY);
    REQUIRE(std::system((line + " fmt - <crooked >out").c_str()) == 0);
    CHECK(read_file(folder / "out") == straight);
    REQUIRE(std::system((line + " fmt - <workspace >out").c_str()) == 0);
    CHECK(read_file(folder / "out") == "workspace w \"W\"\n  run      m for x\n  operator \"P-1\"\n");
    CHECK(std::system((line + " fmt --check - <crooked >out").c_str()) != 0);
    CHECK(read_file(folder / "out") == "<standard input>\n");
}

TEST_CASE("a file with a mistake is left alone and told, the others are laid out") {
    const TemporaryFolder folder;
    const std::string broken = "unit session 45 minutes\n";
    write_file(folder / "a-broken.induct", broken);
    write_file(folder / "b.induct", crooked);
    const Ran ran = run("fmt " + quoted(folder.path().string()));
    CHECK(ran.code == 2);
    CHECK(ran.err.find("error[E120]") != std::string::npos);
    CHECK(read_file(folder / "a-broken.induct") == broken);
    CHECK(read_file(folder / "b.induct") == straight);
    CHECK(run("fmt " + quoted(folder / "none.induct")).code == 2);
    CHECK(run("fmt --check " + quoted(folder / "a-broken.induct")).code == 2);
}

TEST_CASE("a folder that may not be written leaves the file as it was") {
    const TemporaryFolder folder;
    write_file(folder / "closed/model.induct", crooked);
    fs::permissions(folder.path(), fs::perms(0755));
    fs::permissions(folder / "closed", fs::perms(0555));
    const bool root = ::geteuid() == 0;
    const Ran ran = run("fmt " + quoted(folder / "closed/model.induct"),
                        root ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : "");
    fs::permissions(folder / "closed", fs::perms(0755));
    CHECK(ran.code == 3);
    CHECK(ran.err.find("cannot write beside") != std::string::npos);
    CHECK(read_file(folder / "closed/model.induct") == crooked);
    CHECK(std::distance(fs::directory_iterator(folder / "closed"), {}) == 1);
}

TEST_CASE("the models, the library and the examples are laid out") {
    const Ran ran = run("fmt --check rules stdlib examples");
    CHECK(ran.out == "");
    CHECK(ran.err == "");
    CHECK(ran.code == 0);
}
