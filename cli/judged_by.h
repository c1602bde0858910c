// Which run of a workspace judges a subject: for `why` and `report --for`, when another run is asked.
// Method: each run is looked at in turn. Source: docs/workspace.md, the `run` line. Tested by
// tests/cli/two_runs_test.cpp.
#pragma once

#include "engine/nightly/night.h"

namespace induct::cli {

struct JudgedBy {
    std::string run;  // empty: none of them
    const Model* model = nullptr;
    std::string words;  // "`M-1` is judged by the run `hill`"
    std::string hint;   // what to do when no run judges it
};
/// `id` as it was typed. Words are empty when no run knows the subject.
[[nodiscard]] JudgedBy whose(const OpenWorkspace& open, const Ledger& ledger, AsOf when, const std::string& id);

}  // namespace induct::cli
