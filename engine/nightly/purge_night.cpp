// See purge_night.h.
#include "engine/nightly/purge_night.h"

#include "engine/ledger/kept_texts.h"
#include "engine/ledger/purge.h"
#include "engine/nightly/night_checks.h"
#include "engine/nightly/night_entry.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace induct {

namespace fs = std::filesystem;

namespace {

std::vector<PurgeLine> lines_of(const std::vector<DueRecord>& records) {
    std::map<std::pair<std::string, std::string>, PurgeLine> lines;
    for (const DueRecord& one : records) {
        PurgeLine& line =
            lines.emplace(std::pair(one.kind, one.rule), PurgeLine{one.kind, one.rule, 0, one.date, one.date})
                .first->second;
        ++line.records;
        line.first = std::min(line.first, one.date);
        line.last = std::max(line.last, one.date);
    }
    std::vector<PurgeLine> all;
    all.reserve(lines.size());
    for (auto& [names, line] : lines) all.push_back(std::move(line));
    return all;
}

std::vector<PurgeSheet> sheets_of(const Workspace& workspace, const std::vector<DueRecord>& records) {
    std::map<std::string, std::set<std::string>> kinds;
    std::error_code unseen;
    for (const DueRecord& one : records)
        if (!one.file.empty() && fs::exists(fs::path(workspace.folder) / one.file, unseen))
            kinds[one.file].insert(one.kind);
    std::vector<PurgeSheet> all;
    all.reserve(kinds.size());
    for (const auto& [file, of_file] : kinds) all.push_back({file, {of_file.begin(), of_file.end()}});
    return all;
}

}  // namespace

PurgeReport run_purge(const OpenWorkspace& open, Ledger& ledger, const PurgeNight& options) {
    const std::string who = options.by.empty() ? open.workspace.operator_id : options.by;
    const std::optional<Date> before = ledger.last_night();
    Night night(ledger, options.on, who, wall_clock_for_auditors());
    std::vector<RetainingModel> retaining;
    std::vector<const Model*> models;
    for (std::size_t i = 0; i < open.models.size(); ++i) {
        models.push_back(&open.models[i].model);
        retaining.push_back({open.workspace.runs[i].name, models.back()});
    }
    refuse_unknown_operator(ledger, who, {});
    if (!options.far_ahead) refuse_far_night(options.on, before, {}, models);

    DueRecords due = due_records(ledger, retaining, options.on);
    PurgeReport report;
    report.lines = lines_of(due.records);
    report.records = due.records.size();
    report.sheets = sheets_of(open.workspace, due.records);
    report.notes = std::move(due.notes);
    if (options.dry_run) return report;
    purge(night, due.records);
    // Rows that were set aside may say the same, and no report of an earlier night can be made again any more.
    if (!due.records.empty()) forget_texts(night, told_texts(ledger));
    night.commit();
    // Also for a purge before this one that was killed, or could not have the file for itself.
    if (!purged_entries(ledger).empty()) report.written_anew = write_anew(ledger);
    return report;
}

}  // namespace induct
