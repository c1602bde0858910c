// `induct explain CODE` and `induct explain words`.
#include "cli/output.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <iostream>

namespace induct::cli {

namespace {

std::string indented(std::string_view text) {
    std::string out = "    ";
    for (const char c : text) {
        out += c;
        if (c == '\n') out += "    ";
    }
    return out;
}

std::string wrapped(std::string_view text, std::size_t width = 92) {
    std::string out;
    std::size_t column = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (column > 0 && column + 1 + end > width) {
            out += '\n';
            column = 0;
        } else if (column > 0) {
            out += ' ';
            column += 1;
        }
        out += text.substr(0, end);
        column += end;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

void show(const CodeInfo& info) {
    std::cout << fmt::format("{} {}: {}\n\n{}\n", code_label(info.code), severity_name(info.severity), info.title,
                             wrapped(info.explanation));
    if (!info.before.empty()) std::cout << "\nbefore\n\n" << indented(info.before) << '\n';
    if (!info.after.empty()) std::cout << "\nafter\n\n" << indented(info.after) << '\n';
}

void show_words() {
    std::string reserved;
    for (const std::string_view word : reserved_words()) reserved += (reserved.empty() ? "" : " ") + std::string(word);
    std::string clauses;
    for (const std::string_view word : clause_words()) clauses += (clauses.empty() ? "" : " ") + std::string(word);
    std::cout << "Reserved everywhere; none of these can be a name:\n\n"
              << wrapped(reserved)
              << "\n\nThese begin or join clauses; they may be names, but not the name of a stage:\n\n"
              << wrapped(clauses) << '\n';
}

}  // namespace

int run_explain(const ExplainOptions& options, const Terminal&) {
    if (options.code == "words") {
        show_words();
        return 0;
    }
    const CodeInfo* info = find_code(options.code);
    if (!info)
        return refuse(Code::no_such_code, fmt::format("there is no code `{}`", options.code), "codes look like E203");
    show(*info);
    return 0;
}

}  // namespace induct::cli
