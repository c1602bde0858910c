// A small reader and interpreter of PEGs over tokens. Results are remembered for each rule and token, so that nested
// conditions cost no more than they are long.
#include "tests/grammar/reference_grammar.h"

#include "tests/grammar/read.h"

#include <doctest/doctest.h>

#include <cctype>
#include <optional>
#include <sstream>

namespace induct::test {
namespace {

// Reading the page.

class PegReader {
  public:
    explicit PegReader(const std::string& text) : text_(text) {}

    Peg choice() {
        std::vector<Peg> parts{sequence()};
        while (take('/')) parts.push_back(sequence());
        return parts.size() == 1 ? parts[0] : Peg{Peg::Kind::choice, {}, parts};
    }
    [[nodiscard]] bool at_end() {
        skip();
        return at_ == text_.size();
    }

  private:
    void skip() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    }
    bool take(char c) {
        skip();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    Peg sequence() {
        std::vector<Peg> parts;
        for (skip(); at_ < text_.size() && text_[at_] != '/' && text_[at_] != ')'; skip()) parts.push_back(repeated());
        return parts.size() == 1 ? parts[0] : Peg{Peg::Kind::sequence, {}, parts};
    }
    Peg repeated() {
        if (take('!')) return {Peg::Kind::not_ahead, {}, {primary()}};
        const Peg inner = primary();
        if (at_ < text_.size() && text_[at_] == '?') return ++at_, Peg{Peg::Kind::optional, {}, {inner}};
        if (at_ < text_.size() && text_[at_] == '*') return ++at_, Peg{Peg::Kind::star, {}, {inner}};
        if (at_ < text_.size() && text_[at_] == '+') return ++at_, Peg{Peg::Kind::plus, {}, {inner}};
        return inner;
    }
    Peg primary() {
        if (take('(')) {
            const Peg inner = choice();
            REQUIRE(take(')'));
            return inner;
        }
        if (take('\'')) {
            const std::size_t close = text_.find('\'', at_);
            const std::string quoted = text_.substr(at_, close - at_);
            at_ = close + 1;
            return {Peg::Kind::words, split(quoted), {}};
        }
        const std::size_t begin = at_;
        while (at_ < text_.size() && std::isalnum(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
        const std::string name = text_.substr(begin, at_ - begin);
        REQUIRE(!name.empty());
        const bool terminal = std::isupper(static_cast<unsigned char>(name[0])) != 0;
        return {terminal ? Peg::Kind::terminal : Peg::Kind::rule, {name}, {}};
    }
    /// Words at blanks, and signs as words of their own: `, then by` is three.
    static std::vector<std::string> split(const std::string& quoted) {
        std::vector<std::string> words;
        std::string spaced;
        for (const char c : quoted) spaced += c == ',' ? std::string(" , ") : std::string(1, c);
        std::istringstream in(spaced);
        for (std::string word; in >> word;) words.push_back(word);
        return words;
    }

    const std::string& text_;
    std::size_t at_ = 0;
};

// Interpreting it.

std::optional<std::string> terminal_of(TokenKind kind) {
    switch (kind) {
        case TokenKind::cap:
            return "CAP";
        case TokenKind::month:
            return "MONTH";
        case TokenKind::weekday:
            return "WEEKDAY";
        case TokenKind::string:
            return "STRING";
        case TokenKind::number:
            return "NUMBER";
        case TokenKind::percent:
            return "PERCENT";
        case TokenKind::money:
            return "MONEY";
        case TokenKind::iso:
            return "ISO";
        case TokenKind::years:
            return "YEARS";
        case TokenKind::time:
            return "TIME";
        case TokenKind::possessive:
            return "POSS";
        default:
            return std::nullopt;
    }
}

class Interpreter {
  public:
    Interpreter(const ReferenceGrammar& grammar, const std::string& text, const std::vector<Token>& tokens)
        : grammar_(grammar) {
        for (const Token& token : tokens)
            if (token.kind != TokenKind::end)
                tokens_.push_back({token.kind, text.substr(token.begin, token.end - token.begin)});
    }

    bool accepts_all() {
        std::size_t at = 0;
        while (at < tokens_.size()) {
            const auto end = rule("declaration", at);
            if (!end) return false;
            at = *end;
        }
        return true;
    }

  private:
    struct Word {
        TokenKind kind;
        std::string text;
    };
    using End = std::optional<std::size_t>;

    End rule(const std::string& name, std::size_t at) {
        const auto known = known_.find({name, at});
        if (known != known_.end()) return known->second;
        const End end = read(grammar_.rules.at(name), at);
        known_[{name, at}] = end;
        return end;
    }

    [[nodiscard]] bool is_terminal(const std::string& name, const Word& word) const {
        if (name == "NAME") return word.kind == TokenKind::word && grammar_.reserved.count(word.text) == 0;
        if (name == "CLAUSE") return grammar_.clause.count(word.text) > 0;
        return terminal_of(word.kind) == name;
    }

    End read(const Peg& peg, std::size_t at) {
        switch (peg.kind) {
            case Peg::Kind::words:
                for (const std::string& word : peg.words)
                    if (at >= tokens_.size() || tokens_[at++].text != word) return std::nullopt;
                return at;
            case Peg::Kind::terminal:
                return at < tokens_.size() && is_terminal(peg.words[0], tokens_[at]) ? End(at + 1) : std::nullopt;
            case Peg::Kind::rule:
                return rule(peg.words[0], at);
            case Peg::Kind::sequence: {
                End end = at;
                for (const Peg& part : peg.parts)
                    if (end) end = read(part, *end);
                return end;
            }
            case Peg::Kind::choice:
                for (const Peg& part : peg.parts)
                    if (const End end = read(part, at)) return end;
                return std::nullopt;
            case Peg::Kind::optional: {
                const End end = read(peg.parts[0], at);
                return end ? end : at;
            }
            case Peg::Kind::star:
            case Peg::Kind::plus: {
                End last = peg.kind == Peg::Kind::star ? End(at) : read(peg.parts[0], at);
                for (End next = last; next; next = read(peg.parts[0], *last)) last = next;
                return last;
            }
            case Peg::Kind::not_ahead:
                return read(peg.parts[0], at) ? End() : End(at);
        }
        return std::nullopt;
    }

    const ReferenceGrammar& grammar_;
    std::vector<Word> tokens_;
    std::map<std::pair<std::string, std::size_t>, End> known_;
};

// Drawing sentences.

class Drawer {
  public:
    Drawer(const ReferenceGrammar& grammar, std::mt19937& random) : grammar_(grammar), random_(random) {}

    void draw(const Peg& peg, int depth, std::string& out) {
        switch (peg.kind) {
            case Peg::Kind::words:
                for (const std::string& word : peg.words) out += word + ' ';
                return;
            case Peg::Kind::terminal:
                out += example(peg.words[0]) + ' ';
                return;
            case Peg::Kind::rule:
                return draw(grammar_.rules.at(peg.words[0]), depth + 1, out);
            case Peg::Kind::sequence:
                for (const Peg& part : peg.parts) draw(part, depth, out);
                return;
            case Peg::Kind::choice:
                return draw(alternative(peg, depth), depth, out);
            case Peg::Kind::optional:
                if (depth < 25 && below(2) == 0) draw(peg.parts[0], depth, out);
                return;
            case Peg::Kind::plus:
                draw(peg.parts[0], depth, out);
                [[fallthrough]];
            case Peg::Kind::star:
                for (std::size_t n = depth < 25 ? below(3) : 0; n > 0; --n) draw(peg.parts[0], depth, out);
                return;
            case Peg::Kind::not_ahead:
                return;
        }
    }

  private:
    std::size_t below(std::size_t n) { return random_() % n; }

    /// Any alternative; deep down one that opens no parenthesis, so that every sentence ends.
    const Peg& alternative(const Peg& peg, int depth) {
        std::size_t chosen = below(peg.parts.size());
        if (depth > 18 && chosen == 0 && peg.parts.size() > 10) chosen = 1 + below(peg.parts.size() - 1);
        return peg.parts[chosen];
    }

    std::string example(const std::string& terminal) {
        static const std::map<std::string, std::vector<std::string>> examples{
            {"NAME",
             {"mentor", "visit", "plan", "observation", "cohort", "score", "valley/visit", "agreed", "start", "next"}},
            {"CAP", {"Ana", "P1", "CAD"}},
            {"MONTH", {"October", "May"}},
            {"WEEKDAY", {"Monday"}},
            {"STRING", {"\"text\""}},
            {"NUMBER", {"1", "60", "1.5"}},
            {"PERCENT", {"80%"}},
            {"MONEY", {"$30", "$1,200"}},
            {"ISO", {"2026-01-31"}},
            {"YEARS", {"2025-26"}},
            {"TIME", {"07:45"}},
            {"POSS", {"'s"}},
        };
        const auto& list = examples.at(terminal);
        return list[below(list.size())];
    }

    const ReferenceGrammar& grammar_;
    std::mt19937& random_;
};

// What may follow a stage.

class Follow {
  public:
    explicit Follow(const ReferenceGrammar& grammar) {
        for (bool grows = true; grows;) {
            grows = false;
            for (const auto& [name, peg] : grammar.rules) {
                const std::size_t before = first_[name].size() + (empty_[name] ? 1U : 0U);
                std::set<std::string> first;
                const bool empty = first_of(peg, first);
                first_[name].insert(first.begin(), first.end());
                empty_[name] = empty_[name] || empty;
                grows = grows || before != first_[name].size() + (empty_[name] ? 1U : 0U);
            }
        }
        for (bool grows = true; grows;) {
            const std::size_t before = size();
            for (const auto& [name, peg] : grammar.rules) spread(peg, follow_[name]);
            grows = before != size();
        }
    }
    std::set<std::string> of(const std::string& name) { return follow_[name]; }

  private:
    [[nodiscard]] std::size_t size() const {
        std::size_t total = 0;
        for (const auto& [name, words] : follow_) total += words.size();
        return total;
    }

    /// Adds the first words and terminals; whether it may be empty.
    bool first_of(const Peg& peg, std::set<std::string>& first) {
        switch (peg.kind) {
            case Peg::Kind::words:
            case Peg::Kind::terminal:
                first.insert(peg.words[0]);
                return false;
            case Peg::Kind::rule:
                first.insert(first_[peg.words[0]].begin(), first_[peg.words[0]].end());
                return empty_[peg.words[0]];
            case Peg::Kind::sequence:
                for (const Peg& part : peg.parts)
                    if (!first_of(part, first)) return false;
                return true;
            case Peg::Kind::choice: {
                bool empty = false;
                for (const Peg& part : peg.parts) empty = first_of(part, first) || empty;
                return empty;
            }
            case Peg::Kind::plus:
                return first_of(peg.parts[0], first);
            case Peg::Kind::optional:
            case Peg::Kind::star:
                first_of(peg.parts[0], first);
                return true;
            case Peg::Kind::not_ahead:
                return true;
        }
        return true;
    }

    /// Hands what may follow an expression down to the rules at its end.
    void spread(const Peg& peg, const std::set<std::string>& after) {
        const std::set<std::string> behind = after;
        switch (peg.kind) {
            case Peg::Kind::rule:
                follow_[peg.words[0]].insert(behind.begin(), behind.end());
                return;
            case Peg::Kind::sequence: {
                std::set<std::string> next = behind;
                for (std::size_t i = peg.parts.size(); i-- > 0;) {
                    spread(peg.parts[i], next);
                    std::set<std::string> first;
                    const bool empty = first_of(peg.parts[i], first);
                    if (empty)
                        next.insert(first.begin(), first.end());
                    else
                        next = first;
                }
                return;
            }
            case Peg::Kind::star:
            case Peg::Kind::plus: {
                std::set<std::string> next = behind;
                first_of(peg.parts[0], next);
                return spread(peg.parts[0], next);
            }
            case Peg::Kind::choice:
            case Peg::Kind::optional:
                for (const Peg& part : peg.parts) spread(part, behind);
                return;
            default:
                return;
        }
    }

    std::map<std::string, std::set<std::string>> first_, follow_;
    std::map<std::string, bool> empty_;
};

}  // namespace

ReferenceGrammar read_reference_grammar(const std::string& page) {
    ReferenceGrammar grammar;
    const std::size_t begin = page.find("```peg\n");
    const std::size_t end = page.find("```", begin + 3);
    REQUIRE(begin != std::string::npos);
    std::istringstream lines(page.substr(begin + 7, end - begin - 7));
    std::string name;
    std::map<std::string, std::string> bodies;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream in(line);
        std::string first;
        in >> first;
        if (first == "%reserved" || first == "%clause") {
            for (std::string word; in >> word;) (first == "%reserved" ? grammar.reserved : grammar.clause).insert(word);
            continue;
        }
        const std::size_t arrow = line.find("<-");
        if (arrow != std::string::npos) {
            name = first;
            line = line.substr(arrow + 2);
        }
        bodies[name] += line + ' ';
    }
    for (const auto& rule : bodies) {
        PegReader reader(rule.second);
        grammar.rules[rule.first] = reader.choice();
        CAPTURE(rule.first);
        CHECK(reader.at_end());
    }
    return grammar;
}

bool accepts(const ReferenceGrammar& grammar, const std::string& text, const std::vector<Token>& tokens) {
    return Interpreter(grammar, text, tokens).accepts_all();
}

std::string random_declaration(const ReferenceGrammar& grammar, std::mt19937& random) {
    std::string out;
    Drawer(grammar, random).draw(grammar.rules.at("declaration"), 0, out);
    return out;
}

std::set<std::string> words_after_stage(const ReferenceGrammar& grammar) { return Follow(grammar).of("stage"); }

}  // namespace induct::test
