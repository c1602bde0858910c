// The machine as a whole: a full disk, a folder that may not be written, another program on the ledger, two nights at
// once, clocks, and ledgers that are none. Where only root can make the fault, others leave the case out by name.
#include "tests/faults/trial.h"
#include "tests/faults/workspaces.h"

#include <SQLiteCpp/Database.h>

#include <iostream>
#include <thread>

using namespace induct::testing;

namespace {

const std::string fixed = "SOURCE_DATE_EPOCH=1768867200";

std::string nightly(const std::string& workspace, const std::string& on = "2026-02-12") {
    return "nightly " + quoted(workspace) + " --on " + on;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Ledgered sound_ledger(const std::string& workspace) {
    std::vector<std::string> problems;
    Ledgered found = ledgered(workspace, problems);
    for (const std::string& problem : problems) FAIL_CHECK(problem);
    return found;
}

std::string summary(const std::string& workspace) { return read_file(workspace + "/reports/2026-02-12/summary.txt"); }

/// A command of a shell that only root may give. Says that the case is left out when it cannot be given.
bool can(const std::string& command, const std::string& name) {
    if (::geteuid() == 0 && std::system((command + " >/dev/null 2>&1").c_str()) == 0) return true;
    MESSAGE("left out, because only root can do it: " << name);
    return false;
}

/// A night in a shell of its own, so that file systems and rights are its own.
Ran in_shell(const TemporaryFolder& kept, const std::string& wrapper, const std::string& script) {
    write_file(kept / "script", script);
    const std::string line = wrapper + " sh " + quoted(kept / "script") + " >" + quoted(kept / "out") + " 2>" +
                             quoted(kept / "err") + " </dev/null";
    const int status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(kept / "out"),
            read_file(kept / "err")};
}

}  // namespace

TEST_CASE("a disk that is full, and then has room again") {
    if (!can("unshare -m mount -t tmpfs none /mnt", "a disk that is full")) return;
    const TemporaryFolder folder, kept;
    const std::string workspace = teams_after_three_nights(folder, "teams");
    const Ledgered before = sound_ledger(workspace);
    // As much room as is used, and then 16 kB more each time: it fills up at every stage of the night.
    const std::string induct = fixed + " " + quoted(INDUCT_BINARY) + " nightly /mnt/teams --on 2026-02-12";
    const std::string script = "mount -t tmpfs -o size=8m none /mnt && cp -r " + quoted(workspace) +
                               " /mnt/teams || exit 99\n"
                               "used=$(df --output=used -k /mnt | tail -1)\n"
                               "room=0\nwhile [ $room -lt 1024 ]; do\n"
                               "  mount -o remount,size=$((used + room))k /mnt || exit 98\n  " +
                               induct + " 2>/mnt/../" + (kept / "said").substr(1) +
                               "\n  code=$?\n  [ $code -ge 2 ] || { echo after $room; break; }\n"
                               "  [ $code -eq 3 ] && grep -q 'full\\|No space' " +
                               quoted(kept / "said") + " || { cat " + quoted(kept / "said") +
                               " >&2; exit 97; }\n  room=$((room + 16))\ndone\ncp -r /mnt/teams " +
                               quoted(kept.path()) + "\nexit $code\n";
    const Ran ran = in_shell(kept, "unshare -m", script);
    CAPTURE(ran.err);
    CHECK(ran.code == 1);
    CHECK_FALSE(has(ran.out, "after 0\n"));
    const Ran undisturbed = run(nightly(workspace), fixed);
    CHECK(undisturbed.code == 1);
    CHECK(sound_ledger(kept / "teams") == sound_ledger(workspace));
    CHECK(sound_ledger(workspace) != before);
    CHECK(summary(kept / "teams") == summary(workspace));
}

