// `induct leave`: says that a person is on leave, with who says so and why.
#include "cli/by_hand.h"

#include <fmt/format.h>

#include <iostream>

namespace induct::cli {

int run_leave(const LeaveOptions& options, const Terminal& terminal) {
    std::string told;
    const int code = by_hand(options, terminal, [&](HandNight& hand) {
        const Given given = give_leave(hand, {options.person, options.from, options.to, options.kind});
        told = fmt::format(
            "entry {}: {} is on leave {}, as {} says\nthe next night judges with it; `induct undo {} "
            "--reason TEXT` takes it back\n",
            given.entry, given.words, days_words(given.body, "to"), hand.how().by, given.entry);
    });
    std::cout << told;
    return code;
}

}  // namespace induct::cli
