// Which people and which records a rule speaks of, and when. Source: docs/language.md, 5 (S, WHO, PERIOD, EVENT).
#pragma once

#include "engine/model/things.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace induct {

// ---- the subject of a rule

struct ForPairing {
    PairingKindId kind;
    friend bool operator==(const ForPairing&, const ForPairing&) = default;
};
struct ForRole {
    RoleId role;
    friend bool operator==(const ForRole&, const ForRole&) = default;
};
struct ForGroup {
    GroupKindId kind;
    friend bool operator==(const ForGroup&, const ForGroup&) = default;
};
struct ForSchool {
    friend bool operator==(const ForSchool&, const ForSchool&) = default;
};
struct ForDistrict {
    friend bool operator==(const ForDistrict&, const ForDistrict&) = default;
};
struct ForProgram {
    friend bool operator==(const ForProgram&, const ForProgram&) = default;
};
using SubjectKind = std::variant<ForPairing, ForRole, ForGroup, ForSchool, ForDistrict, ForProgram>;

// ---- people

/// A slot of a pairing kind: of the subject's own pairing, or, when the subject is a person, of the pairings that she
/// is in.
struct SlotRef {
    PairingKindId pairing;
    std::uint32_t slot = 0;
    friend bool operator==(const SlotRef&, const SlotRef&) = default;
};
struct SubjectPerson {
    friend bool operator==(const SubjectPerson&, const SubjectPerson&) = default;
};  // the person a `for each ROLE` rule is about
struct RoleHolder {
    RoleId role;
    friend bool operator==(const RoleHolder&, const RoleHolder&) = default;
};
struct GroupAsWho {
    GroupKindId group;
    friend bool operator==(const GroupAsWho&, const GroupAsWho&) = default;
};
struct GroupMember {
    friend bool operator==(const GroupMember&, const GroupMember&) = default;
};
struct GroupLeader {
    friend bool operator==(const GroupLeader&, const GroupLeader&) = default;
};

using WhoIs = std::variant<SubjectPerson, SlotRef, RoleHolder, GroupAsWho, GroupMember, GroupLeader>;
/// One term of WHO. `every`: all of them; `another`: a holder who is not in the subject; else the nearest ones.
/// `mentor's principal` is found as if the rule were about each person that `of` stands for.
struct Person {
    enum class Reach : std::uint8_t { nearest, every, another };
    Reach reach = Reach::nearest;
    WhoIs who;
    std::string word;  // as declared, for messages: "mentor", "every plc-leader"
    std::optional<WhoIs> of{};
    friend bool operator==(const Person&, const Person&) = default;
};
/// `mentor`, `mentor and plc-leader` (all), `teacher-mentor or consultant` (any).
struct Who {
    bool all = true;
    std::vector<Person> people;
    friend bool operator==(const Who&, const Who&) = default;
};
/// `by A, then by B`: one entry when there is no order.
using WhoOrder = std::vector<Who>;

// ---- fields

/// Whose field: the subject itself, someone in a slot of it, or the record that is being looked at.
struct OfSubject {};
struct OfSlot {
    SlotRef slot;
};
struct OfRecord {};
struct Place {
    std::variant<OfSubject, OfSlot, OfRecord> owner;
    FieldId field;
    FieldType type;
    std::string words;  // "mentee's site"
    /// `mentor's learning-team`: the groups of that kind of which she is a member, and no field.
    std::optional<GroupKindId> group{};
};

enum class Compare : std::uint8_t {
    is,
    is_not,
    at_least,
    at_most,
    exactly,
    one_of,
    not_one_of,
    recorded,
    not_recorded
};

/// `September 1`, `the first Monday of May`: the school year gives the year.
using YearlessDay = std::variant<MonthDay, NthWeekday>;

/// `focus is primary`, `experience is at least 3`, `mentor's site is mentee's site`, `agenda is recorded`.
struct FieldTest {
    Place place;
    Compare compare{};
    std::vector<Value> values;   // one, or several for one_of; none for recorded
    std::optional<Place> other;  // the right-hand side is a field
    Span span;
    std::optional<YearlessDay> day{};        // the right-hand side is this day of the school year in which it is read
    std::optional<ParameterId> parameter{};  // that the right-hand side stands in; without a value: not set
};

// ---- records

enum class ContractDay : std::uint8_t { any, outside, during };

