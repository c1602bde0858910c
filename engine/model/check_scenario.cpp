// Scenarios: people, pairs, log lines and the results that are expected, as data of their own.
// Method: the cast first, then what happens, then what must come out. Tested by tests/model/resolved_test.cpp and the
// goldens unknown_person, outside_scenario, slot_wrong_role, ...
#include "engine/model/checker.h"
#include "engine/time/expiry.h"
#include "grammar/near.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace induct {
namespace {

/// Is it a field such as `hired` or `contract-start`, which holds a day that has passed?
bool tells_a_beginning(std::string_view field) {
    constexpr std::array<std::string_view, 6> words{"hired", "start", "started", "began", "joined", "appointed"};
    const std::string_view last = field.substr(field.rfind('-') == std::string_view::npos ? 0 : field.rfind('-') + 1);
    return std::find(words.begin(), words.end(), last) != words.end();
}

}  // namespace

/// Who and what a scenario has named so far.
struct Checker::Cast {
    const SchoolYear* year = nullptr;
    std::map<std::string, RoleId> people;
    std::map<std::string, std::variant<PairingKindId, GroupKindId>> pairs;
    std::set<std::string> places;                 // schools and districts that people are said to belong to
    bool broken = false;                          // some of it could not be understood: unknown names stay quiet
    std::vector<std::pair<At, Date>> beginnings;  // dates without a year of what has begun, told of when far ahead
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& [name, role] : people) all.push_back(name);
        for (const auto& [name, kind] : pairs) all.push_back(name);
        std::sort(all.begin(), all.end());
        return all;
    }
};

std::optional<Date> Checker::scenario_date(At node, const Cast& cast, std::optional<CalendarSpan> valid_for) {
    if (!node || !cast.year) return std::nullopt;
    const std::optional<Date> date = date_after(node, cast.year->days.first);
    if (!date) return std::nullopt;
    // What happens in the summer before or after belongs to the year as well: entering late, looking back.
    const Interval around{cast.year->days.first - std::chrono::days{120},
                          cast.year->days.first + std::chrono::days{400}};
    if (around.holds(*date)) return date;
    // What is still valid in the year may be much older.
    const std::optional<Date> expired = expiry(*date, valid_for);
    if (*date < around.first && expired && *expired >= around.first) return date;
    say(Code::outside_scenario, fmt::format("{} lies outside the scenario's year {}", node.phrase(), cast.year->label),
        node.span(), fmt::format("the year runs {}", to_words(cast.year->days)));
    return std::nullopt;
}

void Checker::begins(At node, Date day, Cast& cast) {
    const std::string words = node.phrase();
    const bool has_year = !words.empty() && words.front() >= '0' && words.front() <= '9';
    if (!has_year) cast.beginnings.emplace_back(node, day);
}

/// `hired August 1` of a year that begins on August 18 is the summer after it, which nobody has in mind.
void Checker::check_beginnings(const Cast& cast, Date last_check) {
    constexpr std::chrono::days far{90};
    for (const auto& [node, day] : cast.beginnings) {
        const bool behind_year = day > cast.year->days.last && day > last_check;
        if (!behind_year && day <= last_check + far) continue;
        say(Code::date_far_ahead, fmt::format("`{}` is read as {}", node.phrase(), to_words(day)), node.span(),
            fmt::format("the last result is that of {}", to_words(last_check)),
            fmt::format("write `{}` if the day before the school year is meant", to_iso(add_months(day, -12))));
    }
}

std::optional<Interval> Checker::since(At node, Cast& cast) {
    if (!node) return std::nullopt;
    const std::optional<Date> first = scenario_date(node.nth(0), cast);
    if (!first) return std::nullopt;
    begins(node.nth(0), *first, cast);
    Interval days{*first, last_known_day};
    if (const At to = node.nth(1)) {
        const std::optional<Date> last = scenario_date(to, cast);
        if (!last) return std::nullopt;
        days.last = *last;
        if (days.empty()) {
            say(Code::reversed_period, "the last day lies before the first", node.span(),
                fmt::format("from {} to {}", to_words(days.first), to_words(days.last)));
            return std::nullopt;
        }
    }
    return days;
}

