// A small world judged by both evaluators, which must say the same of it: what a test then holds the second one to
// holds of the fast one, too. Used by the tests of this folder that are worked out by hand.
#pragma once

#include "tests/oracle/agree.h"

#include <doctest/doctest.h>

namespace induct::oracle {

inline Said both_say(const Maker& small, Date on) {
    const RandomCase asked{small.model, small.world, {on, on}, {}, {}};
    Said slow = by_slow(asked);
    CHECK(difference(by_fast(asked, 1), slow) == "");
    return slow;
}

}  // namespace induct::oracle
