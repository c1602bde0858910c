// See composed.h.
#include "engine/model/composed.h"

#include <algorithm>

namespace induct {

void Composer::add(std::string_view text, Span origin, PieceOf of, Span parameter) {
    if (text.empty()) return;
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_.append(text);
    pieces_.push_back({begin, static_cast<std::uint32_t>(text_.size()), origin, of, parameter});
}

Origin origin_of(const Composed& composed, Span where) {
    const std::vector<Piece>& pieces = composed.pieces;
    if (pieces.empty()) return {composed.use, PieceOf::own, {}};
    // A blank belongs to the piece before it: there something is missing.
    const auto piece_at = [&](std::uint32_t byte) {
        const auto after = std::upper_bound(pieces.begin(), pieces.end(), byte,
                                            [](std::uint32_t at, const Piece& piece) { return at < piece.begin; });
        return after == pieces.begin() ? after : after - 1;
    };
    const auto first = piece_at(where.begin), last = piece_at(where.end > where.begin ? where.end - 1 : where.end);
    const auto inside = [](const Piece& piece, std::uint32_t byte) {
        return piece.origin.begin + std::min(byte, piece.end) - piece.begin;
    };
    if (first == last)
        return {{first->origin.file, inside(*first, where.begin), inside(*first, where.end)},
                first->of,
                first->of == PieceOf::argument ? first->parameter : Span{}};
    const auto around = [&](const Piece& piece, std::uint32_t byte, bool end) -> Span {
        if (piece.of != PieceOf::argument) return {piece.origin.file, inside(piece, byte), inside(piece, byte)};
        const std::uint32_t edge = end ? piece.parameter.end : piece.parameter.begin;
        return {piece.parameter.file, edge, edge};
    };
    const Span begin = around(*first, where.begin, false), end = around(*last, where.end, true);
    const PieceOf of = first->of == PieceOf::own ? PieceOf::own : PieceOf::under;
    if (begin.file == end.file && begin.begin <= end.end) return {{begin.file, begin.begin, end.end}, of, {}};
    return {{begin.file, begin.begin, begin.begin + 1}, of, {}};
}

}  // namespace induct
