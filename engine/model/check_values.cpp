// The leaves: numbers, durations, spans, shares, money and dates as exact values, and parameters that stand for them.
// Tested by tests/model/ (goldens impossible_date, wrong_unit, parameter_type, ...).
#include "engine/model/checker.h"
#include "engine/model/settings.h"

#include <fmt/format.h>

#include <charconv>

namespace induct {
namespace {

/// Thousandths of a written number such as `60` or `1.5`; nothing when it is too long to be exact.
std::optional<std::int64_t> thousandths(std::string_view text) {
    std::int64_t value = 0;
    int decimals = -1;
    for (const char c : text) {
        if (c == '.') {
            if (decimals >= 0) return std::nullopt;
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9' || value > 1'000'000'000'000) return std::nullopt;
        if (decimals >= 3) {
            if (c != '0') return std::nullopt;
            continue;
        }
        value = value * 10 + (c - '0');
        if (decimals >= 0) ++decimals;
    }
    for (int i = decimals < 0 ? 0 : decimals; i < 3; ++i) value *= 10;
    return value;
}

std::string setting_words(const Parameter::Setting& setting) {
    return std::visit(Match{
                          [](Minutes) { return "an amount of time"; },
                          [](CalendarSpan) { return "a span of days"; },
                          [](BasisPoints) { return "a percentage"; },
                          [](Cents) { return "an amount of money"; },
                          [](Number) { return "a number"; },
                          [](const std::vector<std::string>&) { return "a list of names"; },
                          [](const auto&) { return "a date"; },
                      },
                      setting);
}

}  // namespace

std::optional<Number> Checker::number(At node) {
    if (!node) return std::nullopt;
    if (const std::optional<std::int64_t> value = thousandths(node.text())) return Number{*value};
    say(Code::wrong_number, fmt::format("`{}` has more digits than can be kept exactly", node.text()), node.span(),
        "three decimals at most");
    return std::nullopt;
}

std::optional<std::int64_t> Checker::whole(At node) {
    const std::optional<Number> value = number(node);
    if (!value) return std::nullopt;
    if (value->count % 1000 == 0) return value->count / 1000;
    say(Code::wrong_number, fmt::format("`{}` is not a whole number", node.text()), node.span(),
        "a whole number is needed here");
    return std::nullopt;
}

bool Checker::is_duration(At node) {
    return node.is(Rule::duration_hours) || node.is(Rule::duration_hours_minutes) || node.is(Rule::duration_minutes);
}

bool Checker::is_date(At node) {
    return node.is(Rule::date_iso) || node.is(Rule::date_month_day) || node.is(Rule::date_nth);
}

std::optional<Minutes> Checker::minutes(At node) {
    const std::vector<At> numbers = node.children(Rule::number);
    if (numbers.empty()) return std::nullopt;
    const std::optional<Number> first = number(numbers[0]);
    if (!first) return std::nullopt;
    std::int64_t total = first->count * (node.is(Rule::duration_minutes) ? 1 : 60);
    if (node.is(Rule::duration_hours_minutes)) {
        const std::optional<Number> second = number(numbers.back());
        if (!second) return std::nullopt;
        total += second->count;
    }
    if (total % 1000 != 0) {
        say(Code::wrong_number, fmt::format("`{}` is not a whole number of minutes", node.phrase()), node.span(),
            "time is counted in whole minutes");
        return std::nullopt;
    }
    return Minutes{total / 1000};
}

std::optional<SpanUnit> Checker::unit(At node) {
    if (!node) return std::nullopt;
    switch (node.rule()) {
        case Rule::unit_day:
            return SpanUnit::day;
        case Rule::unit_school_day:
            return SpanUnit::school_day;
        case Rule::unit_week:
            return SpanUnit::week;
        case Rule::unit_school_week:
            return SpanUnit::school_week;
        case Rule::unit_month:
            return SpanUnit::month;
        case Rule::unit_term:
            return SpanUnit::term;
        case Rule::unit_year:
            return SpanUnit::year;
        default:
            return std::nullopt;
    }
}

std::optional<Status> Checker::status(At node) {
    if (!node) return std::nullopt;
    switch (node.rule()) {
        case Rule::status_behind:
            return Status::behind;
        case Rule::status_met:
            return Status::met;
        case Rule::status_met_late:
            return Status::met_late;
        case Rule::status_missed:
            return Status::missed;
        case Rule::status_on_track:
            return Status::on_track;
        case Rule::status_due_soon:
            return Status::due_soon;
        case Rule::status_upcoming:
            return Status::upcoming;
        case Rule::status_pending:
            return Status::pending;
        case Rule::status_unknown:
            return Status::unknown;
        default:
            return std::nullopt;
    }
}

std::optional<CalendarSpan> Checker::span(At node) {
    if (!node.is(Rule::span)) return std::nullopt;
    const std::optional<std::int64_t> count = whole(node.child(Rule::number));
    const std::optional<SpanUnit> what = unit(node.nth(1));
    if (!count || !what) return std::nullopt;
    return CalendarSpan{*count, *what};
}

std::optional<BasisPoints> Checker::percent(At node) {
    if (!node) return std::nullopt;
    std::string text = node.text();
    if (!text.empty() && text.back() == '%') text.pop_back();
    const std::optional<std::int64_t> value = thousandths(text);
    if (value && *value % 10 == 0) return BasisPoints{*value / 10};
    say(Code::wrong_number, fmt::format("`{}` has more than two decimals", node.text()), node.span(),
        "two decimals at most");
    return std::nullopt;
}

std::optional<Cents> Checker::money(At node) {
    if (!node) return std::nullopt;
    std::string digits;
    for (const char c : node.text())
        if ((c >= '0' && c <= '9') || c == '.') digits += c;
    const std::optional<std::int64_t> value = thousandths(digits);
    if (value && *value % 10 == 0) return Cents{*value / 10};
    say(Code::wrong_number, fmt::format("`{}` is not a whole number of cents", node.text()), node.span());
    return std::nullopt;
}

/// A written-out date as a point: with its year, by month and day, or as a weekday of a month.
std::optional<Point> Checker::date_point(At node) {
    if (node.is(Rule::date_iso)) {
        if (const std::optional<Date> date = read_iso(node.phrase())) return AtDate{*date};
        say(Code::impossible_date, fmt::format("there is no {}", node.phrase()), node.span(), "no such day");
        return std::nullopt;
    }
    const std::optional<unsigned> month = read_month(node.child(Rule::month).text());
    if (!month) return std::nullopt;
    if (node.is(Rule::date_month_day)) {
        const std::optional<std::int64_t> day = whole(node.child(Rule::number));
        if (!day) return std::nullopt;
        if (*day >= 1 && *day <= 31 && exists(MonthDay{*month, static_cast<unsigned>(*day)}))
            return AtMonthDay{{*month, static_cast<unsigned>(*day)}};
        unsigned last = 31;
        while (!exists(MonthDay{*month, last})) --last;
        say(Code::impossible_date, fmt::format("there is no {}", node.phrase()), node.span(), "no such day",
            fmt::format("{} has {} days{}", month_name(*month), last, *month == 2 ? " at most" : ""));
        return std::nullopt;
    }
    const std::optional<Weekday> day = read_weekday(node.child(Rule::weekday).text());
    if (!day) return std::nullopt;
    unsigned nth = 5;
    switch (node.child().rule()) {
        case Rule::ordinal_first:
            nth = 1;
            break;
        case Rule::ordinal_second:
            nth = 2;
            break;
        case Rule::ordinal_third:
            nth = 3;
            break;
        case Rule::ordinal_fourth:
            nth = 4;
            break;
        default:
            break;
    }
    return AtNthWeekday{{nth, *day, *month}};
}

/// The value of a parameter, as `parameter_is` and `set` write it.
std::optional<Parameter::Setting> Checker::setting(At node) {
    if (!node) return std::nullopt;
    if (is_duration(node)) {
        if (const auto value = minutes(node)) return *value;
        return std::nullopt;
    }
    if (is_date(node)) {
        const std::optional<Point> point = date_point(node);
        if (!point) return std::nullopt;
        if (const auto* date = std::get_if<AtDate>(&*point)) return date->date;
        if (const auto* day = std::get_if<AtMonthDay>(&*point)) return day->day;
        if (const auto* nth = std::get_if<AtNthWeekday>(&*point)) return nth->day;
        return std::nullopt;
    }
    switch (node.rule()) {
        case Rule::span:
            if (const auto value = span(node)) return *value;
            return std::nullopt;
        case Rule::percent:
            if (const auto value = percent(node)) return *value;
            return std::nullopt;
        case Rule::money:
            if (const auto value = money(node)) return *value;
            return std::nullopt;
        case Rule::number:
            if (const auto value = number(node)) return *value;
            return std::nullopt;
        case Rule::month:
            if (const auto value = read_month(node.text())) return *value;
            return std::nullopt;
        case Rule::names: {
            std::vector<std::string> names;
            for (const At name : node.children(Rule::name)) names.push_back(name.text());
            return names;
        }
        default:
            return std::nullopt;
    }
}

/// The parameter of that name; a rule that uses one without a value is told so (`Requirement::unset`).
Parameter* Checker::parameter(At name, const Context& context) {
    const Symbol* symbol = expect(name, {Sort::parameter}, "parameter");
    if (!symbol) return nullptr;
    Parameter& found = model_.parameters[symbol->index];
    if (!found.value && context.unset) {
        const ParameterId id{symbol->index};
        bool listed = false;
        for (const ParameterId other : *context.unset) listed = listed || other == id;
        if (!listed) context.unset->push_back(id);
    }
    return &found;
}

std::optional<Setting<CalendarSpan>> Checker::span_or_parameter(At node, const Context& context) {
    if (!node) return std::nullopt;
    if (node.is(Rule::span)) {
        const std::optional<CalendarSpan> value = span(node);
        if (!value) return std::nullopt;
        return Setting<CalendarSpan>{value, std::nullopt};
    }
    const Parameter* found = parameter(node, context);
    if (!found) return std::nullopt;
    const ParameterId id{static_cast<std::uint32_t>(found - model_.parameters.data())};
    if (!found->value) return Setting<CalendarSpan>{std::nullopt, id};
    if (const auto* value = std::get_if<CalendarSpan>(&*found->value)) return Setting<CalendarSpan>{*value, id};
    say(Code::parameter_type, fmt::format("`{}` is {}, not a span of days", node.text(), setting_words(*found->value)),
        node.span(), "a span such as `5 school-days` is needed here")
        .labels.push_back({found->span, "declared here", false});
    return std::nullopt;
}

std::optional<Setting<std::int64_t>> Checker::count_or_parameter(At node, const Context& context) {
    if (!node) return std::nullopt;
    if (node.is(Rule::number)) {
        const std::optional<std::int64_t> value = whole(node);
        if (!value) return std::nullopt;
        return Setting<std::int64_t>{value, std::nullopt};
    }
    const Parameter* found = parameter(node, context);
    if (!found) return std::nullopt;
    const ParameterId id{static_cast<std::uint32_t>(found - model_.parameters.data())};
    if (!found->value) return Setting<std::int64_t>{std::nullopt, id};
    if (const auto* value = std::get_if<Number>(&*found->value); value && value->count % 1000 == 0)
        return Setting<std::int64_t>{value->count / 1000, id};
    say(Code::parameter_type, fmt::format("`{}` is {}, not a whole number", node.text(), setting_words(*found->value)),
        node.span(), "a whole number is needed here",
        std::holds_alternative<Minutes>(*found->value)
            ? fmt::format("an amount of time is written `{} of ...`", node.text())
            : std::string())
        .labels.push_back({found->span, "declared here", false});
    return std::nullopt;
}

/// A percentage, written out or in a parameter, which is then told in `in`.
std::optional<BasisPoints> Checker::percent_or_parameter(At node, const Context& context,
                                                         std::optional<ParameterId>& in) {
    if (!node.is(Rule::name)) return percent(node);
    const Parameter* found = parameter(node, context);
    if (!found) return std::nullopt;
    in = ParameterId{static_cast<std::uint32_t>(found - model_.parameters.data())};
    if (!found->value) return std::nullopt;
    if (const auto* value = std::get_if<BasisPoints>(&*found->value)) return *value;
    say(Code::parameter_type, fmt::format("`{}` is {}, not a percentage", node.text(), setting_words(*found->value)),
        node.span(), "a percentage such as `80%` is needed here")
        .labels.push_back({found->span, "declared here", false});
    return std::nullopt;
}

std::optional<Setting<BasisPoints>> Checker::share_or_parameter(At node, const Context& context) {
    Setting<BasisPoints> share;
    share.value = percent_or_parameter(node, context, share.parameter);
    const bool unset = share.parameter && !model_[*share.parameter].value;
    if (unset) want(*share.parameter, {Parameter::Setting(BasisPoints{}).index()});
    return share.value || unset ? std::optional(share) : std::nullopt;
}

/// The parameter that is named on the right-hand side of a test, where a value may stand.
std::optional<ParameterId> Checker::parameter_at(At right) {
    if (!right.is(Rule::place_name)) return std::nullopt;
    const Symbol* symbol = lookup(right.child(Rule::name), true);
    return symbol && symbol->sort == Sort::parameter ? std::optional(ParameterId{symbol->index}) : std::nullopt;
}

void Checker::want(ParameterId id, const std::set<std::size_t>& sorts) {
    const auto [place, is_new] = wanted_settings_.emplace(id.index, sorts);
    if (is_new) return;
    std::set<std::size_t> left;
    std::set_intersection(place->second.begin(), place->second.end(), sorts.begin(), sorts.end(),
                          std::inserter(left, left.end()));
    place->second = std::move(left);
}

/// Does it hold a value of one of these sorts, or none so far? A rule that asks for one without a value is told so.
bool Checker::parameter_holds(const Context& context, At right, ParameterId id,
                              std::initializer_list<Parameter::Setting> fitting, std::string_view wanted) {
    std::set<std::size_t> sorts;
    for (const Parameter::Setting& one : fitting) sorts.insert(one.index());
    const Parameter* found = parameter(right.child(Rule::name), context);
    if (!found) return false;
    if (!found->value) {
        want(id, sorts);
        return true;
    }
    if (sorts.count(found->value->index())) return true;
    say(Code::parameter_type, fmt::format("`{}` is {}, not {}", right.phrase(), setting_words(*found->value), wanted),
        right.span(), fmt::format("{} is needed here", wanted))
        .labels.push_back({found->span, "declared here", false});
    return false;
}

/// The same for a value that is held against a field of that type.
bool Checker::parameter_of_type(const Context& context, At right, ParameterId id, const FieldType& type) {
    const std::string wanted = type_words(type);
    if (std::holds_alternative<NumberType>(type) || std::holds_alternative<ScaleType>(type))
        return parameter_holds(context, right, id, {Number{}}, wanted);
    if (std::holds_alternative<DurationType>(type)) return parameter_holds(context, right, id, {Minutes{}}, wanted);
    if (std::holds_alternative<MoneyType>(type)) return parameter_holds(context, right, id, {Cents{}}, wanted);
    if (std::holds_alternative<DateType>(type))
        return parameter_holds(context, right, id, {Date{}, MonthDay{}, NthWeekday{}}, wanted);
    say(Code::wrong_type, fmt::format("`{}` is a parameter, and no parameter holds {}", right.phrase(), wanted),
        right.span(), "", "write the value itself");
    return false;
}

/// The same for a value that is held against what is counted.
bool Checker::parameter_of_unit(const Context& context, At right, ParameterId id, FigureUnit unit) {
    switch (unit) {
        case FigureUnit::share:
            return parameter_holds(context, right, id, {BasisPoints{}}, "a percentage");
        case FigureUnit::time:
            return parameter_holds(context, right, id, {Minutes{}}, "an amount of time");
        case FigureUnit::number:
            break;
    }
    return parameter_holds(context, right, id, {Number{}}, "a number");
}

/// What a parameter holds, as a value; not recorded while it is not set.
Value Checker::held_value(ParameterId id) const { return model_[id].value ? value_of(*model_[id].value) : Value(); }

void Checker::check_parameter(At node, Parameter& parameter) {
    if (const At is = node.child(Rule::parameter_is)) parameter.value = setting(is.child());
    if (const At because = node.child(Rule::because)) parameter.because = because.child().string_value();
    parameter.cites = cites(node);
}

void Checker::check_unit(At node, Unit& unit) {
    const At length = node.nth(1);
    if (!length || !is_duration(length)) return;
    if (const std::optional<Minutes> value = minutes(length)) unit.length = *value;
    if (unit.length.count == 0)
        say(Code::wrong_number, fmt::format("the unit `{}` has no length", unit.name), length.span());
}

}  // namespace induct
