// One pairing, one person's rule, one program's rule and one confidential kind, judged by hand.
#pragma once

#include "engine/report/run_report.h"

namespace induct::testing {

inline Date day(int year, unsigned month, unsigned number) { return *make_date(year, month, number); }

inline Who holders(RoleId role) { return {true, {Person{Person::Reach::nearest, RoleHolder{role}, "x"}}}; }

struct SmallReport {
    Model model;
    World world;
    SchoolCalendar calendar{CalendarSpec{
        "school", "School", {SchoolYear{"2025-26", {day(2025, 8, 25), day(2026, 6, 12)}, {}, {}, {}, {}, {}, {}}}, {}}};
    FollowContext context{model, world, [this](Subject) -> const SchoolCalendar& { return calendar; },
                          [](const Who& who, Subject, Date) {
                              // In this small world the holder of role N is person N.
                              std::vector<PersonId> found;
                              for (const Person& person : who.people)
                                  found.push_back(PersonId{std::get<RoleHolder>(person.who).role.index});
                              return found;
                          }};
    std::vector<Judgement> judgements;
    FollowState state;
    std::vector<Event> events;

    SmallReport() {
        model.program.title = "Small program";
        model.program.owner = holders(RoleId{4});
        for (const char* name : {"mentee", "mentor", "leader", "counsellor", "director"}) {
            Role role;
            role.name = name;
            model.roles.push_back(role);
        }
        const auto requirement = [](const char* name, const char* title, const char* place) {
            Requirement made;
            made.name = name;
            made.title = title;
            made.cites = {{"handbook", {place}, ""}};
            return made;
        };
        model.requirements = {requirement("hours", "60 hours of support", "S-1"),
                              requirement("wellness", "Wellness talks", "S-2"),
                              requirement("meet", "Three meetings", "S-3")};
        model.requirements[0].notify.push_back({holders(RoleId{2}), Status::missed});
        Kind wellness;
        wellness.name = "wellness-talk";
        wellness.is = {KindId{0}};
        wellness.confidential_to = {"counsellor"};
        model.kinds.push_back(wellness);
        Selection talks;
        talks.kinds = {KindId{0}};
        model.selections.push_back(talks);
        Alternative plain;
        plain.expects = Expects{Joint::single, {{Deadline{SelectionId{0}, InYear{}}, "wellness-talk in the year", {}}}};
        model.requirements[1].cases.push_back(plain);

        world.sites = {{"valley", "Valley", SiteKind::consortium, {}, ""},
                       {"applegate", "Applegate", SiteKind::district, SiteId{0}, ""},
                       {"hill", "Hill School", SiteKind::school, SiteId{1}, ""}};
        for (const char* name : {"Ana Ruiz", "Ben Cole", "Lea Park", "Cy Counsel", "Dee Direct"})
            world.people.push_back({std::string("E-") + name[0], name, "", SiteId{2}, {}, {}, {}, {}});
        const Interval year{day(2025, 9, 2), last_known_day};
        world.pairings.push_back(
            {"P-1", PairingKindId{0}, {{0, PersonId{0}, year, false}, {1, PersonId{1}, year, false}}, year, {}, {}});

        Finding hours = finding(0, {Subject::Kind::pairing, 0}, Status::behind, day(2026, 1, 8));
        PartFinding behind;
        behind.status = Status::behind;
        behind.measured = Measured::minutes;
        behind.needed = 3600;
        behind.counted = behind.counted_most = 1320;
        behind.expected_now = 1890;
        behind.behind_under = 1512;
        hours.parts.push_back(behind);
        Finding wellness_found = finding(1, {Subject::Kind::pairing, 0}, Status::missed, day(2026, 1, 2));
        Finding meet = finding(2, {Subject::Kind::program, 0}, Status::on_track, day(2025, 8, 25));
        PartFinding held;
        held.status = Status::on_track;
        held.measured = Measured::records;
        held.needed = 3;
        held.counted = held.counted_most = 1;
        meet.parts.push_back(held);
        judgements = {{{Subject::Kind::pairing, 0}, {hours, wellness_found}, {}, {}, {}},
                      {{Subject::Kind::program, 0}, {meet}, {}, {}, {}}};
    }

    Finding finding(std::uint32_t rule, Subject subject, Status status, Date since) const {
        Finding made;
        made.requirement = RequirementId{rule};
        made.subject = subject;
        made.window = {calendar.spec().years[0].days, "2025-26"};
        made.status = status;
        made.since = since;
        return made;
    }

    RunReport report() const {
        return {"small", context, judgements, state, events, {day(2026, 1, 20), day(2026, 1, 20)}};
    }
    Visibility visibility(Readership reader) const { return {context, std::move(reader), day(2026, 1, 20)}; }
};

}  // namespace induct::testing
