// `induct new`: what it writes checks, is laid out, passes its scenarios and runs for a night, whatever it was told;
// what cannot be used is refused with the way forward; and nothing is ever left half done or written over.
#include "cli/starter.h"

#include "cli/starter_days.h"
#include "cli/starter_folder.h"
#include "cli/starter_names.h"
#include "cli/starter_pages.h"
#include "tests/cli/run.h"

#include <fmt/format.h>
#include <pty.h>
#include <sys/stat.h>

#include <algorithm>
#include <set>
#include <sstream>

using namespace induct;
using namespace induct::testing;

namespace {

const Date an_autumn_day = *make_date(2026, 10, 5);

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// The commands that `induct new` says to run next, as they stand there, without `induct`.
std::vector<std::string> commands_in(const std::string& said) {
    std::vector<std::string> commands;
    for (const std::string& line : lines_of(said))
        if (line.starts_with("  induct ")) commands.push_back(line.substr(9));
    return commands;
}

/// All files below the folder with their bytes.
std::map<std::string, std::string> files_below(const std::string& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), folder).generic_string()] = read_file(entry.path());
    return files;
}

std::string model_in(const std::string& folder) {
    for (const auto& entry : fs::directory_iterator(folder + "/models")) return read_file(entry.path());
    return {};
}

/// Holds a new workspace to all that it promises. Gives what its night said.
std::string check_workspace(const std::string& folder, const std::string& said) {
    const Ran layout = run("fmt --check " + quoted(folder));
    CHECK(layout.code == 0);
    CHECK(layout.out == "");
    const std::vector<std::string> commands = commands_in(said);
    REQUIRE(commands.size() == 3);
    const Ran checked = run(commands[0]);
    CHECK(checked.code == 0);
    CHECK(checked.out.find("nothing to object to") != std::string::npos);
    // What a program that is extended leaves open is noted; a model of its own is given nothing to note.
    if (said.find("rules/") == std::string::npos) CHECK(checked.err == "");
    const Ran tested = run(commands[1]);
    CAPTURE(tested.out);
    CHECK(tested.code == 0);
    CHECK(tested.out.find(" 0 failed") != std::string::npos);
    const Ran covered = run("test --coverage " + quoted(folder + "/models"));
    if (said.find("rules/") == std::string::npos) {
        CAPTURE(covered.out);
        CHECK(covered.out.find("no scenario") == std::string::npos);  // each rule is shown met and missed
    }
    const Ran night = run(commands[2]);
    CAPTURE(night.err);
    CHECK((night.code == 0 || night.code == 1));
    CHECK(night.out.find("0 set aside, 0 wait for their day") != std::string::npos);
    CHECK(fs::exists(folder + "/ledger.db"));
    return night.out;
}

struct Talk {
    int code = -1;
    std::string out;
};
/// A conversation: the answers, one a line, as if somebody typed them.
Talk talk(const std::string& folder, const std::string& answers, cli::NewOptions options = {},
          bool interactive = true) {
    std::istringstream in(answers);
    std::ostringstream out;
    options.folder = folder;
    const int code = cli::make_workspace(options, an_autumn_day, in, out, interactive);
    return {code, out.str()};
}

}  // namespace

