// Seats the people of a group. See seats.h.
#include "engine/ledger/seats.h"

#include "engine/ledger/subjects.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace induct {

namespace {

constexpr std::chrono::days one_day{1};
constexpr std::size_t most_tried = 12;  // people with a choice; whoever comes after takes the seat that needs most

bool joined(const Model& model, RoleId a, RoleId b) {
    const auto may = [&](RoleId one, RoleId other) {
        const std::vector<RoleId>& also = model[one].may_also_be;
        return one == other || model[one].derived_from == other ||
               std::find(also.begin(), also.end(), other) != also.end();
    };
    return may(a, b) || may(b, a);
}

/// Seats whose roles are joined, directly or through others, have one number: whoever fills one may fill them all.
std::vector<std::size_t> tables_of(const Model& model, const std::vector<Seat>& seats) {
    std::vector<std::size_t> table(seats.size());
    for (std::size_t i = 0; i < seats.size(); ++i) {
        table[i] = i;
        for (std::size_t j = 0; j < i; ++j) {
            if (!joined(model, seats[i].role, seats[j].role) || table[i] == table[j]) continue;
            const std::size_t from = table[i], to = table[j];
            for (std::size_t k = 0; k <= i; ++k)
                if (table[k] == from) table[k] = to;
        }
    }
    return table;
}

/// How many fill each seat when as few as can be are left empty.
class Seating {
  public:
    Seating(const std::vector<Seat>& seats, std::vector<std::size_t> tables)
        : seats_(seats), tables_(std::move(tables)), now_(seats.size(), 0) {}

    /// `holds`: of each person which seats' roles she holds.
    std::vector<std::int64_t> best(const std::vector<std::vector<bool>>& holds) {
        for (const std::vector<bool>& one : holds) {
            const std::vector<std::size_t> choice = choices(one);
            if (choice.size() == 1) sit(one, choice.front(), 1);
            if (choice.size() > 1) choosing_.push_back(one);
        }
        try_from(0);
        return best_;
    }

  private:
    std::vector<std::size_t> choices(const std::vector<bool>& holds) const {
        std::vector<std::size_t> tables;
        for (std::size_t i = 0; i < seats_.size(); ++i)
            if (holds[i]) tables.push_back(tables_[i]);
        std::sort(tables.begin(), tables.end());
        tables.erase(std::unique(tables.begin(), tables.end()), tables.end());
        return tables;
    }
    void sit(const std::vector<bool>& holds, std::size_t table, std::int64_t by) {
        for (std::size_t i = 0; i < seats_.size(); ++i)
            if (holds[i] && tables_[i] == table) now_[i] += by;
    }
    std::int64_t empty() const {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < seats_.size(); ++i) sum += std::max<std::int64_t>(0, seats_[i].least - now_[i]);
        return sum;
    }
    void try_from(std::size_t person) {
        if (best_empty_ == 0) return;
        if (person == choosing_.size()) {
            if (const std::int64_t left = empty(); best_.empty() || left < best_empty_) {
                best_empty_ = left;
                best_ = now_;
            }
            return;
        }
        std::vector<std::size_t> tables = choices(choosing_[person]);
        if (person >= most_tried) tables = {neediest(choosing_[person], tables)};
        for (const std::size_t table : tables) {
            sit(choosing_[person], table, 1);
            try_from(person + 1);
            sit(choosing_[person], table, -1);
        }
    }
    std::size_t neediest(const std::vector<bool>& holds, const std::vector<std::size_t>& tables) {
        std::size_t found = tables.front();
        std::int64_t fewest = -1;
        for (const std::size_t table : tables) {
            sit(holds, table, 1);
            const std::int64_t left = empty();
            sit(holds, table, -1);
            if (fewest >= 0 && left >= fewest) continue;
            fewest = left;
            found = table;
        }
        return found;
    }

    const std::vector<Seat>& seats_;
    std::vector<std::size_t> tables_;
    std::vector<std::vector<bool>> choosing_;
    std::vector<std::int64_t> now_, best_;
    std::int64_t best_empty_ = -1;
};

class Groups {
  public:
    explicit Groups(const Known& known) : known_(known) {}

