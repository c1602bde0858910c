// See retention.h. Tested by tests/ledger/retention_test.cpp.
#include "engine/ledger/retention.h"

#include "engine/ledger/credit.h"
#include "engine/ledger/facts.h"
#include "engine/ledger/load_world.h"
#include "engine/ledger/vocabulary.h"
#include "engine/ledger/who.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace induct {
namespace {

/// The last version of a record.
struct LastVersion {
    Fact fact;
    bool withdrawn = false;
};

std::vector<LastVersion> last_versions(const Ledger& ledger) {
    SQLite::Statement select(ledger.database(), R"sql(
        SELECT f.entry, f.root, f.kind, f.identity, f.file, f.row, f.night, f.root_night, e.body,
               f.withdrawn_by IS NOT NULL
        FROM fact f JOIN entry e ON e.number = f.entry
        WHERE f.superseded_by IS NULL AND f.kind IN ('activity', 'artifact', 'answer', 'payment')
        ORDER BY f.entry)sql");
    std::vector<LastVersion> all;
    while (select.executeStep()) {
        LastVersion one;
        one.fact = fact_in(select);
        one.withdrawn = select.getColumn(9).getInt() != 0;
        all.push_back(std::move(one));
    }
    return all;
}

/// The entries of each record: its versions, and what withdrew it.
std::map<EntryNumber, std::vector<EntryNumber>> entries_of_records(const Ledger& ledger) {
    SQLite::Statement select(ledger.database(), "SELECT root, entry, coalesce(withdrawn_by, 0) FROM fact");
    std::map<EntryNumber, std::vector<EntryNumber>> entries;
    while (select.executeStep()) {
        std::vector<EntryNumber>& of_one = entries[static_cast<EntryNumber>(select.getColumn(0).getInt64())];
        for (const int column : {1, 2})
            if (const auto number = select.getColumn(column).getInt64(); number > 0)
                of_one.push_back(static_cast<EntryNumber>(number));
    }
    for (auto& [root, of_one] : entries) std::sort(of_one.begin(), of_one.end());
    return entries;
}

/// What one model says of a record that it declares.
struct Kept {
    std::optional<Date> until;         // the last day on which it is kept; nothing: for good, or nobody knows yet
    const Retention* by = nullptr;     // the line that says so
    const Retention* years = nullptr;  // a line whose school year the calendar does not know
};

class Retaining {
  public:
    /// `facts`: the roster, and the versions of records that are asked about.
    Retaining(const Model& model, const std::vector<Fact>& facts)
        : model_(model), world_(world_of(facts, model, {})), index_(model, world_), ends_(world_.records.size()) {
        std::set<std::string> names;
        for (const RunsOn& line : model.program.runs_on) names.insert(line.calendar);
        for (const Site& site : world_.sites) names.insert(site.calendar);
        for (const CalendarSpec& spec : model.calendars)
            if (names.count(spec.name) > 0) calendars_.emplace_back(spec);
        find_ends();
    }

    /// By the entry that first told the record; what the model does not declare is not there.
    std::map<EntryNumber, Kept> all() const {
        std::map<std::pair<std::uint32_t, std::uint32_t>, Kept> documents;
        for (std::size_t at = 0; at < world_.records.size(); ++at) {
            const Record& record = world_.records[at];
            const auto [known, is_new] = documents.emplace(std::pair(record.kind.index, record.instance), kept(at));
            // The stages of a document are kept as long as the one that is kept longest.
            if (!is_new) known->second = longer(known->second, kept(at));
        }
        std::map<EntryNumber, Kept> by_root;
        for (const Record& record : world_.records)
            by_root.emplace(record.entry, documents.at({record.kind.index, record.instance}));
        return by_root;
    }

  private:
    static Kept longer(const Kept& one, const Kept& other) {
        if (!one.until || !other.until) return one.until ? other : one;
        return *one.until < *other.until ? other : one;
    }

    /// The last day of a pairing, as far as anything is known of it: of one whose slots were never filled, of its
    /// people.
    static Date last_day(const WorldPairing& pairing) {
        if (!pairing.days.empty()) return pairing.days.last;
        Date last = first_known_day;
        for (const PairingMember& member : pairing.members) last = std::max(last, member.days.last);
        return last;
    }

