// `requirement`: its subject and its clauses, each once, none missing, none without an effect.
// Tested by tests/model/resolved_test.cpp and the goldens clause_twice, clause_missing, partial_missing, ...
#include "engine/model/checker.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

std::optional<SubjectKind> Checker::subject(At rule, std::optional<ConditionId>& where, Context& context) {
    std::map<std::string, Span> seen;
    std::optional<SubjectKind> found;
    bool any = false;
    for (const At clause : rule.children()) {
        if (!clause.is(Rule::subject_each) && !clause.is(Rule::subject_program)) continue;
        any = true;
        if (repeats(clause, seen)) continue;
        if (clause.is(Rule::subject_program)) {
            found = ForProgram{};
            context = context_for(*found, context.unset);
            continue;
        }
        const At name = clause.child(Rule::name);
        const std::string written = name.text();
        if (!lookup(name, true) && names(written, "school")) {
            found = ForSchool{};
        } else if (!lookup(name, true) && names(written, "district")) {
            found = ForDistrict{};
        } else if (const Symbol* symbol =
                       expect(name, {Sort::pairing, Sort::role, Sort::group}, "pairing, role or group")) {
            if (symbol->sort == Sort::pairing) found = ForPairing{{symbol->index}};
            if (symbol->sort == Sort::role) found = ForRole{{symbol->index}};
            if (symbol->sort == Sort::group) found = ForGroup{{symbol->index}};
        }
        if (!found) continue;
        context = context_for(*found, context.unset);
        if (const At condition_node = condition_child(clause)) where = condition(context, condition_node);
    }
    if (!any) missing_subject_ = true;
    return found;
}

void Checker::check_requirement(At node, Requirement& requirement) {
    if (node.is(Rule::payment)) return check_payment(node, requirement);
    if (node.is(Rule::review_if)) return;  // with its review, once the triggers are known
    Context context;
    context.unset = &requirement.unset;
    requirement.cites = cites(node);
    missing_subject_ = false;
    const std::optional<SubjectKind> about = subject(node, requirement.where, context);
    if (missing_subject_ && !node.child(Rule::like))  // one that could not be followed may say it
        say(Code::clause_missing, fmt::format("the requirement `{}` does not say whom it is for", requirement.name),
            node.child(Rule::name).span(), "", "add `for each` and a pairing, role or group, or `for the program`");
    requirement.grace = program_grace_.value_or(CalendarSpan{0, SpanUnit::day});
    if (!about) {
        // Nothing else can be understood; only what needs no subject is still looked at.
        check_clause_set(node, requirement);
        return;
    }
    requirement.subject = *about;
    known_subjects_.insert(static_cast<std::uint32_t>(&requirement - model_.requirements.data()));
    std::map<std::string, Span> seen;
    for (const At clause : node.children()) {
        switch (clause.rule()) {
            case Rule::name:
            case Rule::string:
            case Rule::cite:
            case Rule::subject_each:
            case Rule::subject_program:
                continue;
            case Rule::case_:
            case Rule::except_when:
            case Rule::except_when_nothing:
            case Rule::counts_at_most:
            case Rule::counts_only_in:
            case Rule::counts_only_when:
            case Rule::counts_share:
            case Rule::counts_shared_among:
            case Rule::notify:
                break;
            default:
                if (repeats(clause, seen)) continue;
        }
        requirement_clause(context, clause, requirement);
    }
    // `expect` may stand behind it.
    for (const At clause : node.children(Rule::counts_only_when)) counts_only_when(context, clause, requirement);
    check_clause_set(node, requirement);
}

