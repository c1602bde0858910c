// Whom a named report is about, what lies in whom, and by which values they are grouped.
// Method: the people, pairings, groups and places of a year up to a day, from the World's lists; what lies in a subject
// is found from below, by asking of each thing in whom it lies. Source: docs/language.md, 6 (Named reports). Tested by
// tests/report/named_report_test.cpp.
#pragma once

#include "engine/ledger/subjects.h"

namespace induct {

/// One value that subjects are grouped by. Choices and scales come in their order, numbers and dates by size, all else
/// by name; "not recorded" is last.
struct GroupValue {
    bool missing = true;
    std::vector<std::int64_t> order;
    std::string words = "not recorded";
    friend auto operator<=>(const GroupValue&, const GroupValue&) = default;
};

class NamedSubjects {
  public:
    /// `days`: from the first day of the year to the day of the report.
    NamedSubjects(const Model& model, const World& world, Interval days);
    NamedSubjects(const NamedSubjects&) = delete;  // `known_` refers to the index
    NamedSubjects& operator=(const NamedSubjects&) = delete;

    /// Everybody of that kind who is active on one of the days, by id.
    [[nodiscard]] std::vector<Subject> all(const SubjectKind& about) const;
    /// Do rules about `about` speak of the subject on one of the days?
    [[nodiscard]] bool active(const SubjectKind& about, Subject subject) const;
    /// The last day of a subject whose days are over; nullopt while they go on.
    [[nodiscard]] std::optional<Date> ended(const SubjectKind& about, Subject subject) const;
    /// In whom the subject lies, of those that a report about `about` may have: itself, or whatever it belongs to.
    [[nodiscard]] std::vector<Subject> around(Subject subject, const SubjectKind& about) const;
    [[nodiscard]] GroupValue value(Subject subject, const Field& field) const;

  private:
    [[nodiscard]] std::vector<Subject> people_of(Subject subject) const;
    [[nodiscard]] std::vector<Subject> groups_of(PersonId person) const;
    [[nodiscard]] GroupValue told(const Value& value) const;

    const Model& model_;
    const World& world_;
    WorldIndex index_;
    Known known_;
    Interval days_;
};

}  // namespace induct
