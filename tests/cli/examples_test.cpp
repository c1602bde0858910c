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

/// For each rule that the night's reports know, the statuses of its findings.
void gather(const std::string& reports, std::map<std::string, std::set<std::string>>& taken) {
    for (const auto& entry : fs::directory_iterator(reports)) {
        if (entry.path().extension() != ".json") continue;
        const auto json = nlohmann::json::parse(read_file(entry.path()));
        for (const auto& rule : json.at("rules")) taken[rule.at("rule")];
        for (const auto& finding : json.at("findings")) taken[finding.at("rule")].insert(finding.at("status"));
    }
}

}  // namespace

TEST_CASE("each small example through its year") {
    for (const std::string& name : small_examples()) {
        CAPTURE(name);
        const TemporaryFolder folder;
        const std::string workspace = copy_of_example(folder, name);
        std::map<std::string, std::set<std::string>> taken;
        for (const char* date : {"2026-01-20", "2026-06-30"}) {
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
        for (const auto& [rule, statuses] : taken) {
            CAPTURE(rule);
            CHECK(statuses.count("met") + statuses.count("met-late") > 0);
            CHECK(statuses.count("missed") == 1);
        }
    }
}
