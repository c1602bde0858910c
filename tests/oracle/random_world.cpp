// Conditions, whole rules, triggers, and the case they make together. See random_world.h. Tested by
// random_world_test.cpp.
#include "tests/oracle/random_world.h"

#include "tests/oracle/random_rules.h"

#include <algorithm>

namespace induct::oracle {

Dice::Dice(std::uint64_t seed, std::uint64_t what, std::uint64_t place) {
    std::seed_seq sequence{seed & 0xffffffffu, seed >> 32, what, place};
    engine_.seed(sequence);
}
std::int64_t Dice::below(std::int64_t n) {
    return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(n));
}

Condition RuleDice::status_term() {
    StatusIs term;
    term.requirement =
        RequirementId{static_cast<std::uint32_t>(dice_.below(static_cast<std::int64_t>(earlier_rules_)))};
    term.status = dice_.pick<Status>({Status::missed, Status::missed, Status::behind, Status::met, Status::on_track,
                                      Status::unknown, Status::pending});
    say("rule-" + std::to_string(term.requirement.index) + " is " + std::string(word(term.status)));
    if (dice_.chance(30)) {
        say("for");
        term.lasting = Setting<CalendarSpan>{span(2, 12), {}};
    } else if (dice_.chance(30)) {
        term.times_in_a_row = 2;
        say("2 times in a row");
    } else if (dice_.chance(20)) {
        term.negated = true;
        say("(not)");
    }
    return term;
}

Condition RuleDice::term() {
    const std::int64_t which = dice_.below(14);
    const bool of_place = subject_.index() > SubjectKind(ForGroup{}).index();
    if (which == 11) return value_term();
    if (which == 12) return figure_term();
    if (which == 13 && !of_place) return match_term();
    if (which == 0 && earlier_rules_ > 0) return status_term();
    if (which == 1 && earlier_rules_ > 0) return status_term();
    if (which == 2 && earlier_rules_ > 0) {
        const RequirementId rule{static_cast<std::uint32_t>(dice_.below(static_cast<std::int64_t>(earlier_rules_)))};
        say("rule-" + std::to_string(rule.index) + " is below 50% of pace");
        return BelowPace{rule, {BasisPoints{5000}, {}}};
    }
    if (which == 3) {
        NoneLogged found;
        say("no");
        found.what = selection();
        if (dice_.chance(40)) {
            say("in the last");
            found.lookback = InTheLast{{span(3, 25), {}}};
        } else if (dice_.chance(70)) {
            const SpanUnit unit = dice_.pick<SpanUnit>({SpanUnit::week, SpanUnit::month, SpanUnit::term});
            const std::int64_t number = dice_.between(1, 2);
            found.lookback = InARow{number, unit};
            say("in " + to_words(CalendarSpan{number, unit}) + " in a row");
        }
        return found;
    }
    if (which == 4) {
        MeasureIs found;
        const bool time = dice_.chance(50);
        say(time ? "hours of" : "number of");
        const SelectionId what = selection(true);
        found.measure = time ? Measure(MeasureTime{what}) : Measure(MeasureNumber{what});
        found.bound = dice_.pick<Bound>({Bound::at_least, Bound::at_most});
        if (time)
            found.value = Minutes{dice_.pick<std::int64_t>({60, 200})};
        else
            found.value = Number{dice_.between(1, 3) * 1000};
        if (dice_.chance(40))
            found.period = Cadence{{1, SpanUnit::month}, {}};
        else
            found.period = InYear{};
        say(found.bound == Bound::at_least ? "is at least" : "is at most");
        return found;
    }
    if (which == 5) {
        const bool after = dice_.chance(50);
        say(after ? "after" : "before");
        const Point at = point(dice_.chance(40));
        return after ? Condition(AfterPoint{at}) : Condition(BeforePointIs{at});
    }
    if (which == 6) {
        say("reached");
        return Reached{selection()};
    }
    if (which == 7 && is_pairing()) {
        say("review");
        if (dice_.chance(50)) return ReviewOpen{ReviewId{0}, dice_.chance(30)};
        return ReviewDecided{ReviewId{0}, "keep"};
    }
    if (which == 8 && (is_pairing() || std::holds_alternative<ForRole>(subject_))) {
        HoldsRole found;
        if (is_pairing())
            found.person = maker_.slot(static_cast<std::uint32_t>(dice_.below(2)));
        else
            found.person.who = SubjectPerson{};
        found.role = maker_.is.leader;
        found.negated = dice_.chance(40);
        say("holds role leader");
        return found;
    }
    if (which == 9 && dice_.chance(30)) {
        const FieldTest one = field_test(false), other = field_test(false);
        say("are recorded");
        return AreRecorded{{one.place, other.place}};
    }
    return FieldIs{field_test(false)};
}

