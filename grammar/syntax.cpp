// Walking a tree, and printing it. Tested by tests/grammar/parse_test.cpp.
#include "grammar/syntax.h"

#include <utility>

namespace induct {
namespace {

constexpr std::string_view rule_names[] = {
#define INDUCT_RULE(name) #name,
#include "grammar/rules.def"
#undef INDUCT_RULE
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\v'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A comma or colon between words, and not inside of `$1,200` or `07:45`: a blank follows it, written or not.
bool parts_words(std::string_view written, std::size_t at) {
    if (written[at] != ',' && written[at] != ':') return false;
    return at == 0 || at + 1 >= written.size() || !is_digit(written[at - 1]) || !is_digit(written[at + 1]);
}

void print(const Syntax& syntax, NodeId id, std::size_t depth, std::string& out) {
    out.append(2 * depth, ' ');
    out += '(';
    out += rule_name(syntax.rule(id));
    if (!syntax.child(id)) {
        if (syntax.rule(id) != Rule::file) out += ' ' + syntax.phrase(id);
    } else {
        for (const NodeId child : syntax.children(id)) {
            out += '\n';
            print(syntax, child, depth + 1, out);
        }
    }
    out += ')';
}

}  // namespace

std::string_view rule_name(Rule rule) {
    std::string_view name = rule_names[static_cast<std::size_t>(rule)];
    if (name.ends_with('_')) name.remove_suffix(1);  // template_, case_, import_: words that C++ keeps for itself
    return name;
}

Children::iterator::iterator(const Syntax* syntax, NodeId at, bool all, Rule rule)
    : syntax_(syntax), at_(at), all_(all), rule_(rule) {
    skip_others();
}

Children::iterator& Children::iterator::operator++() {
    at_ = (*syntax_)[at_].next_sibling;
    skip_others();
    return *this;
}

void Children::iterator::skip_others() {
    while (!all_ && at_ && (*syntax_)[at_].rule != rule_) at_ = (*syntax_)[at_].next_sibling;
}

std::size_t Children::size() const {
    std::size_t count = 0;
    for (iterator at = begin(); !(at == end()); ++at) ++count;
    return count;
}

NodeId Children::operator[](std::size_t n) const {
    for (const NodeId child : *this)
        if (n-- == 0) return child;
    return no_node;
}

Syntax::Syntax(FileId file, std::shared_ptr<const std::string> text, std::vector<Node> nodes, NodeId root,
               std::vector<Span> comments)
    : file_(file), text_(std::move(text)), nodes_(std::move(nodes)), root_(root), comments_(std::move(comments)) {}

Children Syntax::children(NodeId id) const { return {this, nodes_[id.index].first_child, true, Rule::file}; }
Children Syntax::children(NodeId id, Rule rule) const { return {this, nodes_[id.index].first_child, false, rule}; }
NodeId Syntax::child(NodeId id, Rule rule) const { return children(id, rule)[0]; }
Children Syntax::declarations() const { return root_ ? children(root_) : Children(this, no_node, true, Rule::file); }

std::string_view Syntax::text(NodeId id) const {
    const Span span = nodes_[id.index].span;
    return source().substr(span.begin, span.size());
}

std::string Syntax::phrase(NodeId id) const {
    const std::string_view written = text(id);
    std::string words;
    bool quoted = false, gap = false;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const char c = written[i];
        if (!quoted && c == '#') {
            i = written.find('\n', i);
            if (i == std::string_view::npos) break;
            gap = true;
        } else if (is_blank(c)) {
            gap = true;
        } else {
            // Signs are set as in a sentence, so that messages never show how the author spaced them.
            const bool sign = !quoted && (c == ',' || c == ':' || c == ')' || c == '\'');
            const bool opened = !quoted && !words.empty() && words.back() == '(';
            if (gap && !words.empty() && !sign && !opened) words += ' ';
            gap = !quoted && parts_words(written, i);
            if (c == '"') quoted = !quoted;
            words += c;
        }
    }
    return words;
}

std::string Syntax::string_value(NodeId id) const {
    std::string_view written = text(id);
    if (written.starts_with('"')) written.remove_prefix(1);
    if (written.ends_with('"')) written.remove_suffix(1);
    std::string value;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] != '\n') {
            value += written[i];
            continue;
        }
        while (!value.empty() && is_blank(value.back())) value.pop_back();
        while (i + 1 < written.size() && is_blank(written[i + 1])) ++i;
        value += ' ';
    }
    return value;
}

std::string to_text(const Syntax& syntax) {
    std::string out;
    if (syntax.root()) {
        print(syntax, syntax.root(), 0, out);
        out += '\n';
    }
    return out;
}

}  // namespace induct
