// See purge.h. Tested by tests/ledger/purge_test.cpp.
#include "engine/ledger/purge.h"

#include "engine/ledger/facts.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace induct {
namespace {

constexpr std::string_view purge_kind = "purge";

/// The entry as a purge names it: its hash, and the hash that it has once it is emptied.
struct Lists {
    std::vector<std::string> entries, hashes, heads;
};

void add_entry(Lists& lists, Entry entry) {
    lists.entries.push_back(fmt::format("{}", entry.number));
    lists.hashes.push_back(entry.hash);
    entry.body.clear();
    lists.heads.push_back(hash_of(entry));
}

Body body_of(const Lists& lists, const std::vector<DueRecord>& records) {
    std::map<std::string, std::size_t> kinds;
    std::set<std::string> rules, identities;
    for (const DueRecord& one : records) {
        ++kinds[one.kind];
        rules.insert(one.rule);
        if (!one.identity.empty()) identities.insert(sha256(one.identity));
    }
    std::vector<std::string> names, counts;
    for (const auto& [kind, count] : kinds) {
        names.push_back(kind);
        counts.push_back(fmt::format("{}", count));
    }
    Body body;
    put(body, "records", fmt::format("{}", records.size()));
    put(body, "kinds", join_items(names));
    put(body, "counts", join_items(counts));
    put(body, "rules", join_items({rules.begin(), rules.end()}));
    put(body, "entries", join_items(lists.entries));
    put(body, "hashes", join_items(lists.hashes));
    put(body, "heads", join_items(lists.heads));
    put(body, "identities", join_items({identities.begin(), identities.end()}));
    return body;
}

/// Moves everything from the write-ahead log into the file and cuts the log off. False when somebody reads it.
bool empty_the_log(SQLite::Database& database) {
    SQLite::Statement checkpoint(database, "PRAGMA wal_checkpoint(TRUNCATE)");
    return checkpoint.executeStep() && checkpoint.getColumn(0).getInt() == 0;
}

}  // namespace

void purge(Night& night, const std::vector<DueRecord>& records) {
    if (records.empty()) return;
    std::set<EntryNumber> numbers;
    for (const DueRecord& one : records) numbers.insert(one.entries.begin(), one.entries.end());
    Lists lists;
    for (const EntryNumber number : numbers) add_entry(lists, night.ledger().entry(number).value());
    SQLite::Database& database = night.ledger().database();
    database.exec("PRAGMA secure_delete = ON");  // what is freed is overwritten, in the tables of facts too
    night.append(purge_kind, body_of(lists, records));
    SQLite::Statement empty(database, "UPDATE entry SET body = X'' WHERE number = ?");
    for (const EntryNumber number : numbers) {
        empty.bind(1, static_cast<std::int64_t>(number));
        empty.exec();
        empty.reset();
    }
}

bool write_anew(const Ledger& ledger) {
    SQLite::Database& database = ledger.database();
    try {
        if (!empty_the_log(database)) return false;
        database.exec("VACUUM");
        return empty_the_log(database);
    } catch (const SQLite::Exception&) {
        return false;  // whatever it was, the purge itself is committed, and the next one does this again
    }
}

bool can_be_purged(std::string_view kind) {
    constexpr std::array<std::string_view, 6> kinds = {"activity", "artifact",   "answer",
                                                       "payment",  "correction", "withdrawal"};
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

std::vector<EntryNumber> entries_purged_by(std::string_view kind, const Body& body) {
    std::vector<EntryNumber> numbers;
    if (kind != purge_kind) return numbers;
    for (const std::string& item : split_items(value_of(body, "entries")))
        numbers.push_back(static_cast<EntryNumber>(read_count(item).value_or(0)));
    return numbers;
}

std::map<EntryNumber, PurgedEntry> purged_entries(const Ledger& ledger) {
    std::map<EntryNumber, PurgedEntry> all;
    ledger.for_each_entry({.kind = std::string(purge_kind)}, [&](const Entry& entry) {
        const Body body = decode_body(entry.body).value_or(Body{});
        const std::vector<EntryNumber> numbers = entries_purged_by(entry.kind, body);
        const std::vector<std::string> hashes = split_items(value_of(body, "hashes"));
        const std::vector<std::string> heads = split_items(value_of(body, "heads"));
        for (std::size_t i = 0; i < std::min({numbers.size(), hashes.size(), heads.size()}); ++i)
            all.emplace(numbers[i], PurgedEntry{entry.number, hashes[i], heads[i]});
    });
    return all;
}

std::map<std::string, Date> purged_identities(const Ledger& ledger) {
    std::map<std::string, Date> all;
    ledger.for_each_entry({.kind = std::string(purge_kind)}, [&](const Entry& entry) {
        const Body body = decode_body(entry.body).value_or(Body{});
        for (std::string& identity : split_items(value_of(body, "identities")))
            all.insert_or_assign(std::move(identity), entry.night);
    });
    return all;
}

std::size_t purged_since(const Ledger& ledger, Date known_at) {
    std::size_t count = 0;
    ledger.for_each_entry({.kind = std::string(purge_kind)}, [&](const Entry& purge) {
        if (purge.night < known_at) return;
        for (const EntryNumber number : entries_purged_by(purge.kind, decode_body(purge.body).value_or(Body{}))) {
            const std::optional<Entry> entry = ledger.entry(number);
            // Of a record the entry that first told it; what corrected or withdrew it is no record more.
            count += entry && entry->night <= known_at && tells_a_fact(entry->kind);
        }
    });
    return count;
}

}  // namespace induct
