// Who may read what the entries of a ledger say. Least by default: without a name, or with that of anybody but the
// workspace's operator and the owner of one of its programs, an entry is shown without its content; records of a kind
// that is confidential are shown to those alone whom it is for. Source: docs/ledger.md, who reads it.
// Tested by tests/cli/readers_test.cpp.
#pragma once

#include "cli/workspace.h"

#include <set>

namespace induct::cli {

struct EntryReader {
    bool everything = false;             // operator or owner
    bool models_known = true;            // else no record is shown: nobody can tell which are confidential
    std::set<std::string> confidential;  // names of kinds that are not for this reader
    std::string why;                     // why something is withheld

    [[nodiscard]] bool may_read(const Entry& entry) const;
};

/// `name`: a person's id, e-mail or name; may be empty. nullopt when nobody is called so.
[[nodiscard]] std::optional<EntryReader> entry_reader(const OpenWorkspace& open, const Ledger& ledger,
                                                      const std::string& name);

}  // namespace induct::cli
