// Expectations: what is owed, in which unit, by when, and whether it could ever be met or missed.
// Tested by tests/model/resolved_test.cpp and the goldens never_met, never_missed, wrong_unit, period_missing, ...
#include "engine/model/checker.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {
namespace {

At bound_child(At node) {
    for (const At child : node.children())
        if (child.is(Rule::at_least) || child.is(Rule::at_most) || child.is(Rule::exactly)) return child;
    return {};
}

bool is_measure(At node) {
    return node.is(Rule::measure_hours) || node.is(Rule::measure_minutes) || node.is(Rule::measure_days) ||
           node.is(Rule::measure_number);
}

}  // namespace

std::optional<Expects> Checker::expects(const Context& context, At node) {
    if (!node) return std::nullopt;
    Expects owed;
    owed.joint = node.is(Rule::expects_all)   ? Joint::and_also
                 : node.is(Rule::expects_any) ? Joint::or_else
                                              : Joint::single;
    bool good = true;
    for (const At child : node.children()) {
        if (std::optional<Expectation> made = expectation(context, child))
            owed.parts.push_back({std::move(*made), child.phrase(), child.span()});
        else
            good = false;
    }
    if (!good || owed.parts.empty()) return std::nullopt;
    return owed;
}

std::optional<Expectation> Checker::expectation(const Context& context, At node) {
    switch (node.rule()) {
        case Rule::universal: {
            const std::optional<SelectionId> what = selection(context, node.child(Rule::selection));
            if (!what) return std::nullopt;
            const std::optional<std::vector<Claim>> all = claims(context, node, *what);
            if (!all) return std::nullopt;
            return EachClaim{*what, *all};
        }
        case Rule::part:
            return share(context, node);
        case Rule::spacing_at_most:
        case Rule::spacing_at_least: {
            Gap gap;
            gap.at_most = node.is(Rule::spacing_at_most);
            const auto length = span_or_parameter(node.nth(0), context);
            const std::optional<SelectionId> what = selection(context, node.child(Rule::selection));
            if (const At in = node.child(Rule::season)) {
                gap.season = season(context, in);
                if (!gap.season) return std::nullopt;
            }
            if (!length || !what) return std::nullopt;
            if (length->value && length->value->count == 0)
                never(gap.at_most ? Code::never_met : Code::never_missed, node,
                      gap.at_most ? "two records can never be closer than no time at all"
                                  : "any two records are at least that far apart");
            gap.span = *length;
            gap.what = *what;
            return gap;
        }
        case Rule::amount:
            return amount(context, node);
        case Rule::count:
            return count(context, node);
        case Rule::ratio:
            return ratio(context, node);
        case Rule::that: {
            const std::optional<ConditionId> held = condition(context, node.child());
            return held ? std::optional<Expectation>(That{*held}) : std::nullopt;
        }
        case Rule::match: {
            const std::optional<ConditionId> alike = matching(context, node);
            return alike ? std::optional<Expectation>(That{*alike}) : std::nullopt;
        }
        case Rule::dueby: {
            const At selected = node.child(Rule::selection);
            bool poisoned = false;
            if (standing_noun(context, selected, poisoned)) {
                say(Code::clause_missing, fmt::format("how many `{}` is not said", selected.phrase()), selected.span(),
                    "people, pairings and groups are counted", fmt::format("write `at least 1 {}`", node.phrase()));
                return std::nullopt;
            }
            if (poisoned) return std::nullopt;
            const At when_node = period_child(node);
            const std::optional<Period> when = period(context, when_node);
            const bool always_valid = when && std::holds_alternative<AtAllTimes>(*when);
            Context due = context;
            due.counted = !always_valid;
            const std::optional<SelectionId> what = selection(due, selected);
            if (!what || !when) return std::nullopt;
            if (always_valid && expires(model_[*what])) return standing_document(*what, *when, node);
            if (always_valid) {
                say(Code::wrong_period, "records happen on a day, not at all times", when_node.span(),
                    "only people, pairings, groups and documents that expire stand at all times",
                    is_artifact(model_[*what])
                        ? "say how long it is valid, such as `valid for 5 years`, where the artifact is declared"
                        : "write for example `in each month`, or `no more than 30 days between ...`");
                return std::nullopt;
            }
            check_before_pairing(context, *what, *when, node);
            return Deadline{*what, *when};
        }
        default:
            return std::nullopt;
    }
}

