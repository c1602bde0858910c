// Claims on each record: which records break them, from which day on, and why. Ties pair records up, each partner once.
// Source: docs/language.md, 6.5 (Each, Share, Ties). Test: tests/evaluate/forms_test.cpp.
#include "engine/evaluate/judge.h"
#include "engine/evaluate/order.h"

#include <span>

namespace induct {

namespace {

constexpr std::chrono::days one_day{1};
constexpr CalendarSpan usual_span{30, SpanUnit::day};

/// What one claim says of one record.
struct Outcome {
    Truth kept = Truth::yes;
    std::optional<Date> limit;  // empty: it is judged on the record's own date
    Date healed = last_known_day;
    std::string says;
    std::optional<Date> perhaps_healed = std::nullopt;  // from that day on it is only not known
};

}  // namespace

/// A record that the claims are about; not certain: it may be none of the selection.
struct Claimed {
    std::uint32_t row{};
    bool certain = true;
};

/// Which of the picked records name others, or are named: looked up by the entry.
class NamedPairs {
  public:
    NamedPairs(const SubjectRecords& records, const Picks& picked) {
        for (std::size_t i = 0; i < picked.rows.size(); ++i) {
            by_entry_.emplace_back(records.entry[picked.rows[i]], i);
            if (const EntryNumber named = records.belongs_to[picked.rows[i]]; named != 0)
                by_named_.emplace_back(named, i);
        }
        std::sort(by_entry_.begin(), by_entry_.end());
        std::sort(by_named_.begin(), by_named_.end());
    }
    /// The places of those that name the row or that it names, in order.
    std::vector<std::size_t> of(const SubjectRecords& records, std::uint32_t row) const {
        std::vector<std::size_t> places;
        const auto add = [&](const Places& list, EntryNumber entry) {
            for (auto at = std::lower_bound(list.begin(), list.end(), std::pair(entry, std::size_t{0}));
                 at != list.end() && at->first == entry; ++at)
                places.push_back(at->second);
        };
        add(by_named_, records.entry[row]);
        add(by_entry_, records.belongs_to[row]);  // 0, and so none, where it names none
        std::sort(places.begin(), places.end());
        places.erase(std::unique(places.begin(), places.end()), places.end());
        return places;
    }

  private:
    using Places = std::vector<std::pair<EntryNumber, std::size_t>>;
    Places by_entry_, by_named_;
};

/// Pairs up records by claims; lives for one part.
class Ties {
  public:
    Ties(Judge& judge, const PlanRule& rule, const Part& part, std::vector<Claimed> anchors)
        : judge_(judge),
          plan_(judge.plan_),
          records_(judge.records_),
          ground_(judge.ground_of(rule)),
          part_(part),
          anchors_(std::move(anchors)) {
        used_.resize(part.claims.size());
        tied_.resize(part.claims.size());
    }

    /// What the claim says of the anchor at that place.
    Outcome outcome(std::size_t claim_at, std::size_t anchor) {
        const PlanClaim& claim = part_.claims[claim_at];
        const std::uint32_t row = anchors_[anchor].row;
        switch (claim.says) {
            case PlanClaim::Says::passes:
                return passes(claim, row);
            case PlanClaim::Says::attended:
                return attended(row);
            case PlanClaim::Says::logged:
                return logged(claim, row);
            case PlanClaim::Says::on_days:
                return on_days(claim, row);
            case PlanClaim::Says::follows:
            case PlanClaim::Says::is_followed_by:
                if (tied_[claim_at].empty()) tie_all(claim, claim_at);
                return tied_[claim_at][anchor];
            case PlanClaim::Says::reaches:
                return reaches(claim, row);
            case PlanClaim::Says::is_signed:
                return is_signed(claim, row);
            case PlanClaim::Says::in_order:
                return in_order(claim, claim_at, row);
        }
        return {};
    }

