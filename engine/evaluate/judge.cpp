// Findings as functions of the day: windows, cases, exceptions, waivers, parts. See judge.h.
// Source: docs/language.md, 6.2 to 6.6. Test: tests/evaluate/forms_test.cpp.
#include "engine/evaluate/judge.h"

#include "engine/ledger/latest_review.h"

#include <fmt/format.h>

#include <array>

namespace induct {

namespace {

constexpr std::chrono::days one_day{1};

constexpr std::array worst_first = {Status::missed,   Status::behind,   Status::unknown,
                                    Status::due_soon, Status::pending,  Status::upcoming,
                                    Status::on_track, Status::met_late, Status::met};

Verdict plain(Status status, std::string says) {
    Verdict verdict;
    verdict.status = status;
    verdict.says = std::move(says);
    return verdict;
}

/// All tracks of a finding, of its cases and of its exceptions.
template <class Look>
void each_track(const FindingState& finding, Look look) {
    for (const auto* list : {&finding.cases, &finding.exceptions}) {
        for (const AlternativeTracks& one : *list) {
            for (const auto& part : one.parts) {
                for (const Track& track : part) look(track);
            }
        }
    }
}

}  // namespace

Status combined(const std::vector<Status>& statuses, bool worst) {
    const auto* result = worst_first.end();
    for (const Status status : statuses) {
        if (status == Status::not_applicable) continue;
        const auto* place = std::find(worst_first.begin(), worst_first.end(), status);
        if (result == worst_first.end()) result = place;
        result = worst ? std::min(result, place) : std::max(result, place);
    }
    return result == worst_first.end() ? Status::not_applicable : *result;
}

Status status_of(const std::vector<Track>& windows, Date day) {
    std::vector<Status> all;
    all.reserve(windows.size());
    for (const Track& track : windows) all.push_back(status_on(track.steps, day));
    return combined(all, true);
}

Judge::Judge(const Plan& plan, const SchoolCalendar& calendar, const SubjectRecords& records, AsOf as_of,
             const std::vector<PaymentCourse>* courses)
    : plan_(plan),
      calendar_(calendar),
      records_(records),
      as_of_(as_of),
      year_(calendar.year_of(as_of.on)),
      states_(plan.rules.size()),
      courses_(courses) {
    const auto end = std::upper_bound(records.date.begin(), records.date.end(), as_of.on);
    rows_ = static_cast<std::uint32_t>(end - records.date.begin());
}

std::optional<std::size_t> Judge::place_of_scope(std::uint32_t scope) const {
    for (std::size_t i = 0; i < records_.scopes.size(); ++i) {
        if (records_.scopes[i].scope == scope) return i;
    }
    return std::nullopt;
}

const std::vector<Interval>& Judge::active(Ground ground) const {
    const auto place = place_of_scope(ground.scope);
    return place ? records_.scopes[*place].active : no_days_;
}

std::vector<Interval> Judge::spell_of(Ground ground) const {
    std::vector<Interval> days = active(ground);
    if (days.empty() || !ground.chain) return days;
    if (records_.chain_first) days.front().first = std::min(days.front().first, *records_.chain_first);
    if (records_.superseded_on) days.back().last = last_known_day;
    return days;
}

const std::vector<Interval>& Judge::paused_days(const PlanRule& rule) const {
    return records_.paused[static_cast<std::size_t>(&rule - plan_.rules.data())];
}

std::vector<Interval> Judge::active_of(const PlanRule& rule) const {
    return without(spell_of(ground_of(rule)), paused_days(rule));
}

std::optional<Date> Judge::first_active(const PlanRule& rule, Interval within) const {
    for (const Interval& one : spell_of(ground_of(rule))) {
        const Interval shared = overlap(one, within);
        if (!shared.empty()) return shared.first;
    }
    return std::nullopt;
}

Interval Judge::hull_of(const PlanRule& rule) const {
    const std::vector<Interval> days = spell_of(ground_of(rule));
    return days.empty() ? Interval{last_known_day, first_known_day} : Interval{days.front().first, days.back().last};
}

SubjectDays Judge::subject_days(Ground ground) {
    SubjectDays days;
    days.on = as_of_.on;
    const std::vector<Interval>& active_days = active(ground);
    if (!active_days.empty()) {
        Interval hull{active_days.front().first, active_days.back().last};
        if (ground.chain && records_.chain_first) hull.first = std::min(hull.first, *records_.chain_first);
        days.subject = hull;
        if (records_.subject.kind == Subject::Kind::pairing) days.pairing = hull;
        if (records_.subject.kind == Subject::Kind::group) days.group = hull;
    }
    days.first_record = [this, ground](SelectionId selection) -> std::optional<Date> {
        const Picks& picked = picks(selection.index);
        for (std::size_t i = 0; i < picked.rows.size(); ++i) {
            if (picked.certain[i] && counts_for(picked.rows[i], ground)) return records_.date[picked.rows[i]];
        }
        return std::nullopt;
    };
    days.opening = [this](ReviewId review) -> std::optional<Date> {
        const ReviewFact* latest = nullptr;
        for (const ReviewFact& fact : records_.reviews) latest = latest_review(latest, fact, review, as_of_.on);
        return latest ? std::optional(latest->opened) : std::nullopt;
    };
    return days;
}

Date Judge::after_grace(Date day, CalendarSpan grace) const {
    // Where the calendar ends before a grace in school days does, the days on the wall are counted.
    return calendar_.add(day, grace).value_or(day + std::chrono::days{grace.count});
}

std::int64_t Judge::school_days(const std::vector<Interval>& days, Interval within) const {
    std::int64_t all = 0;
    for (const Interval& one : days) all += calendar_.school_days(overlap(one, within)).count;
    return all;
}

// ---- from a rule to its findings

const RuleState& Judge::state_of(std::uint32_t rule) {
    RuleState& state = states_[rule];
    if (!state.begun) {
        state.begun = true;
        build(rule);
        state.done = true;
    }
    return state;
}

void Judge::build(std::uint32_t at) {
    const PlanRule& rule = plan_.rules[at];
    RuleState& state = states_[at];
    if (!place_of_scope(rule.scope) || !year_) return;
    const SubjectDays subject = subject_days(ground_of(rule));
    std::vector<std::pair<const PlanAlternative*, std::vector<std::vector<DueWindow>>>> cuts;
    const std::vector<DueWindow>* first = nullptr;
    bool alike = true;
    for (const auto* list : {&rule.cases, &rule.exceptions}) {
        for (const PlanAlternative& one : *list) {
            auto& cut = cuts.emplace_back(&one, std::vector<std::vector<DueWindow>>{}).second;
            for (const Part& part : one.parts) cut.push_back(windows_of(calendar_, *year_, part.period, subject));
        }
    }
    for (const auto& [alternative, parts] : cuts) {
        for (const std::vector<DueWindow>& windows : parts) {
            if (!first) first = &windows;
            const auto same = [](const DueWindow& a, const DueWindow& b) { return a.window.days == b.window.days; };
            alike = alike && std::equal(first->begin(), first->end(), windows.begin(), windows.end(), same);
        }
    }
    const std::vector<DueWindow> whole_year = {
        {{year_->days, year_->label}, year_->days.last, true, false, false, std::nullopt, {}}};
    const std::vector<DueWindow>& windows = first && alike ? *first : whole_year;
    const bool one_each = first && alike;
    const std::size_t cases = rule.cases.size();
    for (std::size_t w = 0; w < windows.size(); ++w) {
        if (!rule.effective.holds(windows[w].window.days.last)) continue;
        FindingState& finding = state.findings.emplace_back();
        finding.rule = &rule;
        finding.window = windows[w].window;
        for (std::size_t a = 0; a < cuts.size(); ++a) {
            AlternativeTracks tracks;
            tracks.what = cuts[a].first;
            for (std::size_t p = 0; p < tracks.what->parts.size(); ++p) {
                std::vector<Track>& list = tracks.parts.emplace_back();
                for (std::size_t i = 0; i < cuts[a].second[p].size(); ++i) {
                    if (one_each && i != w) continue;
                    list.push_back(track(rule, tracks.what->parts[p], cuts[a].second[p][i]));
                }
            }
            (a < cases ? finding.cases : finding.exceptions).push_back(std::move(tracks));
        }
        finding.due = finding.judged = finding.window.days.first - one_day;
        std::vector<Date> turns;
        each_track(finding, [&](const Track& track) {
            finding.due = std::max(finding.due, track.due);
            finding.judged = std::max(finding.judged, track.judged);
            for (const StatusStep& step : track.steps) turns.push_back(step.from);
        });
        if (!one_each) {
            // The window is the year, and so is its due day.
            Date due = finding.window.days.last + extension(rule, finding.window.days);
            if (hull_of(rule).last >= finding.window.days.first) due = std::min(due, hull_of(rule).last);
            finding.due = std::max(finding.due, due);
            finding.judged = std::max(finding.judged, after_grace(due, rule.grace));
        }
        turns.insert(turns.end(), {finding.window.days.first, finding.due + one_day, finding.judged + one_day,
                                   finding.window.days.last + one_day});
        if (records_.superseded_on) turns.push_back(*records_.superseded_on);
        for (const Waiver& waiver : records_.waivers) {
            turns.push_back(waiver.days.first);
            turns.push_back(waiver.days.last + one_day);
        }
        bool by_turns = true;
        const auto conditions = [&](const std::optional<ConditionId>& c) {
            by_turns = (!c || turns_of(*c, turns)) && by_turns;
        };
        if (rule.owed_when)
            for (const ReviewFact& fact : records_.reviews) {
                turns.push_back(fact.opened);
                if (fact.decided) turns.push_back(*fact.decided);
            }
        conditions(rule.where);
        conditions(rule.waived_when);
        for (const auto* list : {&rule.cases, &rule.exceptions}) {
            for (const PlanAlternative& one : *list) conditions(one.when);
        }
        if (!by_turns) add_days(turns, {year_->days.first, std::max(as_of_.on, finding.judged) + one_day});
        finding.steps = steps_over(std::move(turns), [&](Date day) { return verdict(finding, day).status; });
    }
}

// ---- what a finding says on a day

bool Judge::follows(ConditionId owed_when, Date day) const {
    const auto& asked = std::get<ReviewDecided>(plan_.conditions[owed_when.index]);
    const ReviewFact* latest = nullptr;
    for (const ReviewFact& fact : records_.reviews) latest = latest_review(latest, fact, asked.review, day);
    return is_decided(latest, day) && latest->outcome == asked.outcome;
}

Date waiver_read_on(Date window_first, Date due, Date day) { return window_first <= day ? std::min(day, due) : due; }

Verdict Judge::verdict(FindingState& finding, Date day) {
    const PlanRule& rule = *finding.rule;
    // A window that ended before the year began is read on the year's first day.
    const Date read = std::max(std::min(day, finding.window.days.last), year_->days.first);
    if (rule.carries_over && records_.superseded_on && day >= *records_.superseded_on) {
        return plain(Status::not_applicable, "carried over to the pairing that follows");
    }
    const Date waived_on = waiver_read_on(finding.window.days.first, finding.due, day);
    for (const Waiver& waiver : records_.waivers) {
        if (waiver.requirement == rule.requirement && waiver.days.holds(waived_on)) {
            // Why is for the owner and the operator, in the ledger: whoever sees the finding may be anybody.
            return plain(Status::not_applicable, "waived by " + waiver.by);
        }
    }
    if (rule.owed_when && !follows(*rule.owed_when, day))
        return plain(Status::not_applicable, "nothing is owed until " + plan_.condition_words[rule.owed_when->index]);
    Truth where = Truth::yes;
    if (rule.where) {
        where = truth_on(*rule.where, read, ground_of(rule));
        if (where == Truth::no)
            return plain(Status::not_applicable, "not where " + plan_.condition_words[rule.where->index]);
    }
    Truth waived = Truth::no;
    if (rule.waived_when) {
        waived = truth_on(*rule.waived_when, read, ground_of(rule));
        if (waived == Truth::yes)
            return plain(Status::not_applicable, "waived when " + plan_.condition_words[rule.waived_when->index]);
    }
    Verdict verdict = alternatives(finding, day, read, 0);
    // Where nothing is owed anyway, a condition that is not known makes no difference.
    if (where == Truth::unknown && verdict.status != Status::not_applicable) {
        Verdict unknown = plain(Status::unknown, "not known whether " + plan_.condition_words[rule.where->index]);
        unknown.decided = false;
        return unknown;
    }
    if (waived == Truth::unknown && verdict.status != Status::not_applicable) {
        verdict.status = Status::unknown;
        verdict.decided = false;
        verdict.says = "not known whether " + plan_.condition_words[rule.waived_when->index];
    }
    if (!rule.unset.empty() && verdict.status != Status::not_applicable) {
        verdict.status = Status::unknown;
        verdict.decided = false;
        verdict.says = fmt::format("parameter not set: {}", fmt::join(rule.unset, ", "));
    }
    return verdict;
}

namespace {

Verdict speak(const AlternativeTracks& alternative, Date day) {
    Verdict verdict;
    verdict.alternative = &alternative;
    if (alternative.what->nothing || alternative.what->paused) {
        verdict.status = Status::not_applicable;
        verdict.says = alternative.what->name;
        return verdict;
    }
    std::vector<Status> parts;
    for (const auto& part : alternative.parts) parts.push_back(status_of(part, day));
    verdict.status = combined(parts, alternative.what->joint != Joint::or_else);
    if (verdict.status == Status::not_applicable) {
        for (const auto& part : alternative.parts) {
            for (const Track& track : part) {
                if (verdict.says.empty()) verdict.says = track.not_applicable;
                if (verdict.says.empty() && track.lapsed)
                    verdict.says = "ended on " + to_words_without_year(*track.lapsed) + ", before it was due";
            }
        }
        if (verdict.says.empty()) verdict.says = "nothing fell due";
    }
    return verdict;
}

}  // namespace

Verdict Judge::alternatives(FindingState& finding, Date day, Date read, std::size_t exception) {
    if (exception == finding.exceptions.size()) return base(finding, day, read, 0);
    const AlternativeTracks& one = finding.exceptions[exception];
    if (!one.what->effective.holds(finding.window.days.last)) return alternatives(finding, day, read, exception + 1);
    const Truth holds = one.what->when ? truth_on(*one.what->when, read, ground_of(*finding.rule)) : Truth::yes;
    if (holds == Truth::no) return alternatives(finding, day, read, exception + 1);
    Verdict spoken = speak(one, day);
    spoken.spoke = static_cast<std::int32_t>(exception);
    if (holds == Truth::yes) return spoken;
    Verdict otherwise = alternatives(finding, day, read, exception + 1);
    if (otherwise.status == spoken.status) return otherwise;
    otherwise.status = Status::unknown;
    otherwise.decided = false;
    otherwise.says = "not known whether " + plan_.condition_words[one.what->when->index];
    return otherwise;
}

Verdict Judge::base(FindingState& finding, Date day, Date read, std::size_t at) {
    if (at == finding.cases.size()) return plain(Status::not_applicable, "no case holds");
    const AlternativeTracks& one = finding.cases[at];
    const Truth holds = one.what->when ? truth_on(*one.what->when, read, ground_of(*finding.rule)) : Truth::yes;
    if (holds == Truth::no) return base(finding, day, read, at + 1);
    Verdict spoken = speak(one, day);
    spoken.base_case = static_cast<std::uint32_t>(at);
    if (holds == Truth::yes) return spoken;
    Verdict otherwise = base(finding, day, read, at + 1);
    if (otherwise.status == spoken.status) return otherwise;
    spoken.status = Status::unknown;
    spoken.decided = false;
    spoken.says = "not known whether " + plan_.condition_words[one.what->when->index];
    return spoken;
}

Date Judge::since_of(FindingState& finding, Date day) {
    const Date year_first = year_->days.first;
    const StatusSteps& steps = finding.steps;
    std::size_t at = step_at(steps, day);
    const Status status = steps[at].status;
    if (status == Status::not_applicable || status == Status::upcoming) {
        const Date first = finding.window.days.first;
        return first > day ? year_first : std::max(first, year_first);
    }
    if ((status == Status::missed || status == Status::met) && at != 0 && steps[at - 1].status == Status::pending) {
        // A record that completes it ends the pending days; the end of grace only shows what they came to.
        bool completed = false;
        const Verdict then = verdict(finding, steps[at].from);
        if (then.alternative != verdict(finding, steps[at].from - one_day).alternative) completed = true;
        for (std::size_t p = 0; then.alternative && p < then.alternative->parts.size(); ++p) {
            for (const Track& track : then.alternative->parts[p]) {
                if (track.part->form == Part::Form::payment)
                    completed = completed || is_paid_by_records_of(*finding.rule, track, steps[at].from);
                completed =
                    completed || (track.part->form == Part::Form::amount && track.part->bound == Bound::at_least &&
                                  status_on(track.steps, steps[at].from) == Status::met &&
                                  status_on(track.steps, steps[at].from - one_day) != Status::met);
            }
        }
        if (status == Status::missed || !completed) --at;
    }
    Date since = steps[at].from;
    if (status == Status::missed) {
        // Only the alternative that speaks tells since when; of `or else` a single part tells nothing of the whole.
        const Verdict now = verdict(finding, day);
        const bool tells = now.alternative && now.alternative->what->joint != Joint::or_else;
        for (std::size_t p = 0; tells && p < now.alternative->parts.size(); ++p) {
            for (const Track& track : now.alternative->parts[p]) {
                if (track.broken_from && status_on(track.steps, day) == Status::missed)
                    since = std::min(since, *track.broken_from);
            }
        }
    }
    return std::max(since, year_first);
}

Judgement Judge::run(Detail detail) {
    Judgement judgement;
    judgement.subject = records_.subject;
    if (!year_) return judgement;
    for (std::uint32_t at = 0; at < plan_.rules.size(); ++at) {
        static_cast<void>(state_of(at));
        for (FindingState& finding : states_[at].findings) judgement.findings.push_back(finding_of(finding, detail));
    }
    std::stable_sort(judgement.findings.begin(), judgement.findings.end(), comes_before);
    for (const PlanTrigger& trigger : plan_.triggers) {
        for (const ScopeDays& scope : records_.scopes) {
            const auto& own = plan_.scopes[scope.scope].triggers;
            if (std::find(own.begin(), own.end(), trigger.trigger) != own.end()) {
                judgement.triggers.push_back(trigger_of(trigger, scope.scope));
            }
        }
    }
    for (const PlanFigure& figure : plan_.figures) {
        for (const ScopeDays& scope : records_.scopes) {
            const auto& own = plan_.scopes[scope.scope].figures;
            if (std::find(own.begin(), own.end(), figure.figure) != own.end()) {
                judgement.figures.push_back(figure_of(figure, scope.scope));
            }
        }
    }
    judgement.courses = courses();
    return judgement;
}

}  // namespace induct