TEST_CASE("whatever it is told, the workspace is in order and its commands do what they say") {
    struct Row {
        const char *options, *model_says;
    };
    const Row rows[] = {
        {"", "at least 1 mentorship on September 30"},
        {"--deadline 'Growth plan by October 31' --deadline 'Reflection by May 15'",
         "handed-in with document reflection"},
        {"--like two-mentors --meetings weekly --meeting-minutes 45",
         "at least 45 minutes of mentoring-meeting by colleague in each school-week"},
        {"--like teams --deadline 'Growth plan by 31 October'", "for each learning-team"},
        {"--like teams --meetings weekly --hours 90 --tell coordinator", "amount 90 hours"},
        {"--calendar massachusetts --hours '22 hours 30 minutes' --sheets minutes", "massachusetts-school-year"},
        {"--calendar california --meetings none --tell mentor --sheets times", "california-school-year"},
        {"--calendar british-columbia --hours none --meetings weekly --district Selkirk --district 'Arrow Park'",
         "british-columbia-school-year"},
        {"--calendar none --first-day 'September 9' --last-day 'June 26' --dates day/month/year",
         "from September 9 to June 26"},
        {"--calendar none --first-day 2026-02-02 --last-day 'Dec 11' --meetings weekly --match-by 'March 1'",
         "from February 2 to December 11"},
        {"--calendar none --first-day 'January 12' --last-day 'May 20' --match-by 'January 12'",
         "in each month from February to May"},
        {"--match-by none --hours none --meetings none --deadline 'Plan by June 11'", "plan-in"},
        {"--match-by none --meetings none --hours 0.25 --mentee Intern --mentor Coach", "15 minutes"},
        {"--mentee Mentor --mentor Mentee", "role mentor-role \"Mentor\""},
        {"--mentee Observation --mentor Mentors --coordinator Review", "role observation-role"},
        {"--year 2024-2025", "Mentor handbook, 2024-25"},
        {"--empty", "calendars/oregon"},
        {"--empty --like teams --deadline 'Plan by May 1' --calendar none", "valley-school-year"},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.options));
        const TemporaryFolder folder;
        const std::string place = folder / "valley";
        const std::string year =
            std::string(row.options).find("--year") == std::string::npos ? " --year 2026-27 " : " ";
        const Ran made = run("new " + quoted(place) + year + row.options);
        CAPTURE(made.err);
        REQUIRE(made.code == 0);
        CHECK(model_in(place).find(row.model_says) != std::string::npos);
        CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);  // nothing stays beside it
        const std::string night = check_workspace(place, made.out);
        const bool empty = std::string(row.options).find("--empty") != std::string::npos;
        CHECK((night.find("speaks of nobody") != std::string::npos) == empty);
    }
}

TEST_CASE("each program of rules/ can be built on, and the workspace then stands alone") {
    for (const auto& entry : fs::directory_iterator(fs::path(INDUCT_SOURCE_DIR) / "rules")) {
        if (entry.path().extension() != ".induct") continue;
        const std::string base = entry.path().stem().string();
        CAPTURE(base);
        const TemporaryFolder folder;
        const std::string place = folder / "valley";
        const Ran made = run("new " + quoted(place) + " --year 2026-27 --extends rules/" + base + ".induct");
        CAPTURE(made.err);
        REQUIRE(made.code == 0);
        CHECK(model_in(place).find("extends  " + base) != std::string::npos);
        CHECK(read_file(fs::path(place) / "rules" / entry.path().filename()) == read_file(entry.path()));
        check_workspace(place, made.out);
    }
}

TEST_CASE("a whole new workspace, file by file") {
    const TemporaryFolder folder;
    const std::string place = folder / "two-valleys";
    const Ran made =
        run("new two-valleys --year 2026-27 --title 'Mentoring in Two Valleys' --district 'Upper Valley' "
            "--district 'Lower Valley' --meeting-minutes 60 --deadline 'Growth plan by October 31'",
            "cd " + quoted(folder.path().string()) + " &&");
    REQUIRE(made.code == 0);
    std::string all = "$ induct new two-valleys ...\n" + made.out;
    for (const auto& [path, text] : files_below(place)) all += fmt::format("\n=== {}\n{}", path, text);
    check_golden("cli/new.txt", all);
}

TEST_CASE("a program that builds on another one, as it is written") {
    const TemporaryFolder folder;
    REQUIRE(run("new " + quoted(folder / "o") + " --year 2026-27 --title 'Upper Valley' --extends rules/somc.induct")
                .code == 0);
    check_golden("cli/new-overlay.txt", model_in(folder / "o"));
}

