// `induct waive`: excuses a subject from a rule, with who, why and until when.
#include "cli/by_hand.h"

#include <fmt/format.h>

#include <iostream>

namespace induct::cli {

int run_waive(const WaiveOptions& options, const Terminal& terminal) {
    std::string told;
    const int code = by_hand(options, terminal, [&](HandNight& hand) {
        const Given given = give_waiver(hand, {options.rule, options.subject, options.from, options.until});
        told = fmt::format(
            "entry {}: `{}` is waived for {} {}, by {}\nthe next night judges with it; `induct undo {} "
            "--reason TEXT` takes it back\n",
            given.entry, value_of(given.body, "requirement"), given.words, days_words(given.body, "until"),
            hand.how().by, given.entry);
    });
    std::cout << told;
    return code;
}

}  // namespace induct::cli
