// From what was looked for to a message: the mistakes that people make have messages of their own, tried one after the
// other; everything else is told as "expected this, found that".
// Tested by the golden messages in tests/golden/syntax/.
#include "grammar/mistakes.h"

#include "grammar/near.h"
#include "grammar/other_words.h"
#include "grammar/scenario_lines.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace induct {
namespace {

std::string quoted(std::string_view text) { return fmt::format("`{}`", text); }

std::string_view kind_text(TokenKind kind) {
    switch (kind) {
        case TokenKind::end:
            return "the end of the file";
        case TokenKind::word:
            return "a name";
        case TokenKind::cap:
            return "a word with a capital";
        case TokenKind::month:
            return "a month";
        case TokenKind::weekday:
            return "a weekday";
        case TokenKind::string:
            return "text in double quotes";
        case TokenKind::number:
            return "a number";
        case TokenKind::percent:
            return "a percentage such as `80%`";
        case TokenKind::money:
            return "an amount of money such as `$30`";
        case TokenKind::iso:
            return "a date such as `2026-01-31`";
        case TokenKind::years:
            return "program years such as `2025-26`";
        case TokenKind::time:
            return "a time such as `07:45`";
        case TokenKind::possessive:
            return "`'s`";
        case TokenKind::comma:
            return "`,`";
        case TokenKind::colon:
            return "`:`";
        case TokenKind::open:
            return "`(`";
        case TokenKind::close:
            return "`)`";
        case TokenKind::less:
            return "`<`";
        case TokenKind::bad:
            break;
    }
    return "something else";
}

std::string joined(const std::vector<std::string>& items) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) text += i + 1 == items.size() ? " or " : ", ";
        text += items[i];
    }
    return text;
}

/// The enumerators in a set, in their order.
template <class Enum, std::size_t Size>
std::vector<Enum> members(const std::bitset<Size>& set) {
    std::vector<Enum> list;
    for (std::size_t i = 0; i < Size; ++i)
        if (set.test(i)) list.push_back(static_cast<Enum>(i));
    return list;
}

