// See subject_words.h.
#include "engine/evaluate/subject_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace induct {

namespace {

/// Who is in the slot on that day, else who was in it last.
std::vector<std::string> names_in(const World& world, const WorldPairing& pairing, std::uint32_t slot, Date on) {
    std::vector<const PairingMember*> of_slot;
    for (const PairingMember& member : pairing.members)
        if (member.slot == slot) of_slot.push_back(&member);
    const bool now = std::any_of(of_slot.begin(), of_slot.end(), [&](const auto* m) { return m->days.holds(on); });
    std::vector<std::string> names;
    for (const PairingMember* member : of_slot)
        if (now ? member->days.holds(on) : member == of_slot.back()) names.push_back(world[member->person].name);
    return names;
}

std::string pairing_people(const World& world, const WorldPairing& pairing, Date on) {
    std::set<std::uint32_t> slots;
    for (const PairingMember& member : pairing.members) slots.insert(member.slot);
    std::string all;
    std::size_t n = 0;
    for (const std::uint32_t slot : slots)
        for (const std::string& name : names_in(world, pairing, slot, on)) {
            all += (n == 0 ? "" : n == 1 ? " with " : " and ") + name;
            n += 1;
        }
    return all;
}

std::optional<SiteId> site_of(const World& world, Subject subject) {
    switch (subject.kind) {
        case Subject::Kind::person:
            return world.people[subject.index].site;
        case Subject::Kind::pairing:
            for (const PairingMember& member : world.pairings[subject.index].members)
                if (member.slot == 0) return world[member.person].site;
            return std::nullopt;
        case Subject::Kind::group:
            return world.groups[subject.index].site;
        case Subject::Kind::site:
            return world.sites[subject.index].within;
        case Subject::Kind::program:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::string subject_words(const Model& model, const World& world, Subject subject, Date on) {
    switch (subject.kind) {
        case Subject::Kind::pairing:
            return world.pairings[subject.index].id + " " + pairing_people(world, world.pairings[subject.index], on);
        case Subject::Kind::person: {
            const WorldPerson& person = world.people[subject.index];
            return fmt::format("{} ({})", person.name, person.id);
        }
        case Subject::Kind::group:
            return world.groups[subject.index].id;
        case Subject::Kind::site:
            return world.sites[subject.index].name;
        case Subject::Kind::program:
            return model.program.title;
    }
    return "";
}

std::string slot_words(const Model& model, const World& world, Subject subject, Date on) {
    if (subject.kind != Subject::Kind::pairing) return "";
    const WorldPairing& pairing = world.pairings[subject.index];
    const std::vector<Slot>& slots = model[pairing.kind].slots;
    std::string words;
    for (std::uint32_t slot = 0; slot < slots.size(); ++slot) {
        const std::vector<std::string> names = names_in(world, pairing, slot, on);
        words += (slot == 0 ? "" : ", ") + slots[slot].name + (names.empty() ? ": nobody" : "");
        for (std::size_t i = 0; i < names.size(); ++i) words += (i == 0 ? " " : " and ") + names[i];
    }
    return words;
}

std::string people_words(const World& world, Subject subject, Date on) {
    if (subject.kind == Subject::Kind::pairing) return pairing_people(world, world.pairings[subject.index], on);
    if (subject.kind == Subject::Kind::person) return world.people[subject.index].name;
    return subject.kind == Subject::Kind::site ? world.sites[subject.index].name : "";
}

std::string place_words(const World& world, Subject subject) {
    std::string words;
    std::optional<SiteId> site = site_of(world, subject);
    while (site && world[*site].kind != SiteKind::consortium) {
        if (!words.empty()) words += ", ";
        words += world[*site].name;
        site = world[*site].within;
    }
    return words;
}

}  // namespace induct
