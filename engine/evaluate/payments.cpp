// Payments: dues after caps, payments made laid to windows, the status of a window, and budgets. See payments.h.
// Source: docs/language.md, 6.14. Test: tests/oracle/payments_test.cpp, tests/golden/forms/payments.induct.
#include "engine/evaluate/payments.h"

#include "engine/evaluate/judge.h"
#include "engine/evaluate/value_words.h"

#include <fmt/format.h>

#include <iterator>

namespace induct {

namespace {

constexpr std::chrono::days one_day{1};
constexpr std::uint32_t in_no_window = ~std::uint32_t{0};

/// `amount * part / whole`, half a cent rounded up.
std::int64_t rounded(std::int64_t amount, std::int64_t part, std::int64_t whole) {
    return (2 * amount * part + whole) / (2 * whole);
}

/// What so many minutes or records come to.
std::int64_t worth(const Part& part, const PaymentWindow& window, std::int64_t quantity) {
    if (part.payment->by == PlanPayment::By::window) return quantity > 0 ? window.cents : 0;
    if (part.payment->by == PlanPayment::By::hour) return rounded(part.needed.value(), quantity, 60);
    return part.needed.value() * quantity;
}

/// What earlier windows used of each window of each cap.
class Caps {
  public:
    explicit Caps(const PlanPayment& payment) : payment_(payment), used_(payment.caps.size()) {}

    [[nodiscard]] std::int64_t left(std::size_t cap, const PaymentWindow& window) const {
        const auto found = used_[cap].find(window.cap_windows[cap]);
        return std::max<std::int64_t>(0, payment_.caps[cap].most - (found == used_[cap].end() ? 0 : found->second));
    }
    /// Of `amount` what the caps of time (of money) leave of it.
    [[nodiscard]] std::int64_t cut(bool time, const PaymentWindow& window, std::int64_t amount) const {
        for (std::size_t c = 0; c < used_.size(); ++c) {
            if (payment_.caps[c].time == time && window.cap_windows[c] != in_no_window)
                amount = std::min(amount, left(c, window));
        }
        return amount;
    }
    void use(bool time, const PaymentWindow& window, std::int64_t amount) {
        for (std::size_t c = 0; c < used_.size(); ++c) {
            if (payment_.caps[c].time == time && window.cap_windows[c] != in_no_window)
                used_[c][window.cap_windows[c]] += amount;
        }
    }

  private:
    const PlanPayment& payment_;
    std::vector<std::map<std::uint32_t, std::int64_t>> used_;
};

/// Lays the payments to the windows: those that name a day to the window that holds it; of the others the oldest
/// windows first, up to what is certainly earned, then up to what may be; the rest goes to the newest window that has
/// begun.
class Laying {
  public:
    Laying(const PaymentBook& book, const std::vector<PaymentLine>& lines, Date day, Date records_to)
        : book_(book), lines_(lines), records_to_(records_to), paid_(lines.size(), 0) {
        out_.shares.resize(lines.size());
        for (std::size_t w = 0; w < lines.size(); ++w) {
            if (!book.windows[w].not_applicable.empty()) continue;
            const bool begun = book.windows[w].days.first <= day;
            if (open_.empty() || begun) open_.push_back(w);
        }
        // Where nothing has begun, the first window takes what is paid ahead of it.
    }

    PaymentShares run() {
        if (open_.empty()) return std::move(out_);
        std::vector<std::pair<std::size_t, std::int64_t>> purse;  // payments that name no window
        for (std::size_t i = 0; i < book_.made.size(); ++i) {
            const PaymentMade& one = book_.made[i];
            if (one.date > records_to_) continue;
            if (const auto window = named(one)) {
                give(*window, i, one.cents);
            } else {
                purse.emplace_back(i, one.cents);
            }
        }
        take_back(purse);
        for (const bool most : {false, true}) {
            for (const std::size_t w : open_) {
                const std::int64_t earned = most ? lines_[w].earned.most : lines_[w].earned.least;
                pay(purse, w, std::max<std::int64_t>(0, earned - paid_[w]));
            }
        }
        for (const auto& [at, cents] : purse) {
            if (cents != 0) give(open_.back(), at, cents);
        }
        return std::move(out_);
    }

