// Decides for each identity what the ledger must append. Tested by tests/ledger/identity_test.cpp and import_test.cpp.
#include "engine/ledger/import.h"

#include "engine/ledger/facts.h"
#include "engine/ledger/ledger_error.h"
#include "engine/ledger/purge.h"
#include "engine/ledger/set_aside_names.h"
#include "engine/ledger/sheets.h"
#include "grammar/near.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace induct {
namespace {

/// A path as it is typed in a shell.
std::string quoted_path(const std::string& path) {
    return path.find_first_of(" '()&;") == std::string::npos ? path : "\"" + path + "\"";
}

/// What the ledger keeps tonight under an identity.
struct Kept {
    EntryNumber entry = 0;
    std::string kind, file, content;
    std::uint64_t row = 0;
    Body body;
};

/// A note on a column, with the place of its first cell in each file.
using NotesOfColumn = std::map<std::string, Diagnostic>;  // by path
constexpr std::size_t few_files = 3;

/// Tables whose rows name each other, or must not have the same ids, are read one after the other: sites, people,
/// groups, pairings, what speaks of them, then the logs.
constexpr std::size_t stages = 6;
std::size_t stage_of(TableKind kind) {
    switch (kind) {
        case TableKind::sites:
            return 0;
        case TableKind::people:
            return 1;
        case TableKind::groups:
            return 2;
        case TableKind::pairings:
            return 3;
        case TableKind::roles:
        case TableKind::absences:
        case TableKind::waivers:
            return 4;
        default:
            return 5;
    }
}
std::size_t stage_of_fact(std::string_view kind) {
    if (kind == "site") return 0;
    if (kind == "person") return 1;
    if (kind == "group-member") return 2;
    if (kind == "pairing-member") return 3;
    return kind == "holding" || kind == "absence" || kind == "waiver" ? 4 : 5;
}

class Import {
  public:
    Import(Night& night, const std::vector<const Model*>& models, const ImportOptions& options)
        : night_(night),
          vocabulary_(models),
          imports_(imports_of(models)),
          options_(options),
          purged_(purged_identities(night.ledger())) {
        for (Fact& fact : facts_at(night.ledger(), std::nullopt)) {
            directory_.add(fact.kind, fact.body);
            std::string content = content_of(fact.body);
            standing_.insert_or_assign(fact.identity, Kept{fact.entry, fact.kind, fact.file, std::move(content),
                                                           fact.row, std::move(fact.body)});
        }
    }

    ImportReport run(std::vector<InputFile> files) {
        for (const InputFile& file : files) {
            paths_.insert(file.path);
            if (trimmed(file.bytes).empty()) empty_.insert(file.path);
        }
        for (const UnreadFile& file : options_.unread) paths_.insert(file.path);
        refuse_strange_paths();
        sheets_ = read_sheets(std::move(files), {vocabulary_, imports_}, options_, night_.on(), report_);
        refuse_unread_paths();
        for (std::size_t stage = 0; stage < stages; ++stage) run_stage(stage);
        say_gone_files();
        say_notes();
        say_purged_rows();
        close_report();
        return std::move(report_);
    }

  private:
    using Claims = std::map<std::string, std::vector<RowClaim>>;  // identity -> claims in the order of paths

    /// A path that is misspelt must not be taken for one that has nothing to withdraw.
    void refuse_strange_paths() const {
        std::set<std::string> known = paths_;
        for (const auto& [identity, fact] : standing_)
            if (!fact.file.empty()) known.insert(fact.file);
        const std::vector<std::string> names(known.begin(), known.end());
        for (const std::string& path : options_.withdraw_missing_rows_of) {
            if (known.count(path) > 0) continue;
            const auto near = nearest(path, names);
            throw LedgerError(said(Code::nothing_to_withdraw,
                                   fmt::format("--withdraw-missing: there is no `{}`, and nothing came from one", path),
                                   near ? fmt::format("did you mean `{}`?", *near)
                                        : "give the path as reports show it, such as `inbox/mentors/fall.csv`"));
        }
    }

    /// Nobody can tell which rows are gone from a file that could not be read.
    void refuse_unread_paths() const {
        for (const std::string& path : options_.withdraw_missing_rows_of) {
            const bool read = empty_.count(path) > 0 ||
                              std::any_of(sheets_.begin(), sheets_.end(),
                                          [&](const Sheet& sheet) { return sheet.path == path && !sheet.whole; });
            if (read || !is_there(path)) continue;
            throw LedgerError(said(Code::withdraw_unread,
                                   fmt::format("--withdraw-missing: `{}` is there and cannot be read", path),
                                   "mend it first; or take it out of the folder, if all that came from it is to go"));
        }
    }

