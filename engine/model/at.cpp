// Walking over the nodes of a file, and saying what is wrong with them.
// Method: every message goes through `say`, so that codes and severities come from the table. Tested by tests/model/.
#include "engine/model/checker.h"
#include "grammar/near.h"
#include "grammar/other_words.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

std::vector<At> At::children() const {
    std::vector<At> all;
    if (*this)
        for (const NodeId child : syntax->children(id)) all.push_back({syntax, child});
    return all;
}

std::vector<At> At::children(Rule rule) const {
    std::vector<At> all;
    if (*this)
        for (const NodeId child : syntax->children(id, rule)) all.push_back({syntax, child});
    return all;
}

At At::nth(std::size_t n) const {
    const std::vector<At> all = children();
    return n < all.size() ? all[n] : At{};
}

Diagnostic& Checker::say(Code code, std::string message, Span where, std::string label, std::string hint) {
    diagnostics_.push_back(problem(code, std::move(message), where, std::move(label), std::move(hint)));
    return diagnostics_.back();
}

void Checker::no_effect_yet(At node, std::string_view what, std::string_view so_far) {
    const auto [said, is_new] = said_without_effect_.emplace(what, diagnostics_.size());
    if (!is_new) {
        std::vector<Label>& labels = diagnostics_[said->second].labels;
        if (labels.size() < 4) labels.push_back({node.span(), "and here", false});
        return;
    }
    say(Code::no_effect_yet, fmt::format("{}: read, and without effect so far", what), node.span(),
        std::string(so_far));
}

/// `winter break` where `winter-break` is declared: the name that the two words make; empty when there is none.
std::string Checker::name_of_two_words(At name, const std::vector<std::string>& candidates) {
    const std::string_view text = sources_[name.span().file].text;
    std::size_t begin = name.span().end;
    while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
    std::size_t end = begin;
    while (end < text.size() && is_in_name(text[end])) ++end;
    if (begin == name.span().end || begin == end) return {};
    const std::string whole = fmt::format("{}-{}", name.text(), text.substr(begin, end - begin));
    const auto is_it = [&](const std::string& known) { return known == whole || names(whole, known); };
    if (std::any_of(candidates.begin(), candidates.end(), is_it)) return whole;
    for (const Symbol& symbol : symbols_)
        if (is_it(symbol.name)) return whole;
    return in_a_calendar(is_it) ? whole : std::string();
}

/// The activities, meetings and artifacts as a hint, when they are few enough to be read.
std::string Checker::declared_kinds() const {
    constexpr std::size_t most = 12;
    std::vector<std::string> kinds;
    for (const Symbol& symbol : symbols_)
        if (symbol.sort == Sort::kind) kinds.push_back(fmt::format("`{}`", symbol.name));
    if (kinds.empty() || kinds.size() > most) return {};
    std::sort(kinds.begin(), kinds.end());
    return fmt::format("declared are {}", fmt::join(kinds, ", "));
}

namespace {

/// `in each quarter`, where the calendar has terms and perhaps windows with that word in their names.
std::string of_terms(const std::string& written, const std::vector<std::string>& candidates) {
    const std::string one = !written.empty() && written.back() == 's' ? written.substr(0, written.size() - 1) : written;
    if (one != "quarter" && one != "semester" && one != "trimester") return {};
    std::string by_name;
    for (const std::string& candidate : candidates)
        if (candidate.find(one) != std::string::npos) by_name += fmt::format(", `in {}`", candidate);
    return "write `in each term`" + (by_name.empty() ? "" : ", or name one: " + by_name.substr(2));
}

}  // namespace

/// A name that nothing is called by: told once, at its first place; later places are only marked.
void Checker::unknown(At name, std::string_view wanted, const std::vector<std::string>& candidates, Code code) {
    const std::string written = name.text();
    if (tell_dropped(name)) return;
    const std::string key = fmt::format("{} {}", static_cast<int>(code), written);
    if (const auto said = said_unknown_.find(key); said != said_unknown_.end()) {
        std::vector<Label>& labels = diagnostics_[said->second].labels;
        if (labels.size() < 4) labels.push_back({name.span(), "and here", false});
        return;
    }
    said_unknown_[key] = diagnostics_.size();
    const std::optional<std::string> near = nearest(written, candidates);
    const std::string_view label = code == Code::unknown_calendar_name ? "not in the calendar"
                                   : code == Code::unknown_person      ? "not named in this scenario"
                                   : code == Code::unknown_stage       ? "no such stage"
                                   : code == Code::unknown_library     ? "not found"
                                                                       : "not declared";
    const std::string two_words = name_of_two_words(name, candidates);
    const std::optional<int> number = number_of_word(written);
    const bool of_kinds = std::any_of(symbols_.begin(), symbols_.end(), [&](const Symbol& symbol) {
        return symbol.sort == Sort::kind &&
               std::find(candidates.begin(), candidates.end(), symbol.name) != candidates.end();
    });
    say(code, fmt::format("there is no {} called `{}`", wanted, written), name.span(), std::string(label),
        code == Code::unknown_calendar_name && !of_terms(written, candidates).empty() ? of_terms(written, candidates)
        : !two_words.empty() ? fmt::format("did you mean `{}`? The words of a name are joined by hyphens", two_words)
        : near               ? fmt::format("did you mean `{}`?", *near)
        : number && of_kinds ? fmt::format("write `at least {0}`, `at most {0}` or `exactly {0}`", *number)
        : number             ? fmt::format("write the number: `{}`", *number)
        : of_kinds           ? declared_kinds()
                             : std::string());
}

FieldId Checker::field_id(std::string_view name) {
    for (std::uint32_t i = 0; i < model_.field_names.size(); ++i)
        if (model_.field_names[i] == name) return {i};
    model_.field_names.emplace_back(name);
    return {static_cast<std::uint32_t>(model_.field_names.size() - 1)};
}

}  // namespace induct
