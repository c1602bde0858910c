// What forms a requirement has, in the words of docs/language.md, 5: its expectations, claims, periods and clauses.
// Method: one visitor a variant, so that a new form does not compile here until it has a name. Used by forms_test.cpp.
#pragma once

#include "engine/model/model.h"

#include <set>
#include <string>

namespace induct::test {

/// All names that `forms_of` knows, except those of forms that no scenario can reach.
[[nodiscard]] const std::set<std::string>& all_forms();
/// The forms of one requirement, exceptions and cases included.
[[nodiscard]] std::set<std::string> forms_of(const Model& model, const Requirement& requirement);

}  // namespace induct::test
