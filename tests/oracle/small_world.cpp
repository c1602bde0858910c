// The small model, and the hands that add to it. See small_world.h. Tested by oracle_test.cpp.
#include "tests/oracle/small_world.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace induct::oracle {

Date day(std::string_view iso) {
    const std::optional<Date> read = read_iso(iso);
    if (!read) throw std::invalid_argument(std::string(iso));  // a test's own mistake
    return *read;
}
Interval days(std::string_view first, std::string_view last) { return {day(first), day(last)}; }

CalendarSpec small_calendar() {
    CalendarSpec calendar;
    calendar.name = "small-year";
    SchoolYear first;
    first.label = "2027-28";
    first.days = days("2028-01-10", "2028-03-31");
    first.terms = {{"winter", {}, days("2028-01-10", "2028-02-18")}, {"spring", {}, days("2028-02-21", "2028-03-31")}};
    first.breaks = {{"mid-break", {}, days("2028-02-14", "2028-02-18")}};
    first.windows = {{"late", {}, days("2028-03-06", "2028-03-31")}};
    first.holidays = {{"free-monday", {}, days("2028-01-17", "2028-01-17")}};
    first.dates = {{"kickoff", {}, days("2028-01-21", "2028-01-21")}};
    first.day_sets = {{"training", {}, days("2028-01-28", "2028-01-28")},
                      {"training", {}, days("2028-03-03", "2028-03-03")}};
    SchoolYear second;
    second.label = "2028-29";
    second.days = days("2028-04-24", "2028-06-30");
    second.terms = {{"winter", {}, days("2028-04-24", "2028-05-26")}, {"spring", {}, days("2028-05-29", "2028-06-30")}};
    second.breaks = {{"mid-break", {}, days("2028-05-22", "2028-05-26")}};
    second.windows = {{"late", {}, days("2028-06-05", "2028-06-30")}};
    second.holidays = {{"free-monday", {}, days("2028-05-29", "2028-05-29")}};
    second.dates = {{"kickoff", {}, days("2028-05-05", "2028-05-05")}};
    second.day_sets = {{"training", {}, days("2028-05-12", "2028-05-12")},
                       {"training", {}, days("2028-06-09", "2028-06-09")}};
    calendar.years = {first, second};
    calendar.contract = {{Weekday::monday, Weekday::friday, {8 * 60}, {15 * 60}, {}}};
    return calendar;
}

