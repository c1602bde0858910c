// From the state of a finding to what is told of it: figures, reasons, evidence; triggers and figures. See judge.h.
// Test: tests/evaluate/why_test.cpp.
#include "engine/evaluate/judge.h"
#include "engine/evaluate/value_words.h"

#include <fmt/format.h>

#include <map>

namespace induct {

namespace {

constexpr std::chrono::days one_day{1};

Measured measured_as(const Plan& plan, const Part& part) {
    switch (part.form) {
        case Part::Form::amount:
            break;
        case Part::Form::standing: {
            const Sum& sum = plan.sums[part.sum];
            if (std::holds_alternative<StandingDocument>(plan.standings[sum.standing].what)) return Measured::records;
            return sum.values > 0 ? Measured::values : Measured::people;
        }
        case Part::Form::gap:
        case Part::Form::each:
            return Measured::records;
        case Part::Form::share:
        case Part::Form::ratio:
            return Measured::share;
        case Part::Form::that:
            return Measured::nothing;
        case Part::Form::payment:
        case Part::Form::budget:
            return Measured::money;
    }
    switch (plan.sums[part.sum].adds) {
        case Adds::minutes:
            return Measured::minutes;
        case Adds::records:
            return Measured::records;
        case Adds::days:
            return Measured::days;
        case Adds::weeks:
            return Measured::weeks;
        case Adds::months:
            return Measured::months;
        case Adds::terms:
            return Measured::terms;
        case Adds::years:
            return Measured::years;
        case Adds::kinds:
            return Measured::kinds;
        case Adds::values:
        case Adds::coverage:
            return Measured::values;
        case Adds::people:
        case Adds::standing:
            return Measured::people;
    }
    return Measured::nothing;
}

Measured measured_as(const Plan& plan, const PlanGauge& gauge) {
    Part as_part;
    as_part.sum = gauge.at;
    switch (gauge.is) {
        case PlanGauge::Is::sum:
            return measured_as(plan, as_part);
        case PlanGauge::Is::average:
            return Measured::average;
        case PlanGauge::Is::figure:
            return measured_as(plan, plan.figures[gauge.at].gauge);
        case PlanGauge::Is::number:
            break;
    }
    return Measured::records;
}

/// The row of a figure: of an average the mean, rounded to a thousandth, and of how many.
FigureRow row_of(const FigureNow& now) {
    FigureRow row;
    row.shown_from = now.too_few_below;
    if (row.shown_from) return row;
    row.amount = now.amount.least;
    if (now.divided) row.whole = now.whole.value_or(Amount{}).least;
    if (!now.average && now.amount.most != now.amount.least) row.most = now.amount.most;
    if (!now.average && now.whole && now.whole->most != now.whole->least) row.whole_most = now.whole->most;
    if (!now.average || *row.whole == 0) return row;
    const std::int64_t twice = row.amount * 2, many = *row.whole;
    row.amount = (twice + (twice < 0 ? -many : many)) / (2 * many);
    return row;
}

/// What is counted of one row of a figure that is split.
struct SplitCell {
    std::int64_t total = 0, many = 0;
    bool hidden = false;
};

/// Hides the rows of fewer than `shown_from` answers, and then the smallest of the others until those that are hidden
/// have so many together: whoever knows the whole could else take the rows that are shown from it.
void hide_few(std::map<std::vector<std::uint32_t>, SplitCell>& rows, std::int64_t shown_from) {
    std::vector<SplitCell*> by_size;
    for (auto& [key, cell] : rows) by_size.push_back(&cell);
    std::stable_sort(by_size.begin(), by_size.end(), [](const auto* a, const auto* b) { return a->many < b->many; });
    std::int64_t hidden = 0;
    for (SplitCell* cell : by_size) {
        const bool gives_others_away = hidden > 0 && hidden < shown_from;
        if (cell->many >= shown_from && !gives_others_away) return;
        cell->hidden = true;
        hidden += cell->many;
    }
}

/// Of the windows of one part the one that speaks for it: the first of the worst.
Track& speaking_track(std::vector<Track>& windows, Date day) {
    const Status worst = status_of(windows, day);
    const auto first = std::find_if(windows.begin(), windows.end(),
                                    [&](const Track& track) { return status_on(track.steps, day) == worst; });
    return first == windows.end() ? windows.front() : *first;
}

std::int64_t share_of(const Amount& part, const Amount& whole, bool most) {
    if (!most && whole.most == 0) return 0;
    const std::int64_t divisor = most ? std::max<std::int64_t>(whole.least, 1) : whole.most;
    return std::min<std::int64_t>(10000 * (most ? part.most : part.least) / divisor, without_bound);
}

/// " ode-pd attended", " observations: follows pre-conference"; of a ratio nothing, its own words tell.
std::string of_what(const Plan& plan, const Part& part) {
    if (part.form != Part::Form::share) return "";
    std::string words = " " + plan.selects[part.select].words;
    for (std::size_t i = 0; i < part.claims.size(); ++i) {
        const PlanClaim& claim = part.claims[i];
        const bool attended = claim.says == PlanClaim::Says::attended;
        words += attended ? " attended" : (i == 0 ? ": " : ", ") + claim.words;
    }
    return words;
}

/// Where the time between two records was too long or too short, else when the last one was.
std::string gap_words(const Track& track, Status status, Date on) {
    const std::vector<Date>& days = track.counts.days;
    const bool broken = track.gap && (status == Status::missed || status == Status::pending);
    if (broken && track.part->bound == Bound::at_most) {
        // The whole of it: up to the record that ended it, which may be long after the day on which it broke.
        const auto next = std::upper_bound(days.begin(), days.end(), track.gap->first);
        const Date stop = std::min(on, track.gaps_in.last);  // what came after the season is not known here
        const Date end = next == days.end() ? stop : std::min(stop, *next);
        return fmt::format("none between {} and {}", to_words_without_year(track.gap->first),
                           to_words_without_year(end));
    }
    if (broken)
        return fmt::format("{} came too soon after {}", to_words_without_year(track.gap->last),
                           to_words_without_year(track.gap->first));
    return days.empty() ? "none so far" : "the last one on " + to_words_without_year(days.back());
}

}  // namespace

std::string share_words(std::int64_t share, std::int64_t bound) {
    std::int64_t tenths = (share + 5) / 10;
    if (share < bound && tenths * 10 >= bound) --tenths;
    if (share > bound && tenths * 10 <= bound) ++tenths;
    return tenths % 10 == 0 ? fmt::format("{}%", tenths / 10) : fmt::format("{}.{}%", tenths / 10, tenths % 10);
}

/// Beside the gap that broke first: whether leave was left out of it, and the gap that is open now.
std::string Judge::gap_now(const PlanRule& rule, const Track& track, Date on) const {
    if (!track.gap || track.part->bound != Bound::at_most) return {};
    std::string words;
    const auto& paused = paused_days(rule);
    const auto lies_in = [&](const Interval& leave) { return !overlap(leave, *track.gap).empty(); };
    if (std::any_of(paused.begin(), paused.end(), lies_in)) words += ", its days of leave not counted";
    const std::vector<Date>& days = track.counts.days;
    const auto next = std::upper_bound(days.begin(), days.end(), on);
    if (next == days.begin() || *(next - 1) <= track.gap->first) return words;
    const Date last = *(next - 1);
    const auto broken = day_beyond(rule, last, *track.part->between);
    if (!broken || *broken > std::min(on, track.gaps_in.last)) return words;
    // What came after the season is not known here.
    words += on <= track.gaps_in.last ? "; none since " + to_words_without_year(last)
                                      : fmt::format("; none between {} and {}", to_words_without_year(last),
                                                    to_words_without_year(track.gaps_in.last));
    return words;
}

/// Of documents that stand while they are valid: whether there was one, and when the last one before expired.
std::string Judge::valid_words(const Sum& sum, Amount told, Date day) const {
    if (told.least > 0) return "valid on " + to_words_without_year(day);
    if (told.most > 0) return "not known whether any was valid on " + to_words_without_year(day);
    std::string words = "none valid on " + to_words_without_year(day);
    std::optional<Date> expired;
    for (const StandingEntry& entry : records_.standings[sum.standing]) {
        if (entry.belongs == Truth::yes && entry.days.last < day)
            expired = std::max(expired.value_or(entry.days.last + one_day), entry.days.last + one_day);
    }
    return expired ? words + ", the last one expired on " + to_words(*expired) : words;
}

PartFinding Judge::part_of(const PlanRule& rule, std::vector<Track>& tracks, Detail detail) {
    PartFinding out;
    if (tracks.empty()) return out;
    const Date on = as_of_.on;
    Track& track = speaking_track(tracks, on);
    const Part& part = *track.part;
    out.status = status_on(track.steps, on);
    out.measured = measured_as(plan_, part);
    out.says = track.not_applicable;
    const bool asked = track.not_applicable.empty() && track.asked == Truth::yes;
    if (!asked) {
        if (track.asked == Truth::unknown) out.says = "the year of mentoring is not recorded";
        return out;
    }
    if (track.window.happened) out.due = track.due;
    if (part.needed) out.needed = track.needed;
    if (part.bound == Bound::range) out.needed_most = track.needed_most;
    switch (part.form) {
        case Part::Form::amount: {
            // What is met late is told with the deeds that made it so; all else with those of the window.
            const bool late = out.status == Status::met_late;
            const Amount amount = track.counts.at(late ? on : std::min(on, track.count_to));
            out.counted = amount.least;
            out.counted_most = amount.most;
            if (const auto pace = expected(rule, track, on); pace && on >= track.window.window.days.first) {
                out.expected_now = pace->numerator / pace->denominator;
                if (pace->days) {
                    out.pace_days = pace->days;
                    out.pace_days_all = track.pace_total.count;
                }
                if (rule.behind_below) {
                    const bool exact = out.measured == Measured::minutes;
                    // So many records and more are enough; of time the line lies within a minute.
                    out.behind_under = exact ? rule.behind_below->count * pace->numerator / (pace->denominator * 10000)
                                             : (rule.behind_below->count * *out.expected_now + 9999) / 10000;
                }
            }
            const Sum& sum = plan_.sums[part.sum];
            if (sum.adds == Adds::coverage) {
                const CodeColumn& column = plan_.columns[sum.column];
                for (std::uint32_t v = 0; v < sum.values; ++v) {
                    std::int64_t reached = 0;
                    const Picks& picked = picks(sum.select);
                    for (std::size_t i = 0; i < picked.rows.size(); ++i) {
                        const std::uint32_t row = picked.rows[i];
                        const Date last = late ? on : std::min(on, track.count_to);
                        if (records_.date[row] < track.window.window.days.first || records_.date[row] > last) continue;
                        if (!picked.certain[i] || !counts_for(row, ground_of(rule))) continue;
                        if (has_expired(records_.code[row], records_.date[row], track.valid_on)) continue;
                        const RowCodes& codes = records_.columns[sum.column];
                        for (std::uint32_t c = codes.first[row]; c < codes.first[row + 1]; ++c)
                            reached += codes.codes[c] == v;
                    }
                    if (reached < track.each_value)
                        out.missing_values.push_back(plan_.choice_titles[column.choice->index][v]);
                }
            }
            out.says = fmt::format("{} of {}", amount_words(out.measured, out.counted),
                                   amount_words(out.measured, track.needed));
            if (amount.most > amount.least) out.says += ", some records cannot be judged";
            break;
        }
        case Part::Form::standing: {
            const Sum& sum = plan_.sums[part.sum];
            const bool limit = is_limit(part.period) || std::holds_alternative<OnPoint>(part.period);
            const Date day = std::min(on, limit ? track.due : track.window.window.days.last);
            // A run that was too long is told by its first day, everything else by the day that is judged.
            const bool broken = track.broken_from && out.status == Status::missed;
            out.day = broken ? *track.broken_from : day;
            const Amount told = standing(sum, *out.day, track.each_value);
            out.counted = told.least;
            out.counted_most = told.most;
            out.says = fmt::format("{} on {} (asked: {})", out.counted, to_words_without_year(*out.day), part.words);
            if (std::holds_alternative<StandingDocument>(plan_.standings[sum.standing].what))
                out.says = valid_words(sum, told, *out.day);
            break;
        }
        case Part::Form::gap: {
            const Amount amount = track.counts.at(on);
            out.counted = amount.least;
            out.counted_most = amount.most;
            out.says = gap_words(track, out.status, on);
            if (out.status == Status::missed || out.status == Status::pending) out.says += gap_now(rule, track, on);
            break;
        }
        case Part::Form::each: {
            std::int64_t judged = 0;
            for (const Judged& one : track.judged_records) {
                ++judged;
                if (one.is_through(on)) {
                    ++out.counted;
                    ++out.counted_most;
                    continue;
                }
                const Truth kept = one.kept_on(on);
                if (!one.certain || kept != Truth::no) ++out.counted_most;
                if (kept == Truth::yes) continue;
                out.broken.push_back({records_.entry[one.row], records_.date[one.row], one.says});
            }
            out.needed = judged;
            out.says = fmt::format("{} of {} {} kept it", out.counted, judged, plan_.selects[part.select].words);
            const auto broken = static_cast<std::int64_t>(out.broken.size());
            if (const std::int64_t open = judged - out.counted - broken; open > 0)
                out.says += fmt::format(", {} did not, {} may still", broken, open);
            break;
        }
        case Part::Form::share:
        case Part::Form::ratio: {
            const Amount amount = track.counts.at(on), whole = track.whole.at(on);
            out.counted = share_of(amount, whole, false);
            out.counted_most = share_of(amount, whole, true);
            const bool minutes = part.form == Part::Form::ratio && plan_.sums[part.sum].adds == Adds::minutes;
            const Measured unit = minutes ? Measured::minutes : Measured::records;
            out.says =
                fmt::format("{}, {} is asked ({} of {}{})", share_words(out.counted, track.needed),
                            (part.bound == Bound::at_most ? "at most " : "") + to_words(BasisPoints{track.needed}),
                            amount_words(unit, amount.least), amount_words(unit, whole.least), of_what(plan_, part));
            for (const Judged& one : track.judged_records) {
                if (one.judged_from > on || one.kept_on(on) == Truth::yes) continue;
                out.broken.push_back({records_.entry[one.row], records_.date[one.row], one.says});
            }
            break;
        }
        case Part::Form::that: {
            const Truth holds = truth_on(*part.condition, std::min({on, track.due, year_->days.last}), ground_of(rule));
            out.says = (holds == Truth::yes  ? ""
                        : holds == Truth::no ? "not so: "
                                             : "not known: ") +
                       plan_.condition_words[part.condition->index];
            break;
        }
        case Part::Form::payment:
            tell_payment(rule, track, out);
            break;
        case Part::Form::budget:
            tell_budget(rule, track, out);
            break;
    }
    if (detail != Detail::evidence) return out;
    if (track.window.happened) out.moved = extensions(rule, track.window.window.days);
    add_evidence(rule, track, out);
    return out;
}

/// The records that were counted, or who stands. What was not counted is told by near_misses.h.
void Judge::add_evidence(const PlanRule& rule, const Track& track, PartFinding& out) {
    const Part& part = *track.part;
    if (part.form == Part::Form::standing && out.day) {
        const std::uint32_t standing_at = plan_.sums[part.sum].standing;
        const bool document = std::holds_alternative<StandingDocument>(plan_.standings[standing_at].what);
        for (const StandingEntry& entry : records_.standings[standing_at]) {
            if (!entry.days.holds(*out.day) || entry.belongs != Truth::yes || entry.seen > as_of_.on) continue;
            if (document)
                out.counted_records.push_back({records_.entry[entry.who], 1});
            else
                out.standing.push_back(entry.who);
        }
        std::sort(out.standing.begin(), out.standing.end());
        out.standing.erase(std::unique(out.standing.begin(), out.standing.end()), out.standing.end());
    }
    const bool pays = part.form == Part::Form::payment && part.payment->by != PlanPayment::By::window;
    if (part.form != Part::Form::amount && part.form != Part::Form::gap && !pays) return;
    const bool gap = part.form == Part::Form::gap;
    const Sum* sum = gap ? nullptr : &plan_.sums[pays ? part.payment->sum : part.sum];
    const std::uint32_t wanted = sum ? sum->select : part.select;
    const Select& select = plan_.selects[wanted];
    const bool timed = sum && sum->adds == Adds::minutes;
    const Date last = out.status == Status::met_late ? as_of_.on : std::min(as_of_.on, track.count_to);
    const Interval days =
        gap ? overlap(track.gaps_in, {first_known_day, as_of_.on}) : Interval{track.window.window.days.first, last};
    if (!select.order.empty()) return add_documents(rule, track, days, out);
    const Picks& picked = picks(wanted);
    for (std::size_t i = 0; i < picked.rows.size(); ++i) {
        const std::uint32_t row = picked.rows[i];
        if (!picked.certain[i] || !days.holds(records_.date[row]) || !counts_for(row, ground_of(rule))) continue;
        if (has_expired(records_.code[row], records_.date[row], track.valid_on)) continue;
        if (!sum) {
            out.counted_records.push_back({records_.entry[row], 1});
            continue;
        }
        const std::string less = credit_words(*sum, row, days, ground_of(rule));
        const bool counts = counts_from(*sum, row, true, days, ground_of(rule)).surely <= days.last;
        const Amount amount = timed ? credit(*sum, row) : Amount{1, 1};
        if (counts && amount.least == amount.most) out.counted_records.push_back({records_.entry[row], amount.least});
        if (!less.empty()) out.lessened.push_back({records_.entry[row], counts ? amount.least : 0, less});
    }
}

/// Of documents that go through hands in order: the record that completed each.
void Judge::add_documents(const PlanRule& rule, const Track& track, Interval days, PartFinding& out) {
    std::vector<std::pair<Date, EntryNumber>> found;
    for (const OrderedDocument& one : documents(plan_.sums[track.part->sum].select, ground_of(rule)))
        if (is_certainly_in(one, days, track.valid_on)) found.emplace_back(one.days.back(), one.entry);
    std::sort(found.begin(), found.end());
    for (const auto& one : found) out.counted_records.push_back({one.second, 1});
}

/// Was anything entered after that day that may add to the sum?
bool Judge::any_entered_after(const Sum& sum, Date day) {
    if (!plan_.selects[sum.select].order.empty())
        return std::any_of(records_.stages.begin(), records_.stages.end(), [&](const StageReached& stage) {
            return stage.entered > day && takes(plan_, sum.select, stage.code);
        });
    const std::vector<std::uint32_t>& rows = picks(sum.select).rows;
    return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) { return records_.entered[row] > day; });
}

