// Which exception speaks first, and whether cases leave somebody out: decided by trying every kind of person.
//
// Method: the fields that a rule's conditions test become variables with a few telling values each (every value of a
// choice, the numbers around each bound); every other test is a variable of its own that may be true or false. A
// condition implies another when no combination makes the first true and the second not. More combinations than
// `too_many` are not tried: then nothing is claimed. Tested by tests/model/resolved_test.cpp.
#include "engine/model/checker.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace induct {
namespace {

constexpr std::size_t too_many = 50'000;

/// Something that conditions ask about, and the values worth trying.
struct Variable {
    enum class Sort : std::uint8_t { choice, number, yes_no, free } sort{};
    std::string owner;  // "mentee", "blended"; empty for a free test
    std::string field;  // "year-of-service"; of a free test its words
    ChoiceId choice;
    std::vector<std::int64_t> values;  // choice: index; number: thousandths; yes_no and free: 1 and 0
    bool may_be_unrecorded = false;    // tried as the value behind the last one
};

using Assignment = std::vector<std::size_t>;  // place of the value tried, one a variable

struct World {
    const Model* model = nullptr;
    std::vector<Variable> variables;
    std::string subject;  // the owner of the subject's own fields

    [[nodiscard]] std::size_t tries(const Variable& v) const { return v.values.size() + (v.may_be_unrecorded ? 1 : 0); }
    [[nodiscard]] std::optional<std::size_t> find(const std::string& owner, const std::string& field) const {
        for (std::size_t i = 0; i < variables.size(); ++i)
            if (variables[i].owner == owner && variables[i].field == field) return i;
        return std::nullopt;
    }
};

std::string owner_words(const Model& model, const Requirement& rule, const Place& place) {
    if (const auto* slot = std::get_if<OfSlot>(&place.owner))
        return model[slot->slot.pairing].slots[slot->slot.slot].name;
    if (std::holds_alternative<OfRecord>(place.owner)) return "record";
    return std::visit(Match{
                          [&](const ForPairing& s) { return model[s.kind].name; },
                          [&](const ForRole& s) { return model[s.role].name; },
                          [&](const ForGroup& s) { return model[s.kind].name; },
                          [](const ForSchool&) { return std::string("school"); },
                          [](const ForDistrict&) { return std::string("district"); },
                          [](const ForProgram&) { return std::string("program"); },
                      },
                      rule.subject);
}

/// Can the test be worked out from one variable? Else it is free.
bool is_decidable(const FieldTest& test) {
    if (test.other) return false;
    return std::holds_alternative<ChoiceType>(test.place.type) || std::holds_alternative<NumberType>(test.place.type) ||
           std::holds_alternative<YesNoType>(test.place.type);
}

void add_field(World& world, const Requirement& rule, const FieldTest& test) {
    const Model& model = *world.model;
    const std::string owner = owner_words(model, rule, test.place), field = model[test.place.field];
    std::optional<std::size_t> at = world.find(owner, field);
    if (!at) {
        Variable made;
        made.owner = owner;
        made.field = field;
        if (const auto* choice = std::get_if<ChoiceType>(&test.place.type)) {
            made.sort = Variable::Sort::choice;
            made.choice = choice->choice;
            for (std::size_t i = 0; i < model[choice->choice].values.size(); ++i)
                made.values.push_back(static_cast<std::int64_t>(i));
        } else if (std::holds_alternative<YesNoType>(test.place.type)) {
            made.sort = Variable::Sort::yes_no;
            made.values = {1, 0};
        } else {
            made.sort = Variable::Sort::number;
        }
        world.variables.push_back(std::move(made));
        at = world.variables.size() - 1;
    }
    Variable& variable = world.variables[*at];
    if (test.compare == Compare::recorded || test.compare == Compare::not_recorded) variable.may_be_unrecorded = true;
    if (variable.sort == Variable::Sort::number)
        for (const Value& value : test.values)
            if (const auto* number = std::get_if<Number>(&value)) variable.values.push_back(number->count);
}

std::string free_key(const Model& model, ConditionId id) { return model.condition_words[id.index]; }

void add_free(World& world, const std::string& words) {
    if (world.find("", words)) return;
    Variable made;
    made.sort = Variable::Sort::free;
    made.field = words;
    made.values = {0, 1};
    world.variables.push_back(std::move(made));
}

void collect(World& world, const Requirement& rule, ConditionId id) {
    const Model& model = *world.model;
    std::visit(Match{
                   [&](const Both& c) { collect(world, rule, c.left), collect(world, rule, c.right); },
                   [&](const Either& c) { collect(world, rule, c.left), collect(world, rule, c.right); },
                   [&](const Not& c) { collect(world, rule, c.term); },
                   [&](const FieldIs& c) {
                       if (is_decidable(c.test))
                           add_field(world, rule, c.test);
                       else
                           add_free(world, free_key(model, id));
                   },
                   [&](const auto&) { add_free(world, free_key(model, id)); },
               },
               model[id]);
}

/// The numbers worth trying: each bound, and one between, above and below. Whole numbers when all bounds are whole.
void spread_numbers(World& world) {
    for (Variable& variable : world.variables) {
        if (variable.sort != Variable::Sort::number) continue;
        std::vector<std::int64_t>& values = variable.values;
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        const bool whole = std::all_of(values.begin(), values.end(), [](std::int64_t v) { return v % 1000 == 0; });
        const std::int64_t step = whole ? 1000 : 100, lowest = variable.field == "mentoring-year" ? 1000 : 0;
        std::vector<std::int64_t> extra{values.empty() ? lowest : values.back() + step};
        for (std::size_t i = 1; i < values.size(); ++i)
            if (values[i] - values[i - 1] > step) extra.push_back(values[i - 1] + step);
        if (!values.empty() && values.front() - step >= lowest) extra.push_back(values.front() - step);
        values.insert(values.end(), extra.begin(), extra.end());
    }
}

Truth test_truth(const Model& model, const FieldTest& test, const Variable& variable, std::size_t chosen) {
    (void)model;
    const bool recorded = chosen < variable.values.size();
    if (test.compare == Compare::recorded) return truth(recorded);
    if (test.compare == Compare::not_recorded) return truth(!recorded);
    if (!recorded) return Truth::unknown;
    const std::int64_t seen = variable.values[chosen];
    const auto against = [](const Value& value) -> std::optional<std::int64_t> {
        if (const auto* number = std::get_if<Number>(&value)) return number->count;
        if (const auto* choice = std::get_if<ChoiceValue>(&value)) return choice->index;
        if (const auto* flag = std::get_if<bool>(&value)) return *flag ? 1 : 0;
        return std::nullopt;
    };
    bool any = false;
    std::int64_t first = 0;
    for (const Value& value : test.values)
        if (const auto other = against(value)) {
            first = *other;
            any = any || *other == seen;
        }
    switch (test.compare) {
        case Compare::is:
        case Compare::exactly:
        case Compare::one_of:
            return truth(any);
        case Compare::is_not:
        case Compare::not_one_of:
            return truth(!any);
        case Compare::at_least:
            return truth(seen >= first);
        case Compare::at_most:
            return truth(seen <= first);
        default:
            return Truth::unknown;
    }
}

Truth holds(const World& world, const Requirement& rule, ConditionId id, const Assignment& chosen) {
    const Model& model = *world.model;
    const auto free = [&]() {
        const std::size_t at = *world.find("", free_key(model, id));
        return truth(world.variables[at].values[chosen[at]] == 1);
    };
    return std::visit(Match{
                          [&](const Both& c) {
                              return both(holds(world, rule, c.left, chosen), holds(world, rule, c.right, chosen));
                          },
                          [&](const Either& c) {
                              return either(holds(world, rule, c.left, chosen), holds(world, rule, c.right, chosen));
                          },
                          [&](const Not& c) { return negate(holds(world, rule, c.term, chosen)); },
                          [&](const FieldIs& c) {
                              if (!is_decidable(c.test)) return free();
                              const std::size_t at =
                                  *world.find(owner_words(model, rule, c.test.place), model[c.test.place.field]);
                              return test_truth(model, c.test, world.variables[at], chosen[at]);
                          },
                          [&](const auto&) { return free(); },
                      },
                      model[id]);
}

/// Tries every combination until `stop` says so; nothing when there are too many to try.
std::optional<std::optional<Assignment>> search(const World& world,
                                                const std::function<bool(const Assignment&)>& stop) {
    std::size_t all = 1;
    for (const Variable& variable : world.variables) {
        all *= std::max<std::size_t>(1, world.tries(variable));
        if (all > too_many) return std::nullopt;
    }
    Assignment chosen(world.variables.size(), 0);
    while (true) {
        if (stop(chosen)) return chosen;
        std::size_t i = chosen.size();
        while (i > 0 && ++chosen[i - 1] == world.tries(world.variables[i - 1])) chosen[--i] = 0;
        if (i == 0) return std::optional<Assignment>();
    }
}

std::string number_words(std::int64_t thousandths) {
    if (thousandths % 1000 == 0) return fmt::format("{}", thousandths / 1000);
    std::string words = fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
    while (words.back() == '0') words.pop_back();
    return words;
}

/// "a mentee whose year-of-service is 3": the combination as somebody one could meet.
std::string person_words(const World& world, const Assignment& chosen) {
    std::map<std::string, std::vector<std::string>> by_owner;
    std::vector<std::string> free;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const Variable& variable = world.variables[i];
        const bool recorded = chosen[i] < variable.values.size();
        if (variable.sort == Variable::Sort::free) {
            if (variable.values[chosen[i]] == 1) free.push_back(fmt::format("`{}`", variable.field));
            continue;
        }
        std::string is = "not recorded";
        if (recorded && variable.sort == Variable::Sort::choice)
            is = (*world.model)[variable.choice].values[static_cast<std::size_t>(variable.values[chosen[i]])].name;
        if (recorded && variable.sort == Variable::Sort::number) is = number_words(variable.values[chosen[i]]);
        if (recorded && variable.sort == Variable::Sort::yes_no) is = variable.values[chosen[i]] == 1 ? "yes" : "no";
        by_owner[variable.owner].push_back(fmt::format("{} is {}", variable.field, is));
    }
    // People first, then the pairing they are in: "a mentee whose ... in a blended whose ..."
    std::vector<std::string> people, around;
    for (const auto& [owner, fields] : by_owner) {
        (owner == world.subject ? around : people)
            .push_back(fmt::format("{} whose {}", with_article(owner), fmt::join(fields, " and ")));
    }
    std::string words = fmt::format("{}", fmt::join(people, " with "));
    if (!around.empty()) words += (words.empty() ? "" : " in ") + around.front();
    if (!free.empty())
        words += fmt::format("{}{} {}", words.empty() ? "somebody" : "", ", of whom it is true that",
                             fmt::join(free, " and "));
    return words.empty() ? "somebody of whom none of this is true" : words;
}

