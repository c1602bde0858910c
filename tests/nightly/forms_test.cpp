// Every form of requirement, once met and once missed, each with its whole reason: tests/golden/forms/NAME.induct holds
// the rules and their scenarios, NAME.txt what `why` says of each line. UPDATE_GOLDEN=1 rewrites the latter.
//
// The scenarios run through the same machinery as `induct test`; their lines were worked out by hand from
// docs/language.md, 6, so what they expect is what is right.
#include "engine/evaluate/scenario_status.h"
#include "engine/evaluate/why.h"
#include "engine/ledger/scenario_world.h"
#include "engine/nightly/models.h"
#include "engine/nightly/scenarios.h"
#include "grammar/render.h"
#include "tests/nightly/form_names.h"
#include "tests/support/golden.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>

using namespace induct;
using namespace induct::testing;

namespace {

LoadedModel loaded(const std::filesystem::path& path) {
    SourceSet sources;
    LoadedModel model = load_model(path.string(), sources);
    INFO(render_text(model.diagnostics, sources));
    REQUIRE(model.usable());
    CHECK(model.diagnostics.empty());
    return model;
}

std::string indented(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (out.empty() || out.back() == '\n') out += "    ";
        out += c;
    }
    return out;
}

/// What was found for one scenario: the text of its lines, and for each rule the statuses that it took.
class Shown {
  public:
    Shown(const Model& model, std::map<std::string, std::set<Status>>& taken)
        : model_(model), plan_(plan(model)), taken_(taken) {}

    std::string scenario(const Scenario& scenario) {
        const ScenarioResult result = run_scenario(model_, scenario);
        std::string text = fmt::format("=== {}\n", scenario.title);
        std::size_t place = 0, on = 0;
        for (const ScenarioOn& line : scenario.checks) {
            World world = world_of(model_, scenario, line.date);
            world.reviews = result.reviews.at(on++);
            const auto judgements = evaluate_all(plan_, model_, world, {line.date, line.date}, 1, Detail::evidence);
            for (const ScenarioCheck& check : line.checks) {
                const CheckResult& found = result.checks.at(place++);
                CAPTURE(scenario.title);
                CAPTURE(found.words);
                CAPTURE(to_words(line.date));
                CAPTURE(found.why);
                CHECK_MESSAGE(found.holds, "found: ", found.found);
                text += fmt::format("on {}: {}\n", to_words(line.date), found.words);
                text += indented(told(check, found, world, judgements, line.date));
            }
        }
        return text + "\n";
    }

  private:
    std::string told(const ScenarioCheck& check, const CheckResult& found, const World& world,
                     const std::vector<Judgement>& judgements, Date on) {
        if (std::holds_alternative<ReviewId>(check.what)) return found.found + "\n" + found.why + "\n";
        const ScenarioAnswer answer = find_status(model_, world, judgements, check, on);
        if (!answer.finding) return found.found + "\n";
        taken_[model_[answer.finding->requirement].name].insert(answer.finding->status);
        return why_text(explain(plan_, model_, world, *answer.finding, {on, on}, on), true);
    }

    const Model& model_;
    Plan plan_;
    std::map<std::string, std::set<Status>>& taken_;
};

}  // namespace

TEST_CASE("every form of requirement is shown met and missed") {
    std::map<std::string, std::set<Status>> by_form;
    for (auto path : golden_files("forms", ".induct")) {
        const LoadedModel one = loaded(path);
        std::map<std::string, std::set<Status>> by_rule;
        Shown shown(one.model, by_rule);
        std::string text;
        for (const Scenario& scenario : one.model.scenarios) text += shown.scenario(scenario);
        check_kept(path.replace_extension(".txt"), text);
        for (const Requirement& rule : one.model.requirements) {
            CAPTURE(rule.name);
            CHECK(by_rule[rule.name].count(Status::met) == 1);
            CHECK(by_rule[rule.name].count(Status::missed) == 1);
            for (const std::string& form : test::forms_of(one.model, rule))
                by_form[form].insert(by_rule[rule.name].begin(), by_rule[rule.name].end());
        }
    }
    for (const std::string& form : test::all_forms()) {
        CAPTURE(form);
        CHECK(by_form[form].count(Status::met) == 1);
        CHECK(by_form[form].count(Status::missed) == 1);
    }
    for (const auto& found : by_form) {
        CAPTURE(found.first);
        CHECK(test::all_forms().count(found.first) == 1);
    }
}
