// The small workspaces of examples/, one for each model of rules/: two nights each, whose reports are golden files, and
// over the year at least one finding of each rule that is met and one that is missed.
#include "tests/cli/run.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <vector>

using namespace induct::testing;

namespace {

/// All workspaces but the large one, which example_test.cpp goes through.
std::vector<std::string> small_examples() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(fs::path(INDUCT_SOURCE_DIR) / "examples")) {
        const std::string name = entry.path().filename().string();
        if (name != "rogue-valley" && fs::exists(entry.path() / "workspace.induct")) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// What the findings of one rule were over the year.
struct Taken {
    std::set<std::string> statuses;
    std::set<std::string> findings;  // subject and window
};

/// For each rule that the night's reports know, what its findings were.
void gather(const std::string& reports, std::map<std::string, Taken>& taken) {
    for (const auto& entry : fs::directory_iterator(reports)) {
        if (entry.path().extension() != ".json") continue;
        const auto json = nlohmann::json::parse(read_file(entry.path()));
        for (const auto& rule : json.at("rules")) taken[rule.at("rule")];
        for (const auto& finding : json.at("findings")) {
            Taken& one = taken[finding.at("rule")];
            one.statuses.insert(finding.at("status"));
            one.findings.insert(finding.at("subject").get<std::string>() + finding.at("window").dump());
        }
    }
}

}  // namespace

TEST_CASE("each small example through its year") {
    for (const std::string& name : small_examples()) {
        CAPTURE(name);
        const TemporaryFolder folder;
        const std::string workspace = copy_of_example(folder, name);
        std::map<std::string, Taken> taken;
        for (const char* date : {"2026-01-20", "2026-07-20"}) {
            CAPTURE(date);
            const Ran ran = run("nightly " + quoted(workspace) + " --on " + date, "SOURCE_DATE_EPOCH=1768867200");
            CHECK(ran.err.empty());
            CHECK(ran.code == 1);
            const std::string reports = workspace + "/reports/" + date;
            check_golden("examples/" + name + "-" + date + ".txt", read_file(reports + "/summary.txt"));
            gather(reports, taken);
        }
        CHECK(run("ledger verify -w " + quoted(workspace)).code == 0);
        CHECK(!taken.empty());
        for (const auto& entry : taken) {
            CAPTURE(entry.first);
            const Taken& one = entry.second;
            // What follows from a decision: in these workspaces nobody has decided anything yet.
            if (entry.first.starts_with("mentor-fit-")) continue;
            const std::size_t met = one.statuses.count("met") + one.statuses.count("met-late");
            const std::size_t missed = one.statuses.count("missed");
            CHECK(met + missed > 0);
            // Where the program is judged once a year, its one finding cannot be both.
            if (one.findings.size() == 1) continue;
            CHECK(met > 0);
            CHECK(missed > 0);
        }
    }
}
