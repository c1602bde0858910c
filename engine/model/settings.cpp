// See settings.h.
#include "engine/model/settings.h"

#include "engine/model/match.h"

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
            forget(rule.unset);
        }
        for (Trigger& trigger : model_.triggers) forget(trigger.unset);
        for (Review& review : model_.reviews) place(review);
        for (Ladder& ladder : model_.ladders)
            for (AlertRung& rung : ladder.rungs) place(rung.after, rung.parameter);
        for (Condition& condition : model_.conditions) std::visit([&](auto& c) { place_in(c); }, condition);
        for (Selection& selection : model_.selections) place(selection.where);
        for (Figure& figure : model_.figures) {
            place(figure.period);
            if (auto* measure = std::get_if<Measure>(&figure.gauge))
                if (auto* standing = std::get_if<MeasureStanding>(measure)) place(standing->where);
            for (auto* divisor : {&figure.share_of, &figure.per})
                if (auto* number = *divisor ? std::get_if<Setting<std::int64_t>>(&**divisor) : nullptr) place(*number);
        }
    }

  private:
    void forget(std::vector<ParameterId>& unset) const {
        unset.erase(std::remove(unset.begin(), unset.end(), set_.parameter), unset.end());
    }
    template <class Other>
    static void place_in(Other&) {}
    void place_in(NoneLogged& none) {
        if (auto* last = std::get_if<InTheLast>(&none.lookback)) place(last->span);
    }
    void place_in(StatusIs& is) {
        if (is.lasting) place(*is.lasting);
    }
    void place_in(BelowPace& below) { place(below.share); }
    void place_in(MeasureIs& measured) {
        place(measured.value, measured.parameter);
        place(measured.period);
        if (auto* standing = std::get_if<MeasureStanding>(&measured.measure)) place(standing->where);
    }
    void place_in(ValueIs& is) { place(is.value, is.parameter); }
    void place_in(FigureIs& is) { place(is.value, is.parameter); }
    void place_in(AfterPoint& after) { place(after.point); }
    void place_in(BeforePointIs& before) { place(before.point); }
    void place_in(FieldsMatch& match) { place(match); }
    void place_in(FieldIs& is) { place(is.test); }

    void place(Value& value, std::optional<ParameterId> parameter) const {
        if (parameter == set_.parameter) value = value_of(set_.value);
    }
    void place(FieldTest& test) const {
        if (test.parameter != set_.parameter) return;
        test.values.clear();
        test.day = yearless_day(set_.value);
        if (!test.day) test.values.push_back(value_of(set_.value));
    }
    void place(std::vector<FieldTest>& tests) const {
        for (FieldTest& test : tests) place(test);
    }
    void place(Review& review) {
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
    void place(Standing& e) { place(e.least), place(e.where), place(e.period); }
    void place(Gap& e) {
        place(e.span);
        if (e.season) place(*e.season);
    }
    void place(Deadline& e) { place(e.period); }
    void place(EachClaim& e) { place(e.claims); }
    void place(ShareClaim& e) { place(e.share), place(e.claims), place(e.period); }
    void place(Ratio& e) {
        place(e.share), place(e.period);
        for (Measure* measure : {&e.part, &e.whole})
            if (auto* standing = std::get_if<MeasureStanding>(measure)) place(standing->where);
    }
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

bool lacks_value(const FieldTest& test) { return test.parameter && test.values.empty() && !test.day; }

bool lacks_value(const Condition& condition) {
    return std::visit(Match{[](const NoneLogged& c) {
                                const auto* last = std::get_if<InTheLast>(&c.lookback);
                                return last && !last->span.value;
                            },
                            [](const StatusIs& c) { return c.lasting && !c.lasting->value; },
                            [](const BelowPace& c) { return !c.share.value; },
                            [](const MeasureIs& c) { return c.parameter && !is_recorded(c.value); },
                            [](const ValueIs& c) { return c.parameter && !is_recorded(c.value); },
                            [](const FigureIs& c) { return c.parameter && !is_recorded(c.value); },
                            [](const FieldIs& c) { return lacks_value(c.test); }, [](const auto&) { return false; }},
                      condition);
}

Value value_of(const Parameter::Setting& setting) {
    return std::visit(Match{[](const Minutes& v) { return Value(v); }, [](const Number& v) { return Value(v); },
                            [](const Date& v) { return Value(v); }, [](const Cents& v) { return Value(v); },
                            [](const BasisPoints& v) { return Value(v); }, [](const auto&) { return Value(); }},
                      setting);
}

std::optional<YearlessDay> yearless_day(const Parameter::Setting& setting) {
    if (const auto* day = std::get_if<MonthDay>(&setting)) return *day;
    if (const auto* nth = std::get_if<NthWeekday>(&setting)) return *nth;
    return std::nullopt;
}

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
