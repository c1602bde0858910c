// What a figure shows, in words: its amount, its share, or that too few answered. Tested by
// tests/report/run_report_test.cpp and named_report_test.cpp.
#pragma once

#include "engine/evaluate/finding.h"

#include <string>

namespace induct {

/// "12", "80% (8 of 10)", "3.50 (of 4)", "none recorded"; "0 to 3 of 3, 3 not recorded"
/// where it depends on what is not recorded.
[[nodiscard]] std::string figure_value_words(const FigureFinding& finding, const FigureRow& row);

}  // namespace induct
