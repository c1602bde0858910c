// See workspace.h.
#include "cli/workspace.h"

#include "grammar/near.h"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <ctime>
#include <iostream>

namespace induct::cli {

Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return make_date(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1),
                     static_cast<unsigned>(local.tm_mday))
        .value_or(Date{});
}

std::optional<Date> read_day(const std::string& text, const char* option) {
    if (text.empty()) return today();
    const std::optional<Date> day = read_iso(text);
    if (!day)
        (void)refuse(Code::not_a_date, fmt::format("{}: `{}` is not a date", option, text), "write it like 2026-01-20");
    return day;
}

std::optional<OpenWorkspace> open_or_refuse(const std::string& folder, const Terminal& terminal) {
    SourceSet sources;
    OpenWorkspace open = open_workspace(folder, sources);
    // Warnings about a model are `check`'s business; here only what forbids the work is told.
    if (!has_errors(open.diagnostics)) return open;
    (void)show_diagnostics(open.diagnostics, sources, false, terminal);
    return std::nullopt;
}

std::optional<Workspace> workspace_or_refuse(const std::string& folder, const Terminal& terminal) {
    SourceSet sources;
    OpenWorkspace open = open_workspace(folder, sources);
    if (!open.workspace.folder.empty()) return std::move(open.workspace);
    (void)show_diagnostics(open.diagnostics, sources, false, terminal);
    return std::nullopt;
}

int with_ledger_errors(const std::string& ledger, const std::function<int()>& work) {
    try {
        return on_ledger(ledger, work);
    } catch (const LedgerError& error) {
        return refuse(error.diagnostic.code, error.diagnostic.message, error.diagnostic.hint);
    }
}

std::optional<Readership> find_reader(const Scene& scene, const std::string& name, Date on, Readership otherwise) {
    if (name.empty()) return otherwise;
    for (const Audience& audience : scene.model().program.audiences)
        if (audience.name == name)
            return Readership{false, scene.context().people_of(audience.who, {Subject::Kind::program, 0}, on), name};
    if (const std::optional<Subject> subject = scene.find_subject(name);
        subject && subject->kind == Subject::Kind::person)
        return Readership{false, {PersonId{subject->index}}, scene.world().people[subject->index].name};
    return std::nullopt;
}

int refuse_model(const Workspace& workspace, const std::string& name) {
    std::vector<std::string> names;
    for (const WorkspaceRun& run : workspace.runs) names.push_back(run.name);
    const std::optional<std::string> near = nearest(name, names);
    return refuse(Code::no_such_model, fmt::format("the workspace runs no model `{}`", name),
                  near ? fmt::format("did you mean `{}`?", *near) : fmt::format("it runs: {}", fmt::join(names, ", ")));
}

int refuse_reader(const std::string& name) {
    return refuse(Code::no_such_reader, fmt::format("--as: nobody and no audience is called `{}`", name),
                  "give a person's id, e-mail or full name, or an audience that the model declares");
}

int in_workspace(const std::string& folder, const std::string& on, const Terminal& terminal,
                 const std::function<int(const OpenWorkspace&, Date)>& work) {
    start_log(terminal);
    const std::optional<Date> day = read_day(on, "--on");
    if (!day) return 2;
    const std::optional<OpenWorkspace> open = open_or_refuse(folder, terminal);
    if (!open) return 2;
    return with_ledger_errors(open->workspace.ledger_path(), [&] { return work(*open, *day); });
}

std::optional<AsOf> as_of(const Ledger& ledger, Date on, const std::string& known_at) {
    if (known_at.empty()) return AsOf{on, std::max(on, ledger.last_night().value_or(on))};
    const std::optional<Date> known = read_day(known_at, "--known-at");
    return known ? std::optional(AsOf{on, *known}) : std::nullopt;
}

void start_log(const Terminal& terminal) {
    auto log = spdlog::stderr_logger_mt("induct");
    log->set_level(spdlog::level::from_str(terminal.log_level == "error" ? "err" : terminal.log_level));
    log->set_pattern("induct: %v");
    spdlog::set_default_logger(std::move(log));
}

}  // namespace induct::cli
