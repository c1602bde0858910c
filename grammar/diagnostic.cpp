// The table of codes and the order of problems. One array, made from the four code tables, sorted by number.
// Tested by tests/grammar/diagnostic_test.cpp.
#include "grammar/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <tuple>

namespace induct {
namespace {

constexpr auto note = Severity::note;
constexpr auto warning = Severity::warning;
constexpr auto error = Severity::error;

constexpr CodeInfo code_table[] = {
#define INDUCT_CODE(number, name, severity, title, explanation, before, after) \
    {Code::name, number, #name, severity, title, explanation, before, after},
#include "grammar/codes_syntax.def"
// in the order of their numbers
#include "grammar/codes_model.def"
// checked below
#include "grammar/codes_ledger.def"
// by an assertion
#include "grammar/codes_run.def"
#undef INDUCT_CODE
};

constexpr bool strictly_rising() {
    for (std::size_t i = 1; i < std::size(code_table); ++i)
        if (code_table[i - 1].number >= code_table[i].number) return false;
    return true;
}
static_assert(strictly_rising(), "the code tables list each number once, in rising order");

// A table may leave a severity unused.
[[maybe_unused]] constexpr Severity severities[] = {note, warning, error};

std::string example(std::string_view heading, std::string_view text) {
    return text.empty() ? std::string() : fmt::format("\n{}:\n\n```induct\n{}\n```\n", heading, text);
}

}  // namespace

std::span<const CodeInfo> all_codes() { return code_table; }

const CodeInfo& code_info(Code code) {
    const auto number = static_cast<std::uint16_t>(code);
    const auto* found = std::lower_bound(std::begin(code_table), std::end(code_table), number,
                                         [](const CodeInfo& info, std::uint16_t n) { return info.number < n; });
    assert(found != std::end(code_table) && found->number == number);  // every Code comes from the tables
    return *found;
}

const CodeInfo* find_code(std::string_view written) {
    if (!written.empty() && std::string_view("EWNewn").find(written.front()) != std::string_view::npos)
        written.remove_prefix(1);
    std::uint16_t number = 0;
    const auto [end, problem_of_form] = std::from_chars(written.data(), written.data() + written.size(), number);
    if (problem_of_form != std::errc{} || end != written.data() + written.size()) return nullptr;
    for (const CodeInfo& info : code_table)
        if (info.number == number) return &info;
    return nullptr;
}

std::string_view severity_name(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return "error";
}

std::string code_label(Code code) {
    const CodeInfo& info = code_info(code);
    const char letter = info.severity == error ? 'E' : info.severity == warning ? 'W' : 'N';
    return fmt::format("{}{}", letter, info.number);
}

std::string diagnostics_page() {
    std::string page =
        "# What Induct says, and what to do\n\n"
        "Every message has a code that never changes its meaning; `induct explain CODE` prints its entry.\n"
        "This page is made from the tables `grammar/codes_*.def`: `UPDATE_GOLDEN=1` and the grammar tests write it.\n";
    for (const CodeInfo& info : code_table) {
        page += fmt::format("\n## {}: {}\n\n{}\n", code_label(info.code), info.title, info.explanation);
        page += example("Before", info.before);
        page += example("After", info.after);
    }
    return page;
}

Diagnostic problem(Code code, std::string message, Span where, std::string label, std::string hint) {
    return {.code = code,
            .severity = code_info(code).severity,
            .message = std::move(message),
            .labels = {{where, std::move(label), true}},
            .hint = std::move(hint)};
}

Span place_of(const Diagnostic& diagnostic) {
    for (const Label& label : diagnostic.labels)
        if (label.primary) return label.where;
    return {};
}

void sort_diagnostics(std::vector<Diagnostic>& diagnostics) {
    std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tuple(place_of(a), a.code, std::string_view(a.message)) <
               std::tuple(place_of(b), b.code, std::string_view(b.message));
    });
    diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end()), diagnostics.end());
}

bool has_errors(std::span<const Diagnostic> diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::error; });
}

}  // namespace induct
