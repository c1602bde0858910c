// Standing: what must stand on each day. Source: docs/language.md, 5 and 6.5 (Standing). Tested by oracle_test.cpp.
#include "tests/oracle/court.h"

#include <algorithm>

namespace induct::oracle {

// "What is counted: of a person, the people in that slot (holding that role) of the pairings that she is in, or those
// pairings, or the groups she is a member of; of a pairing, the people in the slot, those of its people who hold the
// role, or the pairings of its mentee; of a group its members, leaders, or members who hold the role; of a school,
// district or the program the holders, pairings and groups there (a holder's place is that of the holding, else the
// person's school)."
std::vector<Court::Stood> Court::counted_things(const Scope& scope, const StandingNoun& what,
                                                const std::vector<FieldTest>& where, std::optional<FieldId> field,
                                                Date day) const {
    std::vector<PersonId> people;
    std::vector<PairingId> pairings;
    std::vector<GroupId> groups;
    const Subject& subject = scope.subject;
    const bool place = subject.kind == Subject::Kind::site || subject.kind == Subject::Kind::program;
    const auto here = [&](std::optional<SiteId> site) {
        return subject.kind == Subject::Kind::program || lies_in(site, SiteId{subject.index});
    };
    const PersonId her{subject.index};
    const auto all_pairings = [&](PairingKindId kind, PersonId person) {
        for (const PairingId id : pairings_of(person, day)) {
            if (world_[id].kind == kind && std::find(pairings.begin(), pairings.end(), id) == pairings.end())
                pairings.push_back(id);
        }
    };
    if (const auto* any = std::get_if<StandingAny>(&what)) {
        // "each is counted once": the people of all of them, then looked at together.
        std::vector<Stood> together;
        std::vector<Subject> seen;
        for (const auto& one : any->of) {
            const StandingNoun noun = std::visit([](const auto& people_of) { return StandingNoun(people_of); }, one);
            for (Stood& stood : counted_things(scope, noun, where, field, day)) {
                if (std::find(seen.begin(), seen.end(), stood.who) != seen.end()) continue;
                seen.push_back(stood.who);
                together.push_back(std::move(stood));
            }
        }
        return together;
    }
    if (const auto* role = std::get_if<StandingRole>(&what)) {
        std::vector<PersonId> among;
        if (subject.kind == Subject::Kind::person) {
            for (const PairingId id : pairings_of(her, day)) {
                for (const PersonId one : in_pairing(world_[id], day)) {
                    if (one != her) add_once(among, one);
                }
            }
        } else if (subject.kind == Subject::Kind::pairing) {
            among = in_pairing(world_.pairings[subject.index], day);
        } else if (subject.kind == Subject::Kind::group) {
            among = in_group(world_.groups[subject.index], std::nullopt, day);
        } else {
            for (const Holding& holding : world_.holdings) {
                const RoleId held = model_[role->role].derived_from.value_or(role->role);
                const std::optional<SiteId> at = holding.site ? holding.site : home_of(holding.person);
                if (holding.role == held && holding.days.holds(day) && here(at)) add_once(among, holding.person);
            }
        }
        for (const PersonId one : among) {
            if (holds_role(one, role->role, day)) people.push_back(one);
        }
    } else if (const auto* slot = std::get_if<StandingSlot>(&what)) {
        for (const PersonId one : slot_people(scope, slot->slot, day)) {
            if (subject.kind != Subject::Kind::person || one != her) add_once(people, one);
        }
        if (place) {
            for (const WorldPairing& pairing : world_.pairings) {
                const std::vector<PersonId> mentee = in_slot(pairing, 0, day);
                const bool there = !mentee.empty() && here(home_of(mentee.front()));
                if (pairing.kind != slot->slot.pairing || !pairing.days.holds(day) || !there) continue;
                for (const PersonId one : in_slot(pairing, slot->slot.slot, day)) add_once(people, one);
            }
        }
    } else if (const auto* pairing = std::get_if<StandingPairing>(&what)) {
        if (subject.kind == Subject::Kind::person) all_pairings(pairing->kind, her);
        if (subject.kind == Subject::Kind::pairing) {
            for (const PersonId mentee : in_slot(world_.pairings[subject.index], 0, day))
                all_pairings(pairing->kind, mentee);
        }
        for (std::uint32_t i = 0; place && i < world_.pairings.size(); ++i) {
            const WorldPairing& one = world_.pairings[i];
            const std::vector<PersonId> mentee = in_slot(one, 0, day);
            const bool there =
                subject.kind == Subject::Kind::program || (!mentee.empty() && here(home_of(mentee.front())));
            if (one.kind == pairing->kind && one.days.holds(day) && there) pairings.push_back(PairingId{i});
        }
    } else if (const auto* begun = std::get_if<StandingBegun>(&what)) {
        pairings = begun_since(scope, *begun, day);
    } else if (const auto* group = std::get_if<StandingGroup>(&what)) {
        for (std::uint32_t i = 0; i < world_.groups.size(); ++i) {
            const WorldGroup& one = world_.groups[i];
            if (one.kind != group->kind || !one.days.holds(day)) continue;
            const bool member = subject.kind == Subject::Kind::person && has(in_group(one, std::nullopt, day), her);
            if (member || (place && here(one.site))) groups.push_back(GroupId{i});
        }
    } else if (subject.kind == Subject::Kind::group) {
        people = in_group(world_.groups[subject.index], std::holds_alternative<StandingLeaders>(what), day);
    }

    std::vector<Stood> found;
    const auto add = [&](Subject thing, SubjectKind kind) {
        const Scope its{thing, kind, nullptr, scope.year};
        Stood one{Truth::yes, std::nullopt, thing};
        for (FieldTest field_test : where) {
            // The field of what is counted; the rule's own subject when it is named as `subject`.
            const bool of_thing = !std::holds_alternative<OfSlot>(field_test.place.owner);
            if (of_thing) field_test.place.owner = OfSubject{};
            one.counts = both(one.counts, test(of_thing ? its : scope, field_test, day, nullptr));
        }
        if (field) one.value = field_of(its, Place{OfSubject{}, *field, TextType{}, {}}, day, nullptr);
        if (one.counts != Truth::no) found.push_back(one);
    };
    for (const PersonId one : people) add({Subject::Kind::person, one.index}, ForRole{});
    for (const PairingId one : pairings) add({Subject::Kind::pairing, one.index}, ForPairing{});
    for (const GroupId one : groups) add({Subject::Kind::group, one.index}, ForGroup{});
    return found;
}

// "Only pairings that began on the day of the opening, or later, count: of a pairing or group those of whoever was in
// its first slot, or its member, on that day, as mentee."
std::vector<PairingId> Court::begun_since(const Scope& scope, const StandingBegun& what, Date day) const {
    const std::optional<Interval> opened = point(scope, OpeningOf{what.since}, {on_, on_});
    std::vector<PairingId> found;
    if (!opened) return found;
    const Subject subject = scope.subject;
    std::vector<PersonId> mentees;
    if (subject.kind == Subject::Kind::pairing) {
        for (const PairingMember& member : world_.pairings[subject.index].members) {
            if (member.slot == 0 && member.days.holds(opened->first)) mentees.push_back(member.person);
        }
    }
    if (subject.kind == Subject::Kind::group) {
        for (const GroupMembership& member : world_.groups[subject.index].members) {
            if (member.days.holds(opened->first)) mentees.push_back(member.person);
        }
    }
    const auto begun = [&](PairingId id) {
        const WorldPairing& one = world_[id];
        return one.kind == what.kind && one.days.holds(day) && one.days.first >= opened->first;
    };
    if (subject.kind == Subject::Kind::pairing || subject.kind == Subject::Kind::group) {
        for (std::uint32_t i = 0; i < world_.pairings.size(); ++i) {
            const std::vector<PairingMember>& members = world_.pairings[i].members;
            const bool theirs = std::any_of(members.begin(), members.end(), [&](const PairingMember& one) {
                return one.slot == 0 && has(mentees, one.person);
            });
            if (theirs && begun(PairingId{i})) found.push_back(PairingId{i});
        }
        return found;
    }
    // "Else those that `KIND` stands for."
    for (const Stood& stood : counted_things(scope, StandingPairing{what.kind}, {}, std::nullopt, day)) {
        if (begun(PairingId{stood.who.index})) found.push_back(PairingId{stood.who.index});
    }
    return found;
}

// "A document that expires stands from its date to the day before it expires."
std::vector<Hit> Court::valid_documents(const Scope& scope, SelectionId what, Date day) const {
    Scope alone = scope;  // "also under `carries over` those of the pairing itself"
    alone.rule = nullptr;
    return valid_hits(alone, Count{what, false, {}, {}, {}, 1, day}, {first_known_day, day}, {day, std::min(day, on_)});
}

// How many of what is counted stand on that day; for certain, and with those of whom it is not known whether they pass
// `where`.
Range Court::standing(const Scope& scope, const StandingNoun& what, const std::vector<FieldTest>& where,
                      Date day) const {
    Range number;
    if (const auto* document = std::get_if<StandingDocument>(&what)) {
        for (const Hit& one : valid_documents(scope, document->what, day)) {
            if (one.taken == Truth::yes) ++number.low;
            ++number.high;
        }
        return number;
    }
    for (const Stood& one : counted_things(scope, what, where, std::nullopt, day)) {
        if (one.counts == Truth::yes) ++number.low;
        ++number.high;
    }
    return number;
}

// How much stands on that day: `different schools of teacher` counts schools, `covering each focus` the values reached.
Range Court::standing_of(const Scope& scope, const Standing& form, Date day) const {
    if (form.distinct) {
        std::vector<Value> values, perhaps;
        std::int64_t unrecorded = 0;
        const auto put = [](std::vector<Value>& into, const Value& value) {
            if (std::find(into.begin(), into.end(), value) == into.end()) into.push_back(value);
        };
        for (const Stood& one : counted_things(scope, form.what, form.where, form.distinct, day)) {
            if (!one.value || !is_recorded(*one.value)) {
                ++unrecorded;  // which may be one more
                continue;
            }
            std::vector<Value> hers{*one.value};
            if (const auto* list = std::get_if<std::vector<ChoiceValue>>(&*one.value))
                hers.assign(list->begin(), list->end());
            for (const Value& value : hers) {
                put(perhaps, value);
                if (one.counts == Truth::yes) put(values, value);
            }
        }
        return {static_cast<std::int64_t>(values.size()), static_cast<std::int64_t>(perhaps.size()) + unrecorded};
    }
    if (!form.covering || !form.covering_field) {
        return standing(scope, form.what, form.where, day);
    }
    Range reached;
    const std::vector<Stood> things = counted_things(scope, form.what, form.where, form.covering_field, day);
    for (std::uint32_t index = 0; index < model_[*form.covering].values.size(); ++index) {
        const Value wanted = ChoiceValue{*form.covering, index};
        Range number;
        for (const Stood& one : things) {
            const bool recorded = one.value && is_recorded(*one.value);
            const bool is_it = recorded && *one.value == wanted;
            if (is_it && one.counts == Truth::yes) ++number.low;
            if (is_it || !recorded) ++number.high;
        }
        if (number.low >= *form.least.value) ++reached.low;
        if (number.high >= *form.least.value) ++reached.high;
    }
    return reached;
}

// Does it stand on that day? Under `covering each` where every value is reached.
Truth Court::stands(const Scope& scope, const Standing& form, Date day) const {
    if (!form.covering || !form.covering_field) {
        return obeys(form.bound, standing_of(scope, form, day), *form.least.value, form.most);
    }
    return obeys(Bound::at_least, standing_of(scope, form, day),
                 static_cast<std::int64_t>(model_[*form.covering].values.size()), 0);
}

// "**Standing** is judged for each active day of the window up to D. Missed when it fails on a day, and has failed on
// each day up to that day for longer than `with gaps up to S` allows (a run of failing days longer than S); since is
// the first day of that run; pending during grace. It stays missed for the window. Met after the window. With a limit
// it must stand on the due day, with `on X` on X: before that day on-track (due-soon), from it on met or missed."
PartVerdict Court::on(const Scope& scope, const Standing& form, const Stretch& stretch, Look look) {
    PartVerdict part = begin(scope, stretch);
    if (settled(scope, stretch)) return part;
    part.shown.measured = std::holds_alternative<StandingDocument>(form.what) ? Measured::records
                          : form.covering                                     ? Measured::values
                                                                              : Measured::people;
    part.shown.status = Status::unknown;
    if (!form.least.value) return part;
    part.shown.needed = *form.least.value;
    if (form.covering) part.shown.needed = static_cast<std::int64_t>(model_[*form.covering].values.size());
    if (form.bound == Bound::range) part.shown.needed_most = form.most;
    // The figure is what stands on D, with a limit at the latest on the due day.
    const auto* all_times = std::get_if<AtAllTimes>(&form.period);
    const Date last = all_times ? stretch.window.days.last : part.due.value_or(scope.year->days.last);
    const auto show = [&](Date day) {
        const Range figure = standing_of(scope, form, day);
        part.shown.counted = figure.low;
        part.shown.counted_most = figure.high;
        part.shown.counted_records.clear();
        if (const auto* document = std::get_if<StandingDocument>(&form.what)) {
            for (const Hit& one : valid_documents(scope, document->what, day))
                if (one.taken == Truth::yes) part.shown.counted_records.push_back({one.record->entry, 1});
        }
    };
    show(std::min(look.day, last));
    part.shown.status = Status::upcoming;
    if (!part.due) return part;
    const Date due = *part.due;
    if (!all_times) {
        if (look.day < due) {
            const bool begun = !stretch.limit || look.day >= stretch.window.days.first;
            part.shown.status = !begun                                ? Status::upcoming
                                : due_soon(scope, stretch, due, look) ? Status::due_soon
                                                                      : Status::on_track;
        } else if (!active(scope, due) && !std::holds_alternative<StandingBegun>(form.what)) {
            // A new pairing is asked for whether the one that was reviewed goes on or not.
            part.shown.status = Status::not_applicable;
        } else {
            const Truth stood = stands(scope, form, due);
            const bool grace = look.day > due && look.day <= *part.judged;
            part.shown.status = stood == Truth::yes                                ? Status::met
                                : grace || (look.day == due && *part.judged > due) ? Status::pending
                                : stood == Truth::no                               ? Status::missed
                                                                                   : Status::unknown;
        }
        return part;
    }
    if (look.day < stretch.window.days.first) return part;
    const SchoolCalendar& calendar = calendar_of(scope.subject);
    // One run of days that surely fail, one of days that perhaps fail.
    struct Run {
        bool failing = false, is_broken = false;
        Date first{}, broken{}, begun{};
    } surely, perhaps;
    const CalendarSpan gaps = all_times->gaps.value_or(CalendarSpan{0, SpanUnit::day});
    const auto step = [&](Run& run, bool fails, Date day) {
        if (fails && !run.failing) run.first = day;
        run.failing = fails;
        if (!fails || run.is_broken) return;
        run.is_broken = gaps.unit == SpanUnit::school_day
                            ? calendar.school_days({run.first, day}).count > gaps.count
                            : day >= calendar.add(run.first, gaps).value_or(last_known_day);
        run.broken = day;
        run.begun = run.first;
    };
    // "each active day of the window": none after it, also where a leave puts off the due day.
    const Date to = std::min({due, look.day, stretch.window.days.last});
    for (Date day = stretch.window.days.first; day <= to; day += one_day) {
        if (!present(scope, day)) continue;
        const Truth stood = stands(scope, form, day);
        step(surely, stood == Truth::no, day);
        step(perhaps, stood != Truth::yes, day);
    }
    const auto over = [&](const Run& run) { return run.is_broken && look.day >= plus_grace(scope, run.broken); };
    if (over(surely)) {
        part.shown.status = Status::missed;
        part.since = surely.begun;
        show(surely.begun);  // of a vacancy that was too long: what stood when it began
    } else if (surely.is_broken || (look.day > due && look.day <= *part.judged)) {
        part.shown.status = Status::pending;
    } else if (over(perhaps)) {
        part.shown.status = Status::unknown;
    } else {
        part.shown.status = look.day > due ? Status::met : Status::on_track;
    }
    return part;
}

}  // namespace induct::oracle
