// Models and worlds drawn at random, small enough that the second evaluator can walk every day of them.
// Method: a seed, and sizes that RapidCheck may shrink: rule i and record j are each drawn from a stream of their own,
// so that fewer rules or records leave the others as they were. Used by agree_test.cpp; tested by
// random_world_test.cpp.
#pragma once

#include "tests/oracle/small_world.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace induct::oracle {

/// A stream of choices: the same seed and the same place give the same choices on every machine.
class Dice {
  public:
    Dice(std::uint64_t seed, std::uint64_t what, std::uint64_t place);
    /// 0 to n - 1.
    [[nodiscard]] std::int64_t below(std::int64_t n);
    [[nodiscard]] std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + below(most - least + 1);
    }
    [[nodiscard]] bool chance(std::int64_t percent) { return below(100) < percent; }
    template <class T>
    [[nodiscard]] T pick(const std::vector<T>& from) {
        return from[static_cast<std::size_t>(below(static_cast<std::int64_t>(from.size())))];
    }

  private:
    std::mt19937_64 engine_;
};

struct Sizes {
    std::int64_t rules = 4, triggers = 2, records = 40;
};

/// One random case: a model, a world, a day of judgement, and what was drawn, in words.
struct RandomCase {
    Model model;
    World world;
    AsOf when;
    std::vector<std::string> rule_words;     // one a requirement
    std::vector<std::string> trigger_words;  // one a trigger
};
[[nodiscard]] RandomCase random_case(std::uint64_t seed, Sizes sizes);

// ---- the two halves (random_rules.cpp, random_people.cpp)

/// Adds rules and triggers to the model of `maker`. `months` are those of the year that is judged.
void draw_rules(Maker& maker, std::uint64_t seed, Sizes sizes, const std::vector<unsigned>& months, RandomCase& into);
/// Fills the world of `maker` with people, pairings, groups, leaves, waivers, reviews and records about that year.
void draw_people(Maker& maker, std::uint64_t seed, Interval year);
void draw_records(Maker& maker, std::uint64_t seed, Sizes sizes, Interval year);
/// Payments, their budgets and what was paid (random_payments.cpp): after the rules and the people.
void draw_payments(Maker& maker, std::uint64_t seed, const std::vector<unsigned>& months, Interval year,
                   RandomCase& into);
/// Waivers, which name rules: to be drawn after them.
void draw_waivers(Maker& maker, std::uint64_t seed, Interval year);

/// A subject in words, for messages: "pairing 2".
[[nodiscard]] std::string words(Subject subject);

}  // namespace induct::oracle