void Checker::requirement_clause(const Context& context, At clause, Requirement& rule) {
    const auto alternative = [&](std::vector<Alternative>& into) {
        const At when = condition_child(clause);
        Alternative made;
        made.span = when ? when.span() : clause.span();
        made.name = when ? when.phrase() : std::string();
        bool good = true;
        if (when) {
            made.when = condition(context, when);
            good = made.when.has_value();
        }
        for (const At child : clause.children())
            if (child.is(Rule::expects) || child.is(Rule::expects_all) || child.is(Rule::expects_any)) {
                made.expects = expects(context, child);
                good = good && made.expects;
            }
        if (good)
            into.push_back(std::move(made));
        else
            poisoned_rules_.insert(static_cast<std::uint32_t>(&rule - model_.requirements.data()));
    };
    switch (clause.rule()) {
        case Rule::expect:
        case Rule::case_:
            alternative(rule.cases);
            break;
        case Rule::except_when:
        case Rule::except_when_nothing:
            alternative(rule.exceptions);
            break;
        case Rule::waived_when:
            rule.waived_when = condition(context, condition_child(clause));
            break;
        case Rule::like:  // it could not be followed, and that was said
            poisoned_rules_.insert(static_cast<std::uint32_t>(&rule - model_.requirements.data()));
            break;
        case Rule::partial_full:
        case Rule::partial_prorated:
        case Rule::partial_skipped:
            rule.partial = partial(clause);
            break;
        case Rule::pace:
            pace_clause(context, clause, rule);
            break;
        case Rule::behind_below:
            rule.behind_below = percent_or_parameter(clause.child(), context, rule.behind_parameter);
            break;
        case Rule::due_soon:
            if (const auto length = span_or_parameter(clause.child(), context)) {
                rule.due_soon = length->value;
                rule.due_soon_parameter = length->parameter;
            }
            break;
        case Rule::grace:
            if (const auto length = span_or_parameter(clause.child(), context)) {
                rule.grace = length->value.value_or(rule.grace);
                rule.grace_parameter = length->parameter;
            }
            break;
        case Rule::late_missed:
            rule.late_counts_as_met_late = false;
            break;
        case Rule::effective:
            if (const auto days = effective(clause)) rule.effective = *days;
            break;
        case Rule::force_should:
            rule.force = Force::should;
            break;
        case Rule::force_may:
            rule.force = Force::may;
            break;
        case Rule::carries_over:
            rule.carries_over = true;
            break;
        case Rule::counts_at_most:
        case Rule::counts_only_in:
        case Rule::counts_share:
        case Rule::counts_shared_among:
            counted_clause(context, clause, rule);
            break;
        case Rule::paused_during:
            if (clause.child().text() == "leave")
                rule.paused_during_leave = true;
            else
                unknown(clause.child(), "absence that pauses a rule", {"leave"}, Code::unknown_name);
            break;
        case Rule::extended_by_absences:
            rule.extended_by_absences_over = span(clause.child());
            break;
        case Rule::notify: {
            const std::vector<Notify> made = notices(context, clause);
            for (const At notice : clause.children(Rule::notice))
                if (const std::optional<Status> when = status(notice.nth(1))) {
                    const RequirementId id{static_cast<std::uint32_t>(&rule - model_.requirements.data())};
                    status_uses_.push_back({*when, id, notice.nth(1).span()});
                }
            rule.notify.insert(rule.notify.end(), made.begin(), made.end());
            break;
        }
        case Rule::severity:
            rule.severity = severity(clause);
            break;
        case Rule::visible_to:
            rule.visible_to = who(context, clause.child());
            break;
        default:
            break;
    }
}

std::vector<Notify> Checker::notices(const Context& context, At clause) {
    std::vector<Notify> all;
    for (const At notice : clause.children(Rule::notice)) {
        const std::optional<Who> people = who(context, notice.nth(0));
        const std::optional<Status> when = status(notice.nth(1));
        if (!when && notice.nth(1).is(Rule::status_open))
            say(Code::wrong_status, "a requirement is never `open`", notice.nth(1).span(), "only a review is open");
        if (people && when) all.push_back({*people, *when});
    }
    return all;
}

void Checker::pace_clause(const Context& context, At clause, Requirement& rule) {
    for (const At milestone : clause.children(Rule::milestone)) {
        const At quantity = milestone.nth(0);
        const std::optional<Point> by = point(context, milestone.nth(1));
        std::optional<std::int64_t> amount_here;
        std::optional<ParameterId> stands_in;
        std::int64_t of_unit = 1;
        if (is_duration(quantity)) {
            if (const auto length = minutes(quantity)) amount_here = length->count;
        } else if (quantity.is(Rule::quantity_of)) {
            const auto times = count_or_parameter(quantity.nth(0), context);
            const Symbol* symbol = expect(quantity.nth(1), {Sort::unit, Sort::kind}, "unit or kind");
            if (symbol && symbol->sort == Sort::unit) of_unit = model_.units[symbol->index].length.count;
            if (times) stands_in = times->parameter;
            if (times && symbol) amount_here = times->value.value_or(0) * of_unit;
        } else {
            const Parameter* found = parameter(quantity.child(Rule::name), context);
            if (found) stands_in = ParameterId{static_cast<std::uint32_t>(found - model_.parameters.data())};
            if (found && !found->value) amount_here = 0;  // the rule is `unknown`
            if (found && found->value) {
                if (const auto* length = std::get_if<Minutes>(&*found->value)) amount_here = length->count;
                if (const auto* number_here = std::get_if<Number>(&*found->value))
                    amount_here = number_here->count / 1000;
            }
        }
        if (by && amount_here) {
            if (!rule.milestones.empty()) check_order(rule.milestones.back().by, *by, milestone.nth(1).span());
            const bool known = !stands_in || model_[*stands_in].value;
            if (known && !rule.milestones.empty() && rule.milestones.back().amount > *amount_here)
                say(Code::reversed_period, "a later milestone asks for less than the one before it", milestone.span());
            rule.milestones.push_back({*amount_here, *by, stands_in, of_unit});
        }
    }
}

