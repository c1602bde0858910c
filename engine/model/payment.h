// What a payment says: how much is due for what, what caps it, and what is paid against it.
//
// A payment is a rule of the model with this one expectation; its budget is a rule for the program. A payment made is a
// record of a kind that the checker makes beside each payment. Source: docs/language.md, 6.14. Tested by the goldens
// payment and payment_slips.
#pragma once

#include "engine/model/selection.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace induct {

/// The stage that a payment made reaches, and the fields that it has.
constexpr std::string_view paid_stage = "paid";
constexpr std::string_view paid_amount_field = "amount";
constexpr std::string_view paid_for_field = "for-date";

struct PayFixed {};
struct PayPerHour {
    SelectionId what;
};  // `per hour of one-on-one where payable is yes`
struct PayPerRecord {
    SelectionId what;
};  // `per workshop`

/// `at most 40 hours in the year`: over its own windows, each of which holds whole windows of the payment.
struct PayCap {
    std::variant<Cents, Minutes> most;
    Period period;
    std::string words;
};

/// What is due to one person for one window.
struct PaymentDue {
    Cents amount;  // for the window, an hour or a record
    std::variant<PayFixed, PayPerHour, PayPerRecord> per;
    Period period;
    std::optional<ConditionId> when;
    std::vector<PayCap> caps;
    SelectionId made;  // the payments made
    FieldId made_amount, made_for;
};

/// `budget $9,600`: what all of them together may earn in a school year.
struct PaymentBudget {
    Cents amount;
    RequirementId of;
    SelectionId made;
    FieldId made_amount, made_for;
};

/// A payment as a whole: its rule, the kind of its records, and the rule of its budget.
struct Payment {
    RequirementId rule;
    KindId made;
    std::optional<RequirementId> budget;
};

/// "$1,200", "-$30.50", "1,200 CAD": whole amounts without their cents.
[[nodiscard]] std::string money_words(Cents amount, std::string_view currency);

}  // namespace induct
