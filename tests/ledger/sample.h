// What the tests of the ledger share: a model, a ledger in a folder of its own, and a night's import.
#pragma once

#include "engine/ledger/import.h"
#include "engine/ledger/store.h"
#include "engine/model/model.h"

#include <filesystem>
#include <string>
#include <vector>

namespace induct::test {

/// The model of tests/golden/import/model.induct, checked without an error.
const Model& sample_model();
std::string read_bytes(const std::filesystem::path& path);
/// A date of a test; it must be one.
Date day(const char* iso);

/// A folder that is gone when the test ends.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string operator/(const std::string& name) const { return (path / name).string(); }
    void write(const std::string& name, const std::string& bytes) const;
    std::filesystem::path path;
};

/// People, a pairing and a cohort that most tests need: roster/*.csv.
std::vector<InputFile> sample_roster();

/// One night: imports the files and commits.
ImportReport import_night(Ledger& ledger, const char* on, const std::vector<InputFile>& files,
                          const ImportOptions& options = {});
/// The roster and one more file.
std::vector<InputFile> with_roster(const std::string& path, const std::string& bytes);

/// What stands, one line a fact: kind and content, without where it came from.
std::string standing(const Ledger& ledger, std::optional<Date> known_at = {},
                     const std::vector<std::string>& kinds = {});

}  // namespace induct::test
