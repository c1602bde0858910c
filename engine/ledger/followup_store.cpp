// Rows of follow-up, read and replaced. Method: the rows that stand are read first, and only what differs is written.
// Tested by tests/ledger/followup_store_test.cpp.
#include "engine/ledger/followup_store.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <map>

namespace induct {
namespace {

/// Binds values one after the other; an absent one is NULL.
class Binder {
  public:
    explicit Binder(SQLite::Statement& statement) : statement_(statement) {}
    Binder& add(const std::string& text) { return statement_.bind(next_++, text), *this; }
    Binder& add(std::int64_t number) { return statement_.bind(next_++, number), *this; }
    Binder& add(Date date) { return add(to_iso(date)); }
    Binder& add(const std::optional<Date>& date) {
        if (date) return add(*date);
        statement_.bind(next_++);
        return *this;
    }

  private:
    SQLite::Statement& statement_;
    int next_ = 1;
};

std::string text_at(SQLite::Statement& row, int column) { return row.getColumn(column).getString(); }
Date date_at(SQLite::Statement& row, int column) { return read_iso(text_at(row, column)).value_or(Date{}); }
std::optional<Date> maybe_date_at(SQLite::Statement& row, int column) {
    return row.getColumn(column).isNull() ? std::nullopt : read_iso(text_at(row, column));
}

template <class Row, class Make>
std::vector<Row> rows_of(const Ledger& ledger, const char* select, const std::string& run, Make make) {
    SQLite::Statement query(ledger.database(), select);
    query.bind(1, run);
    std::vector<Row> rows;
    while (query.executeStep()) rows.push_back(make(query));
    return rows;
}

constexpr auto forget_row = [](const auto&, const auto*) {};

/// Writes the rows that are new or differ, and removes the ones that are not there any more. `leaves` is told of each
/// row that goes, before it does, with the one that takes its place (none: it is removed).
template <class Key, class Row, class Write, class Leaves = decltype(forget_row)>
std::size_t replace_rows(Night& night, const char* write_sql, const char* remove_sql, const std::map<Key, Row>& before,
                         const std::map<Key, Row>& after, Write write, Leaves leaves = forget_row) {
    std::size_t changed = 0;
    SQLite::Statement insert(night.ledger().database(), write_sql), remove(night.ledger().database(), remove_sql);
    for (const auto& [key, row] : before) {
        if (after.count(key) > 0) continue;
        leaves(row, static_cast<const Row*>(nullptr));
        write(Binder(remove), key, nullptr);
        remove.exec();
        remove.reset();
        ++changed;
    }
    for (const auto& [key, row] : after) {
        const auto old = before.find(key);
        if (old != before.end() && old->second == row) continue;
        if (old != before.end()) leaves(old->second, &row);
        write(Binder(insert), key, &row);
        insert.exec();
        insert.reset();
        insert.clearBindings();
        ++changed;
    }
    return changed;
}

using ByWindow = std::tuple<std::string, std::string, std::string>;

template <class Row>
std::map<ByWindow, Row> by_window(const std::vector<Row>& rows) {
    std::map<ByWindow, Row> map;
    for (const Row& row : rows) map.insert_or_assign({row.requirement, row.subject, row.window}, row);
    return map;
}

}  // namespace

std::vector<StoredFinding> stored_findings(const Ledger& ledger, const std::string& run) {
    return rows_of<StoredFinding>(
        ledger,
        "SELECT requirement, subject, window, status, since, known, counted, next_change, body "
        "FROM finding WHERE run = ? ORDER BY requirement, subject, window",
        run, [](SQLite::Statement& row) {
            return StoredFinding{text_at(row, 0),
                                 text_at(row, 1),
                                 text_at(row, 2),
                                 text_at(row, 3),
                                 date_at(row, 4),
                                 date_at(row, 5),
                                 row.getColumn(6).getInt64(),
                                 maybe_date_at(row, 7),
                                 text_at(row, 8)};
        });
}

std::vector<KnownRow> findings_known_after(const Ledger& ledger, const std::string& run, EntryNumber last) {
    SQLite::Statement query(ledger.database(), R"sql(
        SELECT requirement, subject, window, status, since, known FROM finding WHERE run = ?1 AND after < ?2
        UNION ALL
        SELECT requirement, subject, window, status, since, known FROM finding_before
            WHERE run = ?1 AND after < ?2 AND until >= ?2
        ORDER BY requirement, subject, window)sql");
    query.bind(1, run);
    query.bind(2, static_cast<std::int64_t>(last));
    std::vector<KnownRow> rows;
    while (query.executeStep())
        rows.push_back({text_at(query, 0), text_at(query, 1), text_at(query, 2), text_at(query, 3), date_at(query, 4),
                        date_at(query, 5)});
    return rows;
}

std::size_t replace_findings(Night& night, const std::string& run, const std::vector<StoredFinding>& findings) {
    const auto begun_after = static_cast<std::int64_t>(night.begun_after());
    SQLite::Statement keep(night.ledger().database(), R"sql(
        INSERT OR REPLACE INTO finding_before SELECT run, requirement, subject, window, status, since, known, after, ?5
        FROM finding WHERE run = ?1 AND requirement = ?2 AND subject = ?3 AND window = ?4 AND after < ?5)sql");
    const auto leaves = [&](const StoredFinding& old, const StoredFinding* next) {
        if (next && next->status == old.status && next->since == old.since && next->known == old.known) return;
        Binder(keep).add(run).add(old.requirement).add(old.subject).add(old.window).add(begun_after);
        keep.exec();
        keep.reset();
    };
    return replace_rows(
        night, R"sql(
        INSERT INTO finding VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT DO UPDATE SET
            after = CASE WHEN status = ?5 AND since = ?6 AND known = ?7 THEN after ELSE ?11 END,
            status = ?5, since = ?6, known = ?7, counted = ?8, next_change = ?9, body = ?10)sql",
        "DELETE FROM finding WHERE run = ? AND requirement = ? AND subject = ? AND window = ?",
        by_window(stored_findings(night.ledger(), run)), by_window(findings),
        [&](Binder bind, const ByWindow& key, const StoredFinding* row) {
            bind.add(run).add(std::get<0>(key)).add(std::get<1>(key)).add(std::get<2>(key));
            if (!row) return;
            bind.add(row->status)
                .add(row->since)
                .add(row->known)
                .add(row->counted)
                .add(row->next_change)
                .add(row->body)
                .add(begun_after);
        },
        leaves);
}

