// Gaps: how far apart records may be, or must be. Source: docs/language.md, 6.5 (Gap). Tested by oracle_test.cpp.
#include "tests/oracle/court.h"

#include <algorithm>

namespace induct::oracle {

namespace {
/// How many days, or school days, the span is long from `from` on.
std::optional<std::int64_t> length_of(const SchoolCalendar& calendar, Date from, CalendarSpan span) {
    if (span.unit == SpanUnit::school_day) return span.count;
    const std::optional<Date> end = calendar.add(from, span);
    return end ? std::optional((*end - from).count()) : std::nullopt;
}
}  // namespace

// "Under `paused during leave` paused days do not pass, and no gap breaks on one."
std::optional<Date> Court::first_day_beyond(const Scope& scope, Date from, CalendarSpan span, Date to) const {
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    const bool pauses = scope.rule && scope.rule->paused_during_leave;
    const std::optional<std::int64_t> length = length_of(calendar, from, span);
    std::int64_t gone = 0;
    for (Date day = from + one_day; length && day <= to; day += one_day) {
        if (span.unit == SpanUnit::school_day && !calendar.is_school_day(day)) continue;
        if (pauses && absent(scope, day)) continue;
        if (++gone > *length) return day;
    }
    return std::nullopt;
}

// "`no more than S between X`: measured from the later of season start and subject start to the first record, between
// records, and from the last one to D. Broken on the first day on which more than S days have passed without one".
// "`at least S between X`: missed from a record that came less than S after the one before."
std::optional<Date> Court::first_gap(const Scope& scope, const Gap& form, std::vector<Date> dates, Date from,
                                     Date to) const {
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    if (!form.at_most) {
        for (std::size_t i = 1; i < dates.size(); ++i) {
            const std::optional<Date> again = calendar.add(dates[i - 1], *form.span.value);
            if (!again || dates[i] < *again) return dates[i];
        }
        return std::nullopt;
    }
    dates.push_back(to);
    for (const Date date : dates) {
        const std::optional<Date> broken = first_day_beyond(scope, from, *form.span.value, date);
        if (broken) return broken;
        from = std::max(from, date);  // an artifact may be older than the subject
    }
    return std::nullopt;
}

// "after `grace` more it is missed, since that day, for the rest of the season. Met after the season (pending during
// grace)."
PartVerdict Court::on(const Scope& scope, const Gap& form, const Stretch& stretch, Look look) {
    PartVerdict part = begin(scope, stretch);
    if (settled(scope, stretch)) return part;
    part.shown.measured = Measured::records;
    part.shown.status = Status::unknown;
    if (!form.span.value) return part;
    const Date due = *part.due;
    part.shown.status = Status::upcoming;
    if (look.day < stretch.window.days.first) return part;
    const Date from = first_active_day_in(scope, {stretch.window.days.first, due}).value_or(due);
    std::vector<Date> certain, all;
    for (const Hit& found : hits(scope, model_[form.what], {from, due}, look)) {
        all.push_back(found.record->date);
        if (found.taken != Truth::yes) continue;
        certain.push_back(found.record->date);
        part.shown.counted_records.push_back({found.record->entry, 1});
    }
    part.shown.counted = static_cast<std::int64_t>(certain.size());
    part.shown.counted_most = static_cast<std::int64_t>(all.size());
    const Date to = std::min(look.day, due);
    // Records that may not count can only mend what `no more than` breaks, and can only break what `at least` allows.
    const std::optional<Date> surely = first_gap(scope, form, form.at_most ? all : certain, from, std::max(from, to));
    const std::optional<Date> perhaps = first_gap(scope, form, form.at_most ? certain : all, from, std::max(from, to));
    const auto over = [&](std::optional<Date> broken) {
        return broken && look.day >= (form.at_most ? plus_grace(scope, *broken) : *broken);
    };
    if (over(surely)) {
        part.shown.status = Status::missed;
    } else if (surely || (look.day > due && look.day <= *part.judged)) {
        part.shown.status = Status::pending;
    } else if (over(perhaps)) {
        part.shown.status = Status::unknown;
    } else {
        part.shown.status = look.day > due ? Status::met : Status::on_track;
    }
    return part;
}

}  // namespace induct::oracle