TEST_CASE("a workspace that this account may not write") {
    if (!can("setpriv --reuid 65534 --regid 65534 --clear-groups true", "a workspace that may not be written")) return;
    const TemporaryFolder folder, kept;
    const std::string workspace = teams_after_three_nights(folder, "teams");
    for (const TemporaryFolder* one : {&folder, &kept})
        fs::permissions(one->path(), fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
    fs::copy_file(INDUCT_BINARY, folder / "induct");
    const Ledgered before = sound_ledger(workspace);
    const Ran ran = in_shell(kept, "setpriv --reuid 65534 --regid 65534 --clear-groups",
                             quoted(folder / "induct") + " " + nightly(workspace) + "\n");
    CAPTURE(ran.err);
    CHECK(ran.code == 2);
    CHECK(has(ran.err, "ledger.db` cannot be "));
    CHECK(has(ran.err, "look at the rights"));
    CHECK(sound_ledger(workspace) == before);
    CHECK_FALSE(fs::exists(workspace + "/reports/2026-02-12"));
}

TEST_CASE("a ledger that another program holds") {
    const TemporaryFolder folder;
    const std::string workspace = teams_after_three_nights(folder, "teams");
    const Ledgered before = sound_ledger(workspace);
    {
        SQLite::Database other(workspace + "/ledger.db", SQLite::OPEN_READWRITE);
        other.exec("BEGIN IMMEDIATE");
        const Ran ran = run(nightly(workspace), fixed);
        CHECK(ran.code == 2);
        CHECK(has(ran.err, "ledger.db` is in use"));
        // Who only reads is not kept from it.
        CHECK(run("ledger verify -w " + quoted(workspace)).code == 0);
        other.exec("ROLLBACK");
    }
    CHECK(sound_ledger(workspace) == before);
    CHECK(run(nightly(workspace), fixed).code == 1);
}

TEST_CASE("two nights at once") {
    const TemporaryFolder folder;
    const std::string alone = teams_after_three_nights(folder, "alone");
    const std::string unbegun = new_teams(folder, "unbegun"), unbegun_alone = new_teams(folder, "unbegun alone");
    REQUIRE(run(nightly(unbegun_alone, "2025-10-15"), fixed).code == 1);
    REQUIRE(run(nightly(alone), fixed).code == 1);
    for (int round = 0; round < 4; ++round) {
        CAPTURE(round);
        const std::string both = folder / ("both " + std::to_string(round)), first = both + " first";
        fs::copy(unbegun, first, fs::copy_options::recursive);
        // Neither finds a ledger, and both set out to make one.
        Ran one, other;
        std::thread at_once([&] { one = run(nightly(first, "2025-10-15"), fixed); });
        other = run(nightly(first, "2025-10-15"), fixed);
        at_once.join();
        CAPTURE(one.err);
        CAPTURE(other.err);
        CHECK(std::min(one.code, other.code) == 1);
        CHECK(std::max(one.code, other.code) <= 3);
        CHECK(sound_ledger(first) == sound_ledger(unbegun_alone));
        CHECK(run(nightly(first, "2025-10-15"), fixed).code == 1);
        CHECK(read_file(first + "/reports/2025-10-15/alder-bay.json") ==
              read_file(unbegun_alone + "/reports/2025-10-15/alder-bay.json"));
        CHECK_FALSE(fs::exists(first + "/ledger.db.new"));
    }
}

TEST_CASE("clocks that are set back") {
    const TemporaryFolder folder;
    const std::string workspace = teams_after_three_nights(folder, "teams"), later = folder / "later";
    fs::copy(workspace, later, fs::copy_options::recursive);
    const Ledgered before = sound_ledger(workspace);
    const Ran early = run(nightly(workspace, "2026-01-11"), fixed);
    CHECK(early.code == 2);
    CHECK(has(early.err, "the last night was 2026-01-12; 2026-01-11 is before it"));
    CHECK(sound_ledger(workspace) == before);
    // The clock on the wall may stand in 1970: it is written down, and nothing comes of it.
    CHECK(run(nightly(workspace), "SOURCE_DATE_EPOCH=1").code == 1);
    CHECK(run(nightly(later), "SOURCE_DATE_EPOCH=1999999999").code == 1);
    CHECK(run("ledger verify -w " + quoted(workspace)).code == 0);
    // The summary ends with the ledger's head, and there the clock is written down.
    const auto judged = [](const std::string& text) { return text.substr(0, text.find("\nFrom what these reports")); };
    CHECK(judged(summary(workspace)) == judged(summary(later)));
    CHECK(summary(workspace) != summary(later));
    CHECK(sound_ledger(workspace).tables == sound_ledger(later).tables);
}

TEST_CASE("ledgers that are none") {
    const TemporaryFolder folder;
    const std::string workspace = teams_after_three_nights(folder, "teams"), path = workspace + "/ledger.db";
    const std::string whole = read_file(path);
    REQUIRE(whole.size() > 50000);
    const auto refused = [&](const std::string& bytes, const std::string& says) {
        CAPTURE(bytes.size());
        write_file(path, bytes);
        for (const std::string& command : {nightly(workspace), "ledger verify -w " + quoted(workspace),
                                           "ledger purge --on 2026-10-15 -w " + quoted(workspace),
                                           "report --on 2026-01-12 -w " + quoted(workspace)}) {
            const Ran ran = run(command, fixed);
            CAPTURE(command);
            CAPTURE(ran.err);
            CHECK((ran.code == 1 || ran.code == 2 || ran.code == 3));
            if (ran.code != 1) CHECK(has(ran.err, "ledger.db`"));
            if (!says.empty()) CHECK(has(ran.err, says));
        }
    };
    refused("", "is an empty file");
    refused("not a database, but long enough to be looked at by somebody", "is no ledger");
    std::string newer = whole;
    newer[63] = 99;  // the last byte of user_version
    refused(newer, "has schema 99");
    // Cut at every eighth part: no crash, and never a night that is told to be good.
    for (std::size_t eighth = 1; eighth < 8; ++eighth) {
        refused(whole.substr(0, whole.size() * eighth / 8), "");
        CHECK(run("ledger verify -w " + quoted(workspace)).code != 0);
        for (const char* rest : {"-wal", "-shm"}) fs::remove(path + rest);
    }
    write_file(path, whole);
    CHECK(run(nightly(workspace), fixed).code == 1);
}

TEST_CASE("a terminal or file that takes no more output") {
    const TemporaryFolder folder;
    const std::string workspace = teams_after_three_nights(folder, "teams");
    const auto into_full = [&](const std::string& arguments) {
        const Ran ran = in_shell(folder, "", fixed + " " + quoted(INDUCT_BINARY) + " " + arguments + " >/dev/full\n");
        CAPTURE(arguments);
        CHECK(ran.code == 3);
        CHECK(has(ran.err, "standard output cannot be written"));
    };
    into_full("report -w " + quoted(workspace) + " --on 2026-01-12");
    into_full("ledger verify -w " + quoted(workspace));
    into_full(nightly(workspace));
    CHECK(run("ledger verify -w " + quoted(workspace)).code == 0);
}
