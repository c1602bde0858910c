// See settings.h.
#include "engine/model/settings.h"

#include <algorithm>

namespace induct {

namespace {

class Setter {
  public:
    Setter(Model& model, const ScenarioSet& set) : model_(model), set_(set) {}

    void everywhere() {
        model_.parameters[set_.parameter.index].value = set_.value;
        for (Requirement& rule : model_.requirements) {
            for (Alternative& one : rule.cases) place(one);
            for (Alternative& one : rule.exceptions) place(one);
            for (Milestone& milestone : rule.milestones) place(milestone);
            const auto* soon = std::get_if<CalendarSpan>(&set_.value);
            if (soon && rule.due_soon_parameter == set_.parameter) rule.due_soon = *soon;
            if (soon && rule.grace_parameter == set_.parameter) rule.grace = *soon;
            const auto* share = std::get_if<BasisPoints>(&set_.value);
            if (share && rule.behind_parameter == set_.parameter) rule.behind_below = *share;
            rule.unset.erase(std::remove(rule.unset.begin(), rule.unset.end(), set_.parameter), rule.unset.end());
        }
        for (Review& review : model_.reviews) place(review);
        for (Ladder& ladder : model_.ladders)
            for (AlertRung& rung : ladder.rungs) place(rung.after, rung.parameter);
        for (Condition& condition : model_.conditions) {
            if (auto* measured = std::get_if<MeasureIs>(&condition)) place(measured->period);
            if (auto* after = std::get_if<AfterPoint>(&condition)) place(after->point);
            if (auto* before = std::get_if<BeforePointIs>(&condition)) place(before->point);
            if (auto* match = std::get_if<FieldsMatch>(&condition)) place(*match);
        }
        for (Figure& figure : model_.figures) {
            place(figure.period);
            for (auto* divisor : {&figure.share_of, &figure.per})
                if (auto* number = *divisor ? std::get_if<Setting<std::int64_t>>(&**divisor) : nullptr) place(*number);
        }
    }

  private:
    void place(Review& review) {
        for (ReviewConsequence& one : review.consequences) place(one.expects);
        for (ReviewStep& step : review.steps) place(step.within, step.parameter);
        for (ReviewEscalation& one : review.escalations) place(one.after, one.parameter);
        place(review.decide_within, review.decide_parameter);
        const auto* again = std::get_if<CalendarSpan>(&set_.value);
        if (again && review.reopen_parameter == set_.parameter) review.reopen_after = *again;
    }
    void place(CalendarSpan& span, std::optional<ParameterId> parameter) const {
        const auto* value = std::get_if<CalendarSpan>(&set_.value);
        if (value && parameter == set_.parameter) span = *value;
    }
    void place(Alternative& one) {
        if (one.expects) place(*one.expects);
    }
    void place(Expects& expects) {
        for (ExpectationPart& part : expects.parts) std::visit([&](auto& e) { place(e); }, part.expectation);
    }
    void place(TimeAmount& e) {
        place(e.amount), place(e.period);
        const auto* times = std::get_if<Number>(&set_.value);  // of a local unit
        if (e.amount.parameter == set_.parameter && times) e.amount.value = Minutes{times->count / 1000 * e.unit.count};
    }
    void place(RecordCount& e) { place(e.least), place(e.period); }
    void place(Standing& e) { place(e.least), place(e.period); }
    void place(Gap& e) {
        place(e.span);
        if (e.season) place(*e.season);
    }
    void place(Deadline& e) { place(e.period); }
    void place(EachClaim& e) { place(e.claims); }
    void place(ShareClaim& e) { place(e.share), place(e.claims), place(e.period); }
    void place(Ratio& e) { place(e.share), place(e.period); }
    static void place(That&) {}
    void place(PaymentDue& e) {
        place(e.period);
        for (PayCap& cap : e.caps) place(cap.period);
    }
    static void place(PaymentBudget&) {}

