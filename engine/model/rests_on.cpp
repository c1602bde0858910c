// Walks a declaration down to the kinds of records it reads. See rests_on.h.
#include "engine/model/rests_on.h"

#include <algorithm>
#include <concepts>
#include <set>
#include <type_traits>

namespace induct {

namespace {

template <class T, class... Among>
concept OneOf = (std::same_as<T, Among> || ...);

/// What no record stands behind: numbers, words, days, names of fields, and forms without any member.
template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_empty_v<T> ||
    OneOf<T, std::string, Span, Value, CalendarSpan, Minutes, Cents, BasisPoints, Date, MonthDay, NthWeekday, FieldId,
          FieldType, ChoiceId, PairingKindId, GroupKindId, ParameterId>;

class RestsOn {
  public:
    explicit RestsOn(const Model& model) : model_(model) {}

    /// Not `visible_to`, which decides who reads and is not told; nor citations and what has no records.
    void read(const Requirement& rule) {
        if (!requirements_.insert(&rule).second) return;
        all(rule.subject, rule.where, rule.owed_when, rule.cases, rule.exceptions, rule.waived_when, rule.milestones,
            rule.counted, rule.notify);
    }
    void read(ReviewId id) {
        if (!reviews_.insert(id).second) return;
        for (const Trigger& trigger : model_.triggers)
            if (trigger.opens == id) read(trigger);
    }
    /// Whom it tells is part of what it says: that nobody is found is told, too.
    void read(const Trigger& trigger) {
        all(trigger.subject, trigger.where, trigger.when, trigger.notify, trigger.tell);
    }
    void read(const Figure& figure) {
        all(figure.subject, figure.where, figure.gauge, figure.share_of, figure.per, figure.period, figure.split_by);
        const auto* measure = std::get_if<Measure>(&figure.gauge);
        if (!measure || figure.split_by.empty()) return;
        if (const auto* number = std::get_if<MeasureNumber>(measure)) answers_.insert(number->what);
        if (const auto* days = std::get_if<MeasureDays>(measure)) answers_.insert(days->what);
    }

    void read(const Who& who) {
        const auto& [every, people] = who;
        all(every, people);
    }

    [[nodiscard]] std::vector<RequirementId> rules() const {
        std::vector<RequirementId> rules;
        for (const Requirement* rule : requirements_)
            rules.push_back({static_cast<std::uint32_t>(rule - model_.requirements.data())});
        return rules;
    }
    [[nodiscard]] std::vector<KindId> confidential() const {
        std::vector<KindId> kinds;
        for (std::uint32_t i = 0; i < model_.kinds.size(); ++i)
            if (!model_.kinds[i].confidential_to.empty() && is_read(KindId{i})) kinds.push_back(KindId{i});
        return kinds;
    }

  private:
    /// A kind takes in all that `is` of it. Who answered a survey is no secret, only what: it is read where a question
    /// is.
    bool is_read(KindId kind) const {
        if (model_[kind].form == KindForm::survey)
            return std::any_of(answers_.begin(), answers_.end(),
                               [&](SelectionId id) { return selects_kind(model_, model_[id], kind); });
        return std::any_of(selections_.begin(), selections_.end(),
                           [&](SelectionId id) { return selects_kind(model_, model_[id], kind); }) ||
               std::any_of(kinds_.begin(), kinds_.end(), [&](KindId above) { return is_a(model_, kind, above); });
    }

    template <class... Members>
    void all(const Members&... members) {
        (read(members), ...);
    }
    template <Plain T>
    void read(const T&) {}
    template <class T>
    void read(const std::vector<T>& list) {
        for (const T& one : list) read(one);
    }
    template <class T>
    void read(const std::optional<T>& one) {
        if (one) read(*one);
    }
    template <class... Forms>
    requires(!Plain<std::variant<Forms...>>) void read(const std::variant<Forms...>& one) {
        std::visit([this](const auto& form) { this->read(form); }, one);
    }
    template <class T>
    void read(const Setting<T>& one) {
        const auto& [value, parameter] = one;
        all(value, parameter);
    }

