// See printable.h.
#include "grammar/printable.h"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace induct {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Character {
    std::optional<std::uint32_t> value;  // none: a byte that is no UTF-8
    std::size_t bytes = 1;
};

/// The character that begins at `at`. Longer forms than needed, halves of pairs and what is too large are no UTF-8.
Character character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) return {first, 1};
    const std::size_t more = first >= 0xF0 && first < 0xF5   ? 3
                             : first >= 0xE0 && first < 0xF0 ? 2
                             : first >= 0xC2 && first < 0xE0 ? 1
                                                             : 0;
    if (more == 0 || at + more >= text.size()) return {};
    std::uint32_t value = first & (0x3FU >> more);
    for (std::size_t i = at + 1; i <= at + more; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        value = (value << 6U) | (byte(i) & 0x3FU);
    }
    constexpr std::uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    const bool half = value >= 0xD800 && value <= 0xDFFF;
    if (value < least[more] || value > 0x10FFFF || half) return {};
    return {value, more + 1};
}

/// Is the character obeyed by whatever shows it?
bool is_obeyed(std::uint32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return control || turns || c == 0x2028 || c == 0x2029;
}

/// Copies the text; `instead(value)` gives what stands for each character that is obeyed, and for bytes that are none.
template <class Instead>
std::string rewritten(std::string_view text, Instead instead) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Character one = character_at(text, at);
        if (one.value && !is_obeyed(*one.value))
            out += text.substr(at, one.bytes);
        else
            out += instead(one.value);
        at += one.bytes;
    }
    return out;
}

}  // namespace

std::string printable(std::string_view text) {
    return rewritten(text, [](std::optional<std::uint32_t> c) {
        return c == '\n' ? std::string("\n") : c == '\t' ? std::string("\t") : std::string(replacement);
    });
}

std::string one_line(std::string_view text) {
    return rewritten(text, [](std::optional<std::uint32_t> c) {
        return c == '\n' || c == '\r' || c == '\t' ? std::string(" ") : std::string(replacement);
    });
}

std::string json_escaped(std::string_view json) {
    return rewritten(json, [](std::optional<std::uint32_t> c) {
        if (!c) return std::string(replacement);
        return c == '\n' ? std::string("\n") : fmt::format("\\u{:04x}", *c);
    });
}

}  // namespace induct
