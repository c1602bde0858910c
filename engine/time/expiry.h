// When something that is valid for a span ends to be so. Spans on the wall calendar only: no school calendar decides
// whether a certificate holds. Source: docs/language.md, 6.4 (`valid for`). Tested by tests/time/spans_test.cpp.
#pragma once

#include "engine/time/date.h"

#include <optional>

namespace induct {

/// The first day on which it is not valid any more: the anniversary of its date, or so many days or weeks later; of
/// February 29 in a year without one, February 28. Nothing: it is valid for good, or does not expire before the last
/// known day. Shape: days, weeks, months or years.
[[nodiscard]] std::optional<Date> expiry(Date date, const std::optional<CalendarSpan>& valid_for);

}  // namespace induct
