// See form_names.h.
#include "tests/nightly/form_names.h"

#include "engine/model/match.h"

namespace induct::test {

namespace {

std::string word(Bound bound) {
    switch (bound) {
        case Bound::at_least:
            return "at least";
        case Bound::at_most:
            return "at most";
        case Bound::exactly:
            return "exactly";
        case Bound::range:
            return "range";
    }
    return "";
}

std::string name_of(const Claim& claim) {
    return std::visit(
        Match{
            [](const HasFields&) { return "has a field"; },
            [](const CoversValues& c) { return c.each ? "covers each value" : "covers a value"; },
            [](const HasInOrder&) { return "has in order"; },
            [](const Follows& c) { return c.lead && !c.lead->at_most ? "follows by at least" : "follows within"; },
            [](const IsFollowedBy&) { return "is followed by"; },
            [](const ReachesStage&) { return "reaches a stage"; },
            [](const IsLedBy&) { return "is led by"; },
            [](const IsBy&) { return "is by"; },
            [](const IsWith&) { return "is with"; },
            [](const IsAttended& c) { return c.who ? "is attended by" : "is attended"; },
            [](const IsLogged&) { return "is logged within"; },
            [](const IsSigned&) { return "is signed by"; },
            [](const IsOn&) { return "is on a named day"; },
        },
        claim);
}

std::string name_of(const Distinct& distinct) {
    return std::visit(Match{
                          [](const DistinctUnit& d) { return "different " + std::string(unit_name(d.unit, 2)); },
                          [](const DistinctKinds&) -> std::string { return "different kinds"; },
                          [](const DistinctPeople&) -> std::string { return "different people"; },
                          [](const DistinctField&) -> std::string { return "different values"; },
                      },
                      distinct);
}

std::string name_of(const StandingNoun& noun) {
    return std::visit(Match{
                          [](const StandingRole&) { return "standing: holders of a role"; },
                          [](const StandingSlot&) { return "standing: people in a slot"; },
                          [](const StandingPairing&) { return "standing: pairings"; },
                          [](const StandingGroup&) { return "standing: groups"; },
                          [](const StandingMembers&) { return "standing: members"; },
                          [](const StandingLeaders&) { return "standing: leaders"; },
                          [](const StandingAny&) { return "standing: people of several roles"; },
                          [](const StandingDocument&) { return "standing: a document that expires"; },
                          [](const StandingBegun&) { return "standing: pairings begun since a review was opened"; },
                      },
                      noun);
}

std::string name_of(const Limit& limit) {
    return std::visit(Match{
                          [](const ByDate&) { return "by a date"; },
                          [](const NoLaterThan&) { return "no later than"; },
                          [](const BeforePoint&) { return "before"; },
                          [](const WithinAfter&) { return "within after"; },
                          [](const WithinBefore&) { return "within before"; },
                      },
                      limit);
}

std::string name_of(const Every& every) {
    const auto* unit = std::get_if<SpanUnit>(&every.what);
    if (!unit) return "on each named";
    return (every.count == 1 ? "in each " : "in each so many ") + std::string(unit_name(*unit, every.count));
}

std::string name_of(const Period& period) {
    return std::visit(
        Match{
            [](const InYear&) -> std::string { return "in the year"; },
            [](const InYearOf&) -> std::string { return "in year N of"; },
            [](const Cadence& p) { return name_of(p.every); },
            [](const Taper&) -> std::string { return "taper"; },
            [](const InMonth&) -> std::string { return "in a month"; },
            [](const InNamed&) -> std::string { return "in a named time"; },
            [](const FromTo&) -> std::string { return "from to"; },
            [](const Between&) -> std::string { return "between"; },
            [](const ByLimit& p) { return name_of(p.limit); },
            [](const ByEither& p) -> std::string { return p.later ? "whichever is later" : "whichever is earlier"; },
            [](const Over&) -> std::string { return "over"; },
            [](const AtAllTimes& p) -> std::string { return p.gaps ? "at all times with gaps" : "at all times"; },
            [](const OnPoint&) -> std::string { return "on a day"; },
        },
        period);
}

/// Puts the names of one expectation into the set.
class Namer {
  public:
    Namer(const Model& model, std::set<std::string>& names) : model_(model), names_(names) {}