    // ---- what the walk looks up

    void read(KindId kind) { kinds_.insert(kind); }
    void read(SelectionId id) {
        if (!selections_.insert(id).second) return;
        read(model_[id]);
        for (const FieldTest& test : model_[id].where) {
            const bool record = std::holds_alternative<OfRecord>(test.place.owner) ||
                                (test.other && std::holds_alternative<OfRecord>(test.other->owner));
            if (record) answers_.insert(id);
        }
    }
    void read(ConditionId id) {
        if (conditions_.insert(id).second) read(model_[id]);
    }
    /// Who holds a derived role follows from its condition.
    void read(RoleId id) {
        if (!roles_.insert(id).second) return;
        all(model_[id].derived_from, model_[id].derived_when);
    }
    /// A condition that asks for a rule is answered by whichever version is in force.
    void read(RequirementId id) {
        for (const Requirement& rule : model_.requirements)
            if (rule.name == model_[id].name) read(rule);
    }
    void read(const Alternative& one) { all(one.when, one.expects); }
    void read(const Expects& expects) {
        const auto& [joint, parts] = expects;
        all(joint, parts);
    }
    void read(const ExpectationPart& part) {
        const auto& [expectation, words, span] = part;
        all(expectation, words, span);
    }
    void read(const Milestone& milestone) {
        const auto& [amount, by, parameter, unit] = milestone;
        all(amount, by, parameter, unit);
    }
    void read(const Notify& notify) {
        const auto& [who, when] = notify;
        all(who, when);
    }

    // ---- the subject, people, fields, records

    void read(const ForPairing& one) {
        const auto& [kind] = one;
        all(kind);
    }
    void read(const ForRole& one) {
        const auto& [role] = one;
        all(role);
    }
    void read(const ForGroup& one) {
        const auto& [kind] = one;
        all(kind);
    }
    /// Who fills a slot is told by the roster.
    void read(const SlotRef& slot) {
        const auto& [pairing, number] = slot;
        all(pairing, number);
    }
    void read(const RoleHolder& one) {
        const auto& [role] = one;
        all(role);
    }
    void read(const GroupAsWho& one) {
        const auto& [group] = one;
        all(group);
    }
    void read(const Person& person) {
        const auto& [reach, who, word, of] = person;
        all(reach, who, word, of);
    }
    void read(const OfSlot& one) {
        const auto& [slot] = one;
        all(slot);
    }
    void read(const Place& place) {
        const auto& [owner, field, type, words, group] = place;
        all(owner, field, type, words, group);
    }
    void read(const FieldTest& test) {
        const auto& [place, compare, values, other, span, day, parameter] = test;
        all(place, compare, values, other, span, day, parameter);
    }
    void read(const Selection& selection) {
        const auto& [activity, meeting, kinds, stage, owner, by, with, to, led_by, contract_day, where, words, span] =
            selection;
        all(activity, meeting, kinds, stage, owner, by, with, to, led_by, contract_day, where, words, span);
    }

    // ---- points and periods