    /// Does the file lie in the workspace, though perhaps unread, or behind a link that is not followed?
    bool is_there(const std::string& file) const {
        if (paths_.count(file) > 0) return true;
        return std::any_of(options_.unread.begin(), options_.unread.end(),
                           [&](const UnreadFile& unread) { return file.starts_with(unread.path + "/"); });
    }

    Directory standing_directory() const {
        Directory directory;
        for (const auto& [identity, fact] : standing_) directory.add(fact.kind, fact.body);
        return directory;
    }

    /// So that whoever names them is told what is wrong: not the name, but the row of that person.
    void name_people_set_aside() {
        for (const Sheet& sheet : sheets_) {
            if (sheet.whole || sheet.layout.kind != TableKind::people) continue;
            for (const SetAsideRow& row : sheet.set_aside) {
                const auto cell = [&](std::string_view column) -> std::string_view {
                    const auto at = sheet.layout.columns.find(column);
                    const bool there = at != sheet.layout.columns.end() && at->second < row.cells.size();
                    return there ? std::string_view(row.cells[at->second]) : std::string_view();
                };
                directory_.add_set_aside(cell("person"), cell("email"), cell("name"),
                                         fmt::format("`{}`, row {}", sheet.path, row.number));
            }
        }
    }

    void run_stage(std::size_t stage) {
        directory_ = standing_directory();  // what was withdrawn in the stage before is not known any more
        name_people_set_aside();
        const RowContext context{vocabulary_, directory_, options_.dates, night_.on()};

        Claims claims;
        std::vector<std::string> order;
        std::set<std::string> held;  // identities that stay as they are
        std::set<std::string> read;  // sheets that were read as a whole
        std::map<std::string, SheetReading> readings;
        for (std::size_t place = 0; place < sheets_.size(); ++place) {
            Sheet& sheet = sheets_[place];
            if (sheet.whole || stage_of(sheet.layout.kind) != stage) continue;
            SheetReading reading = read_rows(sheet, place, context);
            report_.rows += sheet.written().rows.size();
            if (too_many_gone(sheet, reading)) continue;
            report_.rows_of_ours += sheet.table.rows.size();
            report_.rows_waiting += reading.rows_waiting;
            report_.rows_kept_out += reading.rows_kept_out;
            report_.without_more += reading.without_more;
            read.insert(sheet.path);
            for (RowClaim& claim : reading.claims) {
                std::vector<RowClaim>& list = claims[claim.identity];
                if (list.empty()) order.push_back(claim.identity);
                list.push_back(std::move(claim));
            }
            held.insert(reading.held.begin(), reading.held.end());
            report_.waiting.insert(report_.waiting.end(), reading.waiting.begin(), reading.waiting.end());
            for (auto& [column, note] : reading.notes) noted_[column].emplace(sheet.path, std::move(note));
            if (!reading.equal_rows.empty()) say_equal_rows(sheet.path, reading.equal_rows);
            readings.emplace(sheet.path, std::move(reading));
        }
        for (const std::string& identity : order) settle(identity, claims[identity], read);
        withdraw_missing(stage, claims, held, read, readings);
    }

    /// Sets the sheet aside whole when more than a quarter of what came from it is not in it any more.
    bool too_many_gone(Sheet& sheet, const SheetReading& reading) {
        if (options_.withdraw_missing_rows_of.count(sheet.path) > 0) return false;
        std::set<std::string> there = reading.held;
        for (const RowClaim& claim : reading.claims) there.insert(claim.identity);
        std::size_t owned = 0, gone = 0;
        for (const auto& [identity, fact] : standing_) {
            if (fact.file != sheet.path) continue;
            ++owned;
            if (there.count(identity) == 0 && !may_be_mended(fact, reading)) ++gone;
        }
        if (gone * 4 <= owned) return false;
        sheet.whole = said(Code::rows_gone,
                           fmt::format("`{}`: {} of the {} rows that came from it are gone", sheet.path, gone, owned),
                           fmt::format("put them back, or run with `--withdraw-missing {}`", quoted_path(sheet.path)));
        return true;
    }

