// How far a document has come through its hands, and the documents of a selection with an order. See order.h, judge.h.
#include "engine/evaluate/order.h"

#include "engine/evaluate/judge.h"
#include "engine/time/expiry.h"

#include <algorithm>

namespace induct {

namespace {

const std::vector<Truth>& answers_of(const StageReached& stage, bool chain) {
    return chain && !stage.carried.empty() ? stage.carried : stage.signed_by;
}

bool passes(const Plan& plan, std::uint32_t select, std::uint32_t test, const StageReached& stage, bool chain,
            Truth least) {
    const std::vector<Truth>& hands = answers_of(stage, chain);
    Truth all = hands[test];
    for (const std::uint32_t other : plan.selects[select].tests) all = both(all, hands[other]);
    return all >= least;
}

}  // namespace

std::span<const StageReached> stages_of(const SubjectRecords& records, KindId kind, std::uint32_t instance, Date on) {
    const std::pair document{kind, instance};
    const auto is_before = [](const StageReached& stage, const std::pair<KindId, std::uint32_t>& other) {
        return std::pair(stage.kind, stage.instance) < other;
    };
    const auto is_after = [](const std::pair<KindId, std::uint32_t>& other, const StageReached& stage) {
        return other < std::pair(stage.kind, stage.instance);
    };
    const auto first = std::lower_bound(records.stages.begin(), records.stages.end(), document, is_before);
    const auto end = std::upper_bound(first, records.stages.end(), document, is_after);
    return {first, std::find_if(first, end, [&](const StageReached& s) { return s.date > on; })};
}

Passed passed(const Plan& plan, std::uint32_t select, const SignerOrder& order, std::span<const StageReached> stages,
              bool chain, Truth least) {
    Passed out;
    Date begun = first_known_day;
    std::pair<Date, EntryNumber> last;
    for (const std::vector<Signer>& step : order) {
        Date done = begun;
        bool all = true;
        for (const Signer& signer : step) {
            const StageReached* found = nullptr;
            bool too_early = false;
            for (const StageReached& stage : stages) {
                if (found || !takes(plan, select, stage.code)) continue;
                if (!passes(plan, select, signer.test, stage, chain, least)) continue;
                if (stage.date >= begun)
                    found = &stage;
                else
                    too_early = true;
            }
            if (found) {
                out.by.push_back(signer.who);
                last = std::max(last, {found->date, found->entry});
                done = std::max(done, found->date);
            } else if (all) {
                all = false;
                out.missing = signer.who;
                out.too_early = too_early;
            }
        }
        if (!all) return out;
        begun = done;
    }
    out.on = begun;
    out.entry = last.second;
    return out;
}

const std::vector<OrderedDocument>& Judge::documents(std::uint32_t select, Ground ground) {
    const auto [at, is_new] = documents_.try_emplace({select, ground.chain});
    std::vector<OrderedDocument>& found = at->second;
    if (!is_new) return found;
    // From when on a record of the document is the subject's; rows are in order of date.
    std::map<std::pair<KindId, std::uint32_t>, Date> belongs_from;
    for (std::uint32_t row = 0; row < rows_; ++row) {
        if (plan_.code_is_dated_deed[records_.code[row]] || !counts_for(row, ground)) continue;
        if (!plan_.selects[select].of_owner && records_.is(row, row_owned)) continue;
        belongs_from.try_emplace({kind_of(plan_, records_.code[row]), records_.instance[row]}, records_.date[row]);
    }
    for (const auto& [document, from] : belongs_from) {
        const std::span<const StageReached> stages = stages_of(records_, document.first, document.second, as_of_.on);
        if (std::optional<OrderedDocument> one = completion(select, ground, stages, from))
            found.push_back(std::move(*one));
    }
    return found;
}

/// The days on which the document may have been completed, none before it is the subject's (and the owner's).
std::optional<OrderedDocument> Judge::completion(std::uint32_t select, Ground ground,
                                                 std::span<const StageReached> stages, Date from) const {
    const SignerOrder& order = plan_.selects[select].order;
    const Passed perhaps = passed(plan_, select, order, stages, ground.chain, Truth::unknown);
    if (!perhaps.on) return std::nullopt;
    if (const std::optional<std::uint32_t> owner = plan_.selects[select].owner) {
        const auto hers = std::find_if(stages.begin(), stages.end(), [&](const StageReached& stage) {
            return answers_of(stage, ground.chain)[*owner] == Truth::yes;
        });
        if (hers == stages.end()) return std::nullopt;
        from = std::max(from, hers->date);
    }
    const Passed surely = passed(plan_, select, order, stages, ground.chain, Truth::yes);
    OrderedDocument one;
    for (const StageReached& stage : stages) {
        const bool between = *perhaps.on <= stage.date && (!surely.on || stage.date <= *surely.on);
        if (!takes(plan_, select, stage.code) || !between || stage.date < from) continue;
        if (one.days.empty() || one.days.back() != stage.date) one.days.push_back(stage.date);
        one.code = stage.code;
    }
    if (one.days.empty()) return std::nullopt;
    one.certain = surely.on.has_value();
    one.entry = surely.entry;
    return one;
}

bool Judge::has_expired(std::uint32_t code, Date date, std::optional<Date> on) const {
    if (!on) return false;
    const std::optional<Date> expired = expiry(date, plan_.valid_for[code]);
    return expired && *expired <= *on;
}

/// A document counts for certain when no day on which it may be complete lies elsewhere; at most, when one lies here.
bool Judge::is_certainly_in(const OrderedDocument& document, Interval days, std::optional<Date> valid_on) const {
    return document.certain && std::all_of(document.days.begin(), document.days.end(), [&](Date day) {
               return days.holds(day) && !has_expired(document.code, day, valid_on);
           });
}

Counts Judge::count_documents(std::uint32_t select, Interval days, Ground ground, std::optional<Date> valid_on) {
    std::vector<std::pair<Date, Amount>> more;
    for (const OrderedDocument& one : documents(select, ground)) {
        const auto first = std::find_if(one.days.begin(), one.days.end(), [&](Date day) {
            return days.holds(day) && !has_expired(one.code, day, valid_on);
        });
        if (first == one.days.end()) continue;
        more.push_back({*first, {0, 1}});
        if (is_certainly_in(one, days, valid_on)) more.push_back({one.days.back(), {1, 0}});
    }
    std::stable_sort(more.begin(), more.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Counts counts;
    Amount total;
    for (const auto& [day, amount] : more) {
        total.least += amount.least;
        total.most += amount.most;
        counts.add(day, total);
    }
    return counts;
}

}  // namespace induct
