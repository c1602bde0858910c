// Finds people. See who.h.
#include "engine/ledger/who.h"

#include "engine/ledger/credit.h"
#include "engine/ledger/matching.h"
#include "engine/model/match.h"

#include <algorithm>
#include <numeric>

namespace induct {

namespace {

void tidy(std::vector<PersonId>& people) {
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
}

void put_once(std::vector<std::uint32_t>& list, std::uint32_t value) {
    if (list.empty() || list.back() != value) list.push_back(value);
}

/// Holders of the role whose place lies in `within`; everywhere when it is empty.
std::vector<PersonId> holders_at(const Known& known, RoleId role, std::optional<SiteId> within, Date day) {
    const RoleId held = known.model[role].derived_from.value_or(role);
    std::vector<PersonId> people;
    for (const std::uint32_t at : known.index.holders[held.index]) {
        const Holding& holding = known.world.holdings[at];
        if (!holding.days.holds(day) || holds_role(known, holding.person, role, day) != Truth::yes) continue;
        const std::optional<SiteId> place = holding.site ? holding.site : place_of(known, holding.person);
        if (!within || (place && lies_in(known.world, *place, *within))) people.push_back(holding.person);
    }
    tidy(people);
    return people;
}

std::vector<std::uint32_t> groups_around(const Known& known, Subject subject, Date day) {
    std::vector<std::uint32_t> groups;
    if (subject.kind == Subject::Kind::group) groups.push_back(subject.index);
    for (const PersonId person : in_subject(known, subject, day)) {
        for (const std::uint32_t at : known.index.groups_of[person.index]) {
            const WorldGroup& group = known.world.groups[at];
            const bool member = std::any_of(group.members.begin(), group.members.end(), [&](const GroupMembership& m) {
                return m.person == person && m.days.holds(day);
            });
            if (member && group.days.holds(day)) groups.push_back(at);
        }
    }
    std::sort(groups.begin(), groups.end());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    return groups;
}

std::vector<PersonId> nearest_holders(const Known& known, RoleId role, Subject subject, Date day, bool another) {
    const std::vector<PersonId> own = in_subject(known, subject, day);
    const auto is_own = [&](PersonId p) { return std::binary_search(own.begin(), own.end(), p); };
    const auto keep = [&](std::vector<PersonId> people) {
        if (another) people.erase(std::remove_if(people.begin(), people.end(), is_own), people.end());
        return people;
    };
    if (!another) {
        std::vector<PersonId> people;
        for (const PersonId p : own) {
            if (holds_role(known, p, role, day) == Truth::yes) people.push_back(p);
        }
        if (!people.empty()) return people;
    }
    for (const bool leading : {true, false}) {
        std::vector<PersonId> people;
        for (const std::uint32_t group : groups_around(known, subject, day)) {
            for (const GroupMembership& m : known.world.groups[group].members) {
                if (m.leads != leading || !m.days.holds(day)) continue;
                if (holds_role(known, m.person, role, day) == Truth::yes) people.push_back(m.person);
            }
        }
        tidy(people);
        people = keep(people);
        if (!people.empty()) return people;
    }
    for (std::optional<SiteId> at = place_of(known, subject); at; at = known.world[*at].within) {
        std::vector<PersonId> people = keep(holders_at(known, role, at, day));
        if (!people.empty()) return people;
    }
    return keep(holders_at(known, role, std::nullopt, day));
}

/// `mentor's principal`: whoever is nearest to each person that `mentor` stands for; of a slot never she herself.
std::vector<PersonId> people_through(const Known& known, const Person& person, Subject subject, Date day) {
    const bool slot = std::holds_alternative<SlotRef>(person.who);
    std::vector<PersonId> people;
    for (const PersonId via : people_of(known, Person{.who = *person.of, .word = {}}, subject, day)) {
        if (const auto* as = std::get_if<GroupAsWho>(&person.who)) {
            for (const GroupId group : groups_of(known, via, as->group, day))
                for (const PersonId p : in_subject(known, {Subject::Kind::group, group.index}, day))
                    people.push_back(p);
            continue;
        }
        const Person her{.reach = person.reach, .who = person.who, .word = {}};
        for (const PersonId p : people_of(known, her, {Subject::Kind::person, via.index}, day))
            if (!slot || p != via) people.push_back(p);
    }
    tidy(people);
    return people;
}

using Document = std::pair<std::uint32_t, std::uint32_t>;  // kind, instance
Document document_of(const World& world, std::uint32_t record) {
    return {world.records[record].kind.index, world.records[record].instance};
}

/// The places of facts that each are about a subject, by subject and then in order.
template <typename Fact>
std::vector<std::uint32_t> by_subject(const std::vector<Fact>& facts) {
    std::vector<std::uint32_t> places(facts.size());
    std::iota(places.begin(), places.end(), 0U);
    std::stable_sort(places.begin(), places.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return facts[a].subject < facts[b].subject; });
    return places;
}
template <typename Fact>
std::span<const std::uint32_t> places_of(const std::vector<Fact>& facts, const std::vector<std::uint32_t>& places,
                                         Subject subject) {
    const auto first = std::lower_bound(places.begin(), places.end(), subject,
                                        [&](std::uint32_t at, Subject s) { return facts[at].subject < s; });
    const auto last = std::upper_bound(first, places.end(), subject,
                                       [&](Subject s, std::uint32_t at) { return s < facts[at].subject; });
    return {first, last};
}

/// Is anything asked of schools or districts?
bool speaks_of_places(const Model& model) {
    const auto of_places = [](const auto& declared) {
        return std::any_of(declared.begin(), declared.end(), [](const auto& one) {
            return std::holds_alternative<ForSchool>(one.subject) || std::holds_alternative<ForDistrict>(one.subject);
        });
    };
    return of_places(model.requirements) || of_places(model.triggers) || of_places(model.figures);
}

}  // namespace

