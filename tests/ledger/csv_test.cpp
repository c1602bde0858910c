// CSV: quoting, separators, line breaks, encodings, limits.
#include "engine/ledger/csv.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace induct;

namespace {

std::string shown(std::string_view bytes, const CsvLimits& limits = {}) {
    const CsvRead read = read_csv("x.csv", bytes, limits);
    if (!read.table) return read.problems.front().message;
    std::string out;
    const auto add = [&](const std::vector<std::string>& cells) {
        for (const std::string& cell : cells) out += "[" + cell + "]";
        out += "\n";
    };
    add(read.table->header);
    for (const CsvRow& row : read.table->rows) {
        out += std::to_string(row.number);
        add(row.cells);
    }
    return out;
}

Encoding encoding_of(std::string_view bytes) {
    const CsvRead read = read_csv("x.csv", bytes);
    REQUIRE(read.table);
    return read.table->encoding;
}

std::string utf16(std::string_view ascii, bool little, bool mark) {
    std::string out = mark ? (little ? "\xFF\xFE" : "\xFE\xFF") : "";
    for (const char c : ascii) {
        if (!little) out += '\0';
        out += c;
        if (little) out += '\0';
    }
    return out;
}

}  // namespace

TEST_CASE("cells, quotes and line breaks") {
    struct Row {
        std::string bytes, shown;
    };
    const Row rows[] = {{"a,b\n1,2\n", "[a][b]\n2[1][2]\n"},
                        {"a,b\r\n1,2\r\n", "[a][b]\n2[1][2]\n"},
                        {"a,b\r1,2", "[a][b]\n2[1][2]\n"},
                        {"\xEF\xBB\xBF"
                         "a;b\n1;2,5\n",
                         "[a][b]\n2[1][2,5]\n"},
                        {"a\tb\n1\t2\n", "[a][b]\n2[1][2]\n"},
                        {"a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", "[a][b]\n2[x, y][say \"hi\"]\n"},
                        {"a,b\n\"two\nlines\",2\n\n3,4\n", "[a][b]\n2[two\nlines][2]\n4[3][4]\n"},
                        {"a,b\n1\n1,2,3\n1,\n", "[a][b]\n2[1]\n3[1][2][3]\n4[1][]\n"},
                        {"\n\na,b\n,\n", "[a][b]\n"},
                        {"\"a;x\",b\n1,2\n", "[a;x][b]\n2[1][2]\n"},
                        {"a,b\nin \"quotes\",2\n", "[a][b]\n2[in \"quotes\"][2]\n"},
                        {"", "\n"}};
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        CHECK(shown(row.bytes) == row.shown);
    }
}

TEST_CASE("encodings are told apart and said") {
    CHECK(encoding_of("a,b\nJos\xC3\xA9,1\n") == Encoding::utf8);
    CHECK(encoding_of("a,b\nJos\xE9,1\n") == Encoding::windows_1252);
    CHECK(shown("a,b\nJos\xE9,\x80\n") == "[a][b]\n2[Jos\xC3\xA9][\xE2\x82\xAC]\n");
    for (const bool little : {true, false}) {
        for (const bool mark : {true, false}) {
            const std::string bytes = utf16("name,kind\nAna,x\n", little, mark);
            CHECK(encoding_of(bytes) == Encoding::utf16);
            CHECK(shown(bytes) == "[name][kind]\n2[Ana][x]\n");
        }
    }
    const CsvRead read = read_csv("x.csv", "a,b\nJos\xE9,1\n");
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].code == Code::table_encoding);
}

TEST_CASE("what is no table is refused with a reason") {
    struct Row {
        std::string bytes, part;
    };
    std::string noise;
    for (unsigned i = 0, x = 1; i < 10'000'000; ++i)
        noise += static_cast<char>((x = x * 1664525U + 1013904223U) >> 24U);
    const Row rows[] = {{std::string("PK\x03\x04") + std::string(30, '\0'), "a workbook"},
                        {std::string("a,b\n\x01\x02"), "not a file of text"},
                        {noise, "not a file of text"},
                        {"a,b\nJos\xE9,\x81\n", "not a file of text"},
                        {std::string("\xFF\xFE\0\xD8", 4), "not a file of text"},
                        {"a,b\n1,\"open\n2,3\n", "row 2: a quote is opened and not closed"},
                        {std::string(1'000'000, ','), "more than 1000 columns in row 1"},
                        {"a,b\n1," + std::string(2U << 20U, 'x') + "\n", "a cell of more than 1048576 bytes in row 2"}};
    for (const Row& row : rows) {
        CAPTURE(row.part);
        const std::string message = shown(row.bytes);
        CHECK(message.find(row.part) != std::string::npos);
    }
    CHECK(shown("a\n1\n2\n3\n", {.rows = 2}) == "`x.csv` has more than 2 rows");
    CHECK(shown("a,b\n", {.bytes = 2}) == "`x.csv` has more than 2 bytes");
}

