// Who may read what the entries of a ledger say. Least by default: without a name, or with that of anybody but the
// workspace's operator and the owner of one of its programs, an entry is shown without its content. Records of a kind
// that is confidential, in all their versions, and what follow-up, a waiver or a decision says of a rule that rests on
// them, are shown to those alone whom it is for; so is what no model of the workspace declares, because nobody can
// tell. Source: docs/ledger.md, who reads it. Tested by tests/cli/readers_test.cpp.
#pragma once

#include "cli/workspace.h"

#include <map>
#include <set>

namespace induct::cli {

struct EntryReader {
    bool everything = false;             // operator or owner
    bool models_known = true;            // else nothing is shown that could be confidential
    bool anything_confidential = false;  // to others, in any model
    std::map<std::string, bool> kinds;   // declared kinds by name: are they open to this reader, in every model?
    std::map<std::string, bool> rules;   // requirements, triggers and reviews likewise, in all their versions
    std::set<EntryNumber> closed;        // entries of records that were of another's kind in any of their versions
    std::string why;                     // why something is withheld

    [[nodiscard]] bool may_read(const Entry& entry) const;
};

/// `name`: a person's id, e-mail or name; may be empty. nullopt when nobody is called so.
[[nodiscard]] std::optional<EntryReader> entry_reader(const OpenWorkspace& open, const Ledger& ledger,
                                                      const std::string& name);

}  // namespace induct::cli
