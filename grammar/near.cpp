// Optimal string alignment over three rows, and the rule that says what is near.
// Tested by tests/grammar/words_test.cpp.
#include "grammar/near.h"

#include <algorithm>
#include <vector>

namespace induct {
namespace {

/// The largest distance at which a suggestion helps; 0 when none would.
std::size_t reach(std::string_view word) { return word.size() <= 2 ? 0 : std::min<std::size_t>(2, word.size() / 3); }

template <class Text>
std::optional<std::string> nearest_of(std::string_view word, std::span<const Text> candidates) {
    std::optional<std::string> best;
    std::size_t best_distance = reach(word);
    for (const Text& candidate : candidates) {
        const std::string_view text = candidate;
        const std::size_t longer = std::max(text.size(), word.size()), shorter = std::min(text.size(), word.size());
        if (text == word || longer - shorter > best_distance || text.size() <= 2) continue;
        const std::size_t distance = edit_distance(word, text);
        if (distance < best_distance || (distance == best_distance && (!best || text < *best))) {
            best = std::string(text);
            best_distance = distance;
        }
    }
    return best;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
    return nearest_of<std::string>(word, candidates);
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates) {
    return nearest_of<std::string_view>(word, candidates);
}

}  // namespace induct
