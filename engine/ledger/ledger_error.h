// What is wrong with the ledger's file or the command that uses it, as a diagnostic that the command's edge prints.
// What the machine did wrong (disk full) comes as an exception of SQLite instead. Tested by
// tests/ledger/store_test.cpp.
#pragma once

#include "grammar/diagnostic.h"
#include "grammar/printable.h"

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace induct {

class LedgerError : public std::runtime_error {
  public:
    explicit LedgerError(Diagnostic what) : std::runtime_error(what.message), diagnostic(std::move(what)) {}
    Diagnostic diagnostic;
};

/// A problem without a place in a source text, of the severity in its table; the message names file and row itself.
/// What it quotes of a sheet cannot make lines of its own.
[[nodiscard]] inline Diagnostic said(Code code, std::string_view message, std::string_view hint = {}) {
    return {code, code_info(code).severity, one_line(message), {}, one_line(hint)};
}

}  // namespace induct
