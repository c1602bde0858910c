// `induct report`: a day's report for one reader, made anew from the ledger. Nothing is written.
#include "cli/workspace.h"
#include "engine/evaluate/evaluate.h"
#include "engine/report/run_report.h"
#include "grammar/near.h"

#include <fmt/format.h>

#include <iostream>

namespace induct::cli {

namespace {

using View = std::string (*)(const RunReport&, const Visibility&, std::optional<Subject>);

View view_of(const std::string& format) {
    return format == "json" ? report_json : format == "csv" ? report_csv : report_text;
}

bool in_scope(const std::vector<Judgement>& judgements, Subject subject) {
    for (const Judgement& judgement : judgements)
        if (judgement.subject == subject) return true;
    return false;
}

struct Asked {
    Date on, known_at;
};

std::optional<Asked> asked_days(const ReportOptions& options) {
    const std::optional<Date> on = read_day(options.on, "--on");
    if (!on) return std::nullopt;
    const std::optional<Date> known_at = options.known_at.empty() ? today() : read_day(options.known_at, "--known-at");
    if (!known_at) return std::nullopt;
    return Asked{*on, *known_at};
}

}  // namespace

int run_report(const ReportOptions& options, const Terminal& terminal) {
    start_log(terminal);
    const std::optional<Asked> days = asked_days(options);
    if (!days) return 2;
    const std::optional<OpenWorkspace> open = open_or_refuse(options.workspace, terminal);
    if (!open) return 2;
    return with_ledger_errors([&] {
        const Ledger ledger = Ledger::open(open->workspace.ledger_path(), Opening::existing);
        std::string all;
        bool model_found = false, subject_found = false, reader_found = false;
        for (std::size_t i = 0; i < open->workspace.runs.size(); ++i) {
            if (!options.model.empty() && open->workspace.runs[i].name != options.model) continue;
            model_found = true;
            const Date known_at =
                options.known_at.empty() ? std::max(days->on, ledger.last_night().value_or(days->on)) : days->known_at;
            const LookingBack back = look_back(*open, ledger, i, {days->on, known_at});
            const std::optional<Readership> reader = find_reader(*back.scene, options.reader, days->on);
            if (!reader) continue;
            reader_found = true;
            const std::vector<Judgement> judgements =
                evaluate_all(back.plan, back.model->model, back.scene->world(), back.when);
            std::optional<Subject> only;
            if (!options.subject.empty()) {
                only = back.scene->find_subject(options.subject);
                if (!only || !in_scope(judgements, *only)) continue;
            }
            subject_found = true;
            const RunReport report{back.run, back.scene->context(), judgements, back.state, {}, back.when};
            all += view_of(options.format)(report, Visibility(back.scene->context(), *reader, days->on), only);
        }
        if (!model_found)
            return refuse(Code::no_such_model, fmt::format("the workspace runs no model `{}`", options.model));
        if (!reader_found)
            return refuse(Code::no_such_reader,
                          fmt::format("--as: nobody and no audience is called `{}`", options.reader),
                          "give a person's id, e-mail or full name, or an audience that the model declares");
        if (!subject_found)
            return refuse(Code::no_such_subject,
                          fmt::format("--for: no rule speaks of anything called `{}`", options.subject),
                          "ids stand in the first column of the roster");
        std::cout << all;
        return 0;
    });
}

}  // namespace induct::cli