WorldIndex::WorldIndex(const Model& model, const World& world)
    : holdings_of(world.people.size()),
      pairings_of(world.people.size()),
      groups_of(world.people.size()),
      records_of(world.people.size()),
      absences_of(world.people.size()),
      holders(model.roles.size()),
      pairing_records(world.pairings.size()),
      group_records(world.groups.size()),
      role_records(model.roles.size()),
      followed_by(world.pairings.size()) {
    for (std::uint32_t i = 0; i < world.holdings.size(); ++i) {
        holdings_of[world.holdings[i].person.index].push_back(i);
        holders[world.holdings[i].role.index].push_back(i);
    }
    for (std::uint32_t i = 0; i < world.pairings.size(); ++i) {
        for (const PairingMember& m : world.pairings[i].members) put_once(pairings_of[m.person.index], i);
        if (const auto earlier = world.pairings[i].follows) followed_by[earlier->index] = PairingId{i};
    }
    for (std::uint32_t i = 0; i < world.groups.size(); ++i) {
        for (const GroupMembership& m : world.groups[i].members) put_once(groups_of[m.person.index], i);
    }
    for (std::uint32_t i = 0; i < world.absences.size(); ++i) absences_of[world.absences[i].person.index].push_back(i);
    for (std::uint32_t i = 0; i < world.records.size(); ++i) {
        const Record& record = world.records[i];
        for (const auto* list : {&record.led_by, &record.people, &record.to}) {
            for (const PersonId person : *list) put_once(records_of[person.index], i);
        }
        std::visit(Match{[&](const AboutPerson& a) { put_once(records_of[a.person.index], i); },
                         [&](const AboutPairing& a) { pairing_records[a.pairing.index].push_back(i); },
                         [&](const AboutGroup& a) { group_records[a.group.index].push_back(i); },
                         [&](const AboutRole& a) { role_records[a.role.index].push_back(i); }, [](const auto&) {}},
                   record.about);
        if (record.group) put_once(group_records[record.group->index], i);
        if (!record.group && !model[record.kind].of_groups.empty()) ungrouped.push_back(i);
        if (model[record.kind].form == KindForm::meeting) meetings.push_back(i);
    }
    index_documents(model, world);
    index_sites(model, world);
    waivers_ = by_subject(world.waivers);
    index_reviews(world);
}

void WorldIndex::index_reviews(const World& world) { reviews_ = by_subject(world.reviews); }

void WorldIndex::index_documents(const Model& model, const World& world) {
    for (std::uint32_t i = 0; i < world.records.size(); ++i)
        if (model[world.records[i].kind].form == KindForm::artifact) documents_.push_back(i);
    std::stable_sort(documents_.begin(), documents_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return document_of(world, a) < document_of(world, b); });
    later_stage.resize(world.records.size());
    for (auto begin = documents_.begin(); begin != documents_.end();) {
        const auto end = std::upper_bound(
            begin, documents_.end(), document_of(world, *begin),
            [&](const Document& document, std::uint32_t at) { return document < document_of(world, at); });
        // The first of its lowest stage is the document; whatever else is recorded of it comes later.
        const auto first = std::min_element(begin, end, [&](std::uint32_t a, std::uint32_t b) {
            return world.records[a].stage < world.records[b].stage;
        });
        for (; begin != end; ++begin) later_stage[*begin] = begin != first;
    }
}

