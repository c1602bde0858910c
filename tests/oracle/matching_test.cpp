// Who is like whom, who is reached through somebody else, and what else reads people: worked out by hand, and both
// evaluators held against it. Source: docs/language.md, 6.4, 6.5 and 6.7.
#include "tests/oracle/both_say.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace induct;
using namespace induct::oracle;

namespace {

struct Pair : OnePair {
    GroupId team;
    Pair() {
        Site other = world.sites[1];
        other.id = other.name = "s2";
        world.sites.push_back(other);
    }
    WorldPerson& operator[](PersonId id) { return world.people[id.index]; }
    void grade(PersonId who, std::uint32_t value) { (*this)[who].fields = {{is.grade, ChoiceValue{is.focus, value}}}; }
    void topics(PersonId who, const std::vector<std::uint32_t>& values) {
        std::vector<ChoiceValue> list;
        for (const std::uint32_t one : values) list.push_back({is.topic, one});
        (*this)[who].fields.insert((*this)[who].fields.begin(), {is.topics_field, list});
    }
    GroupId group(const std::vector<PersonId>& members, PersonId leader) {
        WorldGroup made;
        made.id = "team-" + std::to_string(world.groups.size());
        made.kind = is.team;
        made.days = always;
        for (const PersonId one : members) made.members.push_back({one, false, always});
        made.members.push_back({leader, true, always});
        world.groups.push_back(made);
        return {static_cast<std::uint32_t>(world.groups.size() - 1)};
    }

    FieldsMatch match(std::vector<Person> sides, std::vector<FieldsMatch::Compared> fields) const {
        FieldsMatch made;
        made.sides = std::move(sides);
        made.fields = std::move(fields);
        return made;
    }
    FieldsMatch both_share(std::vector<FieldsMatch::Compared> fields) const {
        return match({slot(Names::mentee_slot), slot(Names::mentor_slot)}, std::move(fields));
    }
    FieldsMatch::Compared by_grade() const { return {"grade", is.grade}; }
    FieldsMatch::Compared by_site() const { return {"site", is.site}; }

    /// The status of the last rule on that day, of the first finding; both evaluators must say the same.
    Status on(std::string_view date) {
        finish();
        const Said slow = both_say(*this, day(date));
        REQUIRE(!slow.findings.empty());
        return slow.findings.front().status;
    }
    Status of(Condition condition, SubjectKind subject = ForPairing{PairingKindId{0}}) {
        model.requirements.clear();
        rule(That{this->condition(std::move(condition))}, subject);
        return on("2028-02-01");
    }
};

}  // namespace

TEST_CASE("two share a field when they have a value of it in common") {
    Pair small;
    CHECK(small.of(small.both_share({small.by_grade()})) == Status::unknown);
    small.grade(small.novice, 1);
    CHECK(small.of(small.both_share({small.by_grade()})) == Status::unknown);
    small.grade(small.mentor, 1);
    CHECK(small.of(small.both_share({small.by_grade()})) == Status::on_track);
    small.grade(small.mentor, 2);
    CHECK(small.of(small.both_share({small.by_grade()})) == Status::missed);
    FieldsMatch differ = small.both_share({small.by_grade()});
    differ.differ = true;
    CHECK(small.of(differ) == Status::on_track);
    SUBCASE("of a list one value") {
        const FieldsMatch same = small.both_share({{"topics", small.is.topics_field}});
        small.topics(small.novice, {0, 1});
        small.topics(small.mentor, {1});
        CHECK(small.of(same) == Status::on_track);
        small.grade(small.mentor, 2);
        small.topics(small.mentor, {0});
        small.grade(small.novice, 1);
        small.topics(small.novice, {1});
        CHECK(small.of(same) == Status::missed);
    }
}

