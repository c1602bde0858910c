// Texts that an entry names by their SHA-256, so that they lie in the ledger once, however many nights name them: the
// models that were in force, and what the import said. The chain vouches for them through the entry. Source:
// docs/ledger.md, A report again. Tested by tests/ledger/kept_texts_test.cpp.
#pragma once

#include "engine/ledger/store.h"

namespace induct {

/// Keeps the text in the night's transaction, once. Gives back its SHA-256.
std::string keep_text(Night& night, const std::string& text);

/// Nothing when the ledger does not hold it, or holds something else in its place.
[[nodiscard]] std::optional<std::string> kept_text(const Ledger& ledger, const std::string& hash);

/// Takes texts out of the ledger in the night's transaction.
void forget_texts(Night& night, const std::vector<std::string>& hashes);

}  // namespace induct
