// The schema, step by step. A step is never changed once a ledger of it is out; a new one is added behind it.
// Tested by tests/ledger/store_test.cpp.
#include "engine/ledger/migrations.h"

#include <SQLiteCpp/Database.h>

#include <array>

namespace induct {
namespace {

/// Entries: the truth. The triggers keep honest hands from changing them; the chain tells of the other ones.
void make_entries(SQLite::Database& database) {
    database.exec(R"sql(
        CREATE TABLE entry(
            number INTEGER PRIMARY KEY, night TEXT NOT NULL, wall_clock INTEGER NOT NULL, who TEXT NOT NULL,
            kind TEXT NOT NULL, body BLOB NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
        CREATE INDEX entry_by_kind ON entry(kind, number);
        CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry
            BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
        CREATE TRIGGER entry_is_not_removed BEFORE DELETE ON entry
            BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
    )sql");
}

/// Facts: every version of everything that was told, made from the entries (facts.h).
void make_facts(SQLite::Database& database) {
    database.exec(R"sql(
        CREATE TABLE fact(
            entry INTEGER PRIMARY KEY REFERENCES entry(number), root INTEGER NOT NULL REFERENCES entry(number),
            kind TEXT NOT NULL, identity TEXT NOT NULL, file TEXT NOT NULL, row INTEGER NOT NULL, night TEXT NOT NULL,
            root_night TEXT NOT NULL, superseded_by INTEGER REFERENCES entry(number), superseded_night TEXT,
            withdrawn_by INTEGER REFERENCES entry(number), withdrawn_night TEXT) STRICT;
        CREATE INDEX fact_by_identity ON fact(kind, identity);
        CREATE INDEX fact_by_file ON fact(file);
        CREATE TABLE set_aside(
            entry INTEGER PRIMARY KEY REFERENCES entry(number), identity TEXT NOT NULL UNIQUE) STRICT;
    )sql");
    // What stands tonight, a view a kind of thing: for people who look into the file with other tools.
    database.exec(R"sql(
        CREATE VIEW current_fact AS
            SELECT fact.*, CAST(entry.body AS TEXT) AS body FROM fact JOIN entry ON entry.number = fact.entry
            WHERE superseded_by IS NULL AND withdrawn_by IS NULL;
        CREATE VIEW person AS SELECT * FROM current_fact WHERE kind = 'person';
        CREATE VIEW site AS SELECT * FROM current_fact WHERE kind = 'site';
        CREATE VIEW holding AS SELECT * FROM current_fact WHERE kind = 'holding';
        CREATE VIEW pairing_member AS SELECT * FROM current_fact WHERE kind = 'pairing-member';
        CREATE VIEW group_member AS SELECT * FROM current_fact WHERE kind = 'group-member';
        CREATE VIEW absence AS SELECT * FROM current_fact WHERE kind = 'absence';
        CREATE VIEW waiver AS SELECT * FROM current_fact WHERE kind = 'waiver';
        CREATE VIEW record AS SELECT * FROM current_fact WHERE kind IN ('activity', 'artifact', 'answer');
    )sql");
}

/// What follow-up hands from night to night; engine/followup says what stands in it (followup_store.h).
void make_follow_up(SQLite::Database& database) {
    database.exec(R"sql(
        CREATE TABLE finding(
            run TEXT NOT NULL, requirement TEXT NOT NULL, subject TEXT NOT NULL, window TEXT NOT NULL,
            status TEXT NOT NULL, since TEXT NOT NULL, known TEXT NOT NULL, counted INTEGER NOT NULL, next_change TEXT,
            body TEXT NOT NULL, PRIMARY KEY(run, requirement, subject, window)) STRICT, WITHOUT ROWID;
        CREATE TABLE alert(
            run TEXT NOT NULL, requirement TEXT NOT NULL, subject TEXT NOT NULL, window TEXT NOT NULL,
            status TEXT NOT NULL, state TEXT NOT NULL, raised TEXT NOT NULL, changed TEXT NOT NULL,
            rungs INTEGER NOT NULL, told TEXT NOT NULL, says TEXT NOT NULL, snoozed_until TEXT, acknowledged_by TEXT NOT NULL,
            PRIMARY KEY(run, requirement, subject, window)) STRICT, WITHOUT ROWID;
        CREATE TABLE review(
            run TEXT NOT NULL, number INTEGER NOT NULL, review TEXT NOT NULL, "trigger" TEXT NOT NULL,
            subject TEXT NOT NULL, opened TEXT NOT NULL, reason TEXT NOT NULL, decide_by TEXT, decided TEXT,
            outcome TEXT NOT NULL, decided_by TEXT NOT NULL, still_holds INTEGER NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY(run, number)) STRICT, WITHOUT ROWID;
        CREATE TABLE holding_trigger(
            run TEXT NOT NULL, "trigger" TEXT NOT NULL, subject TEXT NOT NULL,
            PRIMARY KEY(run, "trigger", subject)) STRICT, WITHOUT ROWID;
        CREATE TABLE outbox(
            number INTEGER PRIMARY KEY, night TEXT NOT NULL, run TEXT NOT NULL, recipient TEXT NOT NULL,
            kind TEXT NOT NULL, body TEXT NOT NULL, sent INTEGER NOT NULL DEFAULT 0) STRICT;
    )sql");
}

/// Which rows the last import set aside, and whom they name (set_aside_names.h).
void make_set_aside_now(SQLite::Database& database) {
    database.exec(R"sql(
        CREATE TABLE set_aside_now(
            file TEXT NOT NULL, row INTEGER NOT NULL, whole INTEGER NOT NULL, unclear INTEGER NOT NULL,
            names TEXT NOT NULL, PRIMARY KEY(file, row)) STRICT, WITHOUT ROWID;
    )sql");
}

/// What an entry says may be emptied (purge.h), and nothing else of it is ever changed.
void let_bodies_be_emptied(SQLite::Database& database) {
    database.exec(R"sql(
        DROP TRIGGER entry_is_not_changed;
        CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry
            WHEN NOT (NEW.body = X'' AND NEW.number = OLD.number AND NEW.night = OLD.night
                      AND NEW.wall_clock = OLD.wall_clock AND NEW.who = OLD.who AND NEW.kind = OLD.kind
                      AND NEW.previous_hash = OLD.previous_hash AND NEW.hash = OLD.hash)
            BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
    )sql");
}

/// What makes a report of an earlier night again: texts by their SHA-256, which the entries of the nights name
/// (kept_texts.h), and of findings that were replaced since when they were known. `after` and `until` are the last
/// entries before the nights that wrote a row and replaced it.
void keep_what_reports_said(SQLite::Database& database) {
    database.exec(R"sql(
        CREATE TABLE kept_text(hash TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
        ALTER TABLE finding ADD COLUMN after INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE finding_before(
            run TEXT NOT NULL, requirement TEXT NOT NULL, subject TEXT NOT NULL, window TEXT NOT NULL,
            status TEXT NOT NULL, since TEXT NOT NULL, known TEXT NOT NULL, after INTEGER NOT NULL,
            until INTEGER NOT NULL,
            PRIMARY KEY(run, requirement, subject, window, until)) STRICT, WITHOUT ROWID;
    )sql");
}

using Step = void (*)(SQLite::Database&);
constexpr std::array<Step, 6> steps{
    make_entries, make_facts, make_follow_up, make_set_aside_now, let_bodies_be_emptied, keep_what_reports_said};

}  // namespace

int newest_schema() { return static_cast<int>(steps.size()); }

void migrate(SQLite::Database& database, int from) {
    for (std::size_t step = static_cast<std::size_t>(from); step < steps.size(); ++step) steps[step](database);
    // A pragma takes no parameter; the number is ours.
    database.exec("PRAGMA user_version = " + std::to_string(newest_schema()));
}

}  // namespace induct