  private:
    Outcome passes(const PlanClaim& claim, std::uint32_t row) const {
        Outcome out;
        for (const std::uint32_t test : claim.tests) {
            const Truth truth = judge_.passes_test(row, test, part_.select);
            out.kept = both(out.kept, truth);
            if (truth != Truth::yes) out.says += (out.says.empty() ? "" : ", ") + reason(test, truth);
        }
        return out;
    }
    std::string reason(std::uint32_t test, Truth truth) const {
        const std::string& words = plan_.tests[test].words;
        if (truth == Truth::unknown) return "not known whether " + words;
        return words.starts_with("has ") ? "without " + words.substr(4) : "not " + words;
    }
    Outcome attended(std::uint32_t row) const {
        const bool is = records_.subject.kind != Subject::Kind::person || records_.is(row, row_attended);
        return {truth(is), std::nullopt, last_known_day, is ? "" : "not attended"};
    }
    Outcome logged(const PlanClaim& claim, std::uint32_t row) const {
        const Date limit = judge_.calendar_.add(records_.date[row], *claim.lead).value_or(last_known_day);
        const bool in_time = records_.entered[row] <= limit;
        return {truth(in_time), limit, last_known_day, in_time ? "" : "logged on " + to_words(records_.entered[row])};
    }
    Outcome on_days(const PlanClaim& claim, std::uint32_t row) const {
        bool is = false;
        for (const NamedDays& days : judge_.calendar_.named(*judge_.year_, claim.named_days)) {
            is = is || days.days.holds(records_.date[row]);
        }
        return {truth(is), std::nullopt, last_known_day, is ? "" : "not on " + claim.named_days};
    }

    /// The same day counts: by start time where both have one, else in either order.
    bool is_after(std::uint32_t later, std::uint32_t earlier) const {
        if (records_.date[later] > records_.date[earlier]) return true;
        if (records_.date[later] < records_.date[earlier]) return false;
        const std::int32_t a = records_.start[later], b = records_.start[earlier];
        return a == no_start || b == no_start || a >= b;
    }
    /// Which record is named: one of the two by the other, none, or by the candidate another one.
    enum class Names : std::uint8_t { partner, none, another };
    Names named(std::uint32_t candidate, std::uint32_t anchor) const {
        if (records_.belongs_to[candidate] == records_.entry[anchor]) return Names::partner;
        if (records_.belongs_to[anchor] == records_.entry[candidate]) return Names::partner;
        return records_.belongs_to[candidate] == 0 ? Names::none : Names::another;
    }
    /// Where the records of that day begin; rows are in order of date.
    std::size_t first_on(const Picks& picked, Date day) const {
        const auto before = [&](std::uint32_t row, Date d) { return records_.date[row] < d; };
        return static_cast<std::size_t>(std::lower_bound(picked.rows.begin(), picked.rows.end(), day, before) -
                                        picked.rows.begin());
    }
    /// Which rows the claim has paired up already; only claims that tie have any.
    std::vector<bool>& used_by(std::size_t claim_at) {
        std::vector<bool>& used = used_[claim_at];
        used.resize(records_.rows());
        return used;
    }
    /// The record that was taken; where none is, whether only records are there that may or may not belong.
    struct Taken {
        std::optional<std::uint32_t> row;
        bool maybe = false;

        [[nodiscard]] Truth truth() const { return row ? Truth::yes : maybe ? Truth::unknown : Truth::no; }
    };
    /// Takes the nearest unused record of the selection in the right direction on these days; one that names the anchor
    /// goes before.
    Taken take(std::vector<bool>& used, std::uint32_t select, std::uint32_t anchor, bool forward, Interval days,
               std::uint32_t from) {
        const Picks& picked = judge_.picks(select);
        Taken best;
        bool best_named = false;
        for (std::size_t i = first_on(picked, days.first); i < picked.rows.size(); ++i) {
            const std::uint32_t row = picked.rows[i];
            if (records_.date[row] > days.last) break;
            if (row == anchor || used[row] || !judge_.counts_for(row, ground_)) continue;
            const Names names = named(row, anchor);
            if (names == Names::another || (forward ? !is_after(row, from) : !is_after(from, row))) continue;
            if (!picked.certain[i]) {
                best.maybe = true;
                continue;
            }
            // Rows are in order of date: forward the first is the nearest, backward the last.
            const bool is_partner = names == Names::partner;
            if (best.row && (best_named != is_partner ? best_named : forward)) continue;
            best.row = row;
            best_named = is_partner;
        }
        if (best.row) used[*best.row] = true;
        return best;
    }

    /// The days on which the partner of a record of that date may lie.
    Interval reach_of(const PlanClaim& claim, Date date, bool forward) const {
        const auto moved = [&](CalendarSpan span) {
            if (!forward) span.count = -span.count;
            return judge_.calendar_.add(date, span).value_or(forward ? last_known_day : first_known_day);
        };
        Date far = moved(claim.lead && claim.lead_at_most ? *claim.lead : usual_span), near = date;
        if (claim.lead && !claim.lead_at_most) {
            near = moved(*claim.lead);
            far = forward ? std::max(far, near) : std::min(far, near);
        }
        return forward ? Interval{near, far} : Interval{far, near};
    }

