// What stands around a subject, with its days. See standing_entries.h.
#include "engine/ledger/standing_entries.h"

#include "engine/ledger/credit.h"
#include "engine/ledger/latest_review.h"
#include "engine/ledger/subjects.h"
#include "engine/model/match.h"

#include <algorithm>
#include <functional>
#include <map>

namespace induct {

namespace {

class Standings {
  public:
    Standings(const Known& known, Subject subject) : known_(known), world_(known.world), subject_(subject) {}

    std::vector<StandingEntry> stand(const StandingList& list) {
        std::vector<StandingEntry> entries;
        const auto add_people = [&](const std::vector<Member>& people) {
            for (const Member& m : people) {
                if (m.days.empty()) continue;
                StandingEntry entry{m.days, m.person.index, {}, false, Truth::yes, first_known_day};
                complete(list, entry, [&](FieldId field) { return field_of(known_, m.person, field, m.days.first); });
                entries.push_back(std::move(entry));
            }
        };
        std::visit(Match{[&](const StandingAny& s) {
                             for (const auto& one : s.of) {
                                 const auto members = [&](const auto& people) { return people_of(people); };
                                 add_people(std::visit(members, one));
                             }
                         },
                         [](const StandingDocument&) {},  // a document is no list of the World: `gather` has its rows
                         [&](const StandingPairing& s) {
                             for (const auto& around : pairings_around()) {
                                 const std::uint32_t at = around.first;
                                 const Interval days = around.second;
                                 if (world_.pairings[at].kind != s.kind || days.empty()) continue;
                                 StandingEntry entry{days, at, {}, false, Truth::yes, first_known_day};
                                 complete(list, entry, [&, at](FieldId field) {
                                     return field_of(world_.pairings[at].fields, field);
                                 });
                                 entries.push_back(std::move(entry));
                             }
                         },
                         [&](const StandingBegun& s) {
                             for (const auto& around : begun_since(s)) {
                                 const std::uint32_t at = around.first;
                                 if (around.second.empty()) continue;
                                 StandingEntry entry{around.second, at, {}, false, Truth::yes, first_known_day};
                                 complete(list, entry, [&, at](FieldId field) {
                                     return field_of(world_.pairings[at].fields, field);
                                 });
                                 entries.push_back(std::move(entry));
                             }
                         },
                         [&](const StandingGroup& s) {
                             for (const auto& around : groups_around()) {
                                 const std::uint32_t at = around.first;
                                 const Interval days = around.second;
                                 if (world_.groups[at].kind != s.kind || days.empty()) continue;
                                 StandingEntry entry{days, at, {}, false, Truth::yes, first_known_day};
                                 complete(list, entry,
                                          [&, at](FieldId field) { return field_of(world_.groups[at].fields, field); });
                                 entries.push_back(std::move(entry));
                             }
                         },
                         [&](const auto& people) { add_people(people_of(people)); }},
                   list.what);
        std::sort(entries.begin(), entries.end());
        return entries;
    }

  private:
    struct Member {
        PersonId person;
        Interval days;
    };

    std::vector<Member> people_of(const StandingRole& s) const { return people_in_role(s.role); }
    std::vector<Member> people_of(const StandingSlot& s) const { return people_in_slot(s.slot); }
    std::vector<Member> people_of(const StandingMembers&) const { return group_people(false); }
    std::vector<Member> people_of(const StandingLeaders&) const { return group_people(true); }

