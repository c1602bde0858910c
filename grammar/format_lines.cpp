// A run is cut where a comment or a further expectation asks for a line; what lies between only where it is too long.
// Tested by tests/grammar/format_test.cpp and tests/golden/format/.
#include "grammar/format_lines.h"

#include "grammar/format.h"

#include <algorithm>
#include <cstdint>

namespace induct::layout {
namespace {

constexpr std::size_t deeper = 2;

/// Their joints break together: each alternative of a condition has a line of its own.
bool breaks_as_one(Rule rule) { return rule == Rule::condition_all || rule == Rule::condition_any; }

class Lines {
  public:
    Lines(const std::vector<Piece>& pieces, const Run& run, const Syntax& syntax)
        : pieces_(pieces), run_(run), syntax_(syntax), before_(1, 0) {
        for (std::size_t i = run.begin; i < run.end; ++i)
            before_.push_back(before_.back() + blanks(i) + code_points(pieces[i].text));
    }

    std::string write() {
        out_.assign(run_.indent, ' ');
        column_ = run_.indent;
        const std::size_t inside = has_several_expectations() ? run_.hang + deeper : run_.hang;
        std::size_t begin = run_.begin;
        for (std::size_t at = begin + 1; at < run_.end; ++at) {
            const bool joined = begins_expectation(at);
            if (pieces_[at].comments.empty() && !joined) continue;
            lay(begin, at, inside);
            write_comments(pieces_[at].comments, joined ? run_.hang : inside);
            begin = at;
        }
        lay(begin, run_.end, inside);
        return std::move(out_);
    }

    /// The columns of pieces [begin, end) on one line.
    [[nodiscard]] std::size_t width(std::size_t begin, std::size_t end) const {
        return before_[end - run_.begin] - before_[begin - run_.begin] - blanks(begin);
    }

  private:
    /// Expectations joined by `and also` or `or else` stand one a line.
    [[nodiscard]] bool begins_expectation(std::size_t at) const {
        if (run_.flat || !pieces_[at].may_break) return false;
        const Rule rule = syntax_.rule(pieces_[at].node);
        return rule == Rule::expects_all || rule == Rule::expects_any;
    }
    [[nodiscard]] bool has_several_expectations() const {
        for (std::size_t at = run_.begin + 1; at < run_.end; ++at)
            if (begins_expectation(at)) return true;
        return false;
    }
    /// How many blanks stand before a piece.
    [[nodiscard]] std::size_t blanks(std::size_t at) const {
        if (at == run_.begin || pieces_[at].glued) return 0;
        if (run_.pad == 0 || at != run_.begin + run_.lead) return 1;
        const std::size_t keyword = before_[run_.lead];
        return keyword < run_.pad ? run_.pad - keyword + 1 : 1;
    }
    [[nodiscard]] bool fits(std::size_t begin, std::size_t end) const {
        return column_ + width(begin, end) <= widest_line;
    }

    void new_line(std::size_t hang) {
        out_ += '\n';
        out_.append(hang, ' ');
        column_ = hang;
    }

    void write_comments(const std::vector<Comment>& comments, std::size_t hang) {
        for (const Comment& comment : comments) {
            if (comment.at_line_end)
                out_ += "  ";
            else
                new_line(hang);
            out_ += comment.text;
        }
        new_line(hang);
    }

    /// The best places to break within [begin, end): all of the lowest depth.
    [[nodiscard]] std::vector<std::size_t> joints(std::size_t begin, std::size_t end) const {
        std::vector<std::size_t> found;
        std::uint32_t lowest = UINT32_MAX;
        for (std::size_t i = begin + 1; i < end; ++i) {
            if (!pieces_[i].may_break || pieces_[i].depth > lowest) continue;
            if (pieces_[i].depth < lowest) found.clear();
            lowest = pieces_[i].depth;
            found.push_back(i);
        }
        return found;
    }

    /// Writes [begin, end) from the column reached, further lines at `hang`; what goes on below a joint of a condition
    /// stands deeper than the joints. The recursion goes down the tree, whose depth the parser limits.
    void lay(std::size_t begin, std::size_t end, std::size_t hang) {
        if (fits(begin, end)) return put(begin, end);
        std::vector<std::size_t> stops = joints(begin, end);
        if (stops.empty()) return put_wrapped(begin, end, hang);
        const bool together = breaks_as_one(syntax_.rule(pieces_[stops.front()].node));
        stops.push_back(end);
        for (std::size_t next = 0; next < stops.size(); ++next) {
            while (!together && next + 1 < stops.size() && fits(begin, stops[next + 1])) ++next;
            lay(begin, stops[next], together ? hang + deeper : hang);
            begin = stops[next];
            if (begin != end) new_line(hang);
        }
    }

    void put(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            if (i > begin) out_.append(blanks(i), ' ');
            out_ += pieces_[i].text;
        }
        column_ += width(begin, end);
    }

    /// What is too long and has no joint: only its strings can be broken.
    void put_wrapped(std::size_t begin, std::size_t end, std::size_t hang) {
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t gap = i > begin ? blanks(i) : 0;
            out_.append(gap, ' ');
            column_ += gap;
            if (pieces_[i].kind == TokenKind::string)
                put_string(pieces_[i].text, hang);
            else {
                out_ += pieces_[i].text;
                column_ += code_points(pieces_[i].text);
            }
        }
    }

    /// A line break and the blanks around it are one blank in a string, so it may run on wherever it has a single one.
    void put_string(std::string_view text, std::size_t hang) {
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = next_single_blank(text, begin + 1);
            const std::string_view word = text.substr(begin, end - begin);
            if (begin > 0 && word.front() == ' ' && column_ + code_points(word) > widest_line) {
                new_line(hang);
                begin += 1;  // the line break stands for the blank
                continue;
            }
            out_ += word;
            column_ += code_points(word);
            begin = end;
        }
    }

    static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\v'; }
    static std::size_t next_single_blank(std::string_view text, std::size_t from) {
        for (std::size_t at = text.find(' ', from); at != std::string_view::npos; at = text.find(' ', at + 1))
            if (at > 1 && at + 2 < text.size() && !is_blank(text[at - 1]) && !is_blank(text[at + 1])) return at;
        return text.size();
    }

    const std::vector<Piece>& pieces_;
    const Run& run_;
    const Syntax& syntax_;
    std::vector<std::size_t> before_;  // the columns of the pieces before each one of the run
    std::string out_;
    std::size_t column_ = 0;
};

}  // namespace

std::size_t width_of(const std::vector<Piece>& pieces, const Run& run, const Syntax& syntax) {
    return Lines(pieces, run, syntax).width(run.begin, run.end);
}

std::string lines_of(const std::vector<Piece>& pieces, const Run& run, const Syntax& syntax) {
    return Lines(pieces, run, syntax).write();
}

}  // namespace induct::layout
