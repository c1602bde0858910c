// Payments, worked out by hand, asked of both evaluators. Source: docs/language.md, 6.14.
#include "tests/oracle/both_say.h"

#include <doctest/doctest.h>

using namespace induct;
using namespace induct::oracle;

namespace {

/// One mentor who is paid, and what both evaluators say of it.
struct Paid : Maker {
    PersonId mentor;
    PaymentDue due;
    FieldId amount{20}, for_date{21};
    explicit Paid(Interval held = always) : mentor(person(is.mentor, held)) {
        model.field_names.insert(model.field_names.end(), {"amount", "for-date"});
        Kind kind;
        kind.name = "hourly";
        kind.form = KindForm::payment;
        kind.stages = {"paid"};
        kind.is = {KindId{10}};
        model.kinds.push_back(kind);
        due.amount = {3000};
        due.period = InYear{};
        due.made = select_stage(KindId{10}, "paid");
        due.made_amount = amount;
        due.made_for = for_date;
    }
    void pay(std::string_view date, std::int64_t cents, std::optional<Date> meant = std::nullopt) {
        Record& record = reach(KindId{10}, 0, day(date), mentor);
        record.led_by.clear();
        record.people.clear();
        record.to = {mentor};
        record.fields = {{amount, Cents{cents}}};
        if (meant) record.fields.push_back({for_date, *meant});
    }
    Record& work(std::string_view date, std::int64_t minutes) {
        Record& record = log(is.support, day(date), mentor, mentor, minutes);
        record.people = {mentor};
        return record;
    }

    struct Answer {
        Status status{};
        std::int64_t earned = 0, earned_most = 0, paid = 0, cut = 0;
    };
    /// Of each window, on that day.
    std::vector<Answer> on(std::string_view date) {
        model.requirements.clear();
        model.requirements.push_back({});
        Requirement& rule = model.requirements.back();
        rule.name = rule.title = "hourly";
        rule.subject = ForRole{is.mentor};
        rule.partial = Prorated{};
        rule.grace = {7, SpanUnit::day};
        rule.cases.emplace_back().expects = Expects{Joint::single, {{due, {}, {}}}};
        model.payments = {{RequirementId{0}, KindId{10}, {}}};
        finish();
        std::vector<Answer> answers;
        for (const Finding& finding : both_say(*this, day(date)).findings) {
            Answer& answer = answers.emplace_back();
            answer.status = finding.status;
            if (finding.parts.empty() || !finding.parts.front().payment) continue;
            const PaymentFigures& figures = *finding.parts.front().payment;
            answer.earned = figures.earned;
            answer.earned_most = figures.earned_most;
            answer.paid = figures.paid;
            answer.cut = figures.cut;
        }
        return answers;
    }
};

}  // namespace

TEST_CASE("an hourly amount is rounded once a window, half a cent up") {
    Paid paid;
    paid.due.amount = {1001};
    paid.due.per = PayPerHour{paid.select({paid.is.support})};
    paid.work("2028-01-12", 30);
    CHECK(paid.on("2028-01-12")[0].earned == 501);  // 500.5
    paid.work("2028-01-13", 30);
    CHECK(paid.on("2028-01-13")[0].earned == 1001);
    paid.pay("2028-04-05", 1000);
    CHECK(paid.on("2028-03-31")[0].status == Status::on_track);
    CHECK(paid.on("2028-04-01")[0].status == Status::pending);
    CHECK(paid.on("2028-04-07")[0].status == Status::pending);
    CHECK(paid.on("2028-04-08")[0].status == Status::missed);
    paid.pay("2028-04-10", 1);
    CHECK(paid.on("2028-04-10")[0].status == Status::met);
}