    /// Could a row that was set aside be this one in a new form? By its place in the sheet, or by its date.
    static bool may_be_mended(const Kept& fact, const SheetReading& reading) {
        const auto& rows = reading.unnamed_rows;
        if (std::find(rows.begin(), rows.end(), fact.row) != rows.end()) return true;
        const auto date = value_of(fact.body, "date");
        return !date.empty() && reading.unnamed_dates.count(std::string(date)) > 0;
    }

    /// What stands under the identity: the sheet that had it first speaks, else the first path.
    void settle(const std::string& identity, const std::vector<RowClaim>& claims, const std::set<std::string>& read) {
        const auto found = standing_.find(identity);
        if (found == standing_.end()) {
            const bool purged = was_purged(identity, claims);
            const RowClaim& first = claims.front();
            const bool enters = !purged && !first.withdrawn;
            report_.without_more += claims.size() - (enters ? 1 : 0);
            if (purged) return;
            if (enters) add(first);
            report_others(first.content, first.withdrawn, sheets_[first.sheet].path, claims);
            return;
        }
        report_.without_more += claims.size() - 1;
        const Kept& now = found->second;
        const auto own = std::find_if(claims.begin(), claims.end(),
                                      [&](const RowClaim& claim) { return sheets_[claim.sheet].path == now.file; });
        // A sheet that was not read tonight keeps its word; so does an entry that came from no sheet.
        const bool keeps_its_word = own == claims.end() && read.count(now.file) == 0 && !is_given_up(now.file);
        if (keeps_its_word) {
            ++report_.unchanged;
            report_others(now.content, false, now.file, claims, now.entry);
            return;
        }
        const RowClaim& winner = own != claims.end() ? *own : claims.front();
        const std::string path = sheets_[winner.sheet].path;
        if (winner.withdrawn)
            withdraw(identity, "the row says so");
        else if (winner.content == now.content)
            ++report_.unchanged;
        else
            correct(winner);
        report_others(winner.content, winner.withdrawn, path, claims);
    }

    /// A row of a record that was purged is not read in again; each sheet that still holds such rows is told of.
    bool was_purged(const std::string& identity, const std::vector<RowClaim>& claims) {
        if (purged_.empty()) return false;
        const auto purged = purged_.find(sha256(identity));
        if (purged == purged_.end()) return false;
        // A number that is used again for what was done after the purge is another record.
        const std::optional<Date> date = read_iso(value_of(claims.front().body, "date"));
        if (date && *date > purged->second) return false;
        for (const RowClaim& claim : claims) {
            PurgedRows& rows = purged_rows_[sheets_[claim.sheet].path];
            rows.numbers.insert(claim.row);
            rows.night = std::max(rows.night, purged->second);
        }
        return true;
    }

    void say_purged_rows() {
        for (const auto& [path, rows] : purged_rows_) {
            const std::size_t count = rows.numbers.size();
            report_.notes.push_back(
                said(Code::row_purged,
                     count == 1 ? fmt::format("`{}`: row {} is of a record that was purged on {}", path,
                                              *rows.numbers.begin(), to_iso(rows.night))
                                : fmt::format("`{}`: {} rows are of records that were purged, the last on {}; the "
                                              "first is row {}",
                                              path, count, to_iso(rows.night), *rows.numbers.begin()),
                     count == 1 ? "take it out of the sheet" : "take them out of the sheet"));
        }
    }

    /// A sheet that is gone or without a byte, and whose rows are to be withdrawn.
    bool is_given_up(const std::string& file) const {
        // What was given by hand came from no sheet.
        return !file.empty() && (!is_there(file) || empty_.count(file) > 0) &&
               options_.withdraw_missing_rows_of.count(file) > 0;
    }

    /// Rows of other sheets that say otherwise than what is kept: in content, or whether it is withdrawn. `path` is
    /// empty of what was given by hand, as that entry.
    void report_others(const std::string& content, bool withdrawn, const std::string& path,
                       const std::vector<RowClaim>& claims, EntryNumber entry = 0) {
        const std::string teller =
            path.empty() ? fmt::format("entry {}, given by hand,", entry) : fmt::format("`{}`", path);
        for (const RowClaim& claim : claims) {
            const Sheet& sheet = sheets_[claim.sheet];
            if ((claim.content == content && claim.withdrawn == withdrawn) || sheet.path == path) continue;
            report_.notes.push_back(said(
                Code::row_elsewhere,
                fmt::format("`{}`, row {}: {} tells the same {}; the latter is kept", sheet.path, claim.row, teller,
                            claim.content != content ? "with other content"
                            : withdrawn              ? "and says that it is withdrawn"
                                                     : "and does not say that it is withdrawn"),
                "correct one of them"));
        }
    }

