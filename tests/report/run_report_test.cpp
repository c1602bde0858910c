// The three views of one night, as golden files, and what keeps a CSV safe to open.
#include "engine/report/run_report.h"

#include "engine/report/figure_value.h"
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

TEST_CASE("what cannot be told is listed by rule and reason, and what is set aside by whom it hurts") {
    SmallReport small;
    Finding unknown = small.finding(0, {Subject::Kind::pairing, 0}, Status::unknown, day(2026, 1, 8));
    unknown.says = "record R-12 has no length of time";
    Finding later = unknown;
    later.window = {{day(2026, 1, 1), day(2026, 1, 31)}, "January 2026"};
    Finding no_experience = small.finding(0, {Subject::Kind::person, 0}, Status::unknown, day(2026, 1, 8));
    no_experience.says = "the experience of the mentee is not recorded";
    small.judgements = {{{Subject::Kind::pairing, 0}, {unknown, later}, {}, {}, {}}};
    for (std::uint32_t person = 0; person < 5; ++person) {
        no_experience.subject = {Subject::Kind::person, person};
        small.judgements.push_back({no_experience.subject, {no_experience}, {}, {}, {}});
    }
    const std::string text = report_text(small.report(), small.visibility({true, {}, "the operator"}));
    CHECK(text.find("What cannot be told: 7 windows\n") != std::string::npos);
    CHECK(text.find("60 hours of support [S-1] small/hours\n"
                    "  P-1 Ana Ruiz with Ben Cole, 2 windows\n"
                    "            record R-12 has no length of time\n"
                    "  5 subjects: E-A, E-B, E-L, ..., E-D\n"
                    "            the experience of the mentee is not recorded\n") != std::string::npos);
    // Whoever sees nothing of it reads nothing of it.
    const std::string ana = report_text(small.report(), small.visibility({false, {PersonId{3}}, "Cy Counsel"}));
    CHECK(ana.find("R-12") == std::string::npos);

    SmallReport behind;
    const std::vector<NamingRow> rows = {{"inbox/a.csv", 12, false, false, {"E-A"}}};
    RunReport report{"small",      behind.context, behind.judgements,
                     behind.state, behind.events,  {day(2026, 1, 20), day(2026, 1, 20)},
                     rows};
    const std::string set_aside = "  SET ASIDE 1 row that names Ana Ruiz is set aside: `inbox/a.csv` row 12\n";
    CHECK(report_text(report, behind.visibility({true, {}, "the operator"})).find(set_aside) != std::string::npos);
    CHECK(report_text(report, behind.visibility({false, {PersonId{1}}, "Ben Cole"})).find("inbox/") ==
          std::string::npos);
}

TEST_CASE("many windows that were entered late are told by rule") {
    SmallReport small;
    small.judgements.clear();
    for (std::uint32_t person = 0; person < 5; ++person) {
        Judgement judgement{{Subject::Kind::person, person}, {}, {}, {}, {}};
        for (std::uint32_t rule : {0U, 2U}) {
            Finding late = small.finding(rule, judgement.subject, Status::met, day(2026, 1, 8));
            late.entered_late = true;
            judgement.findings.push_back(late);
        }
        small.judgements.push_back(judgement);
    }
    const auto text = [&] { return report_text(small.report(), small.visibility({true, {}, "the operator"})); };
    CHECK(text().find("Ana Ruiz (E-A): 60 hours of support, 1 window: 2025-26\n") != std::string::npos);
    small.judgements.back().findings.push_back(small.judgements.back().findings.front());
    small.judgements.push_back({{Subject::Kind::pairing, 0}, {small.judgements.front().findings.front()}, {}, {}, {}});
    CHECK(text().find("Met, but entered when grace was over: 12 windows\n") != std::string::npos);
    CHECK(text().find("60 hours of support [S-1] small/hours: 7 windows of 6 subjects: E-A, E-B, E-L, ..., P-1\n") !=
          std::string::npos);
    CHECK(text().find("Ana Ruiz (E-A)") == std::string::npos);
}

TEST_CASE("a report for anyone names nobody") {
    const SmallReport small;
    const Visibility anyone = small.visibility({});
    for (const std::string& text :
         {report_text(small.report(), anyone), report_csv(small.report(), anyone), report_json(small.report(), anyone)})
        for (const char* name : {"Ana", "Ben", "P-1"}) CHECK(text.find(name) == std::string::npos);
}

