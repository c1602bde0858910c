// People who fill a slot and do not hold its role: rules for each holder of the role do not speak of them.
// Source: docs/language.md, 4, roles and slots. Tested by tests/report/role_gaps_test.cpp.
#pragma once

#include "engine/ledger/who.h"

#include <string>
#include <vector>

namespace induct {

/// One line a role that a rule, trigger or figure is about and that somebody who fills a slot of it on that day does
/// not hold: "Ben Cole fills the slot `mentor` and does not hold the role `mentor`: `visits` and 2 more do not speak of
/// ..."; in the order of roles.
[[nodiscard]] std::vector<std::string> role_gaps(const Known& known, Date on);

}  // namespace induct
