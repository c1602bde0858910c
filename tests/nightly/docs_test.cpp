// No example in the documentation is untested: each snippet of docs/*.md and README.md is parsed and checked, scenarios
// in it are run, and each form that the reference shows in a table or a list is checked and evaluated in front of the
// model tests/golden/docs/prelude.induct, which declares what the examples speak of.
#include "engine/evaluate/evaluate.h"
#include "engine/ledger/scenario_world.h"
#include "engine/model/check.h"
#include "engine/nightly/scenarios.h"
#include "grammar/parse.h"
#include "grammar/render.h"
#include "tests/support/golden.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>

using namespace induct;
using namespace induct::testing;

namespace {

const std::string raised_nine = "\u2079";  // marks what is designed and not evaluated yet

std::string documentation(const std::string& name) {
    return read_file(std::filesystem::path(INDUCT_SOURCE_DIR) / name);
}

// ---- snippets

struct Snippet {
    std::string page;
    std::size_t line = 0;
    std::string text;
};

std::vector<Snippet> snippets_of(const std::string& page) {
    const std::string text = documentation(page);
    std::vector<Snippet> found;
    const std::string opening = "\n```induct\n";
    for (std::size_t at = text.find(opening); at != std::string::npos; at = text.find(opening, at)) {
        at += opening.size();
        const std::size_t end = text.find("\n```", at);
        const auto line =
            static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
        found.push_back({page, line + 1, text.substr(at, end - at + 1)});
    }
    return found;
}

struct Declaration {
    std::string keyword, name, text;
};

/// The declarations of a text, with the comments between them left out.
std::vector<Declaration> declarations_of(const std::string& text) {
    SourceSet sources;
    const SourceText source = source_text("snippet", text);
    const FileId file = sources.add(source);
    const Checked<Syntax> parsed = parse(file, source);
    INFO(render_text(parsed.diagnostics, sources));
    CHECK(parsed.diagnostics.empty());
    std::vector<Declaration> found;
    for (const NodeId id : parsed.value.declarations()) {
        const NodeId name = parsed.value.child(id, Rule::name);
        const std::string whole(parsed.value.text(id));
        found.push_back({whole.substr(0, whole.find_first_of(" \n")),
                         name ? std::string(parsed.value.text(name)) : std::string(), whole});
    }
    return found;
}

const std::vector<Declaration>& prelude() {
    static const std::vector<Declaration> all = declarations_of(read_file(golden_path("docs/prelude.induct")));
    return all;
}

/// The prelude, with the snippet's declarations in the place of those that it declares itself.
std::string with_prelude(const std::string& snippet) {
    std::set<std::string> taken;
    bool program = false;
    for (const Declaration& one : declarations_of(snippet)) {
        // A plural would be taken for the name itself.
        for (const char* ending : {"", "s"})
            if (!one.name.empty()) taken.insert(one.name + ending);
        if (one.name.size() > 1 && one.name.back() == 's') taken.insert(one.name.substr(0, one.name.size() - 1));
        program = program || one.keyword == "program";
    }
    std::string text;
    for (const Declaration& one : prelude())
        if (!taken.count(one.name) && !(program && one.keyword == "program")) text += one.text + "\n";
    return text + snippet;
}

struct Tried {
    Model model;
    bool good = false;
    std::string told;
};

Tried tried(const std::string& text) {
    SourceSet sources;
    Checked<Model> checked =
        check_text("snippet", text, sources, library_beside(std::string(INDUCT_SOURCE_DIR) + "/rules"));
    const bool good = !has_errors(checked.diagnostics);
    std::erase_if(checked.diagnostics, [](const Diagnostic& one) { return one.severity != Severity::error; });
    return {std::move(checked.value), good, render_text(checked.diagnostics, sources)};
}

void run_scenarios(const Model& model) {
    for (const Scenario& scenario : model.scenarios)
        for (const CheckResult& check : run_scenario(model, scenario).checks) {
            CAPTURE(scenario.title);
            CAPTURE(check.words);
            CAPTURE(check.found);
            CHECK(check.holds);
        }
}

// ---- forms shown in tables and lists

/// The code spans of a stretch of Markdown that are no `⁹`.
std::vector<std::string> code_spans(const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t at = text.find('`'); at != std::string::npos; at = text.find('`', at + 1)) {
        const std::size_t end = text.find('`', at + 1);
        if (end == std::string::npos) break;
        const bool marked = text.compare(end + 1, raised_nine.size(), raised_nine) == 0;
        if (!marked) found.push_back(text.substr(at + 1, end - at - 1));
        at = end;
    }
    return found;
}

