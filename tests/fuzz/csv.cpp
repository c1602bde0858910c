// Fuzz target: any bytes, given as one of the tables of a small workspace and imported in a night that is then undone.
// Method: the first byte chooses the table and the order of its dates, the others are the file. No row may be lost:
// each becomes an entry, is one, is set aside with a reason, waits, or has been told. The same bytes again add nothing,
// and what is set aside comes back as a file from which every row can be read again.
// Run by `./dev fuzz`; inputs to start from are in corpus/csv/.
#include "engine/ledger/facts.h"
#include "engine/ledger/mapping.h"
#include "engine/ledger/verify.h"
#include "engine/model/check.h"
#include "grammar/render.h"
#include "tests/fuzz/support/small_workspace.h"
#include "tests/fuzz/support/target.h"

#include <algorithm>
#include <array>
#include <set>

namespace {

using namespace induct;
using fuzz::must_hold;

constexpr std::array<const char*, 16> tables{
    "roster/sites.csv",      "roster/people.csv",   "roster/roles.csv",        "roster/pairings.csv",
    "roster/groups.csv",     "roster/absences.csv", "inbox/fall.csv",          "inbox/goals.csv",
    "inbox/answers.csv",     "inbox/fall.csv",      "inbox/galesburg/log.csv", "inbox/new.csv",
    "inbox/galesburg/b.csv", "inbox/answers.csv",   "roster/waivers.csv",      "inbox/payments.csv"};

Model small_model() {
    SourceSet sources;
    Checked<Model> checked =
        check_text("small.induct", fuzz::small_workspace().at("small.induct"), sources, embedded_only());
    if (has_errors(checked.diagnostics)) std::cerr << render_text(checked.diagnostics, sources);
    must_hold(!has_errors(checked.diagnostics), "the small model is accepted");
    return std::move(checked.value);
}

std::size_t count_facts(const Ledger& ledger) { return facts_at(ledger, std::nullopt).size(); }

/// The ledger after a night of the small workspace. What an input adds to it is undone.
struct Fixture {
    fuzz::OwnFolder folder;
    Model model = small_model();
    Date on = *read_iso(fuzz::small_night);
    std::vector<InputFile> files;
    std::size_t facts = 0;
    Ledger ledger = Ledger::open((folder.path() / "ledger.db").string(), Opening::create_if_absent);

