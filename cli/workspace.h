// What the commands that read a workspace share: dates from the command line, the workspace opened or refused, readers.
#pragma once

#include "cli/output.h"
#include "engine/nightly/night.h"
#include "engine/report/visibility.h"

namespace induct::cli {

/// A date of the command line; today when it is empty. On a mistake prints it and gives nullopt.
[[nodiscard]] std::optional<Date> read_day(const std::string& text, const char* option);
/// Today by the machine's clock in its own time zone: the one place where the clock enters.
[[nodiscard]] Date today();

/// Opens the workspace; prints what is wrong with it or with its models. Empty when it may not be used.
[[nodiscard]] std::optional<OpenWorkspace> open_or_refuse(const std::string& folder, const Terminal& terminal);

/// The workspace itself, also when a model of it has mistakes: for whoever needs no more than its folder and its
/// ledger. Prints why when there is none.
[[nodiscard]] std::optional<Workspace> workspace_or_refuse(const std::string& folder, const Terminal& terminal);

/// Runs `work` and turns what the ledger refuses into a message and an exit code.
[[nodiscard]] int with_ledger_errors(const std::string& ledger, const std::function<int()>& work);

/// Who reads: a person of the world (id, e-mail or name) or an audience of the model; empty: `otherwise`. nullopt when
/// nobody is called so.
[[nodiscard]] std::optional<Readership> find_reader(const Scene& scene, const std::string& name, Date on,
                                                    Readership otherwise = {});
/// Prints that nobody is called so, and returns 2.
int refuse_reader(const std::string& name);
/// Prints that the workspace runs no such model, with the nearest that it runs, and returns 2.
int refuse_model(const Workspace& workspace, const std::string& name);

/// Sets up the log on standard error.
void start_log(const Terminal& terminal);

/// The opening that all commands on a workspace share: log, the day of `--on` (today when empty), the workspace with
/// its models; then `work`, with what the ledger refuses turned into a message. Returns the exit code.
[[nodiscard]] int in_workspace(const std::string& folder, const std::string& on, const Terminal& terminal,
                               const std::function<int(const OpenWorkspace&, Date)>& work);

/// Which knowledge is asked for: `--known-at`, else that of the last night, or of the day when that is later. nullopt
/// after a message.
[[nodiscard]] std::optional<AsOf> as_of(const Ledger& ledger, Date on, const std::string& known_at);

}  // namespace induct::cli
