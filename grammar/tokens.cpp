// Cuts a text into tokens in one pass; the longest token wins. What is malformed is reported, and where it is plain
// what was meant the token is kept, so that one slip of a finger is one message. Tested by
// tests/grammar/tokens_test.cpp.
#include "grammar/tokens.h"

#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace induct {
namespace {

/// The longest name, in bytes. Runs and named reports are files of their name, and file systems stop at 255.
constexpr std::size_t longest_name = 100;

/// So many slips are told of one text. One with more is something else that was taken for a model.
constexpr std::size_t most_slips = 200;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_foreign(char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\v'; }
bool is_name_part(char c) { return is_digit(c) || is_lower(c) || is_upper(c) || c == '_' || is_foreign(c); }

bool any_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_month(std::string_view word) {
    return any_of(word, {"January", "February", "March", "April", "May", "June", "July", "August", "September",
                         "October", "November", "December"});
}

bool is_weekday(std::string_view word) {
    return any_of(word, {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"});
}

/// Parts of letters and digits joined by single hyphens (and, in a name, by slashes).
bool well_formed(std::string_view word, bool capital) {
    bool part_begins = true;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        const bool joins = c == '-' || (c == '/' && !capital);
        if (joins ? part_begins : !is_digit(c) && !is_lower(c) && !(capital && is_upper(c))) return false;
        part_begins = joins;
    }
    return !part_begins;
}

/// The name that was probably meant: `Full_Release` -> `full-release`.
std::string mended(std::string_view word) {
    std::string name;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        const bool hump = is_upper(c) && i > 0 && is_lower(word[i - 1]);
        const bool joins = c == '_' || c == '-';
        if ((hump || joins) && !name.empty() && name.back() != '-') name += '-';
        if (!joins && !is_foreign(c)) name += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return !name.empty() && is_lower(name.front()) ? name : std::string();
}

/// A slip as a message quotes it.
std::string quoted(std::string_view written) {
    const std::string_view told = beginning(written, 60);
    return fmt::format("`{}{}`", told, told.size() < written.size() ? "..." : "");
}

class Lexer {
  public:
    Lexer(FileId file, std::string_view text)
        : file_(file), text_(text), quotes_left_(static_cast<std::size_t>(std::count(text.begin(), text.end(), '"'))) {}

    Tokens read() {
        while (at_ < text_.size()) step();
        check_nesting();
        out_.all.push_back({TokenKind::end, Word::none, size32(text_.size()), size32(text_.size()), fresh_line_});
        return std::move(out_);
    }

  private:
    static std::uint32_t size32(std::size_t n) { return static_cast<std::uint32_t>(n); }  // texts are at most 8 MB
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const { return {file_, size32(begin), size32(end)}; }

    void step() {
        const char c = peek();
        if (c == '\n') {
            fresh_line_ = true;
            ++at_;
        } else if (is_blank(c)) {
            ++at_;
        } else if (c == '#') {
            comment();
        } else if (c == '"') {
            string();
        } else if (is_lower(c) || is_upper(c) || is_foreign(c)) {
            word();
        } else if (is_digit(c) || (c == '$' && is_digit(peek(1)))) {
            number();
        } else {
            mark();
        }
    }

    void push(TokenKind kind, std::size_t begin, Word which = Word::none) {
        out_.all.push_back({kind, which, size32(begin), size32(at_), fresh_line_});
        fresh_line_ = false;
    }

    void report(Code code, std::string message, Span where, std::string label = {}, std::string hint = {}) {
        if (out_.diagnostics.size() == most_slips) return;
        out_.diagnostics.push_back(problem(code, std::move(message), where, std::move(label), std::move(hint)));
        if (out_.diagnostics.size() == most_slips)
            out_.diagnostics.back().hint =
                "look whether it is the right file: of slips behind this one nothing is told";
    }

    void comment() {
        const std::size_t begin = at_;
        at_ = std::min(text_.find('\n', at_), text_.size());
        out_.comments.push_back(span(begin, at_));
    }

    /// Whether a line inside a string begins with a declaration: then its closing quote was forgotten.
    [[nodiscard]] bool holds_declaration(std::size_t begin, std::size_t end) const {
        for (std::size_t line = text_.find('\n', begin); line < end; line = text_.find('\n', line + 1)) {
            const std::size_t first = text_.find_first_not_of(" \t\n", line);
            const std::size_t last = text_.find_first_of(" \t\n\"", first);
            if (first < end && last != std::string_view::npos && is_declaration_word(text_.substr(first, last - first)))
                return true;
        }
        return false;
    }

    /// How many quotes stand at or behind a byte. Asked in the order of the text, so that each byte is counted once.
    std::size_t quotes_from(std::size_t byte) {
        const auto place = [&](std::size_t at) { return text_.begin() + static_cast<std::ptrdiff_t>(at); };
        quotes_left_ -= static_cast<std::size_t>(std::count(place(counted_to_), place(byte), '"'));
        counted_to_ = byte;
        return quotes_left_;
    }

    void string() {
        const std::size_t begin = at_;
        const std::size_t close = text_.find('"', begin + 1);
        const bool odd = quotes_from(begin) % 2 == 1;
        const std::size_t inside_end = std::min(close, text_.size());
        if (close == std::string_view::npos || (odd && holds_declaration(begin, inside_end))) {
            at_ = std::min(text_.find('\n', begin), text_.size());
            report(Code::text_not_closed, "this text has no closing quote", span(begin, begin + 1), "opened here",
                   "add a `\"` where the text ends");
        } else {
            at_ = close + 1;
        }
        push(TokenKind::string, begin);
    }

    /// The end of a run of letters, digits, hyphens and, before a letter, slashes.
    [[nodiscard]] std::size_t word_end() const {
        std::size_t end = at_;
        const auto letter = [&](std::size_t i) { return i < text_.size() && is_name_part(text_[i]); };
        while (letter(end) || (end < text_.size() && text_[end] == '-') ||
               (end < text_.size() && text_[end] == '/' && letter(end + 1)))
            ++end;
        return end;
    }

    void word() {
        const std::size_t begin = at_;
        at_ = word_end();
        const std::string_view written = text_.substr(begin, at_ - begin);
        if (written.size() > longest_name) return long_name(written, begin);
        if (is_month(written)) return push(TokenKind::month, begin);
        if (is_weekday(written)) return push(TokenKind::weekday, begin);
        if (is_upper(written.front()) && well_formed(written, true)) return push(TokenKind::cap, begin);
        const bool known = is_lower(written.front()) && well_formed(written, false);
        if (!known) malformed_name(written, begin);
        push(known || !mended(written).empty() ? TokenKind::word : TokenKind::bad, begin, find_word(written));
    }

    void long_name(std::string_view written, std::size_t begin) {
        report(Code::name_malformed,
               fmt::format("`{}...` is longer than {} letters", beginning(written, 30), longest_name), span(begin, at_),
               "", "give it a short name, and say the rest in its title");
        push(TokenKind::bad, begin);
    }

    void malformed_name(std::string_view written, std::size_t begin) {
        const bool foreign = std::any_of(written.begin(), written.end(), is_foreign);
        const std::string meant = foreign ? std::string() : mended(written);
        report(Code::name_malformed, fmt::format("`{}` is not a name", written), span(begin, at_),
               "names are small letters and digits, joined by single hyphens",
               meant.empty() || meant == written ? std::string() : fmt::format("write `{}`", meant));
    }

    [[nodiscard]] std::size_t digits_at(std::size_t at) const {
        std::size_t count = 0;
        while (at + count < text_.size() && is_digit(text_[at + count])) ++count;
        return count;
    }
    [[nodiscard]] bool is_at(std::size_t at, char c) const { return at < text_.size() && text_[at] == c; }
    /// No letter, digit or hyphen with a digit goes on here.
    [[nodiscard]] bool ends_at(std::size_t at) const {
        return at >= text_.size() || (!is_name_part(text_[at]) && !(text_[at] == '-' && digits_at(at + 1) > 0));
    }

    void number() {
        const std::size_t begin = at_;
        if (dollars() || date_or_years() || clock()) return;
        const std::size_t end = plain_number_end(at_, true);
        if (currency_follows(end)) return push(TokenKind::money, begin);
        at_ = plain_number_end(begin, false);
        if (is_at(at_, ',') && digits_at(at_ + 1) > 0 && at_ == begin + digits_at(begin)) return comma_in_number(begin);
        if (is_at(at_, '%')) {
            ++at_;
            return push(TokenKind::percent, begin);
        }
        if (!ends_at(at_) || is_at(at_, '-') || is_at(at_, '/')) return glued_number(begin);
        push(TokenKind::number, begin);
    }

    /// Digits, with groups of thousands where these are allowed, and decimals.
    [[nodiscard]] std::size_t plain_number_end(std::size_t at, bool thousands) const {
        std::size_t end = at + digits_at(at);
        while (thousands && is_at(end, ',') && digits_at(end + 1) == 3) end += 4;
        if (is_at(end, '.') && digits_at(end + 1) > 0) end += 1 + digits_at(end + 1);
        return end;
    }

    bool dollars() {
        if (peek() != '$') return false;
        const std::size_t begin = at_;
        at_ = plain_number_end(at_ + 1, true);
        push(TokenKind::money, begin);
        return true;
    }

    /// `2026-01-31`, `2025-26`, `2025-2026`.
    bool date_or_years() {
        if (digits_at(at_) != 4 || !is_at(at_ + 4, '-')) return false;
        const std::size_t begin = at_, second = digits_at(at_ + 5);
        if (second == 2 && is_at(at_ + 7, '-') && digits_at(at_ + 8) == 2 && ends_at(at_ + 10)) {
            at_ += 10;
            push(TokenKind::iso, begin);
            return true;
        }
        if ((second == 2 || second == 4) && ends_at(at_ + 5 + second)) {
            at_ += 5 + second;
            push(TokenKind::years, begin);
            return true;
        }
        return false;
    }

    /// `07:45`, `3:30 pm`.
    bool clock() {
        const std::size_t begin = at_, hours = digits_at(at_);
        if (hours > 2 || !is_at(at_ + hours, ':') || digits_at(at_ + hours + 1) != 2 || !ends_at(at_ + hours + 3))
            return false;
        at_ += hours + 3;
        const std::size_t half = text_.find_first_not_of(" \t", at_);
        const std::string_view letters = half < text_.size() ? text_.substr(half, 2) : std::string_view();
        if ((letters == "am" || letters == "pm") && ends_at(half + 2) && !is_at(half + 2, '-')) at_ = half + 2;
        push(TokenKind::time, begin);
        return true;
    }

    /// Takes the number and its currency code: three capitals and no more.
    bool currency_follows(std::size_t number_end) {
        const std::size_t code = text_.find_first_not_of(" \t\n", number_end);
        if (code == number_end || code == std::string_view::npos || code + 3 > text_.size()) return false;
        const std::string_view letters = text_.substr(code, 3);
        if (!std::all_of(letters.begin(), letters.end(), is_upper) || !ends_at(code + 3) || is_at(code + 3, '-'))
            return false;
        at_ = code + 3;
        return true;
    }

    void comma_in_number(std::size_t begin) {
        const std::size_t whole = at_;
        at_ += 1 + digits_at(at_ + 1);
        const std::string before(text_.substr(begin, whole - begin)), after(text_.substr(whole + 1, at_ - whole - 1));
        const bool thousands = after.size() == 3;
        report(Code::number_malformed, fmt::format("{} is not a number", quoted(before + "," + after)),
               span(begin, at_), "commas stand only in money",
               fmt::format("write `{}{}{}`", before, thousands ? "" : ".", after));
        push(TokenKind::number, begin);
    }

    static bool is_ordinal(std::string_view ending) {
        return ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
    }

    void glued_number(std::size_t begin) {
        const std::size_t number_end = at_;
        const char next = peek();
        at_ = word_end();
        const std::string_view written = text_.substr(begin, at_ - begin);
        const std::string_view rest = text_.substr(number_end, at_ - number_end);
        if (is_lower(next) && find_word(rest) != Word::none) {  // `60days`: two tokens without their blank
            report(Code::number_malformed, fmt::format("{} is not a number", quoted(written)), span(begin, at_),
                   "a number and its unit are two words",
                   fmt::format("write `{} {}`", text_.substr(begin, number_end - begin), rest));
            at_ = number_end;
        } else {
            report(Code::number_malformed, fmt::format("{} is not a number, a date or a name", quoted(written)),
                   span(begin, at_), "",
                   is_ordinal(rest)
                       ? "days are written without an ending: `October 31`; weekdays as `the second Friday of October`"
                   : is_lower(next) ? "names begin with a letter"
                                    : "dates are written `October 31` where every year is meant, else `2026-01-31`");
        }
        push(at_ == number_end ? TokenKind::number : TokenKind::bad, begin);
    }

    void mark() {
        const std::size_t begin = at_;
        const char c = peek();
        ++at_;
        if (c == '\'' && peek() == 's' && !is_name_part(peek(1)) && peek(1) != '-') {
            ++at_;
            return push(TokenKind::possessive, begin);
        }
        switch (c) {
            case ',':
                return push(TokenKind::comma, begin);
            case ':':
                return push(TokenKind::colon, begin);
            case '(':
                return push(TokenKind::open, begin);
            case ')':
                return push(TokenKind::close, begin);
            case '<':
                return push(TokenKind::less, begin);
            default:
                return unknown_marks(begin);
        }
    }

    /// Reported once for a run of them, and left out: the sentence is read on without it.
    void unknown_marks(std::size_t begin) {
        const std::string_view known = ",:()<\"#$'";
        while (at_ < text_.size() && !is_blank(peek()) && !is_name_part(peek()) &&
               known.find(peek()) == std::string_view::npos)
            ++at_;
        const std::string_view written = text_.substr(begin, at_ - begin);
        report(Code::unknown_character, fmt::format("{} means nothing here", quoted(written)), span(begin, at_), "",
               written == ";" || written == "." || written == "{" || written == "}"
                   ? "a sentence ends by itself: leave it out"
                   : "");
    }

    void check_nesting() {
        int depth = 0;
        for (Token& token : out_.all) {
            if (token.first_on_line && word_class(token.word) == WordClass::declaration) depth = 0;
            if (token.kind == TokenKind::open) ++depth;
            if (token.kind == TokenKind::close) --depth;
            if (token.kind == TokenKind::open && depth == deepest_nesting + 1)
                report(Code::nested_too_deep, fmt::format("parentheses are nested deeper than {}", deepest_nesting),
                       {file_, token.begin, token.end}, "this one is too deep");
            if (token.kind == TokenKind::open && depth > deepest_nesting) token.kind = TokenKind::bad;
        }
    }

    FileId file_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t counted_to_ = 0, quotes_left_;  // the quotes from `counted_to_` on
    bool fresh_line_ = true;
    Tokens out_;
};

}  // namespace

Tokens read_tokens(FileId file, std::string_view text) { return Lexer(file, text).read(); }

}  // namespace induct
