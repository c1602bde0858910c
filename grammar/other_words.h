// What people write in other words than those of the language, and how it is written here: numbers as words, periods as
// adverbs, people behind the period, an amount without its bound. Tested by the golden messages in
// tests/golden/syntax/.
#pragma once

#include "grammar/reader.h"
#include "grammar/source.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace induct {

/// `two` -> 2, from one to twelve.
[[nodiscard]] std::optional<int> number_of_word(std::string_view word);
/// `weekly` -> `in each week`; empty for any other word.
[[nodiscard]] std::string_view period_of_adverb(std::string_view word);

/// The tokens that say it otherwise (`end` is one past the last), the message about them and what to write.
struct OtherWords {
    std::uint32_t first = 0, end = 0;
    std::string message, label, hint;
};

/// What stands where reading got farthest, when it is one of those sayings.
[[nodiscard]] std::optional<OtherWords> other_words(const Farthest& far, const std::vector<Token>& tokens,
                                                    const SourceText& source, std::uint32_t begin);

}  // namespace induct
