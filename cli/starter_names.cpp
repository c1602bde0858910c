// See starter_names.h.
#include "cli/starter_names.h"

#include "engine/ledger/cells.h"
#include "grammar/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace induct::cli {

namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_number(char c) { return c >= '0' && c <= '9'; }

/// Letters that Unicode does not take apart into a letter and an accent.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> whole_letters{
    {{"ø", "o"}, {"æ", "ae"}, {"œ", "oe"}, {"ł", "l"}, {"đ", "d"}, {"þ", "th"}}};

std::string bare(std::string_view title) {
    std::string words(title);
    std::replace(words.begin(), words.end(), ',', ' ');  // a name with a comma would be turned round
    words = plain_name(words);
    for (const auto& [letter, plain] : whole_letters) replace_all(words, letter, plain);
    for (const std::string_view apostrophe : {"'", "’"}) replace_all(words, apostrophe, "");
    std::string name;
    for (const char c : words) {
        if (is_small(c) || is_number(c))
            name += c;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name;
}

bool is_free(const std::string& name, const std::set<std::string>& taken) {
    if (is_reserved(name) || taken.count(name) > 0 || taken.count(plural_of(name)) > 0) return false;
    return std::none_of(taken.begin(), taken.end(), [&](const std::string& other) { return plural_of(other) == name; });
}

}  // namespace

std::string identifier(std::string_view title, std::string_view suffix, const std::set<std::string>& taken) {
    const std::string added(suffix);
    std::string name = bare(title);
    if (name.empty()) name = added;
    if (is_number(name.front())) name = added + "-" + name;
    if (!is_free(name, taken)) name += "-" + added;
    std::string numbered = name;
    for (int i = 2; !is_free(numbered, taken); ++i) numbered = name + "-" + std::to_string(i);
    return numbered;
}

std::set<std::string> words_of(std::string_view text) {
    std::set<std::string> words;
    std::string word;
    char inside = ' ';  // '#': a comment, '"': a text
    for (const char c : text) {
        if (inside == ' ' && (is_small(c) || (!word.empty() && (is_number(c) || c == '-')))) {
            word += c;
            continue;
        }
        if (!word.empty()) words.insert(std::exchange(word, {}));
        if (inside == ' ' && (c == '#' || c == '"'))
            inside = c;
        else if ((inside == '#' && c == '\n') || (inside == '"' && c == '"'))
            inside = ' ';
    }
    return words;
}

std::string as_text(std::string_view typed) {
    std::string text(typed);
    for (const std::string_view quote : {"\"", "“", "”", "„", "«", "»"}) replace_all(text, quote, "'");
    for (const std::string_view blank : {"\n", "\r", "\t", "\xC2\xA0"}) replace_all(text, blank, " ");
    std::string folded;
    for (const char c : trimmed(text))
        if (c != ' ' || folded.empty() || folded.back() != ' ') folded += c;
    return folded;
}

std::string shell_word(const std::string& word) {
    const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c >= 0x80 ||
               std::string_view("_-./,:+@%").find(static_cast<char>(c)) != std::string_view::npos;
    });
    if (plain) return word;
    std::string inner = word;
    replace_all(inner, "'", "'\\''");
    return "'" + inner + "'";
}

}  // namespace induct::cli
