// `report`: for whom, about which subjects, what it shows, what it is grouped by, and how often it is made.
// Method: looked at when every requirement and figure is known, since it only names them. Tested by the goldens
// named_report, shown_twice and outside_subject.
#include "engine/model/checker.h"
#include "engine/model/match.h"
#include "grammar/near.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

/// Is a group of this kind, straight or over others, part of one of that kind?
bool is_part_of(const Model& model, GroupKindId kind, GroupKindId whole) {
    for (std::size_t step = 0; step <= model.groups.size(); ++step) {
        const std::optional<GroupKindId> above = model.find_group(model[kind].part_of);
        if (!above) return false;
        if (*above == whole) return true;
        kind = *above;
    }
    return false;
}

}  // namespace

bool can_lie_in(const Model& model, const SubjectKind& of, const SubjectKind& about) {
    const bool person = std::holds_alternative<ForRole>(of), pairing = std::holds_alternative<ForPairing>(of);
    const auto* group = std::get_if<ForGroup>(&of);
    return std::visit(Match{[&](const ForPairing&) { return of == about || person; },
                            [&](const ForRole&) { return person || pairing || group != nullptr; },
                            [&](const ForGroup& a) {
                                return of == about || person || pairing ||
                                       (group && is_part_of(model, group->kind, a.kind));
                            },
                            [&](const ForSchool&) { return of == about || person || pairing || group != nullptr; },
                            [&](const ForDistrict&) { return !std::holds_alternative<ForProgram>(of); },
                            [](const ForProgram&) { return true; }},
                      about);
}

void Checker::check_report(At node, NamedReport& report) {
    report.cites = cites(node);
    const At name = node.child(Rule::name);
    if (report.name.find('/') != std::string::npos)
        say(Code::place_outside, fmt::format("the report `{}` has a slash in its name", report.name), name.span(),
            "its files are named by it", "write a hyphen");
    std::map<std::string, Span> seen;
    std::optional<SubjectKind> about;
    bool says_about = false, says_what = false;
    for (const At clause : node.children()) {
        const bool about_here = clause.is(Rule::report_about_each) || clause.is(Rule::report_about_program);
        const bool once = about_here || clause.is(Rule::report_for) || clause.is(Rule::report_every) ||
                          clause.is(Rule::report_grouped_by);
        says_what = says_what || clause.is(Rule::report_shows);
        if (once && repeats(clause, seen)) continue;
        if (about_here) {
            says_about = true;
            about = report_subject(clause);
            report.about_words = clause.phrase().substr(std::string_view("about ").size());
        }
        if (clause.is(Rule::report_for)) {
            report.to = who(context_for(ForProgram{}), clause.child());
            report.to_words = clause.child().phrase();
        }
        if (clause.is(Rule::report_every)) {
            report_every(clause.child(), report);
            report.every_words = clause.phrase();
        }
    }
    if (!says_about)
        say(Code::clause_missing, fmt::format("the report `{}` does not say what it is about", report.name),
            name.span(), "",
            "add `about each` and a pairing, role, group, `school` or `district`, or `about the program`");
    if (!says_what)
        say(Code::clause_missing, fmt::format("the report `{}` shows nothing", report.name), name.span(), "",
            "add `shows` and the names of requirements and figures");
    if (about) report.about = *about;
    std::map<std::string, Span> columns;
    for (const At clause : node.children(Rule::report_shows))
        for (const At shown : clause.child(Rule::names).children(Rule::name))
            report_column(shown, about, columns, report);
    if (about)
        for (const At clause : node.children(Rule::report_grouped_by))
            for (const At field : clause.child(Rule::names).children(Rule::name)) report_group(field, report);
}

std::optional<SubjectKind> Checker::report_subject(At clause) {
    if (clause.is(Rule::report_about_program)) return ForProgram{};
    const At name = clause.child(Rule::name);
    if (!lookup(name, true) && names(name.text(), "school")) return ForSchool{};
    if (!lookup(name, true) && names(name.text(), "district")) return ForDistrict{};
    const Symbol* symbol = expect(name, {Sort::pairing, Sort::role, Sort::group}, "pairing, role or group");
    if (!symbol) return std::nullopt;
    if (symbol->sort == Sort::pairing) return ForPairing{{symbol->index}};
    if (symbol->sort == Sort::role) return ForRole{{symbol->index}};
    return ForGroup{{symbol->index}};
}

void Checker::report_every(At when, NamedReport& report) {
    if (const auto unit_here = unit(when))
        report.every = *unit_here;
    else if (const auto day = read_weekday(when.text()))
        report.every = *day;
    else if (const auto named = calendar_name(when, "day, term or break of the calendar"))
        report.every = EveryNamed{*named};
}