    void read(const AtDate& at) {
        const auto& [date] = at;
        all(date);
    }
    void read(const AtMonthDay& at) {
        const auto& [day] = at;
        all(day);
    }
    void read(const AtNthWeekday& at) {
        const auto& [day] = at;
        all(day);
    }
    void read(const AtMonth& at) {
        const auto& [month] = at;
        all(month);
    }
    void read(const AtCalendarName& at) {
        const auto& [name, edge] = at;
        all(name, edge);
    }
    void read(const StartOf& at) {
        const auto& [what] = at;
        all(what);
    }
    void read(const EndOf& at) {
        const auto& [what] = at;
        all(what);
    }
    void read(const AtParameter& at) {
        const auto& [parameter, day] = at;
        all(parameter, day);
    }
    void read(const FirstEvent& at) {
        const auto& [what] = at;
        all(what);
    }
    void read(const StageEvent& at) {
        const auto& [what] = at;
        all(what);
    }
    void read(const OpeningOf& at) {
        const auto& [review] = at;
        all(review);
    }
    void read(const ByDate& limit) {
        const auto& [day] = limit;
        all(day);
    }
    void read(const NoLaterThan& limit) {
        const auto& [point] = limit;
        all(point);
    }
    void read(const BeforePoint& limit) {
        const auto& [point] = limit;
        all(point);
    }
    void read(const WithinAfter& limit) {
        const auto& [span, point] = limit;
        all(span, point);
    }
    void read(const WithinBefore& limit) {
        const auto& [span, point] = limit;
        all(span, point);
    }
    void read(const Season& season) {
        const auto& [from, to] = season;
        all(from, to);
    }
    void read(const Every& every) {
        const auto& [count, what] = every;
        all(count, what);
    }
    void read(const InYearOf& period) {
        const auto& [year, slot] = period;
        all(year, slot);
    }
    void read(const Cadence& period) {
        const auto& [every, season] = period;
        all(every, season);
    }
    void read(const Taper::Piece& piece) {
        const auto& [every, until] = piece;
        all(every, until);
    }
    void read(const Taper& period) {
        const auto& [pieces] = period;
        all(pieces);
    }
    void read(const InMonth& period) {
        const auto& [month] = period;
        all(month);
    }
    void read(const InNamed& period) {
        const auto& [name] = period;
        all(name);
    }
    void read(const FromTo& period) {
        const auto& [from, to] = period;
        all(from, to);
    }
    void read(const Between& period) {
        const auto& [from, to] = period;
        all(from, to);
    }
    void read(const ByLimit& period) {
        const auto& [limit] = period;
        all(limit);
    }
    void read(const ByEither& period) {
        const auto& [first, second, later] = period;
        all(first, second, later);
    }
    void read(const Over& period) {
        const auto& [span] = period;
        all(span);
    }
    void read(const AtAllTimes& period) {
        const auto& [gaps] = period;
        all(gaps);
    }
    void read(const OnPoint& period) {
        const auto& [point] = period;
        all(point);
    }

    // ---- expectations

    void read(const DistinctUnit& one) {
        const auto& [unit] = one;
        all(unit);
    }
    void read(const DistinctPeople& one) {
        const auto& [role] = one;
        all(role);
    }
    void read(const DistinctField& one) {
        const auto& [field] = one;
        all(field);
    }
    void read(const TimeAmount& e) {
        const auto& [bound, amount, what, average, per, period, unit] = e;
        all(bound, amount, what, average, per, period, unit);
    }
    void read(const RecordCount& e) {
        const auto& [bound, least, most, what, distinct, covering, choice, average, per, period] = e;
        all(bound, least, most, what, distinct, covering, choice, average, per, period);
        if (covering || (distinct && std::holds_alternative<DistinctField>(*distinct))) answers_.insert(what);
    }
    void read(const StandingRole& one) {
        const auto& [role] = one;
        all(role);
    }
    void read(const StandingSlot& one) {
        const auto& [slot] = one;
        all(slot);
    }
    void read(const StandingPairing& one) {
        const auto& [kind] = one;
        all(kind);
    }
    void read(const StandingGroup& one) {
        const auto& [kind] = one;
        all(kind);
    }
    void read(const StandingAny& any) {
        const auto& [of] = any;
        all(of);
    }
    void read(const StandingDocument& one) {
        const auto& [what] = one;
        all(what);
    }
    void read(const StandingBegun& one) {
        const auto& [kind, since] = one;
        all(kind, since);
    }
    void read(const Standing& e) {
        const auto& [bound, least, most, what, distinct, covering, field, where, period, words, span] = e;
        all(bound, least, most, what, distinct, covering, field, where, period, words, span);
    }
    void read(const Gap& e) {
        const auto& [at_most, span, what, season] = e;
        all(at_most, span, what, season);
    }
    void read(const Deadline& e) {
        const auto& [what, period] = e;
        all(what, period);
    }
    void read_answers(SelectionId what, const std::vector<Claim>& claims) {
        for (const Claim& claim : claims)
            if (std::holds_alternative<HasFields>(claim) || std::holds_alternative<CoversValues>(claim))
                answers_.insert(what);
    }
    void read(const EachClaim& e) {
        const auto& [what, claims] = e;
        all(what, claims);
        read_answers(what, claims);
    }
    void read(const ShareClaim& e) {
        const auto& [bound, share, what, claims, period] = e;
        all(bound, share, what, claims, period);
        read_answers(what, claims);
    }
    void read(const Ratio& e) {
        const auto& [part, bound, share, whole, period] = e;
        all(part, bound, share, whole, period);
    }
    void read(const That& e) {
        const auto& [condition] = e;
        all(condition);
    }

