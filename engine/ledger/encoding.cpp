// Tells UTF-8, UTF-16 and Windows-1252 apart by what their bytes can be. Tested by tests/ledger/csv_test.cpp.
#include "engine/ledger/encoding.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace induct {
namespace {

void append_utf8(std::string& out, std::int32_t code_point) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(code_point, bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

bool is_utf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t code_point = 0;
        const auto length = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
        if (length <= 0) return false;
        at += static_cast<std::size_t>(length);
    }
    return true;
}

/// 0x80 to 0x9F of Windows-1252; 0 where it has no character.
constexpr std::array<std::int32_t, 32> windows_80_to_9f{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::optional<std::string> from_windows(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        std::int32_t code_point = byte;
        if (byte >= 0x80 && byte <= 0x9F) code_point = windows_80_to_9f[byte - 0x80U];
        if (code_point == 0) return std::nullopt;
        append_utf8(out, code_point);
    }
    return out;
}

std::optional<std::string> from_utf16(std::string_view bytes, bool little) {
    if (bytes.size() % 2 != 0) return std::nullopt;
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<std::int32_t>(little ? first | second << 8 : first << 8 | second);
    };
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        std::int32_t code_point = unit(at);
        if (code_point >= 0xD800 && code_point < 0xDC00) {
            if (at + 2 >= bytes.size()) return std::nullopt;
            at += 2;
            const std::int32_t low = unit(at);
            if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
            code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        } else if (code_point >= 0xDC00 && code_point < 0xE000) {
            return std::nullopt;
        }
        append_utf8(out, code_point);
    }
    return out;
}

/// Where every second byte of the first ones is 0, the text is ASCII in UTF-16 without its mark.
std::optional<bool> looks_utf16(std::string_view bytes) {
    const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 64) / 2 * 2;
    if (looked_at < 8) return std::nullopt;
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < looked_at; i += 2) {
        even += bytes[i] == '\0' ? 1U : 0U;
        odd += bytes[i + 1] == '\0' ? 1U : 0U;
    }
    if (even == 0 && odd > looked_at / 3) return true;
    if (odd == 0 && even > looked_at / 3) return false;
    return std::nullopt;
}

bool has_controls(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0x7F || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r');
    });
}

std::optional<DecodedText> kept(Encoding encoding, std::optional<std::string> text) {
    if (!text || has_controls(*text)) return std::nullopt;
    return DecodedText{encoding, std::move(*text)};
}

}  // namespace

std::optional<DecodedText> decode_text(std::string_view bytes) {
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
        const std::string_view text = bytes.substr(3);
        if (!is_utf8(text)) return std::nullopt;
        return kept(Encoding::utf8, std::string(text));
    }
    if (bytes.substr(0, 2) == "\xFF\xFE") return kept(Encoding::utf16, from_utf16(bytes.substr(2), true));
    if (bytes.substr(0, 2) == "\xFE\xFF") return kept(Encoding::utf16, from_utf16(bytes.substr(2), false));
    if (const auto little = looks_utf16(bytes)) return kept(Encoding::utf16, from_utf16(bytes, *little));
    if (is_utf8(bytes)) return kept(Encoding::utf8, std::string(bytes));
    return kept(Encoding::windows_1252, from_windows(bytes));
}

}  // namespace induct