bool Checker::is_artifact(const Selection& selection) const {
    return !selection.kinds.empty() && model_[selection.kinds.front()].form == KindForm::artifact;
}

/// A document that expires stands while it is valid: on each day there must be one.
Expectation Checker::standing_document(SelectionId what, const Period& when, At node) {
    Standing standing;
    standing.bound = Bound::at_least;
    standing.least.value = 1;
    standing.what = StandingDocument{what};
    standing.period = when;
    standing.words = node.phrase();
    standing.span = node.span();
    return standing;
}

/// Says so of the whole expectation; `where` may be the part of it that is the reason.
void Checker::never(Code code, At expectation, std::string why, std::string hint, At where) {
    say(code,
        fmt::format("`{}` can {}", expectation.phrase(), code == Code::never_met ? "never be met" : "never be missed"),
        (where ? where : expectation).span(), std::move(why), std::move(hint));
}

/// Activities and meetings of a pairing lie between its first and its last day.
void Checker::check_before_pairing(const Context& context, SelectionId id, const Period& when, At where) {
    const auto* limit_here = std::get_if<ByLimit>(&when);
    if (!limit_here || !context.subject || !std::holds_alternative<ForPairing>(*context.subject)) return;
    const Point* before = nullptr;
    if (const auto* point_before = std::get_if<BeforePoint>(&limit_here->limit)) before = &point_before->point;
    if (const auto* within = std::get_if<WithinBefore>(&limit_here->limit)) before = &within->point;
    const auto* start = before ? std::get_if<StartOf>(before) : nullptr;
    if (!start || start->what != Anchor::pairing) return;
    for (const KindId kind : kinds_of(model_[id]))
        if (model_[kind].form == KindForm::artifact || model_[kind].form == KindForm::survey) return;
    never(Code::never_met, where, "an activity counts for a pairing only from the pairing's first day on",
          "give a limit after the start: `within 10 days after start of pairing`", period_child(where));
}

/// The period of something that is counted; without one nobody could say when it is due.
std::optional<Period> Checker::record_period(const Context& context, At node) {
    const At when = period_child(node);
    if (!when) {
        // What was meant as the day has a message of its own.
        for (const At what : node.children())
            for (const At part : what.children(Rule::by))
                if (names_a_day(part)) return std::nullopt;
        for (const At part : node.children(Rule::by))
            if (names_a_day(part)) return std::nullopt;
        say(Code::period_missing, "the expectation does not say when", node.span(), "",
            "add a period, such as `in the year` or `in each month`");
        return std::nullopt;
    }
    const std::optional<Period> made = period(context, when);
    if (made && std::holds_alternative<AtAllTimes>(*made)) {
        say(Code::wrong_period, "records happen on a day, not at all times", when.span(),
            "only people, pairings and groups stand at all times", "write for example `in each month`");
        return std::nullopt;
    }
    return made;
}

/// Only activities and meetings have a length.
bool Checker::check_has_time(const Selection& selection, At node) {
    for (const KindId id : selection.kinds) {
        if (model_[id].form != KindForm::artifact && model_[id].form != KindForm::survey) continue;
        say(Code::no_duration,
            fmt::format("`{}` is {}: it happens on a day and has no hours", model_[id].name,
                        model_[id].form == KindForm::artifact ? "an artifact" : "a survey"),
            node.span(), "only activities and meetings are logged in hours and minutes",
            fmt::format("count it: `at least 1 {}`", model_[id].name));
        return false;
    }
    return true;
}

