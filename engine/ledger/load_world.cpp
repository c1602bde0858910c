// Makes a World of facts. Method: ids to places first, then one pass a kind of fact. Tested by load_world_test.cpp.
#include "engine/ledger/load_world.h"

#include "engine/ledger/vocabulary.h"
#include "engine/ledger/world_parts.h"
#include "grammar/printable.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace induct {
namespace {

using Places = std::map<std::string, std::uint32_t, std::less<>>;

/// Ids in byte order, each with its place.
Places places_of(const std::vector<Fact>& facts, std::string_view kind, std::string_view key) {
    Places places;
    for (const Fact& fact : facts) {
        if (fact.kind == kind) places.emplace(value_of(fact.body, key), 0);
    }
    std::uint32_t next = 0;
    for (auto& [id, place] : places) place = next++;
    return places;
}

struct Stay {
    Interval days;
    bool end_unknown = false;
};

/// `from`/`to` as they stand: no last day is the last known one, and unknown unless `ongoing` is said.
Stay days_in(const Body& body, std::string_view last_key) {
    const std::string_view last = value_of(body, last_key);
    return {{read_iso(value_of(body, "from")).value_or(first_known_day), read_iso(last).value_or(last_known_day)},
            last.empty()};
}

/// The exact thousandths that `to_decimal` wrote.
std::optional<Number> number_in(std::string_view text) {
    const auto read = read_number(text, false);
    return read ? std::optional(*read) : std::nullopt;
}

template <class IdType>
Value value_of_id(std::optional<IdType> found) {
    return found ? Value(*found) : Value();
}

class Loader {
  public:
    Loader(const std::vector<Fact>& facts, const Model& model) : facts_(facts), model_(model) {
        sites_ = places_of(facts, "site", "site");
        people_ = places_of(facts, "person", "person");
        keep_known_kinds("pairing-member", "pairing", pairing_kinds_, pairings_,
                         [&](std::string_view text) { return pairing_kind_in(model, text); });
        keep_known_kinds("group-member", "group", group_kinds_, groups_,
                         [&](std::string_view text) { return group_kind_in(model, text); });
    }

    World load(const std::vector<std::string>& districts) {
        world_.sites.resize(sites_.size());
        world_.people.resize(people_.size());
        world_.pairings.resize(pairings_.size());
        world_.groups.resize(groups_.size());
        for (const auto& [id, place] : pairings_) world_.pairings[place] = empty_pairing(id);
        for (const auto& [id, place] : groups_) world_.groups[place] = empty_group(id);
        for (const Fact& fact : facts_) take(fact);
        name_labels();
        add_records();
        finish_pairings(model_, world_);
        put_in_order(world_);
        number_instances(model_, world_.records);
        for (const std::string& district : districts) {
            if (const auto site = site_named(district)) world_.districts.push_back(*site);
        }
        std::sort(world_.districts.begin(), world_.districts.end());
        return std::move(world_);
    }

  private:
    /// Pairings and groups whose kind this model has. The first row of an id says its kind.
    template <class IdType, class Find>
    void keep_known_kinds(std::string_view fact_kind, std::string_view key,
                          std::map<std::string, IdType, std::less<>>& kinds, Places& places, Find find) {
        for (const Fact& fact : facts_) {
            if (fact.kind != fact_kind) continue;
            if (const auto kind = find(value_of(fact.body, "kind"))) kinds.emplace(value_of(fact.body, key), *kind);
        }
        std::uint32_t next = 0;
        for (const auto& [id, kind] : kinds) places.emplace(id, next++);
    }

    WorldPairing empty_pairing(const std::string& id) const {
        WorldPairing pairing;
        pairing.id = id;
        pairing.kind = pairing_kinds_.find(id)->second;
        return pairing;
    }
    WorldGroup empty_group(const std::string& id) const {
        WorldGroup group;
        group.id = id;
        group.kind = group_kinds_.find(id)->second;
        return group;
    }

    template <class IdType>
    static std::optional<IdType> place_of_id(const Places& places, std::string_view id) {
        const auto found = places.find(id);
        return found == places.end() ? std::nullopt : std::optional(IdType{found->second});
    }
    std::optional<PersonId> person(std::string_view id) const { return place_of_id<PersonId>(people_, id); }
    std::optional<SiteId> site(std::string_view id) const { return place_of_id<SiteId>(sites_, id); }
    std::optional<PairingId> pairing(std::string_view id) const { return place_of_id<PairingId>(pairings_, id); }
    std::optional<GroupId> group(std::string_view id) const { return place_of_id<GroupId>(groups_, id); }