TEST_CASE("the counts in the heading are of five or more, but for whoever sees everything") {
    SmallReport small;
    const auto heading = [&](Readership reader) {
        const std::string text = report_text(small.report(), small.visibility(std::move(reader)));
        const std::size_t from = text.find("\nfor "), line = text.find('\n', from + 1) + 1;
        return text.substr(line, text.find('\n', line) - line);
    };
    CHECK(heading({}) == "fewer than 5 pairings, 5 people, 0 records up to this day");
    CHECK(heading({false, {PersonId{0}}, ""}) == "fewer than 5 pairings, 5 people, 0 records up to this day");
    CHECK(heading({false, {PersonId{4}}, ""}) == "1 pairing, 5 people, 0 records up to this day");
    CHECK(heading({true, {}, ""}) == "1 pairing, 5 people, 0 records up to this day");
    small.world.people.push_back(small.world.people.front());
    CHECK(heading({}) == "fewer than 5 pairings, 6 people, 0 records up to this day");
    // What four people have done is theirs, too.
    small.world.people.resize(4);
    small.model.program.owner.reset();
    CHECK(heading({}) == "fewer than 5 pairings, fewer than 5 people");
    small.world.pairings.clear();
    small.judgements.erase(small.judgements.begin());
    CHECK(heading({}) == "0 pairings, fewer than 5 people");
}

TEST_CASE("a rule of few subjects has no counts, in text and in JSON") {
    SmallReport small;
    small.model.requirements[2].subject = ForProgram{};
    const auto shown = [&](Readership reader) {
        const Visibility visibility = small.visibility(std::move(reader));
        const auto json = nlohmann::json::parse(report_json(small.report(), visibility));
        return report_text(small.report(), visibility) + json["rules"].dump();
    };
    const std::string anyone = shown({}), operators = shown({true, {}, ""});
    CHECK(anyone.find("fewer than 5: not shown") != std::string::npos);
    CHECK(anyone.find("\"behind\":1") == std::string::npos);
    CHECK(operators.find("fewer than 5: not shown") == std::string::npos);
    CHECK(operators.find("\"behind\":1") != std::string::npos);
    // What is about the program is nobody's own.
    CHECK(anyone.find("\"on-track\":1") != std::string::npos);
}

TEST_CASE("a cell is never a formula, and is quoted when it must be") {
    struct Row {
        const char *text, *cell;
    };
    const Row rows[] = {{"plain", "plain"},          {"a,b", "\"a,b\""}, {"say \"hi\"", "\"say \"\"hi\"\"\""},
                        {"=1+1", "'=1+1"},           {"-5", "-5"},       {"@x", "'@x"},
                        {"two\nlines", "two lines"}, {"", ""},           {"a;=1", "a;'=1"},
                        {"a; =1", "a;' =1"},         {"a;b", "a;b"},     {"\x1b[2J", "\xEF\xBF\xBD[2J"}};
    for (const Row& row : rows) CHECK(report_line({row.text, "x"}) == row.cell + std::string(",x\n"));
}

TEST_CASE("a figure of too few answers says so, and nothing else") {
    SmallReport small;
    Figure mean;
    mean.name = "mean";
    mean.title = "Mean of the answers";
    mean.gauge = Measure(MeasureStanding{StandingRole{RoleId{0}}, {}});  // nothing that is confidential
    small.model.figures = {mean};
    FigureFinding found;
    found.subject = {Subject::Kind::program, 0};
    found.measured = Measured::average;
    FigureRow few, many;
    few.split = {"Hill School"};
    few.shown_from = 5;
    many.split = {"Dale School"};
    many.amount = 3417;
    many.whole = 12;
    found.rows = {few, many};
    small.judgements[1].figures = {found};
    const Visibility director = small.visibility({false, {PersonId{4}}, "Dee Direct"});
    const std::string text = report_text(small.report(), director);
    CHECK(text.find("not shown: fewer than 5 answers") != std::string::npos);
    CHECK(text.find("3.42 (of 12)") != std::string::npos);
    const nlohmann::json figures = nlohmann::json::parse(report_json(small.report(), director))["figures"];
    REQUIRE(figures.size() == 2);
    CHECK(figures[0]["shown_from"] == 5);
    CHECK_FALSE(figures[0].contains("amount"));
    CHECK(figures[1]["amount"] == 3417);
    CHECK(figures[1]["of"] == 12);
    CHECK(nlohmann::json::parse(report_json(small.report(), small.visibility({})))["figures"].empty());
}

