// What a rule rests on: every way in which a confidential record can stand behind a verdict.
#include "engine/model/rests_on.h"

#include "tests/model/checked_text.h"

#include <doctest/doctest.h>

using namespace induct;

namespace {

const std::string opening = R"(program trial "A trial program"
  source handbook "The handbook"
  runs on trial-year
  partial in full
calendar trial-year
  year 2025-26 from August 25 to June 12
role beginner "Beginning teacher"
role coach "Mentor"
role counsellor "Counsellor"
role watched is beginner when diary written
pairing duo "Pair" mentee is beginner mentor is coach
activity visit "Visit"
artifact plan "Plan" from coach about duo stages drafted, submitted has topic: text
artifact memo "Memo" from counsellor about duo stages written confidential to counsellor
artifact diary "Diary" is memo
artifact paper "Paper" from coach about duo stages written
artifact letter "Letter" is paper confidential to coach
survey pulse "Pulse" asks beginner confidential to counsellor question mark on 1 to 5
figure mean for each duo is average mark of pulse
figure sheets for each duo is number of pulse answered
requirement open-rule "Visits" for each duo expect at least 2 visits in the year
requirement closed-rule "Memos" for each duo expect memo written in the year
review talk "A talk" owner coach step see "See" with mentor within 5 school-days decide keep, stop within 9 days
trigger talk-opens for each duo when no memo in the last 30 days open talk
)";

CheckedText with(const std::string& more) {
    CheckedText text = checked("trial.induct", opening + more + "\n");
    INFO(text.rendered);
    REQUIRE(!has_errors(text.diagnostics));
    return text;
}

std::string names(const Model& model, const std::vector<KindId>& kinds) {
    std::string all;
    for (const KindId kind : kinds) all += (all.empty() ? "" : " ") + model[kind].name;
    return all;
}

}  // namespace

TEST_CASE("a rule rests on the confidential kinds that any of its clauses reads") {
    struct Row {
        const char *clauses, *kinds;
    };
    const char* const a_memo = "memo diary";
    const Row rows[] = {
        {"expect at least 2 visits in the year", ""},
        {"expect plan submitted by October 31", ""},
        {"expect at least 2 memos in the year", a_memo},
        {"expect diary written in the year", "diary"},
        {"expect letter written in the year", "letter"},
        {"expect mentor and mentee share site", ""},
        {"expect watched and mentor share site", "diary"},
        {"expect at least 1 visit by mentor's watched in the year", "diary"},
        {"expect at least 2 watched or mentor at all times", "diary"},
        {"expect pulse answered in the year", ""},  // who answered is no secret, only what
        {"expect at least 50% of visits are followed by a pulse", ""},
        {"expect that sheets is at least 2", ""},
        {"expect at least 1 pulse answered where mark is at least 4 in the year", "pulse"},
        {"expect each pulse has mark", "pulse"},
        {"expect at least 2 different mark of pulse in the year", "pulse"},
        {"expect that latest mark is at least 3", "pulse"},
        {"expect that average mark of pulse is at least 3", "pulse"},
        {"expect that mean is at least 3", "pulse"},
        {"expect paper written in the year", "letter"},
        {"expect at least 1 visit in the year and also memo written in the year", a_memo},
        {"expect no more than 14 days between memos", a_memo},
        {"expect each plan follows a memo", a_memo},
        {"expect each visit is followed by a memo within 5 days", a_memo},
        {"expect each plan has in order memo, plan within 30 days", a_memo},
        {"expect at least 90% of visits are followed by a memo", a_memo},
        {"expect number of memo is at most 50% of number of visit in each month", a_memo},
        {"expect number of visit is at most 50% of number of memo in each month", a_memo},
        {"expect that memo written", a_memo},
        {"expect plan submitted within 5 days after memo written", a_memo},
        {"expect plan submitted within 5 days before first memo", a_memo},
        {"expect plan submitted before memo written", a_memo},
        {"expect plan submitted no later than first memo", a_memo},
        {"expect plan submitted between September 1 and first memo", a_memo},
        {"expect plan submitted by October 31 or within 60 days after memo written, whichever is later", a_memo},
        {"expect plan submitted within 9 days after opening of talk", a_memo},
        {"expect at least 1 visit in each month from first memo to May", a_memo},
        {"expect at least 1 visit in each week until memo written, then in each month", a_memo},
        {"expect at least 1 visit from first memo to June 1", a_memo},
        {"expect no more than 14 days between visits from first memo to June 1", a_memo},
        {"where memo written expect at least 2 visits in the year", a_memo},
        {"where talk is open expect at least 2 visits in the year", a_memo},
        {"where talk decided stop expect at least 2 visits in the year", a_memo},
        {"where closed-rule is met expect at least 2 visits in the year", a_memo},
        {"where open-rule is met expect at least 2 visits in the year", ""},
        {"where closed-rule is below 50% of pace expect at least 2 visits in the year", a_memo},
        {"where mentee holds role watched expect at least 2 visits in the year", "diary"},
        {"where number of memos is at least 2 expect at least 2 visits in the year", a_memo},
        {"where after memo written expect at least 2 visits in the year", a_memo},
        {"where before first memo expect at least 2 visits in the year", a_memo},
        {"case memo written: at least 2 visits in the year case not (memo written): at least 3 visits in the year",
         a_memo},
        {"case after May 1: memo written in the year case not (after May 1): at least 3 visits in the year", a_memo},
        {"expect at least 2 visits in the year except when memo written: nothing", a_memo},
        {"expect at least 2 visits in the year except when after May 1: memo written in the year", a_memo},
        {"expect at least 2 visits in the year waived when memo written", a_memo},
        {"expect at least 2 visits by watched in the year", "diary"},
        {"expect each visit is led by watched", "diary"},
        {"expect at least 2 visits in the year notify watched when missed", "diary"},
        {"expect at least 1 watched at all times", "diary"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.clauses);
        const CheckedText text = with("requirement probe for each duo " + std::string(row.clauses));
        const auto rule = text.model.find_requirement("probe");
        REQUIRE(rule);
        CHECK(names(text.model, confidential_behind(text.model, *rule)) == std::string(row.kinds));
    }
}

