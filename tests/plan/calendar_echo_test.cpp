// What `induct check --calendar` says of each rule: its windows with their due days, and in words where it has none.
#include "engine/plan/calendar_echo.h"

#include "engine/model/check.h"
#include "grammar/render.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace induct;

namespace {

/// The echo of a small model with these declarations, without the line of its title.
std::string echo(const std::string& declarations) {
    const std::string text = R"(program trial "A trial program"
  runs on trial-year
  partial in full

calendar trial-year
  year 2025-26 from August 25 to June 12
  term fall from August 25 to January 23
  term spring from January 26 to June 12

role beginner
role coach
pairing pair mentee is beginner mentor is coach
activity support
activity visit
artifact plan from coach stages drafted, submitted
parameter soon "How soon"
parameter some-day "Some day"
parameter other-day "Another day"
parameter set-day is June 10
)";
    SourceSet sources;
    const Checked<Model> checked = check_text("trial.induct", text + declarations, sources, embedded_only());
    INFO(render_text(checked.diagnostics, sources));
    REQUIRE_FALSE(has_errors(checked.diagnostics));
    const std::string all = calendar_echo(checked.value), title = "A trial program\n";
    REQUIRE(all.substr(0, title.size()) == title);
    return all.substr(title.size());
}

}  // namespace

TEST_CASE("windows of the calendar with their due days, and what grace adds") {
    CHECK(echo("requirement planned \"Planned\" for each pair expect plan submitted by October 31 grace 5 days\n") ==
          "\n  Planned (planned)\n    plan submitted by October 31\n      2025-26: 1 window\n"
          "        August 25 - October 31, 2025, judged after November 5, 2025\n");
    CHECK(echo("requirement termly \"Termly\" for each pair expect at least 1 support in each term\n") ==
          "\n  Termly (termly)\n    at least 1 support in each term\n      2025-26: 2 windows\n"
          "        August 25, 2025 - January 23, 2026\n        January 26 - June 12, 2026\n");
}

TEST_CASE("of many windows the first three and the last") {
    CHECK(echo("requirement weekly \"Weekly\" for each pair expect at least 1 support in each week\n") ==
          "\n  Weekly (weekly)\n    at least 1 support in each week\n      2025-26: 42 windows\n"
          "        August 25-31, 2025\n        September 1-7, 2025\n        September 8-14, 2025\n"
          "        ... 38 more\n        June 8-12, 2026\n");
}

TEST_CASE("of twelve windows all are told, and a day of grace is one") {
    const std::string all =
        echo("requirement often \"Often\" for each pair expect at least 1 support in each 25 days grace 1 day\n");
    CHECK(std::count(all.begin(), all.end(), '\n') == 4 + 12);
    CHECK(all.find(" more\n") == std::string::npos);
    CHECK(all.find("        August 25 - September 18, 2025, judged after September 19, 2025\n") != std::string::npos);
}

TEST_CASE("with two calendars each is named") {
    const std::string all = echo(
        "requirement termly \"Termly\" for each pair expect at least 1 support in each term\n"
        "calendar other-year\n  year 2025-26 from September 1 to June 12\n  term all-year from September 1 to June "
        "12\n");
    CHECK(all.find("      trial-year\n      2025-26: 2 windows\n") != std::string::npos);
    CHECK(all.find("      other-year\n      2025-26: 1 window\n") != std::string::npos);
}

TEST_CASE("a rule that has no due day yet says what it waits for, and names no day") {
    const std::string waits = "      2025-26: 1 window\n        as its event happens\n";
    CHECK(echo("requirement after-first \"After the first\" for each pair expect plan submitted within 10 school-days "
               "after first "
               "support grace 5 days\n") ==
          "\n  After the first (after-first)\n    plan submitted within 10 school-days after first support\n" + waits);
    CHECK(echo("requirement begun \"Begun\" for each pair expect at least 1 support within 20 days after start of "
               "pairing\n") ==
          "\n  Begun (begun)\n    at least 1 support within 20 days after start of pairing\n" + waits);
    CHECK(
        echo("requirement beyond \"Beyond\" for each pair expect plan drafted within 20 school-days after June 10\n") ==
        "\n  Beyond (beyond)\n    plan drafted within 20 school-days after June 10\n      2025-26: 1 window\n"
        "        beyond the calendar, whose last day is June 12, 2026\n");
}

TEST_CASE("what is asked at all times is asked over the year, and what owes nothing has no line") {
    const std::string year = "      2025-26: 1 window\n        August 25, 2025 - June 12, 2026\n";
    CHECK(echo("requirement followed \"Followed\" for each pair expect each visit is followed by a support within 5 "
               "days\n") == "\n  Followed (followed)\n    each visit is followed by a support within 5 days\n" + year);
    CHECK(echo("requirement gap \"Gap\" for each pair expect no more than 30 days between visits\n") ==
          "\n  Gap (gap)\n    no more than 30 days between visits\n" + year);
    CHECK(echo("requirement free \"Free\" for each pair expect at least 1 visit in the year\n"
               "  except when mentee's leave is recorded: nothing\n") ==
          "\n  Free (free)\n    at least 1 visit in the year\n" + year);
}

TEST_CASE("a limit that nobody has set has no day until it is set") {
    const auto said = [](const std::string& period) {
        const std::string all =
            echo("requirement unset \"Unset\" for each pair expect plan submitted " + period + "\n");
        const std::string head = "\n  Unset (unset)\n    plan submitted " + period + "\n      2025-26: ";
        REQUIRE(all.substr(0, head.size()) == head);
        return all.substr(head.size());
    };
    CHECK(said("within soon after October 1") == "no day: `soon` not set\n");
    CHECK(said("within soon after start of pairing") == "no day: `soon` not set\n");
    CHECK(said("within soon before some-day") == "no day: `soon` and `some-day` not set\n");
    CHECK(said("no later than some-day") == "no day: `some-day` not set\n");
    CHECK(said("between some-day and other-day") == "no day: `some-day` and `other-day` not set\n");
    CHECK(said("by October 1 or within soon after October 3, whichever is later") == "no day: `soon` not set\n");
    CHECK(said("within 20 school-days after set-day") ==
          "1 window\n        beyond the calendar, whose last day is June 12, 2026\n");
    CHECK(said("no later than set-day") == "1 window\n        August 25, 2025 - June 10, 2026\n");
}

TEST_CASE("a survey tells when it is open and after what it is sent, without a due day") {
    CHECK(echo("survey pulse \"Pulse\" asks beginner open in May question mood on 1 to 5\n"
               "survey slip \"Slip\" asks beginner after each visit within 3 days question mood on 1 to 5\n") ==
          "\n  Pulse (pulse)\n    open in May\n      2025-26: 1 window\n        May 1-31, 2026\n"
          "\n  Slip (slip)\n    sent after each visit within 3 days\n");
}