/// A requirement, which must be about something that may lie in the report's subject, or a figure, which is about that
/// subject itself or about the program.
void Checker::report_column(At shown, const std::optional<SubjectKind>& about, std::map<std::string, Span>& columns,
                            NamedReport& report) {
    const Symbol* symbol = expect(shown, {Sort::requirement, Sort::figure}, "requirement or figure");
    if (!symbol) return;
    if (const auto [before, first] = columns.emplace(symbol->name, shown.span()); !first) {
        say(Code::shown_twice, fmt::format("`{}` is shown twice", symbol->name), shown.span(), "again here",
            "leave one of them out")
            .labels.push_back({before->second, "first here", false});
        return;
    }
    ReportColumn column{symbol->name, {}, {}, {}};
    const SubjectKind* of = nullptr;
    bool lies = !about;
    if (symbol->sort == Sort::figure) {
        column.figure = {symbol->index};
        column.title = model_[column.figure].title;
        of = &model_[column.figure].subject;
        lies = lies || *of == *about || std::holds_alternative<ForProgram>(*of);
    } else {
        for (std::uint32_t i = 0; i < model_.requirements.size(); ++i) {
            const Requirement& rule = model_.requirements[i];
            if (rule.name != symbol->name) continue;
            column.rules.push_back({i});
            column.title = rule.title;
            of = &rule.subject;
            lies = lies || !known_subjects_.count(i) || can_lie_in(model_, rule.subject, *about);
        }
    }
    if (!lies) {
        const bool figure = symbol->sort == Sort::figure;
        const std::string of_words = words_of(*of), about_here = words_of(*about);
        const bool program = std::holds_alternative<ForProgram>(*of);
        say(Code::outside_subject,
            figure ? fmt::format("the figure `{}` is about {}, and the report about {}", symbol->name, of_words,
                                 about_here)
                   : fmt::format("`{}` is about {}, which never lies in {}", symbol->name, of_words, about_here),
            shown.span(), "nothing would ever stand there",
            figure ? fmt::format("a figure is about {} or about the program", about_here)
                   : fmt::format("show it in a report about {}", program ? "the program" : "each " + of_words))
            .labels.push_back({symbol->span, "declared here", false});
        return;
    }
    report.shows.push_back(std::move(column));
}

/// A field that the subject has itself, or a place that it lies in.
void Checker::report_group(At name, NamedReport& report) {
    const std::string written = name.text();
    const bool person = std::holds_alternative<ForRole>(report.about);
    const bool placed =
        person || std::holds_alternative<ForPairing>(report.about) || std::holds_alternative<ForGroup>(report.about);
    std::vector<std::string> candidates;
    if (placed) candidates = {"district", "school", "site"};
    if (std::holds_alternative<ForSchool>(report.about)) candidates = {"district"};
    if (person) candidates.insert(candidates.end(), {"hired", "left", "mentoring-year"});
    std::optional<Field> field;
    for (const std::string& one : candidates)
        if (!field && names(written, one)) field = built_in_field(one, true);
    if (const std::optional<Field> own = field_of_subject(context_for(report.about), written);
        own && own->name != model_.built_in.leave)
        field = own;
    if (!field) {
        const auto add = [&](const std::vector<Field>& fields) {
            for (const Field& one : fields) candidates.push_back(model_[one.name]);
        };
        if (const auto* role = std::get_if<ForRole>(&report.about)) add(model_[role->role].fields);
        if (const auto* pairing = std::get_if<ForPairing>(&report.about)) add(model_[pairing->kind].fields);
        if (const auto* group = std::get_if<ForGroup>(&report.about)) add(model_[group->kind].fields);
        const std::optional<std::string> near = nearest(written, candidates);
        say(Code::unknown_field, fmt::format("{} has no field `{}`", words_of(report.about), written), name.span(),
            "no such field",
            near                 ? fmt::format("did you mean `{}`?", *near)
            : candidates.empty() ? std::string("it is not grouped; leave `grouped by` out")
                                 : fmt::format("it has: {}", fmt::join(candidates, ", ")));
        return;
    }
    const bool twice = std::any_of(report.grouped_by.begin(), report.grouped_by.end(),
                                   [&](const Field& one) { return one.name == field->name; });
    if (twice)
        say(Code::shown_twice, fmt::format("it is grouped by `{}` twice", written), name.span(), "again here",
            "leave one of them out");
    else
        report.grouped_by.push_back(*field);
}

}  // namespace induct
