// See sweep.h.
#include "tests/oracle/sweep.h"

#include <fmt/format.h>

#include <atomic>
#include <mutex>
#include <thread>

namespace induct::oracle {

namespace {

constexpr std::uint64_t seeds = 1'000'000'000;

std::string ids(const char* what, const std::vector<PersonId>& people) {
    std::string text;
    for (const PersonId person : people) text += fmt::format("{}{}", text.empty() ? what : ",", person.index);
    return text;
}

/// Tries smaller values of one size, halves before steps of one. True: it became smaller.
bool shrink_one(Place& place, std::int64_t Sizes::*size, std::int64_t least, const Differs& differs) {
    const std::int64_t now = place.sizes.*size;
    for (const std::int64_t next : {least, now / 2, now - 1}) {
        if (next < least || next >= now) continue;
        Place smaller = place;
        smaller.sizes.*size = next;
        if (differs(smaller).empty()) continue;
        place = smaller;
        return true;
    }
    return false;
}

}  // namespace

Place world_of(std::uint64_t sweep_seed, std::uint64_t number) {
    // Far from the streams that a case draws from itself.
    Dice dice(sweep_seed, 0x5EED, number);
    Place place;
    place.seed = static_cast<std::uint64_t>(dice.below(seeds));
    place.sizes = {dice.between(1, 5), dice.between(0, 3), dice.between(0, 69)};
    return place;
}

Place shrunk(Place place, const Differs& differs) {
    bool smaller = true;
    while (smaller) {
        smaller = shrink_one(place, &Sizes::rules, 1, differs);
        smaller = shrink_one(place, &Sizes::triggers, 0, differs) || smaller;
        smaller = shrink_one(place, &Sizes::records, 0, differs) || smaller;
    }
    return place;
}

Sweep sweep(std::uint64_t seed, unsigned threads, const std::function<bool(std::uint64_t)>& go_on,
            const Differs& differs) {
    std::atomic<std::uint64_t> next{0}, compared{0};
    std::atomic<bool> found{false};
    std::mutex guard;
    std::uint64_t first = 0;
    Sweep result;
    const auto work = [&] {
        while (!found) {
            const std::uint64_t number = next++;
            if (!go_on(number)) return;
            const Place place = world_of(seed, number);
            const bool agrees = differs(place).empty();
            ++compared;
            if (agrees) continue;
            const std::lock_guard lock(guard);
            if (!result.differs || number < first) {
                result.differs = place;
                first = number;
            }
            found = true;
        }
    };
    std::vector<std::thread> helpers;
    for (unsigned i = 1; i < threads; ++i) helpers.emplace_back(work);
    work();
    for (std::thread& helper : helpers) helper.join();
    result.compared = compared;
    return result;
}

std::string ledger_words(const RandomCase& drawn) {
    std::string text;
    for (const Record& record : drawn.world.records) {
        const Kind& kind = drawn.model[record.kind];
        text += fmt::format("#{} {} {}", record.entry, to_iso(record.date), kind.name);
        if (record.stage < kind.stages.size()) text += " " + kind.stages[record.stage];
        if (record.minutes) text += fmt::format(" {} minutes", record.minutes->count);
        text += ids(" by ", record.led_by) + ids(" with ", record.people) + ids(" to ", record.to) + "\n";
    }
    return text;
}

}  // namespace induct::oracle
