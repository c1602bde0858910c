// What to tell the author when a declaration cannot be read: one message, from what was looked for at the farthest
// token. Tested by the golden messages in tests/golden/syntax/.
#pragma once

#include "grammar/diagnostic.h"
#include "grammar/reader.h"
#include "grammar/source.h"

#include <vector>

namespace induct {

/// The message about the declaration that begins at token `begin`. The reader has just failed on it, or has left
/// something unread behind it.
[[nodiscard]] Diagnostic explain_mistake(const Reader& reader, const std::vector<Token>& tokens, FileId file,
                                         const SourceText& source, std::uint32_t begin);

/// Words that the grammar lets pass but that cannot be what they are used as: a clause word as a stage.
[[nodiscard]] std::vector<Diagnostic> clause_words_as_stages(const Syntax& syntax);

}  // namespace induct
