// See file_bytes.h. POSIX calls, because a stream does not say why it failed.
#include "grammar/file_bytes.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace induct {

namespace {

/// Closed when left.
class Descriptor {
  public:
    explicit Descriptor(const std::string& path) : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

std::error_code last_error() { return {errno, std::generic_category()}; }

}  // namespace

void throw_if_machine_failed(const std::error_code& error, const std::string& path) {
    if (!error) return;
    constexpr std::array about_the_path{std::errc::no_such_file_or_directory,
                                        std::errc::not_a_directory,
                                        std::errc::permission_denied,
                                        std::errc::operation_not_permitted,
                                        std::errc::too_many_symbolic_link_levels,
                                        std::errc::filename_too_long,
                                        std::errc::is_a_directory,
                                        std::errc::no_such_device_or_address,
                                        std::errc::invalid_argument};
    if (std::any_of(about_the_path.begin(), about_the_path.end(), [&](std::errc one) { return error == one; })) return;
    throw std::system_error(error, "`" + path + "` cannot be read");
}

std::optional<std::string> read_file_bytes(const std::string& path, std::error_code& why, std::size_t most) {
    why.clear();
    const auto failed = [&] {
        why = last_error();
        throw_if_machine_failed(why, path);
        return std::nullopt;
    };
    const Descriptor file(path);
    if (file.number() < 0) return failed();
    std::string bytes;
    std::array<char, 16384> part{};
    while (bytes.size() < most) {
        const ssize_t count = ::read(file.number(), part.data(), std::min(part.size(), most - bytes.size()));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return failed();
        if (count == 0) break;
        bytes.append(part.data(), static_cast<std::size_t>(count));
    }
    return bytes;
}

}  // namespace induct
