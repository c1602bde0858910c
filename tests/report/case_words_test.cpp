// What a report tells of a review on a day: whether its reason still holds, what came of it, and whether it goes on.
#include "engine/report/case_words.h"

#include "tests/report/small_report.h"

#include <doctest/doctest.h>

using namespace induct;
using namespace induct::testing;

namespace {

const Date on = day(2026, 1, 20);

SmallReport with_review(Truth holds, const char* says) {
    SmallReport small;
    Review review;
    review.name = "pairing-review";
    review.title = "Reassignment review";
    review.owner = holders(RoleId{2});
    small.model.reviews.push_back(review);
    small.model.conditions.emplace_back(StatusIs{RequirementId{0}, Status::missed, false, {}, {}});
    Trigger trigger;
    trigger.name = "stalled";
    trigger.when = ConditionId{0};
    trigger.opens = ReviewId{0};
    small.model.triggers.push_back(trigger);
    small.judgements[0].triggers.push_back({TriggerId{0}, {Subject::Kind::pairing, 0}, holds, on, says});
    return small;
}

Case opened() {
    return {"pairing-review", "stalled", "P-1", day(2026, 1, 12), "hours missed", {}, {}, {}, "", "", true, {}};
}

}  // namespace

TEST_CASE("a reason that no longer holds says what is so instead") {
    const SmallReport small = with_review(Truth::no, "");
    const CaseView view = CaseViews(small.context, small.judgements, on).of(opened());
    CHECK_FALSE(view.still_holds);
    CHECK(view.now == "hours is behind since January 8, 2026");
    CHECK(view.ended.empty());
    CHECK(view.review == &small.model.reviews[0]);
}

TEST_CASE("a reason that holds is told anew only when it reads otherwise") {
    const SmallReport same = with_review(Truth::yes, "hours missed");
    CHECK(CaseViews(same.context, same.judgements, on).of(opened()).now.empty());
    const SmallReport longer = with_review(Truth::yes, "hours missed for 12 days");
    const CaseView view = CaseViews(longer.context, longer.judgements, on).of(opened());
    CHECK(view.still_holds);
    CHECK(view.now == "hours missed for 12 days");
}

TEST_CASE("a review whose pairing has ended says so, and which pairing follows") {
    SmallReport small = with_review(Truth::no, "");
    small.world.pairings[0].days.last = day(2026, 1, 16);
    small.world.pairings.push_back({"P-2", PairingKindId{0}, {}, {day(2026, 1, 17), last_known_day}, PairingId{0}, {}});
    CHECK(CaseViews(small.context, small.judgements, on).of(opened()).ended ==
          "the pairing ended on January 16, 2026, and P-2 follows it");
    small.state.cases.push_back(opened());
    const Visibility director = small.visibility({false, {PersonId{4}}, "Dee Direct"});
    const std::string text = report_text(small.report(), director);
    CHECK(text.find("the pairing ended on January 16, 2026, and P-2 follows it: its owner decides") !=
          std::string::npos);
    CHECK(report_json(small.report(), director).find("and P-2 follows it") != std::string::npos);
}

TEST_CASE("a review of somebody of whom no rule speaks any more is still told") {
    SmallReport small = with_review(Truth::no, "");
    small.judgements.clear();
    small.state.cases.push_back(opened());
    CHECK(report_text(small.report(), small.visibility({true, {}, "the operator"})).find("Reassignment review") !=
          std::string::npos);
}

TEST_CASE("who holds a role that rests on what is confidential is told to those alone whom it is for") {
    SmallReport small = with_review(Truth::no, "");
    // Who holds the role is known from the talks, which are confidential to the counsellor.
    small.model.conditions.emplace_back(NoneLogged{SelectionId{0}, InTheLast{}});
    Role troubled;
    troubled.name = "troubled";
    troubled.derived_when = ConditionId{1};
    small.model.roles[1] = troubled;
    const Who who{true, {Person{Person::Reach::nearest, RoleHolder{RoleId{1}}, "troubled"}}};
    ReviewStep hear;
    hear.name = "hear";
    hear.by = hear.with = who;
    small.model.reviews[0].owner = who;
    small.model.reviews[0].steps.push_back(hear);
    small.state.cases.push_back(opened());
    small.state.cases[0].decide_by = on;
    small.state.cases[0].steps.push_back({"hear", "Hear", on, {}, ""});
    const auto page = [&](const Readership& reader) { return report_text(small.report(), small.visibility(reader)); };
    const std::string director = page({false, {PersonId{4}}, "Dee Direct"});
    CHECK(director.find("due January 20, 2026, by troubled with troubled") != std::string::npos);
    CHECK(director.find("Decide                       due January 20, 2026, by troubled") != std::string::npos);
    CHECK(director.find("by Ben Cole") == std::string::npos);
    small.model.program.owner = holders(RoleId{3});  // the counsellor, for whom it is
    CHECK(page({false, {PersonId{3}}, "Cy Counsel"}).find("by Ben Cole with Ben Cole") != std::string::npos);
}

TEST_CASE("subjects are found by their ids") {
    const SmallReport small;
    const SubjectIds ids(small.world);
    CHECK(ids.find("P-1") == Subject{Subject::Kind::pairing, 0});
    CHECK(ids.find("E-B") == Subject{Subject::Kind::person, 1});
    CHECK(ids.find("hill") == Subject{Subject::Kind::site, 2});
    CHECK(ids.find("program") == Subject{Subject::Kind::program, 0});
    CHECK_FALSE(ids.find("P-2"));
}
