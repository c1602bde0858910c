// What records hold, and what figures show, held against a value: `latest score of evaluation is at least proficient`,
// `mentors-per-teacher is at least 1.2`. Tested by the goldens survey_values, off_scale and figure_of_figures.
#include "engine/model/checker.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

Compare compare_of(At node) {
    for (const At child : node.children()) {
        if (child.is(Rule::at_least)) return Compare::at_least;
        if (child.is(Rule::at_most)) return Compare::at_most;
        if (child.is(Rule::exactly)) return Compare::exactly;
        if (child.is(Rule::word_not)) return Compare::is_not;
    }
    return node.is(Rule::test_is_not) ? Compare::is_not : Compare::is;
}

bool is_ordered(const Model& model, const FieldType& type) {
    if (const auto* choice = std::get_if<ChoiceType>(&type)) return model[choice->choice].ordered;
    return std::holds_alternative<NumberType>(type) || std::holds_alternative<ScaleType>(type) ||
           std::holds_alternative<DateType>(type) || std::holds_alternative<DurationType>(type);
}

}  // namespace

/// The field of that name that records declare: of the kind that is named, or of the only one that has it.
std::optional<std::pair<SelectionId, Field>> Checker::value_of_records(const Context&, At name, At of) {
    const std::string written = name.text();
    const auto declared_by = [&](KindId kind) -> std::optional<Field> {
        for (const bool exactly : {true, false})
            for (const Field& field : model_[kind].fields)
                if (exactly ? model_[field.name] == written : names(written, model_[field.name])) return field;
        return std::nullopt;
    };
    std::vector<std::pair<KindId, Field>> found;
    if (of) {
        const auto kind = expect_id<KindId>(of, Sort::kind, "survey, artifact or activity");
        if (!kind) return std::nullopt;
        for (std::uint32_t i = 0; i < model_.kinds.size() && found.empty(); ++i)
            if (is_a(model_, {i}, *kind))
                if (const auto field = declared_by({i})) found.emplace_back(*kind, *field);
        if (found.empty()) {
            Selection records;
            records.kinds = {*kind};
            Context inside;
            inside.records = &records;
            unknown_field(name, fmt::format("`{}`", model_[*kind].name), inside, std::nullopt);
            return std::nullopt;
        }
    } else {
        for (std::uint32_t i = 0; i < model_.kinds.size(); ++i) {
            const auto field = declared_by({i});
            const std::vector<KindId>& parents = model_.kinds[i].parents;
            const bool inherited = std::any_of(parents.begin(), parents.end(),
                                               [&](KindId above) { return declared_by(above).has_value(); });
            if (field && !inherited) found.emplace_back(KindId{i}, *field);
        }
        if (found.empty()) {
            std::vector<std::string> all;
            for (const Kind& kind : model_.kinds)
                for (const Field& field : kind.fields) all.push_back(model_[field.name]);
            unknown(name, "question of a survey or field of a record", all, Code::unknown_field);
            return std::nullopt;
        }
        if (found.size() > 1) {
            const std::string &a = model_[found[0].first].name, &b = model_[found[1].first].name;
            say(Code::ambiguous_name, fmt::format("`{}` is recorded of `{}` and of `{}`", written, a, b), name.span(),
                "", fmt::format("write `{} of {}` or `{} of {}`", written, a, written, b));
            return std::nullopt;
        }
        for (Symbol& symbol : symbols_)
            if (symbol.sort == Sort::kind && symbol.index == found[0].first.index) symbol.used = true;
    }
    Selection records;
    records.kinds = {found[0].first};
    records.words = model_[found[0].first].name;
    records.span = name.span();
    model_.selections.push_back(std::move(records));
    return std::pair{SelectionId{static_cast<std::uint32_t>(model_.selections.size() - 1)}, found[0].second};
}

bool Checker::can_be_averaged(const Field& field, At name) {
    if (std::holds_alternative<NumberType>(field.type) || std::holds_alternative<ScaleType>(field.type)) return true;
    say(Code::wrong_type, fmt::format("`{}` is {}, which has no average", name.text(), type_words(field.type)),
        name.span(), "only numbers have an average", "ask for the `latest` one");
    return false;
}

/// What is recorded and the field beside it: numbers with numbers (of any scale), else the very same type.
bool Checker::same_sort(const Field& field, At name, const Place& other, At right) {
    const auto is_number = [](const FieldType& type) {
        return std::holds_alternative<NumberType>(type) || std::holds_alternative<ScaleType>(type);
    };
    const FieldType &a = field.type, &b = other.type;
    const auto *one = std::get_if<ChoiceType>(&a), *two = std::get_if<ChoiceType>(&b);
    const bool same = one && two ? one->choice == two->choice : a.index() == b.index();
    if (std::holds_alternative<ChoiceListType>(a) || std::holds_alternative<ChoiceListType>(b)) {
        say(Code::wrong_type,
            fmt::format("`{}` and `{}` are not compared: one of them is a list", name.text(), other.words),
            right.span(), "", "a list is held against one value: `is` and the value");
        return false;
    }
    if (!other.group && (same || (is_number(a) && is_number(b)))) return true;
    say(Code::wrong_type,
        fmt::format("`{}` is {}, and `{}` is {}", name.text(), type_words(field.type), other.words,
                    type_words(other.type)),
        right.span(), "the two can never be the same");
    return false;
}

