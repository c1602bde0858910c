// `induct check`: what is wrong with models, and with --calendar what each rule makes of the year.
#include "cli/output.h"
#include "engine/model/layers.h"
#include "engine/nightly/models.h"
#include "engine/plan/calendar_echo.h"

#include <fmt/format.h>

#include <iostream>

namespace induct::cli {

namespace {

struct Totals {
    int exit_code = 0;
    std::size_t errors = 0, warnings = 0;

    void count(std::span<const Diagnostic> diagnostics) {
        for (const Diagnostic& one : diagnostics) {
            errors += one.severity == Severity::error;
            warnings += one.severity == Severity::warning;
        }
    }
};

}  // namespace

int run_check(const CheckOptions& options, const Terminal& terminal) {
    SourceSet sources;
    Checked<std::vector<std::string>> found = find_models(options.paths);
    std::vector<Diagnostic> all = std::move(found.diagnostics);
    std::string echo;
    for (const std::string& path : found.value) {
        LoadedModel loaded = load_model(path, sources);
        all.insert(all.end(), loaded.diagnostics.begin(), loaded.diagnostics.end());
        if (loaded.usable())
            for (const std::string& one : overlay_words(loaded.model)) echo += fmt::format("{}: {}\n", path, one);
        if (options.calendar && loaded.usable()) echo += calendar_echo(loaded.model);
    }
    Totals totals;
    totals.count(all);
    totals.exit_code = show_diagnostics(all, sources, options.json, terminal);
    if (options.json) return totals.exit_code;
    std::cout << echo;
    if (totals.errors + totals.warnings == 0)
        std::cout << fmt::format("{}: nothing to object to\n", counted(found.value.size(), "model"));
    else
        std::cout << fmt::format("{}: {}, {}\n", counted(found.value.size(), "model"), counted(totals.errors, "error"),
                                 counted(totals.warnings, "warning"));
    return totals.exit_code;
}

}  // namespace induct::cli
