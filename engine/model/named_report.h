// A `report` of the model: for whom, about which subjects, what it shows, how often it is made, and where what it shows
// lies. Source: docs/language.md, 4 (Named reports) and 6 (Named reports). Tested by the golden named_report in
// tests/golden/check and by tests/report/named_report_test.cpp.
#pragma once

#include "engine/model/rules.h"

namespace induct {

struct EachNight {};
/// `every kickoff`: the first day, and of named days each, of what the calendar calls so.
struct EveryNamed {
    std::string name;
};
/// When a report is made: by the first night on or after such a day.
using MadeEvery = std::variant<EachNight, SpanUnit, Weekday, EveryNamed>;

/// One thing that is shown: a requirement in all its versions, or a figure.
struct ReportColumn {
    std::string name, title;
    std::vector<RequirementId> rules;  // empty: it is a figure
    FigureId figure;
};

struct NamedReport : Declared {
    std::vector<Citation> cites;
    std::optional<Who> to;  // empty: whoever sees everything
    std::string to_words;   // "program-director"
    SubjectKind about = ForProgram{};
    std::string about_words;  // "each new-teacher", "the program"
    std::vector<ReportColumn> shows;
    std::vector<Field> grouped_by;
    MadeEvery every = EachNight{};
    std::string every_words;  // "every month"; empty: each night
};

struct Model;

/// May what is about `of` lie in what the report is about, or be the same? A pairing lies in its people, its school and
/// district, and in the group of its first person; a person in her pairings, groups, school and district, and whoever
/// holds two roles is the same person; a group in its people, in groups it is part of, its school and district; a
/// school in its district; everything in the program.
[[nodiscard]] bool can_lie_in(const Model& model, const SubjectKind& of, const SubjectKind& about);

}  // namespace induct