TEST_CASE("triggers, reviews and figures rest on what their clauses read") {
    const CheckedText text = with(R"(
trigger plain for each duo when no visit in the last 30 days notify coach when missed
trigger by-where for each duo where memo written when no visit in the last 30 days notify coach when missed
trigger by-status for each duo when closed-rule is missed notify coach when missed
trigger by-review for each duo when talk is open notify coach when missed
figure visits-made is number of visit in the year
figure memos-made is number of memo in the year
figure memos-share is number of visit as a share of number of diary
figure visits-where for each duo where memo written is number of visit in the year
figure visits-since is number of visit from first memo to June 1)");
    const Model& model = text.model;
    const auto trigger = [&](const char* name) {
        for (std::uint32_t i = 0; i < model.triggers.size(); ++i)
            if (model.triggers[i].name == name) return names(model, confidential_behind(model, TriggerId{i}));
        return std::string("no such trigger");
    };
    const auto figure = [&](const char* name) {
        for (std::uint32_t i = 0; i < model.figures.size(); ++i)
            if (model.figures[i].name == name) return names(model, confidential_behind(model, FigureId{i}));
        return std::string("no such figure");
    };
    CHECK(trigger("plain").empty());
    CHECK(trigger("by-where") == "memo diary");
    CHECK(trigger("by-status") == "memo diary");
    CHECK(trigger("by-review") == "memo diary");
    CHECK(figure("visits-made").empty());
    CHECK(figure("memos-made") == "memo diary");
    CHECK(figure("memos-share") == "diary");
    CHECK(figure("visits-where") == "memo diary");
    CHECK(figure("visits-since") == "memo diary");
    CHECK(names(model, confidential_behind(model, ReviewId{0})) == "memo diary");
}

TEST_CASE("each version of a rule rests on its own clauses; who asks for its status, on those of all") {
    const CheckedText text = with(R"(
requirement probe for each duo expect at least 2 visits in the year effective until 2025-12-31
requirement probe for each duo expect memo written in the year effective from 2026-01-01
requirement asking for each duo expect that probe is met)");
    std::vector<std::string> behind;
    for (std::uint32_t i = 0; i < text.model.requirements.size(); ++i)
        if (text.model.requirements[i].name == "probe")
            behind.push_back(names(text.model, confidential_behind(text.model, RequirementId{i})));
    CHECK(behind == std::vector<std::string>{"", "memo diary"});
    CHECK(names(text.model, confidential_behind(text.model, *text.model.find_requirement("asking"))) == "memo diary");
}

TEST_CASE("a payment, and its budget, rest on what is paid, to whom and when") {
    const CheckedText text = with(R"(
payment per-visit to each coach pay $30 per visit
payment per-memo to each coach pay $30 per memo budget $900
payment per-plan to each coach pay $30 per plan when memo written budget $900
payment watchers to each watched pay $30)");
    const auto behind = [&](const char* name) {
        const auto rule = text.model.find_requirement(name);
        REQUIRE(rule);
        return names(text.model, confidential_behind(text.model, *rule));
    };
    CHECK(behind("per-visit").empty());
    CHECK(behind("per-memo") == "memo diary");
    CHECK(behind("per-memo-budget") == "memo diary");
    CHECK(behind("per-plan") == "memo diary");
    CHECK(behind("per-plan-budget") == "memo diary");
    CHECK(behind("watchers") == "diary");
}

TEST_CASE("a kind is as confidential as what it is a kind of") {
    struct Row {
        const char *kinds, *name;
        std::vector<std::string> to;
    };
    const Row rows[] = {
        {"", "diary", {"counsellor"}},
        {"", "paper", {}},
        {"artifact secret-diary is diary", "secret-diary", {"counsellor"}},
        {"artifact own-diary is diary confidential to coach", "own-diary", {"coach"}},
        {"artifact both-of-them is diary, letter", "both-of-them", {"counsellor", "coach"}},
        {"artifact for-every from coach stages written confidential to every counsellor", "for-every", {"counsellor"}},
        {"artifact for-two from coach stages written confidential to counsellor or coach",
         "for-two",
         {"counsellor", "coach"}},
        {"artifact for-slot from coach stages written confidential to mentor", "for-slot", {"coach"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const CheckedText text = with(row.kinds);
        const auto kind = text.model.find_kind(row.name);
        REQUIRE(kind);
        CHECK(text.model[*kind].confidential_to == row.to);
    }
}
