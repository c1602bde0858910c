// See night.h. The reports of a night are written by night_reports.cpp.
#include "engine/nightly/night.h"

#include "engine/evaluate/evaluate.h"
#include "engine/evaluate/value_words.h"
#include "engine/followup/state_store.h"
#include "engine/ledger/load_world.h"
#include "engine/ledger/purge.h"
#include "engine/ledger/set_aside_names.h"
#include "engine/nightly/night_checks.h"
#include "engine/nightly/night_entry.h"
#include "engine/nightly/night_reports.h"
#include "engine/report/case_words.h"
#include "grammar/near.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <functional>
#include <map>
#include <new>
#include <set>
#include <stdexcept>

namespace induct {

namespace fs = std::filesystem;

namespace {

struct JudgedRun {
    std::unique_ptr<Plan> plan;
    std::unique_ptr<Scene> scene;
    std::vector<Judgement> judgements;
    FollowUp tonight;
};

void tell(const NightOptions& options, std::string_view what, std::size_t done, std::size_t of) {
    if (options.progress) options.progress(what, done, of);
}

std::vector<const Model*> models_of(const OpenWorkspace& open) {
    std::vector<const Model*> models;
    for (const LoadedModel& loaded : open.models) models.push_back(&loaded.model);
    return models;
}

/// The site that was probably meant, else those that there are.
std::string near_site(const World& world, const std::string& written) {
    constexpr std::size_t most = 12;
    std::vector<std::string> names, districts;
    for (const Site& site : world.sites) {
        names.push_back(site.id);
        names.push_back(site.name);
        if (site.kind == SiteKind::district) districts.push_back(site.id);
    }
    if (const auto near = nearest(written, names)) return fmt::format("did you mean `{}`?", *near);
    if (!districts.empty() && districts.size() <= most)
        return fmt::format("the districts of the roster: {}", fmt::join(districts, ", "));
    return "look at the column `site` of the roster's sites";
}

/// Does a word behind `for` mean the site?
bool is_named(const Site& site, const std::string& written) { return site.id == written || site.name == written; }

/// The districts that no run is for; one without `for` is for all of them.
std::vector<SiteId> districts_of_no_run(const Workspace& workspace, const World& world) {
    std::vector<SiteId> found;
    for (std::uint32_t i = 0; i < world.sites.size(); ++i) {
        const Site& site = world.sites[i];
        const bool has_run = std::any_of(workspace.runs.begin(), workspace.runs.end(), [&](const WorkspaceRun& run) {
            return run.districts.empty() ||
                   std::any_of(run.districts.begin(), run.districts.end(),
                               [&](const std::string& written) { return is_named(site, written); });
        });
        if (site.kind == SiteKind::district && !has_run) found.push_back(SiteId{i});
    }
    return found;
}

World world_of_run(const OpenWorkspace& open, const Ledger& ledger, std::size_t run, Date known_at) {
    World world = load_world(ledger, open.models[run].model, open.workspace.runs[run].districts, known_at);
    if (open.workspace.runs.size() > 1) world.run = run == 0 ? RunPlace::first : RunPlace::further;
    world.of_no_run = districts_of_no_run(open.workspace, world);
    return world;
}

std::unique_ptr<Scene> scene_of(const OpenWorkspace& open, const Ledger& ledger, std::size_t run, const Plan& plan,
                                Date known_at) {
    const WorkspaceRun& line = open.workspace.runs[run];
    World world = world_of_run(open, ledger, run, known_at);
    for (const std::string& district : line.districts) {
        const bool there = std::any_of(world.districts.begin(), world.districts.end(),
                                       [&](SiteId id) { return is_named(world[id], district); });
        if (!there)
            throw LedgerError(said(
                Code::no_such_district,
                fmt::format("the run of `{}` is for `{}`, and no site of the roster has that id", line.name, district),
                near_site(world, district)));
    }
    return std::make_unique<Scene>(open.models[run].model, plan, std::move(world));
}

std::string who_runs(const OpenWorkspace& open, const NightOptions& options) {
    return options.by.empty() ? open.workspace.operator_id : options.by;
}

/// Whom no run judges: one warning for all of whom no run can tell that they are its own, and one for each district
/// that no run is for.
void say_who_is_not_judged(const OpenWorkspace& open, const Ledger& ledger, Date on, ImportReport& report) {
    // A single run passes over nobody but who lies in another district: the sites alone tell whether there is one.
    const auto only_sites = [&] { return world_of(facts_at(ledger, on, {"site"}), open.models.front().model, {}); };
    if (open.workspace.runs.size() == 1 && districts_of_no_run(open.workspace, only_sites()).empty()) return;
    std::set<std::string> ids;
    std::map<std::string, std::set<std::string>> of_no_run;  // by district
    for (std::size_t i = 0; i < open.workspace.runs.size(); ++i) {
        const Model& model = open.models[i].model;
        const World world = world_of_run(open, ledger, i, on);
        const WorldIndex index(model, world);
        for (const NotJudged& one : judged_by_none({model, world, index}, on))
            (one.district ? of_no_run[world[*one.district].id] : ids).insert(subject_id(world, one.subject));
    }
    for (const auto& [district, left_out] : of_no_run)
        report.notes.push_back(said(
            Code::district_without_run,
            fmt::format("no run is for `{}`, so none judges {}", district, few_of({left_out.begin(), left_out.end()})),
            fmt::format("put `{}` behind the `for` of a run, or write a run for it", district)));
    if (ids.empty()) return;
    report.notes.push_back(said(
        Code::no_district,
        fmt::format("{} {} in no district, so none of the runs judges {}", few_of({ids.begin(), ids.end()}),
                    ids.size() == 1 ? "lies" : "lie", ids.size() == 1 ? "it" : "them"),
        "give each a `site`: of a pairing its mentee; who belongs to all districts the consortium's, and the first "
        "run judges her"));
}

ImportReport import_everything(const OpenWorkspace& open, Night& night, const NightOptions& options) {
    const std::optional<Date> before = night.ledger().last_night();
    tell(options, "reading the inbox", 0, 1);
    Inputs inputs = read_inputs(open.workspace);
    ImportOptions how;
    how.dates = open.workspace.dates;
    how.withdraw_missing_rows_of = {options.withdraw_missing.begin(), options.withdraw_missing.end()};
    how.unread = std::move(inputs.unread);
    ImportReport report = import_tables(night, models_of(open), std::move(inputs.files), how);
    refuse_unknown_operator(night.ledger(), who_runs(open, options), report);
    say_who_is_not_judged(open, night.ledger(), options.on, report);
    if (!options.far_ahead) refuse_far_night(options.on, before, report, models_of(open));
    spdlog::info("import: {} files, {} rows, {} added, {} corrected, {} withdrawn, {} set aside, {} wait", report.files,
                 report.rows, report.added, report.corrected, report.withdrawn, report.rows_set_aside(),
                 report.waiting.size());
    return report;
}

bool needs_a_look(const Model& model, const Finding& finding) {
    return model[finding.requirement].force == Force::must &&
           (finding.status == Status::missed || finding.status == Status::behind);
}

/// Did a review open of which the reader may know that it is open, though not why?
bool may_know_opened(const JudgedRun& judged, const Visibility& visibility, const Event& event) {
    if (event.kind != EventKind::opened) return false;
    std::vector<Case> opened;
    for (const Case& one : judged.tonight.state.cases)
        if (one.review == event.about.rule && one.subject == event.about.subject && one.trigger == event.trigger)
            opened.push_back(one);
    return open_reviews(judged.scene->context(), opened, visibility) > 0;
}

/// What the operator may see of the night: what is confidential to others is in no figure, nor in the exit code; that a
/// review is open is, when the operator is told so.
RunSummary summarize(const std::string& run, const JudgedRun& judged, const Visibility& visibility) {
    const Model& model = judged.scene->model();
    RunSummary summary;
    summary.run = run;
    summary.title = model.program.title;
    summary.nobody = speaks_of_nobody(judged.scene->world(), judged.judgements, visibility);
    for (const Event& event : judged.tonight.events)
        if (visibility.may_know_of(event.trigger.empty() ? event.about.rule : event.trigger) ||
            may_know_opened(judged, visibility, event))
            summary.events.push_back(event);
    for (const Judgement& judgement : judged.judgements) {
        bool attention = false, told = judgement.findings.empty();
        for (const Finding& finding : judgement.findings) {
            if (!visibility.sees(finding.requirement, finding.subject)) continue;
            told = true;
            summary.findings += 1;
            if (model[finding.requirement].force != Force::must) continue;
            summary.missed += finding.status == Status::missed;
            summary.behind += finding.status == Status::behind;
            summary.unknown += finding.status == Status::unknown;
            attention = attention || needs_a_look(model, finding);
        }
        summary.subjects += told;
        summary.attention += attention;
    }
    summary.open_reviews = open_reviews(judged.scene->context(), judged.tonight.state.cases, visibility);
    return summary;
}

/// Runs `write_reports` when the night stands in the ledger: whatever happens there, the operator has to know that.
void after_commit(const OpenWorkspace& open, Date on, const std::function<void()>& write_reports) {
    try {
        write_reports();
    } catch (const std::exception& failure) {
        const bool memory = dynamic_cast<const std::bad_alloc*>(&failure) != nullptr;
        throw std::runtime_error(fmt::format(
            "the night of {} is in `{}`, but its reports could not be written to `{}`: {}; run the night again",
            to_iso(on), open.workspace.ledger_path(), (open.workspace.folder / "reports").generic_string(),
            memory ? "out of memory" : failure.what()));
    }
}

/// How the ledger names a file that a run's model reads: by its path from the workspace's folder, whatever the folder
/// is called today; where the run names its model by a path from the root, by that of the file.
std::string kept_path(const Workspace& workspace, const WorkspaceRun& run, const fs::path& path) {
    const fs::path normal = path.lexically_normal();
    if (fs::path(run.path).is_absolute()) return normal.generic_string();
    const fs::path from = normal.lexically_relative(workspace.folder.lexically_normal());
    return (from.empty() ? normal : from).generic_string();
}

using ReadKept = std::function<std::optional<std::string>(const std::string& kept_as, const std::string& path)>;

void take_in(OpenWorkspace& open, Checked<Workspace> workspace, SourceSet& sources, const ReadKept& read) {
    open.workspace = std::move(workspace.value);
    open.diagnostics = std::move(workspace.diagnostics);
    if (has_errors(open.diagnostics)) return;
    for (const WorkspaceRun& run : open.workspace.runs) {
        open.models.push_back(
            load_model(open.workspace.model_path(run).lexically_normal().generic_string(), sources,
                       [&](const std::string& path) { return read(kept_path(open.workspace, run, path), path); }));
        const std::vector<Diagnostic>& said_of_it = open.models.back().diagnostics;
        open.diagnostics.insert(open.diagnostics.end(), said_of_it.begin(), said_of_it.end());
        // A file without declarations, or a library: nothing is wrong with it, and no night can be judged by it.
        if (!has_errors(said_of_it) && open.models.back().model.calendars.empty())
            open.diagnostics.push_back(problem(Code::program_missing,
                                               fmt::format("`{}` has no `program`: there is nothing to run", run.path),
                                               run.span, "", "name the file that holds the program"));
    }
}

}  // namespace

OpenWorkspace open_workspace(const std::string& folder, SourceSet& sources) {
    OpenWorkspace open;
    std::optional<fs::path> found;
    std::error_code why;
    if (folder.empty())
        found = find_workspace(fs::current_path(why));
    else if (fs::exists(fs::path(folder) / "workspace.induct", why))
        found = folder;
    if (!found) {
        open.diagnostics.push_back(
            said(Code::no_workspace,
                 folder.empty() ? std::string("neither this folder nor one above it is a workspace")
                                : fmt::format("`{}` is no workspace: it holds no workspace.induct{}", folder,
                                              why ? " that can be seen (" + why.message() + ")" : ""),
                 "a workspace is a folder with a workspace.induct in it; name it with -w"));
        return open;
    }
    const auto text = static_cast<std::uint32_t>(sources.size());
    Checked<Workspace> workspace = read_workspace(*found, sources);
    if (sources.size() > text) open.texts["workspace.induct"] = sources[FileId{text}].text;
    take_in(open, std::move(workspace), sources, [&](const std::string& kept_as, const std::string& path) {
        std::optional<std::string> read = read_from_disk(path);
        if (read) open.texts[kept_as] = *read;
        return read;
    });
    return open;
}

OpenWorkspace open_workspace_of(const fs::path& folder, const TextsByPath& texts, SourceSet& sources) {
    OpenWorkspace open;
    open.texts = texts;
    const auto text_at = [&](const std::string& path) {
        const auto found = texts.find(path);
        return found == texts.end() ? std::nullopt : std::optional(found->second);
    };
    const FileId file =
        sources.add(source_text((folder / "workspace.induct").string(), text_at("workspace.induct").value_or("")));
    take_in(open, read_workspace_text(folder, file, sources), sources,
            [&](const std::string& kept_as, const std::string&) { return text_at(kept_as); });
    return open;
}

ImportReport run_import(const OpenWorkspace& open, const NightOptions& options) {
    Ledger ledger = Ledger::open(open.workspace.ledger_path(), Opening::create_if_absent);
    Night night(ledger, options.on, who_runs(open, options), wall_clock_for_auditors());
    ImportReport report = import_everything(open, night, options);
    night.commit();
    return report;
}

NightSummary run_night(const OpenWorkspace& open, const NightOptions& options) {
    Ledger ledger = Ledger::open(open.workspace.ledger_path(), Opening::create_if_absent);
    Night night(ledger, options.on, who_runs(open, options), wall_clock_for_auditors());
    NightSummary summary;
    summary.import = import_everything(open, night, options);
    std::size_t written = night.appended();
    std::vector<JudgedRun> runs;
    const AsOf when{options.on, options.on};
    for (std::size_t i = 0; i < open.workspace.runs.size(); ++i) {
        const std::string& name = open.workspace.runs[i].name;
        tell(options, "judging " + name, i, open.workspace.runs.size());
        JudgedRun& run = runs.emplace_back();
        run.plan = std::make_unique<Plan>(plan(open.models[i].model));
        run.scene = scene_of(open, ledger, i, *run.plan, options.on);
        const FollowState before = load_state(ledger, name);
        const std::vector<Decision> decisions = load_decisions(ledger, name, options.on);
        run.scene->set_reviews(review_facts(run.scene->model(), run.scene->world(), before, decisions, options.on));
        run.judgements = evaluate_all(*run.plan, run.scene->model(), run.scene->world(), when, options.threads);
        run.tonight = follow_up(run.scene->context(), run.judgements, before, decisions, options.on);
        written += store_follow_up(night, name, run.tonight);
        const Visibility visibility(run.scene->context(), operator_reader(open.workspace, run.scene->world()),
                                    options.on);
        summary.runs.push_back(summarize(name, run, visibility));
        spdlog::info("{}: {} subjects, {} findings, {} events", name, run.judgements.size(),
                     summary.runs.back().findings, summary.runs.back().events.size());
    }
    tell(options, "storing", 0, 1);
    const ImportTold told = import_told(summary.import);
    const std::optional<Date> before = night_before(open.workspace, ledger, options.on);
    night.commit(to_body(keep_night(night, open, encode(told), before)), written > 0);
    summary.nothing_new = written == 0;
    summary.attention = summary.import.anything_set_aside() ||
                        std::any_of(summary.runs.begin(), summary.runs.end(),
                                    [](const RunSummary& run) { return run.missed > 0 || run.open_reviews > 0; });
    tell(options, "writing reports", 0, 1);
    after_commit(open, options.on, [&] {
        std::vector<RunReport> reports;
        const Entry last = ledger.last_entry().value();
        const std::size_t purged = purged_since(ledger, options.on);  // earlier today, before the night was run again
        for (std::size_t i = 0; i < runs.size(); ++i) {
            reports.push_back({open.workspace.runs[i].name, runs[i].scene->context(), runs[i].judgements,
                               runs[i].tonight.state, runs[i].tonight.events, when, told.naming});
            reports.back().purged_since = purged;
            reports.back().made_from = made_from(last, open.models[i]);
        }
        NightFiles files = night_files(open.workspace, told, reports, before, options.on);
        summary.reports = write_night_reports(open.workspace, files.files, options.on);
        summary.made = std::move(files.made);
    });
    return summary;
}

LookingBack look_back(const OpenWorkspace& open, const Ledger& ledger, std::size_t run, AsOf when) {
    LookingBack back;
    back.model = &open.models[run];
    back.run = open.workspace.runs[run].name;
    back.plan = std::make_unique<Plan>(plan(back.model->model));
    back.scene = scene_of(open, ledger, run, *back.plan, when.known_at);
    back.when = when;
    back.tables_read = ledger.last_night();
    back.purged_since = purged_since(ledger, std::min(when.on, when.known_at));
    if (when.known_at >= ledger.last_night().value_or(first_known_day)) back.set_aside = stored_naming_rows(ledger);
    back.state = state_as_of(ledger, back.run, std::min(when.on, when.known_at));
    back.scene->set_reviews(review_facts(back.model->model, back.scene->world(), back.state, {}, when.on));
    return back;
}

}  // namespace induct
