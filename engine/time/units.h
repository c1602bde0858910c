// Units as types: two units never mix. Money and time are whole numbers, never floating point.
// Tested by tests/time/units_test.cpp (misuse included).
#pragma once

#include <compare>
#include <cstdint>

namespace induct {

/// A whole number of one unit. Two units never mix: `Minutes + Cents` does not compile.
template <class Unit>
struct Quantity {
    std::int64_t count = 0;
    friend constexpr auto operator<=>(Quantity, Quantity) = default;
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.count + b.count}; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.count - b.count}; }
    constexpr Quantity& operator+=(Quantity other) { return count += other.count, *this; }
};

using Minutes = Quantity<struct MinuteUnit>;
using Days = Quantity<struct DayUnit>;
using SchoolDays = Quantity<struct SchoolDayUnit>;  // only a SchoolCalendar can turn these into dates
using Cents = Quantity<struct CentUnit>;            // money is never floating point

[[nodiscard]] constexpr Minutes hours(std::int64_t n) { return {n * 60}; }

/// An exact share such as `80%` or `12.5%`: hundredths of a percent, so that 80% is {8000}.
using BasisPoints = Quantity<struct BasisPointUnit>;

}  // namespace induct
