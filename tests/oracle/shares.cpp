// Shares of records, ratios of two measures, and conditions that must hold. Source: docs/language.md, 6.5 (Share,
// Ratio, That). Tested by oracle_test.cpp.
#include "tests/oracle/court.h"

#include <algorithm>

namespace induct::oracle {

namespace {
/// Is part/whole within the bound, whatever the undecidable records turn out to be? The share in millionths of a
/// percent, so that a part of a share is exact.
Truth share_obeys(Bound bound, Range part, Range whole, std::int64_t share) {
    const auto low = [&](auto than) { return than(part.low * 100000000, share * whole.high); };
    const auto high = [&](auto than) { return than(part.high * 100000000, share * whole.low); };
    const auto less = [](std::int64_t a, std::int64_t b) { return a < b; };
    const auto more = [](std::int64_t a, std::int64_t b) { return a > b; };
    const bool surely_under = high(less), surely_over = low(more);
    const bool never_under = !low(less), never_over = !high(more);
    switch (bound) {
        case Bound::at_least:
            return never_under ? Truth::yes : surely_under ? Truth::no : Truth::unknown;
        case Bound::at_most:
            return never_over ? Truth::yes : surely_over ? Truth::no : Truth::unknown;
        case Bound::exactly:
        case Bound::range:
            return never_under && never_over ? Truth::yes : surely_under || surely_over ? Truth::no : Truth::unknown;
    }
    return Truth::unknown;
}
/// The figures of a share: the least and the greatest that it may be, in hundredths of a percent, rounded down.
void show_share(PartVerdict& verdict, Range part, Range whole) {
    verdict.shown.counted = whole.high > 0 ? part.low * 10000 / whole.high : 0;
    verdict.shown.counted_most = std::min(part.high * 10000 / std::max<std::int64_t>(whole.low, 1), without_bound);
}
}  // namespace

// "`partial skipped below P` skips amounts, shares and ratios only", and a rule whose parameter is not set is unknown:
// false when the part is settled without looking at records.
bool Court::begin_share(PartVerdict& part, const Scope& scope, const Period& period, const Setting<BasisPoints>& share,
                        const Stretch& stretch) {
    if (settled(scope, stretch) == Status::not_applicable) return false;
    bool skipped = false;
    (void)in_part(scope, period, stretch, 1, true, skipped);
    if (skipped) {
        part.shown.status = Status::not_applicable;
        return false;
    }
    if (settled(scope, stretch)) return false;
    part.shown.measured = Measured::share;
    part.shown.status = Status::unknown;
    if (share.value) part.shown.needed = share.value->count;
    return share.value.has_value();
}

// "over the records of S in the window whose limit has passed. Without a record: not-applicable. While the window is
// open: missed from the first broken record when P is 100%, else on-track (behind, if the rule has `behind below Q of
// pace`, when the share is under Q of P); then pending during grace, then met or missed."
PartVerdict Court::on(const Scope& scope, const ShareClaim& form, const Stretch& stretch, Look look) {
    PartVerdict part = begin(scope, stretch);
    if (!begin_share(part, scope, form.period, form.share, stretch)) return part;
    const std::int64_t share = *part.shown.needed;
    // Of the records that are judged: surely good ones, surely bad ones, and those of which it cannot be said.
    std::int64_t good = 0, bad = 0, perhaps_bad = 0, perhaps_in_good = 0, perhaps_in_bad = 0;
    for (const Judged& one : judge_claims(scope, form.what, form.claims, counting_days(scope, stretch), look)) {
        if (!one.due(look.day)) continue;
        const Truth broken = one.broken(look.day);
        // Told are the records that broke a claim, or perhaps did.
        if (broken != Truth::no) part.shown.broken.push_back({one.record->entry, one.record->date, ""});
        if (one.in == Truth::yes) {
            ++(broken == Truth::no ? good : broken == Truth::yes ? bad : perhaps_bad);
        } else {
            if (broken != Truth::yes) ++perhaps_in_good;
            if (broken != Truth::no) ++perhaps_in_bad;
        }
    }
    const std::int64_t all = good + bad + perhaps_bad;
    part.shown.status = Status::not_applicable;
    if (all + perhaps_in_good + perhaps_in_bad == 0) return part;
    // The least share leaves out what may be good and takes in what may be bad; the greatest the other way round.
    const Range ok{good, good + perhaps_bad + perhaps_in_good};
    const Range of{all + perhaps_in_good, all + perhaps_in_bad};
    const auto verdict_of = [&](std::int64_t wanted, Bound bound) {
        // Perhaps there is no record at all, and nothing is owed.
        return all > 0 ? share_obeys(bound, ok, of, wanted) : Truth::unknown;
    };
    show_share(part, ok, of);
    const Truth kept = verdict_of(share * 10000, form.bound);
    if (look.day <= *part.due) {
        const bool broke_all = form.bound == Bound::at_least && share == 10000 && bad > 0;
        part.shown.status = broke_all ? Status::missed : Status::on_track;
        if (!broke_all && scope.rule->behind_below && form.bound == Bound::at_least) {
            const Truth fine = verdict_of(scope.rule->behind_below->count * share, Bound::at_least);
            if (fine != Truth::yes) part.shown.status = fine == Truth::no ? Status::behind : Status::unknown;
        }
        return part;
    }
    const bool broke_all = form.bound == Bound::at_least && share == 10000 && bad > 0;
    part.shown.status = broke_all                  ? Status::missed
                        : look.day <= *part.judged ? Status::pending
                        : kept == Truth::yes       ? Status::met
                        : kept == Truth::no        ? Status::missed
                                                   : Status::unknown;
    return part;
}

// "**Ratio**: like a share of two measures, judged when the window closes; while it is open, on-track."
PartVerdict Court::on(const Scope& scope, const Ratio& form, const Stretch& stretch, Look look) {
    PartVerdict part = begin(scope, stretch);
    if (!begin_share(part, scope, form.period, form.share, stretch)) return part;
    const Interval days = counting_days(scope, stretch);
    const Range whole = measure(scope, form.whole, days, look);
    const Range some = measure(scope, form.part, days, look);
    part.shown.status = Status::not_applicable;
    if (whole.high == 0) return part;
    show_share(part, some, whole);
    part.shown.status = Status::upcoming;
    if (!part.due) return part;
    if (look.day <= *part.due) {
        part.shown.status = Status::on_track;
    } else if (look.day <= *part.judged) {
        part.shown.status = Status::pending;
    } else {
        // Perhaps there is nothing to take a share of, and nothing is owed.
        const Truth kept =
            whole.low > 0 ? share_obeys(form.bound, some, whole, form.share.value->count * 10000) : Truth::unknown;
        part.shown.status = kept == Truth::yes ? Status::met : kept == Truth::no ? Status::missed : Status::unknown;
    }
    return part;
}

// "**That CONDITION**: read on D, or on the window's last day once it has closed; yes: on-track while the year is open,
// then met; no: missed since the first day from which it has not held; unknown: unknown."
PartVerdict Court::on(const Scope& scope, const That& form, const Stretch& stretch, Look look) {
    PartVerdict part = begin(scope, stretch);
    if (settled(scope, stretch)) return part;
    const Truth held =
        holds(scope, form.condition, on_day(look, std::min({look.day, *part.due, scope.year->days.last})));
    part.shown.status = held == Truth::unknown  ? Status::unknown
                        : held == Truth::no     ? Status::missed
                        : look.day <= *part.due ? Status::on_track
                                                : Status::met;
    return part;
}

}  // namespace induct::oracle
