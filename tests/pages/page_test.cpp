// The page of a night's report: its bytes as golden files, who reads what on it, and what keeps it safe to open.
#include "engine/pages/page.h"

#include "tests/report/small_report.h"
#include "tests/support/golden.h"

using namespace induct;
using namespace induct::testing;

namespace {

std::string html_for(SmallReport& small, const Readership& reader) {
    return pages_html({page_of(small.report(), small.visibility(reader))}, day(2026, 1, 20));
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a page as HTML, for who sees all and for who sees counts") {
    SmallReport small;
    check_golden("pages/director.html", html_for(small, {false, {PersonId{4}}, "Dee Direct"}));
    const std::string anyone = html_for(small, {});
    check_golden("pages/anyone.html", anyone);
    CHECK_FALSE(has(anyone, "Ana Ruiz"));
    const Page pairing =
        page_of(small.report(), small.visibility({true, {}, "the operator"}), Subject{Subject::Kind::pairing, 0});
    check_golden("pages/pairing.html", pages_html({pairing}, day(2026, 1, 20)));
}

TEST_CASE("what somebody wrote is shown on a page and never obeyed") {
    SmallReport small;
    small.world.people[0].name = "<script>alert(1)</script>\" onload='x' {{title}} {{{style}}} \xE2\x80\xAE";
    const std::string html = html_for(small, {true, {}, "the <b>operator</b>"});
    CHECK(has(html, "&lt;script&gt;alert(1)"));
    CHECK(has(html, "&quot; onload=&apos;x&apos; {{title}} {{{style}}}"));
    CHECK_FALSE(has(html, "<script"));
    CHECK_FALSE(has(html, "<b>"));
    CHECK_FALSE(has(html, "\xE2\x80\xAE"));
}

TEST_CASE("several runs stand on one page with ids of their own") {
    SmallReport small;
    const Page page = page_of(small.report(), small.visibility({true, {}, "the operator"}));
    const std::string html = pages_html({page, page}, day(2026, 1, 20));
    CHECK(has(html, "id=\"s1-1\""));
    CHECK(has(html, "id=\"s2-1\""));
    CHECK(html == pages_html({page, page}, day(2026, 1, 20)));
}
