// Who is judged, by which calendar, and on which days it is active. Source: docs/language.md, 6.2.
// Method: days are asked one at a time. Tested by oracle_test.cpp.
#include "tests/oracle/court.h"

#include <algorithm>

namespace induct::oracle {

// "Each of a program's calendars" (4), ready to be asked.
Court::Court(const Model& model, const World& world, Date on) : model_(model), world_(world), on_(on) {
    for (const CalendarSpec& spec : model.calendars) calendars_.emplace_back(spec);
}

// "A pairing, a role (each person who holds it), a group, `school`, `district`, `the program`."
std::vector<Subject> Court::subjects_of(const SubjectKind& kind) const {
    std::vector<Subject> found;
    if (const auto* pairing = std::get_if<ForPairing>(&kind)) {
        for (std::uint32_t i = 0; i < world_.pairings.size(); ++i) {
            if (world_.pairings[i].kind == pairing->kind) found.push_back({Subject::Kind::pairing, i});
        }
    } else if (const auto* role = std::get_if<ForRole>(&kind)) {
        const RoleId held = model_[role->role].derived_from.value_or(role->role);
        for (std::uint32_t i = 0; i < world_.people.size(); ++i) {
            const bool holder =
                std::any_of(world_.holdings.begin(), world_.holdings.end(),
                            [&](const Holding& holding) { return holding.person.index == i && holding.role == held; });
            if (holder && ever_holds(PersonId{i}, role->role)) found.push_back({Subject::Kind::person, i});
        }
    } else if (const auto* group = std::get_if<ForGroup>(&kind)) {
        for (std::uint32_t i = 0; i < world_.groups.size(); ++i) {
            if (world_.groups[i].kind == group->kind) found.push_back({Subject::Kind::group, i});
        }
    } else if (std::holds_alternative<ForProgram>(kind)) {
        return {{Subject::Kind::program, 0}};
    } else {
        const SiteKind wanted = std::holds_alternative<ForSchool>(kind) ? SiteKind::school : SiteKind::district;
        for (std::uint32_t i = 0; i < world_.sites.size(); ++i) {
            if (world_.sites[i].kind == wanted) found.push_back({Subject::Kind::site, i});
        }
    }
    const auto elsewhere = [&](Subject subject) { return !judges(subject); };
    found.erase(std::remove_if(found.begin(), found.end(), elsewhere), found.end());
    return found;
}

// docs/workspace.md, the `run` line: by the district of the subject, of a group without a site that of its members;
// what lies in a consortium by the first run, and with several runs nobody of whom no place is known.
bool Court::judges(Subject subject) const {
    if (world_.districts.empty() || subject.kind == Subject::Kind::program) return true;
    std::vector<SiteId> districts;
    const auto add = [&](std::optional<SiteId> site) {
        const std::optional<SiteId> district = district_of(site);
        if (district && std::find(districts.begin(), districts.end(), *district) == districts.end())
            districts.push_back(*district);
    };
    const std::optional<SiteId> site = site_of(subject);
    add(site);
    if (!site && subject.kind == Subject::Kind::group) {
        for (const GroupMembership& member : world_.groups[subject.index].members)
            if (!member.leads) add(home_of(member.person));
    }
    if (districts.size() == 1)
        return std::find(world_.districts.begin(), world_.districts.end(), districts.front()) != world_.districts.end();
    if (world_.run == RunPlace::only) return true;
    for (std::optional<SiteId> at = site; at; at = world_[*at].within) {
        if (world_[*at].kind == SiteKind::consortium) return world_.run == RunPlace::first;
    }
    return false;
}

// "The calendar of a subject is that of its district: of a pairing, its mentee's (the first slot's person) on the
// pairing's first day, or of the first who comes; of a person, her own; of a group or site, its own".
std::optional<SiteId> Court::site_of(Subject subject) const {
    switch (subject.kind) {
        case Subject::Kind::pairing: {
            const WorldPairing& pairing = world_.pairings[subject.index];
            const std::vector<PersonId> mentee = in_slot(pairing, 0, pairing.days.first);
            if (!mentee.empty()) return home_of(mentee.front());
            const PairingMember* first = nullptr;
            for (const PairingMember& member : pairing.members)
                if (member.slot == 0 && (!first || member.days.first < first->days.first)) first = &member;
            return first ? home_of(first->person) : std::nullopt;
        }
        case Subject::Kind::person:
            return home_of(PersonId{subject.index});
        case Subject::Kind::group:
            return world_.groups[subject.index].site;
        case Subject::Kind::site:
            return SiteId{subject.index};
        case Subject::Kind::program:
            break;
    }
    return std::nullopt;
}

// "Every person has a school and every school a district" (4): a place lies in itself and in what it is within.
bool Court::lies_in(std::optional<SiteId> site, SiteId place) const {
    for (; site; site = world_[*site].within) {
        if (*site == place) return true;
    }
    return false;
}

// "that of its district" (6.2): the nearest one upwards.
std::optional<SiteId> Court::district_of(std::optional<SiteId> site) const {
    for (; site; site = world_[*site].within) {
        if (world_[*site].kind == SiteKind::district) return site;
    }
    return std::nullopt;
}

// "... of the program, the calendar for everywhere, else the first."
const SchoolCalendar& Court::calendar_of(Subject subject) const {
    const std::optional<SiteId> site = site_of(subject);
    std::string name;
    for (std::optional<SiteId> at = site; at && name.empty(); at = world_[*at].within) name = world_[*at].calendar;
    const std::optional<SiteId> district = district_of(site);
    if (name.empty()) name = model_.calendar_of(district ? world_[*district].id : std::string()).name;
    const auto found = std::find_if(calendars_.begin(), calendars_.end(),
                                    [&](const SchoolCalendar& calendar) { return calendar.spec().name == name; });
    return found == calendars_.end() ? calendars_.front() : *found;
}

// "A mentee's pairing that follows another one under a rule that `carries over` begins, for that rule, on the first day
// of the chain". The pairing itself comes first.
std::vector<PairingId> Court::chain_of(const Scope& scope) const {
    std::vector<PairingId> chain{PairingId{scope.subject.index}};
    if (!scope.rule || !scope.rule->carries_over) return chain;
    while (const std::optional<PairingId> before = world_[chain.back()].follows) {
        if (std::find(chain.begin(), chain.end(), *before) != chain.end()) break;
        chain.push_back(*before);
    }
    return chain;
}

// "the earlier pairing is `not-applicable` for such a rule from the first day of the pairing that follows it."
bool Court::superseded(const Scope& scope, Date day) const {
    if (!scope.rule || !scope.rule->carries_over || scope.subject.kind != Subject::Kind::pairing) return false;
    return std::any_of(world_.pairings.begin(), world_.pairings.end(), [&](const WorldPairing& later) {
        return later.follows == PairingId{scope.subject.index} && later.days.first <= day;
    });
}

// "*Active days* of a subject: a pairing's days; for `for each ROLE` the days on which the person holds the role; a
// group's days; for a school, district and the program every day."
bool Court::active(const Scope& scope, Date day) const {
    switch (scope.subject.kind) {
        case Subject::Kind::pairing: {
            Interval days = world_.pairings[scope.subject.index].days;
            for (const PairingId id : chain_of(scope)) days.first = std::min(days.first, world_[id].days.first);
            if (superseded(scope, last_known_day)) days.last = last_known_day;
            return days.holds(day);
        }
        case Subject::Kind::person: {
            const auto* role = std::get_if<ForRole>(&scope.kind);
            return !role || holds_role(PersonId{scope.subject.index}, role->role, day);
        }
        case Subject::Kind::group:
            return world_.groups[scope.subject.index].days.holds(day);
        case Subject::Kind::site:
        case Subject::Kind::program:
            break;
    }
    return true;
}

namespace {
/// "a slot that the rule's selections name" (6.2): of a person, of all who are named together, and of a selection.
void add_slots(std::vector<SlotRef>& found, const Person& person) {
    const auto* slot = std::get_if<SlotRef>(&person.who);
    if (slot && !person.of) found.push_back(*slot);  // `mentee's mentor` is no slot of the subject
}
/// The slots among those who are named together.
void add_slots(std::vector<SlotRef>& found, const Who& who) {
    for (const Person& person : who.people) add_slots(found, person);
}
/// The slots in `mentor's KIND`, `by`, `with`, `to` and `led by`.
void add_slots(std::vector<SlotRef>& found, const Selection& selection) {
    if (selection.owner) add_slots(found, *selection.owner);
    for (const Who& who : selection.by) add_slots(found, who);
    for (const std::optional<Who>* who : {&selection.with, &selection.to, &selection.led_by}) {
        if (who->has_value()) add_slots(found, **who);
    }
}
/// What a measure of records counts.
std::vector<SelectionId> selections_in(const Measure& measure) {
    if (const auto* time = std::get_if<MeasureTime>(&measure)) return {time->what};
    if (const auto* days = std::get_if<MeasureDays>(&measure)) return {days->what};
    if (const auto* number = std::get_if<MeasureNumber>(&measure)) return {number->what};
    return {};
}
/// What an expectation counts, or claims something of: "A rule's selections are those that it counts or claims
/// something of" (6.13, Who).
std::vector<SelectionId> selections_in(const Expectation& expectation) {
    if (const auto* form = std::get_if<TimeAmount>(&expectation)) return {form->what};
    if (const auto* form = std::get_if<RecordCount>(&expectation)) return {form->what};
    if (const auto* form = std::get_if<Gap>(&expectation)) return {form->what};
    if (const auto* form = std::get_if<Deadline>(&expectation)) return {form->what};
    if (const auto* form = std::get_if<Standing>(&expectation)) {
        const auto* document = std::get_if<StandingDocument>(&form->what);
        return document ? std::vector<SelectionId>{document->what} : std::vector<SelectionId>{};
    }
    if (const auto* form = std::get_if<EachClaim>(&expectation)) return {form->what};
    if (const auto* form = std::get_if<ShareClaim>(&expectation)) return {form->what};
    if (const auto* form = std::get_if<Ratio>(&expectation)) {
        std::vector<SelectionId> both = selections_in(form->part);
        for (const SelectionId id : selections_in(form->whole)) both.push_back(id);
        return both;
    }
    return {};
}
}  // namespace

// "... whoever fills a slot that the rule's selections name."
std::vector<SlotRef> Court::slots_named_by(const Requirement& rule) const {
    std::vector<SlotRef> slots;
    for (const auto* alternatives : {&rule.cases, &rule.exceptions}) {
        for (const Alternative& alternative : *alternatives) {
            if (!alternative.expects) continue;
            for (const ExpectationPart& part : alternative.expects->parts) {
                for (const SelectionId id : selections_in(part.expectation)) add_slots(slots, model_[id]);
            }
        }
    }
    return slots;
}

// "`paused during leave` takes out ... the days of an absence of the subject's person; of a pairing, of its mentee and
// of whoever fills a slot that the rule's selections name."
std::vector<PersonId> Court::persons_of_leave(const Scope& scope, Date day) const {
    if (scope.subject.kind == Subject::Kind::person) return {PersonId{scope.subject.index}};
    if (scope.subject.kind != Subject::Kind::pairing) return {};
    std::vector<PersonId> people;
    const auto add = [&](const WorldPairing& pairing, std::uint32_t slot) {
        for (const PersonId person : in_slot(pairing, slot, day)) add_once(people, person);
    };
    for (const PairingId id : chain_of(scope)) {
        const WorldPairing& pairing = world_[id];
        if (!pairing.days.holds(day)) continue;
        add(pairing, 0);
        if (!scope.rule) continue;
        for (const SlotRef slot : slots_named_by(*scope.rule)) {
            if (slot.pairing == pairing.kind) add(pairing, slot.slot);
        }
    }
    return people;
}

// "the days of an absence of the subject's person; of a pairing, of its mentee and of whoever fills a slot that the
// rule's selections name" (6.2).
bool Court::absent(const Scope& scope, Date day) const {
    const std::vector<PersonId> people = persons_of_leave(scope, day);
    return std::any_of(world_.absences.begin(), world_.absences.end(),
                       [&](const Absence& absence) { return absence.days.holds(day) && has(people, absence.person); });
}

// "Paused days are taken out of pace, shares and the windows of single days; records on them still count."
bool Court::present(const Scope& scope, Date day) const {
    if (!active(scope, day)) return false;
    return !scope.rule || !scope.rule->paused_during_leave || !absent(scope, day);
}

// Before it she holds no role, of no year.
Date Court::first_day_of_roles(PersonId person) const {
    Date day = calendar_of({Subject::Kind::person, person.index}).spec().years.front().days.first;
    for (const Holding& holding : world_.holdings) {
        if (holding.person == person) day = std::min(day, holding.days.first);
    }
    return day;
}

// A derived role may be held on none of the days of the role that it is derived from.
bool Court::ever_holds(PersonId person, RoleId role) const {
    const std::vector<SchoolYear>& years = calendar_of({Subject::Kind::person, person.index}).spec().years;
    for (Date day = first_day_of_roles(person); day <= years.back().days.last + 90 * one_day; day += one_day) {
        if (holds_role(person, role, day)) return true;
    }
    return !model_[role].derived_from;
}

// The first of the active days, of all years: "begins, for that rule, on the first day of the chain" (6.2). A place and
// the program are active "every day".
std::optional<Date> Court::first_active_day(const Scope& scope) const {
    if (scope.subject.kind == Subject::Kind::site || scope.subject.kind == Subject::Kind::program)
        return first_known_day;
    std::optional<Date> first;
    const auto earlier = [&](Date day) { first = first ? std::min(*first, day) : day; };
    if (scope.subject.kind == Subject::Kind::pairing) {
        for (const PairingId id : chain_of(scope)) earlier(world_[id].days.first);
    }
    if (scope.subject.kind == Subject::Kind::group) earlier(world_.groups[scope.subject.index].days.first);
    if (const auto* role = std::get_if<ForRole>(&scope.kind); role && scope.subject.kind == Subject::Kind::person) {
        for (const Holding& holding : world_.holdings) {
            if (holding.person.index != scope.subject.index) continue;
            for (Date day = holding.days.first; day <= std::min(holding.days.last, on_ + 800 * one_day);
                 day += one_day) {
                if (!holds_role(holding.person, role->role, day)) continue;
                earlier(day);
                break;
            }
        }
    }
    return first;
}

// The last of the active days. "An interval whose end is not known counts as going on"; the earlier pairing of a chain
// "counts as going on until then" (6.2).
std::optional<Date> Court::last_active_day(const Scope& scope) const {
    if (superseded(scope, last_known_day)) return last_known_day;
    if (scope.subject.kind == Subject::Kind::pairing) return world_.pairings[scope.subject.index].days.last;
    if (scope.subject.kind == Subject::Kind::group) return world_.groups[scope.subject.index].days.last;
    const auto* role = std::get_if<ForRole>(&scope.kind);
    if (!role || scope.subject.kind != Subject::Kind::person) return last_known_day;
    std::optional<Date> last;
    const PersonId her{scope.subject.index};
    for (const Holding& holding : world_.holdings) {
        const bool hers = holding.person == her && holding.role == model_[role->role].derived_from.value_or(role->role);
        if (hers && (!last || *last < holding.days.last)) last = holding.days.last;
    }
    // A role that rests on a document ends with it. After all records, and when she last took up a role, nothing
    // changes any more but what expires.
    if (!last || !model_[role->role].derived_from) return last;
    Date changed = std::max(on_, world_.records.empty() ? on_ : world_.records.back().date);
    for (const Holding& holding : world_.holdings)
        if (holding.person == her) changed = std::max(changed, holding.days.first);
    Date day = std::min(*last, changed + 60 * one_day);
    if (day < *last && holds_role(her, role->role, day)) return last;
    const Date earliest = first_day_of_roles(her);
    while (day >= earliest && !holds_role(her, role->role, day)) day -= one_day;
    return day >= earliest ? std::optional(day) : last;
}

// The first of these days on which the subject is active: "the subject's first active day in the year" (6.3).
std::optional<Date> Court::first_active_day_in(const Scope& scope, Interval days) const {
    for (Date day = days.first; day <= days.last; day += one_day) {
        if (active(scope, day)) return day;
    }
    return std::nullopt;
}

// Is the subject active on one of these days? "A limit is not-applicable when the subject has no active day in the
// year" (6.13, Windows).
bool Court::ever_active(const Scope& scope, Interval days) const {
    for (Date day = days.first; day <= days.last; day += one_day) {
        if (active(scope, day)) return true;
    }
    return false;
}

// "the school days of the window on which the subject is active" (6.3).
std::int64_t Court::present_school_days(const Scope& scope, Interval days) const {
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    std::int64_t found = 0;
    for (Date day = days.first; day <= days.last; day += one_day) {
        if (calendar.is_school_day(day) && present(scope, day)) ++found;
    }
    return found;
}

// The school days of the pace (6.5), "paused days taken out": active or not.
std::int64_t Court::unpaused_school_days(const Scope& scope, Interval days) const {
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    const bool pauses = scope.rule && scope.rule->paused_during_leave;
    std::int64_t found = 0;
    for (Date day = days.first; day <= days.last; day += one_day) {
        if (calendar.is_school_day(day) && !(pauses && absent(scope, day))) ++found;
    }
    return found;
}

// "`extended by absences over N days` moves the due day of a window by the days of such absences that lie in it beyond
// N."
std::int64_t Court::extension(const Scope& scope, Interval days) const {
    if (!scope.rule || !scope.rule->extended_by_absences_over) return 0;
    std::int64_t more = 0;
    for (const Absence& absence : world_.absences) {
        std::int64_t length = 0;
        const Interval inside = overlap(absence.days, days);
        for (Date day = inside.first; day <= inside.last; day += one_day) {
            if (has(persons_of_leave(scope, day), absence.person)) ++length;
        }
        more += std::max<std::int64_t>(0, length - scope.rule->extended_by_absences_over->count);
    }
    return more;
}

}  // namespace induct::oracle
