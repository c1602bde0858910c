// Builds the command line and hands what was typed to the functions of commands.h.
// Tested by tests/cli/ (help, man page and completions are golden files).
#include "cli/app.h"

#include "cli/printable_output.h"
#include "cli/starter_answers.h"
#include "grammar/printable.h"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <functional>
#include <iostream>

#ifndef INDUCT_VERSION
#define INDUCT_VERSION "0.1.0"
#endif

namespace induct::cli {

struct CommandLine::Impl {
    CLI::App app{"Checks a mentoring program's logged activity against its program model, every night.", "induct"};
    Terminal terminal;
    NewOptions starter;
    CheckOptions check;
    TestOptions test;
    CoverageOptions coverage;
    FmtOptions layout;
    PlanOptions plan;
    ExplainOptions explain;
    NightlyOptions nightly;
    ReportOptions report;
    WhyOptions why;
    ImportOptions import;
    PurgeOptions purge;
    PayrollOptions payroll;
    VerifyOptions verify;
    HeadOptions head;
    ShowOptions show;
    WaiveOptions waive;
    LeaveOptions leave;
    UndoOptions undo;
    std::string shell;
    std::function<int()> chosen;

    Impl() {
        terminal.colour = isatty(STDOUT_FILENO) != 0;
        terminal.progress = isatty(STDERR_FILENO) != 0;
        app.set_version_flag("--version", "induct " INDUCT_VERSION);
        app.require_subcommand(1);
        app.fallthrough();
        app.set_help_all_flag("--help-all", "Help of every command");
        app.add_option("--log-level", terminal.log_level,
                       "What the log on standard error tells: off, error, warn, info, debug")
            ->check(CLI::IsMember({"off", "error", "warn", "info", "debug"}));
        app.footer(
            "Start with:  induct new our-valley\n             induct check rules/somc.induct\n             induct "
            "nightly examples/rogue-valley --on "
            "2026-01-20");
        add_new();
        add_model_commands();
        add_workspace_commands();
        add_hand_commands();
        add_ledger_commands();
        add_payroll_commands();
        add_documents();
    }

    CLI::App* command(CLI::App& parent, const std::string& name, const std::string& what, const std::string& example,
                      std::function<int()> run) {
        CLI::App* sub = parent.add_subcommand(name, what);
        sub->footer("Example:  " + example);
        sub->callback([this, run = std::move(run)] { chosen = run; });
        return sub;
    }

    static void add_workspace(CLI::App* sub, std::string& workspace) {
        sub->add_option("-w,--workspace", workspace,
                        "Folder of the workspace; without it the nearest one upward with a workspace.induct")
            ->type_name("DIR");
    }
    static void add_withdraw_missing(CLI::App* sub, std::vector<std::string>& files) {
        sub->add_option("--withdraw-missing", files,
                        "A file of which many rows, or all, are gone on purpose: withdraw them. May be given again")
            ->type_name("FILE")
            ->expected(1)
            ->take_all();
    }
    static void add_far_ahead(CLI::App* sub, bool& far_ahead) {
        sub->add_flag("--far-ahead", far_ahead, "The day is meant, though it lies far behind all that is known");
    }
    static void add_dates(CLI::App* sub, std::string& on, std::string* known_at) {
        sub->add_option("--on", on, "Day of judgement; today when not given")->type_name("DATE");
        if (known_at)
            sub->add_option("--known-at", *known_at, "Only what the ledger knew on that night")->type_name("DATE");
    }

    void add_new() {
        CLI::App* sub = command(app, "new", "Begin a workspace: ask a few questions, or take options, and write it",
                                "induct new our-valley --calendar oregon --district \"Valley School District\"",
                                [this] { return run_new(starter, terminal); });
        sub->add_option("folder", starter.folder, "A folder that is not there yet, or is empty")
            ->required()
            ->type_name("FOLDER");
        for (const Question& question : starter_questions())
            sub->add_option(std::string("--") + question.option, starter.given[question.option], question.help)
                ->type_name(question.type)
                ->expected(1)
                ->take_all();
        sub->add_option("--extends", starter.extends, "A model to build on, such as rules/somc.induct")
            ->type_name("FILE");
        sub->add_flag("--empty", starter.empty, "Tables with their headers only, and no made-up rows");
        sub->add_flag("-y,--yes", starter.yes, "Ask nothing: what no option says is as usual");
    }

