// See trial.h.
#include "tests/faults/trial.h"

#include "engine/ledger/ledger_error.h"
#include "engine/ledger/store.h"
#include "engine/ledger/verify.h"
#include "tests/faults/shim/calls.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <atomic>
#include <thread>

namespace induct::testing {

namespace {

using namespace induct::faults;

const std::string fixed = "SOURCE_DATE_EPOCH=1768867200";

/// Every file below a folder, by its path there; the ledger by name only, since it is compared by what it holds.
std::map<std::string, std::string> files_in(const std::string& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string path = entry.path().lexically_relative(folder).generic_string();
        if (entry.is_directory())
            files[path + "/"] = "";
        else
            files[path] = path.starts_with("ledger.db") ? "" : read_file(entry.path());
    }
    return files;
}

/// All bytes of a workspace in one hash. The index of the write-ahead log is made anew by whoever opens it first.
std::string state_of(const std::string& folder) {
    std::map<std::string, std::string> files = files_in(folder);
    for (auto& [path, bytes] : files)
        if (path.starts_with("ledger.db")) bytes = path.ends_with("-shm") ? "" : read_file(fs::path(folder) / path);
    std::string all;
    for (const auto& [path, bytes] : files) all.append(path).append("\n").append(bytes).append("\n");
    return sha256(all);
}

std::string rows_of(const Ledger& ledger, const std::string& select) {
    std::string text;
    SQLite::Statement row(ledger.database(), select);
    while (row.executeStep()) {
        for (int i = 0; i < row.getColumnCount(); ++i)
            text += (row.getColumn(i).isNull() ? "-" : row.getColumn(i).getString()) + "|";
        text += "\n";
    }
    return text;
}

/// What the copies of a faulty run are told by the environment; the shim is loaded before everything else.
std::string watched(const std::string& workspace, const std::string& more) {
    return fixed + " TMPDIR=" + quoted(workspace) + " " + root_variable + "=" + quoted(workspace) + " " + more +
           " LD_PRELOAD=" + quoted(INDUCT_FAULT_SHIM);
}

std::string set(const char* variable, const std::string& value) { return std::string(variable) + "=" + value + " "; }

/// What a message has to name: the ledger for all of its files, and the folder of a report for what is made in it.
std::string name_of(const std::string& file) {
    const bool temporary = file.find("etilqs") != std::string::npos;  // SQLite's
    if (temporary || file.starts_with("/ledger.db")) return "ledger.db";
    if (file.starts_with("/reports")) return "reports";
    if (file.empty()) return "";
    return fs::path(file).filename().string();
}

bool names_one(const std::string& text, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& one) { return text.find(one) != std::string::npos; });
}

}  // namespace

Ledgered ledgered(const std::string& workspace, std::vector<std::string>& problems) {
    Ledgered found;
    if (!fs::exists(workspace + "/ledger.db")) return found;
    const TemporaryFolder copy;
    for (const char* part : {"ledger.db", "ledger.db-wal"})
        if (fs::exists(workspace + "/" + part)) fs::copy(workspace + "/" + part, copy / part);
    try {
        const Ledger ledger = Ledger::open(copy / "ledger.db", Opening::existing);
        for (const Diagnostic& one : verify(ledger).problems) problems.push_back("ledger verify: " + one.message);
        found.entries = rows_of(ledger, "SELECT * FROM entry ORDER BY number");
        for (const char* table :
             {"fact ORDER BY entry", "set_aside ORDER BY entry", "set_aside_now ORDER BY file, row",
              "finding ORDER BY run, requirement, subject, window", "alert ORDER BY run, requirement, subject, window",
              "review ORDER BY run, number", "holding_trigger ORDER BY 1, 2, 3", "outbox ORDER BY number"})
            if (const std::string rows = rows_of(ledger, std::string("SELECT * FROM ") + table); !rows.empty())
                found.tables += std::string(table) + "\n" + rows;
    } catch (const std::exception& failure) {
        problems.push_back(std::string("the ledger cannot be read: ") + failure.what());
    }
    return found;
}