std::optional<Interval> Checker::effective(At node) {
    const auto edge = [&](At from_or_until, bool first) -> std::optional<Date> {
        const At value = from_or_until.child();
        if (value.is(Rule::iso)) {
            if (const std::optional<Date> date = read_iso(value.text())) return *date;
            say(Code::impossible_date, fmt::format("there is no {}", value.text()), value.span(), "no such day");
            return std::nullopt;
        }
        for (const SchoolCalendar* calendar : calendars_in_force())
            if (const SchoolYear* year = calendar->year_labelled(value.text()))
                return first ? year->days.first : year->days.last;
        // A year that the calendar does not hold: the whole of July to June, so that rules older than it can be kept.
        const int begin = std::atoi(value.text().c_str());
        return first ? make_date(begin, 7, 1) : make_date(begin + 1, 6, 30);
    };
    Interval days = always;
    if (const At from = node.child(Rule::effective_from)) {
        const std::optional<Date> date = edge(from, true);
        if (!date) return std::nullopt;
        days.first = *date;
    }
    if (const At until = node.child(Rule::effective_until)) {
        const std::optional<Date> date = edge(until, false);
        if (!date) return std::nullopt;
        days.last = *date;
    }
    if (days.empty()) {
        say(Code::reversed_period, "the rule ends before it begins", node.span(),
            fmt::format("it would be in force from {} until {}", to_words(days.first), to_words(days.last)));
        return std::nullopt;
    }
    return days;
}

void Checker::check_clause_set(At node, const Requirement& rule) {
    const bool expects_one = static_cast<bool>(node.child(Rule::expect)),
               like = static_cast<bool>(node.child(Rule::like));
    const std::vector<At> cases = node.children(Rule::case_);
    const Span name = node.child(Rule::name).span();
    if (!expects_one && !like && cases.empty())
        say(Code::clause_missing, fmt::format("the requirement `{}` expects nothing", rule.name), name, "",
            "add `expect` and what is owed");
    if (expects_one && !cases.empty())
        say(Code::clause_twice, fmt::format("the requirement `{}` has both `expect` and `case`", rule.name),
            cases.front().span(), "cases stand instead of `expect`", "make the `expect` a case of its own")
            .labels.push_back({node.child(Rule::expect).span(), "what is expected of everybody", false});
    if (cases.size() == 1 && !expects_one)
        say(Code::clause_missing, fmt::format("the requirement `{}` has a single case", rule.name),
            cases.front().span(), "who falls under no case would owe nothing",
            "write `for each ... where ...`, or add the other cases");
}

namespace {

/// What of an expectation decides which clauses have an effect on it.
struct Nature {
    bool year = false;   // a window that `partial` must speak of
    bool paced = false;  // an at-least amount over a window: it can be behind
    bool due = false;    // a day on which it is due
    const Period* period = nullptr;
};

Nature nature_of(const Expectation& expectation) {
    Nature nature;
    std::visit(Match{
                   [&](const TimeAmount& e) {
                       nature.period = &e.period;
                       nature.paced = e.bound == Bound::at_least;
                   },
                   [&](const RecordCount& e) {
                       nature.period = &e.period;
                       nature.paced = e.bound == Bound::at_least;
                   },
                   [&](const Deadline& e) {
                       nature.period = &e.period;
                       nature.due = true;
                   },
                   [](const auto&) {},
               },
               expectation);
    if (nature.period && nature.paced)
        nature.year = std::holds_alternative<InYear>(*nature.period) ||
                      std::holds_alternative<InYearOf>(*nature.period) || std::holds_alternative<Over>(*nature.period);
    if (nature.period)
        if (const auto* cadence = std::get_if<Cadence>(nature.period))
            if (const auto* what = std::get_if<SpanUnit>(&cadence->every.what); what && *what == SpanUnit::year)
                nature.year = nature.paced;
    return nature;
}

/// Due-soon is said of what is still to be done (docs/language.md 6.13).
bool can_be_due_soon(const Expectation& expectation) {
    return std::visit(Match{
                          [](const TimeAmount& e) { return e.bound != Bound::at_most; },
                          [](const RecordCount& e) { return e.bound != Bound::at_most; },
                          [](const Standing& e) {
                              return e.bound != Bound::at_most && !std::holds_alternative<AtAllTimes>(e.period);
                          },
                          [](const Deadline&) { return true; },
                          [](const auto&) { return false; },
                      },
                      expectation);
}

}  // namespace