std::optional<ConditionId> Checker::value_atom(const Context& context, At node) {
    ValueIs is;
    is.pick = node.child(Rule::word_latest)  ? ValueIs::Pick::latest
              : node.child(Rule::word_first) ? ValueIs::Pick::first
                                             : ValueIs::Pick::average;
    is.compare = compare_of(node);
    const At name = node.child(Rule::name), of = node.child(Rule::of_name);
    const auto found = value_of_records(context, name, of ? of.child() : At{});
    if (!found) return std::nullopt;
    const auto& [what, field] = *found;
    is.what = what;
    is.field = field.name;
    const At right = node.children().back();
    std::optional<Value> value;
    const std::optional<ParameterId> held = parameter_at(right);
    if (is.pick == ValueIs::Pick::average) {
        if (!can_be_averaged(field, name)) return std::nullopt;
    } else {
        const bool bounded = is.compare == Compare::at_least || is.compare == Compare::at_most;
        if (bounded && !is_ordered(model_, field.type)) {
            say(Code::not_ordered,
                fmt::format("`{}` is {}, which is not more or less than anything", name.text(), type_words(field.type)),
                name.span(), "", "write `is` and a value, or declare the choice with `<` between its values");
            return std::nullopt;
        }
    }
    if (right.is(Rule::place_owned)) {
        is.other = place(context, right);
        if (!is.other || !same_sort(field, name, *is.other, right)) return std::nullopt;
        return put(std::move(is), node);
    }
    if (held && !std::holds_alternative<ChoiceType>(field.type) && !std::holds_alternative<YesNoType>(field.type) &&
        !std::holds_alternative<ChoiceListType>(field.type)) {
        const bool fits = std::holds_alternative<DateType>(field.type)
                              ? parameter_holds(context, right, *held, {Date{}}, "a date with its year")
                              : parameter_of_type(context, right, *held, field.type);
        if (!fits) return std::nullopt;
        is.parameter = *held;
        value = held_value(*held);
    } else {
        value = datum(field.type, right, name.text());
    }
    if (!value) return std::nullopt;
    is.value = std::move(*value);
    return put(std::move(is), node);
}

/// A test whose left side is a figure.
std::optional<ConditionId> Checker::figure_atom(const Context& context, At node, Symbol& symbol) {
    symbol.used = true;
    const At name = node.child().child(Rule::name), right = node.children().back();
    const Figure* shown = &model_.figures[symbol.index];
    if (!ensure_figure(symbol.index)) return std::nullopt;
    if (!node.is(Rule::test_is) && !node.is(Rule::test_is_not) && !node.is(Rule::test_bound)) {
        say(Code::wrong_sort, fmt::format("`{}` is a figure", name.text()), node.span(),
            "it is held against a number, an amount of time or a percentage");
        return std::nullopt;
    }
    if (!context.subject) return std::nullopt;
    if (shown->subject != *context.subject) {
        say(Code::wrong_sort,
            fmt::format("the figure `{}` is about {}, and this asks about {}", name.text(), words_of(shown->subject),
                        words_of(*context.subject)),
            name.span(), "a figure is read of its own subject")
            .labels.push_back({shown->span, "declared here", false});
        return std::nullopt;
    }
    shown = &plain_figure(*shown);
    if (!shown->split_by.empty()) {
        say(Code::wrong_sort, fmt::format("the figure `{}` is split, so it is no single number", name.text()),
            name.span());
        return std::nullopt;
    }
    const FigureUnit unit_of = figure_unit(*shown);
    FigureIs is{{symbol.index}, compare_of(node), {}};
    const auto wrong = [&](std::string_view wanted) -> std::optional<ConditionId> {
        say(Code::wrong_unit, fmt::format("`{}` is not {}", right.phrase(), wanted), right.span(),
            fmt::format("{} is needed here", wanted));
        return std::nullopt;
    };
    if (const std::optional<ParameterId> held = parameter_at(right)) {
        if (!parameter_of_unit(context, right, *held, unit_of)) return std::nullopt;
        is.parameter = *held;
        is.value = held_value(*held);
        return put(std::move(is), node);
    }
    switch (unit_of) {
        case FigureUnit::share:
            if (!right.is(Rule::percent)) return wrong("a percentage");
            if (const auto value = percent(right)) is.value = *value;
            break;
        case FigureUnit::time:
            if (!is_duration(right)) return wrong("an amount of time");
            if (const auto value = minutes(right)) is.value = *value;
            break;
        case FigureUnit::number:
            if (!right.is(Rule::number)) return wrong("a number");
            if (const auto value = number(right)) is.value = *value;
            break;
    }
    if (!is_recorded(is.value)) return std::nullopt;
    return put(std::move(is), node);
}

}  // namespace induct
