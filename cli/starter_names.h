// Names, texts and cells of a new workspace, made from what a coordinator typed.
// Method: letters are folded by the ledger's own rules for names; what remains is cut to what each place may hold.
// Tested by tests/cli/starter_test.cpp.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace induct::cli {

/// A name of the language for a title: accents folded, small letters, hyphens; `suffix` is added where the name alone
/// is reserved, taken (also as a plural, or the other way round), begins with a digit, or nothing is left of the title.
[[nodiscard]] std::string identifier(std::string_view title, std::string_view suffix,
                                     const std::set<std::string>& taken);

/// The words outside of comments and texts in a file of the library: the names that a model which uses it cannot take.
[[nodiscard]] std::set<std::string> words_of(std::string_view text);

/// A text as it may stand between double quotes: double quotes of any form become single ones, blanks are folded.
[[nodiscard]] std::string as_text(std::string_view typed);

/// A word of a shell's line: quoted where the shell would read it otherwise.
[[nodiscard]] std::string shell_word(const std::string& word);

}  // namespace induct::cli