bool Checker::has_pace(const Requirement& rule) {
    for (const Alternative& alternative : rule.cases)
        if (alternative.expects)
            for (const ExpectationPart& part : alternative.expects->parts)
                if (nature_of(part.expectation).paced) return true;
    return false;
}

Checker::Reach Checker::reach_of(const Requirement& rule) {
    Reach reach;
    for (const std::vector<Alternative>* list : {&rule.cases, &rule.exceptions})
        for (const Alternative& alternative : *list) {
            if (!alternative.expects) continue;
            for (const ExpectationPart& part : alternative.expects->parts) {
                reach.paced = reach.paced || nature_of(part.expectation).paced;
                reach.shared = reach.shared || std::holds_alternative<ShareClaim>(part.expectation);
                reach.soon = reach.soon || can_be_due_soon(part.expectation);
            }
        }
    return reach;
}

/// `in the year` without a word on somebody who comes late: nobody but the author can say what is then owed.
void Checker::check_partial(At node, const Requirement& rule) {
    if (rule.partial || model_.program.partial || !program_) return;
    const bool person = std::holds_alternative<ForRole>(rule.subject);
    if (!person && !std::holds_alternative<ForPairing>(rule.subject)) return;
    for (const std::vector<Alternative>* list : {&rule.cases, &rule.exceptions})
        for (const Alternative& alternative : *list) {
            if (!alternative.expects) continue;
            for (const ExpectationPart& part : alternative.expects->parts) {
                if (!nature_of(part.expectation).year) continue;
                std::string who_is =
                    person ? fmt::format("somebody who becomes `{}`", model_[std::get<ForRole>(rule.subject).role].name)
                           : fmt::format("a `{}` pairing that begins",
                                         model_[std::get<ForPairing>(rule.subject).kind].name);
                std::string day = "in the last month";
                const std::vector<const SchoolCalendar*> calendars = calendars_in_force();
                if (!calendars.empty() && !calendars.front()->spec().years.empty())
                    day = "on " + to_words(calendars.front()->spec().years.front().days.last - std::chrono::days{30});
                say(Code::partial_missing,
                    fmt::format("`{}` does not say what is owed for a part of the year", rule.name), part.span,
                    fmt::format("{} {} would owe everything or nothing", who_is, day),
                    "add `partial in full`, `partial prorated` or `partial skipped below 50%`, here or at the program");
                return;
            }
        }
    (void)node;
}

/// Clauses that change nothing are told, not ignored.
void Checker::check_effects(At node, const Requirement& rule) {
    const std::uint32_t index = static_cast<std::uint32_t>(&rule - model_.requirements.data());
    if (poisoned_rules_.count(index) || rule.cases.empty()) return;
    const auto [paced, shared, soon] = reach_of(rule);
    const auto useless = [&](Rule clause, std::string_view why) {
        if (const At found = node.child(clause))
            say(Code::clause_without_effect, fmt::format("`{}` has no effect here", found.phrase()), found.span(),
                std::string(why), "take it out");
    };
    if (!paced) {
        if (!shared)  // of a share it says from where on one is behind while the window is open (6.5)
            useless(Rule::behind_below,
                    "only a share, or an amount that grows toward `at least` a number, can be behind");
        useless(Rule::pace, "only an amount that grows toward `at least` a number has a pace");
    }
    if (!soon)
        useless(Rule::due_soon,
                "only what is still to be done can be due soon: an amount or a count that is not "
                "`at most`, a deadline, or people by a day");
    if (paced && !rule.behind_below) useless(Rule::pace, "without `behind below ... of pace` nobody is ever behind");
    check_counted(node, rule);
    check_years_apart(rule);
}

