// See printable.h.
#include "grammar/printable.h"

#include "grammar/utf8.h"

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

Character character_at(std::string_view text, std::size_t at) {
    const std::size_t bytes = character_length(text, at);
    if (bytes == 0) return {};
    constexpr std::uint32_t leading[] = {0, 0x7F, 0x1F, 0x0F, 0x07};  // what the first byte holds of it
    std::uint32_t value = static_cast<unsigned char>(text[at]) & leading[bytes];
    for (std::size_t i = at + 1; i < at + bytes; ++i)
        value = (value << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    return {value, bytes};
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
