// Reads declaration after declaration. After a mistake it goes on at the next declaration keyword that is the first
// word of a line, and keeps the broken declaration's name, so that nobody hears that the name is unknown. Tested by
// tests/grammar/parse_test.cpp and golden_test.cpp.
#include "grammar/parse.h"

#include "grammar/grammar_entry.h"
#include "grammar/mistakes.h"
#include "grammar/reader.h"
#include "grammar/tokens.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace induct {
namespace {

using ReadAt = std::uint32_t (*)(Reader&, std::uint32_t, std::string_view);

/// The declarations of a file: those of a model, or the one of a workspace.
struct Form {
    ReadAt read;
    bool workspace;
    [[nodiscard]] bool begins(const Token& token) const {
        return workspace ? token.word == Word::workspace : word_class(token.word) == WordClass::declaration;
    }
};

Diagnostic unreadable(FileId file, const SourceText& source) {
    const Span start{file, 0, 0};
    switch (source.unreadable) {
        case Unreadable::too_large:
            return problem(Code::file_too_large, fmt::format("`{}` is larger than 8 MB", source.name), start, "",
                           "split it into several files, or give the model itself");
        case Unreadable::not_utf8:
            return problem(Code::file_not_utf8,
                           fmt::format("`{}` is not UTF-8 text (line {})", source.name, source.unreadable_line), start,
                           "", "save it again as UTF-8");
        case Unreadable::binary:
        case Unreadable::no:
            break;
    }
    return problem(Code::file_not_text, fmt::format("`{}` is not a text file", source.name), start, "",
                   "give the model itself, saved as plain text");
}

Diagnostic no_workspace(Span where) {
    return problem(Code::workspace_word, "workspace.induct begins with the word `workspace`", where, "",
                   "models stand in files of their own");
}

Diagnostic workspace_as_model(Span where) {
    return problem(Code::workspace_word, "this is a workspace file, not a model", where, "",
                   "`induct nightly` reads it, together with the models that its `run` lines name");
}

/// A sign that means nothing is not told by itself where it is part of something that is told as a whole.
void drop_within(const Diagnostic& told, std::vector<Diagnostic>& diagnostics) {
    const Span whole = told.labels.front().where;
    const auto is_part = [&](const Diagnostic& other) {
        const Span part = other.labels.front().where;
        return other.code == Code::unknown_character && part.begin >= whole.begin && part.end <= whole.end;
    };
    diagnostics.erase(std::remove_if(diagnostics.begin(), diagnostics.end(), is_part), diagnostics.end());
}

/// Where reading goes on after a mistake: the next declaration keyword that is the first word of a line.
std::uint32_t next_declaration(const Form& form, const std::vector<Token>& tokens, std::uint32_t from) {
    std::uint32_t at = from;
    while (tokens[at].kind != TokenKind::end && !(form.begins(tokens[at]) && tokens[at].first_on_line)) ++at;
    return at;
}

/// Keeps a declaration that could not be read, with its name if it has one.
void keep_broken(const Form& form, Reader& reader, const std::vector<Token>& tokens, std::uint32_t begin,
                 std::uint32_t end) {
    reader.open(Rule::broken, begin);
    std::uint32_t name = begin;
    while (name < end && form.begins(tokens[name])) ++name;
    const Token& token = tokens[name];
    if (name > begin && name < end && token.kind == TokenKind::word && word_class(token.word) < WordClass::reserved)
        reader.leaf(Rule::name, name, name + 1);
    reader.close(end);
}

Checked<Syntax> read_file(FileId file, const SourceText& source, const Form& form) {
    if (source.unreadable != Unreadable::no) {
        Syntax empty(file, std::make_shared<const std::string>(), {{.rule = Rule::file, .span = {file, 0, 0}}}, {0},
                     {});
        return {std::move(empty), {unreadable(file, source)}};
    }
    Tokens tokens = read_tokens(file, source.text);
    std::vector<Diagnostic> diagnostics = std::move(tokens.diagnostics);
    const auto count = static_cast<std::uint32_t>(tokens.all.size() - 1);
    const std::string bytes(count, '.');
    Reader reader(file, tokens.all);
    reader.open(Rule::file, 0);
    for (std::uint32_t at = 0; at < count;) {
        reader.begin_declaration(at);
        const std::uint32_t end = form.read(reader, at, bytes);
        if (end > at && (end == count || form.begins(tokens.all[end]))) {
            at = end;
            continue;
        }
        if (end > at && !form.workspace) reader.miss_declaration(end);
        const std::uint32_t mistake = reader.farthest().at;
        if (form.workspace && !form.begins(tokens.all[at])) {
            diagnostics.push_back(no_workspace({file, tokens.all[at].begin, tokens.all[at].end}));
            break;
        }
        if (!form.workspace && at == 0 && tokens.all[at].word == Word::workspace) {
            diagnostics = {workspace_as_model({file, tokens.all[at].begin, tokens.all[at].end})};
            break;
        }
        if (tokens.all[mistake].kind != TokenKind::bad) {
            Diagnostic told = explain_mistake(reader, tokens.all, file, source, at);
            drop_within(told, diagnostics);
            diagnostics.push_back(std::move(told));
        }
        const std::uint32_t next = next_declaration(form, tokens.all, std::max(mistake, at + 1));
        keep_broken(form, reader, tokens.all, at, next);
        at = next;
    }
    reader.close(count);
    const NodeId root = reader.last();
    Syntax syntax(file, std::make_shared<const std::string>(source.text), reader.take_nodes(), root,
                  std::move(tokens.comments));
    for (Diagnostic& told : clause_words_as_stages(syntax)) diagnostics.push_back(std::move(told));
    sort_diagnostics(diagnostics);
    return {std::move(syntax), std::move(diagnostics)};
}

}  // namespace

Checked<Syntax> parse(FileId file, const SourceText& source) {
    return read_file(file, source, {grammar::read_declaration_at, false});
}

Checked<Syntax> parse_workspace(FileId file, const SourceText& source) {
    Checked<Syntax> read = read_file(file, source, {grammar::read_workspace_at, true});
    if (!read.diagnostics.empty()) return read;
    const Children found = read.value.declarations();
    if (const NodeId second = found[1])
        read.diagnostics.push_back(problem(Code::workspace_word, "a second `workspace` in one file",
                                           read.value.span(second), "", "keep one of the two"));
    if (found.empty()) read.diagnostics.push_back(no_workspace({file, 0, 0}));
    return read;
}

}  // namespace induct
