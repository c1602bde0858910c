// A model with other values for its parameters: what a scenario's `set` asks for. Tested by
// tests/nightly/scenarios_test.cpp.
#pragma once

#include "engine/model/model.h"

#include <vector>

namespace induct {

/// The day that a parameter's value is; none when it is no date.
void set_day(AtParameter& at, const Parameter::Setting& value);

/// The same model in which every place that a parameter stands for holds the value given, and whose rules are no longer
/// left without a verdict by it. The checker has seen to it that the values fit. Source: docs/language.md, 4
/// (parameter).
[[nodiscard]] Model with_settings(const Model& model, const std::vector<ScenarioSet>& settings);

}  // namespace induct
