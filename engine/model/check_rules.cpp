// What follows from findings: exceptions, triggers, reviews, the ladder of alerts, and figures.
// Method: triggers before reviews, because a review's people are found through the subject of the trigger that opens
// it. Tested by tests/model/resolved_test.cpp and the goldens clause_missing, wrong_status, unknown_value, ...
#include "engine/model/checker.h"
#include "grammar/near.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

/// The requirements that an exception speaks of, directly or through another exception.
std::vector<std::uint32_t> Checker::targets_of(At exception, std::set<std::string>& seen, bool quiet) {
    std::vector<std::uint32_t> rules;
    const At own = exception.child(Rule::name);
    if (own && !seen.insert(own.text()).second) return rules;
    for (const At name : exception.child(Rule::names).children(Rule::name)) {
        const Symbol* symbol =
            quiet ? lookup(name, true) : expect(name, {Sort::requirement, Sort::exception}, "requirement or exception");
        if (!symbol) continue;
        if (symbol->sort == Sort::exception) {
            if (!quiet) outranks_.emplace_back(own.text(), symbol->name);
            const std::vector<std::uint32_t> inner = targets_of(symbol->node, seen, true);
            rules.insert(rules.end(), inner.begin(), inner.end());
        }
        if (symbol->sort == Sort::requirement && symbol->node.is(Rule::payment)) {
            if (!quiet)
                say(Code::wrong_sort, fmt::format("`{}` is a payment, which has no exceptions", name.text()),
                    name.span(), "a requirement is needed here", "say in the payment itself to whom, or `when`");
            continue;
        }
        if (symbol->sort == Sort::requirement && symbol->node.is(Rule::review_if)) {
            if (!quiet)
                say(Code::wrong_sort,
                    fmt::format("`{}` is what follows from a decision, which has no exceptions", name.text()),
                    name.span(), "a requirement is needed here", "decide otherwise in the review");
            continue;
        }
        if (symbol->sort == Sort::requirement)
            for (std::uint32_t i = 0; i < model_.requirements.size(); ++i)
                if (model_.requirements[i].name == symbol->name) rules.push_back(i);
    }
    std::sort(rules.begin(), rules.end());
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    return rules;
}

void Checker::check_exception(At node) {
    const At name = node.child(Rule::name);
    std::map<std::string, Span> seen;
    for (const At clause : node.children())
        if (clause.is(Rule::when) || clause.is(Rule::expect) || clause.is(Rule::paused) || clause.is(Rule::effective))
            repeats(clause, seen);
    std::optional<Interval> in_force = always;
    if (const At dated = node.child(Rule::effective)) in_force = effective(dated);
    const At when = node.child(Rule::when), expect_node = node.child(Rule::expect);
    const At nothing = node.child(Rule::expect_nothing), paused_node = node.child(Rule::paused);
    if (!when)
        say(Code::clause_missing, fmt::format("the exception `{}` does not say when it holds", name.text()),
            name.span(), "", "add `when` and a condition");
    if (!expect_node && !nothing && !paused_node)
        say(Code::clause_missing, fmt::format("the exception `{}` does not say what then holds", name.text()),
            name.span(), "", "add `expect ...`, `expect nothing` or `paused`");
    if (static_cast<int>(static_cast<bool>(expect_node)) + static_cast<int>(static_cast<bool>(nothing)) +
            static_cast<int>(static_cast<bool>(paused_node)) >
        1)
        say(Code::clause_twice, fmt::format("the exception `{}` says in two ways what then holds", name.text()),
            (paused_node ? paused_node : nothing).span(), "", "keep one of them");
    std::set<std::string> visited;
    const std::vector<std::uint32_t> rules = targets_of(node, visited, false);
    const std::vector<Citation> cited = cites(node);
    for (const std::uint32_t index : rules) {
        Requirement& rule = model_.requirements[index];
        if (!known_subjects_.count(index)) continue;
        const Context context = context_for(rule.subject, &rule.unset);
        Alternative made;
        made.name = name.text();
        made.span = name.span();
        made.cites = cited;
        made.paused = static_cast<bool>(paused_node);
        made.effective = in_force.value_or(always);
        bool good = static_cast<bool>(when) && in_force;
        if (when) {
            made.when = condition(context, condition_child(when));
            good = made.when.has_value();
        }
        if (expect_node) {
            made.expects = expects(context, expect_node.child());
            good = good && made.expects;
        }
        if (good)
            rule.exceptions.push_back(std::move(made));
        else
            poisoned_rules_.insert(index);
    }
}

