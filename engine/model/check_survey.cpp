// Surveys: whom they ask and about whom, their questions, and when they are open. A survey is a kind of record with the
// one stage `answered`; its questions are that kind's fields. When it is open, and after what it is sent, is looked at
// once every kind is known. Tested by the goldens survey and off_scale.
#include "engine/model/checker.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

/// Does the calendar alone say which days the point stands for?
bool is_of_calendar(const Point& point) {
    const auto plain = [](Anchor what) { return what == Anchor::year || what == Anchor::term; };
    return std::visit(Match{
                          [&](const StartOf& p) { return plain(p.what); },
                          [&](const EndOf& p) { return plain(p.what); },
                          [](const FirstEvent&) { return false; },
                          [](const StageEvent&) { return false; },
                          [](const OpeningOf&) { return false; },
                          [](const auto&) { return true; },
                      },
                      point);
}

/// A time of the year that is the same for everybody.
bool is_of_calendar(const Period& period) {
    const auto two = [](const auto& p) { return is_of_calendar(p.from) && is_of_calendar(p.to); };
    return std::visit(
        Match{
            [](const InYear&) { return true; },
            [](const InMonth&) { return true; },
            [](const InNamed&) { return true; },
            [](const OnPoint& p) { return is_of_calendar(p.point); },
            [&](const FromTo& p) { return two(p); },
            [&](const Between& p) { return two(p); },
            [](const ByLimit& p) {
                if (const auto* by = std::get_if<ByDate>(&p.limit)) return is_of_calendar(by->day);
                if (const auto* late = std::get_if<NoLaterThan>(&p.limit)) return is_of_calendar(late->point);
                if (const auto* before = std::get_if<BeforePoint>(&p.limit)) return is_of_calendar(before->point);
                return false;
            },
            [](const Cadence& p) { return std::holds_alternative<std::string>(p.every.what) && !p.season; },
            [](const auto&) { return false; },
        },
        period);
}

}  // namespace

Context Checker::context_for_anybody() const {
    Context anybody = context_for(ForProgram{});
    for (std::uint32_t i = 0; i < model_.pairings.size(); ++i) anybody.pairings.push_back({i});
    anybody.any_pairing = true;
    return anybody;
}

void Checker::check_question(At node, Kind& kind, Survey& survey) {
    const At name = node.child(Rule::name), title = node.child(Rule::string);
    const FieldId id = field_id(name.text());
    const auto before =
        std::find_if(kind.fields.begin(), kind.fields.end(), [&](const Field& one) { return one.name == id; });
    if (before != kind.fields.end()) {
        say(Code::duplicate_name, fmt::format("the question `{}` is asked twice", name.text()), name.span(),
            "again here")
            .labels.push_back({before->span, "first here", false});
        return;
    }
    std::optional<FieldType> type;
    if (node.is(Rule::question_scale)) {
        const std::vector<At> ends = node.children(Rule::number);
        const std::optional<Number> least = number(ends.at(0)), most = number(ends.at(1));
        if (least && most && *most <= *least)
            say(Code::empty_range, fmt::format("`{} to {}` is no scale", ends[0].phrase(), ends[1].phrase()),
                ends[0].span(), "the smaller number comes first",
                fmt::format("write `{} to {}`", ends[1].phrase(), ends[0].phrase()));
        else if (least && most)
            type = ScaleType{*least, *most};
    } else {
        type = type_named(node.children(Rule::name).at(1));
    }
    // A question of a type that is unknown stays declared, as text, so that its uses are not blamed.
    if (!type) fields_of_no_type_.insert(name.text());
    kind.fields.push_back({id, type.value_or(FieldType{TextType{}}), name.span()});
    std::string words = title ? title.string_value() : name.text();
    if (!title) std::replace(words.begin(), words.end(), '-', ' ');
    survey.questions.push_back({id, std::move(words)});
}

void Checker::check_survey(At node, Kind& kind) {
    const Context anybody = context_for_anybody();
    Survey survey;
    survey.kind = KindId{static_cast<std::uint32_t>(&kind - model_.kinds.data())};
    kind.stages = {"answered"};
    std::map<std::string, Span> seen;
    for (const At clause : node.children()) {
        switch (clause.rule()) {
            case Rule::survey_asks:
                if (!repeats(clause, seen)) kind.from = roles_of(clause.child(), anybody);
                break;
            case Rule::survey_about:
                if (!repeats(clause, seen)) kind.about = about_named(anybody, clause.child(Rule::name));
                break;
            case Rule::survey_open:
            case Rule::survey_after_each:
                (void)repeats(clause, seen);  // check_survey_times reads the first
                break;
            case Rule::survey_shown_from:
                if (!repeats(clause, seen)) survey.shown_from = whole(clause.child()).value_or(0);
                break;
            case Rule::confidential_to:
                if (!repeats(clause, seen)) confidential(clause, anybody, kind);
                break;
            case Rule::question_scale:
            case Rule::question_on:
                check_question(clause, kind, survey);
                break;
            default:
                break;
        }
    }
    model_.surveys.push_back(std::move(survey));
}

void Checker::check_survey_times(At node, KindId kind) {
    const auto survey =
        std::find_if(model_.surveys.begin(), model_.surveys.end(), [&](const Survey& one) { return one.kind == kind; });
    if (survey == model_.surveys.end()) return;
    const Context anybody = context_for_anybody();
    if (const At open = node.child(Rule::survey_open)) {
        const std::optional<Period> when = period(anybody, open.child());
        if (when && !is_of_calendar(*when))
            say(Code::wrong_period, "a survey is open in a time that is the same for everybody", open.child().span(),
                "the calendar alone cannot say when this is",
                "write for example `open in May`, or `open from May 1 to May 20`");
        if (when && is_of_calendar(*when)) {
            survey->open = *when;
            survey->open_words = open.child().phrase();
        }
    }
    if (const At after = node.child(Rule::survey_after_each)) {
        survey->after_each = selection(anybody, after.child());
        if (const At within = after.child(Rule::within)) {
            const auto length = span_or_parameter(within.child(), anybody);
            if (length) survey->within = length->value;
        }
    }
}

}  // namespace induct
