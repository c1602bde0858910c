// The last steps in making a World. Tested by tests/ledger/world_parts_test.cpp.
#include "engine/ledger/world_parts.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace induct {
namespace {

using AboutKey = std::pair<std::size_t, std::uint32_t>;

AboutKey key_of(const RecordAbout& about) {
    const std::uint32_t index = std::visit(
        [](const auto& what) -> std::uint32_t {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, AboutPerson>)
                return what.person.index;
            else if constexpr (std::is_same_v<What, AboutPairing>)
                return what.pairing.index;
            else if constexpr (std::is_same_v<What, AboutGroup>)
                return what.group.index;
            else if constexpr (std::is_same_v<What, AboutRole>)
                return what.role.index;
            else if constexpr (std::is_same_v<What, AboutKind>)
                return what.kind.index;
            else
                return 0;
        },
        about);
    return {about.index(), index};
}

/// Instances are told apart by their kind and whom they are about; about nobody, by who brought them.
struct InstanceKey {
    KindId kind;
    AboutKey about;
    std::vector<PersonId> by;
    friend bool operator<(const InstanceKey& a, const InstanceKey& b) {
        return std::tie(a.kind, a.about, a.by) < std::tie(b.kind, b.about, b.by);
    }
};

struct OpenInstance {
    std::uint32_t number = 0;
    std::uint32_t last_stage = 0;
};

class Numbering {
  public:
    explicit Numbering(const Model& model) : model_(model) {}

    void number(Record& record) {
        if (model_[record.kind].form != KindForm::artifact) {
            record.instance = next_++;
            return;
        }
        std::vector<OpenInstance>& open = open_[key_for(record)];
        if (record.belongs_to) {
            if (const auto named = by_entry_.find(*record.belongs_to); named != by_entry_.end()) {
                if (named->second.first == record.kind) return join(record, open, named->second.second);
            }
        }
        const auto fits = std::find_if(open.begin(), open.end(), [&](const OpenInstance& instance) {
            return instance.last_stage + 1 == record.stage;
        });
        join(record, open, fits != open.end() ? fits->number : next_++);
    }

  private:
    static InstanceKey key_for(const Record& record) {
        const bool about_nobody = std::holds_alternative<std::monostate>(record.about);
        return {record.kind, key_of(record.about), about_nobody ? record.led_by : std::vector<PersonId>()};
    }
    void join(Record& record, std::vector<OpenInstance>& open, std::uint32_t number) {
        record.instance = number;
        by_entry_[record.entry] = {record.kind, number};
        for (OpenInstance& instance : open) {
            if (instance.number == number) {
                instance.last_stage = std::max(instance.last_stage, record.stage);
                return;
            }
        }
        open.push_back({number, record.stage});
    }

    const Model& model_;
    std::uint32_t next_ = 0;
    std::map<InstanceKey, std::vector<OpenInstance>> open_;  // each list in the order of beginning
    std::map<EntryNumber, std::pair<KindId, std::uint32_t>> by_entry_;
};

/// The n-th first day of the slot's members, n being how many it needs: the day on which the slot is filled.
std::optional<Date> filled_on(const WorldPairing& pairing, std::uint32_t slot, std::int64_t needed) {
    std::map<PersonId, Date> first_days;
    for (const PairingMember& member : pairing.members) {
        if (member.slot != slot) continue;
        const auto [known, is_new] = first_days.emplace(member.person, member.days.first);
        if (!is_new) known->second = std::min(known->second, member.days.first);
    }
    std::vector<Date> days;
    for (const auto& [person, day] : first_days) days.push_back(day);
    std::sort(days.begin(), days.end());
    const auto n = static_cast<std::size_t>(needed);
    return n == 0 || n > days.size() ? std::nullopt : std::optional(days[n - 1]);
}

constexpr Interval no_days{last_known_day, first_known_day};

Interval active_days(const Model& model, const WorldPairing& pairing) {
    const PairingKind& kind = model[pairing.kind];
    Interval days{first_known_day, first_known_day};
    for (std::uint32_t slot = 0; slot < kind.slots.size(); ++slot) {
        if (kind.slots[slot].least < 1) continue;
        const auto filled = filled_on(pairing, slot, kind.slots[slot].least);
        if (!filled) return no_days;
        days.first = std::max(days.first, *filled);
    }
    bool has_first = false;
    for (const PairingMember& member : pairing.members) {
        if (member.slot != 0) continue;
        days.last = has_first ? std::max(days.last, member.days.last) : member.days.last;
        has_first = true;
    }
    return has_first && days.first <= days.last ? days : no_days;
}

std::optional<PersonId> mentee_of(const WorldPairing& pairing) {
    for (const PairingMember& member : pairing.members) {
        if (member.slot == 0) return member.person;
    }
    return std::nullopt;
}

void find_predecessors(World& world) {
    std::map<std::pair<PairingKindId, PersonId>, std::vector<std::uint32_t>> chains;
    for (std::uint32_t i = 0; i < world.pairings.size(); ++i) {
        const WorldPairing& pairing = world.pairings[i];
        const auto mentee = mentee_of(pairing);
        if (mentee && !pairing.days.empty()) chains[{pairing.kind, *mentee}].push_back(i);
    }
    for (auto& [key, chain] : chains) {
        std::stable_sort(chain.begin(), chain.end(), [&](std::uint32_t a, std::uint32_t b) {
            return world.pairings[a].days.first < world.pairings[b].days.first;
        });
        for (std::size_t i = 1; i < chain.size(); ++i) {
            WorldPairing& later = world.pairings[chain[i]];
            const WorldPairing& earlier = world.pairings[chain[i - 1]];
            if (!later.follows && earlier.days.first < later.days.first) later.follows = PairingId{chain[i - 1]};
        }
    }
}

}  // namespace

void number_instances(const Model& model, std::vector<Record>& records) {
    std::sort(records.begin(), records.end(),
              [](const Record& a, const Record& b) { return std::tie(a.date, a.entry) < std::tie(b.date, b.entry); });
    Numbering numbering(model);
    for (Record& record : records) numbering.number(record);
}

void finish_pairings(const Model& model, World& world) {
    for (WorldPairing& pairing : world.pairings) {
        std::stable_sort(pairing.members.begin(), pairing.members.end(), [](const auto& a, const auto& b) {
            return std::tie(a.slot, a.days.first, a.person) < std::tie(b.slot, b.days.first, b.person);
        });
        pairing.days = active_days(model, pairing);
    }
    find_predecessors(world);
}

void put_in_order(World& world) {
    std::stable_sort(world.holdings.begin(), world.holdings.end(), [](const Holding& a, const Holding& b) {
        return std::tie(a.person, a.days.first, a.role) < std::tie(b.person, b.days.first, b.role);
    });
    std::stable_sort(world.absences.begin(), world.absences.end(), [](const Absence& a, const Absence& b) {
        return std::tie(a.person, a.days) < std::tie(b.person, b.days);
    });
    std::stable_sort(world.waivers.begin(), world.waivers.end(),
                     [](const Waiver& a, const Waiver& b) { return a.entry < b.entry; });
    for (WorldGroup& group : world.groups) {
        std::stable_sort(group.members.begin(), group.members.end(), [](const auto& a, const auto& b) {
            return std::tie(a.person, a.days.first) < std::tie(b.person, b.days.first);
        });
        group.days = no_days;
        for (const GroupMembership& member : group.members) {
            group.days = {std::min(group.days.first, member.days.first), std::max(group.days.last, member.days.last)};
        }
    }
}

}  // namespace induct
