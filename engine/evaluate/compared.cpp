// Tells what was compared. See compared.h.
#include "engine/evaluate/compared.h"

#include "engine/evaluate/value_words.h"
#include "engine/ledger/matching.h"
#include "engine/model/match.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

constexpr std::size_t most_told = 6;  // of a whole group

class Telling {
  public:
    Telling(const Known& known, Subject subject, Date day) : known_(known), subject_(subject), day_(day) {}

    ComparedField field(const FieldsMatch& match, const FieldsMatch::Compared& what) const {
        ComparedField told{what.name, {}, {}};
        Truth shared = Truth::yes, apart = Truth::yes;
        const auto pairs = compared_pairs(known_, match, subject_, day_);
        for (const auto& [a, b] : pairs) {
            const Truth same = in_common(known_, what, a, b, day_);
            shared = both(shared, same);
            apart = both(apart, negate(same));
        }
        if (pairs.empty()) shared = apart = Truth::unknown;
        const Truth asked = match.differ ? apart : shared;
        told.verdict = asked == Truth::unknown                 ? "not known"
                       : (asked == Truth::yes) != match.differ ? "shared"
                                                               : "different";
        for (const Person& side : match.sides) add(side, what, told.values);
        return told;
    }

  private:
    void add(const Person& side, const FieldsMatch::Compared& what, std::vector<std::string>& into) const {
        const std::vector<Subject> things = compared(known_, side, subject_, day_);
        if (things.empty()) into.push_back(fmt::format("{} nobody", side.word));
        for (const Subject thing : things) {
            if (into.size() >= most_told) {
                if (into.size() == most_told) into.emplace_back("and more");
                return;
            }
            const bool group = thing.kind == Subject::Kind::group;
            const std::string name = group ? id_of(known_.world, thing) : known_.world.people[thing.index].name;
            std::string values;
            for (const Value& value : values_of(known_, what, thing, day_))
                values += (values.empty() ? "" : ", ") + words(value);
            into.push_back(fmt::format("{} {} {}", side.word, name, values));
        }
    }

    std::string words(const Value& value) const {
        const auto title = [&](ChoiceValue v) { return known_.model[v.choice].values[v.index].name; };
        return std::visit(
            Match{[](std::monostate) { return std::string("not recorded"); }, [](const std::string& v) { return v; },
                  [](bool v) { return std::string(v ? "yes" : "no"); }, [](Number v) { return number_words(v); },
                  [&](PersonId v) { return known_.world[v].name; }, [&](SiteId v) { return known_.world[v].name; },
                  [&](GroupId v) { return known_.world[v].id; }, title,
                  [&](const std::vector<ChoiceValue>& v) {
                      std::string all;
                      for (const ChoiceValue one : v) all += (all.empty() ? "" : ", ") + title(one);
                      return all;
                  },
                  [](Cents v) { return setting_words(v); }, [](const auto& v) { return to_words(v); }},
            value);
    }

    const Known& known_;
    Subject subject_;
    Date day_;
};

void find(const std::vector<Condition>& conditions, ConditionId at, std::vector<const FieldsMatch*>& into) {
    std::visit(Match{[&](const Both& c) { find(conditions, c.left, into), find(conditions, c.right, into); },
                     [&](const Either& c) { find(conditions, c.left, into), find(conditions, c.right, into); },
                     [&](const Not& c) { find(conditions, c.term, into); },
                     [&](const FieldsMatch& c) { into.push_back(&c); }, [](const auto&) {}},
               conditions[at.index]);
}

}  // namespace

std::vector<ComparedField> compared_fields(const Known& known, const std::vector<Condition>& conditions,
                                           ConditionId condition, Subject subject, Date day) {
    std::vector<const FieldsMatch*> matches;
    find(conditions, condition, matches);
    std::vector<ComparedField> told;
    const Telling telling(known, subject, day);
    for (const FieldsMatch* match : matches)
        for (const FieldsMatch::Compared& what : match->fields) told.push_back(telling.field(*match, what));
    return told;
}

}  // namespace induct
