// The syntax of a file: a flat tree of nodes, each a rule of the reference grammar and the bytes it was read from.
// Which alternative was taken is always said by the node's rule (rules.def), never only by its text.
// Tested by tests/grammar/parse_test.cpp and the trees in tests/golden/syntax/.
#pragma once

#include "grammar/diagnostic.h"
#include "grammar/source.h"

#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace induct {

/// The rules of the reference grammar, in its order; rules.def says what children each has.
enum class Rule : std::uint16_t {
#define INDUCT_RULE(name) name,
#include "grammar/rules.def"
#undef INDUCT_RULE
};

/// `rule_name(Rule::claim_follows)` is `claim_follows`.
[[nodiscard]] std::string_view rule_name(Rule rule);

struct NodeId {
    std::uint32_t index = UINT32_MAX;
    friend constexpr bool operator==(NodeId, NodeId) = default;
    [[nodiscard]] constexpr explicit operator bool() const { return index != UINT32_MAX; }
};
constexpr NodeId no_node{};

struct Node {
    Rule rule{};
    Span span{};
    NodeId first_child{};
    NodeId next_sibling{};
};

class Syntax;

/// The children of a node, for range-for; with a rule, those of that rule only.
class Children {
  public:
    class iterator {
      public:
        using value_type = NodeId;
        using difference_type = std::ptrdiff_t;
        using pointer = const NodeId*;
        using reference = NodeId;
        using iterator_category = std::input_iterator_tag;
        iterator(const Syntax* syntax, NodeId at, bool all, Rule rule);
        NodeId operator*() const { return at_; }
        iterator& operator++();
        friend bool operator==(const iterator& a, const iterator& b) { return a.at_ == b.at_; }

      private:
        void skip_others();
        const Syntax* syntax_;
        NodeId at_;
        bool all_;
        Rule rule_;
    };
    Children(const Syntax* syntax, NodeId first, bool all, Rule rule)
        : syntax_(syntax), first_(first), all_(all), rule_(rule) {}
    [[nodiscard]] iterator begin() const { return {syntax_, first_, all_, rule_}; }
    [[nodiscard]] iterator end() const { return {syntax_, no_node, all_, rule_}; }
    [[nodiscard]] bool empty() const { return begin() == end(); }
    [[nodiscard]] std::size_t size() const;
    /// The n-th, counted from 0; `no_node` when there are fewer.
    [[nodiscard]] NodeId operator[](std::size_t n) const;

  private:
    const Syntax* syntax_;
    NodeId first_;
    bool all_;
    Rule rule_;
};

/// A file's tree. It keeps the text it was read from, so it may outlive the SourceSet.
class Syntax {
  public:
    Syntax() = default;
    Syntax(FileId file, std::shared_ptr<const std::string> text, std::vector<Node> nodes, NodeId root,
           std::vector<Span> comments);

    [[nodiscard]] FileId file() const { return file_; }
    [[nodiscard]] NodeId root() const { return root_; }
    [[nodiscard]] const Node& operator[](NodeId id) const { return nodes_[id.index]; }
    [[nodiscard]] Rule rule(NodeId id) const { return nodes_[id.index].rule; }
    [[nodiscard]] Span span(NodeId id) const { return nodes_[id.index].span; }
    [[nodiscard]] std::size_t size() const { return nodes_.size(); }

    [[nodiscard]] Children children(NodeId id) const;
    [[nodiscard]] Children children(NodeId id, Rule rule) const;
    /// The first child, or the first of that rule; `no_node` when there is none.
    [[nodiscard]] NodeId child(NodeId id) const { return nodes_[id.index].first_child; }
    [[nodiscard]] NodeId child(NodeId id, Rule rule) const;
    /// The declarations in order, the broken ones (`Rule::broken`) too.
    [[nodiscard]] Children declarations() const;
    /// Every comment, from its `#` to the end of its line.
    [[nodiscard]] const std::vector<Span>& comments() const { return comments_; }

    /// The whole text of the file as kept.
    [[nodiscard]] std::string_view source() const { return text_ ? std::string_view(*text_) : std::string_view(); }
    /// Exactly what was written.
    [[nodiscard]] std::string_view text(NodeId id) const;
    /// What was written, its words joined by one blank, without comments.
    [[nodiscard]] std::string phrase(NodeId id) const;
    /// A string without its quotes; a line break and the blanks around it are one blank.
    [[nodiscard]] std::string string_value(NodeId id) const;

  private:
    FileId file_{};
    std::shared_ptr<const std::string> text_;
    std::vector<Node> nodes_;
    NodeId root_{};
    std::vector<Span> comments_;
};

/// The tree as an S-expression, one node a line, leaves with their text: for golden files and `induct show`.
[[nodiscard]] std::string to_text(const Syntax& syntax);

}  // namespace induct
