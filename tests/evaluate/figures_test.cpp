// Figures of answers and of other figures: their numbers on a day, and when there are too few answers to show them.
#include "engine/evaluate/evaluate.h"
#include "engine/evaluate/value_words.h"
#include "tests/support/scenario_check.h"

using namespace induct;

namespace {

/// The rows of the first figure of the program on that day: split values and amount, or from how many it is shown.
std::string rows(const std::string& declared, const std::string& logs, const std::string& least = "3 answers") {
    const test::Sample sample = test::checked(test::program_with(R"(
survey pulse "Pulse" cite handbook, "1" asks teacher shown from )" +
                                                                 least + R"(
  question mark on 1 to 5
  question open-to on is-open
choice is-open is for-all, for-some, for-none
parameter expected is 4 cite handbook, "2"
)" + declared + R"(
scenario "answers"
  in 2025-26
  people Ana is teacher, Bo is teacher, Cy is teacher, Ben is lead-mentor
)" + logs + "  on June 12 then shown is shown\n"));
    REQUIRE(sample.problems == "");
    const Scenario& scenario = sample.model.scenarios.front();
    const Date on = scenario.checks.front().date;
    const World world = world_of(sample.model, scenario, on);
    std::string told;
    for (const Judgement& judgement : evaluate_all(plan(sample.model), sample.model, world, {on, on}, 1))
        for (const FigureFinding& figure : judgement.figures)
            for (const FigureRow& row : figure.rows) {
                if (sample.model[figure.figure].name != "shown") continue;
                told += told.empty() ? "" : "; ";
                for (const std::string& value : row.split) told += value + " ";
                if (row.shown_from) {
                    told += "from " + std::to_string(*row.shown_from);
                    continue;
                }
                told += amount_words(figure.measured, row.amount);
                if (row.most) told += " to " + amount_words(figure.measured, *row.most);
                if (row.whole) told += " of " + std::to_string(*row.whole);
            }
    return told;
}

}  // namespace

TEST_CASE("figures of answers are shown from so many answers on") {
    const std::string two =
        "  log May 4: pulse by Ana (mark 2, open-to for-all)\n"
        "  log May 5: pulse by Bo (mark 5, open-to for-all)\n";
    const std::string four = two +
                             "  log May 6: pulse by Cy (mark 4, open-to for-all)\n"
                             "  log May 7: pulse by Cy (open-to for-some)\n";
    struct Row {
        const char *figure, *few, *many;
    };
    const Row all[] = {
        {"is average mark of pulse", "from 3", "3.67 of 3"},
        {"is number of pulse answered", "2", "4"},                                     // who answered is no answer
        {"is number of pulse answered where mark is at least 4", "from 3", "2 to 3"},  // one gave no mark
        {"is number of pulse answered where mark is at least 4 as a share of number of pulse answered", "from 3",
         "2 to 3 of 4"},
        {"is number of pulse answered split by open-to", "for all from 3", "for all from 3; for some from 3"},
        {"is average mark of pulse split by open-to", "for all from 3", "for all 3.67 of 3"},
    };
    const std::string six = four +
                            "  log May 8: pulse by Cy (mark 1, open-to for-some)\n"
                            "  log May 9: pulse by Cy (mark 1, open-to for-some)\n";
    // Of what is known as a whole the one row that is not shown would be the rest.
    CHECK(rows("figure shown is number of pulse answered split by open-to", six) == "for all 3; for some 3");
    // Of rows that are as large the first one goes; when those that are hidden are enough together, no more is.
    const auto answers = [](int all_of, int some, int none) {
        std::string logs;
        int n = 0;
        const auto add = [&](const char* value, int many) {
            for (int i = 0; i < many; ++i)
                logs += "  log May " + std::to_string(++n) + ": pulse by Ana (open-to " + value + ")\n";
        };
        add("for-all", all_of);
        add("for-some", some);
        add("for-none", none);
        return logs;
    };
    const std::string split = "figure shown is number of pulse answered split by open-to";
    CHECK(rows(split, answers(1, 3, 3)) == "for all from 3; for some from 3; for none 3");
    CHECK(rows(split, answers(3, 1, 3)) == "for all from 3; for some from 3; for none 3");
    CHECK(rows(split, answers(1, 2, 3)) == "for all from 3; for some from 3; for none 3");
    CHECK(rows(split, answers(1, 2, 4)) == "for all from 3; for some from 3; for none 4");
    for (const Row& row : all) {
        CAPTURE(row.figure);
        CHECK(rows("figure shown " + std::string(row.figure), two) == std::string(row.few));
        CHECK(rows("figure shown " + std::string(row.figure), four) == std::string(row.many));
    }
}

