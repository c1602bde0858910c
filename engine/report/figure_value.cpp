// See figure_value.h.
#include "engine/report/figure_value.h"

#include "engine/evaluate/value_words.h"

#include <fmt/format.h>

namespace induct {

std::string figure_value_words(const FigureFinding& finding, const FigureRow& row) {
    if (row.shown_from) return fmt::format("not shown: fewer than {} answers", *row.shown_from);
    const std::string amount = amount_words(finding.measured, row.amount);
    if (!row.whole) return amount;
    if (finding.measured == Measured::average)
        return *row.whole == 0 ? "none recorded" : fmt::format("{} (of {})", amount, *row.whole);
    if (!finding.is_share) return amount + fmt::format(" per {}", *row.whole);
    if (*row.whole == 0) return "none to share";
    return fmt::format("{} ({} of {})", to_words(BasisPoints{row.amount * 10000 / *row.whole}), amount,
                       amount_words(finding.measured, *row.whole));
}

}  // namespace induct