    void operator()(const TimeAmount& e) {
        names_.insert(e.average ? "amount on average" : "amount " + word(e.bound));
        if (model_[e.what].contract_day != ContractDay::any) names_.insert("outside contract-day");
        names_.insert(name_of(e.period));
    }
    void operator()(const RecordCount& e) {
        names_.insert(e.average ? "count on average" : "count " + word(e.bound));
        if (e.distinct) names_.insert(name_of(*e.distinct));
        if (e.covering) names_.insert("covering each");
        if (model_[e.what].by.size() > 1) names_.insert("count in order");
        names_.insert(name_of(e.period));
    }
    void operator()(const Standing& e) {
        names_.insert("standing " + word(e.bound));
        names_.insert(name_of(e.what));
        if (e.distinct) names_.insert("standing: different " + model_[*e.distinct]);
        if (e.covering) names_.insert("standing: covering each");
        if (!e.where.empty()) names_.insert("standing: where");
        const auto* limit = std::get_if<ByLimit>(&e.period);
        names_.insert(limit ? "standing by a limit" : name_of(e.period));
    }
    void operator()(const Gap& e) { names_.insert(e.at_most ? "gap at most" : "gap at least"); }
    void operator()(const Deadline& e) {
        names_.insert("deadline " + name_of(e.period));
        const std::vector<KindId>& kinds = model_[e.what].kinds;
        if (!kinds.empty() && model_[kinds.front()].form == KindForm::survey) names_.insert("survey answered");
        if (model_[e.what].by.size() > 1) names_.insert("deadline in order");
        for (const KindId kind : model_[e.what].kinds)
            if (model_[kind].valid_for) names_.insert("deadline of what expires");
    }
    void operator()(const EachClaim& e) {
        for (const Claim& claim : e.claims) names_.insert("each " + name_of(claim));
        if (e.claims.size() > 1) names_.insert("each: claims joined by `and`");
    }
    void operator()(const ShareClaim& e) {
        const bool attended = std::holds_alternative<IsAttended>(e.claims.front());
        names_.insert(attended ? "share attended" : "share of claims");
    }
    void operator()(const Ratio&) { names_.insert("ratio"); }
    void operator()(const PaymentDue& e) {
        names_.insert(std::holds_alternative<PayFixed>(e.per)     ? "payment"
                      : std::holds_alternative<PayPerHour>(e.per) ? "payment per hour"
                                                                  : "payment per record");
        if (e.when) names_.insert("payment when");
        for (const PayCap& cap : e.caps)
            names_.insert(std::holds_alternative<Minutes>(cap.most) ? "payment: cap of hours"
                                                                    : "payment: cap of money");
    }
    void operator()(const PaymentBudget&) { names_.insert("payment: budget"); }
    void operator()(const That& e) {
        const auto* match = std::get_if<FieldsMatch>(&model_[e.condition]);
        if (!match) {
            add_that(e);
            return;
        }
        names_.insert(match->differ ? "match differ in" : "match share");
        if (match->count) names_.insert("match so many of");
        if (match->sides.size() == 1) names_.insert("match among each other");
        for (const Person& side : match->sides)
            if (std::holds_alternative<GroupAsWho>(side.who)) names_.insert("match with a group");
        if (match->fields_from) names_.insert("match by a parameter");
    }

  private:
    void add_that(const That& e) {
        names_.insert("that");
        if (std::holds_alternative<FigureIs>(model_[e.condition])) names_.insert("that: a figure");
        const auto* value = std::get_if<ValueIs>(&model_[e.condition]);
        if (!value) return;
        static constexpr const char* picks[] = {"that: the latest value", "that: the first value",
                                                "that: the average value"};
        names_.insert(picks[static_cast<std::size_t>(value->pick)]);
    }

