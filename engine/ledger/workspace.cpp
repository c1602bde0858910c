// Reads workspace.induct. Tested by tests/ledger/workspace_test.cpp.
#include "engine/ledger/workspace.h"

#include "engine/ledger/ledger_error.h"
#include "grammar/file_bytes.h"
#include "grammar/parse.h"

#include <fmt/format.h>

#include <map>

namespace induct {
namespace {

namespace fs = std::filesystem;

WorkspaceRun run_in(const Syntax& syntax, NodeId node, FileId file) {
    WorkspaceRun run;
    bool named = false;
    for (const NodeId child : syntax.children(node)) {
        if (syntax.rule(child) == Rule::string) {
            run.path = syntax.string_value(child);
        } else if (syntax.rule(child) == Rule::name) {
            if (!named)
                run.name = syntax.text(child);
            else
                run.districts.emplace_back(syntax.text(child));
            named = true;
        } else {
            // The districts stand below a node of their own.
            for (const NodeId name : syntax.children(child)) run.districts.emplace_back(syntax.text(name));
        }
    }
    if (run.path.empty()) run.path = "models/" + run.name + ".induct";
    run.span = syntax.span(node);
    run.span.file = file;
    return run;
}

void check_runs(const Workspace& workspace, Span whole, std::vector<Diagnostic>& problems) {
    if (workspace.runs.empty()) {
        problems.push_back(problem(Code::workspace_nothing_runs, "the workspace has no `run` line", whole, "",
                                   "write `run NAME from \"models/NAME.induct\" for DISTRICT`"));
    }
    std::map<std::string, std::string> run_of_district;
    std::map<std::string, Span> names;
    for (const WorkspaceRun& run : workspace.runs) {
        if (!names.emplace(run.name, run.span).second) {
            problems.push_back(problem(Code::workspace_run_twice, fmt::format("two runs are named `{}`", run.name),
                                       run.span, "", "give one of them another name"));
        }
        if (run.name.find('/') != std::string::npos) {
            problems.push_back(problem(Code::place_outside,
                                       fmt::format("the run `{}` has a slash in its name", run.name), run.span, "",
                                       "its files are named by it: write a hyphen"));
        }
        for (const std::string& district : run.districts) {
            const auto [known, is_new] = run_of_district.emplace(district, run.name);
            if (is_new) continue;
            problems.push_back(
                problem(Code::workspace_overlap,
                        fmt::format("`{}` is under the runs `{}` and `{}`", district, known->second, run.name),
                        run.span, "", "name it in one run only"));
        }
    }
}

}  // namespace

std::optional<fs::path> find_workspace(const fs::path& start) {
    std::error_code error;
    fs::path folder = fs::weakly_canonical(start.empty() ? fs::path(".") : start, error);
    for (;;) {
        if (fs::is_regular_file(folder / "workspace.induct", error)) return folder;
        if (!folder.has_relative_path()) return std::nullopt;
        folder = folder.parent_path();
    }
}

Checked<Workspace> read_workspace_text(const fs::path& folder, FileId file, const SourceSet& sources) {
    Checked<Syntax> parsed = parse_workspace(file, sources[file]);
    const Syntax& syntax = parsed.value;
    Checked<Workspace> result{{}, std::move(parsed.diagnostics)};
    Workspace& workspace = result.value;
    workspace.folder = folder;
    for (const NodeId declaration : syntax.declarations()) {
        if (syntax.rule(declaration) != Rule::workspace) continue;
        if (const NodeId name = syntax.child(declaration, Rule::name)) workspace.name = syntax.text(name);
        if (const NodeId title = syntax.child(declaration, Rule::string)) workspace.title = syntax.string_value(title);
        for (const NodeId clause : syntax.children(declaration)) {
            switch (syntax.rule(clause)) {
                case Rule::workspace_run:
                    workspace.runs.push_back(run_in(syntax, clause, file));
                    break;
                case Rule::workspace_dates_month_first:
                    workspace.dates = DateOrder::month_day_year;
                    break;
                case Rule::workspace_dates_day_first:
                    workspace.dates = DateOrder::day_month_year;
                    break;
                case Rule::workspace_dates_year_first:
                    workspace.dates = DateOrder::year_month_day;
                    break;
                case Rule::workspace_operator:
                    workspace.operator_id = syntax.string_value(syntax.child(clause, Rule::string));
                    break;
                default:
                    break;
            }
        }
        if (workspace.title.empty()) workspace.title = workspace.name;
        if (!has_errors(result.diagnostics)) check_runs(workspace, syntax.span(declaration), result.diagnostics);
    }
    sort_diagnostics(result.diagnostics);
    return result;
}

Checked<Workspace> read_workspace(const fs::path& folder, SourceSet& sources) {
    const fs::path path = folder / "workspace.induct";
    std::error_code why;
    const std::optional<std::string> bytes = read_file_bytes(path.string(), why, largest_source + 1);
    if (!bytes) {
        Checked<Workspace> nothing{};
        nothing.value.folder = folder;
        const bool there = why != std::errc::no_such_file_or_directory && why != std::errc::not_a_directory;
        nothing.diagnostics.push_back(
            there ? said(Code::unreadable_path, fmt::format("`{}` may not be read by this account", path.string()))
                  : said(Code::no_workspace, fmt::format("`{}` holds no workspace.induct", folder.string()),
                         "give the folder with `-w`"));
        return nothing;
    }
    return read_workspace_text(folder, sources.add(source_text(path.string(), *bytes)), sources);
}

}  // namespace induct
