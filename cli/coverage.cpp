// `induct coverage`: for each clause of the handbooks that models cite, what carries it and how many scenarios show it.
#include "engine/nightly/coverage.h"

#include "cli/output.h"
#include "engine/nightly/models.h"
#include "engine/nightly/scenarios.h"
#include "grammar/printable.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>

namespace induct::cli {

namespace {

nlohmann::ordered_json to_json(const ListCoverage& list) {
    nlohmann::ordered_json clauses = nlohmann::ordered_json::array();
    for (const ClauseCoverage& one : list.clauses) {
        nlohmann::ordered_json by = nlohmann::ordered_json::array();
        for (const CarriedBy& carrier : one.by)
            by.push_back({{"model", carrier.model},
                          {"what", carrier.what},
                          {"name", carrier.name},
                          {"scenarios", carrier.scenarios}});
        clauses.push_back({{"clause", one.clause.id},
                           {"how", one.clause.how},
                           {"force", one.clause.force},
                           {"text", one.clause.text},
                           {"carried_by", std::move(by)},
                           {"scenarios", one.scenarios.size()}});
    }
    return {{"list", list.file},
            {"title", list.title},
            {"models", list.models},
            {"scenarios", list.scenarios},
            {"clauses", std::move(clauses)}};
}

}  // namespace

int run_coverage(const CoverageOptions& options, const Terminal& terminal) {
    Checked<std::vector<std::string>> found = find_models(options.paths);
    SourceSet sources;
    if (!found.diagnostics.empty()) return show_diagnostics(found.diagnostics, sources, false, terminal);
    Coverage coverage;
    for (const std::string& path : found.value) {
        LoadedModel loaded = load_model(path, sources);
        if (!loaded.usable()) return show_diagnostics(loaded.diagnostics, sources, false, terminal);
        Exercise exercise(loaded.model);
        for (const Scenario& scenario : loaded.model.scenarios) (void)run_scenario(loaded.model, scenario, &exercise);
        coverage.add(loaded.model, exercise);
    }
    const std::vector<ListCoverage>& lists = coverage.lists();
    if (lists.empty())
        return refuse(Code::no_clause_list, "no source of these models names a clause list",
                      "name it behind the source's title: `source handbook \"Mentor handbook\" clauses "
                      "\"clauses/handbook.md\"`");
    if (options.json) {
        nlohmann::ordered_json all = nlohmann::ordered_json::array();
        for (const ListCoverage& list : lists) all.push_back(to_json(list));
        std::cout << json_escaped(all.dump(2)) << '\n';
    } else {
        std::cout << coverage_text(lists, options.missing);
    }
    return uncarried(lists) > 0 ? 1 : 0;
}

}  // namespace induct::cli
