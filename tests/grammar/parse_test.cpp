// What the tree offers its readers, recovery, and that form means nothing. PEGTL's analyze() finds no endless loop.
#include "grammar/grammar_entry.h"
#include "tests/grammar/read.h"

#include <doctest/doctest.h>

#include <random>

using namespace induct;
using namespace induct::test;

TEST_CASE("no rule can loop without taking a token") { CHECK(grammar::problems_in_grammar() == 0); }

TEST_CASE("a tree is walked by rule") {
    const auto read = parse_text("role mentor \"Full\n   time\" # title\n  may also be coach,\n lead\nuse x");
    REQUIRE(read.diagnostics.empty());
    const Syntax& syntax = read.value;
    REQUIRE(syntax.declarations().size() == 2);
    const NodeId role = syntax.declarations()[0];
    CHECK(syntax.rule(role) == Rule::role);
    CHECK(syntax.text(syntax.child(role, Rule::name)) == "mentor");
    CHECK(syntax.string_value(syntax.child(role, Rule::string)) == "Full time");
    const NodeId also = syntax.child(role, Rule::role_may_also_be);
    CHECK(syntax.phrase(also) == "may also be coach, lead");
    CHECK(syntax.children(syntax.child(also), Rule::name).size() == 2);
    CHECK(!syntax.child(role, Rule::cite));
    CHECK(syntax.comments().size() == 1);
    CHECK(syntax.phrase(role) == "role mentor \"Full time\" may also be coach, lead");
}

TEST_CASE("line breaks, comments and blanks mean nothing") {
    const auto spread = parse_text(
        "requirement\nvisiting # x\nfor\teach  pair-up\r\nexpect at # y\nleast 1 hour of\n\nvisits in the year");
    const auto tight = parse_text("requirement visiting for each pair-up expect at least 1 hour of visits in the year");
    CHECK(spread.diagnostics.empty());
    CHECK(to_text(spread.value) == to_text(tight.value));
}

TEST_CASE("an empty file is an empty model") {
    for (const char* text : {"", " \n", "# only a comment"}) {
        const auto read = parse_text(text);
        CHECK(read.diagnostics.empty());
        CHECK(read.value.declarations().empty());
    }
}

TEST_CASE("one run tells every mistake, and keeps the rest and the broken names") {
    const auto read = parse_text(
        "use mentoring\nrole first-role may be coach\nrole second-role\nunit session is\nreplace requirement visiting "
        "expcet\n"
        "role month \"x\"\nuse standards\n");
    CHECK(read.diagnostics.size() == 4);
    std::string seen;
    for (const NodeId id : read.value.declarations()) {
        const NodeId name = read.value.child(id, Rule::name);
        seen += std::string(rule_name(read.value.rule(id))) + ' ' + (name ? std::string(read.value.text(name)) : "-") +
                '\n';
    }
    CHECK(seen ==
          "use mentoring\nbroken first-role\nrole second-role\nbroken session\nbroken visiting\nbroken -\nuse "
          "standards\n");
}

TEST_CASE("a phrase shows its signs as in a sentence, however they were spaced") {
    const auto read = parse_text(
        "note \"x , ( y\" cite handbook ,\"a\",  \"b\"\n"
        "trigger t when ( mentor 's score is 3 ) open r\n"
        "calendar c contract Monday 07:45 to 15:30\n"
        "payment p pay $1,200 in the year\n"
        "requirement q case x is 1:at least 1 visit in the year\n");
    REQUIRE(read.diagnostics.empty());
    std::string phrases;
    for (const NodeId one : read.value.declarations()) phrases += read.value.phrase(one) + '\n';
    CHECK(phrases ==
          "note \"x , ( y\" cite handbook, \"a\", \"b\"\n"
          "trigger t when (mentor's score is 3) open r\n"
          "calendar c contract Monday 07:45 to 15:30\n"
          "payment p pay $1,200 in the year\n"
          "requirement q case x is 1: at least 1 visit in the year\n");
}

TEST_CASE("conditions nest to the limit, and no deeper") {
    const auto nested = [](int depth) {
        const auto n = static_cast<std::size_t>(depth);
        return "trigger deep when " + std::string(n, '(') + "plan is missed" + std::string(n, ')') + "\nuse x\n";
    };
    CHECK(parse_text(nested(64)).diagnostics.empty());
    const auto deeper = parse_text(nested(65));
    REQUIRE(deeper.diagnostics.size() == 1);
    CHECK(deeper.diagnostics[0].code == Code::nested_too_deep);
    CHECK(deeper.value.declarations().size() == 2);
    CHECK(parse_text(nested(100000)).diagnostics.size() == 1);
}

TEST_CASE("words in any order never end in a crash, and always in a tree of the whole file") {
    std::vector<std::string> words;
    for (const auto& path : golden_models()) {
        std::istringstream in(testing::read_file(path));
        for (std::string word; in >> word;) words.push_back(word);
    }
    std::mt19937 random(11);
    for (int i = 0; i < 100; ++i) {
        std::string text;
        for (int n = 0; n < 60; ++n) text += words[random() % words.size()] + (random() % 9 == 0 ? "\n" : " ");
        CAPTURE(text);
        const auto read = parse_text(text);
        SourceSet sources;
        sources.add(source_text("test.induct", text));
        CHECK(read.value.rule(read.value.root()) == Rule::file);
        CHECK(!render_text(read.diagnostics, sources).empty());
    }
}

TEST_CASE("deep mixing of `and` and `or` is told without trying every reading") {
    std::string text = "trigger deep when ";
    for (int i = 0; i < 60; ++i) text += "plan is met and plan is missed or (";
    text += "plan is met" + std::string(60, ')');
    const auto read = parse_text(text);
    REQUIRE(read.diagnostics.size() == 1);
    CHECK(read.diagnostics[0].code == Code::and_or_mixed);
}
