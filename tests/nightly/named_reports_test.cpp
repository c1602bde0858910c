// Named reports as the nights of a small workspace write them: when, for whom, the same bytes again.
#include "engine/nightly/night.h"
#include "tests/support/golden.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace induct;

namespace {

namespace fs = std::filesystem;

Date day(int year, unsigned month, unsigned number) { return *make_date(year, month, number); }

/// Two pairings in two districts; a report for each month, one for the end of the year, one for the counsellor alone.
class SmallWorkspace {
  public:
    SmallWorkspace() {
        ::setenv("SOURCE_DATE_EPOCH", "1768867200",
                 1);  // a report states the ledger's head, which holds the wall clock
        std::string pattern = (fs::temp_directory_path() / "induct-named-XXXXXX").string();
        root_ = ::mkdtemp(pattern.data());
        write("workspace.induct", "workspace small \"Small\"\n  run hills for hill, dale\n  operator \"E-O\"\n");
        write("models/hills.induct", R"(program hills "Hills"
  source   handbook "Handbook"
  runs on  school-year
  partial  in full
  owner    director
calendar school-year "School year"
  year 2025-26 from September 1 to June 12
  contract Monday to Friday 07:45 to 15:30
role mentee-teacher "Mentee"
role mentor-teacher "Mentor"
role counsellor "Counsellor"
role director "Director"
pairing pair "Pair" mentee is mentee-teacher mentor is mentor-teacher
activity visit "Visit"
artifact wellness-note "Wellness note" from counsellor about pair stages written confidential to counsellor
requirement visits-monthly "Visits" cite handbook, "1" for each pair
  expect at least 1 visit by mentor in each month from September to May
requirement talks "Wellness talks" cite handbook, "2" for each pair
  expect wellness-note written in the year
figure visit-hours "Hours of visits" cite handbook, "3" for the program is hours of visit in the year

report monthly "Visits by district" for mentor-teacher about each district shows visits-monthly, talks every month
report yearly "The year" about the program shows visits-monthly, visit-hours every year
report notes "Wellness" for counsellor about each pair shows talks grouped by district
)");
        write(
            "roster/sites.csv",
            "site,name,kind,within\nvalley,Valley,consortium,\nhill,Hill,district,valley\ndale,Dale,district,valley\n");
        write("roster/people.csv",
              "person,name,site\nE-A,Ana Ruiz,hill\nE-B,Ben Cole,hill\nE-C,Cy Counsel,hill\nE-D,Dee Direct,hill\n"
              "E-F,Fay Dale,dale\nE-O,Olive Operator,hill\n");
        write("roster/roles.csv",
              "person,role,from,to\nE-A,mentee-teacher,2025-08-01,ongoing\nE-F,mentee-teacher,2025-08-01,ongoing\n"
              "E-B,mentor-teacher,2025-08-01,ongoing\nE-C,counsellor,2025-08-01,ongoing\n"
              "E-D,director,2025-08-01,ongoing\n");
        write("roster/pairings.csv",
              "pairing,kind,slot,person,from,to\nP-1,pair,mentee,E-A,2025-09-02,ongoing\n"
              "P-1,pair,mentor,E-B,2025-09-02,ongoing\nP-2,pair,mentee,E-F,2025-09-02,ongoing\n"
              "P-2,pair,mentor,E-B,2025-09-02,ongoing\n");
        write("inbox/log.csv",
              "entry,date,minutes,kind,led_by,people\nR-1,2025-09-09,30,visit,E-B,E-A\nR-2,2025-10-07,30,visit,E-B,E-"
              "A\n");
        write("inbox/notes.csv", "entry,date,artifact,stage,about,by\nR-3,2025-10-08,wellness-note,written,P-1,E-C\n");
    }
    SmallWorkspace(const SmallWorkspace&) = delete;
    SmallWorkspace& operator=(const SmallWorkspace&) = delete;
    ~SmallWorkspace() {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }

