// Which records a workspace need not keep any longer, by the `retain` lines of its models.
//
// Method: each model is held against the last versions of all records (withdrawn and cancelled ones too), in a World of
// the roster as it stands; a record is due when every model that declares its kind lets it go. Source:
// docs/language.md, 4, Records that are not kept for good. Tested by tests/ledger/retention_test.cpp.
#pragma once

#include "engine/ledger/store.h"
#include "engine/model/model.h"

#include <string>
#include <vector>

namespace induct {

/// One run of the workspace.
struct RetainingModel {
    std::string run;
    const Model* model = nullptr;
};

/// A record that is kept no longer, in all its versions.
struct DueRecord {
    EntryNumber root = 0;              // the entry that first told it
    std::string kind;                  // its declared name
    Date date{};                       // as its last version says
    std::string rule;                  // "somc: retain logs for 6 years after end of pairing"
    std::string file;                  // the sheet that it came from; empty: none
    std::string identity;              // empty when another record that is kept has the same, or it has none
    std::vector<EntryNumber> entries;  // its versions and what withdrew it, in order
};

struct DueRecords {
    std::vector<DueRecord> records;  // by root
    std::vector<Diagnostic> notes;   // models that keep everything; records whose school year is not known
};

/// The records whose last day of being kept is before `on`. Errors: SQLite::Exception.
[[nodiscard]] DueRecords due_records(const Ledger& ledger, const std::vector<RetainingModel>& models, Date on);

}  // namespace induct
