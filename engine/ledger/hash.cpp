// The chain: SHA-256 (libcrypto) over an entry's canonical bytes and the hash before it. Tested by verify_test.cpp.
// The calls of OpenSSL 1.1, because they take no memory. Those of 3 read a configuration first; without memory they
// leave the digest as it was, all zeros, or crash (tests/faults/memory_test.cpp).
#define OPENSSL_API_COMPAT 0x10100000L
#include "engine/ledger/store.h"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <array>

namespace induct {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    const auto* begin = reinterpret_cast<const unsigned char*>(bytes.data());
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, begin, bytes.size());
    SHA256_Final(digest.data(), &context);
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
