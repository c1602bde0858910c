// `template` and `like`: a requirement that is like a template becomes a composed one, with the template's clauses and
// its arguments in place of the parameters. A clause that the requirement has itself stands instead of the template's.
//
// Method: every `like` is followed before any rule is checked, and one template may be like another one. What an
// argument must be is decided by the place at which the template names its parameter (`wanted_at`).
// Tested by the goldens template_* in tests/golden/check and the form template in tests/golden/forms.
#include "engine/model/checker.h"
#include "grammar/near.h"
#include "grammar/parse.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace induct {
namespace {

/// What may stand at a place where a name is written.
enum class Wanted : std::uint8_t { name, time, number, span, day, month, share, value };

std::string_view wanted_words(Wanted wanted) {
    switch (wanted) {
        case Wanted::name:
            return "a name";
        case Wanted::time:
            return "a length of time";
        case Wanted::number:
            return "a number";
        case Wanted::span:
            return "a span of days";
        case Wanted::day:
            return "a day";
        case Wanted::month:
            return "a month, or a name of the calendar";
        case Wanted::share:
            return "a percentage";
        case Wanted::value:
            return "a value";
    }
    return "a value";
}

std::string_view words_of_argument(Rule rule) {
    switch (rule) {
        case Rule::name:
            return "a name";
        case Rule::number:
            return "a number";
        case Rule::percent:
            return "a percentage";
        case Rule::money:
            return "an amount of money";
        case Rule::month:
            return "a month";
        case Rule::span:
            return "a span of days";
        case Rule::date_iso:
        case Rule::date_month_day:
        case Rule::date_nth:
            return "a date";
        default:
            return "a length of time";
    }
}

bool is_a_date(Rule rule) { return rule == Rule::date_iso || rule == Rule::date_month_day || rule == Rule::date_nth; }
bool is_a_duration(Rule rule) {
    return rule == Rule::duration_hours || rule == Rule::duration_hours_minutes || rule == Rule::duration_minutes;
}

bool fits_at(Wanted wanted, Rule argument) {
    if (argument == Rule::name) return true;
    switch (wanted) {
        case Wanted::name:
            return false;
        case Wanted::time:
            return is_a_duration(argument);
        case Wanted::number:
            return argument == Rule::number;
        case Wanted::span:
            return argument == Rule::span;
        case Wanted::day:
            return is_a_date(argument) || argument == Rule::month;
        case Wanted::month:
            return argument == Rule::month;
        case Wanted::share:
            return argument == Rule::percent;
        case Wanted::value:
            return argument != Rule::month;
    }
    return false;
}

/// By the node above the name, which of that node's children it is, and the same of the node above that.
Wanted wanted_at(Rule above, bool first, bool above_is_first) {
    switch (above) {
        case Rule::quantity_named:
            return Wanted::time;
        case Rule::count:
            return Wanted::number;
        case Rule::quantity_of:
            return first ? Wanted::number : Wanted::name;
        case Rule::due_soon:
        case Rule::grace:
        case Rule::within:
        case Rule::lead_at_least:
        case Rule::spacing_at_most:
        case Rule::spacing_at_least:
        case Rule::limit_within_after:
        case Rule::limit_within_before:
            return Wanted::span;
        case Rule::behind_below:
            return Wanted::share;
        case Rule::point_name:
            return Wanted::day;
        case Rule::period_in:
            return Wanted::month;
        case Rule::place_name:
            return above_is_first ? Wanted::name : Wanted::value;
        case Rule::arg:
            return Wanted::value;
        default:
            return Wanted::name;
    }
}

/// Where a template names one of its parameters.
struct Mention {
    At name;
    Wanted wanted;
};

/// Below `node`, in the order of the text. The name of a template, its arguments' names and sources are no mentions.
void gather_mentions(At node, bool first, const std::vector<std::string>& parameters, std::vector<Mention>& into) {
    if (node.is(Rule::cite)) return;
    bool first_child = true;
    for (const At child : node.children()) {
        const bool is_first = std::exchange(first_child, false);
        if (!child.is(Rule::name)) {
            gather_mentions(child, is_first, parameters, into);
            continue;
        }
        if (node.is(Rule::like) || (node.is(Rule::arg) && is_first)) continue;
        if (std::find(parameters.begin(), parameters.end(), child.text()) != parameters.end())
            into.push_back({child, wanted_at(node.rule(), is_first, first)});
    }
}

std::vector<std::string> parameters_of(At declared) {
    std::vector<std::string> names;
    for (const At name : declared.child(Rule::names).children(Rule::name)) names.push_back(name.text());
    return names;
}

bool is_clause(At node) { return !node.is(Rule::name) && !node.is(Rule::string) && !node.is(Rule::names); }

}  // namespace

