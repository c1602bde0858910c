// Why a finding says what it says: as data, and as the text of `induct why` (docs/language.md, 7a).
// Method: the finding is evaluated with its evidence; every line of the text is one member here. Test:
// tests/evaluate/why_test.cpp.
#pragma once

#include "engine/evaluate/evaluate.h"
#include "engine/evaluate/record_filter.h"

#include <string>
#include <vector>

namespace induct {

/// One line: what it is about ("needed", "by now") and what it says. Lines with the same head follow each other.
struct ReasonLine {
    std::string head;
    std::string says;
};

struct Explanation {
    std::string about;  // "instructional-hours for P-0117 (Ana Ruiz with Ben Cole) on January 15, 2026"
    Status status{};
    bool entered_late = false;
    std::string by;    // how much is missing: "by 9 h 30"; empty when no figure tells it
    std::string part;  // of several parts the ones that are missed; empty when all of them are
    Date since{};
    std::optional<Date> known;
    std::vector<ReasonLine> lines;
    std::vector<std::string> records;  // one line a counted record, for --records
};

/// `known` is the first night on which the finding was so stored. The finding is one of `evaluate_one` (with its
/// evidence). Records that `may_see` refuses are neither listed nor named; a line says how many there are.
[[nodiscard]] Explanation explain(const Plan& plan, const Model& model, const World& world, const Finding& finding,
                                  AsOf as_of, std::optional<Date> known = std::nullopt,
                                  const RecordFilter& may_see = {});

/// The explanation as text; with `records` every counted record is listed. Ends with a line break.
[[nodiscard]] std::string why_text(const Explanation& explanation, bool records = false);

}  // namespace induct
