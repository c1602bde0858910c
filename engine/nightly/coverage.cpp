// See coverage.h.
#include "engine/nightly/coverage.h"

#include "engine/evaluate/value_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

bool is_cited(const Carrier& carrier, const std::string& source, const std::string& clause) {
    return std::any_of(carrier.cites.begin(), carrier.cites.end(), [&](const Citation& cite) {
        return cite.source == source && std::find(cite.places.begin(), cite.places.end(), clause) != cite.places.end();
    });
}

std::string carrier_words(const CarriedBy& one, bool name_model) {
    std::string words = one.name.empty() ? one.what : one.what + " " + one.name;
    if (name_model) words += " of " + one.model;
    if (one.scenarios > 0) words += fmt::format(" ({})", counted(one.scenarios, "scenario"));
    return words;
}

std::string clause_words(const ListCoverage& list, const ClauseCoverage& one, std::size_t width) {
    std::string how = one.clause.how;
    if (!one.clause.force.empty()) how += (how.empty() ? "" : ", ") + one.clause.force;
    std::string by;
    for (const CarriedBy& carrier : one.by)
        by += (by.empty() ? "" : "; ") + carrier_words(carrier, list.models.size() > 1);
    if (by.empty()) by = "nothing: " + one.clause.text;
    if (one.noted() && one.clause.how != "note" && !one.clause.how.empty()) by += ", though it can be judged";
    return fmt::format("  {:<{}}  {:<15}  {}\n", one.clause.id, width, how, by);
}

struct Totals {
    std::size_t all = 0, judged = 0, declared = 0, noted = 0, missing = 0, shown = 0;

    void add(const ListCoverage& list) {
        for (const ClauseCoverage& one : list.clauses) {
            all += 1;
            shown += one.scenarios.empty() ? 0 : 1;
            (one.by.empty() ? missing : one.judged() ? judged : one.noted() ? noted : declared) += 1;
        }
    }
    [[nodiscard]] std::string words() const {
        std::string text = fmt::format(
            "{} of {} accounted for: {} by rules or figures, {} by other declarations, "
            "{} by notes; {} shown by scenarios",
            all - missing, counted(all, "clause"), judged, declared, noted, shown);
        return text;
    }
};

}  // namespace

bool ClauseCoverage::judged() const {
    return std::any_of(by.begin(), by.end(), [](const CarriedBy& one) { return one.judges; });
}
bool ClauseCoverage::noted() const {
    return !by.empty() && std::all_of(by.begin(), by.end(), [](const CarriedBy& one) { return one.what == "note"; });
}

void Coverage::add(const Model& model, const Exercise& exercise) {
    const std::vector<Carrier> carriers = carriers_of(model);
    for (const Source& source : model.program.sources) {
        if (source.clauses.empty()) continue;
        auto list = std::find_if(lists_.begin(), lists_.end(),
                                 [&](const ListCoverage& one) { return one.file == source.clause_file; });
        if (list == lists_.end()) {
            lists_.push_back({source.clause_file, source.title, {}, {}, 0});
            list = lists_.end() - 1;
            for (const Clause& clause : source.clauses) list->clauses.push_back({clause, {}, {}});
        }
        list->models.push_back(model.program.name);
        list->scenarios += model.scenarios.size();
        for (ClauseCoverage& one : list->clauses)
            for (const Carrier& carrier : carriers) {
                if (!is_cited(carrier, source.name, one.clause.id)) continue;
                const std::set<std::string> shown =
                    carrier.judges ? exercise.scenarios_of(carrier.name) : std::set<std::string>();
                one.by.push_back({model.program.name, carrier.what, carrier.name, carrier.judges, shown.size()});
                for (const std::string& title : shown) one.scenarios.insert(model.program.name + ": " + title);
            }
    }
}

std::string coverage_text(const std::vector<ListCoverage>& lists, bool missing_only) {
    std::string text;
    Totals all;
    for (const ListCoverage& list : lists) {
        Totals one;
        one.add(list);
        all.add(list);
        std::string models;
        for (const std::string& name : list.models) models += (models.empty() ? "" : ", ") + name;
        text += fmt::format("{} ({}, carried by {})\n", list.title, list.file, models);
        std::size_t width = 0;
        for (const ClauseCoverage& clause : list.clauses) width = std::max(width, clause.clause.id.size());
        for (const ClauseCoverage& clause : list.clauses)
            if (!missing_only || clause.by.empty()) text += clause_words(list, clause, width);
        text += fmt::format("  {}\n\n", one.words());
    }
    text += fmt::format("{}: {}\n", counted(lists.size(), "clause list"), all.words());
    return text;
}

std::size_t uncarried(const std::vector<ListCoverage>& lists) {
    Totals all;
    for (const ListCoverage& list : lists) all.add(list);
    return all.missing;
}

}  // namespace induct