Finding Judge::finding_of(FindingState& state, Detail detail) {
    const Date on = as_of_.on;
    Finding out;
    out.requirement = state.rule->requirement;
    out.subject = records_.subject;
    out.window = state.window;
    out.due = state.due;
    out.judged = state.judged;
    out.active = {state.window.days.first, state.window.days.first - one_day};
    for (const Interval& one : active_of(*state.rule)) {
        const Interval shared = overlap(one, state.window.days);
        if (shared.empty()) continue;
        out.active = out.active.empty() ? shared : Interval{out.active.first, shared.last};
    }
    const Verdict verdict_now = verdict(state, on);
    out.status = verdict_now.status;
    out.spoke = verdict_now.spoke;
    out.base_case = verdict_now.base_case;
    out.says = verdict_now.says;
    out.since = since_of(state, on);
    const std::size_t at = step_at(state.steps, on);
    if (at + 1 < state.steps.size() && state.steps[at + 1].from <= state.judged + one_day)
        out.next_change = state.steps[at + 1].from;
    if (!verdict_now.alternative || verdict_now.alternative->what->nothing) return out;
    auto& tracks = verdict_now.base_case < state.cases.size() && verdict_now.spoke < 0
                       ? state.cases[verdict_now.base_case]
                       : state.exceptions[static_cast<std::size_t>(std::max(verdict_now.spoke, 0))];
    for (std::vector<Track>& part : tracks.parts) {
        out.parts.push_back(part_of(*state.rule, part, detail));
        // Why nothing fell due: a cap, or its condition.
        if (out.status == Status::not_applicable && out.parts.back().payment && !out.parts.back().says.empty())
            out.says += "; " + out.parts.back().says;
        if (part.empty() || out.status != Status::met) continue;
        const Track& track = speaking_track(part, on);
        if (track.part->form != Part::Form::amount || track.part->bound != Bound::at_least) continue;
        if (status_on(track.steps, on) != Status::met || on <= track.judged) continue;
        // Would it have been met by what was entered while there was time?
        if (!any_entered_after(plan_.sums[track.part->sum], track.judged)) continue;
        SubjectRecords in_time = records_;
        for (std::size_t row = 0; row < in_time.rows(); ++row) {
            if (in_time.entered[row] > track.judged) in_time.flags[row] = 0;
        }
        const auto is_late = [&](const StageReached& stage) { return stage.entered > track.judged; };
        in_time.stages.erase(std::remove_if(in_time.stages.begin(), in_time.stages.end(), is_late),
                             in_time.stages.end());
        Judge again(plan_, calendar_, in_time, as_of_);
        const Counts counts = again.count(plan_.sums[track.part->sum], {track.window.window.days.first, track.count_to},
                                          ground_of(*state.rule), track.each_value, track.valid_on);
        if (counts.at(on).least < track.needed) out.entered_late = true;
    }
    return out;
}