/// S: `observations by mentor where focus is primary`.
struct Selection {
    bool any_activity = false, any_meeting = false;  // `activities`, `meetings` (any_activity takes in meetings)
    std::vector<KindId> kinds;                       // any of them; each takes in all that `is` of it
    std::optional<std::string> stage;                // of an artifact
    std::optional<Person> owner;                     // `mentor's mentor-application`
    WhoOrder by;
    std::optional<Who> with, to, led_by;
    ContractDay contract_day = ContractDay::any;
    std::vector<FieldTest> where;  // all of them
    std::string words;             // as written, blanks folded
    Span span;
};

// ---- points and periods

enum class Anchor : std::uint8_t { pairing, year, next_year, term, next_term, group, subject };
struct AtDate {
    Date date;
};
struct AtMonthDay {
    MonthDay day;
};
struct AtNthWeekday {
    NthWeekday day;
};
struct AtMonth {
    unsigned month = 1;
};
struct AtCalendarName {
    enum class Edge : std::uint8_t { whole, start, end };
    std::string name;
    Edge edge = Edge::whole;
};  // winter-break, start of winter-break
/// The days that are meant of those that the name stands for.
[[nodiscard]] inline Interval edge_of(const AtCalendarName& at, Interval days) {
    using Edge = AtCalendarName::Edge;
    if (at.edge == Edge::start) return {days.first, days.first};
    if (at.edge == Edge::end) return {days.last, days.last};
    return days;
}
struct StartOf {
    Anchor what{};
};
struct EndOf {
    Anchor what{};
};
struct FirstEvent {
    SelectionId what;
};  // `first observation by mentor`
struct StageEvent {
    SelectionId what;
};  // `mentor-application accepted`
struct OpeningOf {
    ReviewId review;
};
/// A day that a parameter holds; no value while it is not set.
struct AtParameter {
    ParameterId parameter;
    std::optional<std::variant<AtDate, AtMonthDay, AtNthWeekday, AtMonth>> day;
};
/// Stands for a day, or for days (a month, a break): `before` means before the first of them, `after` after the last,
/// `from` the first, `to`, `until` and `no later than` the last.
using Point = std::variant<AtDate, AtMonthDay, AtNthWeekday, AtMonth, AtCalendarName, StartOf, EndOf, FirstEvent,
                           StageEvent, OpeningOf, AtParameter>;

/// A value that is written out or stands in a parameter; empty while the parameter is unset.
template <class T>
struct Setting {
    std::optional<T> value;
    std::optional<ParameterId> parameter;
};

/// One limit of time.
struct ByDate {
    Point day;
};  // includes it
struct NoLaterThan {
    Point point;
};  // includes it
struct BeforePoint {
    Point point;
};  // excludes it
struct WithinAfter {
    Setting<CalendarSpan> span;
    Point point;
};
struct WithinBefore {
    Setting<CalendarSpan> span;
    Point point;
};
using Limit = std::variant<ByDate, NoLaterThan, BeforePoint, WithinAfter, WithinBefore>;

struct Season {
    Point from, to;
};

/// `in each 2 weeks`, `in each month from September to May`, `on each professional-development`, `in each term`.
struct Every {
    std::int64_t count = 1;
    std::variant<SpanUnit, std::string> what;  // a unit, or days, windows and terms that the calendar names
};
struct InYear {};
struct InYearOf {
    std::int64_t year = 1;
    std::optional<SlotRef> slot;
};  // `in year 1 of mentee`
struct Cadence {
    Every every;
    std::optional<Season> season;
};
struct Taper {
    struct Piece {
        Every every;
        std::optional<Point> until;
    };  // all but the last have `until`
    std::vector<Piece> pieces;
};
struct InMonth {
    unsigned month = 1;
};
struct InNamed {
    std::string name;
};  // `in spring`: a window, term or break
struct FromTo {
    Point from, to;
};
struct Between {
    Point from, to;
};
struct ByLimit {
    Limit limit;
};
struct ByEither {
    Limit first, second;
    bool later = true;
};
struct Over {
    CalendarSpan span;
};
struct AtAllTimes {
    std::optional<CalendarSpan> gaps;
};
struct OnPoint {
    Point point;
};
using Period = std::variant<InYear, InYearOf, Cadence, Taper, InMonth, InNamed, FromTo, Between, ByLimit, ByEither,
                            Over, AtAllTimes, OnPoint>;

}  // namespace induct
