// Standings, gaps, shares, ratios and plain conditions in one window, day by day. See judge.h.
// Source: docs/language.md, 6.5. Test: tests/evaluate/forms_test.cpp.
#include "engine/evaluate/judge.h"

namespace induct {

namespace {

constexpr std::chrono::days one_day{1};

struct Bounds {
    std::int64_t least{}, most{};
};
Bounds bounds_of(const Part& part, const Track& track) {
    constexpr std::int64_t no_end = without_bound;
    switch (part.bound) {
        case Bound::at_least:
            return {track.needed, no_end};
        case Bound::at_most:
            return {0, track.needed};
        case Bound::exactly:
            return {track.needed, track.needed};
        case Bound::range:
            return {track.needed, track.needed_most};
    }
    return {};
}

/// Does the figure lie in the bounds, when all that is known is that it lies between two?
Truth lies_in(Bounds bounds, Amount amount) {
    if (amount.most < bounds.least || amount.least > bounds.most) return Truth::no;
    return amount.least >= bounds.least && amount.most <= bounds.most ? Truth::yes : Truth::unknown;
}

/// part / whole against a share in hundredths of a percent, for any part and whole between their bounds.
Truth compare_share(Bound bound, std::int64_t share, Amount part, Amount whole) {
    const bool low_fits = part.most * 10000 <= share * whole.least;   // even the greatest share is at most that
    const bool high_fits = part.least * 10000 >= share * whole.most;  // even the least share is at least that
    const bool low_may = part.least * 10000 <= share * whole.most;
    const bool high_may = part.most * 10000 >= share * whole.least;
    switch (bound) {
        case Bound::at_least:
            return high_fits ? Truth::yes : high_may ? Truth::unknown : Truth::no;
        case Bound::at_most:
            return low_fits ? Truth::yes : low_may ? Truth::unknown : Truth::no;
        case Bound::exactly:
        case Bound::range:
            break;
    }
    if (low_fits && high_fits) return Truth::yes;
    return low_may && high_may ? Truth::unknown : Truth::no;
}

/// A run of failing days that grew too long: the day on which it did, and its first day.
struct Run {
    Date too_long{}, first{};
};

}  // namespace

void Judge::follow_standing(const PlanRule& rule, Track& track) {
    const Part& part = *track.part;
    const Sum& sum = plan_.sums[part.sum];
    const Bounds bounds = bounds_of(part, track);
    const Interval days = track.window.window.days;
    const auto stands = [&](Date day) { return lies_in(bounds, standing(sum, day, track.each_value)); };
    std::vector<Date> turns{days.first, track.due, track.due + one_day, track.judged + one_day};
    if (const auto soon = due_soon_from(rule, track)) turns.push_back(*soon);
    if (track.window.known_from) turns.push_back(*track.window.known_from);

    if (is_limit(part.period) || std::holds_alternative<OnPoint>(part.period)) {
        const Truth on_due = stands(track.due);
        // A new pairing is asked for whether the one that was reviewed goes on or not.
        const bool there = std::holds_alternative<StandingBegun>(plan_.standings[sum.standing].what) ||
                           holds(spell_of(ground_of(rule)), track.due);
        track.steps = steps_over(std::move(turns), [&](Date day) {
            if (!track.window.happened || is_unknown_yet(track.window, day)) return Status::upcoming;
            if (day < track.due)
                return day < days.first && is_limit(part.period) ? Status::upcoming : open_status(rule, track, day);
            if (!there) return Status::not_applicable;
            if (on_due == Truth::yes) return Status::met;
            if (day <= track.judged && day > track.due) return Status::pending;
            if (day == track.due && track.judged > track.due) return Status::pending;
            return on_due == Truth::unknown ? Status::unknown : Status::missed;
        });
        return;
    }

    // The figure changes only where something begins or ends to stand.
    std::vector<Date> changes;
    for (const StandingEntry& entry : records_.standings[sum.standing]) {
        if (entry.seen > as_of_.on) continue;
        changes.push_back(entry.days.first);
        changes.push_back(entry.days.last + one_day);
    }
    std::sort(changes.begin(), changes.end());
    const std::vector<Interval> active = active_of(rule);
    const auto too_long = [&](Date first, Date day) {
        if (!part.gaps) return true;
        if (part.gaps->unit == SpanUnit::school_day)
            return calendar_.school_days({first, day}).count > part.gaps->count;
        const auto end = calendar_.add(first, *part.gaps);
        return end && day >= *end;
    };
    std::optional<Run> certain, possible;
    std::optional<Date> certain_from, possible_from;
    std::optional<Truth> now;
    auto change = changes.begin();
    for (const Interval& stretch : active) {
        const Interval span = overlap(stretch, days);
        for (Date day = span.first; day <= span.last && !certain; day += one_day) {
            while (change != changes.end() && *change <= day) {
                ++change;
                now.reset();
            }
            if (!now) now = stands(day);
            if (*now != Truth::no) certain_from.reset();
            if (*now == Truth::yes) possible_from.reset();
            if (*now == Truth::no && !certain_from) certain_from = day;
            if (*now != Truth::yes && !possible_from) possible_from = day;
            if (certain_from && too_long(*certain_from, day)) certain = Run{day, *certain_from};
            if (possible_from && !possible && too_long(*possible_from, day)) possible = Run{day, *possible_from};
        }
    }
    std::optional<Date> missed_from, unknown_from;
    if (certain) {
        missed_from = after_grace(certain->too_long, rule.grace);
        track.broken_from = certain->first;
        turns.push_back(certain->too_long);
        turns.push_back(*missed_from);
    }
    if (possible) {
        unknown_from = after_grace(possible->too_long, rule.grace);
        turns.push_back(*unknown_from);
    }
    track.steps = steps_over(std::move(turns), [&](Date day) {
        if (day < days.first) return Status::upcoming;
        if (missed_from && day >= *missed_from) return Status::missed;
        if (certain && day >= certain->too_long) return Status::pending;
        if (day > track.due && day <= track.judged) return Status::pending;
        if (unknown_from && day >= *unknown_from) return Status::unknown;
        return day <= track.due ? Status::on_track : Status::met;
    });
}

/// The first day on which more than the span has passed since `from`; paused days do not pass. Nothing when the
/// calendar ends before.
std::optional<Date> Judge::day_beyond(const PlanRule& rule, Date from, CalendarSpan span) const {
    const bool in_school_days = span.unit == SpanUnit::school_day;
    const auto beyond = [&](std::int64_t more) -> std::optional<Date> {
        if (in_school_days) return calendar_.school_day_after(from, {span.count + 1 + more});
        const auto end = calendar_.add(from, span);
        return end ? std::optional(*end + one_day * (1 + more)) : std::nullopt;
    };
    std::optional<Date> day = beyond(0);
    std::int64_t lost = 0;
    for (const Interval& paused : paused_days(rule)) {
        if (!day || *day < paused.first) break;
        if (paused.last <= from) continue;
        const Interval rest{std::max(paused.first, from + one_day), paused.last};
        lost += in_school_days ? calendar_.school_days(rest).count : rest.length().count;
        day = beyond(lost);
    }
    return day;
}

void Judge::follow_gap(const PlanRule& rule, Track& track) {
    const Part& part = *track.part;
    if (!part.between) {
        track.steps = {{first_known_day, Status::unknown}};
        return;
    }
    const Date last = track.due;
    const Interval season{first_active(rule, {track.window.window.days.first, last}).value_or(last), last};
    track.gaps_in = season;
    const Picks& picked = picks(part.select);
    const auto dates = [&](bool all) {
        std::vector<Date> found;
        for (std::size_t i = 0; i < picked.rows.size(); ++i) {
            const Date date = records_.date[picked.rows[i]];
            if (season.holds(date) && counts_for(picked.rows[i], ground_of(rule)) && (all || picked.certain[i]))
                found.push_back(date);
        }
        return found;
    };
    // The first day on which more than the span has passed since `day`.
    const auto passed = [&](Date day) { return day_beyond(rule, day, *part.between); };
    // The gap that broke first: the record before it (or the first day), and the day on which it broke.
    using Broken = std::optional<Interval>;
    const auto too_far = [&](const std::vector<Date>& all) -> Broken {
        Date before = season.first;
        for (const Date date : all) {
            const auto broken = passed(before);
            if (broken && *broken <= date) return Interval{before, *broken};
            before = date;
        }
        const auto broken = passed(before);
        return broken && *broken <= season.last ? Broken({before, *broken}) : std::nullopt;
    };
    const auto too_near = [&](const std::vector<Date>& all) -> Broken {
        for (std::size_t i = 1; i < all.size(); ++i) {
            const auto earliest = calendar_.add(all[i - 1], *part.between);
            // Where the calendar ends before so many school days have passed, they have not.
            if (!earliest || all[i] < *earliest) return Interval{all[i - 1], all[i]};
        }
        return std::nullopt;
    };
    const bool at_most = part.bound == Bound::at_most;
    const std::vector<Date> certain = dates(false), all = dates(true);
    for (std::size_t i = 0; i < all.size(); ++i) {
        track.counts.add(all[i], {static_cast<std::int64_t>(std::upper_bound(certain.begin(), certain.end(), all[i]) -
                                                            certain.begin()),
                                  static_cast<std::int64_t>(i + 1)});
    }
    // A record that may or may not belong can close a gap, and can come too soon.
    const Broken sure_gap = at_most ? too_far(all) : too_near(certain);
    const Broken perhaps_gap = at_most ? too_far(certain) : too_near(all);
    const auto day_of = [](const Broken& gap) { return gap ? std::optional(gap->last) : std::nullopt; };
    const std::optional<Date> surely = day_of(sure_gap), perhaps = day_of(perhaps_gap);
    track.gap = sure_gap;
    const auto with_grace = [&](std::optional<Date> day) {
        return day && at_most ? std::optional(after_grace(*day, rule.grace)) : day;
    };
    const std::optional<Date> missed = with_grace(surely), unknown = with_grace(perhaps);
    std::vector<Date> turns{season.first, track.window.window.days.first, track.due + one_day, track.judged + one_day};
    for (const auto& day : {surely, perhaps, missed, unknown}) {
        if (day) turns.push_back(*day);
    }
    track.steps = steps_over(std::move(turns), [&](Date day) {
        if (day < track.window.window.days.first || !track.window.happened) return Status::upcoming;
        if (missed && day >= *missed) return Status::missed;
        if (surely && day >= *surely) return Status::pending;
        if (day > track.due && day <= track.judged) return Status::pending;
        if (unknown && day >= *unknown) return Status::unknown;
        return day <= track.due ? Status::on_track : Status::met;
    });
}

void Judge::follow_each(const PlanRule& rule, Track& track) {
    track.judged_records = judge_records(rule, *track.part, year_->days);
    std::vector<Date> turns{track.due + one_day, track.judged + one_day, year_->days.first};
    std::optional<Date> first;
    for (const Judged& one : track.judged_records) {
        const Date date = records_.date[one.row];
        first = first ? std::min(*first, date) : date;
        turns.push_back(date);
        for (const Breach& breach : one.breaches) {
            turns.push_back(breach.from);
            turns.push_back(after_grace(breach.from, rule.grace));
            if (breach.until < last_known_day) turns.push_back(breach.until + one_day);
        }
    }
    track.steps = steps_over(std::move(turns), [&](Date day) {
        if (!first || day < *first) return Status::not_applicable;
        bool pending = day > track.due && day <= track.judged, unknown = false;
        for (const Judged& one : track.judged_records) {
            for (const Breach& breach : one.breaches) {
                if (day < breach.from || day > breach.until) continue;
                const bool past_grace = day >= after_grace(breach.from, rule.grace);
                const bool sure = breach.kept == Truth::no && one.certain;
                if (sure && past_grace) return Status::missed;
                if (sure) pending = true;
                if (!sure && past_grace) unknown = true;
            }
        }
        if (pending) return Status::pending;
        if (unknown) return Status::unknown;
        return day <= track.due ? Status::on_track : Status::met;
    });
}

void Judge::follow_share(const PlanRule& rule, Track& track) {
    const Part& part = *track.part;
    track.judged_records = judge_records(rule, part, {track.window.window.days.first, track.count_to});
    std::vector<Date> turns{track.due + one_day, track.judged + one_day};
    for (const Judged& one : track.judged_records) {
        turns.push_back(one.judged_from);
        for (const Breach& breach : one.breaches) {
            turns.push_back(breach.from);
            if (breach.until < last_known_day) turns.push_back(breach.until + one_day);
        }
    }
    // The least share leaves out what may be good and takes in what may be bad; the greatest the other way round.
    struct Kept {
        Amount kept, whole;
        bool any_certain = false, any_broken = false;
    };
    const auto kept_by = [&](Date day) {
        Kept result;
        for (const Judged& one : track.judged_records) {
            if (day < one.judged_from) continue;
            const Truth kept = one.kept_on(day);
            result.any_certain |= one.certain;
            result.any_broken |= one.certain && kept == Truth::no;
            result.kept.least += one.certain && kept == Truth::yes ? 1 : 0;
            result.kept.most += kept != Truth::no ? 1 : 0;
            result.whole.least += one.certain || kept != Truth::no ? 1 : 0;
            result.whole.most += one.certain || kept != Truth::yes ? 1 : 0;
        }
        return result;
    };
    track.steps = steps_over(std::move(turns), [&](Date day) {
        const Kept found = kept_by(day);
        const Amount kept = found.kept, whole = found.whole;
        if ((whole.least == 0 && whole.most == 0) || !track.window.happened) return Status::not_applicable;
        if (part.bound == Bound::at_least && track.needed >= 10000 && found.any_broken) return Status::missed;
        if (day <= track.due) {
            if (part.bound == Bound::at_least && rule.behind_below) {
                const std::int64_t line = rule.behind_below->count * track.needed;
                const bool surely = found.any_certain && kept.most * 100000000 < line * whole.least;
                if (surely) return Status::behind;
                if (!found.any_certain || kept.least * 100000000 < line * whole.most) return Status::unknown;
            }
            return Status::on_track;
        }
        if (day <= track.judged) return Status::pending;
        // Perhaps there is no record at all, and nothing is owed.
        if (!found.any_certain) return Status::unknown;
        const Truth fits = compare_share(part.bound, track.needed, kept, whole);
        return fits == Truth::yes ? Status::met : fits == Truth::no ? Status::missed : Status::unknown;
    });
    const Kept now = kept_by(as_of_.on);
    track.counts.add(as_of_.on, now.kept);
    track.whole.add(as_of_.on, now.whole);
}

void Judge::follow_ratio(const PlanRule& rule, Track& track) {
    const Part& part = *track.part;
    const Interval days{track.window.window.days.first, track.count_to};
    const auto measured = [&](std::uint32_t at) {
        const Sum& sum = plan_.sums[at];
        if (sum.adds != Adds::standing) return count(sum, days, ground_of(rule));
        Counts counts;
        for (const StandingEntry& entry : records_.standings[sum.standing]) {
            for (const Date day :
                 {std::max(entry.days.first, days.first), std::min(entry.days.last, days.last) + one_day}) {
                if (days.holds(day)) counts.add(day, {});
            }
        }
        std::sort(counts.days.begin(), counts.days.end());
        counts.days.erase(std::unique(counts.days.begin(), counts.days.end()), counts.days.end());
        counts.totals.clear();
        for (const Date day : counts.days) counts.totals.push_back(standing(sum, day));
        return counts;
    };
    track.counts = measured(part.sum);
    track.whole = measured(part.whole);
    std::vector<Date> turns = track.counts.days;
    turns.insert(turns.end(), track.whole.days.begin(), track.whole.days.end());
    for (const Date day : {days.first, track.due + one_day, track.judged + one_day}) turns.push_back(day);
    track.steps = steps_over(std::move(turns), [&](Date day) {
        const Amount counted = track.counts.at(day), whole = track.whole.at(day);
        if (whole.most == 0 || !track.window.happened) return Status::not_applicable;
        if (day <= track.due) return Status::on_track;
        if (day <= track.judged) return Status::pending;
        // Perhaps there is nothing to take a share of, and nothing is owed.
        if (whole.least == 0) return Status::unknown;
        const Truth fits = compare_share(part.bound, track.needed, counted, whole);
        return fits == Truth::yes ? Status::met : fits == Truth::no ? Status::missed : Status::unknown;
    });
}

void Judge::follow_that(const PlanRule& rule, Track& track) {
    const ConditionId condition = *track.part->condition;
    const Interval days = track.window.window.days;
    std::vector<Date> turns{days.first, track.due + one_day};
    if (!turns_of(condition, turns)) add_days(turns, {year_->days.first, std::max(as_of_.on, track.due) + one_day});
    track.steps = steps_over(std::move(turns), [&](Date day) {
        if (day < days.first) return Status::upcoming;
        const Truth holds = truth_on(condition, std::min({day, track.due, year_->days.last}), ground_of(rule));
        if (holds == Truth::no) return Status::missed;
        if (holds == Truth::unknown) return Status::unknown;
        return day <= track.due ? Status::on_track : Status::met;
    });
}

}  // namespace induct
