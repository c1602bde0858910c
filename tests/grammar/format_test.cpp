// The layout: golden pages of every form, comments in every place, and what must hold of each page, also of random
// ones: it says the same, it loses no comment, and laid out again it stays as it is.
#include "grammar/format.h"

#include "tests/grammar/read.h"
#include "tests/grammar/reference_grammar.h"
#include "tests/support/scrambled.h"

#include <fmt/format.h>
#include <rapidcheck.h>

using namespace induct;
using namespace induct::test;
using namespace induct::testing;

namespace {

struct Page {
    std::string text, messages;
};

Page laid_out(const std::string& bytes, bool workspace = false) {
    SourceSet sources;
    const FileId file = sources.add(source_text("test.induct", bytes));
    Checked<std::string> page = workspace ? format_workspace(file, sources[file]) : format_model(file, sources[file]);
    return {std::move(page.value), render_text(page.diagnostics, sources)};
}

std::string tree_of(const std::string& bytes, bool workspace = false) {
    const SourceText source = source_text("test.induct", bytes);
    return to_text(workspace ? parse_workspace({0}, source).value : parse({0}, source).value);
}

/// The words of all comments, in order.
std::string comments_of(const std::string& bytes) {
    const SourceText source = source_text("test.induct", bytes);
    std::string all;
    for (const Span comment : read_tokens({0}, source.text).comments) {
        std::string text(source.slice(comment));
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == '\t' || c == '\f' || c == '\v'; }, ' ');
        all += text.substr(0, text.find_last_not_of(' ') + 1) + '\n';
    }
    return all;
}

/// What is wrong with the page of a text; empty when nothing is.
std::string fault(const std::string& bytes, bool workspace = false) {
    const Page page = laid_out(bytes, workspace);
    if (!page.messages.empty()) return page.messages;
    if (tree_of(page.text, workspace) != tree_of(bytes, workspace)) return "another tree:\n" + page.text;
    if (comments_of(page.text) != comments_of(bytes)) return "other comments:\n" + page.text;
    const Page again = laid_out(page.text, workspace);
    if (again.text != page.text) return "not settled:\n" + page.text + "--- then ---\n" + again.text;
    for (const char* never : {"\t\n", " \n", "\n\n\n", "\r"})
        if (page.text.find(never) != std::string::npos && bytes.find(never) == std::string::npos)
            return "blanks where none belong:\n" + page.text;
    return {};
}

bool is_workspace(const std::filesystem::path& path) { return path.stem().string().starts_with("workspace"); }

}  // namespace

TEST_CASE("golden pages: every form of the language, and comments in every place") {
    std::vector<std::filesystem::path> paths = golden_models();
    for (const auto& path : golden_files("format", ".induct")) paths.push_back(path);
    for (const auto& path : paths) {
        if (path.stem().string().find("error") != std::string::npos) continue;
        CAPTURE(path.filename().string());
        const std::string text = read_file(path);
        const Page page = laid_out(text, is_workspace(path));
        CHECK(page.messages == "");
        check_golden("format/" + path.stem().string() + ".expected", page.text);
        CHECK(fault(text, is_workspace(path)) == "");
    }
}

TEST_CASE("layout is the author's in three things only, and the tokens' in all others") {
    struct Row {
        const char *written, *page;
    };
    const Row rows[] = {
        {"", ""},
        {"\n\n", ""},
        {"# only a comment", "# only a comment\n"},
        {"\n\n# a\n\n\n# b\n", "# a\n\n# b\n"},
        {"use  x\nuse b", "use x\nuse b\n"},
        {"use x\n\n\nuse b", "use x\n\nuse b\n"},
        {"use x role b", "use x\n\nrole b\n"},
        {"role x is b when c accepted", "role x is b when c accepted\n"},
        {"role x\nis b when c accepted", "role x\n  is b when c accepted\n"},
        {"role x # end\n# of b\nrole b", "role x  # end\n# of b\nrole b\n"},
        {"role x\n  # of x\nuse b", "role x\n  # of x\n\nuse b\n"},
        {"role x\n# of b\nuse b", "role x\n\n# of b\nuse b\n"},
        {"role x\n# alone\n\nuse b", "role x\n# alone\n\nuse b\n"},
        {"role x\n\n  # of x, apart\nuse b", "role x\n\n  # of x, apart\n\nuse b\n"},
        {"unit # between\n x is 1 hour", "unit  # between\n    x is 1 hour\n"},
        {"unit x is 1 hour\n# the last", "unit x is 1 hour\n# the last\n"},
        {"scenario \"s\" in 2025-26", "scenario \"s\"\n  in 2025-26\n"},
        {"note \"one\n  text\"", "note \"one text\"\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.written));
        CHECK(laid_out(row.written).text == row.page);
        if (*row.page != 0) CHECK(fault(row.written) == "");
    }
}

TEST_CASE("a file with a mistake is not laid out, and its mistake is told") {
    const Page page = laid_out("use mentoring\nunit session 45 minutes\n");
    CHECK(page.text == "");
    CHECK(page.messages.find("E120") != std::string::npos);
}

TEST_CASE("a layout that would not be read as the same is refused") {
    // A line that begins with a declaration's word resets the count of parentheses. On one line there are too many.
    const std::string open(40, '('), close(80, ')');
    const std::string text = "trigger t when " + open + "\nmeeting held or " + open + "plan held" + close;
    REQUIRE(parse_text(text).diagnostics.empty());
    const Page page = laid_out(text);
    CHECK(page.text == "");
    CHECK(page.messages.find("E131") != std::string::npos);
}

namespace {

const ReferenceGrammar& reference() {
    static const ReferenceGrammar grammar =
        read_reference_grammar(read_file(std::filesystem::path(INDUCT_SOURCE_DIR) / "docs/grammar.md"));
    return grammar;
}

/// One to three declarations in a random form; the reference draws some that the parser refuses.
std::string random_text(std::uint32_t seed) {
    std::mt19937 random(seed);
    Scrambler scrambler(seed);
    std::string text;
    for (std::size_t n = 1 + random() % 3; n > 0; --n) {
        const std::string one = random_declaration(reference(), random);
        if (parse_text(one).diagnostics.empty()) text += one + '\n';
    }
    return scrambler.scrambled(text);
}

}  // namespace

TEST_CASE("random texts in random forms keep their words, comments and tree, and settle at once") {
    std::size_t drawn = 0, empty = 0;
    CHECK(rc::check("a layout says the same", [&] {
        const auto seed = *rc::gen::noShrink(rc::gen::arbitrary<std::uint32_t>());
        for (std::uint32_t i = 0; i < 110; ++i) {
            const std::string text = random_text(seed + i);
            if (!parse_text(text).diagnostics.empty()) continue;  // scrambling joined what may not be joined
            ++drawn;
            empty += laid_out(text).text.empty() ? 1 : 0;
            const std::string wrong = fault(text);
            if (!wrong.empty()) RC_FAIL(fmt::format("seed {}:\n{}\n=>\n{}", seed + i, text, wrong));
        }
    }));
    CHECK(drawn > 10000);
    CHECK(empty < drawn / 4);  // so that agreeing means something
}
