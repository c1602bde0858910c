// What an entry says, in one canonical form: sorted `key=value` lines, so that equal content has equal bytes.
// Values are text as the ledger writes it (ISO dates, whole minutes, ids); there is no floating point anywhere.
// Tested by tests/ledger/body_test.cpp. Source: docs/ledger.md, entries.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace induct {

/// Keys are lower-case words with dots (`field.agenda`); an absent key and an empty value are the same thing, so empty
/// values are not kept.
using Body = std::map<std::string, std::string, std::less<>>;

/// One line a key, in byte order: `key=value\n`; in values a backslash is `\\`, a line feed `\n`, a return `\r`.
[[nodiscard]] std::string encode_body(const Body& body);
/// nullopt when the bytes are not exactly what `encode_body` writes.
[[nodiscard]] std::optional<Body> decode_body(std::string_view bytes);

/// The value of a key; empty when it is not there.
[[nodiscard]] std::string_view value_of(const Body& body, std::string_view key);
/// Sets a key, or drops it when the value is empty.
void put(Body& body, std::string_view key, std::string_view value);

/// Lists stand in one value, separated by `|`; an item's own `|` and backslash are written with a backslash before.
[[nodiscard]] std::string join_items(const std::vector<std::string>& items);
[[nodiscard]] std::vector<std::string> split_items(std::string_view value);

/// A number without sign; nullopt when it is something else or too large.
[[nodiscard]] std::optional<std::uint64_t> read_count(std::string_view text);

}  // namespace induct
