// The tokens of a file as the layout needs them: in plain form, with the comments and blank lines before each, and with
// what the tree says of the gap before each: how strong it is, and whether a line may end there.
// Tested by tests/grammar/format_test.cpp.
#pragma once

#include "grammar/syntax.h"
#include "grammar/tokens.h"

#include <cstdint>
#include <string>
#include <vector>

namespace induct::layout {

struct Comment {
    std::string text;            // from its `#`, without blanks at its end
    bool at_line_end = false;    // behind a token, on its line
    bool after_blank = false;    // a blank line stands before it
    bool at_line_begin = false;  // nothing at all stands before it on its line
};

struct Piece {
    TokenKind kind = TokenKind::end;
    std::string text;  // in plain form: a string on one line, single blanks
    std::uint32_t begin = 0, end = 0;
    std::vector<Comment> comments;  // between the token before and this one
    bool after_blank = false;       // a blank line stands directly before it
    bool glued = false;             // no blank before it: `,` `:` `)` `'s`, and behind `(`
    // The gap before it:
    std::uint32_t depth = 0;  // of the smallest node that holds both sides; the lower, the better a place to break
    NodeId node{};            // that node
    bool may_break = false;
};

/// All tokens of the file; the last is `end` and holds the comments behind the last declaration.
[[nodiscard]] std::vector<Piece> pieces_of(const Syntax& syntax);

/// The index of the first piece at or behind a byte.
[[nodiscard]] std::size_t piece_at(const std::vector<Piece>& pieces, std::uint32_t byte);

/// A string token as written with its line breaks read as blanks, quotes kept.
[[nodiscard]] std::string plain_text(TokenKind kind, std::string_view written);

}  // namespace induct::layout
