// See printable_output.h.
#include "cli/printable_output.h"

#include "grammar/printable.h"

#include <string_view>

namespace induct::cli {

PrintableOutput::PrintableOutput(std::ostream& stream) : stream_(stream), below_(stream.rdbuf(this)) {}

PrintableOutput::~PrintableOutput() {
    const bool passed = pass_on(line_.size());
    const std::ios::iostate state = stream_.rdstate();
    stream_.rdbuf(below_);  // this clears the state
    stream_.setstate(passed ? state : state | std::ios::badbit);
}

/// Writes the first bytes of what waits.
bool PrintableOutput::pass_on(std::size_t bytes) {
    if (bytes == 0) return true;
    const std::string text = printable(std::string_view(line_).substr(0, bytes));
    line_.erase(0, bytes);
    const auto size = static_cast<std::streamsize>(text.size());
    return below_->sputn(text.data(), size) == size;
}

PrintableOutput::int_type PrintableOutput::overflow(int_type character) {
    if (traits_type::eq_int_type(character, traits_type::eof())) return traits_type::not_eof(character);
    const char one = traits_type::to_char_type(character);
    return xsputn(&one, 1) == 1 ? character : traits_type::eof();
}

std::streamsize PrintableOutput::xsputn(const char* text, std::streamsize count) {
    line_.append(text, static_cast<std::size_t>(count));
    const std::size_t end = line_.rfind('\n');
    return end == std::string::npos || pass_on(end + 1) ? count : 0;
}

int PrintableOutput::sync() { return pass_on(line_.size()) && below_->pubsync() == 0 ? 0 : -1; }

}  // namespace induct::cli
