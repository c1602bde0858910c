// Lowering: the table of kinds, shared tests, scopes. The model is made by hand: two kinds, one rule.
#include "engine/plan/plan.h"

#include <doctest/doctest.h>

using namespace induct;

namespace {

Model small_model() {
    Model model;
    Kind support, visit;
    support.name = support.title = "support";
    support.is = {KindId{0}};
    visit.name = visit.title = "visit";
    visit.parents = {KindId{0}};
    visit.is = {KindId{0}, KindId{1}};
    model.kinds = {support, visit};
    model.roles.resize(1);
    model.roles[0].name = "mentor";
    Selection all, visits;
    all.kinds = {KindId{0}};
    all.words = "support";
    const Who mentor{true, {Person{Person::Reach::nearest, RoleHolder{RoleId{0}}, "mentor"}}};
    all.by = visits.by = {mentor};
    visits.kinds = {KindId{1}};
    visits.words = "visits";
    model.selections = {all, visits};
    Requirement rule;
    rule.name = "hours";
    rule.subject = ForRole{RoleId{0}};
    Alternative base;
    TimeAmount amount{Bound::at_least, {hours(2), {}}, SelectionId{0}, false, {}, InYear{}};
    RecordCount count;
    count.least.value = 1;
    count.what = SelectionId{1};
    count.period = Cadence{{1, SpanUnit::month}, {}};
    base.expects = Expects{Joint::and_also, {{amount, "2 hours of support", {}}, {count, "1 visit in each month", {}}}};
    rule.cases = {base};
    rule.partial = InFull{};
    model.requirements = {rule};
    return model;
}

}  // namespace

TEST_CASE("a kind adds to what it is") {
    const Plan lowered = plan(small_model());
    REQUIRE(lowered.selects_of_code.size() == 2);
    CHECK(lowered.selects_of_code[0] == std::vector<std::uint32_t>{0});
    CHECK(lowered.selects_of_code[1] == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("one question is asked once") {
    const Plan lowered = plan(small_model());
    REQUIRE(lowered.tests.size() == 1);
    CHECK(lowered.selects[0].tests == lowered.selects[1].tests);
}

TEST_CASE("a scope knows what its subjects need") {
    const Plan lowered = plan(small_model());
    REQUIRE(lowered.scopes.size() == 1);
    CHECK(lowered.scopes[0].rules == std::vector<std::uint32_t>{0});
    CHECK(lowered.scopes[0].tests == std::vector<bool>{true});
}

TEST_CASE("the text of a plan") {
    const Model model = small_model();
    CHECK(to_text(plan(model), model) ==
          "table: which selects a record adds to, by kind and stage\n"
          "    0 support                                  0\n"
          "    1 visit                                    0 1\n"
          "\ntests of a record\n"
          "    0 by mentor\n"
          "\nselects\n"
          "    0 support [test 0]\n"
          "    1 visits [test 0]\n"
          "\nrule hours for each mentor\n"
          "  all of\n"
          "    amount   2 hours of support\n"
          "      at least 120 minutes of select 0; in full\n"
          "    amount   1 visit in each month\n"
          "      at least 1 records of select 1; in full\n");
}