    void find_ends() {
        const Known known{model_, world_, index_};
        for (std::uint32_t at = 0; at < world_.pairings.size(); ++at) {
            std::vector<std::uint32_t> candidates = index_.pairing_records[at];
            for (const PairingMember& member : world_.pairings[at].members) {
                const std::vector<std::uint32_t>& of_one = index_.records_of[member.person.index];
                candidates.insert(candidates.end(), of_one.begin(), of_one.end());
            }
            const Date last = last_day(world_.pairings[at]);
            for (const std::uint32_t record : candidates)
                if (ends_[record].value_or(first_known_day) < last &&
                    belongs(known, world_.records[record], {Subject::Kind::pairing, at}))
                    ends_[record] = last;
        }
    }

    /// The last day of the school year that holds the day, between two years of the one that follows; where districts
    /// have calendars of their own the latest of them. Nothing when a calendar does not reach so far.
    std::optional<Date> end_of_year(Date day) const {
        std::optional<Date> end;
        for (const SchoolCalendar& calendar : calendars_) {
            const std::vector<SchoolYear>& years = calendar.spec().years;
            const auto year =
                std::find_if(years.begin(), years.end(), [&](const SchoolYear& one) { return day <= one.days.last; });
            if (year == years.end() || day < years.front().days.first) return std::nullopt;
            end = std::max(end.value_or(first_known_day), year->days.last);
        }
        return end;
    }

    Kept kept(std::size_t at) const {
        const Record& record = world_.records[at];
        Kept longest;
        for (const Retention& line : model_.program.retentions) {
            if (line.kind && !is_a(model_, record.kind, *line.kind)) continue;
            const bool of_pairing = line.after == Retention::After::end_of_pairing && ends_[at];
            const std::optional<Date> point = of_pairing ? ends_[at] : end_of_year(record.date);
            if (!point || calendars_.empty()) return {{}, &line, &line};
            // A pairing that has not ended, or of which nobody knows when, and days beyond all that are known.
            if (*point == last_known_day) return {{}, &line, nullptr};
            const std::optional<Date> until = calendars_.front().add(*point, line.length);
            if (!until) return {{}, &line, nullptr};
            if (!longest.by || *longest.until < *until) longest = {until, &line, nullptr};
        }
        return longest;
    }

    const Model& model_;
    World world_;
    WorldIndex index_;
    std::vector<std::optional<Date>> ends_;  // by record: the latest last day of its pairings
    std::vector<SchoolCalendar> calendars_;
};

/// As the World takes it whatever it is: held, with a stage that the model has, and an answer by itself, because those
/// of one sheet would be one record.
Fact for_model(const Fact& fact, const Model& model) {
    Fact one = fact;
    put(one.body, "status", "");
    if (fact.kind == "answer") put(one.body, "entry", fmt::format("{}", fact.root));
    const std::string stage(value_of(fact.body, "stage"));
    if (stage.empty()) return one;
    const std::optional<KindId> kind = kind_in(model, value_of(fact.body, "kind"));
    if (!kind || !stage_in(model[*kind], stage)) put(one.body, "stage", "");
    return one;
}

/// What the model says of every record that it declares. The withdrawn ones are looked at by themselves, so that they
/// begin no document that a standing one would join.
std::map<EntryNumber, Kept> kept_by(const Model& model, const std::vector<Fact>& roster,
                                    const std::vector<LastVersion>& records) {
    std::map<EntryNumber, Kept> all;
    for (const bool withdrawn : {false, true}) {
        std::vector<Fact> facts = roster;
        for (const LastVersion& one : records)
            if (one.withdrawn == withdrawn) facts.push_back(for_model(one.fact, model));
        if (facts.size() > roster.size()) all.merge(Retaining(model, facts).all());
    }
    return all;
}

/// What all models together say of one record: the longest holds, and who says nothing keeps it for good.
struct Together {
    bool declared = false;
    bool for_good = false;
    std::optional<Date> until;
    std::string rule;
};

std::string counted_records(std::size_t count) {
    return count == 1 ? "1 record is" : fmt::format("{} records are", count);
}

void note_years(DueRecords& due, const std::string& run, const std::map<EntryNumber, Kept>& kept) {
    std::size_t unknown = 0;
    for (const auto& [root, one] : kept) unknown += one.years != nullptr;
    if (unknown == 0) return;
    due.notes.push_back(said(
        Code::retained_unknown,
        fmt::format("{}: {} of a school year that the calendar does not know, and kept", run, counted_records(unknown)),
        "add the years to the calendar"));
}

/// The first day of the school year that is judged on that day (between two years of the one before), of all calendars
/// of all models the earliest. What is dated from then on is still judged, and kept whatever the lines say.
std::optional<Date> first_judged_day(const std::vector<RetainingModel>& models, Date on) {
    std::optional<Date> first;
    for (const RetainingModel& one : models)
        for (const CalendarSpec& calendar : one.model->calendars) {
            const SchoolYear* year = year_of(calendar, on);
            // A calendar that nobody goes on with ends its last year where the next would have begun.
            if (year && on - year->days.first < std::chrono::days{365})
                first = std::min(first.value_or(year->days.first), year->days.first);
        }
    return first;
}

/// Pairings that were taken out of the roster, by whatever row said so last: their records are kept as long as if they
/// still stood there.
void add_withdrawn_pairings(const Ledger& ledger, std::vector<Fact>& roster) {
    std::set<std::string> standing;
    for (const Fact& fact : roster)
        if (fact.kind == "pairing-member") standing.emplace(value_of(fact.body, "pairing"));
    SQLite::Statement select(ledger.database(), R"sql(
        SELECT f.entry, f.root, f.kind, f.identity, f.file, f.row, f.night, f.root_night, e.body
        FROM fact f JOIN entry e ON e.number = f.entry
        WHERE f.superseded_by IS NULL AND f.withdrawn_by IS NOT NULL AND f.kind = 'pairing-member'
        ORDER BY f.entry)sql");
    while (select.executeStep()) {
        Fact fact = fact_in(select);
        if (standing.count(std::string(value_of(fact.body, "pairing"))) == 0) roster.push_back(std::move(fact));
    }
}

}  // namespace

