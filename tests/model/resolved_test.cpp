// What the words become: the resolved model, looked at in tables of small rules.
#include "tests/model/checked_text.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace induct;

namespace {

const std::string opening = testing::read_file(testing::golden_path("check/accepted.induct"));

/// The rule `probe` of the trial program; what was said is shown when there was an error.
const Requirement& probe(const CheckedText& text) {
    INFO(text.rendered);
    REQUIRE(!has_errors(text.diagnostics));
    return text.model[*text.model.find_requirement("probe")];
}

CheckedText with(const std::string& subject, const std::string& expectation) {
    return checked("probe.induct", opening + "\nrequirement probe\n  " + subject + "\n  expect " + expectation + "\n");
}

template <class T>
const T& only(const Requirement& rule) {
    REQUIRE(rule.cases.size() == 1);
    return std::get<T>(rule.cases[0].expects->parts[0].expectation);
}

}  // namespace

TEST_CASE("each form of an expectation becomes its own kind of value") {
    struct Row {
        std::string subject, expectation;
        std::size_t form;  // place in Expectation
    };
    const std::string pair = "for each pair-of-two", program = "for the program";
    const Row rows[] = {
        {pair, "at least 60 hours of support by mentor in the year", 0},
        {pair, "on average at least 1 hour of support per week in each term", 0},
        {pair, "at least 2 observations by mentor in each term", 1},
        {pair, "2 to 3 observations in the year", 1},
        {pair, "at least 3 different days of observation in each week", 1},
        {pair, "at least 1 observation in each week until winter-break, then in each 2 weeks", 1},
        {program, "at least 1 lead at all times with gaps up to 10 school-days", 2},
        {"for each coach", "at most 15 mentees at all times", 2},
        {"for each beginner", "at least 1 pair-of-two on start of year", 2},
        {pair, "no more than 14 days between observations", 3},
        {pair, "plan submitted within 60 days after start of pairing", 4},
        {pair, "plan submitted by October 31 or within 60 days after start of pairing, whichever is later", 4},
        {program, "each observation is by coach and is logged within 7 days", 5},
        {"for each coach", "at least 90% of observations are attended", 6},
        {pair, "hours of observation is at most 50% of hours of support in each month", 7},
        {pair, "that mentor's site is mentee's site", 8},
    };
    for (const Row& row : rows) {
        CAPTURE(row.expectation);
        const CheckedText text = with(row.subject, row.expectation);
        CHECK(probe(text).cases.at(0).expects->parts.at(0).expectation.index() == row.form);
        CHECK(probe(text).cases.at(0).expects->parts.at(0).words == row.expectation);
    }
}

TEST_CASE("people are found nearest first") {
    struct Row {
        std::string subject, by;
        std::size_t who;  // place in Person::who
        Person::Reach reach;
    };
    const Row rows[] = {
        {"for each pair-of-two", "mentor", 1, Person::Reach::nearest},
        {"for each pair-of-two", "lead", 2, Person::Reach::nearest},
        {"for each pair-of-two", "another coach", 2, Person::Reach::another},
        {"for each coach", "coach", 0, Person::Reach::nearest},
        {"for each coach", "every coach", 2, Person::Reach::every},
        {"for each coach", "mentee", 1, Person::Reach::nearest},
        {"for the program", "every lead", 2, Person::Reach::every},
    };
    for (const Row& row : rows) {
        CAPTURE(row.subject);
        CAPTURE(row.by);
        const CheckedText text = with(row.subject, "at least 1 support with " + row.by + " in the year");
        const Selection& what = text.model[only<RecordCount>(probe(text)).what];
        REQUIRE(what.with);
        CHECK(what.with->people.at(0).who.index() == row.who);
        CHECK(what.with->people.at(0).reach == row.reach);
        CHECK(what.with->people.at(0).word == row.by);
    }
}

TEST_CASE("amounts have their exact value") {
    struct Row {
        std::string written;
        std::int64_t minutes;
    };
    const Row rows[] = {{"60 hours", 3600}, {"90 minutes", 90},   {"1 hour 30 minutes", 90},
                        {"1.5 hours", 90},  {"12 sessions", 540}, {"floor", 1200}};
    for (const Row& row : rows) {
        CAPTURE(row.written);
        const CheckedText text =
            checked("probe.induct", opening + "\nunit session is 45 minutes\nparameter floor is 20 hours\n" +
                                        "requirement probe for each pair-of-two expect at least " + row.written +
                                        " of support in the year\n");
        CHECK(only<TimeAmount>(probe(text)).amount.value == Minutes{row.minutes});
    }
}

