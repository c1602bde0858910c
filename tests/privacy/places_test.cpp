// Nothing is written outside of a workspace, whatever links stand in it; and what is written is its owner's alone.
#include "tests/privacy/secret_workspace.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

using namespace induct::testing;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A folder beside the workspace, with a file in it, of which every byte has to stay.
struct Outside {
    TemporaryFolder folder;
    Outside() { write_file(folder / "mine/keep.txt", "mine"); }
    [[nodiscard]] std::string path() const { return folder / "mine"; }
    [[nodiscard]] bool untouched() const {
        std::size_t files = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder.path())) files += !entry.is_directory();
        return files == 1 && read_file(folder / "mine/keep.txt") == "mine";
    }
};

unsigned mode(const std::string& path) {
    struct stat status {};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

}  // namespace

TEST_CASE("a link in the place of a part of the workspace is never written through") {
    struct Row {
        const char *link, *to;  // below the workspace, and below the folder outside
        int code;
        const char* says;
    };
    const Row rows[] = {
        {"reports", "", 2, "E536"},
        {"reports", "/not-there", 2, "E536"},
        {"roster-2", "", 1, ""},  // no part of a workspace
        {"inbox/more", "", 1, ""},
        {"ledger.db", "/keep.txt", 2, "E536"},
        {"ledger.db", "/not-there", 2, "E536"},
        {"ledger.db.new", "/keep.txt", 1, ""},
        {"reports/2026-01-22", "", 1, ""},
        {"reports/2026-01-22", "/not-there", 1, ""},
        {"reports/.2026-01-22.making", "", 1, ""},
        {"reports/.2026-01-22.old", "", 1, ""},
        {"reports/.other", "/keep.txt", 1, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.link) + " -> " + row.to);
        const SecretWorkspace place;
        const Outside outside;
        const std::string link = place.path + "/" + row.link;
        fs::remove_all(link);
        fs::create_symlink(outside.path() + row.to, link);
        const Ran night = run("nightly " + quoted(place.path) + " --on 2026-01-22");
        CAPTURE(night.out + night.err);
        CHECK(night.code == row.code);
        CHECK(has(night.err, row.says));
        CHECK(outside.untouched());
        if (row.code == 1) CHECK(fs::is_regular_file(place.path + "/reports/2026-01-22/summary.txt"));
        CHECK_FALSE(fs::is_symlink(place.path + "/reports/2026-01-22"));
    }
}

TEST_CASE("the files that SQLite keeps beside a ledger are never links") {
    for (const char* beside : {"-wal", "-shm", "-journal"}) {
        CAPTURE(std::string(beside));
        const SecretWorkspace place;
        const Outside outside;
        fs::remove(place.path + "/ledger.db" + beside);
        fs::create_symlink(outside.path() + "/keep.txt", place.path + "/ledger.db" + beside);
        const Ran night = run("nightly " + quoted(place.path) + " --on 2026-01-22");
        CAPTURE(night.out + night.err);
        CHECK(outside.untouched());
        for (const char* command : {"ledger verify -w ", "ledger show -w ", "report --on 2026-01-22 -w "})
            (void)run(command + quoted(place.path));
        CHECK(outside.untouched());
    }
}

