// See figure_value.h.
#include "engine/report/figure_value.h"

#include "engine/evaluate/value_words.h"

#include <fmt/format.h>

namespace induct {
namespace {

/// "0 to 3 of 3, 3 not recorded": no share is told of what may be more.
std::string range_words(const FigureFinding& finding, const FigureRow& row) {
    const auto range = [](Measured measured, std::int64_t least, std::optional<std::int64_t> most) {
        const std::string words = amount_words(measured, least);
        return most ? fmt::format("{} to {}", words, amount_words(measured, *most)) : words;
    };
    std::string words = range(finding.measured, row.amount, row.most);
    if (row.whole)
        words += (finding.is_share ? " of " : " per ") + range(finding.measured_whole, *row.whole, row.whole_most);
    const std::int64_t open = row.most.value_or(row.amount) - row.amount;
    const std::int64_t open_whole = row.whole ? row.whole_most.value_or(*row.whole) - *row.whole : 0;
    const bool of_amount = open >= open_whole;
    return fmt::format(
        "{}, {} not recorded", words,
        amount_words(of_amount ? finding.measured : finding.measured_whole, of_amount ? open : open_whole));
}

/// Of a figure `per` something what comes to each, rounded: "2 h 17 each". Nothing is divided by none.
std::string each_words(const FigureFinding& finding, const FigureRow& row) {
    if (*row.whole == 0) return {};
    const bool exact = finding.measured == Measured::minutes || finding.measured == Measured::money;
    // An average is told in hundredths of its thousandths: rounded once, so these are cut off.
    if (!exact) return fmt::format(" ({} each)", amount_words(Measured::average, row.amount * 1000 / *row.whole));
    const std::int64_t half = row.amount < 0 ? -*row.whole : *row.whole;
    return fmt::format(" ({} each)", amount_words(finding.measured, (2 * row.amount + half) / (2 * *row.whole)));
}

}  // namespace

std::string figure_value_words(const FigureFinding& finding, const FigureRow& row) {
    // A row beside one of too few is not shown either, and nobody is told which of them has few.
    if (row.shown_from)
        return fmt::format("not shown: fewer than {} answers{}", *row.shown_from,
                           row.split.empty() ? "" : ", here or in another row");
    if (row.most || row.whole_most) return range_words(finding, row);
    const std::string amount = amount_words(finding.measured, row.amount);
    if (!row.whole) return amount;
    if (finding.measured == Measured::average)
        return *row.whole == 0 ? "none recorded" : fmt::format("{} (of {})", amount, *row.whole);
    if (!finding.is_share) return amount + fmt::format(" per {}{}", *row.whole, each_words(finding, row));
    if (*row.whole == 0) return "none to share";
    return fmt::format("{} ({} of {})", to_words(BasisPoints{row.amount * 10000 / *row.whole}), amount,
                       amount_words(finding.measured, *row.whole));
}

}  // namespace induct
