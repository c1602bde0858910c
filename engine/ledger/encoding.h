// From a file's bytes to UTF-8. Tested by tests/ledger/csv_test.cpp.
#pragma once

#include "engine/ledger/csv.h"

namespace induct {

struct DecodedText {
    Encoding encoding = Encoding::utf8;
    std::string text;  // valid UTF-8 without a byte-order mark
};

/// UTF-8 (with a mark or without), UTF-16 (with a mark, or told by its zero bytes), else Windows-1252. nullopt when it
/// is none of them, or holds control characters that no text has.
[[nodiscard]] std::optional<DecodedText> decode_text(std::string_view bytes);

}  // namespace induct