std::optional<Expectation> Checker::amount(const Context& context, At node) {
    TimeAmount owed;
    owed.average = static_cast<bool>(node.child(Rule::word_on_average));
    owed.bound = bound(bound_child(node));
    At quantity;
    for (const At child : node.children())
        if (is_duration(child) || child.is(Rule::quantity_of) || child.is(Rule::quantity_named)) quantity = child;
    bool good = static_cast<bool>(quantity);
    if (good && is_duration(quantity)) {
        owed.amount.value = minutes(quantity);
        good = owed.amount.value.has_value();
    } else if (good && quantity.is(Rule::quantity_of)) {
        const Symbol* unit_symbol = expect(quantity.nth(1), {Sort::unit}, "unit");
        const std::optional<Setting<std::int64_t>> times = count_or_parameter(quantity.nth(0), context);
        good = unit_symbol && times;
        if (good) owed.unit = model_.units[unit_symbol->index].length;
        if (good && times->value) owed.amount.value = Minutes{*times->value * owed.unit.count};
        if (good) {
            owed.amount.parameter = times->parameter;
            if (times->parameter && !times->value) owed.amount.value.reset();
        }
    } else if (good) {
        const Parameter* found = parameter(quantity.child(Rule::name), context);
        good = found != nullptr;
        if (found) {
            owed.amount.parameter = ParameterId{static_cast<std::uint32_t>(found - model_.parameters.data())};
            const auto* value = found->value ? std::get_if<Minutes>(&*found->value) : nullptr;
            if (value) owed.amount.value = *value;
            if (found->value && !value) {
                const bool plain = std::holds_alternative<Number>(*found->value);
                say(plain ? Code::unit_missing : Code::parameter_type,
                    fmt::format("the parameter `{}` is not an amount of time", found->name), quantity.span(),
                    "hours and minutes are needed here",
                    plain ? fmt::format("give `{}` a unit, such as `hours`", found->name) : std::string())
                    .labels.push_back({found->span, "declared here", false});
                good = false;
            }
        }
    }
    const At selected = node.child(Rule::selection);
    bool poisoned = false;
    if (standing_noun(context, selected, poisoned)) {
        say(Code::no_duration, fmt::format("`{}` is no record: it has no hours", selected.phrase()), selected.span(),
            "only activities and meetings are logged in hours and minutes");
        poisoned = true;
    }
    const std::optional<SelectionId> what = poisoned ? std::nullopt : selection(context, selected);
    if (what) good = check_has_time(model_[*what], selected) && good;
    if (const At per_node = node.child(Rule::per)) owed.per = unit(per_node.child());
    const std::optional<Period> when = record_period(context, node);
    if (!good || !what || !when) return std::nullopt;
    owed.what = *what;
    owed.period = *when;
    if (!check_average(owed.average, owed.per.has_value(), node)) return std::nullopt;
    check_before_pairing(context, *what, *when, node);
    check_time_fits(owed, node);
    return owed;
}

/// `on average` and `per` stand together, or neither does.
bool Checker::check_average(bool on_average, bool per, At node) {
    if (on_average == per) return true;
    say(Code::clause_missing, on_average ? "`on average` without `per`" : "`per` without `on average`", node.span(), "",
        on_average ? "write for example `per week`" : "write `on average at least ...`, or `in each week`");
    return false;
}

/// How many days the longest window of a cadence holds; nothing when it is not a plain one.
static std::optional<std::int64_t> longest_days(const Period& period) {
    if (const auto* cadence = std::get_if<Cadence>(&period)) {
        const auto* what = std::get_if<SpanUnit>(&cadence->every.what);
        if (!what) return std::nullopt;
        switch (*what) {
            case SpanUnit::day:
            case SpanUnit::school_day:
                return cadence->every.count;
            case SpanUnit::week:
            case SpanUnit::school_week:
                return cadence->every.count * 7;
            case SpanUnit::month:
                return cadence->every.count * 31;
            default:
                return std::nullopt;
        }
    }
    if (std::holds_alternative<InMonth>(period)) return 31;
    if (std::holds_alternative<InYear>(period)) return 366;
    return std::nullopt;
}

void Checker::check_time_fits(const TimeAmount& owed, At node) {
    if (!owed.amount.value) return;
    const std::int64_t amount_here = owed.amount.value->count;
    if (amount_here == 0 && owed.bound == Bound::at_least)
        return never(Code::never_missed, node, "no time at all is owed");
    const std::optional<std::int64_t> days = longest_days(owed.period);
    if (!days || owed.average || (owed.bound != Bound::at_least && owed.bound != Bound::exactly)) return;
    if (amount_here > *days * 24 * 60)
        never(Code::never_met, node, fmt::format("the window has {} hours in all", *days * 24));
}

