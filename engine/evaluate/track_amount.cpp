// Amounts, counts and deadlines in one window: what is owed, the pace, and the status on each day. See judge.h.
// Source: docs/language.md, 6.3 (owed in part) and 6.5. Test: tests/evaluate/amount_test.cpp.
#include "engine/evaluate/judge.h"

#include <map>

namespace induct {

namespace {

constexpr std::chrono::days one_day{1};

std::int64_t rounded_up(std::int64_t amount, std::int64_t share, std::int64_t whole) {
    return (amount * share + whole - 1) / whole;
}

}  // namespace

std::optional<Date> Judge::due_soon_from(const PlanRule& rule, const Track& track) const {
    std::optional<CalendarSpan> span = rule.due_soon;
    if (!span && is_limit(track.part->period)) span = CalendarSpan{14, SpanUnit::day};
    if (!span || !track.window.happened) return std::nullopt;
    return calendar_.add(track.due, {-span->count, span->unit});
}

Status Judge::open_status(const PlanRule& rule, const Track& track, Date day) const {
    const std::optional<Date> soon = due_soon_from(rule, track);
    return soon && day >= *soon && day <= track.due ? Status::due_soon : Status::on_track;
}

std::optional<Judge::Fraction> Judge::expected(const PlanRule& rule, const Track& track, Date day) const {
    if (!track.paced) return std::nullopt;
    if (!track.milestones.empty()) {
        Fraction amount;
        for (const auto& [date, owed] : track.milestones) {
            if (day > after_grace(date, rule.grace)) amount.numerator = owed;
        }
        return amount;
    }
    if (track.pace_total.count <= 0) return std::nullopt;
    const std::optional<Date> reached = calendar_.add(day, {-rule.grace.count, rule.grace.unit});
    const Date to = std::min(reached.value_or(first_known_day), track.due);
    const std::vector<Interval> out = rule.paused_during_leave ? paused_days(rule) : std::vector<Interval>{};
    const std::int64_t elapsed = school_days(without({{track.pace_first, to}}, out), always);
    return Fraction{track.needed * elapsed, track.pace_total.count, elapsed};
}

bool Judge::below(const PlanRule& rule, const Track& track, std::int64_t amount, BasisPoints share, Date day) const {
    const auto at_pace = expected(rule, track, day);
    if (!at_pace) return false;
    if (plan_.sums[track.part->sum].adds == Adds::minutes) {
        return amount * at_pace->denominator * 10000 < share.count * at_pace->numerator;
    }
    return amount * 10000 < share.count * (at_pace->numerator / at_pace->denominator);
}

void Judge::follow_amount(const PlanRule& rule, Track& track) {
    const Part& part = *track.part;
    const Sum& sum = plan_.sums[part.sum];
    const bool limit = is_limit(part.period);
    const Interval days = track.window.window.days;
    const Date counted_to = limit ? last_known_day : track.count_to;
    if (limit && track.window.happened) track.valid_on = track.due;
    track.counts = count(sum, {days.first, counted_to}, ground_of(rule), track.each_value, track.valid_on);
    const bool late = limit && rule.late_counts;

    track.paced =
        part.bound == Bound::at_least && (rule.behind_below || !rule.milestones.empty()) && track.window.happened;
    track.pace_first = std::max(days.first, hull_of(rule).first);
    if (track.paced) {
        const auto& out = paused_days(rule);
        track.pace_total = {school_days(without({{track.pace_first, track.due}}, out), always)};
        Ground ground = ground_of(rule);
        const SubjectDays subject = subject_days(ground);
        for (const Milestone& milestone : rule.milestones) {
            if (const auto at = days_of(calendar_, *year_, milestone.by, subject))
                track.milestones.emplace_back(at->last, milestone.amount);
        }
        std::sort(track.milestones.begin(), track.milestones.end());
    }

    const auto in_time = [&](Date day) { return track.counts.at(std::min(day, track.count_to)); };
    const auto at_least = [&](Date day) {
        const Amount amount = in_time(day);
        if (amount.least >= track.needed) return Status::met;
        if (day > track.due) {
            const Amount all = late ? track.counts.at(day) : amount;
            if (late && all.least >= track.needed) return Status::met_late;
            if (day <= track.judged) return Status::pending;
            return all.most >= track.needed ? Status::unknown : Status::missed;
        }
        if (rule.behind_below && day >= track.pace_first && below(rule, track, amount.least, *rule.behind_below, day)) {
            const bool surely = amount.most < track.needed && below(rule, track, amount.most, *rule.behind_below, day);
            return surely ? Status::behind : Status::unknown;
        }
        return open_status(rule, track, day);
    };
    const std::int64_t most = part.bound == Bound::range ? track.needed_most : track.needed;
    const std::int64_t least = part.bound == Bound::at_most ? 0 : track.needed;
    const auto bounded = [&](Date day) {
        const Amount amount = in_time(day);
        if (amount.least > most) return Status::missed;
        if (day > track.due && day <= track.judged) return Status::pending;
        if (amount.most > most) return Status::unknown;
        if (day <= track.due) return amount.least < least ? open_status(rule, track, day) : Status::on_track;
        if (amount.least >= least) return Status::met;
        return amount.most >= least ? Status::unknown : Status::missed;
    };
    std::vector<Date> turns = track.counts.days;
    for (const Date day : {days.first, track.due + one_day, track.judged + one_day, track.count_to + one_day})
        turns.push_back(day);
    if (const auto soon = due_soon_from(rule, track)) turns.push_back(*soon);
    if (track.window.known_from) turns.push_back(*track.window.known_from);
    if (track.paced && rule.behind_below)
        add_days(turns, overlap({track.pace_first, track.due}, {year_->days.first, track.due}));
    track.steps = steps_over(std::move(turns), [&](Date day) {
        if (day < days.first || !track.window.happened || is_unknown_yet(track.window, day)) {
            return Status::upcoming;
        }
        return part.bound == Bound::at_least ? at_least(day) : bounded(day);
    });
}

/// Why nobody is active in these days: who is on leave, or that the subject is not active at all.
std::string Judge::paused_words(const PlanRule& rule, Interval days) const {
    std::string words;
    for (const LeaveOf& leave : records_.leaves) {
        if (leave.rule != static_cast<std::size_t>(&rule - plan_.rules.data())) continue;
        if (overlap(leave.days, days).empty()) continue;
        words += words.empty() ? "paused: " : ", ";
        words += leave.who + " is on leave from " + to_words_without_year(leave.days.first);
        words += leave.days.last < last_known_day ? " to " + to_words_without_year(leave.days.last) : " on";
    }
    return words.empty() ? "not active" : words;
}

Track Judge::frame(const PlanRule& rule, const Part& part, const DueWindow& window) {
    Track track;
    track.part = &part;
    track.window = window;
    const Interval days = window.window.days;
    const bool limit = is_limit(part.period);
    const std::vector<Interval> active = active_of(rule);
    const Interval hull = hull_of(rule);
    track.due = window.due;
    if (window.happened) track.due += extension(rule, days);
    track.count_to = std::max(days.last, track.due);
    if (!limit && hull.last >= days.first) track.due = std::min(track.due, hull.last);
    track.judged = after_grace(track.due, rule.grace);
    track.needed = part.needed.value_or(0);
    track.needed_most = part.needed_most;
    track.each_value = part.each_value;
    for (const Interval& one : active) {
        const Interval shared = overlap(one, days);
        if (shared.empty()) continue;
        track.active = track.active == Interval{} ? shared : Interval{track.active.first, shared.last};
    }
    if (track.active == Interval{}) track.active = {days.first, days.first - one_day};

    const std::vector<Interval> spell = spell_of(ground_of(rule));
    const auto ever_active = [&](Interval when) {
        return std::any_of(spell.begin(), spell.end(),
                           [&](const Interval& one) { return !overlap(one, when).empty(); });
    };
    const bool standing_limit = limit || !window.happened;
    if (!standing_limit && track.active.empty()) {
        track.not_applicable = paused_words(rule, days);
    } else if (standing_limit && !ever_active(year_->days)) {
        track.not_applicable = "not active in the year";
    } else if (limit && window.by_calendar && window.due < hull.first) {
        track.not_applicable = "the limit lay before it began";
    } else if (limit && window.by_calendar && !ever_active(days)) {
        track.not_applicable = "not active";
    } else if (is_cadence(part.period) && school_days({days}, always) == 0) {
        track.not_applicable = "no school day";
    }
    if (const auto* year = std::get_if<InYearOf>(&part.period); year && track.not_applicable.empty()) {
        const std::size_t slot = year->slot && records_.years.size() > 1 ? year->slot->slot : 0;
        const bool known = slot < records_.years.size() && !records_.years[slot].empty() && records_.years[slot].back();
        if (!known) {
            track.asked = Truth::unknown;
        } else if (records_.years[slot].back()->count != year->year * 1000) {
            track.not_applicable = "another year of mentoring";
        }
    }
    const auto owed = [&]() -> std::int64_t& {
        return plan_.sums[part.sum].adds == Adds::coverage ? track.each_value : track.needed;
    };
    // An amount is owed in part; of shares and ratios those of a window with too few active days are skipped.
    const bool pays = part.form == Part::Form::payment && part.payment->by == PlanPayment::By::window;
    const bool owes =
        part.form == Part::Form::amount || part.form == Part::Form::share || part.form == Part::Form::ratio || pays;
    if (owes && !limit && track.not_applicable.empty()) {
        const std::int64_t whole = school_days({days}, always);
        const std::int64_t share = school_days(active, days);
        const auto* skipped = std::get_if<SkippedBelow>(&part.partial);
        if (skipped && share * 10000 < skipped->share.count * whole)
            track.not_applicable = "active in too small a part of it";
        // Nothing owed is not the same as met.
        const bool prorated = std::holds_alternative<Prorated>(part.partial) && whole > 0;
        const bool at_least = part.form == Part::Form::amount && part.bound == Bound::at_least;
        if (prorated && share == 0 && at_least && !part.per)
            track.not_applicable = "not active on any school day of it";
        // Money is rounded to the nearest cent, half a cent up.
        if (prorated && pays) track.needed = (2 * track.needed * share + whole) / (2 * whole);
        if (std::holds_alternative<Prorated>(part.partial) && part.form == Part::Form::amount && whole > 0 &&
            !part.per) {
            owed() = rounded_up(owed(), share, whole);
            track.needed_most = rounded_up(track.needed_most, share, whole);
        }
    }
    // A parameter may be 0.
    if (part.form == Part::Form::amount && part.bound == Bound::at_least && part.needed &&
        track.not_applicable.empty() && owed() == 0)
        track.not_applicable = "nothing is owed of it";
    if (part.per) {
        std::int64_t units = 0;
        for (const Window& unit : calendar_.windows(days, *part.per)) {
            const bool any_active = std::any_of(active.begin(), active.end(),
                                                [&](const Interval& i) { return !overlap(i, unit.days).empty(); });
            units += any_active && calendar_.school_days(unit.days).count > 0 ? 1 : 0;
        }
        track.needed *= units;
        track.needed_most *= units;
        if (units == 0 && part.bound == Bound::at_least && track.not_applicable.empty())
            track.not_applicable = "not active in any " + std::string(unit_name(*part.per, 1)) + " of it";
    }
    return track;
}

/// What the window owes, and why it may owe nothing. Then the part's own form is followed through the days.
Track Judge::track(const PlanRule& rule, const Part& part, const DueWindow& window) {
    Track track = frame(rule, part, window);
    const bool limit = is_limit(part.period);
    if (!track.not_applicable.empty()) {
        track.steps = {{first_known_day, Status::not_applicable}};
        return track;
    }
    if (track.asked == Truth::unknown || (part.form != Part::Form::gap && part.form != Part::Form::each &&
                                          part.form != Part::Form::that && !part.needed)) {
        track.steps = {{first_known_day, Status::unknown}};
    } else {
        follow(rule, track);
    }
    if (!window.before.empty() && window.known_from) {
        // Until the event happened the other limit alone was known.
        const StatusSteps before = this->track(rule, part, window.before.front()).steps;
        std::vector<Date> turns{*window.known_from};
        for (const auto* steps : std::initializer_list<const StatusSteps*>{&before, &track.steps}) {
            for (const StatusStep& step : *steps) turns.push_back(step.from);
        }
        track.steps = steps_over(std::move(turns), [&](Date day) {
            return status_on(day < *window.known_from ? before : track.steps, day);
        });
    }
    lapse(rule, track);
    // Nobody is on track, late or told off before she has begun.
    const Date begins = first_active(rule, year_->days).value_or(year_->days.first);
    if (begins > year_->days.first && !(limit && track.window.happened && track.due < begins)) {
        std::vector<Date> turns{begins};
        for (const StatusStep& step : track.steps) turns.push_back(step.from);
        track.steps = steps_over(std::move(turns), [&](Date day) {
            const Status status = status_on(track.steps, day);
            return day >= begins || status == Status::not_applicable ? status : Status::upcoming;
        });
    }
    return track;
}

/// Whoever left before it was due soon owes nothing by that day; what was met or missed by then stays, and what is
/// brought later is met.
void Judge::lapse(const PlanRule& rule, Track& track) const {
    const Date end = hull_of(rule).last;
    if (!track.window.lapses || !track.window.happened || end >= track.due) return;
    if (end >= due_soon_from(rule, track).value_or(track.due)) return;
    const auto is_met = [](Status status) { return status == Status::met || status == Status::met_late; };
    const Status then = status_on(track.steps, end);
    if (is_met(then) || then == Status::missed) return;
    // `at most` is met by the day alone, and of somebody who is not there any more that says nothing.
    const bool brought = track.part->form == Part::Form::amount && track.part->bound == Bound::at_least;
    const auto is_kept = [&](Status status) { return brought && is_met(status); };
    track.lapsed = end;
    std::vector<Date> turns{end + one_day};
    for (const StatusStep& step : track.steps) turns.push_back(step.from);
    track.steps = steps_over(std::move(turns), [&](Date day) {
        const Status status = status_on(track.steps, day);
        return day <= end || is_kept(status) ? status : Status::not_applicable;
    });
}

void Judge::follow(const PlanRule& rule, Track& track) {
    switch (track.part->form) {
        case Part::Form::amount:
            follow_amount(rule, track);
            break;
        case Part::Form::standing:
            follow_standing(rule, track);
            break;
        case Part::Form::gap:
            follow_gap(rule, track);
            break;
        case Part::Form::each:
            follow_each(rule, track);
            break;
        case Part::Form::share:
            follow_share(rule, track);
            break;
        case Part::Form::ratio:
            follow_ratio(rule, track);
            break;
        case Part::Form::that:
            follow_that(rule, track);
            break;
        case Part::Form::payment:
            follow_payment(rule, track);
            break;
        case Part::Form::budget:
            follow_budget(rule, track);
            break;
    }
}

}  // namespace induct
