// What speaks against a night although its files could be read: nobody of the roster runs it, or its day is far from
// everything that is known. The ledger only grows, so both are asked before anything is kept. Source: docs/ledger.md, a
// night. Tested by tests/cli/every_code_test.cpp and night_test.cpp.
#pragma once

#include "engine/ledger/import.h"
#include "engine/model/model.h"

namespace induct {

/// `who` is the id of a person of the roster, or empty, or the roster has no people yet. Else LedgerError, which tells
/// what is wrong with the row of that person when it is set aside.
void refuse_unknown_operator(const Ledger& ledger, const std::string& who, const ImportReport& import);

/// `on` is the last night again, or not more than 300 days after the last night and every record (when there is any),
/// and not more than a year after the last school year of the models. Else LedgerError. `before`: the last night before
/// this one.
void refuse_far_night(Date on, std::optional<Date> before, const ImportReport& import,
                      const std::vector<const Model*>& models);

}  // namespace induct
