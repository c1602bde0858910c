// Clause coverage: for each clause of a handbook, what of the models carries it and how many scenarios show it.
// Method: the clause lists that the models' sources name, each once however many models name it; then every citation
// is held against them. Source: docs/language.md, 4, Sources and clause lists. Tested by
// tests/nightly/exercise_test.cpp.
#pragma once

#include "engine/model/carriers.h"
#include "engine/nightly/exercise.h"

#include <map>
#include <set>

namespace induct {

/// One declaration that carries a clause.
struct CarriedBy {
    std::string model;  // name of the program
    std::string what, name;
    bool judges = false;
    std::size_t scenarios = 0;  // that show it
};
struct ClauseCoverage {
    Clause clause;
    std::vector<CarriedBy> by;          // empty: nothing carries it
    std::set<std::string> scenarios;    // titles of those that show a carrier of it, over all models
    [[nodiscard]] bool judged() const;  // a rule or figure carries it
    [[nodiscard]] bool noted() const;   // carried, and by nothing but notes
};
struct ListCoverage {
    std::string file;                 // of the clause list
    std::string title;                // of the source
    std::vector<std::string> models;  // that name it
    std::vector<ClauseCoverage> clauses;
    std::size_t scenarios = 0;  // that those models have
};

/// Gathers model by model.
class Coverage {
  public:
    /// `exercise` is what the scenarios of this model showed.
    void add(const Model& model, const Exercise& exercise);
    [[nodiscard]] const std::vector<ListCoverage>& lists() const { return lists_; }

  private:
    std::vector<ListCoverage> lists_;  // in the order in which they were first named
};

/// The lists as text, with a line of totals; `missing_only` leaves out what is carried.
[[nodiscard]] std::string coverage_text(const std::vector<ListCoverage>& lists, bool missing_only);
/// Clauses that nothing carries.
[[nodiscard]] std::size_t uncarried(const std::vector<ListCoverage>& lists);

}  // namespace induct