  private:
    [[nodiscard]] std::optional<std::size_t> named(const PaymentMade& one) const {
        for (std::size_t w = 0; one.for_date && w < book_.windows.size(); ++w) {
            if (book_.windows[w].days.holds(*one.for_date) && book_.windows[w].not_applicable.empty()) return w;
        }
        return std::nullopt;
    }
    void give(std::size_t window, std::size_t payment, std::int64_t cents) {
        paid_[window] += cents;
        auto& shares = out_.shares[window];
        const auto there =
            std::find_if(shares.begin(), shares.end(), [&](const auto& one) { return one.first == payment; });
        if (there == shares.end())
            shares.emplace_back(payment, cents);
        else
            there->second += cents;
    }
    /// What was paid back is taken off of the latest payments before it, else of those after it.
    static void take_back(std::vector<std::pair<std::size_t, std::int64_t>>& purse) {
        const auto settle = [](std::int64_t& back, std::int64_t& given) {
            const std::int64_t both = std::max<std::int64_t>(0, std::min(-back, given));
            back += both;
            given -= both;
        };
        for (auto back = purse.begin(); back != purse.end(); ++back)
            for (auto given = back; given != purse.begin();) settle(back->second, (--given)->second);
        for (auto back = purse.begin(); back != purse.end(); ++back)
            for (auto given = std::next(back); given != purse.end(); ++given) settle(back->second, given->second);
    }
    void pay(std::vector<std::pair<std::size_t, std::int64_t>>& purse, std::size_t window, std::int64_t needed) {
        for (auto& [at, cents] : purse) {
            const std::int64_t given = std::min(needed, cents);
            if (given <= 0) continue;
            give(window, at, given);
            cents -= given;
            needed -= given;
        }
    }

