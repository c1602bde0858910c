// One pass over the tokens for texts, comments and blank lines, and one over the tree for the gaps.
// Tested by tests/grammar/format_test.cpp.
#include "grammar/format_tokens.h"

#include <algorithm>

namespace induct::layout {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\v'; }

/// Blanks of any kind and number are one blank; none at the end.
std::string single_blanks(std::string_view written) {
    std::string text;
    for (const char c : written) {
        if (!is_blank(c))
            text += c;
        else if (!text.empty() && text.back() != ' ')
            text += ' ';
    }
    if (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

/// The value of the string in its quotes: a line break and the blanks around it are one blank (as Syntax reads it).
std::string string_on_one_line(std::string_view written) {
    std::string text;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] != '\n') {
            text += written[i];
            continue;
        }
        while (text.size() > 1 && is_blank(text.back())) text.pop_back();
        while (i + 1 < written.size() && is_blank(written[i + 1])) ++i;
        text += ' ';
    }
    return text;
}

/// The words of a comment stay as they are; only what looks like a blank becomes one, and none stays at the end.
std::string comment_text(std::string_view written) {
    std::string text(written);
    std::replace_if(text.begin(), text.end(), is_blank, ' ');
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

std::size_t line_breaks(std::string_view between) {
    return static_cast<std::size_t>(std::count(between.begin(), between.end(), '\n'));
}

/// Hands each comment to the first token behind it, and notes the blank lines.
void place_comments(const Syntax& syntax, std::vector<Piece>& pieces) {
    const std::string_view source = syntax.source();
    const auto between = [&](std::uint32_t begin, std::uint32_t end) { return source.substr(begin, end - begin); };
    auto comment = syntax.comments().begin();
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        bool first = true;
        for (; comment != syntax.comments().end() && comment->begin < piece.begin; ++comment, first = false) {
            const std::size_t breaks = line_breaks(between(last, comment->begin));
            piece.comments.push_back({comment_text(between(comment->begin, comment->end)),
                                      first && i > 0 && breaks == 0, breaks > 1,
                                      comment->begin == 0 || source[comment->begin - 1] == '\n'});
            last = comment->end;
        }
        piece.after_blank = line_breaks(between(last, piece.begin)) > 1;
        last = piece.end;
    }
}

/// Nodes that stay on one line: what is read as one word.
bool is_one_word(Rule rule) {
    switch (rule) {
        case Rule::span:
        case Rule::duration_hours:
        case Rule::duration_minutes:
        case Rule::duration_hours_minutes:
        case Rule::quantity_of:
        case Rule::date_month_day:
        case Rule::date_nth:
        case Rule::every_units:
        case Rule::who1:
        case Rule::who1_owned:
        case Rule::place_owned:
        case Rule::kind_owned:
        case Rule::field_list:
        case Rule::field_typed:
        case Rule::fact_value:
        case Rule::log_times:
        case Rule::value:
        case Rule::since:
        case Rule::range:
        case Rule::card_range:
        case Rule::card_or_more:
            return true;
        default:
            return false;
    }
}

/// What belongs to the word behind it: `at least`, `on average`, a number before what it counts.
bool leans_forward(Rule rule) {
    switch (rule) {
        case Rule::at_least:
        case Rule::at_most:
        case Rule::exactly:
        case Rule::number:
        case Rule::percent:
        case Rule::word_on_average:
        case Rule::word_every:
        case Rule::word_another:
        case Rule::word_not:
        case Rule::word_next:
        case Rule::different:
            return true;
        default:
            return false;
    }
}

class Gaps {
  public:
    Gaps(const Syntax& syntax, std::vector<Piece>& pieces)
        : syntax_(syntax), pieces_(pieces), holder_(pieces.size(), no_node), around_(pieces.size(), no_node) {}

    void find() {
        visit(syntax_.root(), no_node, 0);
        for (std::size_t i = 1; i + 1 < pieces_.size(); ++i) pieces_[i].may_break = may_break(i);
    }

  private:
    /// Deeper nodes are visited later, so that the smallest has the last word. Recursion: the parser limits nesting.
    void visit(NodeId id, NodeId parent, std::uint32_t depth) {
        const Span span = syntax_.span(id);
        const std::size_t begin = piece_at(pieces_, span.begin), end = piece_at(pieces_, span.end);
        for (std::size_t i = begin; i < end; ++i) {
            holder_[i] = id;
            around_[i] = parent;
            if (i == begin) continue;
            pieces_[i].depth = depth;
            pieces_[i].node = id;
        }
        for (const NodeId child : syntax_.children(id)) visit(child, id, depth + 1);
    }

    /// Before a joining word, never behind one; behind a comma or colon, never before it. No line begins with a
    /// declaration's word: after a slip somewhere above, the parser would take it for the next declaration.
    [[nodiscard]] bool may_break(std::size_t at) const {
        const Piece &left = pieces_[at - 1], &right = pieces_[at];
        if (right.glued || right.kind == TokenKind::less || left.kind == TokenKind::possessive) return false;
        if (word_class(find_word(right.text)) == WordClass::declaration) return false;
        if (!syntax_.child(right.node) || is_one_word(syntax_.rule(right.node))) return false;
        if (left.kind == TokenKind::comma || left.kind == TokenKind::colon || left.kind == TokenKind::less) return true;
        const NodeId held = holder_[at - 1];
        const bool leans = around_[at - 1] == right.node && leans_forward(syntax_.rule(held));
        return held != right.node && !leans;
    }

    const Syntax& syntax_;
    std::vector<Piece>& pieces_;
    std::vector<NodeId> holder_;  // the smallest node around each token,
    std::vector<NodeId> around_;  // and the node around that
};

}  // namespace

std::string plain_text(TokenKind kind, std::string_view written) {
    if (kind == TokenKind::string) return string_on_one_line(written);
    return single_blanks(written);
}

std::size_t piece_at(const std::vector<Piece>& pieces, std::uint32_t byte) {
    const auto found = std::lower_bound(pieces.begin(), pieces.end(), byte,
                                        [](const Piece& piece, std::uint32_t at) { return piece.begin < at; });
    return static_cast<std::size_t>(found - pieces.begin());
}

std::vector<Piece> pieces_of(const Syntax& syntax) {
    const std::string_view source = syntax.source();
    std::vector<Piece> pieces;
    for (const Token& token : read_tokens(syntax.file(), source).all) {
        Piece piece;
        piece.kind = token.kind;
        piece.text = plain_text(token.kind, source.substr(token.begin, token.end - token.begin));
        piece.begin = token.begin;
        piece.end = token.end;
        const bool sign = token.kind == TokenKind::comma || token.kind == TokenKind::colon ||
                          token.kind == TokenKind::close || token.kind == TokenKind::possessive;
        piece.glued = sign || (!pieces.empty() && pieces.back().kind == TokenKind::open);
        pieces.push_back(std::move(piece));
    }
    place_comments(syntax, pieces);
    Gaps(syntax, pieces).find();
    return pieces;
}

}  // namespace induct::layout
