// What a named report shows, to whom, and how it is laid out: a small world of two districts, judged by hand.
#include "engine/report/named_report.h"

#include "tests/report/small_report.h"
#include "tests/support/golden.h"

#include <nlohmann/json.hpp>

using namespace induct;
using namespace induct::testing;

namespace {

/// The small report with a second district, three more pairings, and roles that are held.
struct TwoDistricts : SmallReport {
    NamedReport named;

    TwoDistricts() {
        model.field_names = {"site", "school", "district", "grade"};
        model.built_in.site = FieldId{0};
        model.built_in.school = FieldId{1};
        model.built_in.district = FieldId{2};
        for (FieldId* other : {&model.built_in.hired, &model.built_in.left, &model.built_in.mentoring_year})
            *other = FieldId{9};
        Choice grade;
        grade.name = "grade";
        grade.values = {{"secondary", "Secondary"}, {"elementary", "Elementary"}};
        model.choices.push_back(grade);
        PairingKind pair;
        pair.name = "pair";
        pair.slots = {{"mentee", RoleId{0}, 1, 1, {}}, {"mentor", RoleId{1}, 1, 1, {}}};
        model.pairings.push_back(pair);
        model.program.sources = {{"handbook", "Handbook", "clauses.md", {{"S-1", "", "", "Sixty hours are given."}}}};
        for (Requirement& rule : model.requirements) rule.subject = ForPairing{PairingKindId{0}};
        model.requirements[2].subject = ForProgram{};

        world.sites.push_back({"rogue", "Rogue", SiteKind::district, SiteId{0}, ""});
        const Interval year{day(2025, 9, 2), last_known_day};
        for (const char* id : {"E-1", "E-2", "E-3"}) {
            world.people.push_back({id, std::string("Teacher ") + id, "", SiteId{3}, {}, {}, {}, {}});
            const PersonId person{static_cast<std::uint32_t>(world.people.size() - 1)};
            world.pairings.push_back({std::string("P-") + id,
                                      PairingKindId{0},
                                      {{0, person, year, false}, {1, PersonId{1}, year, false}},
                                      year,
                                      {},
                                      {}});
        }
        // The last one has left; the one before it has no place.
        world.pairings[3].days.last = day(2025, 12, 1);
        for (PairingMember& member : world.pairings[3].members) member.days.last = day(2025, 12, 1);
        world.people[6].site.reset();
        world.people[0].fields = {{FieldId{3}, ChoiceValue{ChoiceId{0}, 1}}};
        world.people[5].fields = {{FieldId{3}, ChoiceValue{ChoiceId{0}, 0}}};
        for (std::uint32_t i = 0; i < 4; ++i)
            world.holdings.push_back({PersonId{i == 0 ? 0U : i + 4U}, RoleId{0}, {}, world.pairings[i].days, false});

        Finding met = finding(0, {Subject::Kind::pairing, 1}, Status::met, day(2026, 1, 8));
        Finding pending = finding(0, {Subject::Kind::pairing, 2}, Status::pending, day(2026, 1, 8));
        Finding missed = finding(0, {Subject::Kind::pairing, 3}, Status::missed, day(2026, 1, 8));
        Finding also_met = met;
        also_met.subject = missed.subject;
        judgements.insert(judgements.begin() + 1, {{met.subject, {met}, {}, {}, {}},
                                                   {pending.subject, {pending}, {}, {}, {}},
                                                   {missed.subject, {also_met, missed}, {}, {}, {}}});
        named.name = "overview";
        named.title = "Overview";
        shows(0);
    }

    void shows(std::uint32_t rule) {
        named.shows.push_back(
            {model.requirements[rule].name, model.requirements[rule].title, {RequirementId{rule}}, {}});
    }
    void about(const SubjectKind& kind, std::string words) {
        named.about = kind;
        named.about_words = std::move(words);
    }
    void grouped_by(std::uint32_t field, FieldType type) { named.grouped_by.push_back({FieldId{field}, type, {}}); }