std::vector<std::string> Checker::caps(At node, const Cast& cast) {
    std::vector<std::string> all;
    for (const At cap : node.children(Rule::cap)) {
        const std::string name = cap.text();
        if (!cast.people.count(name) && !cast.pairs.count(name)) {
            if (!cast.broken) unknown(cap, "person, pair or team in this scenario", cast.names(), Code::unknown_person);
            continue;
        }
        all.push_back(name);
    }
    return all;
}

std::optional<Value> Checker::scenario_value(const FieldType& type, At node, Cast& cast, const std::string& words) {
    if (is_date(node) && std::holds_alternative<DateType>(type)) {
        const std::optional<Date> date = date_after(node, cast.year->days.first);  // a field may look far back
        if (date && tells_a_beginning(words)) begins(node, *date, cast);
        return date ? std::optional<Value>(*date) : std::nullopt;
    }
    return datum(type, node, words);
}

void Checker::scenario_people(At node, Cast& cast, Scenario& scenario) {
    for (const At one : node.children(Rule::person)) {
        const At cap = one.child(Rule::cap);
        ScenarioPerson person;
        person.name = cap.text();
        const std::optional<RoleId> role = expect_id<RoleId>(one.child(Rule::name), Sort::role, "role");
        if (!role) {
            cast.broken = true;
            continue;
        }
        person.role = *role;
        const auto before = cast.people.find(person.name);
        if (before != cast.people.end() && before->second == *role)
            say(Code::duplicate_name, fmt::format("`{}` is named twice in this scenario", person.name), cap.span(),
                "again here", "a second line for a person gives another role");
        cast.people.emplace(person.name, *role);
        for (const At fact : one.child(Rule::facts).children(Rule::fact_value)) {
            const At name = fact.child(Rule::name);
            const std::optional<Field> field = field_of_role(*role, name.text());
            if (!field) {
                Context context = context_for(ForRole{*role});
                unknown_field(name, fmt::format("`{}`", model_[*role].name), context, *role);
                continue;
            }
            std::optional<Value> value = scenario_value(field->type, fact.nth(1), cast, name.text());
            if (!value) continue;
            if (const auto* where = std::get_if<std::string>(&*value))
                if (name.text() == "site" || name.text() == "school" || name.text() == "district")
                    cast.places.insert(*where);
            if (name.text() == "site" || name.text() == "school") {
                if (const auto* site = std::get_if<std::string>(&*value)) person.site = *site;
                continue;
            }
            person.fields.push_back({field->name, std::move(*value)});
        }
        person.since = since(one.child(Rule::since), cast);
        scenario.people.push_back(std::move(person));
    }
}