    Fixture() {
        for (const auto& [path, bytes] : fuzz::small_workspace())
            if (path.find('/') != std::string::npos) files.push_back({path, bytes});
        Night night(ledger, on, "P-9", 1'000'000'000);
        const ImportReport report = import_tables(night, {&model}, files, {});
        night.commit();
        must_hold(report.added > 15 && report.corrected == 0, "the small workspace is read");
        must_hold(report.rows_set_aside() == 2 && report.waiting.size() == 1, "some of it is not");
        must_hold(verify(ledger).good(), "the ledger is good");
        facts = count_facts(ledger);
    }
};

void look_at_reasons(const ImportReport& report) {
    for (const SetAsideFile& file : report.set_aside) {
        if (file.whole) must_hold(!file.whole->message.empty(), "a file is set aside for a reason");
        for (const SetAsideRow& row : file.rows) {
            must_hold(file.whole || !row.problems.empty(), "a row is set aside for a reason");
            for (const RowProblem& problem : row.problems)
                must_hold(!problem.fault.cause.empty(), "the reason is told");
        }
    }
    for (const Diagnostic& note : report.notes) must_hold(!note.message.empty(), "a note is told");
}

/// The file that comes back holds each row that was set aside, cell for cell.
void look_at_what_comes_back(const SetAsideFile& file) {
    const std::string text = to_csv(file);
    if (text.empty()) return;
    const CsvRead again = read_csv(file.path, text);
    must_hold(again.table.has_value(), "what is set aside can be read again");
    must_hold(again.table->rows.size() == file.rows.size(), "what is set aside keeps its rows");
    const auto error = std::find_if(file.header.begin(), file.header.end(),
                                    [](const std::string& name) { return folded_word(name) == "error"; });
    const auto own = static_cast<std::size_t>(error - file.header.begin());
    for (std::size_t i = 0; i < file.rows.size(); ++i) {
        const std::vector<std::string>& was = file.rows[i].cells;
        const std::vector<std::string>& is = again.table->rows[i].cells;
        for (std::size_t cell = 0; cell < was.size(); ++cell)
            must_hold(cell == own || (cell < is.size() && is[cell] == was[cell]), "what is set aside keeps its cells");
    }
}

/// Each filled row of a district's own sheet is a row of ours, or is told as left out on purpose.
void look_at_mapping(const InputFile& file, const Fixture& fixture, const ImportOptions& options) {
    CsvRead read = read_csv(file.path, file.bytes, options.limits);
    if (!read.table || read.table->header.empty()) return;
    const std::vector<const ImportMapping*> imports = imports_of({&fixture.model});
    const ImportFor found = import_for(file.path, *read.table, imports, Vocabulary({&fixture.model}));
    if (!found.import) return;
    const Mapped mapped = read_mapped(file, std::move(*read.table), *found.import, options.limits, fixture.on);
    if (mapped.whole) return;
    std::set<std::size_t> made;
    for (const MappedFrom::Row& row : mapped.from.rows) made.insert(row.row);
    for (std::size_t i = 0; i < mapped.from.written.rows.size(); ++i) {
        const std::vector<std::string>& cells = mapped.from.written.rows[i].cells;
        bool filled = false;
        for (const auto& [column, place] : mapped.from.places)
            filled = filled || (place < cells.size() && !trimmed(cells[place]).empty());
        must_hold(filled == (made.count(i) > 0), "each filled row of a district's sheet is one of ours");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static Fixture fixture;
    if (size == 0) return 0;
    const InputFile file{tables[bytes[0] % tables.size()],
                         std::string(reinterpret_cast<const char*>(bytes) + 1, size - 1)};
    ImportOptions options;
    options.dates = bytes[0] / 32 % 3 == 0   ? DateOrder::month_day_year
                    : bytes[0] / 32 % 3 == 1 ? DateOrder::day_month_year
                                             : DateOrder::year_month_day;
    // Without this a sheet from which rows are gone is set aside whole, and no row of it is looked at.
    if ((bytes[0] / 16) % 2 == 0) options.withdraw_missing_rows_of.insert(file.path);
    // With the other tables, or, which is quicker, as if they were gone: what came from them stands either way.
    std::vector<InputFile> files{file};
    for (const InputFile& other : fixture.files)
        if (bytes[0] >= 128 && other.path != file.path) files.push_back(other);
    {
        Night night(fixture.ledger, fixture.on, "P-9", 1'000'000'000);
        try {
            const ImportReport first = import_tables(night, {&fixture.model}, files, options);
            must_hold(first.accounts_for_all_rows(), "no row is lost");
            must_hold(count_facts(fixture.ledger) == fixture.facts + first.added - first.withdrawn,
                      "what is added and withdrawn is what stands");
            look_at_reasons(first);
            for (const SetAsideFile& one : first.set_aside) look_at_what_comes_back(one);
            const std::size_t appended = night.appended();
            const ImportReport again = import_tables(night, {&fixture.model}, files, options);
            must_hold(again.accounts_for_all_rows(), "no row is lost the second time");
            must_hold(again.added + again.corrected + again.withdrawn == 0, "the second time adds nothing");
            must_hold(night.appended() == appended, "the second time appends nothing");
            must_hold(again.rows_set_aside() == first.rows_set_aside(), "the second time sets aside the same");
            must_hold(again.waiting.size() == first.waiting.size(), "the second time the same waits");
        } catch (const LedgerError& refused) {
            must_hold(refused.diagnostic.code == Code::withdraw_unread ||
                          refused.diagnostic.code == Code::nothing_to_withdraw,
                      refused.diagnostic.message);
        }
        // Not committed: the next input finds the ledger as this one did.
    }
    look_at_mapping(file, fixture, options);
    return 0;
}
