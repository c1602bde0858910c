// A model with other values for its parameters: what a scenario's `set` asks for. Tested by
// tests/nightly/forms_test.cpp.
#pragma once

#include "engine/model/model.h"

#include <vector>

namespace induct {

/// The day that a parameter's value is; none when it is no date.
void set_day(AtParameter& at, const Parameter::Setting& value);

/// Does the condition stand against a parameter that is not set? It is then unknown, whatever else is known.
[[nodiscard]] bool lacks_value(const Condition& condition);
[[nodiscard]] bool lacks_value(const FieldTest& test);

/// What a parameter's value is as a value of a field or a measure; not recorded where it is none (a span, a list of
/// names, a day without a year, which a test of a date reads of the year).
[[nodiscard]] Value value_of(const Parameter::Setting& setting);
/// The day of the school year that the value is, when it is a date without a year.
[[nodiscard]] std::optional<YearlessDay> yearless_day(const Parameter::Setting& setting);

/// The same model in which every place that a parameter stands for holds the value given, and whose rules are no longer
/// left without a verdict by it. The checker has seen to it that the values fit. Source: docs/language.md, 4
/// (parameter).
[[nodiscard]] Model with_settings(const Model& model, const std::vector<ScenarioSet>& settings);

}  // namespace induct