void Checker::scenario_pair(At node, Cast& cast, Scenario& scenario) {
    const At cap = node.child(Rule::cap);
    const Symbol* symbol = expect(node.child(Rule::name), {Sort::pairing, Sort::group}, "pairing or group");
    if (!symbol) {
        cast.broken = true;
        return;
    }
    ScenarioPair pair;
    pair.name = cap.text();
    const bool pairing = symbol->sort == Sort::pairing;
    if (pairing)
        pair.kind = PairingKindId{symbol->index};
    else
        pair.kind = GroupKindId{symbol->index};
    if (!cast.pairs.emplace(pair.name, pair.kind).second)
        say(Code::duplicate_name, fmt::format("`{}` is named twice in this scenario", pair.name), cap.span(),
            "again here");
    std::set<std::uint32_t> filled;
    bool misnamed = false;  // one of the slots: then nobody can tell which one is empty
    for (const At fill : node.children(Rule::fill)) {
        const At name = fill.child(Rule::name);
        std::optional<std::uint32_t> place_here;
        std::vector<std::string> slots;
        if (pairing) {
            const PairingKind& kind = model_.pairings[symbol->index];
            for (std::uint32_t i = 0; i < kind.slots.size(); ++i) {
                slots.push_back(kind.slots[i].name);
                if (names(name.text(), kind.slots[i].name)) place_here = i;
            }
        } else {
            slots = {"leader", "member"};
            if (names(name.text(), "member")) place_here = 0;
            if (names(name.text(), "leader")) place_here = 1;
        }
        if (!place_here) {
            unknown(name, fmt::format("slot of `{}`", symbol->name), slots, Code::unknown_slot);
            misnamed = true;
            continue;
        }
        filled.insert(*place_here);
        const std::vector<std::string> people = caps(fill, cast);
        if (pairing) {
            const Slot& slot_here = model_.pairings[symbol->index].slots[*place_here];
            for (const At person : fill.children(Rule::cap)) {
                const auto known = cast.people.find(person.text());
                if (known == cast.people.end() || model_[slot_here.role].name.empty()) continue;
                const bool any = std::any_of(
                    scenario.people.begin(), scenario.people.end(),
                    [&](const ScenarioPerson& p) { return p.name == person.text() && fits(p.role, slot_here.role); });
                if (!any)
                    say(Code::slot_wrong_role,
                        fmt::format("`{}` cannot be the {} of `{}`: that is a `{}`", person.text(), slot_here.name,
                                    symbol->name, model_[slot_here.role].name),
                        person.span(), fmt::format("a `{}`", model_[known->second].name),
                        fmt::format("name somebody who is `{}`", model_[slot_here.role].name));
            }
            if (static_cast<std::int64_t>(fill.children(Rule::cap).size()) > slot_here.most)
                say(Code::slot_wrong_role,
                    fmt::format("the slot `{}` holds {} at most", slot_here.name, slot_here.most), fill.span());
        }
        pair.fills.push_back({*place_here, people});
    }
    if (pairing && !misnamed) {
        const PairingKind& kind = model_.pairings[symbol->index];
        for (std::uint32_t i = 0; i < kind.slots.size(); ++i)
            if (kind.slots[i].least > 0 && !filled.count(i))
                say(Code::clause_missing, fmt::format("the pair `{}` has no {}", pair.name, kind.slots[i].name),
                    cap.span(), "",
                    fmt::format("add `{} ` and a name, or declare the slot `is optional`", kind.slots[i].name));
    }
    const std::vector<Field>& fields =
        pairing ? model_.pairings[symbol->index].fields : model_.groups[symbol->index].fields;
    for (const At fact : node.child(Rule::facts).children(Rule::fact_value)) {
        const At name = fact.child(Rule::name);
        const auto field = std::find_if(fields.begin(), fields.end(),
                                        [&](const Field& f) { return names(name.text(), model_[f.name]); });
        if (field == fields.end()) {
            std::vector<std::string> candidates;
            for (const Field& one : fields) candidates.push_back(model_[one.name]);
            unknown(name, fmt::format("field of `{}`", symbol->name), candidates, Code::unknown_field);
            continue;
        }
        if (std::optional<Value> value = scenario_value(field->type, fact.nth(1), cast, name.text()))
            pair.fields.push_back({field->name, std::move(*value)});
    }
    pair.since = since(node.child(Rule::since), cast);
    scenario.pairs.push_back(std::move(pair));
}