TriggerFinding Judge::trigger_of(const PlanTrigger& trigger, std::uint32_t scope) {
    const Ground ground{scope, false};
    const auto holds_on = [&](Date day) {
        if (!holds(active(ground), day)) return Truth::no;
        Truth where = Truth::yes;
        if (trigger.where) where = truth_on(*trigger.where, day, ground);
        return where == Truth::no ? Truth::no : both(where, truth_on(trigger.when, day, ground));
    };
    TriggerFinding out;
    out.trigger = trigger.trigger;
    out.subject = records_.subject;
    out.holds = holds_on(as_of_.on);
    out.since = as_of_.on;
    if (out.holds != Truth::yes) return out;
    while (out.since > year_->days.first && holds_on(out.since - one_day) == Truth::yes) out.since -= one_day;
    const std::function<void(ConditionId)> say = [&](ConditionId id) {
        if (truth_on(id, as_of_.on, ground) != Truth::yes) return;
        const Condition& condition = plan_.conditions[id.index];
        if (const auto* both_of = std::get_if<Both>(&condition)) return say(both_of->left), say(both_of->right);
        if (const auto* either_of = std::get_if<Either>(&condition)) return say(either_of->left), say(either_of->right);
        std::string words = plan_.condition_words[id.index];
        if (const auto* status = std::get_if<StatusIs>(&condition); status && status->lasting && !status->negated) {
            for (FindingState& finding : states_[status->requirement.index].findings) {
                if (status_on(finding.steps, as_of_.on) != status->status || finding.window.days.first > as_of_.on)
                    continue;
                const auto days = (as_of_.on - since_of(finding, as_of_.on)).count() + 1;
                words = fmt::format("{} {} for {}", plan_.rules[status->requirement.index].name, word(status->status),
                                    to_words(CalendarSpan{days, SpanUnit::day}));
            }
        }
        out.says += (out.says.empty() ? "" : "; ") + words;
    };
    say(trigger.when);
    return out;
}

