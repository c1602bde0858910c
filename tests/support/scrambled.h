// The same text in a random form: other blanks, line breaks and comments between its tokens, other quotes, strings that
// run over lines. For the tests that say layout means nothing.
#pragma once

#include "grammar/tokens.h"

#include <random>
#include <string>
#include <vector>

namespace induct::testing {

class Scrambler {
  public:
    /// `other_texts`: some strings get another value, which a checker may not like (a path, the title of a rule).
    explicit Scrambler(std::uint32_t seed, bool other_texts = true) : random_(seed), other_texts_(other_texts) {}

    /// `text` must be of plain form (LF, straight quotes) and have no comments that matter.
    std::string scrambled(const std::string& text) {
        std::string out = chance(10) ? "\xEF\xBB\xBF" : "";
        for (const Token& token : read_tokens({0}, text).all) {
            out += gap(out.empty() || token.kind == TokenKind::end);
            const std::string written = text.substr(token.begin, token.end - token.begin);
            out += token.kind == TokenKind::string ? string(written) : written;
        }
        return out;
    }

    std::size_t below(std::size_t n) { return random_() % n; }
    bool chance(std::size_t percent) { return below(100) < percent; }

  private:
    /// What separates two tokens: mostly a blank; seldom blank lines and comments.
    std::string gap(bool at_border) {
        static const std::vector<std::string> gaps = {"\n",       "\n  ", "\r\n", "\n\n", "\n\n\n\n", "  ",       "\t",
                                                      "\xC2\xA0", " \f ", "\n\t", "\r",   " \v\n ",   "\n  \n\n "};
        static const std::vector<std::string> comments = {" # at the end\n",
                                                          "\n# on its own  \n",
                                                          "\n    # indented: \"quoted\n",
                                                          "#\n",
                                                          " # one\n # two\r\n\n# three\n",
                                                          "\n\n# role mentor\n\n",
                                                          " # a\ttab and \xE2\x80\x9C quotes\xE2\x80\x9D\n  "};
        if (chance(at_border ? 40 : 3)) return comments[below(comments.size())];
        if (chance(at_border ? 50 : 20)) return gaps[below(gaps.size())];
        return " ";
    }

    /// A string of the same words, or of others.
    std::string string(const std::string& written) {
        static const std::vector<std::string> others = {
            "two\n   lines",
            "a # that is no comment",
            "one  two   three",
            "tab\there",
            "",
            " \n blank first",
            "caf\xC3\xA9 \xE2\x80\x93 na\xC3\xAFve",
            "role mentor",
            std::string("a text that is long enough to pass the end of every line on which it may stand, whatever ") +
                "stands before it, and then runs on  with two blanks, and  more\tof them, until nobody can doubt it"};
        std::string text = written;
        if (other_texts_ && chance(20)) text = '"' + others[below(others.size())] + '"';
        if (chance(10)) text = "\xE2\x80\x9C" + text.substr(1, text.size() - 2) + "\xE2\x80\x9D";
        return text;
    }

    std::mt19937 random_;
    bool other_texts_;
};

}  // namespace induct::testing
