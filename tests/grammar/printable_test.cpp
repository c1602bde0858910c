// What is obeyed instead of being shown does not get out; names in any script do.
#include "grammar/printable.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace induct;

TEST_CASE("what a terminal or a reader's program would obey is replaced") {
    struct Row {
        std::string text, printed, on_one_line;
    };
    const std::string bad = "\xEF\xBF\xBD";
    const Row rows[] = {
        {"Ana Ruiz", "Ana Ruiz", "Ana Ruiz"},
        {"José Łukasz 王 محمد", "José Łukasz 王 محمد", "José Łukasz 王 محمد"},
        {"می\xE2\x80\x8Cخواهم \xE2\x80\x8Fא", "می\xE2\x80\x8Cخواهم \xE2\x80\x8Fא", "می\xE2\x80\x8Cخواهم \xE2\x80\x8Fא"},
        {"a\tb\nc", "a\tb\nc", "a b c"},
        {"a\rb", "a" + bad + "b", "a b"},
        {"\x1b[2J\x1b]0;title\x07", bad + "[2J" + bad + "]0;title" + bad, bad + "[2J" + bad + "]0;title" + bad},
        {"\x7f\xC2\x9B"
         "31m",
         bad + bad + "31m", bad + bad + "31m"},  // delete, and a control of eight bits
        {"a\xE2\x80\xAE"
         "b\xE2\x81\xA6"
         "c",
         "a" + bad + "b" + bad + "c", "a" + bad + "b" + bad + "c"},  // override, isolate
        {"a\xE2\x80\xA8"
         "b",
         "a" + bad + "b", "a" + bad + "b"},  // a line separator
        {"\x9B"
         "31m \xC0\xAF \xED\xA0\x80 \xF5 \xE2\x82",
         bad + "31m " + bad + bad + " " + bad + bad + bad + " " + bad + " " + bad + bad,
         bad + "31m " + bad + bad + " " + bad + bad + bad + " " + bad + " " + bad + bad},  // no UTF-8
        {"😀", "😀", "😀"},
        {"", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(printable(row.text) == row.printed);
        CHECK(one_line(row.text) == row.on_one_line);
    }
    CHECK(printable(std::string("a\0b", 3)) == "a" + bad + "b");
}

TEST_CASE("JSON says the same when what would be obeyed is escaped") {
    const std::string text = "a\x7f\xC2\x9B\xE2\x80\xAE\xE2\x80\xA8 é \x1b \n";
    const std::string raw = nlohmann::json{{"name", text}}.dump(2), safe = json_escaped(raw);
    CHECK(nlohmann::json::parse(safe)["name"] == text);
    CHECK(safe == printable(safe));
    CHECK(safe.find("\\u202e") != std::string::npos);
    CHECK(safe.find("é") != std::string::npos);
    CHECK(raw != printable(raw));
}