std::string small_letters(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

/// Looks at one failure. Each `as_...` answers with a message when the mistake is of its kind.
class Mistake {
  public:
    Mistake(const Reader& reader, const std::vector<Token>& tokens, FileId file, const SourceText& source,
            std::uint32_t begin)
        : reader_(reader),
          far_(reader.farthest()),
          tokens_(tokens),
          file_(file),
          source_(source),
          begin_(begin),
          at_(far_.at) {}

    [[nodiscard]] Diagnostic explained() const {
        for (const auto as :
             {&Mistake::as_mixed_condition, &Mistake::as_mixed_expectations, &Mistake::as_year_of_a_date,
              &Mistake::as_day_before_month, &Mistake::as_other_words, &Mistake::as_named_date,
              &Mistake::as_amount_without_unit, &Mistake::as_scenario_line, &Mistake::as_misspelt_stage,
              &Mistake::as_misspelt, &Mistake::as_two_words, &Mistake::as_article_before_name, &Mistake::as_unfinished,
              &Mistake::as_reserved_name, &Mistake::as_wrong_capital})
            if (std::optional<Diagnostic> told = (this->*as)()) return *std::move(told);
        return as_unexpected();
    }

  private:
    using Told = std::optional<Diagnostic>;

    // The text around the mistake.
    [[nodiscard]] const Token& token(std::uint32_t at) const {
        return tokens_[std::min<std::size_t>(at, tokens_.size() - 1)];
    }
    [[nodiscard]] const Token& found() const { return token(at_); }
    [[nodiscard]] Span span(std::uint32_t first, std::uint32_t end) const {
        return {file_, token(first).begin, token(end > first ? end - 1 : first).end};
    }
    [[nodiscard]] std::string text(std::uint32_t first, std::uint32_t end) const {
        std::string words;
        for (std::uint32_t i = first; i < end; ++i) {
            const bool tight = token(i).kind == TokenKind::comma || token(i).kind == TokenKind::colon ||
                               token(i).kind == TokenKind::close || token(i).kind == TokenKind::possessive;
            if (!words.empty() && !tight && words.back() != '(') words += ' ';
            words += source_.slice(span(i, i + 1));
        }
        return words;
    }
    [[nodiscard]] std::string text(std::uint32_t at) const { return text(at, at + 1); }
    [[nodiscard]] bool is(std::uint32_t at, Word word) const { return token(at).word == word; }
    [[nodiscard]] bool is_name(std::uint32_t at) const {
        return token(at).kind == TokenKind::word && word_class(token(at).word) < WordClass::reserved;
    }
    [[nodiscard]] bool awaits(Expected what) const { return far_.covers.test(static_cast<std::size_t>(what)); }
    [[nodiscard]] bool awaits(TokenKind kind) const { return far_.kinds.test(static_cast<std::size_t>(kind)); }
    [[nodiscard]] bool begins_declaration(std::uint32_t at) const {
        return word_class(token(at).word) == WordClass::declaration && token(at).first_on_line;
    }

    [[nodiscard]] std::string after() const {
        return at_ > begin_ ? fmt::format(" after {}", shown(at_ - 1)) : std::string();
    }
    [[nodiscard]] std::string shown(std::uint32_t at) const {
        if (token(at).kind == TokenKind::end) return "the end of the file";
        const std::string written = text(at);
        if (token(at).kind == TokenKind::string && (written.size() > 30 || written.find('\n') != std::string::npos))
            return "this text";
        return quoted(written);
    }

    /// What is named only where nothing more telling was awaited.
    [[nodiscard]] static bool is_aside(TokenKind kind) {
        return kind == TokenKind::possessive || kind == TokenKind::comma;
    }
    [[nodiscard]] static bool is_aside(Expected what) { return what == Expected::title || what == Expected::filter; }

    [[nodiscard]] std::vector<std::string> expected_items() const {
        std::vector<std::string> items, asides;
        for (const TokenKind kind : members<TokenKind>(far_.plain_kinds))
            (is_aside(kind) ? asides : items).emplace_back(kind_text(kind));
        for (const Expected what : members<Expected>(far_.covers))
            (is_aside(what) ? asides : items).emplace_back(expected_text(what));
        constexpr std::size_t most = 4;  // a longer list helps nobody
        if (items.empty() || items.size() + far_.plain_words.count() <= most)
            for (const Word word : members<Word>(far_.plain_words)) items.push_back(quoted(word_text(word)));
        return items.empty() ? asides : items;
    }
    [[nodiscard]] std::string expected() const { return "expected " + joined(expected_items()) + after(); }

    // Mistakes of their own kind.

    [[nodiscard]] Told as_mixed_condition() const {
        if (far_.mixed.empty()) return std::nullopt;
        const Mixed& mixed = far_.mixed.front();
        const std::string before = text(mixed.begin, mixed.last_begin), last = text(mixed.last_begin, mixed.joiner);
        const std::string second = text(mixed.joiner), behind = text(mixed.joiner + 1, mixed.end);
        Diagnostic told = problem(Code::and_or_mixed, "`and` and `or` are mixed without parentheses",
                                  span(mixed.joiner, mixed.joiner + 1), "this may be read in two ways");
        told.labels.push_back({span(mixed.last_begin - 1, mixed.last_begin), "", false});
        told.hint = fmt::format("write `({}{}{}) {} {}` or `{} ({} {} {})`", before, before.empty() ? "" : " ", last,
                                second, behind, before, last, second, behind);
        return told;
    }

    /// What people write in other words than those of the language (other_words.h).
    [[nodiscard]] Told as_other_words() const {
        const std::optional<OtherWords> meant = other_words(far_, tokens_, source_, begin_);
        if (!meant) return std::nullopt;
        return problem(code_here(), meant->message, span(meant->first, meant->end), meant->label, meant->hint);
    }

    [[nodiscard]] std::optional<std::uint32_t> pair_before(Word first, Word second) const {
        for (std::uint32_t i = at_; i > begin_ + 1; --i)
            if (is(i - 2, first) && is(i - 1, second)) return i - 2;
        return std::nullopt;
    }

    [[nodiscard]] Told as_mixed_expectations() const {
        const bool also = is(at_, Word::and_) && is(at_ + 1, Word::also);
        const bool otherwise = is(at_, Word::or_) && is(at_ + 1, Word::else_);
        if (!also && !otherwise) return std::nullopt;
        const auto first = also ? pair_before(Word::or_, Word::else_) : pair_before(Word::and_, Word::also);
        if (!first) return std::nullopt;
        Diagnostic told = problem(Code::also_else_mixed, "`and also` and `or else` stand in one clause",
                                  span(at_, at_ + 2), "", "make two requirements of it, each with one of the two");
        told.labels.push_back({span(*first, *first + 2), "joined by this before", false});
        return told;
    }

    /// Whether the file itself says that this name is a role, a group or a slot.
    [[nodiscard]] bool is_person(std::string_view name) const {
        for (std::uint32_t i = 0; i + 1 < tokens_.size(); ++i) {
            if (!is_name(i) || text(i) != name) continue;
            const bool declared =
                i > 0 && (is(i - 1, Word::role) || is(i - 1, Word::group) || is(i - 1, Word::pairing));
            if (declared || is(i + 1, Word::are) || (is(i + 1, Word::is) && is_name(i + 2))) return true;
        }
        return false;
    }

    [[nodiscard]] bool is_year(std::uint32_t at) const {
        return token(at).kind == TokenKind::number && text(at).size() == 4 &&
               (text(at)[0] == '1' || text(at)[0] == '2');
    }

    /// `October 31, 2025`: a model speaks of every year.
    [[nodiscard]] Told as_year_of_a_date() const {
        const std::uint32_t comma = token(at_).kind == TokenKind::comma ? 1 : 0;
        if (at_ < begin_ + 2 || !is_year(at_ + comma) || token(at_ - 1).kind != TokenKind::number ||
            token(at_ - 2).kind != TokenKind::month)
            return std::nullopt;
        return problem(
            code_here(), fmt::format("a date with a year: `{}`", text(at_ - 2, at_ + comma + 1)),
            span(at_, at_ + comma + 1), "a model holds for every year",
            fmt::format("write `{}`; years stand in calendars, in `effective` and in scenarios, as `2025-26` or "
                        "`2025-10-31`",
                        text(at_ - 2, at_)));
    }

    /// `31 October`
    [[nodiscard]] Told as_day_before_month() const {
        if (token(at_).kind != TokenKind::number || token(at_ + 1).kind != TokenKind::month) return std::nullopt;
        if (!awaits(TokenKind::month) && !awaits(Expected::date)) return std::nullopt;
        return problem(code_here(), fmt::format("{}, found {}", expected(), quoted(text(at_, at_ + 2))),
                       span(at_, at_ + 2), "the month stands first",
                       fmt::format("write `{} {}`", text(at_ + 1), text(at_)));
    }

    /// Does the name stand anywhere in the file?
    [[nodiscard]] bool is_known(const std::string& name) const {
        for (std::uint32_t i = 0; i < tokens_.size(); ++i)
            if (is_name(i) && text(i) == name) return true;
        return false;
    }

    /// `new teacher` for `new-teacher`, behind what was taken for a whole name.
    [[nodiscard]] Told as_two_words() const {
        if (at_ == begin_ || token(at_).kind != TokenKind::word || !is_name(at_ - 1)) return std::nullopt;
        const std::string whole = text(at_ - 1) + "-" + text(at_);
        if (!is_known(whole)) return std::nullopt;
        return problem(code_here(), fmt::format("`{}` cannot go on with {}", text(at_ - 1), shown(at_)),
                       span(at_ - 1, at_ + 1), expected(),
                       fmt::format("did you mean `{}`? The words of a name are joined by hyphens", whole));
    }

    /// `the winter break`: what the calendar names stands without an article.
    [[nodiscard]] Told as_article_before_name() const {
        if (at_ == begin_ || !is(at_ - 1, Word::the) || !is_name(at_) || token(at_).word != Word::none)
            return std::nullopt;
        const bool two = token(at_ + 1).kind == TokenKind::word && !token(at_ + 1).first_on_line &&
                         (is(at_ + 1, Word::break_) || is_known(text(at_) + "-" + text(at_ + 1)));
        const std::string name = two ? text(at_) + "-" + text(at_ + 1) : text(at_);
        return problem(code_here(), fmt::format("{}, found {}", expected(), quoted(text(at_, at_ + (two ? 2 : 1)))),
                       span(at_ - 1, at_ + (two ? 2 : 1)), "",
                       fmt::format("what has a name stands without `the`: write `{}`", name));
    }

    /// Two names side by side, neither of them a word of the language: they may be one.
    [[nodiscard]] std::string joined_by_hyphen() const {
        const bool goes_on = is_name(at_) && (token(at_).word == Word::none || is(at_, Word::break_));
        const bool side_by_side = at_ > begin_ + 1 && goes_on && is_name(at_ - 1) &&
                                  token(at_ - 1).word == Word::none && !token(at_).first_on_line &&
                                  !is(at_ - 2, Word::use);
        if (!side_by_side) return {};
        return fmt::format("if `{0} {1}` is one name, write `{0}-{1}`", text(at_ - 1), text(at_));
    }

    [[nodiscard]] Told as_named_date() const {
        std::uint32_t by = 0;
        if (at_ > begin_ && awaits(Expected::date) && is_name(at_) && is(at_ - 1, Word::by))
            by = at_ - 1;
        else if (at_ > begin_ + 1 && awaits(Expected::period) && !awaits(Expected::clause) && is_name(at_ - 1) &&
                 is(at_ - 2, Word::by) && !is_person(text(at_ - 1)))
            by = at_ - 2;
        else
            return std::nullopt;
        std::string name = text(by + 1);
        const bool goes_on = token(by + 2).kind == TokenKind::word && !token(by + 2).first_on_line;
        if (goes_on && (is(by + 2, Word::break_) || is_known(name + "-" + text(by + 2)))) name += "-" + text(by + 2);
        return problem(Code::by_named_date, fmt::format("`by {}` does not say whether that day still counts", name),
                       span(by, by + 2), "`by` takes people, or a date that is written out",
                       fmt::format("write `before {0}` (that day is too late) or `no later than {0}`", name));
    }

    [[nodiscard]] Told as_amount_without_unit() const {
        if (at_ < begin_ + 2 || !is(at_, Word::of) || token(at_ - 1).kind != TokenKind::number) return std::nullopt;
        if (!is(at_ - 2, Word::least) && !is(at_ - 2, Word::most) && !is(at_ - 2, Word::exactly)) return std::nullopt;
        Diagnostic told =
            problem(Code::amount_without_unit, "an amount without a unit", span(at_ - 1, at_), "of what?");
        if (is_name(at_ + 1)) {
            told.hint = fmt::format("write `{} hours of {}`, or `{} {}` when records are counted", text(at_ - 1),
                                    text(at_ + 1), text(at_ - 1), text(at_ + 1));
        }
        return told;
    }

    [[nodiscard]] Code code_here() const {
        if (awaits(Expected::clause) || awaits(Expected::fact)) return Code::unknown_clause;
        return awaits(Expected::declaration) ? Code::unknown_declaration : Code::unexpected;
    }

    /// The line of a scenario in which reading stopped; null before its first line, and outside of scenarios.
    [[nodiscard]] const ScenarioLine* line_here() const {
        const bool over = awaits(Expected::fact) && found().first_on_line;
        if (!is(begin_, Word::scenario) || over) return nullptr;
        for (std::uint32_t at = at_; at > begin_ + 1; --at)
            if (token(at - 1).first_on_line)
                if (const ScenarioLine* line = scenario_line(text(at - 1))) return line;
        return nullptr;
    }

    /// A scenario goes on with what is none of its lines, or none of the parts of this one.
    [[nodiscard]] Told as_scenario_line() const {
        const bool ends = found().kind == TokenKind::end || begins_declaration(at_);
        if (!is(begin_, Word::scenario) || !awaits(Expected::fact) || (ends && at_ > begin_ + 2)) return std::nullopt;
        if (const ScenarioLine* line = line_here())
            return problem(Code::unexpected,
                           fmt::format("{} has no place in this line of `{}`", shown(at_), line->word),
                           span(at_, at_ + 1), "", form_of(*line));
        const std::string written = small_letters(text(at_));
        const ScenarioLine* meant = scenario_line(written);
        if (!meant) meant = scenario_line_meant(written);
        const std::string may = meant ? fmt::format("did you mean `{}`: `{}`?", meant->word, meant->form)
                                : written == "waiver" ? "a scenario cannot say a waiver"
                                                      : std::string();
        return problem(Code::unknown_clause, fmt::format("{} begins no line of a scenario", shown(at_)),
                       span(at_, at_ + 1), "a line begins with " + all_scenario_lines(), may);
    }

    [[nodiscard]] static std::string form_of(const ScenarioLine& line) {
        return fmt::format("such a line is `{}`, in this order", line.form);
    }

    /// A misspelt clause word behind a kind was taken for the name of a stage; the mistake shows one token later.
    [[nodiscard]] Told as_misspelt_stage() const {
        if (at_ == begin_ || !reader_.was_stage(at_ - 1) || find_word(text(at_ - 1)) != Word::none) return std::nullopt;
        std::vector<std::string_view> words;
        for (std::uint16_t i = 1; i <= static_cast<std::uint16_t>(Word::year_month_day); ++i)
            if (word_class(static_cast<Word>(i)) != WordClass::plain) words.push_back(word_text(static_cast<Word>(i)));
        const std::string written = text(at_ - 1);
        const auto meant = nearest(written, words);
        if (!meant || edit_distance(written, *meant) > 1) return std::nullopt;
        return problem(Code::unknown_clause, fmt::format("`{}` is no word of the language", written),
                       span(at_ - 1, at_), "", fmt::format("did you mean `{}`?", *meant));
    }

    [[nodiscard]] Told as_misspelt() const {
        if (found().kind != TokenKind::word && found().kind != TokenKind::cap) return std::nullopt;
        std::vector<std::string_view> words;
        for (const Word word : members<Word>(far_.words)) words.push_back(word_text(word));
        const std::string written = small_letters(text(at_));
        std::optional<std::string> meant = nearest(written, words);
        if (found().kind == TokenKind::cap && std::find(words.begin(), words.end(), written) != words.end())
            meant = written;
        if (!meant || found().word != Word::none) return std::nullopt;  // a word of the language is not misspelt
        const Code code = code_here();
        std::string message = code == Code::unexpected       ? expected() + ", found " + shown(at_)
                              : code == Code::unknown_clause ? fmt::format("{} is not {}", shown(at_), clause_of())
                                                             : fmt::format("{} begins no declaration", shown(at_));
        return problem(code, std::move(message), span(at_, at_ + 1), "", fmt::format("did you mean `{}`?", *meant));
    }

    [[nodiscard]] std::string clause_of() const {
        const std::string keyword =
            word_class(token(begin_).word) == WordClass::declaration ? text(begin_) : "declaration";
        return "a clause of " + with_article(keyword);
    }

    [[nodiscard]] Told as_unfinished() const {
        const bool ends = found().kind == TokenKind::end;
        if ((!ends && !begins_declaration(at_)) || at_ == begin_) return std::nullopt;
        return problem(Code::unfinished, fmt::format("an unfinished sentence: {}", expected()), span(at_ - 1, at_),
                       ends ? "the file ends here" : fmt::format("{} begins the next declaration", shown(at_)));
    }

    [[nodiscard]] Told as_reserved_name() const {
        const auto covers = members<Expected>(far_.covers);
        const bool only_names = std::all_of(covers.begin(), covers.end(), [](Expected what) {
            return what == Expected::who || what == Expected::selection;
        });
        if (!awaits(TokenKind::word) || !only_names || far_.plain_words.any() || !is_reserved(text(at_)))
            return std::nullopt;
        const std::string word = text(at_);
        return problem(Code::reserved_name, fmt::format("`{}` is a word of the language and cannot be a name", word),
                       span(at_, at_ + 1), fmt::format("expected {}{}", joined(expected_items()), after()),
                       at_ == begin_ + 1 ? fmt::format("choose another name, such as `{}-{}`", word, text(begin_))
                                         : std::string());
    }

    [[nodiscard]] Told as_wrong_capital() const {
        const std::string written = text(at_);
        static const std::vector<std::string> months{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
        const std::optional<std::string> month = awaits(TokenKind::month) ? nearest(written, months) : std::nullopt;
        if (found().kind == TokenKind::cap && month)
            return problem(Code::name_malformed, fmt::format("{}, found `{}`", expected(), written), span(at_, at_ + 1),
                           "no month is called so", fmt::format("did you mean `{}`?", *month));
        if (found().kind == TokenKind::cap && awaits(TokenKind::word) && !awaits(TokenKind::cap))
            return problem(Code::name_malformed, fmt::format("{}, found `{}`", expected(), written), span(at_, at_ + 1),
                           "a word with a capital is no name", fmt::format("write `{}`", small_letters(written)));
        if (is_name(at_) && awaits(TokenKind::cap) && !awaits(TokenKind::word) && !written.empty()) {
            std::string capital = written;
            if (capital.front() >= 'a') capital.front() = static_cast<char>(capital.front() - 'a' + 'A');
            return problem(Code::name_malformed, fmt::format("{}, found `{}`", expected(), written), span(at_, at_ + 1),
                           "people, pairs, teams and currencies begin with a capital",
                           fmt::format("write `{}`", capital));
        }
        return std::nullopt;
    }

    [[nodiscard]] Diagnostic as_unexpected() const {
        const Code code = code_here();
        const Span where = span(at_, at_ + 1);
        if (code == Code::unknown_declaration)
            return problem(code, fmt::format("{} begins no declaration", shown(at_)), where, expected(),
                           joined_by_hyphen());
        if (code == Code::unknown_clause && !awaits(Expected::fact))
            return problem(code, fmt::format("{} is not {}", shown(at_), clause_of()), where, expected(),
                           joined_by_hyphen());
        const bool reserved = awaits(TokenKind::word) && is_reserved(text(at_));
        const ScenarioLine* line = line_here();
        return problem(Code::unexpected, fmt::format("{}, found {}", expected(), shown(at_)), where,
                       reserved ? fmt::format("{} is a word of the language and no name", shown(at_)) : std::string(),
                       line ? form_of(*line) : joined_by_hyphen());
    }

    const Reader& reader_;
    const Farthest& far_;
    const std::vector<Token>& tokens_;
    FileId file_;
    const SourceText& source_;
    std::uint32_t begin_, at_;
};

}  // namespace

Diagnostic explain_mistake(const Reader& reader, const std::vector<Token>& tokens, FileId file,
                           const SourceText& source, std::uint32_t begin) {
    return Mistake(reader, tokens, file, source, begin).explained();
}

std::vector<Diagnostic> clause_words_as_stages(const Syntax& syntax) {
    std::vector<Diagnostic> told;
    for (const NodeId artifact : syntax.declarations()) {
        for (const NodeId stages : syntax.children(artifact, Rule::artifact_stages)) {
            for (const NodeId name : syntax.children(syntax.child(stages, Rule::names))) {
                if (!is_clause_word(syntax.text(name))) continue;
                told.push_back(problem(Code::clause_word_as_stage,
                                       fmt::format("`{}` begins clauses and cannot be a stage", syntax.text(name)),
                                       syntax.span(name), "", "choose another name for this stage"));
            }
        }
    }
    return told;
}

}  // namespace induct
