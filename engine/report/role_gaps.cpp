// See role_gaps.h.
#include "engine/report/role_gaps.h"

#include "engine/evaluate/value_words.h"
#include "engine/ledger/subjects.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

/// What is about each holder of the role, by name.
std::vector<std::string> rules_about(const Model& model, RoleId role) {
    std::vector<std::string> names;
    const auto add = [&](const auto& declared) {
        const auto* about = std::get_if<ForRole>(&declared.subject);
        const bool known = std::find(names.begin(), names.end(), declared.name) != names.end();
        if (about && about->role == role && !known) names.push_back(declared.name);
    };
    for (const Requirement& rule : model.requirements) add(rule);
    for (const Trigger& trigger : model.triggers) add(trigger);
    for (const Figure& figure : model.figures) add(figure);
    return names;
}

bool holds(const World& world, PersonId person, RoleId role, Date on) {
    return std::any_of(world.holdings.begin(), world.holdings.end(), [&](const Holding& holding) {
        return holding.person == person && holding.role == role && holding.days.holds(on);
    });
}

struct RoleGap {
    std::vector<PersonId> people;
    std::string slot;  // the first one that they fill
};

RoleGap gap_of(const Known& known, RoleId role, Date on) {
    const World& world = known.world;
    RoleGap gap;
    for (std::uint32_t i = 0; i < world.pairings.size(); ++i) {
        const WorldPairing& pairing = world.pairings[i];
        if (!pairing.days.holds(on) || !in_reach(known, {Subject::Kind::pairing, i})) continue;
        for (const PairingMember& member : pairing.members) {
            const Slot& slot = known.model[pairing.kind].slots[member.slot];
            const bool told = std::find(gap.people.begin(), gap.people.end(), member.person) != gap.people.end();
            if (slot.role != role || !member.days.holds(on) || told || holds(world, member.person, role, on)) continue;
            if (gap.people.empty()) gap.slot = slot.name;
            gap.people.push_back(member.person);
        }
    }
    return gap;
}

}  // namespace

std::vector<std::string> role_gaps(const Known& known, Date on) {
    const Model& model = known.model;
    const World& world = known.world;
    std::vector<std::string> lines;
    for (std::uint32_t i = 0; i < model.roles.size(); ++i) {
        const RoleId role{i};
        const std::vector<std::string> rules = rules_about(model, role);
        if (rules.empty() || model[role].derived_when) continue;
        const RoleGap gap = gap_of(known, role, on);
        if (gap.people.empty()) continue;
        std::vector<std::string> people, ticked;
        for (const PersonId person : gap.people) people.push_back(world[person].name);
        for (const std::string& rule : rules) ticked.push_back("`" + rule + "`");
        const bool one = people.size() == 1;
        lines.push_back(fmt::format(
            "{} {} the slot `{}` and {} not hold the role `{}`: {} {} not speak of {}. Add {} to the table of roles.",
            few_of(people), one ? "fills" : "fill", gap.slot, one ? "does" : "do", model[role].name, few_of(ticked),
            ticked.size() == 1 ? "does" : "do", one ? "this person" : "them", one ? "this person" : "them"));
    }
    return lines;
}

}  // namespace induct
