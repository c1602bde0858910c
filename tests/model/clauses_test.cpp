// A clause list is read line by line, and each slip in it is told at its place.
#include "engine/model/clauses.h"

#include "grammar/render.h"

#include <doctest/doctest.h>

using namespace induct;

namespace {

struct Read {
    std::vector<Clause> clauses;
    std::string told;
};

Read read(const std::string& text) {
    SourceSet sources;
    const FileId file = sources.add(source_text("clauses/trial.md", text));
    Checked<std::vector<Clause>> result = read_clauses(file, sources);
    return {std::move(result.value), render_text(result.diagnostics, sources)};
}

}  // namespace

TEST_CASE("a clause is one line, all else is prose") {
    const Read list = read(
        "# Trial: its clauses\n\nSome prose, with **bold** words.\n\n"
        "- **T-01** (checked, must) Sixty hours a year.\r\n"
        "- **T-02** (note) A principle.\n"
        "- **T-03** (menu) To choose or leave.\n"
        "- **T-04** Nothing is said of how it is judged.\n"
        "- T-04: read as a duty.\n");
    CHECK(list.told == "");
    const std::vector<Clause> wanted = {{"T-01", "checked", "must", "Sixty hours a year."},
                                        {"T-02", "note", "", "A principle."},
                                        {"T-03", "", "menu", "To choose or leave."},
                                        {"T-04", "", "", "Nothing is said of how it is judged."}};
    CHECK(list.clauses == wanted);
}

TEST_CASE("slips in a clause list are told at their place") {
    CHECK(read("# Nothing here\n").told.find("this list has no clause") != std::string::npos);
    CHECK(read("- **T-01** One.\n- **T-01** Two.\n").told.find("clauses/trial.md:2:5") != std::string::npos);
    CHECK(read("- **T-01** One.\n- **T-01** Two.\n").told.find("`T-01` stands twice") != std::string::npos);
    CHECK(read("- **T-01** (checked)\n").told.find("`T-01` has no sentence") != std::string::npos);
    const std::string word = read("- **T-01** (cheked, must) One.\n").told;
    CHECK(word.find("`cheked` is no word for a clause") != std::string::npos);
    CHECK(word.find("clauses/trial.md:1:13") != std::string::npos);
    CHECK(read("- **T-01** (must, must) One.\n").told.find("`must` is no word") != std::string::npos);
}
