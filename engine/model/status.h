// The ten statuses of a finding, and the three values of a condition. Source: docs/language.md, 6 (Status, Unknown).
#pragma once

#include <cstdint>
#include <string_view>

namespace induct {

enum class Status : std::uint8_t {
    not_applicable,  // excepted, waived, inactive, filtered out
    upcoming,
    on_track,
    due_soon,
    behind,
    pending,  // the window has closed, its grace is not over
    met,
    met_late,
    missed,
    unknown,  // records lack what the rule needs
};
[[nodiscard]] std::string_view word(Status status);  // "not-applicable", "met-late", ...

/// Three-valued truth: missing data never silently becomes false.
enum class Truth : std::uint8_t { no, unknown, yes };
[[nodiscard]] constexpr Truth negate(Truth a) {
    return a == Truth::unknown ? a : a == Truth::yes ? Truth::no : Truth::yes;
}
[[nodiscard]] constexpr Truth both(Truth a, Truth b) { return a < b ? a : b; }
[[nodiscard]] constexpr Truth either(Truth a, Truth b) { return a < b ? b : a; }
[[nodiscard]] constexpr Truth truth(bool value) { return value ? Truth::yes : Truth::no; }

}  // namespace induct
