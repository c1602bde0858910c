// What a parameter is set to, as a reader would write it. Used by `why` and the reports. Tested through
// tests/evaluate/why_test.cpp.
#pragma once

#include "engine/model/model.h"

#include <string>

namespace induct {

/// "31 days", "80%", "1.5", "October 31", "credential, grade-band".
[[nodiscard]] std::string setting_words(const Parameter::Setting& value);

}  // namespace induct