ConditionId RuleDice::condition(int depth) {
    if (depth < 2 && dice_.chance(25)) {
        say("(");
        const ConditionId left = condition(depth + 1);
        const std::int64_t which = dice_.below(3);
        if (which == 2) {
            say(") negated");
            return maker_.condition(Not{left});
        }
        say(which == 0 ? "and" : "or");
        const ConditionId right = condition(depth + 1);
        say(")");
        return maker_.condition(which == 0 ? Condition(Both{left, right}) : Condition(Either{left, right}));
    }
    return maker_.condition(term());
}

namespace {

SubjectKind draw_subject(Dice& dice, const Names& is, bool has_veterans) {
    const std::int64_t which = dice.below(100);
    if (which < 55) return ForPairing{is.duo};
    if (which < 60) return ForPairing{is.partners};
    if (which < 72) return ForRole{has_veterans && dice.chance(60) ? Names::veteran : is.mentor};
    if (which < 78) return ForRole{is.novice};
    if (which < 86) return ForGroup{is.team};
    if (which < 91) return ForProgram{};
    return which < 96 ? SubjectKind(ForSchool{}) : SubjectKind(ForDistrict{});
}

Partial draw_partial(Dice& dice) {
    return dice.pick<Partial>({Prorated{}, InFull{}, SkippedBelow{{5000}}, SkippedBelow{{2500}}});
}

/// What stands around the expectation: partial, behind, grace and so on.
void draw_terms(RuleDice& dice, Requirement& rule, const std::vector<unsigned>& months) {
    Dice& d = dice.dice();
    const auto say = [&](const std::string& text) { dice.said += "; " + text; };
    if (d.chance(35)) {
        rule.partial = draw_partial(d);
        say("partial " + std::to_string(rule.partial->index()));
    }
    if (d.chance(45)) {
        rule.behind_below = BasisPoints{d.pick<std::int64_t>({5000, 8000, 10000})};
        say("behind below " + to_words(*rule.behind_below));
        // Milestones are amounts of time here: one part, and that one in minutes.
        const std::vector<ExpectationPart>& parts = rule.cases.front().expects->parts;
        const bool time = parts.size() == 1 && rule.cases.size() == 1 && rule.exceptions.empty() &&
                          std::holds_alternative<TimeAmount>(parts.front().expectation);
        if (time && d.chance(40)) {
            rule.milestones = {{d.between(1, 60), AtMonthDay{{months[0], 25}}},
                               {d.between(60, 120), AtMonthDay{{months[1], 20}}}};
            say("milestones " + std::to_string(rule.milestones[0].amount) + " " +
                std::to_string(rule.milestones[1].amount));
        }
    }
    if (d.chance(20)) {
        rule.due_soon = CalendarSpan{d.between(2, 10), d.chance(70) ? SpanUnit::day : SpanUnit::school_day};
        say("due soon " + to_words(*rule.due_soon));
    }
    if (d.chance(50)) {
        rule.grace = d.pick<CalendarSpan>({{2, SpanUnit::day}, {7, SpanUnit::day}, {1, SpanUnit::week}});
        say("grace " + to_words(rule.grace));
    }
    if (d.chance(25)) {
        rule.late_counts_as_met_late = false;
        say("late counts as missed");
    }
    if (d.chance(15)) {
        rule.carries_over = true;
        say("carries over");
    }
    if (d.chance(15)) {
        rule.paused_during_leave = true;
        say("paused during leave");
    }
    if (d.chance(8)) {
        rule.extended_by_absences_over = CalendarSpan{5, SpanUnit::day};
        say("extended by absences over 5 days");
    }
    if (d.chance(6)) {
        const Date day = Date(std::chrono::year{2028} / 2 / 1) + std::chrono::days(d.below(120));
        rule.effective = d.chance(50) ? Interval{day, last_known_day} : Interval{first_known_day, day};
        say((rule.effective.last == day ? "effective until " : "effective from ") + to_iso(day));
    }
    if (d.chance(4)) {
        rule.unset = {ParameterId{0}};
        say("a parameter is not set");
    }
}

Expects draw_expects(RuleDice& dice) {
    Expects expects;
    expects.parts.push_back({dice.expectation(), {}, {}});
    if (!dice.dice().chance(15)) return expects;
    expects.joint = dice.dice().chance(50) ? Joint::and_also : Joint::or_else;
    dice.said += expects.joint == Joint::and_also ? " AND ALSO" : " OR ELSE";
    expects.parts.push_back({dice.expectation(), {}, {}});
    return expects;
}

/// Mostly the same expectation with another number, as handbooks do; else anything, with windows of its own.
Expects draw_other(RuleDice& dice, const Expects& base) {
    if (dice.dice().chance(40)) return draw_expects(dice);
    Expects other = base;
    dice.said += " one more";
    for (ExpectationPart& part : other.parts) {
        if (auto* amount = std::get_if<TimeAmount>(&part.expectation)) amount->amount.value->count += 60;
        if (auto* count = std::get_if<RecordCount>(&part.expectation)) ++*count->least.value, ++count->most;
        if (auto* standing = std::get_if<Standing>(&part.expectation)) ++*standing->least.value, ++standing->most;
        if (auto* gap = std::get_if<Gap>(&part.expectation)) ++gap->span.value->count;
    }
    return other;
}

/// Cases, exceptions, `where` and `waived when`.
void draw_alternatives(RuleDice& dice, Requirement& rule, Maker& maker) {
    Alternative base;
    base.expects = draw_expects(dice);
    rule.cases = {base};
    if (dice.dice().chance(10)) {
        dice.said += "; CASE";
        rule.cases[0].when = dice.condition();
        dice.said += " ELSE";
        Alternative other;
        other.when = maker.condition(Not{*rule.cases[0].when});
        other.expects = draw_other(dice, *rule.cases[0].expects);
        rule.cases.push_back(other);
    }
    for (std::int64_t i = dice.dice().chance(25) ? dice.dice().between(1, 2) : 0; i > 0; --i) {
        Alternative exception;
        dice.said += "; EXCEPT WHEN";
        exception.when = dice.condition();
        exception.rank = static_cast<std::uint32_t>(i);
        if (dice.dice().chance(15)) {
            const Date day = Date(std::chrono::year{2028} / 2 / 1) + std::chrono::days(dice.dice().below(120));
            exception.effective = {first_known_day, day};
            dice.said += " (until " + to_iso(day) + ")";
        }
        dice.said += ":";
        if (dice.dice().chance(50))
            exception.expects = draw_expects(dice);
        else
            dice.said += " nothing";
        rule.exceptions.push_back(exception);
    }
    if (dice.dice().chance(12)) {
        dice.said += "; WHERE";
        rule.where = dice.condition();
    }
    const bool of_pairing = std::holds_alternative<ForPairing>(rule.subject);
    if (of_pairing && dice.dice().chance(12)) {
        dice.said += "; OWED WHEN review decided keep";
        rule.owed_when = maker.condition(ReviewDecided{ReviewId{0}, "keep"});
    }
    if (dice.dice().chance(8)) {
        dice.said += "; WAIVED WHEN";
        rule.waived_when = dice.condition();
    }
}

std::string subject_words(const SubjectKind& kind) {
    static const char* const words[] = {"pairing", "role", "group", "school", "district", "program"};
    return words[kind.index()];
}

}  // namespace

