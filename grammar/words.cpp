// The word tables, made from words.def, and regular English plurals.
// Tested by tests/grammar/words_test.cpp.
#include "grammar/words.h"

#include "grammar/tokens.h"

#include <algorithm>
#include <array>
#include <vector>

namespace induct {
namespace {

struct WordRow {
    std::string_view text;
    WordClass what;
};

constexpr auto plain = WordClass::plain;
constexpr auto clause = WordClass::clause;
constexpr auto reserved = WordClass::reserved;
constexpr auto declaration = WordClass::declaration;

constexpr WordRow rows[] = {
    {"", plain},
#define INDUCT_WORD(identifier, text, what) {text, what},
#include "grammar/words.def"
#undef INDUCT_WORD
};

struct Entry {
    std::string_view text;
    Word word;
};

const std::vector<Entry>& by_spelling() {
    static const std::vector<Entry> sorted = [] {
        std::vector<Entry> made;
        for (std::size_t i = 1; i < std::size(rows); ++i) made.push_back({rows[i].text, static_cast<Word>(i)});
        std::sort(made.begin(), made.end(), [](const Entry& a, const Entry& b) { return a.text < b.text; });
        return made;
    }();
    return sorted;
}

template <class Keep>
std::vector<std::string_view> words_where(Keep keep) {
    std::vector<std::string_view> kept;
    for (const Entry& entry : by_spelling())
        if (keep(word_class(entry.word))) kept.push_back(entry.text);
    return kept;
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool ends_in_consonant_y(std::string_view name) {
    return name.size() >= 2 && name.back() == 'y' && !is_vowel(name[name.size() - 2]);
}

}  // namespace

std::string_view word_text(Word word) { return rows[static_cast<std::size_t>(word)].text; }
WordClass word_class(Word word) { return rows[static_cast<std::size_t>(word)].what; }

Word find_word(std::string_view text) {
    const auto& sorted = by_spelling();
    const auto found = std::lower_bound(sorted.begin(), sorted.end(), text,
                                        [](const Entry& entry, std::string_view t) { return entry.text < t; });
    return found != sorted.end() && found->text == text ? found->word : Word::none;
}

bool is_reserved(std::string_view word) { return word_class(find_word(word)) >= WordClass::reserved; }
bool is_clause_word(std::string_view word) { return word_class(find_word(word)) == WordClass::clause; }
bool is_declaration_word(std::string_view word) { return word_class(find_word(word)) == WordClass::declaration; }

std::span<const std::string_view> reserved_words() {
    static const auto words = words_where([](WordClass what) { return what >= WordClass::reserved; });
    return words;
}

std::span<const std::string_view> clause_words() {
    static const auto words = words_where([](WordClass what) { return what == WordClass::clause; });
    return words;
}

std::span<const std::string_view> declaration_words() {
    static const auto words = words_where([](WordClass what) { return what == WordClass::declaration; });
    return words;
}

std::string with_article(std::string_view noun) {
    const bool sounds_like_you = noun.starts_with("unit") || noun.starts_with("use");
    return std::string(is_vowel(noun.front()) && !sounds_like_you ? "an " : "a ").append(noun);
}

std::string plural_of(std::string_view name) {
    std::string plural(name);
    if (ends_in_consonant_y(name)) {
        plural.pop_back();
        return plural + "ies";
    }
    if (ends_with_any(name, {"s", "x", "z", "ch", "sh"})) return plural + "es";
    return plural + "s";
}

bool names(std::string_view written, std::string_view declared) {
    return written == declared || (written.size() > declared.size() && written == plural_of(declared));
}

bool is_in_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

bool has_name(std::string_view words, std::string_view name) {
    for (std::size_t at = words.find(name); at != std::string_view::npos; at = words.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        const bool goes_on = end < words.size() && is_in_name(words[end]);
        if (!goes_on && (at == 0 || !is_in_name(words[at - 1]))) return true;
    }
    return false;
}

}  // namespace induct