/// What falls due on a year's last day is told as missed only on the days before the next year. Said once.
void Checker::check_years_apart(const Requirement& rule) {
    if (years_touch_said_ || !calendars_good_ || rule.cases.empty()) return;
    const auto lasts_to_the_end = [](const Alternative& one) {
        if (!one.expects) return false;
        return std::any_of(one.expects->parts.begin(), one.expects->parts.end(), [](const ExpectationPart& part) {
            const Period* period = nature_of(part.expectation).period;
            if (!period) return false;
            const auto* cadence = std::get_if<Cadence>(period);
            return std::holds_alternative<InYear>(*period) || std::holds_alternative<InYearOf>(*period) ||
                   std::holds_alternative<Taper>(*period) || (cadence && !cadence->season);
        });
    };
    if (std::none_of(rule.cases.begin(), rule.cases.end(), lasts_to_the_end)) return;
    for (const SchoolCalendar* calendar : calendars_in_force()) {
        const std::vector<SchoolYear>& years = calendar->spec().years;
        for (std::size_t i = 1; i < years.size(); ++i) {
            const Date last = years[i - 1].days.last, next = years[i].days.first;
            const Date judged = calendar->add(last, rule.grace).value_or(last + std::chrono::days{rule.grace.count});
            if (judged + std::chrono::days{1} < next) continue;
            years_touch_said_ = true;
            say(Code::years_touch, fmt::format("`{}` is never told as missed at the end of a year", rule.name),
                rule.span,
                fmt::format("what is owed by {} is pending up to {}, and from {} on the year {} is judged",
                            to_words(last), to_words(judged), to_words(next), years[i].label),
                fmt::format("end the years of `{}` on their last school day, so that days lie between them",
                            calendar->spec().name));
            return;
        }
    }
}

/// Versions of one rule under one name: never two on a day, and no day between them without any.
void Checker::check_versions() {
    std::map<std::string, std::vector<const Requirement*>> by_name;
    for (const Requirement& rule : model_.requirements) by_name[rule.name].push_back(&rule);
    for (auto& [name, versions] : by_name) {
        std::sort(versions.begin(), versions.end(),
                  [](const Requirement* a, const Requirement* b) { return a->effective.first < b->effective.first; });
        for (std::size_t i = 1; i < versions.size(); ++i) {
            const Requirement &before = *versions[i - 1], &after = *versions[i];
            const Interval both = overlap(before.effective, after.effective);
            if (!both.empty())
                say(Code::versions_overlap, fmt::format("two versions of `{}` are in force at once", name), after.span,
                    fmt::format("from {}", to_words(both.first)),
                    "let the older one end: `effective until` the day before")
                    .labels.push_back({before.span, "the older version", false});
            else if (before.effective.last + std::chrono::days{1} < after.effective.first)
                say(Code::versions_gap, fmt::format("no version of `{}` is in force for a time", name), after.span,
                    fmt::format("{}", to_words(Interval{before.effective.last + std::chrono::days{1},
                                                        after.effective.first - std::chrono::days{1}})))
                    .labels.push_back({before.span, "the older version", false});
        }
    }
}

/// A status that the rule can never take, although somebody waits for it.
void Checker::check_status_happens(Status wanted, const Requirement& rule, Span where) {
    const auto index = static_cast<std::uint32_t>(&rule - model_.requirements.data());
    if (poisoned_rules_.count(index)) return;
    const Reach reach = reach_of(rule);
    if (wanted == Status::behind && !reach.paced && !reach.shared)
        say(Code::status_never, fmt::format("`{}` is never behind", rule.name), where, "this can never come true",
            "wait for `missed`: only a share, or an amount that grows toward `at least` a number, can be behind")
            .labels.push_back({rule.span, "what it expects has no pace", false});
    else if (wanted == Status::behind && !rule.behind_below)
        say(Code::status_never, fmt::format("`{}` is never behind", rule.name), where, "this can never come true",
            "give the requirement `behind below 80% of pace`")
            .labels.push_back({rule.span, "it has no `behind` clause", false});
    if (wanted == Status::due_soon && !reach.soon)
        say(Code::status_never, fmt::format("`{}` is never due soon", rule.name), where, "this can never come true",
            "wait for `missed`: only what is still to be done can be due soon")
            .labels.push_back({rule.span, "nothing here is still to be done", false});
    if (wanted == Status::met_late && !rule.late_counts_as_met_late)
        say(Code::status_never, fmt::format("`{}` is never met late", rule.name), where, "this can never come true")
            .labels.push_back({rule.span, "it has `late counts as missed`", false});
}

}  // namespace induct
