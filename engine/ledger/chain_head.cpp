// See chain_head.h.
#include "engine/ledger/chain_head.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace induct {

std::string to_text(const ChainHead& head) { return fmt::format("{}:{}", head.number, head.hash); }

std::optional<ChainHead> parse_head(std::string_view text) {
    constexpr std::size_t digits = 64;
    ChainHead head;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), head.number);
    if (fault != std::errc() || head.number < 1) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.size() != digits + 1 || text.front() != ':') return std::nullopt;
    head.hash = text.substr(1);
    const bool hexadecimal = std::all_of(head.hash.begin(), head.hash.end(),
                                         [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    return hexadecimal ? std::optional(head) : std::nullopt;
}

std::optional<Diagnostic> lost_head(const Ledger& ledger, const ChainHead& head) {
    const std::optional<Entry> there = ledger.entry(head.number);
    // Of an emptied entry the hash cannot be worked out again. None is emptied that a head was printed of: a night ends
    // with an entry of its own.
    const bool emptied = there && there->body.empty();
    if (there && there->hash == head.hash && !emptied) return std::nullopt;
    const std::string held = fmt::format("the head {}:{}... is not in the ledger", head.number, head.hash.substr(0, 8));
    constexpr std::string_view hint =
        "entries were taken away from its end, or another ledger stands in its place: compare with a backup";
    if (there)
        return said(Code::head_lost,
                    fmt::format("{}: its entry {} {}", held, head.number, emptied ? "is emptied" : "has another hash"),
                    std::string(hint));
    const std::optional<Entry> last = ledger.last_entry();
    return said(Code::head_lost,
                last ? fmt::format("{}: it ends with entry {}", held, last->number) : held + ": it has no entry",
                std::string(hint));
}

}  // namespace induct
