// A workspace: the folder of a consortium, with its models, rosters and logs.
//
// Method: `workspace.induct` is parsed by the grammar like any declaration, then read into plain data and checked
// (names, overlaps). Files are listed by path in byte order, so that every machine reads them alike; what is a link out
// of the folder is refused. Source: docs/workspace.md. Tested by tests/ledger/workspace_test.cpp.
#pragma once

#include "engine/ledger/import.h"

#include <filesystem>
#include <string>
#include <vector>

namespace induct {

struct WorkspaceRun {
    std::string name;                    // also the model's, until the model says otherwise
    std::string path;                    // as written: "../../rules/somc.induct"; without `from` "models/NAME.induct"
    std::vector<std::string> districts;  // empty: all
    Span span;                           // of its line, for messages about the model
};

struct Workspace {
    std::filesystem::path folder;
    std::string name, title;
    std::vector<WorkspaceRun> runs;
    DateOrder dates = DateOrder::month_day_year;
    std::string operator_id;  // `operator "P-0001"`; empty when none is said

    [[nodiscard]] std::filesystem::path model_path(const WorkspaceRun& run) const { return folder / run.path; }
    [[nodiscard]] std::string ledger_path() const { return (folder / "ledger.db").string(); }
};

/// The nearest folder, from `start` upward, that holds `workspace.induct`.
[[nodiscard]] std::optional<std::filesystem::path> find_workspace(const std::filesystem::path& start);

/// Reads `folder`/workspace.induct. The text goes into `sources`, so that the problems can be shown. With errors the
/// value is what could be read.
[[nodiscard]] Checked<Workspace> read_workspace(const std::filesystem::path& folder, SourceSet& sources);

/// The same of a text that stands already in `sources`.
[[nodiscard]] Checked<Workspace> read_workspace_text(const std::filesystem::path& folder, FileId file,
                                                     const SourceSet& sources);

/// What lies in roster/ and inbox/: the files that were read, and those that are there and could not be.
struct Inputs {
    std::vector<InputFile> files;    // by path
    std::vector<UnreadFile> unread;  // files, and links that are not followed
};

/// The tables of roster/ and inbox/ (folders in the inbox too). Files and folders whose name begins with a dot or with
/// `~$`, and files that do not end in .csv, .tsv or .txt, are no tables.
/// Errors: LedgerError when roster/, inbox/ or reports/ is a link out of the workspace.
[[nodiscard]] Inputs read_inputs(const Workspace& workspace, const CsvLimits& limits = {});

/// Throws LedgerError (E536) when that part of the folder is a link that leads out of it, or to nothing. Errors:
/// std::system_error, when the machine failed.
void stay_inside(const std::filesystem::path& folder, const std::string& part);

}  // namespace induct
