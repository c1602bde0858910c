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

/// Where an open document is looked for: under whom or what it is about; about nobody, under each of its people.
struct Drawer {
    KindId kind;
    AboutKey about;
    std::optional<PersonId> person;
    friend bool operator<(const Drawer& a, const Drawer& b) {
        return std::tie(a.kind, a.about, a.person) < std::tie(b.kind, b.about, b.person);
    }
};

/// A document that may reach one stage more.
struct OpenDocument {
    std::uint32_t number = 0;
    std::uint32_t last_stage = 0;
    std::vector<PersonId> people;   // of all its records
    std::vector<PersonId> brought;  // who brought it to the last stage
    std::vector<FieldValue> said;   // what tells it from others, as first recorded; sorted by field
};

/// Does the value say which document it is? What a later hand may put otherwise (a score, a note, a day, a list, an
/// answer of yes or no) does not.
bool tells_apart(const Model& model, const Value& value) {
    if (const auto* choice = std::get_if<ChoiceValue>(&value)) return !model[choice->choice].ordered;
    return std::holds_alternative<PersonId>(value) || std::holds_alternative<SiteId>(value) ||
           std::holds_alternative<GroupId>(value);
}

std::vector<FieldValue>::const_iterator place_of(const std::vector<FieldValue>& values, FieldId field) {
    return std::lower_bound(values.begin(), values.end(), field,
                            [](const FieldValue& one, FieldId wanted) { return one.field < wanted; });
}

/// Is one of them not among the others?
bool brings_new(const std::vector<PersonId>& some, const std::vector<PersonId>& others) {
    return std::any_of(some.begin(), some.end(),
                       [&](PersonId p) { return std::find(others.begin(), others.end(), p) == others.end(); });
}

std::vector<PersonId> people_in(const Record& record) {
    std::vector<PersonId> people;
    for (const auto* list : {&record.led_by, &record.people, &record.to})
        people.insert(people.end(), list->begin(), list->end());
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    return people;
}

class Numbering {
  public:
    explicit Numbering(const Model& model) : model_(model) {}

    void number(Record& record) {
        if (model_[record.kind].form != KindForm::artifact) {
            record.instance = next_++;
            return;
        }
        std::optional<std::uint32_t> document;  // place in documents_
        if (record.belongs_to) {
            if (const auto named = by_entry_.find(*record.belongs_to); named != by_entry_.end()) {
                if (named->second.first == record.kind) document = named->second.second;
            }
        }
        if (!document) document = find(record);
        if (!document) {
            document = static_cast<std::uint32_t>(documents_.size());
            documents_.push_back({next_++, record.stage, {}, {}, {}});
        }
        join(record, *document);
    }

  private:
    bool is_cosigned(const Record& record) const {
        const std::vector<std::uint32_t>& stages = model_[record.kind].cosigned;
        return std::find(stages.begin(), stages.end(), record.stage) != stages.end();
    }
    /// Does the row record another value in a field that tells documents apart?
    bool contradicts(const OpenDocument& document, const Record& record) const {
        return std::any_of(record.fields.begin(), record.fields.end(), [&](const FieldValue& own) {
            const auto before = place_of(document.said, own.field);
            return before != document.said.end() && before->field == own.field && tells_apart(model_, own.value) &&
                   before->value != own.value;
        });
    }
    bool fits(const OpenDocument& document, const Record& record) const {
        if (contradicts(document, record)) return false;
        if (document.last_stage + 1 == record.stage) return true;
        return document.last_stage == record.stage && is_cosigned(record) &&
               brings_new(record.led_by, document.brought);
    }
    /// What goes through several hands and is about the program is one document, whoever has a hand in it.
    bool is_shared_by_program(const Record& record) const {
        const Kind& kind = model_[record.kind];
        return std::holds_alternative<TheProgram>(kind.about) && !kind.cosigned.empty();
    }
    std::vector<Drawer> drawers_of(const Record& record, const std::vector<PersonId>& people) const {
        if (!std::holds_alternative<std::monostate>(record.about))
            return {{record.kind, key_of(record.about), std::nullopt}};
        if (is_shared_by_program(record)) return {{record.kind, key_of(TheProgram{}), std::nullopt}};
        if (people.empty()) return {{record.kind, {}, std::nullopt}};
        std::vector<Drawer> drawers;
        drawers.reserve(people.size());
        for (const PersonId person : people) drawers.push_back({record.kind, {}, person});
        return drawers;
    }

