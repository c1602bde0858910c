// The whole job of one night, in order: import, evaluate, follow up, store, report. One night is one transaction: it
// happened or it did not. Reports are written after it under a temporary name and renamed; a rerun makes missing ones
// again. Source: docs/workspace.md, the night. Tested by tests/cli/night_test.cpp (killed at any moment) and
// example_test.cpp.
#pragma once

#include "engine/ledger/import.h"
#include "engine/ledger/workspace.h"
#include "engine/nightly/models.h"
#include "engine/nightly/scene.h"

#include <functional>
#include <map>

namespace induct {

/// Texts by their path from the workspace's folder: "../../rules/somc.induct".
using TextsByPath = std::map<std::string, std::string>;

/// A workspace with its models, read and checked. With errors in `diagnostics` nothing else may be used.
struct OpenWorkspace {
    Workspace workspace;
    std::vector<LoadedModel> models;  // one a run, in the order of the `run` lines
    std::vector<Diagnostic> diagnostics;
    TextsByPath texts = {};  // workspace.induct and every file that the models read
};
/// `folder`: a workspace's folder, or empty for the nearest one upward.
[[nodiscard]] OpenWorkspace open_workspace(const std::string& folder, SourceSet& sources);
/// The workspace as those texts were, and not what lies in the folder today.
[[nodiscard]] OpenWorkspace open_workspace_of(const std::filesystem::path& folder, const TextsByPath& texts,
                                              SourceSet& sources);

struct NightOptions {
    Date on{};
    std::string by;        // empty: the workspace's operator
    unsigned threads = 0;  // 0: as many as the machine has
    /// Told how far the night is: a word for what it does, and how much of how much is done.
    std::function<void(std::string_view what, std::size_t done, std::size_t of)> progress;
    /// Files of the inbox or roster whose missing rows are to be withdrawn, however many they are (docs/workspace.md).
    std::vector<std::string> withdraw_missing = {};
    bool far_ahead = false;  // the day is meant, though it is far from everything known (night_checks.h)
};

struct RunSummary {
    std::string run, title;
    std::size_t subjects = 0, findings = 0;
    std::size_t missed = 0, behind = 0, unknown = 0;  // findings of `must` rules
    std::size_t attention = 0;                        // subjects with a must that is missed or behind
    std::size_t open_reviews = 0;
    std::string nobody;  // why the run speaks of nobody; empty when it does not
    std::vector<Event> events;
};
struct NightSummary {
    ImportReport import;
    std::vector<RunSummary> runs;
    bool nothing_new = false;       // neither records nor statuses, alerts or reviews changed
    bool attention = false;         // exit code 1
    std::string reports;            // the folder of the reports
    std::vector<std::string> made;  // its named reports: "somc/timeline"
};

/// Runs the night. Errors: LedgerError (a night before the last one, a damaged ledger), exceptions of SQLite and of the
/// file system: then nothing was changed, or, behind the commit, only reports are missing.
[[nodiscard]] NightSummary run_night(const OpenWorkspace& open, const NightOptions& options);

/// Imports roster and inbox and nothing else.
[[nodiscard]] ImportReport run_import(const OpenWorkspace& open, const NightOptions& options);

/// One run looked at on a day, with what the ledger knew on a night: for `report` and `why`. Nothing is written.
struct LookingBack {
    const LoadedModel* model = nullptr;
    std::string run;
    std::unique_ptr<Plan> plan;
    std::unique_ptr<Scene> scene;
    FollowState state;
    AsOf when;
    std::vector<NamingRow> set_aside;  // of the last import; empty when an earlier night's knowledge is asked for
    std::optional<Date> tables_read;   // the last night
    std::size_t purged_since = 0;      // records that were known then, and were purged since (engine/ledger/purge.h)
};
[[nodiscard]] LookingBack look_back(const OpenWorkspace& open, const Ledger& ledger, std::size_t run, AsOf when);

}  // namespace induct
