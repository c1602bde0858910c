// Many random worlds at once: which ones a seed gives, the first on which the evaluators differ, and that one made
// small. Used by random_worlds_main.cpp (`./dev fuzz`); tested by sweep_test.cpp.
#pragma once

#include "tests/oracle/random_world.h"

#include <functional>
#include <optional>

namespace induct::oracle {

/// One world of a sweep: `random_case(seed, sizes)` draws it.
struct Place {
    std::uint64_t seed = 0;
    Sizes sizes;
};
/// The world of that number in the sweep of a seed: 1 to 5 rules, 0 to 3 triggers, 0 to 69 records, as in
/// agree_test.cpp.
[[nodiscard]] Place world_of(std::uint64_t sweep_seed, std::uint64_t number);

/// Do the evaluators differ on the world? In words; empty when they do not.
using Differs = std::function<std::string(const Place&)>;

/// The same world with as few rules, triggers and records as still differ. `place` must differ.
[[nodiscard]] Place shrunk(Place place, const Differs& differs);

struct Sweep {
    std::uint64_t compared = 0;
    std::optional<Place> differs;  // the one with the least number, of those that were looked at
};
/// Compares world after world on so many threads, while `go_on` of the next number holds, and up to the first that
/// differs.
[[nodiscard]] Sweep sweep(std::uint64_t seed, unsigned threads, const std::function<bool(std::uint64_t)>& go_on,
                          const Differs& differs);

/// The records of a case, one line each, by date: what its ledger would hold.
[[nodiscard]] std::string ledger_words(const RandomCase& drawn);

}  // namespace induct::oracle
