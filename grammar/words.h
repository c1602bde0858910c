// The words of the language: which are reserved, which begin clauses, and how a plural names its singular.
// Tested by tests/grammar/words_test.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace induct {

/// A word that may never be a name.
[[nodiscard]] bool is_reserved(std::string_view word);
/// A word that begins or joins a clause: it may be a name, but not that of a stage.
[[nodiscard]] bool is_clause_word(std::string_view word);
/// A word that begins a declaration.
[[nodiscard]] bool is_declaration_word(std::string_view word);
[[nodiscard]] std::span<const std::string_view> reserved_words();
[[nodiscard]] std::span<const std::string_view> clause_words();
[[nodiscard]] std::span<const std::string_view> declaration_words();

/// "a role", "an activity", "a unit".
[[nodiscard]] std::string with_article(std::string_view noun);
/// The regular plural: `activity` -> `activities`, `coach` -> `coaches`, `check-in` -> `check-ins`.
[[nodiscard]] std::string plural_of(std::string_view name);
/// Whether a written name is the declared one: exactly, or as its regular plural.
[[nodiscard]] bool names(std::string_view written, std::string_view declared);

/// A small letter, a digit or a hyphen: what a name consists of.
[[nodiscard]] bool is_in_name(char c);
/// Whether the name stands among the words as a whole, and not only within a longer one.
[[nodiscard]] bool has_name(std::string_view words, std::string_view name);

}  // namespace induct
