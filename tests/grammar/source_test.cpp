// Forgiving form, places, and files that are no text.
#include "tests/grammar/read.h"

#include <doctest/doctest.h>

#include <random>

using namespace induct;
using namespace induct::test;

TEST_CASE("what only looks different is read as what it stands for") {
    struct Row {
        std::string bytes, text;
    };
    const Row rows[] = {
        {"\xEF\xBB\xBFuse x", "use x"},
        {"a\r\nb\rc\n", "a\nb\nc\n"},
        {"\xE2\x80\x9Ctext\xE2\x80\x9D", "\"text\""},
        {"mentee\xE2\x80\x99s", "mentee's"},
        {"7\xC2\xA0"
         "days",
         "7 days"},
        {"check\xE2\x80\x91in", "check-in"},
        {"\"\xC3\xA9\"", "\"\xC3\xA9\""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(source_text("x", row.bytes).text == row.text);
    }
}

TEST_CASE("places count lines and code points from 1") {
    const SourceText source = source_text("x",
                                          "ab\n\xC3\xA9"
                                          "b\n");
    CHECK(source.place(0) == LineColumn{1, 1});
    CHECK(source.place(2) == LineColumn{1, 3});
    CHECK(source.place(3) == LineColumn{2, 1});
    CHECK(source.place(5) == LineColumn{2, 2});
    CHECK(source.place(99) == LineColumn{3, 1});
    CHECK(source.line(2) ==
          "\xC3\xA9"
          "b");
    CHECK(source.line(3).empty());
    CHECK(source.line(0).empty());
    CHECK(source.slice({{0}, 3, 99}) ==
          "\xC3\xA9"
          "b\n");
}

TEST_CASE("a file that is no text is one message") {
    struct Row {
        std::string bytes;
        Code code;
    };
    std::string random(10 * 1024 * 1024, ' ');
    std::mt19937 generator(7);
    for (char& c : random) c = static_cast<char>(generator());
    const Row rows[] = {
        {std::string("use x\0y", 7), Code::file_not_text},
        {"use x\x01", Code::file_not_text},
        {"use x \xC3", Code::file_not_utf8},
        {"use \xE9t\xE9", Code::file_not_utf8},
        {"\xED\xA0\x80", Code::file_not_utf8},
        {"\xC0\xAF", Code::file_not_utf8},
        {"\xF5\x80\x80\x80", Code::file_not_utf8},
        {std::string(largest_source + 1, ' '), Code::file_too_large},
        {random, Code::file_too_large},
        {random.substr(0, 4096), Code::file_not_text},
    };
    for (const Row& row : rows) {
        SourceSet sources;
        const FileId file = sources.add(source_text("x.induct", row.bytes));
        const auto read = parse(file, sources[file]);
        REQUIRE(read.diagnostics.size() == 1);
        CHECK(read.diagnostics[0].code == row.code);
        CHECK(read.value.declarations().empty());
        CHECK(render_text(read.diagnostics, sources).find("--> x.induct\n") != std::string::npos);
    }
}
