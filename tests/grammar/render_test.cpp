// Problems as text and as JSON: several labels on a line, on several lines, in two files; characters of several bytes.
#include "grammar/render.h"

#include "grammar/parse.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace induct;

namespace {

Span find(const SourceSet& sources, FileId file, std::string_view words) {
    const auto at = static_cast<std::uint32_t>(sources[file].text.find(words));
    return {file, at, at + static_cast<std::uint32_t>(words.size())};
}

}  // namespace

TEST_CASE("two labels on one line") {
    SourceSet sources;
    const FileId file =
        sources.add(source_text("rules/a.induct", "# one\n\n  expect   at least 60 of instructional in May\n"));
    Diagnostic told = problem(Code::amount_without_unit, "amount of time without a unit", find(sources, file, "60"), "",
                              "write `60 hours`");
    told.labels.push_back({find(sources, file, "instructional"), "logged in hours and minutes", false});
    CHECK(render_text({&told, 1}, sources) ==
          "error[E129]: amount of time without a unit\n"
          "  --> rules/a.induct:3:21\n"
          " 3 |   expect   at least 60 of instructional in May\n"
          "   |                     ^^    ------------- logged in hours and minutes\n"
          "   hint: write `60 hours`\n");
}

TEST_CASE("labels with text on one line, then on another line") {
    SourceSet sources;
    const FileId file = sources.add(source_text("a", "one two\nthree\n\n\nfour\n"));
    Diagnostic told = problem(Code::unexpected, "m", find(sources, file, "one"), "first");
    told.labels.push_back({find(sources, file, "two"), "second", false});
    told.labels.push_back({find(sources, file, "four"), "third", false});
    CHECK(render_text({&told, 1}, sources) ==
          "error[E120]: m\n"
          "  --> a:1:1\n"
          " 1 | one two\n"
          "   | ^^^ --- second\n"
          "   | first\n"
          "   ...\n"
          " 5 | four\n"
          "   | ---- third\n");
}

TEST_CASE("columns count characters, tabs are one blank, and other files follow") {
    SourceSet sources;
    const FileId file = sources.add(source_text("a", "\"\xC3\xA9\xC3\xA9\"\tword"));
    const FileId other = sources.add(source_text("b", "there"));
    Diagnostic told = problem(Code::unexpected, "m", find(sources, file, "word"));
    told.labels.push_back({find(sources, other, "there"), "declared here", false});
    CHECK(render_text({&told, 1}, sources) ==
          "error[E120]: m\n"
          "  --> a:1:6\n"
          " 1 | \"\xC3\xA9\xC3\xA9\" word\n"
          "   |      ^^^^\n"
          "  --> b:1:1\n"
          " 1 | there\n"
          "   | ----- declared here\n");
}

TEST_CASE("a label over several lines, and one at the end of the file") {
    SourceSet sources;
    const FileId file = sources.add(source_text("a", "one two\nthree"));
    const Diagnostic told[] = {problem(Code::unexpected, "m", {file, 4, 13}),
                               problem(Code::unfinished, "n", {file, 13, 13})};
    CHECK(render_text(told, sources) ==
          "error[E120]: m\n  --> a:1:5\n 1 | one two\n   |     ^^^\n\n"
          "error[E121]: n\n  --> a:2:6\n 2 | three\n   |      ^\n");
}

TEST_CASE("colour adds no character") {
    SourceSet sources;
    const FileId file = sources.add(source_text("a", "word"));
    const Diagnostic told = problem(Code::unexpected, "m", {file, 0, 4}, "label", "hint");
    std::string coloured = render_text({&told, 1}, sources, true);
    CHECK(coloured.find("\x1b[") != std::string::npos);
    for (auto at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b'))
        coloured.erase(at, coloured.find('m', at) + 1 - at);
    CHECK(coloured == render_text({&told, 1}, sources));
}

TEST_CASE("JSON holds the same") {
    SourceSet sources;
    const FileId file = sources.add(source_text("a", "one\ntwo"));
    const Diagnostic told = problem(Code::unexpected, "m", {file, 4, 7}, "label", "hint");
    const auto json = nlohmann::json::parse(render_json({&told, 1}, sources));
    REQUIRE(json.size() == 1);
    CHECK(json[0]["code"] == "E120");
    CHECK(json[0]["severity"] == "error");
    CHECK(json[0]["message"] == "m");
    CHECK(json[0]["hint"] == "hint");
    CHECK(json[0]["labels"][0]["file"] == "a");
    CHECK(json[0]["labels"][0]["line"] == 2);
    CHECK(json[0]["labels"][0]["column"] == 1);
    CHECK(json[0]["labels"][0]["end_column"] == 4);
    CHECK(json[0]["labels"][0]["primary"] == true);
}

TEST_CASE("a line that nobody wrote is not printed with each of its problems") {
    for (const std::size_t length : {2000U, 2001U}) {
        SourceSet sources;
        const FileId file = sources.add(source_text("x.induct", std::string(length - 1, ' ') + ";"));
        const std::string text = render_text(parse(file, sources[file]).diagnostics, sources);
        CHECK(text.find("--> x.induct:1:" + std::to_string(length)) != std::string::npos);
        CHECK((text.size() > 2000) == (length == 2000));
    }
}