void Checker::scenario_log(At node, Cast& cast, Scenario& scenario) {
    ScenarioLog log;
    log.span = node.span();
    if (const At times = node.child(Rule::log_times)) {
        log.start = read_clock(times.nth(0).phrase());
        log.end = read_clock(times.nth(1).phrase());
        if (log.start && log.end && *log.end <= *log.start)
            say(Code::reversed_hours,
                fmt::format("it ends at {}, before it begins at {}", to_words(*log.end), to_words(*log.start)),
                times.span(), "", "afternoon hours are written `15:30` or `3:30 pm`");
    }
    Selection what;
    At kind;
    for (const At child : node.children())
        if (child.is(Rule::kind_name)) kind = child;
    if (!kind) {
        for (const At child : node.children())
            if (child.is(Rule::kind_activity) || child.is(Rule::kind_meeting) || child.is(Rule::kind_owned))
                say(Code::wrong_sort, fmt::format("`{}` is no single kind", child.phrase()), child.span(),
                    "a log line names what happened");
        return;
    }
    std::optional<KindId> id;
    if (const Symbol* paid = lookup(kind.child(), true); paid && paid->node.is(Rule::payment)) {
        const Payment* payment = model_.payment_of({paid->index});
        if (payment && payment->rule.index == paid->index) id = payment->made;
    }
    if (!id) id = expect_id<KindId>(kind.child(), Sort::kind, "activity, meeting, artifact or payment");
    const std::optional<Date> date = scenario_date(node.nth(0), cast, id ? model_[*id].valid_for : std::nullopt);
    if (id) {
        log.kind = *id;
        what.kinds = {*id};
        if (const At stage = node.child(Rule::stage)) {
            if (!selection_stage(stage, what)) return;
            log.stage = *what.stage;
        } else if (model_[*id].stages.size() == 1) {
            log.stage = model_[*id].stages[0];
        } else if (model_[*id].form == KindForm::artifact && !model_[*id].stages.empty()) {
            say(Code::unknown_stage, fmt::format("which stage of `{}` was reached is not said", model_[*id].name),
                kind.span(), fmt::format("its stages are: {}", fmt::join(model_[*id].stages, ", ")));
        }
    }
    log.by = caps(node.child(Rule::log_by), cast);
    log.with = caps(node.child(Rule::log_with), cast);
    log.to = caps(node.child(Rule::log_to), cast);
    log.about = caps(node.child(Rule::log_about), cast);
    if (const At length = node.child(Rule::log_for)) {
        log.minutes = minutes(length.child());
        if (id && !model_[*id].stages.empty())
            say(Code::no_duration,
                fmt::format("`{}` is {}: it happens on a day and has no hours", model_[*id].name,
                            model_[*id].form == KindForm::survey    ? "a survey"
                            : model_[*id].form == KindForm::payment ? "a payment"
                                                                    : "an artifact"),
                length.span());
    }
    for (const At fact : node.child(Rule::facts).children(Rule::fact_value)) {
        const At name = fact.child(Rule::name);
        if (!id) break;
        const std::optional<Field> field = field_of_records(what, name.text());
        if (!field) {
            Context inside;
            inside.records = &what;
            unknown_field(name, fmt::format("`{}`", model_[*id].name), inside, std::nullopt);
            continue;
        }
        if (std::optional<Value> value = scenario_value(field->type, fact.nth(1), cast, name.text()))
            log.fields.push_back({field->name, std::move(*value)});
    }
    if (id && model_[*id].form == KindForm::payment) {
        const std::vector<At> facts = node.child(Rule::facts).children(Rule::fact_value);
        const bool told = std::any_of(facts.begin(), facts.end(),
                                      [](At fact) { return fact.child(Rule::name).text() == paid_amount_field; });
        if (!told || log.to.size() != 1)
            say(Code::clause_missing, told ? "a payment is made to one person" : "how much was paid is not said",
                node.span(), "", told ? "add `to` and a name" : "add the amount: `(amount $600)`");
    }
    if (const At recorded = node.child(Rule::log_recorded_on)) {
        log.recorded_on = scenario_date(recorded.child(), cast);
        if (log.recorded_on && date && *log.recorded_on < *date)
            say(Code::reversed_period, "it is recorded before it happens", recorded.span(),
                fmt::format("it happens on {}", to_words(*date)));
    }
    if (!date || !id) return;
    begins(node.nth(0), *date, cast);
    log.date = *date;
    scenario.logs.push_back(std::move(log));
}

