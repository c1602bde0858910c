// Packs the records of one subject. See gather.h.
#include "engine/ledger/gather.h"

#include "engine/ledger/credit.h"
#include "engine/ledger/matching.h"
#include "engine/ledger/standing_entries.h"
#include "engine/model/match.h"
#include "engine/time/expiry.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>

namespace induct {

namespace {

constexpr std::chrono::days one_day{1};

// ---- one subject

class Gathering {
  public:
    Gathering(const Plan& plan, const Known& known, Subject subject, const SchoolCalendar& calendar)
        : plan_(plan), known_(known), world_(known.world), subject_(subject), calendar_(calendar) {}

    SubjectRecords run() {
        out_.subject = subject_;
        out_.id = id_of(world_, subject_);
        out_.calendar = calendar_.spec().name;
        find_scopes();
        find_chain();
        add_rows();
        add_stages();
        out_.facts.resize(plan_.conditions.size());
        out_.fields.resize(plan_.conditions.size());
        find_turns();
        for (std::uint32_t i = 0; i < plan_.conditions.size(); ++i) {
            if (!wanted_.facts[i]) continue;
            if (const auto* value = std::get_if<ValueIs>(&plan_.conditions[i]))
                out_.fields[i] = values_over_time(*value->other);
            else
                out_.facts[i] = steps_of(i);
        }
        out_.standings.resize(plan_.standings.size());
        for (std::uint32_t i = 0; i < plan_.standings.size(); ++i) {
            if (!wanted_.standings[i]) continue;
            const auto* document = std::get_if<StandingDocument>(&plan_.standings[i].what);
            out_.standings[i] = document ? documents_standing(document->what.index)
                                         : standing_entries(known_, subject_, plan_.standings[i]);
        }
        find_years();
        find_absences();
        for (const std::uint32_t at : known_.index.waivers_of(world_, subject_))
            out_.waivers.push_back(world_.waivers[at]);
        for (const std::uint32_t at : known_.index.reviews_of(world_, subject_))
            out_.reviews.push_back(world_.reviews[at]);
        return std::move(out_);
    }

  private:
    void find_scopes() {
        const auto join = [](std::vector<bool>& all, const std::vector<bool>& more) {
            all.resize(std::max(all.size(), more.size()), false);
            for (std::size_t i = 0; i < more.size(); ++i) all[i] = all[i] || more[i];
        };
        wanted_.tests.resize(plan_.tests.size());
        wanted_.columns.resize(plan_.columns.size());
        wanted_.standings.resize(plan_.standings.size());
        wanted_.values.resize(plan_.values.size());
        wanted_.facts.resize(plan_.conditions.size());
        wanted_.selects.resize(plan_.selects.size());
        wanted_.signatures.resize(plan_.tests.size());
        for (std::uint32_t s = 0; s < plan_.scopes.size(); ++s) {
            std::vector<Interval> days = active_days(known_, plan_.scopes[s].subject, subject_);
            if (days.empty()) continue;
            out_.scopes.push_back({s, std::move(days)});
            join(wanted_.tests, plan_.scopes[s].tests);
            join(wanted_.columns, plan_.scopes[s].columns);
            join(wanted_.standings, plan_.scopes[s].standings);
            join(wanted_.values, plan_.scopes[s].values);
            join(wanted_.facts, plan_.scopes[s].facts);
            join(wanted_.selects, plan_.scopes[s].selects);
            join(wanted_.signatures, plan_.scopes[s].signatures);
            wanted_.asks_attendance = wanted_.asks_attendance || plan_.scopes[s].asks_attendance;
            wanted_.asks_stages = wanted_.asks_stages || plan_.scopes[s].asks_stages;
            wanted_.carries_over = wanted_.carries_over || plan_.scopes[s].carries_over;
        }
    }

    void find_chain() {
        if (subject_.kind != Subject::Kind::pairing) return;
        if (const auto later = known_.index.followed_by[subject_.index]) out_.superseded_on = world_[*later].days.first;
        if (!wanted_.carries_over) return;
        std::optional<PairingId> earlier = world_.pairings[subject_.index].follows;
        // The ledger refuses a chain that runs in a ring; the bound keeps a broken one from hanging the night.
        while (earlier && chain_.size() < world_.pairings.size()) {
            chain_.push_back(*earlier);
            out_.chain_first = world_[*earlier].days.first;
            earlier = world_[*earlier].follows;
        }
    }