std::vector<StoredAlert> stored_alerts(const Ledger& ledger, const std::string& run) {
    return rows_of<StoredAlert>(
        ledger,
        "SELECT requirement, subject, window, status, state, raised, changed, rungs, told, says, snoozed_until, "
        "acknowledged_by FROM alert WHERE run = ? ORDER BY requirement, subject, window",
        run, [](SQLite::Statement& row) {
            return StoredAlert{text_at(row, 0),
                               text_at(row, 1),
                               text_at(row, 2),
                               text_at(row, 3),
                               text_at(row, 4),
                               date_at(row, 5),
                               date_at(row, 6),
                               row.getColumn(7).getInt64(),
                               split_items(text_at(row, 8)),
                               text_at(row, 9),
                               maybe_date_at(row, 10),
                               text_at(row, 11)};
        });
}

std::size_t replace_alerts(Night& night, const std::string& run, const std::vector<StoredAlert>& alerts) {
    return replace_rows(
        night, "INSERT OR REPLACE INTO alert VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "DELETE FROM alert WHERE run = ? AND requirement = ? AND subject = ? AND window = ?",
        by_window(stored_alerts(night.ledger(), run)), by_window(alerts),
        [&](Binder bind, const ByWindow& key, const StoredAlert* row) {
            bind.add(run).add(std::get<0>(key)).add(std::get<1>(key)).add(std::get<2>(key));
            if (!row) return;
            bind.add(row->status).add(row->state).add(row->raised).add(row->changed).add(row->rungs);
            bind.add(join_items(row->told)).add(row->says).add(row->snoozed_until).add(row->acknowledged_by);
        });
}