TEST_CASE("so many of several fields are shared: what is not known counts where it could decide") {
    Pair small;
    FieldsMatch match = small.both_share({small.by_grade(), small.by_site()});
    small[small.novice].site = small[small.mentor].site = SiteId{1};
    CHECK(small.of(match) == Status::unknown);
    match.count = Setting<std::int64_t>{1, {}};
    CHECK(small.of(match) == Status::on_track);
    match.bound = Bound::at_most;
    CHECK(small.of(match) == Status::unknown);
    match.bound = Bound::exactly;
    CHECK(small.of(match) == Status::unknown);
    small[small.mentor].site = SiteId{2};
    match.bound = Bound::at_most;
    CHECK(small.of(match) == Status::on_track);
    match.count->value = 2;
    match.bound = Bound::at_least;
    CHECK(small.of(match) == Status::missed);
}

TEST_CASE("everybody in a slot is compared, and of one name each two") {
    Pair small;
    const PersonId second = small.person(small.is.mentor), third = small.person(small.is.mentor);
    WorldPairing partners;
    partners.id = "partners";
    partners.kind = small.is.partners;
    partners.days = always;
    for (const PersonId one : {small.mentor, second, third}) partners.members.push_back({0, one, always, false});
    small.world.pairings = {partners};
    Person side;
    side.who = SlotRef{small.is.partners, 0};
    const FieldsMatch share = small.match({side}, {small.by_grade()});
    const SubjectKind subject = ForPairing{small.is.partners};
    small.grade(small.mentor, 0);
    small.grade(second, 0);
    CHECK(small.of(share, subject) == Status::unknown);
    small.grade(third, 0);
    CHECK(small.of(share, subject) == Status::on_track);
    small.grade(third, 1);
    CHECK(small.of(share, subject) == Status::missed);
    small.world.pairings[0].members.resize(1);
    CHECK(small.of(share, subject) == Status::unknown);
}

TEST_CASE("a role in a group's rule stands for its members who hold it, and a group has fields of its own") {
    Pair small;
    small.group({small.novice}, small.mentor);
    const FieldsMatch match = small.match(
        {small.role(small.is.novice), {Person::Reach::nearest, GroupAsWho{small.is.team}, "team"}}, {small.by_grade()});
    const SubjectKind subject = ForGroup{small.is.team};
    small.grade(small.novice, 1);
    CHECK(small.of(match, subject) == Status::unknown);
    small.world.groups[0].fields = {{small.is.grade, ChoiceValue{small.is.focus, 1}}};
    CHECK(small.of(match, subject) == Status::on_track);
    small.grade(small.mentor, 0);  // who is no novice
    CHECK(small.of(match, subject) == Status::on_track);
    small.grade(small.novice, 0);
    CHECK(small.of(match, subject) == Status::missed);
}

TEST_CASE("a group that they are members of is compared as a field is") {
    Pair small;
    FieldTest test;
    test.place = {OfSlot{{small.is.duo, Names::mentor_slot}}, small.is.grade, GroupType{small.is.team}, "a",
                  small.is.team};
    test.compare = Compare::is;
    test.other =
        Place{OfSlot{{small.is.duo, Names::mentee_slot}}, small.is.grade, GroupType{small.is.team}, "b", small.is.team};
    CHECK(small.of(FieldIs{test}) == Status::unknown);
    const PersonId other = small.person(small.is.leader);
    small.group({small.mentor}, other);
    CHECK(small.of(FieldIs{test}) == Status::unknown);
    small.group({small.novice}, other);
    CHECK(small.of(FieldIs{test}) == Status::missed);
    CHECK(small.of(small.both_share({{"team", small.is.team}})) == Status::missed);
    small.group({small.novice}, small.mentor);
    CHECK(small.of(FieldIs{test}) == Status::on_track);
    CHECK(small.of(small.both_share({{"team", small.is.team}})) == Status::on_track);
    test.compare = Compare::is_not;
    CHECK(small.of(FieldIs{test}) == Status::missed);
}

