// See clauses.h.
#include "engine/model/clauses.h"

#include "grammar/near.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace induct {

namespace {

constexpr std::array<std::string_view, 3> hows{"checked", "parameter", "note"};
constexpr std::array<std::string_view, 4> forces{"must", "duty", "may", "menu"};

bool is_one_of(std::string_view word, const auto& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

class ClauseReader {
  public:
    ClauseReader(FileId file, const SourceSet& sources) : file_(file), text_(sources[file].text) {}

    Checked<std::vector<Clause>> run() {
        for (std::size_t begin = 0; begin < text_.size();) {
            const std::size_t end = std::min(text_.find('\n', begin), text_.size());
            line(begin, std::string_view(text_).substr(begin, end - begin));
            begin = end + 1;
        }
        if (read_.value.empty() && read_.diagnostics.empty())
            say("this list has no clause", 0, 0, "a clause is a line `- **SOMC-01** (checked, duty) the sentence`");
        return std::move(read_);
    }

  private:
    void say(std::string message, std::size_t begin, std::size_t length, std::string hint) {
        const Span where{file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)};
        read_.diagnostics.push_back(
            problem(Code::clause_list, std::move(message), where, length == 0 ? "" : "here", std::move(hint)));
    }

    void line(std::size_t begin, std::string_view line) {
        constexpr std::string_view opening = "- **", closing = "**";
        if (line.substr(0, opening.size()) != opening) return;
        const std::size_t id_end = line.find(closing, opening.size());
        if (id_end == std::string_view::npos) return;
        Clause clause;
        clause.id = line.substr(opening.size(), id_end - opening.size());
        const std::size_t id_begin = begin + opening.size();
        std::string_view rest = trimmed(line.substr(id_end + closing.size()));
        if (!rest.empty() && rest.front() == '(') {
            const std::size_t bracket = std::min(rest.find(')'), rest.size());
            brackets(rest.substr(1, bracket - 1), begin + static_cast<std::size_t>(rest.data() - line.data()) + 1,
                     clause);
            rest = trimmed(rest.substr(std::min(bracket + 1, rest.size())));
        }
        clause.text = rest;
        if (clause.text.empty())
            say(fmt::format("the clause `{}` has no sentence", clause.id), id_begin, clause.id.size(),
                "say in your own words what the handbook says there");
        const auto [first, is_new] = first_.emplace(clause.id, begin);
        if (!is_new) {
            say(fmt::format("the clause `{}` stands twice", clause.id), id_begin, clause.id.size(),
                "give each clause a number of its own");
            return;
        }
        read_.value.push_back(std::move(clause));
    }

    /// `checked, duty`: the first word or the second may be missing.
    void brackets(std::string_view words, std::size_t begin, Clause& clause) {
        std::size_t at = 0;
        while (at <= words.size()) {
            const std::size_t comma = std::min(words.find(',', at), words.size());
            const std::string word(trimmed(words.substr(at, comma - at)));
            if (is_one_of(word, hows) && clause.how.empty())
                clause.how = word;
            else if (is_one_of(word, forces) && clause.force.empty())
                clause.force = word;
            else
                say(fmt::format("`{}` is no word for a clause", word), begin + at, comma - at,
                    "in brackets stand checked, parameter or note, and must, duty, may or menu: `(checked, duty)`");
            at = comma + 1;
        }
    }

    FileId file_;
    const std::string& text_;
    Checked<std::vector<Clause>> read_;
    std::map<std::string, std::size_t> first_;
};

}  // namespace

Checked<std::vector<Clause>> read_clauses(FileId file, const SourceSet& sources) {
    return ClauseReader(file, sources).run();
}

}  // namespace induct