void draw_rules(Maker& maker, std::uint64_t seed, Sizes sizes, const std::vector<unsigned>& months, RandomCase& into) {
    for (std::int64_t i = 0; i < sizes.rules; ++i) {
        Dice dice(seed, 4, static_cast<std::uint64_t>(i));
        Requirement rule;
        rule.name = rule.title = "rule-" + std::to_string(i);
        rule.subject = draw_subject(dice, maker.is, maker.model.roles.size() > Names::veteran.index);
        RuleDice draws(maker, dice, months, rule.subject, maker.model.requirements.size());
        draw_alternatives(draws, rule, maker);
        draw_terms(draws, rule, months);
        const auto is_shared = [](const Counted& one) { return std::holds_alternative<CountsShared>(one.how); };
        while (draws.dice().chance(20)) {
            Counted one = draws.counted();
            // Among whom minutes are divided is said once (E270).
            if (!is_shared(one) || std::none_of(rule.counted.begin(), rule.counted.end(), is_shared))
                rule.counted.push_back(std::move(one));
        }
        into.rule_words.push_back(rule.name + " for each " + subject_words(rule.subject) + ": " + draws.said);
        maker.model.requirements.push_back(rule);
    }
    for (std::int64_t i = 0; i < sizes.triggers; ++i) {
        Dice dice(seed, 5, static_cast<std::uint64_t>(i));
        Trigger trigger;
        trigger.name = trigger.title = "trigger-" + std::to_string(i);
        trigger.subject = draw_subject(dice, maker.is, maker.model.roles.size() > Names::veteran.index);
        RuleDice draws(maker, dice, months, trigger.subject, maker.model.requirements.size());
        trigger.when = draws.condition();
        into.trigger_words.push_back(trigger.name + " for each " + subject_words(trigger.subject) + ": " + draws.said);
        maker.model.triggers.push_back(trigger);
    }
}

