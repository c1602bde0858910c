// The canonical form of an entry's content. Tested by tests/ledger/body_test.cpp.
#include "engine/ledger/body.h"

#include <charconv>

namespace induct {
namespace {

std::string escaped(std::string_view value) {
    std::string out;
    for (const char c : value) {
        if (c == '\\')
            out += "\\\\";
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else
            out += c;
    }
    return out;
}

std::optional<std::string> unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
            continue;
        }
        if (++i == text.size()) return std::nullopt;
        if (text[i] == '\\')
            out += '\\';
        else if (text[i] == 'n')
            out += '\n';
        else if (text[i] == 'r')
            out += '\r';
        else
            return std::nullopt;
    }
    return out;
}

}  // namespace

std::string encode_body(const Body& body) {
    std::string out;
    for (const auto& [key, value] : body) {
        if (!value.empty()) out += key + '=' + escaped(value) + '\n';
    }
    return out;
}

std::optional<Body> decode_body(std::string_view bytes) {
    Body body;
    for (std::string_view rest = bytes; !rest.empty();) {
        const auto end = rest.find('\n');
        const auto equals = rest.find('=');
        if (end == std::string_view::npos || equals == std::string_view::npos || equals > end) return std::nullopt;
        const auto value = unescaped(rest.substr(equals + 1, end - equals - 1));
        if (!value) return std::nullopt;
        body.emplace(rest.substr(0, equals), *value);
        rest.remove_prefix(end + 1);
    }
    if (encode_body(body) != bytes) return std::nullopt;
    return body;
}

std::string_view value_of(const Body& body, std::string_view key) {
    const auto found = body.find(key);
    return found == body.end() ? std::string_view() : std::string_view(found->second);
}

void put(Body& body, std::string_view key, std::string_view value) {
    if (value.empty()) {
        if (const auto found = body.find(key); found != body.end()) body.erase(found);
    } else {
        body.insert_or_assign(std::string(key), std::string(value));
    }
}

std::string join_items(const std::vector<std::string>& items) {
    std::string out;
    for (const std::string& item : items) {
        if (!out.empty()) out += '|';
        for (const char c : item) {
            if (c == '|' || c == '\\') out += '\\';
            out += c;
        }
    }
    return out;
}

std::vector<std::string> split_items(std::string_view value) {
    std::vector<std::string> items;
    if (value.empty()) return items;
    items.emplace_back();
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '|')
            items.emplace_back();
        else if (value[i] == '\\' && i + 1 < value.size())
            items.back() += value[++i];
        else
            items.back() += value[i];
    }
    return items;
}

std::optional<std::uint64_t> read_count(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace induct
