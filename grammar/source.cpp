// Reads bytes into the text kept: one pass that checks UTF-8 and replaces what only looks different.
// Tested by tests/grammar/source_test.cpp.
#include "grammar/source.h"

#include "grammar/utf8.h"

#include <algorithm>

namespace induct {
namespace {

/// A byte that goes on with a character that began before it.
bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// What a character of several bytes stands for; empty when it stands for itself.
std::string_view stands_for(std::string_view character) {
    struct Row {
        std::string_view written, read;
    };
    static constexpr Row rows[] = {
        {"\xC2\xA0", " "},      {"\xE2\x80\xAF", " "},  {"\xE2\x80\x87", " "}, {"\xE2\x80\x9C", "\""},
        {"\xE2\x80\x9D", "\""}, {"\xE2\x80\x9E", "\""}, {"\xE2\x80\x98", "'"}, {"\xE2\x80\x99", "'"},
        {"\xE2\x80\xA8", "\n"}, {"\xE2\x80\x90", "-"},  {"\xE2\x80\x91", "-"},
    };
    for (const Row& row : rows)
        if (row.written == character) return row.read;
    return {};
}

bool is_binary(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20U && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v';
}

void refuse(SourceText& source, Unreadable why) {
    source.unreadable = why;
    source.unreadable_line = static_cast<std::uint32_t>(1 + std::count(source.text.begin(), source.text.end(), '\n'));
    source.text.clear();
}

void find_lines(SourceText& source) {
    for (std::uint32_t i = 0; i < source.text.size(); ++i)
        if (source.text[i] == '\n') source.line_starts.push_back(i + 1);
}

}  // namespace

SourceText source_text(std::string name, std::string_view bytes) {
    SourceText source;
    source.name = std::move(name);
    if (bytes.size() > largest_source) {
        source.unreadable = Unreadable::too_large;
        return source;
    }
    if (bytes.find('\0') != std::string_view::npos) {
        source.unreadable = Unreadable::binary;
        return source;
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    source.text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = character_length(bytes, at);
        if (length == 0 || is_binary(bytes[at])) {
            refuse(source, length == 0 ? Unreadable::not_utf8 : Unreadable::binary);
            return source;
        }
        const std::string_view character = bytes.substr(at, length);
        at += length;
        if (character == "\r") {
            source.text += '\n';
            if (at < bytes.size() && bytes[at] == '\n') ++at;
        } else if (const std::string_view read = length > 1 ? stands_for(character) : std::string_view();
                   !read.empty()) {
            source.text += read;
        } else {
            source.text += character;
        }
    }
    find_lines(source);
    return source;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

std::size_t character_end(std::string_view text, std::size_t at) {
    do ++at;
    while (at < text.size() && continues(text[at]));
    return at;
}

std::string_view beginning(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && continues(text[bytes])) --bytes;
    return text.substr(0, bytes);
}

LineColumn SourceText::place(std::uint32_t byte) const {
    const auto at = std::min(byte, static_cast<std::uint32_t>(text.size()));
    const auto after = std::upper_bound(line_starts.begin(), line_starts.end(), at);
    const auto number = static_cast<std::uint32_t>(after - line_starts.begin());  // at least 1: line_starts[0] is 0
    const std::uint32_t start = line_starts[number - 1];
    const auto column = code_points(std::string_view(text).substr(start, at - start));
    return {number, static_cast<std::uint32_t>(column) + 1};
}

std::string_view SourceText::line(std::uint32_t number) const {
    if (number == 0 || number > line_starts.size()) return {};
    const std::uint32_t start = line_starts[number - 1];
    const std::string_view rest = std::string_view(text).substr(start);
    return rest.substr(0, rest.find('\n'));
}

std::string_view SourceText::slice(Span span) const {
    const auto size = static_cast<std::uint32_t>(text.size());
    const std::uint32_t begin = std::min(span.begin, size), end = std::clamp(span.end, begin, size);
    return std::string_view(text).substr(begin, end - begin);
}

FileId SourceSet::add(SourceText text) {
    texts_.push_back(std::move(text));
    return {static_cast<std::uint32_t>(texts_.size() - 1)};
}

}  // namespace induct
