// `induct new` with its two ends in hand: where answers come from, and the day.
#pragma once

#include "cli/commands.h"
#include "engine/time/date.h"

#include <iosfwd>

namespace induct::cli {

/// Makes the workspace and says so on `out`. `interactive`: somebody can answer on `in`; otherwise nothing is read.
/// `today` decides which school year is offered. Returns the exit code; problems go to standard error.
[[nodiscard]] int make_workspace(const NewOptions& options, Date today, std::istream& in, std::ostream& out,
                                 bool interactive);

}  // namespace induct::cli
