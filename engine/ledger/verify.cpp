// Walks the chain and rebuilds the derived tables. Tested by tests/ledger/verify_test.cpp.
#include "engine/ledger/verify.h"

#include "engine/ledger/facts.h"
#include "engine/ledger/kept_texts.h"
#include "engine/ledger/migrations.h"
#include "engine/ledger/purge.h"
#include "grammar/printable.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <utility>

namespace induct {
namespace {

/// What is wrong with an entry behind `before`; empty when nothing is.
std::string fault_of(const Entry& entry, EntryNumber number_before, const std::string& hash_before, Date night_before,
                     const std::map<EntryNumber, PurgedEntry>& purged) {
    if (entry.number != number_before + 1) return fmt::format("entry {} is missing", number_before + 1);
    if (entry.previous_hash != hash_before) return "it does not carry the hash of the entry before it";
    if (!decode_body(entry.body)) return "what it says is not in the ledger's form";
    if (const std::string hash = hash_of(entry); entry.hash != hash) {
        if (!entry.body.empty()) return "its hash is not that of what it says";
        if (!can_be_purged(entry.kind)) return "what it says is emptied, and a purge empties records alone";
        const auto purge = purged.find(entry.number);
        if (purge == purged.end() || purge->second.by <= entry.number || purge->second.hash != entry.hash)
            return "what it says is emptied, and no later purge names it";
        if (purge->second.hash_of_head != hash) return "it was purged, and something else of it was changed";
    }
    if (entry.night < night_before) return "its night is before that of the entry before it";
    return {};
}

std::string row_text(SQLite::Statement& row) {
    std::string text;
    for (int i = 0; i < row.getColumnCount(); ++i) {
        text += row.getColumn(i).isNull() ? "-" : row.getColumn(i).getString();
        text += '\x1f';
    }
    return text;
}

/// The first row in which two tables of the same form differ, named by its first column.
std::optional<std::int64_t> first_difference(SQLite::Database& stored, SQLite::Database& rebuilt, const char* select) {
    SQLite::Statement a(stored, select), b(rebuilt, select);
    for (;;) {
        const bool more_a = a.executeStep(), more_b = b.executeStep();
        if (!more_a && !more_b) return std::nullopt;
        if (!more_a) return b.getColumn(0).getInt64();
        if (!more_b || row_text(a) != row_text(b)) return a.getColumn(0).getInt64();
    }
}

void compare_tables(const Ledger& ledger, Verification& result) {
    SQLite::Database rebuilt(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    migrate(rebuilt, 0);
    rebuilt.exec("BEGIN");
    ledger.for_each_entry({}, [&](const Entry& entry) { apply_entry(rebuilt, entry); });
    rebuilt.exec("COMMIT");
    const std::pair<const char*, const char*> tables[] = {{"fact", "SELECT * FROM fact ORDER BY entry"},
                                                          {"set_aside", "SELECT * FROM set_aside ORDER BY entry"}};
    for (const auto& [name, select] : tables) {
        if (const auto entry = first_difference(ledger.database(), rebuilt, select)) {
            result.problems.push_back(said(Code::ledger_tables_differ,
                                           fmt::format("table `{}` does not say what entry {} says", name, *entry),
                                           "put the last backup back, and run the nights since then again"));
        }
    }
}

/// The texts that nights name are there, and say what their hashes say. A purge forgets what earlier imports said.
void look_at_texts(const Ledger& ledger, Verification& result) {
    std::map<std::string, EntryNumber> sources, told;
    ledger.for_each_entry({}, [&](const Entry& entry) {
        if (entry.kind == "purge") told.clear();
        if (entry.kind != "night") return;
        for (const auto& [key, value] : decode_body(entry.body).value_or(Body{})) {
            if (key == "told") told.emplace(value, entry.number);
            if (key.starts_with("source.")) sources.emplace(split_items(value).back(), entry.number);
        }
    });
    sources.merge(told);
    for (const auto& [hash, entry] : sources)
        if (!kept_text(ledger, hash))
            result.problems.push_back(said(
                Code::kept_text_lost,
                fmt::format("entry {} names a text ({}...) that is gone or was changed", entry, hash.substr(0, 12)),
                "put the last backup back, or do without the reports of that night"));
}

bool only_for_the_machine(std::string_view key) {
    return key == "identity" || key == "identities" || key == "hashes" || key == "heads";
}

}  // namespace

Verification verify_chain(const Ledger& ledger) {
    Verification result;
    EntryNumber number = 0;
    std::string hash = first_previous_hash();
    Date night = first_known_day;
    const std::map<EntryNumber, PurgedEntry> purged = purged_entries(ledger);
    ledger.for_each_entry({}, [&](const Entry& entry) {
        ++result.entries;
        if (result.broken) return;
        if (const std::string fault = fault_of(entry, number, hash, night, purged); !fault.empty()) {
            result.broken = entry.number;
            result.problems.push_back(said(Code::ledger_chain_broken, fmt::format("entry {}: {}", entry.number, fault),
                                           "compare with a backup from before " + to_iso(entry.night)));
        }
        number = entry.number;
        hash = entry.hash;
        night = entry.night;
    });
    return result;
}

Verification verify(const Ledger& ledger) {
    Verification result = verify_chain(ledger);
    compare_tables(ledger, result);
    look_at_texts(ledger, result);
    return result;
}

bool is_shown(const Entry& entry, const std::string& kind, bool all) {
    return all || !kind.empty() || (entry.kind != "night" && entry.kind != "set-aside");
}

std::string show(const Ledger& ledger, const EntryFilter& filter, bool all, const EntryTest& may_read) {
    std::string out;
    ledger.for_each_entry(filter, [&](const Entry& entry) {
        if (!is_shown(entry, filter.kind, all)) return;
        const bool told = !may_read || may_read(entry);
        // That an entry names the subject is part of what it says.
        if (!told && !filter.subject.empty()) return;
        out += fmt::format("{} {} {} by {}\n", entry.number, to_iso(entry.night), one_line(entry.kind),
                           entry.who.empty() ? "nobody named" : one_line(entry.who));
        if (all) out += fmt::format("    hash {} after {}\n", entry.hash, entry.previous_hash);
        if (!told) return;
        if (entry.body.empty()) out += "    purged\n";
        for (const auto& [key, value] : decode_body(entry.body).value_or(Body{{"unreadable", entry.body}})) {
            if (all || !only_for_the_machine(key)) out += fmt::format("    {:<12} {}\n", key, one_line(value));
        }
    });
    return out;
}

}  // namespace induct
