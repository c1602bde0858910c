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
            rule.unset.erase(std::remove(rule.unset.begin(), rule.unset.end(), set_.parameter), rule.unset.end());
        }
        for (Review& review : model_.reviews)
            for (ReviewConsequence& one : review.consequences) place(one.expects);
        for (Condition& condition : model_.conditions)
            if (auto* measured = std::get_if<MeasureIs>(&condition)) place(measured->period);
        for (Figure& figure : model_.figures) {
            place(figure.period);
            for (auto* divisor : {&figure.share_of, &figure.per})
                if (auto* number = *divisor ? std::get_if<Setting<std::int64_t>>(&**divisor) : nullptr) place(*number);
        }
    }

  private:
    void place(Alternative& one) {
        if (one.expects) place(*one.expects);
    }
    void place(Expects& expects) {
        for (ExpectationPart& part : expects.parts) std::visit([&](auto& e) { place(e); }, part.expectation);
    }
    void place(TimeAmount& e) { place(e.amount), place(e.period); }
    void place(RecordCount& e) { place(e.least), place(e.period); }
    void place(Standing& e) { place(e.least), place(e.period); }
    void place(Gap& e) { place(e.span); }
    void place(Deadline& e) { place(e.period); }
    void place(EachClaim& e) { place(e.claims); }
    void place(ShareClaim& e) { place(e.share), place(e.claims), place(e.period); }
    void place(Ratio& e) { place(e.share), place(e.period); }
    static void place(That&) {}

    void place(std::vector<Claim>& claims) {
        for (Claim& claim : claims) {
            if (auto* follows = std::get_if<Follows>(&claim); follows && follows->lead) place(follows->lead->span);
            if (auto* followed = std::get_if<IsFollowedBy>(&claim); followed && followed->lead)
                place(followed->lead->span);
            if (auto* reaches = std::get_if<ReachesStage>(&claim); reaches && reaches->lead) place(reaches->lead->span);
        }
    }
    void place(Period& period) {
        if (auto* one = std::get_if<ByLimit>(&period)) place(one->limit);
        if (auto* two = std::get_if<ByEither>(&period)) place(two->first), place(two->second);
    }
    void place(Limit& limit) {
        if (auto* after = std::get_if<WithinAfter>(&limit)) place(after->span);
        if (auto* before = std::get_if<WithinBefore>(&limit)) place(before->span);
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

Model with_settings(const Model& model, const std::vector<ScenarioSet>& settings) {
    Model changed = model;
    for (const ScenarioSet& set : settings) Setter(changed, set).everywhere();
    return changed;
}

}  // namespace induct