void Checker::check_trigger(At node, Trigger& trigger) {
    Context context;
    context.unset = &trigger.unset;
    trigger.cites = cites(node);
    missing_subject_ = false;
    const std::optional<SubjectKind> about = subject(node, trigger.where, context);
    const At name = node.child(Rule::name);
    if (missing_subject_)
        say(Code::clause_missing, fmt::format("the trigger `{}` does not say whom it is for", trigger.name),
            name.span(), "", "add `for each` and a pairing, role or group, or `for the program`");
    if (!node.child(Rule::when))
        say(Code::clause_missing, fmt::format("the trigger `{}` does not say when", trigger.name), name.span(), "",
            "add `when` and a condition");
    if (!node.child(Rule::trigger_open) && !node.child(Rule::notify))
        say(Code::clause_missing, fmt::format("the trigger `{}` sets nothing off", trigger.name), name.span(), "",
            "add `open` and a review, or tell somebody: `notify mentor when missed`");
    if (const At open = node.child(Rule::trigger_open)) {
        trigger.opens = expect_id<ReviewId>(open.child(), Sort::review, "review");
        if (trigger.opens && about) {
            std::optional<SubjectKind>& reviewed = review_subjects_[trigger.opens->index];
            if (reviewed && *reviewed != *about) mixed_reviews_.insert(trigger.opens->index);
            if (!reviewed) reviewed = about;
        }
    }
    if (!about) return;
    trigger.subject = *about;
    std::map<std::string, Span> seen;
    for (const At clause : node.children()) {
        const bool once = clause.is(Rule::when) || clause.is(Rule::trigger_open) || clause.is(Rule::severity);
        if (once && repeats(clause, seen)) continue;
        if (clause.is(Rule::when)) {
            if (const auto when = condition(context, condition_child(clause)))
                trigger.when = *when;
            else
                poisoned_triggers_.insert(static_cast<std::uint32_t>(&trigger - model_.triggers.data()));
        }
        if (clause.is(Rule::severity)) {
            trigger.severity = severity(clause);
        }
        if (clause.is(Rule::notify)) {
            const std::vector<Notify> made = notices(context, clause);
            trigger.notify.insert(trigger.notify.end(), made.begin(), made.end());
            for (const Notify& one : made) trigger.tell.push_back(one.who);
        }
    }
}

/// Any word; where the model lists them in `choice severity is ...`, one of these.
std::string Checker::severity(At clause) {
    const At word = clause.child();
    const Symbol* symbol = nullptr;
    for (const Symbol& one : symbols_)
        if (one.sort == Sort::choice && one.name == "severity") symbol = &one;
    if (!symbol) return word.text();
    for (Symbol& one : symbols_)
        if (&one == symbol) one.used = true;
    std::vector<std::string> values;
    for (const ChoiceItem& value : model_.choices[symbol->index].values) values.push_back(value.name);
    if (std::find(values.begin(), values.end(), word.text()) != values.end()) return word.text();
    const std::optional<std::string> near = nearest(word.text(), values);
    say(Code::unknown_value, fmt::format("`{}` is not a value of `severity`", word.text()), word.span(),
        fmt::format("its values are: {}", fmt::join(values, ", ")),
        near ? fmt::format("did you mean `{}`?", *near) : std::string());
    return {};
}

/// `notify mentor when open, principal when missed`: a review has no other statuses.
void Checker::review_notices(const Context& context, At clause, Review& review) {
    for (const At notice : clause.children(Rule::notice)) {
        const std::optional<Who> people = who(context, notice.nth(0));
        const At when = notice.nth(1);
        const bool late = when.is(Rule::status_missed);
        if (!late && !when.is(Rule::status_open)) {
            say(Code::wrong_status, fmt::format("a review is never `{}`", when.phrase()), when.span(),
                "it is `open`, or `missed` when a step or the decision is late", "write `when open` or `when missed`");
            continue;
        }
        if (people) review.notify.push_back({*people, late});
    }
}

