// What the grammar reads with: the tokens, the tree under construction, and what was expected where reading got
// farthest. Backtracking leaves stale nodes behind; they are those that reach past the place where the reader stands,
// so they are dropped whenever a node is opened, closed or added. No PEGTL in here. Tested through
// tests/grammar/parse_test.cpp.
#pragma once

#include "grammar/syntax.h"
#include "grammar/tokens.h"

#include <bitset>
#include <cstdint>
#include <initializer_list>
#include <set>
#include <string_view>
#include <vector>

namespace induct {

/// What may be expected at a place, in the author's words (expectations.def).
enum class Expected : std::uint8_t {
#define INDUCT_EXPECTED(name, text) name,
#include "grammar/expectations.def"
#undef INDUCT_EXPECTED
};
[[nodiscard]] std::string_view expected_text(Expected what);

/// A condition in which `and` and `or` meet without parentheses: the tokens of its parts.
struct Mixed {
    std::uint32_t begin = 0;       // the condition's first token
    std::uint32_t last_begin = 0;  // the first token of the term before the second joining word
    std::uint32_t joiner = 0;      // the second joining word
    std::uint32_t end = 0;         // behind the term that follows it
};

constexpr std::size_t word_count = static_cast<std::size_t>(Word::year_month_day) + 1;

/// What was looked for at the farthest token that anything was looked for at. Sets are indexed by the enumerators.
struct Farthest {
    std::uint32_t at = 0;
    std::bitset<word_count> words;        // the words that would have been right, for suggestions
    std::bitset<32> kinds;                // the other tokens that would have been right
    std::bitset<32> covers;               // descriptions of larger things that may begin there
    std::bitset<word_count> plain_words;  // the words that no description covers
    std::bitset<32> plain_kinds;
    std::vector<Mixed> mixed;  // at most one
};

class Reader {
  public:
    Reader(FileId file, const std::vector<Token>& tokens) : file_(file), tokens_(tokens) {}

    [[nodiscard]] const Token& token(std::uint32_t at) const { return tokens_[at]; }
    [[nodiscard]] const Farthest& farthest() const { return farthest_; }
    /// Forgets what was expected so far: a new declaration begins.
    void begin_declaration(std::uint32_t at);

    // What was expected.
    void miss(std::uint32_t at, Word word);
    void miss(std::uint32_t at, TokenKind kind);
    void miss_mixed(const Mixed& mixed);
    /// Behind a finished declaration another one may begin.
    void miss_declaration(std::uint32_t at);
    struct Cover {
        bool active = false;
        std::uint32_t at = 0;
        Expected what{};
    };
    /// From here on, whatever is missing at this very token counts as `what`; returns what to give to `uncover`.
    Cover cover(std::uint32_t at, Expected what);
    void uncover(Cover before) { cover_ = before; }
    void begin_quiet() { ++quiet_; }
    void end_quiet() { --quiet_; }

    // The tree. Tokens are given by index; ends are one past the last.
    void open(Rule rule, std::uint32_t at);
    void close(std::uint32_t end);
    void abandon();
    /// Changes what the innermost open node is.
    void become(Rule rule) { open_.back().rule = rule; }
    void leaf(Rule rule, std::uint32_t begin, std::uint32_t end);
    /// The first token of the innermost open node, and of its last child.
    [[nodiscard]] std::uint32_t open_begin() const { return open_.back().begin; }
    [[nodiscard]] std::uint32_t last_child_begin(std::uint32_t at);

    /// A name that was read as a stage: where a misspelt keyword ends up.
    void note_stage(std::uint32_t at);
    [[nodiscard]] bool was_stage(std::uint32_t at) const { return stages_.count(at) > 0; }

    [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
    [[nodiscard]] std::vector<Node> take_nodes() { return std::move(nodes_); }
    /// The last node of all: what was closed last.
    [[nodiscard]] NodeId last() const { return {static_cast<std::uint32_t>(nodes_.size() - 1)}; }

  private:
    struct Done {
        NodeId id;
        std::uint32_t first_in_arena, begin, end;
    };
    struct Open {
        Rule rule;
        std::uint32_t begin;
        std::size_t mark;
    };
    bool reaches(std::uint32_t at);
    void drop_stale(std::uint32_t at);
    void push(Rule rule, std::uint32_t begin, std::uint32_t end, NodeId first_child, std::uint32_t first_in_arena);

    FileId file_;
    const std::vector<Token>& tokens_;
    std::vector<Node> nodes_;
    std::vector<Done> done_;
    std::vector<Open> open_;
    Farthest farthest_;
    Cover cover_;
    int quiet_ = 0;
    std::set<std::uint32_t> stages_;
};

}  // namespace induct
