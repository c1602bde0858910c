// What the fuzz targets share: a claim that must hold, a folder of their own, and files in it.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

namespace induct::fuzz {

namespace fs = std::filesystem;

/// libFuzzer takes an abort for a fault of the target. `what` is printed before it.
inline void must_hold(bool claim, std::string_view what) {
    if (claim) return;
    std::cerr << "does not hold: " << what << std::endl;
    std::abort();
}

/// A folder of this process, in memory where the machine has room there; gone when the process ends well.
class OwnFolder {
  public:
    OwnFolder() {
        const bool in_memory = ::access("/dev/shm", W_OK) == 0;
        std::string pattern = (in_memory ? std::string("/dev/shm") : fs::temp_directory_path().string());
        pattern += "/induct-fuzz-XXXXXX";
        path_ = ::mkdtemp(pattern.data());
    }
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;
    ~OwnFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

inline void write_bytes(const fs::path& path, std::string_view bytes) {
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    std::ofstream(path, std::ios::binary) << bytes;
}

inline std::string read_bytes(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace induct::fuzz
