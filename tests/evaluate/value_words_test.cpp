// Values as a reader would write them. Method: a value and its words.
#include "engine/evaluate/value_words.h"

#include <doctest/doctest.h>

using namespace induct;

TEST_CASE("numbers have thousandths only where there are some, and a sign in front") {
    CHECK(number_words({3000}) == "3");
    CHECK(number_words({1500}) == "1.500");
    CHECK(number_words({5}) == "0.005");
    CHECK(number_words({0}) == "0");
    CHECK(number_words({-1500}) == "-1.500");
    CHECK(number_words({-2000}) == "-2");
}

TEST_CASE("an amount is told in its unit, an average in hundredths, half a one up") {
    CHECK(amount_words(Measured::minutes, 1350) == "22 h 30");
    CHECK(amount_words(Measured::share, 8050) == "80.5%");
    CHECK(amount_words(Measured::records, 12) == "12");
    CHECK(amount_words(Measured::average, 2500) == "2.50");
    CHECK(amount_words(Measured::average, 2995) == "3.00");
    CHECK(amount_words(Measured::average, 2994) == "2.99");
    CHECK(amount_words(Measured::average, 5) == "0.01");
    CHECK(amount_words(Measured::average, 0) == "0.00");
    CHECK(amount_words(Measured::average, -1250) == "-1.25");
}

TEST_CASE("a setting is told as it is written in a model") {
    CHECK(setting_words(Cents{140005}) == "1400.05");
    CHECK(setting_words(Cents{-250}) == "-2.50");
    CHECK(setting_words(Cents{0}) == "0.00");
    CHECK(setting_words(Number{2500}) == "2.500");
    CHECK(setting_words(10U) == "October");
    CHECK(setting_words(std::vector<std::string>{"credential", "grade-band"}) == "credential, grade-band");
}

TEST_CASE("one is told without an s, and of many names the first") {
    CHECK(counted(1, "entry", "entries") == "1 entry");
    CHECK(counted(0, "entry", "entries") == "0 entries");
    CHECK(counted(2, "record") == "2 records");
    CHECK(few_of({}) == "");
    CHECK(few_of({"Ana"}) == "Ana");
    CHECK(few_of({"Ana", "Bo"}) == "Ana and Bo");
    CHECK(few_of({"Ana", "Bo", "Cy"}) == "Ana, Bo and Cy");
    CHECK(few_of({"Ana", "Bo", "Cy", "Dot"}) == "Ana, Bo, Cy and Dot");
    CHECK(few_of({"Ana", "Bo", "Cy", "Dot", "Eve"}) == "Ana, Bo, Cy and 2 more");
    CHECK(few_of({"1", "2", "3", "4"}, 2, " days") == "1, 2 and 2 more days");
}

TEST_CASE("of a list no more than so many are named, and the others are counted") {
    const std::vector<std::string> names{"a", "b", "c"};
    CHECK(listed({}, 2).empty());
    CHECK(listed(names, 4) == "a, b, c");
    CHECK(listed(names, 3) == "a, b, c");
    CHECK(listed(names, 2) == "a, b and 1 more");
}