namespace {

/// The survey is open all year, or only in some time of it.
void draw_opening(Maker& maker, Dice dice, const std::vector<unsigned>& months) {
    Survey& survey = maker.model.surveys.front();
    switch (dice.below(5)) {
        case 0:
            survey.open = InMonth{months[1]};
            break;
        case 1:
            survey.open = InNamed{"late"};
            break;
        case 2:
            survey.open = FromTo{AtMonthDay{{months[0], 28}}, AtMonthDay{{months[1], 20}}};
            break;
        case 3:
            survey.open = ByLimit{NoLaterThan{AtCalendarName{"mid-break"}}};
            break;
        default:
            break;
    }
}

/// A mentor of so much experience, or with a plan or a log: it may begin in the middle of the year.
void draw_derived_role(Maker& maker, Dice dice) {
    if (!dice.chance(40)) return;
    const Names& is = maker.is;
    Role veteran;
    veteran.name = veteran.title = "veteran";
    veteran.fields = maker.model[is.mentor].fields;
    veteran.derived_from = is.mentor;
    switch (dice.below(3)) {
        case 0:
            veteran.derived_when = maker.condition(
                FieldIs{maker.field_is(is.experience, Compare::at_least, {Number{dice.between(1, 6) * 1000}})});
            break;
        case 1:
            veteran.derived_when = maker.condition(Reached{maker.select_stage(is.plan, "approved")});
            break;
        default:
            veteran.derived_when = maker.condition(Reached{maker.select_stage(is.log, "sent")});
    }
    maker.model.roles.push_back(std::move(veteran));
}

/// Plans or logs that expire in the year, or not before its end.
void draw_validity(Maker& maker, Dice dice) {
    for (const KindId kind : {maker.is.plan, maker.is.log}) {
        if (!dice.chance(35)) continue;
        maker.model.kinds[kind.index].valid_for =
            dice.pick<CalendarSpan>({{dice.between(3, 30), SpanUnit::day}, {2, SpanUnit::week}, {1, SpanUnit::month}});
    }
}

/// Breaks, terms with days between them, holidays, named days (on weekends too) anywhere in the year.
void draw_year(SchoolYear& year, Dice& dice) {
    using std::chrono::days;
    const Interval all = year.days;
    const auto day_in = [&](std::int64_t from, std::int64_t to) { return all.first + days(dice.between(from, to)); };
    const std::int64_t length = all.length().count;
    const Date broken = day_in(1, length - 14);
    year.breaks = {{"mid-break", {}, {broken, broken + days(dice.between(0, 11))}}};
    const Date end = day_in(length / 3, 2 * length / 3);
    year.terms[0].days = {all.first, end};
    year.terms[1].days = {end + days(1 + dice.below(9)), all.last};
    year.windows[0].days = {day_in(length / 2, length - 3), all.last - days(dice.below(3))};
    year.windows[0].days.last = std::max(year.windows[0].days.first, year.windows[0].days.last);
    year.holidays.resize(1);
    for (std::int64_t i = dice.below(4); i > 0; --i) {
        const Date free = day_in(0, length - 1);
        year.holidays.push_back({"holiday-" + std::to_string(i), {}, {free, free}});
    }
    const Date kickoff = day_in(0, length - 1);
    year.dates[0].days = {kickoff, kickoff};
    Date training = all.first;
    for (NamedDays& one : year.day_sets) {
        training += days(dice.between(1, length / 2 - 1));
        one.days = {training, training};
    }
}

/// A school week of four days, or with a short Friday; years of any inner shape, with days between them or without.
void draw_calendar(CalendarSpec& calendar, bool adjoin, Dice dice) {
    if (adjoin) calendar.years[1].days.first = calendar.years[0].days.last + std::chrono::days(1);
    for (SchoolYear& year : calendar.years) draw_year(year, dice);
    const ContractHours whole = calendar.contract.front();
    switch (dice.below(4)) {
        case 0:
            calendar.contract[0].last = Weekday::thursday;
            break;
        case 1:
            calendar.contract[0].first = Weekday::tuesday;
            break;
        case 2:
            calendar.contract[0].last = Weekday::thursday;
            calendar.contract.push_back({Weekday::friday, Weekday::friday, whole.from, {12 * 60}, {}});
            break;
        default:
            break;
    }
}

/// Which seeds have such a calendar. Those below, which tests know by their number, were drawn before there was one.
bool has_odd_calendar(std::uint64_t seed) { return seed > 30'000 && seed % 4 == 2; }

}  // namespace

RandomCase random_case(std::uint64_t seed, Sizes sizes) {
    Dice dice(seed, 0, 0);
    Maker maker;
    if (has_odd_calendar(seed))
        draw_calendar(maker.model.calendars[0], Dice(seed, 75, 0).chance(40), Dice(seed, 74, 0));
    const bool second_year = dice.chance(20);
    const Interval year = maker.model.calendars[0].years[second_year ? 1 : 0].days;
    const std::vector<unsigned> months = second_year ? std::vector<unsigned>{4, 5, 6} : std::vector<unsigned>{1, 2, 3};
    if (dice.chance(50)) maker.model.program.partial = draw_partial(dice);
    RandomCase drawn;
    draw_validity(maker, Dice(seed, 6, 0));
    draw_derived_role(maker, Dice(seed, 4, 0));
    draw_opening(maker, Dice(seed, 6, 0), months);
    draw_people(maker, seed, year);
    draw_rules(maker, seed, sizes, months, drawn);
    draw_payments(maker, seed, months, year, drawn);
    draw_waivers(maker, seed, year);
    draw_records(maker, seed, sizes, year);
    maker.finish();
    Date on = year.first + std::chrono::days(dice.below(year.length().count + 10));
    // The next year would be judged on its days, by rules whose months it has not.
    const Date next = maker.model.calendars[0].years[1].days.first;
    if (!second_year) on = std::min(on, next - std::chrono::days(1));
    drawn.when = {on, on + std::chrono::days(30)};
    drawn.model = std::move(maker.model);
    drawn.world = std::move(maker.world);
    return drawn;
}

}  // namespace induct::oracle
