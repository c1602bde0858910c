// What of a record counts toward a requirement: the clauses `counts ...`. What they ask of a record's fields becomes
// part of the selections that the requirement counts; the others are kept beside it.
// Source: docs/language.md, 6.9. Tested by tests/golden/check/counted.induct and tests/golden/forms/counted.induct.
#include "engine/model/checker.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

/// `counts at most 15 minutes per message` without its first word.
std::string words_of_clause(At clause) {
    const std::string words = clause.phrase();
    return words.starts_with("counts ") ? words.substr(7) : words;
}

bool is_field_test(At term) {
    return term.is(Rule::test_is) || term.is(Rule::test_is_not) || term.is(Rule::test_bound) ||
           term.is(Rule::test_one_of) || term.is(Rule::test_not_one_of) || term.is(Rule::test_recorded) ||
           term.is(Rule::test_not_recorded);
}

/// What a part of an expectation counts, where `counts ...` speaks of it: an amount of time, or a number of records.
struct CountedPart {
    std::optional<SelectionId> what;
    bool is_time = false;
};
CountedPart counted_part(const ExpectationPart& part) {
    if (const auto* amount = std::get_if<TimeAmount>(&part.expectation)) return {amount->what, true};
    if (const auto* number = std::get_if<RecordCount>(&part.expectation)) return {number->what, false};
    return {};
}

}  // namespace

template <class Look>
static void each_counted_part(const Requirement& rule, Look look) {
    for (const std::vector<Alternative>* list : {&rule.cases, &rule.exceptions})
        for (const Alternative& alternative : *list) {
            if (!alternative.expects) continue;
            for (const ExpectationPart& part : alternative.expects->parts)
                if (const CountedPart counted = counted_part(part); counted.what) look(counted);
        }
}

void Checker::counted_clause(const Context& context, At clause, Requirement& rule) {
    const auto add = [&](const auto& how) { rule.counted.push_back({how, words_of_clause(clause)}); };
    switch (clause.rule()) {
        case Rule::counts_at_most: {
            const std::optional<Minutes> most = minutes(clause.nth(0));
            const auto per = expect_id<KindId>(clause.nth(1), Sort::kind, "activity or meeting");
            if (!most || !per) break;
            Selection one;
            one.kinds = {*per};
            if (check_has_time(one, clause.nth(1))) add(CountsAtMost{*most, *per});
            break;
        }
        case Rule::counts_share: {
            const std::optional<BasisPoints> share = percent(clause.nth(0));
            const auto of = selection(context, clause.child(Rule::selection));
            if (share && of && check_has_time(model_[*of], clause.child(Rule::selection)))
                add(CountsShare{*share, *of});
            break;
        }
        case Rule::counts_only_in: {
            const std::optional<SpanUnit> what = unit(clause.nth(0));
            const auto with = selection(context, clause.child(Rule::selection));
            if (what && with) add(CountsOnlyIn{*what, *with});
            break;
        }
        case Rule::counts_shared_among: {
            const auto is_shared = [](const Counted& one) { return std::holds_alternative<CountsShared>(one.how); };
            if (std::any_of(rule.counted.begin(), rule.counted.end(), is_shared)) {
                say(Code::clause_twice, "`counts shared among` is given twice", clause.span(), "again here",
                    "keep one of the two: among whom are the minutes divided?");
                break;
            }
            bool said = false;
            const At name = clause.child(Rule::name);
            if (const auto among = slot(context, name, said))
                add(CountsShared{model_[among->pairing].slots[among->slot].role});
            else if (const auto role = said ? std::nullopt : expect_id<RoleId>(name, Sort::role, "slot or role"))
                add(CountsShared{*role});
            break;
        }
        default:
            break;
    }
}

/// The fields that a condition asks about, joined by `and`: what a `where` may ask, and nothing else.
bool Checker::field_tests_of(const Context& context, At node, std::vector<FieldTest>& tests) {
    bool good = true;
    for (const At term : node.children()) {
        const bool asks = is_field_test(term) && !node.is(Rule::condition_any);
        if (!asks) {
            say(Code::wrong_sort, fmt::format("`{}` is no question about a field of one record", term.phrase()),
                term.span(), "`counts only when` looks at each record by itself: at its fields, joined by `and`",
                "what holds for the subject is said by `case` or `except when`");
            return false;
        }
        if (std::optional<FieldTest> made = field_test(context, term))
            tests.push_back(std::move(*made));
        else
            good = false;
    }
    return good;
}

void Checker::counts_only_when(const Context& context, At clause, Requirement& rule) {
    std::vector<SelectionId> wanted;
    each_counted_part(rule, [&](const CountedPart& part) { wanted.push_back(*part.what); });
    for (const SelectionId id : wanted) {
        const Selection records = model_[id];  // a copy: what is asked may add to the table
        Context inside = context;
        inside.records = &records;
        std::vector<FieldTest> tests;
        if (!field_tests_of(inside, condition_child(clause), tests)) {
            poisoned_rules_.insert(static_cast<std::uint32_t>(&rule - model_.requirements.data()));
            return;
        }
        std::vector<FieldTest>& where = model_.selections[id.index].where;
        where.insert(where.end(), tests.begin(), tests.end());
    }
}

/// A clause that speaks of nothing that the requirement counts is told.
void Checker::check_counted(At node, const Requirement& rule) {
    bool time = false, any = false, in_order = false;
    each_counted_part(rule, [&](const CountedPart& part) {
        time = time || part.is_time;
        any = true;
        in_order = in_order || model_[*part.what].by.size() > 1;
    });
    for (const At clause : node.children()) {
        const bool only = clause.is(Rule::counts_only_in) || clause.is(Rule::counts_only_when);
        const bool of_time =
            clause.is(Rule::counts_at_most) || clause.is(Rule::counts_share) || clause.is(Rule::counts_shared_among);
        if ((only && !any) || (of_time && !time))
            say(Code::clause_without_effect, fmt::format("`{}` has no effect here", clause.phrase()), clause.span(),
                only ? "nothing is counted: no hours, and no number of records" : "no hours or minutes are counted",
                "take it out");
        else if (only && in_order)
            say(Code::order_misplaced, fmt::format("`{}` beside an order of people", clause.phrase()), clause.span(),
                "documents that go through several hands are counted when they are complete",
                "take out the one or the other");
    }
}

}  // namespace induct
