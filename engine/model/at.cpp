// Walking over the nodes of a file, and saying what is wrong with them.
// Method: every message goes through `say`, so that codes and severities come from the table. Tested by tests/model/.
#include "engine/model/checker.h"
#include "grammar/near.h"

#include <fmt/format.h>

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

void Checker::not_evaluated_yet(At node, std::string_view what) {
    say(Code::not_evaluated_yet, fmt::format("{} is part of the language but not evaluated yet", what), node.span());
}

/// A clause that may stay although nothing is done with it: told once a sort, its later places are only marked.
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

/// A name that nothing is called by: told once, at its first place; later places are only marked.
void Checker::unknown(At name, std::string_view wanted, const std::vector<std::string>& candidates, Code code) {
    const std::string written = name.text();
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
    say(code, fmt::format("there is no {} called `{}`", wanted, written), name.span(), std::string(label),
        near ? fmt::format("did you mean `{}`?", *near) : std::string());
}

FieldId Checker::field_id(std::string_view name) {
    for (std::uint32_t i = 0; i < model_.field_names.size(); ++i)
        if (model_.field_names[i] == name) return {i};
    model_.field_names.emplace_back(name);
    return {static_cast<std::uint32_t>(model_.field_names.size() - 1)};
}

}  // namespace induct
