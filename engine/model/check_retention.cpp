// `retain` in the head of a program: what is kept, how long, and after what.
// Method: each line by itself first, then two and two, for lines that say nothing new. Source: docs/language.md, 4,
// Records that are not kept for good. Tested by the goldens retention and retention_slips.
#include "engine/model/checker.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

constexpr const char* everything_logged = "logs";

/// The fewest and the most days that a span may have; both bounds hold on every day of the calendar on the wall.
std::pair<std::int64_t, std::int64_t> days_in(CalendarSpan span) {
    const std::int64_t count = std::min<std::int64_t>(span.count, 1'000'000);
    switch (span.unit) {
        case SpanUnit::week:
            return {7 * count, 7 * count};
        case SpanUnit::month:
            return {28 * count, 31 * count};
        case SpanUnit::year:
            return {365 * count, 366 * count};
        default:
            return {count, count};
    }
}

std::optional<std::int64_t> months_in(CalendarSpan span) {
    if (span.unit == SpanUnit::month) return span.count;
    if (span.unit == SpanUnit::year && span.count < 1'000'000) return 12 * span.count;
    return std::nullopt;
}

/// Is `one` at least as long as `other`, from whatever day both are counted?
bool lasts_as_long(CalendarSpan one, CalendarSpan other) {
    const auto a = months_in(one), b = months_in(other);
    return a && b ? *a >= *b : days_in(one).first >= days_in(other).second;
}

/// Is `one` longer than `other` by a year at least?
bool lasts_a_year_longer(CalendarSpan one, CalendarSpan other) {
    const auto a = months_in(one), b = months_in(other);
    return a && b ? *a >= *b + 12 : days_in(one).first >= days_in(other).second + 366;
}

/// Does `line` say nothing that `other` does not say? A pairing may end before the year of its record does, by less
/// than a year; of a record of no pairing both mean the year.
bool says_nothing_beside(const Model& model, const Retention& line, const Retention& other) {
    const bool all_of_it = !other.kind || (line.kind && is_a(model, *line.kind, *other.kind));
    if (!all_of_it) return false;
    if (line.after == other.after) return lasts_as_long(other.length, line.length);
    return other.after == Retention::After::end_of_pairing && lasts_a_year_longer(other.length, line.length);
}

}  // namespace

/// Which records: `logs`, a kind, or a payment (what was paid).
bool Checker::retained_name(At name, Retention& retention) {
    if (name.text() == everything_logged) return true;
    const Symbol* symbol = lookup(name, true);
    if (symbol && symbol->sort == Sort::requirement && symbol->node.is(Rule::payment)) {
        for (const Payment& payment : model_.payments)
            if (payment.rule.index == symbol->index) retention.kind = payment.made;
        return retention.kind.has_value();
    }
    if (!(symbol = expect(name, {Sort::kind}, "kind of record"))) return false;
    retention.kind = KindId{symbol->index};
    return true;
}

std::optional<Retention> Checker::retention(At line) {
    Retention retention;
    retention.words = line.phrase();
    retention.span = line.span();
    const bool named = retained_name(line.child(Rule::name), retention);
    const At length = line.child(Rule::span), point = line.children().back();
    const std::optional<CalendarSpan> span = this->span(length);
    bool good = named && span;
    if (span) retention.length = *span;
    if (span && span->unit != SpanUnit::day && span->unit != SpanUnit::week && span->unit != SpanUnit::month &&
        span->unit != SpanUnit::year) {
        say(Code::retained_for, fmt::format("records are not kept for {}", unit_name(span->unit, 2)), length.span(),
            "how long that is, only a calendar says", "say it in days, weeks, months or years");
        good = false;
    }
    const bool end = point.is(Rule::point_end_of) && !point.child(Rule::word_next);
    if (end && point.child(Rule::word_pairing))
        retention.after = Retention::After::end_of_pairing;
    else if (end && point.child(Rule::word_year))
        retention.after = Retention::After::end_of_year;
    else {
        say(Code::retained_after, fmt::format("nothing is kept after `{}`", point.phrase()), point.span(),
            "`end of pairing` or `end of year` stands here",
            "write `after end of pairing`, or `after end of year` for the school year of the record");
        good = false;
    }
    return good ? std::optional(retention) : std::nullopt;
}

void Checker::check_retentions() {
    std::vector<Retention>& all = model_.program.retentions;
    for (const At line : program_clauses())
        if (line.is(Rule::program_retain))
            if (std::optional<Retention> read = retention(line)) all.push_back(std::move(*read));
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < all.size(); ++j) {
            // Of two lines that say the same the later one says nothing.
            if (i == j || !says_nothing_beside(model_, all[i], all[j])) continue;
            if (j > i && says_nothing_beside(model_, all[j], all[i])) continue;
            const std::string what =
                all[i].kind ? "`" + model_[*all[i].kind].name + "`" : std::string("what is logged");
            say(Code::retained_longer, fmt::format("{} is kept as long by another line anyway", what), all[i].span,
                "does nothing", "take it out, or shorten the other one")
                .labels.push_back({all[j].span, "this one holds", false});
            break;
        }
    }
}

}  // namespace induct
