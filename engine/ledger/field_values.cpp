// Cells of a model's fields, in the form the ledger keeps. Tested by tests/ledger/import_test.cpp.
#include "engine/ledger/body.h"
#include "engine/ledger/vocabulary.h"
#include "grammar/near.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {
namespace {

Cell<std::uint32_t> choice_value(const Choice& choice, std::string_view cell) {
    const std::string folded = folded_word(cell);
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < choice.values.size(); ++i) {
        const ChoiceItem& item = choice.values[i];
        if (folded_word(item.name) == folded || (!item.title.empty() && folded_word(item.title) == folded)) return i;
        names.push_back(item.name);
    }
    const auto near = nearest(cell, names);
    return tl::make_unexpected(CellFault{Code::cell_value, fmt::format("it is none of {}", fmt::join(names, ", ")),
                                         near ? fmt::format("did you mean `{}`?", *near) : std::string()});
}

Cell<std::string> choice_list(const Choice& choice, std::string_view cell, char separator) {
    std::vector<std::uint32_t> places;
    for (const std::string& item : list_items(cell, separator)) {
        const auto place = choice_value(choice, item);
        if (!place) {
            CellFault fault = place.error();
            fault.cause = fmt::format("`{}` is none of the values: {}", item, fault.cause.substr(14));
            return tl::make_unexpected(std::move(fault));
        }
        places.push_back(*place);
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    std::vector<std::string> names;
    for (const std::uint32_t place : places) names.push_back(choice.values[place].name);
    return join_items(names);
}

struct Canonical {
    const Model& model;
    std::string_view cell;
    const IdLookup& lookup;
    DateOrder order;
    Date on;
    char separator;

    Cell<std::string> operator()(TextType) const { return std::string(cell); }
    Cell<std::string> operator()(NumberType) const {
        return read_number(cell, separator != ',').map([](Number number) { return to_decimal(number); });
    }
    Cell<std::string> operator()(ScaleType scale) const {
        const auto read = read_number(cell, separator != ',');
        if (read && (*read < scale.least || scale.most < *read))
            return tl::make_unexpected(CellFault{Code::cell_value,
                                                 fmt::format("it is off the scale, which runs from {} to {}",
                                                             to_decimal(scale.least), to_decimal(scale.most)),
                                                 ""});
        return read.map([](Number number) { return to_decimal(number); });
    }
    Cell<std::string> operator()(DateType) const {
        return read_date(cell, order, on).map([](Date date) { return to_iso(date); });
    }
    Cell<std::string> operator()(YesNoType) const {
        return read_yes_no(cell).map([](bool yes) { return std::string(yes ? "yes" : "no"); });
    }
    Cell<std::string> operator()(DurationType) const {
        return read_length(cell, BareUnit::minutes, separator != ',').map([](Minutes minutes) {
            return fmt::format("{}", minutes.count);
        });
    }
    Cell<std::string> operator()(MoneyType) const {
        return read_money(cell, separator != ',', model.program.currency).map([](Cents cents) {
            return to_decimal(cents);
        });
    }
    Cell<std::string> operator()(PersonType) const { return lookup.person(cell); }
    Cell<std::string> operator()(RoleType) const { return lookup.person(cell); }
    Cell<std::string> operator()(SiteType) const { return lookup.site(cell); }
    Cell<std::string> operator()(GroupType) const { return lookup.group(cell); }
    Cell<std::string> operator()(ChoiceType type) const {
        const Choice& choice = model[type.choice];
        return choice_value(choice, cell).map([&](std::uint32_t place) { return choice.values[place].name; });
    }
    Cell<std::string> operator()(ChoiceListType type) const { return choice_list(model[type.choice], cell, separator); }
};

}  // namespace

Cell<std::string> canonical_field(const Model& model, const FieldType& type, std::string_view cell,
                                  const IdLookup& lookup, DateOrder order, Date on, char separator_of_file) {
    return std::visit(Canonical{model, trimmed(cell), lookup, order, on, separator_of_file}, type);
}

}  // namespace induct
