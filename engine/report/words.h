// How subjects, amounts and findings are told in one line: shared by the text, the tables and the messages.
// Tested by tests/report/words_test.cpp.
#pragma once

#include "engine/followup/follow_up.h"

namespace induct {

/// "P-0117 Ana Ruiz with Ben Cole and Cy Day", "Ben Cole (F-03)", "Table Rock", or the program's title.
/// A pairing shows who is in it on `on`, else who was in it last.
[[nodiscard]] std::string subject_words(const Model& model, const World& world, Subject subject, Date on);
/// The school or district a reader would look under; empty for the program.
[[nodiscard]] std::string place_words(const World& world, Subject subject);
/// "SOMC-33, SOMC-34", in the order of citing; empty when the rule cites nothing.
[[nodiscard]] std::string citation_words(const std::vector<Citation>& cites);
/// An amount in the unit that the part measures: "22 h 30", "3", "80%".
[[nodiscard]] std::string amount_words(Measured measured, std::int64_t amount);
/// "22 h of 60 h, behind below 25 h 12"; empty when the part has no figures.
[[nodiscard]] std::string figures_words(const PartFinding& part);
/// Why the finding is as it is, in one line: what the parts say, with their figures.
[[nodiscard]] std::string reason_words(const Finding& finding);

}  // namespace induct
