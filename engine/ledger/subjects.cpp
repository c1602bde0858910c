// Lists subjects with the days on which rules speak of them. See subjects.h.
#include "engine/ledger/subjects.h"

#include "engine/model/match.h"
#include "engine/time/expiry.h"

#include <algorithm>

namespace induct {

namespace {

constexpr std::chrono::days one_day{1};

/// The one district of all members that have one; nothing when they are of several, or of none.
std::optional<SiteId> district_of_members(const Known& known, const WorldGroup& group) {
    std::optional<SiteId> district;
    for (const GroupMembership& member : group.members) {
        if (member.leads) continue;
        const auto hers = site_above(known.world, place_of(known, member.person), SiteKind::district);
        if (!hers) continue;
        if (district && *district != *hers) return std::nullopt;
        district = hers;
    }
    return district;
}

}  // namespace

std::optional<SiteId> district_of(const Known& known, Subject subject) {
    const std::optional<SiteId> place = place_of(known, subject);
    if (place) return site_above(known.world, place, SiteKind::district);
    if (subject.kind != Subject::Kind::group) return std::nullopt;
    return district_of_members(known, known.world.groups[subject.index]);
}

Reach reach_of(const Known& known, Subject subject) {
    const World& world = known.world;
    if (world.districts.empty() || subject.kind == Subject::Kind::program) return Reach::here;
    if (const std::optional<SiteId> district = district_of(known, subject)) {
        const bool ours = std::find(world.districts.begin(), world.districts.end(), *district) != world.districts.end();
        if (ours) return Reach::here;
        const bool left_out =
            std::find(world.of_no_run.begin(), world.of_no_run.end(), *district) != world.of_no_run.end();
        return left_out ? Reach::no_run : Reach::elsewhere;
    }
    if (world.run == RunPlace::only) return Reach::here;
    if (!site_above(world, place_of(known, subject), SiteKind::consortium)) return Reach::unknown;
    return world.run == RunPlace::first ? Reach::here : Reach::elsewhere;
}

bool in_reach(const Known& known, Subject subject) { return reach_of(known, subject) == Reach::here; }

std::vector<NotJudged> judged_by_none(const Known& known, Date day) {
    const Model& model = known.model;
    const World& world = known.world;
    std::vector<NotJudged> found;
    if (world.run == RunPlace::only && world.of_no_run.empty()) return found;
    const auto consider = [&](Subject subject, auto speaks) {
        const auto any = [&](const auto& rules) {
            return std::any_of(rules.begin(), rules.end(), [&](const auto& rule) { return speaks(rule.subject); });
        };
        const bool asked = any(model.requirements) || any(model.triggers) || any(model.figures);
        if (!asked) return;
        const Reach reach = reach_of(known, subject);
        if (reach == Reach::unknown) found.push_back({subject, std::nullopt});
        if (reach == Reach::no_run) found.push_back({subject, district_of(known, subject)});
    };
    for (std::uint32_t i = 0; i < world.pairings.size(); ++i) {
        if (!world.pairings[i].days.holds(day)) continue;
        consider({Subject::Kind::pairing, i}, [&](const SubjectKind& about) {
            const auto* pairing = std::get_if<ForPairing>(&about);
            return pairing && pairing->kind == world.pairings[i].kind;
        });
    }
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
        consider({Subject::Kind::person, i}, [&](const SubjectKind& about) {
            const auto* role = std::get_if<ForRole>(&about);
            // Whether a derived role is held may follow from what is confidential: the role that it is made of tells.
            return role && std::any_of(known.index.holdings_of[i].begin(), known.index.holdings_of[i].end(),
                                       [&](std::uint32_t at) {
                                           const Holding& held = world.holdings[at];
                                           return held.role == model[role->role].derived_from.value_or(role->role) &&
                                                  held.days.holds(day);
                                       });
        });
    }
    for (std::uint32_t i = 0; i < world.groups.size(); ++i) {
        if (!world.groups[i].days.holds(day)) continue;
        consider({Subject::Kind::group, i}, [&](const SubjectKind& about) {
            const auto* group = std::get_if<ForGroup>(&about);
            return group && group->kind == world.groups[i].kind;
        });
    }
    for (std::uint32_t i = 0; i < world.sites.size(); ++i) {
        consider({Subject::Kind::site, i}, [&](const SubjectKind& about) {
            const SiteKind kind = world.sites[i].kind;
            return (kind == SiteKind::school && std::holds_alternative<ForSchool>(about)) ||
                   (kind == SiteKind::district && std::holds_alternative<ForDistrict>(about));
        });
    }
    std::stable_partition(found.begin(), found.end(), [](const NotJudged& one) { return !one.district; });
    return found;
}

