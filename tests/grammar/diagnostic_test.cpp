// The table of codes: its examples are true, and docs/diagnostics.md is made from it.
#include "tests/grammar/read.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace induct;
using namespace induct::test;

namespace {

/// Told of the bytes of a file, or of what `induct fmt` is about to write: no text that is parsed shows them.
bool of_no_text(Code code) {
    return code == Code::file_too_large || code == Code::file_not_text || code == Code::file_not_utf8 ||
           code == Code::layout_unsafe;
}

}  // namespace

TEST_CASE("the examples of the syntax codes have their problem before, and none after") {
    for (const CodeInfo& info : all_codes()) {
        if (info.number > 199 || of_no_text(info.code)) continue;
        CAPTURE(info.name);
        const auto before = parse_text(std::string(info.before)).diagnostics;
        REQUIRE(before.size() == 1);
        CHECK(before[0].code == info.code);
        CHECK(parse_text(std::string(info.after)).diagnostics.empty());
    }
}

TEST_CASE("a code is found as an author types it") {
    REQUIRE(find_code("E120") != nullptr);
    CHECK(find_code("e120")->code == Code::unexpected);
    CHECK(find_code("120") == find_code("E120"));
    CHECK(find_code("E") == nullptr);
    CHECK(find_code("E999") == nullptr);
    CHECK(find_code("E12x") == nullptr);
    CHECK(code_label(Code::unexpected) == "E120");
    CHECK(code_info(Code::unexpected).name == "unexpected");
}

TEST_CASE("docs/diagnostics.md is what the tables say") {
    const auto path = std::filesystem::path(INDUCT_SOURCE_DIR) / "docs/diagnostics.md";
    testing::check_kept(path, diagnostics_page());
}

TEST_CASE("problems are sorted by place, and told once") {
    const Diagnostic late = problem(Code::unexpected, "late", {{0}, 9, 10});
    const Diagnostic early = problem(Code::unfinished, "early", {{0}, 2, 3});
    const Diagnostic other_file = problem(Code::unexpected, "other", {{1}, 0, 1});
    std::vector<Diagnostic> list{other_file, late, early, late};
    sort_diagnostics(list);
    CHECK(list == std::vector<Diagnostic>{early, late, other_file});
    CHECK(has_errors(list));
    CHECK(!has_errors({}));
}
