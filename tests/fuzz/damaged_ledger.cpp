// Fuzz target: a ledger that something else than Induct has changed.
// Method: a ledger is made once; the input is a list of edits of its bytes, applied to a copy. Then the copy is opened,
// verified, looked back on and given another night. Each ends well, or with a refusal that names the file. When
// verifying finds nothing, each entry that is there is the one that was written.
// An edit: a byte that says what (0-199 write, 200-239 write at a page's begin, 240-254 cut out, 255 cut off), three
// bytes where, one how many, then the bytes. Run by `./dev fuzz`; inputs to start from are in corpus/damaged_ledger/.
#include "engine/evaluate/evaluate.h"
#include "engine/ledger/verify.h"
#include "engine/nightly/night.h"
#include "engine/nightly/night_reports.h"
#include "tests/fuzz/support/small_workspace.h"
#include "tests/fuzz/support/target.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <functional>
#include <span>
#include <tuple>

namespace {

using namespace induct;
using fuzz::must_hold;
namespace fs = std::filesystem;

auto all_of_it(const Entry& entry) {
    return std::tie(entry.number, entry.night, entry.wall_clock, entry.who, entry.kind, entry.body, entry.previous_hash,
                    entry.hash);
}

std::vector<Entry> entries_of(const Ledger& ledger) {
    std::vector<Entry> all;
    ledger.for_each_entry({}, [&](const Entry& entry) { all.push_back(entry); });
    return all;
}

/// A workspace with two nights behind it, and what its ledger holds.
struct Fixture {
    fuzz::OwnFolder own;
    fs::path folder = own.path() / "valley";
    SourceSet sources;
    OpenWorkspace open;
    Date last = *read_iso(fuzz::small_night) + std::chrono::days{1};
    std::string image;
    std::vector<Entry> entries;

    Fixture() {
        spdlog::set_level(spdlog::level::off);
        ::setenv("SOURCE_DATE_EPOCH", "1000000000", 1);  // the same bytes each time
        for (const auto& [path, text] : fuzz::small_workspace()) fuzz::write_bytes(folder / path, text);
        open = open_workspace(folder.string(), sources);
        must_hold(!has_errors(open.diagnostics), "the small workspace has no error");
        run(*read_iso(fuzz::small_night));
        run(last);
        entries = entries_of(Ledger::open(open.workspace.ledger_path(), Opening::existing));
        image = fuzz::read_bytes(open.workspace.ledger_path());
        must_hold(entries.size() > 20 && !fs::exists(open.workspace.ledger_path() + "-wal"), "the ledger is one file");
    }
    void run(Date on) const {
        NightOptions options;
        options.on = on;
        options.threads = 1;
        (void)run_night(open, options);
    }
    void put_back(const std::string& bytes) const {
        for (const char* rest : {"", "-wal", "-shm", "-journal", ".new"})
            fs::remove(open.workspace.ledger_path() + rest);
        fuzz::write_bytes(open.workspace.ledger_path(), bytes);
    }
};

constexpr std::size_t page = 4096;

void apply_edits(std::string& image, std::span<const std::uint8_t> input) {
    while (input.size() >= 5 && !image.empty()) {
        const std::uint8_t what = input[0];
        std::size_t at = (input[1] | input[2] << 8U | static_cast<std::size_t>(input[3]) << 16U) % image.size();
        std::size_t length = std::min<std::size_t>({input[4], input.size() - 5, image.size() - at});
        if (what == 255) {
            image.resize(at);
            return;
        }
        if (what >= 200) at = at / page * page + (what < 240 ? input[1] % 16U : 0);
        if (what >= 240) {
            image.erase(at, page);
            input = input.subspan(5);
            continue;
        }
        length = std::min(length, image.size() - at);
        std::copy_n(input.begin() + 5, length, image.begin() + static_cast<std::ptrdiff_t>(at));
        input = input.subspan(5 + length);
    }
}

/// Does it, or is refused with a reason. True: it was done.
bool done_or_refused(const std::string& ledger, const std::function<int()>& work) {
    try {
        on_ledger(ledger, work);
        return true;
    } catch (const LedgerError& refused) {
        must_hold(!refused.diagnostic.message.empty(), "a refusal is told");
    } catch (const std::runtime_error& failed) {
        must_hold(std::string_view(failed.what()).find("ledger.db") != std::string_view::npos, failed.what());
    }
    return false;
}

/// What is verified is what was written: no entry is another one. That the last are gone, only a head that was kept
/// elsewhere can tell (docs/ledger.md).
int verify_entries(const Fixture& fixture) {
    const Ledger ledger = Ledger::open(fixture.open.workspace.ledger_path(), Opening::existing);
    if (!verify(ledger).good()) return 1;
    const std::vector<Entry> entries = entries_of(ledger);
    must_hold(entries.size() <= fixture.entries.size(), "no entry is added");
    for (std::size_t i = 0; i < entries.size(); ++i)
        must_hold(all_of_it(entries[i]) == all_of_it(fixture.entries[i]), "no entry that is verified is another one");
    return 0;
}

int report(const Fixture& fixture) {
    const Ledger ledger = Ledger::open(fixture.open.workspace.ledger_path(), Opening::existing);
    const LookingBack back = look_back(fixture.open, ledger, 0, {fixture.last, fixture.last});
    const std::vector<Judgement> judgements =
        evaluate_all(*back.plan, back.model->model, back.scene->world(), back.when, 1);
    const RunReport seen{back.run,  back.scene->context(), judgements,       back.state, {},
                         back.when, back.set_aside,        back.tables_read, true,       back.purged_since};
    const Visibility visibility(back.scene->context(), operator_reader(fixture.open.workspace, back.scene->world()),
                                fixture.last);
    must_hold(!report_text(seen, visibility).empty(), "a report has words");
    must_hold(!report_json(seen, visibility).empty(), "a report has words");
    return 0;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const Fixture fixture;
    const std::string path = fixture.open.workspace.ledger_path();
    std::string image = fixture.image;
    apply_edits(image, {bytes, size});
    fixture.put_back(image);
    done_or_refused(path, [&] { return verify_entries(fixture); });
    done_or_refused(path, [&] { return report(fixture); });
    done_or_refused(path, [&] {
        fixture.run(fixture.last + std::chrono::days{30});
        return 0;
    });
    done_or_refused(path, [&] { return verify(Ledger::open(path, Opening::existing)).good() ? 0 : 1; });
    return 0;
}