TEST_CASE("where there is no value JSON has null, and a figure that nothing is recorded of says of how many it is") {
    SmallReport small;
    Review review;
    review.name = "second-look";
    review.title = "Second look";
    review.owner = holders(RoleId{4});
    small.model.reviews = {review};
    // Of a step and a decision nobody has said by when.
    small.state.cases = {{"second-look",
                          "stalled",
                          "P-1",
                          day(2026, 1, 8),
                          "behind",
                          {{"talk", "A talk", last_known_day, {}, ""}},
                          {},
                          {},
                          "",
                          "",
                          true,
                          {}}};
    Figure mean;
    mean.name = "mean";
    mean.gauge = Measure(MeasureStanding{StandingRole{RoleId{0}}, {}});
    small.model.figures = {mean};
    FigureFinding found;
    found.subject = {Subject::Kind::program, 0};
    found.measured = Measured::average;
    FigureRow none;
    none.whole = 0;
    found.rows = {none};
    small.judgements[1].figures = {found};
    small.judgements[0].findings[0].next_change = day(2026, 2, 1);
    const Visibility director = small.visibility({false, {PersonId{4}}, "Dee Direct"});
    const nlohmann::json json = nlohmann::json::parse(report_json(small.report(), director));

    const nlohmann::json& figure = json["figures"].at(0);
    CHECK(figure["amount"] == 0);
    CHECK(figure["of"] == 0);
    CHECK_FALSE(figure.contains("at_most"));
    CHECK(report_text(small.report(), director).find("none recorded") != std::string::npos);

    const nlohmann::json& step = json["reviews"].at(0)["steps"].at(0);
    CHECK(step["due"].is_null());
    CHECK(step["done"].is_null());
    CHECK(step["late"] == false);
    CHECK_FALSE(json["reviews"][0].contains("decide_by"));
    CHECK_FALSE(json["reviews"][0].contains("decided"));

    REQUIRE(json["findings"].size() == 2);  // what is for the counsellor is not among them
    CHECK(json["findings"][0]["next_change"] == "2026-02-01");
    CHECK(json["findings"][1]["next_change"].is_null());
    CHECK(json["findings"][0]["known"].is_null());
    CHECK_FALSE(json["findings"][1]["parts"].at(0).contains("expected_now"));
    CHECK(json["findings"][0]["parts"].at(0)["expected_now"] == 1890);
}

TEST_CASE("a figure that depends on what is not recorded is told as a range") {
    struct Row {
        Measured measured;
        bool is_share;
        std::int64_t amount;
        std::optional<std::int64_t> most, whole, whole_most;
        const char* words;
    };
    const Row rows[] = {
        {Measured::people, true, 2, {}, 3, {}, "66.66% (2 of 3)"},
        {Measured::people, true, 0, 3, 3, {}, "0 to 3 of 3, 3 not recorded"},
        {Measured::people, true, 1, 2, 3, 5, "1 to 2 of 3 to 5, 2 not recorded"},
        {Measured::people, true, 1, {}, 3, 5, "1 of 3 to 5, 2 not recorded"},
        {Measured::people, false, 4, 6, 2, {}, "4 to 6 per 2, 2 not recorded"},
        {Measured::records, false, 4, 6, {}, {}, "4 to 6, 2 not recorded"},
        {Measured::minutes, false, 60, 90, {}, {}, "1 h to 1 h 30, 30 min not recorded"},
        {Measured::minutes, false, 410, {}, 3, {}, "6 h 50 per 3 (2 h 17 each)"},
        {Measured::minutes, false, 0, {}, 0, {}, "0 h per 0"},
        {Measured::records, false, 4, {}, 11, {}, "4 per 11 (0.36 each)"},
        {Measured::records, false, 5, {}, 11, {}, "5 per 11 (0.45 each)"},
    };
    for (const Row& row : rows) {
        FigureFinding finding;
        finding.measured = finding.measured_whole = row.measured;
        finding.is_share = row.is_share;
        const FigureRow shown{{}, row.amount, row.whole, {}, row.most, row.whole_most};
        CHECK(figure_value_words(finding, shown) == std::string(row.words));
    }
}
