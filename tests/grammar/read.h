// Reading texts for the tests of the grammar: any text, and the golden models of tests/golden/syntax/.
#pragma once

#include "grammar/parse.h"
#include "grammar/render.h"
#include "tests/support/golden.h"

namespace induct::test {

inline std::vector<std::filesystem::path> golden_models() { return testing::golden_files("syntax", ".induct"); }

inline Checked<Syntax> parse_text(const std::string& text) { return parse({0}, source_text("test.induct", text)); }

}  // namespace induct::test
