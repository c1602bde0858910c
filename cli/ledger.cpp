// `induct ledger import`, `verify` and `show`.
#include "cli/entry_reader.h"
#include "cli/workspace.h"
#include "engine/ledger/chain_head.h"
#include "engine/ledger/verify.h"

#include <fmt/format.h>

#include <iostream>

namespace induct::cli {

namespace {

void show_set_aside(const ImportReport& import) {
    std::vector<Diagnostic> all = set_aside_diagnostics(import);
    all.insert(all.end(), import.notes.begin(), import.notes.end());
    for (const Diagnostic& one : all) {
        std::cout << code_label(one.code) << ' ' << one.message << '\n';
        if (!one.hint.empty()) std::cout << "     " << one.hint << '\n';
    }
}

}  // namespace

int run_ledger_import(const ImportOptions& options, const Terminal& terminal) {
    return in_workspace(options.workspace, options.on, terminal, [&](const OpenWorkspace& open, Date on) {
        const ImportReport import =
            run_import(open, {on, options.by, 0, {}, options.withdraw_missing, options.far_ahead});
        show_set_aside(import);
        std::cout << fmt::format(
            "{} from {}: {} new, {} corrected, {} withdrawn; {} set aside, {} wait for their day\n",
            counted(import.rows, "row"), counted(import.files, "file"), import.added, import.corrected,
            import.withdrawn, import.rows_set_aside(), import.waiting.size());
        return import.anything_set_aside() ? 1 : 0;
    });
}

int run_ledger_verify(const VerifyOptions& options, const Terminal& terminal) {
    start_log(terminal);
    const std::optional<Workspace> workspace = workspace_or_refuse(options.workspace, terminal);
    if (!workspace) return 2;
    const std::string path = workspace->ledger_path();
    std::vector<ChainHead> heads;
    for (const std::string& text : options.heads) {
        const std::optional<ChainHead> head = parse_head(text);
        if (!head)
            return refuse(Code::head_unreadable, fmt::format("`{}` is no head of a ledger", text),
                          "it is what `induct ledger head` printed: a number, a colon and 64 hexadecimal digits");
        heads.push_back(*head);
    }
    return with_ledger_errors(path, [&] {
        const Ledger ledger = Ledger::open(path, Opening::existing);
        Verification found = verify(ledger);
        for (const ChainHead& head : heads)
            if (std::optional<Diagnostic> lost = lost_head(ledger, head)) found.problems.push_back(std::move(*lost));
        for (const Diagnostic& one : found.problems) (void)refuse(one.code, one.message, one.hint);
        if (!found.good()) return 1;
        std::cout << fmt::format("{}: the chain holds, and what is derived is what the entries say\n",
                                 counted(found.entries, "entry", "entries"));
        return 0;
    });
}

int run_ledger_head(const HeadOptions& options, const Terminal& terminal) {
    start_log(terminal);
    const std::optional<Workspace> workspace = workspace_or_refuse(options.workspace, terminal);
    if (!workspace) return 2;
    const std::string path = workspace->ledger_path();
    return with_ledger_errors(path, [&] {
        const std::optional<Entry> last = Ledger::open(path, Opening::existing).last_entry();
        if (!last) {
            std::cout << "the ledger has no entry yet\n";
            return 0;
        }
        const std::string head = to_text({last->number, last->hash});
        std::cout << fmt::format("{}\n{}, night of {}\n", head, counted(last->number, "entry", "entries"),
                                 to_words(last->night))
                  << "Keep the first line elsewhere: with `induct ledger verify --head` it tells later whether the "
                     "ledger still goes on from here.\n";
        return 0;
    });
}

int run_ledger_show(const ShowOptions& options, const Terminal& terminal) {
    start_log(terminal);
    SourceSet sources;
    const OpenWorkspace open = open_workspace(options.workspace, sources);
    if (open.workspace.folder.empty()) return show_diagnostics(open.diagnostics, sources, false, terminal);
    return with_ledger_errors(open.workspace.ledger_path(), [&] {
        const Ledger ledger = Ledger::open(open.workspace.ledger_path(), Opening::existing);
        const std::optional<EntryReader> reader = entry_reader(open, ledger, options.reader);
        if (!reader) return refuse_reader(options.reader);
        std::cout << show(ledger, {options.kind, options.subject, {}}, options.all,
                          [&](const Entry& entry) { return reader->may_read(entry); });
        // Counted without regard to the subject: how many entries name it is part of what they say.
        std::size_t withheld = 0;
        ledger.for_each_entry({options.kind, "", {}}, [&](const Entry& entry) {
            if (is_shown(entry, options.kind, options.all)) withheld += reader->may_read(entry) ? 0 : 1;
        });
        if (withheld > 0)
            std::cout << fmt::format(
                "what {} is withheld{}; {}\n", withheld == 1 ? "1 entry says" : fmt::format("{} entries say", withheld),
                options.subject.empty() ? "" : ", and so whether it is about that subject", reader->why);
        return 0;
    });
}

}  // namespace induct::cli