TEST_CASE("one answer may be enough, and of none nothing is shown") {
    for (const char* figure : {"figure shown is average mark of pulse",
                               "figure shown is number of pulse answered where mark is at least 2"}) {
        CAPTURE(figure);
        CHECK(rows(figure, "", "1 answers") == "from 1");
        CHECK(rows(figure, "  log May 4: pulse by Ana (mark 2)\n", "1 answers") != "from 1");
        CHECK(rows(figure, "  log May 4: pulse by Ana (mark 2)\n", "2 answers") == "from 2");
    }
}

TEST_CASE("a figure of those of whom it is known that it is theirs, and of a record without a length") {
    CHECK(rows("figure shown for each teacher is number of pulse answered", "") == "0; 0; 0");
    CHECK(rows("figure shown for each teacher where experience is at least 3 is number of pulse answered", "").empty());
    CHECK(rows("figure shown is hours of visit split by focus-area",
               "  log May 4: visit by Ben with Ana (focus-area planning)\n"
               "  log May 5: visit by Ben with Ana for 30 minutes (focus-area teaching)\n") ==
          "planning 0 h; teaching 30 min");
}

TEST_CASE("a figure may be another one, or be divided by one or by a parameter") {
    const std::string teachers =
        "figure all-teachers is number of teacher\nfigure all-mentors is number of lead-mentor\n";
    const std::string mean = "figure mean is average mark of pulse\n";
    const std::string logs = "  log May 4: pulse by Ana (mark 2)\n";
    CHECK(rows(teachers + "figure shown is all-teachers per all-mentors", logs) == "3 of 1");
    CHECK(rows(teachers + "figure shown is all-mentors as a share of all-teachers", logs) == "1 of 3");
    CHECK(rows(teachers + "figure shown is all-teachers per expected", logs) == "3 of 4");
    CHECK(rows(teachers + "figure shown is number of pulse answered per all-teachers", logs) == "1 of 3");
    CHECK(rows(mean + "figure shown is mean", logs) == "from 3");
}

TEST_CASE("a line of a scenario that is wrong says what was found") {
    const std::string rules = R"(
requirement monthly "Visits" for each blended expect at least 1 visit by mentor in each month from September to May
requirement support-hours "Hours" for each blended expect at least 2 hours of support by mentor in the year
figure visits-share for the program is number of visit as a share of number of support in the year
figure none-share for the program is number of observation as a share of number of conference in the year
figure given for each blended is hours of support by mentor in the year
figure visit-count for each blended is number of visit by mentor in the year
)";
    const std::string facts = R"(
scenario "wrong"
  in 2025-26
  people Ana is teacher, Ben is lead-mentor
  pair P1 is blended: mentee Ana, mentor Ben from September 2
  log October 1: visit by Ben with Ana for 40 minutes
  log October 31: visit by Ben with Ana for 35 minutes
  log November 5: observation by Ben with Ana for 15 minutes
  on November 20 then )";
    struct Row {
        const char *line, *found;  // nothing: the line is right
    };
    const Row rows[] = {
        {"visits-share is shown with 66%", "2 of 3: 66.66%"},
        {"visits-share is shown with 66.66%", ""},
        {"visits-share is shown with 67%", "2 of 3: 66.66%"},
        {"none-share is shown with 50%", "1 of 0"},
        {"given of P1 is shown with 1 hour 30 minutes", ""},
        {"given of P1 is shown with 1 hour 31 minutes", "1 h 30"},
        {"visit-count of P1 is shown with 2", ""},
        {"visit-count of P1 is shown with 3", "2"},
        {"support-hours of P1 is on-track", ""},
        {"support-hours of P1 is met", "on-track with 1 h 30"},
        {"monthly of P1 in October is met", ""},
        {"monthly of P1 in October is missed", "met with 2"},
        {"monthly of P1 in November is met", "on-track with 0"},
        {"monthly of P1 in September is met", "missed with 0"},
        {"monthly of P1 is missed", "met with 2"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.line);
        const test::Sample sample = test::checked(test::program_with(rules + facts + row.line + "\n"));
        REQUIRE(sample.problems == "");
        const std::vector<std::string> wrong = test::disagreements(sample.model);
        const std::string found(row.found);
        const std::string says = "wrong: on November 20, 2025 " + std::string(row.line) + ", but " + found;
        CHECK((wrong.empty() ? "" : wrong.front()) == (found.empty() ? "" : says));
    }
}