    void read(const PayFixed&) {}
    void read(const PayPerHour& per) {
        const auto& [what] = per;
        all(what);
    }
    void read(const PayPerRecord& per) {
        const auto& [what] = per;
        all(what);
    }
    void read(const PayCap& cap) {
        const auto& [most, period, words] = cap;
        all(most, period, words);
    }
    void read(const PaymentDue& e) {
        const auto& [amount, per, period, when, caps, made, made_amount, made_for] = e;
        all(amount, per, period, when, caps, made, made_amount, made_for);
    }
    void read(const PaymentBudget& e) {
        const auto& [amount, of, made, made_amount, made_for] = e;
        all(amount, of, made, made_amount, made_for);
    }

    // ---- claims

    void read(const Lead& lead) {
        const auto& [at_most, span] = lead;
        all(at_most, span);
    }
    void read(const HasFields& claim) {
        const auto& [fields] = claim;
        all(fields);
    }
    void read(const CoversValues& claim) {
        const auto& [field, choice, values, each] = claim;
        all(field, choice, values, each);
    }
    void read(const HasInOrder& claim) {
        const auto& [steps, within, parameter] = claim;
        all(steps, within, parameter);
    }
    void read(const Follows& claim) {
        const auto& [what, lead] = claim;
        all(what, lead);
    }
    void read(const IsFollowedBy& claim) {
        const auto& [what, lead] = claim;
        all(what, lead);
    }
    void read(const ReachesStage& claim) {
        const auto& [stage, lead] = claim;
        all(stage, lead);
    }
    void read(const IsLedBy& claim) {
        const auto& [who] = claim;
        all(who);
    }
    void read(const IsBy& claim) {
        const auto& [who] = claim;
        all(who);
    }
    void read(const IsWith& claim) {
        const auto& [who] = claim;
        all(who);
    }
    void read(const IsAttended& claim) {
        const auto& [who] = claim;
        all(who);
    }
    void read(const IsLogged& claim) {
        const auto& [within, parameter] = claim;
        all(within, parameter);
    }
    void read(const IsSigned& claim) {
        const auto& [order] = claim;
        all(order);
    }
    void read(const IsOn& claim) {
        const auto& [days] = claim;
        all(days);
    }

    // ---- measures and conditions

