// Standard output for people: what comes from sheets, models and names of files passes grammar/printable.h before it
// reaches a terminal. Tested by tests/privacy/outputs_test.cpp.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>

namespace induct::cli {

/// As long as it lives, every line that is written to the stream is made printable first. A stream that takes no more
/// is left in that state.
class PrintableOutput : private std::streambuf {
  public:
    explicit PrintableOutput(std::ostream& stream);
    PrintableOutput(const PrintableOutput&) = delete;
    PrintableOutput& operator=(const PrintableOutput&) = delete;
    ~PrintableOutput() override;

  private:
    int_type overflow(int_type character) override;
    std::streamsize xsputn(const char* text, std::streamsize count) override;
    int sync() override;
    [[nodiscard]] bool pass_on(std::size_t bytes);

    std::ostream& stream_;
    std::streambuf* below_;
    std::string line_;  // whole characters are passed on only: up to the last line feed
};

}  // namespace induct::cli
