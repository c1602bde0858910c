// Where a character of UTF-8 ends. Tested by tests/grammar/source_test.cpp and printable_test.cpp.
#pragma once

#include <cstddef>
#include <string_view>

namespace induct {

/// The length of the well-formed UTF-8 character at `at`; 0 when it is malformed (overlong, surrogate, cut off).
[[nodiscard]] std::size_t character_length(std::string_view bytes, std::size_t at);

}  // namespace induct
