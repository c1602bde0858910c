// `induct payroll export|list|show`: what people are to be paid, frozen once it is exported.
#include "cli/entry_reader.h"
#include "cli/workspace.h"
#include "engine/model/payment.h"
#include "engine/model/rests_on.h"
#include "engine/nightly/payroll_night.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace induct::cli {

namespace {

std::string currency_of(const OpenWorkspace& open, const std::string& run) {
    for (std::size_t i = 0; i < open.workspace.runs.size(); ++i)
        if (open.workspace.runs[i].name == run) return open.models[i].model.program.currency;
    return "USD";
}

/// One line for each payment of each program: how many lines, and what they come to.
void tell_payments(const OpenWorkspace& open, const std::vector<PayLine>& lines) {
    struct Sum {
        std::string title;
        std::size_t lines = 0, adjustments = 0;
        std::int64_t cents = 0;
    };
    std::map<std::pair<std::string, std::string>, Sum> sums;
    std::size_t widest = 0;
    for (const PayLine& line : lines) {
        Sum& sum = sums[{line.key.run, line.key.payment}];
        sum.title = line.title;
        sum.lines += 1;
        sum.adjustments += line.adjusts;
        sum.cents += line.amount;
        widest = std::max(widest, line.key.run.size() + line.key.payment.size() + 1);
    }
    for (const auto& [names, sum] : sums)
        std::cout << fmt::format(
            "  {:<{}}  {}{}, {}  ({})\n", names.first + "/" + names.second, widest, counted(sum.lines, "line"),
            sum.adjustments == 0 ? "" : fmt::format(", of them {}", counted(sum.adjustments, "adjustment")),
            money_words({sum.cents}, currency_of(open, names.first)), sum.title);
}

void tell_left_out(const OpenWorkspace& open, const Payroll& payroll) {
    for (const PayLine& line : payroll.unsure)
        std::cout << fmt::format(
            "  not certain: {}/{} of {}: up to {} more; `induct why {}/{} {} --window {}` tells why\n", line.key.run,
            line.key.payment, line.name,
            money_words({line.due + line.perhaps - line.before}, currency_of(open, line.key.run)), line.key.run,
            line.key.payment, line.key.person, to_iso(line.key.last));
    if (payroll.only_hers)
        std::cout << fmt::format(
            "  not in it: what is not confidential to {}; the operator or the owner exports that\n", payroll.by);
    for (const std::string& one : payroll.closed) std::cout << "  not in it: " << one << "\n";
    if (payroll.set_aside > 0)
        std::cout << fmt::format("  not in it: {} set aside by the last import and {} somebody; reports/ tells why\n",
                                 counted(payroll.set_aside, "row that was", "rows that were"),
                                 payroll.set_aside == 1 ? "names" : "name");
    if (!payroll.lapsed.empty())
        std::cout << fmt::format("  left as it was: what earlier payrolls had of {}, no longer in the roster\n",
                                 few_of(payroll.lapsed));
}

bool runs(const Workspace& workspace, const std::string& model) {
    return std::any_of(workspace.runs.begin(), workspace.runs.end(),
                       [&](const WorkspaceRun& run) { return run.name == model; });
}

/// Is the payment one of those that rest on what is confidential to this reader?
bool is_hers(const OpenWorkspace& open, const EntryReader& reader, const std::string& payment) {
    const auto known = reader.rules.find(payment);
    return known != reader.rules.end() && known->second &&
           std::any_of(open.models.begin(), open.models.end(), [&](const LoadedModel& loaded) {
               const std::optional<RequirementId> rule = loaded.model.find_requirement(payment);
               return rule && !confidential_behind(loaded.model, *rule).empty();
           });
}

/// The lines that the reader may read: the operator and the owner as in the ledger, anybody else what only she may.
struct Shown {
    std::vector<PayLine> lines;
    bool withheld = false;
};
Shown shown_to(const OpenWorkspace& open, const EntryReader& reader, const Ledger& ledger, const Payroll& payroll) {
    Shown shown;
    for (std::size_t i = 0; i < payroll.lines.size(); ++i) {
        const std::optional<Entry> entry = ledger.entry(payroll.entries[i]);
        if (entry && (reader.may_read(*entry) || is_hers(open, reader, payroll.lines[i].key.payment)))
            shown.lines.push_back(payroll.lines[i]);
        else
            shown.withheld = true;
    }
    return shown;
}

}  // namespace

