// Where `use` finds a library: a file beside the model, else the one inside the program.
// Tested by tests/model/library_test.cpp.
#include "engine/model/check.h"
#include "engine/model/embedded_library.h"
#include "grammar/file_bytes.h"

#include <fmt/format.h>

namespace induct {
namespace {

std::optional<LibraryText> embedded(std::string_view name) {
    const std::optional<std::string_view> text = embedded_library(name);
    if (!text) return std::nullopt;
    return LibraryText{fmt::format("library {}", name), std::string(*text)};
}

std::vector<std::string> embedded_names() {
    const std::vector<std::string_view> names = embedded_library_names();
    return {names.begin(), names.end()};
}

}  // namespace

std::optional<std::string> read_from_disk(const std::string& path) {
    std::error_code why;
    // One byte more than allowed is enough to be refused, however much there is.
    return read_file_bytes(path, why, largest_source + 1);
}

Library library_beside(std::string directory, ReadFile read) {
    const auto beside = [directory, read](std::string_view name) -> std::optional<LibraryText> {
        const std::string path = directory.empty() ? std::string(name) : fmt::format("{}/{}", directory, name);
        if (std::optional<std::string> text = read(path)) return LibraryText{path, std::move(*text)};
        return std::nullopt;
    };
    return {.find = [beside](std::string_view name) -> std::optional<LibraryText> {
                if (std::optional<LibraryText> found = beside(fmt::format("{}.induct", name))) return found;
                return embedded(name);
            },
            .names = embedded_names,
            .beside = beside,
            .program = [directory = std::move(directory),
                        read = std::move(read)](std::string_view name) -> std::optional<ProgramText> {
                // Beside it, then in the folders `rules` there and above, as far as from a workspace's models.
                for (const std::string_view folder : {"", "rules", "../rules", "../../rules", "../../../rules"}) {
                    std::string there = directory;
                    if (!folder.empty()) there += (there.empty() ? "" : "/") + std::string(folder);
                    const Library library = library_beside(there, read);
                    if (std::optional<LibraryText> text = library.beside(fmt::format("{}.induct", name)))
                        return ProgramText{std::move(*text), library};
                }
                return std::nullopt;
            }};
}

Library embedded_only() { return {.find = embedded, .names = embedded_names}; }

}  // namespace induct
