// The files of engine/pages/templates/, put into the binary by cmake/EmbedStdlib.cmake.
// Tested by tests/pages/page_test.cpp.
#pragma once

#include "engine/model/embedded_library.h"

namespace induct {

/// "page.mustache" and "style.css", by name. Defined by the generated source.
[[nodiscard]] std::span<const EmbeddedText> page_templates();

}  // namespace induct
