// People, pairings, groups, leaves and records at random: people who change roles, pairings that overlap and follow
// each other, mentors who are replaced, records on the first and the last day, without minutes, leaders or fields,
// entered late. Tested by random_world_test.cpp.
#include "tests/oracle/random_world.h"

#include <algorithm>

namespace induct::oracle {

namespace {

constexpr std::chrono::days one_day{1};

Date day_in(Dice& dice, Interval days) {
    if (dice.chance(6)) return days.first;
    if (dice.chance(6)) return days.last;
    return days.first + one_day * dice.below(days.length().count);
}

/// Before the year, or a day in it, to a day in it, or for good.
Interval some_days(Dice& dice, Interval year) {
    const Interval wide{year.first - 20 * one_day, year.last};
    Interval found{dice.chance(50) ? year.first - 200 * one_day : day_in(dice, wide), last_known_day};
    if (dice.chance(25)) found.last = day_in(dice, year);
    if (found.last < found.first) std::swap(found.first, found.last);
    return found;
}

std::vector<FieldValue> some_fields(Dice& dice, const Names& is) {
    std::vector<FieldValue> fields;
    if (dice.chance(70)) fields.push_back({is.experience, Number{dice.below(5) * 1000}});
    if (dice.chance(70)) fields.push_back({is.grade, ChoiceValue{is.focus, static_cast<std::uint32_t>(dice.below(3))}});
    return fields;
}

PersonId draw_person(Maker& maker, Dice& dice, RoleId role, Interval year) {
    const PersonId id = maker.person(role, some_days(dice, year));
    WorldPerson& her = maker.world.people[id.index];
    her.site = SiteId{static_cast<std::uint32_t>(dice.between(1, 2))};
    if (dice.chance(5)) her.site.reset();
    her.fields = some_fields(dice, maker.is);
    if (dice.chance(70)) her.hired = day_in(dice, year);
    if (dice.chance(60)) {
        std::vector<ChoiceValue> topics{{maker.is.topic, static_cast<std::uint32_t>(dice.below(2))}};
        if (dice.chance(30)) topics = {{maker.is.topic, 0}, {maker.is.topic, 1}};
        her.fields.insert(her.fields.begin(), {maker.is.topics_field, topics});
    }
    if (dice.chance(70)) her.mentoring_year = Number{dice.between(1, 2) * 1000};
    if (dice.chance(20)) {
        // She changes her role, and perhaps comes back to it.
        const Date change = day_in(dice, year);
        maker.world.holdings.back().days.last = std::max(maker.world.holdings.back().days.first, change - one_day);
        const RoleId other = dice.pick<RoleId>({maker.is.mentor, maker.is.helper, maker.is.leader});
        maker.world.holdings.push_back({id, other, std::nullopt, {change, change + 20 * one_day}, false});
        if (dice.chance(50))
            maker.world.holdings.push_back({id, role, std::nullopt, {change + 30 * one_day, last_known_day}, false});
    } else if (dice.chance(15)) {
        maker.world.holdings.push_back({id, maker.is.leader, std::nullopt, some_days(dice, year), false});
    }
    return id;
}

}  // namespace

void draw_people(Maker& maker, std::uint64_t seed, Interval year) {
    Dice dice(seed, 1, 0);
    World& world = maker.world;
    const Names& is = maker.is;
    Site second = world.sites[1];
    second.id = second.name = "s2";
    world.sites.push_back(second);
    std::vector<PersonId> novices, mentors, helpers;
    for (std::int64_t i = dice.between(1, 2); i > 0; --i) novices.push_back(draw_person(maker, dice, is.novice, year));
    for (std::int64_t i = dice.between(2, 3); i > 0; --i) mentors.push_back(draw_person(maker, dice, is.mentor, year));
    helpers.push_back(draw_person(maker, dice, is.helper, year));
    (void)draw_person(maker, dice, is.leader, year);

    for (std::uint32_t i = 0; i < world.holdings.size(); ++i) {
        Dice place(seed, 71, i);  // apart, so that all else stays as it is drawn
        if (!place.chance(25)) continue;
        world.holdings[i].site = SiteId{static_cast<std::uint32_t>(place.between(1, 2))};
        if (place.chance(40)) world.people[world.holdings[i].person.index].site.reset();
    }

    for (std::int64_t i = dice.between(1, 3); i > 0; --i) {
        const PersonId mentor = dice.pick(mentors);
        const PairingId id = maker.pair(dice.pick(novices), mentor, some_days(dice, year));
        WorldPairing& pairing = world.pairings[id.index];
        pairing.fields = some_fields(dice, is);
        if (dice.chance(60)) {
            pairing.members.push_back(
                {Names::helper_slot, helpers.front(), overlap(some_days(dice, year), pairing.days), false});
            if (pairing.members.back().days.empty()) pairing.members.pop_back();
        }
        // Another mentor takes over, on the next day or some days later; or another mentee comes.
        const auto hand_over = [&](std::uint32_t slot, PersonId to) {
            const Date change = day_in(dice, year);
            const bool inside = pairing.days.holds(change) && pairing.days.first < change;
            if (!inside || change + 6 * one_day >= pairing.days.last) return;
            pairing.members[slot].days.last = change - one_day;
            pairing.members.push_back({slot, to, {change + 5 * one_day * dice.below(2), pairing.days.last}, false});
        };
        if (dice.chance(20)) hand_over(Names::mentor_slot, dice.pick(mentors));
        if (dice.chance(12)) hand_over(Names::mentee_slot, dice.pick(novices));
    }
    // A pairing of the same mentee that follows the first one, with a gap, without one, or overlapping it.
    const WorldPairing first = world.pairings.front();
    if (dice.chance(40) && first.days.last < year.last) {
        const Date begins = first.days.last + one_day * dice.between(-3, 10);
        if (begins > first.days.first) {
            const PairingId next = maker.pair(first.members[0].person, dice.pick(mentors), {begins, last_known_day});
            world.pairings[next.index].follows = PairingId{0};
        }
    }
    if (mentors[0] != mentors[1]) {
        WorldPairing partners;
        partners.id = "partners";
        partners.kind = is.partners;
        partners.days = some_days(dice, year);
        for (const PersonId one : mentors) partners.members.push_back({0, one, partners.days, false});
        world.pairings.push_back(partners);
    }
    for (std::int64_t i = dice.between(1, 2); i > 0; --i) {
        WorldGroup team;
        team.id = "team-" + std::to_string(i);
        team.kind = is.team;
        team.site = SiteId{static_cast<std::uint32_t>(dice.between(0, 2))};
        team.days = some_days(dice, year);
        if (dice.chance(60))
            team.fields = {{is.grade, ChoiceValue{is.focus, static_cast<std::uint32_t>(dice.below(3))}}};
        for (std::uint32_t person = 0; person < world.people.size(); ++person) {
            if (dice.chance(50)) team.members.push_back({PersonId{person}, dice.chance(25), some_days(dice, year)});
        }
        world.groups.push_back(team);
    }
    for (std::int64_t i = dice.below(3); i > 0; --i) {
        const Date from = day_in(dice, year);
        const PersonId person{static_cast<std::uint32_t>(dice.below(static_cast<std::int64_t>(world.people.size())))};
        world.absences.push_back({person, {from, from + one_day * dice.pick<int>({0, 3, 12, 30})}, "leave"});
    }
    for (std::uint32_t i = 0; i < world.pairings.size(); ++i) {
        if (!dice.chance(30)) continue;
        ReviewFact fact{ReviewId{0}, {Subject::Kind::pairing, i}, day_in(dice, year), {}, {}};
        if (dice.chance(50)) {
            fact.decided = fact.opened + 5 * one_day;
            fact.outcome = dice.chance(50) ? "keep" : "change";
        }
        world.reviews.push_back(fact);
        // A review that was decided may be opened again.
        if (!fact.decided || !dice.chance(50)) continue;
        ReviewFact again{fact.review, fact.subject, *fact.decided + one_day * dice.pick<int>({1, 7, 20}), {}, {}};
        if (dice.chance(30)) {
            again.decided = again.opened + 3 * one_day;
            again.outcome = dice.chance(50) ? "keep" : "change";
        }
        world.reviews.push_back(again);
    }
}

void draw_waivers(Maker& maker, std::uint64_t seed, Interval year) {
    Dice dice(seed, 2, 0);
    if (maker.model.requirements.empty() || !dice.chance(30)) return;
    const RequirementId rule{
        static_cast<std::uint32_t>(dice.below(static_cast<std::int64_t>(maker.model.requirements.size())))};
    const Date from = day_in(dice, year);
    const Subject pairing{Subject::Kind::pairing, 0};
    const Subject person{Subject::Kind::person, 1};
    const bool of_role = std::holds_alternative<ForRole>(maker.model[rule].subject);
    maker.world.waivers.push_back(
        {of_role ? person : pairing, rule, "leader", "agreed", {from, from + 25 * one_day}, 1});
}

namespace {

/// Which seeds draw what follows; the others are as they were when a test first knew them by their number.
bool is_newer(std::uint64_t seed) { return seed > 30'000 && seed % 4 >= 2; }

void add_ends(std::vector<Date>& telling, Interval days) {
    for (const Date day : {days.first, days.last})
        if (day > first_known_day && day < last_known_day) telling.push_back(day);
}

/// The first and last days of windows, pairings, absences and whatever else a verdict may turn on.
std::vector<Date> telling_days(const Maker& maker, Interval year) {
    std::vector<Date> telling;
    for (const SchoolYear& one : maker.model.calendars[0].years) {
        if (one.days != year) continue;
        add_ends(telling, one.days);
        for (const auto* list : {&one.terms, &one.breaks, &one.windows, &one.holidays, &one.dates, &one.day_sets})
            for (const NamedDays& named : *list) add_ends(telling, named.days);
    }
    for (Date day = year.first; day <= year.last; day += one_day) {
        const std::chrono::year_month_day date{day};
        const std::chrono::weekday weekday{day};
        if (date.day() == std::chrono::day{1} || date.day() == std::chrono::day{29} || weekday == std::chrono::Monday)
            telling.push_back(day);
    }
    for (const WorldPairing& pairing : maker.world.pairings) {
        add_ends(telling, pairing.days);
        for (const PairingMember& member : pairing.members) add_ends(telling, member.days);
    }
    for (const Absence& absence : maker.world.absences) add_ends(telling, absence.days);
    for (const ReviewFact& review : maker.world.reviews)
        add_ends(telling, {review.opened, review.decided.value_or(review.opened)});
    return telling;
}

/// One of these days, or the one before or after it; or the day of an earlier record, or so many days behind it.
Date telling_day(const std::vector<Date>& telling, const std::vector<Record>& records, Dice& dice) {
    if (!records.empty() && dice.chance(40)) {
        const auto which = static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(records.size())));
        return records[which].date + one_day * dice.pick<int>({0, 0, 1, 3, 5, 7, 10});
    }
    return dice.pick(telling) + one_day * dice.pick<int>({-1, 0, 0, 1});
}

/// An earlier entry of a month around, of somebody who has a part in this one, that it names; 0: it names none.
EntryNumber named_by(const Record& record, const std::vector<Record>& records, Dice& dice) {
    if (!dice.chance(25)) return 0;
    std::vector<EntryNumber> near;
    for (const Record& other : records) {
        const bool shared = std::any_of(other.people.begin(), other.people.end(), [&](PersonId person) {
            return std::find(record.people.begin(), record.people.end(), person) != record.people.end();
        });
        if (other.entry < record.entry && shared && std::chrono::abs(other.date - record.date) <= 30 * one_day)
            near.push_back(other.entry);
    }
    return near.empty() ? 0 : dice.pick(near);
}

}  // namespace

