// What of a record counts toward a requirement: `counts only in`, `at most`, `P% of`, `shared among`. See judge.h.
// Source: docs/language.md, 6.9. Test: tests/golden/forms/counted.induct.
#include "engine/evaluate/judge.h"
#include "engine/ledger/cells.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

constexpr Date never = last_known_day + std::chrono::days{1};

/// The wall days of the unit that a day lies in; nothing between two terms or two school years.
std::optional<Interval> unit_around(const SchoolCalendar& calendar, SpanUnit unit, Date day) {
    switch (unit) {
        case SpanUnit::day:
        case SpanUnit::school_day:
            return Interval{day, day};
        case SpanUnit::week:
        case SpanUnit::school_week:
            return Interval{week_start(day), week_start(day) + std::chrono::days{6}};
        case SpanUnit::month:
            return month_around(day);
        case SpanUnit::term:
        case SpanUnit::year:
            break;
    }
    const SchoolYear* year = calendar.year_of(day);
    if (!year || !year->days.holds(day)) return std::nullopt;
    if (unit == SpanUnit::year) return year->days;
    for (const NamedDays& term : year->terms)
        if (term.days.holds(day)) return term.days;
    return std::nullopt;
}

/// Half a minute counts as one.
std::int64_t share_of(std::int64_t minutes, BasisPoints share, std::int64_t people) {
    const std::int64_t whole = 10000 * people;
    return (2 * minutes * share.count + whole) / (2 * whole);
}

/// Is the row among those that a Select takes: surely, perhaps, not at all?
Truth is_picked(const Picks& picked, std::uint32_t row) {
    const auto at = std::lower_bound(picked.rows.begin(), picked.rows.end(), row);
    if (at == picked.rows.end() || *at != row) return Truth::no;
    return picked.certain[static_cast<std::size_t>(at - picked.rows.begin())] ? Truth::yes : Truth::unknown;
}

bool has_code(const std::vector<std::uint32_t>& codes, std::uint32_t code) {
    return std::binary_search(codes.begin(), codes.end(), code);
}

}  // namespace

Judge::CountsFrom Judge::counts_from(const Sum& sum, std::uint32_t row, bool certain, Interval days, Ground ground) {
    CountsFrom from{certain ? records_.date[row] : never, records_.date[row]};
    if (!sum.counting) return from;
    for (const Counting::OnlyIn& only : plan_.countings[*sum.counting].only_in) {
        const std::optional<Interval> unit = unit_around(calendar_, only.unit, records_.date[row]);
        Date surely = never, perhaps = never;
        const Picks& picked = picks(only.select);
        // In order of date: the first of each sort in the unit is enough.
        const auto begin = std::lower_bound(picked.rows.begin(), picked.rows.end(), unit ? unit->first : never,
                                            [&](std::uint32_t other, Date day) { return records_.date[other] < day; });
        for (auto i = static_cast<std::size_t>(begin - picked.rows.begin()); i < picked.rows.size(); ++i) {
            const Date date = records_.date[picked.rows[i]];
            if (date > std::min(unit->last, days.last) || surely != never) break;
            if (!counts_for(picked.rows[i], ground)) continue;
            perhaps = std::min(perhaps, date);
            if (picked.certain[i]) surely = date;
        }
        from.surely = std::max(from.surely, surely);
        from.perhaps = std::max(from.perhaps, perhaps);
    }
    return from;
}

/// Of several shares that hold, the smallest; of one that only may hold nobody knows whether it lowers or raises.
std::pair<BasisPoints, BasisPoints> Judge::shares_of(const Counting& counting, std::uint32_t row) {
    std::optional<std::int64_t> sure, least, most;
    for (const Counting::Share& share : counting.shares) {
        const Truth holds = is_picked(picks(share.select), row);
        if (holds == Truth::no) continue;
        if (holds == Truth::yes) sure = std::min(sure.value_or(share.share.count), share.share.count);
        least = std::min(least.value_or(share.share.count), share.share.count);
        most = std::max(most.value_or(share.share.count), share.share.count);
    }
    constexpr std::int64_t whole = 10000;
    if (sure) return {{*least}, {*sure}};
    return {{std::min(whole, least.value_or(whole))}, {std::max(whole, most.value_or(whole))}};
}

Amount Judge::credit(const Sum& sum, std::uint32_t row) {
    const std::optional<std::int32_t> known = minutes_of(row, plan_.selects[sum.select]);
    // Which of its minutes count may not be known: they are no more than it has.
    const std::int32_t all = records_.minutes[row];
    Amount amount{known.value_or(0), known ? *known : all >= 0 ? all : longest_length.count};
    if (!sum.counting) return amount;
    const Counting& counting = plan_.countings[*sum.counting];
    for (const Counting::Cap& cap : counting.caps) {
        if (!has_code(cap.codes, records_.code[row])) continue;
        amount.least = std::min(amount.least, cap.most);
        amount.most = std::min(amount.most, cap.most);
    }
    const auto [smaller, larger] = shares_of(counting, row);
    std::int64_t fewest = 1, most = 1;
    if (counting.shared) {
        const RowCodes& column = records_.columns[*counting.shared];
        const std::int64_t sure = column.first[row + 1] - column.first[row];
        fewest = std::max<std::int64_t>(1, sure);
        most = std::max<std::int64_t>(1, sure + std::ssize(column.perhaps_of(row)));
    }
    return {share_of(amount.least, smaller, most), share_of(amount.most, larger, fewest)};
}

std::string Judge::credit_words(const Sum& sum, std::uint32_t row, Interval days, Ground ground) {
    if (!sum.counting) return {};
    const Counting& counting = plan_.countings[*sum.counting];
    std::string words;
    const auto say = [&](const std::string& what) { words += (words.empty() ? "" : ", ") + what; };
    if (counts_from(sum, row, true, days, ground).surely > std::min(days.last, as_of_.on)) {
        for (const Counting::OnlyIn& only : counting.only_in) say(only.words);
        return words;
    }
    if (sum.adds != Adds::minutes) return words;
    const std::optional<std::int32_t> known = minutes_of(row, plan_.selects[sum.select]);
    for (const Counting::Cap& cap : counting.caps)
        if (has_code(cap.codes, records_.code[row]) && (!known || *known > cap.most)) say(cap.words);
    for (const Counting::Share& share : counting.shares)
        if (is_picked(picks(share.select), row) != Truth::no) say(share.words);
    if (counting.shared) {
        const RowCodes& column = records_.columns[*counting.shared];
        const std::uint32_t sure = column.first[row + 1] - column.first[row];
        const std::size_t perhaps = column.perhaps_of(row).size();
        if (sure + perhaps > 1)
            say(fmt::format("{}, {} people{}", counting.shared_words, sure + perhaps,
                            perhaps == 0 ? "" : fmt::format(", of {} of them it is not known", perhaps)));
    }
    return words;
}

}  // namespace induct
