// A scenario: a small worked example with its expected result, as data. Source: docs/language.md, 4 (scenario).
#pragma once

#include "engine/model/rules.h"

namespace induct {

struct ScenarioField {
    FieldId field;
    Value value;
};
struct ScenarioPerson {
    std::string name;  // Ana
    RoleId role;
    std::vector<ScenarioField> fields;
    std::string site;               // empty: the one school of the scenario
    std::optional<Interval> since;  // without it: the whole year
};
struct ScenarioFill {
    std::uint32_t slot = 0;  // of the pairing kind; of a group 0 = member, 1 = leader
    std::vector<std::string> people;
};
struct ScenarioPair {
    std::string name;  // P1
    std::variant<PairingKindId, GroupKindId> kind;
    std::vector<ScenarioFill> fills;
    std::vector<ScenarioField> fields;
    std::optional<Interval> since;
};
struct ScenarioLog {
    Date date;
    std::optional<ClockTime> start, end;
    KindId kind;
    std::string stage;
    std::vector<std::string> by, with, to, about;  // people, pairs or teams
    std::optional<Minutes> minutes;
    std::vector<ScenarioField> fields;
    std::optional<Date> recorded_on;
    Span span;
};
struct ScenarioLeave {
    std::string person;
    Interval days;
};
/// `decide January 25: pairing-review of P1 is reassign by Pat`: what whoever owns the review decided on that day.
struct ScenarioDecision {
    Date date;
    ReviewId review;
    std::string of;  // empty: the program
    std::string outcome;
    std::string by;  // who decided; may be empty
    Span span;
    std::string words;
};
/// `instructional-hours of P1 in October is behind with 1 hour 30 minutes`
struct ScenarioCheck {
    std::variant<RequirementId, ReviewId, TriggerId, FigureId> what;
    std::string of;                                              // empty: the program
    std::variant<std::monostate, unsigned, std::string> window;  // a month, or a name of the calendar
    bool negated = false;
    std::variant<Status, std::string> expected;  // a status; "open", an outcome or another word of a review
    std::optional<std::variant<Minutes, Number, Cents, BasisPoints>> with;
    Span span;
    std::string words;
};
struct ScenarioOn {
    Date date;
    std::vector<ScenarioCheck> checks;
};
struct ScenarioSet {
    ParameterId parameter;
    Parameter::Setting value;
};
struct Scenario {
    std::string title;
    std::string year;  // "2025-26"
    std::vector<ScenarioPerson> people;
    std::vector<ScenarioPair> pairs;
    std::vector<ScenarioSet> sets;
    std::vector<ScenarioLog> logs;
    std::vector<ScenarioLeave> leaves;
    std::vector<ScenarioDecision> decisions;  // in date order
    std::vector<ScenarioOn> checks;           // in date order
    Span span;
};

}  // namespace induct
