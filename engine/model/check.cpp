// The order of the check: names, calendars, things, rules, scenarios, and then the model as a whole.
// Tested by tests/model/.
#include "engine/model/check.h"

#include "engine/model/checker.h"
#include "grammar/parse.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

/// So many declarations may a model have, with those of all that it uses or extends. Rules are held against each other.
constexpr std::size_t most_declarations = 5000;

std::size_t count_declarations(const Syntax& syntax) {
    std::size_t count = 0;
    for (const NodeId id : syntax.declarations()) count += id == no_node ? 0 : 1;
    return count;
}

}  // namespace

Checker::Checker(const Syntax& syntax, SourceSet& sources, const Library& library)
    : library_(library), sources_(sources) {
    std::string layer;
    for (const NodeId id : syntax.declarations())
        if (const At node{&syntax, id}; node.is(Rule::program) && node.child(Rule::name))
            layer = node.child(Rule::name).text();
    load({syntax, layer, false, false}, library_);
}

Checked<Model> Checker::run() {
    Model::BuiltIn& built_in = model_.built_in;
    built_in = {.site = field_id("site"),
                .school = field_id("school"),
                .district = field_id("district"),
                .hired = field_id("hired"),
                .left = field_id("left"),
                .mentoring_year = field_id("mentoring-year"),
                .leave = field_id("leave"),
                .attendance = field_id("attendance"),
                .place = field_id("place"),
                .start = field_id("start"),
                .end = field_id("end"),
                .entered_by = field_id("entered-by"),
                .entered_on = field_id("entered-on"),
                .duration = field_id("duration")};
    if (!load_extended()) {  // nearly every name would be unknown
        sort_diagnostics(diagnostics_);
        return {std::move(model_), std::move(diagnostics_)};
    }
    std::size_t declarations = 0;
    for (const SourceFile& file : files_) declarations += count_declarations(file.syntax);
    if (declarations > most_declarations) {  // nothing else is looked at
        say(Code::file_too_large,
            fmt::format("the model has {} declarations with all that it uses; {} are the most", declarations,
                        most_declarations),
            Span{files_.front().syntax.file(), 0, 0}, "", "look whether it is the right file");
        sort_diagnostics(diagnostics_);
        return {std::move(model_), std::move(diagnostics_)};
    }
    declare_all();
    if (program_) check_program(program_);
    check_things();
    check_rules();
    for (const SourceFile& file : files_) {
        for (const NodeId id : file.syntax.declarations()) {
            const At node{&file.syntax, id};
            if (node.is(Rule::note)) check_note(node, file);
            if (!node.is(Rule::scenario) || file.library || file.base) continue;
            Scenario scenario;
            check_scenario(node, scenario);
            model_.scenarios.push_back(std::move(scenario));
        }
    }
    check_whole();
    lead_back();
    sort_diagnostics(diagnostics_);
    return {std::move(model_), std::move(diagnostics_)};
}

/// Everything that is no rule: in an order in which each finds what it builds on.
void Checker::check_things() {
    const auto each = [&](Sort sort, const auto& check_one) {
        for (std::size_t i = 0; i < symbols_.size(); ++i)
            if (symbols_[i].sort == sort) check_one(symbols_[i].node, symbols_[i].index);
    };
    each(Sort::calendar, [&](At node, std::uint32_t i) { check_calendar(node, model_.calendars[i]); });
    each(Sort::choice, [&](At node, std::uint32_t i) { check_choice(node, model_.choices[i]); });
    each(Sort::parameter, [&](At node, std::uint32_t i) { check_parameter(node, model_.parameters[i]); });
    each(Sort::unit, [&](At node, std::uint32_t i) { check_unit(node, model_.units[i]); });
    each(Sort::role, [&](At node, std::uint32_t i) { check_role(node, model_.roles[i]); });
    each(Sort::group, [&](At node, std::uint32_t i) { check_group(node, model_.groups[i]); });
    each(Sort::pairing, [&](At node, std::uint32_t i) { check_pairing(node, model_.pairings[i]); });
    finish_program();
    each(Sort::kind, [&](At node, std::uint32_t i) { check_kind(node, model_.kinds[i], false); });
    for (const auto& [at, node] : reopened_) check_kind(node, model_.kinds[symbols_[at].index], true);
    close_kinds();
    check_retentions();
    for (std::size_t i = 0; i < symbols_.size(); ++i)
        if (symbols_[i].sort == Sort::kind && symbols_[i].node.is(Rule::survey))
            check_survey_times(symbols_[i].node, {symbols_[i].index});
    each(Sort::import_, [&](At node, std::uint32_t i) { check_import(node, model_.imports[i]); });
    each(Sort::role, [&](At node, std::uint32_t i) {
        for (const At clause : node.children(Rule::role_is_when))
            model_.roles[i].derived_when = condition(context_for(ForRole{{i}}), condition_child(clause));
    });
}

