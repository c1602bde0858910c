// One line about a seat of a group that is not filled. Source: docs/language.md, 6.5 (Seats). Tested by
// tests/report/seat_words_test.cpp.
#pragma once

#include "engine/ledger/seats.h"

#include <string>

namespace induct {

/// "Steering committee SC-1: no Principal, 1 or more are members, since December 1, 2025"
[[nodiscard]] std::string seat_words(const Model& model, const World& world, const UnfilledSeat& one, Date on);

}  // namespace induct