TEST_CASE("on a terminal it asks, and Enter takes what is offered") {
    const TemporaryFolder folder;
    const Talk asked = talk(folder / "a", std::string(40, '\n'));
    CHECK(asked.code == 0);
    CHECK(asked.out.find("What is your program called? [A] ") != std::string::npos);
    CHECK(asked.out.find("Which school year? [2026-27] ") != std::string::npos);
    CHECK(talk(folder / "b", "", {}, false).code == 0);
    std::map<std::string, std::string> a = files_below(folder / "a"), b = files_below(folder / "b");
    CHECK(a["roster/people.csv"] == b["roster/people.csv"]);
    CHECK(a["inbox/log.csv"] == b["inbox/log.csv"]);
    check_golden("cli/new-asked.txt", [&] {
        std::string shown = asked.out;
        const std::string before = folder.path().string() + "/";
        for (auto at = shown.find(before); at != std::string::npos; at = shown.find(before))
            shown.erase(at, before.size());
        return shown;
    }());
}

TEST_CASE("what an option says is not asked, and a wrong answer is asked again") {
    const TemporaryFolder folder;
    cli::NewOptions options;
    options.given["title"] = {"Our Valley"};
    options.given["hours"] = {"20"};
    const std::string answers =
        "Upper; Lower; upper\nUpper; Lower\npair\nteams\nnone\n26-27\n2026-27\nAugust 1, 2027\nSeptember 1\nJuly "
        "2027\n"
        "June 20\nIntern\nIntern\nCoach\nJuly 1\nOctober 1\nmontly\nmonthly\nlong\n60 minutes\nPlan\nPlan by November "
        "2\n"
        "everybody\nboth\nhours\n";
    const Talk asked = talk(folder / "valley", answers, options);
    CAPTURE(asked.out);
    REQUIRE(asked.code == 0);
    for (const char* said : {"`upper` is named twice", "did you mean `pairs`?", "`26-27` is no school year",
                             "write it like 2026-27", "`August 1, 2027` is no day of 2026",
                             "`July 2027` is no day on which a school year that begins on September 1, 2026",
                             "two roles are called `Intern`", "`July 1` is no day of the school year 2026-27",
                             "did you mean `monthly`?", "`long` is no amount of time", "`Plan` does not say by when",
                             "`everybody` is not mentor, coordinator or both"})
        CHECK(asked.out.find(said) != std::string::npos);
    CHECK(asked.out.find("program called?") == std::string::npos);
    CHECK(asked.out.find("hours in the year") == std::string::npos);
    const std::string model = model_in(folder / "valley");
    CHECK(model.find("program our-valley \"Our Valley\"") != std::string::npos);
    CHECK(model.find("amount 20 hours") != std::string::npos);
    CHECK(model.find("role coach \"Coach\"") != std::string::npos);
    check_workspace(folder / "valley", asked.out);
}

TEST_CASE("when the answers end early nothing is written") {
    const TemporaryFolder folder;
    for (const char* answers :
         {"", "Our Valley\n", "Our Valley\nUpper\npairs\noregon\n2026-27\nIntern", "\n\n\n\n\n\n\n\n"}) {
        const Talk asked = talk(folder / "valley", answers);
        CHECK(asked.code == 2);
        CHECK(asked.out.find("nothing was written") != std::string::npos);
        CHECK(fs::is_empty(folder.path()));
    }
}

