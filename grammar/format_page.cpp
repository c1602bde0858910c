// Writes the file from top to bottom, one declaration after the other; see format_clauses.h for what a line holds.
// Tested by tests/grammar/format_test.cpp and tests/golden/format/.
#include "grammar/format_page.h"

#include "grammar/format_clauses.h"

#include <algorithm>

namespace induct::layout {
namespace {

class Page {
  public:
    explicit Page(const Syntax& syntax) : syntax_(syntax), pieces_(pieces_of(syntax)) {}

    std::string write() {
        for (const NodeId declaration : syntax_.declarations()) {
            const Piece& first = pieces_[piece_at(pieces_, syntax_.span(declaration).begin)];
            std::string line = on_one_line(pieces_, syntax_, declaration);
            std::vector<Run> clauses;
            if (line.empty()) clauses = clauses_of(pieces_, syntax_, declaration);
            const bool one = clauses.size() < 2;
            write_between(first, stand_together(syntax_.rule(declaration), one));
            if (line.empty())
                write_clauses(clauses);
            else
                out_ += line;
            last_rule_ = syntax_.rule(declaration);
            last_is_one_line_ = one;
        }
        write_between(pieces_.back(), true);
        if (!out_.empty() && out_.back() != '\n') out_ += '\n';
        return std::move(out_);
    }

  private:
    /// Ends the line, and leaves a blank one where that is asked for; nothing at the beginning of the file.
    void new_line(bool blank) {
        if (out_.empty()) return;
        if (out_.back() != '\n') out_ += '\n';
        if (blank) out_ += '\n';
    }

    [[nodiscard]] bool stand_together(Rule rule, bool of_one_line) const {
        const bool both = of_one_line && last_is_one_line_;
        const int family = family_of(rule, both);
        return family != 0 && family == family_of(last_rule_, both);
    }

    /// The comments and blank lines before a declaration, or before the end of the file. Comments that are indented
    /// directly behind the declaration above belong to it; the blank line comes after them.
    void write_between(const Piece& next, bool together) {
        auto comment = next.comments.begin();
        const auto end = next.comments.end();
        const bool first = out_.empty();
        if (comment != end && comment->at_line_end) out_ += "  " + (comment++)->text;
        for (; !first && comment != end && !comment->at_line_begin; ++comment) {
            new_line(comment->after_blank);
            out_ += "  " + comment->text;
        }
        const bool has_blank =
            next.after_blank || std::any_of(comment, end, [](const Comment& one) { return one.after_blank; });
        bool missing = !together && !has_blank;
        for (; comment != end; ++comment) {
            new_line(comment->after_blank || missing);
            missing = false;
            out_ += comment->text;
        }
        if (next.kind != TokenKind::end) new_line(next.after_blank || missing);
    }

    void write_clauses(const std::vector<Run>& clauses) {
        for (std::size_t i = 0; i < clauses.size(); ++i) {
            if (i > 0) write_before_clause(pieces_[clauses[i].begin]);
            out_ += lines_of(pieces_, clauses[i], syntax_);
        }
    }

    void write_before_clause(const Piece& first) {
        for (const Comment& comment : first.comments) {
            if (comment.at_line_end) {
                out_ += "  " + comment.text;
                continue;
            }
            new_line(comment.after_blank);
            out_ += "  " + comment.text;
        }
        new_line(first.after_blank);
    }

    const Syntax& syntax_;
    std::vector<Piece> pieces_;
    std::string out_;
    Rule last_rule_ = Rule::file;
    bool last_is_one_line_ = false;
};

}  // namespace

std::string page_of(const Syntax& syntax) { return Page(syntax).write(); }

}  // namespace induct::layout
