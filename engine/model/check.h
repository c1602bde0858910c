// From syntax to meaning: every name resolved, every unit known, everything an author should hear.
//
// Method: all declarations of the file and of the libraries it uses are entered in one table of names; then calendars,
// things, rules and scenarios are lowered in that order, and the finished model is looked at for what cannot be right.
// A name that failed to resolve stays silent afterwards: one mistake gives one message.
// Tested by tests/model/ (golden messages in tests/golden/check/).
#pragma once

#include "engine/model/model.h"
#include "grammar/diagnostic.h"
#include "grammar/source.h"
#include "grammar/syntax.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace induct {

/// A library's text and the name under which messages show it.
struct LibraryText {
    std::string shown_as;
    std::string text;
};

struct ProgramText;

/// Where `use NAME` finds its text, and `extends NAME` the program that is extended.
struct Library {
    std::function<std::optional<LibraryText>(std::string_view name)> find;
    std::function<std::vector<std::string>()> names;  // for suggestions; sorted
    /// A file that a model names by its path from the model's own folder, such as a clause list.
    std::function<std::optional<LibraryText>(std::string_view path)> beside = [](std::string_view) {
        return std::nullopt;
    };
    std::function<std::optional<ProgramText>(std::string_view name)> program = nullptr;  // without it there is none
};

/// A program that another one extends, and what it finds beside itself.
struct ProgramText {
    LibraryText file;
    Library library;
};

/// The whole content of a file, or nothing when there is no such file.
using ReadFile = std::function<std::optional<std::string>(const std::string& path)>;

/// A `ReadFile` that reads the disk.
[[nodiscard]] std::optional<std::string> read_from_disk(const std::string& path);
/// Looks for NAME.induct in `directory` first, then in the library inside the program; for a program that is extended
/// in `directory`, in `rules` there, and in `rules` up to three folders higher.
[[nodiscard]] Library library_beside(std::string directory, ReadFile read = read_from_disk);
/// Only the library inside the program.
[[nodiscard]] Library embedded_only();

/// What a parsed file means. Libraries it uses are added to `sources`, so that messages may point into them.
/// The model may be planned and run only when there is no error among the diagnostics, which are in source order.
/// The diagnostics of parsing `syntax` itself are not repeated.
[[nodiscard]] Checked<Model> check(const Syntax& syntax, SourceSet& sources, const Library& library);

/// Parses and checks one text: the diagnostics of both, in source order. The file is added to `sources`.
[[nodiscard]] Checked<Model> check_text(std::string shown_as, std::string_view text, SourceSet& sources,
                                        const Library& library);

}  // namespace induct
