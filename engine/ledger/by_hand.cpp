// See by_hand.h.
#include "engine/ledger/by_hand.h"

#include "engine/ledger/ledger_error.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <algorithm>

namespace induct {
namespace {

constexpr std::string_view by_hand = "by hand";

[[noreturn]] void refuse(Code code, const std::string& message, const std::string& hint = {}) {
    throw LedgerError(said(code, message, hint));
}

std::string text_of(EntryNumber number) { return fmt::format("{}", number); }

/// Where an entry came from, for messages: "`roster/waivers.csv`, row 3", "given by E-O on 2026-01-20".
std::string origin(const Entry& entry, const Body& body) {
    if (const std::string_view file = value_of(body, "file"); !file.empty())
        return fmt::format("`{}`, row {}", file, value_of(body, "row"));
    return fmt::format("given by {} on {}", entry.who, to_iso(entry.night));
}

/// By which entry a version ended; nothing while it stands.
std::optional<EntryNumber> ended_by(const Ledger& ledger, EntryNumber number) {
    SQLite::Statement query(ledger.database(),
                            "SELECT coalesce(superseded_by, withdrawn_by) FROM fact WHERE entry = ?");
    query.bind(1, static_cast<std::int64_t>(number));
    if (!query.executeStep() || query.getColumn(0).isNull()) return std::nullopt;
    return static_cast<EntryNumber>(query.getColumn(0).getInt64());
}

void refuse_what_cannot_be_undone(const Ledger& ledger, const Entry& entry, const Body& body) {
    if (body.empty()) refuse(Code::not_undone, fmt::format("what entry {} said was purged", entry.number));
    if (!is_by_hand(body) && !value_of(body, "file").empty())
        refuse(Code::not_undone,
               fmt::format("entry {} was not given by hand: it came from {}", entry.number, origin(entry, body)),
               "correct the row, or take it out of the sheet");
    if (!is_by_hand(body))
        refuse(Code::not_undone, fmt::format("entry {} was not given by hand: it is a `{}` of the night of {}",
                                             entry.number, entry.kind, to_iso(entry.night)));
    if (!tells_a_fact(entry.kind))
        refuse(Code::not_undone, fmt::format("entry {} takes another one back", entry.number),
               "give what is to stand again as a new entry");
    if (const std::optional<EntryNumber> later = ended_by(ledger, entry.number))
        refuse(Code::not_undone, fmt::format("entry {} no longer stands: entry {} took it back", entry.number, *later));
}

EntryNumber take_back(Night& night, const Entry& entry, const Body& body, const std::string& why) {
    Body withdrawal{{"withdraws", text_of(entry.number)}, {"of", entry.kind}, {"given", std::string(by_hand)}};
    put(withdrawal, "why", why);
    // What it was about, so that who may read of that may read of this.
    for (const char* key : {"identity", "subject", "requirement", "person"}) put(withdrawal, key, value_of(body, key));
    return night.append("withdrawal", withdrawal);
}

}  // namespace

bool is_by_hand(const Body& body) { return value_of(body, "given") == by_hand; }

Draft draft_by_hand(const RowContext& context, TableKind table, const std::vector<TypedCell>& cells) {
    TableLayout layout;
    layout.kind = table;
    CsvRow row;
    for (const TypedCell& cell : cells) {
        layout.columns.emplace(cell.column, row.cells.size());
        row.cells.push_back(cell.text);
    }
    Draft draft = read_row(context, layout, row, ',');
    if (draft.problems.empty()) return draft;
    const RowProblem& problem = draft.problems.front();
    const auto typed =
        std::find_if(cells.begin(), cells.end(), [&](const TypedCell& cell) { return cell.column == problem.column; });
    const std::string& name = typed == cells.end() ? problem.column : typed->known_as;
    refuse(problem.fault.code,
           problem.value.empty() ? fmt::format("{}: {}", name, problem.fault.cause)
                                 : fmt::format("{} `{}`: {}", name, problem.value, problem.fault.cause),
           problem.fault.fix);
}

std::optional<Fact> standing_fact(const Ledger& ledger, const std::string& identity) {
    SQLite::Statement query(ledger.database(), R"sql(
        SELECT f.entry, f.root, f.kind, f.identity, f.file, f.row, f.night, f.root_night, e.body
        FROM fact f JOIN entry e ON e.number = f.entry
        WHERE f.identity = ? AND f.superseded_by IS NULL AND f.withdrawn_by IS NULL ORDER BY f.entry)sql");
    query.bind(1, identity);
    if (!query.executeStep()) return std::nullopt;
    return fact_in(query);
}

EntryNumber give(Night& night, const Draft& draft, const std::string& reason) {
    if (const std::optional<Fact> there = standing_fact(night.ledger(), draft.key)) {
        const Entry entry = night.ledger().entry(there->entry).value();
        refuse(Code::given_already,
               fmt::format("the same stands already: entry {}, {}", there->entry, origin(entry, there->body)),
               is_by_hand(there->body)
                   ? fmt::format("to give it anew, take it back first: `induct undo {}`", there->entry)
                   : std::string("to change it, correct its row"));
    }
    Body body = draft.body;
    put(body, "identity", draft.key);
    put(body, "given", by_hand);
    put(body, "reason", reason);
    return night.append(draft.kind, body);
}

Undone undo(Night& night, EntryNumber number, const std::string& why) {
    const std::optional<Entry> entry = night.ledger().entry(number);
    if (!entry)
        refuse(Code::no_such_entry,
               fmt::format("the ledger has no entry {}: the last one is {}", number, night.begun_after()),
               "`induct ledger show --as PERSON` lists them");
    const Body body = decode_body(entry->body).value_or(Body{});
    refuse_what_cannot_be_undone(night.ledger(), *entry, body);
    Undone done{0, number, entry->kind, body, entry->who};
    done.entry = take_back(night, *entry, body, why);
    return done;
}

}  // namespace induct
