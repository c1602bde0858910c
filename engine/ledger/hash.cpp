// The chain: SHA-256 (libcrypto) over an entry's canonical bytes and the hash before it. Tested by verify_test.cpp.
#include "engine/ledger/store.h"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <array>
#include <new>

namespace induct {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    const auto* begin = reinterpret_cast<const unsigned char*>(bytes.data());
    // It takes memory, and without it leaves the digest as it was: a chain of zeros.
    if (SHA256(begin, bytes.size(), digest.data()) == nullptr) throw std::bad_alloc();
    std::string hex;
    for (const unsigned char byte : digest) hex += fmt::format("{:02x}", byte);
    return hex;
}

std::string first_previous_hash() { return std::string(2 * SHA256_DIGEST_LENGTH, '0'); }

std::string hash_of(const Entry& entry) {
    // The head is written like a body, so that no two different entries have the same bytes.
    const Body head{{"kind", entry.kind},
                    {"night", to_iso(entry.night)},
                    {"number", fmt::format("{}", entry.number)},
                    {"previous", entry.previous_hash},
                    {"wall_clock", fmt::format("{}", entry.wall_clock)},
                    {"who", entry.who}};
    return sha256(encode_body(head) + "\n" + entry.body);
}

}  // namespace induct