/// The rows of the table under a heading line, as cells; rows that are marked are left out.
std::vector<std::vector<std::string>> table_under(const std::string& page, const std::string& heading) {
    const std::string text = documentation(page);
    std::size_t at = text.find("\n" + heading);
    REQUIRE(at != std::string::npos);
    std::vector<std::vector<std::string>> rows;
    at = text.find('\n', at + 1) + 1;
    while (text[at] == '|') {
        const std::size_t end = text.find('\n', at);
        std::vector<std::string> cells;
        for (std::size_t bar = at; bar + 1 < end;) {
            const std::size_t next = text.find('|', bar + 1);
            cells.push_back(text.substr(bar + 1, next - bar - 1));
            bar = next;
        }
        if (cells[0].find("---") == std::string::npos && cells[0].find(raised_nine) == std::string::npos)
            rows.push_back(std::move(cells));
        at = end + 1;
    }
    CHECK(rows.size() > 3);
    return rows;
}

/// What stands behind `opening` up to `closing`.
std::string stretch(const std::string& page, const std::string& opening, const std::string& closing) {
    const std::string text = documentation(page);
    const std::size_t begin = text.find(opening);
    REQUIRE(begin != std::string::npos);
    const std::size_t end = text.find(closing, begin + opening.size());
    REQUIRE(end != std::string::npos);
    return text.substr(begin + opening.size(), end - begin - opening.size());
}

const std::vector<std::string> subjects = {"for each blended", "for each building-mentor", "for each teacher",
                                           "for each coach",   "for each cohort",          "for each committee",
                                           "for the program",  "for each one-to-one",      "for each school"};

/// Checks `requirement shown SUBJECT expect FORM` for the first subject that it fits, evaluates it, and wants a
/// finding.
void try_forms(const std::vector<std::string>& forms, const std::string& declarations = {}) {
    std::string told;
    for (const std::string& form : forms) {
        for (const std::string& subject : subjects) {
            const Tried one = tried(with_prelude(
                fmt::format("{}\nrequirement shown \"Shown\" {}\n  expect {}\n", declarations, subject, form)));
            if (!one.good) {
                told += fmt::format("{}: {}\n{}", subject, form, one.told);
                continue;
            }
            const Scenario& scenario = one.model.scenarios.front();
            const Date on = scenario.checks.back().date;
            const Plan lowered = plan(one.model);
            std::size_t findings = 0;
            for (const Judgement& judgement :
                 evaluate_all(lowered, one.model, world_of(one.model, scenario, on), {on, on}, 1))
                for (const Finding& finding : judgement.findings)
                    findings += one.model[finding.requirement].name == "shown" ? 1 : 0;
            CAPTURE(form);
            CHECK(findings > 0);
            return;
        }
    }
    FAIL_CHECK("no form of this is accepted:\n" << told);
}

}  // namespace

TEST_CASE("every snippet of the documentation is a model, or part of one, and its scenarios hold") {
    std::size_t snippets = 0;
    for (const char* page : {"README.md", "docs/language.md", "docs/first-workspace.md", "docs/workspace.md",
                             "docs/library.md", "docs/ledger.md"}) {
        std::string before;
        for (const Snippet& snippet : snippets_of(page)) {
            CAPTURE(snippet.page);
            CAPTURE(snippet.line);
            snippets += 1;
            if (snippet.text.starts_with("workspace ")) continue;  // first_workspace_test.cpp runs those
            const bool whole =
                snippet.text.starts_with("program ") || snippet.text.find("\nprogram ") != std::string::npos;
            if (snippet.text.find(" extends ") != std::string::npos) {
                (void)declarations_of(snippet.text);
                continue;
            }
            // A whole model, a part that goes on with the model before it, or a part that speaks of the prelude.
            Tried one = tried(whole ? snippet.text : before + snippet.text);
            if (!one.good) one = tried(with_prelude(snippet.text));
            INFO(one.told);
            CHECK(one.good);
            if (one.good) run_scenarios(one.model);
            if (whole) before = snippet.text;
        }
    }
    CHECK(snippets >= 5);
}

TEST_CASE("the overlay that the reference shows stands over its model of section 2") {
    const std::vector<Snippet> snippets = snippets_of("docs/language.md");
    const auto overlay = std::find_if(snippets.begin(), snippets.end(), [](const Snippet& one) {
        return one.text.starts_with("program ") && one.text.find("\nscenario ") != std::string::npos &&
               one.text.find(" extends ") != std::string::npos;
    });
    REQUIRE(overlay != snippets.end());
    SourceSet sources;
    const Library library = library_beside("", [&](const std::string& path) -> std::optional<std::string> {
        if (path == "somc.induct") return snippets.front().text;
        return std::nullopt;
    });
    const Checked<Model> checked = check_text("shown", overlay->text, sources, library);
    INFO(render_text(checked.diagnostics, sources));
    REQUIRE(!has_errors(checked.diagnostics));
    CHECK(checked.value.program.extends == std::vector<std::string>{"somc"});
    CHECK(checked.value.scenarios.size() == 1);
    run_scenarios(checked.value);
}

