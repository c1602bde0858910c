// The tokens of a text: words, numbers, dates, strings and signs. White space and comments separate them.
// Hand-written, because a lexer that repairs what it can (`60days`, `full_release`) tells more than a rule that fails.
// Tested by tests/grammar/tokens_test.cpp.
#pragma once

#include "grammar/diagnostic.h"
#include "grammar/source.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace induct {

/// Every word of the grammar; `none` for a word that is only a name.
enum class Word : std::uint16_t {
    none,
#define INDUCT_WORD(identifier, text, what) identifier,
#include "grammar/words.def"
#undef INDUCT_WORD
};

enum class WordClass : std::uint8_t { plain, clause, reserved, declaration };

[[nodiscard]] std::string_view word_text(Word word);
[[nodiscard]] WordClass word_class(Word word);
/// The grammar's word of this spelling, or `none`.
[[nodiscard]] Word find_word(std::string_view text);

enum class TokenKind : std::uint8_t {
    end,
    word,  // NAME, and every word of the grammar
    cap,
    month,
    weekday,
    string,
    number,
    percent,
    money,
    iso,
    years,
    time,
    possessive,
    comma,
    colon,
    open,
    close,
    less,
    bad,  // already reported
};

struct Token {
    TokenKind kind = TokenKind::end;
    Word word = Word::none;
    std::uint32_t begin = 0, end = 0;
    bool first_on_line = false;
};

struct Tokens {
    std::vector<Token> all;  // the last is `end`
    std::vector<Span> comments;
    std::vector<Diagnostic> diagnostics;
};

/// Cuts a text into tokens. What is malformed is reported once, and read as what it stands for where that is plain.
[[nodiscard]] Tokens read_tokens(FileId file, std::string_view text);

/// The deepest nesting of parentheses.
constexpr int deepest_nesting = 64;

}  // namespace induct