void WorldIndex::index_sites(const Model& model, const World& world) {
    if (!speaks_of_places(model)) return;
    site_records_.resize(world.sites.size());
    const Known known{model, world, *this};
    std::vector<SiteId> near;
    const auto add = [&](std::optional<SiteId> place) {
        for (std::size_t step = 0; place && step <= world.sites.size(); ++step) {
            near.push_back(*place);
            place = world[*place].within;
        }
    };
    for (std::uint32_t i = 0; i < world.records.size(); ++i) {
        const Record& record = world.records[i];
        near.clear();
        add(record.place);
        for (const auto* people : {&record.led_by, &record.to})
            for (const PersonId person : *people) add(place_of(known, person));
        std::visit(Match{[&](const AboutPerson& a) { add(place_of(known, a.person)); },
                         [&](const AboutPairing& a) {
                             add(place_of(known, {Subject::Kind::pairing, a.pairing.index}));
                         },
                         [&](const AboutGroup& a) { add(world[a.group].site); }, [](const auto&) {}},
                   record.about);
        std::sort(near.begin(), near.end());
        near.erase(std::unique(near.begin(), near.end()), near.end());
        for (const SiteId site : near) site_records_[site.index].push_back(i);
    }
}

std::span<const std::uint32_t> WorldIndex::records_at(SiteId site) const {
    if (site_records_.empty()) return {};
    return site_records_[site.index];
}

std::span<const std::uint32_t> WorldIndex::stages_of(const World& world, KindId kind, std::uint32_t instance) const {
    const Document document{kind.index, instance};
    const auto first =
        std::lower_bound(documents_.begin(), documents_.end(), document,
                         [&](std::uint32_t at, const Document& d) { return document_of(world, at) < d; });
    const auto last = std::upper_bound(first, documents_.end(), document,
                                       [&](const Document& d, std::uint32_t at) { return d < document_of(world, at); });
    return {first, last};
}

std::span<const std::uint32_t> WorldIndex::waivers_of(const World& world, Subject subject) const {
    return places_of(world.waivers, waivers_, subject);
}
std::span<const std::uint32_t> WorldIndex::reviews_of(const World& world, Subject subject) const {
    return places_of(world.reviews, reviews_, subject);
}

Truth holds_role(const Known& known, PersonId person, RoleId role, Date day) {
    const Role& declared = known.model[role];
    if (declared.derived_from) {
        const Truth base = holds_role(known, person, *declared.derived_from, day);
        if (base == Truth::no || !declared.derived_when) return base;
        return both(base, truth_about_person(known, *declared.derived_when, person, day));
    }
    for (const std::uint32_t at : known.index.holdings_of[person.index]) {
        const Holding& holding = known.world.holdings[at];
        if (holding.role == role && holding.days.holds(day)) return Truth::yes;
    }
    return Truth::no;
}

bool lies_in(const World& world, SiteId site, SiteId within) {
    // A chain longer than the list of sites would be a ring, which the import refuses; it ends all the same.
    for (std::size_t step = 0; step <= world.sites.size(); ++step) {
        if (site == within) return true;
        if (!world[site].within) return false;
        site = *world[site].within;
    }
    return false;
}

std::optional<SiteId> site_above(const World& world, std::optional<SiteId> site, SiteKind kind) {
    for (std::size_t step = 0; site && step <= world.sites.size(); ++step) {
        if (world[*site].kind == kind) return site;
        site = world[*site].within;
    }
    return std::nullopt;
}

std::optional<SiteId> place_of(const Known& known, PersonId person) {
    if (known.world[person].site) return known.world[person].site;
    for (const std::uint32_t at : known.index.holdings_of[person.index]) {
        if (known.world.holdings[at].site) return known.world.holdings[at].site;
    }
    return std::nullopt;
}

std::optional<SiteId> place_of(const Known& known, Subject subject) {
    switch (subject.kind) {
        case Subject::Kind::pairing: {
            // The first slot is the mentee's; who is in it on the first day, or comes first, says where the pairing is.
            const WorldPairing& pairing = known.world.pairings[subject.index];
            const PairingMember* mentee = nullptr;
            for (const PairingMember& m : pairing.members) {
                if (m.slot != 0) continue;
                if (m.days.holds(pairing.days.first)) return place_of(known, m.person);
                if (!mentee || m.days.first < mentee->days.first) mentee = &m;
            }
            return mentee ? place_of(known, mentee->person) : std::nullopt;
        }
        case Subject::Kind::person:
            return place_of(known, PersonId{subject.index});
        case Subject::Kind::group:
            return known.world.groups[subject.index].site;
        case Subject::Kind::site:
            return SiteId{subject.index};
        case Subject::Kind::program:
            return std::nullopt;
    }
    return std::nullopt;
}

bool is_absent(const Known& known, PersonId person, Date day) {
    const auto& list = known.index.absences_of[person.index];
    return std::any_of(list.begin(), list.end(),
                       [&](std::uint32_t at) { return known.world.absences[at].days.holds(day); });
}

