// `induct test`: runs the scenarios of models; of those that fail it shows expected against found, with the why.
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

Tally run_all(const LoadedModel& loaded, const SourceSet& sources, bool verbose) {
    Tally tally;
    for (const Scenario& scenario : loaded.model.scenarios) {
        const ScenarioResult result = run_scenario(loaded.model, scenario);
        (result.holds() ? tally.passed : tally.failed) += 1;
        if (!result.holds())
            tell(result, sources);
        else if (verbose)
            std::cout << fmt::format("passed  {}  {}\n", place_of(sources, result.span), result.title);
    }
    return tally;
}

}  // namespace

int run_test(const TestOptions& options, const Terminal& terminal) {
    Checked<std::vector<std::string>> found = find_models(options.paths);
    SourceSet sources;
    if (!found.diagnostics.empty()) return show_diagnostics(found.diagnostics, sources, false, terminal);
    Tally all;
    for (const std::string& path : found.value) {
        LoadedModel loaded = load_model(path, sources);
        if (!loaded.usable()) return show_diagnostics(loaded.diagnostics, sources, false, terminal);
        if (loaded.model.scenarios.empty()) {
            const Diagnostic none{
                Code::no_scenarios, Severity::warning, fmt::format("`{}` has no scenarios", path), {}, ""};
            (void)show_diagnostics({&none, 1}, sources, false, terminal);
        }
        const Tally one = run_all(loaded, sources, options.verbose);
        std::cout << fmt::format("{}: {} passed, {} failed\n", path, one.passed, one.failed);
        all.passed += one.passed;
        all.failed += one.failed;
    }
    if (found.value.size() > 1) std::cout << fmt::format("all: {} passed, {} failed\n", all.passed, all.failed);
    return all.failed > 0 ? 1 : 0;
}

}  // namespace induct::cli
