// The pieces of a rule at random. See random_rules.h. Tested by random_world_test.cpp.
#include "tests/oracle/random_rules.h"

namespace induct::oracle {

RuleDice::RuleDice(Maker& maker, Dice dice, const std::vector<unsigned>& months, SubjectKind subject,
                   std::size_t earlier_rules)
    : maker_(maker), dice_(dice), other_(dice), months_(months), subject_(subject), earlier_rules_(earlier_rules) {
    constexpr int far = 1000;  // from where the first stream goes
    for (int i = 0; i < far; ++i) (void)other_.below(2);
}

bool RuleDice::is_pairing() const {
    const auto* pairing = std::get_if<ForPairing>(&subject_);
    return pairing && pairing->kind == maker_.is.duo;
}

namespace {
std::string bound_words(Bound bound) {
    static const char* const all[] = {"at least", "at most", "exactly", "from"};
    return all[static_cast<std::size_t>(bound)];
}
}  // namespace

CalendarSpan RuleDice::span(std::int64_t least, std::int64_t most) {
    CalendarSpan found{dice_.between(least, most), SpanUnit::day};
    if (dice_.chance(25)) found.unit = SpanUnit::school_day;
    if (dice_.chance(12)) found = {dice_.between(1, 3), SpanUnit::week};
    if (dice_.chance(6)) found = {1, SpanUnit::month};
    say(to_words(found));
    return found;
}

Date RuleDice::date() {
    const unsigned month = dice_.pick(months_);
    // Days of the first month that lie in the year: it begins on January 10 or on April 24.
    if (month == months_.front())
        return *make_date(2028, month, static_cast<unsigned>(dice_.between(month == 1 ? 10 : 24, 30)));
    return *make_date(2028, month, static_cast<unsigned>(dice_.pick<int>({1, 10, 15, 20, 28, 29})));
}

/// `mentor's leader`, `mentee's mentor`, `helper's team`: somebody reached through whoever is in a slot, or herself.
Person RuleDice::person_through() {
    const Names& is = maker_.is;
    Person found;
    if (is_pairing())
        found.of = SlotRef{is.duo, static_cast<std::uint32_t>(dice_.below(3))};
    else
        found.of = SubjectPerson{};
    switch (dice_.below(3)) {
        case 0:
            found.who = SlotRef{is.duo, Names::mentor_slot};
            break;
        case 1:
            found.who = GroupAsWho{is.team};
            break;
        default:
            found.who = RoleHolder{dice_.pick<RoleId>({is.leader, is.mentor})};
    }
    found.word = "somebody's " + std::to_string(found.who.index());
    say(found.word);
    return found;
}

/// Who is compared, and in what.
Condition RuleDice::match_term() {
    const Names& is = maker_.is;
    FieldsMatch match;
    const auto add = [&](WhoIs who, const std::string& word) {
        Person side;
        side.who = who;
        side.word = word;
        match.sides.push_back(side);
        say(word);
    };
    const bool group = std::holds_alternative<ForGroup>(subject_);
    const bool partners = std::holds_alternative<ForPairing>(subject_) && !is_pairing();
    if (is_pairing()) {
        add(SlotRef{is.duo, Names::mentee_slot}, "mentee");
        if (dice_.chance(80)) add(SlotRef{is.duo, Names::mentor_slot}, "mentor");
        if (match.sides.size() == 1 || dice_.chance(20)) add(SlotRef{is.duo, Names::helper_slot}, "helper");
        if (dice_.chance(15)) add(GroupAsWho{is.team}, "team");
    } else if (partners) {
        add(SlotRef{is.partners, 0}, "partners");
    } else if (group) {
        if (dice_.chance(60)) add(GroupAsWho{is.team}, "team");
        if (match.sides.empty() || dice_.chance(70))
            add(RoleHolder{dice_.pick<RoleId>({is.mentor, is.novice})}, "role");
        if (match.sides.size() == 1 && dice_.chance(30)) add(GroupLeader{}, "leader");
        if (match.sides.size() == 1 && dice_.chance(30)) add(GroupMember{}, "member");
    } else {
        if (dice_.chance(75)) add(SubjectPerson{}, "herself");
        if (dice_.chance(50)) add(SlotRef{is.duo, Names::mentor_slot}, "mentor");
        if (match.sides.size() < 2) add(RoleHolder{dice_.pick<RoleId>({is.mentor, is.novice})}, "role");
        if (dice_.chance(15)) add(GroupAsWho{is.team}, "team");
    }
    bool groups = false;
    for (const Person& side : match.sides) groups = groups || std::holds_alternative<GroupAsWho>(side.who);
    std::vector<FieldsMatch::Compared> all{{"grade", is.grade}, {"site", is.site}};
    if (!groups) all.insert(all.end(), {{"topics", is.topics_field}, {"team", is.team}, {"experience", is.experience}});
    for (const FieldsMatch::Compared& one : all)
        if (dice_.chance(50)) match.fields.push_back(one);
    if (match.fields.empty()) match.fields.push_back(all[0]);
    match.differ = dice_.chance(35);
    if (dice_.chance(40)) {
        match.bound = dice_.pick<Bound>({Bound::at_least, Bound::at_most, Bound::exactly});
        match.count = Setting<std::int64_t>{1, {}};
    }
    say(match.differ ? "differ in" : "share");
    if (match.count) say(bound_words(match.bound) + " 1 of");
    for (const FieldsMatch::Compared& one : match.fields) say(one.name);
    return match;
}

/// What of a record counts.
Counted RuleDice::counted() {
    const Names& is = maker_.is;
    Counted found;
    switch (dice_.below(4)) {
        case 0:
            found.how = CountsAtMost{Minutes{dice_.pick<std::int64_t>({10, 20, 45})},
                                     dice_.pick<KindId>({is.support, is.observation})};
            found.words = "at most so many minutes";
            break;
        case 1:
            found.words = "a share";
            found.how = CountsShare{BasisPoints{dice_.pick<std::int64_t>({0, 3300, 5000, 15000})}, selection(true)};
            break;
        case 2:
            found.words = "only in";
            found.how = CountsOnlyIn{
                dice_.pick<SpanUnit>({SpanUnit::day, SpanUnit::week, SpanUnit::month, SpanUnit::term, SpanUnit::year}),
                selection()};
            break;
        default:
            found.how = CountsShared{dice_.pick<RoleId>({is.novice, mentor_or_veteran()})};
            found.words = "shared";
    }
    say("COUNTS " + found.words);
    return found;
}

RoleId RuleDice::mentor_or_veteran() const {
    return maker_.model.roles.size() > Names::veteran.index ? Names::veteran : maker_.is.mentor;
}

Person RuleDice::person() {
    const Names& is = maker_.is;
    if ((is_pairing() || std::holds_alternative<ForRole>(subject_)) && dice_.chance(8)) return person_through();
    if (is_pairing() && dice_.chance(70)) {
        const Person found = maker_.slot(static_cast<std::uint32_t>(dice_.below(3)));
        say(found.word);
        return found;
    }
    if (std::holds_alternative<ForRole>(subject_) && dice_.chance(50)) {
        Person found;
        found.who = SubjectPerson{};
        say("herself");
        return found;
    }
    if (std::holds_alternative<ForGroup>(subject_) && dice_.chance(50)) {
        Person found;
        if (dice_.chance(50))
            found.who = GroupMember{};
        else
            found.who = GroupLeader{};
        say("one of the group");
        return found;
    }
    RoleId role = dice_.pick<RoleId>({is.mentor, is.novice, is.leader});
    if (maker_.model.roles.size() > Names::veteran.index && dice_.chance(30)) role = Names::veteran;
    Person found = maker_.role(role);
    if (dice_.chance(25)) found.reach = Person::Reach::another;
    say((found.reach == Person::Reach::another ? "another " : "a ") + found.word);
    return found;
}

std::variant<OfSubject, OfSlot, OfRecord> RuleDice::somebody() {
    if (!is_pairing()) return OfSubject{};
    return OfSlot{{maker_.is.duo, static_cast<std::uint32_t>(dice_.below(3))}};
}

/// `mentor's team is mentee's team`, `mentor's team is recorded`
FieldTest RuleDice::test_of_group() {
    const Names& is = maker_.is;
    FieldTest test;
    test.place = {somebody(), is.grade, GroupType{is.team}, "team", is.team};
    test.compare = dice_.pick<Compare>({Compare::is, Compare::is_not, Compare::recorded});
    if (test.compare != Compare::recorded)
        test.other = Place{somebody(), is.grade, GroupType{is.team}, "team", is.team};
    test.place.words = "team " + std::to_string(maker_.model.conditions.size());
    say("team compare " + std::to_string(static_cast<int>(test.compare)));
    return test;
}

/// `hired is at least March 1`
FieldTest RuleDice::test_of_day() {
    FieldTest test;
    test.place = {somebody(), maker_.is.hired, DateType{}, "hired"};
    test.compare = dice_.pick<Compare>({Compare::is, Compare::at_least, Compare::at_most});
    const unsigned month = dice_.pick(months_);
    if (dice_.chance(50))
        test.day = MonthDay{month, static_cast<unsigned>(dice_.between(1, 28))};
    else
        test.day = NthWeekday{1, Weekday::monday, month};
    say("hired compare " + std::to_string(static_cast<int>(test.compare)) + " a day of month " + std::to_string(month));
    return test;
}

/// Of what no `has` declares: where somebody or something is, and what every record has.
FieldTest RuleDice::built_in_test(bool of_record) {
    const Names& is = maker_.is;
    const Value site = SiteId{static_cast<std::uint32_t>(other_.below(3))};
    FieldTest test;
    const auto is_about = [&](FieldId field, FieldType type, std::vector<Compare> ways, const Value& value) {
        test.place = {OfSubject{}, field, std::move(type), maker_.model[field]};
        test.compare = other_.pick(ways);
        if (test.compare != Compare::recorded && test.compare != Compare::not_recorded) test.values = {value};
    };
    const std::vector<Compare> bounds{Compare::at_least, Compare::at_most, Compare::recorded};
    const std::vector<Compare> equals{Compare::is, Compare::is_not, Compare::recorded, Compare::not_recorded};
    if (!of_record) {
        is_about(other_.pick<FieldId>({is.site, is.school, is.district}), SiteType{}, equals, site);
        if (is_pairing() && other_.chance(50))
            test.place.owner = OfSlot{{is.duo, static_cast<std::uint32_t>(other_.below(2))}};
    } else {
        switch (other_.below(5)) {
            case 0:
                is_about(is.duration, DurationType{}, bounds, Minutes{other_.between(1, 4) * 30});
                break;
            case 1:
                is_about(is.start, DurationType{}, bounds, Minutes{other_.between(8, 15) * 60});
                break;
            case 2:
                is_about(is.place, SiteType{}, equals, site);
                break;
            case 3:
                is_about(is.entered_by, PersonType{}, {Compare::recorded, Compare::not_recorded}, {});
                break;
            default:
                is_about(is.attendance, YesNoType{}, {Compare::recorded, Compare::not_recorded}, {});
                break;
        }
        test.place.owner = OfRecord{};
    }
    say("built-in " + test.place.words + " compare " + std::to_string(static_cast<int>(test.compare)));
    return test;
}

FieldTest RuleDice::field_test(bool of_record) {
    const Names& is = maker_.is;
    if (other_.chance(25)) return built_in_test(of_record);
    const bool of_person = !of_record && (is_pairing() || std::holds_alternative<ForRole>(subject_));
    if (of_person && dice_.chance(10)) return test_of_group();
    if (of_person && dice_.chance(10)) return test_of_day();
    const auto value = [&] { return ChoiceValue{is.focus, static_cast<std::uint32_t>(dice_.below(3))}; };
    FieldTest test;
    const bool number = !of_record && dice_.chance(40);
    test.compare = dice_.pick<Compare>({Compare::is, Compare::is, Compare::is_not, Compare::at_least, Compare::at_most,
                                        Compare::one_of, Compare::recorded, Compare::not_recorded});
    test.values = number ? std::vector<Value>{Number{dice_.below(4) * 1000}} : std::vector<Value>{value()};
    if (test.compare == Compare::one_of && !number) test.values.emplace_back(value());
    if (test.compare == Compare::recorded || test.compare == Compare::not_recorded) test.values.clear();
    const FieldId field = of_record ? is.focus_field : number ? is.experience : is.grade;
    test.place = {OfSubject{}, field, TextType{}, maker_.model[field]};
    if (of_record)
        test.place.owner = OfRecord{};
    else if (is_pairing() && dice_.chance(50))
        test.place.owner = OfSlot{{is.duo, static_cast<std::uint32_t>(dice_.below(2))}};
    if (number)
        test.place.type = NumberType{};
    else
        test.place.type = ChoiceType{is.focus};
    say("field " + test.place.words + " compare " + std::to_string(static_cast<int>(test.compare)));
    return test;
}

/// A plan or a log that goes through the hands of several, one after the other.
SelectionId RuleDice::in_order() {
    const Names& is = maker_.is;
    Selection found;
    const bool plan = dice_.chance(70);
    found.kinds = {plan ? is.plan : is.log};
    found.stage = plan ? dice_.pick<std::string>({"approved", "signed", "signed"}) : "sent";
    say(maker_.model[found.kinds[0]].name + " " + *found.stage + " by");
    for (std::int64_t i = dice_.chance(20) ? 3 : 2; i > 0; --i) {
        Who who = Maker::one(person());
        if (dice_.chance(20)) {
            who.all = dice_.chance(50);
            say(who.all ? "and" : "or");
            who.people.push_back(person());
        }
        found.by.push_back(who);
        if (i > 1) say("then by");
    }
    if (dice_.chance(10)) {
        say("where");
        found.where = {field_test(true)};
    }
    maker_.model.selections.push_back(found);
    return {static_cast<std::uint32_t>(maker_.model.selections.size() - 1)};
}

SelectionId RuleDice::document(KindId kind) {
    Selection found;
    found.kinds = {kind};
    say(maker_.model[kind].name);
    if (dice_.chance(70)) {
        found.stage = dice_.pick(maker_.model[kind].stages);
        say(*found.stage);
    }
    if (dice_.chance(30)) {
        say("by");
        found.by = {Maker::one(person())};
    }
    maker_.model.selections.push_back(found);
    return {static_cast<std::uint32_t>(maker_.model.selections.size() - 1)};
}

SelectionId RuleDice::selection(bool activities_only) {
    const Names& is = maker_.is;
    Selection found;
    if (dice_.chance(8)) {
        (dice_.chance(70) ? found.any_activity : found.any_meeting) = true;
        say(found.any_activity ? "activities" : "meetings");
    } else {
        for (std::int64_t i = dice_.chance(15) ? 2 : 1; i > 0; --i) {
            std::vector<KindId> kinds{is.support, is.support, is.observation, is.check_in, is.plc, is.pre};
            if (!activities_only) kinds.insert(kinds.end(), {is.plan, is.plan, is.log, is.pulse});
            found.kinds.push_back(dice_.pick(kinds));
            say(maker_.model[found.kinds.back()].name);
        }
        if (found.kinds.size() == 1 && found.kinds[0] == is.plan && dice_.chance(75)) {
            found.stage = dice_.chance(50) ? "drafted" : "approved";
            say(*found.stage);
        }
    }
    if (dice_.chance(15) && !found.kinds.empty() && (is_pairing() || std::holds_alternative<ForRole>(subject_))) {
        found.owner = maker_.slot(static_cast<std::uint32_t>(dice_.below(3)));
        say("of the " + found.owner->word);
    }
    if (dice_.chance(25)) {
        say("by");
        Who who = Maker::one(person());
        if (dice_.chance(15)) {
            who.all = dice_.chance(50);
            say(who.all ? "and" : "or");
            who.people.push_back(person());
        }
        found.by = {who};
    }
    if (dice_.chance(10)) {
        say("with");
        found.with = Maker::one(person());
    }
    if (dice_.chance(12)) {
        say("where");
        found.where = {field_test(true)};
    }
    if (dice_.chance(8)) {
        found.contract_day = dice_.chance(50) ? ContractDay::outside : ContractDay::during;
        say(found.contract_day == ContractDay::outside ? "outside contract-day" : "during contract-day");
    }
    maker_.model.selections.push_back(found);
    return {static_cast<std::uint32_t>(maker_.model.selections.size() - 1)};
}

SelectionId RuleDice::kind_only(KindId kind) {
    maker_.model.selections.push_back({});
    maker_.model.selections.back().kinds = {kind};
    return {static_cast<std::uint32_t>(maker_.model.selections.size() - 1)};
}

Condition RuleDice::value_term() {
    const Names& is = maker_.is;
    ValueIs found;
    found.pick = dice_.pick<ValueIs::Pick>({ValueIs::Pick::latest, ValueIs::Pick::first, ValueIs::Pick::average});
    found.compare = dice_.pick<Compare>({Compare::at_least, Compare::at_most, Compare::is, Compare::is_not});
    found.field = is.rating;
    found.what = kind_only(is.pulse);
    found.value = Number{dice_.between(1, 5) * 1000};
    if (found.pick != ValueIs::Pick::average && dice_.chance(50)) {
        found.field = is.focus_field;
        found.what = kind_only(dice_.pick<KindId>({is.pulse, is.support, is.plan}));
        found.value = ChoiceValue{is.focus, static_cast<std::uint32_t>(dice_.below(3))};
    }
    const bool of_people = is_pairing() || std::holds_alternative<ForRole>(subject_);
    if (of_people && dice_.chance(30)) {
        const bool number = found.field == is.rating;
        Place own{OfSubject{}, number ? is.experience : is.grade, NumberType{}, {}};
        if (!number) own.type = ChoiceType{is.focus};
        own.words = maker_.model[own.field];
        if (is_pairing()) own.owner = OfSlot{{is.duo, static_cast<std::uint32_t>(dice_.below(3))}};
        found.other = own;
        say("against " + own.words);
    }
    say("pick " + std::to_string(static_cast<int>(found.pick)) + " " + maker_.model[found.field] + " of " +
        maker_.model[maker_.model[found.what].kinds[0]].name + " compare " +
        std::to_string(static_cast<int>(found.compare)));
    return found;
}

Measure RuleDice::figure_measure(bool time) {
    const SelectionId what = selection(time);
    if (time) return MeasureTime{what};
    return dice_.chance(70) ? Measure(MeasureNumber{what}) : Measure(MeasureDays{what});
}

/// A figure of the rule's subject, and a number that it is held against.
Condition RuleDice::figure_term() {
    Figure figure;
    figure.name = "figure-" + std::to_string(maker_.model.figures.size());
    figure.subject = subject_;
    FigureIs found;
    found.compare = dice_.pick<Compare>({Compare::at_least, Compare::at_least, Compare::at_most, Compare::is_not});
    found.value = Number{dice_.between(1, 6) * 500};
    const auto put = [&](Figure one) {
        maker_.model.figures.push_back(std::move(one));
        return FigureId{static_cast<std::uint32_t>(maker_.model.figures.size() - 1)};
    };
    say(figure.name);
    switch (dice_.below(4)) {
        case 0:
            say("average rating");
            figure.gauge = AverageOf{kind_only(maker_.is.pulse), maker_.is.rating};
            break;
        case 1:
            say("hours as a share of");
            figure.gauge = figure_measure(true);
            figure.share_of = figure_measure(true);
            found.value = BasisPoints{dice_.between(1, 4) * 2500};
            break;
        case 2: {
            say("figure of");
            Figure other = figure;
            other.gauge = figure_measure(false);
            if (dice_.chance(50)) other.period = Cadence{{1, SpanUnit::month}, {}};
            figure.gauge = FigureOf{put(other)};
            figure.name += "-of";
            if (dice_.chance(60)) figure.per = Setting<std::int64_t>{dice_.between(1, 3), {}};
            break;
        }
        default:
            figure.gauge = figure_measure(false);
            say("per");
            figure.per = figure_measure(false);
            break;
    }
    if (dice_.chance(30)) figure.period = Cadence{{1, SpanUnit::month}, {}};
    if (dice_.chance(15)) figure.where = maker_.condition(FieldIs{field_test(false)});
    found.figure = put(std::move(figure));
    say("compare " + std::to_string(static_cast<int>(found.compare)));
    return found;
}

Point RuleDice::point(bool events) {
    if (events && dice_.chance(25)) {
        say("first");
        return FirstEvent{selection()};
    }
    if (events && is_pairing() && dice_.chance(15)) {
        say("opening of the review");
        return OpeningOf{ReviewId{0}};
    }
    if (events && is_pairing() && dice_.chance(35)) {
        say("start of pairing");
        return StartOf{Anchor::pairing};
    }
    switch (dice_.below(4)) {
        case 0: {
            AtCalendarName found{"mid-break"};
            if (dice_.chance(40)) found.edge = AtCalendarName::Edge::start;
            if (dice_.chance(40)) found.edge = AtCalendarName::Edge::end;
            say("mid-break" + std::to_string(static_cast<int>(found.edge)));
            return found;
        }
        case 1: {
            const unsigned month = dice_.pick(months_);
            say(std::string(month_name(month)));
            return AtMonth{month};
        }
        case 2:
            say("the last Friday of a month");
            return AtNthWeekday{{5, Weekday::friday, dice_.pick(months_)}};
        default:
            break;
    }
    const Date found = date();
    say(to_iso(found));
    const AtMonthDay day{{month_of(found), day_of(found)}};
    if (dice_.chance(10)) return AtParameter{ParameterId{0}, day};
    return day;
}

Limit RuleDice::limit() {
    switch (dice_.below(5)) {
        case 0:
            say("by");
            return ByDate{point(false)};
        case 1:
            say("no later than");
            return NoLaterThan{point(true)};
        case 2:
            say("before");
            return BeforePoint{point(true)};
        case 3: {
            say("within");
            const CalendarSpan length = span(3, 20);
            say("after");
            return WithinAfter{{length, {}}, point(true)};
        }
        default: {
            say("within");
            const CalendarSpan length = span(3, 20);
            say("before");
            return WithinBefore{{length, {}}, point(false)};
        }
    }
}

Season RuleDice::season() {
    const Date a = date(), b = date();
    const auto at = [](Date one) { return AtMonthDay{{month_of(one), day_of(one)}}; };
    say("from " + to_iso(std::min(a, b)) + " to " + to_iso(std::max(a, b)));
    return {at(std::min(a, b)), at(std::max(a, b))};
}

Every RuleDice::every() {
    if (dice_.chance(12)) {
        say("on each training");
        return {1, std::string("training")};
    }
    const SpanUnit unit =
        dice_.pick<SpanUnit>({SpanUnit::school_day, SpanUnit::week, SpanUnit::week, SpanUnit::school_week,
                              SpanUnit::month, SpanUnit::month, SpanUnit::term, SpanUnit::year});
    const std::int64_t number = unit != SpanUnit::year && dice_.chance(15) ? 2 : 1;
    say("in each " + to_words(CalendarSpan{number, unit}));
    return {number, unit};
}

Period RuleDice::period() {
    switch (dice_.below(12)) {
        case 0:
        case 1:
        case 2:
            say("in the year");
            return InYear{};
        case 3:
        case 4:
        case 5: {
            Cadence found{every(), {}};
            if (dice_.chance(30)) found.season = season();
            return found;
        }
        case 6: {
            if (!is_pairing() && !std::holds_alternative<ForRole>(subject_)) break;
            say("in year 1");
            InYearOf found{1, {}};
            if (is_pairing()) found.slot = SlotRef{maker_.is.duo, Names::mentee_slot};
            return found;
        }
        case 7: {
            Taper found;
            const unsigned month = months_.front();
            found.pieces = {{{1, SpanUnit::week}, Point(AtMonth{month})}, {every(), {}}};
            say("in each week until the first month's end, before that");
            return found;
        }
        case 8:
            if (dice_.chance(50)) {
                say("in late");
                return InNamed{"late"};
            }
            say("in month " + std::to_string(months_[1]));
            return InMonth{months_[1]};
        case 9: {
            const Season between = season();
            if (dice_.chance(50)) return FromTo{between.from, between.to};
            say("(between)");
            return Between{between.from, between.to};
        }
        case 10:
            return ByLimit{limit()};
        default: {
            const Limit a = limit();
            say("or");
            const Limit b = limit();
            const bool later = dice_.chance(50);
            say(later ? "whichever is later" : "whichever is earlier");
            return ByEither{a, b, later};
        }
    }
    return InYear{};
}

Expectation RuleDice::amount() {
    TimeAmount form;
    form.bound = dice_.pick<Bound>({Bound::at_least, Bound::at_least, Bound::at_least, Bound::at_most});
    form.amount.value = Minutes{dice_.pick<std::int64_t>({30, 61, 120, 300, 600})};
    say(bound_words(form.bound) + " " + to_words(*form.amount.value) + " of");
    form.what = selection(true);
    form.period = period();
    if (form.bound == Bound::at_least && dice_.chance(12)) {
        form.average = true;
        form.per = dice_.pick<SpanUnit>({SpanUnit::week, SpanUnit::month, SpanUnit::school_week});
        form.period = InYear{};
        say("on average per " + std::string(unit_name(*form.per, 1)) + ", in the year instead");
    }
    return form;
}

Expectation RuleDice::count() {
    const Names& is = maker_.is;
    RecordCount form;
    form.bound = dice_.pick<Bound>(
        {Bound::at_least, Bound::at_least, Bound::at_least, Bound::at_most, Bound::exactly, Bound::range});
    form.least.value = dice_.between(1, 3);
    form.most = *form.least.value + dice_.between(1, 2);
    say(bound_words(form.bound) + " " + std::to_string(*form.least.value) +
        (form.bound == Bound::range ? " to " + std::to_string(form.most) : ""));
    if (dice_.chance(25)) {
        switch (dice_.below(5)) {
            case 0:
                form.distinct = DistinctUnit{dice_.pick<SpanUnit>(
                    {SpanUnit::day, SpanUnit::week, SpanUnit::month, SpanUnit::term, SpanUnit::year})};
                break;
            case 1:
                form.distinct = DistinctKinds{};
                break;
            case 2:
                form.distinct = DistinctPeople{mentor_or_veteran()};
                break;
            case 3:
                form.distinct = DistinctField{is.focus_field};
                break;
            default:
                form.bound = Bound::at_least;
                form.least.value = dice_.between(1, 2);
                form.covering = dice_.chance(50) ? is.focus_field : is.topics_field;
                form.covering_choice = *form.covering == is.focus_field ? is.focus : is.topic;
                break;
        }
        say(form.covering ? "covering " + maker_.model[*form.covering]
                          : "different (" + std::to_string(form.distinct->index()) + ")");
    }
    form.what = !form.distinct && !form.covering && dice_.chance(20) ? in_order() : selection();
    form.period = period();
    return form;
}

Expectation RuleDice::standing() {
    const Names& is = maker_.is;
    Standing form;
    form.bound = dice_.pick<Bound>({Bound::at_least, Bound::at_least, Bound::at_most, Bound::exactly, Bound::range});
    form.least.value = dice_.between(1, 2);
    form.most = *form.least.value + 1;
    std::vector<StandingNoun> nouns{StandingRole{is.mentor}, StandingRole{is.helper}, StandingPairing{is.duo}};
    if (is_pairing() || std::holds_alternative<ForRole>(subject_)) {
        nouns.emplace_back(StandingSlot{{is.duo, 2}});
        nouns.emplace_back(StandingSlot{{is.duo, 1}});
    }
    // Partners have no mentee whose pairings could be counted.
    if (std::holds_alternative<ForPairing>(subject_) && !is_pairing()) nouns.pop_back();
    if (std::holds_alternative<ForRole>(subject_) || std::holds_alternative<ForProgram>(subject_))
        nouns.emplace_back(StandingGroup{is.team});
    if (std::holds_alternative<ForGroup>(subject_))
        nouns = {StandingMembers{}, StandingMembers{}, StandingLeaders{}, StandingLeaders{}, StandingRole{is.mentor}};
    StandingAny any{{StandingRole{is.mentor}, StandingRole{is.leader}}};
    if (is_pairing()) any.of.emplace_back(StandingSlot{{is.duo, 2}});
    if (std::holds_alternative<ForGroup>(subject_)) any.of.emplace_back(StandingLeaders{});
    nouns.emplace_back(any);
    form.what = dice_.pick(nouns);
    const KindId papers = dice_.chance(50) ? is.plan : is.log;
    if (maker_.model[papers].valid_for && dice_.chance(40)) {
        form.bound = Bound::at_least;
        form.least.value = 1;
        form.what = StandingDocument{document(papers)};
    }
    const bool begun = is_pairing() && dice_.chance(15);
    if (begun) form.what = StandingBegun{is.duo, ReviewId{0}};
    say(bound_words(form.bound) + " " + std::to_string(*form.least.value) + " standing noun " +
        std::to_string(form.what.index()));
    const bool of_document = std::holds_alternative<StandingDocument>(form.what);
    const bool of_people = !of_document && !std::holds_alternative<StandingGroup>(form.what) &&
                           !std::holds_alternative<StandingPairing>(form.what) && !begun;
    if (of_people && dice_.chance(12)) {
        form.bound = Bound::at_least;
        form.least.value = 1;
        form.covering_field = is.grade;
        form.covering = is.focus;
        say("covering each grade");
    } else if (!of_document && dice_.chance(25)) {  // no model can say it of a document
        form.distinct = of_people ? dice_.pick<FieldId>({is.school, is.grade, is.topics_field}) : is.grade;
        say("different " + maker_.model[*form.distinct]);
    }
    const std::int64_t which = of_document ? 0 : begun ? dice_.between(2, 3) : dice_.below(4);
    if (which < 2) {
        AtAllTimes period;
        say("at all times");
        if (dice_.chance(50)) {
            say("with gaps up to");
            period.gaps = span(2, 10);
        }
        form.period = period;
    } else if (which == 2) {
        form.period = ByLimit{limit()};
    } else {
        say("on");
        form.period = OnPoint{point(false)};
    }
    form.words = said;
    return form;
}

Claim RuleDice::claim() {
    const Names& is = maker_.is;
    const auto lead = [&]() -> std::optional<Lead> {
        if (dice_.chance(40)) return std::nullopt;
        const bool at_most = dice_.chance(75);
        say(at_most ? "within" : "by at least");
        return Lead{at_most, {span(2, 9), {}}};
    };
    switch (dice_.below(13)) {
        case 0:
            say("has agenda");
            return HasFields{{is.agenda}};
        case 1:
            say("covers topics");
            if (dice_.chance(50)) return CoversValues{is.topics_field, is.topic, {}, true};
            return CoversValues{is.topics_field, is.topic, {0}, false};
        case 2:
            say("has in order pre, observation, post");
            return HasInOrder{{is.pre, is.observation, is.post}, CalendarSpan{dice_.between(3, 12), SpanUnit::day}};
        case 3: {
            say("follows");
            const SelectionId what = selection();
            return Follows{what, lead()};
        }
        case 4: {
            say("is followed by");
            const SelectionId what = selection();
            return IsFollowedBy{what, lead()};
        }
        case 5: {
            say("reaches approved");
            return ReachesStage{"approved", lead()};
        }
        case 6:
            say("is led by");
            return IsLedBy{Maker::one(person())};
        case 7:
            say("is with");
            return IsWith{Maker::one(person())};
        case 8:
            say("is logged within");
            return IsLogged{span(2, 14)};
        case 9:
            say("is by");
            return IsBy{Maker::one(person())};
        case 10:
            say("is attended by");
            return IsAttended{Maker::one(person())};
        case 11: {
            say("is signed by");
            IsSigned hands{{Maker::one(person())}};
            if (dice_.chance(30)) {
                hands.order[0].all = dice_.chance(50);
                say(hands.order[0].all ? "and" : "or");
                hands.order[0].people.push_back(person());
            }
            if (dice_.chance(40)) {
                say("then by");
                hands.order.push_back(Maker::one(person()));
            }
            return hands;
        }
        default:
            say("is on training");
            return IsOn{"training"};
    }
}

Expectation RuleDice::expectation() {
    const std::int64_t which = dice_.below(100);
    if (which < 24) return amount();
    if (which < 48) return count();
    if (which < 58) return standing();
    if (which < 67) {
        Gap form;
        form.at_most = dice_.chance(65);
        say(form.at_most ? "no more than" : "at least");
        form.span.value = span(4, 25);
        say("between");
        form.what = selection();
        if (dice_.chance(35)) form.season = season();
        return form;
    }
    if (which < 76) {
        Deadline form;
        form.what = dice_.chance(25) ? in_order() : selection();
        if (dice_.chance(80))
            form.period = ByLimit{limit()};
        else
            form.period = period();
        return form;
    }
    if (which < 84) {
        EachClaim form;
        say("each");
        form.what = selection();
        form.claims = {claim()};
        if (dice_.chance(25)) form.claims.push_back(claim());
        return form;
    }
    if (which < 91) {
        ShareClaim form;
        form.bound = dice_.chance(80) ? Bound::at_least : Bound::at_most;
        form.share.value = BasisPoints{dice_.pick<std::int64_t>({5000, 9000, 10000})};
        say(bound_words(form.bound) + " " + to_words(*form.share.value) + " of");
        form.what = selection(true);
        const bool attended = std::holds_alternative<ForRole>(subject_) && dice_.chance(50);
        if (attended) {
            maker_.model.selections[form.what.index] = Selection{};
            maker_.model.selections[form.what.index].kinds = {maker_.is.plc};
            form.claims = {IsAttended{}};
            say("(plc instead) attended");
        } else {
            form.claims = {claim()};
        }
        if (dice_.chance(40))
            form.period = Cadence{{1, SpanUnit::month}, {}};
        else
            form.period = InYear{};
        return form;
    }
    if (which < 95) {
        Ratio form;
        form.bound = dice_.pick<Bound>({Bound::at_most, Bound::at_least});
        form.share.value = BasisPoints{dice_.pick<std::int64_t>({2500, 5000})};
        say("ratio " + bound_words(form.bound) + " " + to_words(*form.share.value) + ":");
        const std::int64_t measure = dice_.below(3);
        const auto draw = [&]() -> Measure {
            const SelectionId what = selection(true);
            if (measure == 0) return MeasureTime{what};
            if (measure == 1) return MeasureDays{what};
            return MeasureNumber{what};
        };
        form.part = draw();
        say("to");
        form.whole = draw();
        if (dice_.chance(50))
            form.period = Cadence{{1, SpanUnit::month}, {}};
        else
            form.period = InYear{};
        return form;
    }
    say("that");
    return That{condition()};
}

}  // namespace induct::oracle