    std::optional<SiteId> site_named(const std::string& text) const {
        if (const auto id = site(text)) return id;
        const std::string folded = folded_word(text);
        for (std::uint32_t i = 0; i < world_.sites.size(); ++i) {
            if (folded_word(world_.sites[i].name) == folded || folded_word(world_.sites[i].id) == folded)
                return SiteId{i};
        }
        return std::nullopt;
    }

    std::vector<PersonId> people_in(std::string_view list) const {
        std::vector<PersonId> ids;
        for (const std::string& id : split_items(list)) {
            if (const auto found = person(id)) ids.push_back(*found);
        }
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return ids;
    }

    // ---- fields

    Value typed_value(const FieldType& type, std::string_view text) const {
        struct Read {
            const Loader& loader;
            std::string_view text;
            Value operator()(TextType) const { return std::string(text); }
            Value operator()(NumberType) const {
                const auto number = number_in(text);
                return number ? Value(*number) : Value();
            }
            Value operator()(const ScaleType& scale) const {
                const auto number = number_in(text);
                return number && scale.least <= *number && *number <= scale.most ? Value(*number) : Value();
            }
            Value operator()(DateType) const {
                const auto date = read_iso(text);
                return date ? Value(*date) : Value();
            }
            Value operator()(YesNoType) const {
                return text == "yes" ? Value(true) : text == "no" ? Value(false) : Value();
            }
            Value operator()(DurationType) const {
                const auto minutes = read_count(text);
                return minutes ? Value(Minutes{static_cast<std::int64_t>(*minutes)}) : Value();
            }
            Value operator()(MoneyType) const {
                const auto cents = cents_in(text);
                return cents ? Value(*cents) : Value();
            }
            Value operator()(PersonType) const { return value_of_id(loader.person(text)); }
            Value operator()(RoleType) const { return value_of_id(loader.person(text)); }
            Value operator()(SiteType) const { return value_of_id(loader.site(text)); }
            Value operator()(GroupType) const { return value_of_id(loader.group(text)); }
            Value operator()(ChoiceType type) const {
                const auto value = loader.choice_value(type.choice, text);
                return value ? Value(*value) : Value();
            }
            Value operator()(ChoiceListType type) const {
                std::vector<ChoiceValue> values;
                for (const std::string& item : split_items(text)) {
                    if (const auto value = loader.choice_value(type.choice, item)) values.push_back(*value);
                }
                std::sort(values.begin(), values.end());
                return values.empty() ? Value() : Value(values);
            }
        };
        return std::visit(Read{*this, text}, type);
    }

    std::optional<ChoiceValue> choice_value(ChoiceId choice, std::string_view text) const {
        const std::string folded = folded_word(text);
        const std::vector<ChoiceItem>& values = model_[choice].values;
        for (std::uint32_t i = 0; i < values.size(); ++i) {
            if (folded_word(values[i].name) == folded ||
                (!values[i].title.empty() && folded_word(values[i].title) == folded)) {
                return ChoiceValue{choice, i};
            }
        }
        return std::nullopt;
    }