bool Trial::Call::changes() const {
    static const std::set<std::string> all{"write", "sync", "truncate", "rename", "mkdir", "remove", "chmod", "create"};
    return all.contains(what);
}

bool Trial::Call::is_below(const std::string& folder) const { return folder == "/" || file.starts_with(folder); }

bool Trial::Call::moves_bytes() const { return what == "write" || what == "read"; }

Trial::Trial(std::string before, std::string arguments) : before_(std::move(before)), arguments_(std::move(arguments)) {
    std::vector<std::string> problems;
    ledger_before_ = ledgered(before_, problems);
    const std::string workspace = copy(before_, "undisturbed"), log = folder_ / "calls", count = folder_ / "count";
    const Ran ran = run_in(workspace, watched(workspace, set(log_variable, quoted(log))));
    code_ = ran.code;
    output_ = ran.out + ran.err;
    ledger_after_ = ledgered(workspace, problems);
    files_after_ = files_in(workspace);
    for (const std::string& problem : problems) FAIL_CHECK(problem);
    std::istringstream lines(read_file(log));
    for (std::string line; std::getline(lines, line);) {
        const std::size_t blank = line.find(' ');
        calls_.push_back({line.substr(0, blank), line.substr(blank + 1)});
    }
    const std::string other = copy(before_, "counted");
    (void)run_in(other, watched(other, set(log_variable, quoted(count)) + set(what_variable, faults::allocations)));
    allocations_ = std::strtoul(read_file(count).c_str(), nullptr, 10);
}

std::string Trial::copy(const std::string& from, const std::string& name) const {
    const std::string to = folder_ / name;
    fs::copy(from, to, fs::copy_options::recursive);
    return to;
}

Ran Trial::run_in(const std::string& workspace, const std::string& environment) const {
    std::string arguments = arguments_;
    const std::string place = "WORKSPACE";
    arguments.replace(arguments.find(place), place.size(), quoted(workspace));
    return run(arguments, environment.empty() ? fixed : environment);
}

Trial::Judged Trial::judge_state(const std::string& workspace) {
    const std::string state = state_of(workspace);
    {
        const std::lock_guard<std::mutex> only(mutex_);
        if (const auto known = states_.find(state); known != states_.end()) return known->second;
    }
    Judged judged;
    const Ledgered found = ledgered(workspace, judged.wrong);
    judged.complete = found == ledger_after_;
    judged.unchanged = found == ledger_before_;
    if (!judged.complete && !judged.unchanged)
        judged.wrong.emplace_back("the ledger is neither as before nor complete");
    judge_rerun(workspace, judged.wrong);
    const std::lock_guard<std::mutex> only(mutex_);
    states_.emplace(state, judged);
    return judged;
}

void Trial::judge_message(const Fault& fault, const Ran& ran, std::vector<std::string>& wrong) const {
    if (ran.err.find("induct: ") == std::string::npos && ran.err.find("error[E") == std::string::npos)
        wrong.push_back("it does not say why it stopped");
    if (fault.memory || fault.kind != fail) return;
    const std::string name = name_of(calls_[fault.at - 1].file);
    if (ran.err.find(name) == std::string::npos) wrong.push_back("it does not name `" + name + "`");
    // What the system says, and what SQLite makes of it.
    const bool cause = names_one(ran.err, {"Input/output error", "disk I/O error", "is damaged", "locking protocol",
                                           "cannot be opened", "cannot be written", "file is not a database",
                                           // The C++ library's, when it cannot see the folder in which it makes one.
                                           "cannot create directories"});
    if (!cause) wrong.emplace_back("it does not name the cause");
}