    /// The document that the record belongs to: the earliest that fits; about nobody, of those the one that it shares
    /// the most people with. The drawers with the fewest are looked into first, and a drawer no more as soon as nothing
    /// in it alone could be better.
    std::optional<std::uint32_t> find(const Record& record) {
        if (record.stage == 0 && !is_cosigned(record)) return std::nullopt;
        const std::vector<PersonId> people = people_in(record);
        const bool by_people = std::holds_alternative<std::monostate>(record.about);
        std::vector<std::vector<std::uint32_t>*> lists;
        for (const Drawer& drawer : drawers_of(record, people)) {
            std::vector<std::uint32_t>& list = open_[drawer];
            list.erase(std::remove_if(list.begin(), list.end(),
                                      [&](std::uint32_t at) { return is_done(documents_[at], record.kind); }),
                       list.end());
            lists.push_back(&list);
        }
        std::stable_sort(lists.begin(), lists.end(),
                         [](const auto* a, const auto* b) { return a->size() < b->size(); });
        std::optional<std::uint32_t> best;
        std::size_t most = 0;
        for (std::size_t i = 0; i < lists.size() && (!best || most + i <= lists.size()); ++i) {
            for (const std::uint32_t at : *lists[i]) {
                if (!fits(documents_[at], record)) continue;
                const std::size_t shared = by_people ? shared_people(documents_[at], people) : 0;
                if (!best || shared > most || (shared == most && at < *best)) best = at, most = shared;
                if (!by_people || most == people.size()) break;
            }
        }
        return best;
    }
    static std::size_t shared_people(const OpenDocument& document, const std::vector<PersonId>& people) {
        return static_cast<std::size_t>(std::count_if(people.begin(), people.end(), [&](PersonId p) {
            return std::binary_search(document.people.begin(), document.people.end(), p);
        }));
    }
    /// Can it reach nothing more?
    bool is_done(const OpenDocument& document, KindId kind) const {
        const Kind& declared = model_[kind];
        return document.last_stage + 1 >= declared.stages.size() && declared.cosigned.empty();
    }

    void join(Record& record, std::uint32_t at) {
        OpenDocument& document = documents_[at];
        record.instance = document.number;
        by_entry_[record.entry] = {record.kind, at};
        if (record.stage > document.last_stage) document.brought.clear();
        if (record.stage >= document.last_stage) {
            document.last_stage = record.stage;
            document.brought.insert(document.brought.end(), record.led_by.begin(), record.led_by.end());
        }
        for (const FieldValue& own : record.fields) {
            if (!tells_apart(model_, own.value)) continue;
            const auto before = place_of(document.said, own.field);
            if (before == document.said.end() || before->field != own.field) document.said.insert(before, own);
        }
        const std::vector<PersonId> people = people_in(record);
        for (const Drawer& drawer : drawers_of(record, people)) {
            std::vector<std::uint32_t>& list = open_[drawer];
            const auto place = std::lower_bound(list.begin(), list.end(), at);
            if (place == list.end() || *place != at) list.insert(place, at);
        }
        for (const PersonId person : people) {
            const auto place = std::lower_bound(document.people.begin(), document.people.end(), person);
            if (place == document.people.end() || *place != person) document.people.insert(place, person);
        }
    }

    const Model& model_;
    std::uint32_t next_ = 0;
    std::vector<OpenDocument> documents_;                // in the order of beginning
    std::map<Drawer, std::vector<std::uint32_t>> open_;  // places in documents_, in order
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
    days.reserve(first_days.size());
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