    Body with_place(const RowClaim& claim) const {
        Body body = claim.body;
        put(body, "file", sheets_[claim.sheet].path);
        put(body, "row", fmt::format("{}", claim.row));
        put(body, "identity", claim.identity);
        return body;
    }

    void stand(const RowClaim& claim, EntryNumber entry) {
        standing_.insert_or_assign(
            claim.identity, Kept{entry, claim.kind, sheets_[claim.sheet].path, claim.content, claim.row, claim.body});
    }

    void add(const RowClaim& claim) {
        stand(claim, night_.append(claim.kind, with_place(claim)));
        ++report_.added;
    }

    void correct(const RowClaim& claim) {
        Body body = with_place(claim);
        put(body, "supersedes", fmt::format("{}", standing_.at(claim.identity).entry));
        put(body, "of", claim.kind);
        stand(claim, night_.append("correction", body));
        ++report_.corrected;
    }

    void withdraw(const std::string& identity, const std::string& why) {
        const Kept& fact = standing_.at(identity);
        night_.append("withdrawal", {{"withdraws", fmt::format("{}", fact.entry)},
                                     {"of", fact.kind},
                                     {"identity", identity},
                                     {"file", fact.file},
                                     {"why", why}});
        standing_.erase(identity);
        ++report_.withdrawn;
    }

    /// Rows that came from a sheet of this stage, are in no sheet any more, and are not held.
    void withdraw_missing(std::size_t stage, const Claims& claims, const std::set<std::string>& held,
                          const std::set<std::string>& read, const std::map<std::string, SheetReading>& readings) {
        std::vector<std::string> gone;
        for (const auto& [identity, fact] : standing_) {
            if (stage_of_fact(fact.kind) != stage || claims.count(identity) > 0 || held.count(identity) > 0) continue;
            if (read.count(fact.file) == 0 && !is_given_up(fact.file)) continue;
            const auto reading = readings.find(fact.file);
            if (reading != readings.end() && may_be_mended(fact, reading->second)) {
                report_.notes.push_back(
                    said(Code::rows_kept, fmt::format("`{}`: a row that came from it (entry {}) is gone; it is kept "
                                                      "until the rows set aside there are mended",
                                                      fact.file, fact.entry)));
                continue;
            }
            gone.push_back(identity);
        }
        std::sort(gone.begin(), gone.end(), [&](const std::string& a, const std::string& b) {
            return standing_.at(a).entry < standing_.at(b).entry;
        });
        for (const std::string& identity : gone) withdraw(identity, "the row is gone from its file");
        report_.gone += gone.size();
    }

    void say_gone_files() {
        std::map<std::string, std::size_t> kept;
        for (const auto& [identity, fact] : standing_) {
            if (!fact.file.empty() && !is_there(fact.file)) ++kept[fact.file];
        }
        for (const auto& [file, rows] : kept) {
            report_.notes.push_back(
                said(Code::table_gone, fmt::format("`{}` is gone; {} records that came from it stay", file, rows),
                     fmt::format("put it back, or run with `--withdraw-missing {}`", quoted_path(file))));
        }
    }

    /// What is true of a column in a few files is said for each; in many, once, with the first place and some of the
    /// others.
    void say_notes() {
        for (auto& [column, notes] : noted_) {
            if (notes.size() <= few_files) {
                for (auto& [path, note] : notes) report_.notes.push_back(std::move(note));
                continue;
            }
            auto next = notes.begin();
            Diagnostic first = std::move(next->second);
            std::vector<std::string> others;
            while (others.size() < few_files && ++next != notes.end()) others.push_back("`" + next->first + "`");
            const std::size_t more = notes.size() - 1;
            first.message += fmt::format(" (so in {} more files: {}{})", more, fmt::join(others, ", "),
                                         more > others.size() ? ", ..." : "");
            report_.notes.push_back(std::move(first));
        }
    }