void Checker::scenario_set(At node, Scenario& scenario) {
    const auto id = expect_id<ParameterId>(node.child(Rule::name), Sort::parameter, "parameter");
    const std::optional<Parameter::Setting> value = setting(node.nth(1));
    if (!id || !value) return;
    const Parameter& parameter_here = model_[*id];
    if (parameter_here.value && parameter_here.value->index() != value->index()) {
        say(Code::parameter_type, fmt::format("`{}` is a value of another sort", node.nth(1).phrase()),
            node.nth(1).span(), fmt::format("`{}` is declared with a different unit", parameter_here.name))
            .labels.push_back({parameter_here.span, "declared here", false});
        return;
    }
    const auto wanted = wanted_settings_.find(id->index);
    if (!parameter_here.value && wanted != wanted_settings_.end() && !wanted->second.count(value->index())) {
        say(Code::parameter_type, fmt::format("`{}` is a value of another sort", node.nth(1).phrase()),
            node.nth(1).span(), fmt::format("the rules that use `{}` need a different one", parameter_here.name));
        return;
    }
    if (const auto* fields = std::get_if<std::vector<std::string>>(&*value);
        fields && !settable_fields(*id, *fields, node.nth(1)))
        return;
    scenario.sets.push_back({*id, *value});
}

/// Is what stands behind `of` something that the rule could be about?
bool Checker::check_subject(const Symbol& symbol, At of, const Cast& cast) {
    const std::string name = of.child().text();
    const SubjectKind* subject_kind = nullptr;
    if (symbol.sort == Sort::requirement && known_subjects_.count(symbol.index))
        subject_kind = &model_.requirements[symbol.index].subject;
    if (symbol.sort == Sort::review && review_subjects_[symbol.index]) subject_kind = &*review_subjects_[symbol.index];
    if (symbol.sort == Sort::trigger) subject_kind = &model_.triggers[symbol.index].subject;
    if (symbol.sort == Sort::figure) subject_kind = &model_.figures[symbol.index].subject;
    const bool place_wanted = subject_kind && (std::holds_alternative<ForSchool>(*subject_kind) ||
                                               std::holds_alternative<ForDistrict>(*subject_kind));
    if (place_wanted && cast.places.count(name)) return true;
    if (!cast.people.count(name) && !cast.pairs.count(name)) {
        std::vector<std::string> known = cast.names();
        if (place_wanted) known.assign(cast.places.begin(), cast.places.end());
        if (!cast.broken)
            unknown(of.child(),
                    place_wanted ? "school or district in this scenario" : "person, pair or team in this scenario",
                    known, Code::unknown_person);
        return false;
    }
    if (!subject_kind) return true;
    const bool pair = cast.pairs.count(name) > 0;
    const bool pair_wanted =
        std::holds_alternative<ForPairing>(*subject_kind) || std::holds_alternative<ForGroup>(*subject_kind);
    if (!place_wanted && pair == pair_wanted && !std::holds_alternative<ForProgram>(*subject_kind)) return true;
    say(Code::check_of_wrong_subject,
        fmt::format("`{}` is {}{}, and `{}` is a {}", symbol.name,
                    std::holds_alternative<ForProgram>(*subject_kind) ? "for " : "for each ", words_of(*subject_kind),
                    name, pair ? "pair" : "person"),
        of.span());
    return false;
}

/// A trigger is raised (or open, like its review), a figure is shown; neither has the status of a rule.
bool Checker::check_word_fits(const Symbol& symbol, At expected) {
    const std::string word = expected.phrase();
    if (symbol.sort == Sort::trigger && word != "raised" && word != "open") {
        say(Code::wrong_status, fmt::format("the trigger `{}` is never `{}`", symbol.name, word), expected.span(),
            "a trigger is `raised`, or `not raised`");
        return false;
    }
    if (symbol.sort == Sort::figure && word != "shown") {
        say(Code::wrong_status, fmt::format("the figure `{}` is never `{}`", symbol.name, word), expected.span(),
            "a figure is `shown with` its number");
        return false;
    }
    return true;
}

