// Problems as data: the terminal, JSON, the editor and the tests are four views of them.
// The codes stand in tables (codes_*.def, one for each owner); the enum, `induct explain` and docs/diagnostics.md come
// from them. Tested by tests/grammar/diagnostic_test.cpp.
#pragma once

#include "grammar/source.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace induct {

/// Bytes underlined, and what is said about them.
struct Label {
    Span where;
    std::string text;  // may be empty: only underlined
    bool primary = false;
    friend bool operator==(const Label&, const Label&) = default;
};

enum class Severity : std::uint8_t { note, warning, error };

/// Every problem that Induct knows. Numbers are stable, and never reused.
enum class Code : std::uint16_t {
#define INDUCT_CODE(number, name, severity, title, explanation, before, after) name = number,
#include "grammar/codes_ledger.def"
#include "grammar/codes_model.def"
#include "grammar/codes_run.def"
#include "grammar/codes_syntax.def"
#undef INDUCT_CODE
};

/// The page of a code.
struct CodeInfo {
    Code code;
    std::uint16_t number;
    std::string_view name;  // as in the enum
    Severity severity;
    std::string_view title;          // a few words, lower case
    std::string_view explanation;    // what it means and what to do: whole sentences
    std::string_view before, after;  // an example with the problem, and without it
};

/// All codes by number.
[[nodiscard]] std::span<const CodeInfo> all_codes();
[[nodiscard]] const CodeInfo& code_info(Code code);
/// Finds a code as an author types it (`E203`, `w310`, `203`); nullptr when there is none.
[[nodiscard]] const CodeInfo* find_code(std::string_view written);
/// `E203`, `W310`, `N120`: the letter of the severity, and the number.
[[nodiscard]] std::string code_label(Code code);
[[nodiscard]] std::string_view severity_name(Severity severity);
/// The whole of docs/diagnostics.md.
[[nodiscard]] std::string diagnostics_page();

/// One problem, told once, to the coordinator who wrote the model.
struct Diagnostic {
    Code code{};  // stable, has a page in `induct explain`
    Severity severity{};
    std::string message;        // makes sense on its own, in a log line
    std::vector<Label> labels;  // exactly one primary; the others explain it. Empty only where there is no file.
    std::string hint;           // the way forward; empty when we would only be guessing
    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// A problem of the severity in its table, with one primary label.
[[nodiscard]] Diagnostic problem(Code code, std::string message, Span where, std::string label = {},
                                 std::string hint = {});

/// Where a problem stands: its primary label's span; an empty span when it has none.
[[nodiscard]] Span place_of(const Diagnostic& diagnostic);
/// By file, place, code and message, and each problem once.
void sort_diagnostics(std::vector<Diagnostic>& diagnostics);
[[nodiscard]] bool has_errors(std::span<const Diagnostic> diagnostics);

/// The best value we could make, plus everything its author should hear.
template <class T>
struct Checked {
    T value;
    std::vector<Diagnostic> diagnostics;
};

}  // namespace induct
