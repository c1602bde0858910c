// What an author probably meant: the nearest of the names that there are, and only when it is near.
// Damerau-Levenshtein distance (optimal string alignment). Tested by tests/grammar/words_test.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace induct {

/// How many letters must be added, dropped, changed or swapped with a neighbour.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to the word: at most 2 edits and at most a third of the word's length away; never for words of
/// one or two letters. Of equally near ones the first in alphabetical order. The word itself is no suggestion.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace induct