TEST_CASE("a condition is stored term before use, with its words") {
    const CheckedText text =
        checked("probe.induct",
                opening +
                    "\nrequirement probe for each pair-of-two expect at least 1 support in the year\n"
                    "  waived when length is half-year and (mentee's experience is at least 3 or not (after May 1))\n");
    const Requirement& rule = probe(text);
    REQUIRE(rule.waived_when);
    const Model& model = text.model;
    CHECK(model.conditions.size() == model.condition_words.size());
    CHECK(model.conditions.size() == model.condition_spans.size());
    const auto& both_terms = std::get<Both>(model[*rule.waived_when]);
    CHECK(both_terms.left < *rule.waived_when);
    CHECK(both_terms.right < *rule.waived_when);
    CHECK(model.condition_words[both_terms.left.index] == "length is half-year");
    const auto& test = std::get<FieldIs>(model[both_terms.left]).test;
    CHECK(std::get<ChoiceValue>(test.values.at(0)).index == 1);
    CHECK(std::holds_alternative<OfSubject>(test.place.owner));
    const auto& either_term = std::get<Either>(model[both_terms.right]);
    CHECK(std::holds_alternative<OfSlot>(std::get<FieldIs>(model[either_term.left]).test.place.owner));
    CHECK(std::holds_alternative<Not>(model[either_term.right]));
}

TEST_CASE("the more specific exception speaks first, and an exception to another before it") {
    const CheckedText text = checked(
        "probe.induct",
        opening +
            "\nrequirement probe for each pair-of-two expect at least 9 support in the year\n"
            "  except when mentee's experience is at least 3: at least 5 support in the year\n"
            "  except when mentee's experience is at least 6: at least 2 support in the year\n"
            "exception away to probe when length is half-year and mentee's experience is at most 2 paused\n"
            "exception away-but-here to away when mentee's grade is secondary and mentee's experience is at most 2\n"
            "  expect at least 1 support in the year\n");
    const Requirement& rule = probe(text);
    const auto rank = [&](std::string_view name) {
        for (const Alternative& exception : rule.exceptions)
            if (exception.name == name) return exception.rank;
        return std::uint32_t{0};
    };
    REQUIRE(rule.exceptions.size() == 4);
    CHECK(rank("mentee's experience is at least 6") > rank("mentee's experience is at least 3"));
    CHECK(rank("away-but-here") > rank("away"));
    CHECK(std::is_sorted(rule.exceptions.begin(), rule.exceptions.end(),
                         [](const Alternative& a, const Alternative& b) { return a.rank > b.rank; }));
}

TEST_CASE("cases that are complete and disjoint are accepted") {
    for (const char* cases : {"case mentee's grade is elementary: at least 1 support in the year\n"
                              "case mentee's grade is secondary: at least 2 support in the year\n",
                              "case mentee's experience is at most 2: at least 1 support in the year\n"
                              "case mentee's experience is at least 3: at least 2 support in the year\n",
                              "case after January 15: at least 1 support in the year\n"
                              "case not (after January 15): at least 2 support in the year\n"}) {
        CAPTURE(cases);
        const CheckedText text =
            checked("probe.induct", opening + "\nrequirement probe for each pair-of-two\n" + cases);
        CHECK(probe(text).cases.size() == 2);
    }
}

TEST_CASE("a library's activity may be given a parent") {
    const CheckedText text = checked("probe.induct", R"(
program trial "Trial" runs on year-one partial in full
calendar year-one year 2025-26 from August 25 to June 12
use mentoring
role coach
activity instructional
activity goal-setting "Setting goals" is instructional
requirement probe for each coach expect at least 1 instructional in the year
)");
    (void)probe(text);
    const Model& model = text.model;
    CHECK(is_a(model, *model.find_kind("goal-setting"), *model.find_kind("instructional")));
    CHECK(!is_a(model, *model.find_kind("instructional"), *model.find_kind("goal-setting")));
    CHECK(model[*model.find_kind("goal-setting")].title == "Setting goals");
    CHECK(model[*model.find_kind("goal-setting")].layer == "mentoring");
}

