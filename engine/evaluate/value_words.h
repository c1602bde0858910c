// Values as a reader would write them: settings, amounts, numbers, and how many of something. Used by `why`, the
// reports and the commands. Tested by tests/evaluate/value_words_test.cpp.
#pragma once

#include "engine/evaluate/finding.h"
#include "engine/model/model.h"

#include <string>
#include <string_view>

namespace induct {

/// "31 days", "80%", "1.5", "October 31", "credential, grade-band".
[[nodiscard]] std::string setting_words(const Parameter::Setting& value);
/// "3", "1.500": thousandths are written only where there are some.
[[nodiscard]] std::string number_words(Number number);
/// An amount in the unit that the part measures: "22 h 30", "3", "80%".
[[nodiscard]] std::string amount_words(Measured measured, std::int64_t amount);
/// "1 entry", "3 entries"; without `many` an s is put to `one`.
[[nodiscard]] std::string counted(std::size_t n, std::string_view one, std::string_view many = {});
/// "Ana Ruiz, Ben Cole, Cy Dow and 4 more"; of one more than `shown` all. `noun` stands behind the number: " days".
[[nodiscard]] std::string few_of(const std::vector<std::string>& names, std::size_t shown = 3,
                                 std::string_view noun = "");
/// "R-1 (May 4), R-2 (May 5) and 3 more": never more than `most` of them are named.
[[nodiscard]] std::string listed(const std::vector<std::string>& names, std::size_t most);

}  // namespace induct