TEST_CASE("a real terminal is asked; standard input that is none is not read") {
    const TemporaryFolder folder;
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    REQUIRE(child >= 0);
    if (child == 0) {
        ::execl(INDUCT_BINARY, "induct", "new", (folder / "asked").c_str(), "--year", "2026-27", nullptr);
        ::_exit(127);
    }
    const std::string answers = "From a terminal\n" + std::string(20, '\n');
    CHECK(::write(terminal, answers.data(), answers.size()) == static_cast<ssize_t>(answers.size()));
    std::string said;
    char some[512];
    for (ssize_t read = 0; (read = ::read(terminal, some, sizeof some)) > 0;)
        said.append(some, static_cast<std::size_t>(read));
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    ::close(terminal);
    CAPTURE(said);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(said.find("What is your program called? [Asked]") != std::string::npos);
    CHECK(fs::exists(folder / "asked/models/from-a-terminal.induct"));

    const std::string line = "printf 'Another\\n' | " + quoted(INDUCT_BINARY) + " new " + quoted(folder / "piped") +
                             " --year 2026-27 >" + quoted(folder / "out");
    REQUIRE(std::system(line.c_str()) == 0);
    CHECK(fs::exists(folder / "piped/models/piped.induct"));
    CHECK(read_file(folder / "out").find("What is") == std::string::npos);
}

TEST_CASE("an option that cannot be used is told with the way forward, and nothing is written") {
    struct Row {
        const char *options, *says;
    };
    const Row rows[] = {
        {"--title ''", "--title: nothing is written there"},
        {"--title A --title B", "--title: it is given twice"},
        {"--district Upper --district UPPER", "--district: `UPPER` is named twice"},
        {"--like triples", "--like: `triples` is not pairs, two-mentors or teams"},
        {"--calendar oregn", "did you mean `oregon`?"},
        {"--calendar texas", "write british-columbia, california, massachusetts, oregon or none"},
        {"--year 2026", "--year: `2026` is no school year"},
        {"--year 2026-28", "write it like 2026-27"},
        {"--year 2031-32", "the calendar `oregon-school-year` has no year 2031-32, only 2024-25, 2025-26 or 2026-27"},
        {"--first-day 'September 1'", "--first-day: it has no place here"},
        {"--calendar none --first-day 'February 30'", "--first-day: `February 30` is no day of 2026"},
        {"--calendar none --first-day 2027-01-10", "`2027-01-10` is no day of 2026"},
        {"--calendar none --first-day 'September 1' --last-day 'October 1'", "write a day from November 30, 2026 to"},
        {"--mentee Mentor", "two roles are called `Mentor`"},
        {"--colleague Buddy", "it is for `--like two-mentors`"},
        {"--hours many", "--hours: `many` is no amount of time"},
        {"--hours -3", "--hours: `-3`"},
        {"--hours 30.5.1", "--hours: `30.5.1` is no amount of time"},
        {"--hours 9000", "is not between 5 minutes and 2000 hours"},
        {"--hours '30 days'", "write a number of hours, such as 30 or 22.5"},
        {"--meetings daily", "`daily` is not weekly, monthly or none"},
        {"--meetings none --meeting-minutes 30", "it is for `--meetings weekly` or `monthly`"},
        {"--meeting-minutes 1", "is not between 5 minutes and 12 hours"},
        {"--match-by Septober",
         "--match-by: `Septober` is no day of the school year 2026-27 (August 31, 2026 to June 11, 2027)"},
        {"--deadline 'Growth plan'", "does not say by when"},
        {"--deadline 'Growth plan by July 4'", "`July 4` is no day of the school year 2026-27"},
        {"--deadline 'Plan by May 1' --deadline 'plan by May 2'", "`plan` is named twice"},
        {"--deadline ' by May 1'", "nothing is written there"},
        {"--match-by none --hours none --meetings none", "there is no rule at all"},
        {"--tell all", "`all` is not mentor, coordinator or both"},
        {"--sheets days", "`days` is not hours, minutes or times"},
        {"--dates d.m.y", "write month/day/year, day/month/year or year-month-day"},
        {"--title \"$(printf 'Caf\\351')\"", "--title: it is not UTF-8 text"},
        {"--mentor \"$(printf 'Caf\\351')\"", "--mentor: it is not UTF-8 text"},
        {"--district \"$(printf 'a\\033b')\"", "--district: there is a control character in it"},
        {"--extends rules/smoc.induct", "there is no file or folder `rules/smoc.induct`"},
        {"--extends stdlib/mentoring.induct", "declares no program"},
        {"--extends rules/somc.induct --hours 30", "the program that is extended says that"},
        {"--extends rules/somc.induct --year 2031-32", "or add the year to the calendar of the program"},
    };
    const TemporaryFolder folder;
    for (const Row& row : rows) {
        CAPTURE(std::string(row.options));
        const bool has_year = std::string(row.options).find("--year") != std::string::npos;
        const Ran ran = run("new " + quoted(folder / "valley") + (has_year ? " " : " --year 2026-27 ") + row.options);
        CAPTURE(ran.err);
        CHECK(ran.code == 2);
        CHECK(ran.out == "");
        CHECK(ran.err.find(row.says) != std::string::npos);
        CHECK(fs::is_empty(folder.path()));
    }
}