DueRecords due_records(const Ledger& ledger, const std::vector<RetainingModel>& models, Date on) {
    DueRecords due;
    const std::vector<LastVersion> records = last_versions(ledger);
    std::vector<Fact> roster = facts_at(ledger, std::nullopt);
    std::erase_if(roster, [](const Fact& fact) {
        return fact.kind == "activity" || fact.kind == "artifact" || fact.kind == "answer" || fact.kind == "payment";
    });
    add_withdrawn_pairings(ledger, roster);
    std::map<EntryNumber, Together> together;
    for (const RetainingModel& one : models) {
        if (one.model->program.retentions.empty())
            due.notes.push_back(
                said(Code::nothing_retained, fmt::format("`{}` keeps for good what it declares", one.run),
                     "say in the head of the program how long: `retain logs for 6 years after end of pairing`"));
        const std::map<EntryNumber, Kept> kept = kept_by(*one.model, roster, records);
        note_years(due, one.run, kept);
        for (const auto& [root, says] : kept) {
            Together& all = together[root];
            all.declared = true;
            all.for_good = all.for_good || !says.until;
            if (!says.until || (all.until && *says.until <= *all.until)) continue;
            all.until = says.until;
            all.rule = fmt::format("{}: {}", one.run, says.by->words);
        }
    }
    const std::optional<Date> first_judged = first_judged_day(models, on);
    const auto entries = entries_of_records(ledger);
    std::set<std::string> identities_kept;
    for (const LastVersion& one : records) {
        const Together& all = together[one.fact.root];
        const std::optional<Date> date = read_iso(value_of(one.fact.body, "date"));
        const bool judged = date && first_judged && *date >= *first_judged;
        if (!all.declared || all.for_good || *all.until >= on || judged) {
            identities_kept.insert(one.fact.identity);
            continue;
        }
        due.records.push_back({one.fact.root, std::string(value_of(one.fact.body, "kind")),
                               read_iso(value_of(one.fact.body, "date")).value_or(Date{}), all.rule, one.fact.file,
                               one.fact.identity, entries.at(one.fact.root)});
    }
    std::sort(due.records.begin(), due.records.end(), [](const auto& a, const auto& b) { return a.root < b.root; });
    for (DueRecord& one : due.records)
        if (identities_kept.count(one.identity) > 0) one.identity.clear();
    return due;
}

}  // namespace induct
