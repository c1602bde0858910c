// The seats of groups: which of those that a group declares are not filled on a day, and since when.
//
// Method: each person of the group fills one seat, and beside it those whose role `may also be` joins with hers; of all
// ways to seat them the one that leaves the fewest seats empty counts. Source: docs/language.md, 6.5 (Seats). Tested by
// tests/ledger/seats_test.cpp.
#pragma once

#include "engine/ledger/who.h"

namespace induct {

/// A seat that too few or too many people fill.
struct UnfilledSeat {
    GroupId group;
    bool leads = false;  // among those who lead it
    Seat seat;
    std::int64_t filled = 0;
    std::vector<PersonId> missing;  // of `every ROLE`: who is not in the group
    Date since{};                   // the first day of those up to today on which it was so
};

/// Of all groups that are active on the day, in order of groups and seats.
[[nodiscard]] std::vector<UnfilledSeat> unfilled_seats(const Known& known, Date day);

}  // namespace induct
