// See other_words.h. Method: one function a saying, each looks at the few tokens around the farthest one; the first
// that knows its saying answers. Tested by the golden messages in tests/golden/syntax/.
#include "grammar/other_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace induct {

std::optional<int> number_of_word(std::string_view word) {
    constexpr std::array<std::string_view, 12> numbers{"one",   "two",   "three", "four", "five",   "six",
                                                       "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
    const auto found = std::find(numbers.begin(), numbers.end(), word);
    if (found == numbers.end()) return std::nullopt;
    return static_cast<int>(found - numbers.begin()) + 1;
}

std::string_view period_of_adverb(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> periods{{{"daily", "in each school-day"},
                                                                                    {"weekly", "in each week"},
                                                                                    {"fortnightly", "in each 2 weeks"},
                                                                                    {"monthly", "in each month"},
                                                                                    {"yearly", "in the year"},
                                                                                    {"annually", "in the year"}}};
    for (const auto& [adverb, period] : periods)
        if (adverb == word) return period;
    return {};
}

namespace {

class Sayings {
  public:
    Sayings(const Farthest& far, const std::vector<Token>& tokens, const SourceText& source, std::uint32_t begin)
        : far_(far), tokens_(tokens), source_(source), begin_(begin), at_(far.at) {}

    [[nodiscard]] std::optional<OtherWords> found() const {
        for (const auto as : {&Sayings::number_in_letters,   &Sayings::amount_without_bound,
                              &Sayings::at_most_between,     &Sayings::and_then_by,
                              &Sayings::kinds_joined_by_and, &Sayings::period_as_adverb,
                              &Sayings::period_with_every,   &Sayings::people_behind_period,
                              &Sayings::people_behind_per,   &Sayings::verb_between_people,
                              &Sayings::each_of_a_form,      &Sayings::length_without_for,
                              &Sayings::text_without_quotes, &Sayings::title_of_a_district,
                              &Sayings::after_a_date,        &Sayings::unless,
                              &Sayings::days_before_a_day,   &Sayings::end_of_a_month,
                              &Sayings::except_for,          &Sayings::no_kind,
                              &Sayings::open_without_in})
            if (std::optional<OtherWords> said = (this->*as)()) return said;
        return std::nullopt;
    }

  private:
    using Said = std::optional<OtherWords>;

    [[nodiscard]] const Token& token(std::uint32_t at) const {
        return tokens_[std::min<std::size_t>(at, tokens_.size() - 1)];
    }
    [[nodiscard]] std::string text(std::uint32_t first, std::uint32_t last) const {
        const std::uint32_t begin = token(first).begin;
        return std::string(source_.text.substr(begin, token(last).end - begin));
    }
    [[nodiscard]] std::string text(std::uint32_t at) const { return text(at, at); }
    [[nodiscard]] bool is(std::uint32_t at, Word word) const { return token(at).word == word; }
    [[nodiscard]] bool is(std::uint32_t at, TokenKind kind) const { return token(at).kind == kind; }
    [[nodiscard]] bool is_name(std::uint32_t at) const {
        return is(at, TokenKind::word) && word_class(token(at).word) < WordClass::reserved;
    }
    [[nodiscard]] bool is_unit(std::uint32_t at) const {
        constexpr std::array units{Word::day,          Word::days,  Word::school_day, Word::school_days, Word::week,
                                   Word::weeks,        Word::month, Word::months,     Word::school_week, Word::term,
                                   Word::school_weeks, Word::terms, Word::year,       Word::years};
        return std::find(units.begin(), units.end(), token(at).word) != units.end();
    }
    [[nodiscard]] bool awaits(Word word) const { return far_.words.test(static_cast<std::size_t>(word)); }
    [[nodiscard]] bool awaits(TokenKind kind) const { return far_.kinds.test(static_cast<std::size_t>(kind)); }
    /// Is there room for so many tokens of this declaration before the farthest one?
    [[nodiscard]] bool behind(std::uint32_t count) const { return at_ >= begin_ + count; }

    /// Does the file declare it as a role, a group or a slot?
    [[nodiscard]] bool is_person(std::uint32_t at) const {
        if (!is_name(at)) return false;
        const std::string name = text(at);
        for (std::uint32_t i = 1; i + 2 < tokens_.size(); ++i) {
            if (!is_name(i) || text(i) != name) continue;
            if (is(i - 1, Word::role) || is(i - 1, Word::group)) return true;
            if (is(i + 1, Word::are) || (is(i + 1, Word::is) && is_name(i + 2))) return true;
        }
        return false;
    }
    [[nodiscard]] bool is_declared(Word form, const std::string& name) const {
        for (std::uint32_t i = 1; i < tokens_.size(); ++i)
            if (is(i - 1, form) && is_name(i) && text(i) == name) return true;
        return false;
    }

    /// `no more than three weeks`, `grace one week`
    [[nodiscard]] Said number_in_letters() const {
        std::uint32_t at = at_;
        if (!is(at, TokenKind::word) || !number_of_word(text(at)) || !awaits(TokenKind::number)) {
            if (!behind(3) || word_class(token(at_ - 2).word) == WordClass::declaration) return std::nullopt;
            --at;
        }
        if (!is(at, TokenKind::word) || is_declared(Word::parameter, text(at))) return std::nullopt;
        const std::optional<int> number = number_of_word(text(at));
        if (!number) return std::nullopt;
        return OtherWords{at, at + 1, fmt::format("numbers are written in digits, found `{}`", text(at)), "",
                          fmt::format("write the number: `{}`", *number)};
    }

    /// `expect 2 observations`: only a range begins with its number.
    [[nodiscard]] Said amount_without_bound() const {
        if (!behind(2) || !is(at_ - 1, TokenKind::number) || !awaits(Word::to)) return std::nullopt;
        if (!is(at_ - 2, Word::expect) && !is(at_ - 2, Word::also) && !is(at_ - 2, Word::else_) &&
            !is(at_ - 2, TokenKind::colon))
            return std::nullopt;
        return OtherWords{at_ - 1, at_,
                          fmt::format("`{}` does not say whether more or fewer are good too", text(at_ - 1)), "",
                          fmt::format("write `at least {0}`, `at most {0}` or `exactly {0}`", text(at_ - 1))};
    }

    /// `at most 3 weeks between observations`
    [[nodiscard]] Said at_most_between() const {
        if (!behind(4) || !is_unit(at_) || !is(at_ + 1, Word::between) || !is(at_ - 1, TokenKind::number) ||
            !is(at_ - 2, Word::most))
            return std::nullopt;
        return OtherWords{at_ - 3, at_ + 2, fmt::format("`{}` is written otherwise", text(at_ - 3, at_ + 1)), "",
                          fmt::format("write `no more than {} between`", text(at_ - 1, at_))};
    }

    /// `by mentee and then by mentor`, `by mentee then by mentor`
    [[nodiscard]] Said and_then_by() const {
        if (!behind(2) || !is(at_, Word::then) || !is(at_ + 1, Word::by)) return std::nullopt;
        const std::uint32_t first = is(at_ - 1, Word::and_) ? at_ - 1 : at_;
        return OtherWords{first, at_ + 2, fmt::format("`{}` does not join people", text(first, at_ + 1)), "",
                          "write `, then by`"};
    }

    /// `hours of observation and conversation`
    [[nodiscard]] Said kinds_joined_by_and() const {
        if (!behind(3) || !is(at_ - 1, Word::and_) || !awaits(Word::also) || !is_name(at_) || !is_name(at_ - 2))
            return std::nullopt;
        return OtherWords{
            at_ - 1, at_, "`and` does not join what is counted", "",
            fmt::format("join kinds with `or`: `{} or {}`, of which each counts; two whole expectations are joined by "
                        "`and also`",
                        text(at_ - 2), text(at_))};
    }

    /// `by mentor weekly`
    [[nodiscard]] Said period_as_adverb() const {
        if (!is(at_, TokenKind::word)) return std::nullopt;
        const std::string_view period = period_of_adverb(text(at_));
        if (period.empty() || !awaits(Word::in)) return std::nullopt;
        return OtherWords{at_, at_ + 1, fmt::format("a period is written out, found `{}`", text(at_)), "",
                          fmt::format("write `{}`", period)};
    }

    /// `2 observations every week`, `each month`
    [[nodiscard]] Said period_with_every() const {
        if ((!is(at_, Word::every) && !is(at_, Word::each)) || !is_unit(at_ + 1) || !awaits(Word::in))
            return std::nullopt;
        return OtherWords{at_, at_ + 2, fmt::format("a period begins with `in`, found `{}`", text(at_, at_ + 1)), "",
                          fmt::format("write `in each {}`", text(at_ + 1))};
    }

    /// `in each month by mentor`, `in the year with mentee`
    [[nodiscard]] Said people_behind_period() const {
        const bool with_or_by = is(at_, Word::by) || is(at_, Word::with);
        if (!behind(4) || !with_or_by || !is_person(at_ + 1)) return std::nullopt;
        if (is_unit(at_ - 1) && is(at_ - 2, Word::each) && is(at_ - 3, Word::in))
            return moved(at_, fmt::format("write `{} {}`", text(at_, at_ + 1), text(at_ - 3, at_ - 1)));
        return moved(at_, fmt::format("write `{}` directly behind what is counted", text(at_, at_ + 1)));
    }

    /// `per month by mentor`: a date was awaited behind `by`.
    [[nodiscard]] Said people_behind_per() const {
        if (!behind(4) || !is(at_ - 1, Word::by) || !is_person(at_) || !awaits(TokenKind::month)) return std::nullopt;
        if (is_unit(at_ - 2) && is(at_ - 3, Word::per))
            return moved(at_ - 1, fmt::format("write `{} in each {}`", text(at_ - 1, at_), text(at_ - 2)));
        return moved(at_ - 1, fmt::format("write `{}` directly behind what is counted", text(at_ - 1, at_)));
    }

    [[nodiscard]] Said moved(std::uint32_t by, std::string hint) const {
        return OtherWords{by, by + 2, "people stand before the period", "", std::move(hint)};
    }

    /// `mentor meets mentee in each week`, `mentor and mentee have 2 observations`
    [[nodiscard]] Said verb_between_people() const {
        constexpr std::string_view hint =
            "begin with what is counted: `at least`, a number and the name of an activity, then `by` and `with`";
        if (behind(3) && is(at_ - 3, Word::expect) && is_person(at_ - 2) && is_name(at_ - 1) && is_name(at_))
            return OtherWords{at_ - 2, at_ + 1, fmt::format("`{}` is nothing that is counted", text(at_ - 2, at_)), "",
                              std::string(hint)};
        if (awaits(Word::share) && awaits(Word::differ) && behind(3) && is_person(at_ - 1))
            return OtherWords{at_, at_ + 1,
                              fmt::format("of people, `share` or `differ in` is said, found `{}`", text(at_)), "",
                              std::string(hint)};
        return std::nullopt;
    }

    /// `for each pairing`: the form of a declaration in place of a name.
    [[nodiscard]] Said each_of_a_form() const {
        const Word form = token(at_).word;
        if (!behind(2) || !is(at_ - 1, Word::each) || !is(at_ - 2, Word::for_) ||
            (form != Word::pairing && form != Word::role && form != Word::group))
            return std::nullopt;
        std::vector<std::string> names;
        for (std::uint32_t i = 1; i < tokens_.size(); ++i)
            if (is(i - 1, form) && token(i - 1).first_on_line && is_name(i))
                names.push_back(fmt::format("`for each {}`", text(i)));
        return OtherWords{at_, at_ + 1, fmt::format("`for each {}` does not say which", text(at_)), "",
                          names.empty() ? fmt::format("declare a {}, and write its name", text(at_))
                                        : fmt::format("write {}", fmt::join(names, " or "))};
    }

    /// `log ...: observation by Bo with Ana 30 minutes`
    [[nodiscard]] Said length_without_for() const {
        if (!is(at_, TokenKind::number) || !awaits(Word::for_) || !awaits(Word::recorded)) return std::nullopt;
        if (!is(at_ + 1, Word::minutes) && !is(at_ + 1, Word::minute) && !is(at_ + 1, Word::hours) &&
            !is(at_ + 1, Word::hour))
            return std::nullopt;
        return OtherWords{at_, at_ + 2, fmt::format("expected `for` before `{}`", text(at_, at_ + 1)), "",
                          fmt::format("write `for {}`", text(at_, at_ + 1))};
    }

    /// `operator P-1`, `from first-year.induct`
    [[nodiscard]] Said text_without_quotes() const {
        const bool takes_text = behind(1) && (is(at_ - 1, Word::operator_) || is(at_ - 1, Word::from));
        if (!is(begin_, Word::workspace) || !takes_text || !awaits(TokenKind::string) || is(at_, TokenKind::end))
            return std::nullopt;
        const auto parts_end = std::min(source_.text.find_first_of(" \t\r\n,", token(at_).begin), source_.text.size());
        std::uint32_t last = at_;
        while (token(last + 1).kind != TokenKind::end && token(last + 1).end <= parts_end) ++last;
        return OtherWords{at_, last + 1, fmt::format("text stands in quotes, found `{}`", text(at_, last)), "",
                          fmt::format("put it in quotes: `{} \"{}\"`", text(at_ - 1), text(at_, last))};
    }

    /// `for Valley School District`
    [[nodiscard]] Said title_of_a_district() const {
        if (!is(begin_, Word::workspace) || !behind(2) || !is(at_, TokenKind::cap)) return std::nullopt;
        if (!is(at_ - 1, Word::for_) && !is(at_ - 1, TokenKind::comma)) return std::nullopt;
        std::uint32_t last = at_;
        while (is(last + 1, TokenKind::cap) && !token(last + 1).first_on_line) ++last;
        return OtherWords{at_, last + 1, fmt::format("a district is named by its id, found `{}`", text(at_, last)), "",
                          "write the id from the column `site` of the roster's sites, such as `medford`"};
    }

    /// The day after a written-out date, or the one before it, as a model writes it; empty where no such date stands.
    [[nodiscard]] std::string day_beside(std::uint32_t month, bool next) const {
        constexpr std::array<std::pair<std::string_view, int>, 12> months{{{"January", 31},
                                                                           {"February", 28},
                                                                           {"March", 31},
                                                                           {"April", 30},
                                                                           {"May", 31},
                                                                           {"June", 30},
                                                                           {"July", 31},
                                                                           {"August", 31},
                                                                           {"September", 30},
                                                                           {"October", 31},
                                                                           {"November", 30},
                                                                           {"December", 31}}};
        if (!is(month, TokenKind::month) || !is(month + 1, TokenKind::number)) return {};
        const auto found =
            std::find_if(months.begin(), months.end(), [&](const auto& one) { return one.first == text(month); });
        const std::string written = text(month + 1);
        if (found == months.end() || written.size() > 2 || written.find('.') != std::string::npos) return {};
        auto at = static_cast<std::size_t>(found - months.begin());
        int day = std::stoi(written) + (next ? 1 : -1);
        if (at == 1 ? next && day > 28 : at == 2 && day < 1) return {};  // February 29
        if (day > months[at].second) {
            at = (at + 1) % months.size();
            day = 1;
        } else if (day < 1) {
            at = (at + months.size() - 1) % months.size();
            day = months[at].second;
        }
        return fmt::format("{} {}", months[at].first, day);
    }

    /// `hired is after November 1`
    [[nodiscard]] Said after_a_date() const {
        const bool after = is(at_, Word::after);
        if (!behind(2) || !is(at_ - 1, Word::is) || (!after && !is(at_, Word::before))) return std::nullopt;
        const std::string_view bound = after ? "is at least" : "is at most";
        const std::string day = day_beside(at_ + 1, after);
        return OtherWords{at_, at_ + 1, fmt::format("a value is not compared by `{}`", text(at_)), "",
                          day.empty()
                              ? fmt::format("write `{}` and the {} day that counts", bound, after ? "first" : "last")
                              : fmt::format("write `{} {}`", bound, day)};
    }

    /// `unless mentee's hired is ...`
    [[nodiscard]] Said unless() const {
        if (!is(at_, TokenKind::word) || text(at_) != "unless" || !awaits(Word::except)) return std::nullopt;
        return OtherWords{at_, at_ + 1, "`unless` begins no clause", "",
                          "write `except when`, the condition, and behind a colon what is expected then: `nothing`, "
                          "or something else"};
    }

    /// `no later than 7 days before board-meeting`, `at least 7 days before board-meeting`
    [[nodiscard]] Said days_before_a_day() const {
        const std::uint32_t number = is(at_, Word::least) ? at_ + 1 : at_;
        if (!behind(2) || !is(number, TokenKind::number) || !is_unit(number + 1) || !is(number + 2, Word::before))
            return std::nullopt;
        return OtherWords{number, number + 3,
                          fmt::format("a limit lies on a day, not `{}` it", text(number, number + 2)), "",
                          "give that day a name in the calendar, such as `date report-due on December 1`, and write "
                          "`no later than report-due`"};
    }

    /// `within 5 school-days after end of September`
    [[nodiscard]] Said end_of_a_month() const {
        if (!behind(3) || !is(at_, TokenKind::month) || !is(at_ - 1, Word::of) ||
            (!is(at_ - 2, Word::end) && !is(at_ - 2, Word::start)))
            return std::nullopt;
        return OtherWords{at_ - 2, at_ + 1, fmt::format("a month has no `{}`", text(at_ - 2, at_ - 1)), "",
                          fmt::format("a month is named as it is: write `{}`", text(at_))};
    }

    /// `except for late hires`
    [[nodiscard]] Said except_for() const {
        if (!behind(1) || !is(at_ - 1, Word::except) || !awaits(Word::when)) return std::nullopt;
        return OtherWords{at_ - 1, at_ + 1,
                          fmt::format("an exception begins with `except when`, found `{}`", text(at_ - 1, at_)), "",
                          "write `except when`, a condition such as `mentee's hired is at least November 2`, and "
                          "behind a colon what is expected then"};
    }

    /// `expect no observations in first-week`
    [[nodiscard]] Said no_kind() const {
        if (!behind(2) || !is(at_ - 1, Word::no) || !awaits(Word::more) || !is(at_, TokenKind::word))
            return std::nullopt;
        return OtherWords{at_ - 1, at_ + 1, fmt::format("what must not be is counted, found `{}`", text(at_ - 1, at_)),
                          "", fmt::format("write `exactly 0 {}`", text(at_))};
    }

    /// `open survey-time`
    [[nodiscard]] Said open_without_in() const {
        if (!behind(1) || !is(at_ - 1, Word::open) || !awaits(Word::in) || !is(at_, TokenKind::word))
            return std::nullopt;
        return OtherWords{at_, at_ + 1, fmt::format("expected `in` before `{}`", text(at_)), "",
                          fmt::format("write `open in {}`", text(at_))};
    }

    const Farthest& far_;
    const std::vector<Token>& tokens_;
    const SourceText& source_;
    std::uint32_t begin_, at_;
};

}  // namespace

std::optional<OtherWords> other_words(const Farthest& far, const std::vector<Token>& tokens, const SourceText& source,
                                      std::uint32_t begin) {
    return Sayings(far, tokens, source, begin).found();
}

}  // namespace induct
