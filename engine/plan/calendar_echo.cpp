// See calendar_echo.h.
#include "engine/plan/calendar_echo.h"

#include "engine/model/match.h"
#include "engine/plan/windows_of.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace induct {

namespace {

constexpr std::size_t most_shown = 12;

std::string in_words(const DueWindow& one, const CalendarSpan& grace, const SchoolCalendar& calendar) {
    if (!one.happened) return "as its event happens";
    const bool open = one.window.days.first == first_known_day;
    std::string words = open ? "up to " + to_words(one.due) : to_words(one.window.days);
    if (one.due != one.window.days.last && !open) words += ", due " + to_words(one.due);
    const std::optional<Date> judged = calendar.add(one.due, grace);
    if (grace.count > 0 && judged) words += ", judged after " + to_words(*judged);
    return words;
}

/// The parameters without a value that a period asks for, in the order of its words.
class Unset {
  public:
    explicit Unset(const Model& model) : model_(model) {}

    void read(const Period& period) {
        std::visit(Match{[&](const Cadence& one) { read(one.season); },
                         [&](const Taper& one) {
                             for (const Taper::Piece& piece : one.pieces)
                                 if (piece.until) read(*piece.until);
                         },
                         [&](const FromTo& one) { read(one.from), read(one.to); },
                         [&](const Between& one) { read(one.from), read(one.to); },
                         [&](const ByLimit& one) { read(one.limit); },
                         [&](const ByEither& one) { read(one.first), read(one.second); },
                         [&](const OnPoint& one) { read(one.point); }, [](const auto&) {}},
                   period);
    }
    /// "`soon` and `start`"; empty when all are set.
    std::string words() const { return fmt::format("{}", fmt::join(names_, " and ")); }

  private:
    void read(const std::optional<Season>& season) {
        if (season) read(season->from), read(season->to);
    }
    void read(const Limit& limit) {
        std::visit(
            [&](const auto& one) {
                if constexpr (requires { one.span; }) read(one.span);
                if constexpr (requires { one.day; })
                    read(one.day);
                else
                    read(one.point);
            },
            limit);
    }
    void read(const Setting<CalendarSpan>& span) {
        if (!span.value && span.parameter) add(*span.parameter);
    }
    void read(const Point& point) {
        const auto* at = std::get_if<AtParameter>(&point);
        if (at && !at->day) add(at->parameter);
    }
    void add(ParameterId parameter) {
        std::string name = fmt::format("`{}`", model_[parameter].name);
        if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(std::move(name));
    }

    const Model& model_;
    std::vector<std::string> names_;
};

/// `within 10 school-days after end of spring`: a limit that the calendar alone knows, or does not reach.
bool counts_from_a_day(const Period& period) {
    const auto* limit = std::get_if<ByLimit>(&period);
    const auto* within = limit ? std::get_if<WithinAfter>(&limit->limit) : nullptr;
    if (!within) return false;
    return std::visit(Match{[](const AtDate&) { return true; }, [](const AtMonthDay&) { return true; },
                            [](const AtNthWeekday&) { return true; }, [](const AtMonth&) { return true; },
                            [](const AtCalendarName&) { return true; }, [](const AtParameter&) { return true; },
                            [](const auto&) { return false; }},
                      within->point);
}

std::string windows_words(const CalendarSpan& grace, const SchoolCalendar& calendar, const SchoolYear& year,
                          const Period& period) {
    const std::vector<DueWindow> windows = windows_of(calendar, year, period);
    if (windows.empty()) return fmt::format("      {}: depends on the subject\n", year.label);
    std::string text =
        fmt::format("      {}: {} window{}\n", year.label, windows.size(), windows.size() == 1 ? "" : "s");
    const auto tell = [&](const DueWindow& one) {
        text += !one.happened && counts_from_a_day(period)
                    ? fmt::format("        beyond the calendar, whose last day is {}\n",
                                  to_words(calendar.spec().years.back().days.last))
                    : fmt::format("        {}\n", in_words(one, grace, calendar));
    };
    // Of many the first three and the last one.
    const std::span<const DueWindow> all = windows, shown = all.first(all.size() > most_shown ? 3 : all.size());
    for (const DueWindow& one : shown) tell(one);
    if (shown.size() == all.size()) return text;
    text += fmt::format("        ... {} more\n", all.size() - shown.size() - 1);
    tell(all.back());
    return text;
}

/// The periods that an expectation names, with its words.
std::vector<Period> periods_of(const Expectation& expectation) {
    return std::visit(
        Match{
            [](const Gap& e) {
                return std::vector<Period>{e.season ? Period{FromTo{e.season->from, e.season->to}} : Period{InYear{}}};
            },
            [](const EachClaim&) { return std::vector<Period>{InYear{}}; },
            [](const That&) { return std::vector<Period>{InYear{}}; },
            [](const PaymentBudget&) { return std::vector<Period>{InYear{}}; },
            [](const auto& e) { return std::vector<Period>{e.period}; },
        },
        expectation);
}

void echo(const Model& model, const CalendarSpan& grace, const std::vector<Period>& periods, std::string& text) {
    for (const CalendarSpec& spec : model.calendars) {
        const SchoolCalendar calendar(spec);
        if (model.calendars.size() > 1) text += fmt::format("      {}\n", spec.name);
        for (const SchoolYear& year : calendar.spec().years)
            for (const Period& period : periods) {
                Unset unset(model);
                unset.read(period);
                const std::string names = unset.words();
                text += names.empty() ? windows_words(grace, calendar, year, period)
                                      : fmt::format("      {}: no day: {} not set\n", year.label, names);
            }
    }
}

void echo(const Model& model, const Requirement& rule, const Alternative& alternative, std::string& text) {
    if (!alternative.expects) return;
    if (alternative.when) text += fmt::format("    when {}\n", model.condition_words[alternative.when->index]);
    for (const ExpectationPart& part : alternative.expects->parts) {
        text += fmt::format("    {}\n", part.words);
        echo(model, rule.grace, periods_of(part.expectation), text);
    }
}

/// When a survey is open, and after what it is sent; neither checks anything by itself.
void echo(const Model& model, const Survey& survey, std::string& text) {
    if (!survey.open && !survey.after_each) return;
    text += fmt::format("\n  {} ({})\n", model[survey.kind].title, model[survey.kind].name);
    if (survey.after_each)
        text += fmt::format("    sent after each {}{}\n", model[*survey.after_each].words,
                            survey.within ? " within " + to_words(*survey.within) : "");
    if (!survey.open) return;
    text += fmt::format("    open {}\n", survey.open_words);
    echo(model, CalendarSpan{0, SpanUnit::day}, {*survey.open}, text);
}

}  // namespace

std::string calendar_echo(const Model& model) {
    std::string text = fmt::format("{}\n", model.program.title);
    for (const Requirement& rule : model.requirements) {
        text += fmt::format("\n  {} ({})\n", rule.title, rule.name);
        for (const Alternative& one : rule.cases) echo(model, rule, one, text);
        for (const Alternative& one : rule.exceptions) echo(model, rule, one, text);
    }
    for (const Survey& survey : model.surveys) echo(model, survey, text);
    return text;
}

}  // namespace induct
