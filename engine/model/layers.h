// From which program a rule comes, in words: for a model that extends another one. Tested by
// tests/cli/rules_test.cpp.
#pragma once

#include "engine/model/model.h"

#include <string>
#include <vector>

namespace induct {

/// "somc, adjusted by ashland" or "ashland, in place of somc's"; empty for a rule of a model that extends none.
[[nodiscard]] std::string layer_words(const Model& model, const Requirement& rule);

/// "somc handbook": the source of a citation with the program that names it; of several programs the source alone.
[[nodiscard]] std::string source_words(const Model& model, const std::string& source);

/// What is not as in the extended program, one line each, adjusted, replaced and dropped:
/// "dropped   Onsite support every school day, because Ashland counts hours only". Empty when the model extends none.
[[nodiscard]] std::vector<std::string> overlay_words(const Model& model);

}  // namespace induct
