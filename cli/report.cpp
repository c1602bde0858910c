// `induct report`: a day's report for one reader, made anew from the ledger. Nothing is written.
#include "cli/judged_by.h"
#include "cli/workspace.h"
#include "engine/evaluate/evaluate.h"
#include "engine/nightly/named_reports.h"
#include "engine/nightly/night_reports.h"
#include "engine/nightly/report_again.h"
#include "engine/pages/page.h"
#include "grammar/near.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace induct::cli {

namespace {

namespace fs = std::filesystem;
using View = std::string (*)(const RunReport&, const Visibility&, std::optional<Subject>);

View view_of(const std::string& format) {
    return format == "json" ? report_json : format == "csv" ? report_csv : report_text;
}

/// Does anything speak of the subject? What is confidential to others is not asked: whom it speaks of is part of it.
bool in_scope(const std::vector<Judgement>& judgements, Subject subject, const Model& model,
              const Visibility& visibility) {
    const auto judged = std::find_if(judgements.begin(), judgements.end(),
                                     [&](const Judgement& judgement) { return judgement.subject == subject; });
    if (judged == judgements.end()) return false;
    return std::any_of(judged->findings.begin(), judged->findings.end(),
                       [&](const Finding& one) { return visibility.confidential_to(one.requirement).empty(); }) ||
           std::any_of(judged->triggers.begin(), judged->triggers.end(),
                       [&](const TriggerFinding& one) { return visibility.may_know_of(model[one.trigger].name); }) ||
           std::any_of(judged->figures.begin(), judged->figures.end(),
                       [&](const FigureFinding& one) { return visibility.sees(one.figure, subject); });
}

/// Adds the named report as its readers get it; for a reader of `--as` as much as she sees, which is the whole of it
/// when it is for her. False: the model declares none of that name.
bool add_named(const ReportOptions& options, const RunReport& report, const Readership& everything,
               const Readership& as, std::string& all) {
    const std::vector<NamedReport>& declared = report.context.model.reports;
    const auto named = std::find_if(declared.begin(), declared.end(),
                                    [&](const NamedReport& one) { return one.name == options.named; });
    if (named == declared.end()) return false;
    Readership reader = named_readers(*named, report.context, everything, report.when.on);
    if (!options.reader.empty()) {
        const auto is_for = [&](PersonId person) {
            return std::find(reader.people.begin(), reader.people.end(), person) != reader.people.end();
        };
        const bool told = reader.told && std::all_of(as.people.begin(), as.people.end(), is_for);
        reader = as;
        reader.told = told && !as.people.empty();
    }
    const MadeReport made = made_report(report, *named, reader);
    all += options.format == "json" ? made.json : options.format == "csv" ? made.csv : made.text;
    return true;
}

int refuse_named(const OpenWorkspace& open, const ReportOptions& options) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < open.models.size(); ++i)
        if (options.model.empty() || open.workspace.runs[i].name == options.model)
            for (const NamedReport& one : open.models[i].model.reports) names.push_back(one.name);
    const std::optional<std::string> near = nearest(options.named, names);
    return refuse(Code::no_such_report, fmt::format("no model declares a report `{}`", options.named),
                  near            ? fmt::format("did you mean `{}`?", *near)
                  : names.empty() ? std::string("they declare none")
                                  : fmt::format("there is: {}", fmt::join(names, ", ")));
}

/// The reports of an earlier night. Of the workspace only its folder is asked for, and the ledger in it.
int run_report_again(const ReportOptions& options, const Terminal& terminal) {
    start_log(terminal);
    const std::optional<Workspace> workspace = workspace_or_refuse(options.workspace, terminal);
    if (!workspace) return 2;
    return with_ledger_errors(workspace->ledger_path(), [&] {
        const Ledger ledger = Ledger::open(workspace->ledger_path(), Opening::existing);
        const ReportAgain again = report_again(workspace->folder, ledger, options.again);
        if (options.into.empty()) {
            std::cout << again.files.front().text;
            return 0;
        }
        const fs::path into = fs::absolute(options.into).lexically_normal(), making = into.string() + ".making";
        std::error_code unseen;
        if (fs::exists(into, unseen) || fs::exists(making, unseen))
            return refuse(Code::place_taken, fmt::format("--into: `{}` is there already", options.into),
                          "name a folder that is not there yet");
        write_files(making, again.files);
        fs::rename(making, into);
        std::cout << fmt::format("report {} of the night of {}: {} in {}\n", again.id, to_words(again.on),
                                 counted(again.files.size(), "file"), options.into);
        return 0;
    });
}

}  // namespace