    /// All `field.NAME` of a body that one of the lists declares, sorted by field.
    std::vector<FieldValue> fields_in(const Body& body, const std::vector<const std::vector<Field>*>& lists) const {
        std::vector<FieldValue> values;
        for (const auto& [key, text] : body) {
            if (!key.starts_with("field.")) continue;
            const std::string folded = folded_word(key.substr(6));
            for (const std::vector<Field>* list : lists) add_field(values, *list, folded, text);
        }
        std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.field < b.field; });
        return values;
    }
    void add_field(std::vector<FieldValue>& values, const std::vector<Field>& list, const std::string& folded,
                   const std::string& text) const {
        for (const Field& field : list) {
            if (folded_word(model_[field.name]) != folded) continue;
            const bool there = std::any_of(values.begin(), values.end(),
                                           [&](const FieldValue& value) { return value.field == field.name; });
            if (there) return;
            Value value = typed_value(field.type, text);
            if (is_recorded(value)) values.push_back({field.name, std::move(value)});
            return;
        }
    }

    // ---- facts

    void take(const Fact& fact) {
        const Body& body = fact.body;
        if (fact.kind == "site")
            take_site(body);
        else if (fact.kind == "person")
            take_person(body);
        else if (fact.kind == "holding")
            take_holding(body);
        else if (fact.kind == "pairing-member")
            take_pairing_member(body);
        else if (fact.kind == "group-member")
            take_group_member(body);
        else if (fact.kind == "absence")
            take_absence(body);
        else if (fact.kind == "waiver")
            take_waiver(fact);
    }

    void take_site(const Body& body) {
        Site& target = world_.sites[site(value_of(body, "site"))->index];
        target.id = value_of(body, "site");
        target.name = value_of(body, "name").empty() ? target.id : one_line(value_of(body, "name"));
        const std::string_view kind = value_of(body, "kind");
        target.kind = kind == "district"     ? SiteKind::district
                      : kind == "consortium" ? SiteKind::consortium
                                             : SiteKind::school;
        target.within = site(value_of(body, "within"));
        target.calendar = value_of(body, "calendar");
    }

    void take_person(const Body& body) {
        WorldPerson& target = world_.people[person(value_of(body, "person"))->index];
        target.id = value_of(body, "person");
        target.name = value_of(body, "name").empty() ? target.id : one_line(value_of(body, "name"));
        target.email = value_of(body, "email");
        target.site = site(value_of(body, "site"));
        target.hired = read_iso(value_of(body, "hired"));
        target.left = read_iso(value_of(body, "left"));
        target.mentoring_year = number_in(value_of(body, "mentoring_year"));
        std::vector<const std::vector<Field>*> lists;
        for (const Role& role : model_.roles) lists.push_back(&role.fields);
        target.fields = fields_in(body, lists);
    }

    void take_holding(const Body& body) {
        const auto who = person(value_of(body, "person"));
        const auto role = role_in(model_, value_of(body, "role"));
        if (!who || !role) return;
        const Stay span = days_in(body, "to");
        world_.holdings.push_back({*who, *role, site(value_of(body, "site")), span.days, span.end_unknown});
    }

    void take_pairing_member(const Body& body) {
        const auto id = pairing(value_of(body, "pairing"));
        const auto who = person(value_of(body, "person"));
        if (!id || !who) return;
        WorldPairing& target = world_.pairings[id->index];
        const auto slot = slot_in(model_[target.kind], value_of(body, "slot"));
        if (!slot) return;
        const Stay span = days_in(body, "to");
        target.members.push_back({*slot, *who, span.days, span.end_unknown});
        if (const auto follows = pairing(value_of(body, "follows"))) target.follows = follows;
        const auto values = fields_in(body, {&model_[target.kind].fields});
        merge_fields(target.fields, values);
    }

    /// A pairing's fields may stand in any of its rows; the first one that has a field says it.
    static void merge_fields(std::vector<FieldValue>& fields, const std::vector<FieldValue>& more) {
        for (const FieldValue& value : more) {
            const auto place = std::lower_bound(fields.begin(), fields.end(), value,
                                                [](const auto& a, const auto& b) { return a.field < b.field; });
            if (place == fields.end() || place->field != value.field) fields.insert(place, value);
        }
    }

    void take_group_member(const Body& body) {
        const auto id = group(value_of(body, "group"));
        const auto who = person(value_of(body, "person"));
        if (!id || !who) return;
        WorldGroup& target = world_.groups[id->index];
        if (!target.site) target.site = site(value_of(body, "site"));
        if (!target.part_of) target.part_of = group(value_of(body, "part_of"));
        target.members.push_back({*who, value_of(body, "as") == "leader", days_in(body, "to").days});
        merge_fields(target.fields, fields_in(body, {&model_[target.kind].fields}));
    }

    void take_absence(const Body& body) {
        if (const auto who = person(value_of(body, "person"))) {
            world_.absences.push_back({*who, days_in(body, "to").days, std::string(value_of(body, "kind"))});
        }
    }

    std::optional<Subject> subject_named(std::string_view id) const {
        if (id == "program") return Subject{Subject::Kind::program, 0};
        if (const auto found = pairing(id)) return Subject{Subject::Kind::pairing, found->index};
        if (const auto found = person(id)) return Subject{Subject::Kind::person, found->index};
        if (const auto found = group(id)) return Subject{Subject::Kind::group, found->index};
        if (const auto found = site(id)) return Subject{Subject::Kind::site, found->index};
        return std::nullopt;
    }

    void take_waiver(const Fact& fact) {
        const auto subject = subject_named(value_of(fact.body, "subject"));
        const auto rule = requirement_in(model_, value_of(fact.body, "requirement"));
        if (!subject || !rule) return;
        world_.waivers.push_back({*subject, *rule, std::string(value_of(fact.body, "by")),
                                  std::string(value_of(fact.body, "why")), days_in(fact.body, "until").days,
                                  fact.root});
    }

    // ---- records

    static std::string label_of(const Fact& fact) {
        const std::string_view given = value_of(fact.body, "entry");
        return given.empty() ? fmt::format("R-{}", fact.root) : std::string(given);
    }
    static bool is_record(const Fact& fact) {
        return fact.kind == "activity" || fact.kind == "artifact" || fact.kind == "answer" || fact.kind == "payment";
    }

    void name_labels() {
        for (const Fact& fact : facts_) {
            if (is_record(fact)) labels_.emplace(label_of(fact), fact.root);
        }
    }

    void add_records() {
        std::map<std::string, std::size_t> surveys;  // a sheet: whose answers on one day are one record -> its place
        for (const Fact& fact : facts_) {
            if (!is_record(fact) || !value_of(fact.body, "status").empty()) continue;
            auto record = record_of(fact);
            if (!record) continue;
            if (fact.kind == "answer") {
                std::string key;
                for (const char* part : {"entry", "kind", "date", "by", "about"})
                    key += fmt::format("{}|", value_of(fact.body, part));
                const auto [known, is_new] = surveys.emplace(key, world_.records.size());
                if (!is_new) {
                    merge_fields(world_.records[known->second].fields, record->fields);
                    continue;
                }
            }
            world_.records.push_back(std::move(*record));
        }
    }

    /// `kind_in`, remembered: a log says the same few kinds over and over.
    std::optional<KindId> known_kind(std::string_view text) {
        const auto [known, is_new] = kinds_.try_emplace(std::string(text));
        if (is_new) known->second = kind_in(model_, text);
        return known->second;
    }

    std::optional<Record> record_of(const Fact& fact) {
        const Body& body = fact.body;
        const auto kind = known_kind(value_of(body, "kind"));
        const auto date = read_iso(value_of(body, "date"));
        if (!kind || !date) return std::nullopt;
        Record record;
        record.entry = fact.root;
        record.label = label_of(fact);
        record.kind = *kind;
        record.date = *date;
        record.known = fact.root_night;
        record.entered_on = read_iso(value_of(body, "entered_on")).value_or(fact.root_night);
        record.entered_by = person(value_of(body, "entered_by"));
        record.fields = fields_in(body, {&model_[*kind].fields});
        if (const auto tie = labels_.find(std::string(value_of(body, "follows"))); tie != labels_.end()) {
            record.belongs_to = tie->second;
        }
        if (fact.kind == "activity")
            fill_activity(record, body);
        else if (!fill_document(record, body))
            return std::nullopt;
        return record;
    }

    void fill_activity(Record& record, const Body& body) const {
        if (const auto minutes = read_count(value_of(body, "minutes"))) {
            record.minutes = Minutes{static_cast<std::int64_t>(*minutes)};
        }
        record.start = read_clock(value_of(body, "start"));
        record.end = read_clock(value_of(body, "end"));
        if (const auto flag = value_of(body, "in_contract_day"); !flag.empty()) record.in_contract_day = flag == "yes";
        record.led_by = people_in(value_of(body, "led_by"));
        record.people = people_in(value_of(body, "people"));
        record.group = group(value_of(body, "group"));
        record.place = site(value_of(body, "place"));
    }

    /// A stage of an artifact, or an answer. False when this model does not have the stage.
    bool fill_document(Record& record, const Body& body) const {
        if (const auto stage = value_of(body, "stage"); !stage.empty()) {
            const auto place = stage_in(model_[record.kind], stage);
            if (!place) return false;
            record.stage = *place;
        }
        record.led_by = people_in(value_of(body, "by"));
        record.people = people_in(value_of(body, "with"));
        record.to = people_in(value_of(body, "to"));
        record.about = about_in(value_of(body, "about"));
        return true;
    }

    RecordAbout about_in(std::string_view text) const {
        if (text == "program") return TheProgram{};
        const auto colon = text.find(':');
        if (colon == std::string_view::npos) return std::monostate{};
        const std::string_view what = text.substr(0, colon), id = text.substr(colon + 1);
        if (what == "person") {
            if (const auto found = person(id)) return AboutPerson{*found};
        } else if (what == "pairing") {
            if (const auto found = pairing(id)) return AboutPairing{*found};
        } else if (what == "group") {
            if (const auto found = group(id)) return AboutGroup{*found};
        } else if (what == "role") {
            if (const auto found = role_in(model_, id)) return AboutRole{*found};
        } else if (what == "kind") {
            if (const auto found = kind_in(model_, id)) return AboutKind{*found};
        }
        return std::monostate{};
    }

    const std::vector<Fact>& facts_;
    const Model& model_;
    World world_;
    Places sites_, people_, pairings_, groups_;
    std::map<std::string, PairingKindId, std::less<>> pairing_kinds_;
    std::map<std::string, GroupKindId, std::less<>> group_kinds_;
    std::map<std::string, EntryNumber> labels_;
    std::map<std::string, std::optional<KindId>> kinds_;
};

}  // namespace

World load_world(const Ledger& ledger, const Model& model, const std::vector<std::string>& districts, Date known_at) {
    return world_of(facts_at(ledger, known_at), model, districts);
}

World world_of(const std::vector<Fact>& facts, const Model& model, const std::vector<std::string>& districts) {
    return Loader(facts, model).load(districts);
}

}  // namespace induct
