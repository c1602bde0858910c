// A workspace in which everything that is not for everybody can be told by its words. See privacy_test.cpp.
#pragma once

#include "tests/cli/run.h"

#include <string>
#include <vector>

namespace induct::testing {

/// What is somebody's own, each known by a letter and by words that nothing else holds.
struct Secret {
    char letter;
    const char* what;
    const char* words;
};

/// All of them. Rules are known by how much they ask for, since their names and titles stand in the model.
[[nodiscard]] const std::vector<Secret>& secrets();

/// Writes the workspace `valley` into the folder, with a night, a purge and another night behind it; gives its path.
/// What the commands printed is kept in `nightly`, `dry_run` and `purge`.
struct SecretWorkspace {
    TemporaryFolder folder;
    const std::string path = folder / "valley";
    Ran nightly, dry_run, purge;
    SecretWorkspace();
};

}  // namespace induct::testing
