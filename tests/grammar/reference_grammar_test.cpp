// The parser and docs/grammar.md are the same language: on every golden model, on random sentences drawn from the
// grammar, and on those with a word dropped, doubled or swapped (mostly wrong ones). The seed is fixed.
#include "tests/grammar/reference_grammar.h"

#include "grammar/words.h"
#include "tests/grammar/read.h"

#include <doctest/doctest.h>

#include <cctype>
#include <string>

using namespace induct;
using namespace induct::test;

namespace {

const ReferenceGrammar& reference() {
    static const ReferenceGrammar grammar =
        read_reference_grammar(testing::read_file(std::filesystem::path(INDUCT_SOURCE_DIR) / "docs/grammar.md"));
    return grammar;
}

/// A clause word as a stage's name is the grammar's to read and the reader's to refuse.
bool parser_accepts(const std::string& text) {
    for (const Diagnostic& diagnostic : parse_text(text).diagnostics)
        if (diagnostic.code != Code::clause_word_as_stage) return false;
    return true;
}

bool reference_accepts(const std::string& text) {
    const std::string kept = source_text("x", text).text;
    const Tokens tokens = read_tokens({0}, kept);
    return tokens.diagnostics.empty() && accepts(reference(), kept, tokens.all);
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

std::string spoilt(const std::string& text, std::mt19937& random) {
    std::vector<std::string> words = words_of(text);
    const std::size_t at = random() % words.size(), other = random() % words.size();
    switch (random() % 3) {
        case 0:
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
            break;
        case 1:
            words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), words[other]);
            break;
        default:
            std::swap(words[at], words[other]);
    }
    std::string out;
    for (const std::string& word : words) out += word + ' ';
    return out;
}

}  // namespace

TEST_CASE("the reference's words are the parser's words") {
    CHECK(reference().rules.size() > 80);
    CHECK(reference().reserved.size() == reserved_words().size());
    for (const std::string_view word : reserved_words()) CHECK(reference().reserved.count(std::string(word)) == 1);
    CHECK(reference().clause.size() == clause_words().size());
    for (const std::string_view word : clause_words()) CHECK(reference().clause.count(std::string(word)) == 1);
}

TEST_CASE("the reference and the parser agree on every golden model") {
    for (const auto& path : golden_models()) {
        const std::string name = path.stem().string();
        if (name.starts_with("workspace")) continue;
        CAPTURE(name);
        const std::string text = testing::read_file(path);
        CHECK(parser_accepts(text) == (!name.starts_with("error-")));
        CHECK(reference_accepts(text) == parser_accepts(text));
    }
}

TEST_CASE("the reference and the parser agree on random sentences, right and wrong") {
    std::mt19937 random(20250825);
    int accepted = 0, refused = 0;
    for (int i = 0; i < 400; ++i) {
        const std::string right = random_declaration(reference(), random);
        for (const std::string& text : {right, spoilt(right, random)}) {
            CAPTURE(text);
            const bool wanted = reference_accepts(text);
            CHECK(parser_accepts(text) == wanted);
            ++(wanted ? accepted : refused);
        }
    }
    CHECK(accepted > 300);  // so that agreeing means something
    CHECK(refused > 150);
}

TEST_CASE("a word that may follow an optional name is reserved or a clause word") {
    const auto words = words_after_stage(reference());
    CHECK(words.size() > 40);
    for (const std::string& word : words) {
        if (std::isalpha(static_cast<unsigned char>(word[0])) == 0) continue;  // a sign
        if (std::isupper(static_cast<unsigned char>(word[0])) != 0) {
            // A terminal: a name behind an optional name could not be told from it.
            CAPTURE(word);
            CHECK(word != "NAME");
            continue;
        }
        CAPTURE(word);
        CHECK((is_reserved(word) || is_clause_word(word)));
    }
}
