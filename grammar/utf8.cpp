// See utf8.h.
#include "grammar/utf8.h"

namespace induct {

std::size_t character_length(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U; };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(at), second = byte(at + 1);
    if (first < 0x80U) return 1;
    if (first >= 0xC2U && first <= 0xDFU) return follows(at + 1) ? 2 : 0;
    if (first >= 0xE0U && first <= 0xEFU) {
        const bool overlong = first == 0xE0U && second < 0xA0U, surrogate = first == 0xEDU && second > 0x9FU;
        return follows(at + 1) && follows(at + 2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0U && first <= 0xF4U) {
        const bool outside = (first == 0xF0U && second < 0x90U) || (first == 0xF4U && second > 0x8FU);
        return follows(at + 1) && follows(at + 2) && follows(at + 3) && !outside ? 4 : 0;
    }
    return 0;
}

}  // namespace induct
