// The canonical form of an entry's content.
#include "engine/ledger/body.h"

#include <doctest/doctest.h>

using namespace induct;

TEST_CASE("a body is written in one way only") {
    const Body body{{"b", "two\nlines \\ and a \r return"}, {"a", "x=y"}, {"empty", ""}};
    const std::string bytes = encode_body(body);
    CHECK(bytes == "a=x=y\nb=two\\nlines \\\\ and a \\r return\n");
    const auto back = decode_body(bytes);
    REQUIRE(back);
    CHECK(encode_body(*back) == bytes);
    CHECK(value_of(*back, "b") == "two\nlines \\ and a \r return");
    CHECK(value_of(*back, "empty").empty());
}

TEST_CASE("bytes in another form are refused") {
    for (const char* bytes : {"a", "a=1", "b=1\na=2\n", "a=1\na=2\n", "a=\n", "a=\\x\n", "=\n", "a=1\\"}) {
        CAPTURE(bytes);
        CHECK_FALSE(decode_body(bytes));
    }
    CHECK(decode_body(""));
}

TEST_CASE("lists keep their items apart") {
    const std::vector<std::string> items{"a|b", "c\\", "", "d"};
    CHECK(split_items(join_items(items)) == items);
    CHECK(split_items("").empty());
    CHECK(join_items({"P-1", "P-2"}) == "P-1|P-2");
}

TEST_CASE("counts are whole numbers without a sign") {
    CHECK(read_count("12") == 12U);
    for (const char* text : {"", "-1", "1.5", "99999999999999999999", " 1"}) CHECK_FALSE(read_count(text));
}
