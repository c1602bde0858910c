// Whose record it is, and which records a selection takes. Source: docs/language.md, 6.4, 6.8 and 6.9.
// Method: every record of the world is asked every question. Tested by oracle_test.cpp.
#include "tests/oracle/court.h"

#include <algorithm>
#include <tuple>

namespace induct::oracle {

// An "activity or meeting"; all else is an "artifact or a survey answer", or a payment made.
bool Court::is_activity(const Record& record) const {
    const KindForm form = model_[record.kind].form;
    return form == KindForm::activity || form == KindForm::meeting;
}

// "A kind takes in all that `is` of it."
bool Court::kind_is(KindId kind, KindId ancestor) const {
    if (kind == ancestor) return true;
    const std::vector<KindId>& parents = model_[kind].parents;
    return std::any_of(parents.begin(), parents.end(), [&](KindId parent) { return kind_is(parent, ancestor); });
}

// "S: `KIND [or KIND] [STAGE]`". Without a stage an artifact counts once an instance, on the day of its first stage.
bool Court::selects(const Selection& selection, const Record& record) const {
    const Kind& kind = model_[record.kind];
    const bool named = std::any_of(selection.kinds.begin(), selection.kinds.end(),
                                   [&](KindId wanted) { return kind_is(record.kind, wanted); });
    const bool any =
        (selection.any_activity && is_activity(record)) || (selection.any_meeting && kind.form == KindForm::meeting);
    if (!named && !any) return false;
    if (kind.form == KindForm::survey) return !selection.stage || *selection.stage == "answered";
    if (kind.form != KindForm::artifact) return true;
    if (selection.stage) {
        return record.stage < kind.stages.size() && kind.stages[record.stage] == *selection.stage;
    }
    return std::none_of(world_.records.begin(), world_.records.end(), [&](const Record& other) {
        const bool before =
            std::tie(other.stage, other.date, other.entry) < std::tie(record.stage, record.date, record.entry);
        return other.kind == record.kind && other.instance == record.instance && before;
    });
}

// "An answer to a survey that says when it is open counts only when it is dated in that time of the school year that
// holds its day, as the subject's calendar cuts it."
bool Court::given_while_open(const Scope& scope, const Record& record) const {
    for (const Survey& survey : model_.surveys) {
        if (survey.kind != record.kind || !survey.open) continue;
        Scope at = scope;
        at.year = calendar_of(scope.subject).year_of(record.date);
        if (!at.year) return false;
        const std::vector<Stretch> times = stretches(at, *survey.open, {record.date, record.date});
        return std::any_of(times.begin(), times.end(),
                           [&](const Stretch& time) { return time.due && time.window.days.holds(record.date); });
    }
    return true;
}

// Who answered and whom it is about fill slots of one pairing.
bool Court::of_two_in_a_pairing(const Record& record) const {
    const auto* about = std::get_if<AboutPerson>(&record.about);
    if (!about || model_[record.kind].form != KindForm::survey) return false;
    return std::any_of(world_.pairings.begin(), world_.pairings.end(), [&](const WorldPairing& pairing) {
        bool by = false, hers = false;
        for (const PairingMember& member : pairing.members) {
            by = by || has(record.led_by, member.person);
            hers = hers || member.person == about->person;
        }
        return by && hers;
    });
}

// "An activity or meeting belongs to a pairing when at least two of its people, from different slots (or two partners),
// took part, observed or led on that day, both in their slots on that day and the pairing active."
// "An artifact or a survey answer ... to a pairing when it is about the pairing, or (about no pairing) about or from a
// person who fills a slot".
bool Court::belongs_to_pairing(const Record& record, const WorldPairing& pairing, PairingId id) const {
    if (!is_activity(record)) {
        if (const auto* about = std::get_if<AboutPairing>(&record.about)) return about->pairing == id;
        const auto* about = std::get_if<AboutPerson>(&record.about);
        if (of_two_in_a_pairing(record)) {
            bool by = false, hers = false;
            for (const PairingMember& member : pairing.members) {
                by = by || has(record.led_by, member.person);
                hers = hers || member.person == about->person;
            }
            return by && hers;
        }
        return std::any_of(pairing.members.begin(), pairing.members.end(), [&](const PairingMember& member) {
            return has(record.led_by, member.person) || (about && about->person == member.person);
        });
    }
    if (!pairing.days.holds(record.date)) return false;
    const auto there = [&](const PairingMember& member) {
        return member.days.holds(record.date) &&
               (has(record.people, member.person) || has(record.led_by, member.person));
    };
    for (const PairingMember& a : pairing.members) {
        for (const PairingMember& b : pairing.members) {
            const bool partners = a.slot != b.slot || model_[pairing.kind].slots[a.slot].most > 1;
            if (a.person != b.person && partners && there(a) && there(b)) return true;
        }
    }
    return false;
}

// "It belongs to a person who took part, observed or led"; an artifact to the person it is about, "who brought it or
// received it".
bool Court::belongs_to_person(const Record& record, PersonId person) const {
    if (is_activity(record)) return has(record.people, person) || has(record.led_by, person);
    const auto* about = std::get_if<AboutPerson>(&record.about);
    return (about && about->person == person) || has(record.led_by, person) || has(record.to, person);
}

// "to a group when its `group` is that group, its kind is `of` that kind of group and the record names no other, or at
// least two of its members took part"; an artifact "to a group through its members likewise".
bool Court::belongs_to_group(const Record& record, GroupId id) const {
    const WorldGroup& group = world_[id];
    if (!is_activity(record)) {
        if (const auto* about = std::get_if<AboutGroup>(&record.about)) return about->group == id;
        const auto* about = std::get_if<AboutPerson>(&record.about);
        return std::any_of(group.members.begin(), group.members.end(), [&](const GroupMembership& member) {
            return has(record.led_by, member.person) || (about && about->person == member.person);
        });
    }
    if (record.group == id) return true;
    const std::vector<GroupKindId>& of = model_[record.kind].of_groups;
    if (!record.group && std::find(of.begin(), of.end(), group.kind) != of.end()) return true;
    const std::vector<PersonId> members = in_group(group, std::nullopt, record.date);
    return std::count_if(members.begin(), members.end(),
                         [&](PersonId one) { return belongs_to_person(record, one); }) >= 2;
}

// "to a school or district when its place, else its leader's school, lies in it"; an artifact "through those people's
// school".
bool Court::belongs_to_site(const Record& record, SiteId site) const {
    const auto at = [&](PersonId person) { return lies_in(home_of(person), site); };
    if (is_activity(record)) {
        if (record.place) return lies_in(record.place, site);
        return std::any_of(record.led_by.begin(), record.led_by.end(), at);
    }
    if (const auto* pairing = std::get_if<AboutPairing>(&record.about)) {
        if (lies_in(site_of({Subject::Kind::pairing, pairing->pairing.index}), site)) return true;
    }
    if (const auto* group = std::get_if<AboutGroup>(&record.about)) {
        if (lies_in(world_[group->group].site, site)) return true;
    }
    const auto* about = std::get_if<AboutPerson>(&record.about);
    return (about && at(about->person)) || std::any_of(record.led_by.begin(), record.led_by.end(), at) ||
           std::any_of(record.to.begin(), record.to.end(), at);
}

// The sentences of 6.4 by what the subject is: "to a school or district when its place ...; to the program always".
bool Court::belongs(const Record& record, Subject subject) const {
    switch (subject.kind) {
        case Subject::Kind::pairing:
            return belongs_to_pairing(record, world_.pairings[subject.index], PairingId{subject.index});
        case Subject::Kind::person:
            return belongs_to_person(record, PersonId{subject.index});
        case Subject::Kind::group:
            return belongs_to_group(record, GroupId{subject.index});
        case Subject::Kind::site:
            return belongs_to_site(record, SiteId{subject.index});
        case Subject::Kind::program:
            break;
    }
    return true;
}

// The tests of S on a record that is the subject's: `by`, `with`, `to`, `led by`, `where`.
Truth Court::passes(const Scope& scope, const Selection& selection, const Record& record) const {
    Truth all = Truth::yes;
    if (!selection.by.empty()) all = both(all, led(scope, selection.by.front(), record));
    if (selection.led_by) all = both(all, led(scope, *selection.led_by, record));
    if (selection.with) all = both(all, took_part(scope, *selection.with, record));
    if (selection.to) all = both(all, received(scope, *selection.to, record));
    for (const FieldTest& field_test : selection.where) all = both(all, test(scope, field_test, record.date, &record));
    return all;
}

// "With start and end times, the minutes outside the calendar's contract hours count as outside; with a flag only, the
// flag decides; with neither, the record is undecidable". "Minutes that are not
// recorded add 16 hours to the upper bound".
Range Court::contract_share(const Scope& scope, ContractDay part, const Record& record) const {
    const Range whole = record.minutes ? Range{record.minutes->count, record.minutes->count} : Range{0, 16 * 60};
    if (part == ContractDay::any) return whole;
    if (record.start && record.end) {
        const std::int64_t length = std::max(0, record.end->minute - record.start->minute);
        const Value school = place_field(site_of(scope.subject), model_.built_in.school);
        const auto* site = std::get_if<SiteId>(&school);
        const std::optional<Minutes> inside =
            calendar_of(scope.subject)
                .contract_minutes(record.date, *record.start, *record.end,
                                  site ? std::string_view(world_[*site].id) : std::string_view());
        if (!inside) return {0, length};
        const std::int64_t taken = part == ContractDay::during ? inside->count : length - inside->count;
        return {taken, taken};
    }
    if (!record.in_contract_day) return {0, whole.high};
    return *record.in_contract_day == (part == ContractDay::during) ? whole : Range{0, 0};
}

// "`mentor's mentor-application`: of those that belong to whoever is in that slot on any day".
std::vector<PersonId> Court::owners_of(const Scope& scope, const Person& owner) const {
    if (std::holds_alternative<SubjectPerson>(owner.who)) return {PersonId{scope.subject.index}};
    const auto* slot = std::get_if<SlotRef>(&owner.who);
    std::vector<PersonId> found;
    for (std::uint32_t at = 0; slot && at < world_.pairings.size(); ++at) {
        const WorldPairing& pairing = world_.pairings[at];
        const auto is_she = [&](const PairingMember& m) { return m.person == PersonId{scope.subject.index}; };
        const bool hers = scope.subject.kind == Subject::Kind::pairing
                              ? at == scope.subject.index
                              : scope.subject.kind == Subject::Kind::person &&
                                    std::any_of(pairing.members.begin(), pairing.members.end(), is_she);
        if (!hers || pairing.kind != slot->pairing) continue;
        for (const PairingMember& member : pairing.members)
            if (member.slot == slot->slot) add_once(found, member.person);
    }
    return found;
}

// The record of `scope` under S: is it taken, and with how many minutes? "A count of records takes a record with at
// least one such minute." Under `carries over` the records of the earlier pairings, each up to its own last day, count
// too.
Hit Court::hit(const Scope& scope, const Selection& selection, const Record& record) const {
    Hit found{&record, Truth::no, {}};
    if (!selects(selection, record) || !given_while_open(scope, record)) return found;
    if (is_activity(record) && !active(scope, record.date)) return found;
    const auto owned = [&](const Scope& by) {
        const std::vector<PersonId> owners = owners_of(by, *selection.owner);
        return std::any_of(owners.begin(), owners.end(), [&](PersonId one) { return belongs_to_person(record, one); });
    };
    if (selection.owner && scope.subject.kind != Subject::Kind::pairing) {
        found.taken = owned(scope) ? passes(scope, selection, record) : Truth::no;
    } else if (scope.subject.kind == Subject::Kind::pairing) {
        for (const PairingId id : chain_of(scope)) {
            Scope link = scope;
            link.subject.index = id.index;
            const bool earlier = id.index != scope.subject.index;
            // What belongs to somebody in a slot need not belong to her pairing.
            const bool in_it = belongs(record, link.subject) || (selection.owner && !earlier);
            if (!in_it || (earlier && record.date > world_[id].days.last)) continue;
            if (selection.owner && !owned(link)) continue;
            found.taken = either(found.taken, passes(link, selection, record));
        }
    } else if (belongs(record, scope.subject)) {
        found.taken = passes(scope, selection, record);
    }
    if (found.taken == Truth::no) return found;
    found.minutes = contract_share(scope, selection.contract_day, record);
    if (selection.contract_day != ContractDay::any) {
        const bool by_flag = !(record.start && record.end) && record.in_contract_day;
        if (found.minutes.high == 0) found.taken = Truth::no;
        if (found.minutes.low == 0 && !by_flag) found.taken = both(found.taken, Truth::unknown);
    }
    return found;
}

// All records that S takes or may take in these days, up to the day of judgement, in date order.
std::vector<Hit> Court::hits(const Scope& scope, const Selection& selection, Interval days, Look look) const {
    std::vector<Hit> found;
    for (const Record& record : world_.records) {
        if (!days.holds(record.date) || record.date > look.records_to) continue;
        const Hit one = hit(scope, selection, record);
        if (one.taken != Truth::no) found.push_back(one);
    }
    return found;
}

}  // namespace induct::oracle