TEST_CASE("a fixed amount is owed by the school days on which the role was held") {
    Paid paid(days("2028-02-01", "2028-12-31"));
    paid.due.amount = {120'000};
    CHECK(paid.on("2028-01-20")[0].status == Status::upcoming);
    // 39 of 54 school days: 866.666.
    CHECK(paid.on("2028-02-01")[0].earned == 86'667);
}

TEST_CASE("caps are used up in order of date, of time before of money") {
    Paid paid;
    paid.due.per = PayPerHour{paid.select({paid.is.support})};
    paid.due.period = Cadence{{1, SpanUnit::month}, {}};
    paid.due.caps = {{Minutes{150}, InYear{}, "at most 2 hours 30 minutes in the year"},
                     {Cents{5000}, Cadence{{1, SpanUnit::month}, {}}, "at most $50 in each month"}};
    paid.work("2028-01-12", 120);
    paid.work("2028-02-09", 60);
    paid.work("2028-03-08", 60);
    const auto told = paid.on("2028-03-31");
    CHECK(told[0].earned == 5000);
    CHECK(told[0].cut == 1000);
    CHECK(told[1].earned == 1500);  // half an hour is left of the year's
    CHECK(told[1].cut == 1500);
    CHECK(told[2].earned == 0);
}

TEST_CASE("a payment goes to the window of its day, the others to the oldest windows first") {
    Paid paid;
    paid.due.per = PayPerRecord{paid.select({paid.is.support})};
    paid.due.period = Cadence{{1, SpanUnit::month}, {}};
    paid.work("2028-01-12", 60);
    paid.work("2028-02-09", 60);
    paid.work("2028-03-08", 60);
    paid.pay("2028-03-20", 3000, day("2028-02-15"));
    paid.pay("2028-03-21", 4000);
    auto told = paid.on("2028-03-21");
    CHECK(told[0].paid == 3000);
    CHECK(told[1].paid == 3000);
    CHECK(told[2].paid == 1000);
    paid.pay("2028-03-22", 9000);
    told = paid.on("2028-03-22");
    CHECK(told[2].paid == 10'000);  // too much goes to the newest
    paid.pay("2028-03-23", -9000);  // and was paid back
    CHECK(paid.on("2028-03-23")[2].paid == 1000);
}

TEST_CASE("minutes that are not recorded leave a payment unknown, unless enough is paid") {
    Paid paid;
    paid.due.per = PayPerHour{paid.select({paid.is.support})};
    paid.due.caps = {{Cents{10'000}, InYear{}, "at most $100 in the year"}};
    paid.work("2028-01-12", 60);
    paid.work("2028-01-13", 60).minutes.reset();
    paid.pay("2028-01-20", 3000);
    auto told = paid.on("2028-04-10");
    CHECK(told[0].status == Status::unknown);
    CHECK(told[0].earned == 3000);
    CHECK(told[0].earned_most == 10'000);
    paid.pay("2028-04-09", 7000);
    CHECK(paid.on("2028-04-10")[0].status == Status::met);
}

TEST_CASE("nothing earned and nothing paid: nothing fell due") {
    Paid paid;
    paid.due.per = PayPerHour{paid.select({paid.is.support})};
    CHECK(paid.on("2028-03-31")[0].status == Status::on_track);
    CHECK(paid.on("2028-04-01")[0].status == Status::not_applicable);
    paid.pay("2028-04-02", 100);
    CHECK(paid.on("2028-04-02")[0].status == Status::met);
}

TEST_CASE("the last cent goes where it belongs, and comes back from where it went") {
    Paid paid;
    paid.due.per = PayPerHour{paid.select({paid.is.support})};
    paid.due.period = Cadence{{1, SpanUnit::month}, {}};
    paid.work("2028-01-12", 60);
    paid.work("2028-02-09", 60);
    const auto paid_on = [&](std::string_view date) {
        const std::vector<Paid::Answer> told = paid.on(date);
        return std::pair(told.at(0).paid, told.at(1).paid);
    };
    paid.pay("2028-02-01", 2999);
    CHECK(paid_on("2028-02-29") == std::pair<std::int64_t, std::int64_t>(2999, 0));
    paid.pay("2028-02-10", 2);
    CHECK(paid_on("2028-02-29") == std::pair<std::int64_t, std::int64_t>(3000, 1));
    paid.pay("2028-03-05", -1);
    CHECK(paid_on("2028-03-06") == std::pair<std::int64_t, std::int64_t>(3000, 0));
    paid.pay("2028-03-06", -1);
    CHECK(paid_on("2028-03-07") == std::pair<std::int64_t, std::int64_t>(2999, 0));
    CHECK(paid.on("2028-03-31")[0].status == Status::missed);
    paid.pay("2028-03-07", 1);
    CHECK(paid_on("2028-03-07") == std::pair<std::int64_t, std::int64_t>(3000, 0));
    CHECK(paid.on("2028-03-31")[0].status == Status::met);
    CHECK(paid.on("2028-03-31")[1].status == Status::missed);
}

TEST_CASE("each way to pay, capped and not, on the days around which it turns, and with a cent more or less") {
    const Period month = Cadence{{1, SpanUnit::month}, {}};
    const std::vector<std::vector<PayCap>> caps{{},
                                                {{Minutes{90}, InYear{}, "at most 90 minutes in the year"}},
                                                {{Cents{4499}, InYear{}, "at most $44.99 in the year"}},
                                                {{Minutes{89}, month, "at most 89 minutes in each month"},
                                                 {Cents{6001}, InYear{}, "at most $60.01 in the year"}}};
    for (const int way : {0, 1, 2})
        for (const Period& period : {Period(InYear{}), month})
            for (const auto& capped : caps)
                for (const std::int64_t more : {-1, 0, 1}) {
                    Paid paid;
                    paid.due.period = period;
                    if (way == 1) paid.due.per = PayPerHour{paid.select({paid.is.support})};
                    if (way == 2) paid.due.per = PayPerRecord{paid.select({paid.is.support})};
                    paid.due.caps = capped;
                    if (way != 1 && !capped.empty() && std::holds_alternative<Minutes>(capped.front().most)) continue;
                    paid.work("2028-01-10", 30);
                    paid.work("2028-01-31", 60);  // the last day of a window
                    paid.work("2028-02-01", 1);
                    paid.work("2028-02-29", 45).minutes.reset();
                    paid.work("2028-03-31", 59);
                    paid.pay("2028-01-31", 1500);
                    paid.pay("2028-02-01", 3000 + more);
                    paid.pay("2028-02-29", -1, day("2028-01-10"));
                    paid.pay("2028-03-31", 1);
                    paid.pay("2028-04-03", -1500);
                    paid.pay("2028-04-07", 2999 - more, day("2028-02-29"));
                    for (const char* on : {"2028-01-10", "2028-01-31", "2028-02-01", "2028-02-07", "2028-02-08",
                                           "2028-02-29", "2028-03-31", "2028-04-01", "2028-04-07", "2028-04-08"}) {
                        CAPTURE(std::string(on));
                        CAPTURE(way);
                        static_cast<void>(paid.on(on));
                    }
                }
}