TEST_CASE("nothing is written over") {
    const TemporaryFolder folder;
    write_file(folder / "full/notes.txt", "mine");
    write_file(folder / "file", "mine");
    fs::create_symlink("nowhere", folder / "dangling");
    const auto before = files_below(folder.path().string());
    for (const char* name : {"full", "full/", "file", "dangling", "full/notes.txt", "none/valley"}) {
        CAPTURE(std::string(name));
        const Ran ran = run("new " + quoted(folder / name) + " --yes --year 2026-27");
        CAPTURE(ran.err);
        CHECK(ran.code == 2);
        CHECK(ran.err.find("hint: ") != std::string::npos);
    }
    CHECK(files_below(folder.path().string()) == before);
    CHECK(run("new " + quoted(folder / "new") + " --year 2026-27").code == 0);
    CHECK(run("new " + quoted(folder / "new") + " --year 2026-27").code == 2);
}

TEST_CASE("an empty folder is filled, also the one that the command runs in") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "here");
    const Ran made = run("new . --year 2026-27", "cd " + quoted(folder / "here") + " &&");
    CHECK(made.code == 0);
    CHECK(made.out.find("\n  induct check ./models\n") != std::string::npos);
    CHECK(fs::exists(folder / "here/workspace.induct"));
    CHECK(std::distance(fs::directory_iterator(folder / "here"), {}) == 5);  // README, inbox, models, roster, workspace
    CHECK(run("check .", "cd " + quoted(folder / "here") + " &&").code == 0);
}

TEST_CASE("a place that may not be written is told, and left as it was") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "closed");
    fs::permissions(folder.path(), fs::perms(0755));
    fs::permissions(folder / "closed", fs::perms(0555));
    const bool root = ::geteuid() == 0;
    const Ran ran = run("new " + quoted(folder / "closed/valley") + " --year 2026-27",
                        root ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : "");
    fs::permissions(folder / "closed", fs::perms(0755));
    CHECK(ran.code == 3);
    CHECK(ran.err.find("cannot make a folder in") != std::string::npos);
    CHECK(fs::is_empty(folder / "closed"));
}

TEST_CASE("what is not good is not kept, wherever it was to stand") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "there");
    const std::vector<cli::Page> pages{{"workspace.induct", "text", "", ""}, {"roster/people.csv", "text", "", ""}};
    for (const char* name : {"there", "new"}) {
        CAPTURE(std::string(name));
        const std::string place = folder / name;
        bool whole = false;
        CHECK_FALSE(cli::write_folder(place, pages, [&](const fs::path& made) {
            whole = fs::exists(made / "workspace.induct") && fs::exists(made / "roster/people.csv");
            return false;
        }));
        CHECK(whole);
        CHECK_THROWS(
            (void)cli::write_folder(place, pages, [](const fs::path&) -> bool { throw std::runtime_error("full"); }));
    }
    CHECK(fs::is_empty(folder / "there"));
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
    CHECK(cli::place_problem("").has_value());
}

TEST_CASE("a new folder is for its owner alone, who opens it for others") {
    const TemporaryFolder folder;
    CHECK(run("new " + quoted(folder / "valley") + " --year 2026-27", "umask 027 &&").code == 0);
    CHECK(fs::status(folder / "valley").permissions() == fs::perms(0700));
}

