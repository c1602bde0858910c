// What a field may hold, in a model's tests and in the records of a World alike.
#pragma once

#include "engine/model/ids.h"
#include "engine/time/date.h"

#include <string>
#include <variant>
#include <vector>

namespace induct {

/// Decimal numbers of fields (`experience`, FTE, scores) as exact thousandths.
using Number = Quantity<struct ThousandthUnit>;

/// One value of a choice: its place in the declared list, so that an ordered scale compares by `index`.
struct ChoiceValue {
    ChoiceId choice;
    std::uint32_t index = 0;
    friend constexpr auto operator<=>(ChoiceValue, ChoiceValue) = default;
};

/// monostate: not recorded. A list of choice values is sorted and holds each once.
using Value = std::variant<std::monostate, std::string, Number, Date, bool, PersonId, SiteId, GroupId, Minutes, Cents,
                           BasisPoints, ChoiceValue, std::vector<ChoiceValue>>;

[[nodiscard]] inline bool is_recorded(const Value& value) { return !std::holds_alternative<std::monostate>(value); }

/// A field of one owner, by the field's name.
struct FieldValue {
    FieldId field;
    Value value;
};

}  // namespace induct
