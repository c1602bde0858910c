// See output.h.
#include "cli/output.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace induct::cli {

int show_diagnostics(std::span<const Diagnostic> diagnostics, const SourceSet& sources, bool json,
                     const Terminal& terminal) {
    if (json)
        std::cout << render_json(diagnostics, sources) << '\n';
    else if (!diagnostics.empty())
        std::cerr << render_text(diagnostics, sources, terminal.colour) << '\n';
    if (has_errors(diagnostics)) return 2;
    const bool warned = std::any_of(diagnostics.begin(), diagnostics.end(),
                                    [](const Diagnostic& d) { return d.severity == Severity::warning; });
    return warned ? 1 : 0;
}

int refuse(Code code, const std::string& message, const std::string& hint) {
    const Diagnostic only{code, Severity::error, message, {}, hint};
    std::cerr << render_text({&only, 1}, SourceSet{}, false) << '\n';
    return 2;
}

}  // namespace induct::cli
