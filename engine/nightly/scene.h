// A model with the world it is held against, ready to be asked: the index, the calendars and the context of follow-up.
// Used by the night, by looking back, and by scenarios. Tested through tests/nightly/.
#pragma once

#include "engine/followup/follow_up.h"
#include "engine/ledger/gather.h"
#include "engine/plan/plan.h"

#include <map>
#include <memory>

namespace induct {

class Scene {
  public:
    /// The plan is the lowered model; both outlive the scene.
    Scene(const Model& model, const Plan& plan, World world);
    Scene(const Scene&) = delete;  // the context refers to its members
    Scene& operator=(const Scene&) = delete;

    [[nodiscard]] const Model& model() const { return model_; }
    [[nodiscard]] const World& world() const { return world_; }
    [[nodiscard]] const Plan& plan() const { return plan_; }
    [[nodiscard]] const FollowContext& context() const { return *context_; }
    [[nodiscard]] const SchoolCalendar& calendar_of(Subject subject) const;
    /// Sets the reviews that conditions can read. The world's people and records stay.
    void set_reviews(std::vector<ReviewFact> reviews) {
        world_.reviews = std::move(reviews);
        index_.index_reviews(world_);
    }

    /// A subject by its id, "program", or a person's e-mail or full name; nullopt when there is none or more than one.
    [[nodiscard]] std::optional<Subject> find_subject(std::string_view id) const;
    /// Does this run of the model judge the subject?
    [[nodiscard]] Reach reach_of(Subject subject) const { return induct::reach_of({model_, world_, index_}, subject); }
    /// All ids, for suggestions.
    [[nodiscard]] std::vector<std::string> subject_ids() const;

  private:
    const Model& model_;
    const Plan& plan_;
    World world_;
    WorldIndex index_;
    std::map<std::string, SchoolCalendar> calendars_;
    std::unique_ptr<FollowContext> context_;
};

}  // namespace induct
