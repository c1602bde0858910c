// Which rules, exceptions, cases and triggers of a model its scenarios exercise, and which side of each they never
// show.
//
// Method: everything that ought to be seen both ways is a `Branch` with two sides; each line of a scenario that holds
// marks the sides that it showed. A rule is seen when it is met (or met late) and when it is missed; a part of several
// likewise; an exception when it speaks and when it is asked and does not; a case when it speaks; a trigger when its
// condition holds and when it does not. Of a program that extends another only what it declares, adjusts or replaces
// itself is asked for: the rest is the other's to show. Source: docs/language.md, 4 (scenario). Tested by
// tests/nightly/exercise_test.cpp.
#pragma once

#include "engine/evaluate/finding.h"
#include "engine/model/model.h"

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace induct {

struct Branch {
    enum class Of : std::uint8_t { rule, part, case_, exception, trigger, review, figure };
    Of of{};
    std::string name;  // as messages name it: "rule plc-monthly", "case `assignment is half-year` of outside-hours"
    Span span;
    std::array<std::string, 2> sides;         // "met", "missed"; the second is empty where there is one side only
    std::array<std::set<std::string>, 2> by;  // titles of the scenarios that showed it

    [[nodiscard]] bool seen(std::size_t side) const { return sides[side].empty() || !by[side].empty(); }
    [[nodiscard]] bool complete() const { return seen(0) && seen(1); }
};

class Exercise {
  public:
    explicit Exercise(const Model& model);

    /// A line of the scenario was about this finding and held.
    void saw(const std::string& scenario, const Finding& finding);
    void saw(const std::string& scenario, TriggerId trigger, bool holds);
    void saw(const std::string& scenario, ReviewId review, bool open);
    void saw(const std::string& scenario, FigureId figure);

    /// In the order of the model.
    [[nodiscard]] const std::vector<Branch>& branches() const { return branches_; }
    /// The scenarios that showed any side of the rule, trigger, review or figure of that name.
    [[nodiscard]] std::set<std::string> scenarios_of(std::string_view name) const;

  private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);  // what the extended program declares
    struct Place {
        std::size_t rule = none;
        std::vector<std::size_t> cases;                    // empty for a single one
        std::vector<std::size_t> exceptions;               // by place in Requirement::exceptions
        std::vector<std::vector<std::size_t>> case_parts;  // by case; empty for a single part
        std::vector<std::vector<std::size_t>> exception_parts;
    };
    [[nodiscard]] bool is_own(const Declared& declared, const std::vector<std::string>& adjusted_by = {}) const;
    std::size_t add(Branch::Of of, std::string name, const std::string& owner, Span span,
                    std::array<std::string, 2> sides);
    std::vector<std::size_t> add_parts(const Requirement& rule, const Alternative& one);
    void add_rule(const Requirement& rule);
    void mark(std::size_t branch, std::size_t side, const std::string& scenario);

    const Model& model_;
    std::vector<Branch> branches_;
    std::vector<std::string> owners_;  // of each branch: the name of its rule, trigger, review or figure
    std::vector<Place> rules_;
    std::vector<std::size_t> triggers_, reviews_, figures_;
    std::map<Span, std::size_t> exceptions_;  // by place: a declared one is one branch for all its rules
};

}  // namespace induct
