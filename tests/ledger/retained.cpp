// See retained.h.
#include "tests/ledger/retained.h"

#include "engine/model/check.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace induct::test {

Model retaining_model(const std::string& lines, const std::string& declared, const std::string& instead) {
    std::string text = "program kept \"Kept\"\n  runs on a-year\n  partial in full\n  " + lines + R"(

calendar a-year
  year 2019-20 from August 26 to June 12
  year 2020-21 from August 24 to June 11
  year 2021-22 from August 23 to June 10
  year 2022-23 from August 22 to June 9
  year 2023-24 from August 28 to June 14
  year 2024-25 from August 26 to June 13
  year 2025-26 from August 25 to June 12

role teacher
role mentor
pairing pair mentee is teacher mentor is mentor
activity support
activity visit is support
activity talk
artifact plan from teacher about pairing stages drafted, submitted
artifact letter from mentor stages sent
survey ticket asks teacher
  question useful on 1 to 5
  question words on text
payment stipend to each mentor pay $1,200 in the year
)";
    for (auto at = text.find(declared); !declared.empty() && at != std::string::npos; at = text.find(declared))
        text.replace(at, declared.size(), instead);
    SourceSet sources;
    Checked<Model> checked = check_text("kept.induct", text, sources, embedded_only());
    for (const Diagnostic& diagnostic : checked.diagnostics) {
        INFO(diagnostic.message);
        REQUIRE(diagnostic.severity != Severity::error);
    }
    return std::move(checked.value);
}

ImportReport import_retained(Ledger& ledger, const char* on, const std::vector<InputFile>& logs,
                             const std::string& pairing_end) {
    static const Model model = retaining_model("");
    std::vector<InputFile> files = {
        {"roster/people.csv", "person,name\nP-1,Ana Ruiz\nP-2,Ben Cole\nP-3,Cy Dorn\n"},
        {"roster/roles.csv",
         "person,role,from,to\nP-1,teacher,2019-08-26,ongoing\nP-2,mentor,2019-08-26,ongoing\n"
         "P-3,mentor,2019-08-26,ongoing\n"},
        {"roster/pairings.csv", "pairing,kind,slot,person,from,to\nM-1,pair,mentee,P-1,2019-08-26," + pairing_end +
                                    "\nM-1,pair,mentor,P-2,2019-08-26," + pairing_end + "\n"}};
    files.insert(files.end(), logs.begin(), logs.end());
    Night night(ledger, day(on), "P-9", 1'000'000'000);
    ImportReport report = import_tables(night, {&model}, files, {});
    night.commit();
    for (const Diagnostic& one : set_aside_diagnostics(report)) FAIL(one.message);
    return report;
}

std::string labels_of(const Ledger& ledger, const DueRecords& due) {
    std::vector<std::string> labels;
    for (const DueRecord& one : due.records) {
        const Entry entry = ledger.entry(one.root).value();
        const Body body = decode_body(entry.body).value();
        labels.emplace_back(value_of(body, "entry").empty() ? entry.kind : value_of(body, "entry"));
    }
    std::sort(labels.begin(), labels.end());
    std::string all;
    for (const std::string& label : labels) all += (all.empty() ? "" : " ") + label;
    return all;
}

}  // namespace induct::test