    /// What is wrong with one half of a group's seats on that day.
    std::vector<UnfilledSeat> of(GroupId id, bool leads, Date day) const {
        const WorldGroup& group = known_.world[id];
        const GroupKind& kind = known_.model[group.kind];
        const std::vector<Seat>& seats = leads ? kind.leaders : kind.members;
        std::vector<PersonId> people;
        for (const GroupMembership& m : group.members)
            if (m.leads == leads && m.days.holds(day)) people.push_back(m.person);
        std::sort(people.begin(), people.end());
        people.erase(std::unique(people.begin(), people.end()), people.end());
        std::vector<std::vector<bool>> holds;
        for (const PersonId p : people) {
            std::vector<bool>& hers = holds.emplace_back();
            for (const Seat& seat : seats) hers.push_back(holds_role(known_, p, seat.role, day) == Truth::yes);
        }
        const std::vector<std::int64_t> filled = Seating(seats, tables_of(known_.model, seats)).best(holds);
        std::vector<UnfilledSeat> wrong;
        for (std::size_t i = 0; i < seats.size(); ++i) {
            UnfilledSeat one{id, leads, seats[i], filled[i], {}, day};
            const auto holders =
                std::count_if(holds.begin(), holds.end(), [&](const std::vector<bool>& hers) { return hers[i]; });
            if (seats[i].every) one.missing = missing(group, people, seats[i].role, day);
            const bool over = seats[i].most && holders > *seats[i].most && filled[i] > *seats[i].most;
            if (filled[i] < seats[i].least || over || !one.missing.empty()) wrong.push_back(std::move(one));
        }
        return wrong;
    }

    /// The days on which something about the group may change, up to `day`, latest first.
    std::vector<Date> turns(GroupId id, Date day) const {
        const WorldGroup& group = known_.world[id];
        std::vector<Date> turns{group.days.first};
        const auto turn = [&](Interval days) {
            turns.push_back(days.first);
            if (days.last < last_known_day) turns.push_back(days.last + one_day);
        };
        for (const GroupMembership& m : group.members) turn(m.days);
        for (const Holding& holding : known_.world.holdings) turn(holding.days);
        turns.erase(
            std::remove_if(turns.begin(), turns.end(), [&](Date at) { return at > day || at < group.days.first; }),
            turns.end());
        std::sort(turns.begin(), turns.end(), std::greater<>());
        turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
        return turns;
    }

  private:
    /// Holders of the role at the group's place who are not among these people.
    std::vector<PersonId> missing(const WorldGroup& group, const std::vector<PersonId>& people, RoleId role,
                                  Date day) const {
        const Person every{.reach = Person::Reach::every, .who = RoleHolder{role}, .word = {}};
        std::vector<PersonId> found;
        for (const PersonId p : people_of(known_, every, {Subject::Kind::program, 0}, day)) {
            const std::optional<SiteId> place = place_of(known_, p);
            const bool here = !group.site || (place && lies_in(known_.world, *place, *group.site));
            if (here && !std::binary_search(people.begin(), people.end(), p)) found.push_back(p);
        }
        return found;
    }

    const Known& known_;
};

bool same_seat(const UnfilledSeat& a, const UnfilledSeat& b) {
    return a.leads == b.leads && a.seat.role == b.seat.role;
}

}  // namespace

std::vector<UnfilledSeat> unfilled_seats(const Known& known, Date day) {
    const Groups groups(known);
    std::vector<UnfilledSeat> all;
    for (std::uint32_t i = 0; i < known.world.groups.size(); ++i) {
        if (!known.world.groups[i].days.holds(day) || !in_reach(known, {Subject::Kind::group, i})) continue;
        std::vector<Date> turns;
        for (const bool leads : {false, true}) {
            std::vector<UnfilledSeat> wrong = groups.of(GroupId{i}, leads, day);
            if (wrong.empty()) continue;
            if (turns.empty()) turns = groups.turns(GroupId{i}, day);
            std::vector<bool> unbroken(wrong.size(), true);
            for (const Date turn : turns) {
                const std::vector<UnfilledSeat> then = groups.of(GroupId{i}, leads, turn);
                for (std::size_t at = 0; at < wrong.size(); ++at) {
                    unbroken[at] = unbroken[at] && std::any_of(then.begin(), then.end(), [&](const UnfilledSeat& seat) {
                                       return same_seat(seat, wrong[at]);
                                   });
                    if (unbroken[at]) wrong[at].since = turn;
                }
                if (std::find(unbroken.begin(), unbroken.end(), true) == unbroken.end()) break;
            }
            std::move(wrong.begin(), wrong.end(), std::back_inserter(all));
        }
    }
    return all;
}

}  // namespace induct
