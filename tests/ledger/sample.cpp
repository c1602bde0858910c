// See sample.h.
#include "tests/ledger/sample.h"

#include "engine/ledger/facts.h"
#include "engine/model/check.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace induct::test {

std::string read_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const Model& sample_model() {
    static const Model model = [] {
        SourceSet sources;
        const auto path = std::filesystem::path(INDUCT_SOURCE_DIR) / "tests/golden/import/model.induct";
        Checked<Model> checked = check_text("model.induct", read_bytes(path), sources, embedded_only());
        for (const Diagnostic& diagnostic : checked.diagnostics) {
            INFO(diagnostic.message);
            REQUIRE(diagnostic.severity != Severity::error);
        }
        return std::move(checked.value);
    }();
    return model;
}

Date day(const char* iso) {
    const auto date = read_iso(iso);
    REQUIRE(date);
    return *date;
}

Folder::Folder() {
    static int count = 0;
    path = std::filesystem::temp_directory_path() /
           ("induct-ledger-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    std::filesystem::create_directories(path);
}
Folder::~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path, error);
}
void Folder::write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
}

std::vector<InputFile> sample_roster() {
    return {{"roster/sites.csv",
             "site,name,kind,within\nlincoln,Lincoln High,school,medford\nmedford,Medford,district,valley\n"
             "valley,Rogue Valley,consortium,\n"},
            {"roster/people.csv",
             "person,name,email,site,experience,focus\nP-1,Ana Ruiz,ana@example.org,lincoln,2,Primary grades\n"
             "P-2,Ben Cole,ben@example.org,Lincoln High,,\nP-3,José Álvarez,,lincoln,,\nP-4,Ana "
             "Ruiz,other@example.org,,,\n"},
            {"roster/roles.csv",
             "person,role,site,from,to\nP-1,New teacher,lincoln,2025-08-25,ongoing\nP-2,mentor,lincoln,2025-08-25,\n"
             "P-3,lead-mentor,lincoln,2025-08-25,ongoing\n"},
            {"roster/pairings.csv",
             "pairing,kind,slot,person,from,to,assignment\nM-1,mentorship,mentee,P-1,2025-09-02,ongoing,full-year\n"
             "M-1,mentorship,mentor,Ben Cole,2025-09-08,ongoing,\n"},
            {"roster/groups.csv",
             "group,kind,site,person,as,from,to\nC-1,cohort,lincoln,P-1,,2025-09-01,2026-06-01\n"
             "C-1,cohort,lincoln,P-3,leader,2025-08-25,ongoing\n"}};
}

ImportReport import_night(Ledger& ledger, const char* on, const std::vector<InputFile>& files,
                          const ImportOptions& options) {
    Night night(ledger, day(on), "P-9", 1'000'000'000);
    ImportReport report = import_tables(night, {&sample_model()}, files, options);
    night.commit();
    return report;
}

std::vector<InputFile> with_roster(const std::string& path, const std::string& bytes) {
    std::vector<InputFile> files = sample_roster();
    files.push_back({path, bytes});
    return files;
}

std::string standing(const Ledger& ledger, std::optional<Date> known_at, const std::vector<std::string>& kinds) {
    std::string out;
    std::vector<std::string> lines;
    for (const Fact& fact : facts_at(ledger, known_at, kinds)) {
        std::string line = fact.kind + ":";
        for (const auto& [key, value] : fact.body) {
            if (key != "file" && key != "row" && key != "identity" && key != "supersedes" && key != "of") {
                line += " " + key + "=" + value + ";";
            }
        }
        lines.push_back(line);
    }
    for (const std::string& line : lines) out += line + "\n";
    return out;
}

}  // namespace induct::test
