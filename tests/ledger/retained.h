// What the tests of retention and purge share: a model with lines of `retain`, and rows that it reads.
#pragma once

#include "engine/ledger/retention.h"
#include "tests/ledger/sample.h"

namespace induct::test {

/// A model whose head has these lines, checked without an error. Its calendar knows 2019-20 to 2025-26. `declared` of
/// its kinds is called `instead`.
Model retaining_model(const std::string& lines, const std::string& declared = {}, const std::string& instead = {});

/// One night with a pairing M-1 of P-1 and her mentor P-2 from August 2019 to that day, and with the logs.
ImportReport import_retained(Ledger& ledger, const char* on, const std::vector<InputFile>& logs,
                             const std::string& pairing_end);

/// The records' own numbers, else the sort of entry, sorted: "R-1 R-2 answer".
std::string labels_of(const Ledger& ledger, const DueRecords& due);

}  // namespace induct::test