    void add_model_commands() {
        CLI::App* sub = command(app, "check", "Say what is wrong with models", "induct check rules/",
                                [this] { return run_check(check, terminal); });
        sub->add_option("paths", check.paths, "Models, or folders of models")->required()->type_name("FILE|DIR");
        sub->add_flag("--json", check.json, "Diagnostics as JSON");
        sub->add_flag("--calendar", check.calendar, "Show the windows and due dates that each rule makes");

        sub = command(app, "test", "Run the scenarios of models", "induct test rules/somc.induct",
                      [this] { return run_test(test, terminal); });
        sub->add_option("paths", test.paths, "Models, or folders of models")->required()->type_name("FILE|DIR");
        sub->add_flag("-v,--verbose", test.verbose, "Show the scenarios that pass too");
        sub->add_flag("--coverage", test.coverage,
                      "Tell which rules, exceptions, cases and triggers no scenario shows both ways");

        sub = command(app, "coverage", "Show what carries each clause of a handbook", "induct coverage rules/",
                      [this] { return run_coverage(coverage, terminal); });
        sub->add_option("paths", coverage.paths, "Models, or folders of models")->required()->type_name("FILE|DIR");
        sub->add_flag("--missing", coverage.missing, "Only the clauses that nothing carries");
        sub->add_flag("--json", coverage.json, "As JSON");

        sub = command(app, "fmt",
                      "Lay out models and workspaces: in place, or `-` from standard input to standard output",
                      "induct fmt rules/ --check", [this] { return run_fmt(layout, terminal); });
        sub->add_option("paths", layout.paths, "Models, workspaces, or folders of them; `-` for standard input")
            ->required()
            ->type_name("FILE|DIR");
        sub->add_flag("--check", layout.check,
                      "Write nothing; name the files that would change, and exit with 1 if any");
        sub->add_flag("--diff", layout.diff, "Write nothing; show what would change as a unified diff");

        sub = command(app, "plan", "Show what a model is lowered to", "induct plan rules/somc.induct",
                      [this] { return run_plan(plan, terminal); });
        sub->add_option("file", plan.path, "A model")->required()->type_name("FILE");

        sub = command(app, "explain", "Explain a diagnostic, or list the reserved words", "induct explain E203",
                      [this] { return run_explain(explain, terminal); });
        sub->add_option("code", explain.code, "A code such as E203, or `words`")->required()->type_name("CODE");
    }

    void add_workspace_commands() {
        CLI::App* sub = command(app, "nightly", "Import the inbox, evaluate, follow up and write the reports",
                                "induct nightly examples/rogue-valley --on 2026-01-20",
                                [this] { return run_nightly(nightly, terminal); });
        sub->add_option("workspace", nightly.workspace, "Folder of the workspace; without it the nearest one upward")
            ->type_name("DIR");
        add_dates(sub, nightly.on, nullptr);
        sub->add_option("--by", nightly.by, "Who runs the night; the workspace's operator when not given")
            ->type_name("PERSON");
        add_withdraw_missing(sub, nightly.withdraw_missing);
        add_far_ahead(sub, nightly.far_ahead);
        sub->add_option("--threads", nightly.threads,
                        "How many threads evaluate; as many as the machine has when not given")
            ->type_name("N");

        sub = command(app, "report", "Show the report of a day",
                      "induct report -w examples/rogue-valley --as P-0001 --on 2026-01-20",
                      [this] { return run_report(report, terminal); });
        add_workspace(sub, report.workspace);
        add_dates(sub, report.on, &report.known_at);
        sub->add_option("--model", report.model, "Only this program of the workspace")->type_name("MODEL");
        CLI::Option* of_one = sub->add_option("--for", report.subject,
                                              "Only this pairing, person, group or site; `program` for the program")
                                  ->type_name("SUBJECT");
        sub->add_option(
               "--named", report.named,
               "A report that the model declares, as its readers get it; with --as, as much as that reader sees")
            ->type_name("REPORT")
            ->excludes(of_one);
        sub->add_option("--as", report.reader,
                        "Who reads: a person, or an audience of the model; without it only counts are shown")
            ->type_name("PERSON|AUDIENCE");
        sub->add_option("--format", report.format, "text, json, csv or html")
            ->check(CLI::IsMember({"text", "json", "csv", "html"}))
            ->capture_default_str();
        CLI::Option* again =
            sub->add_option("--reproduce", report.again,
                            "The operator's reports of an earlier night again, to the byte: the ID at the end of its "
                            "summary.txt, or the night's date")
                ->type_name("ID");
        for (const char* other : {"--on", "--known-at", "--model", "--for", "--named", "--as", "--format"})
            again->excludes(sub->get_option(other));
        sub->add_option("--into", report.into, "With --reproduce: a new folder for all files of that night's reports")
            ->type_name("DIR")
            ->needs(again);

        sub = command(app, "why", "Give the whole reason of one finding",
                      "induct why somc/mentor-hours P-0117 --on 2026-01-20", [this] { return run_why(why, terminal); });
        sub->add_option("rule", why.rule, "The requirement, with its model: somc/mentor-hours")
            ->required()
            ->type_name("MODEL/REQUIREMENT");
        sub->add_option("subject", why.subject, "A pairing, person, group or site; `program` for the program")
            ->required()
            ->type_name("SUBJECT");
        add_workspace(sub, why.workspace);
        add_dates(sub, why.on, &why.known_at);
        sub->add_option("--window", why.window,
                        "A day in the window that is meant; the latest that has begun when not given")
            ->type_name("DATE");
        sub->add_option("--as", why.reader,
                        "Who reads: a person, or an audience of the model; the workspace's operator when not given")
            ->type_name("PERSON|AUDIENCE");
        sub->add_flag("--records", why.records, "List every record that counted");
        sub->add_flag("--json", why.json, "As JSON");
    }

