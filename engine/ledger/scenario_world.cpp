// Makes the World of a scenario. Tested by tests/nightly/forms_test.cpp.
#include "engine/ledger/scenario_world.h"

#include "engine/ledger/world_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace induct {
namespace {

constexpr std::uint32_t the_consortium = 0, the_district = 1, the_school = 2;

template <class IdType>
void add_once(std::vector<IdType>& ids, IdType id) {
    const auto place = std::lower_bound(ids.begin(), ids.end(), id);
    if (place == ids.end() || *place != id) ids.insert(place, id);
}

class ScenarioWorld {
  public:
    ScenarioWorld(const Model& model, const Scenario& scenario, Date known_at)
        : model_(model), scenario_(scenario), known_at_(known_at), year_(year_of_scenario()) {}

    World build() {
        world_.sites.push_back({"consortium", "Consortium", SiteKind::consortium, std::nullopt, ""});
        world_.sites.push_back({"district", "District", SiteKind::district, SiteId{the_consortium}, ""});
        world_.sites.push_back({"school", "School", SiteKind::school, SiteId{the_district}, ""});
        for (const ScenarioPerson& person : scenario_.people) add_person(person);
        for (const ScenarioPair& pair : scenario_.pairs) add_pair(pair);
        for (std::size_t i = 0; i < scenario_.logs.size(); ++i) add_log(scenario_.logs[i], i + 1);
        for (const ScenarioLeave& leave : scenario_.leaves) {
            if (const auto who = person_named(leave.person)) world_.absences.push_back({*who, leave.days, "leave"});
        }
        finish_pairings(model_, world_);
        put_in_order(world_);
        number_instances(model_, world_.records);
        return std::move(world_);
    }

  private:
    Interval year_of_scenario() const {
        if (model_.calendars.empty()) return always;
        for (const SchoolYear& year : model_.calendar_of("").years) {
            if (year.label == scenario_.year) return year.days;
        }
        return always;
    }

    SiteId site_or_new(const std::string& id, SiteKind kind, std::uint32_t within) {
        for (std::uint32_t i = 0; i < world_.sites.size(); ++i) {
            if (world_.sites[i].id == id) return SiteId{i};
        }
        world_.sites.push_back({id, id, kind, SiteId{within}, ""});
        return SiteId{static_cast<std::uint32_t>(world_.sites.size() - 1)};
    }

    /// The school that is named, else the one school of the district that is named, else the school of the scenario.
    SiteId site_of(const std::string& school, const std::string& district) {
        if (school.empty() && district.empty()) return SiteId{the_school};
        const std::uint32_t within =
            district.empty() ? the_district : site_or_new(district, SiteKind::district, the_consortium).index;
        return site_or_new(school.empty() ? district + " school" : school, SiteKind::school, within);
    }

    std::string district_of(const ScenarioPerson& person) const {
        for (const ScenarioField& field : person.fields) {
            const auto* name = std::get_if<std::string>(&field.value);
            if (name && field.field == model_.built_in.district) return *name;
        }
        return {};
    }

    std::optional<PersonId> person_named(const std::string& name) const {
        const auto found = people_.find(name);
        return found == people_.end() ? std::nullopt : std::optional(found->second);
    }

    /// A person may stand in several lines, once a role.
    PersonId person_or_new(const ScenarioPerson& person) {
        const auto [known, is_new] =
            people_.emplace(person.name, PersonId{static_cast<std::uint32_t>(world_.people.size())});
        if (is_new) {
            WorldPerson made;
            made.id = made.name = person.name;
            made.site = site_of(person.site, district_of(person));
            world_.people.push_back(std::move(made));
        }
        return known->second;
    }

    void set_field(WorldPerson& person, const ScenarioField& field) {
        const Model::BuiltIn& known = model_.built_in;
        if (field.field == known.district && std::holds_alternative<std::string>(field.value)) return;  // see site_of
        if (field.field == known.hired && std::holds_alternative<Date>(field.value)) {
            person.hired = std::get<Date>(field.value);
        } else if (field.field == known.left && std::holds_alternative<Date>(field.value)) {
            person.left = std::get<Date>(field.value);
        } else if (field.field == known.mentoring_year && std::holds_alternative<Number>(field.value)) {
            person.mentoring_year = std::get<Number>(field.value);
        } else {
            set_in(person.fields, field);
        }
    }

    /// A list is written by naming its field once for each value: `(purposes monitor, purposes align)`.
    static Value both_of(const Value& old, const Value& more) {
        std::vector<ChoiceValue> list;
        for (const Value* one : {&old, &more}) {
            if (const auto* value = std::get_if<ChoiceValue>(one)) list.push_back(*value);
            if (const auto* values = std::get_if<std::vector<ChoiceValue>>(one))
                list.insert(list.end(), values->begin(), values->end());
        }
        if (list.empty()) return more;
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
        return list;
    }

    static void set_in(std::vector<FieldValue>& fields, const ScenarioField& field) {
        const auto place = std::lower_bound(fields.begin(), fields.end(), field.field,
                                            [](const FieldValue& value, FieldId id) { return value.field < id; });
        if (place == fields.end() || place->field != field.field)
            fields.insert(place, {field.field, field.value});
        else
            place->value = both_of(place->value, field.value);
    }

