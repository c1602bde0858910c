// The example through its year: four nights one after the other, each report read by hand once and kept as a golden
// file.
#include "tests/cli/run.h"

using namespace induct::testing;

TEST_CASE("Rogue Valley on four nights") {
    const TemporaryFolder folder;
    const std::string workspace = copy_of_example(folder);
    for (const char* date : {"2025-11-15", "2026-01-20", "2026-03-15", "2026-06-20"}) {
        CAPTURE(date);
        const Ran ran = run("nightly " + quoted(workspace) + " --on " + date, "SOURCE_DATE_EPOCH=1768867200");
        CHECK(ran.err.empty());
        CHECK(ran.code == 1);
        check_golden(std::string("example/") + date + ".txt",
                     read_file(workspace + "/reports/" + date + "/summary.txt"));
    }
    CHECK(run("ledger verify -w " + quoted(workspace)).code == 0);

    // Looking back gives what the night said then: the ledger knew no more.
    const Ran then =
        run("report -w " + quoted(workspace) + " --on 2026-01-20 --known-at 2026-01-20 --format csv --as P-0001");
    CHECK(then.code == 0);
    CHECK(then.out == read_file(workspace + "/reports/2026-01-20/somc.csv"));

    struct Row {
        const char *arguments, *golden;
    };
    const Row rows[] = {
        {"why somc/mentor-hours BP-07 --on 2026-01-20 --known-at 2026-01-20", "example/why-behind.txt"},
        {"why mentor-hours BP-01 --on 2026-06-20 --records", "example/why-met.txt"},
        {"why somc/daily-onsite BP-20 --on 2026-01-20 --window 2026-01-14", "example/why-leave.txt"},
        {"why somc/plc-monthly-building P-0219 --on 2026-03-15 --window 2025-12-10", "example/why-missed.txt"},
        {"why somc/administrators-meet program --on 2026-03-15", "example/why-program.txt"},
        {"why somc/induction-held program --on 2026-03-15 --json", "example/why-unknown.json"},
        {"report --for BP-07 --as P-0001 --on 2026-01-20 --known-at 2026-01-20", "example/report-pairing.txt"},
        {"report --on 2026-01-20 --known-at 2026-01-20", "example/report-anyone.txt"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.arguments));
        const Ran ran = run(std::string(row.arguments) + " -w " + quoted(workspace));
        CHECK(ran.code == 0);
        CHECK(ran.err.empty());
        check_golden(row.golden, ran.out);
    }
}

TEST_CASE("a mended row is taken in by the next night, and a changed one is a correction") {
    const TemporaryFolder folder;
    const std::string workspace = copy_of_example(folder);
    const std::string file = workspace + "/inbox/applegate/full-release/thorvald-2025-10.csv";
    const Ran first = run("nightly " + quoted(workspace) + " --on 2025-11-15");
    CHECK(read_file(workspace + "/reports/2025-11-15/set-aside/inbox/applegate/full-release/thorvald-2025-10.csv")
              .find("2:75") != std::string::npos);
    std::string text = read_file(file);
    text.replace(text.find("2:75"), 4, "3:15");
    write_file(file, text);
    const Ran second = run("nightly " + quoted(workspace) + " --on 2025-11-15");
    CHECK(second.out.find(": 1 new, 0 corrected, 0 withdrawn") != std::string::npos);
    CHECK_FALSE(
        fs::exists(workspace + "/reports/2025-11-15/set-aside/inbox/applegate/full-release/thorvald-2025-10.csv"));
    text.replace(text.find("3:15"), 4, "3:10");
    write_file(file, text);
    const Ran third = run("nightly " + quoted(workspace) + " --on 2025-11-15");
    CHECK(third.out.find(": 0 new, 1 corrected, 0 withdrawn") != std::string::npos);
}