    /// Why, by whom and on which day something is given by hand.
    static void add_hand(CLI::App* sub, HandOptions& hand) {
        sub->add_option("--reason", hand.reason, "Why; it is kept with the entry")->required()->type_name("TEXT");
        add_workspace(sub, hand.workspace);
        sub->add_option("--on", hand.on, "The day on which it is given; today when not given")->type_name("DATE");
        sub->add_option("--by", hand.by, "Who gives it; the workspace's operator when not given")->type_name("PERSON");
        add_far_ahead(sub, hand.far_ahead);
    }

    void add_hand_commands() {
        CLI::App* sub =
            command(app, "waive", "Excuse a subject from a rule",
                    "induct waive somc/plc-monthly BP-07 --reason \"flood at the school\" --until 2026-01-31",
                    [this] { return run_waive(waive, terminal); });
        sub->add_option("rule", waive.rule, "The requirement, also with its model: somc/plc-monthly")
            ->required()
            ->type_name("RULE");
        sub->add_option("subject", waive.subject, "A pairing, person, group or site; `program` for the program")
            ->required()
            ->type_name("SUBJECT");
        sub->add_option("--from", waive.from, "First day; the day on which it is given, when not given")
            ->type_name("DATE");
        sub->add_option("--until", waive.until, "Last day; until further notice when not given")->type_name("DATE");
        add_hand(sub, waive);

        sub = command(app, "leave", "Say that a person is on leave",
                      "induct leave P-0307 2026-01-05 2026-02-13 --reason \"told by the school\"",
                      [this] { return run_leave(leave, terminal); });
        sub->add_option("person", leave.person, "Who: an id, an e-mail or a full name")
            ->required()
            ->type_name("PERSON");
        sub->add_option("first", leave.from, "First day")->required()->type_name("FROM");
        sub->add_option("last", leave.to, "Last day, or `ongoing`")->required()->type_name("TO");
        sub->add_option("--kind", leave.kind, "Of which kind, such as parental; `leave` when not given")
            ->type_name("KIND");
        add_hand(sub, leave);

        sub = command(app, "undo", "Take back what was given by hand",
                      "induct undo 812 --reason \"it was the other pairing\"",
                      [this] { return run_undo(undo, terminal); });
        sub->add_option("entry", undo.entry, "Its number, as the command that gave it told")
            ->required()
            ->type_name("ENTRY");
        add_hand(sub, undo);
    }

