// Facts: what each entry tells, in all its versions, with the nights on which a version came and went.
//
// Method: the table is a function of the entries alone. `apply_entry` takes one entry on; `rebuild` takes them all into
// a table of another name, so that `verify` can compare. A correction makes a new version of the same root; a
// withdrawal ends the last one. Source: docs/ledger.md, facts. Tested by tests/ledger/facts_test.cpp and
// verify_test.cpp.
#pragma once

#include "engine/ledger/store.h"

namespace SQLite {
class Statement;
}

namespace induct {

/// Kinds of entries that tell a fact: site, person, holding, pairing-member, group-member, absence, waiver, activity,
/// artifact, answer.
[[nodiscard]] bool tells_a_fact(std::string_view kind);

/// Brings the facts up to date with one entry. Must follow the entries' order.
void apply_entry(SQLite::Database& database, const Entry& entry);

/// One version of a fact, with its content.
struct Fact {
    EntryNumber entry = 0, root = 0;
    std::string kind, identity, file;
    std::uint64_t row = 0;  // of the file, counted as a spreadsheet does: the header is row 1
    Date night{}, root_night{};
    Body body;
};

/// The facts that stood on the night `known_at` (without a date: that stand now), in order of their entries. With
/// kinds: only those.
[[nodiscard]] std::vector<Fact> facts_at(const Ledger& ledger, std::optional<Date> known_at,
                                         const std::vector<std::string>& kinds = {});

/// The fact in a row of the columns entry, root, kind, identity, file, row, night, root_night and body, in this order.
[[nodiscard]] Fact fact_in(SQLite::Statement& row);

/// The body without what only says where it came from (`file`, `row`, `identity`; of what was given by hand that it
/// was, and why): equal content has equal text.
[[nodiscard]] std::string content_of(const Body& body);

}  // namespace induct
