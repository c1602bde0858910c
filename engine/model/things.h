// The nouns of a model: fields, choices, roles, pairings, groups and the kinds of records. Source: docs/language.md, 4.
#pragma once

#include "engine/model/ids.h"
#include "engine/model/value.h"
#include "grammar/diagnostic.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace induct {

/// What every declaration has. `title` falls back to the name with blanks for hyphens; messages show titles.
struct Declared {
    std::string name;
    std::string title;
    std::vector<std::string> also_called;
    Span span;          // of the name where it was declared
    std::string layer;  // the program or library it comes from: "somc", "mentoring"
};

/// `cite handbook, "SOMC-02", "SOMC-01" read as "..."`
struct Citation {
    std::string source;               // name of a `source` of the program
    std::vector<std::string> places;  // "SOMC-02"
    std::string read_as;              // which reading was taken; empty when none was said
};

struct TextType {};
struct NumberType {};
struct ScaleType {
    Number least, most;
};  // `on 1 to 5`: a number from the one to the other
struct DateType {};
struct PersonType {};
struct YesNoType {};
struct SiteType {};
struct DurationType {};
struct MoneyType {};  // of a payment made
struct ChoiceType {
    ChoiceId choice;
};
struct ChoiceListType {
    ChoiceId choice;
};
struct RoleType {
    RoleId role;
};  // a person who holds the role
struct GroupType {
    GroupKindId group;
};
using FieldType = std::variant<TextType, NumberType, ScaleType, DateType, PersonType, YesNoType, SiteType, DurationType,
                               MoneyType, ChoiceType, ChoiceListType, RoleType, GroupType>;

/// A field as one owner (a role, pairing, group or kind) has it.
struct Field {
    FieldId name;
    FieldType type;
    Span span;
};

struct ChoiceItem {
    std::string name, title;
};
struct Choice : Declared {
    std::vector<ChoiceItem> values;
    bool ordered = false;  // declared with `<`, from least to most
};

struct Role : Declared {
    std::vector<RoleId> may_also_be;
    std::vector<Field> fields;
    std::optional<RoleId> derived_from;  // `is mentor when CONDITION`
    std::optional<ConditionId> derived_when;
    std::vector<Citation> cites;
};

struct Slot {
    std::string name;
    RoleId role;
    std::int64_t least = 1, most = 1;  // `is optional` 0-1, `are 2 to 4` 2-4
    Span span;
};
struct PairingKind : Declared {
    std::vector<Slot> slots;
    std::optional<GroupKindId> part_of;
    std::vector<Field> fields;
    std::vector<Citation> cites;
};

struct Seat {
    RoleId role;
    bool every = false;
    std::int64_t least = 0;
    std::optional<std::int64_t> most;
};
struct GroupKind : Declared {
    std::vector<Seat> members, leaders;
    std::string part_of;  // "", "school", "district", or the name of a group kind
    std::vector<Field> fields;
    std::vector<Citation> cites;
};

enum class KindForm : std::uint8_t { activity, meeting, artifact, survey, payment };
[[nodiscard]] std::string_view word(KindForm form);  // "activity", "meeting", ...

struct TheProgram {};
struct APairing {};  // `about pairing`: any kind of pairing
/// Whom an artifact or a survey is about.
using About = std::variant<std::monostate, TheProgram, APairing, PairingKindId, RoleId, GroupKindId, KindId>;

/// A kind of record. An artifact's stages are in the order in which they are reached; an activity or meeting has none,
/// a survey has the one stage `answered`, a payment made the one stage `paid`.
struct Kind : Declared {
    KindForm form{};
    std::vector<KindId> parents;
    std::vector<KindId> is;        // itself and all ancestors, sorted
    std::vector<Field> fields;     // its own and those of its ancestors
    std::vector<RoleId> of_roles;  // a meeting: who is expected
    std::vector<GroupKindId> of_groups;
    std::vector<RoleId> led_by;    // one of these
    std::vector<RoleId> from, to;  // an artifact; `from` of a survey is whom it asks
    About about;
    std::vector<std::string> stages;
    std::vector<std::uint32_t>
        cosigned;  // stages that a rule wants brought by several, one after the other or all of them
    std::optional<CalendarSpan> valid_for;
    std::vector<std::string> confidential_to;  // audiences and roles by name; empty: not confidential
    std::vector<Citation> cites;
};

/// What the handbook leaves open. `value` is empty while unset: the rules that use it are `unknown`.
struct Parameter : Declared {
    using Setting = std::variant<Minutes, CalendarSpan, BasisPoints, Cents, Date, MonthDay, NthWeekday,
                                 unsigned /* month */, Number, std::vector<std::string>>;
    std::optional<Setting> value;
    std::string because;
    std::vector<Citation> cites;
};

struct Unit : Declared {
    Minutes length;
};

struct Note {
    std::string text, because;
    std::vector<Citation> cites;
    Span span;
    std::string layer;
};

}  // namespace induct
