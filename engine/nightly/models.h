// Models from files: found, read, parsed, checked. What `check`, `test`, `plan` and the night start with.
// Tested by tests/nightly/forms_test.cpp.
#pragma once

#include "engine/model/check.h"
#include "grammar/diagnostic.h"

#include <cstdint>
#include <string>
#include <vector>

namespace induct {

struct LoadedModel {
    std::string path;
    Model model;
    std::vector<Diagnostic> diagnostics;
    std::string hash = {};  // SHA-256 of its text and of all that it uses: which rules are in force
    [[nodiscard]] bool usable() const { return !has_errors(diagnostics); }
};

/// Reads one model; libraries are looked for beside it, then in the program. A file that cannot be read is a
/// diagnostic. `read`: what reads its files.
[[nodiscard]] LoadedModel load_model(const std::string& path, SourceSet& sources,
                                     const ReadFile& read = read_from_disk);

enum class WhichFiles : std::uint8_t { models, models_and_workspaces };

/// The models behind what a user typed: files as they are, folders searched for *.induct, sorted. A folder's
/// workspace.induct is found only where it is asked for.
[[nodiscard]] Checked<std::vector<std::string>> find_models(const std::vector<std::string>& paths,
                                                            WhichFiles which = WhichFiles::models);

}  // namespace induct
