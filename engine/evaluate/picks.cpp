// Picks the records of every selection in one pass, and adds them up over windows. See judge.h.
#include "engine/evaluate/judge.h"

#include <algorithm>
#include <set>

namespace induct {

namespace {

/// The day, week, month, term or year that the day lies in; nothing between two terms or two school years.
std::optional<std::int64_t> key_of(const SchoolCalendar& calendar, Adds adds, Date day) {
    switch (adds) {
        case Adds::days:
            return day.time_since_epoch().count();
        case Adds::weeks:
            return week_start(day).time_since_epoch().count();
        case Adds::months:
            return month_around(day).first.time_since_epoch().count();
        case Adds::years: {
            const SchoolYear* year = calendar.year_of(day);
            if (!year || !year->days.holds(day)) return std::nullopt;
            return year->days.first.time_since_epoch().count();
        }
        case Adds::terms: {
            const SchoolYear* year = calendar.year_of(day);
            for (std::size_t i = 0; year && i < year->terms.size(); ++i) {
                if (year->terms[i].days.holds(day)) return year->terms[i].days.first.time_since_epoch().count();
            }
            return std::nullopt;
        }
        default:
            return std::nullopt;
    }
}

/// A row that is added on a day: to what is certain, to what may be, or to both.
struct Adding {
    Date on{};
    std::uint32_t row{};
    bool certain = false, possible = false;
};

}  // namespace

/// All selections are fed from one pass over the rows: the table says which of them a record's kind may add to.
const Picks& Judge::picks(std::uint32_t select) {
    if (picks_.empty()) {
        picks_.assign(plan_.selects.size(), Picks{});
        // Through several pairings of the chain it is still one record: its first row stands for it.
        std::uint32_t first = 0;
        for (std::uint32_t row = 0; row < rows_; ++row) {
            if (!is_chain_of(row, first)) first = row;
            for (const std::uint32_t s : plan_.selects_of_code[records_.code[row]]) {
                if (records_.is(row, row_owned) && !plan_.selects[s].of_owner) continue;
                Truth truth = Truth::yes;
                for (const std::uint32_t test : plan_.selects[s].tests) truth = both(truth, records_.test(row, test));
                if (truth == Truth::no) continue;
                // An artifact asked for without a stage is its instance, on the day of its first stage.
                if (plan_.selects[s].any_stage && records_.is(row, row_later_stage)) continue;
                const bool certain = truth == Truth::yes;
                Picks& picked = *picks_[s];
                if (!picked.rows.empty() && picked.rows.back() == first) {
                    picked.certain.back() = picked.certain.back() || certain;
                } else {
                    picked.rows.push_back(first);
                    picked.certain.push_back(certain);
                }
            }
        }
    }
    return *picks_[select];
}

Truth Judge::passes_test(std::uint32_t row, std::uint32_t test, std::uint32_t select) const {
    Truth truth = Truth::no;
    for (std::uint32_t other = row; other == row || (other < rows_ && is_chain_of(other, row)); ++other) {
        if (!records_.is(other, row_owned) || plan_.selects[select].of_owner)
            truth = either(truth, records_.test(other, test));
    }
    return truth;
}

bool Judge::counts_for(std::uint32_t row, Ground ground) const {
    if (is_twin_elsewhere(row, ground)) return false;
    if (records_.is(row, row_chain)) return ground.chain;
    if (!records_.is(row, row_own | row_owned)) return false;
    if (!plan_.code_is_dated_deed[records_.code[row]]) return true;
    // Of somebody in a slot also what was done on the days of the pairings before.
    const bool of_owner = ground.chain && records_.is(row, row_owned);
    return holds(of_owner ? spell_of(ground) : active(ground), records_.date[row]);
}

std::optional<std::int32_t> Judge::minutes_of(std::uint32_t row, const Select& select) const {
    const std::vector<std::int32_t>& minutes = select.minutes == ContractDay::outside  ? records_.outside
                                               : select.minutes == ContractDay::during ? records_.during
                                                                                       : records_.minutes;
    if (minutes[row] < 0) return std::nullopt;
    return minutes[row];
}

Counts Judge::count(const Sum& sum, Interval days, Ground ground, std::int64_t each_value,
                    std::optional<Date> valid_on) {
    if (!plan_.selects[sum.select].order.empty()) return count_documents(sum.select, days, ground, valid_on);
    Counts counts;
    const Picks& picked = picks(sum.select);
    const auto begin = std::lower_bound(picked.rows.begin(), picked.rows.end(), days.first,
                                        [&](std::uint32_t row, Date day) { return records_.date[row] < day; });
    Amount total;
    std::set<std::int64_t> certain_keys, all_keys;
    std::vector<Amount> reached(sum.values);
    const auto take = [&](const Adding& one) {
        const std::uint32_t row = one.row;
        const auto key = [&](std::int64_t value) {
            if (one.certain) certain_keys.insert(value);
            all_keys.insert(value);
        };
        switch (sum.adds) {
            case Adds::minutes: {
                const Amount minutes = credit(sum, row);
                if (one.certain) total.least += minutes.least;
                if (one.possible) total.most = std::min(without_bound, total.most + minutes.most);
                break;
            }
            case Adds::records:
                total.least += one.certain;
                total.most += one.possible;
                break;
            case Adds::kinds: {
                // The stages of one artifact are one kind.
                key(kind_of(plan_, records_.code[row]).index);
                break;
            }
            case Adds::people:
            case Adds::values: {
                const RowCodes& column = records_.columns[sum.column];
                for (std::uint32_t i = column.first[row]; i < column.first[row + 1]; ++i) key(column.codes[i]);
                for (const auto& [of_row, code] : column.perhaps_of(row)) all_keys.insert(code);
                // A value that is not recorded may be one more.
                if (column.missing[row]) all_keys.insert(~static_cast<std::int64_t>(row));
                break;
            }
            case Adds::coverage: {
                const RowCodes& column = records_.columns[sum.column];
                for (std::uint32_t i = column.first[row]; i < column.first[row + 1]; ++i) {
                    Amount& value = reached[column.codes[i]];
                    value.least += one.certain;
                    value.most += one.possible;
                }
                for (Amount& value : reached) value.most += one.possible && column.missing[row];
                total = {};
                for (const Amount& value : reached) {
                    total.least += value.least >= each_value;
                    total.most += value.most >= each_value;
                }
                break;
            }
            case Adds::standing:
                break;
            default:
                if (const auto unit = key_of(calendar_, sum.adds, records_.date[row])) key(*unit);
        }
        if (!all_keys.empty())
            total = {static_cast<std::int64_t>(certain_keys.size()), static_cast<std::int64_t>(all_keys.size())};
        counts.add(one.on, total);
    };
    std::vector<Adding> later;  // where a record may count from another day on than its own
    for (auto at = static_cast<std::size_t>(begin - picked.rows.begin()); at < picked.rows.size(); ++at) {
        const std::uint32_t row = picked.rows[at];
        const Date date = records_.date[row];
        const bool certain = picked.certain[at];
        if (date > days.last) break;
        if (!counts_for(row, ground) || has_expired(records_.code[row], date, valid_on)) continue;
        if (!sum.counting) {
            take({date, row, certain, true});
            continue;
        }
        const CountsFrom from = counts_from(sum, row, certain, days, ground);
        if (from.perhaps <= last_known_day) later.push_back({from.perhaps, row, from.surely == from.perhaps, true});
        if (from.surely <= last_known_day && from.surely != from.perhaps)
            later.push_back({from.surely, row, true, false});
    }
    std::stable_sort(later.begin(), later.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
    for (const Adding& one : later) take(one);
    return counts;
}

Amount Judge::standing(const Sum& sum, Date day, std::int64_t each_value) const {
    const StandingList& list = plan_.standings[sum.standing];
    std::set<std::uint32_t> certain, all;
    std::vector<std::set<std::uint32_t>> certain_of(sum.values), all_of(sum.values);
    for (const StandingEntry& entry : records_.standings[sum.standing]) {
        if (!entry.days.holds(day) || entry.belongs == Truth::no || entry.seen > as_of_.on) continue;
        const bool yes = entry.belongs == Truth::yes;
        if (sum.values > 0) {
            for (const std::uint32_t value : entry.values) {
                if (yes) certain_of[value].insert(entry.who);
                all_of[value].insert(entry.who);
            }
            for (auto& one : all_of) {
                if (entry.values_missing) one.insert(entry.who);
            }
        } else if (list.distinct) {
            // A value that is not recorded may be one more.
            if (yes) certain.insert(entry.values.begin(), entry.values.end());
            all.insert(entry.values.begin(), entry.values.end());
            if (entry.values_missing) all.insert(~entry.who);
        } else {
            if (yes) certain.insert(entry.who);
            all.insert(entry.who);
        }
    }
    if (sum.values == 0) return {static_cast<std::int64_t>(certain.size()), static_cast<std::int64_t>(all.size())};
    Amount total;
    for (std::uint32_t v = 0; v < sum.values; ++v) {
        total.least += static_cast<std::int64_t>(certain_of[v].size()) >= each_value ? 1 : 0;
        total.most += static_cast<std::int64_t>(all_of[v].size()) >= each_value ? 1 : 0;
    }
    return total;
}

}  // namespace induct