std::string outcome(const Alternative& alternative) {
    if (alternative.paused) return "paused";
    if (!alternative.expects) return "nothing";
    std::string words;
    for (const ExpectationPart& part : alternative.expects->parts) words += part.words + "; ";
    return words;
}

World world_of(const Model& model, const Requirement& rule, const std::vector<const Alternative*>& alternatives) {
    World world{&model, {}, owner_words(model, rule, Place{OfSubject{}, {}, TextType{}, {}})};
    if (rule.where) collect(world, rule, *rule.where);
    for (const Alternative* alternative : alternatives)
        if (alternative->when) collect(world, rule, *alternative->when);
    spread_numbers(world);
    return world;
}

bool applies(const World& world, const Requirement& rule, const Assignment& chosen) {
    return !rule.where || holds(world, rule, *rule.where, chosen) == Truth::yes;
}

}  // namespace

void Checker::rank_exceptions(Requirement& rule) {
    const std::size_t n = rule.exceptions.size();
    if (n == 0) return;
    const auto explicit_over = [&](const Alternative& a, const Alternative& b) {
        return std::find(outranks_.begin(), outranks_.end(), std::pair(a.name, b.name)) != outranks_.end();
    };
    // over[i][j]: exception i is more specific than exception j.
    std::vector<std::vector<bool>> over(n, std::vector<bool>(n, false));
    for (std::size_t i = 0; i < n; ++i) {
        const Alternative& a = rule.exceptions[i];
        const World alone = world_of(model_, rule, {&a});
        const auto possible = search(alone, [&](const Assignment& c) {
            return applies(alone, rule, c) && holds(alone, rule, *a.when, c) == Truth::yes;
        });
        if (possible && !*possible) {
            say(Code::unreachable_exception, fmt::format("the exception `{}` can never hold", a.name), a.span,
                "nobody is like that");
            continue;
        }
        for (std::size_t j = 0; j < i; ++j) {
            const Alternative& b = rule.exceptions[j];
            if (overlap(a.effective, b.effective).empty()) continue;  // they never speak of the same window
            const World world = world_of(model_, rule, {&a, &b});
            const auto meets = [&](Truth of_a, Truth of_b) {
                return search(world, [&, of_a, of_b](const Assignment& c) {
                    if (!applies(world, rule, c)) return false;
                    const bool a_holds = holds(world, rule, *a.when, c) == Truth::yes;
                    const bool b_holds = holds(world, rule, *b.when, c) == Truth::yes;
                    return a_holds == (of_a == Truth::yes) && b_holds == (of_b == Truth::yes);
                });
            };
            const auto together = meets(Truth::yes, Truth::yes);
            if (!together || !*together) continue;  // never both, or too much to try
            const auto only_a = meets(Truth::yes, Truth::no), only_b = meets(Truth::no, Truth::yes);
            const bool a_implies_b = only_a && !*only_a, b_implies_a = only_b && !*only_b;
            if (explicit_over(a, b) || (a_implies_b && !b_implies_a && !explicit_over(b, a))) {
                over[i][j] = true;
            } else if (explicit_over(b, a) || (b_implies_a && !a_implies_b)) {
                over[j][i] = true;
            } else if (outcome(a) != outcome(b)) {
                say(Code::ambiguous_exceptions,
                    fmt::format("two exceptions of `{}` speak of the same people", rule.name), a.span,
                    fmt::format("{} falls under both", person_words(world, **together)),
                    fmt::format(
                        "say which comes first: `exception late to {} when ...`, and the one that goes before it "
                        "`exception later to late when ...`; or add to the condition of one of them",
                        rule.name))
                    .labels.push_back({b.span, "the other exception", false});
            }
        }
    }
    std::vector<std::uint32_t> rank(n, 1);
    for (std::size_t round = 0; round < n; ++round)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                if (over[i][j] && rank[i] <= rank[j] && rank[j] < n + 1) rank[i] = rank[j] + 1;
    for (std::size_t i = 0; i < n; ++i) rule.exceptions[i].rank = rank[i];
    // An exception whose people all fall under more specific ones never speaks.
    std::vector<const Alternative*> all;
    for (const Alternative& alternative : rule.exceptions) all.push_back(&alternative);
    const World world = world_of(model_, rule, all);
    for (std::size_t i = 0; i < n; ++i) {
        if (std::none_of(over.begin(), over.end(), [&](const std::vector<bool>& row) { return row[i]; })) continue;
        const auto speaks = search(world, [&](const Assignment& c) {
            if (!applies(world, rule, c) || holds(world, rule, *all[i]->when, c) != Truth::yes) return false;
            for (std::size_t j = 0; j < n; ++j)
                if (over[j][i] && overlap(all[j]->effective, all[i]->effective) == all[i]->effective &&
                    holds(world, rule, *all[j]->when, c) == Truth::yes)
                    return false;
            return true;
        });
        if (speaks && !*speaks)
            say(Code::unreachable_exception, fmt::format("the exception `{}` never speaks", all[i]->name), all[i]->span,
                "more specific exceptions take everybody it is about");
    }
    std::stable_sort(rule.exceptions.begin(), rule.exceptions.end(),
                     [](const Alternative& a, const Alternative& b) { return a.rank > b.rank; });
}

