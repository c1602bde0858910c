// A page for every diagnostic, and what it shows is true: `before` has the problem, `after` has not.
//
// Method: a snippet of a model is put into the model tests/golden/docs/prelude.induct in a few ways (behind it, in
// front of it, as clauses of a rule, as lines of the calendar, ...), and in one of them `before` is told of its code
// and of no other mistake, and `after` of nothing. Rows of a table are imported into a workspace with nothing wrong.
// What cannot be judged this way stands in a list, with the reason.
#include "engine/model/check.h"
#include "grammar/diagnostic.h"
#include "grammar/render.h"
#include "tests/cli/run.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace induct;
using namespace induct::testing;

namespace {

// ---- models

struct Declared {
    std::string keyword, name, text;
};

/// Whether a line begins a declaration: clauses are indented in the prelude, and comments begin with their sign.
bool at_margin(const std::string& line) { return !line.empty() && line[0] >= 'a' && line[0] <= 'z'; }

/// The declarations of a text that is laid out, also of one that cannot be parsed. A clause at the margin is taken
/// for one, which does no harm: where it is placed rightly, the clause stands behind the head of its declaration.
std::vector<Declared> declared_in(const std::string& text) {
    std::vector<Declared> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        at = end + 1;
        if (at_margin(line)) {
            const std::size_t first = line.find(' ');
            const std::size_t begin = first == std::string::npos ? line.size() : first + 1;
            const std::size_t length = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-", begin) - begin;
            found.push_back({line.substr(0, first), line.substr(begin, length), line + "\n"});
        } else if (!found.empty() && !line.starts_with('#')) {
            found.back().text += line + "\n";
        }
    }
    return found;
}

const std::vector<Declared>& prelude() {
    static const std::vector<Declared> all = declared_in(read_file(golden_path("docs/prelude.induct")));
    return all;
}

/// The prelude without what the snippet declares itself; a plural would be taken for the name.
std::string prelude_beside(const std::string& snippet) {
    std::set<std::string> taken;
    bool program = false;
    for (const Declared& one : declared_in(snippet)) {
        program = program || one.keyword == "program";
        if (one.keyword == "program" || one.name.empty()) continue;
        taken.insert(one.name);
        taken.insert(one.name + "s");
        if (one.name.back() == 's') taken.insert(one.name.substr(0, one.name.size() - 1));
    }
    std::string text;
    for (const Declared& one : prelude())
        if (!taken.count(one.name) && !(program && one.keyword == "program")) text += one.text;
    return text;
}

std::string behind_the_prelude(const std::string& snippet) { return prelude_beside(snippet) + snippet + "\n"; }

struct Placing {
    const char* how;
    std::string (*place)(const std::string& snippet);
};

// The prelude ends within a scenario: behind it may stand lines of a scenario, too.
const Placing placings[] = {
    {"as it stands", [](const std::string& snippet) { return snippet + "\n"; }},
    {"behind the prelude", behind_the_prelude},
    {"in front of it", [](const std::string& snippet) { return snippet + "\n" + prelude_beside(snippet); }},
    {"as clauses of a rule",
     [](const std::string& snippet) {
         return behind_the_prelude("requirement shown \"Shown\" for each blended\n  " + snippet);
     }},
    {"behind an expectation",
     [](const std::string& snippet) {
         return behind_the_prelude(
             "requirement shown \"Shown\" for each blended\n  expect at least 2 visits in the year\n  " + snippet);
     }},
    {"behind the name of a rule",
     [](const std::string& snippet) { return behind_the_prelude("requirement shown \"Shown\"\n  " + snippet); }},
    {"in the head of the program",
     [](const std::string& snippet) {
         return behind_the_prelude("program trial \"Trial\" runs on trial-year\n  partial in full\n  " + snippet);
     }},
    {"in the calendar",
     [](const std::string& snippet) { return behind_the_prelude("calendar trial-year\n  " + snippet); }},
};

struct Told {
    std::vector<Diagnostic> diagnostics;
    std::string words;
};

/// As if the text lay beside the models of the house, so that it may extend them and name their clause lists.
Told told(const std::string& text) {
    SourceSet sources;
    std::vector<Diagnostic> diagnostics =
        check_text("ashland.induct", text, sources, library_beside(std::string(INDUCT_SOURCE_DIR) + "/rules"))
            .diagnostics;
    std::string words = render_text(diagnostics, sources);
    return {std::move(diagnostics), std::move(words)};
}

/// What the prelude is told by itself: that much of it is used by nothing.
const std::set<std::string>& told_anyway() {
    static const std::set<std::string> messages = [] {
        std::set<std::string> all;
        const Told by_itself = told(behind_the_prelude(""));
        for (const Diagnostic& one : by_itself.diagnostics) all.insert(one.message);
        return all;
    }();
    return messages;
}

/// The codes of the mistakes; of notes and warnings only the wanted one.
std::set<Code> mistakes(const std::string& text, Code wanted) {
    std::set<Code> codes;
    const Told whole = told(text);
    for (const Diagnostic& one : whole.diagnostics)
        if ((one.severity == Severity::error || one.code == wanted) && !told_anyway().count(one.message))
            codes.insert(one.code);
    return codes;
}

