// Findings in one line: figures, reasons, and lists that stay short.
#include "engine/report/words.h"

#include "tests/report/small_report.h"

#include <doctest/doctest.h>

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
