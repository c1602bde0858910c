// What of a model cites the handbook: every declaration with a `cite`, as one flat list.
// Used by clause coverage and by whatever shows a source. Source: docs/language.md, 4, Cite.
// Tested by tests/nightly/exercise_test.cpp.
#pragma once

#include "engine/model/model.h"

namespace induct {

/// A declaration that cites. `judges`: it is evaluated (a rule, exception, trigger, review, figure ...), so its
/// scenarios tell about the clause.
struct Carrier {
    std::string what;  // "requirement", "note", "role"
    std::string name;  // empty for a note
    bool judges = false;
    std::vector<Citation> cites;
    Span span;
};

/// All declarations with at least one citation, by kind of declaration and then in the order of the model. An exception
/// that speaks for several requirements stands once.
[[nodiscard]] std::vector<Carrier> carriers_of(const Model& model);

}  // namespace induct
