// The night as a user runs it: twice, killed at any moment, with other threads and locales. The ledger is the same.
#include "tests/cli/run.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <random>
#include <thread>

using namespace induct::testing;

namespace {

const std::string fixed = "SOURCE_DATE_EPOCH=1768867200";
const std::string january = " --on 2026-01-20";
const std::string october = " --on 2025-10-15";  // a smaller night; kill_a_night() runs it too

std::string shown(const std::string& workspace) { return run("ledger show --all -w " + quoted(workspace)).out; }

/// Every file below a folder with its content, in the order of names.
std::string all_files(const std::string& folder) {
    std::vector<std::string> paths;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) paths.push_back(entry.path().string());
    std::sort(paths.begin(), paths.end());
    std::string all;
    for (const std::string& path : paths) all += path.substr(folder.size()) + "\n" + read_file(path) + "\n";
    return all;
}

/// The clean tables of the import's goldens as a workspace; `more` are further lines of its workspace.induct.
std::string valley_workspace(const TemporaryFolder& folder, const std::string& more = "") {
    const std::string workspace = folder / "valley";
    fs::copy(golden_path("import/clean/2025-10-01"), workspace, fs::copy_options::recursive);
    fs::copy(golden_path("import/model.induct"), workspace + "/model.induct");
    write_file(workspace + "/workspace.induct",
               "workspace valley \"Valley\"\n  run somc from \"model.induct\" for medford\n" + more);
    return workspace;
}

void remove_ledger(const std::string& workspace) {
    for (const char* rest : {"", "-wal", "-shm"}) fs::remove(workspace + "/ledger.db" + rest);
}

/// Starts a night and kills it after `delay`; says whether it was still running then.
bool kill_a_night(const std::string& workspace, std::chrono::microseconds delay) {
    std::cout << std::flush;  // what waits to be printed is the parent's
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        ::setenv("SOURCE_DATE_EPOCH", "1768867200", 1);
        if (std::freopen("/dev/null", "w", stdout) == nullptr || std::freopen("/dev/null", "w", stderr) == nullptr)
            ::_exit(127);
        ::execl(INDUCT_BINARY, "induct", "nightly", workspace.c_str(), "--on", "2025-10-15",
                static_cast<char*>(nullptr));
        ::_exit(127);
    }
    std::this_thread::sleep_for(delay);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

}  // namespace

TEST_CASE("the second run of a night changes nothing and says so") {
    const TemporaryFolder folder;
    const std::string workspace = copy_of_example(folder);
    const Ran first = run("nightly " + quoted(workspace) + january, fixed);
    CAPTURE(first.err);
    REQUIRE(first.code == 1);
    const std::string ledger = shown(workspace);
    const std::string reports = all_files(workspace + "/reports");
    const Ran second = run("nightly " + quoted(workspace) + january, fixed);
    CHECK(second.code == 1);
    CHECK(second.out.find("nothing new") != std::string::npos);
    CHECK(shown(workspace) == ledger);
    CHECK(all_files(workspace + "/reports") == reports);
    CHECK(run("ledger verify -w " + quoted(workspace)).code == 0);
    const Ran earlier = run("nightly " + quoted(workspace) + " --on 2026-01-19", fixed);
    CHECK(earlier.code == 2);
    CHECK(earlier.err.find("--known-at") != std::string::npos);
}

TEST_CASE("the head that is printed is one that the ledger goes on from, also nights later") {
    const TemporaryFolder folder;
    const std::string workspace = valley_workspace(folder);
    const std::string head = "ledger head -w " + quoted(workspace), verify = "ledger verify -w " + quoted(workspace);
    CHECK(run(head).code == 2);  // no ledger yet
    REQUIRE(run("nightly " + quoted(workspace) + " --on 2025-10-01").code < 2);
    const Ran printed = run(head);
    CHECK(printed.code == 0);
    const std::string kept = printed.out.substr(0, printed.out.find('\n'));
    CHECK(printed.out.find("night of October 1, 2025") != std::string::npos);
    write_file(workspace + "/inbox/later.csv",
               "date,minutes,activity,led_by,people\n2025-10-20,45,observation,P-2,P-1\n");
    REQUIRE(run("nightly " + quoted(workspace) + " --on 2025-12-01").code < 2);
    CHECK(run(head).out.find(kept) == std::string::npos);
    CHECK(run(verify + " --head " + kept).code == 0);
    std::string other = kept;
    other.back() = other.back() == 'a' ? 'b' : 'a';
    const Ran lost = run(verify + " --head " + kept + " --head " + other);
    CHECK(lost.code == 1);
    CHECK(lost.err.find("E484") != std::string::npos);
}

