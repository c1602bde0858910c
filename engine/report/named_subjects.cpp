// See named_subjects.h.
#include "engine/report/named_subjects.h"

#include "engine/evaluate/value_words.h"
#include "engine/ledger/credit.h"
#include "engine/model/match.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

Subject subject(PersonId id) { return {Subject::Kind::person, id.index}; }
Subject subject(SiteId id) { return {Subject::Kind::site, id.index}; }

bool meet(const Interval& a, const Interval& b) { return !overlap(a, b).empty(); }

}  // namespace

NamedSubjects::NamedSubjects(const Model& model, const World& world, Interval days)
    : model_(model), world_(world), index_(model, world), known_{model, world, index_, days.last}, days_(days) {}

std::vector<Subject> NamedSubjects::all(const SubjectKind& about) const {
    std::vector<Subject> all;
    const auto consider = [&](Subject one) {
        if (in_reach(known_, one) && active(about, one)) all.push_back(one);
    };
    const auto each = [&](Subject::Kind kind, std::size_t count) {
        for (std::uint32_t i = 0; i < count; ++i) consider({kind, i});
    };
    each(Subject::Kind::pairing, world_.pairings.size());
    each(Subject::Kind::person, world_.people.size());
    each(Subject::Kind::group, world_.groups.size());
    each(Subject::Kind::site, world_.sites.size());
    each(Subject::Kind::program, 1);
    std::stable_sort(all.begin(), all.end(),
                     [&](const Subject& a, const Subject& b) { return id_of(world_, a) < id_of(world_, b); });
    return all;
}

bool NamedSubjects::active(const SubjectKind& about, Subject one) const {
    const std::vector<Interval> active = active_days(known_, about, one);
    return std::any_of(active.begin(), active.end(), [&](const Interval& days) { return meet(days, days_); });
}

std::optional<Date> NamedSubjects::ended(const SubjectKind& about, Subject one) const {
    Date last = first_known_day;
    for (const Interval& days : active_days(known_, about, one)) {
        if (days.first > days_.last) continue;
        last = std::max(last, days.last);
    }
    return last < days_.last ? std::optional(last) : std::nullopt;
}

/// The people of a pairing or group on one of the days; of a person herself.
std::vector<Subject> NamedSubjects::people_of(Subject one) const {
    std::vector<Subject> people;
    if (one.kind == Subject::Kind::person) people.push_back(one);
    if (one.kind == Subject::Kind::pairing)
        for (const PairingMember& member : world_.pairings[one.index].members)
            if (meet(member.days, days_)) people.push_back(subject(member.person));
    if (one.kind == Subject::Kind::group)
        for (const GroupMembership& member : world_.groups[one.index].members)
            if (meet(member.days, days_)) people.push_back(subject(member.person));
    return people;
}

std::vector<Subject> NamedSubjects::groups_of(PersonId person) const {
    std::vector<Subject> groups;
    for (const std::uint32_t at : index_.groups_of[person.index]) {
        const std::vector<GroupMembership>& members = world_.groups[at].members;
        if (std::any_of(members.begin(), members.end(), [&](const GroupMembership& member) {
                return member.person == person && meet(member.days, days_);
            }))
            groups.push_back({Subject::Kind::group, at});
    }
    return groups;
}

std::vector<Subject> NamedSubjects::around(Subject one, const SubjectKind& about) const {
    std::vector<Subject> found;
    const auto at = [&](SiteKind kind) {
        if (const auto site = site_above(world_, place_of(known_, one), kind)) found.push_back(subject(*site));
    };
    std::visit(Match{[&](const ForProgram&) {
                         found.push_back({Subject::Kind::program, 0});
                     },
                     [&](const ForDistrict&) { at(SiteKind::district); },
                     [&](const ForSchool&) { at(SiteKind::school); }, [&](const ForRole&) { found = people_of(one); },
                     [&](const ForPairing&) {
                         if (one.kind == Subject::Kind::pairing) found.push_back(one);
                         if (one.kind != Subject::Kind::person) return;
                         for (const std::uint32_t i : index_.pairings_of[one.index]) {
                             const Subject pairing{Subject::Kind::pairing, i};
                             const std::vector<Subject> people = people_of(pairing);
                             if (std::find(people.begin(), people.end(), one) != people.end()) found.push_back(pairing);
                         }
                     },
                     [&](const ForGroup&) {
                         if (one.kind == Subject::Kind::person) found = groups_of(PersonId{one.index});
                         // A pairing is where the first person of its first slot is.
                         if (one.kind == Subject::Kind::pairing)
                             for (const PairingMember& member : world_.pairings[one.index].members) {
                                 if (member.slot != 0) continue;
                                 found = groups_of(member.person);
                                 break;
                             }
                         if (one.kind != Subject::Kind::group) return;
                         std::optional<GroupId> up = GroupId{one.index};
                         for (std::size_t step = 0; up && step <= world_.groups.size(); ++step) {
                             found.push_back({Subject::Kind::group, up->index});
                             up = world_[*up].part_of;
                         }
                     }},
               about);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

GroupValue NamedSubjects::told(const Value& value) const {
    const auto named = [](const std::string& words) {
        return GroupValue{words.empty(), {}, words.empty() ? GroupValue{}.words : words};
    };
    const auto counted = [](std::int64_t count, std::string words) {
        return GroupValue{false, {count}, std::move(words)};
    };
    const auto title = [&](const ChoiceValue& one) { return model_[one.choice].values[one.index].title; };
    return std::visit(
        Match{[](std::monostate) { return GroupValue{}; }, [&](const std::string& text) { return named(text); },
              [&](Number number) { return counted(number.count, number_words(number)); },
              [&](Date day) { return counted(day.time_since_epoch().count(), to_words(day)); },
              [&](bool yes) { return counted(yes ? 0 : 1, yes ? "yes" : "no"); },
              [&](PersonId person) { return named(world_[person].name); },
              [&](SiteId site) { return named(world_[site].name); },
              [&](GroupId group) { return named(world_[group].id); },
              [&](Minutes length) { return counted(length.count, to_words(length)); },
              [&](Cents money) { return counted(money.count, setting_words(money)); },
              [&](BasisPoints share) { return counted(share.count, to_words(share)); },
              [&](const ChoiceValue& one) { return counted(one.index, title(one)); },
              [&](const std::vector<ChoiceValue>& several) {
                  GroupValue made{several.empty(), {}, several.empty() ? GroupValue{}.words : ""};
                  for (const ChoiceValue& one : several) {
                      made.order.push_back(one.index);
                      made.words += (made.words.empty() ? "" : ", ") + title(one);
                  }
                  return made;
              }},
        value);
}

GroupValue NamedSubjects::value(Subject one, const Field& field) const {
    return told(values_of(known_, Place{OfSubject{}, field.name, field.type, {}}, one, days_.last, nullptr).front());
}

}  // namespace induct