void Checker::check_count_fits(const RecordCount& owed, At node) {
    if (!owed.least.value) return;
    const std::int64_t least = *owed.least.value;
    if (least == 0 && owed.bound == Bound::at_least && !owed.covering)
        return never(Code::never_missed, node, "none is owed");
    const bool lower = owed.bound != Bound::at_most;
    const auto* distinct_unit = owed.distinct ? std::get_if<DistinctUnit>(&*owed.distinct) : nullptr;
    if (!lower || !distinct_unit) return;
    const std::optional<std::int64_t> days = longest_days(owed.period);
    if (!days) return;
    std::int64_t most = *days;
    std::string_view words = "days";
    switch (distinct_unit->unit) {
        case SpanUnit::day:
        case SpanUnit::school_day:
            break;
        case SpanUnit::week:
        case SpanUnit::school_week:
            most = *days / 7 + 2;
            words = "weeks";
            break;
        case SpanUnit::month:
            most = *days / 28 + 1;
            words = "months";
            break;
        default:
            return;
    }
    if (distinct_unit->unit == SpanUnit::school_day && *days == 7) most = 7;
    if (least > most) return never(Code::never_met, node, fmt::format("the window has at most {} {}", most, words));
    // A week with a holiday, the first and the last week of the year have fewer school days than others.
    const auto* cadence = std::get_if<Cadence>(&owed.period);
    const auto* each = cadence ? std::get_if<SpanUnit>(&cadence->every.what) : nullptr;
    if (!calendars_good_ || words != "days" || !each || *each != SpanUnit::school_week) return;
    for (const SchoolCalendar* calendar : calendars_in_force())
        for (const SchoolYear& year : calendar->spec().years) {
            Interval within = year.days;
            if (cadence->season) {
                const std::optional<Interval> from = days_of(cadence->season->from, *calendar, year);
                const std::optional<Interval> to = days_of(cadence->season->to, *calendar, year);
                if (!from || !to || from->empty() || to->empty()) continue;
                within = overlap(within, {from->first, to->last});
            }
            if (within.empty()) continue;
            for (const Window& window : calendar->windows(within, *each, cadence->every.count)) {
                const std::int64_t has = calendar->school_days(window.days).count;
                if (has == 0 || least <= has) continue;
                say(Code::short_week, fmt::format("the {} has {} school day{}", window.label, has, has == 1 ? "" : "s"),
                    node.span(), "there it is met only with records of other days",
                    "write `at least 1 ... in each school-day`, or fewer days");
                return;
            }
        }
}

void Checker::check_share(Bound bound_here, BasisPoints share_here, At node) {
    if (share_here.count == 0 && bound_here == Bound::at_least)
        never(Code::never_missed, node, "nothing is owed", {}, node.child(Rule::percent));
    if (share_here.count > 10000 && bound_here != Bound::at_most)
        never(Code::never_met, node, "a share is 100% at most", {}, node.child(Rule::percent));
    if (share_here.count >= 10000 && bound_here == Bound::at_most)
        never(Code::never_missed, node, "a share is 100% at most", {}, node.child(Rule::percent));
}

bool Checker::count_bound(const Context& context, At node, Bound& bound_out, Setting<std::int64_t>& least,
                          std::int64_t& most) {
    if (const At range = node.child(Rule::range)) {
        bound_out = Bound::range;
        const std::optional<std::int64_t> low = whole(range.nth(0)), high = whole(range.nth(1));
        if (!low || !high) return false;
        if (*high < *low) {
            say(Code::empty_range, fmt::format("`{}` holds no number", range.phrase()), range.span(),
                "the smaller number comes first", fmt::format("write `{} to {}`", *high, *low));
            return false;
        }
        least.value = low;
        most = *high;
        return true;
    }
    bound_out = bound(bound_child(node));
    for (const At child : node.children()) {
        if (!child.is(Rule::number) && !child.is(Rule::name)) continue;
        const std::optional<Setting<std::int64_t>> made = count_or_parameter(child, context);
        if (!made) return false;
        least = *made;
        most = made->value.value_or(0);
        return true;
    }
    return false;
}

