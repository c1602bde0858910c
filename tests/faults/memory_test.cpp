// No memory, at points that are spread evenly over all allocations of a night: SQLite gives up, or the standard library
// throws. 200 points; INDUCT_FAULTS=all takes 2,000.
#include "tests/faults/shim/calls.h"
#include "tests/faults/trial.h"
#include "tests/faults/workspaces.h"

#include <random>

using namespace induct::testing;

namespace {

std::size_t points() {
    const char* asked = std::getenv("INDUCT_FAULTS");
    return asked != nullptr && std::string(asked) == "all" ? 2000 : 200;
}

/// One fault in each of as many equal parts of the run.
std::vector<Fault> spread(std::size_t allocations) {
    std::mt19937 random(20260120);
    const std::size_t part = allocations / points();
    std::vector<Fault> faults;
    for (std::size_t i = 0; i < points(); ++i)
        faults.push_back({induct::faults::fail, 1 + i * part + random() % part, true});
    return faults;
}

void run_out_of_memory(const std::string& before, const std::string& arguments) {
    Trial trial(before, arguments);
    CAPTURE(trial.output());
    REQUIRE(trial.allocations() > 20000);
    trial.disturb(spread(trial.allocations()));
    std::size_t stopped = 0;
    for (const auto& [what, endings] : trial.endings())
        for (const auto& [ending, count] : endings) stopped += ending == Ending::stopped_before ? count : 0;
    CHECK(stopped > points() / 2);  // most of a night lies before its commit
}

}  // namespace

TEST_CASE("a night, whatever allocation fails") {
    const TemporaryFolder folder;
    // Two threads judge, so that also a worker runs out of memory.
    run_out_of_memory(teams_after_three_nights(folder, "teams"), "nightly WORKSPACE --threads 2 --on 2026-02-12");
}
