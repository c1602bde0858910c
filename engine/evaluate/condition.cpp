// Conditions in three values, read on a day. See judge.h. Source: docs/language.md, 6.7. Test:
// tests/evaluate/forms_test.cpp.
#include "engine/evaluate/judge.h"
#include "engine/model/match.h"
#include "engine/model/settings.h"

namespace induct {

namespace {

constexpr std::chrono::days one_day{1};

bool is_verdict(Status status) {
    return status == Status::met || status == Status::met_late || status == Status::missed;
}

Truth fact_on(const std::vector<TruthStep>& steps, Date day) {
    Truth value = Truth::unknown;
    for (const TruthStep& step : steps) {
        if (step.from <= day) value = step.value;
    }
    return value;
}

Truth fits(Bound bound, std::int64_t wanted, Amount amount) {
    const auto decide = [](bool least, bool most) { return least == most ? truth(least) : Truth::unknown; };
    switch (bound) {
        case Bound::at_least:
            return decide(amount.least >= wanted, amount.most >= wanted);
        case Bound::at_most:
            return decide(amount.least <= wanted, amount.most <= wanted);
        case Bound::exactly:
        case Bound::range:
            break;
    }
    if (wanted < amount.least || wanted > amount.most) return Truth::no;
    return amount.least == amount.most ? Truth::yes : Truth::unknown;
}

/// What a measure is compared with, in its own unit.
std::int64_t amount_of(const Value& value) {
    if (const auto* minutes = std::get_if<Minutes>(&value)) return minutes->count;
    if (const auto* number = std::get_if<Number>(&value)) return number->count / 1000;
    return 0;
}

}  // namespace

bool Judge::turns_of(ConditionId condition, std::vector<Date>& turns) const {
    return std::visit(Match{[&](const Both& c) {
                                const bool left = turns_of(c.left, turns);
                                return turns_of(c.right, turns) && left;
                            },
                            [&](const Either& c) {
                                const bool left = turns_of(c.left, turns);
                                return turns_of(c.right, turns) && left;
                            },
                            [&](const Not& c) { return turns_of(c.term, turns); },
                            [&](const auto& c) {
                                using Term = std::decay_t<decltype(c)>;
                                if constexpr (std::is_same_v<Term, FieldIs> || std::is_same_v<Term, AreRecorded> ||
                                              std::is_same_v<Term, FieldsMatch> || std::is_same_v<Term, HoldsRole>) {
                                    for (const TruthStep& step : records_.facts[condition.index])
                                        turns.push_back(step.from);
                                    return true;
                                } else {
                                    return false;
                                }
                            }},
                      plan_.conditions[condition.index]);
}

Truth Judge::truth_on(ConditionId condition, Date day, Ground ground) {
    const auto point = [&](const Point& p) -> std::optional<Interval> {
        const auto days = days_of(calendar_, *year_, p, subject_days(ground));
        const bool event = std::holds_alternative<FirstEvent>(p) || std::holds_alternative<StageEvent>(p) ||
                           std::holds_alternative<OpeningOf>(p);
        // A record of a later day had not happened on that day.
        return days && event && days->first > day ? std::nullopt : days;
    };
    if (lacks_value(plan_.conditions[condition.index])) return Truth::unknown;
    return std::visit(
        Match{[&](const NoneLogged& c) { return none_logged(c, day, ground); },
              [&](const StatusIs& c) { return status_is(c, day); },
              [&](const BelowPace& c) {
                  Truth any = Truth::no;
                  for (std::uint32_t at = 0; at < plan_.rules.size(); ++at) {
                      if (plan_.rules[at].name != plan_.rules[c.requirement.index].name) continue;
                      static_cast<void>(state_of(at));
                      FindingState* current = nullptr;
                      for (FindingState& finding : states_[at].findings) {
                          if (finding.window.days.first <= day) current = &finding;
                      }
                      if (!current) continue;
                      if (!plan_.rules[at].behind_below && plan_.rules[at].milestones.empty()) continue;
                      const Verdict now = verdict(*current, day);
                      if (!now.decided) {
                          any = either(any, Truth::unknown);
                          continue;
                      }
                      if (!now.alternative || now.status == Status::not_applicable) continue;
                      for (const auto& part : now.alternative->parts) {
                          for (const Track& track : part) {
                              if (!track.paced || is_unknown_yet(track.window, day)) continue;
                              // Nothing is asked of it any more, as of a pairing that ended before it was due.
                              if (status_on(track.steps, day) == Status::not_applicable) continue;
                              if (day < track.window.window.days.first || day > track.due) continue;
                              const Amount amount = track.counts.at(std::min(day, track.count_to));
                              const PlanRule& rule = plan_.rules[at];
                              const bool least = below(rule, track, amount.least, *c.share.value, day);
                              const bool most = below(rule, track, amount.most, *c.share.value, day);
                              any = either(any, least == most ? truth(least) : Truth::unknown);
                          }
                      }
                  }
                  return any;
              },
              [&](const ReviewOpen& c) {
                  bool open = false;
                  for (const ReviewFact& fact : records_.reviews) {
                      open = open ||
                             (fact.review == c.review && fact.opened <= day && (!fact.decided || *fact.decided > day));
                  }
                  return truth(open != c.negated);
              },
              [&](const ReviewDecided& c) {
                  // The latest decision up to that day counts.
                  const ReviewFact* latest = nullptr;
                  for (const ReviewFact& fact : records_.reviews) {
                      if (fact.review == c.review && fact.decided && *fact.decided <= day &&
                          (!latest || *latest->decided <= *fact.decided))
                          latest = &fact;
                  }
                  return truth(latest && latest->outcome == c.outcome);
              },
              [&](const MeasureIs& c) {
                  const Sum& sum = plan_.sums[*plan_.condition_sums[condition.index]];
                  const std::int64_t wanted = amount_of(c.value);
                  if (sum.adds == Adds::standing) return fits(c.bound, wanted, standing(sum, day));
                  for (const DueWindow& window : windows_of(calendar_, *year_, c.period, subject_days(ground))) {
                      // Between two years the year is the one before.
                      if (!std::holds_alternative<InYear>(c.period) && !window.window.days.holds(day)) continue;
                      return fits(c.bound, wanted, count(sum, {window.window.days.first, day}, ground).at(day));
                  }
                  return Truth::no;
              },
              [&](const ValueIs& c) { return value_is(c, condition, day, ground); },
              [&](const FigureIs& c) { return figure_is(c, day, ground); },
              [&](const HoldsRole&) { return fact_on(records_.facts[condition.index], day); },
              [&](const FieldIs&) { return fact_on(records_.facts[condition.index], day); },
              [&](const FieldsMatch&) { return fact_on(records_.facts[condition.index], day); },
              [&](const AreRecorded&) { return fact_on(records_.facts[condition.index], day); },
              [&](const AfterPoint& c) {
                  const auto days = point(c.point);
                  return truth(days && day > days->last);
              },
              [&](const BeforePointIs& c) {
                  const auto days = point(c.point);
                  return truth(!days || day < days->first);
              },
              [&](const Reached& c) {
                  const Picks& picked = picks(c.what.index);
                  Truth any = Truth::no;
                  for (std::size_t i = 0; i < picked.rows.size(); ++i) {
                      const std::uint32_t row = picked.rows[i];
                      if (records_.date[row] > day || !counts_for(row, ground)) continue;
                      if (has_expired(records_.code[row], records_.date[row], day)) continue;
                      any = either(any, picked.certain[i] ? Truth::yes : Truth::unknown);
                  }
                  return any;
              },
              [&](const Both& c) { return both(truth_on(c.left, day, ground), truth_on(c.right, day, ground)); },
              [&](const Either& c) { return either(truth_on(c.left, day, ground), truth_on(c.right, day, ground)); },
              [&](const Not& c) { return negate(truth_on(c.term, day, ground)); }},
        plan_.conditions[condition.index]);
}

Truth Judge::none_logged(const NoneLogged& asked, Date day, Ground ground) {
    const std::vector<Interval> days = spell_of(ground);
    if (days.empty()) return Truth::no;
    const Date begun = days.front().first;
    const Sum sum{.adds = Adds::records, .select = asked.what.index};
    const auto empty = [&](Interval within) {
        return fits(Bound::at_most, 0, count(sum, within, ground).at(within.last));
    };
    if (const auto* last = std::get_if<InTheLast>(&asked.lookback)) {
        const auto back = calendar_.add(day, {-last->span.value->count, last->span.value->unit});
        if (!back) return Truth::no;
        const Date first = *back + one_day;
        if (year_->days.first > first || begun > first) return Truth::no;
        return empty({first, day});
    }
    const auto* row = std::get_if<InARow>(&asked.lookback);
    if (!row) return empty({year_->days.first, day});
    std::vector<Interval> applied;
    for (const Window& window : calendar_.windows(year_->days, row->unit)) {
        const std::int64_t all = calendar_.school_days(window.days).count;
        const std::int64_t own = school_days(days, window.days);
        if (all > 0 && own * 2 >= all && day > after_grace(window.days.last, plan_.grace))
            applied.push_back(window.days);
    }
    if (static_cast<std::int64_t>(applied.size()) < row->count) return Truth::no;
    Truth all = Truth::yes;
    for (auto at = applied.end() - row->count; at != applied.end(); ++at) all = both(all, empty(*at));
    return all;
}

Truth Judge::status_is(const StatusIs& asked, Date day) {
    // All versions of the rule (requirements of one name) speak together.
    std::vector<FindingState*> findings;
    for (std::uint32_t at = 0; at < plan_.rules.size(); ++at) {
        if (plan_.rules[at].name != plan_.rules[asked.requirement.index].name) continue;
        if (!state_of(at).done) continue;  // a rule that asks about itself has nothing to say yet
        for (FindingState& finding : states_[at].findings) findings.push_back(&finding);
    }
    std::stable_sort(findings.begin(), findings.end(),
                     [](const FindingState* a, const FindingState* b) { return a->window.days < b->window.days; });
    if (findings.empty()) return Truth::no;
    const auto result = [&](Truth value) { return asked.negated ? negate(value) : value; };
    const auto matches = [&](Status status) {
        if (status == asked.status) return Truth::yes;
        return status == Status::unknown ? Truth::unknown : Truth::no;
    };
    if (asked.times_in_a_row) {
        std::vector<Status> closed;
        for (const FindingState* finding : findings) {
            const Status status = status_on(finding->steps, day);
            if (status != Status::not_applicable && day > finding->judged) closed.push_back(status);
        }
        if (static_cast<std::int64_t>(closed.size()) < *asked.times_in_a_row) return result(Truth::no);
        Truth all = Truth::yes;
        for (auto at = closed.end() - *asked.times_in_a_row; at != closed.end(); ++at) all = both(all, matches(*at));
        return result(all);
    }
    const auto speaking = [&](Date d) -> FindingState* {
        // A rule with one window is read of it, whatever it says.
        if (findings.size() == 1) return findings.front();
        FindingState* found = nullptr;
        for (FindingState* finding : findings) {
            if (finding->window.days.first > d) continue;
            const Status status = status_on(finding->steps, d);
            if (is_verdict(asked.status)) {
                if (status != Status::not_applicable && (d > finding->judged || is_verdict(status))) found = finding;
            } else {
                found = finding;
            }
        }
        return found;
    };
    // Where no window speaks it is not that, and so it is that it is not.
    const auto value_on = [&](Date d) {
        const FindingState* finding = speaking(d);
        return result(finding ? matches(status_on(finding->steps, d)) : Truth::no);
    };
    const Truth value = value_on(day);
    if (!asked.lasting || value != Truth::yes) return value;
    Date since = day;
    if (!asked.negated) {
        since = since_of(*speaking(day), day);
    } else {
        while (since > year_->days.first && value_on(since - one_day) == Truth::yes) since -= one_day;
    }
    // It has lasted for the span when the span's days, counted from the first, end on this day or before.
    const CalendarSpan lasting = *asked.lasting->value;
    const auto end = calendar_.add(since, lasting);
    const bool long_enough = lasting.unit == SpanUnit::school_day
                                 ? calendar_.school_days({since, day}).count >= lasting.count
                                 : end && *end <= day + one_day;
    return long_enough ? value : Truth::no;
}

}  // namespace induct