std::optional<Distinct> Checker::distinct(const Context& context, At node, const Selection& selection) {
    const At what = node.child();
    if (const std::optional<SpanUnit> by_unit = unit(what)) return DistinctUnit{*by_unit};
    const std::string written = what.text();
    if (names(written, "kind")) return DistinctKinds{};
    if (const std::optional<Field> field = field_of_records(selection, written)) return DistinctField{field->name};
    bool said = false;
    if (const std::optional<SlotRef> here = slot(context, what, said))
        return DistinctPeople{model_[here->pairing].slots[here->slot].role};
    if (said) return std::nullopt;
    if (const std::optional<RoleId> role = expect_id<RoleId>(what, Sort::role, "field, role or `kinds`"))
        return DistinctPeople{*role};
    return std::nullopt;
}

std::optional<Expectation> Checker::count(const Context& context, At node) {
    const At selected = node.child(Rule::selection);
    bool poisoned = false;
    if (const std::optional<StandingNoun> noun = standing_noun(context, selected, poisoned))
        return standing(context, node, *noun);
    RecordCount owed;
    owed.average = static_cast<bool>(node.child(Rule::word_on_average));
    const bool bounded = count_bound(context, node, owed.bound, owed.least, owed.most);
    if (poisoned) return std::nullopt;
    std::optional<SelectionId> what;
    const At kind_name = selected.child(Rule::kind_name) ? selected.child(Rule::kind_name).child() : At{};
    const Symbol* unit_symbol = kind_name ? lookup(kind_name, true) : nullptr;
    if (unit_symbol && unit_symbol->sort == Sort::unit) {
        say(Code::wrong_unit, fmt::format("`{}` is a unit of time, not something that is logged", kind_name.text()),
            kind_name.span(), "of what?", fmt::format("write `{} of` and the name of an activity", kind_name.text()));
    } else {
        Context counting = context;
        counting.counted = true;
        what = selection(counting, selected);
    }
    bool good = bounded && what;
    if (what && model_[*what].by.size() > 1) good = check_order_counts(node) && good;
    if (what) {
        if (const At different = node.child(Rule::different)) {
            owed.distinct = distinct(context, different, model_[*what]);
            good = good && owed.distinct;
        }
        if (const At covering = node.child(Rule::covering_each)) {
            const std::optional<Field> field = covering_field(model_[*what], covering.child());
            good = good && field;
            good = check_covering_bound(owed.bound, covering) && good;
            if (field) {
                owed.covering = field->name;
                owed.covering_choice = choice_of(field->type);
            }
        }
    }
    if (const At per_node = node.child(Rule::per)) owed.per = unit(per_node.child());
    const std::optional<Period> when = record_period(context, node);
    if (!good || !when) return std::nullopt;
    owed.what = *what;
    owed.period = *when;
    if (!check_average(owed.average, owed.per.has_value(), node)) return std::nullopt;
    check_before_pairing(context, *what, *when, node);
    check_count_fits(owed, node);
    return owed;
}

/// Each value is to be reached; a bound from above would have to say of each, or of how many.
bool Checker::check_covering_bound(Bound bound, At covering) {
    if (bound == Bound::at_least) return true;
    say(Code::covering_bound, "`covering each` under a bound from above", covering.span(),
        "each value is covered by at least so many", "write `at least`, and say what is too much in a rule of its own");
    return false;
}

/// Documents in order are counted one by one, each on the day on which it is complete.
bool Checker::check_order_counts(At node) {
    const At different = node.child(Rule::different), covering = node.child(Rule::covering_each);
    if (!different && !covering) return true;
    const At where = different ? different : covering;
    say(Code::order_misplaced, "an order of people where values are counted", where.span(),
        "of documents in order it is counted how many are complete", "count the documents: `at least 2 ...`");
    return false;
}

std::optional<ChoiceId> Checker::choice_of(const FieldType& type) {
    if (const auto* choice = std::get_if<ChoiceType>(&type)) return choice->choice;
    if (const auto* list = std::get_if<ChoiceListType>(&type)) return list->choice;
    return std::nullopt;
}

