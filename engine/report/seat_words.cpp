// Says which seat is not filled. See seat_words.h.
#include "engine/report/seat_words.h"

#include "engine/evaluate/subject_words.h"

#include <fmt/format.h>

namespace induct {

namespace {

std::string range_words(const Seat& seat) {
    if (!seat.most) return fmt::format("{} or more", seat.least);
    return *seat.most == seat.least ? fmt::format("{}", seat.least) : fmt::format("{} to {}", seat.least, *seat.most);
}

}  // namespace

std::string seat_words(const Model& model, const World& world, const UnfilledSeat& one, Date on) {
    const std::string& role = model[one.seat.role].title;
    const char* verb = one.leads ? "lead it" : "are members";
    std::string words;
    if (!one.missing.empty()) {
        std::string names;
        for (const PersonId person : one.missing) names += (names.empty() ? "" : ", ") + world[person].name;
        words = fmt::format("every {} {}, but not {}", role, one.leads ? "leads it" : "is a member", names);
    } else {
        words = fmt::format("{} {}, and {} {}", one.filled == 0 ? "no" : fmt::format("{}", one.filled), role,
                            range_words(one.seat), verb);
    }
    return fmt::format("{}: {}, since {}", subject_words(model, world, {Subject::Kind::group, one.group.index}, on),
                       words, to_words(one.since));
}

}  // namespace induct
