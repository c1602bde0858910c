// See by_hand.h.
#include "cli/by_hand.h"

#include "cli/entry_reader.h"

#include <fmt/format.h>

namespace induct::cli {

int by_hand(const HandOptions& options, const Terminal& terminal, const std::function<void(HandNight&)>& work) {
    return in_workspace(options.workspace, options.on, terminal, [&](const OpenWorkspace& open, Date on) {
        Ledger ledger = Ledger::open(open.workspace.ledger_path(), Opening::existing);
        HandNight hand(open, ledger, {on, options.by, options.reason, options.far_ahead});
        work(hand);
        hand.commit();
        return 0;
    });
}

void refuse_withheld(HandNight& hand, EntryNumber number) {
    const Ledger& ledger = hand.night().ledger();
    const std::optional<Entry> entry = ledger.entry(number);
    if (!entry) return;  // whoever looks for it says so
    const std::optional<EntryReader> reader = entry_reader(hand.open(), ledger, hand.how().by);
    if (reader && reader->may_read(*entry)) return;
    throw LedgerError(said(Code::entry_withheld, fmt::format("what entry {} says is not for {}", number, hand.how().by),
                           reader ? reader->why : std::string()));
}

EntryNumber entry_number(const std::string& written) {
    if (const auto number = read_count(written); number && *number > 0) return *number;
    throw LedgerError(said(Code::no_such_entry, fmt::format("`{}` is no number of an entry", written),
                           "`induct ledger show --as PERSON` lists them: the number comes first"));
}

std::string days_words(const Body& body, const char* last_key) {
    const auto words = [](std::string_view text) { return to_words(read_iso(text).value_or(Date{})); };
    const std::string_view last = value_of(body, last_key);
    const std::string from = fmt::format("from {}", words(value_of(body, "from")));
    return read_iso(last) ? fmt::format("{} to {}", from, words(last)) : from + ", until further notice";
}

}  // namespace induct::cli
