// Every golden model: its tree, or its messages. Together they show every rule of the grammar.
#include "tests/grammar/read.h"

#include <doctest/doctest.h>

#include <set>

using namespace induct;
using namespace induct::test;
using namespace induct::testing;

namespace {

struct Read {
    std::string name, messages, tree;
    std::vector<Diagnostic> diagnostics;
    Syntax syntax;
};

Read read_golden(const std::filesystem::path& path) {
    SourceSet sources;
    Read read;
    read.name = path.stem().string();
    const FileId file = sources.add(source_text(path.filename().string(), read_file(path)));
    const bool workspace = read.name.starts_with("workspace");
    Checked<Syntax> parsed = workspace ? parse_workspace(file, sources[file]) : parse(file, sources[file]);
    read.messages = render_text(parsed.diagnostics, sources);
    read.tree = to_text(parsed.value);
    read.diagnostics = std::move(parsed.diagnostics);
    read.syntax = std::move(parsed.value);
    return read;
}

}  // namespace

TEST_CASE("golden models read as they always did") {
    for (const auto& path : golden_models()) {
        CAPTURE(path.filename().string());
        const Read read = read_golden(path);
        auto expected = path;
        if (read.name.find("error-") != std::string::npos) {
            CHECK(!read.messages.empty());
            check_kept(expected.replace_extension(".messages"), read.messages);
        } else {
            CHECK(read.messages == "");
            check_kept(expected.replace_extension(".tree"), read.tree);
        }
    }
}

TEST_CASE("the golden models show every rule") {
    std::set<Rule> shown;
    for (const auto& path : golden_models()) {
        const Syntax syntax = read_golden(path).syntax;
        for (std::uint32_t i = 0; i < syntax.size(); ++i) shown.insert(syntax.rule({i}));
    }
    for (auto rule = static_cast<std::uint16_t>(Rule::name);
         rule <= static_cast<std::uint16_t>(Rule::workspace_operator); ++rule) {
        CAPTURE(rule_name(static_cast<Rule>(rule)));
        CHECK(shown.count(static_cast<Rule>(rule)) == 1);
    }
}
