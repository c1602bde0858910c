// The clause list of a handbook: its sentences, numbered and put in our own words, so that rules can cite them and
// `induct coverage` can tell which of them nothing carries.
// Method: a Markdown page is read line by line; a clause is one list item `- **ID** (how, force) sentence`, and all
// else is prose. Source: docs/language.md, 4, Sources and clause lists. Tested by tests/model/clauses_test.cpp.
#pragma once

#include "grammar/diagnostic.h"

#include <string>
#include <vector>

namespace induct {

/// One clause. `how` and `force` are empty where the list does not say.
struct Clause {
    std::string id;     // SOMC-25
    std::string how;    // checked, parameter, note
    std::string force;  // must, duty, may, menu
    std::string text;   // the sentence
    friend bool operator==(const Clause&, const Clause&) = default;
};

/// The clauses of a list that stands in `sources`, in the order of the page. Diagnostics: no clause at all, an id that
/// stands twice, a bold id without a sentence, a word in brackets that means nothing.
[[nodiscard]] Checked<std::vector<Clause>> read_clauses(FileId file, const SourceSet& sources);

}  // namespace induct
