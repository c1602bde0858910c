// Reserved and clause words, plurals, and what is near.
#include "grammar/words.h"

#include "grammar/near.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace induct;

TEST_CASE("words know what they are") {
    CHECK(is_declaration_word("requirement"));
    CHECK(is_reserved("requirement"));
    CHECK(is_reserved("met-late"));
    CHECK(!is_reserved("expect"));
    CHECK(is_clause_word("expect"));
    CHECK(!is_clause_word("stages"));
    CHECK(!is_reserved("mentor"));
    CHECK(reserved_words().size() > 100);
    CHECK(clause_words().size() > 40);
    CHECK(declaration_words().size() == 28);
}

TEST_CASE("a regular plural names its singular") {
    struct Row {
        std::string one, many;
    };
    const Row rows[] = {{"observation", "observations"},
                        {"check-in", "check-ins"},
                        {"activity", "activities"},
                        {"coach", "coaches"},
                        {"survey", "surveys"},
                        {"class", "classes"},
                        {"wish", "wishes"},
                        {"box", "boxes"},
                        {"by", "bies"}};
    for (const Row& row : rows) {
        CAPTURE(row.one);
        CHECK(plural_of(row.one) == row.many);
        CHECK(names(row.many, row.one));
        CHECK(names(row.one, row.one));
        CHECK(!names(row.one, row.many));
    }
    CHECK(!names("observationes", "observation"));
}

TEST_CASE("a suggestion is made only when it is near") {
    const std::vector<std::string> known{"observation", "onsite", "expect", "except", "of", "mentor", "mentee", "met"};
    struct Row {
        std::string word, meant;
    };
    const Row rows[] = {{"obsrvation", "observation"},
                        {"expcet", "expect"},
                        {"onstie", "onsite"},
                        {"mentro", "mentor"},
                        {"fo", ""},
                        {"visit", ""},
                        {"mte", "met"},
                        {"observers", ""}};
    for (const Row& row : rows) {
        CAPTURE(row.word);
        CHECK(nearest(row.word, known).value_or("") == row.meant);
    }
}

TEST_CASE("edits are letters added, dropped, changed or swapped") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("expcet", "expect") == 1);
    CHECK(edit_distance("grace", "gracee") == 1);
    CHECK(edit_distance("grace", "grape") == 1);
    CHECK(edit_distance("ca", "abc") == 3);  // optimal string alignment: no letter is edited twice
}

TEST_CASE("a noun has the article that it is spoken with") {
    for (const char* words : {"a role", "an activity", "an artifact", "a unit", "a use", "an unknown word"}) {
        const std::string whole = words;
        CHECK(with_article(whole.substr(whole.find(' ') + 1)) == whole);
    }
}

TEST_CASE("a name stands among words as a whole") {
    struct Row {
        const char *words, *name;
        bool stands;
    };
    const Row rows[] = {
        {"no more than longest between visits", "longest", true},
        {"longest", "longest", true},
        {"at least longest-of-all", "longest", false},
        {"at least not-longest, then longest", "longest", true},  // not the first time, but the second
        {"at least a-longest", "longest", false},
        {"longest9", "longest", false},
        {"9longest", "longest", false},
        {"zlongest", "longest", false},
        {"longesta", "longest", false},
        {"longest0", "longest", false},
        {"longestz", "longest", false},
        {"(longest)", "longest", true},
        {"the `longest` there is", "longest", true},
        {"", "longest", false},
        {"long", "longest", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.words);
        CHECK(has_name(row.words, row.name) == row.stands);
    }
}
