// The built-in library is what stdlib/ holds: the same names, the same bytes; and docs/library.md names all of it.
#include "engine/model/embedded_library.h"

#include "grammar/parse.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> names_on_disk(const fs::path& library) {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(library)) {
        if (entry.path().extension() != ".induct") continue;
        names.push_back(fs::relative(entry.path(), library).replace_extension().generic_string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The names below a node, and the school years of a calendar.
void gather(const induct::Syntax& syntax, induct::NodeId node, std::set<std::string>& names) {
    const induct::Rule rule = syntax.rule(node);
    if (rule == induct::Rule::name || rule == induct::Rule::years) names.emplace(syntax.text(node));
    for (const induct::NodeId child : syntax.children(node)) gather(syntax, child, names);
}

/// What a model that uses the library can name: of a choice and a calendar all within, else the declared name.
std::set<std::string> declared_names(std::string_view text) {
    const induct::SourceText source = induct::source_text("library", text);
    const induct::Syntax syntax = induct::parse({}, source).value;
    std::set<std::string> names;
    for (const induct::NodeId node : syntax.declarations()) {
        const induct::Rule rule = syntax.rule(node);
        if (rule == induct::Rule::choice || rule == induct::Rule::calendar)
            gather(syntax, node, names);
        else
            names.emplace(syntax.text(syntax.child(node, induct::Rule::name)));
    }
    return names;
}

/// What stands in backticks in the tables of one section, and the years and the calendar above them.
std::set<std::string> documented_names(const std::string& page, const std::string& library) {
    const std::size_t begin = page.find("\n## `use " + library + "`");
    REQUIRE(begin != std::string::npos);
    const std::size_t next = page.find("\n## ", begin + 1);
    std::string section = page.substr(page.find('\n', begin + 1), next - page.find('\n', begin + 1));
    // An example in a fence names things of its own; docs_test.cpp checks it.
    for (std::size_t fence = section.find("```"); fence != std::string::npos; fence = section.find("```"))
        section.erase(fence, section.find("```", fence + 3) + 3 - fence);
    std::set<std::string> names;
    for (std::size_t at = section.find('`'); at != std::string::npos;) {
        const std::size_t end = section.find('`', at + 1);
        const std::string name = section.substr(at + 1, end - at - 1);
        if (name != "runs on" && !name.starts_with("induct ") && !name.starts_with("activity ")) names.insert(name);
        at = section.find('`', end + 1);
    }
    return names;
}

}  // namespace

TEST_CASE("docs/library.md names what the library declares, and nothing else") {
    const std::string page = read_file(fs::path(INDUCT_SOURCE_DIR) / "docs/library.md");
    for (const induct::EmbeddedText& library : induct::embedded_texts()) {
        CAPTURE(std::string(library.name));
        CHECK(documented_names(page, std::string(library.name)) == declared_names(library.text));
    }
}

TEST_CASE("the embedded library holds every file of stdlib, byte for byte") {
    const fs::path library = fs::path(INDUCT_SOURCE_DIR) / "stdlib";
    const std::vector<std::string> names = names_on_disk(library);
    const std::vector<std::string_view> embedded = induct::embedded_library_names();
    CHECK(std::vector<std::string>(embedded.begin(), embedded.end()) == names);
    for (const std::string& name : names) {
        CAPTURE(name);
        REQUIRE(induct::embedded_library(name).has_value());
        CHECK(*induct::embedded_library(name) == read_file(library / (name + ".induct")));
    }
}

TEST_CASE("a name that is not in the library has no text") {
    CHECK_FALSE(induct::embedded_library("no-such-library").has_value());
    CHECK_FALSE(induct::embedded_library("").has_value());
    CHECK_FALSE(induct::embedded_library("mentoring.induct").has_value());
}