TEST_CASE("titles become names") {
    struct Row {
        const char *title, *name;
    };
    const std::set<std::string> taken{"mentor", "plan"};
    const Row rows[] = {{"New teacher", "new-teacher"},
                        {"Élève-enseignant débutant", "eleve-enseignant-debutant"},
                        {"Ærø Øst", "aero-ost"},
                        {"O'Brien & Sons, District 5", "obrien-sons-district-5"},
                        {"\"The\" Bridge", "the-bridge"},
                        {"2026 plan", "x-2026-plan"},
                        {"Report", "report-x"},
                        {"Requirement", "requirement-x"},
                        {"Mentor", "mentor-x"},
                        {"Mentors", "mentors-x"},
                        {"Plans", "plans-x"},
                        {"  ", "x"},
                        {"指導", "x"},
                        {"May", "may"}};
    for (const Row& row : rows) {
        CAPTURE(std::string(row.title));
        CHECK(cli::identifier(row.title, "x", taken) == row.name);
    }
    CHECK(cli::identifier("Mentor", "x", {"mentor", "mentor-x"}) == "mentor-x-2");
}

TEST_CASE("titles with quotes, accents and reserved words make workspaces too") {
    for (const char* title :
         {"The \"Bridge\" year", "“Première année”", "Program", "Hours", "2026", "指導", "Mentor, first year",
          "{{name}}", "# no comment", "A title that is as long as it may be, which is eighty letters and no more"}) {
        CAPTURE(std::string(title));
        const TemporaryFolder folder;
        const std::string place = folder / "it's here";
        const std::string said = quoted(title);
        const Ran made = run(fmt::format("new {} --year 2026-27 --title {} --district {} --mentee {} --deadline {}",
                                         quoted(place), said, said, said, quoted(std::string(title) + " by May 1")));
        CAPTURE(made.err);
        REQUIRE(made.code == 0);
        check_workspace(place, made.out);
    }
}

TEST_CASE("the pieces inside the program are those of stdlib/new, and each place in them is filled") {
    std::set<std::string> inside;
    for (const EmbeddedText& text : cli::starter_texts()) {
        inside.insert(std::string(text.name) + ".in");
        CHECK(text.text == read_file(fs::path(INDUCT_SOURCE_DIR) / "stdlib/new" / (std::string(text.name) + ".in")));
    }
    std::set<std::string> on_disk;
    for (const auto& entry : fs::directory_iterator(fs::path(INDUCT_SOURCE_DIR) / "stdlib/new"))
        on_disk.insert(entry.path().filename().string());
    CHECK(inside == on_disk);
    CHECK(cli::filled("a {{b}} c{{b}}", {{"b", "{{b}}"}}) == "a {{b}} c{{b}}");
    CHECK_THROWS_AS((void)cli::filled("a {{c}}", {{"b", ""}}), std::logic_error);
}

TEST_CASE("every calendar of the library can be chosen in each of its years") {
    for (const std::string& name : cli::library_calendars()) {
        const CalendarSpec spec = cli::library_calendar(name);
        CHECK(spec.name == name + "-school-year");
        REQUIRE(!spec.years.empty());
        for (const SchoolYear& year : spec.years) {
            CAPTURE(year.label);
            const TemporaryFolder folder;
            cli::NewOptions options;
            options.given = {{"calendar", {name}}, {"year", {year.label}}, {"meetings", {"weekly"}}};
            const Talk made = talk(folder / "valley", "", options, false);
            CHECK(made.code == 0);
            CHECK(run("test " + quoted(folder / "valley/models")).code == 0);
        }
        CHECK(cli::year_for(spec, *make_date(1990, 1, 1)).label == spec.years.front().label);
        CHECK(cli::year_for(spec, *make_date(2190, 1, 1)).label == spec.years.back().label);
        const std::string shown = cli::starter_questions()[4].help;
        CHECK(shown.find(name) != std::string::npos);
    }
}
