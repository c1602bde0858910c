// What holds of any row of nights, with sheets that are written late, mended, corrected and withdrawn in between: many
// nights judge as one at the end does; each night can be looked at again, and its reports made again, as they were.
// Method: RapidCheck draws rows and nights; each case is a workspace in a folder of its own.
#include "engine/evaluate/evaluate.h"
#include "engine/ledger/verify.h"
#include "engine/nightly/report_again.h"
#include "tests/support/golden.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>

using namespace induct;

namespace {

namespace fs = std::filesystem;
using std::chrono::days;

constexpr Date first_day{std::chrono::sys_days{std::chrono::year{2025} / 9 / 15}};

constexpr const char* more_model = R"(
requirement weekly "Weekly observation" for each mentorship expect at least 1 observation by mentor in each school-week
requirement few "At most three analyses" for each new-teacher expect at most 3 analyses in the year
requirement steady "Hours by the pace"
  for each mentorship
  expect   at least 20 hours of support by mentor in the year
  behind   below 80% of pace
  grace    3 days
trigger stalled "No support"
  for each mentorship
  when     steady is behind for 20 days
        or no support in 3 weeks in a row
  open     look
review look "A look at the pairing"
  owner    lead-mentor
  step     talk "Talk with the mentor" with mentor within 5 school-days
  decide   go-on, part within 10 school-days
  reopen   after 20 days
alerts ladder "Who hears"
  for weekly, steady
  when behind tell lead-mentor after 7 days
  when missed tell lead-mentor
report overview "Overview" about each mentorship shows weekly, steady every month
)";

/// A row of the log through its life. Nights count from 0; a life that begins behind the last night never shows.
struct Row {
    int day = 0;    // from first_day on
    int delay = 0;  // days until it is entered
    int kind = 0;
    int minutes = 0;    // 0: not recorded
    int mended = 0;     // until that night it names nobody whom the roster knows
    int changed = 0;    // from that night on it has 15 minutes more
    int withdrawn = 0;  // from that night on it is withdrawn
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << "{day " << row.day << ", delay " << row.delay << ", kind " << row.kind << ", minutes " << row.minutes
               << ", mended " << row.mended << ", changed " << row.changed << ", withdrawn " << row.withdrawn << "}";
}

/// Of a hundred lives most have no event of that sort.
int some_night(int percent) { return *rc::gen::inRange(0, 100) < percent ? *rc::gen::inRange(1, 4) : 99; }

Row some_row() {
    return {*rc::gen::inRange(0, 130),
            *rc::gen::inRange(0, 12),
            *rc::gen::inRange(0, 3),
            *rc::gen::inRange(0, 9) * 15,
            *rc::gen::inRange(0, 100) < 20 ? *rc::gen::inRange(1, 3) : 0,
            some_night(25),
            some_night(15)};
}

struct Story {
    std::vector<Row> rows;
    std::vector<Date> nights;
};

Story some_story() {
    Story story;
    const int rows = *rc::gen::inRange(0, 14), nights = *rc::gen::inRange(1, 5);
    for (int i = 0; i < rows; ++i) story.rows.push_back(some_row());
    Date night = first_day;
    for (int i = 0; i < nights; ++i) {
        night += days{*rc::gen::inRange(i == 0 ? 0 : 1, 40)};
        story.nights.push_back(night);
    }
    return story;
}

/// The log as it lies in the inbox on that night.
std::string sheet(const Story& story, std::size_t night) {
    std::string text = "entry,date,minutes,kind,mentor,mentee,entered_on,status\n";
    const char* kinds[] = {"observation", "formative-feedback", "analyses"};
    const auto now = static_cast<int>(night);
    for (std::size_t i = 0; i < story.rows.size(); ++i) {
        const Row& row = story.rows[i];
        const Date date = first_day + days{row.day}, entered = date + days{row.delay};
        if (entered > story.nights[night]) continue;
        const int minutes = row.minutes == 0 ? 0 : row.minutes + (row.changed <= now ? 15 : 0);
        text +=
            fmt::format("R-{},{},{},{},P-2,{},{},{}\n", i, to_iso(date), minutes == 0 ? "" : std::to_string(minutes),
                        kinds[row.kind], row.mended > now ? "P-77" : "P-1", to_iso(entered),
                        row.withdrawn <= now && row.mended <= now ? "withdrawn" : "held");
    }
    return text;
}

class Place {
  public:
    Place() {
        std::string pattern = (fs::temp_directory_path() / "induct-nights-XXXXXX").string();
        root_ = ::mkdtemp(pattern.data());
        fs::copy(testing::golden_path("import/clean/2025-10-01/roster"), root_ / "roster", fs::copy_options::recursive);
        const std::string model = testing::read_file(testing::golden_path("import/model.induct"));
        write("model.induct", model.substr(0, model.find("\nscenario ")) + more_model);
        write("workspace.induct", "workspace valley \"Valley\"\n  run somc from \"model.induct\" for medford\n");
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }

    [[nodiscard]] OpenWorkspace open() const {
        SourceSet sources;
        OpenWorkspace open = open_workspace(root_.string(), sources);
        for (const Diagnostic& one : open.diagnostics)
            if (code_info(one.code).severity == Severity::error) RC_FAIL(one.message);
        return open;
    }
    [[nodiscard]] Ledger ledger() const { return Ledger::open((root_ / "ledger.db").string(), Opening::existing); }
    /// Runs the night with that log; gives back the files of its reports, by path.
    std::map<std::string, std::string> night(Date on, const std::string& log, unsigned threads) const {
        write("inbox/log.csv", log);
        NightOptions options;
        options.on = on;
        options.threads = threads;
        options.far_ahead = true;
        const NightSummary summary = run_night(open(), options);
        std::map<std::string, std::string> files;
        for (const auto& entry : fs::recursive_directory_iterator(summary.reports))
            if (entry.is_regular_file())
                files[entry.path().lexically_relative(summary.reports).generic_string()] =
                    testing::read_file(entry.path());
        return files;
    }
    [[nodiscard]] const fs::path& root() const { return root_; }

  private:
    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((root_ / name).parent_path());
        std::ofstream(root_ / name, std::ios::binary) << text;
    }
    fs::path root_;
};

/// The lines of a JSON report without what depends on the nights before: since when it was known, from what it was
/// made; and, from one ledger to another, the reviews that those nights opened.
std::string without_history(const std::string& json, bool with_reviews) {
    std::string kept;
    bool inside = false;
    for (std::size_t at = 0; at < json.size();) {
        const std::size_t end = std::min(json.find('\n', at), json.size() - 1) + 1;
        const std::string line = json.substr(at, end - at);
        at = end;
        if (!with_reviews && line.starts_with("  \"reviews\"")) break;
        if (line.starts_with("  \"made_from\"")) inside = true;
        if (!inside && !line.starts_with("      \"known\"")) kept += line;
        if (inside && line.starts_with("  }")) inside = false;
    }
    return kept;
}

std::string looked_at_again(const Place& place, Date on) {
    const OpenWorkspace open = place.open();
    const Ledger ledger = place.ledger();
    const LookingBack back = look_back(open, ledger, 0, {on, on});
    const std::vector<Judgement> judgements =
        evaluate_all(*back.plan, back.model->model, back.scene->world(), back.when);
    const RunReport report{back.run, back.scene->context(), judgements, back.state, {}, back.when, back.set_aside};
    return report_json(report,
                       Visibility(back.scene->context(), operator_reader(open.workspace, back.scene->world()), on));
}

void check_same(const std::string& what, const std::string& found, const std::string& expected) {
    if (found == expected) return;
    std::size_t at = 0;
    while (at < found.size() && at < expected.size() && found[at] == expected[at]) ++at;
    const std::size_t from = at < 300 ? 0 : at - 300;
    RC_FAIL(
        fmt::format("{} differs:\n{}\n-- instead of\n{}", what, found.substr(from, 600), expected.substr(from, 600)));
}

void check_story(const Story& story) {
    const Place many, one;
    std::vector<std::map<std::string, std::string>> written;
    for (std::size_t i = 0; i < story.nights.size(); ++i)
        written.push_back(many.night(story.nights[i], sheet(story, i), static_cast<unsigned>(1 + i % 3)));
    const Ledger ledger = many.ledger();
    const Verification verified = verify(ledger);
    RC_ASSERT(verified.good());

    // Many nights judge as one at the end.
    const std::size_t last = story.nights.size() - 1;
    const auto at_the_end = one.night(story.nights[last], sheet(story, last), 1);
    check_same("the last night", without_history(written[last].at("somc.json"), false),
               without_history(at_the_end.at("somc.json"), false));

    // Every night again: as it is looked at later, and its reports to the byte.
    std::vector<std::string> ids;
    ledger.for_each_entry({.kind = "night"}, [&](const Entry& entry) {
        if (night_entry_in(entry)) ids.push_back(report_id({entry.number, entry.hash}));
    });
    RC_ASSERT(ids.size() == story.nights.size());
    for (std::size_t i = 0; i < story.nights.size(); ++i) {
        check_same("night " + std::to_string(i) + " looked at again",
                   without_history(looked_at_again(many, story.nights[i]), true),
                   without_history(written[i].at("somc.json"), true));
        const ReportAgain again = report_again(many.root(), ledger, ids[i]);
        RC_ASSERT(again.files.size() == written[i].size());
        for (const ReportFile& file : again.files) {
            RC_ASSERT(written[i].count(file.path) == 1U);
            check_same(file.path + " of night " + std::to_string(i), file.text, written[i].at(file.path));
        }
    }
}

}  // namespace

TEST_CASE("many nights judge as one at the end, and each can be made again as it was") {
    CHECK(rc::check("nights", [] {
        const Story story = some_story();
        for (const Row& row : story.rows) RC_LOG() << row << "\n";
        for (const Date night : story.nights) RC_LOG() << to_iso(night) << "\n";
        check_story(story);
    }));
}