    // ---- rows

    /// The people whose records `mentor's KIND` counts, whether or not those belong to the subject.
    std::vector<PersonId> owners() const {
        std::vector<PersonId> all;
        for (std::uint32_t i = 0; i < plan_.tests.size(); ++i) {
            const bool asked = wanted_.tests[i] || wanted_.signatures[i];
            if (!asked || plan_.tests[i].ask != RecordTest::Ask::belongs_to) continue;
            const auto* slot = std::get_if<SlotRef>(&plan_.tests[i].who.people.front().who);
            if (!slot) continue;
            const std::vector<PersonId> there = ever_in_slot(known_, subject_, *slot);
            all.insert(all.end(), there.begin(), there.end());
        }
        return all;
    }

    std::vector<std::uint32_t> candidates(const std::vector<PersonId>& owners) const {
        std::vector<std::uint32_t> all;
        const auto add = [&](std::span<const std::uint32_t> list) { all.insert(all.end(), list.begin(), list.end()); };
        const auto add_pairing = [&](std::uint32_t at) {
            for (const PairingMember& m : world_.pairings[at].members) add(known_.index.records_of[m.person.index]);
            add(known_.index.pairing_records[at]);
        };
        switch (subject_.kind) {
            case Subject::Kind::pairing:
                add_pairing(subject_.index);
                for (const PairingId earlier : chain_) add_pairing(earlier.index);
                break;
            case Subject::Kind::person:
                add(known_.index.records_of[subject_.index]);
                for (const std::uint32_t at : known_.index.holdings_of[subject_.index]) {
                    add(known_.index.role_records[world_.holdings[at].role.index]);
                }
                if (wanted_.asks_attendance) add(known_.index.meetings);
                for (const PersonId owner : owners) add(known_.index.records_of[owner.index]);
                break;
            case Subject::Kind::group:
                for (const GroupMembership& m : world_.groups[subject_.index].members)
                    add(known_.index.records_of[m.person.index]);
                add(known_.index.group_records[subject_.index]);
                add(known_.index.ungrouped);
                break;
            case Subject::Kind::site:
                add(known_.index.records_at(SiteId{subject_.index}));
                return all;
            case Subject::Kind::program:
                all.resize(world_.records.size());
                for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
                return all;
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    void add_rows() {
        out_.words_a_row = static_cast<std::uint32_t>((plan_.tests.size() + 63) / 64);
        out_.columns.resize(plan_.columns.size());
        out_.values.resize(plan_.values.size());
        for (RowCodes& column : out_.columns) column.first.push_back(0);
        const bool expects = subject_.kind == Subject::Kind::person && wanted_.asks_attendance;
        const std::vector<PersonId> owning = owners();
        for (const std::uint32_t at : candidates(owning)) {
            const Record& record = world_.records[at];
            std::uint8_t flags = 0;
            if (belongs(known_, record, subject_)) flags |= row_own;
            const auto owns = [&](PersonId person) {
                return belongs(known_, record, {Subject::Kind::person, person.index});
            };
            const bool owned = flags == 0 && std::any_of(owning.begin(), owning.end(), owns);
            const std::uint8_t stage = known_.index.later_stage[at] ? row_later_stage : 0;
            const std::uint8_t twin = add_chain_rows(record, flags != 0, owned, stage);
            if (expects && known_.model[record.kind].form == KindForm::meeting) {
                const PersonId person{subject_.index};
                if (is_expected(known_, record, person)) flags |= row_expected;
                if (took_part(record, person)) flags |= row_attended;
            }
            flags |= stage;
            if ((flags & row_own) != 0) flags |= twin;
            if ((flags & (row_own | row_expected)) != 0) add_row(record, flags, subject_);
            // In a row of its own: no rule but one that says `mentor's KIND` may count it.
            if (owned) add_row(record, static_cast<std::uint8_t>(row_owned | twin | stage), subject_);
        }
    }

    /// For rules that carry over: a row for each pairing of the chain through which the record belongs, the subject
    /// among them. The record counts once, when it passes all tests in one of them. Returns `row_twin` when the
    /// subject's own row has such rows beside it.
    std::uint8_t add_chain_rows(const Record& record, bool own, bool owned, std::uint8_t stage) {
        std::vector<Subject> links;
        for (const PairingId link : chain_) {
            const Subject earlier{Subject::Kind::pairing, link.index};
            if (record.date <= world_[link].days.last && belongs(known_, record, earlier)) links.push_back(earlier);
        }
        if (links.empty()) return 0;
        const std::uint8_t twin = own || owned ? row_twin : 0;
        const auto flags = static_cast<std::uint8_t>(row_chain | twin | stage);
        if (own) add_row(record, flags, subject_);
        if (owned) add_row(record, static_cast<std::uint8_t>(flags | row_owned), subject_);
        for (const Subject link : links) add_row(record, flags, link);
        return twin;
    }

    /// `via` is the pairing (else the subject) through which it belongs.
    void add_row(const Record& record, std::uint8_t flags, Subject via) {
        const std::uint32_t code = code_of(plan_, record.kind, record.stage);
        out_.code.push_back(code);
        out_.date.push_back(record.date);
        out_.entered.push_back(record.entered_on);
        out_.entry.push_back(record.entry);
        out_.belongs_to.push_back(record.belongs_to.value_or(0));
        out_.instance.push_back(record.instance);
        out_.start.push_back(record.start ? record.start->minute : no_start);
        out_.flags.push_back(flags);
        out_.led_as.push_back(role_in_subject(record, via));
        const bool asked = asked_about(code);
        add_minutes(record, via, asked);
        const std::size_t base = out_.yes.size();
        out_.yes.resize(base + out_.words_a_row, 0);
        out_.maybe.resize(base + out_.words_a_row, 0);
        for (std::uint32_t i = 0; asked && i < plan_.tests.size(); ++i) {
            if (!wanted_.tests[i]) continue;
            const Truth truth = answer(known_, plan_.tests[i], record, via, calendar_);
            auto& masks = truth == Truth::yes ? out_.yes : out_.maybe;
            if (truth != Truth::no) masks[base + i / 64] |= std::uint64_t{1} << (i % 64);
        }
        for (std::uint32_t i = 0; asked && i < plan_.values.size(); ++i) {
            if (!wanted_.values[i]) continue;
            const Place place{OfRecord{}, plan_.values[i].field, TextType{}, {}};
            Value value = values_of(known_, place, subject_, record.date, &record).front();
            if (is_recorded(value))
                out_.values[i].push_back({static_cast<std::uint32_t>(out_.code.size() - 1), std::move(value)});
        }
        for (std::uint32_t i = 0; i < plan_.columns.size(); ++i) {
            RowCodes& column = out_.columns[i];
            bool missing = false;
            if (asked && wanted_.columns[i]) missing = !add_codes(column, plan_.columns[i], record);
            column.first.push_back(static_cast<std::uint32_t>(column.codes.size()));
            column.missing.push_back(missing);
        }
    }

    /// Every stage of the documents of which the subject has a record, and who signed them.
    void add_stages() {
        if (!wanted_.asks_stages) return;
        std::vector<std::pair<KindId, std::uint32_t>> documents;
        for (std::size_t row = 0; row < out_.rows(); ++row)
            if (!plan_.code_is_dated_deed[out_.code[row]])
                documents.emplace_back(kind_of(plan_, out_.code[row]), out_.instance[row]);
        std::sort(documents.begin(), documents.end());
        documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
        std::vector<Subject> chain{subject_};
        for (const PairingId link : chain_) chain.push_back({Subject::Kind::pairing, link.index});
        for (const auto& [kind, instance] : documents) {
            for (const std::uint32_t at : known_.index.stages_of(world_, kind, instance)) {
                const Record& record = world_.records[at];
                StageReached stage{
                    kind,         instance,         code_of(plan_, kind, record.stage), record.date, {}, {},
                    record.entry, record.entered_on};
                stage.signed_by = signatures(record, {subject_});
                if (!chain_.empty()) stage.carried = signatures(record, chain);
                out_.stages.push_back(std::move(stage));
            }
        }
    }
    std::vector<Truth> signatures(const Record& record, const std::vector<Subject>& links) const {
        std::vector<Truth> found;
        for (std::uint32_t i = 0; i < plan_.tests.size(); ++i) {
            if (!wanted_.signatures[i]) continue;
            found.resize(plan_.tests.size(), Truth::no);
            for (const Subject link : links)
                found[i] = either(found[i], answer(known_, plan_.tests[i], record, link, calendar_));
        }
        return found;
    }

    bool asked_about(std::uint32_t code) const {
        const auto& selects = plan_.selects_of_code[code];
        return std::any_of(selects.begin(), selects.end(), [&](std::uint32_t s) { return wanted_.selects[s]; });
    }

    void add_minutes(const Record& record, Subject via, bool asked) {
        const std::int32_t all = record.minutes ? static_cast<std::int32_t>(record.minutes->count) : no_minutes;
        out_.minutes.push_back(all);
        std::optional<Minutes> outside;
        if (asked && plan_.code_is_dated_deed[out_.code.back()])
            outside = minutes_outside(known_, record, via, calendar_);
        out_.outside.push_back(outside ? static_cast<std::int32_t>(outside->count) : no_minutes);
        const bool timed = record.start && record.end;
        const std::int32_t whole = timed ? record.end->minute - record.start->minute : all;
        out_.during.push_back(outside && whole >= 0 ? std::max<std::int32_t>(0, whole - out_.outside.back())
                                                    : no_minutes);
    }

    /// Adds what the record holds; false when nothing is recorded.
    bool add_codes(RowCodes& column, const CodeColumn& wanted, const Record& record) {
        const std::size_t before = column.codes.size();
        if (wanted.holds == CodeColumn::Holds::people) {
            std::vector<PersonId> people = record.people;
            people.insert(people.end(), record.led_by.begin(), record.led_by.end());
            if (people.empty()) return false;
            std::sort(people.begin(), people.end());
            people.erase(std::unique(people.begin(), people.end()), people.end());
            const auto row = static_cast<std::uint32_t>(column.first.size() - 1);
            for (const PersonId p : people) {
                const Truth holds = holds_role(known_, p, wanted.role, record.date);
                if (holds == Truth::yes) column.codes.push_back(p.index);
                if (holds == Truth::unknown) column.perhaps.emplace_back(row, p.index);
            }
        } else {
            Place place{OfRecord{}, wanted.field, TextType{}, {}};
            const Value value = values_of(known_, place, subject_, record.date, &record).front();
            if (!is_recorded(value)) return false;
            if (const auto* one = std::get_if<ChoiceValue>(&value)) {
                column.codes.push_back(one->index);
            } else if (const auto* list = std::get_if<std::vector<ChoiceValue>>(&value)) {
                for (const ChoiceValue& value_of_list : *list) column.codes.push_back(value_of_list.index);
            } else {
                const auto coded = texts_.emplace(value, static_cast<std::uint32_t>(texts_.size()));
                if (coded.second) out_.texts.push_back(words_of(value));
                column.codes.push_back(coded.first->second);
            }
        }
        std::sort(column.codes.begin() + static_cast<std::ptrdiff_t>(before), column.codes.end());
        column.codes.erase(std::unique(column.codes.begin() + static_cast<std::ptrdiff_t>(before), column.codes.end()),
                           column.codes.end());
        return true;
    }

    std::string words_of(const Value& value) const {
        return std::visit(
            Match{[](const std::string& v) { return v; }, [](bool v) { return std::string(v ? "yes" : "no"); },
                  [](Date v) { return to_words(v); }, [](Minutes v) { return to_words(v); },
                  [](BasisPoints v) { return to_words(v); },
                  [](Number v) {
                      const std::string digits = std::to_string(v.count % 1000 + 1000).substr(1);
                      const std::size_t end = digits.find_last_not_of('0');
                      const std::string whole = std::to_string(v.count / 1000);
                      return end == std::string::npos ? whole : whole + "." + digits.substr(0, end + 1);
                  },
                  [&](PersonId v) { return world_[v].name; }, [&](SiteId v) { return world_[v].name; },
                  [&](GroupId v) { return world_[v].id; }, [](const auto&) { return std::string(); }},
            value);
    }

    std::string role_in_subject(const Record& record, Subject via) const {
        if (via.kind != Subject::Kind::pairing) return {};
        const WorldPairing& pairing = world_.pairings[via.index];
        for (const PairingMember& m : pairing.members) {
            if (m.days.holds(record.date) &&
                std::find(record.led_by.begin(), record.led_by.end(), m.person) != record.led_by.end()) {
                return known_.model[pairing.kind].slots[m.slot].name;
            }
        }
        return {};
    }

    // ---- documents that stand while they are valid

    /// One entry a record that the select takes or may take, from its date to the last day on which it is valid.
    std::vector<StandingEntry> documents_standing(std::uint32_t select) const {
        std::vector<StandingEntry> entries;
        const std::uint8_t wanted = plan_.selects[select].of_owner ? row_own | row_owned : row_own;
        for (std::uint32_t row = 0; row < out_.rows(); ++row) {
            if (!out_.is(row, wanted) || out_.is(row, row_chain) || !takes(plan_, select, out_.code[row])) continue;
            if (plan_.selects[select].any_stage && out_.is(row, row_later_stage)) continue;
            Truth belongs = Truth::yes;
            for (const std::uint32_t test : plan_.selects[select].tests) belongs = both(belongs, out_.test(row, test));
            if (belongs == Truth::no) continue;
            StandingEntry entry;
            entry.days = {out_.date[row], last_known_day};
            const std::optional<Date> expired = expiry(out_.date[row], plan_.valid_for[out_.code[row]]);
            if (expired) entry.days.last = *expired - one_day;
            entry.who = row;
            entry.belongs = belongs;
            entry.seen = out_.date[row];
            entries.push_back(std::move(entry));
        }
        std::sort(entries.begin(), entries.end());
        return entries;
    }

    // ---- facts

    std::vector<std::uint32_t> own_pairings() const {
        if (subject_.kind == Subject::Kind::pairing) return {subject_.index};
        if (subject_.kind == Subject::Kind::person) return known_.index.pairings_of[subject_.index];
        return {};
    }

    /// Is the question asked by a condition that is read of this subject?
    bool wants(bool (*question)(const Condition&)) const {
        for (std::uint32_t i = 0; i < plan_.conditions.size(); ++i)
            if (wanted_.facts[i] && question(plan_.conditions[i])) return true;
        return false;
    }
    static bool asks_groups(const Condition& condition) {
        if (const auto* is = std::get_if<FieldIs>(&condition)) return is->test.place.group.has_value();
        if (const auto* are = std::get_if<AreRecorded>(&condition))
            return std::any_of(are->places.begin(), are->places.end(),
                               [](const Place& p) { return p.group.has_value(); });
        return std::holds_alternative<FieldsMatch>(condition);
    }
    static bool asks_day_of_year(const Condition& condition) {
        const auto* is = std::get_if<FieldIs>(&condition);
        return is && is->test.day;
    }

    /// The days on which something about the subject's people changes.
    void find_turns() {
        std::vector<PersonId> people;
        const auto turn = [&](Interval days) {
            turns_.push_back(days.first);
            if (days.last < last_known_day) turns_.push_back(days.last + one_day);
        };
        for (const std::uint32_t at : own_pairings()) {
            for (const PairingMember& m : world_.pairings[at].members) {
                turn(m.days);
                people.push_back(m.person);
            }
        }
        if (subject_.kind == Subject::Kind::person) people.push_back(PersonId{subject_.index});
        if (subject_.kind == Subject::Kind::group) {
            for (const GroupMembership& m : world_.groups[subject_.index].members) {
                turn(m.days);
                people.push_back(m.person);
            }
        }
        for (const PersonId p : people) {
            for (const std::uint32_t at : known_.index.holdings_of[p.index]) turn(world_.holdings[at].days);
            for (const std::uint32_t at : known_.index.absences_of[p.index]) turn(world_.absences[at].days);
        }
        if (wants(asks_groups)) {
            for (const PersonId p : people) {
                for (const std::uint32_t at : known_.index.groups_of[p.index]) {
                    turn(world_.groups[at].days);
                    for (const GroupMembership& m : world_.groups[at].members)
                        if (m.person == p) turn(m.days);
                }
            }
        }
        if (wants(asks_day_of_year))
            for (const SchoolYear& year : calendar_.spec().years) turns_.push_back(year.days.first);
        if (subject_.kind == Subject::Kind::site || subject_.kind == Subject::Kind::program) {
            for (const Holding& holding : world_.holdings) turn(holding.days);
        }
        turns_.push_back(first_known_day);
        std::sort(turns_.begin(), turns_.end());
        turns_.erase(std::unique(turns_.begin(), turns_.end()), turns_.end());
    }

    Truth fact_on(const Condition& condition, Date day) const {
        if (const auto* is = std::get_if<FieldIs>(&condition))
            return truth_of(known_, is->test, subject_, day, nullptr);
        if (const auto* are = std::get_if<AreRecorded>(&condition)) {
            Truth all = Truth::yes;
            for (const Place& place : are->places) {
                for (const Value& value : values_of(known_, place, subject_, day, nullptr))
                    all = both(all, truth(is_recorded(value)));
            }
            return all;
        }
        if (const auto* match = std::get_if<FieldsMatch>(&condition)) return truth_of(known_, *match, subject_, day);
        const auto* holding = std::get_if<HoldsRole>(&condition);
        if (!holding) return Truth::unknown;
        Truth any = Truth::no;
        for (const PersonId p : people_of(known_, holding->person, subject_, day)) {
            any = either(any, holds_role(known_, p, holding->role, day));
        }
        return holding->negated ? negate(any) : any;
    }

    std::vector<ValueStep> values_over_time(const Place& place) const {
        std::vector<ValueStep> steps;
        for (const Date day : turns_) {
            std::vector<Value> values = values_of(known_, place, subject_, day, nullptr);
            if (steps.empty() || steps.back().values != values) steps.push_back({day, std::move(values)});
        }
        return steps;
    }

    std::vector<TruthStep> steps_of(std::uint32_t condition) const {
        std::vector<TruthStep> steps;
        for (const Date day : turns_) {
            const Truth value = fact_on(plan_.conditions[condition], day);
            if (steps.empty() || steps.back().value != value) steps.push_back({day, value});
        }
        return steps;
    }

    // ---- years of service, absences

    void find_years() {
        if (subject_.kind == Subject::Kind::person) out_.years = {{world_.people[subject_.index].mentoring_year}};
        if (subject_.kind != Subject::Kind::pairing) return;
        const WorldPairing& pairing = world_.pairings[subject_.index];
        out_.years.resize(known_.model[pairing.kind].slots.size());
        for (const PairingMember& m : pairing.members) out_.years[m.slot].push_back(world_[m.person].mentoring_year);
    }

    void find_absences() {
        out_.paused.resize(plan_.rules.size());
        for (const ScopeDays& scope : out_.scopes) {
            for (const std::uint32_t at : plan_.scopes[scope.scope].rules) {
                const PlanRule& rule = plan_.rules[at];
                if (!rule.paused_during_leave && !rule.extended_over) continue;
                const std::vector<AbsenceOf> away = absences_for(rule);
                std::vector<Interval> days;
                for (const AbsenceOf& one : away) {
                    days.push_back(one.days);
                    if (rule.extended_over) out_.absences.push_back({at, one.absence, one.days});
                }
                if (!rule.paused_during_leave) continue;
                out_.paused[at] = joined(days);
                for (const AbsenceOf& one : away)
                    out_.leaves.push_back({at, world_[world_.absences[one.absence].person].name, one.days});
            }
        }
    }
    std::vector<AbsenceOf> absences_for(const PlanRule& rule) const {
        std::vector<AbsenceOf> days;
        const auto add = [&](PersonId person, Interval within) {
            for (const std::uint32_t at : known_.index.absences_of[person.index]) {
                const Interval away = overlap(world_.absences[at].days, within);
                if (!away.empty()) days.push_back({0, at, away});
            }
        };
        if (subject_.kind == Subject::Kind::person) add(PersonId{subject_.index}, always);
        if (subject_.kind != Subject::Kind::pairing) return days;
        std::vector<PairingId> links{PairingId{subject_.index}};
        if (rule.carries_over) links.insert(links.end(), chain_.begin(), chain_.end());
        for (const PairingId link : links) {
            const WorldPairing& pairing = world_[link];
            for (const PairingMember& m : pairing.members) {
                const SlotRef slot{pairing.kind, m.slot};
                const bool named =
                    std::find(rule.named_slots.begin(), rule.named_slots.end(), slot) != rule.named_slots.end();
                if (m.slot == 0 || named) add(m.person, overlap(m.days, pairing.days));
            }
        }
        return days;
    }

    const Plan& plan_;
    const Known& known_;
    const World& world_;
    Subject subject_;
    const SchoolCalendar& calendar_;
    SubjectRecords out_;
    Scope wanted_;
    std::vector<PairingId> chain_;
    std::vector<Date> turns_;
    std::map<Value, std::uint32_t> texts_;  // codes of values that no choice lists
};

}  // namespace

SubjectRecords gather(const Plan& plan, const Known& known, Subject subject, const SchoolCalendar& calendar) {
    return Gathering(plan, known, subject, calendar).run();
}

SubjectRecords gather(const Plan& plan, const Model& model, const World& world, Subject subject) {
    const WorldIndex index(model, world);
    const Known known{model, world, index};
    const SchoolCalendar calendar(calendar_for(known, subject));
    return gather(plan, known, subject, calendar);
}

}  // namespace induct