void Checker::check_review(At node, Review& review, ReviewId id) {
    Context context;
    if (review_subjects_[id.index]) {
        context = context_for(*review_subjects_[id.index]);
    } else {
        for (std::uint32_t i = 0; i < model_.pairings.size(); ++i) context.pairings.push_back({i});
        context.any_pairing = true;
    }
    const auto limit_span = [&](At within, std::optional<ParameterId>& parameter) -> std::optional<CalendarSpan> {
        const auto length = span_or_parameter(within.is(Rule::within) ? within.child() : within, context);
        if (length) parameter = length->parameter;
        return length ? length->value : std::nullopt;
    };
    review.cites = cites(node);
    std::map<std::string, Span> seen;
    for (const At clause : node.children()) {
        switch (clause.rule()) {
            case Rule::owner:
                if (!repeats(clause, seen)) review.owner = who(context, clause.child());
                break;
            case Rule::visible_to:
                if (!repeats(clause, seen)) review.visible_to = who(context, clause.child());
                break;
            case Rule::step: {
                const At name = clause.child(Rule::name), title = clause.child(Rule::string);
                ReviewStep step;
                step.name = name.text();
                step.title = title ? title.string_value() : step.name;
                if (!title) std::replace(step.title.begin(), step.title.end(), '-', ' ');
                if (const At by = clause.child(Rule::step_by)) step.by = who(context, by.child());
                if (const At with = clause.child(Rule::step_with)) step.with = who(context, with.child());
                if (const auto length = limit_span(clause.child(Rule::within), step.parameter)) step.within = *length;
                const bool twice = std::any_of(review.steps.begin(), review.steps.end(),
                                               [&](const ReviewStep& other) { return other.name == step.name; });
                if (twice)
                    say(Code::duplicate_name, fmt::format("the step `{}` is declared twice", step.name), name.span(),
                        "again here");
                else
                    review.steps.push_back(std::move(step));
                break;
            }
            case Rule::review_decide:
                if (repeats(clause, seen)) break;
                for (const At name : clause.child(Rule::names).children(Rule::name)) {
                    if (std::find(review.outcomes.begin(), review.outcomes.end(), name.text()) != review.outcomes.end())
                        say(Code::duplicate_name, fmt::format("the decision `{}` stands twice", name.text()),
                            name.span(), "again here");
                    else
                        review.outcomes.push_back(name.text());
                }
                if (const auto length = limit_span(clause.child(Rule::within), review.decide_parameter))
                    review.decide_within = *length;
                break;
            case Rule::review_escalate: {
                const auto people = who(context, clause.nth(0));
                std::optional<ParameterId> parameter_here;
                const auto after = limit_span(clause.nth(1), parameter_here);
                if (people && after) review.escalations.push_back({*people, *after, parameter_here});
                break;
            }
            case Rule::review_reopen:
                if (!repeats(clause, seen)) review.reopen_after = limit_span(clause.child(), review.reopen_parameter);
                break;
            case Rule::notify:
                review_notices(context, clause, review);
                break;
            default:
                break;
        }
    }
    if (review.outcomes.empty())
        say(Code::clause_missing, fmt::format("the review `{}` decides nothing", review.name),
            node.child(Rule::name).span(), "", "add `decide keep, reassign within 20 school-days`");
    for (const At clause : node.children(Rule::review_if)) check_consequence(clause, review, id);
}

/// Each `if OUTCOME expect` is a rule of its own, so that all that holds for rules holds for it. Beside the review,
/// which is there.
void Checker::declare_consequences(const SourceFile& file, At node, const Declared& review) {
    std::map<std::string, Span> said;
    for (const At clause : node.children(Rule::review_if)) {
        const At outcome = clause.child(Rule::name);
        if (const auto [first, is_new] = said.emplace(outcome.text(), clause.span()); !is_new) {
            say(Code::clause_twice, fmt::format("what follows from `{}` is said twice", outcome.text()), clause.span(),
                "again here", "join the two with `and also`")
                .labels.push_back({first->second, "first here", false});
            continue;
        }
        Declared rule = review;
        rule.name = fmt::format("{}-{}", review.name, outcome.text());
        rule.title = fmt::format("{}: {}", review.title, outcome.text());
        std::replace(rule.title.end() - static_cast<std::ptrdiff_t>(outcome.text().size()), rule.title.end(), '-', ' ');
        rule.span = clause.span();
        const auto [first, last] = by_name_.equal_range(rule.name);
        if (first != last) {
            say(Code::duplicate_name, fmt::format("`{}` is declared twice", rule.name), clause.span(),
                fmt::format("what follows from `{}` has that name", outcome.text()))
                .labels.push_back({symbols_[first->second].span, "first declared here", false});
            continue;
        }
        const auto index = static_cast<std::uint32_t>(model_.requirements.size());
        static_cast<Declared&>(model_.requirements.emplace_back()) = rule;
        by_name_.emplace(rule.name, symbols_.size());
        symbols_.push_back({.sort = Sort::requirement,
                            .index = index,
                            .name = rule.name,
                            .layer = file.layer,
                            .library = file.library,
                            .base = file.base,
                            .span = clause.span(),
                            .node = clause,
                            .used = false});
    }
}