TEST_CASE("rows that are gone on purpose are withdrawn when somebody says so") {
    const TemporaryFolder folder;
    const std::string workspace = copy_of_example(folder);
    REQUIRE(run("ledger import -w " + quoted(workspace) + october).code < 2);
    const std::string sheet = "inbox/applegate/time reports.csv";
    REQUIRE(fs::remove(workspace + "/" + sheet));
    const Ran asked = run("ledger import -w " + quoted(workspace) + october);
    CHECK(asked.out.find("--withdraw-missing \"" + sheet + "\"") != std::string::npos);
    CHECK(asked.out.find(" 0 withdrawn") != std::string::npos);
    const Ran said = run("ledger import -w " + quoted(workspace) + october + " --withdraw-missing " + quoted(sheet));
    CHECK(said.out.find(" 0 withdrawn") == std::string::npos);
    CHECK(run("ledger import -w " + quoted(workspace) + october).out.find("is gone;") == std::string::npos);
    CHECK(run("ledger verify -w " + quoted(workspace)).code == 0);
}

TEST_CASE("a night of a mistyped year is refused, unless it is meant") {
    const TemporaryFolder folder;
    const std::string workspace = valley_workspace(folder);
    const std::string night = "nightly " + quoted(workspace) + " --on ";
    // The logs are of autumn 2025. The first night is too far behind them, and nothing is kept of it.
    CHECK(run(night + "2062-10-01").err.find("error[E409]: 2062-10-01 lies far ahead") == 0);
    CHECK(run(night + "2026-10-01").err.find("the latest row of the logs is of") != std::string::npos);
    CHECK(run("ledger show --all -w " + quoted(workspace)).out.find("night") == std::string::npos);
    CHECK(run(night + "2025-10-01").code < 2);
    CHECK(run("ledger import -w " + quoted(workspace) + " --on 2026-10-05").err.find("the last night was 2025-10-01") !=
          std::string::npos);
    CHECK(run(night + "2025-10-02").code < 2);
    CHECK(run(night + "2026-10-01 --far-ahead").code < 2);
    CHECK(run(night + "2026-10-01").code < 2);  // the same night again
    // Without a row of a log only the calendar can tell.
    fs::remove_all(workspace + "/inbox");
    remove_ledger(workspace);
    CHECK(run(night + "2026-10-01").code < 2);
    remove_ledger(workspace);
    CHECK(run(night + "2062-10-01").err.find("the calendar ends on 2026-06-12") != std::string::npos);
}

TEST_CASE("whoever runs a night is somebody of the roster, once there is one") {
    const TemporaryFolder folder;
    const std::string workspace = valley_workspace(folder, "  operator \"P-99\"\n");
    const std::string import = "ledger import -w " + quoted(workspace) + " --on 2025-10-01";
    CHECK(run(import).err.find("error[E468]") == 0);
    CHECK(run(import + " --by ben@example.org").err.find("write the id: `P-2`") != std::string::npos);
    CHECK(run(import + " --by P-2").code == 0);
    // Not that nobody has the id is wrong, but the row.
    remove_ledger(workspace);
    const std::string people = read_file(workspace + "/roster/people.csv");
    write_file(workspace + "/roster/people.csv", people + "P-99,Olive Operator,,nowhere,,\n");
    const Ran aside = run(import);
    CAPTURE(aside.err);
    CHECK(aside.err.find("the row of `P-99` is set aside: `roster/people.csv`, row ") != std::string::npos);
    CHECK(aside.err.find("`nowhere`") != std::string::npos);
    write_file(workspace + "/roster/people.csv", people);
    fs::remove_all(workspace + "/roster");
    remove_ledger(workspace);
    CHECK(run(import).code < 2);
}

TEST_CASE("neither threads nor locale nor time zone change a byte") {
    const TemporaryFolder one_folder, other_folder;
    const std::string one = copy_of_example(one_folder), other = copy_of_example(other_folder);
    CHECK(run("nightly " + quoted(one) + january + " --threads 1", fixed + " LC_ALL=C TZ=UTC").code == 1);
    CHECK(run("nightly " + quoted(other) + january + " --threads 7", fixed + " LC_ALL=C.UTF-8 TZ=Pacific/Auckland")
              .code == 1);
    CHECK(shown(one) == shown(other));
    CHECK(all_files(one + "/reports") == all_files(other + "/reports"));
}

TEST_CASE("a night killed at any moment leaves nothing half done") {
    const TemporaryFolder undisturbed_folder, folder;
    const std::string undisturbed = copy_of_example(undisturbed_folder);
    const auto begun = std::chrono::steady_clock::now();
    CHECK(run("nightly " + quoted(undisturbed) + october, fixed).code == 1);
    const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);

    const std::string workspace = copy_of_example(folder);
    std::mt19937 random(20);
    int killed = 0;
    for (int i = 0; i < 20; ++i) {
        // A night that ran to its end before the signal is taken back, so that all twenty disturb a night.
        const auto delay =
            std::chrono::microseconds(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(whole.count())));
        if (kill_a_night(workspace, delay)) {
            killed += 1;
        } else {
            fs::remove_all(workspace + "/reports");
            for (const char* file : {"/ledger.db", "/ledger.db-wal", "/ledger.db-shm"}) fs::remove(workspace + file);
        }
    }
    CHECK(killed >= 10);
    CHECK(run("nightly " + quoted(workspace) + october, fixed).code == 1);
    CHECK(shown(workspace) == shown(undisturbed));
    CHECK(all_files(workspace + "/reports") == all_files(undisturbed + "/reports"));
    CHECK(run("ledger verify -w " + quoted(workspace)).code == 0);
}
