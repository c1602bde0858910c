// The text of a file as Induct keeps it, and the way from a byte to a line and a column.
// Reading forgives form (byte-order mark, CRLF, curly quotes, no-break spaces); all spans count bytes of the text kept.
// Tested by tests/grammar/source_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace induct {

/// Which file of a SourceSet; the order in which files were added.
struct FileId {
    std::uint32_t index = 0;
    friend constexpr auto operator<=>(FileId, FileId) = default;
};

/// A run of bytes of one file, half-open.
struct Span {
    FileId file{};
    std::uint32_t begin = 0, end = 0;
    friend constexpr auto operator<=>(const Span&, const Span&) = default;
    [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
};

/// A place as an editor shows it: both count from 1; columns count code points.
struct LineColumn {
    std::uint32_t line = 1, column = 1;
    friend constexpr auto operator<=>(const LineColumn&, const LineColumn&) = default;
};

/// The largest file that is read as a model: 8 MB.
constexpr std::size_t largest_source = std::size_t{8} * 1024 * 1024;

/// What keeps a file from being read as text at all.
enum class Unreadable : std::uint8_t { no, too_large, binary, not_utf8 };

struct SourceText {
    std::string name;  // shown in messages: the path as the user gave it
    std::string text;  // valid UTF-8 with straight quotes and LF; empty when unreadable
    Unreadable unreadable = Unreadable::no;
    std::uint32_t unreadable_line = 1;          // where it was seen
    std::vector<std::uint32_t> line_starts{0};  // byte of each line's first character

    /// The place of a byte; a byte past the end is the place behind the last character.
    [[nodiscard]] LineColumn place(std::uint32_t byte) const;
    /// A line without its line break, counted from 1; empty when there is no such line.
    [[nodiscard]] std::string_view line(std::uint32_t number) const;
    [[nodiscard]] std::string_view slice(Span span) const;
};

/// Takes a file's bytes as they are and makes the text kept: drops a byte-order mark, reads CRLF and CR as line breaks,
/// curly quotes as straight ones and no-break spaces as spaces. Never fails: what cannot be read is said in
/// `unreadable`, and `parse` makes one diagnostic of it.
[[nodiscard]] SourceText source_text(std::string name, std::string_view bytes);

/// The number of code points of valid UTF-8.
[[nodiscard]] std::size_t code_points(std::string_view text);
/// The byte behind the character that begins at `at`, which lies in the text.
[[nodiscard]] std::size_t character_end(std::string_view text, std::size_t at);
/// At most so many of the first bytes of a text; no character is cut in two.
[[nodiscard]] std::string_view beginning(std::string_view text, std::size_t bytes);

/// The files of one run, in the order in which they were added.
class SourceSet {
  public:
    FileId add(SourceText text);
    [[nodiscard]] const SourceText& operator[](FileId file) const { return texts_[file.index]; }
    [[nodiscard]] std::size_t size() const { return texts_.size(); }

  private:
    std::vector<SourceText> texts_;
};

}  // namespace induct
