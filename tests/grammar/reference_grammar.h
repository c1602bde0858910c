// The reference grammar (docs/grammar.md) as data: read from the page, interpreted over the same tokens as the
// parser's, and used to draw random sentences. It knows nothing of PEGTL and builds no tree.
#pragma once

#include "grammar/tokens.h"

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace induct::test {

/// One expression of a PEG.
struct Peg {
    enum class Kind { words, terminal, rule, sequence, choice, optional, star, plus, not_ahead };
    Kind kind{};
    std::vector<std::string> words;  // of `words`, and the name of a terminal or a rule
    std::vector<Peg> parts;
};

struct ReferenceGrammar {
    std::map<std::string, Peg> rules;
    std::set<std::string> reserved, clause;
};

/// Reads the ```peg block of docs/grammar.md.
[[nodiscard]] ReferenceGrammar read_reference_grammar(const std::string& page);

/// Whether the tokens are declarations to their end.
[[nodiscard]] bool accepts(const ReferenceGrammar& grammar, const std::string& text, const std::vector<Token>& tokens);

/// A random declaration, its words separated by blanks.
[[nodiscard]] std::string random_declaration(const ReferenceGrammar& grammar, std::mt19937& random);

/// The words that may stand directly behind an optional name (a `stage`) and belong to something else.
[[nodiscard]] std::set<std::string> words_after_stage(const ReferenceGrammar& grammar);

}  // namespace induct::test