/// Everybody falls under exactly one case. Not claimed where cases rest on tests that may or may not go together.
void Checker::check_cases(const Requirement& rule) {
    if (rule.cases.size() < 2) return;
    std::vector<const Alternative*> all;
    for (const Alternative& alternative : rule.cases) {
        if (!alternative.when) return;
        all.push_back(&alternative);
    }
    const World world = world_of(model_, rule, all);
    const auto free = std::count_if(world.variables.begin(), world.variables.end(),
                                    [](const Variable& v) { return v.sort == Variable::Sort::free; });
    if (free > 1) return;
    const auto nobody = search(world, [&](const Assignment& c) {
        return applies(world, rule, c) && std::all_of(all.begin(), all.end(), [&](const Alternative* a) {
                   return holds(world, rule, *a->when, c) == Truth::no;
               });
    });
    if (nobody && *nobody)
        say(Code::cases_incomplete,
            fmt::format("{} falls under no case of `{}`", person_words(world, **nobody), rule.name), rule.span,
            "the cases leave somebody out",
            "add a case for the rest, or say with `for each ... where` whom the rule is for");
    const auto twice = search(world, [&](const Assignment& c) {
        return applies(world, rule, c) && std::count_if(all.begin(), all.end(), [&](const Alternative* a) {
                                              return holds(world, rule, *a->when, c) == Truth::yes;
                                          }) > 1;
    });
    if (!twice || !*twice) return;
    std::vector<const Alternative*> both_cases;
    for (const Alternative* one : all)
        if (holds(world, rule, *one->when, **twice) == Truth::yes) both_cases.push_back(one);
    say(Code::cases_overlap, fmt::format("{} falls under two cases of `{}`", person_words(world, **twice), rule.name),
        both_cases[1]->span, "this case, and another one", "everybody falls under exactly one case")
        .labels.push_back({both_cases[0]->span, "the other one", false});
}

}  // namespace induct
