// The longest token wins; slips of the finger are told and mended.
#include "grammar/tokens.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace induct;
using K = TokenKind;

namespace {

std::vector<K> kinds(const std::string& text) {
    std::vector<K> list;
    for (const Token& token : read_tokens({0}, text).all) list.push_back(token.kind);
    list.pop_back();  // `end`
    return list;
}

}  // namespace

TEST_CASE("each form is one token") {
    struct Row {
        std::string text;
        std::vector<K> kinds;
    };
    const Row rows[] = {
        {"in-person", {K::word}},
        {"mentoring/observation", {K::word}},
        {"P-0001 Ana", {K::cap, K::cap}},
        {"May may", {K::month, K::word}},
        {"Friday", {K::weekday}},
        {"2026-01-31 2025-26 2020-2021", {K::iso, K::years, K::years}},
        {"07:45 3:30 pm 3:30 pmx", {K::time, K::time, K::time, K::word}},
        {"60 1.5 80% 0.5%", {K::number, K::number, K::percent, K::percent}},
        {"$30 $1,200 $30.50 1,200 CAD 30.50 USD", {K::money, K::money, K::money, K::money, K::money}},
        {"3 Cyd 3 ABCD", {K::number, K::cap, K::number, K::cap}},
        {"mentee's site", {K::word, K::possessive, K::word}},
        {", : ( ) <", {K::comma, K::colon, K::open, K::close, K::less}},
        {"October 31, x", {K::month, K::number, K::comma, K::word}},
        {"\"a # b\nc\" # gone \" x\ny", {K::string, K::word}},
        {"log September 9: x", {K::word, K::month, K::number, K::colon, K::word}},
        {"", {}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(kinds(row.text) == row.kinds);
        CHECK(read_tokens({0}, row.text).diagnostics.empty());
    }
}

TEST_CASE("slips are told once, and mended where it is plain") {
    struct Row {
        std::string text;
        Code code;
        std::vector<K> kinds;
    };
    const Row rows[] = {
        {"60minutes", Code::number_malformed, {K::number, K::word}},
        {"1,5 hours", Code::number_malformed, {K::number, K::word}},
        {"3rd", Code::number_malformed, {K::bad}},
        {"2026-1-31", Code::number_malformed, {K::bad}},
        {"full_release", Code::name_malformed, {K::word}},
        {"fullRelease", Code::name_malformed, {K::word}},
        {"check--in", Code::name_malformed, {K::word}},
        {"caf\xC3\xA9", Code::name_malformed, {K::word}},
        {"use x;;", Code::unknown_character, {K::word, K::word}},
        {"{ x", Code::unknown_character, {K::word}},
        {"\"open\nuse x", Code::text_not_closed, {K::string, K::word, K::word}},
        {"\"open\nuse x \"shut\"", Code::text_not_closed, {K::string, K::word, K::word, K::string}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(kinds(row.text) == row.kinds);
        const auto told = read_tokens({0}, row.text).diagnostics;
        REQUIRE(told.size() == 1);
        CHECK(told[0].code == row.code);
    }
}

TEST_CASE("a name has an end") {
    const std::string longest(100, 'a');
    CHECK(read_tokens({0}, longest).diagnostics.empty());
    const Tokens tokens = read_tokens({0}, "use " + longest + "b c");
    REQUIRE(tokens.diagnostics.size() == 1);
    CHECK(tokens.diagnostics[0].code == Code::name_malformed);
    CHECK(tokens.diagnostics[0].message == "`" + std::string(30, 'a') + "...` is longer than 100 letters");
    CHECK(!tokens.diagnostics[0].hint.empty());
    CHECK(kinds("use " + longest + "b c") == std::vector<K>{K::word, K::bad, K::word});
    // A slip of any length is told in a line, too.
    for (const char* begin : {"a_", "1x", ";"}) {
        const Tokens slip = read_tokens({0}, begin + std::string(1U << 20U, begin[0] == ';' ? ';' : 'x'));
        REQUIRE(slip.diagnostics.size() == 1);
        CHECK(slip.diagnostics[0].message.size() < 200);
    }
}

TEST_CASE("of a text that is something else not every slip is told") {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "{\"a\":1};";
    const auto told = read_tokens({0}, text).diagnostics;
    REQUIRE(told.size() == 200);
    CHECK(told[199].hint.find("the right file") != std::string::npos);
    CHECK(told[198].hint.find("the right file") == std::string::npos);
}

TEST_CASE("comments are kept with their places") {
    const Tokens tokens = read_tokens({0}, "use x # why\n# more");
    REQUIRE(tokens.comments.size() == 2);
    CHECK(tokens.comments[0] == Span{{0}, 6, 11});
    CHECK(tokens.comments[1] == Span{{0}, 12, 18});
}
