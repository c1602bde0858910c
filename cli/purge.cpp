// `induct ledger purge`: tells which records are kept no longer, and takes them out.
#include "cli/entry_reader.h"
#include "cli/workspace.h"
#include "engine/nightly/purge_night.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace induct::cli {

namespace {

/// May the one who purges know of records of this kind? Without a reader only what no model keeps from anybody.
bool may_know(const OpenWorkspace& open, const std::optional<EntryReader>& reader, const std::string& kind) {
    if (reader) {
        if (const auto found = reader->kinds.find(kind); found != reader->kinds.end()) return found->second;
    }
    return std::all_of(open.models.begin(), open.models.end(), [&](const LoadedModel& loaded) {
        const std::optional<KindId> declared = loaded.model.find_kind(kind);
        return !declared || loaded.model[*declared].confidential_to.empty();
    });
}

std::string days(const PurgeLine& line) {
    return line.first == line.last ? to_iso(line.first)
                                   : fmt::format("{} to {}", to_iso(line.first), to_iso(line.last));
}

void tell_lines(const OpenWorkspace& open, const std::optional<EntryReader>& reader, const PurgeReport& report) {
    std::size_t digits = 1, widest = 0, withheld = 0;
    std::vector<PurgeLine> shown;
    for (const PurgeLine& line : report.lines) {
        if (!may_know(open, reader, line.kind)) {
            withheld += line.records;
            continue;
        }
        shown.push_back(line);
        digits = std::max(digits, fmt::format("{}", line.records).size());
        widest = std::max(widest, line.kind.size());
    }
    std::stable_sort(shown.begin(), shown.end(), [](const auto& a, const auto& b) { return a.rule < b.rule; });
    std::string rule;
    for (const PurgeLine& line : shown) {
        if (line.rule != rule) std::cout << fmt::format("  by {}\n", line.rule);
        rule = line.rule;
        std::cout << fmt::format("    {:>{}} {:<{}}  {}\n", line.records, digits, line.kind, widest, days(line));
    }
    if (withheld > 0)
        std::cout << fmt::format("  {} of kinds that are confidential to others\n", counted(withheld, "record"));
}

void tell_notes(const PurgeReport& report) {
    for (const Diagnostic& one : report.notes) {
        std::cout << code_label(one.code) << ' ' << one.message << '\n';
        if (!one.hint.empty()) std::cout << "     " << one.hint << '\n';
    }
}

/// A sheet is named when all that was taken out of it may be known: its name may tell what it is about.
void tell_what_stays(const OpenWorkspace& open, const std::optional<EntryReader>& reader, const PurgeReport& report) {
    std::vector<std::string> named;
    for (const PurgeSheet& sheet : report.sheets)
        if (std::all_of(sheet.kinds.begin(), sheet.kinds.end(),
                        [&](const std::string& kind) { return may_know(open, reader, kind); }))
            named.push_back(sheet.file);
    const std::size_t others = report.sheets.size() - named.size();
    if (others > 0) named.push_back(counted(others, "sheet") + " with what is confidential to others");
    if (!named.empty())
        std::cout << fmt::format("their sheets are not touched; take the rows out of them: {}\n",
                                 fmt::join(named, ", "));
    std::cout << "alerts, reviews, decisions, rows that were set aside, and old reports in reports/ stay as they are\n";
}

}  // namespace

int run_ledger_purge(const PurgeOptions& options, const Terminal& terminal) {
    return in_workspace(options.workspace, options.on, terminal, [&](const OpenWorkspace& open, Date on) {
        Ledger ledger = Ledger::open(open.workspace.ledger_path(), Opening::existing);
        const std::string who = options.by.empty() ? open.workspace.operator_id : options.by;
        const std::optional<EntryReader> reader = who.empty() ? std::nullopt : entry_reader(open, ledger, who);
        PurgeReport report = run_purge(open, ledger, {on, options.by, options.dry_run, options.far_ahead});
        if (report.records == 0) {
            std::cout << fmt::format("{}: nothing is to be purged\n", to_iso(on));
        } else {
            std::cout << fmt::format("{}: {} {} purged\n", to_iso(on), counted(report.records, "record"),
                                     !options.dry_run      ? report.records == 1 ? "was" : "were"
                                     : report.records == 1 ? "is to be"
                                                           : "are to be");
            tell_lines(open, reader, report);
            tell_what_stays(open, reader, report);
        }
        if (!report.written_anew)
            report.notes.push_back(said(Code::purge_left_bytes,
                                        "the ledger's file could not be written anew: another program has it open, or "
                                        "the disk is full or fails",
                                        "run `induct ledger purge` again once that is no longer so"));
        tell_notes(report);
        if (options.dry_run && report.records > 0) std::cout << "nothing was changed: --dry-run\n";
        return report.written_anew ? 0 : 1;
    });
}

}  // namespace induct::cli