void draw_records(Maker& maker, std::uint64_t seed, Sizes sizes, Interval year) {
    const Names& is = maker.is;
    const World& world = maker.world;
    const auto people = static_cast<std::int64_t>(world.people.size());
    const auto pairings = static_cast<std::int64_t>(world.pairings.size());
    const std::vector<Date> telling = telling_days(maker, year);
    for (std::int64_t i = 0; i < sizes.records; ++i) {
        Dice dice(seed, 3, static_cast<std::uint64_t>(i));
        Date date = day_in(dice, {year.first - 10 * one_day, year.last + 15 * one_day});
        Dice newer(seed, 76, static_cast<std::uint64_t>(i));
        if (is_newer(seed) && newer.chance(40)) date = telling_day(telling, world.records, newer);
        const auto anybody = [&] { return PersonId{static_cast<std::uint32_t>(dice.below(people))}; };
        // Mostly two people of one pairing, else any two.
        PersonId a = anybody(), b = anybody();
        const std::uint32_t place = static_cast<std::uint32_t>(dice.below(pairings));
        const std::vector<PairingMember>& members = world.pairings[place].members;
        if (dice.chance(80)) {
            a = members[1].person;
            b = dice.chance(15) ? members.back().person : members[0].person;
        }
        const bool artifact = dice.chance(25);
        const KindId kind = artifact ? dice.pick<KindId>({is.plan, is.plan, is.log, is.pulse, is.pulse})
                                     : dice.pick<KindId>({is.support, is.observation, is.coaching, is.check_in,
                                                          is.check_in, is.pre, is.post, is.plc});
        Record& record = artifact ? maker.reach(kind, kind == is.plan ? static_cast<std::uint32_t>(dice.below(3)) : 0,
                                                date, dice.chance(50) ? a : b)
                                  : maker.log(kind, date, a, b, dice.pick<std::int64_t>({15, 30, 60, 90, 240}));
        if (artifact) {
            // Some approvals and signatures belong to a draft, of the same people or brought by somebody else.
            std::optional<EntryNumber> drafted;
            if (record.stage > 0 && dice.chance(70)) {
                const bool same_people = dice.chance(60);
                const bool several = dice.chance(40);  // one document may be signed by two
                for (const Record& draft : world.records) {
                    const bool again =
                        std::any_of(world.records.begin(), world.records.end(), [&](const Record& other) {
                            return other.instance == draft.instance && other.entry != draft.entry &&
                                   (!several || other.stage == record.stage);
                        });
                    if (draft.kind == kind && draft.stage == 0 && draft.date <= date &&
                        (!again || (several && record.stage == 2))) {
                        record.instance = draft.instance;
                        if (same_people) drafted = draft.entry;
                        break;
                    }
                }
            }
            // A log that is sent by two, one after the other, is one log.
            if (kind == is.log && dice.chance(30)) {
                const auto sent = std::find_if(world.records.begin(), world.records.end(), [&](const Record& other) {
                    return other.kind == is.log && other.date <= date && other.entry != record.entry;
                });
                if (sent != world.records.end()) record.instance = sent->instance;
            }
            if (dice.chance(35))
                record.about = AboutPairing{{place}};
            else if (dice.chance(20))
                record.about = AboutPerson{anybody()};
            if (dice.chance(30)) record.to = {anybody()};
            if (dice.chance(10)) record.led_by.clear();
            for (const Record& draft : world.records) {
                if (draft.entry != drafted) continue;
                record.about = draft.about;
                record.led_by = draft.led_by;
                record.people = draft.people;
                record.to = draft.to;
            }
        } else {
            if (dice.chance(7)) record.minutes.reset();
            if (dice.chance(7)) record.led_by.clear();
            if (dice.chance(25)) {
                record.start = ClockTime{static_cast<int>(dice.between(7, 15)) * 60};
                record.end =
                    ClockTime{record.start->minute + static_cast<int>(record.minutes.value_or(Minutes{60}).count)};
            } else if (dice.chance(30)) {
                record.in_contract_day = dice.chance(50);
            }
            if (dice.chance(30)) {
                // A group session.
                const PersonId third = anybody();
                if (!std::count(record.people.begin(), record.people.end(), third)) record.people.push_back(third);
                std::sort(record.people.begin(), record.people.end());
            }
            if (dice.chance(25)) record.place = SiteId{static_cast<std::uint32_t>(dice.below(3))};
            if (kind == is.plc && dice.chance(40))
                record.group =
                    GroupId{static_cast<std::uint32_t>(dice.below(static_cast<std::int64_t>(world.groups.size())))};
        }
        record.people.erase(std::unique(record.people.begin(), record.people.end()), record.people.end());
        if (dice.chance(15)) record.entered_on = record.known = record.date + one_day * dice.between(1, 20);
        if (dice.chance(8) && record.entry > 1)
            record.belongs_to = static_cast<EntryNumber>(dice.between(1, static_cast<std::int64_t>(record.entry) - 1));
        if (const EntryNumber near = is_newer(seed) ? named_by(record, world.records, newer) : 0)
            record.belongs_to = near;
        if (dice.chance(60))
            record.fields.push_back({is.focus_field, ChoiceValue{is.focus, static_cast<std::uint32_t>(dice.below(3))}});
        if (dice.chance(60)) {
            std::vector<ChoiceValue> topics{{is.topic, static_cast<std::uint32_t>(dice.below(2))}};
            if (dice.chance(40)) topics = {{is.topic, 0}, {is.topic, 1}};
            record.fields.push_back({is.topics_field, topics});
        }
        if (dice.chance(50)) record.fields.push_back({is.agenda, std::string("yes")});
        if (kind == is.pulse && dice.chance(75))
            record.fields.push_back({is.rating, Number{dice.between(1, 5) * 1000}});
        if (kind == is.pulse && dice.chance(50)) {
            record.led_by = {b};  // the mentee answers about the mentor, or about herself
            record.about = AboutPerson{dice.chance(70) ? a : b};
        }
    }
}

std::string words(Subject subject) {
    static const char* const kinds[] = {"pairing", "person", "group", "site", "program"};
    return std::string(kinds[static_cast<std::size_t>(subject.kind)]) + " " + std::to_string(subject.index);
}

}  // namespace induct::oracle
