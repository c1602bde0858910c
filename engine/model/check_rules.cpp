// What follows from findings: exceptions, triggers, reviews, the ladder of alerts, and figures.
// Method: triggers before reviews, because a review's people are found through the subject of the trigger that opens
// it. Tested by tests/model/rules_test.cpp and the goldens clause_missing, wrong_status, unknown_value, ...
#include "engine/model/checker.h"
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
        if (trigger.opens && about && !review_subjects_[trigger.opens->index])
            review_subjects_[trigger.opens->index] = about;
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
            trigger.severity = clause.child().text();
            no_effect_yet(clause, "`severity`", "reports do not show it");
        }
        if (clause.is(Rule::notify)) {
            const std::vector<Notify> made = notices(context, clause);
            trigger.notify.insert(trigger.notify.end(), made.begin(), made.end());
            for (const Notify& one : made) trigger.tell.push_back(one.who);
        }
    }
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
    for (const At clause : node.children(Rule::review_if)) {
        const At outcome = clause.child(Rule::name);
        if (std::find(review.outcomes.begin(), review.outcomes.end(), outcome.text()) == review.outcomes.end()) {
            unknown(outcome, fmt::format("decision of `{}`", review.name), review.outcomes, Code::unknown_value);
            continue;
        }
        no_effect_yet(clause, "what must follow from a decision", "the decision is recorded, and this is not judged");
        for (const At child : clause.children())
            if (child.is(Rule::expects) || child.is(Rule::expects_all) || child.is(Rule::expects_any))
                if (std::optional<Expects> owed = expects(context, child))
                    review.consequences.push_back({outcome.text(), std::move(*owed)});
    }
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
