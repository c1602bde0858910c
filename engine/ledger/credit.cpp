// Decides whose record it is. See credit.h.
#include "engine/ledger/credit.h"

#include "engine/ledger/matching.h"
#include "engine/ledger/subjects.h"
#include "engine/model/match.h"
#include "engine/model/settings.h"
#include "engine/plan/windows_of.h"
#include "engine/time/expiry.h"

#include <algorithm>

namespace induct {

namespace {

template <class List, class T>
bool has(const List& list, const T& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_deed(const Known& known, const Record& record) {
    const KindForm form = known.model[record.kind].form;
    return form == KindForm::activity || form == KindForm::meeting;
}

/// The people whom an artifact is about, or who brought or received it.
bool touches(const Known& known, const Record& record, PersonId person) {
    if (has(record.led_by, person) || has(record.to, person)) return true;
    if (const auto* about = std::get_if<AboutPerson>(&record.about)) return about->person == person;
    if (const auto* about = std::get_if<AboutRole>(&record.about)) {
        return holds_role(known, person, about->role, record.date) == Truth::yes;
    }
    return false;
}

/// A survey answer that is about one person of a pairing and by another is of the pairings in which both fill slots,
/// not of the others that either is in. Nothing: it is no such answer.
std::optional<std::vector<std::uint32_t>> told_in_pairings(const Known& known, const Record& record) {
    const auto* about = std::get_if<AboutPerson>(&record.about);
    if (!about || known.model[record.kind].form != KindForm::survey) return std::nullopt;
    std::vector<std::uint32_t> both;
    for (const std::uint32_t at : known.index.pairings_of[about->person.index]) {
        const std::vector<PairingMember>& members = known.world.pairings[at].members;
        if (std::any_of(members.begin(), members.end(),
                        [&](const PairingMember& m) { return has(record.led_by, m.person); }))
            both.push_back(at);
    }
    return both.empty() ? std::nullopt : std::optional(both);
}

bool belongs_to_pairing(const Known& known, const Record& record, std::uint32_t at) {
    const WorldPairing& pairing = known.world.pairings[at];
    if (!is_deed(known, record)) {
        if (const auto* about = std::get_if<AboutPairing>(&record.about)) return about->pairing.index == at;
        if (const auto both = told_in_pairings(known, record)) return has(*both, at);
        return std::any_of(pairing.members.begin(), pairing.members.end(), [&](const PairingMember& m) {
            if (has(record.led_by, m.person)) return true;
            const auto* about = std::get_if<AboutPerson>(&record.about);
            return about && about->person == m.person;
        });
    }
    if (!pairing.days.holds(record.date)) return false;
    const PairingMember* first = nullptr;
    for (const PairingMember& m : pairing.members) {
        if (!m.days.holds(record.date) || !took_part(record, m.person)) continue;
        // Two of its people from different slots, or two partners who share one slot.
        if (first && first->person != m.person) {
            const Slot& slot = known.model[pairing.kind].slots[m.slot];
            if (first->slot != m.slot || slot.most > 1) return true;
        } else if (!first) {
            first = &m;
        }
    }
    return false;
}

bool belongs_to_group(const Known& known, const Record& record, std::uint32_t at) {
    const WorldGroup& group = known.world.groups[at];
    if (record.group && record.group->index == at) return true;
    const std::vector<PersonId> members = in_subject(known, {Subject::Kind::group, at}, record.date);
    if (!is_deed(known, record)) {
        if (const auto* about = std::get_if<AboutGroup>(&record.about)) return about->group.index == at;
        // As with a pairing: about or from whoever was a member, on whatever day it was reached.
        const auto* about = std::get_if<AboutPerson>(&record.about);
        return std::any_of(group.members.begin(), group.members.end(), [&](const GroupMembership& m) {
            return has(record.led_by, m.person) || (about && about->person == m.person);
        });
    }
    if (!record.group && has(known.model[record.kind].of_groups, group.kind)) return true;
    return std::count_if(members.begin(), members.end(), [&](PersonId p) { return took_part(record, p); }) >= 2;
}

bool belongs_to_site(const Known& known, const Record& record, SiteId site) {
    const auto lies_here = [&](std::optional<SiteId> place) { return place && lies_in(known.world, *place, site); };
    const auto is_here = [&](PersonId person) { return lies_here(place_of(known, person)); };
    const auto any_here = [&](const std::vector<PersonId>& people) {
        return std::any_of(people.begin(), people.end(), is_here);
    };
    if (is_deed(known, record)) return record.place ? lies_here(record.place) : any_here(record.led_by);
    if (any_here(record.led_by) || any_here(record.to)) return true;
    return std::visit(Match{[&](const AboutPerson& a) { return is_here(a.person); },
                            [&](const AboutPairing& a) {
                                return lies_here(place_of(known, {Subject::Kind::pairing, a.pairing.index}));
                            },
                            [&](const AboutGroup& a) { return lies_here(known.world[a.group].site); },
                            [](const auto&) { return false; }},
                      record.about);
}

/// Is the term met by one of these people; with `every`, by all whom it names?
bool met_by(const Known& known, const Person& term, const std::vector<PersonId>& people, const Record& record,
            Subject subject) {
    if (const auto* group = std::get_if<GroupAsWho>(&term.who)) {
        const auto is_its_own = [&](GroupId at) {
            if (!term.of) return true;
            const std::vector<PersonId> of =
                people_of(known, Person{.who = *term.of, .word = {}}, subject, record.date);
            return std::any_of(of.begin(), of.end(), [&](PersonId p) {
                return has(in_subject(known, {Subject::Kind::group, at.index}, record.date), p);
            });
        };
        if (record.group && known.world[*record.group].kind == group->group && is_its_own(*record.group)) return true;
    }
    // A document may be dated before the pairing began, or after it ended: then whoever was in the slot nearest to it.
    const auto* slot = term.of ? nullptr : std::get_if<SlotRef>(&term.who);
    if (slot && !is_deed(known, record)) {
        const std::vector<PersonId> meant = people_in_slot(known, subject, *slot, record.date);
        const auto is_there = [&](PersonId p) { return has(people, p); };
        return term.reach == Person::Reach::every ? std::all_of(meant.begin(), meant.end(), is_there)
                                                  : std::any_of(meant.begin(), meant.end(), is_there);
    }
    if (term.reach != Person::Reach::every) {
        return std::any_of(people.begin(), people.end(),
                           [&](PersonId p) { return is_meant(known, term, p, subject, record.date); });
    }
    const auto* role = std::get_if<RoleHolder>(&term.who);
    std::vector<PersonId> all;
    if (role && subject.kind == Subject::Kind::site) {
        for (const PersonId p : people_of(known, term, subject, record.date)) {
            for (const std::uint32_t at : known.index.holdings_of[p.index]) {
                const Holding& holding = known.world.holdings[at];
                const std::optional<SiteId> place = holding.site ? holding.site : place_of(known, p);
                if (holding.role == role->role && holding.days.holds(record.date) && place &&
                    lies_in(known.world, *place, SiteId{subject.index})) {
                    all.push_back(p);
                }
            }
        }
    } else {
        all = people_of(known, term, subject, record.date);
    }
    return std::all_of(all.begin(), all.end(), [&](PersonId p) { return has(people, p); });
}

Truth who_answer(const Known& known, const Who& who, const std::vector<PersonId>& people, const Record& record,
                 Subject subject) {
    if (people.empty() && !record.group) return Truth::unknown;
    const auto met = [&](const Person& term) { return met_by(known, term, people, record, subject); };
    const bool yes = who.all ? std::all_of(who.people.begin(), who.people.end(), met)
                             : std::any_of(who.people.begin(), who.people.end(), met);
    if (!yes && people.empty()) return Truth::unknown;
    return truth(yes);
}

/// `mentor's mentor-application`: does it belong to somebody who fills the slot (or is meant otherwise)?
bool belongs_to_person(const Known& known, const Record& record, PersonId person) {
    if (is_deed(known, record)) return took_part(record, person);
    return touches(known, record, person);
}
bool belongs_to_owner(const Known& known, const Person& owner, const Record& record, Subject subject) {
    const auto* slot = std::get_if<SlotRef>(&owner.who);
    const bool in_pairings = subject.kind == Subject::Kind::pairing || subject.kind == Subject::Kind::person;
    if (slot && in_pairings) {
        const std::vector<PersonId> people = ever_in_slot(known, subject, *slot);
        return std::any_of(people.begin(), people.end(),
                           [&](PersonId p) { return belongs_to_person(known, record, p); });
    }
    const std::vector<PersonId> people = people_of(known, owner, subject, record.date);
    return std::any_of(people.begin(), people.end(), [&](PersonId p) { return belongs_to_person(known, record, p); });
}

/// -1, 0, 1; nothing when the two cannot be put in order.
std::optional<int> order(const Value& a, const Value& b) {
    if (a.index() != b.index()) return std::nullopt;
    if (std::holds_alternative<std::vector<ChoiceValue>>(a) || std::holds_alternative<bool>(a)) return std::nullopt;
    return a < b ? -1 : b < a ? 1 : 0;
}

Truth compare(const Known& known, const Value& own, Compare how, const std::vector<Value>& values) {
    if (how == Compare::recorded) return truth(is_recorded(own));
    if (how == Compare::not_recorded) return truth(!is_recorded(own));
    if (!is_recorded(own)) return Truth::unknown;
    Truth any = Truth::no;
    switch (how) {
        case Compare::is:
        case Compare::exactly:
        case Compare::one_of:
            for (const Value& value : values) any = either(any, equal_values(known, own, value));
            return any;
        case Compare::is_not:
        case Compare::not_one_of:
            for (const Value& value : values) any = either(any, equal_values(known, own, value));
            return negate(any);
        case Compare::at_least:
        case Compare::at_most: {
            if (values.empty() || !is_recorded(values.front())) return Truth::unknown;
            const std::optional<int> sign = order(own, values.front());
            if (!sign) return Truth::unknown;
            return truth(how == Compare::at_least ? *sign >= 0 : *sign <= 0);
        }
        case Compare::recorded:
        case Compare::not_recorded:
            break;
    }
    return Truth::unknown;
}

Value record_field(const Known& known, const Record& record, FieldId field) {
    const Value own = field_of(record.fields, field);
    if (is_recorded(own)) return own;
    const Model::BuiltIn& built_in = known.model.built_in;
    if (field == built_in.place && record.place) return *record.place;
    if (field == built_in.entered_by && record.entered_by) return *record.entered_by;
    if (field == built_in.entered_on) return record.entered_on;
    if (field == built_in.duration && record.minutes) return *record.minutes;
    if (field == built_in.start && record.start) return Minutes{record.start->minute};
    if (field == built_in.end && record.end) return Minutes{record.end->minute};
    if (field == built_in.attendance && !record.people.empty()) return true;
    return {};
}

Value site_field(const Known& known, std::optional<SiteId> site, FieldId field) {
    const Model::BuiltIn& built_in = known.model.built_in;
    if (field == built_in.site && site) return *site;
    if (field == built_in.school) {
        if (const auto school = site_above(known.world, site, SiteKind::school)) return *school;
    }
    if (field == built_in.district) {
        if (const auto district = site_above(known.world, site, SiteKind::district)) return *district;
    }
    return {};
}

}  // namespace

Truth equal_values(const Known& known, const Value& a, const Value& b) {
    if (!is_recorded(a) || !is_recorded(b)) return Truth::unknown;
    if (const auto* list = std::get_if<std::vector<ChoiceValue>>(&a)) {
        if (const auto* one = std::get_if<ChoiceValue>(&b)) return truth(has(*list, *one));
    }
    if (const auto* list = std::get_if<std::vector<ChoiceValue>>(&b)) {
        if (const auto* one = std::get_if<ChoiceValue>(&a)) return truth(has(*list, *one));
    }
    const auto named = [&](const Value& site, const Value& text) {
        const auto* at = std::get_if<SiteId>(&site);
        const auto* word = std::get_if<std::string>(&text);
        return at && word && (known.world[*at].id == *word || known.world[*at].name == *word);
    };
    if (named(a, b) || named(b, a)) return Truth::yes;
    return truth(a == b);
}

std::vector<PersonId> people_in_slot(const Known& known, Subject subject, const SlotRef& slot, Date day) {
    std::vector<PersonId> people = in_slot(known, subject, slot, day);
    if (!people.empty() || subject.kind != Subject::Kind::pairing) return people;
    if (known.world.pairings[subject.index].kind != slot.pairing) return people;
    const PairingMember* best = nullptr;
    for (const PairingMember& m : known.world.pairings[subject.index].members) {
        if (m.slot != slot.slot) continue;
        const bool past = m.days.last < day;
        const bool best_past = best && best->days.last < day;
        if (!best || (past && (!best_past || m.days.last > best->days.last)) ||
            (!past && !best_past && m.days.first < best->days.first)) {
            best = &m;
        }
    }
    if (best) people.push_back(best->person);
    return people;
}

std::vector<PersonId> ever_in_slot(const Known& known, Subject subject, const SlotRef& slot) {
    std::vector<PersonId> people;
    const auto add = [&](const WorldPairing& pairing) {
        for (const PairingMember& m : pairing.members)
            if (pairing.kind == slot.pairing && m.slot == slot.slot && !has(people, m.person))
                people.push_back(m.person);
    };
    if (subject.kind == Subject::Kind::pairing) add(known.world.pairings[subject.index]);
    if (subject.kind == Subject::Kind::person)
        for (const std::uint32_t at : known.index.pairings_of[subject.index]) add(known.world.pairings[at]);
    return people;
}

namespace {

/// The days of the school year that a survey is open on, as the subject's calendar cuts them.
bool is_open_on(const Survey& survey, Date day, const SchoolCalendar& calendar) {
    if (!survey.open) return true;
    const SchoolYear* year = calendar.year_of(day);
    if (!year) return false;
    const std::vector<DueWindow> windows = windows_of(calendar, *year, *survey.open);
    return std::any_of(windows.begin(), windows.end(),
                       [&](const DueWindow& one) { return one.happened && one.window.days.holds(day); });
}

}  // namespace

bool took_part(const Record& record, PersonId person) {
    return has(record.led_by, person) || has(record.people, person);
}

bool belongs(const Known& known, const Record& record, Subject subject) {
    switch (subject.kind) {
        case Subject::Kind::pairing:
            return belongs_to_pairing(known, record, subject.index);
        case Subject::Kind::person:
            return belongs_to_person(known, record, PersonId{subject.index});
        case Subject::Kind::group:
            return belongs_to_group(known, record, subject.index);
        case Subject::Kind::site:
            return belongs_to_site(known, record, SiteId{subject.index});
        case Subject::Kind::program:
            return true;
    }
    return false;
}

bool is_expected(const Known& known, const Record& meeting, PersonId person) {
    const Kind& kind = known.model[meeting.kind];
    bool wanted = std::any_of(kind.of_roles.begin(), kind.of_roles.end(),
                              [&](RoleId role) { return holds_role(known, person, role, meeting.date) == Truth::yes; });
    const auto is_member = [&](std::uint32_t group) {
        const std::vector<GroupMembership>& all = known.world.groups[group].members;
        return std::any_of(all.begin(), all.end(),
                           [&](const GroupMembership& m) { return m.person == person && m.days.holds(meeting.date); });
    };
    for (const std::uint32_t at : known.index.groups_of[person.index]) {
        wanted = wanted || (has(kind.of_groups, known.world.groups[at].kind) && is_member(at));
    }
    if (!wanted || is_absent(known, person, meeting.date)) return false;
    if (meeting.group && !is_member(meeting.group->index)) return false;
    if (!meeting.place) return true;
    const std::optional<SiteId> own = place_of(known, person);
    if (!own) return false;
    const std::optional<SiteId> district = site_above(known.world, own, SiteKind::district);
    return lies_in(known.world, *meeting.place, district.value_or(*own));
}

bool is_meant(const Known& known, const Person& term, PersonId person, Subject subject, Date day) {
    if (term.of) return has(people_of(known, term, subject, day), person);
    return std::visit(
        Match{[&](const SubjectPerson&) {
                  return subject.kind == Subject::Kind::person && subject.index == person.index;
              },
              [&](const SlotRef& slot) { return has(in_slot(known, subject, slot, day), person); },
              [&](const RoleHolder& holder) {
                  if (holds_role(known, person, holder.role, day) != Truth::yes) return false;
                  return term.reach != Person::Reach::another || !has(in_subject(known, subject, day), person);
              },
              [&](const GroupAsWho& group) {
                  const auto& groups = known.index.groups_of[person.index];
                  return std::any_of(groups.begin(), groups.end(), [&](std::uint32_t at) {
                      return known.world.groups[at].kind == group.group &&
                             has(in_subject(known, {Subject::Kind::group, at}, day), person);
                  });
              },
              [&](const GroupMember&) {
                  return subject.kind == Subject::Kind::group ? has(in_subject(known, subject, day), person)
                                                              : has(people_of(known, term, subject, day), person);
              },
              [&](const GroupLeader&) {
                  if (subject.kind != Subject::Kind::group) return has(people_of(known, term, subject, day), person);
                  // Its own leaders, not those of the other groups of its members.
                  const std::vector<GroupMembership>& all = known.world.groups[subject.index].members;
                  return std::any_of(all.begin(), all.end(), [&](const GroupMembership& m) {
                      return m.leads && m.person == person && m.days.holds(day);
                  });
              }},
        term.who);
}

std::optional<Minutes> minutes_outside(const Known& known, const Record& record, Subject subject,
                                       const SchoolCalendar& calendar) {
    if (record.start && record.end && *record.start <= *record.end) {
        const std::optional<SiteId> place = place_of(known, subject);
        const std::optional<SiteId> school = site_above(known.world, place, SiteKind::school);
        const auto inside = calendar.contract_minutes(record.date, *record.start, *record.end,
                                                      school ? known.world[*school].id : std::string());
        if (inside) return Minutes{record.end->minute - record.start->minute} - *inside;
    }
    if (!record.in_contract_day) return std::nullopt;
    if (*record.in_contract_day) return Minutes{0};
    return record.minutes;
}

Truth answer(const Known& known, const RecordTest& test, const Record& record, Subject subject,
             const SchoolCalendar& calendar) {
    using Ask = RecordTest::Ask;
    switch (test.ask) {
        case Ask::by:
            return who_answer(known, test.who, record.led_by, record, subject);
        case Ask::with: {
            std::vector<PersonId> people = record.people;
            people.insert(people.end(), record.led_by.begin(), record.led_by.end());
            return who_answer(known, test.who, people, record, subject);
        }
        case Ask::to:
            return who_answer(known, test.who, record.to, record, subject);
        case Ask::belongs_to:
            return truth(belongs_to_owner(known, test.who.people.front(), record, subject));
        case Ask::where:
        case Ask::has_field:
            return truth_of(known, *test.field, subject, record.date, &record);
        case Ask::in_opening: {
            const Survey* survey = known.model.survey_of(record.kind);
            return truth(!survey || is_open_on(*survey, record.date, calendar));
        }
        case Ask::covers: {
            const Value own = record_field(known, record, test.field->place.field);
            if (!is_recorded(own)) return Truth::unknown;
            Truth all = Truth::yes;
            for (const Value& value : test.field->values) all = both(all, equal_values(known, own, value));
            return all;
        }
        case Ask::outside:
        case Ask::during: {
            const bool outside = test.ask == Ask::outside;
            const bool timed = record.start && record.end;
            if (!timed && record.in_contract_day) return truth(*record.in_contract_day != outside);
            const auto minutes = minutes_outside(known, record, subject, calendar);
            if (!minutes) return record.in_contract_day ? truth(*record.in_contract_day != outside) : Truth::unknown;
            const std::int64_t all = timed            ? record.end->minute - record.start->minute
                                     : record.minutes ? record.minutes->count
                                                      : 0;
            return truth(outside ? minutes->count > 0 : all - minutes->count > 0);
        }
    }
    return Truth::unknown;
}

Value field_of(const std::vector<FieldValue>& fields, FieldId field) {
    for (const FieldValue& one : fields) {
        if (one.field == field) return one.value;
    }
    return {};
}

Value field_of(const Known& known, PersonId person, FieldId field, Date day) {
    const WorldPerson& p = known.world[person];
    const Value own = field_of(p.fields, field);
    if (is_recorded(own)) return own;
    const Model::BuiltIn& built_in = known.model.built_in;
    if (field == built_in.hired && p.hired) return *p.hired;
    if (field == built_in.left && p.left) return *p.left;
    if (field == built_in.mentoring_year && p.mentoring_year) return *p.mentoring_year;
    if (field == built_in.leave && is_absent(known, person, day)) return true;
    return site_field(known, place_of(known, person), field);
}

/// Whether she is a member of any is all that one group tells.
static Value first_group(const Known& known, PersonId person, GroupKindId kind, Date day) {
    const std::vector<GroupId> groups = groups_of(known, person, kind, day);
    return groups.empty() ? Value{} : Value{groups.front()};
}

std::vector<Value> values_of(const Known& known, const Place& place, Subject subject, Date day, const Record* record) {
    if (std::holds_alternative<OfRecord>(place.owner)) {
        return {record ? record_field(known, *record, place.field) : Value{}};
    }
    if (const auto* slot = std::get_if<OfSlot>(&place.owner)) {
        std::vector<Value> values;
        for (const PersonId p : people_in_slot(known, subject, slot->slot, day))
            values.push_back(place.group ? first_group(known, p, *place.group, day)
                                         : field_of(known, p, place.field, day));
        if (values.empty()) values.emplace_back();
        return values;
    }
    Value own;
    switch (subject.kind) {
        case Subject::Kind::person:
            if (place.group) return {first_group(known, PersonId{subject.index}, *place.group, day)};
            return {field_of(known, PersonId{subject.index}, place.field, day)};
        case Subject::Kind::pairing:
            own = field_of(known.world.pairings[subject.index].fields, place.field);
            break;
        case Subject::Kind::group:
            own = field_of(known.world.groups[subject.index].fields, place.field);
            break;
        case Subject::Kind::site:
        case Subject::Kind::program:
            break;
    }
    return {is_recorded(own) ? own : site_field(known, place_of(known, subject), place.field)};
}

/// `September 1` of the school year that holds the day, or is the last one before it.
static Value date_in_year(const Known& known, const YearlessDay& written, Subject subject, Date day) {
    const SchoolYear* year = year_of(calendar_for(known, subject), day);
    if (!year) return {};
    const auto date = std::visit([&](const auto& one) { return SchoolCalendar::date_in(*year, one); }, written);
    return date ? Value{*date} : Value{};
}

/// `mentor's learning-team is mentee's learning-team`: is there one that each two of them have in common?
static Truth same_groups(const Known& known, const FieldTest& test, Subject subject, Date day) {
    const auto people = [&](const Place& place) -> std::vector<PersonId> {
        if (const auto* slot = std::get_if<OfSlot>(&place.owner))
            return people_in_slot(known, subject, slot->slot, day);
        return {PersonId{subject.index}};
    };
    const FieldsMatch::Compared team{{}, *test.place.group};  // of both: the checker compares like with like
    const std::vector<PersonId> ours = people(test.place), theirs = people(*test.other);
    Truth all = ours.empty() || theirs.empty() ? Truth::unknown : Truth::yes;
    for (const PersonId a : ours) {
        for (const PersonId b : theirs) {
            const Truth same =
                in_common(known, team, {Subject::Kind::person, a.index}, {Subject::Kind::person, b.index}, day);
            all = both(all, test.compare == Compare::is_not ? negate(same) : same);
        }
    }
    return all;
}

Truth truth_of(const Known& known, const FieldTest& test, Subject subject, Date day, const Record* record) {
    if (test.place.group && test.other) return same_groups(known, test, subject, day);
    Truth all = Truth::yes;
    for (const Value& own : values_of(known, test.place, subject, day, record)) {
        if (!test.other) {
            all = both(all, truth_of(known, test, own, subject, day));
            continue;
        }
        for (const Value& other : values_of(known, *test.other, subject, day, record)) {
            all = both(all, is_recorded(other) ? compare(known, own, test.compare, {other}) : Truth::unknown);
        }
    }
    return all;
}

Truth truth_of(const Known& known, const FieldTest& test, const Value& own, Subject subject, Date day) {
    if (lacks_value(test)) return Truth::unknown;
    if (!test.day) return compare(known, own, test.compare, test.values);
    const Value date = date_in_year(known, *test.day, subject, day);
    return is_recorded(date) ? compare(known, own, test.compare, {date}) : Truth::unknown;
}

Truth truth_about_person(const Known& known, ConditionId condition, PersonId person, Date day) {
    const Subject subject{Subject::Kind::person, person.index};
    const auto again = [&](ConditionId term) { return truth_about_person(known, term, person, day); };
    return std::visit(
        Match{[&](const FieldIs& c) { return truth_of(known, c.test, subject, day, nullptr); },
              [&](const AreRecorded& c) {
                  Truth all = Truth::yes;
                  for (const Place& place : c.places) {
                      for (const Value& value : values_of(known, place, subject, day, nullptr)) {
                          all = both(all, truth(is_recorded(value)));
                      }
                  }
                  return all;
              },
              [&](const FieldsMatch& c) { return truth_of(known, c, subject, day); },
              [&](const HoldsRole& c) {
                  const Truth held = holds_role(known, person, c.role, day);
                  return c.negated ? negate(held) : held;
              },
              [&](const Reached& c) {
                  const Selection& selection = known.model[c.what];
                  const auto& all = known.index.records_of[person.index];
                  return truth(std::any_of(all.begin(), all.end(), [&](std::uint32_t at) {
                      const Record& record = known.world.records[at];
                      const Kind& kind = known.model[record.kind];
                      if (record.date > std::min(day, known.records_to) ||
                          !selects_kind(known.model, selection, record.kind))
                          return false;
                      const std::optional<Date> expired = expiry(record.date, kind.valid_for);
                      if (expired && *expired <= day) return false;
                      if (selection.stage &&
                          (record.stage >= kind.stages.size() || kind.stages[record.stage] != *selection.stage))
                          return false;
                      if (!belongs_to_person(known, record, person)) return false;
                      return selection.by.empty() ||
                             who_answer(known, selection.by.front(), record.led_by, record, subject) == Truth::yes;
                  }));
              },
              [&](const Both& c) { return both(again(c.left), again(c.right)); },
              [&](const Either& c) { return either(again(c.left), again(c.right)); },
              [&](const Not& c) { return negate(again(c.term)); }, [](const auto&) { return Truth::unknown; }},
        known.model[condition]);
}

}  // namespace induct
