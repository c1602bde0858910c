// `induct undo`: takes back what was given by hand, which is an entry itself.
#include "cli/by_hand.h"

#include <fmt/format.h>

#include <iostream>

namespace induct::cli {

namespace {

/// What no longer stands: "the waiver of `visits` for M-1".
std::string what(const Undone& done) {
    const auto said = [&](const char* key) { return value_of(done.body, key); };
    if (done.kind == "absence") return fmt::format("the leave of {} {}", said("person"), days_words(done.body, "to"));
    return fmt::format("the waiver of `{}` for {}", said("requirement"), said("subject"));
}

}  // namespace

int run_undo(const UndoOptions& options, const Terminal& terminal) {
    std::string told;
    const int code = by_hand(options, terminal, [&](HandNight& hand) {
        const EntryNumber number = entry_number(options.entry);
        refuse_withheld(hand, number);
        const Undone done = undo(hand.night(), number, hand.how().why);
        told = fmt::format(
            "entry {}: {}, which {} gave (entry {}), is taken back by {}\nthe next night judges without "
            "it\n",
            done.entry, what(done), done.who, done.undone, hand.how().by);
    });
    std::cout << told;
    return code;
}

}  // namespace induct::cli
