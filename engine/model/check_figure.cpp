// Figures: what they show, by what it is divided, and by what it is split. A figure may name another one, so each is
// looked at when it is first asked for. Tested by the goldens figure_of_figures and survey_values.
#include "engine/model/checker.h"
#include "grammar/words.h"

#include <fmt/format.h>

namespace induct {

namespace {

/// The records that a measure counts; nothing for what stands.
std::optional<SelectionId> records_of(const Measure& measure) {
    return std::visit(Match{
                          [](const MeasureStanding&) -> std::optional<SelectionId> { return std::nullopt; },
                          [](const auto& m) -> std::optional<SelectionId> { return m.what; },
                      },
                      measure);
}

bool is_time(const std::optional<Gauge>& gauge) {
    const auto* measure = gauge ? std::get_if<Measure>(&*gauge) : nullptr;
    return measure && std::holds_alternative<MeasureTime>(*measure);
}

}  // namespace

/// The figure that it is, where it is nothing but another one.
const Figure& Checker::plain_figure(const Figure& figure) const {
    const auto* other = std::get_if<FigureOf>(&figure.gauge);
    return other && !figure.share_of && !figure.per ? plain_figure(model_[other->figure]) : figure;
}

Checker::FigureUnit Checker::figure_unit(const Figure& figure) const {
    const auto time = [&](const std::optional<Gauge>& gauge) {
        const auto* other = gauge ? std::get_if<FigureOf>(&*gauge) : nullptr;
        return is_time(other ? std::optional<Gauge>(plain_figure(model_[other->figure]).gauge) : gauge);
    };
    if (figure.share_of) return FigureUnit::share;
    return time(figure.gauge) && !time(figure.per) ? FigureUnit::time : FigureUnit::number;
}

/// Looks at a figure unless that was done. False: it could not be understood, or it comes back to itself.
bool Checker::ensure_figure(std::uint32_t index) {
    figure_states_.resize(model_.figures.size(), FigureState::unseen);
    if (figure_states_[index] == FigureState::open) {
        const Figure& figure = model_.figures[index];
        say(Code::cycle, fmt::format("the figure `{}` waits for itself", figure.name), figure.span,
            "what it shows comes back to it", "take one of the names out");
        return false;
    }
    if (figure_states_[index] == FigureState::unseen) {
        figure_states_[index] = FigureState::open;
        At node;
        for (const Symbol& symbol : symbols_)
            if (symbol.sort == Sort::figure && symbol.index == index) node = symbol.node;
        const bool good = check_figure(node, model_.figures[index]);
        figure_states_[index] = good ? FigureState::good : FigureState::bad;
    }
    return figure_states_[index] == FigureState::good;
}

/// A figure or a parameter by its name.
std::optional<Gauge> Checker::gauge_named(const Context& context, At node, const Figure& of, bool divides, bool alone) {
    const At name = node.child(Rule::name);
    const Symbol* symbol = expect(name, {Sort::figure, Sort::parameter}, "figure or parameter");
    if (!symbol) return std::nullopt;
    if (symbol->sort == Sort::parameter) {
        if (!divides) {
            say(Code::wrong_sort, fmt::format("the parameter `{}` is nothing that could be shown", name.text()),
                name.span(), "a parameter only divides", fmt::format("write `... per {}`", name.text()));
            return std::nullopt;
        }
        const auto number_here = count_or_parameter(name, context);
        if (!number_here) return std::nullopt;
        if (number_here->value == 0) {
            say(Code::wrong_number, fmt::format("`{}` is 0, and nothing is divided by that", name.text()), name.span());
            return std::nullopt;
        }
        return Gauge(*number_here);
    }
    if (!ensure_figure(symbol->index)) return std::nullopt;
    const Figure& other = model_.figures[symbol->index];
    if (other.subject != of.subject) {
        say(Code::wrong_sort,
            fmt::format("the figure `{}` is about {}, and `{}` about {}", other.name, words_of(other.subject), of.name,
                        words_of(of.subject)),
            name.span(), "both must be about the same")
            .labels.push_back({other.span, "declared here", false});
        return std::nullopt;
    }
    const Figure& plain = plain_figure(other);
    const bool single = std::holds_alternative<Measure>(plain.gauge) && !plain.share_of && !plain.per;
    if (!alone && (!single || !plain.split_by.empty())) {
        say(Code::wrong_unit, fmt::format("the figure `{}` is no plain number that could be divided", other.name),
            name.span(), "it is an average, a share, a rate, or split")
            .labels.push_back({plain.span, "declared here", false});
        return std::nullopt;
    }
    return Gauge(FigureOf{{symbol->index}});
}

/// `divides`: it stands behind `per` or `as a share of`. `alone`: nothing is divided.
std::optional<Gauge> Checker::gauge(const Context& context, At node, const Figure& of, bool divides, bool alone) {
    if (node.is(Rule::gauge_name)) return gauge_named(context, node, of, divides, alone);
    if (!node.is(Rule::gauge_average)) {
        const std::optional<Measure> made = measure(context, node);
        return made ? std::optional<Gauge>(*made) : std::nullopt;
    }
    if (!alone) {
        say(Code::wrong_unit,
            fmt::format("`{}` is an average, which is not divided and divides nothing", node.phrase()), node.span());
        return std::nullopt;
    }
    const auto found = value_of_records(context, node.nth(0), node.nth(1));
    if (!found || !can_be_averaged(found->second, node.nth(0))) return std::nullopt;
    return Gauge(AverageOf{found->first, found->second.name});
}

/// False when it could not be understood, which was told.
bool Checker::check_figure(At node, Figure& figure) {
    Context context;
    figure.cites = cites(node);
    missing_subject_ = false;
    const std::optional<SubjectKind> about = subject(node, figure.where, context);
    if (!about && !missing_subject_) return false;
    figure.subject = about.value_or(ForProgram{});
    if (!about) context = context_for(figure.subject);
    const At is = node.child(Rule::figure_is);
    if (!is) {
        say(Code::clause_missing, fmt::format("the figure `{}` does not say what it is", figure.name),
            node.child(Rule::name).span(), "", "add `is number of ...` or `is hours of ...`");
        return false;
    }
    std::map<std::string, Span> seen;
    for (const At clause : node.children(Rule::figure_is)) repeats(clause, seen);
    const At share = is.child(Rule::figure_share_of), per_node = is.child(Rule::figure_per);
    const auto first = gauge(context, is.child(), figure, false, !share && !per_node);
    bool good = first.has_value();
    if (first) figure.gauge = *first;
    const auto divisor = [&](At clause, std::optional<Gauge>& into) {
        if (!clause) return;
        into = gauge(context, clause.child(), figure, true, false);
        good = good && into;
    };
    divisor(share, figure.share_of);
    divisor(per_node, figure.per);
    if (const At when = period_child(is)) {
        if (const auto made = period(context, when))
            figure.period = *made;
        else
            good = false;
    }
    if (!first) return false;
    for (const At clause : node.children(Rule::figure_split_by)) {
        if (std::holds_alternative<FigureOf>(figure.gauge)) {
            say(Code::clause_without_effect, fmt::format("`{}` has no effect here", clause.phrase()), clause.span(),
                "a figure that names another is not split", "split the other one");
            continue;
        }
        for (const At name : clause.child(Rule::names).children(Rule::name)) split_field(context, name, figure);
    }
    return good;
}

/// What a figure is split by: a field of its records, of its subject, or something that every person has.
void Checker::split_field(const Context& context, At name, Figure& figure) {
    const auto* measure_here = std::get_if<Measure>(&figure.gauge);
    std::optional<SelectionId> of;
    if (measure_here) of = records_of(*measure_here);
    if (const auto* average = std::get_if<AverageOf>(&figure.gauge)) of = average->what;
    const bool records = of.has_value();
    Context inside = context;
    const Selection copy = of ? model_[*of] : Selection{};
    if (records) inside.records = &copy;
    const auto* standing_here = measure_here ? std::get_if<MeasureStanding>(measure_here) : nullptr;
    if (standing_here) inside.standing = &standing_here->what;
    std::optional<Field> field;
    if (records) field = field_of_records(copy, name.text());
    if (!field) field = built_in_field(name.text(), true);
    if (!field && records)
        for (const KindId kind : kinds_of(copy))
            for (const Field& one : model_[kind].fields)
                if (const auto choice = choice_of(one.type); choice && names(name.text(), model_[*choice].name))
                    field = one;
    if (!field && standing_here) {
        if (const auto* role = std::get_if<StandingRole>(&standing_here->what))
            field = field_of_role(role->role, name.text());
        if (const auto* group = std::get_if<StandingGroup>(&standing_here->what))
            for (const Field& one : model_[group->kind].fields)
                if (names(name.text(), model_[one.name])) field = one;
        if (const auto* pairing = std::get_if<StandingPairing>(&standing_here->what))
            for (const Field& one : model_[pairing->kind].fields)
                if (names(name.text(), model_[one.name])) field = one;
    }
    if (field) {
        figure.split_by.push_back(field->name);
        return;
    }
    unknown_field(name,
                  records && !copy.kinds.empty() ? fmt::format("`{}`", model_[copy.kinds[0]].name) : "what is counted",
                  inside, std::nullopt);
}

}  // namespace induct