    const Model& model_;
    std::set<std::string>& names_;
};

void name_clauses(const Requirement& rule, std::set<std::string>& names) {
    const auto add = [&](bool there, const char* name) {
        if (there) names.insert(name);
    };
    if (rule.partial)
        names.insert(std::visit(Match{
                                    [](const InFull&) { return "partial in full"; },
                                    [](const Prorated&) { return "partial prorated"; },
                                    [](const SkippedBelow&) { return "partial skipped below"; },
                                },
                                *rule.partial));
    add(rule.where.has_value(), "for each, where");
    add(rule.cases.size() > 1, "case");
    add(rule.waived_when.has_value(), "waived when");
    add(rule.behind_below.has_value(), "behind below");
    add(!rule.milestones.empty(), "pace by milestones");
    add(rule.due_soon.has_value(), "due soon");
    add(rule.grace.count > 0, "grace");
    add(!rule.late_counts_as_met_late, "late counts as missed");
    add(rule.effective != always, "effective");
    add(rule.force == Force::should, "force should");
    add(rule.force == Force::may, "force may");
    add(rule.paused_during_leave, "paused during leave");
    add(rule.extended_by_absences_over.has_value(), "extended by absences");
    for (const Counted& counted : rule.counted) {
        static constexpr const char* clauses[] = {"counts at most", "counts a share", "counts only in",
                                                  "counts shared"};
        names.insert(clauses[counted.how.index()]);
    }
    for (const Alternative& exception : rule.exceptions) {
        add(exception.effective != always, "exception effective");
        names.insert(exception.paused ? "exception paused" : exception.expects ? "except" : "except: nothing");
    }
}

}  // namespace

std::set<std::string> forms_of(const Model& model, const Requirement& requirement) {
    std::set<std::string> names;
    name_clauses(requirement, names);
    Namer namer(model, names);
    for (const std::vector<Alternative>* list : {&requirement.cases, &requirement.exceptions})
        for (const Alternative& alternative : *list) {
            if (!alternative.expects) continue;
            if (alternative.expects->joint == Joint::and_also) names.insert("and also");
            if (alternative.expects->joint == Joint::or_else) names.insert("or else");
            for (const ExpectationPart& part : alternative.expects->parts) std::visit(namer, part.expectation);
        }
    return names;
}

const std::set<std::string>& all_forms() {
    static const std::set<std::string> all{"amount at least",
                                           "amount at most",
                                           "amount exactly",
                                           "amount on average",
                                           "outside contract-day",
                                           "count at least",
                                           "count at most",
                                           "count exactly",
                                           "count range",
                                           "count on average",
                                           "different days",
                                           "different weeks",
                                           "different months",
                                           "different kinds",
                                           "different people",
                                           "different values",
                                           "covering each",
                                           "standing at least",
                                           "standing at most",
                                           "standing exactly",
                                           "standing range",
                                           "standing: holders of a role",
                                           "standing: people in a slot",
                                           "standing: pairings",
                                           "standing: groups",
                                           "standing: members",
                                           "standing: leaders",
                                           "standing: people of several roles",
                                           "standing: different school",
                                           "standing: different grade-band",
                                           "standing: a document that expires",
                                           "standing: pairings begun since a review was opened",
                                           "standing: covering each",
                                           "standing: where",
                                           "standing by a limit",
                                           "at all times",
                                           "at all times with gaps",
                                           "on a day",
                                           "gap at most",
                                           "gap at least",
                                           "count in order",
                                           "deadline in order",
                                           "deadline of what expires",
                                           "by a date",
                                           "deadline by a date",
                                           "deadline no later than",
                                           "deadline before",
                                           "within after",
                                           "deadline within after",
                                           "deadline within before",
                                           "deadline between",
                                           "deadline in each month",
                                           "deadline whichever is later",
                                           "deadline whichever is earlier",
                                           "each has a field",
                                           "each covers each value",
                                           "each covers a value",
                                           "each has in order",
                                           "each follows within",
                                           "each follows by at least",
                                           "each is followed by",
                                           "each reaches a stage",
                                           "each is led by",
                                           "each is by",
                                           "each is with",
                                           "each is attended by",
                                           "each is logged within",
                                           "each is signed by",
                                           "each is on a named day",
                                           "each: claims joined by `and`",
                                           "share of claims",
                                           "share attended",
                                           "ratio",
                                           "payment",
                                           "payment per hour",
                                           "payment per record",
                                           "payment when",
                                           "payment: cap of hours",
                                           "payment: cap of money",
                                           "payment: budget",
                                           "that",
                                           "match share",
                                           "match differ in",
                                           "match so many of",
                                           "match among each other",
                                           "match with a group",
                                           "match by a parameter",
                                           "that: the latest value",
                                           "that: the first value",
                                           "that: the average value",
                                           "that: a figure",
                                           "survey answered",
                                           "deadline in the year",
                                           "in the year",
                                           "in year N of",
                                           "in each week",
                                           "in each school-week",
                                           "in each month",
                                           "in each term",
                                           "in each year",
                                           "in each school-day",
                                           "in each so many weeks",
                                           "on each named",
                                           "taper",
                                           "in a month",
                                           "in a named time",
                                           "from to",
                                           "over",
                                           "and also",
                                           "or else",
                                           "case",
                                           "except",
                                           "except: nothing",
                                           "exception paused",
                                           "exception effective",
                                           "counts at most",
                                           "counts a share",
                                           "counts only in",
                                           "counts shared",
                                           "waived when",
                                           "for each, where",
                                           "partial in full",
                                           "partial prorated",
                                           "partial skipped below",
                                           "behind below",
                                           "pace by milestones",
                                           "due soon",
                                           "grace",
                                           "late counts as missed",
                                           "effective",
                                           "force should",
                                           "force may",
                                           "paused during leave",
                                           "extended by absences"};
    return all;
}

}  // namespace induct::test