    void read(const MeasureTime& measure) {
        const auto& [what] = measure;
        all(what);
    }
    void read(const MeasureDays& measure) {
        const auto& [what] = measure;
        all(what);
    }
    void read(const MeasureNumber& measure) {
        const auto& [what] = measure;
        all(what);
    }
    void read(const MeasureStanding& measure) {
        const auto& [what, where] = measure;
        all(what, where);
    }
    void read(const InTheLast& lookback) {
        const auto& [span] = lookback;
        all(span);
    }
    void read(const InARow& lookback) {
        const auto& [count, unit] = lookback;
        all(count, unit);
    }
    void read(const NoneLogged& c) {
        const auto& [what, lookback] = c;
        all(what, lookback);
    }
    void read(const StatusIs& c) {
        const auto& [requirement, status, negated, lasting, times] = c;
        all(requirement, status, negated, lasting, times);
    }
    void read(const BelowPace& c) {
        const auto& [requirement, share] = c;
        all(requirement, share);
    }
    void read(const ReviewOpen& c) {
        const auto& [review, negated] = c;
        all(review, negated);
    }
    void read(const ReviewDecided& c) {
        const auto& [review, outcome] = c;
        all(review, outcome);
    }
    void read(const MeasureIs& c) {
        const auto& [measure, bound, value, period, parameter] = c;
        all(measure, bound, value, period, parameter);
    }
    void read(const ValueIs& c) {
        const auto& [pick, what, field, compare, value, parameter, other] = c;
        all(pick, what, field, compare, value, parameter, other);
        answers_.insert(what);
    }
    void read(const FigureIs& c) {
        const auto& [figure, compare, value, parameter] = c;
        all(figure, compare, value, parameter);
    }
    void read(FigureId id) {
        if (figures_.insert(id).second) read(model_[id]);
    }
    void read(const AverageOf& gauge) {
        const auto& [what, field] = gauge;
        all(what, field);
        answers_.insert(what);
    }
    void read(const FigureOf& gauge) {
        const auto& [figure] = gauge;
        all(figure);
    }
    void read(const HoldsRole& c) {
        const auto& [person, negated, role, for_whom] = c;
        all(person, negated, role, for_whom);
    }
    void read(const FieldsMatch::Compared& one) {
        const auto& [name, what] = one;
        all(name, what);
    }
    void read(const FieldsMatch& c) {
        const auto& [sides, differ, bound, count, fields, fields_from] = c;
        all(sides, differ, bound, count, fields, fields_from);
    }
    void read(const AfterPoint& c) {
        const auto& [point] = c;
        all(point);
    }
    void read(const BeforePointIs& c) {
        const auto& [point] = c;
        all(point);
    }
    void read(const FieldIs& c) {
        const auto& [test] = c;
        all(test);
    }
    void read(const AreRecorded& c) {
        const auto& [places] = c;
        all(places);
    }
    void read(const Reached& c) {
        const auto& [what] = c;
        all(what);
    }
    void read(const Both& c) {
        const auto& [left, right] = c;
        all(left, right);
    }
    void read(const Either& c) {
        const auto& [left, right] = c;
        all(left, right);
    }
    void read(const Not& c) {
        const auto& [term] = c;
        all(term);
    }

    // ---- `counts ...`

    void read(const CountsAtMost& one) {
        const auto& [amount, per] = one;
        all(amount, per);
    }
    void read(const CountsShare& one) {
        const auto& [share, of] = one;
        all(share, of);
    }
    void read(const CountsOnlyIn& one) {
        const auto& [unit, with] = one;
        all(unit, with);
    }
    void read(const CountsShared& one) {
        const auto& [among] = one;
        all(among);
    }
    void read(const Counted& one) {
        const auto& [how, words] = one;
        all(how, words);
    }

    const Model& model_;
    std::set<SelectionId> selections_;
    std::set<SelectionId> answers_;  // those of whose records a field is read
    std::set<FigureId> figures_;
    std::set<KindId> kinds_;
    std::set<ConditionId> conditions_;
    std::set<RoleId> roles_;
    std::set<ReviewId> reviews_;
    std::set<const Requirement*> requirements_;  // of one array: in the order of the model
};

template <class What>
std::vector<KindId> behind(const Model& model, const What& what) {
    const bool any = std::any_of(model.kinds.begin(), model.kinds.end(),
                                 [](const Kind& kind) { return !kind.confidential_to.empty(); });
    if (!any) return {};
    RestsOn walk(model);
    walk.read(what);
    return walk.confidential();
}

}  // namespace

std::vector<KindId> confidential_behind(const Model& model, RequirementId rule) { return behind(model, model[rule]); }
std::vector<KindId> confidential_behind(const Model& model, TriggerId trigger) { return behind(model, model[trigger]); }
std::vector<KindId> confidential_behind(const Model& model, ReviewId review) { return behind(model, review); }
std::vector<KindId> confidential_behind(const Model& model, FigureId figure) { return behind(model, model[figure]); }
std::vector<KindId> confidential_behind(const Model& model, const Who& who) { return behind(model, who); }

std::vector<RequirementId> rules_behind(const Model& model, TriggerId trigger) {
    RestsOn walk(model);
    walk.read(model[trigger]);
    return walk.rules();
}

}  // namespace induct