    /// Pairings around the subject with the days on which they are: of a person those she is in, of a pairing those of
    /// its mentee.
    std::vector<std::pair<std::uint32_t, Interval>> pairings_around() const {
        std::vector<std::pair<std::uint32_t, Interval>> found;
        const auto of_person = [&](PersonId person, Interval within, std::optional<std::uint32_t> slot) {
            for (const std::uint32_t at : known_.index.pairings_of[person.index]) {
                for (const PairingMember& m : world_.pairings[at].members) {
                    if (m.person != person || (slot && m.slot != *slot)) continue;
                    found.emplace_back(at, overlap(overlap(m.days, world_.pairings[at].days), within));
                }
            }
        };
        switch (subject_.kind) {
            case Subject::Kind::person:
                of_person(PersonId{subject_.index}, always, std::nullopt);
                break;
            case Subject::Kind::pairing:
                for (const PairingMember& m : world_.pairings[subject_.index].members) {
                    if (m.slot == 0) of_person(m.person, m.days, 0);
                }
                break;
            case Subject::Kind::group:
                for (const GroupMembership& m : world_.groups[subject_.index].members) of_person(m.person, m.days, 0);
                break;
            case Subject::Kind::site:
                for (std::uint32_t at = 0; at < world_.pairings.size(); ++at) {
                    for (const Interval& days : days_here(world_.pairings[at])) found.emplace_back(at, days);
                }
                break;
            case Subject::Kind::program:
                for (std::uint32_t at = 0; at < world_.pairings.size(); ++at)
                    found.emplace_back(at, world_.pairings[at].days);
                break;
        }
        return found;
    }
    /// Pairings of the kind that began on the day of the latest opening of the review, or later, with the days on which
    /// they are: of a pairing or group those in which somebody is mentee who was its mentee, or member, on the day of
    /// the opening; else those around the subject.
    std::vector<std::pair<std::uint32_t, Interval>> begun_since(const StandingBegun& asked) const {
        const ReviewFact* latest = nullptr;
        for (const std::uint32_t at : known_.index.reviews_of(world_, subject_))
            latest = latest_review(latest, world_.reviews[at], asked.since, known_.records_to);
        if (!latest) return {};
        const Date opened = latest->opened;
        std::vector<std::pair<std::uint32_t, Interval>> around;
        const auto of_mentee = [&](PersonId person) {
            for (const std::uint32_t at : known_.index.pairings_of[person.index])
                for (const PairingMember& m : world_.pairings[at].members)
                    if (m.person == person && m.slot == 0) around.emplace_back(at, world_.pairings[at].days);
        };
        if (subject_.kind == Subject::Kind::pairing) {
            for (const PairingMember& m : world_.pairings[subject_.index].members)
                if (m.slot == 0 && m.days.holds(opened)) of_mentee(m.person);
        } else if (subject_.kind == Subject::Kind::group) {
            for (const GroupMembership& m : world_.groups[subject_.index].members)
                if (m.days.holds(opened)) of_mentee(m.person);
        } else {
            around = pairings_around();
        }
        around.erase(std::remove_if(around.begin(), around.end(),
                                    [&](const auto& one) {
                                        const WorldPairing& pairing = world_.pairings[one.first];
                                        return pairing.kind != asked.kind || pairing.days.first < opened;
                                    }),
                     around.end());
        return around;
    }
    /// The days on which a pairing is at the site: those on which the first person of its first slot is.
    std::vector<Interval> days_here(const WorldPairing& pairing) const {
        std::vector<Interval> found, taken;  // taken by somebody who stands before her in the slot
        for (const PairingMember& m : pairing.members) {
            if (m.slot != 0) continue;
            const Interval days = overlap(m.days, pairing.days);
            if (days.empty()) continue;
            const std::vector<Interval> hers = without({days}, taken);
            if (is_here(place_of(known_, m.person))) found.insert(found.end(), hers.begin(), hers.end());
            taken.push_back(m.days);
            std::sort(taken.begin(), taken.end(), [](Interval a, Interval b) { return a.first < b.first; });
        }
        return found;
    }
    bool is_here(std::optional<SiteId> place) const {
        if (subject_.kind == Subject::Kind::program) return true;
        return place && lies_in(world_, *place, SiteId{subject_.index});
    }

