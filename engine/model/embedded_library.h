// The library written in the language itself (stdlib/), as texts inside the binary.
// Method: cmake/EmbedStdlib.cmake writes the texts into a source file of the build folder; this finds them by name.
// Test: tests/model/embedded_library_test.cpp compares every text with its file.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace induct {

/// One file of stdlib/: its path without `.induct`, such as `mentoring` or `calendars/oregon`, and its text, byte for
/// byte.
struct EmbeddedText {
    std::string_view name;
    std::string_view text;
};

/// All files of stdlib/, sorted by name. Defined by the generated source.
[[nodiscard]] std::span<const EmbeddedText> embedded_texts();

/// The text of the library file `name`, or nothing when there is none of that name.
[[nodiscard]] std::optional<std::string_view> embedded_library(std::string_view name);

/// The names that `embedded_library` knows, sorted: for suggestions and listings.
[[nodiscard]] std::vector<std::string_view> embedded_library_names();

}  // namespace induct