std::vector<Interval> days_of_role(const Known& known, PersonId person, RoleId role) {
    const Role& declared = known.model[role];
    std::vector<Interval> days;
    if (!declared.derived_from) {
        for (const std::uint32_t at : known.index.holdings_of[person.index]) {
            if (known.world.holdings[at].role == role) days.push_back(known.world.holdings[at].days);
        }
        return joined(std::move(days));
    }
    const std::vector<Interval> base = days_of_role(known, person, *declared.derived_from);
    if (base.empty()) return {};
    std::vector<Date> turns;
    turns.reserve(base.size() + known.index.records_of[person.index].size() +
                  2 * (known.index.holdings_of[person.index].size() + known.index.absences_of[person.index].size()));
    for (const Interval& i : base) turns.push_back(i.first);
    for (const std::uint32_t at : known.index.records_of[person.index]) {
        const Record& record = known.world.records[at];
        turns.push_back(record.date);
        const std::optional<Date> expired = expiry(record.date, known.model[record.kind].valid_for);
        if (expired) turns.push_back(*expired);
    }
    for (const std::uint32_t at : known.index.holdings_of[person.index]) {
        turns.push_back(known.world.holdings[at].days.first);
        if (known.world.holdings[at].days.last < last_known_day)
            turns.push_back(known.world.holdings[at].days.last + one_day);
    }
    for (const std::uint32_t at : known.index.absences_of[person.index]) {
        turns.push_back(known.world.absences[at].days.first);
        turns.push_back(known.world.absences[at].days.last + one_day);
    }
    std::sort(turns.begin(), turns.end());
    turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
    for (std::size_t i = 0; i < turns.size(); ++i) {
        if (holds_role(known, person, role, turns[i]) != Truth::yes) continue;
        const Date last = i + 1 < turns.size() ? turns[i + 1] - one_day : last_known_day;
        for (const Interval& held : base) days.push_back(overlap(held, {turns[i], last}));
    }
    return joined(std::move(days));
}

std::vector<Interval> active_days(const Known& known, const SubjectKind& scope, Subject subject) {
    return std::visit(
        Match{[&](const ForPairing& s) -> std::vector<Interval> {
                  if (subject.kind != Subject::Kind::pairing || known.world.pairings[subject.index].kind != s.kind)
                      return {};
                  return joined({known.world.pairings[subject.index].days});
              },
              [&](const ForRole& s) -> std::vector<Interval> {
                  if (subject.kind != Subject::Kind::person) return {};
                  return days_of_role(known, PersonId{subject.index}, s.role);
              },
              [&](const ForGroup& s) -> std::vector<Interval> {
                  if (subject.kind != Subject::Kind::group || known.world.groups[subject.index].kind != s.kind)
                      return {};
                  return joined({known.world.groups[subject.index].days});
              },
              [&](const ForSchool&) -> std::vector<Interval> {
                  const bool is =
                      subject.kind == Subject::Kind::site && known.world.sites[subject.index].kind == SiteKind::school;
                  return is ? std::vector<Interval>{always} : std::vector<Interval>{};
              },
              [&](const ForDistrict&) -> std::vector<Interval> {
                  const bool is = subject.kind == Subject::Kind::site &&
                                  known.world.sites[subject.index].kind == SiteKind::district;
                  return is ? std::vector<Interval>{always} : std::vector<Interval>{};
              },
              [&](const ForProgram&) -> std::vector<Interval> {
                  return subject.kind == Subject::Kind::program ? std::vector<Interval>{always}
                                                                : std::vector<Interval>{};
              }},
        scope);
}

std::vector<Subject> subjects_of(const Plan& plan, const Known& known) {
    std::vector<Subject> all;
    const World& world = known.world;
    const auto consider = [&](Subject subject) {
        if (!in_reach(known, subject)) return;
        for (const Scope& scope : plan.scopes) {
            if (active_days(known, scope.subject, subject).empty()) continue;
            all.push_back(subject);
            return;
        }
    };
    for (std::uint32_t i = 0; i < world.pairings.size(); ++i) consider({Subject::Kind::pairing, i});
    for (std::uint32_t i = 0; i < world.people.size(); ++i) consider({Subject::Kind::person, i});
    for (std::uint32_t i = 0; i < world.groups.size(); ++i) consider({Subject::Kind::group, i});
    for (std::uint32_t i = 0; i < world.sites.size(); ++i) consider({Subject::Kind::site, i});
    consider({Subject::Kind::program, 0});
    std::stable_sort(all.begin(), all.end(), [&](const Subject& a, const Subject& b) {
        return a.kind != b.kind ? a.kind < b.kind : id_of(world, a) < id_of(world, b);
    });
    return all;
}

std::vector<Subject> subjects_of(const Plan& plan, const Model& model, const World& world) {
    const WorldIndex index(model, world);
    return subjects_of(plan, Known{model, world, index});
}

const CalendarSpec& calendar_for(const Known& known, Subject subject) {
    const std::optional<SiteId> place = place_of(known, subject);
    std::optional<SiteId> at = place;
    for (std::size_t step = 0; at && step <= known.world.sites.size(); ++step) {
        for (const CalendarSpec& calendar : known.model.calendars) {
            if (!known.world[*at].calendar.empty() && calendar.name == known.world[*at].calendar) return calendar;
        }
        at = known.world[*at].within;
    }
    const std::optional<SiteId> district = site_above(known.world, place, SiteKind::district);
    return known.model.calendar_of(district ? std::string_view(known.world[*district].id) : std::string_view());
}

}  // namespace induct
