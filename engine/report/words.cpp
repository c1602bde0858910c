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
    // Shares, money, what stands and claims are told by what the part says.
    const bool counts = part.measured != Measured::nothing && part.measured != Measured::share &&
                        part.measured != Measured::money && !part.day;
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

namespace {

/// "from 0 to 1 of 2" when the findings say nothing but figures of one measure; else empty.
std::string range_words(std::span<const Finding* const> findings) {
    std::optional<std::pair<std::int64_t, std::int64_t>> range;
    const auto plain = [](const Finding& one) {
        return one.says.empty() && one.parts.size() == 1 && one.parts[0].needed && !one.parts[0].needed_most &&
               one.parts[0].missing_values.empty() && reason_words(one) == figures_words(one.parts[0]) &&
               one.status != Status::behind;
    };
    const PartFinding* like = nullptr;
    for (const Finding* finding : findings) {
        if (!plain(*finding)) return "";
        const PartFinding& part = finding->parts[0];
        if (like && (like->measured != part.measured || like->needed != part.needed)) return "";
        like = &part;
        if (!range) range.emplace(part.counted, part.counted);
        range = {std::min(range->first, part.counted), std::max(range->second, part.counted)};
    }
    if (!like) return "";
    return fmt::format("from {} to {} of {}", amount_words(like->measured, range->first),
                       amount_words(like->measured, range->second), amount_words(like->measured, *like->needed));
}

/// What is true of all of the findings; where they differ, what is so of each of a few, and of many of the last.
std::string common_words(std::span<const Finding* const> findings, const Visibility& visibility) {
    constexpr std::size_t few = 4;
    std::vector<std::string> each;
    for (const Finding* finding : findings) each.push_back(reason_words(shown_to(visibility, *finding)));
    if (std::all_of(each.begin(), each.end(), [&](const std::string& one) { return one == each.front(); }))
        return each.front();
    if (std::string range = range_words(findings); !range.empty()) return range;
    if (each.size() > few) return each.back().empty() ? "" : findings.back()->window.label + ": " + each.back();
    std::string words;
    for (std::size_t i = 0; i < each.size(); ++i)
        if (!each[i].empty())
            words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", findings[i]->window.label, each[i]);
    return words;
}

}  // namespace

std::string reason_words(const FollowContext& context, std::span<const Finding* const> findings, Date on,
                         const Visibility& visibility) {
    const Finding& last = *findings.back();
    std::string words = common_words(findings, visibility);
    const std::string near =
        context.near_misses ? context.near_misses(findings, on, visibility.records_about(last.subject)) : "";
    if (!near.empty()) words += (words.empty() ? "" : "; ") + near;
    if (last.entered_late) words += (words.empty() ? "" : "; ") + std::string("entered late");
    return words;
}

std::string severity_words(const std::string& severity) { return severity.empty() ? "" : " (" + severity + ")"; }

int severity_rank(const Model& model, const std::string& severity) {
    constexpr int none = 999, without_order = 0;
    if (severity.empty()) return none;
    for (const Choice& choice : model.choices) {
        if (choice.name != "severity" || !choice.ordered) continue;
        for (std::size_t i = 0; i < choice.values.size(); ++i)
            if (choice.values[i].name == severity)
                return std::min(static_cast<int>(choice.values.size() - i), none - 1);
    }
    return without_order;
}

std::string section_heading(std::string_view words) {
    return fmt::format("\n{}\n{}\n", words, std::string(code_points(words), '-'));
}

}  // namespace induct
