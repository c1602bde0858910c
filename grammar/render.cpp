// Problems as text: the line with its number, and under it what is underlined with what is said about it.
// Tested by tests/grammar/render_test.cpp and the golden messages in tests/golden/syntax/.
#include "grammar/render.h"

#include "grammar/printable.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <vector>

namespace induct {
namespace {

/// A label on one line: columns count from 0, `end` is one past the last.
struct Mark {
    std::size_t begin = 0, end = 0;
    std::string text;
    bool primary = false;
};

struct Paint {
    bool on = false;
    [[nodiscard]] std::string with(const char* colour, const std::string& text) const {
        return on && !text.empty() ? fmt::format("\x1b[{}m{}\x1b[0m", colour, text) : text;
    }
};

const char* colour_of(Severity severity) {
    return severity == Severity::error ? "1;31" : severity == Severity::warning ? "1;33" : "1;36";
}

/// A longer line is not shown, only its place is told: nobody wrote it, and each problem would print it anew.
constexpr std::size_t longest_shown_line = 2000;

/// Characters that a terminal cannot show, or would obey, take one place each, so that columns stay right.
std::string shown_line(std::string_view line) {
    std::string text(line);
    for (char& c : text)
        if (c == '\t' || c == '\f' || c == '\v') c = ' ';
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return one_line(text);
}

using Lines = std::map<std::uint32_t, std::vector<Mark>>;

/// A label that runs over lines is underlined to the end of its first line.
Lines marks_by_line(const Diagnostic& diagnostic, const SourceText& source, FileId file) {
    Lines lines;
    for (const Label& label : diagnostic.labels) {
        if (label.where.file != file) continue;
        const LineColumn from = source.place(label.where.begin), to = source.place(label.where.end);
        const std::size_t width = code_points(shown_line(source.line(from.line)));
        const std::size_t begin = from.column - 1;
        const std::size_t end = to.line == from.line ? to.column - 1 : width;
        lines[from.line].push_back({begin, std::max(end, begin + 1), one_line(label.text), label.primary});
    }
    for (auto& [line, marks] : lines)
        std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
    return lines;
}

void pad_to(std::string& row, std::size_t column) {
    const std::size_t width = code_points(row);
    if (width < column) row.append(column - width, ' ');
}

/// The row of underlines with the last label's text behind it, then a row for each other text, rightmost first.
std::vector<std::string> rows_under(const std::vector<Mark>& marks) {
    std::string underline;
    for (const Mark& mark : marks) {
        pad_to(underline, mark.begin);
        const std::size_t width = code_points(underline);
        if (mark.end > width) underline.append(mark.end - std::max(mark.begin, width), mark.primary ? '^' : '-');
    }
    std::vector<std::string> rows{underline};
    for (std::size_t i = marks.size(); i-- > 0;) {
        if (marks[i].text.empty()) continue;
        if (i + 1 == marks.size()) {
            rows[0] += ' ' + marks[i].text;
            continue;
        }
        std::string row;
        pad_to(row, marks[i].begin);
        rows.push_back(row + marks[i].text);
    }
    return rows;
}

/// The lines of one file with their marks. The line number's column is as wide as the widest number needs.
void render_file(const Diagnostic& diagnostic, const SourceText& source, FileId file, const Paint& paint,
                 std::size_t gutter, std::string& out) {
    std::uint32_t before = 0;
    for (const auto& [number, marks] : marks_by_line(diagnostic, source, file)) {
        if (before != 0 && number > before + 1) out += fmt::format("{:>{}} ...\n", "", gutter);
        before = number;
        if (source.line(number).size() > longest_shown_line) continue;
        out += paint.with("34", fmt::format("{:>{}} | ", number, gutter)) + shown_line(source.line(number)) + '\n';
        for (const std::string& row : rows_under(marks))
            out += fmt::format("{:>{}} | ", "", gutter) + paint.with(colour_of(diagnostic.severity), row) + '\n';
    }
}

std::size_t gutter_of(const Diagnostic& diagnostic, const SourceSet& sources) {
    std::uint32_t largest = 1;
    for (const Label& label : diagnostic.labels)
        largest = std::max(largest, sources[label.where.file].place(label.where.begin).line);
    return std::max<std::size_t>(2, fmt::formatted_size("{}", largest));
}

void render_one(const Diagnostic& diagnostic, const SourceSet& sources, const Paint& paint, std::string& out) {
    out += paint.with(colour_of(diagnostic.severity),
                      fmt::format("{}[{}]", severity_name(diagnostic.severity), code_label(diagnostic.code)));
    out += ": " + printable(diagnostic.message) + '\n';
    const std::size_t gutter = diagnostic.labels.empty() ? 2 : gutter_of(diagnostic, sources);
    std::vector<FileId> files;
    if (!diagnostic.labels.empty()) files.push_back(place_of(diagnostic).file);
    for (const Label& label : diagnostic.labels)
        if (std::find(files.begin(), files.end(), label.where.file) == files.end()) files.push_back(label.where.file);
    for (const FileId file : files) {
        const SourceText& source = sources[file];
        Span first = place_of(diagnostic);
        for (const Label& label : diagnostic.labels)
            if (label.where.file == file && first.file != file) first = label.where;
        if (source.unreadable != Unreadable::no) {
            out += fmt::format("{:>{}}--> {}\n", "", gutter, one_line(source.name));
            continue;
        }
        const LineColumn at = source.place(first.begin);
        out += fmt::format("{:>{}}--> {}:{}:{}\n", "", gutter, one_line(source.name), at.line, at.column);
        render_file(diagnostic, source, file, paint, gutter, out);
    }
    if (!diagnostic.hint.empty()) out += fmt::format("{:>{}} hint: {}\n", "", gutter, printable(diagnostic.hint));
}

std::vector<Diagnostic> in_order(std::span<const Diagnostic> diagnostics) {
    std::vector<Diagnostic> sorted(diagnostics.begin(), diagnostics.end());
    sort_diagnostics(sorted);
    return sorted;
}

nlohmann::ordered_json json_of(const Label& label, const SourceSet& sources) {
    const SourceText& source = sources[label.where.file];
    const LineColumn from = source.place(label.where.begin), to = source.place(label.where.end);
    return {{"file", source.name},     {"line", from.line},  {"column", from.column},   {"end_line", to.line},
            {"end_column", to.column}, {"text", label.text}, {"primary", label.primary}};
}

}  // namespace

std::string render_text(std::span<const Diagnostic> diagnostics, const SourceSet& sources, bool colour) {
    std::string out;
    for (const Diagnostic& diagnostic : in_order(diagnostics)) {
        if (!out.empty()) out += '\n';
        render_one(diagnostic, sources, {colour}, out);
    }
    return out;
}

std::string render_json(std::span<const Diagnostic> diagnostics, const SourceSet& sources) {
    auto list = nlohmann::ordered_json::array();
    for (const Diagnostic& diagnostic : in_order(diagnostics)) {
        auto labels = nlohmann::ordered_json::array();
        for (const Label& label : diagnostic.labels) labels.push_back(json_of(label, sources));
        list.push_back({{"code", code_label(diagnostic.code)},
                        {"severity", severity_name(diagnostic.severity)},
                        {"message", diagnostic.message},
                        {"hint", diagnostic.hint},
                        {"labels", labels}});
    }
    return json_escaped(list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)) + '\n';
}

}  // namespace induct
