// What users really hand over: wrong paths, random bytes, enormous files, folders they may not read, broken ledgers.
// Each gets one clear message and exit code 2 or 3; nothing crashes.
#include "tests/cli/run.h"

#include <random>

using namespace induct::testing;

namespace {

bool clear(const Ran& ran, const std::string& says) {
    CAPTURE(ran.out);
    CAPTURE(ran.err);
    const bool coded = ran.code == 2 || ran.code == 3;
    CHECK(coded);
    CHECK(ran.err.find(says) != std::string::npos);
    return coded;
}

std::string random_bytes(std::size_t count) {
    std::mt19937 random(7);
    std::string bytes(count, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() & 0xff);
    return bytes;
}

}  // namespace

TEST_CASE("paths that are not there") {
    clear(run("check rules/smoc.induct"), "rules/smoc.induct");
    clear(run("check docs"), "holds no model");
    clear(run("plan rules"), "is a folder");
    clear(run("test nowhere"), "nowhere");
    clear(run("nightly nowhere"), "nowhere");
    clear(run("report -w docs"), "workspace");
    clear(run("why somc/mentor-hours P-1 -w docs"), "workspace");
    clear(run("explain E9999"), "E9999");
}

TEST_CASE("ten megabytes of random bytes are no model") {
    const TemporaryFolder folder;
    write_file(folder / "random.induct", random_bytes(10'000'000));
    const Ran ran = run("check " + quoted(folder / "random.induct"));
    clear(ran, "random.induct");
    CHECK(ran.err.size() < 2000);
}

TEST_CASE("a folder without permission") {
    if (::geteuid() != 0 || std::system("setpriv --version >/dev/null 2>&1") != 0) {
        MESSAGE("skipped: needs root and setpriv, since root reads everything");
        return;
    }
    const TemporaryFolder folder;
    write_file(folder / "closed/model.induct", "role mentor\n");
    fs::permissions(folder.path(), fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
    fs::permissions(folder.path() / "closed", fs::perms::none);
    const std::string as_nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups";
    clear(run("check " + quoted(folder / "closed"), as_nobody), "closed");
    clear(run("check " + quoted(folder / "closed/model.induct"), as_nobody), "model.induct");
    fs::permissions(folder.path() / "closed", fs::perms::owner_all);
}

TEST_CASE("an inbox without permission is not taken for an empty one") {
    if (::geteuid() != 0 || std::system("setpriv --version >/dev/null 2>&1") != 0) {
        MESSAGE("skipped: needs root and setpriv, since root reads everything");
        return;
    }
    const TemporaryFolder folder;
    const std::string workspace = copy_of_example(folder);
    fs::permissions(folder.path(), fs::perms(0755));
    fs::permissions(workspace, fs::perms(0777));
    fs::permissions(workspace + "/inbox", fs::perms::none);
    const std::string as_nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups";
    const Ran ran = run("nightly " + quoted(workspace) + " --on 2025-09-15", as_nobody);
    clear(ran, "`inbox` cannot be read");
    CHECK_FALSE(fs::exists(workspace + "/reports"));
    fs::permissions(workspace + "/inbox", fs::perms::owner_all);
}

TEST_CASE("dates and names on the command line") {
    const TemporaryFolder folder;
    const std::string workspace = copy_of_example(folder);
    clear(run("nightly " + quoted(workspace) + " --on 20.1.2026"), "20.1.2026");
    clear(run("report -w " + quoted(workspace) + " --on 2026-02-30"), "2026-02-30");
    clear(run("report -w " + quoted(workspace)), "ledger");
    CHECK_FALSE(fs::exists(workspace + "/ledger.db"));
}

TEST_CASE("a ledger of no bytes, of random bytes, and one that is cut") {
    const TemporaryFolder folder;
    const std::string workspace = copy_of_example(folder);
    for (const std::string& bytes :
         {std::string(), random_bytes(5000), std::string("SQLite format 3\0", 16) + random_bytes(3000)}) {
        write_file(workspace + "/ledger.db", bytes);
        clear(run("nightly " + quoted(workspace) + " --on 2025-11-15"), "ledger.db");
        clear(run("ledger verify -w " + quoted(workspace)), "ledger.db");
        CHECK(read_file(workspace + "/ledger.db") == bytes);
    }
}

TEST_CASE("a spreadsheet of a million columns, and one of random bytes") {
    const TemporaryFolder folder;
    const std::string workspace = copy_of_example(folder);
    fs::remove_all(workspace + "/inbox");
    std::string wide = "date";
    for (int i = 1; i < 1'000'000; ++i) wide += ",c" + std::to_string(i);
    write_file(workspace + "/inbox/wide.csv", wide + "\n");
    write_file(workspace + "/inbox/random.csv", random_bytes(1'000'000));
    const Ran ran = run("nightly " + quoted(workspace) + " --on 2025-09-15");
    CAPTURE(ran.err);
    CHECK(ran.code == 1);  // the night is done; the two files are set aside, and it says so
    CHECK(ran.err.empty());
    CHECK(ran.out.find("`inbox/wide.csv` has more than 1000 columns in row 1") != std::string::npos);
    CHECK(ran.out.find("`inbox/random.csv` is ") != std::string::npos);
    CHECK(ran.out.size() < 2000);
}
