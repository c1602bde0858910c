// Units as types: what must not compile does not, and what compiles is exact.
#include "engine/time/units.h"

#include <doctest/doctest.h>

#include <concepts>
#include <type_traits>

using namespace induct;

namespace {

template <class A, class B>
concept CanAdd = requires(A a, B b) {
    a + b;
};
template <class A, class B>
concept CanSubtract = requires(A a, B b) {
    a - b;
};
template <class A, class B>
concept CanAccumulate = requires(A a, B b) {
    a += b;
};
template <class A, class B>
concept CanCompare = requires(A a, B b) {
    a < b;
};
template <class A, class B>
concept CanEqual = requires(A a, B b) {
    a == b;
};
template <class A, class B>
concept CanMultiply = requires(A a, B b) {
    a* b;
};

static_assert(CanAdd<Minutes, Minutes> && CanSubtract<Cents, Cents> && CanAccumulate<Days&, Days>);
static_assert(CanCompare<SchoolDays, SchoolDays> && CanEqual<BasisPoints, BasisPoints>);

// Two units never mix, however alike they look.
static_assert(!CanAdd<Minutes, Cents> && !CanAdd<Days, SchoolDays> && !CanAdd<Minutes, BasisPoints>);
static_assert(!CanSubtract<SchoolDays, Days> && !CanAccumulate<Minutes&, Days>);
static_assert(!CanCompare<Days, SchoolDays> && !CanEqual<Minutes, Cents>);
static_assert(!std::is_convertible_v<Days, SchoolDays> && !std::is_assignable_v<Minutes&, Cents>);

// A bare number is no amount, an amount is no bare number, and minutes times minutes is nothing at all.
static_assert(!CanAdd<Minutes, int> && !CanAdd<std::int64_t, Cents> && !CanCompare<Days, int>);
static_assert(!std::is_convertible_v<std::int64_t, Minutes> && !std::is_convertible_v<Cents, std::int64_t>);
static_assert(!CanMultiply<Minutes, Minutes>);

// Nothing is a floating-point number underneath.
static_assert(std::same_as<decltype(Minutes::count), std::int64_t> &&
              std::same_as<decltype(Cents::count), std::int64_t>);

static_assert(hours(60) == Minutes{3600} && hours(-1) == Minutes{-60});

}  // namespace

TEST_CASE("amounts of one unit add, subtract and compare exactly") {
    Minutes total = hours(1) + Minutes{30};
    total += Minutes{5};
    CHECK(total == Minutes{95});
    CHECK(total - hours(2) == Minutes{-25});
    CHECK(Minutes{} == Minutes{0});
    CHECK(Cents{1'999} < Cents{2'000});
    // Beyond 2^53, where a double would begin to lose cents.
    CHECK(Cents{9'007'199'254'740'992} + Cents{1} == Cents{9'007'199'254'740'993});
}
