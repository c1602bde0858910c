// What the entry at the end of a night says of how the night's reports were made: enough to make them again. The texts
// themselves are kept beside the entries, by their SHA-256 (engine/ledger/kept_texts.h). Source: docs/ledger.md, A
// report again. Tested by tests/nightly/night_entry_test.cpp.
#pragma once

#include "engine/ledger/chain_head.h"
#include "engine/nightly/night.h"
#include "engine/report/run_report.h"

namespace induct {

struct KeptSource {
    std::string path;  // from the workspace's folder
    std::string hash;
    friend bool operator==(const KeptSource&, const KeptSource&) = default;
};
struct NightEntry {
    std::string engine;                         // the version of Induct
    std::vector<KeptSource> sources;            // workspace.induct and all that the models read, by path
    std::map<std::string, std::string> models;  // by run: LoadedModel::hash
    std::string told;                           // the hash of what the import said (import_told.h)
    std::optional<Date> before;                 // the night before, from which on named reports were due
    friend bool operator==(const NightEntry&, const NightEntry&) = default;
};

/// "0.1.0"
[[nodiscard]] std::string engine_version();

/// Keeps the texts in the night's transaction; gives back what its entry is to say. `told`: as `encode` writes it.
[[nodiscard]] NightEntry keep_night(Night& night, const OpenWorkspace& open, const std::string& told,
                                    std::optional<Date> before);

[[nodiscard]] Body to_body(const NightEntry& entry);
/// Nothing of a night that made no reports: an import, a purge, a night of an older Induct.
[[nodiscard]] std::optional<NightEntry> night_entry_in(const Entry& entry);

/// The ID of the reports of the night that the entry closes: "123:1a2b3c4d5e6f", the short form of the ledger's head.
[[nodiscard]] std::string report_id(const ChainHead& head);

/// What the reports of that night state of themselves.
[[nodiscard]] MadeFrom made_from(const Entry& entry, const LoadedModel& model);

/// Of each report-making night the text that it was told with, for a purge to forget.
[[nodiscard]] std::vector<std::string> told_texts(const Ledger& ledger);

}  // namespace induct
