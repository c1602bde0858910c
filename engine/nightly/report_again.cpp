// See report_again.h. Method: a copy of the ledger up to the night's last entry is judged as the night judged it.
#include "engine/nightly/report_again.h"

#include "engine/evaluate/evaluate.h"
#include "engine/followup/state_store.h"
#include "engine/ledger/kept_texts.h"
#include "engine/ledger/verify.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

/// Does the entry close the night that is asked for?
bool is_asked(const Entry& entry, const std::string& asked) {
    if (entry.kind != "night") return false;
    if (const std::optional<Date> day = read_iso(asked)) return entry.night == *day;
    const std::string head = to_text({entry.number, entry.hash});
    return asked.size() >= report_id({entry.number, entry.hash}).size() && head.starts_with(asked);
}

std::string newest_words(const std::vector<std::string>& ids) {
    if (ids.empty()) return "no night of this ledger has made reports yet: `induct nightly` does";
    constexpr std::size_t most = 3;
    const std::size_t from = ids.size() > most ? ids.size() - most : 0;
    return fmt::format(
        "the ID stands at the end of summary.txt; the newest: {}",
        fmt::join(std::vector<std::string>(ids.begin() + static_cast<std::ptrdiff_t>(from), ids.end()), ", "));
}

Entry asked_entry(const Ledger& ledger, const std::string& asked) {
    std::optional<Entry> found, without_reports;
    std::vector<std::string> ids;
    ledger.for_each_entry({.kind = "night"}, [&](const Entry& entry) {
        const bool made = night_entry_in(entry).has_value();
        if (made) ids.push_back(fmt::format("{} ({})", report_id({entry.number, entry.hash}), to_iso(entry.night)));
        if (is_asked(entry, asked)) (made ? found : without_reports) = entry;
    });
    if (found) return *found;
    if (without_reports)
        throw LedgerError(said(Code::report_not_kept,
                               fmt::format("entry {}, of {}, does not say from what reports were made",
                                           without_reports->number, to_iso(without_reports->night)),
                               newest_words(ids)));
    throw LedgerError(
        said(Code::no_such_night, fmt::format("no night has made a report `{}`", asked), newest_words(ids)));
}

void refuse_other_engine(const NightEntry& night) {
    if (night.engine == engine_version()) return;
    throw LedgerError(
        said(Code::report_other_engine,
             fmt::format("the report was made by Induct {}, and this is {}", night.engine, engine_version()),
             fmt::format("run it with Induct {}", night.engine)));
}

/// A purge forgets what a report rests on, whatever it purges.
void refuse_purged(const Ledger& ledger, EntryNumber last) {
    ledger.for_each_entry({.kind = "purge"}, [&](const Entry& purge) {
        if (purge.number < last) return;
        throw LedgerError(
            said(Code::report_purged,
                 fmt::format("records were purged on {} (entry {}), and with them what this report rests on",
                             to_iso(purge.night), purge.number),
                 "`induct report --on` shows what is left of that day"));
    });
}

std::string text_of(const Ledger& ledger, const std::string& hash, const std::string& what) {
    if (std::optional<std::string> text = kept_text(ledger, hash)) return *text;
    throw LedgerError(said(Code::kept_text_lost, fmt::format("{} of that night is gone, or was changed", what),
                           "put the last backup back"));
}

void refuse_other_models(const NightEntry& night, const OpenWorkspace& open) {
    bool same = !has_errors(open.diagnostics) && open.models.size() == night.models.size();
    for (std::size_t i = 0; same && i < open.models.size(); ++i) {
        const auto stated = night.models.find(open.workspace.runs[i].name);
        same = stated != night.models.end() && stated->second == open.models[i].hash;
    }
    if (same) return;
    throw LedgerError(
        said(Code::report_other_engine,
             fmt::format("this build of Induct {} reads the models of that night otherwise", engine_version()),
             "its library is another one: run the build that made the report"));
}

/// One run judged as that night judged it. Its parts refer to each other, so it stays where it is made.
struct JudgedAgain {
    LookingBack back;
    std::vector<Judgement> judgements;
};

JudgedAgain judged_again(const OpenWorkspace& open, const Ledger& ledger, std::size_t run, const Entry& entry) {
    JudgedAgain one{look_back(open, ledger, run, {entry.night, entry.night}), {}};
    one.back.state.findings = findings_as_of(ledger, one.back.run, entry.number);
    one.judgements = evaluate_all(*one.back.plan, one.back.model->model, one.back.scene->world(), one.back.when);
    return one;
}

}  // namespace

ReportAgain report_again(const std::filesystem::path& folder, const Ledger& ledger, const std::string& asked) {
    const Entry entry = asked_entry(ledger, asked);
    const NightEntry night = night_entry_in(entry).value();
    refuse_other_engine(night);
    refuse_purged(ledger, entry.number);
    const Ledger then = ledger.copy_up_to(entry.number);
    if (const Verification found = verify_chain(then); !found.good()) throw LedgerError(found.problems.front());

    TextsByPath texts;
    for (const KeptSource& source : night.sources) texts[source.path] = text_of(ledger, source.hash, source.path);
    const std::optional<ImportTold> told = decode_import_told(text_of(ledger, night.told, "what the import said"));
    if (!told)
        throw LedgerError(said(Code::kept_text_lost, "what the import said that night is no text of the ledger"));
    SourceSet sources;
    const OpenWorkspace open = open_workspace_of(folder, texts, sources);
    refuse_other_models(night, open);

    std::vector<std::unique_ptr<JudgedAgain>> runs;
    std::vector<RunReport> reports;
    for (std::size_t i = 0; i < open.models.size(); ++i) {
        const JudgedAgain& run = *runs.emplace_back(std::make_unique<JudgedAgain>(judged_again(open, then, i, entry)));
        reports.push_back(
            {run.back.run, run.back.scene->context(), run.judgements, run.back.state, {}, run.back.when, told->naming});
        reports.back().purged_since = run.back.purged_since;
        reports.back().made_from = made_from(entry, open.models[i]);
    }
    return {report_id({entry.number, entry.hash}), entry.night,
            night_files(open.workspace, *told, reports, night.before, entry.night).files};
}

}  // namespace induct
