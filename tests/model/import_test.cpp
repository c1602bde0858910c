// Imports as the model holds them: what a column becomes, and what an overlay inherits.
#include "engine/model/import.h"

#include "tests/model/checked_text.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace induct;

namespace {

const std::string base = R"(program base "A base"
  runs on a-year
  partial in full
calendar a-year
  year 2025-26 from August 25 to June 12
  term fall from August 25 to January 23
  term spring from January 26 to June 12
role beginner
role coach
pairing pair-of-two mentee is beginner mentor is coach
activity support has paid: yes-no
activity observation is support
requirement enough for each pair-of-two expect at least 20 hours of support by mentor in the year
import log file "log*.csv" makes support
  column "Day" is date as "d.m.yy"
  column "What" is kind where "OBS" means observations
  column "Who" is people
  column "Hrs" is hours
  column "Paid" is paid where "n/a" means no
  skip "Day" is ""
)";

CheckedText over_base(const std::string& text) {
    const Library library = library_beside("", [](const std::string& path) -> std::optional<std::string> {
        if (path == "base.induct") return base;
        return std::nullopt;
    });
    return checked("models/overlay.induct", text, library);
}

}  // namespace

TEST_CASE("an import in the model") {
    const CheckedText checked_base = checked("rules/base.induct", base);
    REQUIRE_FALSE(has_errors(checked_base.diagnostics));
    REQUIRE(checked_base.model.imports.size() == 1);
    const ImportMapping& import = checked_base.model.imports.front();
    CHECK(import.name == "log");
    CHECK(import.layer == "base");
    CHECK(import.at == "base.induct, line 14");
    CHECK(import.file == "log*.csv");
    CHECK(import.table == LogTable::activities);
    CHECK(import.kind == "support");
    CHECK(import.kinds == std::vector<std::string>{"support", "observation"});
    REQUIRE(import.columns.size() == 5);
    CHECK(import.columns[0].pattern->written == "d.m.yy");
    CHECK(import.columns[1].words.front().name == "observation");
    CHECK(import.columns[1].at == "base.induct, line 16");
    CHECK(import.columns[3].name == "minutes");
    CHECK(import.columns[3].unit == BareLength::hours);
    CHECK(import.columns[4].becomes == MappedColumn::Becomes::field);
    CHECK(import.skipped.front().value.empty());
    CHECK_FALSE(import.has_questions());
}

TEST_CASE("an overlay inherits the imports of the program that it extends, and may not say one again") {
    const std::string head = "program overlay \"An overlay\" extends base\n";
    const CheckedText inherits = over_base(head);
    REQUIRE_FALSE(has_errors(inherits.diagnostics));
    REQUIRE(inherits.model.imports.size() == 1);
    CHECK(inherits.model.imports.front().layer == "base");

    const CheckedText more =
        over_base(head + "import own makes observation column \"D\" is date column \"W\" is people\n");
    REQUIRE_FALSE(has_errors(more.diagnostics));
    CHECK(more.model.imports.size() == 2);

    const CheckedText again =
        over_base(head + "import log makes observation column \"D\" is date column \"W\" is people\n");
    CHECK(std::any_of(again.diagnostics.begin(), again.diagnostics.end(),
                      [](const Diagnostic& one) { return one.code == Code::duplicate_name; }));
}