int run_payroll_export(const PayrollOptions& options, const Terminal& terminal) {
    return in_workspace(options.workspace, options.on, terminal, [&](const OpenWorkspace& open, Date on) {
        if (!options.model.empty() && !runs(open.workspace, options.model))
            return refuse_model(open.workspace, options.model);
        Ledger ledger = Ledger::open(open.workspace.ledger_path(), Opening::existing);
        const Payroll payroll =
            export_payroll(open, ledger, {on, options.by, options.model, 0, options.far_ahead, options.dry_run});
        if (payroll.number == 0) {
            std::cout << fmt::format("{}: nothing is to be paid{} beyond what earlier payrolls had\n", to_words(on),
                                     payroll.only_hers ? " of what " + options.by + " may export" : "");
        } else {
            std::cout << fmt::format("payroll {} of {}: {}\n", payroll.number, to_words(on),
                                     counted(payroll.lines.size(), "line"));
            tell_payments(open, payroll.lines);
        }
        tell_left_out(open, payroll);
        if (!payroll.file.empty()) std::cout << "table     " << payroll.file << "\n";
        if (options.dry_run && payroll.number != 0) std::cout << "nothing was kept: --dry-run\n";
        return 0;
    });
}

int run_payroll_list(const PayrollOptions& options, const Terminal& terminal) {
    return in_workspace(options.workspace, options.on, terminal, [&](const OpenWorkspace& open, Date) {
        const Ledger ledger = Ledger::open(open.workspace.ledger_path(), Opening::existing);
        const std::vector<Payroll> all = payrolls(ledger);
        if (all.empty()) std::cout << "no payroll was exported so far\n";
        const std::optional<EntryReader> reader = entry_reader(open, ledger, open.workspace.operator_id);
        for (const Payroll& one : all) {
            const Shown shown = shown_to(open, reader.value_or(EntryReader{}), ledger, one);
            std::cout << fmt::format(
                "{:>4}  {}  {}, by {}\n", one.number, to_iso(one.on),
                shown.withheld ? "not all of it for the operator" : counted(shown.lines.size(), "line"),
                one.by.empty() ? "nobody named" : one.by);
        }
        return 0;
    });
}

int run_payroll_show(const PayrollOptions& options, const Terminal& terminal) {
    return in_workspace(options.workspace, options.on, terminal, [&](const OpenWorkspace& open, Date) {
        const Ledger ledger = Ledger::open(open.workspace.ledger_path(), Opening::existing);
        const std::vector<Payroll> all = payrolls(ledger);
        const auto found = std::find_if(
            all.begin(), all.end(), [&](const Payroll& one) { return std::to_string(one.number) == options.number; });
        if (found == all.end())
            return refuse(Code::no_such_payroll, fmt::format("no payroll {} was exported", options.number),
                          all.empty() ? std::string("none was, so far: `induct payroll export` makes one")
                                      : fmt::format("the last one is {}: `induct payroll list`", all.back().number));
        const std::optional<EntryReader> reader =
            entry_reader(open, ledger, options.reader.empty() ? open.workspace.operator_id : options.reader);
        if (!reader) return refuse_reader(options.reader);
        const Shown shown = shown_to(open, *reader, ledger, *found);
        std::cout << payroll_csv(found->number, found->on, shown.lines);
        if (shown.withheld) std::cerr << fmt::format("lines of this payroll are withheld: {}\n", reader->why);
        return 0;
    });
}

}  // namespace induct::cli
