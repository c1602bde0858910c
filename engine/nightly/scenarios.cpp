// See scenarios.h.
#include "engine/nightly/scenarios.h"

#include "engine/evaluate/evaluate.h"
#include "engine/evaluate/scenario_status.h"
#include "engine/evaluate/value_words.h"
#include "engine/evaluate/why.h"
#include "engine/ledger/scenario_world.h"
#include "engine/model/settings.h"
#include "engine/nightly/scene.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

std::string expected_words(const ScenarioCheck& check) {
    std::string words = check.negated ? "not " : "";
    if (const auto* status = std::get_if<Status>(&check.expected))
        words += word(*status);
    else
        words += std::get<std::string>(check.expected);
    if (!check.with) return words;
    if (const auto* minutes = std::get_if<Minutes>(&*check.with)) return words + " with " + to_words(*minutes);
    if (const auto* money = std::get_if<Cents>(&*check.with))
        return words + " with " + amount_words(Measured::money, money->count);
    if (const auto* share = std::get_if<BasisPoints>(&*check.with)) return words + " with " + to_words(*share);
    std::string number = number_words(std::get<Number>(*check.with));
    if (number.find('.') != std::string::npos) number.erase(number.find_last_not_of('0') + 1);
    return words + " with " + number;
}

class ScenarioRun {
  public:
    ScenarioRun(const Model& model, const Scenario& scenario, Exercise* exercise)
        : model_(model),
          scenario_(scenario),
          exercise_(exercise),
          plan_(plan(model)),
          result_{scenario.title, scenario.span, {}, {}} {}

    ScenarioResult run() {
        ScenarioResult& result = result_;
        for (const ScenarioOn& on : scenario_.checks) {
            const bool reviewed = std::any_of(on.checks.begin(), on.checks.end(),
                                              [&](const ScenarioCheck& check) { return asks_reviews(check); });
            if (reviewed || !scenario_.decisions.empty()) live_through(on.date);
            judge(on.date, Detail::evidence);
            result.reviews.push_back(scene_->world().reviews);
            for (const ScenarioCheck& check : on.checks) result.checks.push_back(look_at(check, on.date));
        }
        if (!scenario_.decisions.empty()) live_through(scenario_.decisions.back().date);
        for (const ScenarioDecision& one : scenario_.decisions)
            if (one.date < first_night()) not_open(one);
        return std::move(result_);
    }

  private:
    /// Are nights needed before the line can be judged, because what it is about asks what was opened on them?
    bool asks_reviews(const ScenarioCheck& check) const {
        if (std::holds_alternative<ReviewId>(check.what)) return true;
        const auto* rule = std::get_if<RequirementId>(&check.what);
        if (rule && model_[*rule].owed_when) return true;
        return std::any_of(model_.reviews.begin(), model_.reviews.end(),
                           [](const Review& review) { return review.asked_about; });
    }

    /// One night's judgement, with the reviews that are known by then.
    void judge(Date night, Detail detail, std::span<const Decision> decisions = {}) {
        scene_ = std::make_unique<Scene>(model_, plan_, world_of(model_, scenario_, night));
        scene_->set_reviews(review_facts(model_, scene_->world(), state_, decisions, night));
        judgements_ = evaluate_all(plan_, model_, scene_->world(), {night, night}, 1, detail);
    }

    /// Every night from where the last one ended up to `last`, as the real job would have run them.
    void live_through(Date last) {
        if (!next_night_) next_night_ = first_night();
        for (; *next_night_ <= last; *next_night_ += std::chrono::days{1}) {
            const std::vector<Decision> decisions = decided_on(*next_night_);
            judge(*next_night_, Detail::figures, decisions);
            state_ = follow_up(scene_->context(), judgements_, state_, decisions, *next_night_).state;
        }
    }

    /// What the scenario decides on that day. There must be something to decide: a decision about a review that is not
    /// open changes nothing, and is told.
    std::vector<Decision> decided_on(Date night) {
        std::vector<Decision> decisions;
        for (const ScenarioDecision& one : scenario_.decisions) {
            if (one.date != night) continue;
            const std::string subject = one.of.empty() ? "program" : one.of;
            const std::string& review = model_[one.review].name;
            const bool open = std::any_of(state_.cases.begin(), state_.cases.end(), [&](const Case& of) {
                return of.review == review && of.subject == subject && !of.decided;
            });
            if (open)
                decisions.push_back({review, subject, "", one.outcome, one.by, "", one.date});
            else
                not_open(one);
        }
        return decisions;
    }
    void not_open(const ScenarioDecision& decision) {
        result_.checks.push_back({false, "open", "not open", "", decision.span, decision.words, decision.date});
    }

