// The workspace on which the faults are tried: learning teams of examples/, with a named report and a `retain` line
// more.
#pragma once

#include "tests/cli/run.h"

namespace induct::testing {

/// Before its first night: no ledger, all sheets.
std::string new_teams(const TemporaryFolder& folder, const std::string& name);

/// After three nights; since the last one a sheet is new, and a row of another one is corrected.
std::string teams_after_three_nights(const TemporaryFolder& folder, const std::string& name);

}  // namespace induct::testing