namespace {

template <class Declaration>
Declaration named(const std::string& name) {
    Declaration declared;
    declared.name = declared.title = name;
    return declared;
}

Kind kind(const std::string& name, KindForm form, std::vector<KindId> parents = {}) {
    Kind declared = named<Kind>(name);
    declared.form = form;
    declared.parents = std::move(parents);
    return declared;
}

void add_kinds(Model& model, const Names& is) {
    model.kinds = {kind("support", KindForm::activity),
                   kind("observation", KindForm::activity, {is.support}),
                   kind("coaching", KindForm::activity, {is.observation}),
                   kind("check-in", KindForm::activity, {is.support}),
                   kind("pre", KindForm::activity),
                   kind("post", KindForm::activity),
                   kind("plc", KindForm::meeting),
                   kind("plan", KindForm::artifact),
                   kind("log", KindForm::artifact),
                   kind("pulse", KindForm::survey)};
    model.kinds[is.plc.index].of_roles = {is.mentor};
    model.kinds[is.plc.index].of_groups = {is.team};
    model.kinds[is.plan.index].stages = {"drafted", "approved", "signed"};
    model.kinds[is.plan.index].about = APairing{};
    model.kinds[is.log.index].stages = {"sent"};
    model.kinds[is.pulse.index].stages = {"answered"};
    model.surveys = {{is.pulse, {{is.rating, "Rating"}}, {}, {}, {}, {}, 0}};
    for (std::uint32_t i = 0; i < model.kinds.size(); ++i) {
        Kind& one = model.kinds[i];
        one.is = {KindId{i}};
        for (const KindId parent : one.parents) {
            const std::vector<KindId>& above = model.kinds[parent.index].is;
            one.is.insert(one.is.end(), above.begin(), above.end());
        }
        std::sort(one.is.begin(), one.is.end());
        one.fields = {{is.focus_field, ChoiceType{is.focus}, {}},
                      {is.topics_field, ChoiceListType{is.topic}, {}},
                      {is.agenda, TextType{}, {}}};
    }
    model.kinds[is.pulse.index].fields.push_back({is.rating, ScaleType{Number{1000}, Number{5000}}, {}});
}

void add_nouns(Model& model, const Names& is) {
    for (const char* name : {"novice", "mentor", "helper", "leader"}) model.roles.push_back(named<Role>(name));
    for (Role& role : model.roles) {
        role.fields = {{is.experience, NumberType{}, {}}, {is.grade, ChoiceType{is.focus}, {}}};
    }
    model.choices = {named<Choice>("focus"), named<Choice>("topic")};
    model.choices[0].values = {{"primary", "Primary"}, {"middle", "Middle"}, {"upper", "Upper"}};
    model.choices[0].ordered = true;
    model.choices[1].values = {{"reading", "Reading"}, {"writing", "Writing"}};
    PairingKind duo = named<PairingKind>("duo");
    duo.slots = {{"mentee", is.novice, 1, 1, {}}, {"mentor", is.mentor, 1, 1, {}}, {"helper", is.helper, 0, 1, {}}};
    duo.fields = {{is.grade, ChoiceType{is.focus}, {}}, {is.experience, NumberType{}, {}}};
    PairingKind partners = named<PairingKind>("partners");
    partners.slots = {{"partners", is.mentor, 2, 4, {}}};
    model.pairings = {duo, partners};
    model.groups = {named<GroupKind>("team")};
    model.groups[0].members = {{is.novice, false, 0, {}}, {is.mentor, false, 0, {}}};
    model.groups[0].leaders = {{is.leader, false, 0, {}}};
    model.groups[0].fields = {{is.grade, ChoiceType{is.focus}, {}}};
}

}  // namespace

Model small_model() {
    const Names is;
    Model model;
    model.program.name = "small";
    model.program.title = "Small program";
    model.calendars = {small_calendar()};
    model.program.runs_on = {{"small-year", {}}};
    model.program.partial = InFull{};
    model.field_names = {"site",       "school", "district", "hired",      "left",       "mentoring-year", "leave",
                         "attendance", "place",  "start",    "end",        "entered-by", "entered-on",     "duration",
                         "focus",      "topics", "agenda",   "experience", "grade",      "rating"};
    model.built_in = {is.site,       is.school, is.district, is.hired, is.left,       is.mentoring_year, is.leave,
                      is.attendance, is.place,  is.start,    is.end,   is.entered_by, is.entered_on,     is.duration};
    add_nouns(model, is);
    add_kinds(model, is);
    model.parameters = {named<Parameter>("several")};  // and nobody has said how many that is
    Review review = named<Review>("second-look");
    review.outcomes = {"keep", "change"};
    model.reviews = {review};
    return model;
}

Maker::Maker() : model(small_model()) {
    Site district;
    district.id = district.name = "d1";
    district.kind = SiteKind::district;
    Site school;
    school.id = school.name = "s1";
    school.kind = SiteKind::school;
    school.within = SiteId{0};
    world.sites = {district, school};
}

Person Maker::slot(std::uint32_t which) const {
    Person person;
    person.who = SlotRef{is.duo, which};
    person.word = model[is.duo].slots[which].name;
    return person;
}
Person Maker::role(RoleId held, Person::Reach reach) const {
    Person person;
    person.reach = reach;
    person.who = RoleHolder{held};
    person.word = model[held].name;
    return person;
}
Who Maker::one(Person person) { return {true, {std::move(person)}}; }

