// What each subcommand is given, and the functions that do it. No CLI11 here: only app.cpp and documents.cpp pay for
// it.
//
// Every `run_...` returns the exit code of docs/architecture.md (0 good, 1 something to look at, 2 input wrong);
// exceptions (the machine failed) are caught in main.cpp and give 3.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace induct::cli {

/// How output is shown: colour and a progress bar only on a terminal.
struct Terminal {
    bool colour = false;    // standard output
    bool progress = false;  // standard error
    std::string log_level = "off";
};

struct CheckOptions {
    std::vector<std::string> paths;  // files, or folders that are searched for *.induct
    bool json = false;
    bool calendar = false;  // echo the windows and due dates that each rule makes
};
[[nodiscard]] int run_check(const CheckOptions& options, const Terminal& terminal);

struct TestOptions {
    std::vector<std::string> paths;
    bool verbose = false;   // show the scenarios that pass too
    bool coverage = false;  // tell which rules, exceptions and branches no scenario exercises
};
[[nodiscard]] int run_test(const TestOptions& options, const Terminal& terminal);

struct CoverageOptions {
    std::vector<std::string> paths;
    bool missing = false;  // only the clauses that nothing carries
    bool json = false;
};
[[nodiscard]] int run_coverage(const CoverageOptions& options, const Terminal& terminal);

struct FmtOptions {
    std::vector<std::string> paths;  // files, folders that are searched for *.induct, or `-`
    bool check = false;              // write nothing, name what would change
    bool diff = false;               // write nothing, show what would change
};
[[nodiscard]] int run_fmt(const FmtOptions& options, const Terminal& terminal);

struct NewOptions {
    std::string folder;
    std::map<std::string, std::vector<std::string>> given;  // what was said to each question (starter_answers.h)
    std::string extends;                                    // a model to build on; empty: a model of its own
    bool yes = false;                                       // ask nothing
    bool empty = false;                                     // tables with headers only
};
[[nodiscard]] int run_new(const NewOptions& options, const Terminal& terminal);

struct PlanOptions {
    std::string path;
};
[[nodiscard]] int run_plan(const PlanOptions& options, const Terminal& terminal);

struct ExplainOptions {
    std::string code;  // E203, 203, or `words`
};
[[nodiscard]] int run_explain(const ExplainOptions& options, const Terminal& terminal);

struct NightlyOptions {
    std::string workspace;  // empty: the nearest folder upward that holds workspace.induct
    std::string on;         // a date; empty: today
    std::string by;         // who runs it; empty: the workspace's operator
    unsigned threads = 0;   // 0: as many as the machine has
    std::vector<std::string> withdraw_missing;
    bool far_ahead = false;
};
[[nodiscard]] int run_nightly(const NightlyOptions& options, const Terminal& terminal);

struct ReportOptions {
    std::string workspace;
    std::string model;    // a run of the workspace; empty: all
    std::string subject;  // --for
    std::string named;    // a report that the model declares; empty: the report of everything
    std::string reader;   // --as
    std::string on, known_at;
    std::string format = "text";
    std::string again;  // --reproduce: the ID that a night's reports state, or its date
    std::string into;   // the folder that gets the files; empty: the summary is printed
};
[[nodiscard]] int run_report(const ReportOptions& options, const Terminal& terminal);

struct WhyOptions {
    std::string rule;     // MODEL/REQUIREMENT, or REQUIREMENT where only one model has it
    std::string subject;  // P-0117, a person, group or site; "program"
    std::string workspace;
    std::string window;  // a date in the window; empty: the latest window that has begun
    std::string reader;  // --as; empty: the workspace's operator
    std::string on, known_at;
    bool records = false;  // list every record that counted
    bool json = false;
};
[[nodiscard]] int run_why(const WhyOptions& options, const Terminal& terminal);

struct ImportOptions {
    std::string workspace;
    std::string on, by;
    std::vector<std::string> withdraw_missing;
    bool far_ahead = false;
};
[[nodiscard]] int run_ledger_import(const ImportOptions& options, const Terminal& terminal);
struct PurgeOptions {
    std::string workspace;
    std::string on, by;
    bool dry_run = false;  // tell what would be purged, and change nothing
    bool far_ahead = false;
};
[[nodiscard]] int run_ledger_purge(const PurgeOptions& options, const Terminal& terminal);

struct PayrollOptions {
    std::string workspace;
    std::string on;
    std::string by;      // who exports; empty: the workspace's operator
    std::string model;   // only this program
    std::string number;  // of `show`
    std::string reader;  // of `show`: who reads; empty: the workspace's operator
    bool dry_run = false;
    bool far_ahead = false;
};
[[nodiscard]] int run_payroll_export(const PayrollOptions& options, const Terminal& terminal);
[[nodiscard]] int run_payroll_list(const PayrollOptions& options, const Terminal& terminal);
[[nodiscard]] int run_payroll_show(const PayrollOptions& options, const Terminal& terminal);
struct VerifyOptions {
    std::string workspace;
    std::vector<std::string> heads;  // as `ledger head` printed them
};
[[nodiscard]] int run_ledger_verify(const VerifyOptions& options, const Terminal& terminal);
struct HeadOptions {
    std::string workspace;
};
[[nodiscard]] int run_ledger_head(const HeadOptions& options, const Terminal& terminal);
struct ShowOptions {
    std::string workspace;
    bool all = false;
    std::string kind, subject;
    std::string reader;  // --as
};
[[nodiscard]] int run_ledger_show(const ShowOptions& options, const Terminal& terminal);

/// Who gives an entry by hand, when and why.
struct HandOptions {
    std::string workspace;
    std::string on, by;  // empty: today, the workspace's operator
    std::string reason;
    bool far_ahead = false;
};
struct WaiveOptions : HandOptions {
    std::string rule, subject;
    std::string from, until;  // empty: from the day itself, until further notice
};
[[nodiscard]] int run_waive(const WaiveOptions& options, const Terminal& terminal);
struct LeaveOptions : HandOptions {
    std::string person, from, to, kind;
};
[[nodiscard]] int run_leave(const LeaveOptions& options, const Terminal& terminal);
struct UndoOptions : HandOptions {
    std::string entry;
};
[[nodiscard]] int run_undo(const UndoOptions& options, const Terminal& terminal);

}  // namespace induct::cli