std::vector<PersonId> in_slot(const Known& known, Subject subject, const SlotRef& slot, Date day) {
    std::vector<PersonId> people;
    const auto add = [&](const WorldPairing& pairing) {
        if (pairing.kind != slot.pairing) return;
        for (const PairingMember& m : pairing.members) {
            if (m.slot == slot.slot && m.days.holds(day)) people.push_back(m.person);
        }
    };
    if (subject.kind == Subject::Kind::pairing) add(known.world.pairings[subject.index]);
    if (subject.kind == Subject::Kind::person) {
        for (const std::uint32_t at : known.index.pairings_of[subject.index]) {
            const WorldPairing& pairing = known.world.pairings[at];
            const bool in_it = std::any_of(pairing.members.begin(), pairing.members.end(), [&](const PairingMember& m) {
                return m.person.index == subject.index && m.days.holds(day);
            });
            if (in_it) add(pairing);
        }
    }
    if (subject.kind == Subject::Kind::group) {
        for (const PersonId member : in_subject(known, subject, day)) {
            for (const std::uint32_t at : known.index.pairings_of[member.index]) add(known.world.pairings[at]);
        }
    }
    if (subject.kind == Subject::Kind::site || subject.kind == Subject::Kind::program) {
        for (const WorldPairing& pairing : known.world.pairings) add(pairing);
    }
    tidy(people);
    return people;
}

std::vector<PersonId> in_subject(const Known& known, Subject subject, Date day) {
    std::vector<PersonId> people;
    if (subject.kind == Subject::Kind::person) people.push_back(PersonId{subject.index});
    if (subject.kind == Subject::Kind::pairing) {
        for (const PairingMember& m : known.world.pairings[subject.index].members) {
            if (m.days.holds(day)) people.push_back(m.person);
        }
    }
    if (subject.kind == Subject::Kind::group) {
        for (const GroupMembership& m : known.world.groups[subject.index].members) {
            if (m.days.holds(day)) people.push_back(m.person);
        }
    }
    tidy(people);
    return people;
}

std::vector<PersonId> people_of(const Known& known, const Person& person, Subject subject, Date day) {
    if (person.of) return people_through(known, person, subject, day);
    std::vector<PersonId> people = std::visit(
        Match{[&](const SubjectPerson&) { return in_subject(known, subject, day); },
              [&](const SlotRef& slot) { return in_slot(known, subject, slot, day); },
              [&](const RoleHolder& holder) {
                  if (person.reach == Person::Reach::every) return holders_at(known, holder.role, std::nullopt, day);
                  return nearest_holders(known, holder.role, subject, day, person.reach == Person::Reach::another);
              },
              [&](const GroupAsWho& group) {
                  std::vector<PersonId> members;
                  for (const std::uint32_t at : groups_around(known, subject, day)) {
                      if (known.world.groups[at].kind != group.group) continue;
                      for (const PersonId p : in_subject(known, {Subject::Kind::group, at}, day)) members.push_back(p);
                  }
                  if (!members.empty()) return members;
                  for (std::uint32_t at = 0; at < known.world.groups.size(); ++at) {
                      if (known.world.groups[at].kind != group.group) continue;
                      for (const PersonId p : in_subject(known, {Subject::Kind::group, at}, day)) members.push_back(p);
                  }
                  return members;
              },
              [&](const GroupMember&) {
                  std::vector<PersonId> members;
                  for (const std::uint32_t at : groups_around(known, subject, day)) {
                      for (const PersonId p : in_subject(known, {Subject::Kind::group, at}, day)) members.push_back(p);
                  }
                  return members;
              },
              [&](const GroupLeader&) {
                  std::vector<PersonId> leaders;
                  for (const std::uint32_t at : groups_around(known, subject, day)) {
                      for (const GroupMembership& m : known.world.groups[at].members) {
                          if (m.leads && m.days.holds(day)) leaders.push_back(m.person);
                      }
                  }
                  return leaders;
              }},
        person.who);
    tidy(people);
    return people;
}

std::vector<PersonId> people_of(const Known& known, const Who& who, Subject subject, Date day) {
    std::vector<PersonId> people;
    for (const Person& person : who.people) {
        for (const PersonId p : people_of(known, person, subject, day)) people.push_back(p);
    }
    tidy(people);
    return people;
}

std::vector<PersonId> people_of(const Model& model, const World& world, const Who& who, Subject subject, Date day) {
    const WorldIndex index(model, world);
    return people_of(Known{model, world, index}, who, subject, day);
}

std::string id_of(const World& world, Subject subject) {
    switch (subject.kind) {
        case Subject::Kind::pairing:
            return world.pairings[subject.index].id;
        case Subject::Kind::person:
            return world.people[subject.index].id;
        case Subject::Kind::group:
            return world.groups[subject.index].id;
        case Subject::Kind::site:
            return world.sites[subject.index].id;
        case Subject::Kind::program:
            return {};
    }
    return {};
}

}  // namespace induct