TEST_CASE("no name in a model or a workspace is a path") {
    struct Row {
        const char *file, *what, *with;
    };
    const Row rows[] = {
        {"models/hills.induct", "report overview", "report ../overview"},
        {"models/hills.induct", "report overview", "report /overview"},
        {"models/hills.induct", "report overview", "report a/overview"},
        {"models/hills.induct", "calendar school-year", "use ../../secret\ncalendar school-year"},
        {"models/hills.induct", "calendar school-year", "use /etc/secret\ncalendar school-year"},
        {"models/hills.induct", "  runs on", "  extends ../secret\n  runs on"},
        {"models/hills.induct", "source   handbook \"Handbook\"",
         "source handbook \"Handbook\" clauses \"../clauses.md\""},
        {"models/hills.induct", "source   handbook \"Handbook\"",
         "source handbook \"Handbook\" clauses \"/clauses.md\""},
        {"models/hills.induct", "source   handbook \"Handbook\"",
         "source handbook \"Handbook\" clauses \"a/../../b.md\""},
        {"workspace.induct", "run hills for", "run ../hills from \"models/hills.induct\" for"},
        {"workspace.induct", "run hills for", "run a/b from \"models/hills.induct\" for"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.with));
        const SecretWorkspace place;
        write_file(place.path + "/../clauses.md", "- **1** (note) never-to-be-read\n");
        std::string text = read_file(place.path + "/" + row.file);
        const std::size_t at = text.find(row.what);
        REQUIRE(at != std::string::npos);
        write_file(place.path + "/" + row.file, text.replace(at, std::string(row.what).size(), row.with));
        const Ran night = run("nightly " + quoted(place.path) + " --on 2026-01-22");
        CAPTURE(night.out + night.err);
        CHECK(night.code == 2);
        CHECK_FALSE(has(night.out + night.err, "never-to-be-read"));
        CHECK_FALSE(fs::exists(place.path + "/reports/2026-01-22"));
    }
}

TEST_CASE("the pattern of an import finds no sheet outside of the inbox") {
    for (const char* pattern : {"../../outside.csv", "../roster/people.csv", "/outside.csv", "**/../../outside.csv"}) {
        CAPTURE(std::string(pattern));
        const SecretWorkspace place;
        write_file(place.path + "/../outside.csv", "When,Who\n2025-10-20,E-A\n");
        write_file(place.path + "/models/hills.induct", read_file(place.path + "/models/hills.induct") +
                                                            "import other \"Other\" file \"" + pattern +
                                                            "\" makes visit column \"When\" is date "
                                                            "column \"Who\" is mentee\n");
        const Ran night = run("nightly " + quoted(place.path) + " --on 2026-01-22");
        CAPTURE(night.out + night.err);
        CHECK((night.code == 2 || has(night.out, "from 9 files: 0 new")));
        CHECK_FALSE(has(read_file(place.path + "/ledger.db"), "outside.csv"));
    }
}

TEST_CASE("what is written is readable by its owner alone, whatever the account's habit is") {
    for (const char* habit : {"umask 000;", "umask 022;", "umask 077;"}) {
        CAPTURE(std::string(habit));
        const TemporaryFolder folder;
        const std::string path = folder / "valley";
        REQUIRE(run("new " + quoted(path) + " --yes", habit).code == 0);
        CHECK(mode(path) == 0700);
        CHECK(mode(path + "/roster/people.csv") == 0600);
        fs::permissions(path, fs::perms(0755));  // somebody opens the folder for others
        REQUIRE(run("nightly " + quoted(path) + " --on 2026-01-20 --far-ahead", habit).code < 2);
        CHECK(mode(path + "/ledger.db") == 0600);
        CHECK(mode(path + "/reports") == 0700);
        for (const auto& entry : fs::recursive_directory_iterator(path + "/reports"))
            CHECK(mode(entry.path().string()) == (entry.is_directory() ? 0700U : 0600U));
        // Who shares a file goes on sharing it.
        fs::permissions(path + "/ledger.db", fs::perms(0640));
        fs::permissions(path + "/workspace.induct", fs::perms(0644));
        REQUIRE(run("nightly " + quoted(path) + " --on 2026-01-21 --far-ahead", habit).code < 2);
        CHECK(mode(path + "/ledger.db") == 0640);
        write_file(path + "/workspace.induct", "\n\n" + read_file(path + "/workspace.induct"));
        REQUIRE(run("fmt " + quoted(path + "/workspace.induct"), habit).code == 0);
        CHECK(mode(path + "/workspace.induct") == 0644);
    }
}
