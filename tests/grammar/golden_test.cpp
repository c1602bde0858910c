// Every golden model: its tree, or its messages. Together they show every rule of the grammar and every syntax code.
#include "tests/grammar/golden.h"

#include <doctest/doctest.h>

#include <set>

using namespace induct;
using namespace induct::test;

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
    const bool workspace = read.name.rfind("workspace", 0) == 0;
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
            CHECK(read.messages == golden(expected.replace_extension(".messages"), read.messages));
        } else {
            CHECK(read.messages == "");
            CHECK(read.tree == golden(expected.replace_extension(".tree"), read.tree));
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

TEST_CASE("the golden messages show every syntax code that a text can have") {
    std::set<Code> shown;
    for (const auto& path : golden_models())
        for (const Diagnostic& diagnostic : read_golden(path).diagnostics) shown.insert(diagnostic.code);
    for (const CodeInfo& info : all_codes()) {
        if (info.number < 104 || info.number > 199) continue;  // 101-103: see source_test.cpp
        CAPTURE(info.name);
        CHECK(shown.count(info.code) == 1);
    }
}
