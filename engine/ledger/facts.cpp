// Keeps the table of facts, a function of the entries. Tested by tests/ledger/facts_test.cpp and verify_test.cpp.
#include "engine/ledger/facts.h"

#include "engine/ledger/purge.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace induct {
namespace {

constexpr std::array<std::string_view, 11> fact_kinds{"site",         "person",  "holding", "pairing-member",
                                                      "group-member", "absence", "waiver",  "activity",
                                                      "artifact",     "answer",  "payment"};

std::int64_t as_sql(std::uint64_t number) { return static_cast<std::int64_t>(number); }

std::string identity_in(const Body& body, EntryNumber number) {
    const std::string_view given = value_of(body, "identity");
    return given.empty() ? fmt::format("entry:{}", number) : std::string(given);
}

struct Root {
    std::int64_t number;
    std::string night, kind;
};

void insert_fact(SQLite::Database& database, const Entry& entry, const Body& body, const Root& root) {
    SQLite::Statement insert(database,
                             "INSERT INTO fact(entry, root, kind, identity, file, row, night, root_night) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, as_sql(entry.number));
    insert.bind(2, root.number);
    insert.bind(3, root.kind);
    insert.bind(4, identity_in(body, entry.number));
    insert.bind(5, std::string(value_of(body, "file")));
    insert.bind(6, as_sql(read_count(value_of(body, "row")).value_or(0)));
    insert.bind(7, to_iso(entry.night));
    insert.bind(8, root.night);
    insert.exec();
}

/// Ends the version that `number` names and says of what root it was.
std::optional<Root> end_version(SQLite::Database& database, const Entry& entry, std::uint64_t number,
                                const char* update_sql) {
    SQLite::Statement find(database, "SELECT root, root_night, kind FROM fact WHERE entry = ?");
    find.bind(1, as_sql(number));
    if (!find.executeStep()) return std::nullopt;
    Root root{find.getColumn(0).getInt64(), find.getColumn(1).getString(), find.getColumn(2).getString()};
    SQLite::Statement update(database, update_sql);
    update.bind(1, as_sql(entry.number));
    update.bind(2, to_iso(entry.night));
    update.bind(3, as_sql(number));
    update.exec();
    return root;
}

void apply_set_aside(SQLite::Database& database, const Entry& entry, const Body& body) {
    SQLite::Statement insert(database, "INSERT OR IGNORE INTO set_aside(entry, identity) VALUES (?, ?)");
    insert.bind(1, as_sql(entry.number));
    insert.bind(2, identity_in(body, entry.number));
    insert.exec();
}

/// The versions that a purge has emptied. What withdrew a record has no row of its own.
void forget_facts(SQLite::Database& database, const std::vector<EntryNumber>& entries) {
    SQLite::Statement remove(database, "DELETE FROM fact WHERE entry = ?");
    for (const EntryNumber number : entries) {
        remove.bind(1, as_sql(number));
        remove.exec();
        remove.reset();
    }
}

Date date_of(const SQLite::Column& column) { return read_iso(column.getString()).value_or(Date{}); }

}  // namespace

bool tells_a_fact(std::string_view kind) {
    return std::find(fact_kinds.begin(), fact_kinds.end(), kind) != fact_kinds.end();
}

void apply_entry(SQLite::Database& database, const Entry& entry) {
    const Body body = decode_body(entry.body).value_or(Body{});
    if (body.empty()) return;  // purged: what it told is no fact any more
    if (entry.kind == "purge") return forget_facts(database, entries_purged_by(entry.kind, body));
    if (tells_a_fact(entry.kind)) {
        insert_fact(database, entry, body, {as_sql(entry.number), to_iso(entry.night), entry.kind});
    } else if (entry.kind == "correction") {
        auto root = end_version(database, entry, read_count(value_of(body, "supersedes")).value_or(0),
                                "UPDATE fact SET superseded_by = ?, superseded_night = ? WHERE entry = ?");
        if (root && tells_a_fact(value_of(body, "of"))) root->kind = value_of(body, "of");
        if (root) insert_fact(database, entry, body, *root);
    } else if (entry.kind == "withdrawal") {
        (void)end_version(database, entry, read_count(value_of(body, "withdraws")).value_or(0),
                          "UPDATE fact SET withdrawn_by = ?, withdrawn_night = ? WHERE entry = ?");
    } else if (entry.kind == "set-aside") {
        apply_set_aside(database, entry, body);
    }
}

std::vector<Fact> facts_at(const Ledger& ledger, std::optional<Date> known_at, const std::vector<std::string>& kinds) {
    // ISO dates sort as text; a version that came and went in one night is never seen.
    SQLite::Statement select(ledger.database(), R"sql(
        SELECT f.entry, f.root, f.kind, f.identity, f.file, f.row, f.night, f.root_night, e.body
        FROM fact f JOIN entry e ON e.number = f.entry
        WHERE f.night <= ?1 AND (f.superseded_night IS NULL OR f.superseded_night > ?1)
          AND (f.withdrawn_night IS NULL OR f.withdrawn_night > ?1)
        ORDER BY f.entry)sql");
    select.bind(1, to_iso(known_at.value_or(last_known_day)));
    std::vector<Fact> facts;
    while (select.executeStep()) {
        const std::string kind = select.getColumn(2).getString();
        if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) continue;
        facts.push_back(fact_in(select));
    }
    return facts;
}

Fact fact_in(SQLite::Statement& row) {
    Fact fact;
    fact.entry = static_cast<EntryNumber>(row.getColumn(0).getInt64());
    fact.root = static_cast<EntryNumber>(row.getColumn(1).getInt64());
    fact.kind = row.getColumn(2).getString();
    fact.identity = row.getColumn(3).getString();
    fact.file = row.getColumn(4).getString();
    fact.row = static_cast<std::uint64_t>(row.getColumn(5).getInt64());
    fact.night = date_of(row.getColumn(6));
    fact.root_night = date_of(row.getColumn(7));
    fact.body = decode_body(row.getColumn(8).getString()).value_or(Body{});
    return fact;
}

std::string content_of(const Body& body) {
    Body content = body;
    for (const std::string_view place : {"file", "row", "identity", "supersedes", "of", "given", "reason"})
        put(content, place, "");
    return encode_body(content);
}

}  // namespace induct
