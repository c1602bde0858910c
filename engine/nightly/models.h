// Models from files: found, read, parsed, checked. What `check`, `test`, `plan` and the night start with.
// Tested by tests/nightly/models_test.cpp.
#pragma once

#include "engine/model/model.h"
#include "grammar/diagnostic.h"

#include <cstdint>
#include <string>
#include <vector>

namespace induct {

struct LoadedModel {
    std::string path;
    Model model;
    std::vector<Diagnostic> diagnostics;
    [[nodiscard]] bool usable() const { return !has_errors(diagnostics); }
};

/// Reads one model; libraries are looked for beside it, then in the program. A file that cannot be read is a
/// diagnostic.
[[nodiscard]] LoadedModel load_model(const std::string& path, SourceSet& sources);

enum class WhichFiles : std::uint8_t { models, models_and_workspaces };

/// The models behind what a user typed: files as they are, folders searched for *.induct, sorted. A folder's
/// workspace.induct is found only where it is asked for.
[[nodiscard]] Checked<std::vector<std::string>> find_models(const std::vector<std::string>& paths,
                                                            WhichFiles which = WhichFiles::models);

/// The SHA-256 of a model's text and of all libraries it uses, as a report states it: which rules were in force.
[[nodiscard]] std::string model_hash(const SourceSet& sources);

}  // namespace induct