/// The field in which records say which value of the choice they cover: named itself, or by its choice.
std::optional<Field> Checker::covering_field(const Selection& selection, At name) {
    const std::string written = name.text();
    if (const std::optional<Field> field = field_of_records(selection, written); field && choice_of(field->type)) {
        lookup(name);
        return field;
    }
    Symbol* symbol = lookup(name);
    if (!symbol) {
        unknown(name, "choice", names_of({Sort::choice}), Code::unknown_name);
        return std::nullopt;
    }
    symbol = expect(name, {Sort::choice}, "choice");
    if (!symbol) return std::nullopt;
    const ChoiceId choice{symbol->index};
    std::string owner = "no activity";
    for (const KindId id : kinds_of(selection))
        for (const Field& field : model_[id].fields)
            if (choice_of(field.type) == choice) return field;
    if (!selection.kinds.empty()) owner = fmt::format("`{}`", model_[selection.kinds.front()].name);
    say(Code::covering_no_field,
        fmt::format("{} has {}field for `{}`", owner, selection.kinds.empty() ? "a " : "no ", symbol->name),
        name.span(), "no record could say which value it covers",
        fmt::format("declare it with `has {}`", symbol->name));
    return std::nullopt;
}

/// A field of what is counted, by its name or its plural.
std::optional<Field> Checker::standing_field(const StandingNoun& noun, const std::string& written) const {
    if (std::optional<Field> field = field_of_standing(noun, written)) return field;
    for (const std::string& name : model_.field_names)
        if (names(written, name))
            if (std::optional<Field> field = field_of_standing(noun, name)) return field;
    return std::nullopt;
}

std::optional<Expectation> Checker::standing(const Context& context, At node, StandingNoun noun) {
    Standing owed;
    owed.what = noun;
    owed.words = node.phrase();
    owed.span = node.span();
    owed.period = AtAllTimes{};
    bool good = count_bound(context, node, owed.bound, owed.least, owed.most);
    Context inside = context;
    inside.standing = &noun;
    for (const At where : node.child(Rule::selection).children(Rule::where))
        for (const At test : where.children()) {
            if (std::optional<FieldTest> made = field_test(inside, test))
                owed.where.push_back(std::move(*made));
            else
                good = false;
        }
    if (node.child(Rule::word_on_average) || node.child(Rule::per)) {
        say(Code::wrong_unit, "people, pairings and groups are counted on a day, not on average", node.span());
        return std::nullopt;
    }
    if (const At different = node.child(Rule::different)) {
        const At what = different.child();
        const std::optional<Field> field =
            what.is(Rule::name) ? standing_field(noun, what.text()) : std::optional<Field>();
        if (!field) {
            const std::string counted = node.child(Rule::selection).phrase();
            say(Code::unknown_field, fmt::format("`{}` has no field `{}`", counted, what.phrase()), what.span(),
                "different values of a field are counted",
                what.is(Rule::name) ? fmt::format("declare it with `has {}`", what.text()) : std::string());
            return std::nullopt;
        }
        owed.distinct = field->name;
    }
    if (const At covering = node.child(Rule::covering_each)) {
        const std::optional<ChoiceId> choice = expect_id<ChoiceId>(covering.child(), Sort::choice, "choice");
        if (!choice) return std::nullopt;
        const std::vector<Field>* fields = nullptr;
        if (const auto* group = std::get_if<StandingGroup>(&noun)) fields = &model_[group->kind].fields;
        if (const auto* pairing = std::get_if<StandingPairing>(&noun)) fields = &model_[pairing->kind].fields;
        if (const auto* role = std::get_if<StandingRole>(&noun)) fields = &model_[role->role].fields;
        if (const auto* in_slot = std::get_if<StandingSlot>(&noun))
            fields = &model_[model_[in_slot->slot.pairing].slots[in_slot->slot.slot].role].fields;
        if (fields)
            for (const Field& field : *fields)
                if (!owed.covering_field && choice_of(field.type) == *choice) owed.covering_field = field.name;
        if (!owed.covering_field) {
            say(Code::covering_no_field,
                fmt::format("`{}` has no field for `{}`", node.child(Rule::selection).phrase(), model_[*choice].name),
                covering.span(), "", fmt::format("declare it with `has {}`", model_[*choice].name));
            return std::nullopt;
        }
        if (!check_covering_bound(owed.bound, covering)) return std::nullopt;
        owed.covering = *choice;
    }
    if (const At when_node = period_child(node)) {
        const std::optional<Period> when = period(context, when_node);
        if (!when) return std::nullopt;
        if (!std::holds_alternative<AtAllTimes>(*when) && !std::holds_alternative<ByLimit>(*when) &&
            !std::holds_alternative<ByEither>(*when) && !std::holds_alternative<OnPoint>(*when)) {
            say(Code::wrong_period, "people, pairings and groups are counted on a day", when_node.span(),
                "no single day is meant by this",
                "write `at all times`, or a day: `on start of year`, `before ...`, `within ...`");
            return std::nullopt;
        }
        owed.period = *when;
    }
    if (const auto* pairing = std::get_if<StandingPairing>(&noun); pairing && context.since_opening) {
        if (std::holds_alternative<AtAllTimes>(owed.period)) {
            say(Code::wrong_period, "by when the new pairing is there is not said", node.span(),
                "only pairings that begin once the review is opened count",
                fmt::format("add `within 20 school-days after opening of {}`", model_[*context.since_opening].name));
            return std::nullopt;
        }
        owed.what = StandingBegun{pairing->kind, *context.since_opening};
    }
    if (!good) return std::nullopt;
    if (owed.least.value == 0 && owed.bound == Bound::at_least) never(Code::never_missed, node, "none is owed");
    if (const auto* in_slot = std::get_if<StandingSlot>(&noun); in_slot && owed.least.value &&
                                                                owed.bound != Bound::at_most && context.subject &&
                                                                std::holds_alternative<ForPairing>(*context.subject)) {
        const Slot& of = model_[in_slot->slot.pairing].slots[in_slot->slot.slot];
        if (*owed.least.value > of.most)
            never(Code::never_met, node, fmt::format("the slot `{}` holds {} at most", of.name, of.most));
    }
    return owed;
}

