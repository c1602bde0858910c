// `induct check --calendar`: the windows and due days that each rule makes of the years of the calendar, in words, so
// that an author sees October 31, December 19, weeks 8-14 September. Source: docs/language.md, 6.3. Tested by
// tests/plan/calendar_echo_test.cpp.
#pragma once

#include "engine/model/model.h"

#include <string>

namespace induct {

/// Every requirement of the model with its windows in each year. Days that only a subject knows (`start of pairing`)
/// are told as such. Ends with a line break.
[[nodiscard]] std::string calendar_echo(const Model& model);

}  // namespace induct