SelectionId Maker::select(std::vector<KindId> kinds) {
    Selection selection;
    for (const KindId one_kind : kinds)
        selection.words += (selection.words.empty() ? "" : " or ") + model[one_kind].name;
    selection.kinds = std::move(kinds);
    model.selections.push_back(selection);
    return {static_cast<std::uint32_t>(model.selections.size() - 1)};
}
SelectionId Maker::select_by(std::vector<KindId> kinds, Person by) {
    const SelectionId id = select(std::move(kinds));
    model.selections[id.index].words += " by " + by.word;
    model.selections[id.index].by = {one(std::move(by))};
    return id;
}
SelectionId Maker::select_stage(KindId kind, std::string stage) {
    const SelectionId id = select({kind});
    model.selections[id.index].words += " " + stage;
    model.selections[id.index].stage = std::move(stage);
    return id;
}

ConditionId Maker::condition(Condition condition, std::string words) {
    model.conditions.push_back(std::move(condition));
    model.condition_words.push_back(std::move(words));
    model.condition_spans.emplace_back();
    return {static_cast<std::uint32_t>(model.conditions.size() - 1)};
}

Requirement& Maker::rule(Expectation expectation, SubjectKind subject) {
    Requirement rule;
    rule.name = rule.title = "rule-" + std::to_string(model.requirements.size());
    rule.subject = subject;
    Alternative base;
    base.expects = Expects{Joint::single, {{std::move(expectation), {}, {}}}};
    rule.cases = {base};
    model.requirements.push_back(rule);
    return model.requirements.back();
}

FieldTest Maker::field_is(FieldId field, Compare compare, std::vector<Value> values) const {
    FieldTest test;
    test.place = {OfSubject{}, field, TextType{}, model[field]};
    test.compare = compare;
    test.values = std::move(values);
    return test;
}
FieldTest Maker::record_field_is(FieldId field, Compare compare, std::vector<Value> values) const {
    FieldTest test = field_is(field, compare, std::move(values));
    test.place.owner = OfRecord{};
    return test;
}

PersonId Maker::person(RoleId held, Interval held_on) {
    WorldPerson person;
    person.id = person.name = "person-" + std::to_string(world.people.size());
    person.site = SiteId{1};
    world.people.push_back(person);
    const PersonId id{static_cast<std::uint32_t>(world.people.size() - 1)};
    world.holdings.push_back({id, held, std::nullopt, held_on, false});
    return id;
}

PairingId Maker::pair(PersonId mentee, PersonId mentor, Interval paired) {
    WorldPairing pairing;
    pairing.id = "pairing-" + std::to_string(world.pairings.size());
    pairing.kind = is.duo;
    pairing.members = {{is.mentee_slot, mentee, paired, false}, {is.mentor_slot, mentor, paired, false}};
    pairing.days = paired;
    world.pairings.push_back(pairing);
    return {static_cast<std::uint32_t>(world.pairings.size() - 1)};
}

Record& Maker::log(KindId kind, Date date, PersonId by, PersonId with, std::int64_t minutes) {
    Record record;
    record.entry = next_entry_++;
    record.label = "R-" + std::to_string(record.entry);
    record.instance = static_cast<std::uint32_t>(record.entry);
    record.kind = kind;
    record.date = record.entered_on = record.known = date;
    record.minutes = Minutes{minutes};
    record.led_by = {by};
    record.people = {std::min(by, with), std::max(by, with)};
    world.records.push_back(record);
    return world.records.back();
}

Record& Maker::reach(KindId artifact, std::uint32_t stage, Date date, PersonId by) {
    Record& record = log(artifact, date, by, by);
    record.stage = stage;
    record.people = {by};
    record.minutes.reset();
    return record;
}

void Maker::finish() {
    const auto earlier = [](const Record& a, const Record& b) {
        return std::tie(a.date, a.entry) < std::tie(b.date, b.entry);
    };
    std::stable_sort(world.records.begin(), world.records.end(), earlier);
    std::stable_sort(world.holdings.begin(), world.holdings.end(), [](const Holding& a, const Holding& b) {
        return std::tie(a.person, a.days.first) < std::tie(b.person, b.days.first);
    });
}

}  // namespace induct::oracle