/// Clauses of one family stand instead of each other: `expect` and `case`, all `except when`, all `partial`. Citations
/// are no family: where a rule comes from is added to.
std::string Checker::family_of(Rule clause) {
    if (clause == Rule::cite) return {};
    std::string key(rule_name(clause));
    for (const std::string_view family : {"partial", "force", "late", "subject", "except_when", "counts"})
        if (key.substr(0, family.size()) == family) return std::string(family);
    if (clause == Rule::case_) return "expect";
    if (clause == Rule::restarts) return "carries_over";
    return key;
}

/// The clauses of `under` that no clause of `own` stands instead of.
std::vector<At> Checker::clauses_left(At under, At own, bool adjusted) {
    std::set<std::string> given;
    for (const At clause : own.children())
        if (is_clause(clause) && (adjusted || !clause.is(Rule::like))) given.insert(family_of(clause.rule()));
    if (given.count("like")) given.insert("expect");
    std::vector<At> left;
    for (const At clause : under.children()) {
        if (!is_clause(clause)) continue;
        const std::string family = family_of(clause.rule());
        if (family.empty() || !given.count(family)) left.push_back(clause);
    }
    return left;
}

At Checker::compose(Composer& composer, Span use, std::string template_name) {
    SourceText text = source_text("composed", composer.text());
    const FileId file = sources_.add(text);
    Checked<Syntax> parsed = parse(file, text);
    composed_.push_back({std::move(parsed.value), composer.pieces(), use, std::move(template_name)});
    composed_by_file_[file] = composed_.size() - 1;
    diagnostics_.insert(diagnostics_.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
    const Syntax& syntax = composed_.back().syntax;
    for (const NodeId id : syntax.declarations()) {
        const At node{&syntax, id};
        return node.is(Rule::requirement) ? node : At{};
    }
    return {};
}

/// `requirement NAME "Title"`, as the pieces that it is composed of begin.
void Checker::compose_head(Composer& composer, At node, PieceOf of) {
    composer.blank("requirement ");
    for (const Rule part : {Rule::name, Rule::string})
        if (const At found = node.child(part)) {
            composer.add(found.text(), found.span(), of);
            composer.blank(" ");
        }
}

void Checker::compose_clause(Composer& composer, At clause, PieceOf of) {
    composer.blank("\n  ");
    composer.add(clause.text(), clause.span(), of);
}

/// The arguments of `like` by parameter; nothing when one is missing, doubled or unknown, which is then said.
std::optional<std::map<std::string, At>> Checker::arguments(At like, const Symbol& declared) {
    const std::vector<std::string> parameters = parameters_of(declared.node);
    std::map<std::string, At> given;
    bool good = true;
    for (const At arg : like.children(Rule::arg)) {
        const At name = arg.nth(0), value = arg.nth(1);
        if (std::find(parameters.begin(), parameters.end(), name.text()) == parameters.end()) {
            const std::optional<std::string> near = nearest(name.text(), parameters);
            say(Code::argument_unknown, fmt::format("`{}` has no parameter `{}`", declared.name, name.text()),
                name.span(), "", near ? fmt::format("did you mean `{}`?", *near) : std::string())
                .labels.push_back({declared.node.child(Rule::names).span(), "these are its parameters", false});
            good = false;
        } else if (const auto [before, is_new] = given.emplace(name.text(), value); !is_new) {
            say(Code::argument_twice, fmt::format("`{}` is given twice", name.text()), name.span(), "again here",
                "keep one of the two")
                .labels.push_back({before->second.span(), "first here", false});
            good = false;
        }
    }
    if (!good) return std::nullopt;
    std::vector<std::string> missing;
    for (const std::string& parameter : parameters)
        if (!given.count(parameter)) missing.push_back(fmt::format("`{}`", parameter));
    if (missing.empty()) return given;
    say(Code::argument_missing, fmt::format("`{}` needs {} too", declared.name, fmt::join(missing, " and ")),
        like.child(Rule::name).span(), "not all of its parameters are given", "give each of them one argument")
        .labels.push_back({declared.node.child(Rule::names).span(), "these are its parameters", false});
    return std::nullopt;
}

bool Checker::argument_fits(At value, At parameter, std::string_view wanted, bool fits, const Symbol& declared) {
    if (fits) return true;
    const bool no_unit = value.is(Rule::number) && wanted != wanted_words(Wanted::name);
    std::string hint;
    if (no_unit && wanted == wanted_words(Wanted::time)) hint = fmt::format("write `{} hours`", value.text());
    if (no_unit && wanted == wanted_words(Wanted::span)) hint = fmt::format("write `{} days`", value.text());
    if (no_unit && wanted == wanted_words(Wanted::share)) hint = fmt::format("write `{}%`", value.text());
    const bool says_unit = !hint.empty();
    say(Code::argument_type,
        !says_unit ? fmt::format("`{}` stands for {} here; `{}` is {}", parameter.text(), wanted, value.phrase(),
                                 words_of_argument(value.rule()))
                   : fmt::format("`{}` stands for {} here; `{}` has no unit", parameter.text(), wanted, value.phrase()),
        value.span(), "", std::move(hint))
        .labels.push_back({parameter.span(), fmt::format("here, in the template `{}`", declared.name), false});
    return false;
}

/// A requirement with the clauses of the templates that it is like; as it is when that could not be made, with a word
/// on why. `within` are the templates that led here.
At Checker::with_templates(At node, std::vector<std::string> within) {
    const std::vector<At> likes = node.children(Rule::like);
    if (likes.empty()) return node;
    std::map<std::string, Span> seen;
    for (const At like : likes) repeats(like, seen);
    const At like = likes.front();
    const Symbol* declared = expect(like.child(Rule::name), {Sort::template_}, "template");
    if (!declared) return node;
    if (std::find(within.begin(), within.end(), declared->name) != within.end()) {
        say(Code::template_cycle, fmt::format("the template `{}` is like itself", declared->name), declared->span)
            .labels.push_back({like.span(), "and so without end", false});
        return node;
    }
    within.push_back(declared->name);
    const auto given = arguments(like, *declared);
    if (!given) return node;
    const std::vector<std::string> parameters = parameters_of(declared->node);
    Composer composer;
    compose_head(composer, node, PieceOf::own);
    bool good = true;
    std::set<std::string> unfit;
    for (const At clause : clauses_left(declared->node, node, false)) {
        std::vector<Mention> mentions;
        gather_mentions(clause, false, parameters, mentions);
        composer.blank("\n  ");
        const std::string text = clause.text();
        std::uint32_t done = clause.span().begin;
        const auto copy_until = [&](std::uint32_t end) {
            composer.add(std::string_view(text).substr(done - clause.span().begin, end - done),
                         {clause.span().file, done, end}, PieceOf::under);
        };
        for (const auto& [name, wanted] : mentions) {
            const At value = given->at(name.text());
            if (!unfit.count(name.text()) &&
                !argument_fits(value, name, wanted_words(wanted), fits_at(wanted, value.rule()), *declared)) {
                unfit.insert(name.text());
                good = false;
            }
            copy_until(name.span().begin);
            composer.add(value.text(), value.span(), PieceOf::argument, name.span());
            done = name.span().end;
        }
        copy_until(clause.span().end);
    }
    if (!good) return node;
    for (const At clause : node.children())
        if (is_clause(clause) && !clause.is(Rule::like)) compose_clause(composer, clause, PieceOf::own);
    const At made = compose(composer, like.span(), declared->name);
    return made ? with_templates(made, std::move(within)) : node;
}

void Checker::follow_templates() {
    for (Symbol& symbol : symbols_)
        if (symbol.sort == Sort::requirement) symbol.node = with_templates(symbol.node, {});
}

/// What can be said of a template by itself: its parameters, and the names in it that nothing is called by.
void Checker::check_template(const Symbol& symbol) {
    std::vector<std::string> parameters;
    for (const At name : symbol.node.child(Rule::names).children(Rule::name)) {
        if (std::find(parameters.begin(), parameters.end(), name.text()) != parameters.end()) {
            say(Code::duplicate_name, fmt::format("the parameter `{}` stands twice", name.text()), name.span(),
                "again here");
            continue;
        }
        parameters.push_back(name.text());
        std::vector<Mention> mentions;
        for (const At clause : symbol.node.children())
            if (is_clause(clause)) gather_mentions(clause, false, {name.text()}, mentions);
        if (mentions.empty())
            say(Code::unused, fmt::format("the template `{}` never names its parameter `{}`", symbol.name, name.text()),
                name.span(), "an argument would change nothing");
        if (const Symbol* other = lookup(name, true); other && other->layer == symbol.layer && !other->library)
            say(Code::duplicate_name, fmt::format("the parameter `{}` is also {}", name.text(), sort_words(*other)),
                name.span(), "in this template it would stand for the argument only",
                "choose another name for the parameter")
                .labels.push_back({other->span, "declared here", false});
    }
    if (symbol.used) return;  // what is like it tells the rest
    for (const At clause : symbol.node.children())
        if (is_clause(clause)) check_template_names(clause, parameters);
}

void Checker::check_template_names(At node, const std::vector<std::string>& parameters) {
    if (node.is(Rule::cite)) return;
    bool first = true;
    for (const At child : node.children()) {
        const bool is_first = std::exchange(first, false);
        if (node.is(Rule::except_when_nothing) && child.is(Rule::selection)) continue;  // the word `nothing`
        if (!child.is(Rule::name)) {
            check_template_names(child, parameters);
            continue;
        }
        const bool free = node.is(Rule::severity) || node.is(Rule::stage) || node.is(Rule::paused_during) ||
                          (node.is(Rule::arg) && is_first);
        const std::string name = child.text();
        if (free || std::find(parameters.begin(), parameters.end(), name) != parameters.end() || lookup(child) ||
            is_known_inside(name))
            continue;
        std::vector<std::string> candidates = names_of({Sort::role, Sort::pairing, Sort::group, Sort::kind});
        unknown(child, "thing", candidates, Code::unknown_name);
    }
}

/// Is it the name of a slot, field, stage, value or of something in a calendar?
bool Checker::is_known_inside(const std::string& name) const {
    const auto is_it = [&](const std::string& known) { return names(name, known); };
    for (const std::string& field : model_.field_names)
        if (is_it(field)) return true;
    for (const PairingKind& pairing : model_.pairings)
        for (const Slot& one : pairing.slots)
            if (is_it(one.name)) return true;
    for (const Choice& choice : model_.choices)
        for (const ChoiceItem& value : choice.values)
            if (is_it(value.name)) return true;
    for (const Kind& kind : model_.kinds)
        for (const std::string& stage : kind.stages)
            if (is_it(stage)) return true;
    if (in_a_calendar(is_it)) return true;
    for (const std::string_view word : {"school", "district", "member", "leader"})
        if (names(name, word)) return true;
    return false;
}

}  // namespace induct
