// See words.h.
#include "engine/report/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

std::string citation_words(const std::vector<Citation>& cites) {
    std::string words;
    for (const Citation& cite : cites)
        for (const std::string& place : cite.places) words += (words.empty() ? "" : ", ") + place;
    return words;
}

std::string figures_words(const PartFinding& part) {
    // Shares, what stands and claims are told by what the part says.
    const bool counts = part.measured != Measured::nothing && part.measured != Measured::share && !part.day;
    if (!part.needed || !counts || !part.broken.empty()) return "";
    std::string words =
        fmt::format("{} of {}", amount_words(part.measured, part.counted), amount_words(part.measured, *part.needed));
    if (part.needed_most) words += fmt::format(" to {}", amount_words(part.measured, *part.needed_most));
    if (part.status == Status::behind && part.expected_now && part.behind_under)
        words += fmt::format(", {} expected by now, behind below {}", amount_words(part.measured, *part.expected_now),
                             amount_words(part.measured, *part.behind_under));
    return words;
}

namespace {

std::string broken_words(const std::vector<BrokenRecord>& broken) {
    constexpr std::size_t shown = 3;
    std::string words;
    for (std::size_t i = 0; i < broken.size() && i < shown; ++i)
        words += fmt::format("{}{}: {}", i == 0 ? "" : "; ", to_words_without_year(broken[i].date), broken[i].says);
    if (broken.size() > shown) words += fmt::format("; and {} more", broken.size() - shown);
    return words;
}

}  // namespace

std::string reason_words(const Finding& finding) {
    std::string words = finding.says;
    const auto add = [&](const std::string& one) {
        if (!one.empty() && words.find(one) == std::string::npos) words += (words.empty() ? "" : "; ") + one;
    };
    for (const PartFinding& part : finding.parts) {
        // Of several parts only those that make the whole what it is are told; `why` tells all.
        if (finding.parts.size() > 1 && part.status != finding.status) continue;
        if (const std::string figures = figures_words(part); part.says.find(figures) == std::string::npos) add(figures);
        add(part.says);
        if (!part.missing_values.empty()) add(fmt::format("missing: {}", fmt::join(part.missing_values, ", ")));
        add(broken_words(part.broken));
    }
    return words;
}

Finding shown_to(const Visibility& visibility, Finding finding) {
    for (PartFinding& part : finding.parts)
        std::erase_if(part.broken,
                      [&](const BrokenRecord& one) { return !visibility.sees(one.entry, finding.subject); });
    return finding;
}

std::string reason_words(const FollowContext& context, std::span<const Finding* const> findings, Date on,
                         const Visibility& visibility) {
    const Finding& last = *findings.back();
    std::string words = reason_words(shown_to(visibility, last));
    const std::string near =
        context.near_misses ? context.near_misses(findings, on, visibility.records_about(last.subject)) : "";
    if (!near.empty()) words += (words.empty() ? "" : "; ") + near;
    if (last.entered_late) words += (words.empty() ? "" : "; ") + std::string("entered late");
    return words;
}

}  // namespace induct