    const PaymentBook& book_;
    const std::vector<PaymentLine>& lines_;
    Date records_to_;
    std::vector<std::int64_t> paid_;
    std::vector<std::size_t> open_;  // windows that apply and have begun, in order of date
    PaymentShares out_;
};

/// Which window of the book a track is about; the tracks were cut from the same period.
std::size_t place_of(const PaymentBook& book, const DueWindow& window) {
    const auto at = std::find_if(book.windows.begin(), book.windows.end(),
                                 [&](const PaymentWindow& one) { return one.days == window.window.days; });
    return static_cast<std::size_t>(at - book.windows.begin());
}

std::int64_t sum_of(const std::vector<std::pair<std::size_t, std::int64_t>>& shares) {
    std::int64_t sum = 0;
    for (const auto& [at, cents] : shares) sum += cents;
    return sum;
}

}  // namespace

std::vector<PaymentMade> Judge::payments_made(const PlanPayment& payment, Ground ground) {
    std::map<std::uint32_t, Date> for_dates;
    for (const auto& [row, value] : values_in(payment.made_for, always, ground)) {
        if (const auto* date = std::get_if<Date>(value)) for_dates.emplace(row, *date);
    }
    std::vector<PaymentMade> made;
    for (const auto& [row, value] : values_in(payment.made, always, ground)) {
        const auto* cents = std::get_if<Cents>(value);
        if (!cents) continue;
        PaymentMade one{row, records_.date[row], cents->count, std::nullopt};
        if (const auto found = for_dates.find(row); found != for_dates.end()) one.for_date = found->second;
        const SchoolYear* year = calendar_.year_of(one.for_date.value_or(one.date));
        if (year && year->days == year_->days) made.push_back(one);
    }
    return made;
}

const PaymentBook& Judge::book_of(const PlanRule& rule, const Part& part) {
    const auto [at, is_new] = books_.try_emplace(&part);
    PaymentBook& book = at->second;
    if (!is_new) return book;
    const PlanPayment& payment = *part.payment;
    const Ground ground = ground_of(rule);
    const SubjectDays subject = subject_days(ground);
    std::vector<std::vector<DueWindow>> caps;
    for (const PlanPayment::Cap& cap : payment.caps) caps.push_back(windows_of(calendar_, *year_, cap.period, subject));
    for (const DueWindow& window : windows_of(calendar_, *year_, part.period, subject)) {
        const Track told = frame(rule, part, window);
        PaymentWindow one;
        one.days = window.window.days;
        one.due = told.due;
        one.judged = told.judged;
        one.not_applicable = told.not_applicable;
        one.count_to = told.count_to;
        one.begins = told.active.empty() ? one.days.first : told.active.first;
        one.cents = told.needed;
        if (payment.by != PlanPayment::By::window && one.not_applicable.empty())
            one.counts = count(plan_.sums[payment.sum], {one.days.first, one.count_to}, ground);
        for (const std::vector<DueWindow>& windows : caps) {
            one.cap_windows.push_back(in_no_window);
            for (std::uint32_t c = 0; c < windows.size(); ++c) {
                const Interval days = windows[c].window.days;
                if (days.first <= one.days.first && one.days.last <= days.last) one.cap_windows.back() = c;
            }
        }
        book.windows.push_back(std::move(one));
    }
    book.made = payments_made(payment, ground);
    for (const PaymentWindow& one : book.windows) {
        book.turns.insert(book.turns.end(), one.counts.days.begin(), one.counts.days.end());
        for (const Date day : {one.days.first, one.begins, one.due + one_day, one.judged + one_day,
                               one.days.last + one_day, one.count_to + one_day})
            book.turns.push_back(day);
    }
    for (const PaymentMade& one : book.made) book.turns.push_back(one.date);
    for (const Waiver& waiver : records_.waivers) {
        book.turns.push_back(waiver.days.first);
        book.turns.push_back(waiver.days.last + one_day);
    }
    bool by_turns = true;
    for (const auto& condition : {rule.where, payment.when}) {
        if (condition) by_turns = turns_of(*condition, book.turns) && by_turns;
    }
    if (!by_turns) {
        Date last = as_of_.on;
        // Of whoever left before the window's end it is due earlier, and yet asked until that end.
        for (const PaymentWindow& one : book.windows) last = std::max({last, one.judged, one.days.last});
        add_days(book.turns, {year_->days.first, last + one_day});
    }
    return book;
}

/// Is anything due for the window: `where` and `when`, read on its last day or on the day while it runs, and no waiver.
Truth Judge::asked_on(const PlanRule& rule, const PaymentWindow& window, Date day) {
    const Date read = std::max(std::min(day, window.days.last), year_->days.first);
    const Date waived_on = waiver_read_on(window.days.first, window.due, day);
    for (const Waiver& waiver : records_.waivers) {
        if (waiver.requirement == rule.requirement && waiver.days.holds(waived_on)) return Truth::no;
    }
    Truth asked = Truth::yes;
    const Part& part = rule.cases.front().parts.front();
    for (const auto& condition : {rule.where, part.payment->when}) {
        if (condition) asked = both(asked, truth_on(*condition, read, ground_of(rule)));
    }
    return asked;
}

const std::vector<PaymentLine>& Judge::lines_on(const PlanRule& rule, const Part& part, Date day) {
    static_cast<void>(book_of(rule, part));
    PaymentBook& book = books_.at(&part);
    const auto known = book.lines.find(day);
    if (known != book.lines.end()) return known->second;
    return book.lines.emplace(day, work_out(rule, part, day, day)).first->second;
}

std::vector<PaymentLine> Judge::work_out(const PlanRule& rule, const Part& part, Date day, Date records_to) {
    const PaymentBook& book = book_of(rule, part);
    const PlanPayment& payment = *part.payment;
    std::vector<PaymentLine> lines(book.windows.size());
    Caps least(payment), most(payment);  // what is used when what is not known is left out, and with all of it
    for (std::size_t w = 0; w < lines.size(); ++w) {
        const PaymentWindow& window = book.windows[w];
        PaymentLine& line = lines[w];
        if (!window.not_applicable.empty() || window.days.first > day) continue;
        line.asked = asked_on(rule, window, day);
        if (payment.by == PlanPayment::By::window)
            line.quantity = window.begins <= day ? Amount{1, 1} : Amount{};
        else
            line.quantity = window.counts.at(std::min(records_to, window.count_to));
        if (line.asked == Truth::no) line.quantity = {};
        if (line.asked == Truth::unknown) line.quantity.least = 0;
        line.uncapped = worth(part, window, line.quantity.least);
        // Of time first.
        const std::int64_t least_time = least.cut(true, window, line.quantity.least);
        const std::int64_t most_time = most.cut(true, window, line.quantity.most);
        const std::int64_t low = most.cut(true, window, line.quantity.least);
        const std::int64_t high = std::max(low, least.cut(true, window, line.quantity.most));
        const std::int64_t least_money = least.cut(false, window, worth(part, window, least_time));
        const std::int64_t most_money = most.cut(false, window, worth(part, window, most_time));
        line.earned.least = most.cut(false, window, worth(part, window, low));
        line.earned.most = std::max(line.earned.least, least.cut(false, window, worth(part, window, high)));
        for (std::uint32_t c = 0; c < payment.caps.size(); ++c) {
            if (window.cap_windows[c] == in_no_window) continue;
            const std::int64_t asked = payment.caps[c].time ? line.quantity.least : worth(part, window, least_time);
            if (least.left(c, window) < asked) line.cut_by.push_back(c);
        }
        least.use(true, window, least_time);
        most.use(true, window, most_time);
        least.use(false, window, least_money);
        most.use(false, window, most_money);
    }
    const PaymentShares shares = Laying(book, lines, day, records_to).run();
    for (std::size_t w = 0; w < lines.size(); ++w) lines[w].paid = sum_of(shares.shares[w]);
    return lines;
}

/// Is it met on that day only with what is recorded of it?
bool Judge::is_paid_by_records_of(const PlanRule& rule, const Track& track, Date day) {
    const std::vector<PaymentLine> lines = work_out(rule, *track.part, day, day - one_day);
    const PaymentLine& line = lines[place_of(book_of(rule, *track.part), track.window)];
    return line.is_nothing() || line.paid < line.earned.most;
}

void Judge::follow_payment(const PlanRule& rule, Track& track) {
    const Part& part = *track.part;
    const PaymentBook& book = book_of(rule, part);
    const std::size_t w = place_of(book, track.window);
    track.steps = steps_over(book.turns, [&](Date day) {
        if (day < track.window.window.days.first) return Status::upcoming;
        if (day <= track.due) return Status::on_track;
        const PaymentLine& line = lines_on(rule, part, day)[w];
        if (line.is_nothing()) return Status::not_applicable;
        if (line.paid >= line.earned.most) return Status::met;
        if (day <= track.judged) return Status::pending;
        return line.paid < line.earned.least ? Status::missed : Status::unknown;
    });
}

/// What everybody's windows come to on that day.
PaymentStep Judge::earned_by_all(RequirementId payment, Date day) const {
    PaymentStep all;
    all.from = day;
    if (!courses_) return all;
    for (const PaymentCourse& course : *courses_) {
        if (course.payment != payment) continue;
        const auto after = std::upper_bound(course.steps.begin(), course.steps.end(), day,
                                            [](Date d, const PaymentStep& step) { return d < step.from; });
        if (after == course.steps.begin()) continue;
        const PaymentStep& now = *(after - 1);
        all.earned += now.earned;
        all.earned_most += now.earned_most;
        all.due += now.due;
        all.due_most += now.due_most;
    }
    return all;
}

void Judge::follow_budget(const PlanRule&, Track& track) {
    const RequirementId payment = *track.part->payment->budget_of;
    std::vector<Date> turns{track.window.window.days.first, track.due + one_day, track.judged + one_day};
    if (courses_) {
        for (const PaymentCourse& course : *courses_) {
            if (course.payment != payment) continue;
            for (const PaymentStep& step : course.steps) turns.push_back(step.from);
        }
    }
    track.steps = steps_over(std::move(turns), [&](Date day) {
        if (day < track.window.window.days.first) return Status::upcoming;
        const PaymentStep all = earned_by_all(payment, day);
        if (all.earned > track.needed) return Status::missed;
        if (day > track.due && day <= track.judged) return Status::pending;
        if (all.earned_most > track.needed) return Status::unknown;
        return day <= track.due ? Status::on_track : Status::met;
    });
}

std::vector<PaymentCourse> Judge::courses() {
    std::vector<PaymentCourse> all;
    if (!year_ || records_.subject.kind != Subject::Kind::person) return all;
    for (const PlanRule& budget : plan_.rules) {
        if (budget.cases.empty() || budget.cases.front().parts.empty()) continue;
        const Part& part_of_budget = budget.cases.front().parts.front();
        if (part_of_budget.form != Part::Form::budget) continue;
        const PlanRule& rule = plan_.rules[part_of_budget.payment->budget_of->index];
        if (!place_of_scope(rule.scope) || rule.cases.empty()) continue;
        const Part& part = rule.cases.front().parts.front();
        PaymentCourse course;
        course.payment = rule.requirement;
        std::vector<Date> turns = book_of(rule, part).turns;
        std::sort(turns.begin(), turns.end());
        turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
        for (const Date day : turns) {
            PaymentStep step;
            step.from = day;
            const std::vector<PaymentLine>& lines = lines_on(rule, part, day);
            for (std::size_t w = 0; w < lines.size(); ++w) {
                step.earned += lines[w].earned.least;
                step.earned_most += lines[w].earned.most;
                if (day <= book_of(rule, part).windows[w].due) continue;
                step.due += lines[w].earned.least;
                step.due_most += lines[w].earned.most;
            }
            course.steps.push_back(step);
        }
        all.push_back(std::move(course));
    }
    return all;
}

// ---- in words

namespace {

std::string between(Cents least, Cents most, const std::string& currency) {
    if (least == most) return money_words(least, currency);
    return fmt::format("between {} and {}", money_words(least, currency), money_words(most, currency));
}

/// ", $600 open", ", $300 too much"; nothing while it is not known.
std::string difference_words(const PaymentFigures& figures, const std::string& currency) {
    if (figures.due == figures.due_most && figures.paid < figures.due)
        return ", " + money_words({figures.due - figures.paid}, currency) + " open";
    if (figures.paid > figures.due_most)
        return ", " + money_words({figures.paid - figures.due_most}, currency) + " too much";
    return "";
}

}  // namespace

void Judge::tell_payment(const PlanRule& rule, const Track& track, PartFinding& out) {
    const Part& part = *track.part;
    const PlanPayment& payment = *part.payment;
    const PaymentBook& book = book_of(rule, part);
    const Date on = as_of_.on;
    const std::vector<PaymentLine>& lines = lines_on(rule, part, on);
    const std::size_t w = place_of(book, track.window);
    const PaymentLine& line = lines[w];
    PaymentFigures& figures = out.payment.emplace();
    figures.earned = line.earned.least;
    figures.earned_most = line.earned.most;
    const bool ended = on > track.due;
    if (ended) figures.due = figures.earned, figures.due_most = figures.earned_most;
    figures.paid = line.paid;
    if (line.earned.least == line.earned.most) figures.cut = line.uncapped - line.earned.least;
    for (const std::uint32_t cap : line.cut_by) figures.cut_by.push_back(payment.caps[cap].words);
    const PaymentShares shares = Laying(book, lines, on, on).run();
    // In order of date, and without what one payment gave and another took back.
    auto laid = shares.shares[w];
    std::sort(laid.begin(), laid.end());
    for (const auto& [made, cents] : laid) figures.made.push_back({records_.entry[book.made[made].row], cents});
    out.needed = ended ? figures.due_most : figures.earned_most;
    out.counted = figures.paid;
    out.counted_most = figures.paid;
    const std::string& currency = plan_.currency;
    std::vector<std::string> says;
    if (!line.is_nothing() || !ended)
        says.push_back(fmt::format("{} {}, {} paid{}", between({line.earned.least}, {line.earned.most}, currency),
                                   ended ? "due" : "earned so far", money_words({line.paid}, currency),
                                   ended ? difference_words(figures, currency) : ""));
    if (line.asked != Truth::yes && payment.when) {
        const Date read = std::max(std::min(on, track.window.window.days.last), year_->days.first);
        const Truth holds = truth_on(*payment.when, read, ground_of(rule));
        if (holds != Truth::yes)
            says.push_back((holds == Truth::no ? "not when " : "not known whether ") +
                           plan_.condition_words[payment.when->index]);
    }
    if (line.quantity.least != line.quantity.most && line.asked == Truth::yes)
        says.emplace_back("some records cannot be judged");
    if (figures.cut > 0)
        says.push_back(
            fmt::format("{} cut off by `{}`", money_words({figures.cut}, currency), fmt::join(figures.cut_by, "`, `")));
    out.says = fmt::format("{}", fmt::join(says, "; "));
}

void Judge::tell_budget(const PlanRule& rule, const Track& track, PartFinding& out) {
    const Date on = as_of_.on;
    const PlanPayment& payment = *track.part->payment;
    const PaymentStep all = earned_by_all(*payment.budget_of, on);
    PaymentFigures& figures = out.payment.emplace();
    figures.earned = all.earned;
    figures.earned_most = all.earned_most;
    figures.due = all.due;
    figures.due_most = all.due_most;
    for (const PaymentMade& one : payments_made(payment, ground_of(rule))) {
        if (one.date > on) continue;
        figures.paid += one.cents;
        figures.made.push_back({records_.entry[one.row], one.cents});
    }
    out.needed = track.needed;
    out.counted = all.earned;
    out.counted_most = all.earned_most;
    const std::string& currency = plan_.currency;
    const std::int64_t left = track.needed - all.earned_most;
    out.says = fmt::format("{} of {} earned, {} of it due, {} paid", between({all.earned}, {all.earned_most}, currency),
                           money_words({track.needed}, currency), between({all.due}, {all.due_most}, currency),
                           money_words({figures.paid}, currency));
    if (all.earned > track.needed)
        out.says += fmt::format(", {} over the budget", money_words({all.earned - track.needed}, currency));
    else if (left >= 0)
        out.says += fmt::format(", {} left", money_words({left}, currency));
    else
        out.says += fmt::format(", perhaps {} over the budget", money_words({-left}, currency));
}

}  // namespace induct