std::vector<StoredReview> stored_reviews(const Ledger& ledger, const std::string& run) {
    return rows_of<StoredReview>(ledger,
                                 "SELECT review, \"trigger\", subject, opened, reason, decide_by, decided, outcome, "
                                 "decided_by, still_holds, body "
                                 "FROM review WHERE run = ? ORDER BY number",
                                 run, [](SQLite::Statement& row) {
                                     return StoredReview{text_at(row, 0),       text_at(row, 1),
                                                         text_at(row, 2),       date_at(row, 3),
                                                         text_at(row, 4),       maybe_date_at(row, 5),
                                                         maybe_date_at(row, 6), text_at(row, 7),
                                                         text_at(row, 8),       row.getColumn(9).getInt64() != 0,
                                                         text_at(row, 10)};
                                 });
}

std::size_t replace_reviews(Night& night, const std::string& run, const std::vector<StoredReview>& reviews) {
    const auto numbered = [](const std::vector<StoredReview>& rows) {
        std::map<std::int64_t, StoredReview> map;
        for (const StoredReview& row : rows) map.emplace(static_cast<std::int64_t>(map.size() + 1), row);
        return map;
    };
    return replace_rows(night, "INSERT OR REPLACE INTO review VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        "DELETE FROM review WHERE run = ? AND number = ?",
                        numbered(stored_reviews(night.ledger(), run)), numbered(reviews),
                        [&](Binder bind, std::int64_t key, const StoredReview* row) {
                            bind.add(run).add(key);
                            if (!row) return;
                            bind.add(row->review).add(row->trigger).add(row->subject).add(row->opened).add(row->reason);
                            bind.add(row->decide_by).add(row->decided).add(row->outcome).add(row->decided_by);
                            bind.add(std::int64_t{row->still_holds ? 1 : 0}).add(row->body);
                        });
}

std::vector<StoredHolding> stored_holdings(const Ledger& ledger, const std::string& run) {
    return rows_of<StoredHolding>(
        ledger, "SELECT \"trigger\", subject FROM holding_trigger WHERE run = ? ORDER BY \"trigger\", subject", run,
        [](SQLite::Statement& row) {
            return StoredHolding{text_at(row, 0), text_at(row, 1)};
        });
}

std::size_t replace_holdings(Night& night, const std::string& run, const std::vector<StoredHolding>& holdings) {
    const auto keyed = [](const std::vector<StoredHolding>& rows) {
        std::map<StoredHolding, bool> map;
        for (const StoredHolding& row : rows) map.emplace(row, true);
        return map;
    };
    return replace_rows(
        night, "INSERT OR REPLACE INTO holding_trigger VALUES (?, ?, ?)",
        "DELETE FROM holding_trigger WHERE run = ? AND \"trigger\" = ? AND subject = ?",
        keyed(stored_holdings(night.ledger(), run)), keyed(holdings),
        [&](Binder bind, const StoredHolding& key, const bool*) { bind.add(run).add(key.trigger).add(key.subject); });
}

void put_in_outbox(Night& night, const OutboxMessage& message) {
    SQLite::Statement insert(night.ledger().database(),
                             "INSERT INTO outbox(night, run, recipient, kind, body) VALUES (?, ?, ?, ?, ?)");
    Binder(insert).add(night.on()).add(message.run).add(message.recipient).add(message.kind).add(message.body);
    insert.exec();
}

std::vector<OutboxMessage> unsent_messages(const Ledger& ledger) {
    SQLite::Statement query(
        ledger.database(),
        "SELECT number, night, run, recipient, kind, body FROM outbox WHERE sent = 0 ORDER BY number");
    std::vector<OutboxMessage> messages;
    while (query.executeStep()) {
        messages.push_back({query.getColumn(0).getInt64(), date_at(query, 1), text_at(query, 2), text_at(query, 3),
                            text_at(query, 4), text_at(query, 5), false});
    }
    return messages;
}

bool take_from_outbox(Ledger& ledger, std::int64_t number) {
    SQLite::Statement update(ledger.database(), "UPDATE outbox SET sent = 1 WHERE number = ? AND sent = 0");
    update.bind(1, number);
    return update.exec() == 1;
}

}  // namespace induct
