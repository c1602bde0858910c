// The three views of one night, as golden files, and what keeps a CSV safe to open.
#include "engine/report/run_report.h"

#include "tests/report/small_report.h"
#include "tests/support/golden.h"

#include <nlohmann/json.hpp>

using namespace induct;
using namespace induct::testing;

TEST_CASE("the report of a night as text, CSV and JSON") {
    SmallReport small;
    Case open{"pairing-review",
              "stalled",
              "P-1",
              day(2026, 1, 12),
              "hours behind for 52 days",
              {},
              day(2026, 2, 9),
              {},
              "",
              "",
              true,
              {}};
    open.steps.push_back({"hear-mentor", "Talk with the mentor", day(2026, 1, 19), {}, ""});
    small.state.cases.push_back(open);
    Review review;
    review.name = "pairing-review";
    review.title = "Reassignment review";
    review.owner = holders(RoleId{2});
    small.model.reviews.push_back(review);
    small.model.conditions.emplace_back(StatusIs{RequirementId{0}, Status::behind, false, {}, {}});
    Trigger stalled;
    stalled.name = "stalled";
    stalled.when = ConditionId{0};
    stalled.opens = ReviewId{0};
    small.model.triggers.push_back(stalled);

    const Visibility director = small.visibility({false, {PersonId{4}}, "Dee Direct"});
    check_golden("report/director.txt", report_text(small.report(), director));
    check_golden("report/director.csv", report_csv(small.report(), director));
    check_golden("report/director.json", report_json(small.report(), director));
    check_golden("report/anyone.txt", report_text(small.report(), small.visibility({})));
    check_golden("report/pairing.txt", report_text(small.report(), small.visibility({false, {PersonId{1}}, "Ben Cole"}),
                                                   Subject{Subject::Kind::pairing, 0}));
    CHECK(nlohmann::json::parse(report_json(small.report(), director))["reviews"][0]["steps"][0]["late"] == true);
    CHECK(needs_attention(small.report()));
}

TEST_CASE("a report for anyone names nobody") {
    const SmallReport small;
    const Visibility anyone = small.visibility({});
    for (const std::string& text :
         {report_text(small.report(), anyone), report_csv(small.report(), anyone), report_json(small.report(), anyone)})
        for (const char* name : {"Ana", "Ben", "P-1"}) CHECK(text.find(name) == std::string::npos);
}

TEST_CASE("a cell is never a formula, and is quoted when it must be") {
    struct Row {
        const char *text, *cell;
    };
    const Row rows[] = {{"plain", "plain"}, {"a,b", "\"a,b\""}, {"say \"hi\"", "\"say \"\"hi\"\"\""}, {"=1+1", "'=1+1"},
                        {"-5", "'-5"},      {"@x", "'@x"},      {"two\nlines", "\"two\nlines\""},     {"", ""}};
    for (const Row& row : rows) CHECK(csv_cell(row.text) == row.cell);
}