std::optional<ScenarioCheck> Checker::scenario_check(At node, Cast& cast) {
    // An average, or a figure that is one, may be no whole number.
    const auto is_share = [&](const Symbol& symbol) {
        return model_.figures[symbol.index].share_of || plain_figure(model_.figures[symbol.index]).share_of;
    };
    const auto is_average = [&](const Symbol& symbol) {
        if (symbol.sort != Sort::figure) return false;
        const Figure* figure = &model_.figures[symbol.index];
        for (std::size_t step = 0; step < model_.figures.size(); ++step)
            if (const auto* other = std::get_if<FigureOf>(&figure->gauge)) figure = &model_[other->figure];
        return std::holds_alternative<AverageOf>(figure->gauge);
    };
    const auto is_time = [&](const Symbol& symbol) {
        return symbol.sort == Sort::figure && figure_unit(model_.figures[symbol.index]) == FigureUnit::time;
    };
    ScenarioCheck check;
    check.words = node.phrase();
    check.span = node.span();
    check.negated = node.is(Rule::check_is_not);
    const At name = node.child(Rule::name);
    const Symbol* symbol = expect(name, {Sort::requirement, Sort::review, Sort::trigger, Sort::figure},
                                  "requirement, review, trigger or figure");
    if (!symbol) return std::nullopt;
    bool needs_subject = false;
    if (symbol->sort == Sort::requirement) {
        check.what = RequirementId{symbol->index};
        needs_subject = known_subjects_.count(symbol->index) &&
                        !std::holds_alternative<ForProgram>(model_.requirements[symbol->index].subject);
    }
    if (symbol->sort == Sort::review) check.what = ReviewId{symbol->index};
    if (symbol->sort == Sort::trigger) check.what = TriggerId{symbol->index};
    if (symbol->sort == Sort::figure) check.what = FigureId{symbol->index};
    if (const At of = node.child(Rule::check_of)) {
        check.of = of.child().text();
        if (!check_subject(*symbol, of, cast)) return std::nullopt;
    } else if (needs_subject) {
        say(Code::check_of_wrong_subject, fmt::format("whose `{}` is not said", symbol->name), name.span(),
            fmt::format("it is for each {}", words_of(model_.requirements[symbol->index].subject)),
            fmt::format("write `{} of` and a name of this scenario", symbol->name));
        return std::nullopt;
    }
    if (const At in = node.child(Rule::check_in)) {
        if (in.child().is(Rule::month)) {
            if (const auto month = read_month(in.child().text())) check.window = *month;
        } else if (const auto named = calendar_name(in.child(), "name of the calendar")) {
            check.window = *named;
        }
    }
    At expected;
    const std::vector<At> parts = node.children();
    for (const At part : parts)
        if (!part.is(Rule::check_of) && !part.is(Rule::check_in) && !part.is(Rule::check_with) &&
            part.id.index != name.id.index)
            expected = part;
    if (!expected) return std::nullopt;
    if (!check_word_fits(*symbol, expected)) return std::nullopt;
    if (const std::optional<Status> wanted = status(expected)) {
        if (symbol->sort == Sort::review) {
            say(Code::wrong_status, fmt::format("the review `{}` is never `{}`", symbol->name, expected.phrase()),
                expected.span(), "a review is `open`, or decided with an outcome");
            return std::nullopt;
        }
        check.expected = *wanted;
    } else {
        const std::string word = expected.text();
        check.expected = word;
        if (symbol->sort == Sort::requirement && word == "not-applicable") {
            check.expected = Status::not_applicable;
        } else if (symbol->sort == Sort::requirement) {
            std::vector<std::string> statuses;
            for (int at = 0; at <= static_cast<int>(Status::unknown); ++at)
                statuses.emplace_back(induct::word(static_cast<Status>(at)));
            const std::optional<std::string> near = nearest(word, statuses);
            say(Code::wrong_status, fmt::format("the requirement `{}` is never `{}`", symbol->name, word),
                expected.span(), fmt::format("its statuses are: {}", fmt::join(statuses, ", ")),
                near ? fmt::format("did you mean `{}`?", *near) : std::string());
            return std::nullopt;
        } else if (symbol->sort == Sort::review && word != "open" && word != "closed") {
            const std::vector<std::string>& outcomes = model_.reviews[symbol->index].outcomes;
            if (std::find(outcomes.begin(), outcomes.end(), word) == outcomes.end()) {
                unknown(expected, fmt::format("decision of `{}`", symbol->name), outcomes, Code::unknown_value);
                return std::nullopt;
            }
        }
    }
    if (const At with = node.child(Rule::check_with)) {
        const At amount_node = with.child();
        if (is_duration(amount_node)) {
            if (const auto length = minutes(amount_node)) check.with = *length;
        } else if (amount_node.is(Rule::money)) {
            if (const auto amount = money_of_program(amount_node)) check.with = *amount;
        } else if (amount_node.is(Rule::percent)) {
            const auto share = percent(amount_node);
            if (!share) return std::nullopt;
            if (symbol->sort != Sort::figure || !is_share(*symbol)) {
                say(Code::wrong_unit, fmt::format("`{}` is no share", symbol->name), amount_node.span(),
                    "only a figure `as a share of` another is compared with a percentage");
                return std::nullopt;
            }
            check.with = *share;
        } else if (const auto count_here = number(amount_node)) {
            check.with = *count_here;
            if (count_here->count % 1000 != 0 && is_time(*symbol)) {
                const std::int64_t thousandths = count_here->count * 60;
                const std::int64_t hours = thousandths / 60'000, rest = thousandths / 1000 % 60;
                say(Code::wrong_number, fmt::format("`{}` is no time, and hours are compared", amount_node.phrase()),
                    amount_node.span(), "",
                    thousandths % 1000 == 0
                        ? fmt::format("write `{} {} {} minutes`", hours, hours == 1 ? "hour" : "hours", rest)
                        : std::string("write hours and minutes, such as `1 hour 30 minutes`"));
                return std::nullopt;
            }
            if (count_here->count % 1000 != 0 && !is_average(*symbol)) {
                say(Code::wrong_number, fmt::format("`{}` is no whole number, and a count is compared", with.phrase()),
                    amount_node.span(), "",
                    symbol->sort == Sort::figure
                        ? "of a share or a rate write the number before `as a share of` or `per`"
                        : "");
                return std::nullopt;
            }
        }
    }
    return check;
}