void Checker::check_rules() {
    review_subjects_.resize(model_.reviews.size());
    const auto each = [&](Sort sort, const auto& check_one) {
        for (std::size_t i = 0; i < symbols_.size(); ++i)
            if (symbols_[i].sort == sort) check_one(symbols_[i].node, symbols_[i].index);
    };
    if (!program_ && !files_.front().library && !anything_broken("program")) {
        const bool rules = std::any_of(symbols_.begin(), symbols_.end(), [](const Symbol& symbol) {
            return !symbol.library && (symbol.sort == Sort::requirement || symbol.sort == Sort::trigger);
        });
        if (rules)
            say(Code::program_missing, "the model has no `program`", Span{files_.front().syntax.file(), 0, 0}, "",
                "begin with `program`, its title, and the calendar that it `runs on`");
    }
    // First, because a rule may ask for a figure.
    each(Sort::figure, [&](At, std::uint32_t i) { (void)ensure_figure(i); });
    for (const Symbol& symbol : symbols_)
        if (symbol.sort == Sort::template_) check_template(symbol);
    each(Sort::requirement, [&](At node, std::uint32_t i) { check_requirement(node, model_.requirements[i]); });
    each(Sort::exception, [&](At node, std::uint32_t) { check_exception(node); });
    each(Sort::trigger, [&](At node, std::uint32_t i) { check_trigger(node, model_.triggers[i]); });
    each(Sort::review, [&](At node, std::uint32_t i) { check_review(node, model_.reviews[i], {i}); });
    each(Sort::ladder, [&](At node, std::uint32_t i) { check_ladder(node, model_.ladders[i]); });
    each(Sort::report, [&](At node, std::uint32_t i) { check_report(node, model_.reports[i]); });
}

bool Checker::anything_broken(std::string_view word) const {
    for (const SourceFile& file : files_)
        for (const NodeId id : file.syntax.declarations()) {
            const At node{&file.syntax, id};
            if (node.is(Rule::broken) && node.text().starts_with(word)) return true;
        }
    return false;
}

/// What can be seen only once every rule is known.
void Checker::check_whole() {
    for (const Symbol& symbol : symbols_) {
        if (symbol.sort != Sort::requirement) continue;
        Requirement& rule = model_.requirements[symbol.index];
        check_partial(symbol.node, rule);
        check_effects(symbol.node, rule);
        if (poisoned_rules_.count(symbol.index)) continue;
        rank_exceptions(rule);
        check_cases(rule);
    }
    check_versions();
    for (const StatusUse& use : status_uses_) check_status_happens(use.status, model_[use.requirement], use.where);
    for (const SubjectUse& use : subject_uses_) check_subject_use(use);
    for (const auto& [rule, where] : pace_uses_)
        if (!poisoned_rules_.count(rule.index) && !has_pace(model_[rule]))
            say(Code::status_never, fmt::format("`{}` has no pace", model_[rule].name), where,
                "only an amount that grows toward `at least` a number has one")
                .labels.push_back({model_[rule].span, "declared here", false});
    for (const auto& [review, outcome] : decided_uses_) {
        const std::vector<std::string>& outcomes = model_[review].outcomes;
        if (!outcomes.empty() && std::find(outcomes.begin(), outcomes.end(), outcome.text()) == outcomes.end())
            unknown(outcome, fmt::format("decision of `{}`", model_[review].name), outcomes, Code::unknown_value);
    }
    check_cycles();
    check_unset_parameters();
    // What could not be read may name anything.
    if (!has_errors(diagnostics_) && !anything_broken()) check_unused();
}

Checked<Model> check(const Syntax& syntax, SourceSet& sources, const Library& library) {
    return Checker(syntax, sources, library).run();
}

Checked<Model> check_text(std::string shown_as, std::string_view text, SourceSet& sources, const Library& library) {
    SourceText source = source_text(std::move(shown_as), text);
    const FileId file = sources.add(source);
    Checked<Syntax> parsed = parse(file, source);
    Checked<Model> checked = check(parsed.value, sources, library);
    checked.diagnostics.insert(checked.diagnostics.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
    sort_diagnostics(checked.diagnostics);
    return checked;
}

}  // namespace induct