    /// Ties all anchors of the part at once: those that a record names first, then the certain ones, then the others.
    void tie_all(const PlanClaim& claim, std::size_t claim_at) {
        const bool forward = claim.says == PlanClaim::Says::is_followed_by;
        const Picks& picked = judge_.picks(claim.selects[0]);
        const std::string& what = plan_.selects[claim.selects[0]].words;
        std::vector<bool>& used = used_by(claim_at);
        const NamedPairs pairs(records_, picked);
        std::vector<Outcome>& outcomes = tied_[claim_at];
        std::vector<bool> decided(anchors_.size());
        for (std::size_t a = 0; a < anchors_.size(); ++a) {
            const std::uint32_t anchor = anchors_[a].row;
            const Interval days = reach_of(claim, records_.date[anchor], forward);
            Outcome out{Truth::no, std::nullopt, last_known_day, "no " + what};
            if (forward) out.limit = days.last;
            for (const std::size_t i : pairs.of(records_, anchor)) {
                const std::uint32_t row = picked.rows[i];
                if (row == anchor || !judge_.counts_for(row, ground_)) continue;
                if (forward ? !is_after(row, anchor) : !is_after(anchor, row)) continue;
                decided[a] = true;
                used[row] = true;
                const bool in_time = days.holds(records_.date[row]);
                if (in_time) out.kept = either(out.kept, picked.certain[i] ? Truth::yes : Truth::unknown);
                if (!in_time) out.says = what + " on " + to_words_without_year(records_.date[row]);
            }
            outcomes.push_back(std::move(out));
        }
        for (const bool certain : {true, false}) {
            for (std::size_t a = 0; a < anchors_.size(); ++a) {
                if (decided[a] || anchors_[a].certain != certain) continue;
                const std::uint32_t anchor = anchors_[a].row;
                const Interval days = reach_of(claim, records_.date[anchor], forward);
                outcomes[a].kept = take(used, claim.selects[0], anchor, forward, days, anchor).truth();
            }
        }
    }

    Outcome reaches(const PlanClaim& claim, std::uint32_t row) {
        Outcome out;
        const Date date = records_.date[row];
        if (claim.lead && claim.lead_at_most)
            out.limit = judge_.calendar_.add(date, *claim.lead).value_or(last_known_day);
        std::optional<Date> reached;
        for (const StageReached& stage : document_of(row)) {
            if (!reached && takes(plan_, claim.selects[0], stage.code)) reached = stage.date;
        }
        const std::string& stage = plan_.selects[claim.selects[0]].words;
        if (claim.lead && !claim.lead_at_most) {
            const auto earliest = judge_.calendar_.add(date, *claim.lead);
            if (reached && earliest && *reached < *earliest)
                return {Truth::no, std::nullopt, last_known_day, stage + " too soon"};
        }
        if (reached && (!out.limit || *reached <= *out.limit)) {
            if (out.limit) return out;
            // Without a limit it is owed from the record's date on, until it is reached.
            return {Truth::no, std::nullopt, *reached - one_day, {}};
        }
        out.kept = Truth::no;
        out.says = reached ? stage + " on " + to_words_without_year(*reached) : "not " + stage;
        return out;
    }

    /// The stages of the document that the row is of, up to the day of judgement, in order of date.
    std::span<const StageReached> document_of(std::uint32_t row) const {
        return stages_of(records_, kind_of(plan_, records_.code[row]), records_.instance[row], judge_.as_of_.on);
    }

    /// Without a limit it is owed from the record's date on, until the last signature is there.
    Outcome is_signed(const PlanClaim& claim, std::uint32_t row) const {
        const auto signatures = [&](Truth least) {
            return passed(plan_, claim.selects[0], claim.signers, document_of(row), ground_.chain, least);
        };
        const Passed surely = signatures(Truth::yes), perhaps = signatures(Truth::unknown);
        Outcome out;
        out.kept = Truth::no;
        if (surely.on) {
            out.healed = *surely.on - one_day;
        } else {
            out.says = (perhaps.on ? "not known whether signed by " : "not signed by ") + surely.missing;
            if (surely.too_early) out.says += std::string(" ") + after_the_others;
        }
        out.perhaps_healed = perhaps.on;
        return out;
    }