/// `decide DATE: REVIEW of WHO is OUTCOME by WHO`
void Checker::scenario_decision(At node, const Cast& cast, Scenario& scenario) {
    const std::optional<Date> date = scenario_date(node.nth(0), cast);
    const std::vector<At> names = node.children(Rule::name);
    const Symbol* review = expect(names.at(0), {Sort::review}, "review");
    if (!review) return;
    ScenarioDecision made;
    made.review = {review->index};
    made.span = node.span();
    made.words = node.phrase();
    const auto& reviewed = review_subjects_[review->index];
    if (const At of = node.child(Rule::check_of)) {
        made.of = of.child().text();
        if (!check_subject(*review, of, cast)) return;
    } else if (reviewed && !std::holds_alternative<ForProgram>(*reviewed)) {
        say(Code::check_of_wrong_subject, fmt::format("whose `{}` is not said", review->name), names[0].span(),
            fmt::format("it is for each {}", words_of(*reviewed)),
            fmt::format("write `{} of` and a name of this scenario", review->name));
        return;
    }
    made.outcome = names.at(1).text();
    const std::vector<std::string>& outcomes = model_.reviews[review->index].outcomes;
    if (std::find(outcomes.begin(), outcomes.end(), made.outcome) == outcomes.end()) {
        unknown(names[1], fmt::format("decision of `{}`", review->name), outcomes, Code::unknown_value);
        return;
    }
    const std::vector<std::string> by = caps(node.child(Rule::log_by), cast);
    if (!by.empty()) made.by = by.front();
    if (!date) return;
    made.date = *date;
    scenario.decisions.push_back(std::move(made));
}

