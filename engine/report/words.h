// How subjects, amounts and findings are told in one line: shared by the text, the tables and the messages.
// Tested by tests/report/words_test.cpp.
#pragma once

#include "engine/evaluate/subject_words.h"
#include "engine/evaluate/value_words.h"
#include "engine/report/visibility.h"

namespace induct {

/// "SOMC-33, SOMC-34", in the order of citing; empty when the rule cites nothing.
[[nodiscard]] std::string citation_words(const std::vector<Citation>& cites);
/// "22 h of 60 h, behind below 25 h 12"; empty when the part has no figures.
[[nodiscard]] std::string figures_words(const PartFinding& part);
/// Why the finding is as it is, in one line: what the parts say, with their figures; of many broken records the first.
[[nodiscard]] std::string reason_words(const Finding& finding);
/// The reason of some findings of one rule and subject, where they differ as a range or one by one, with what nearly
/// counted for any of them, and whether it was entered late. Records that the reader may not see are left out.
[[nodiscard]] std::string reason_words(const FollowContext& context, std::span<const Finding* const> findings, Date on,
                                       const Visibility& visibility);
/// The finding without the broken records that the reader may not see.
[[nodiscard]] Finding shown_to(const Visibility& visibility, Finding finding);

/// " (urgent)" behind a title; nothing without a severity.
[[nodiscard]] std::string severity_words(const std::string& severity);
/// Where lines of one force and status are sorted by severity: the most severe of an ordered `choice severity` first,
/// those without one last. Smaller comes first. Source: docs/language.md, 6.12.
[[nodiscard]] int severity_rank(const Model& model, const std::string& severity);

/// The title of a section of a text report: a blank line, the words, and a line below them.
[[nodiscard]] std::string section_heading(std::string_view words);

}  // namespace induct
