// `induct plan`: what a model is lowered to.
#include "engine/plan/plan.h"

#include "cli/output.h"
#include "engine/nightly/models.h"

#include <iostream>

namespace induct::cli {

int run_plan(const PlanOptions& options, const Terminal& terminal) {
    SourceSet sources;
    const LoadedModel loaded = load_model(options.path, sources);
    if (!loaded.usable()) return show_diagnostics(loaded.diagnostics, sources, false, terminal);
    std::cout << to_text(plan(loaded.model), loaded.model);
    return 0;
}

}  // namespace induct::cli