std::optional<Expectation> Checker::share(const Context& context, At node) {
    ShareClaim owed;
    owed.bound = bound(bound_child(node));
    const At percent_node = node.child(Rule::percent) ? node.child(Rule::percent) : node.child(Rule::name);
    const std::optional<Setting<BasisPoints>> part = share_or_parameter(percent_node, context);
    const std::optional<SelectionId> what = selection(context, node.child(Rule::selection));
    owed.period = InYear{};
    bool good = part.has_value();
    if (part) owed.share = *part;
    if (const At when = period_child(node)) {
        const std::optional<Period> made = record_period(context, node);
        good = good && made;
        if (made) owed.period = *made;
        (void)when;
    }
    if (!what) return std::nullopt;
    const std::optional<std::vector<Claim>> all = claims(context, node, *what);
    if (!good || !all) return std::nullopt;
    owed.what = *what;
    owed.claims = *all;
    if (owed.share.value) check_share(owed.bound, *owed.share.value, node);
    return owed;
}

std::optional<Expectation> Checker::ratio(const Context& context, At node) {
    std::vector<At> measures;
    for (const At child : node.children())
        if (is_measure(child)) measures.push_back(child);
    if (measures.size() < 2) return std::nullopt;
    const std::optional<Measure> part = measure(context, measures[0]), whole_measure = measure(context, measures[1]);
    Ratio owed;
    owed.bound = bound(bound_child(node));
    const At percent_node = node.child(Rule::percent) ? node.child(Rule::percent) : node.child(Rule::name);
    const std::optional<Setting<BasisPoints>> share = share_or_parameter(percent_node, context);
    if (share) owed.share = *share;
    const auto unit_of = [](At m) { return m.is(Rule::measure_minutes) ? Rule::measure_hours : m.rule(); };
    if (unit_of(measures[0]) != unit_of(measures[1])) {
        say(Code::wrong_unit,
            fmt::format("`{}` and `{}` are counted in different units", measures[0].phrase(), measures[1].phrase()),
            measures[1].span(), "a share compares like with like")
            .labels.push_back({measures[0].span(), "its other half", false});
        return std::nullopt;
    }
    const bool people = part && std::holds_alternative<MeasureStanding>(*part);
    owed.period = people ? Period(AtAllTimes{}) : Period(InYear{});
    bool good = part && whole_measure && share;
    if (const At when = period_child(node)) {
        const std::optional<Period> made = people ? period(context, when) : record_period(context, node);
        good = good && made;
        if (made) owed.period = *made;
    } else if (!people) {
        record_period(context, node);  // says that it is missing
        good = false;
    }
    if (!good) return std::nullopt;
    owed.part = *part;
    owed.whole = *whole_measure;
    if (owed.share.value == BasisPoints{0} && owed.bound == Bound::at_least)
        never(Code::never_missed, node, "nothing is owed", {}, percent_node);
    return owed;
}

}  // namespace induct