TEST_CASE("a model answers by exact name, second name and plural") {
    const CheckedText text =
        checked("probe.induct", opening + "\nrole visitor also called guest cite handbook, \"9\"\n");
    const Model& model = text.model;
    CHECK(model.find_role("visitor") == model.find_role("guest"));
    CHECK(model.find_role("visitors") == model.find_role("visitor"));
    CHECK(model.find_kind("observations") == model.find_kind("observation"));
    CHECK(model.find_pairing("pair-of-two").has_value());
    CHECK(!model.find_role("nobody"));
    CHECK(!model.find_group("coach"));
    CHECK(model.find_field("experience").has_value());
    CHECK(model.calendar_of("anywhere").name == "trial-year");
    CHECK(model[model.built_in.mentoring_year] == "mentoring-year");
    CHECK(word(Status::met_late) == "met-late");
    const Requirement& base = model[*model.find_requirement("base")];
    CHECK(std::holds_alternative<InFull>(partial_of(model, base, InYear{})));
    CHECK(std::holds_alternative<SkippedBelow>(partial_of(model, base, Cadence{{1, SpanUnit::month}, std::nullopt})));
    CHECK(std::holds_alternative<InFull>(partial_of(model, base, ByLimit{ByDate{AtMonthDay{{10, 31}}}})));
}

TEST_CASE("a scenario is data: who, what, when, and what must come out") {
    const CheckedText text = checked("probe.induct", opening + R"(
requirement probe for each pair-of-two expect at least 1 observation in the year
scenario "small" in 2025-26
  people Ana is beginner (experience 2, district Medford), Ben is coach from September 2
  pair P1 is pair-of-two: mentee Ana, mentor Ben, (length half-year) from September 2 to January 20
  log January 9 15:00 to 15:40: observation by Ben with Ana recorded on January 12
  log October 3: plan submitted by Ben about P1
  leave Ana from March 1 to March 10
  on January 20 then probe of P1 is met with 1 and base of P1 is not met with 1 hour 30 minutes
)");
    (void)probe(text);
    REQUIRE(text.model.scenarios.size() == 1);
    const Scenario& scenario = text.model.scenarios[0];
    CHECK(scenario.year == "2025-26");
    REQUIRE(scenario.people.size() == 2);
    CHECK(scenario.people[0].fields.size() == 2);
    REQUIRE(scenario.pairs.size() == 1);
    CHECK(scenario.pairs[0].since->last == *make_date(2026, 1, 20));
    CHECK(scenario.pairs[0].fields.size() == 1);
    REQUIRE(scenario.logs.size() == 2);
    CHECK(scenario.logs[0].date == *make_date(2026, 1, 9));
    CHECK(scenario.logs[0].recorded_on == make_date(2026, 1, 12));
    CHECK(scenario.logs[1].stage == "submitted");
    CHECK(scenario.leaves.size() == 1);
    REQUIRE(scenario.checks.size() == 1);
    REQUIRE(scenario.checks[0].checks.size() == 2);
    CHECK(std::get<Status>(scenario.checks[0].checks[0].expected) == Status::met);
    CHECK(std::get<Number>(*scenario.checks[0].checks[0].with) == Number{1000});
    CHECK(scenario.checks[0].checks[1].negated);
    CHECK(std::get<Minutes>(*scenario.checks[0].checks[1].with) == Minutes{90});
}

TEST_CASE("broken and half-written models are told, never trusted") {
    // Every beginning of a whole model is checked: none may crash, and none may set off an endless chain.
    const std::string whole = testing::read_file(testing::golden_path("check/wrong_status.induct"));
    for (std::size_t length = 0; length < whole.size(); length += 37) {
        const CheckedText text = checked("part.induct", whole.substr(0, length));
        CAPTURE(length);
        CHECK(text.diagnostics.size() < 30);
    }
}

TEST_CASE("a meeting knows who is expected and who leads it") {
    const CheckedText text =
        checked("probe.induct", opening +
                                    "\nmeeting round of coach, beginner led by lead has agenda\n"
                                    "requirement probe for each coach expect at least 1 round in the year\n");
    (void)probe(text);
    const Kind& round = text.model[*text.model.find_kind("round")];
    CHECK(round.form == KindForm::meeting);
    CHECK(round.of_roles.size() == 2);
    CHECK(round.led_by == std::vector<RoleId>{*text.model.find_role("lead")});
    CHECK(round.fields.size() == 1);
}
