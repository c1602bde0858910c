// `induct test`: runs the scenarios of models; of those that fail it shows expected against found, with the why. With
// --coverage it tells what no scenario shows.
#include "cli/output.h"
#include "engine/nightly/models.h"
#include "engine/nightly/scenarios.h"

#include <fmt/format.h>

#include <iostream>

namespace induct::cli {

namespace {

struct Tally {
    std::size_t passed = 0, failed = 0;
};

std::string place_of(const SourceSet& sources, Span span) {
    const SourceText& source = sources[span.file];
    return fmt::format("{}:{}", source.name, source.place(span.begin).line);
}

std::string indented(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += c;
        if (c == '\n') out += "              ";
    }
    return out;
}

void tell(const ScenarioResult& result, const SourceSet& sources) {
    std::cout << fmt::format("FAILED  {}  {}\n", place_of(sources, result.span), result.title);
    for (const CheckResult& check : result.checks) {
        if (check.holds) continue;
        std::cout << fmt::format("    on {}: {}\n    expected  {}\n    found     {}\n", to_words(check.on), check.words,
                                 check.expected, check.found);
        if (!check.why.empty()) std::cout << fmt::format("    why       {}\n", indented(check.why));
    }
}

Tally run_all(const LoadedModel& loaded, const SourceSet& sources, bool verbose, Exercise& exercise) {
    Tally tally;
    for (const Scenario& scenario : loaded.model.scenarios) {
        const ScenarioResult result = run_scenario(loaded.model, scenario, &exercise);
        (result.holds() ? tally.passed : tally.failed) += 1;
        if (!result.holds())
            tell(result, sources);
        else if (verbose)
            std::cout << fmt::format("passed  {}  {}\n", place_of(sources, result.span), result.title);
    }
    return tally;
}

/// What the scenarios never show, one a line, and how much they do. Gives back how many branches are incomplete.
std::size_t tell_coverage(const Exercise& exercise, const SourceSet& sources) {
    std::map<Branch::Of, std::pair<std::size_t, std::size_t>> tally;  // complete, all
    std::size_t incomplete = 0;
    for (const Branch& branch : exercise.branches()) {
        auto& [complete, all] = tally[branch.of];
        all += 1;
        complete += branch.complete() ? 1 : 0;
        if (branch.complete()) continue;
        incomplete += 1;
        std::string never = branch.seen(0) ? "" : branch.sides[0];
        if (!branch.seen(1)) never += (never.empty() ? "" : " nor ") + branch.sides[1];
        std::cout << fmt::format("  never {:<20} {}  {}\n", never, branch.name, place_of(sources, branch.span));
    }
    std::string words;
    const auto add = [&](Branch::Of of, std::string_view one, std::string_view many) {
        const auto found = tally.find(of);
        if (found == tally.end()) return;
        const auto [complete, all] = found->second;
        words += fmt::format("{}{} of {}", words.empty() ? "" : ", ", complete, counted(all, one, many));
    };
    add(Branch::Of::rule, "rule", "rules");
    add(Branch::Of::part, "part of a rule", "parts of rules");
    add(Branch::Of::case_, "case", "cases");
    add(Branch::Of::exception, "exception", "exceptions");
    add(Branch::Of::trigger, "trigger", "triggers");
    add(Branch::Of::review, "review", "reviews");
    add(Branch::Of::figure, "figure", "figures");
    if (!words.empty()) std::cout << fmt::format("  shown both ways: {}\n", words);
    return incomplete;
}

}  // namespace

int run_test(const TestOptions& options, const Terminal& terminal) {
    Checked<std::vector<std::string>> found = find_models(options.paths);
    SourceSet sources;
    if (!found.diagnostics.empty()) return show_diagnostics(found.diagnostics, sources, false, terminal);
    Tally all;
    std::size_t unseen = 0;
    for (const std::string& path : found.value) {
        LoadedModel loaded = load_model(path, sources);
        if (!loaded.usable()) return show_diagnostics(loaded.diagnostics, sources, false, terminal);
        if (loaded.model.scenarios.empty() && !loaded.model.program.name.empty()) {  // a calendar has none to show
            const Diagnostic none{
                Code::no_scenarios, Severity::warning, fmt::format("`{}` has no scenarios", path), {}, ""};
            (void)show_diagnostics({&none, 1}, sources, false, terminal);
        }
        Exercise exercise(loaded.model);
        const Tally one = run_all(loaded, sources, options.verbose, exercise);
        std::cout << fmt::format("{}: {} passed, {} failed\n", path, one.passed, one.failed);
        if (options.coverage) unseen += tell_coverage(exercise, sources);
        all.passed += one.passed;
        all.failed += one.failed;
    }
    if (found.value.size() > 1) std::cout << fmt::format("all: {} passed, {} failed\n", all.passed, all.failed);
    return all.failed + unseen > 0 ? 1 : 0;
}

}  // namespace induct::cli