    /// Runs the night; gives back the named reports that it made.
    std::vector<std::string> night(Date on, unsigned threads = 1) const {
        SourceSet sources;
        const OpenWorkspace open = open_workspace(root_.string(), sources);
        for (const Diagnostic& one : open.diagnostics) MESSAGE(one.message);
        REQUIRE_FALSE(has_errors(open.diagnostics));
        NightOptions options;
        options.on = on;
        options.threads = threads;
        options.far_ahead = true;
        return run_night(open, options).made;
    }
    [[nodiscard]] std::string file(Date on, const std::string& name) const {
        return testing::read_file(root_ / "reports" / to_iso(on) / name);
    }
    [[nodiscard]] bool has(Date on, const std::string& name) const {
        return fs::exists(root_ / "reports" / to_iso(on) / name);
    }
    /// Every file of a night with its content, in the order of names.
    [[nodiscard]] std::string all(Date on) const {
        std::vector<fs::path> paths;
        for (const auto& entry : fs::recursive_directory_iterator(root_ / "reports" / to_iso(on)))
            if (entry.is_regular_file()) paths.push_back(entry.path());
        std::sort(paths.begin(), paths.end());
        std::string all;
        for (const fs::path& path : paths) all += path.filename().string() + "\n" + testing::read_file(path);
        return all;
    }
    void forget(Date on) const { fs::remove_all(root_ / "reports" / to_iso(on)); }

  private:
    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((root_ / name).parent_path());
        std::ofstream(root_ / name, std::ios::binary) << text;
    }
    fs::path root_;
};

using Names = std::vector<std::string>;

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("each night makes the reports whose day has come since the night before") {
    const SmallWorkspace small;
    CHECK(small.night(day(2025, 10, 20)) == Names{"hills/monthly", "hills/yearly", "hills/notes"});
    CHECK(small.night(day(2025, 10, 21)) == Names{"hills/notes"});
    CHECK_FALSE(small.has(day(2025, 10, 21), "hills/monthly.txt"));
    // No night on the first of November: the next one makes up for it.
    CHECK(small.night(day(2025, 11, 4)) == Names{"hills/monthly", "hills/notes"});
    CHECK(small.night(day(2025, 11, 5)) == Names{"hills/notes"});
    // A night whose reports were lost, and the one behind it, make them again.
    small.forget(day(2025, 11, 5));
    small.forget(day(2025, 11, 4));
    CHECK(small.night(day(2025, 11, 5)) == Names{"hills/monthly", "hills/notes"});
    CHECK(small.night(day(2026, 6, 20)) == Names{"hills/monthly", "hills/yearly", "hills/notes"});
    CHECK(small.night(day(2026, 6, 21)) == Names{"hills/notes"});
}

TEST_CASE("what a night writes of them, and the same bytes when it runs again") {
    const SmallWorkspace small;
    const Date on = day(2025, 11, 4);
    CHECK(small.night(day(2025, 10, 20)).size() == 3);
    CHECK(small.night(on) == Names{"hills/monthly", "hills/notes"});
    testing::check_golden("report/night_monthly.txt", small.file(on, "hills/monthly.txt"));
    testing::check_golden("report/night_monthly.csv", small.file(on, "hills/monthly.csv"));
    testing::check_golden("report/night_monthly.json", small.file(on, "hills/monthly.json"));
    testing::check_golden("report/night_notes.txt", small.file(on, "hills/notes.txt"));
    testing::check_golden("report/night_yearly.txt", small.file(day(2025, 10, 20), "hills/yearly.txt"));
    const std::string summary = small.file(on, "summary.txt");
    CHECK(contains(summary,
                   "\nReports made: 2\n---------------\n"
                   "Visits by district: hills/monthly.txt, .csv and .json, for mentor-teacher: Ben Cole\n"
                   "Wellness: hills/notes.txt, .csv and .json, for counsellor: Cy Counsel\n"));
    const std::string first = small.all(on);
    CHECK(small.night(on, 4) == Names{"hills/monthly", "hills/notes"});
    CHECK(small.all(on) == first);
}