TEST_CASE("the prelude itself holds") {
    const Tried one = tried(read_file(golden_path("docs/prelude.induct")));
    INFO(one.told);
    REQUIRE(one.good);
    run_scenarios(one.model);
}

TEST_CASE("every expectation in the reference is checked and evaluated") {
    for (const auto& row : table_under("docs/language.md", "| form | examples |"))
        for (const std::string& form : code_spans(row.at(1))) {
            CAPTURE(form);
            try_forms({form});
        }
}

TEST_CASE("every claim in the reference is checked and evaluated") {
    for (const auto& row : table_under("docs/language.md", "| claim | example |"))
        for (const std::string& form : code_spans(row.at(1))) {
            CAPTURE(form);
            try_forms({form});
        }
}

TEST_CASE("every thing found in handbooks is declared, and its rule checked and evaluated") {
    for (const auto& row : table_under("docs/language.md", "| thing | declaration | rule |")) {
        std::string declarations;
        for (const std::string& span : code_spans(row.at(1)))
            if (span.find(' ') != std::string::npos && !span.starts_with("has ")) declarations += span + "\n";
        for (const std::string& rule : code_spans(row.at(2))) {
            CAPTURE(declarations);
            CAPTURE(rule);
            try_forms({rule}, declarations);
        }
    }
}

TEST_CASE("every period in the reference is checked and evaluated") {
    for (const std::string& period :
         code_spans(stretch("docs/language.md", "**PERIOD.** ", "`in each 2 weeks` pairs"))) {
        CAPTURE(period);
        try_forms(
            {"at least 1 observation " + period, "at least 1 colleague " + period, "growth-goals submitted " + period});
    }
}

TEST_CASE("every event in the reference is checked and evaluated") {
    const std::string list = stretch("docs/language.md", "EVENT (after", "\n");
    for (const std::string& event : code_spans(list.substr(list.find("):") + 2))) {
        CAPTURE(event);
        try_forms({"growth-goals submitted no later than " + event, "at least 1 observation before " + event,
                   "growth-goals submitted within 30 days after " + event});
    }
}

TEST_CASE("every condition in the reference is checked and evaluated") {
    const std::string list = stretch("docs/language.md", "**CONDITION**: ", "\"N in a row\"");
    std::size_t conditions = 0;
    for (const std::string& condition : code_spans(list.substr(list.find(':')))) {
        CAPTURE(condition);
        conditions += 1;
        std::string told;
        bool good = false;
        for (const std::string& subject : subjects) {
            Tried one = tried(with_prelude(fmt::format(
                "trigger shown \"Shown\" {}\n  when {}\n  notify director when missed\n", subject, condition)));
            if (!one.good)
                one = tried(with_prelude(
                    fmt::format("requirement shown \"Shown\" {}\n  expect that {}\n", subject, condition)));
            told += fmt::format("{}\n{}", subject, one.told);
            good = good || one.good;
            if (!one.good) continue;
            const Scenario& scenario = one.model.scenarios.front();
            const Date on = scenario.checks.back().date;
            const Plan lowered = plan(one.model);
            CHECK(!evaluate_all(lowered, one.model, world_of(one.model, scenario, on), {on, on}, 1).empty());
            break;
        }
        INFO(told);
        CHECK(good);
    }
    CHECK(conditions > 10);
}

TEST_CASE("the three-valued tables of the reference are those of the engine") {
    const auto read = [](std::string word) {
        word.erase(std::remove(word.begin(), word.end(), ' '), word.end());
        REQUIRE((word == "yes" || word == "no" || word == "unknown"));
        return word == "yes" ? Truth::yes : word == "no" ? Truth::no : Truth::unknown;
    };
    const auto rows = table_under("docs/language.md", "| A | B | A and B | A or B | not A |");
    CHECK(rows.size() == 9);
    for (const auto& row : rows) {
        const Truth a = read(row.at(0)), b = read(row.at(1));
        CAPTURE(row.at(0));
        CAPTURE(row.at(1));
        CHECK(both(a, b) == read(row.at(2)));
        CHECK(either(a, b) == read(row.at(3)));
        CHECK(negate(a) == read(row.at(4)));
    }
}