    Outcome in_order(const PlanClaim& claim, std::size_t claim_at, std::uint32_t row) {
        const CalendarSpan span = claim.lead.value_or(usual_span);
        const Date date = records_.date[row];
        const Date far = judge_.calendar_.add(date, span).value_or(last_known_day);
        const Date back = judge_.calendar_.add(date, {-span.count, span.unit}).value_or(first_known_day);
        // Which step the record is itself; of none the number of steps.
        const auto at = std::find_if(claim.selects.begin(), claim.selects.end(),
                                     [&](std::uint32_t select) { return takes(plan_, select, records_.code[row]); });
        const auto own = static_cast<std::size_t>(at - claim.selects.begin());
        std::vector<Truth> found(claim.selects.size(), Truth::no);
        // From the record outwards; a step that is not found ends the search.
        const auto look = [&](std::size_t step, std::uint32_t& last, bool forward) {
            const Interval days = forward ? Interval{date, far} : Interval{back, date};
            const Taken partner = take(used_by(claim_at), claim.selects[step], row, forward, days, last);
            found[step] = partner.truth();
            last = partner.row.value_or(last);
            return partner.row.has_value();
        };
        const bool is_step = at != claim.selects.end();
        std::uint32_t last = row;
        if (is_step) {
            found[own] = Truth::yes;
            for (std::size_t i = own; i-- > 0 && look(i, last, false);) {
            }
        }
        last = row;
        for (std::size_t i = is_step ? own + 1 : 0; i < found.size() && look(i, last, true); ++i) {
        }
        Outcome out;
        // Of a record that is the last step all others lie behind it.
        if (own + 1 != found.size()) out.limit = far;
        for (std::size_t i = found.size(); i > 0; --i) {
            out.kept = both(out.kept, found[i - 1]);
            if (found[i - 1] != Truth::yes)
                out.says = "stops at step " + std::to_string(i - 1) + " of " + std::to_string(found.size());
        }
        return out;
    }

    Judge& judge_;
    const Plan& plan_;
    const SubjectRecords& records_;
    Ground ground_;
    const Part& part_;
    std::vector<Claimed> anchors_;
    std::vector<std::vector<bool>> used_;     // by claim, then by row
    std::vector<std::vector<Outcome>> tied_;  // by claim, then as the anchors
};

std::vector<Judged> Judge::judge_records(const PlanRule& rule, const Part& part, Interval days) {
    bool of_attendance = false;
    for (const PlanClaim& claim : part.claims) of_attendance = of_attendance || claim.says == PlanClaim::Says::attended;
    const bool expected_only = of_attendance && records_.subject.kind == Subject::Kind::person;
    const Picks& picked = picks(part.select);
    std::vector<Judged> judged;
    std::vector<Claimed> anchors;
    for (std::size_t i = 0; i < picked.rows.size(); ++i) {
        const std::uint32_t row = picked.rows[i];
        if (!days.holds(records_.date[row])) continue;
        const bool belongs = expected_only
                                 ? records_.is(row, row_expected) && holds(active(ground_of(rule)), records_.date[row])
                                 : counts_for(row, ground_of(rule));
        if (!belongs) continue;
        anchors.push_back({row, picked.certain[i]});
    }
    Ties ties(*this, rule, part, anchors);
    for (std::size_t a = 0; a < anchors.size(); ++a) {
        Judged one;
        one.row = anchors[a].row;
        const Date date = records_.date[one.row];
        one.certain = anchors[a].certain;
        one.judged_from = date;
        for (std::size_t c = 0; c < part.claims.size(); ++c) {
            const Outcome out = ties.outcome(c, a);
            const Date from = out.limit ? *out.limit + one_day : date;
            one.judged_from = std::max(one.judged_from, from);
            if (out.kept == Truth::yes || out.healed < from) continue;
            if (!out.perhaps_healed || *out.perhaps_healed > from) {
                const Date sure = out.perhaps_healed ? std::min(*out.perhaps_healed - one_day, out.healed) : out.healed;
                one.breaches.push_back({out.kept, from, sure});
            }
            if (out.perhaps_healed && *out.perhaps_healed <= out.healed)
                one.breaches.push_back({Truth::unknown, std::max(from, *out.perhaps_healed), out.healed});
            // What has healed by the day of judgement says nothing.
            if (!out.says.empty()) one.says += (one.says.empty() ? "" : ", ") + out.says;
        }
        judged.push_back(std::move(one));
    }
    return judged;
}

}  // namespace induct