void Checker::check_scenario(At node, Scenario& scenario) {
    scenario.title = node.child(Rule::string).string_value();
    scenario.span = node.span();
    Cast cast;
    std::map<std::string, Span> seen;
    At in;
    for (const At fact : node.children(Rule::fact_in))
        if (!repeats(fact, seen)) in = fact;
    if (!in) {
        say(Code::clause_missing, "the scenario does not say in which year it plays", node.child(Rule::string).span(),
            "", "add `in 2025-26`");
        return;
    }
    const std::vector<const SchoolCalendar*> calendars = calendars_in_force();
    std::vector<std::string> labels;
    for (const SchoolCalendar* calendar : calendars) {
        for (const SchoolYear& year : calendar->spec().years) labels.push_back(year.label);
        if (!cast.year) cast.year = calendar->year_labelled(in.child().text());
    }
    if (!cast.year) {
        if (!calendars.empty() && calendars_good_)
            say(Code::outside_scenario, fmt::format("no calendar has the school year {}", in.child().text()),
                in.child().span(), fmt::format("the years are: {}", fmt::join(labels, ", ")));
        return;
    }
    scenario.year = cast.year->label;
    for (const At fact : node.children())
        if (fact.is(Rule::fact_people)) scenario_people(fact, cast, scenario);
    for (const At fact : node.children())
        if (fact.is(Rule::fact_pair) || fact.is(Rule::fact_team)) scenario_pair(fact, cast, scenario);
    for (const At fact : node.children()) {
        if (fact.is(Rule::fact_set)) scenario_set(fact, scenario);
        if (fact.is(Rule::fact_log)) scenario_log(fact, cast, scenario);
        if (fact.is(Rule::fact_decide)) scenario_decision(fact, cast, scenario);
        if (fact.is(Rule::fact_leave)) {
            const std::optional<Date> first = scenario_date(fact.nth(1), cast), last = scenario_date(fact.nth(2), cast);
            const std::vector<std::string> who_left = caps(fact, cast);
            if (first && last && *last < *first)
                say(Code::reversed_period, "the leave ends before it begins", fact.span());
            else if (first && last && !who_left.empty())
                scenario.leaves.push_back({who_left.front(), {*first, *last}});
        }
        if (!fact.is(Rule::fact_on)) continue;
        ScenarioOn on;
        const std::optional<Date> date = scenario_date(fact.nth(0), cast);
        for (const At one : fact.children())
            if (one.is(Rule::check_is) || one.is(Rule::check_is_not))
                if (std::optional<ScenarioCheck> made = scenario_check(one, cast))
                    on.checks.push_back(std::move(*made));
        if (!date) continue;
        on.date = *date;
        scenario.checks.push_back(std::move(on));
    }
    if (node.children(Rule::fact_on).empty())
        say(Code::clause_missing, "the scenario expects no result", node.child(Rule::string).span(), "",
            "add `on DATE then ...`");
    std::stable_sort(scenario.decisions.begin(), scenario.decisions.end(),
                     [](const ScenarioDecision& a, const ScenarioDecision& b) { return a.date < b.date; });
    std::stable_sort(scenario.checks.begin(), scenario.checks.end(),
                     [](const ScenarioOn& a, const ScenarioOn& b) { return a.date < b.date; });
    if (!scenario.checks.empty()) check_beginnings(cast, scenario.checks.back().date);
}

}  // namespace induct