    /// The people around the subject, each with the days and, of pairings, the slot.
    std::vector<Member> people_in_slot(const SlotRef& slot) const {
        std::vector<Member> found;
        if (subject_.kind == Subject::Kind::pairing) {
            const WorldPairing& pairing = world_.pairings[subject_.index];
            for (const PairingMember& m : pairing.members) {
                if (pairing.kind == slot.pairing && m.slot == slot.slot) found.push_back({m.person, m.days});
            }
            return found;
        }
        for (const auto& [at, days] : pairings_around()) {
            const WorldPairing& pairing = world_.pairings[at];
            if (pairing.kind != slot.pairing) continue;
            for (const PairingMember& m : pairing.members) {
                const bool self = subject_.kind == Subject::Kind::person && m.person.index == subject_.index;
                if (m.slot == slot.slot && !self) found.push_back({m.person, overlap(m.days, days)});
            }
        }
        return found;
    }
    std::vector<Member> people_in_role(RoleId role) const {
        std::vector<Member> around;
        switch (subject_.kind) {
            case Subject::Kind::pairing:
                for (const PairingMember& m : world_.pairings[subject_.index].members)
                    around.push_back({m.person, m.days});
                break;
            case Subject::Kind::person:
                for (const auto& [at, days] : pairings_around()) {
                    for (const PairingMember& m : world_.pairings[at].members) {
                        if (m.person.index != subject_.index) around.push_back({m.person, overlap(m.days, days)});
                    }
                }
                break;
            case Subject::Kind::group:
                for (const GroupMembership& m : world_.groups[subject_.index].members)
                    around.push_back({m.person, m.days});
                break;
            case Subject::Kind::site:
            case Subject::Kind::program:
                return holders_here(role);
        }
        std::vector<Member> found;
        for (const Member& m : around) {
            for (const Interval& held : days_of_role(known_, m.person, role))
                found.push_back({m.person, overlap(m.days, held)});
        }
        return found;
    }
    std::vector<Member> holders_here(RoleId role) const {
        std::vector<Member> found;
        for (const std::uint32_t at : known_.index.holders[known_.model[role].derived_from.value_or(role).index]) {
            const Holding& holding = world_.holdings[at];
            const std::optional<SiteId> place = holding.site ? holding.site : place_of(known_, holding.person);
            if (!is_here(place)) continue;
            if (!known_.model[role].derived_from) {
                found.push_back({holding.person, holding.days});
                continue;
            }
            for (const Interval& held : days_of_role(known_, holding.person, role)) {
                found.push_back({holding.person, overlap(holding.days, held)});
            }
        }
        return found;
    }
    std::vector<std::pair<std::uint32_t, Interval>> groups_around() const {
        std::vector<std::pair<std::uint32_t, Interval>> found;
        const auto of_person = [&](PersonId person, Interval within) {
            for (const std::uint32_t at : known_.index.groups_of[person.index]) {
                for (const GroupMembership& m : world_.groups[at].members) {
                    if (m.person == person)
                        found.emplace_back(at, overlap(overlap(m.days, world_.groups[at].days), within));
                }
            }
        };
        switch (subject_.kind) {
            case Subject::Kind::person:
                of_person(PersonId{subject_.index}, always);
                break;
            case Subject::Kind::pairing:
                for (const PairingMember& m : world_.pairings[subject_.index].members) {
                    if (m.slot == 0) of_person(m.person, m.days);
                }
                break;
            case Subject::Kind::group:
                for (std::uint32_t at = 0; at < world_.groups.size(); ++at) {
                    if (world_.groups[at].part_of && world_.groups[at].part_of->index == subject_.index) {
                        found.emplace_back(at, world_.groups[at].days);
                    }
                }
                break;
            case Subject::Kind::site:
            case Subject::Kind::program:
                for (std::uint32_t at = 0; at < world_.groups.size(); ++at) {
                    if (is_here(world_.groups[at].site)) found.emplace_back(at, world_.groups[at].days);
                }
                break;
        }
        return found;
    }
    std::vector<Member> group_people(bool leaders) const {
        std::vector<Member> found;
        const auto add = [&](std::uint32_t at, Interval days) {
            for (const GroupMembership& m : world_.groups[at].members) {
                if (m.leads == leaders) found.push_back({m.person, overlap(m.days, days)});
            }
        };
        if (subject_.kind == Subject::Kind::group) {
            add(subject_.index, always);
        } else {
            for (const auto& [at, days] : groups_around()) add(at, days);
        }
        return found;
    }

    Truth all_true(const StandingList& list, Date day, const std::function<Value(FieldId)>& own) const {
        Truth all = Truth::yes;
        for (const FieldTest& test : list.where) {
            const bool of_slot = std::holds_alternative<OfSlot>(test.place.owner);
            all = both(all, of_slot || test.other ? truth_of(known_, test, subject_, day, nullptr)
                                                  : truth_of(known_, test, own(test.place.field), subject_, day));
        }
        return all;
    }

    void complete(const StandingList& list, StandingEntry& entry, const std::function<Value(FieldId)>& own) {
        entry.belongs = all_true(list, entry.days.first, own);
        const std::optional<FieldId> field = list.distinct ? list.distinct : list.covering_field;
        if (!field) return;
        const Value value = own(*field);
        entry.values_missing = !is_recorded(value);
        if (list.distinct && is_recorded(value) && !std::holds_alternative<std::vector<ChoiceValue>>(value)) {
            const auto coded = codes_.emplace(value, static_cast<std::uint32_t>(codes_.size()));
            entry.values.push_back(coded.first->second);
            return;
        }
        if (const auto* one = std::get_if<ChoiceValue>(&value)) entry.values.push_back(one->index);
        if (const auto* many = std::get_if<std::vector<ChoiceValue>>(&value)) {
            for (const ChoiceValue& value_of_list : *many) entry.values.push_back(value_of_list.index);
        }
    }

    const Known& known_;
    const World& world_;
    Subject subject_;
    std::map<Value, std::uint32_t> codes_;  // of the values that are told apart
};

}  // namespace

std::vector<StandingEntry> standing_entries(const Known& known, Subject subject, const StandingList& list) {
    return Standings(known, subject).stand(list);
}

}  // namespace induct