    Date first_night() const {
        for (const CalendarSpec& calendar : model_.calendars)
            for (const SchoolYear& year : calendar.years)
                if (year.label == scenario_.year) return year.days.first;
        return scenario_.checks.front().date;
    }

    CheckResult look_at(const ScenarioCheck& check, Date on) const {
        CheckResult result{false, expected_words(check), "", "", check.span, check.words, on};
        if (const auto* review = std::get_if<ReviewId>(&check.what)) {
            look_at_review(check, *review, result);
            return result;
        }
        const ScenarioAnswer answer = find_status(model_, scene_->world(), judgements_, check, on);
        result.holds = agrees(check, answer);
        if (result.holds && exercise_) mark(answer);
        result.found = answer_words(answer);
        if (!result.holds && answer.finding) result.why = reason(*answer.finding, on);
        return result;
    }

    void look_at_review(const ScenarioCheck& check, ReviewId id, CheckResult& result) const {
        const Case* latest = nullptr;
        for (const Case& one : state_.cases)
            if (one.review == model_[id].name && (check.of.empty() || one.subject == check.of)) latest = &one;
        const std::string expected =
            std::holds_alternative<std::string>(check.expected) ? std::get<std::string>(check.expected) : "";
        const std::string state = !latest ? "not open" : latest->decided ? latest->outcome : "open";
        result.holds = (state == expected) != check.negated;
        result.found = state;
        if (result.holds && exercise_) mark(check, id, latest);
        if (latest) result.why = fmt::format("opened {}: {}", to_words(latest->opened), latest->reason);
    }

    void mark(const ScenarioAnswer& answer) const {
        if (answer.finding) exercise_->saw(scenario_.title, *answer.finding);
        if (answer.trigger && answer.trigger->holds != Truth::unknown)
            exercise_->saw(scenario_.title, answer.trigger->trigger, answer.trigger->holds == Truth::yes);
        if (answer.figure) exercise_->saw(scenario_.title, answer.figure->figure);
    }

    /// A line about a review shows its triggers too: the one that opened it, or that none holds.
    void mark(const ScenarioCheck& check, ReviewId review, const Case* latest) const {
        const bool open = latest != nullptr;
        exercise_->saw(scenario_.title, review, open);
        const std::string subject = check.of.empty() ? "program" : check.of;
        for (std::uint32_t i = 0; i < model_.triggers.size(); ++i) {
            if (model_.triggers[i].opens != review) continue;
            const bool holds = state_.holding.count({model_.triggers[i].name, subject}) != 0;
            if (open && latest->trigger == model_.triggers[i].name) exercise_->saw(scenario_.title, TriggerId{i}, true);
            if (!open && !holds) exercise_->saw(scenario_.title, TriggerId{i}, false);
        }
    }

    /// The reason as `induct why` would tell it, without what the scenario's author has just written down, and with
    /// every record.
    std::string reason(const Finding& finding, Date on) const {
        const Explanation why = explain(plan_, model_, scene_->world(), finding, {on, on});
        std::string text =
            fmt::format("{}{}{}{}, since {}", word(why.status), why.entered_late ? ", entered late" : "",
                        why.by.empty() ? "" : " by " + why.by, why.part.empty() ? "" : fmt::format(" ({})", why.part),
                        to_words_without_year(why.since));
        const std::string hint = " (--records lists them)";
        for (const ReasonLine& line : why.lines) {
            if (line.head == "rule" || line.head == "who" || line.head == "where" || line.head == "clause" ||
                line.head == "read as")
                continue;
            std::string says = line.says;
            if (const std::size_t at = says.find(hint); at != std::string::npos) says.erase(at, hint.size());
            text += fmt::format("\n{:<13} {}", line.head, says);
        }
        for (const std::string& record : why.records) text += fmt::format("\n{:<13} {}", "record", record);
        return text;
    }

    const Model& model_;
    const Scenario& scenario_;
    Exercise* exercise_;
    Plan plan_;
    std::unique_ptr<Scene> scene_;
    std::vector<Judgement> judgements_;
    FollowState state_;
    std::optional<Date> next_night_;
    ScenarioResult result_;
};

}  // namespace

bool ScenarioResult::holds() const {
    return std::all_of(checks.begin(), checks.end(), [](const CheckResult& check) { return check.holds; });
}

ScenarioResult run_scenario(const Model& model, const Scenario& scenario, Exercise* exercise) {
    if (scenario.sets.empty()) return ScenarioRun(model, scenario, exercise).run();
    const Model changed = with_settings(model, scenario.sets);
    return ScenarioRun(changed, scenario, exercise).run();
}

}  // namespace induct
