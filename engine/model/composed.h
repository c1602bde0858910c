// A declaration that is put together from pieces of others: a requirement that is like a template, or one of the
// extended program that an overlay adjusts. Internal to engine/model.
//
// Method: the pieces' texts are joined and read again as a small file of its own, so that everything behind the parser
// meets an ordinary declaration; `original` leads each byte back to where its author wrote it.
// Tested by tests/model/composed_test.cpp and the goldens template_* and overlay_*.
#pragma once

#include "grammar/syntax.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace induct {

/// Where a piece comes from: `own` was written where the declaration stands, `under` belongs to the template or to the
/// rule that is adjusted, `argument` stands in place of a parameter of the template.
enum class PieceOf : std::uint8_t { own, under, argument };

struct Piece {
    std::uint32_t begin = 0, end = 0;  // bytes of the composed text
    Span origin;                       // as long as the piece
    PieceOf of = PieceOf::own;
    Span parameter{};  // of an argument: where the template names its parameter
};

/// One composed declaration.
struct Composed {
    Syntax syntax;
    std::vector<Piece> pieces;  // in order; what lies between them is blanks
    Span use;                   // `like hours-floor with ...`, or the name behind `adjust requirement`
    std::string template_name;  // empty for an adjusted rule
};

/// Joins pieces, and keeps from where each came.
class Composer {
  public:
    /// `text` is what stands at `origin`.
    void add(std::string_view text, Span origin, PieceOf of, Span parameter = {});
    void blank(std::string_view blanks) { text_.append(blanks); }
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::vector<Piece> pieces() const { return pieces_; }

  private:
    std::string text_;
    std::vector<Piece> pieces_;
};

/// The place from which the bytes of a composed text came, and in which sort of piece they begin. Bytes of several
/// pieces are led back to the run of text around them: in the template an argument's place is its parameter's.
struct Origin {
    Span where;
    PieceOf of = PieceOf::own;
    Span parameter{};  // set when all of it lies in one argument
};
[[nodiscard]] Origin origin_of(const Composed& composed, Span where);

}  // namespace induct
