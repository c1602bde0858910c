// Exporting a payroll: what people are to be paid on a day, held against all payrolls before, and kept in the ledger so
// that it never changes again. Source: docs/ledger.md, Payrolls. Tested by tests/cli/payroll_test.cpp.
#pragma once

#include "engine/nightly/night.h"
#include "engine/report/payroll.h"

namespace induct {

struct PayrollNight {
    Date on{};
    std::string by;        // empty: the workspace's operator
    std::string run;       // empty: every run
    unsigned threads = 0;  // 0: as many as the machine has
    bool far_ahead = false;
    bool dry_run = false;  // nothing is kept, and no file written
};

/// A payroll that was exported: its lines as they were then.
struct Payroll {
    std::uint64_t number = 0;  // from 1; 0: nothing was to be paid, so there is none
    Date on{};
    std::string by;
    std::vector<PayLine> lines;        // by program, payment, person and window
    std::vector<EntryNumber> entries;  // of each line, in the ledger
    std::vector<PayLine> unsure = {};  // windows of which nothing is certain; not kept
    bool only_hers = false;  // whoever exports is neither operator nor owner: only what is confidential to her is in it
    std::vector<std::string> closed = {};  // "wellness-pay, confidential to counsellor": payments left out
    std::vector<std::string> lapsed = {};  // "P-3": settled before, and no longer in the roster; left as it is
    std::size_t set_aside = 0;             // rows of the last import that could not be read and name somebody
    std::string file = {};                 // from the workspace's folder; empty with `dry_run`
};

/// Judges the year of `on` and the one before it, as known on `on`, and exports what differs from what is settled. The
/// reader is the one who exports. Errors: LedgerError (as a night's; an unknown operator), exceptions of SQLite and of
/// the file system: then nothing is kept, or, behind the commit, only the file is missing (`payrolls` has it).
[[nodiscard]] Payroll export_payroll(const OpenWorkspace& open, Ledger& ledger, const PayrollNight& options);

/// All payrolls, in order of number.
[[nodiscard]] std::vector<Payroll> payrolls(const Ledger& ledger);

}  // namespace induct
