// How a subject is named in one line, and where a reader would look for it: shared by `why`, reports and messages.
// Tested by tests/evaluate/why_test.cpp and tests/report/run_report_test.cpp.
#pragma once

#include "engine/ledger/world.h"

#include <string>

namespace induct {

/// "P-0117 Ana Ruiz with Ben Cole and Cy Day", "Ben Cole (F-03)", "Table Rock", or the program's title.
/// A pairing shows who is in it on `on`, else who was in it last.
[[nodiscard]] std::string subject_words(const Model& model, const World& world, Subject subject, Date on);
/// Every slot of a pairing and who is in it: "mentee Ana Ruiz, mentor Ben Cole, colleague: nobody"; empty for others.
[[nodiscard]] std::string slot_words(const Model& model, const World& world, Subject subject, Date on);
/// "Ana Ruiz with Ben Cole and Cy Day", a person's or site's name; empty for the program and for groups.
[[nodiscard]] std::string people_words(const World& world, Subject subject, Date on);
/// The school or district a reader would look under; empty for the program.
[[nodiscard]] std::string place_words(const World& world, Subject subject);

}  // namespace induct