FigureFinding Judge::figure_of(const PlanFigure& figure, std::uint32_t scope) {
    const Ground ground{scope, false};
    const Date on = as_of_.on;
    FigureFinding out;
    if (figure.gauge.is == PlanGauge::Is::figure && !figure.whole)
        out = figure_of(plan_.figures[figure.gauge.at], scope);
    out.figure = figure.figure;
    out.subject = records_.subject;
    if (figure.where && truth_on(*figure.where, on, ground) != Truth::yes) {
        out.rows.clear();
        return out;
    }
    if (figure.gauge.is == PlanGauge::Is::figure && !figure.whole) return out;
    out.measured = measured_as(plan_, figure.gauge);
    if (figure.whole) out.measured_whole = measured_as(plan_, *figure.whole);
    out.is_share = figure.is_share;
    const FigureNow now = figure_on(figure, on, ground);
    if (figure.split.empty()) {
        if (now.shown == Truth::yes) out.rows.push_back(row_of(now));
        return out;
    }
    const std::optional<Interval> begun = days_of_figure(figure, on, ground);
    if (!begun) return out;
    const Interval days = *begun;
    const bool average = figure.gauge.is == PlanGauge::Is::average;
    const std::uint32_t select = average ? plan_.values[figure.gauge.at].select : plan_.sums[figure.gauge.at].select;
    const bool minutes = !average && plan_.sums[figure.gauge.at].adds == Adds::minutes;
    std::map<std::uint32_t, std::int64_t> held;  // of an average, by row
    if (average)
        for (const auto& [row, value] : values_in(figure.gauge.at, days, ground))
            held.emplace(row, std::get<Number>(*value).count);
    // One row a combination of values that occurs, in the order in which the choices list them.
    const Picks& picked = picks(select);
    constexpr std::uint32_t not_recorded = ~std::uint32_t{0};
    std::map<std::vector<std::uint32_t>, SplitCell> rows;
    for (std::size_t i = 0; i < picked.rows.size(); ++i) {
        const std::uint32_t row = picked.rows[i];
        if (!picked.certain[i] || !days.holds(records_.date[row]) || !counts_for(row, ground)) continue;
        std::vector<std::vector<std::uint32_t>> keys{{}};
        for (const std::uint32_t at : figure.split) {
            const RowCodes& column = records_.columns[at];
            std::vector<std::uint32_t> codes(column.codes.begin() + column.first[row],
                                             column.codes.begin() + column.first[row + 1]);
            if (codes.empty()) codes.push_back(not_recorded);
            std::vector<std::vector<std::uint32_t>> longer;
            for (const auto& key : keys) {
                for (const std::uint32_t code : codes) {
                    longer.push_back(key);
                    longer.back().push_back(code);
                }
            }
            keys = std::move(longer);
        }
        if (average && held.count(row) == 0) continue;
        const std::int64_t adds = average   ? held.at(row)
                                  : minutes ? minutes_of(row, plan_.selects[select]).value_or(0)
                                            : 1;
        for (const auto& key : keys) {
            rows[key].total += adds;
            rows[key].many += 1;
        }
    }
    hide_few(rows, figure.shown_from);
    for (const auto& [key, cell] : rows) {
        FigureNow one = now;
        one.amount = {cell.total, cell.total};
        if (average) one.whole = Amount{cell.many, cell.many};
        if (cell.hidden) one.too_few_below = figure.shown_from;
        FigureRow row = row_of(one);
        for (std::size_t i = 0; i < key.size(); ++i) {
            const bool titled = key[i] < figure.titles[i].size();
            row.split.push_back(key[i] == not_recorded ? "not recorded"
                                : titled               ? figure.titles[i][key[i]]
                                                       : records_.text_of(key[i]));
        }
        out.rows.push_back(std::move(row));
    }
    return out;
}

}  // namespace induct
