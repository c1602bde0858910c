// Payments and budgets, window by window and word by word. Source: docs/language.md, 6.14. Tested by
// payments_test.cpp.
#include "tests/oracle/court.h"

#include <algorithm>

namespace induct::oracle {

namespace {

/// "rounded half up to the cent"
std::int64_t to_the_cent(std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t whole = numerator / denominator, rest = numerator % denominator;
    return 2 * rest >= denominator ? whole + 1 : whole;
}

/// Is it a cap of hours, and not of money?
bool is_time(const PayCap& cap) { return std::holds_alternative<Minutes>(cap.most); }
/// "`at most $2,000 in the year`, `at most 40 hours in the year`" (6.14): in cents, or in minutes.
std::int64_t size_of(const PayCap& cap) {
    return is_time(cap) ? std::get<Minutes>(cap.most).count : std::get<Cents>(cap.most).count;
}

/// What a record holds in a field, where it is of that type.
template <class T>
std::optional<T> held(const Record& record, FieldId field) {
    for (const FieldValue& value : record.fields)
        if (value.field == field)
            if (const auto* found = std::get_if<T>(&value.value)) return *found;
    return std::nullopt;
}

}  // namespace

// "The share of the school days of the window on which she holds the role, rounded half up to the cent."
std::int64_t Court::fixed_amount(const Scope& scope, const PaymentDue& form, const Stretch& stretch,
                                 bool& nothing) const {
    const Partial how = partial_of(model_, *scope.rule, form.period);
    const std::int64_t all = calendar_of(scope.subject).school_days(stretch.window.days).count;
    const std::int64_t hers = present_school_days(scope, stretch.window.days);
    if (const auto* below = std::get_if<SkippedBelow>(&how)) nothing = hers * 10000 < below->share.count * all;
    if (!std::holds_alternative<Prorated>(how) || all == 0) return form.amount.count;
    return to_the_cent(form.amount.count * hers, all);
}

// "`per hour of S`: the minutes ... times the amount over 60, rounded once a window to the cent, half a cent up. `per
// KIND`: the records ... times the amount" (6.14). Else the fixed amount, or nothing of it.
std::int64_t Court::worth(const PaymentDue& form, const PaidWindow& window, std::int64_t quantity) {
    if (std::holds_alternative<PayPerHour>(form.per)) return to_the_cent(form.amount.count * quantity, 60);
    if (std::holds_alternative<PayPerRecord>(form.per)) return form.amount.count * quantity;
    return quantity == 0 ? 0 : window.fixed;
}

// "How much of what: minutes, records, or the fixed amount once she holds the role; of `where` and `when` that do not
// hold nothing, and of those that are not known perhaps nothing."
Range Court::quantity(const Scope& scope, const PaymentDue& form, const Stretch& stretch, const PaidWindow& window,
                      Look look) {
    Range found{1, 1};
    if (const auto* hours = std::get_if<PayPerHour>(&form.per))
        found = count(scope, Count{hours->what, true, {}, {}, {}, 1}, counting_days(scope, stretch), look);
    else if (const auto* records = std::get_if<PayPerRecord>(&form.per))
        found = count(scope, Count{records->what, false, {}, {}, {}, 1}, counting_days(scope, stretch), look);
    else if (look.day < window.begins)
        found = {};
    const Look read = on_day(look, std::max(std::min(look.day, stretch.window.days.last), scope.year->days.first));
    Verdict blank;
    blank.window = stretch.window;
    Truth asked = waived(scope, blank, window.due, look.day) ? Truth::no : Truth::yes;
    if (scope.rule->where) asked = both(asked, holds(scope, *scope.rule->where, read));
    if (form.when) asked = both(asked, holds(scope, *form.when, read));
    if (asked != Truth::yes) found.low = 0;
    if (asked == Truth::no) found.high = 0;
    return found;
}

// "Caps are used up in order of date, those of time before those of money. What earlier windows used is worked out
// twice: without what is not known, and with all of it."
void Court::cap(const Scope& scope, const PaymentDue& form, std::vector<PaidWindow>& windows, Look look) const {
    struct Use {
        Range time, money;
    };
    std::vector<Use> used(windows.size());
    for (std::size_t w = 0; w < windows.size(); ++w) {
        if (!windows[w].applies || look.day < windows[w].days.first) continue;
        const auto left = [&](const PayCap& one, bool least_used) -> std::optional<std::int64_t> {
            for (const Stretch& outer : stretches(scope, one.period, look)) {
                const Interval hold = outer.window.days;
                if (windows[w].days.first < hold.first || hold.last < windows[w].days.last) continue;
                std::int64_t rest = size_of(one);
                for (std::size_t v = 0; v < w; ++v) {
                    if (windows[v].days.first < hold.first || hold.last < windows[v].days.last) continue;
                    const Range& amount = is_time(one) ? used[v].time : used[v].money;
                    rest -= least_used ? amount.low : amount.high;
                }
                return std::max<std::int64_t>(rest, 0);
            }
            return std::nullopt;
        };
        const auto cut = [&](bool time, std::int64_t amount, bool least_used) {
            for (const PayCap& one : form.caps)
                if (is_time(one) == time)
                    if (const auto rest = left(one, least_used)) amount = std::min(amount, *rest);
            return amount;
        };
        const Range all = windows[w].quantity;
        used[w].time = {cut(true, all.low, true), cut(true, all.high, false)};
        used[w].money = {cut(false, worth(form, windows[w], used[w].time.low), true),
                         cut(false, worth(form, windows[w], used[w].time.high), false)};
        const std::int64_t low = cut(true, all.low, false), high = std::max(low, cut(true, all.high, true));
        windows[w].earned.low = cut(false, worth(form, windows[w], low), false);
        windows[w].earned.high = std::max(windows[w].earned.low, cut(false, worth(form, windows[w], high), true));
        windows[w].cut = worth(form, windows[w], all.low) - windows[w].earned.low;
    }
}

// "A payment goes to the window that holds its day `for`. All others together fill the windows that have begun, the
// oldest first, up to what is certainly earned, then up to what may be; what is left goes to the newest of them, or to
// the first window where none has begun."
void Court::lay(const std::vector<PaidRecord>& made, std::vector<PaidWindow>& windows, Look look) const {
    std::vector<PaidWindow*> open;
    for (PaidWindow& window : windows)
        if (window.applies && (open.empty() || window.days.first <= look.day)) open.push_back(&window);
    if (open.empty()) return;
    std::int64_t purse = 0;
    for (const PaidRecord& one : made) {
        const auto named = std::find_if(windows.begin(), windows.end(), [&](const PaidWindow& window) {
            return window.applies && one.for_date && window.days.holds(*one.for_date);
        });
        (named == windows.end() ? purse : named->paid) += one.cents;
    }
    for (const bool most : {false, true}) {
        for (PaidWindow* window : open) {
            const std::int64_t wanted = (most ? window->earned.high : window->earned.low) - window->paid;
            const std::int64_t given = std::max<std::int64_t>(0, std::min(wanted, purse));
            window->paid += given;
            purse -= given;
        }
    }
    open.back()->paid += purse;
}

// "It is of the school year that holds its day `for`, else the day on which it was paid."
std::vector<Court::PaidRecord> Court::paid_records(const Scope& scope, SelectionId what, FieldId amount,
                                                   FieldId for_date, Look look) const {
    std::vector<PaidRecord> found;
    for (const Record& record : world_.records) {
        if (record.date > look.records_to || record.date > look.day) continue;
        if (record.kind != model_[what].kinds.front()) continue;
        const bool hers = scope.subject.kind == Subject::Kind::program || has(record.to, PersonId{scope.subject.index});
        const std::optional<Cents> cents = held<Cents>(record, amount);
        if (!hers || !cents) continue;
        const std::optional<Date> meant = held<Date>(record, for_date);
        const SchoolYear* year = calendar_of(scope.subject).year_of(meant.value_or(record.date));
        if (year && year->label == scope.year->label) found.push_back({record.entry, cents->count, meant});
    }
    return found;
}

// "**Windows** are those of the period behind `pay` ... A person who holds the role on no day of a window has nothing
// to do with it: not-applicable. ... `pay $1,200`: the amount, from the first day in the window on which she holds the
// role" (6.14).
const std::vector<Court::PaidWindow>& Court::paid_windows(const Scope& scope, const PaymentDue& form, Look look) {
    const RequirementId rule{static_cast<std::uint32_t>(scope.rule - model_.requirements.data())};
    const auto key = std::make_tuple(rule, scope.subject, look.day, look.records_to);
    const auto known = paid_memory_.find(key);
    if (known != paid_memory_.end()) return known->second;
    std::vector<PaidWindow> windows;
    for (const Stretch& stretch : stretches(scope, form.period, look)) {
        PaidWindow window;
        window.days = stretch.window.days;
        window.due = *due_day(scope, stretch);
        bool nothing = false;
        if (std::holds_alternative<PayFixed>(form.per)) window.fixed = fixed_amount(scope, form, stretch, nothing);
        window.applies = settled(scope, stretch) != Status::not_applicable && !nothing;
        window.begins = window.days.first;
        while (window.applies && !present(scope, window.begins)) window.begins += one_day;
        if (window.applies && window.days.first <= look.day)
            window.quantity = quantity(scope, form, stretch, window, look);
        windows.push_back(window);
    }
    cap(scope, form, windows, look);
    lay(paid_records(scope, form.made, form.made_amount, form.made_for, look), windows, look);
    return paid_memory_.emplace(key, std::move(windows)).first->second;
}

// "Upcoming before the window; on-track up to its due day. Then, with nothing earned and nothing paid, not-applicable:
// nothing fell due. Met when what is paid is the most that may be due, or more; pending during grace; missed when it is
// less than the least; else unknown" (6.14).
PartVerdict Court::on(const Scope& scope, const PaymentDue& form, const Stretch& stretch, Look look) {
    PartVerdict part = begin(scope, stretch);
    const std::vector<PaidWindow>& windows = paid_windows(scope, form, look);
    const auto found = std::find_if(windows.begin(), windows.end(),
                                    [&](const PaidWindow& window) { return window.days == stretch.window.days; });
    part.shown.status = Status::not_applicable;
    part.shown.measured = Measured::money;
    if (!found->applies) return part;
    part.shown.needed = found->earned.high;
    part.shown.counted = part.shown.counted_most = found->paid;
    PaymentFigures& figures = part.shown.payment.emplace();
    figures.earned = found->earned.low;
    figures.earned_most = found->earned.high;
    figures.paid = found->paid;
    figures.cut = found->earned.low == found->earned.high ? found->cut : 0;
    if (!std::holds_alternative<PayFixed>(form.per)) {
        const auto* hours = std::get_if<PayPerHour>(&form.per);
        const SelectionId what = hours ? hours->what : std::get<PayPerRecord>(form.per).what;
        part.shown.counted_records =
            evidence(scope, Count{what, hours != nullptr, {}, {}, {}, 1}, counting_days(scope, stretch), look);
    }
    const bool nothing = found->earned.high == 0 && found->paid == 0;
    part.shown.status = look.day < stretch.window.days.first ? Status::upcoming
                        : look.day <= found->due             ? Status::on_track
                        : nothing                            ? Status::not_applicable
                        : found->paid >= found->earned.high  ? Status::met
                        : look.day <= *part.judged           ? Status::pending
                        : found->paid < found->earned.low    ? Status::missed
                                                             : Status::unknown;
    return part;
}

// "What all have earned; missed as soon as that is more than the budget."
PartVerdict Court::on(const Scope& scope, const PaymentBudget& form, const Stretch& stretch, Look look) {
    PartVerdict part = begin(scope, stretch);
    part.shown.measured = Measured::money;
    const Requirement& paid = model_[form.of];
    const auto& due = std::get<PaymentDue>(paid.cases.front().expects->parts.front().expectation);
    PaymentFigures figures;
    for (const Subject subject : subjects_of(paid.subject)) {
        const std::optional<Scope> hers = scope_of(paid, subject, on_);
        if (!hers) continue;
        for (const PaidWindow& window : paid_windows(*hers, due, look)) {
            figures.earned += window.earned.low;
            figures.earned_most += window.earned.high;
            if (look.day <= window.due) continue;
            figures.due += window.earned.low;
            figures.due_most += window.earned.high;
        }
    }
    for (const PaidRecord& one : paid_records(scope, form.made, form.made_amount, form.made_for, look))
        figures.paid += one.cents;
    part.shown.payment = figures;
    part.shown.needed = form.amount.count;
    part.shown.counted = figures.earned;
    part.shown.counted_most = figures.earned_most;
    part.shown.status = look.day < stretch.window.days.first               ? Status::upcoming
                        : figures.earned > form.amount.count               ? Status::missed
                        : look.day > *part.due && look.day <= *part.judged ? Status::pending
                        : figures.earned_most > form.amount.count          ? Status::unknown
                        : look.day <= *part.due                            ? Status::on_track
                                                                           : Status::met;
    return part;
}

}  // namespace induct::oracle
