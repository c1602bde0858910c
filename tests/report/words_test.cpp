// Findings in one line: figures, reasons, and lists that stay short.
#include "engine/report/words.h"

#include "tests/report/small_report.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace induct;
using namespace induct::testing;

TEST_CASE("figures are told of what is counted, and not of shares, claims and what stands") {
    PartFinding part;
    part.measured = Measured::minutes;
    part.needed = 3600;
    part.counted = 1320;
    CHECK(figures_words(part) == "22 h of 60 h");
    part.measured = Measured::share;
    CHECK(figures_words(part).empty());
    part.measured = Measured::people;
    part.day = day(2026, 1, 20);
    CHECK(figures_words(part).empty());
}

TEST_CASE("of many broken records the first three are told") {
    const SmallReport small;
    Finding finding = small.finding(0, {Subject::Kind::pairing, 0}, Status::missed, day(2026, 1, 2));
    PartFinding part;
    part.status = Status::missed;
    part.measured = Measured::records;
    part.needed = 9;
    part.says = "4 of 9 visits kept it";
    for (unsigned i = 1; i <= 5; ++i) part.broken.push_back({i, day(2025, 10, i), "without agenda"});
    finding.parts.push_back(part);
    CHECK(reason_words(finding) ==
          "4 of 9 visits kept it; October 1: without agenda; October 2: without agenda; October 3: without agenda; "
          "and 2 more");
}

TEST_CASE("figures that the part's own words tell are not told twice") {
    const SmallReport small;
    Finding finding = small.finding(0, {Subject::Kind::pairing, 0}, Status::on_track, day(2026, 1, 2));
    PartFinding part;
    part.status = Status::on_track;
    part.measured = Measured::records;
    part.needed = part.counted = 9;
    part.says = "9 of 9 visits kept it";
    finding.parts.push_back(part);
    CHECK(reason_words(finding) == "9 of 9 visits kept it");
}

TEST_CASE("values that were not reached, near misses and late entry stand behind the figures") {
    SmallReport small;
    Finding finding = small.finding(0, {Subject::Kind::pairing, 0}, Status::met, day(2026, 1, 2));
    PartFinding part;
    part.status = Status::met;
    part.missing_values = {"Planning", "Assessment"};
    finding.parts.push_back(part);
    finding.entered_late = true;
    FollowContext context = small.context;
    context.near_misses = [](std::span<const Finding* const>, Date, const RecordFilter&) {
        return std::string("Visit on October 9 by Cy");
    };
    const Finding* const one[] = {&finding};
    CHECK(reason_words(context, one, day(2026, 1, 20), small.visibility({true, {}, ""})) ==
          "missing: Planning, Assessment; Visit on October 9 by Cy; entered late");
}

TEST_CASE("what is told of several windows is true of each of them") {
    const SmallReport small;
    const Visibility visibility = small.visibility({true, {}, ""});
    std::vector<Finding> windows;
    for (const std::int64_t counted : {1, 0}) {
        Finding finding = small.finding(0, {Subject::Kind::pairing, 0}, Status::missed, day(2025, 11, 3));
        PartFinding part;
        part.status = Status::missed;
        part.measured = Measured::records;
        part.needed = 2;
        part.counted = part.counted_most = counted;
        part.says = fmt::format("{} of 2", counted);
        finding.parts = {part};
        finding.window.label = windows.empty() ? "October 2025" : "November 2025";
        windows.push_back(finding);
    }
    const auto words = [&] {
        std::vector<const Finding*> all;
        for (const Finding& one : windows) all.push_back(&one);
        return reason_words(small.context, all, day(2026, 1, 20), visibility);
    };
    CHECK(words() == "from 0 to 1 of 2");
    windows[0].parts[0].needed = 3;
    windows[0].parts[0].says = "1 of 3";
    CHECK(words() == "October 2025: 1 of 3; November 2025: 0 of 2");
    windows[0].parts[0] = windows[1].parts[0];
    CHECK(words() == "0 of 2");
    windows[0].parts[0].missing_values = {"primary"};
    CHECK(words() == "October 2025: 0 of 2; missing: primary; November 2025: 0 of 2");
    for (int i = 0; i < 3; ++i) windows.push_back(windows.back());
    CHECK(words() == "November 2025: 0 of 2");
}