TEST_CASE("a written line is read back") {
    const std::vector<std::string> cells{"plain", "with, comma", "with \"quote\"", "two\nlines", "semi;colon", ""};
    for (const char separator : {',', ';', '\t'}) {
        const std::string text = csv_line({"a", "b", "c", "d", "e", "f"}, separator) + csv_line(cells, separator);
        const CsvRead read = read_csv("x.csv", text);
        REQUIRE(read.table);
        REQUIRE(read.table->rows.size() == 1);
        CHECK(read.table->separator == separator);
        CHECK(read.table->rows[0].cells == cells);
    }
}

TEST_CASE("no cell that is written is a formula, and each comes back as it was") {
    struct Row {
        const char *text, *cell;
    };
    const Row rows[] = {{"plain", "plain"},
                        {"a,b", "\"a,b\""},
                        {"say \"hi\"", "\"say \"\"hi\"\"\""},
                        {"=1+1", "'=1+1"},
                        {"=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""},
                        {"-300", "-300"},
                        {"-12.05", "-12.05"},
                        {"-", "'-"},
                        {"-.5", "'-.5"},
                        {"-5.", "'-5."},
                        {"-1+2", "'-1+2"},
                        {"-1.5.2", "'-1.5.2"},
                        {" -1", "' -1"},
                        {"+49 30", "'+49 30"},
                        {"@x", "'@x"},
                        {"  =1", "'  =1"},
                        {"\t=1", "'\t=1"},
                        {"＝1", "'＝1"},
                        {"\n=1", "\"'\n=1\""},
                        {"'=1", "''=1"},
                        {"''-1", "'''-1"},
                        {"'tis", "'tis"},
                        {"O'Neil", "O'Neil"},
                        {"'", "'"},
                        {"a-b", "a-b"},
                        {"two\nlines", "\"two\nlines\""},
                        {"", ""}};
    for (const Row& row : rows) {
        CAPTURE(std::string(row.text));
        CHECK(csv_cell(row.text) == row.cell);
        for (const char separator : {',', ';'}) {
            const CsvRead read =
                read_csv("x.csv", csv_line({"a", "=b"}, separator) + csv_line({row.text, "x"}, separator));
            REQUIRE(read.table);
            CHECK(read.table->header == std::vector<std::string>{"a", "=b"});
            REQUIRE(read.table->rows.size() == 1);
            CHECK(read.table->rows[0].cells == std::vector<std::string>{row.text, "x"});
        }
    }
}

TEST_CASE("any cells are written so that they come back, and so that none begins a formula") {
    CHECK(rc::check("cells of formula signs, apostrophes, quotes and blanks", [] {
        const auto cells = *rc::gen::container<std::vector<std::string>>(
            3, rc::gen::container<std::string>(rc::gen::elementOf(std::string("='+-@ \"\n,;ab"))));
        const std::string line = csv_line(cells, ',');
        const CsvRead read = read_csv("x.csv", "a,b,c,d\n" + line.substr(0, line.size() - 1) + ",end\n");
        RC_ASSERT(read.table.has_value());
        RC_ASSERT(read.table->rows.size() == 1U);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            RC_ASSERT(read.table->rows[0].cells[i] == cells[i]);
            std::string shown = csv_cell(cells[i]);  // as a spreadsheet reads it
            if (shown.starts_with('"')) shown = shown.substr(1, shown.size() - 2);
            const std::size_t first = shown.find_first_not_of(' ');
            // RC_ASSERT evaluates both sides of `||`.
            const bool blank = first == std::string::npos;
            const bool formula = !blank && std::string("=+-@\n").find(shown[first]) != std::string::npos;  // no digits
            RC_ASSERT(!formula);
        }
    }));
}