bool is_shown(const CodeInfo& info, const Placing& placing) {
    return mistakes(placing.place(std::string(info.before)), info.code) == std::set<Code>{info.code} &&
           mistakes(placing.place(std::string(info.after)), info.code).empty();
}

const std::map<Code, const char*> no_part_of_a_model = {
    {Code::file_too_large, "the size of a file"},
    {Code::file_not_text, "bytes that no text holds"},
    {Code::file_not_utf8, "bytes that no text holds"},
    {Code::layout_unsafe, "the model is right, and `induct fmt` cannot lay it out: below"},
};

// ---- tables

const std::map<Code, const char*> no_rows_of_a_table = {
    {Code::table_not_text, "bytes that no text holds"},
    {Code::table_too_large, "a header of a thousand columns is not written out"},
    {Code::table_encoding, "bytes that no text holds"},
    {Code::rows_gone, "two nights"},
    {Code::table_gone, "two nights"},
    {Code::rows_kept, "two nights"},
    {Code::row_elsewhere, "two files"},
    {Code::no_district, "a workspace of several runs"},
    {Code::cell_too_long, "a cell of 2,000 bytes is not written out"},
};

/// What `induct ledger import` says when the rows lie in the inbox of a workspace that has nothing wrong.
std::string imported(std::string_view rows) {
    const TemporaryFolder folder;
    const std::string workspace = folder / "valley";
    fs::copy(golden_path("import/clean/2025-10-01"), workspace, fs::copy_options::recursive);
    fs::copy(golden_path("import/model.induct"), workspace + "/model.induct");
    write_file(workspace + "/workspace.induct",
               "workspace valley \"Valley\"\n  run somc from \"model.induct\" for medford\n");
    write_file(workspace + "/inbox/shown.csv", std::string(rows) + "\n");
    const Ran ran = run("ledger import -w " + quoted(workspace) + " --on 2025-10-01");
    CHECK(ran.code < 2);
    return ran.out + ran.err;
}

}  // namespace

TEST_CASE("every code has a page with an explanation and an example before and after") {
    for (const CodeInfo& info : all_codes()) {
        CAPTURE(info.number);
        CAPTURE(info.name);
        CHECK(!info.title.empty());
        CHECK(!info.explanation.empty());
        CHECK(!info.before.empty());
        CHECK(!info.after.empty());
        CHECK(info.before != info.after);
        CHECK(info.explanation.back() == '.');
    }
}

TEST_CASE("`induct explain` prints the whole page") {
    const Ran ran = run("explain E203");
    CHECK(ran.code == 0);
    for (const char* part : {"E203 error: an amount of time without a unit\n", "\nbefore\n",
                             "is at least 10: nothing\n", "\nafter\n", "is at least 10 hours: nothing\n"})
        CHECK(ran.out.find(part) != std::string::npos);
}

TEST_CASE("the examples of the codes about models have their problem before, and none after") {
    for (const CodeInfo& info : all_codes()) {
        if (info.number >= 400 || no_part_of_a_model.count(info.code)) continue;
        CAPTURE(info.number);
        CAPTURE(info.name);
        const bool shown = std::any_of(std::begin(placings), std::end(placings),
                                       [&](const Placing& placing) { return is_shown(info, placing); });
        std::string words;
        if (!shown)
            for (const Placing& placing : placings)
                words += std::string("---- ") + placing.how + ", before\n" +
                         told(placing.place(std::string(info.before))).words + "---- after\n" +
                         told(placing.place(std::string(info.after))).words;
        INFO(words);
        CHECK(shown);
    }
}

TEST_CASE("no code is left out that an example in a model shows") {
    for (const auto& left_out : no_part_of_a_model) {
        const CodeInfo& info = code_info(left_out.first);
        const std::string reason = left_out.second;
        CAPTURE(info.name);
        CAPTURE(reason);
        for (const Placing& placing : placings) CHECK(!is_shown(info, placing));
    }
}

TEST_CASE("the example of a layout that would change the text") {
    const CodeInfo& info = code_info(Code::layout_unsafe);
    const TemporaryFolder folder;
    write_file(folder / "before.induct", std::string(info.before) + "\n");
    write_file(folder / "after.induct", std::string(info.after) + "\n");
    CHECK(run("fmt " + quoted(folder / "before.induct")).err.find("E131") != std::string::npos);
    CHECK(run("fmt " + quoted(folder / "after.induct")).code == 0);
}

TEST_CASE("the examples of the codes about tables have their problem before, and none after") {
    for (const CodeInfo& info : all_codes()) {
        if (info.number < 430 || info.number > 466 || no_rows_of_a_table.count(info.code)) continue;
        CAPTURE(info.number);
        CAPTURE(info.name);
        const std::string label = code_label(info.code) + " ";
        const std::string before = imported(info.before), after = imported(info.after);
        CAPTURE(before);
        CAPTURE(after);
        CHECK(before.find(label) != std::string::npos);
        CHECK(after.find(label) == std::string::npos);
    }
}
