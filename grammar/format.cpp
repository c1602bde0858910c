// Lays out, then reads its own page again: the tokens, the comments and the tree must be those of the original. What
// differs is refused, so that no slip of the layout ever reaches a file. Tested by tests/grammar/format_test.cpp.
#include "grammar/format.h"

#include "grammar/format_page.h"
#include "grammar/format_tokens.h"
#include "grammar/parse.h"

#include <algorithm>

namespace induct {
namespace {

using Parse = Checked<Syntax> (*)(FileId, const SourceText&);

/// The same token in the plain form of its text, with the same comments before it.
bool same_piece(const layout::Piece& a, const layout::Piece& b) {
    const auto same_text = [](const layout::Comment& x, const layout::Comment& y) { return x.text == y.text; };
    return a.kind == b.kind && a.text == b.text &&
           std::equal(a.comments.begin(), a.comments.end(), b.comments.begin(), b.comments.end(), same_text);
}

Diagnostic unsafe(Span where) {
    return problem(Code::layout_unsafe, "the layout of this file would not be read as the same text", where,
                   "the first difference", "nothing was written; lay out this sentence by hand");
}

/// Empty when the page says what the file says.
std::vector<Diagnostic> compare(const Syntax& original, const std::string& page, Parse parse) {
    const FileId file = original.file();
    const SourceText source = source_text("", page);
    const Checked<Syntax> again = parse(file, source);
    const std::vector<layout::Piece> before = layout::pieces_of(original), after = layout::pieces_of(again.value);
    const auto [left, right] = std::mismatch(before.begin(), before.end(), after.begin(), after.end(), same_piece);
    if (left != before.end()) return {unsafe({file, left->begin, left->end})};
    if (right != after.end() || has_errors(again.diagnostics) || to_text(original) != to_text(again.value))
        return {unsafe(original.span(original.root()))};
    return {};
}

Checked<std::string> format(FileId file, const SourceText& source, Parse parse) {
    Checked<Syntax> read = parse(file, source);
    if (has_errors(read.diagnostics)) return {{}, std::move(read.diagnostics)};
    std::string page = layout::page_of(read.value);
    std::vector<Diagnostic> differences = compare(read.value, page, parse);
    if (!differences.empty()) return {{}, std::move(differences)};
    return {std::move(page), {}};
}

}  // namespace

Checked<std::string> format_model(FileId file, const SourceText& source) { return format(file, source, parse); }
Checked<std::string> format_workspace(FileId file, const SourceText& source) {
    return format(file, source, parse_workspace);
}

}  // namespace induct
