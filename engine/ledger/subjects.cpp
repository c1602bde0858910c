// Lists subjects with the days on which rules speak of them. See subjects.h.
#include "engine/ledger/subjects.h"

#include "engine/model/match.h"
#include "engine/time/expiry.h"

#include <algorithm>

namespace induct {

namespace {

constexpr std::chrono::days one_day{1};

}  // namespace

bool in_reach(const Known& known, Subject subject) {
    if (known.world.districts.empty()) return true;
    const std::optional<SiteId> place = place_of(known, subject);
    if (!place) return true;
    const std::optional<SiteId> district = site_above(known.world, place, SiteKind::district);
    if (!district) return true;
    return std::find(known.world.districts.begin(), known.world.districts.end(), *district) !=
           known.world.districts.end();
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