int run_report(const ReportOptions& options, const Terminal& terminal) {
    if (!options.again.empty()) return run_report_again(options, terminal);
    if (options.format == "html" && !options.named.empty())
        return refuse(Code::no_such_report, "--named: a named report is made as text, JSON or CSV, and not as a page",
                      "leave `--format html` out");
    return in_workspace(options.workspace, options.on, terminal, [&](const OpenWorkspace& open, Date on) {
        const Ledger ledger = Ledger::open(open.workspace.ledger_path(), Opening::existing);
        const std::optional<AsOf> when = as_of(ledger, on, options.known_at);
        if (!when) return 2;
        std::string all;
        std::vector<Page> pages;  // of `--format html`
        std::string left_out;
        std::vector<std::string> not_theirs;  // runs that leave the subject to another one
        bool model_found = false, subject_found = false, reader_found = false, named_found = options.named.empty();
        for (std::size_t i = 0; i < open.workspace.runs.size(); ++i) {
            if (!options.model.empty() && open.workspace.runs[i].name != options.model) continue;
            model_found = true;
            const LookingBack back = look_back(open, ledger, i, *when);
            const std::optional<Readership> reader = find_reader(*back.scene, options.reader, on);
            if (!reader) continue;
            reader_found = true;
            const std::vector<Judgement> judgements =
                evaluate_all(*back.plan, back.model->model, back.scene->world(), back.when);
            const Visibility visibility(back.scene->context(), *reader, on);
            std::optional<Subject> only;
            if (!options.subject.empty()) {
                only = back.scene->find_subject(options.subject);
                if (!only) left_out = left_out_words(back.scene->world(), back.set_aside, options.subject);
                if (only && back.scene->reach_of(*only) != Reach::here) not_theirs.push_back(back.run);
                if (!only || !in_scope(judgements, *only, back.model->model, visibility)) continue;
            }
            subject_found = true;
            const bool operates = reader->people.size() == 1 &&
                                  back.scene->world()[reader->people.front()].id == open.workspace.operator_id;
            const RunReport report{back.run,  back.scene->context(), judgements,       back.state, {},
                                   back.when, back.set_aside,        back.tables_read, operates,   back.purged_since};
            if (options.format == "html")
                pages.push_back(page_of(report, visibility, only));
            else if (options.named.empty())
                all += view_of(options.format)(report, visibility, only);
            else
                named_found =
                    add_named(options, report, operator_reader(open.workspace, back.scene->world()), *reader, all) ||
                    named_found;
        }
        if (!model_found) return refuse_model(open.workspace, options.model);
        if (!reader_found) return refuse_reader(options.reader);
        if (!subject_found && !not_theirs.empty()) {
            const JudgedBy judge = whose(open, ledger, *when, options.subject);
            if (judge.run.empty()) return refuse(Code::not_judged, "--for: " + judge.words, judge.hint);
            if (!options.model.empty() && judge.run != options.model)
                return refuse(Code::not_judged, fmt::format("--for: {}, not by `{}`", judge.words, options.model),
                              "leave `--model` out, or name that run");
        }
        if (!subject_found)
            return refuse(Code::no_such_subject,
                          fmt::format("--for: no rule speaks of anything called `{}`{}", options.subject,
                                      left_out.empty() ? "" : ": " + left_out),
                          "ids stand in the first column of the roster");
        if (!named_found) return refuse_named(open, options);
        std::cout << (options.format == "html" ? pages_html(pages, on) : all);
        return 0;
    });
}

}  // namespace induct::cli
