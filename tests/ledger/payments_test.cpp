// The sheet of payments made: what a row becomes, how it is corrected, withdrawn, set aside, and waits.
#include "engine/ledger/import.h"
#include "engine/ledger/load_world.h"
#include "engine/model/check.h"
#include "tests/ledger/sample.h"

#include <doctest/doctest.h>

using namespace induct;
using test::day;

namespace {

const Model& paying_model() {
    static const Model model = [] {
        SourceSet sources;
        std::string text = test::read_bytes(std::string(INDUCT_SOURCE_DIR) + "/tests/golden/import/model.induct");
        text += "payment hourly \"Hourly pay\" to each mentor pay $30 per hour of support\n";
        Checked<Model> checked = check_text("model.induct", text, sources, embedded_only());
        for (const Diagnostic& diagnostic : checked.diagnostics) REQUIRE(diagnostic.severity != Severity::error);
        return std::move(checked.value);
    }();
    return model;
}

struct Nights {
    test::Folder folder;
    Ledger ledger = Ledger::open(folder / "ledger.db", Opening::create_if_absent);

    ImportReport import(const char* on, const std::string& sheet) {
        std::vector<InputFile> files = test::with_roster("inbox/payments.csv", sheet);
        Night night(ledger, day(on), "P-9", 1'000'000'000);
        ImportOptions options;
        ImportReport report = import_tables(night, {&paying_model()}, files, options);
        night.commit();
        return report;
    }
    /// "2025-09-30 P-2 60.00 for 2025-09-15", one line a payment.
    std::string paid(const char* known_at) {
        std::string lines;
        const World world = load_world(ledger, paying_model(), {}, day(known_at));
        for (const Record& record : world.records) {
            lines += to_iso(record.date) + " " + world[record.to.at(0)].id;
            for (const FieldValue& field : record.fields) {
                if (const auto* cents = std::get_if<Cents>(&field.value)) lines += " " + to_decimal(*cents);
                if (const auto* meant = std::get_if<Date>(&field.value)) lines += " for " + to_iso(*meant);
            }
            lines += "\n";
        }
        return lines;
    }
};

}  // namespace

TEST_CASE("a payment made is a record of the person who was paid") {
    Nights nights;
    const ImportReport report = nights.import("2025-10-01",
                                              "payment,person,amount,paid_on,for,entered_by,note\n"
                                              "Hourly pay,Ben Cole,$60,9/30/2025,9/15/2025,P-9,September\n");
    CHECK(report.set_aside.empty());
    CHECK(nights.paid("2025-10-01") == "2025-09-30 P-2 60.00 for 2025-09-15\n");
}

TEST_CASE("another amount for the same day corrects a payment, and a status withdraws it") {
    Nights nights;
    const std::string head = "payment,person,amount,paid_on,status\n";
    (void)nights.import("2025-10-01", head + "hourly,P-2,60,2025-09-30,\nhourly,P-2,15.50,2025-09-29,\n");
    const ImportReport corrected =
        nights.import("2025-10-02", head + "hourly,P-2,600,2025-09-30,\nhourly,P-2,15.50,2025-09-29,withdrawn\n");
    CHECK(corrected.corrected == 1);
    CHECK(corrected.withdrawn == 1);
    CHECK(nights.paid("2025-10-02") == "2025-09-30 P-2 600.00\n");
    CHECK(nights.paid("2025-10-01") == "2025-09-29 P-2 15.50\n2025-09-30 P-2 60.00\n");
}

TEST_CASE("a payment of tomorrow waits, and one that cannot be read is set aside") {
    Nights nights;
    const ImportReport report = nights.import("2025-10-01",
                                              "payment,person,amount,paid_on\n"
                                              "hourly,P-2,60,2025-10-02\n"
                                              "hourly,P-2,1.200,2025-09-01\n"
                                              "hourly,P-2,,2025-09-02\n"
                                              "hourly,P-77,60,2025-09-03\n"
                                              "weekly,P-2,60,2025-09-04\n"
                                              "hourly,P-2,-30,2025-09-05\n");
    CHECK(report.waiting.size() == 1);
    REQUIRE(report.set_aside.size() == 1);
    CHECK(report.set_aside[0].rows.size() == 4);
    CHECK(nights.paid("2025-10-01") == "2025-09-05 P-2 -30.00\n");
}

TEST_CASE("between semicolons an amount has a decimal comma") {
    Nights nights;
    const ImportReport report = nights.import(
        "2025-10-01", "payment;person;amount;paid_on\nhourly;P-2;1.200,50;2025-09-30\nhourly;P-2;1,200;2025-09-29\n");
    REQUIRE(report.set_aside.size() == 1);
    CHECK(report.set_aside[0].rows.size() == 1);
    CHECK(nights.paid("2025-10-01") == "2025-09-30 P-2 1200.50\n");
}