    /// One note a file, with the first pair of rows.
    void say_equal_rows(const std::string& path, const std::vector<EqualRows>& all) {
        const std::size_t more = all.size() - 1;
        report_.notes.push_back(said(
            Code::rows_equal,
            fmt::format("`{}`: row {} says the same as row {}, and both count{}", path, all.front().row,
                        all.front().first,
                        more == 0 ? std::string() : fmt::format(" (so do {} more row{})", more, more > 1 ? "s" : "")),
            "take one out if it was copied by mistake; a different `start` or `entry` says that both are meant"));
    }

    void close_report() {
        for (const UnreadFile& file : options_.unread) {
            if (file.why.severity == Severity::error)  // the message names it
                report_.set_aside.push_back({file.path, ',', {}, {}, file.why});
            else
                report_.notes.push_back(file.why);
        }
        for (Sheet& sheet : sheets_) {
            if (sheet.whole) {
                sheet.set_aside.clear();
                for (const CsvRow& row : sheet.written().rows) sheet.set_aside.push_back({row.number, row.cells, {}});
            } else if (sheet.set_aside.empty()) {
                continue;
            }
            report_.set_aside.push_back({sheet.path, sheet.written().separator, sheet.written().header,
                                         std::move(sheet.set_aside), std::move(sheet.whole),
                                         sheet.mapped ? sheet.mapped->meant : std::vector<std::string>()});
        }
        std::sort(report_.set_aside.begin(), report_.set_aside.end(),
                  [](const SetAsideFile& a, const SetAsideFile& b) { return a.path < b.path; });
        std::stable_sort(report_.waiting.begin(), report_.waiting.end(),
                         [](const WaitingRow& a, const WaitingRow& b) { return a.path < b.path; });
        std::stable_sort(report_.notes.begin(), report_.notes.end(),
                         [](const Diagnostic& a, const Diagnostic& b) { return a.message < b.message; });
        for (const SetAsideFile& file : report_.set_aside) remember(file);
        if (report_.anything_set_aside()) report_.naming = naming_rows(report_.set_aside, standing_directory());
        replace_naming_rows(night_, report_.naming);
        for (const WaitingRow& row : report_.waiting)
            report_.last_record = std::max(report_.last_record, std::optional(row.date));
        for (const auto& [identity, fact] : standing_) {
            if (const auto day = read_iso(value_of(fact.body, "date")))
                report_.last_record = std::max(report_.last_record, day);
        }
    }

    /// One entry for each row or file that is set aside for the first time in that form.
    void remember(const SetAsideFile& file) {
        if (file.whole) return remember_one(file.path, 0, "", file.whole->message);
        for (const SetAsideRow& row : file.rows) {
            std::string causes;
            for (const RowProblem& problem : row.problems) {
                causes += fmt::format("{}{}: {}", causes.empty() ? "" : "; ", problem.shown(), problem.fault.cause);
            }
            remember_one(file.path, row.number, csv_as_typed(row.cells, file.separator), causes);
        }
    }

    void remember_one(const std::string& path, std::uint64_t row, const std::string& cells, const std::string& cause) {
        const std::string identity = sha256(path + "\n" + cells + "\n" + cause);
        SQLite::Statement known(night_.ledger().database(), "SELECT 1 FROM set_aside WHERE identity = ?");
        known.bind(1, identity);
        if (known.executeStep()) return;
        Body body{{"file", path}, {"identity", identity}, {"cause", cause}};
        if (row > 0) put(body, "row", fmt::format("{}", row));
        put(body, "cells", cells.size() > 4000 ? std::string_view() : trimmed(cells));
        night_.append("set-aside", body);
    }

    Night& night_;
    Vocabulary vocabulary_;
    std::vector<const ImportMapping*> imports_;
    const ImportOptions& options_;
    Directory directory_;
    std::map<std::string, Kept> standing_;
    std::set<std::string> paths_;
    std::set<std::string> empty_;                 // files that are read, and hold not even a header
    std::map<std::string, NotesOfColumn> noted_;  // by column
    std::map<std::string, Date> purged_;          // identities of purged records, as SHA-256 -> the night
    struct PurgedRows {
        std::set<std::uint64_t> numbers;
        Date night = first_known_day;
    };
    std::map<std::string, PurgedRows> purged_rows_;  // by path: rows of purged records that are still there
    std::vector<Sheet> sheets_;
    ImportReport report_;
};

}  // namespace

ImportReport import_tables(Night& night, const std::vector<const Model*>& models, std::vector<InputFile> files,
                           const ImportOptions& options) {
    return Import(night, models, options).run(std::move(files));
}

}  // namespace induct