    void add_person(const ScenarioPerson& person) {
        const PersonId id = person_or_new(person);
        for (const ScenarioField& field : person.fields) set_field(world_.people[id.index], field);
        world_.holdings.push_back({id, person.role, world_.people[id.index].site, person.since.value_or(year_), false});
    }

    void add_pair(const ScenarioPair& pair) {
        const Interval days = pair.since.value_or(year_);
        if (const auto* kind = std::get_if<PairingKindId>(&pair.kind)) {
            WorldPairing made;
            made.id = pair.name;
            made.kind = *kind;
            for (const ScenarioField& field : pair.fields) set_in(made.fields, field);
            for (const ScenarioFill& fill : pair.fills) {
                for (const std::string& name : fill.people) {
                    if (const auto who = person_named(name)) made.members.push_back({fill.slot, *who, days, false});
                }
            }
            pairings_.emplace(pair.name, PairingId{static_cast<std::uint32_t>(world_.pairings.size())});
            world_.pairings.push_back(std::move(made));
        } else {
            WorldGroup made;
            made.id = pair.name;
            made.kind = std::get<GroupKindId>(pair.kind);
            made.site = SiteId{the_school};
            for (const ScenarioField& field : pair.fields) set_in(made.fields, field);
            for (const ScenarioFill& fill : pair.fills) {
                for (const std::string& name : fill.people) {
                    if (const auto who = person_named(name)) made.members.push_back({*who, fill.slot == 1, days});
                }
            }
            groups_.emplace(pair.name, GroupId{static_cast<std::uint32_t>(world_.groups.size())});
            world_.groups.push_back(std::move(made));
        }
    }

    /// A person, or everybody who was in the pair or team on that day.
    void add_named(std::vector<PersonId>& ids, const std::vector<std::string>& names, Date day) const {
        for (const std::string& name : names) {
            if (const auto who = person_named(name)) add_once(ids, *who);
            if (const auto pair = pairings_.find(name); pair != pairings_.end()) {
                for (const PairingMember& member : world_[pair->second].members) {
                    if (member.days.holds(day)) add_once(ids, member.person);
                }
            }
            if (const auto team = groups_.find(name); team != groups_.end()) {
                for (const GroupMembership& member : world_[team->second].members) {
                    if (member.days.holds(day)) add_once(ids, member.person);
                }
            }
        }
    }

    RecordAbout about_named(const std::vector<std::string>& names) const {
        for (const std::string& name : names) {
            if (const auto who = person_named(name)) return AboutPerson{*who};
            if (const auto pair = pairings_.find(name); pair != pairings_.end()) return AboutPairing{pair->second};
            if (const auto team = groups_.find(name); team != groups_.end()) return AboutGroup{team->second};
        }
        return std::monostate{};
    }

    std::optional<GroupId> team_among(const ScenarioLog& log) const {
        for (const std::vector<std::string>* names : {&log.with, &log.by, &log.to, &log.about}) {
            for (const std::string& name : *names) {
                if (const auto team = groups_.find(name); team != groups_.end()) return team->second;
            }
        }
        return std::nullopt;
    }

    void add_log(const ScenarioLog& log, std::size_t number) {
        const Kind& kind = model_[log.kind];
        const bool is_activity = kind.form == KindForm::activity || kind.form == KindForm::meeting;
        Record record;
        record.entry = number;
        record.label = fmt::format("log {}", number);
        record.kind = log.kind;
        const auto stage = std::find(kind.stages.begin(), kind.stages.end(), log.stage);
        if (stage != kind.stages.end()) record.stage = static_cast<std::uint32_t>(stage - kind.stages.begin());
        record.date = log.date;
        record.entered_on = record.known = log.recorded_on.value_or(log.date);
        if (record.known > known_at_) return;
        record.start = log.start;
        record.end = log.end;
        record.minutes = log.minutes;
        if (!record.minutes && log.start && log.end) record.minutes = Minutes{log.end->minute - log.start->minute};
        add_named(record.led_by, log.by, log.date);
        add_named(record.people, log.with, log.date);
        add_named(record.to, log.to, log.date);
        if (is_activity) add_named(record.people, log.by, log.date);
        if (is_activity) record.group = team_among(log);
        record.about = about_named(log.about);
        for (const ScenarioField& field : log.fields) set_record_field(record, field);
        world_.records.push_back(std::move(record));
    }

    void set_record_field(Record& record, const ScenarioField& field) {
        const Model::BuiltIn& known = model_.built_in;
        if (field.field == known.place && std::holds_alternative<std::string>(field.value)) {
            record.place = site_of(std::get<std::string>(field.value), "");
        } else if (field.field == known.place && std::holds_alternative<SiteId>(field.value)) {
            record.place = std::get<SiteId>(field.value);
        } else if (field.field == known.entered_on && std::holds_alternative<Date>(field.value)) {
            record.entered_on = std::get<Date>(field.value);
        } else {
            set_in(record.fields, field);
        }
    }

    const Model& model_;
    const Scenario& scenario_;
    Date known_at_;
    Interval year_;
    World world_;
    std::map<std::string, PersonId, std::less<>> people_;
    std::map<std::string, PairingId, std::less<>> pairings_;
    std::map<std::string, GroupId, std::less<>> groups_;
};

}  // namespace

World world_of(const Model& model, const Scenario& scenario, Date known_at) {
    return ScenarioWorld(model, scenario, known_at).build();
}

}  // namespace induct
