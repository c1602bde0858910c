// Findings: which windows, which exception speaks, the whole of the parts, and the days around. Source:
// docs/language.md, 6.1, 6.2 (4), 6.5 (Parts, Cases and exceptions), 6.6 and 6.12. Tested by oracle_test.cpp.
#include "tests/oracle/court.h"
#include "tests/oracle/oracle.h"

#include <algorithm>

namespace induct::oracle {

// "in the order missed, behind, unknown, due-soon, pending, upcoming, on-track, met-late, met."
int goodness(Status status) {
    constexpr Status order[] = {Status::missed,  Status::behind,        Status::unknown,  Status::due_soon,
                                Status::pending, Status::upcoming,      Status::on_track, Status::met_late,
                                Status::met,     Status::not_applicable};
    return static_cast<int>(std::find(std::begin(order), std::end(order), status) - std::begin(order));
}

// The PERIOD of section 5; of a gap its season; without one, and for what takes none, the year.
Period Court::period_of(const Expectation& expectation) const {
    if (const auto* gap = std::get_if<Gap>(&expectation)) {
        return gap->season ? Period(FromTo{gap->season->from, gap->season->to}) : Period(InYear{});
    }
    return std::visit(
        [](const auto& form) -> Period {
            if constexpr (requires { form.period; })
                return form.period;
            else
                return InYear{};
        },
        expectation);
}

// "When the parts (or the cases and exceptions) cut the year into different windows, the finding has one window, the
// year".
std::vector<Stretch> Court::windows(const Scope& scope, Look look, bool& cut_differently) const {
    std::optional<std::vector<Stretch>> common;
    cut_differently = false;
    for (const auto* alternatives : {&scope.rule->cases, &scope.rule->exceptions}) {
        for (const Alternative& alternative : *alternatives) {
            if (!alternative.expects) continue;
            for (const ExpectationPart& part : alternative.expects->parts) {
                const std::vector<Stretch> cut = stretches(scope, period_of(part.expectation), look);
                if (!common) common = cut;
                cut_differently = cut_differently || !std::equal(cut.begin(), cut.end(), common->begin(), common->end(),
                                                                 [](const Stretch& a, const Stretch& b) {
                                                                     return a.window.days == b.window.days;
                                                                 });
            }
        }
    }
    if (common && !cut_differently) return *common;
    Stretch year;
    year.window = {scope.year->days, scope.year->label};
    year.due = scope.year->days.last;
    return {year};
}

// The finding on a day, worked out once and then remembered.
const Verdict& Court::verdict(const Scope& scope, std::size_t window, Look look) {
    const RequirementId rule{static_cast<std::uint32_t>(scope.rule - model_.requirements.data())};
    const auto key = std::make_tuple(rule, scope.subject, scope.year->days.first, window, look.day, look.records_to);
    const auto known = memory_.find(key);
    if (known != memory_.end()) return known->second;
    Verdict found = work_out(scope, window, look);
    return memory_.emplace(key, std::move(found)).first->second;
}

// The last day on which something of the finding is due: in its window any part of any case or exception, and where its
// window is the year because the parts are cut differently, the year itself and every window of every part. What has no
// due day yet waits for the year's end.
Date Court::last_due(const Scope& scope, const std::vector<Stretch>& cut, std::size_t window, bool several,
                     Look look) const {
    Date last = due_day(scope, cut[window]).value_or(scope.year->days.last);
    const auto add = [&](const Stretch& one) {
        last = std::max(last, due_day(scope, one).value_or(scope.year->days.last));
    };
    for (const auto* alternatives : {&scope.rule->cases, &scope.rule->exceptions}) {
        for (const Alternative& alternative : *alternatives) {
            for (std::size_t i = 0; alternative.expects && i < alternative.expects->parts.size(); ++i) {
                const auto own = stretches(scope, period_of(alternative.expects->parts[i].expectation), look);
                if (several) std::for_each(own.begin(), own.end(), add);
                if (!several) add(own[window]);
            }
        }
    }
    return last;
}

// "a recorded waiver (its days hold the due day, or D while open): not-applicable."
bool Court::waived(const Scope& scope, const Verdict& blank, Date due, Date day) const {
    const Date asked = blank.window.days.first <= day && day <= due ? day : due;
    return std::any_of(world_.waivers.begin(), world_.waivers.end(), [&](const Waiver& waiver) {
        return waiver.subject == scope.subject && &model_[waiver.requirement] == scope.rule && waiver.days.holds(asked);
    });
}

// "The version of a rule (`effective`) is picked by the window's last day" (6.3), "its last day as D
// knows it" (6.6).
Date Court::version_day(const Scope& scope, std::size_t window, const Verdict& blank) const {
    bool several = false;
    const std::vector<Stretch> cut = windows(scope, {on_, on_}, several);
    return window < cut.size() ? cut[window].window.days.last : blank.window.days.last;
}

// Is the window not-applicable for every part that might speak? `in year N` is left to the part that says it.
bool Court::nothing_applies(const Scope& scope, std::size_t window, Look look) const {
    for (const auto* list : {&scope.rule->cases, &scope.rule->exceptions}) {
        for (const Alternative& alternative : *list) {
            if (!alternative.expects) continue;
            for (const ExpectationPart& part : alternative.expects->parts) {
                Stretch stretch = stretches(scope, period_of(part.expectation), look)[window];
                stretch.applies = Truth::yes;
                if (settled(scope, stretch) != Status::not_applicable) return false;
            }
        }
    }
    return true;
}

// "**Precedence**: not-applicable, met / met-late / missed, pending, unknown, behind, due-soon, on-track, upcoming".
Verdict Court::work_out(const Scope& scope, std::size_t window, Look look) {
    bool several = false;
    const std::vector<Stretch> cut = windows(scope, look, several);
    Verdict blank;
    if (window >= cut.size()) return blank;
    blank.window = cut[window].window;
    blank.due = due_day(scope, cut[window]);
    const Date due = last_due(scope, cut, window, several, look);
    if (several) blank.due = due;
    if (blank.due) blank.judged = plus_grace(scope, *blank.due);
    const Requirement& rule = *scope.rule;
    // "The version of a rule (`effective`) is picked by the window's last day."
    if (!rule.effective.holds(version_day(scope, window, blank)) || superseded(scope, look.day)) return blank;
    if ((!several && nothing_applies(scope, window, look)) || !ever_active(scope, scope.year->days)) return blank;
    // "The conditions of exceptions, cases and `where` are read on the window's last day, or on D while the window is
    // open."
    const Look read_on = on_day(look, std::max(std::min(look.day, blank.window.days.last), scope.year->days.first));
    // "It is owed from the day of the decision on, when the latest review of the subject was so decided."
    if (rule.owed_when) {
        const auto& decided = std::get<ReviewDecided>(model_[*rule.owed_when]);
        const ReviewFact* latest = nullptr;
        for (const ReviewFact& fact : world_.reviews) {
            const bool hers = fact.review == decided.review && fact.subject == scope.subject;
            if (hers && fact.opened <= look.day && (!latest || latest->opened <= fact.opened)) latest = &fact;
        }
        if (!latest || !latest->decided || look.day < *latest->decided || latest->outcome != decided.outcome)
            return blank;
    }
    const Truth where = rule.where ? holds(scope, *rule.where, read_on) : Truth::yes;
    const Truth waived_when = rule.waived_when ? holds(scope, *rule.waived_when, read_on) : Truth::no;
    if (where == Truth::no || waived_when == Truth::yes || waived(scope, blank, due, look.day)) return blank;
    Verdict found = alternatives(scope, window, look, read_on, several, blank, 0, 0);
    if (found.status == Status::not_applicable) return found;
    // "A parameter that is not set: the rules that use it are unknown".
    if (where == Truth::unknown || waived_when == Truth::unknown || !rule.unset.empty()) {
        found.status = Status::unknown;
        found.parts.clear();
    }
    return found;
}

// "The exceptions that hold are asked in order of rank (most specific first); the first decides. A condition that is
// unknown, where a later one or the base would say otherwise, makes the finding unknown."
Verdict Court::alternatives(const Scope& scope, std::size_t window, Look look, Look read_on, bool several,
                            const Verdict& blank, std::size_t exception, std::size_t a_case) {
    const Requirement& rule = *scope.rule;
    const bool excepting = exception < rule.exceptions.size();
    if (!excepting && a_case >= rule.cases.size()) return blank;  // no case holds: nothing is owed
    const Alternative& alternative = excepting ? rule.exceptions[exception] : rule.cases[a_case];
    const Truth speaks = alternative.when ? holds(scope, *alternative.when, read_on) : Truth::yes;
    const auto rest = [&] {
        return alternatives(scope, window, look, read_on, several, blank, excepting ? exception + 1 : exception,
                            excepting ? a_case : a_case + 1);
    };
    // "it speaks only of windows whose last day lies in these days"
    const bool limited = alternative.effective != always;
    if (speaks == Truth::no || (limited && !alternative.effective.holds(version_day(scope, window, blank))))
        return rest();
    Verdict its = blank;
    if (excepting) its.spoke = static_cast<std::int32_t>(exception);
    if (!excepting) its.base_case = static_cast<std::uint32_t>(a_case);
    its = speak(scope, alternative, window, look, several, its);
    if (speaks == Truth::yes) return its;
    Verdict other = rest();
    if (other.status == its.status) return other;
    Verdict unknown = blank;
    unknown.status = Status::unknown;
    return unknown;
}

namespace {
/// An amount, number or document that is owed, at least: a later record can still bring it.
bool can_be_brought(const Expectation& expectation) {
    if (const auto* time = std::get_if<TimeAmount>(&expectation)) return time->bound == Bound::at_least;
    if (const auto* records = std::get_if<RecordCount>(&expectation)) return records->bound == Bound::at_least;
    return std::holds_alternative<Deadline>(expectation);
}
}  // namespace

// "a part with several windows is the worst of those."
PartVerdict Court::part(const Scope& scope, const ExpectationPart& written, std::size_t window, bool several,
                        Look look) {
    const std::vector<Stretch> cut = stretches(scope, period_of(written.expectation), look);
    // "Until the subject's first active day in the year ... upcoming, unless not-applicable; only a limit that ends
    // before that day is judged as it comes."
    const std::optional<Date> begins = first_active_day_in(scope, scope.year->days);
    const auto ask = [&](const Stretch& stretch) {
        PartVerdict found =
            std::visit([&](const auto& form) { return on(scope, form, stretch, look); }, written.expectation);
        // "A limit by calendar, or counted from the subject's beginning, is not-applicable from the day after the
        // subject's last active day, when that came before it was due soon. What was met or missed by then stays so,
        // and what is brought later is met."
        const auto is_met = [](Status status) { return status == Status::met || status == Status::met_late; };
        const std::optional<Date> last = last_active_day(scope);
        const bool left = stretch.lapses && found.due && last && *last < std::min(*found.due, look.day) &&
                          !due_soon(scope, stretch, *found.due, on_day(look, *last));
        if (left && !(is_met(found.shown.status) && can_be_brought(written.expectation))) {
            const Status then =
                std::visit([&](const auto& form) { return on(scope, form, stretch, on_day(look, *last)); },
                           written.expectation)
                    .shown.status;
            if (!is_met(then) && then != Status::missed) {
                found.shown.status = Status::not_applicable;
                found.since.reset();
            }
        }
        const bool ends_before = stretch.limit && found.due && begins && *found.due < *begins;
        if (begins && look.day < *begins && !ends_before && found.shown.status != Status::not_applicable) {
            found.shown.status = Status::upcoming;
            found.since.reset();
        }
        return found;
    };
    if (!several) return ask(cut[window]);
    std::optional<PartVerdict> worst;
    std::optional<Date> due, judged;
    for (const Stretch& stretch : cut) {
        const PartVerdict one = ask(stretch);
        if (one.due && (!due || *due < *one.due)) due = one.due;
        if (one.judged && (!judged || *judged < *one.judged)) judged = one.judged;
        if (!worst || goodness(one.shown.status) < goodness(worst->shown.status)) worst = one;
    }
    PartVerdict found = worst.value_or(PartVerdict{});
    found.due = due;
    found.judged = judged;
    return found;
}

// "With `and also` and `or else` all parts are shown. The whole is the worst of them, or the best of them ...
// Not-applicable parts drop out; all out is not-applicable." `nothing`: not-applicable.
Verdict Court::speak(const Scope& scope, const Alternative& alternative, std::size_t window, Look look, bool several,
                     Verdict blank) {
    if (!alternative.expects || alternative.paused) return blank;
    const bool best = alternative.expects->joint == Joint::or_else;
    for (const ExpectationPart& written : alternative.expects->parts) {
        const PartVerdict one = part(scope, written, window, several, look);
        blank.parts.push_back(one);
        if (one.due && (!blank.due || *blank.due < *one.due)) blank.due = one.due;
        if (one.judged && (!blank.judged || *blank.judged < *one.judged)) blank.judged = one.judged;
        if (one.shown.status == Status::not_applicable) continue;
        const bool first = blank.status == Status::not_applicable;
        const bool worse = goodness(one.shown.status) < goodness(blank.status);
        const bool better = goodness(one.shown.status) > goodness(blank.status);
        if (first || (best ? better : worse)) blank.status = one.shown.status;
        const bool counts = one.shown.status == Status::missed && one.since && !best;
        if (counts && (!blank.since || *one.since < *blank.since)) blank.since = one.since;
    }
    return blank;
}

// "`since` is the first day of the unbroken run of days, up to D and within the year, on which the finding has its
// status
// ... Pending days directly before belong to missed, and to met when no record completed it. `not-applicable` and
// `upcoming` hold since the window's (the year's) first day."
Date Court::since(const Scope& scope, std::size_t window, Look look) {
    const Verdict& now = verdict(scope, window, look);
    const Status status = now.status;
    const Date begin = scope.year->days.first;
    if (status == Status::not_applicable || status == Status::upcoming) {
        const Date first = now.window.days.first;
        return begin <= first && first <= look.day ? first : begin;
    }
    const auto before = [&](Date day, Status wanted) {
        return day > begin && verdict(scope, window, on_day(look, day - one_day)).status == wanted;
    };
    Date first = look.day;
    while (before(first, status)) first -= one_day;
    bool pending_belongs = status == Status::missed;
    if (status == Status::met && before(first, Status::pending)) {
        // Would it be met on that day without that day's records?
        const Look without{first, std::min(first - one_day, look.records_to)};
        const Verdict met = verdict(scope, window, without);
        const Verdict pending = verdict(scope, window, on_day(look, first - one_day));
        const bool same = met.spoke == pending.spoke && met.base_case == pending.base_case;
        pending_belongs = met.status == Status::met && same;
    }
    while (pending_belongs && before(first, Status::pending)) first -= one_day;
    if (status == Status::missed && now.since) first = std::min(first, std::max(begin, *now.since));
    return first;
}

// "`next change` is the first day after D, up to `judged` plus one, on which the status would differ without a new
// record."
std::optional<Date> Court::next_change(const Scope& scope, std::size_t window, Look look) {
    const Status now = verdict(scope, window, look).status;
    bool several = false;
    const std::vector<Stretch> cut = windows(scope, look, several);
    const Date judged = plus_grace(scope, last_due(scope, cut, window, several, look));
    for (Date day = look.day + one_day; day <= judged + one_day; day += one_day) {
        if (verdict(scope, window, {day, look.records_to}).status != now) return day;
    }
    return std::nullopt;
}

// "for each requirement, subject and window one *finding*: a status, the figures behind it, the evidence (entries),
// since when it holds, and the next day on which it can change with no new record" (6). "The version of a rule
// (`effective`) is picked by the window's last day; a version says nothing of the other windows" (6.3).
std::vector<Finding> Court::judge() {
    std::vector<Finding> findings;
    const Look look{on_, on_};
    for (std::uint32_t i = 0; i < model_.requirements.size(); ++i) {
        const Requirement& rule = model_.requirements[i];
        for (const Subject subject : subjects_of(rule.subject)) {
            const std::optional<Scope> scope = scope_of(rule, subject, on_);
            if (!scope) continue;
            bool several = false;
            const std::vector<Stretch> cut = windows(*scope, look, several);
            for (std::size_t window = 0; window < cut.size(); ++window) {
                // Another version of the rule speaks of that window, or none.
                if (!rule.effective.holds(cut[window].window.days.last)) continue;
                const Verdict now = verdict(*scope, window, look);
                Finding finding;
                finding.requirement = RequirementId{i};
                finding.subject = subject;
                finding.window = now.window;
                finding.active = overlap(now.window.days, always);
                while (!finding.active.empty() && !present(*scope, finding.active.first))
                    finding.active.first += one_day;
                while (!finding.active.empty() && !present(*scope, finding.active.last)) finding.active.last -= one_day;
                finding.due = last_due(*scope, cut, window, several, look);
                finding.judged = plus_grace(*scope, finding.due);
                finding.status = now.status;
                finding.since = since(*scope, window, look);
                finding.next_change = next_change(*scope, window, look);
                finding.spoke = now.spoke;
                finding.base_case = now.base_case;
                for (const PartVerdict& part_verdict : now.parts) finding.parts.push_back(part_verdict.shown);
                findings.push_back(finding);
            }
        }
    }
    std::stable_sort(findings.begin(), findings.end(), comes_before);
    return findings;
}

// "**Triggers** are read on D." Of a subject that is active on that day.
std::vector<TriggerFinding> Court::judge_triggers() {
    std::vector<TriggerFinding> findings;
    for (std::uint32_t i = 0; i < model_.triggers.size(); ++i) {
        const Trigger& trigger = model_.triggers[i];
        for (const Subject subject : subjects_of(trigger.subject)) {
            const SchoolYear* year = calendar_of(subject).year_of(on_);
            if (!year) continue;
            const Scope scope{subject, trigger.subject, nullptr, year};
            const auto read = [&](Date day) {
                const Look look{day, day};
                if (!active(scope, day)) return Truth::no;
                const Truth where = trigger.where ? holds(scope, *trigger.where, look) : Truth::yes;
                return where == Truth::no ? where : both(where, holds(scope, trigger.when, look));
            };
            TriggerFinding finding{TriggerId{i}, subject, read(on_), on_, {}};
            while (finding.holds == Truth::yes && finding.since > year->days.first &&
                   read(finding.since - one_day) == Truth::yes) {
                finding.since -= one_day;
            }
            findings.push_back(finding);
        }
    }
    return findings;
}

// All findings of the day of judgement: see oracle.h.
std::vector<Finding> judge(const Model& model, const World& world, AsOf when) {
    return Court(model, world, when.on).judge();
}
// All triggers on the day of judgement: see oracle.h.
std::vector<TriggerFinding> judge_triggers(const Model& model, const World& world, AsOf when) {
    return Court(model, world, when.on).judge_triggers();
}

}  // namespace induct::oracle