    NamedPage page(const Readership& reader) const {
        const Visibility sight = visibility(reader);
        return named_page(report(), named, sight);
    }
    std::string text(const Readership& reader) const {
        const Visibility sight = visibility(reader);
        return named_text(report(), page(reader), sight);
    }
    std::string json(const Readership& reader) const {
        const Visibility sight = visibility(reader);
        return named_json(report(), page(reader), sight);
    }
};

const Readership director{false, {PersonId{4}}, "Dee Direct"};
const Readership leader{false, {PersonId{2}}, "leader: Lea Park", true};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("pairings by district, as text, CSV and JSON") {
    TwoDistricts two;
    two.about(ForPairing{PairingKindId{0}}, "each pair");
    two.grouped_by(2, TextType{});
    two.named.every_words = "every month";
    check_golden("report/named_pairs.txt", two.text(director));
    check_golden("report/named_pairs.csv", named_csv(two.report(), two.page(director)));
    check_golden("report/named_pairs.json", two.json(director));
}

TEST_CASE("a district counts the pairings that lie in it, each once, and all of them once") {
    TwoDistricts two;
    two.about(ForDistrict{}, "each district");
    two.shows(1);
    check_golden("report/named_districts.txt", two.text(director));
    check_golden("report/named_districts.csv", named_csv(two.report(), two.page(director)));
    const NamedPage page = two.page(director);
    REQUIRE(page.sections.size() == 1);
    REQUIRE(page.sections[0].rows.size() == 2);
    CHECK(counts_of(page.sections[0].rows[0].cells[0]) == StandsCounts{0, 1, 0, 0, 0});
    CHECK(counts_of(page.sections[0].rows[1].cells[0]) == StandsCounts{1, 0, 0, 1, 0});
    // Nobody knows where the mentee of P-E-2 is.
    CHECK(counts_of(page.together[0]) == StandsCounts{1, 1, 0, 1, 0});
}

TEST_CASE("a person is shown what is asked of her pairings, and the program all of it") {
    TwoDistricts two;
    two.about(ForRole{RoleId{0}}, "each mentee");
    const NamedPage mentees = two.page(director);
    REQUIRE(mentees.subjects() == 4);
    for (const NamedRow& row : mentees.sections[0].rows) CHECK(row.cells[0].subjects.size() == 1);
    two.about(ForProgram{}, "the program");
    two.shows(2);
    const NamedPage program = two.page(director);
    CHECK(counts_of(program.sections[0].rows[0].cells[0]) == StandsCounts{1, 1, 0, 1, 1});
    CHECK(program.sections[0].rows[0].cells[1].words == "on-track, 1 of 3");
}

TEST_CASE("groups come in the order of the choice, and what is not recorded last") {
    TwoDistricts two;
    two.about(ForRole{RoleId{0}}, "each mentee");
    two.grouped_by(3, ChoiceType{ChoiceId{0}});
    const NamedPage page = two.page(director);
    REQUIRE(page.sections.size() == 3);
    CHECK(page.sections[0].values == std::vector<std::string>{"Secondary"});
    CHECK(page.sections[1].values == std::vector<std::string>{"Elementary"});
    CHECK(page.sections[2].values == std::vector<std::string>{"not recorded"});
    CHECK(page.sections[2].rows.size() == 2);
}

TEST_CASE("what is confidential or visible to others is left out, and one line says so") {
    TwoDistricts two;
    two.about(ForPairing{PairingKindId{0}}, "each pair");
    two.shows(1);
    CHECK(has(two.text(director), "left out: wellness: confidential to counsellor\n"));
    for (const std::string& out : {two.json(director), named_csv(two.report(), two.page(director))})
        CHECK_FALSE(has(out, "Wellness"));
    CHECK(has(two.json({false, {PersonId{3}}, "counsellor", true}), "Wellness"));
    two.model.requirements[0].visible_to = holders(RoleId{1});
    CHECK(has(two.text(leader), "left out: hours: for other readers\n"));
    CHECK_FALSE(has(two.text(leader), "22 h"));
    CHECK(has(two.text(director), "behind, 22 h of 60 h"));
}

TEST_CASE("a report tells those for whom it is, and nobody else") {
    TwoDistricts two;
    two.about(ForPairing{PairingKindId{0}}, "each pair");
    CHECK(two.page(leader).subjects() == 4);
    // Ana is in one of the pairings: asking for the report by name shows her no more than any other page.
    const NamedPage ana = two.page({false, {PersonId{0}}, "Ana Ruiz"});
    REQUIRE(ana.subjects() == 1);
    CHECK_FALSE(has(two.text({false, {PersonId{0}}, "Ana Ruiz"}), "Teacher E-1"));
    CHECK_FALSE(has(two.text({}), "Ana"));
    CHECK(has(two.text({}), "left out: everything: nobody is found for whom it is\n"));
}

TEST_CASE("for whom a report is made") {
    TwoDistricts two;
    const Readership everything{true, {}, "the operator"};
    const auto readers = [&] { return named_readers(two.named, two.context, everything, day(2026, 1, 20)); };
    CHECK(readers().words == "the program's owner: Dee Direct");
    two.named.to = holders(RoleId{2});
    two.named.to_words = "leader";
    CHECK(readers().words == "leader: Lea Park");
    CHECK(readers().told);
    two.named.to = Who{true, {}};
    CHECK(readers().words == "leader, of whom nobody is found; so for the program's owner: Dee Direct");
    CHECK_FALSE(readers().told);
    two.model.program.owner.reset();
    CHECK(readers().people.empty());
    CHECK_FALSE(readers().everything);
    two.named.to.reset();
    CHECK(readers().everything);
}

TEST_CASE("a figure of the subject stands in its row, one of the program in a line of its own") {
    TwoDistricts two;
    two.about(ForPairing{PairingKindId{0}}, "each pair");
    for (const char* name : {"talks", "stay"}) {
        Figure figure;
        figure.name = figure.title = name;
        figure.gauge = Setting<std::int64_t>{};  // rests on nothing confidential
        two.model.figures.push_back(figure);
    }
    two.model.figures[0].subject = ForPairing{PairingKindId{0}};
    two.named.shows = {{"talks", "Talks", {}, FigureId{0}}, {"stay", "=Who stays", {}, FigureId{1}}};
    FigureFinding talks{FigureId{0}, two.judgements[0].subject, Measured::records, Measured::nothing, false, {}};
    talks.rows = {{{"video"}, 2, {}, {}, {}, {}}, {{"in person"}, 3, {}, {}, {}, {}}};
    two.judgements[0].figures.push_back(talks);
    FigureFinding stay{FigureId{1}, two.judgements.back().subject, Measured::people, Measured::people, true, {}};
    stay.rows = {{{}, 3, 4, {}, {}, {}}};
    two.judgements.back().figures.push_back(stay);
    const std::string text = two.text(director);
    CHECK(has(text, "video: 2; in person: 3\n"));
    CHECK(has(text, "=Who stays: 75% (3 of 4)\n"));
    CHECK_FALSE(has(text, "together"));
    const std::string csv = named_csv(two.report(), two.page(director));
    CHECK(has(csv, "\nprogram,Small program,,,,75% (3 of 4)\n"));
    const auto json = nlohmann::json::parse(two.json(director));
    CHECK(json["program_figures"]["stay"]["rows"][0]["whole"] == 4);
    CHECK(json["sections"][0]["rows"][0]["cells"]["talks"]["rows"][1]["amount"] == 3);
}

TEST_CASE("no cell of a named report is a formula") {
    TwoDistricts two;
    two.about(ForPairing{PairingKindId{0}}, "each pair");
    two.grouped_by(1, SiteType{});
    two.world.sites[2].name = "=HYPERLINK(1)";
    CHECK(has(named_csv(two.report(), two.page(director)), "\n'=HYPERLINK(1),P-1,"));
}
