// Reads a file whole, and tells what a person can mend (it is not there, it may not be read) from what the machine did
// wrong (the disk fails, there is no descriptor left): the second must never be taken for a missing file.
// Tested by tests/grammar/file_bytes_test.cpp, and call by call by tests/faults/.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <system_error>

namespace induct {

/// Throws std::system_error, which names the path, when the error is the machine's; returns when it is none, or one
/// that is about this path: not there, no right to it, no such kind of file.
void throw_if_machine_failed(const std::error_code& error, const std::string& path);

/// The first `most` bytes of a file; nothing when it is not there, may not be read, or is a folder, and `why` says
/// which. Errors: std::system_error, with the path, when the machine failed.
[[nodiscard]] std::optional<std::string> read_file_bytes(const std::string& path, std::error_code& why,
                                                         std::size_t most = std::numeric_limits<std::size_t>::max());

}  // namespace induct
