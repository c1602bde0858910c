// See setting_words.h.
#include "engine/evaluate/setting_words.h"

#include <fmt/format.h>

namespace induct {

namespace {

struct SettingWords {
    std::string operator()(Minutes v) const { return to_words(v); }
    std::string operator()(CalendarSpan v) const { return to_words(v); }
    std::string operator()(BasisPoints v) const { return to_words(v); }
    std::string operator()(Cents v) const { return fmt::format("{}.{:02}", v.count / 100, v.count % 100); }
    std::string operator()(Date v) const { return to_words(v); }
    std::string operator()(MonthDay v) const { return to_words(v); }
    std::string operator()(NthWeekday v) const { return to_words(v); }
    std::string operator()(unsigned v) const { return std::string(month_name(v)); }
    std::string operator()(Number v) const {
        return v.count % 1000 == 0 ? fmt::format("{}", v.count / 1000)
                                   : fmt::format("{}.{:03}", v.count / 1000, v.count % 1000);
    }
    std::string operator()(const std::vector<std::string>& v) const { return fmt::format("{}", fmt::join(v, ", ")); }
};

}  // namespace

std::string setting_words(const Parameter::Setting& value) { return std::visit(SettingWords{}, value); }

}  // namespace induct
