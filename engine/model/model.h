// A whole model: what a program means, in flat arrays, every name resolved and every unit known.
//
// It keeps nothing of the syntax but spans for messages. Built by `check` (check.h), lowered by `plan`.
#pragma once

#include "engine/model/clauses.h"
#include "engine/model/import.h"
#include "engine/model/named_report.h"
#include "engine/model/retention.h"
#include "engine/model/rules.h"
#include "engine/model/scenario.h"
#include "engine/time/calendar.h"

#include <string_view>

namespace induct {

struct Source {
    std::string name, title;
    std::string clause_file;  // as messages show it; empty: no clause list
    std::vector<Clause> clauses;
};
struct RunsOn {
    std::string calendar;  // name of a CalendarSpec
    std::string district;  // empty: everywhere
};
struct Audience {
    std::string name;
    Who who;
};

struct Program : Declared {
    std::vector<Source> sources;
    std::vector<RunsOn> runs_on;
    std::optional<Partial> partial;
    CalendarSpan grace{0, SpanUnit::day};  // of rules that say none, and of conditions that look at closed windows
    std::optional<Who> owner;
    std::vector<Audience> audiences;
    std::string currency = "USD";
    std::vector<Retention> retentions;  // empty: everything is kept for good
    std::vector<std::string> extends;   // the program that this one extends, then the one that that one extends, ...
};

/// `drop requirement daily-onsite because "..."`: what of the extended program does not hold here.
struct Dropped {
    std::string form;  // "requirement"
    std::string name, title;
    std::string because;
    std::string from, by;  // the program that declared it, and the one that dropped it
};

struct Model {
    Program program;
    std::vector<Dropped> dropped;  // as the overlays say it, the deepest first
    std::vector<CalendarSpec> calendars;
    std::vector<std::string> field_names;  // FieldId -> name
    std::vector<Choice> choices;
    std::vector<Role> roles;
    std::vector<PairingKind> pairings;
    std::vector<GroupKind> groups;
    std::vector<Kind> kinds;
    std::vector<Survey> surveys;  // beside their kinds
    std::vector<Parameter> parameters;
    std::vector<Unit> units;
    std::vector<Selection> selections;
    std::vector<Condition> conditions;
    std::vector<std::string> condition_words;  // as written, one a condition
    std::vector<Span> condition_spans;
    std::vector<Requirement> requirements;
    std::vector<Trigger> triggers;
    std::vector<Review> reviews;
    std::vector<Ladder> ladders;
    std::vector<Figure> figures;
    std::vector<Payment> payments;  // beside their rules and kinds
    std::vector<NamedReport> reports;
    std::vector<Note> notes;
    std::vector<ImportMapping> imports;
    std::vector<Scenario> scenarios;

    // What the language itself knows of every person and record (docs/language.md, 4, built-in fields).
    struct BuiltIn {
        FieldId site, school, district, hired, left, mentoring_year, leave;       // of a person
        FieldId attendance, place, start, end, entered_by, entered_on, duration;  // of a record
    } built_in;

    [[nodiscard]] const Role& operator[](RoleId id) const { return roles[id.index]; }
    [[nodiscard]] const PairingKind& operator[](PairingKindId id) const { return pairings[id.index]; }
    [[nodiscard]] const GroupKind& operator[](GroupKindId id) const { return groups[id.index]; }
    [[nodiscard]] const Kind& operator[](KindId id) const { return kinds[id.index]; }
    [[nodiscard]] const Choice& operator[](ChoiceId id) const { return choices[id.index]; }
    [[nodiscard]] const Parameter& operator[](ParameterId id) const { return parameters[id.index]; }
    [[nodiscard]] const Selection& operator[](SelectionId id) const { return selections[id.index]; }
    [[nodiscard]] const Condition& operator[](ConditionId id) const { return conditions[id.index]; }
    [[nodiscard]] const Requirement& operator[](RequirementId id) const { return requirements[id.index]; }
    [[nodiscard]] const Trigger& operator[](TriggerId id) const { return triggers[id.index]; }
    [[nodiscard]] const Review& operator[](ReviewId id) const { return reviews[id.index]; }
    [[nodiscard]] const Figure& operator[](FigureId id) const { return figures[id.index]; }
    [[nodiscard]] const std::string& operator[](FieldId id) const { return field_names[id.index]; }

    /// What a kind says as a survey; nullptr for every other kind.
    [[nodiscard]] const Survey* survey_of(KindId kind) const;
    /// The payment whose rule, or whose budget's rule, this is; nullptr for every other rule.
    [[nodiscard]] const Payment* payment_of(RequirementId id) const;
    /// The calendar that holds in a district (its own `runs on` line, else the one for everywhere).
    [[nodiscard]] const CalendarSpec& calendar_of(std::string_view district) const;
    /// Exact name, `also called`, then the regular plural; nullopt when it is none of them. Used by import as by check.
    [[nodiscard]] std::optional<RoleId> find_role(std::string_view name) const;
    [[nodiscard]] std::optional<PairingKindId> find_pairing(std::string_view name) const;
    [[nodiscard]] std::optional<GroupKindId> find_group(std::string_view name) const;
    [[nodiscard]] std::optional<KindId> find_kind(std::string_view name) const;
    [[nodiscard]] std::optional<RequirementId> find_requirement(std::string_view name) const;
    [[nodiscard]] std::optional<FieldId> find_field(std::string_view name) const;
};

/// What a requirement owes for a window in which its subject was active only in part: the rule's `partial`, else for a
/// window of a year or longer the program's, else `skipped below 50%`; single limits are owed in full.
[[nodiscard]] Partial partial_of(const Model& model, const Requirement& requirement, const Period& period);

/// The clause that a citation names, where its source has a clause list; nullptr when there is none.
[[nodiscard]] const Clause* find_clause(const Program& program, std::string_view source, std::string_view place);

/// Is `kind` the kind `ancestor`, or does it descend from it?
[[nodiscard]] bool is_a(const Model& model, KindId kind, KindId ancestor);
/// Does the selection name records of this kind (by kind alone)?
[[nodiscard]] bool selects_kind(const Model& model, const Selection& selection, KindId kind);

}  // namespace induct
