// What holds for any log: reading it twice adds nothing, and the order in which files are given does not matter.
#include "engine/ledger/facts.h"
#include "engine/ledger/verify.h"
#include "tests/ledger/sample.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace induct;

namespace {

/// A log with good, bad and repeated rows.
std::string some_log() {
    const auto rows = *rc::gen::resize(12, rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1000)));
    std::string text = "date,start,minutes,kind,mentor,mentee\n";
    const char* kinds[] = {"observation", "analyses", "Instructional support", "nothing known"};
    const char* people[] = {"P-1", "Ana Ruiz", "P-4", "José Álvarez"};
    for (const int row : rows) {
        text += "2025-09-0" + std::to_string(1 + row % 5) + (row % 7 == 0 ? ",09:00," : ",,") +
                std::to_string(row % 3 * 30) + "," + kinds[row % 4] + ",P-2," + people[row / 4 % 4] + "\n";
    }
    return text;
}

std::string sorted_standing(const Ledger& ledger) {
    std::vector<std::string> lines;
    for (const Fact& fact : facts_at(ledger, {}))
        lines.push_back(fact.identity + " " + fact.file + " " + content_of(fact.body));
    std::sort(lines.begin(), lines.end());
    std::string out;
    for (const std::string& line : lines) out += line;
    return out;
}

std::vector<InputFile> some_files() {
    std::vector<InputFile> files = test::sample_roster();
    const int logs = *rc::gen::inRange(1, 4);
    for (int i = 0; i < logs; ++i) files.push_back({"inbox/log-" + std::to_string(i) + ".csv", some_log()});
    return files;
}

}  // namespace

TEST_CASE("reading a workspace twice adds nothing") {
    const bool holds = rc::check("twice", [] {
        const test::Folder folder;
        Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);
        const std::vector<InputFile> files = some_files();
        RC_ASSERT(test::import_night(ledger, "2025-10-01", files).accounts_for_all_rows());
        const EntryNumber entries = ledger.entry_count();
        const ImportReport again = test::import_night(ledger, "2025-10-01", files);
        RC_ASSERT(again.added + again.corrected + again.withdrawn == 0U);
        RC_ASSERT(again.accounts_for_all_rows());
        RC_ASSERT(ledger.entry_count() == entries);
        RC_ASSERT(verify(ledger).good());
    });
    CHECK(holds);
}

TEST_CASE("the order in which files are given does not matter") {
    const bool holds = rc::check("order", [] {
        const test::Folder folder;
        Ledger one = Ledger::open(folder / "one.db", Opening::create_if_absent);
        Ledger other = Ledger::open(folder / "other.db", Opening::create_if_absent);
        std::vector<InputFile> files = some_files();
        RC_ASSERT(test::import_night(one, "2025-10-01", files).accounts_for_all_rows());
        std::reverse(files.begin(), files.end());
        test::import_night(other, "2025-10-01", files);
        RC_ASSERT(sorted_standing(one) == sorted_standing(other));
        RC_ASSERT(one.entry(one.entry_count())->hash == other.entry(other.entry_count())->hash);
    });
    CHECK(holds);
}