/// The rule that `if OUTCOME expect` is, about the subject of the triggers that open the review.
void Checker::check_consequence(At clause, Review& review, ReviewId id) {
    const auto symbol = std::find_if(symbols_.begin(), symbols_.end(), [&](const Symbol& one) {
        return one.sort == Sort::requirement && one.node.id.index == clause.id.index &&
               one.node.syntax == clause.syntax;
    });
    if (symbol == symbols_.end()) return;  // said twice
    Requirement& rule = model_.requirements[symbol->index];
    poisoned_rules_.insert(symbol->index);  // until all of it is understood
    const At outcome = clause.child(Rule::name);
    if (std::find(review.outcomes.begin(), review.outcomes.end(), outcome.text()) == review.outcomes.end()) {
        unknown(outcome, fmt::format("decision of `{}`", review.name), review.outcomes, Code::unknown_value);
        return;
    }
    if (!review_subjects_[id.index]) {
        // Nothing opens the review, which is told of the review: from nobody anything is ever owed.
        rule.subject = ForProgram{};
        return;
    }
    if (mixed_reviews_.count(id.index)) {
        say(Code::wrong_sort, fmt::format("the triggers that open `{}` are about different things", review.name),
            clause.span(), "so it is not known from whom this is owed", "make a review for each of them");
        return;
    }
    rule.subject = *review_subjects_[id.index];
    rule.cites = review.cites;
    rule.grace = program_grace_.value_or(CalendarSpan{0, SpanUnit::day});
    rule.visible_to = review.visible_to;
    if (review.owner) rule.notify.push_back({*review.owner, Status::missed});
    known_subjects_.insert(symbol->index);
    Context context = context_for(rule.subject, &rule.unset);
    context.since_opening = id;
    rule.owed_when = put(ReviewDecided{id, outcome.text()}, outcome);
    model_.condition_words.back() = fmt::format("{} decided {}", review.name, outcome.text());
    for (const At child : clause.children()) {
        if (!child.is(Rule::expects) && !child.is(Rule::expects_all) && !child.is(Rule::expects_any)) continue;
        Alternative owed;
        owed.span = child.span();
        owed.expects = expects(context, child);
        if (!owed.expects) return;
        rule.cases.push_back(std::move(owed));
    }
    review.consequences.push_back({outcome.text(), {symbol->index}});
    poisoned_rules_.erase(symbol->index);
}

void Checker::check_ladder(At node, Ladder& ladder) {
    Context context;
    context.any_pairing = true;
    std::vector<RequirementId> all;
    for (const At clause : node.children(Rule::alerts_for))
        for (const At name : clause.child(Rule::names).children(Rule::name))
            if (const auto rule = expect_id<RequirementId>(name, Sort::requirement, "requirement"))
                ladder.requirements.push_back(*rule);
    all = ladder.requirements;
    if (node.children(Rule::alerts_for).empty())
        for (std::uint32_t i = 0; i < model_.requirements.size(); ++i) all.push_back({i});
    for (const RequirementId rule : all)
        if (known_subjects_.count(rule.index))
            for (const PairingKindId pairing : context_for(model_[rule].subject).pairings)
                if (std::find(context.pairings.begin(), context.pairings.end(), pairing) == context.pairings.end())
                    context.pairings.push_back(pairing);
    for (const At clause : node.children()) {
        if (clause.is(Rule::alerts_when)) {
            const std::optional<Status> when = status(clause.nth(0));
            const std::optional<Who> people = who(context, clause.nth(1));
            AlertRung rung;
            if (const At after = clause.nth(2)) {
                const auto length = span_or_parameter(after, context);
                if (!length) continue;
                if (length->value) rung.after = *length->value;
                rung.parameter = length->parameter;
            }
            if (!when && clause.nth(0).is(Rule::status_open))
                say(Code::wrong_status, "a requirement is never `open`", clause.nth(0).span(), "only a review is open");
            if (!when || !people) continue;
            rung.when = *when;
            rung.tell = *people;
            ladder.rungs.push_back(std::move(rung));
            if (ladder.requirements.size() == 1)
                status_uses_.push_back({*when, ladder.requirements[0], clause.nth(0).span()});
        } else if (clause.is(Rule::alerts_quiet)) {
            for (const At name : clause.child(Rule::names).children(Rule::name))
                if (const auto named = calendar_name(name, "break or day of the calendar"))
                    ladder.quiet_during.push_back(*named);
        } else if (clause.is(Rule::alerts_digest)) {
            no_effect_yet(clause, "`digest to`", "nothing is gathered or sent");
            const std::optional<Who> people = who(context, clause.nth(0));
            const At every_node = clause.nth(1);
            if (!people) continue;
            if (const auto unit_here = unit(every_node))
                ladder.digests.push_back({*people, *unit_here});
            else if (const auto day = read_weekday(every_node.text()))
                ladder.digests.push_back({*people, *day});
        }
    }
    if (ladder.rungs.empty() && node.children(Rule::alerts_when).empty() && ladder.digests.empty() &&
        ladder.quiet_during.empty())
        say(Code::clause_missing, fmt::format("`{}` tells nobody anything", ladder.name), node.child(Rule::name).span(),
            "", "add `when missed tell ...`");
}

}  // namespace induct