    void place(std::vector<Claim>& claims) {
        for (Claim& claim : claims) {
            if (auto* follows = std::get_if<Follows>(&claim); follows && follows->lead) place(follows->lead->span);
            if (auto* followed = std::get_if<IsFollowedBy>(&claim); followed && followed->lead)
                place(followed->lead->span);
            if (auto* reaches = std::get_if<ReachesStage>(&claim); reaches && reaches->lead) place(reaches->lead->span);
            const auto* span = std::get_if<CalendarSpan>(&set_.value);
            auto* order = std::get_if<HasInOrder>(&claim);
            if (order && span && order->parameter == set_.parameter) order->within = *span;
            if (auto* logged = std::get_if<IsLogged>(&claim)) place(logged->within, logged->parameter);
        }
    }
    void place(FieldsMatch& match) {
        if (match.count) place(*match.count);
        const auto* names = std::get_if<std::vector<std::string>>(&set_.value);
        if (match.fields_from != set_.parameter || !names) return;
        match.fields.clear();
        for (const std::string& name : *names) {
            if (const std::optional<FieldId> field = model_.find_field(name))
                match.fields.push_back({name, *field});
            else if (const std::optional<GroupKindId> group = model_.find_group(name))
                match.fields.push_back({name, *group});
        }
    }
    void place(Period& period) {
        if (auto* one = std::get_if<ByLimit>(&period)) place(one->limit);
        if (auto* two = std::get_if<ByEither>(&period)) place(two->first), place(two->second);
        if (auto* each = std::get_if<Cadence>(&period); each && each->season) place(*each->season);
        if (auto* from = std::get_if<FromTo>(&period)) place(from->from), place(from->to);
        if (auto* between = std::get_if<Between>(&period)) place(between->from), place(between->to);
        if (auto* on = std::get_if<OnPoint>(&period)) place(on->point);
        if (auto* taper = std::get_if<Taper>(&period))
            for (Taper::Piece& piece : taper->pieces)
                if (piece.until) place(*piece.until);
    }
    void place(Limit& limit) {
        if (auto* by = std::get_if<ByDate>(&limit)) place(by->day);
        if (auto* later = std::get_if<NoLaterThan>(&limit)) place(later->point);
        if (auto* earlier = std::get_if<BeforePoint>(&limit)) place(earlier->point);
        if (auto* after = std::get_if<WithinAfter>(&limit)) place(after->span), place(after->point);
        if (auto* before = std::get_if<WithinBefore>(&limit)) place(before->span), place(before->point);
    }
    void place(Season& season) { place(season.from), place(season.to); }
    void place(Point& point) {
        auto* at = std::get_if<AtParameter>(&point);
        if (at && at->parameter == set_.parameter) set_day(*at, set_.value);
    }
    void place(Milestone& milestone) {
        place(milestone.by);
        if (milestone.parameter != set_.parameter) return;
        if (const auto* length = std::get_if<Minutes>(&set_.value)) milestone.amount = length->count;
        if (const auto* times = std::get_if<Number>(&set_.value))
            milestone.amount = times->count / 1000 * milestone.unit;
    }

    template <class T>
    void place(Setting<T>& setting) const {
        if (setting.parameter != set_.parameter) return;
        if (const T* value = std::get_if<T>(&set_.value)) setting.value = *value;
    }
    void place(Setting<std::int64_t>& setting) const {
        if (setting.parameter != set_.parameter) return;
        if (const Number* value = std::get_if<Number>(&set_.value)) setting.value = value->count / 1000;
    }

    Model& model_;
    const ScenarioSet& set_;
};

}  // namespace

void set_day(AtParameter& at, const Parameter::Setting& value) {
    at.day.reset();
    if (const auto* date = std::get_if<Date>(&value)) at.day = AtDate{*date};
    if (const auto* day = std::get_if<MonthDay>(&value)) at.day = AtMonthDay{*day};
    if (const auto* nth = std::get_if<NthWeekday>(&value)) at.day = AtNthWeekday{*nth};
    if (const auto* month = std::get_if<unsigned>(&value)) at.day = AtMonth{*month};
}

Model with_settings(const Model& model, const std::vector<ScenarioSet>& settings) {
    Model changed = model;
    for (const ScenarioSet& set : settings) Setter(changed, set).everywhere();
    return changed;
}

}  // namespace induct