    void add_ledger_commands() {
        CLI::App* ledger = app.add_subcommand("ledger", "Import into, purge, verify and show the ledger");
        ledger->require_subcommand(1);
        CLI::App* sub = command(*ledger, "import", "Import roster and inbox, without evaluating",
                                "induct ledger import -w examples/rogue-valley",
                                [this] { return run_ledger_import(import, terminal); });
        add_workspace(sub, import.workspace);
        add_dates(sub, import.on, nullptr);
        add_withdraw_missing(sub, import.withdraw_missing);
        add_far_ahead(sub, import.far_ahead);
        sub->add_option("--by", import.by, "Who imports; the workspace's operator when not given")->type_name("PERSON");

        sub = command(*ledger, "purge", "Take out what records said that are kept no longer",
                      "induct ledger purge -w examples/rogue-valley --dry-run",
                      [this] { return run_ledger_purge(purge, terminal); });
        add_workspace(sub, purge.workspace);
        add_dates(sub, purge.on, nullptr);
        sub->add_flag("--dry-run", purge.dry_run, "Tell what would be purged, and change nothing");
        add_far_ahead(sub, purge.far_ahead);
        sub->add_option("--by", purge.by, "Who purges; the workspace's operator when not given")->type_name("PERSON");

        sub = command(*ledger, "verify", "Walk the hash chain, rebuild what is derived, and compare",
                      "induct ledger verify -w examples/rogue-valley",
                      [this] { return run_ledger_verify(verify, terminal); });
        add_workspace(sub, verify.workspace);
        sub->add_option("--head", verify.heads,
                        "What `induct ledger head` printed earlier: the ledger must still go on from there")
            ->type_name("HEAD");

        sub =
            command(*ledger, "head", "Print the end of the hash chain, to be kept elsewhere",
                    "induct ledger head -w examples/rogue-valley", [this] { return run_ledger_head(head, terminal); });
        add_workspace(sub, head.workspace);

        sub = command(*ledger, "show", "Print entries of the ledger",
                      "induct ledger show -w examples/rogue-valley --kind waiver --as P-0001",
                      [this] { return run_ledger_show(show, terminal); });
        add_workspace(sub, show.workspace);
        sub->add_flag("--all", show.all, "Every entry");
        sub->add_option("--kind", show.kind, "Only entries of this kind")->type_name("KIND");
        sub->add_option("--as", show.reader,
                        "Who reads: what entries say is shown to the operator and to the program's owner only")
            ->type_name("PERSON");
        sub->add_option("--subject", show.subject, "Only entries about this pairing, person, group or site")
            ->type_name("SUBJECT");
    }

    void add_payroll_commands() {
        CLI::App* all = app.add_subcommand("payroll", "What people are to be paid: export, list, show");
        all->require_subcommand(1);
        CLI::App* sub = command(*all, "export", "Export what is due beyond all payrolls before, and freeze it",
                                "induct payroll export -w examples/belchertown --on 2026-06-30",
                                [this] { return run_payroll_export(payroll, terminal); });
        add_workspace(sub, payroll.workspace);
        add_dates(sub, payroll.on, nullptr);
        sub->add_option("--model", payroll.model, "Only this program of the workspace")->type_name("MODEL");
        sub->add_flag("--dry-run", payroll.dry_run, "Tell what would be exported, and keep nothing");
        add_far_ahead(sub, payroll.far_ahead);
        sub->add_option("--by", payroll.by, "Who exports; the workspace's operator when not given")
            ->type_name("PERSON");

        sub =
            command(*all, "list", "List the payrolls that were exported", "induct payroll list -w examples/belchertown",
                    [this] { return run_payroll_list(payroll, terminal); });
        add_workspace(sub, payroll.workspace);

        sub = command(*all, "show", "Print a payroll again, as it was exported",
                      "induct payroll show 1 -w examples/belchertown",
                      [this] { return run_payroll_show(payroll, terminal); });
        sub->add_option("number", payroll.number, "Its number")->required()->type_name("NUMBER");
        add_workspace(sub, payroll.workspace);
        sub->add_option("--as", payroll.reader, "Who reads; the workspace's operator when not given")
            ->type_name("PERSON");
    }

    void add_documents() {
        CLI::App* docs = app.add_subcommand("docs", "Print the manual page or the completions of a shell");
        docs->require_subcommand(1);
        command(*docs, "man", "The manual page, in roff", "induct docs man > induct.1",
                [this] { return print(man_page(app, INDUCT_VERSION)); });
        for (const char* name : {"bash", "zsh", "fish"})
            command(*docs, name, std::string("Completions for ") + name, std::string("induct docs ") + name,
                    [this, name] { return print(completions(app, name)); });
    }

    static int print(const std::string& text) {
        std::cout << text;
        return 0;
    }
};

CommandLine::CommandLine() : impl_(std::make_unique<Impl>()) {}
CommandLine::~CommandLine() = default;

const CLI::App& CommandLine::app() const { return impl_->app; }

int CommandLine::run(int argc, const char* const* argv) {
    try {
        impl_->app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        const std::string wrong =
            problem.get_exit_code() == 0 ? std::string() : mistyped(impl_->app, {argv + 1, argv + argc});
        if (!wrong.empty()) {
            std::cerr << "induct: " << printable(wrong) << "\nRun with --help or --help-all for more information.\n";
            return 2;
        }
        return impl_->app.exit(problem) == 0 ? 0 : 2;
    }
    if (!impl_->chosen) return 2;
    // A page that is laid out comes back as it was written.
    if (impl_->app.got_subcommand("fmt")) return impl_->chosen();
    const PrintableOutput safe(std::cout);
    return impl_->chosen();
}

}  // namespace induct::cli
