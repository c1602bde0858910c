// `induct nightly`: the whole job of a night, and what it says at the end.
#include "cli/workspace.h"

#include <fmt/format.h>

#include <iostream>

namespace induct::cli {

namespace {

/// One line on standard error that is overwritten: only on a terminal.
class ProgressBar {
  public:
    explicit ProgressBar(bool shown) : shown_(shown) {}
    ~ProgressBar() {
        if (shown_) std::cerr << "\r\033[K" << std::flush;
    }
    void show(std::string_view what, std::size_t done, std::size_t of) const {
        if (!shown_) return;
        const std::size_t filled = of == 0 ? 0 : done * 20 / of;
        std::cerr << fmt::format("\r\033[K[{:#<{}}{:.<{}}] {}", "", filled, "", 20 - filled, what) << std::flush;
    }

  private:
    bool shown_;
};

void tell_import(const ImportReport& import) {
    std::cout << fmt::format(
        "imported  {} from {}: {} new, {} corrected, {} withdrawn; {} set aside, {} wait for their day\n",
        counted(import.rows, "row"), counted(import.files, "file"), import.added, import.corrected, import.withdrawn,
        import.rows_set_aside(), import.waiting.size());
    for (const SetAsideFile& file : import.set_aside)
        if (file.whole) std::cout << fmt::format("          set aside whole: {}\n", file.whole->message);
}

void tell_run(const RunSummary& run) {
    std::cout << fmt::format(
        "{:<9} {}, {}; of what must be done {} missed, {} behind, {} unknown; {} to look at, {} open\n", run.run,
        counted(run.subjects, "subject"), counted(run.findings, "finding"), run.missed, run.behind, run.unknown,
        counted(run.attention, "subject"), counted(run.open_reviews, "review"));
    if (!run.nobody.empty()) std::cout << "          " << run.nobody << "\n";
    std::size_t raised = 0, cleared = 0, opened = 0, unheard = 0;
    for (const Event& event : run.events) {
        raised += event.kind == EventKind::raised || event.kind == EventKind::worse;
        cleared += event.kind == EventKind::cleared;
        opened += event.kind == EventKind::opened;
        unheard += event.nobody_found;
    }
    if (run.events.empty()) return;
    std::cout << fmt::format("          tonight {} raised, {} cleared, {} opened\n", counted(raised, "alert"), cleared,
                             counted(opened, "review"));
    if (unheard > 0)
        std::cout << fmt::format("          for {} nobody was found to be told; they went to the program's owner\n",
                                 counted(unheard, "alert"));
}

}  // namespace

int run_nightly(const NightlyOptions& options, const Terminal& terminal) {
    return in_workspace(options.workspace, options.on, terminal, [&](const OpenWorkspace& open, Date on) {
        const ProgressBar bar(terminal.progress);
        NightOptions night{on,
                           options.by,
                           options.threads,
                           [&](std::string_view what, std::size_t done, std::size_t of) { bar.show(what, done, of); },
                           options.withdraw_missing,
                           options.far_ahead};
        const NightSummary summary = run_night(open, night);
        if (terminal.progress) std::cerr << "\r\033[K";
        std::cout << fmt::format("{}, night of {}\n",
                                 open.workspace.title.empty() ? open.workspace.name : open.workspace.title,
                                 to_words(on));
        tell_import(summary.import);
        for (const RunSummary& run : summary.runs) tell_run(run);
        if (summary.nothing_new) std::cout << "nothing new since the last run\n";
        std::cout << fmt::format("reports   {}/summary.txt\n", summary.reports);
        if (!summary.made.empty())
            std::cout << fmt::format("          reports made: {}\n", fmt::join(summary.made, ", "));
        return summary.attention ? 1 : 0;
    });
}

}  // namespace induct::cli
