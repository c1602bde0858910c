// One command of Induct, run again and again on fresh copies of one workspace, each time with another fault, and held
// to what it does undisturbed. tests/faults/*_test.cpp say which faults; shim/shim.cpp makes them.
#pragma once

#include "tests/cli/run.h"

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace induct::testing {

/// What fails, and how: a kind of shim/calls.h at the call or allocation of that number, from 1.
struct Fault {
    std::string kind;
    std::size_t at = 0;
    bool memory = false;
};

/// What the ledger of a workspace holds: its entries with their hashes, one a line, and then every other table.
struct Ledgered {
    std::string entries, tables;
    bool operator==(const Ledgered&) const = default;
};

/// Reads the ledger of a workspace, through a copy of it, as the next command would find it. Empty when there is none.
/// `problems` are what `ledger verify` would say.
Ledgered ledgered(const std::string& workspace, std::vector<std::string>& problems);

/// How a disturbed run ended.
enum class Ending { went_on, refused, stopped_before, stopped_after, killed };

class Trial {
  public:
    /// `before` is the workspace to begin with; `arguments` are the command's, with WORKSPACE where its folder stands.
    /// Runs it undisturbed and counts its calls.
    Trial(std::string before, std::string arguments);

    /// A call on a file: what is done (`write`) and to which file, below the workspace.
    struct Call {
        std::string what, file;
        [[nodiscard]] bool changes() const;  // the disk
        /// `/` is the whole workspace, its own folder too.
        [[nodiscard]] bool is_below(const std::string& folder) const;
        [[nodiscard]] bool moves_bytes() const;
    };
    [[nodiscard]] const std::vector<Call>& calls() const { return calls_; }
    [[nodiscard]] std::size_t allocations() const { return allocations_; }
    [[nodiscard]] const std::string& output() const { return output_; }

    /// Each fault on its own copy, on all cores. What is not as it should be is told by doctest.
    void disturb(const std::vector<Fault>& faults);

    /// How many runs of a kind at a call ended how: `write`, `fail`.
    using Endings = std::map<Ending, std::size_t>;
    [[nodiscard]] const std::map<std::pair<std::string, std::string>, Endings>& endings() const { return endings_; }

  private:
    /// What was left of a workspace, judged once however many faults leave the same.
    struct Judged {
        bool complete = false, unchanged = false;  // the ledger
        std::vector<std::string> wrong;
    };
    Ran run_in(const std::string& workspace, const std::string& environment = "") const;
    std::string copy(const std::string& from, const std::string& name) const;
    std::vector<std::string> judge(const Fault& fault, const std::string& workspace);
    void judge_message(const Fault& fault, const Ran& ran, std::vector<std::string>& wrong) const;
    void judge_rerun(const std::string& workspace, std::vector<std::string>& wrong) const;
    Judged judge_state(const std::string& workspace);

    TemporaryFolder folder_;
    std::string before_, arguments_, output_;
    int code_ = 0;
    Ledgered ledger_before_, ledger_after_;
    std::map<std::string, std::string> files_after_;
    std::vector<Call> calls_;
    std::size_t allocations_ = 0;
    std::map<std::pair<std::string, std::string>, Endings> endings_;
    std::map<std::string, Judged> states_;  // by the hash of all bytes of the workspace
    std::mutex mutex_;
};

/// Every call on a file below a folder of the workspace (`/` is all of it), with every kind of fault that makes a
/// difference there.
std::vector<Fault> every_fault(const Trial& trial, const std::string& folder);

}  // namespace induct::testing
