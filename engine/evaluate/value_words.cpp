// See value_words.h.
#include "engine/evaluate/value_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace induct {

namespace {

struct SettingWords {
    std::string operator()(Minutes v) const { return to_words(v); }
    std::string operator()(CalendarSpan v) const { return to_words(v); }
    std::string operator()(BasisPoints v) const { return to_words(v); }
    std::string operator()(Cents v) const {
        return fmt::format("{}{}.{:02}", v.count < 0 ? "-" : "", std::abs(v.count) / 100, std::abs(v.count) % 100);
    }
    std::string operator()(Date v) const { return to_words(v); }
    std::string operator()(MonthDay v) const { return to_words(v); }
    std::string operator()(NthWeekday v) const { return to_words(v); }
    std::string operator()(unsigned v) const { return std::string(month_name(v)); }
    std::string operator()(Number v) const { return number_words(v); }
    std::string operator()(const std::vector<std::string>& v) const { return fmt::format("{}", fmt::join(v, ", ")); }
};

}  // namespace

std::string setting_words(const Parameter::Setting& value) { return std::visit(SettingWords{}, value); }

std::string number_words(Number number) {
    const std::int64_t size = std::abs(number.count), thousandths = size % 1000;
    return fmt::format("{}{}{}", number.count < 0 ? "-" : "", size / 1000,
                       thousandths == 0 ? "" : fmt::format(".{:03}", thousandths));
}

std::string amount_words(Measured measured, std::int64_t amount) {
    switch (measured) {
        case Measured::minutes:
            return to_words(Minutes{amount});
        case Measured::share:
            return to_words(BasisPoints{amount});
        case Measured::average: {
            const std::int64_t hundredths = (std::abs(amount) + 5) / 10;
            return fmt::format("{}{}.{:02}", amount < 0 ? "-" : "", hundredths / 100, hundredths % 100);
        }
        case Measured::money:
            return money_words({amount}, "USD");
        case Measured::records:
        case Measured::days:
        case Measured::weeks:
        case Measured::months:
        case Measured::terms:
        case Measured::years:
        case Measured::kinds:
        case Measured::values:
        case Measured::people:
        case Measured::nothing:
            return fmt::format("{}", amount);
    }
    return "";
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
    if (n == 1) return fmt::format("1 {}", one);
    return many.empty() ? fmt::format("{} {}s", n, one) : fmt::format("{} {}", n, many);
}

std::string few_of(const std::vector<std::string>& names, std::size_t shown, std::string_view noun) {
    const std::size_t told = names.size() > shown + 1 ? shown : names.size();
    std::string words;
    for (std::size_t i = 0; i < told; ++i) {
        const bool last = i + 1 == names.size();
        words += (i == 0 ? "" : last ? " and " : ", ") + names[i];
    }
    if (told < names.size()) words += fmt::format(" and {} more{}", names.size() - told, noun);
    return words;
}

std::string listed(const std::vector<std::string>& names, std::size_t most) {
    const std::size_t shown = std::min(names.size(), most);
    std::string words =
        fmt::format("{}", fmt::join(names.begin(), std::next(names.begin(), static_cast<std::ptrdiff_t>(shown)), ", "));
    if (shown < names.size()) words += fmt::format(" and {} more", names.size() - shown);
    return words;
}

}  // namespace induct
