// See words.h.
#include "engine/report/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

std::string pairing_words(const World& world, const WorldPairing& pairing, Date on) {
    std::vector<std::string> names;
    std::uint32_t slots = 0;
    for (const PairingMember& member : pairing.members) slots = std::max(slots, member.slot + 1);
    for (std::uint32_t slot = 0; slot < slots; ++slot) {
        std::vector<const PairingMember*> of_slot;
        for (const PairingMember& member : pairing.members)
            if (member.slot == slot) of_slot.push_back(&member);
        const bool now = std::any_of(of_slot.begin(), of_slot.end(), [&](const auto* m) { return m->days.holds(on); });
        for (const PairingMember* member : of_slot)
            if (now ? member->days.holds(on) : member == of_slot.back()) names.push_back(world[member->person].name);
    }
    std::string all = pairing.id;
    for (std::size_t i = 0; i < names.size(); ++i) all += (i == 0 ? " " : i == 1 ? " with " : " and ") + names[i];
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
            return pairing_words(world, world.pairings[subject.index], on);
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

std::string citation_words(const std::vector<Citation>& cites) {
    std::string words;
    for (const Citation& cite : cites)
        for (const std::string& place : cite.places) words += (words.empty() ? "" : ", ") + place;
    return words;
}

std::string amount_words(Measured measured, std::int64_t amount) {
    switch (measured) {
        case Measured::minutes:
            return to_words(Minutes{amount});
        case Measured::share:
            return to_words(BasisPoints{amount});
        case Measured::records:
        case Measured::days:
        case Measured::values:
        case Measured::people:
        case Measured::nothing:
            return fmt::format("{}", amount);
    }
    return "";
}

std::string figures_words(const PartFinding& part) {
    if (!part.needed || part.measured == Measured::nothing) return "";
    std::string words =
        fmt::format("{} of {}", amount_words(part.measured, part.counted), amount_words(part.measured, *part.needed));
    if (part.needed_most) words += fmt::format(" to {}", amount_words(part.measured, *part.needed_most));
    if (part.status == Status::behind && part.expected_now && part.behind_under)
        words += fmt::format(", {} expected by now, behind below {}", amount_words(part.measured, *part.expected_now),
                             amount_words(part.measured, *part.behind_under));
    return words;
}

std::string reason_words(const Finding& finding) {
    std::string words = finding.says;
    for (const PartFinding& part : finding.parts) {
        // Of several parts only those that make the whole what it is are told; `why` tells all.
        if (finding.parts.size() > 1 && part.status != finding.status) continue;
        const std::string figures = figures_words(part);
        for (const std::string& one : {figures, part.says})
            if (!one.empty() && words.find(one) == std::string::npos) words += (words.empty() ? "" : "; ") + one;
    }
    return words;
}

}  // namespace induct
