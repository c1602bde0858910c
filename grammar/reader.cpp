// The tree is built bottom up: a completed node waits on a stack until the node around it closes and takes it as a
// child. A subtree lies in one run of the node array, so dropping it is cutting the array off.
#include "grammar/reader.h"

#include "grammar/words.h"

namespace induct {

std::string_view expected_text(Expected what) {
    static constexpr std::string_view texts[] = {
#define INDUCT_EXPECTED(name, text) text,
#include "grammar/expectations.def"
#undef INDUCT_EXPECTED
    };
    return texts[static_cast<std::size_t>(what)];
}

void Reader::begin_declaration(std::uint32_t at) {
    farthest_ = {};
    farthest_.at = at;
    cover_ = {};
    stages_.clear();
}

/// Whether a miss at this token is worth keeping; a farther one forgets the nearer ones.
bool Reader::reaches(std::uint32_t at) {
    if (quiet_ > 0 || at < farthest_.at) return false;
    if (at > farthest_.at) {
        farthest_ = {};
        farthest_.at = at;
    }
    return true;
}

void Reader::miss(std::uint32_t at, Word word) {
    if (!reaches(at)) return;
    farthest_.words.set(static_cast<std::size_t>(word));
    if (cover_.active && cover_.at == at)
        farthest_.covers.set(static_cast<std::size_t>(cover_.what));
    else
        farthest_.plain_words.set(static_cast<std::size_t>(word));
}

void Reader::miss(std::uint32_t at, TokenKind kind) {
    if (!reaches(at)) return;
    farthest_.kinds.set(static_cast<std::size_t>(kind));
    if (cover_.active && cover_.at == at)
        farthest_.covers.set(static_cast<std::size_t>(cover_.what));
    else
        farthest_.plain_kinds.set(static_cast<std::size_t>(kind));
}

void Reader::miss_mixed(const Mixed& mixed) {
    if (reaches(mixed.joiner)) farthest_.mixed.assign(1, mixed);
}

void Reader::miss_declaration(std::uint32_t at) {
    const Cover before = cover(at, Expected::declaration);
    for (const std::string_view word : declaration_words()) miss(at, find_word(word));
    uncover(before);
}

Reader::Cover Reader::cover(std::uint32_t at, Expected what) {
    const Cover before = cover_;
    if (!cover_.active || cover_.at != at) cover_ = {.active = true, .at = at, .what = what};
    return before;
}

void Reader::drop_stale(std::uint32_t at) {
    while (!done_.empty() && done_.back().end > at) {
        nodes_.resize(done_.back().first_in_arena);
        done_.pop_back();
    }
}

void Reader::push(Rule rule, std::uint32_t begin, std::uint32_t end, NodeId first_child, std::uint32_t first_in_arena) {
    const std::uint32_t last = end > begin ? end - 1 : begin;
    const Span span{file_, tokens_[begin].begin, end > begin ? tokens_[last].end : tokens_[begin].begin};
    nodes_.push_back({.rule = rule, .span = span, .first_child = first_child, .next_sibling = {}});
    done_.push_back({{static_cast<std::uint32_t>(nodes_.size() - 1)}, first_in_arena, begin, end});
}

void Reader::leaf(Rule rule, std::uint32_t begin, std::uint32_t end) {
    drop_stale(begin);
    push(rule, begin, end, {}, static_cast<std::uint32_t>(nodes_.size()));
}

void Reader::open(Rule rule, std::uint32_t at) {
    drop_stale(at);
    open_.push_back({rule, at, done_.size()});
}

void Reader::close(std::uint32_t end) {
    drop_stale(end);
    const Open node = open_.back();
    open_.pop_back();
    NodeId first_child;
    auto first_in_arena = static_cast<std::uint32_t>(nodes_.size());
    if (done_.size() > node.mark) {
        first_child = done_[node.mark].id;
        first_in_arena = done_[node.mark].first_in_arena;
        for (std::size_t i = node.mark; i + 1 < done_.size(); ++i)
            nodes_[done_[i].id.index].next_sibling = done_[i + 1].id;
        nodes_[done_.back().id.index].next_sibling = {};
        done_.resize(node.mark);
    }
    push(node.rule, node.begin, end, first_child, first_in_arena);
}

void Reader::abandon() { open_.pop_back(); }  // its children reach past the place that the reader goes back to

std::uint32_t Reader::last_child_begin(std::uint32_t at) {
    drop_stale(at);
    return done_.size() > open_.back().mark ? done_.back().begin : open_.back().begin;
}

void Reader::note_stage(std::uint32_t at) {
    if (quiet_ == 0) stages_.insert(at);
}

}  // namespace induct