TEST_CASE("a date without a year is that of the school year") {
    Pair small;
    FieldTest test;
    test.place = {OfSlot{{small.is.duo, Names::mentee_slot}}, small.is.hired, DateType{}, "hired"};
    test.compare = Compare::at_least;
    test.day = MonthDay{1, 20};
    CHECK(small.of(FieldIs{test}) == Status::unknown);
    small[small.novice].hired = day("2028-01-20");
    CHECK(small.of(FieldIs{test}) == Status::on_track);
    small[small.novice].hired = day("2028-01-19");
    CHECK(small.of(FieldIs{test}) == Status::missed);
    test.day = NthWeekday{1, Weekday::monday, 2};  // February 7
    small[small.novice].hired = day("2028-02-06");
    CHECK(small.of(FieldIs{test}) == Status::missed);
    small[small.novice].hired = day("2028-02-07");
    CHECK(small.of(FieldIs{test}) == Status::on_track);
}

TEST_CASE("whoever is reached through somebody is the one who is nearest to her") {
    Pair small;
    const PersonId near = small.person(small.is.leader), far = small.person(small.is.leader);
    small[small.mentor].site = small[near].site = SiteId{1};
    small[far].site = SiteId{2};
    Person principal = small.role(small.is.leader);
    principal.of = SlotRef{small.is.duo, Names::mentor_slot};
    RecordCount one;
    one.least.value = 1;
    one.what = small.select_by({small.is.support}, principal);
    one.period = InYear{};
    small.rule(one);
    small.log(small.is.support, day("2028-01-12"), far, small.novice).people.push_back(small.mentor);
    CHECK(small.on("2028-02-01") == Status::on_track);
    small.log(small.is.support, day("2028-01-13"), near, small.novice).people.push_back(small.mentor);
    for (Record& record : small.world.records) std::sort(record.people.begin(), record.people.end());
    CHECK(small.on("2028-02-01") == Status::met);
    // With nobody of the role at her school it is whoever holds it in the district.
    small[near].site = SiteId{2};
    small.world.records.pop_back();
    CHECK(small.on("2028-02-01") == Status::met);
}

TEST_CASE("people of several names are counted together, each once, and so are their different values") {
    Pair small;
    Standing form;
    form.least.value = 2;
    form.what = StandingAny{{StandingSlot{{small.is.duo, Names::helper_slot}}, StandingRole{small.is.mentor}}};
    form.period = AtAllTimes{};
    small.rule(form);
    CHECK(small.on("2028-02-01") == Status::missed);
    const PersonId helper = small.person(small.is.helper);
    small.world.pairings[0].members.push_back({Names::helper_slot, helper, always, false});
    CHECK(small.on("2028-02-01") == Status::on_track);
    small.world.pairings[0].members.back().person = small.mentor;  // who stands already
    CHECK(small.on("2028-02-01") == Status::missed);
    small.world.pairings[0].members.back().person = helper;
    form.distinct = small.is.grade;
    small.model.requirements.clear();
    small.rule(form);
    CHECK(small.on("2028-02-01") == Status::unknown);
    small.grade(small.mentor, 0);
    small.grade(helper, 0);
    CHECK(small.on("2028-02-01") == Status::missed);
    small.grade(helper, 1);
    CHECK(small.on("2028-02-01") == Status::on_track);
}

TEST_CASE("an exception that is in force for some days speaks of windows that end in them") {
    Pair small;
    const SelectionId any = small.select({small.is.support});
    RecordCount one;
    one.least.value = 1;
    one.what = any;
    one.period = Cadence{{1, SpanUnit::month}, {}};
    Alternative nothing;
    nothing.when = small.condition(AfterPoint{AtMonthDay{{1, 10}}});
    nothing.effective = days("2028-01-01", "2028-02-29");
    small.rule(one).exceptions = {nothing};
    small.finish();
    const std::vector<Finding> found = both_say(small, day("2028-04-10")).findings;
    REQUIRE(found.size() == 3);
    CHECK(found[0].status == Status::not_applicable);
    CHECK(found[1].status == Status::not_applicable);
    CHECK(found[2].status == Status::missed);
}