void Trial::judge_rerun(const std::string& workspace, std::vector<std::string>& wrong) const {
    const Ran again = run_in(workspace);
    if (again.code != code_) wrong.push_back("the rerun ends with " + std::to_string(again.code) + ": " + again.err);
    if (ledgered(workspace, wrong) != ledger_after_) wrong.push_back("the rerun's ledger is another");
    const std::map<std::string, std::string> files = files_in(workspace);
    for (const auto& [path, bytes] : files)
        if (!files_after_.contains(path)) wrong.push_back("the rerun leaves `" + path + "`");
    for (const auto& [path, bytes] : files_after_)
        if (const auto found = files.find(path); found == files.end())
            wrong.push_back("the rerun does not make `" + path + "`");
        else if (found->second != bytes)
            wrong.push_back("the rerun makes another `" + path + "`");
}

std::vector<std::string> Trial::judge(const Fault& fault, const std::string& workspace) {
    std::vector<std::string> wrong;
    const Ran ran = run_in(
        workspace, watched(workspace, set(at_variable, std::to_string(fault.at)) + set(kind_variable, fault.kind) +
                                          set(what_variable, fault.memory ? faults::allocations : "io")));
    const auto [complete, unchanged, left] = judge_state(workspace);
    wrong.insert(wrong.end(), left.begin(), left.end());
    constexpr int by_kill = 128 + SIGKILL;
    const bool dies = fault.kind == die_before || fault.kind == die_halfway;
    Ending ending = Ending::went_on;
    if (ran.code == 3) {
        ending = unchanged && !complete ? Ending::stopped_before : Ending::stopped_after;
        judge_message(fault, ran, wrong);
    } else if (ran.code == 2) {
        ending = Ending::refused;
        judge_message(fault, ran, wrong);
        if (!unchanged) wrong.emplace_back("it refuses with 2, but something was changed");
    } else if (ran.code == by_kill && dies) {
        ending = Ending::killed;
    } else if (ran.code > 3) {
        wrong.push_back("it crashes with " + std::to_string(ran.code));
    } else if (!complete) {
        wrong.push_back("it ends with " + std::to_string(ran.code) + ", and the ledger is not complete");
    }
    if (!wrong.empty()) wrong.push_back("it said: " + ran.err);
    const std::lock_guard<std::mutex> only(mutex_);
    ++endings_[{fault.memory ? "allocation" : calls_[fault.at - 1].what, fault.kind}][ending];
    return wrong;
}

void Trial::disturb(const std::vector<Fault>& faults) {
    std::vector<std::vector<std::string>> wrong(faults.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < faults.size(); i = next++) {
            const std::string workspace = copy(before_, "trial-" + std::to_string(i));
            wrong[i] = judge(faults[i], workspace);
            fs::remove_all(workspace);
        }
    };
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < std::max(2U, std::thread::hardware_concurrency()); ++i) workers.emplace_back(work);
    for (std::thread& worker : workers) worker.join();
    for (std::size_t i = 0; i < faults.size(); ++i) {
        const std::size_t at = faults[i].at;
        const std::string call = faults[i].memory ? "allocation" : calls_[at - 1].what + " " + calls_[at - 1].file;
        for (const std::string& one : wrong[i])
            FAIL_CHECK(arguments_ << ", " << faults[i].kind << " at " << at << " (" << call << "): " << one);
    }
}

std::vector<Fault> every_fault(const Trial& trial, const std::string& folder) {
    std::vector<Fault> all;
    for (std::size_t i = 0; i < trial.calls().size(); ++i) {
        const Trial::Call& call = trial.calls()[i];
        if (!call.is_below(folder)) continue;
        all.push_back({fail, i + 1});
        // A process that dies before it only looks leaves what it leaves when it dies before the next change.
        if (call.changes()) all.push_back({die_before, i + 1});
        if (call.changes()) all.push_back({stay, i + 1});
        if (call.moves_bytes()) all.push_back({halve, i + 1});
        if (call.what == "write") all.push_back({die_halfway, i + 1});
    }
    return all;
}

}  // namespace induct::testing
