// Finds a file of the built-in library by its name.
// Method: a look along the few generated texts; the generated source holds data only.
// Test: tests/model/embedded_library_test.cpp.
#include "engine/model/embedded_library.h"

namespace induct {

std::optional<std::string_view> embedded_library(std::string_view name) {
    for (const EmbeddedText& entry : embedded_texts()) {
        if (entry.name == name) return entry.text;
    }
    return std::nullopt;
}

std::vector<std::string_view> embedded_library_names() {
    std::vector<std::string_view> names;
    for (const EmbeddedText& entry : embedded_texts()) names.push_back(entry.name);
    return names;
}

}  // namespace induct
