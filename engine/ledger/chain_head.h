// The end of the chain at some time, to be kept outside of the ledger: whoever holds it can tell later whether the
// ledger still goes on from there. The chain alone does not tell of entries that were cut off at its end, or of a
// ledger that was written anew as a whole. Source: docs/ledger.md, Head. Tested by tests/ledger/verify_test.cpp.
#pragma once

#include "engine/ledger/store.h"

namespace induct {

struct ChainHead {
    EntryNumber number = 0;
    std::string hash;  // 64 hexadecimal digits
};

/// `1234:5f2c...`, as `induct ledger head` prints it.
[[nodiscard]] std::string to_text(const ChainHead& head);
/// Nothing when it is no number, a colon and 64 hexadecimal digits.
[[nodiscard]] std::optional<ChainHead> parse_head(std::string_view text);

/// What is wrong when the ledger does not go on from that head; nothing when it does. Says nothing of the entries
/// between: that is `verify`'s.
[[nodiscard]] std::optional<Diagnostic> lost_head(const Ledger& ledger, const ChainHead& head);

}  // namespace induct
