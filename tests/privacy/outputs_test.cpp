// Whatever Induct writes is safe to open: no cell is a formula, no text moves a terminal's cursor or turns a line
// round.
#include "tests/privacy/secret_workspace.h"

#include <doctest/doctest.h>

using namespace induct::testing;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

void replace_in(const std::string& path, const std::string& what, const std::string& with) {
    std::string text = read_file(path);
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    write_file(path, text.replace(at, what.size(), with));
}

const char* const right_to_left = "\xE2\x80\xAE";
const char* const eight_bit_escape = "\xC2\x9B";

}  // namespace

TEST_CASE("a row that is set aside is safe to open, and comes back as it was typed") {
    const SecretWorkspace place;
    const std::string log = place.path + "/inbox/sport.csv", night = " --on 2026-01-22";
    const std::string link = "=HYPERLINK(\"http://example.org\",\"click\")";
    write_file(log,
               "entry,date,minutes,kind,led_by,people,note\n"
               "S-1,2025-88-88,30,visit,E-Y,E-1,\"=HYPERLINK(\"\"http://example.org\"\",\"\"click\"\")\"\n"
               "S-2,2025-88-88,30,visit,E-Y,E-2,-2+3\nS-3,2025-88-88,30,visit,E-Y,E-3,O'Neil\n"
               "S-4,2025-88-88,30,visit,E-Y,E-4,'=1+1\n");
    REQUIRE(run("nightly " + quoted(place.path) + night).code == 1);
    std::string back = read_file(place.path + "/reports/2026-01-22/set-aside/inbox/sport.csv");
    CAPTURE(back);
    CHECK(has(back, ",\"'=HYPERLINK(\"\"http"));
    CHECK(has(back, ",'-2+3,"));
    CHECK(has(back, ",O'Neil,"));
    CHECK(has(back, ",'=1+1,"));
    CHECK_FALSE(has(back, ",="));
    CHECK_FALSE(has(back, "\"="));
    CHECK_FALSE(has(back, ",-"));
    for (auto at = back.find("2025-88-88"); at != std::string::npos; at = back.find("2025-88-88", at + 1))
        if (back.compare(at, 11, "2025-88-88,") == 0) back.replace(at, 10, "2025-10-20");
    write_file(log, back);
    REQUIRE(run("nightly " + quoted(place.path) + " --on 2026-01-23").code < 2);
    const std::string shown = run("ledger show --kind activity --as E-D -w " + quoted(place.path)).out;
    CAPTURE(shown);
    CHECK(has(shown, " " + link + "\n"));
    CHECK(has(shown, " -2+3\n"));
    CHECK(has(shown, " O'Neil\n"));
    CHECK(has(shown, " =1+1\n"));
    CHECK_FALSE(has(shown, "'="));
    CHECK_FALSE(has(shown, "'-"));
}

TEST_CASE("names that are formulas are none in any CSV of a night") {
    const SecretWorkspace place;
    replace_in(place.path + "/roster/people.csv", "Ana Ruiz", "=cmd|' /C calc'!A0");
    replace_in(place.path + "/roster/people.csv", "Zoe Zuber", "Zoe;@SUM(A1)");
    replace_in(place.path + "/roster/sites.csv", "hill,Hill,", "hill,+Hill,");
    REQUIRE(run("nightly " + quoted(place.path) + " --on 2026-01-22").code == 1);
    std::size_t tables = 0;
    for (const auto& entry : fs::recursive_directory_iterator(place.path + "/reports/2026-01-22")) {
        if (entry.path().extension() != ".csv") continue;
        tables += 1;
        const std::string text = read_file(entry.path());
        CAPTURE(entry.path().filename().string());
        CAPTURE(text);
        for (const char* begins : {",=", ",+", ",@", "\n=", "\n+", "\n@", "\"=", "\"+", "\"@", ";=", ";@"})
            CHECK_FALSE(has(text, begins));
    }
    CHECK(tables >= 4);
    CHECK(has(read_file(place.path + "/reports/2026-01-22/hills.csv"), "Zoe;'@SUM(A1)"));
}

TEST_CASE("what a sheet, a file's name or a model holds does not move the cursor or turn a line round") {
    const SecretWorkspace place;
    const std::string evil = std::string("Ana") + right_to_left + "Ruiz" + eight_bit_escape + "2J";
    replace_in(place.path + "/roster/people.csv", "Ana Ruiz", "\"" + evil + "\nNobody: no rule is missed\"");
    write_file(place.path + "/inbox/\x1b[2Jclear.csv",
               "entry,date,minutes,kind,led_by,people\nS-9,\"2025-88-88\nMet: everything" + std::string(right_to_left) +
                   "\",30,visit,E-Y,E-1\n");
    const std::string on = " --on 2026-01-22 -w " + quoted(place.path);
    const Ran night = run("nightly " + quoted(place.path) + " --on 2026-01-22");
    CAPTURE(night.out + night.err);
    REQUIRE(night.code == 1);
    std::string all = night.out + night.err;
    for (const std::string& command :
         {std::string("ledger import"), std::string("report --as E-D"), std::string("report --as E-D --format csv"),
          std::string("report --as E-D --format json"), std::string("report --named overview"),
          std::string("why hills/seen PAIR-ANA --records"), std::string("why hills/seen PAIR-ANA --json"),
          std::string("report --as '") + evil + "x'", std::string("report --for '\x1b[2J'"),
          std::string("why '\x1b[2J' PAIR-ANA")}) {
        const Ran ran = run(command + on);
        all += ran.out + ran.err;
    }
    all += run("ledger show --all --as E-D -w " + quoted(place.path)).out;
    all += run("re'\x1b[2J'port").err;
    for (const char* file : {"summary.txt", "hills.csv", "hills.json", "hills/overview.txt", "hills/overview.csv",
                             "hills/overview.json"}) {
        const std::string text = read_file(place.path + "/reports/2026-01-22/" + file);
        CHECK_FALSE(text.empty());
        all += text;
    }
    CHECK(has(all, "Ana\xEF\xBF\xBDRuiz"));
    for (const char* obeyed : {"\x1b", right_to_left, eight_bit_escape}) CHECK_FALSE(has(all, obeyed));
    // Nor can it begin a line of its own.
    for (const char* line : {"\nNobody: no rule is missed", "\nMet: everything"}) CHECK_FALSE(has(all, line));
}

TEST_CASE("a message that shows a line of a model shows no character that is obeyed, and `fmt` keeps them") {
    const TemporaryFolder folder;
    const std::string title = std::string("Ti") + right_to_left + "tle";
    write_file(folder / "x.induct", "role mentor \"" + title + "\" unknown-word\n");
    for (const char* json : {"", " --json"}) {
        const Ran check = run("check " + quoted(folder / "x.induct") + json);
        CAPTURE(check.out + check.err);
        CHECK(check.code == 2);
        CHECK_FALSE(has(check.out + check.err, right_to_left));
    }
    write_file(folder / "y.induct", "role mentor \"" + title + "\"\n");
    CHECK(run("fmt --diff " + quoted(folder / "y.induct")).code == 0);
    REQUIRE(run("fmt " + quoted(folder / "y.induct")).code == 0);
    CHECK(has(read_file(folder / "y.induct"), title));
}
