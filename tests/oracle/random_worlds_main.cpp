// Holds the fast evaluator against the naive one on many random worlds: `random_worlds --seconds T` or `--worlds N`,
// with `--seed S` to draw the same ones again. `./dev fuzz` runs it with a seed of its own each time. Exit 1 when they
// differ: the message tells how to draw the world again, for settled_test.cpp.
#include "tests/oracle/agree.h"
#include "tests/oracle/sweep.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <thread>

namespace {

using namespace induct::oracle;
using Clock = std::chrono::steady_clock;

constexpr const char* usage = "usage: random_worlds (--seconds T | --worlds N) [--seed S] [--threads N]\n";

/// `--name number` pairs; nothing when they are something else.
std::optional<std::map<std::string, std::uint64_t>> read_options(int count, char** words) {
    std::map<std::string, std::uint64_t> options;
    for (int i = 1; i < count; i += 2) {
        const std::string name = words[i];
        if (name != "--seconds" && name != "--worlds" && name != "--seed" && name != "--threads") return std::nullopt;
        if (i + 1 >= count) return std::nullopt;
        const std::string_view value = words[i + 1];
        std::uint64_t number = 0;
        const auto [end, why] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (why != std::errc() || end != value.data() + value.size()) return std::nullopt;
        options[name] = number;
    }
    if (options.count("--seconds") + options.count("--worlds") != 1) return std::nullopt;
    return options;
}

std::string differs_on(const Place& place) { return disagreement(place.seed, place.sizes, 1); }

int tell_difference(const Place& found) {
    const Place small = shrunk(found, differs_on);
    const Sizes& sizes = small.sizes;
    std::cout << "they differ:\n"
              << differs_on(small) << ledger_words(random_case(small.seed, sizes))
              << fmt::format("to be kept in tests/oracle/agree_test.cpp: disagreement({}, {{{}, {}, {}}}, 1)\n",
                             small.seed, sizes.rules, sizes.triggers, sizes.records);
    return 1;
}

}  // namespace

int main(int count, char** words) {
    auto options = read_options(count, words);
    if (!options) {
        std::cerr << usage;
        return 2;
    }
    const std::uint64_t seed = options->count("--seed") ? options->at("--seed") : std::random_device{}();
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const unsigned threads = options->count("--threads") ? static_cast<unsigned>(options->at("--threads")) : cores;
    const Clock::time_point begin = Clock::now();
    const bool timed = options->count("--seconds") > 0;
    const Clock::time_point end = begin + std::chrono::seconds{timed ? options->at("--seconds") : 0};
    const std::uint64_t worlds = timed ? 0 : options->at("--worlds");
    const Sweep done = sweep(
        seed, threads, [&](std::uint64_t number) { return timed ? Clock::now() < end : number < worlds; }, differs_on);
    const double minutes = std::chrono::duration<double, std::ratio<60>>(Clock::now() - begin).count();
    std::cout << fmt::format("{} random worlds compared, {:.0f} a minute, seed {}\n", done.compared,
                             static_cast<double>(done.compared) / minutes, seed);
    return done.differs ? tell_difference(*done.differs) : 0;
}
