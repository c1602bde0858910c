// The way back from a composed text: bytes of one piece, of an argument, and of several pieces.
#include "engine/model/composed.h"

#include <doctest/doctest.h>

using namespace induct;

TEST_CASE("each byte of a composed text is led back to its author") {
    const FileId written{0}, templates{1}, made{2};
    Composer composer;
    composer.blank("requirement ");
    composer.add("hours", {written, 12, 17}, PieceOf::own);
    composer.blank("\n  ");
    composer.add("expect at least ", {templates, 40, 56}, PieceOf::under);
    composer.add("30 hours", {written, 60, 68}, PieceOf::argument, {templates, 56, 62});
    composer.add(" of visit", {templates, 62, 71}, PieceOf::under);
    CHECK(composer.text() == "requirement hours\n  expect at least 30 hours of visit");
    const Composed composed{{}, composer.pieces(), {written, 50, 80}, "floor"};
    const auto origin = [&](const char* words) {
        const auto begin = static_cast<std::uint32_t>(composer.text().find(words));
        return origin_of(composed, {made, begin, begin + static_cast<std::uint32_t>(std::string(words).size())});
    };
    CHECK(origin("hours\n").where == Span{written, 12, 17});
    CHECK(origin("at least").where == Span{templates, 47, 55});
    CHECK(origin("at least").of == PieceOf::under);
    CHECK(origin("30").where == Span{written, 60, 62});
    CHECK(origin("30").of == PieceOf::argument);
    CHECK(origin("30").parameter == Span{templates, 56, 62});
    CHECK(origin("visit").where == Span{templates, 66, 71});
    // Over several pieces an argument counts as what it stands for.
    CHECK(origin("least 30 hours of").where == Span{templates, 50, 65});
    CHECK(origin("30 hours of visit").where == Span{templates, 56, 71});
    // Something that is missing at the end is missing behind the last piece.
    const auto end = static_cast<std::uint32_t>(composer.text().size());
    CHECK(origin_of(composed, {made, end, end}).where == Span{templates, 71, 71});
}
