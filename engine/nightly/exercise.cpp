// See exercise.h.
#include "engine/nightly/exercise.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

/// Which side of "met or missed" a status shows; nothing for all others.
std::optional<std::size_t> verdict_side(Status status) {
    if (status == Status::met || status == Status::met_late) return 0;
    if (status == Status::missed) return 1;
    return std::nullopt;
}

}  // namespace

Exercise::Exercise(const Model& model) : model_(model) {
    rules_.reserve(model.requirements.size());
    for (const Requirement& rule : model.requirements) add_rule(rule);
    for (const Trigger& trigger : model.triggers)
        triggers_.push_back(!is_own(trigger) ? none
                                             : add(Branch::Of::trigger, "trigger " + trigger.name, trigger.name,
                                                   trigger.span, {"holding", "not holding"}));
    for (const Review& review : model.reviews)
        reviews_.push_back(!is_own(review) ? none
                                           : add(Branch::Of::review, "review " + review.name, review.name, review.span,
                                                 {"open", "not open"}));
    for (const Figure& figure : model.figures)
        figures_.push_back(!is_own(figure) ? none
                                           : add(Branch::Of::figure, "figure " + figure.name, figure.name, figure.span,
                                                 {"shown", ""}));
}

bool Exercise::is_own(const Declared& declared, const std::vector<std::string>& adjusted_by) const {
    const Program& program = model_.program;
    return program.extends.empty() || declared.layer == program.name ||
           std::find(adjusted_by.begin(), adjusted_by.end(), program.name) != adjusted_by.end();
}

std::size_t Exercise::add(Branch::Of of, std::string name, const std::string& owner, Span span,
                          std::array<std::string, 2> sides) {
    branches_.push_back({of, std::move(name), span, std::move(sides), {}});
    owners_.push_back(owner);
    return branches_.size() - 1;
}

std::vector<std::size_t> Exercise::add_parts(const Requirement& rule, const Alternative& one) {
    std::vector<std::size_t> places;
    if (!one.expects || one.expects->parts.size() < 2) return places;
    for (const ExpectationPart& part : one.expects->parts)
        places.push_back(add(Branch::Of::part, fmt::format("part `{}` of {}", part.words, rule.name), rule.name,
                             part.span, {"met", "missed"}));
    return places;
}

void Exercise::add_rule(const Requirement& rule) {
    Place place;
    if (!is_own(rule, rule.adjusted_by)) {
        rules_.push_back(std::move(place));
        return;
    }
    place.rule = add(Branch::Of::rule, "rule " + rule.name, rule.name, rule.span, {"met", "missed"});
    for (const Alternative& one : rule.cases) {
        if (rule.cases.size() > 1)
            place.cases.push_back(add(Branch::Of::case_, fmt::format("case `{}` of {}", one.name, rule.name), rule.name,
                                      one.span, {"used", ""}));
        place.case_parts.push_back(add_parts(rule, one));
    }
    for (const Alternative& one : rule.exceptions) {
        // A declared exception may speak for several rules: it is one thing to be shown.
        const auto [known, is_new] = exceptions_.emplace(one.span, none);
        if (is_new)
            known->second = add(Branch::Of::exception, fmt::format("exception `{}` of {}", one.name, rule.name),
                                rule.name, one.span, {"used", "asked and not used"});
        place.exceptions.push_back(known->second);
        place.exception_parts.push_back(add_parts(rule, one));
    }
    rules_.push_back(std::move(place));
}

void Exercise::mark(std::size_t branch, std::size_t side, const std::string& scenario) {
    if (branch != none) branches_[branch].by[side].insert(scenario);
}

void Exercise::saw(const std::string& scenario, const Finding& finding) {
    const Place& place = rules_[finding.requirement.index];
    if (place.rule == none) return;
    const std::optional<std::size_t> side = verdict_side(finding.status);
    if (side) mark(place.rule, *side, scenario);
    const bool excepted = finding.spoke >= 0;
    const std::size_t spoke = excepted ? static_cast<std::size_t>(finding.spoke) : place.exceptions.size();
    // Those of higher rank were asked before and did not hold. Where nothing is owed at all, none was asked.
    if (excepted || finding.status != Status::not_applicable)
        for (std::size_t i = 0; i < spoke; ++i) mark(place.exceptions[i], 1, scenario);
    if (excepted) mark(place.exceptions[spoke], 0, scenario);
    if (!excepted && !place.cases.empty() && finding.status != Status::not_applicable)
        mark(place.cases[finding.base_case], 0, scenario);
    const std::vector<std::size_t>& parts =
        excepted ? place.exception_parts[spoke] : place.case_parts[finding.base_case];
    for (std::size_t i = 0; i < parts.size() && i < finding.parts.size(); ++i)
        if (const auto part_side = verdict_side(finding.parts[i].status)) mark(parts[i], *part_side, scenario);
}

void Exercise::saw(const std::string& scenario, TriggerId trigger, bool holds) {
    mark(triggers_[trigger.index], holds ? 0 : 1, scenario);
}
void Exercise::saw(const std::string& scenario, ReviewId review, bool open) {
    mark(reviews_[review.index], open ? 0 : 1, scenario);
}
void Exercise::saw(const std::string& scenario, FigureId figure) { mark(figures_[figure.index], 0, scenario); }

std::set<std::string> Exercise::scenarios_of(std::string_view name) const {
    std::set<std::string> all;
    for (std::size_t i = 0; i < branches_.size(); ++i) {
        if (owners_[i] != name) continue;
        for (const auto& titles : branches_[i].by) all.insert(titles.begin(), titles.end());
    }
    return all;
}

}  // namespace induct
