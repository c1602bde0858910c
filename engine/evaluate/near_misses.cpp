// Asks the World what nearly counted. See near_misses.h.
#include "engine/evaluate/near_misses.h"

#include "engine/evaluate/order.h"
#include "engine/evaluate/value_words.h"
#include "engine/ledger/credit.h"
#include "engine/model/match.h"
#include "engine/plan/windows_of.h"
#include "engine/time/expiry.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace induct {

namespace {

using Ask = RecordTest::Ask;

std::string without_word(const std::string& words, std::initializer_list<std::string_view> first) {
    for (const std::string_view word : first)
        if (words.starts_with(word)) return words.substr(word.size());
    return words;
}

class Searching {
  public:
    Searching(const Plan& plan, const Known& known, const SchoolCalendar& calendar, const Finding& finding,
              const Part& part, Date on, bool near_only, const RecordFilter& may_see)
        : plan_(plan), known_(known), calendar_(calendar), finding_(finding), near_only_(near_only), may_see_(may_see) {
        const bool amount = part.form == Part::Form::amount;
        wanted_ = amount ? plan.sums[part.sum].select : part.select;
        timed_ = amount && plan.sums[part.sum].adds == Adds::minutes;
        // What comes after a limit may still be told: it is late, not missing.
        limit_ = is_limit(part.period);
        days_ = {finding.window.days.first, limit_ ? on : std::min(on, finding.window.days.last)};
        on_ = on;
    }

    NotCounted run() {
        const bool in_order = !plan_.selects[wanted_].order.empty();
        for (const std::uint32_t at : candidates()) in_order ? note_document(at) : look_at(at);
        for (const auto& [kind, instance] : documents_) look_at_document(kind, instance);
        tell_single_signers();
        return std::move(out_);
    }

  private:
    std::vector<std::uint32_t> candidates() const {
        const WorldIndex& index = known_.index;
        std::vector<std::uint32_t> all;
        const std::vector<Record>& records = known_.world.records;
        const auto before = [&](std::uint32_t at, Date day) { return records[at].date < day; };
        const auto add = [&](std::span<const std::uint32_t> list) {
            // Lists are in order of date.
            auto at = near_only_ ? std::lower_bound(list.begin(), list.end(), days_.first, before) : list.begin();
            for (; at != list.end() && (!near_only_ || records[*at].date <= days_.last); ++at) all.push_back(*at);
        };
        const Subject subject = finding_.subject;
        switch (subject.kind) {
            case Subject::Kind::pairing:
                for (const PairingMember& m : known_.world.pairings[subject.index].members)
                    add(index.records_of[m.person.index]);
                add(index.pairing_records[subject.index]);
                break;
            case Subject::Kind::person:
                add(index.records_of[subject.index]);
                break;
            case Subject::Kind::group:
                for (const GroupMembership& m : known_.world.groups[subject.index].members)
                    add(index.records_of[m.person.index]);
                add(index.group_records[subject.index]);
                break;
            case Subject::Kind::site:
                add(index.records_at(SiteId{subject.index}));
                return all;
            case Subject::Kind::program:
                for (std::uint32_t i = 0; i < records.size(); ++i)
                    if (!near_only_ || days_.holds(records[i].date)) all.push_back(i);
                return all;
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    void look_at(std::uint32_t at) {
        const Record& record = known_.world.records[at];
        const std::uint32_t code = code_of(plan_, record.kind, record.stage);
        const auto& selects = plan_.selects_of_code[code];
        if (std::find(selects.begin(), selects.end(), wanted_) == selects.end()) return;
        if (record.date > on_ || (plan_.selects[wanted_].any_stage && known_.index.later_stage[at])) return;
        const bool deed = plan_.code_is_dated_deed[code];
        if (belongs(known_, record, finding_.subject))
            own(record);
        else if (deed && finding_.subject.kind == Subject::Kind::pairing && days_.holds(record.date))
            of_somebody_else(record);
    }

    /// A record of the subject: told when exactly one test failed.
    void own(const Record& record) {
        std::vector<std::string> failed;
        const RecordTest* of_all = nullptr;  // a failed `by A and B`
        for (const std::uint32_t at : plan_.selects[wanted_].tests) {
            const RecordTest& test = plan_.tests[at];
            const Truth truth = answer(known_, test, record, finding_.subject, calendar_);
            if (truth == Truth::yes) continue;
            failed.push_back(words(test, truth, record));
            if (test.ask == Ask::by && test.who.all) of_all = &test;
        }
        if (failed.empty() && timed_ && !record.minutes) failed.emplace_back("no minutes are recorded");
        if (failed.empty() && days_.holds(record.date))
            if (const std::optional<Date> expired = expired_by_due(record, record.date))
                failed.push_back("expired on " + to_words(*expired));
        if (!days_.holds(record.date)) {
            if (failed.empty()) tell_outside(record, record.date);
        } else if (failed.size() == 1) {
            if (of_all && !is_withheld(record)) note_signers(*of_all, record);
            keep(record, std::move(failed.front()));
        }
    }

    /// One of two signers whom one record should name: kept until it is known whether another record names the other.
    void note_signers(const RecordTest& test, const Record& record) {
        SomeSigners some{out_.near.size(), &test, {}};
        for (std::size_t i = 0; i < test.who.people.size(); ++i)
            if (is_led_by(record, test.who.people[i], record.date)) some.who.insert(i);
        if (!some.who.empty()) some_signers_.push_back(std::move(some));
    }
    /// Each has signed, on a record of her own, and one record that names all of them is asked.
    void tell_single_signers() {
        std::set<std::size_t> signed_by;
        for (const SomeSigners& some : some_signers_) signed_by.insert(some.who.begin(), some.who.end());
        for (const SomeSigners& some : some_signers_) {
            const std::vector<Person>& asked = some.test->who.people;
            NearMiss& miss = out_.near[some.near];
            if (signed_by.size() < asked.size()) continue;
            const Kind& kind = known_.model[miss.record->kind];
            const std::string what =
                kind.stages.empty() ? kind.name : fmt::format("{} {}", kind.name, kind.stages[miss.record->stage]);
            std::string separate;
            for (const Person& person : asked)
                separate += fmt::format("{}{} by {}", separate.empty() ? "" : " and also ", what, person.word);
            miss.words =
                fmt::format("by {} alone, and one record by {} is asked; for records of their own write `{}`",
                            leaders(*miss.record), without_word(some.test->words, {"by ", "led by "}), separate);
        }
    }
    bool is_led_by(const Record& record, const Person& person, Date day) const {
        const std::vector<PersonId> meant = people_of(known_, person, finding_.subject, day);
        return std::any_of(record.led_by.begin(), record.led_by.end(), [&](PersonId leader) {
            return std::find(meant.begin(), meant.end(), leader) != meant.end();
        });
    }

    /// Does whoever led it stand for somebody who is asked, only on another day?
    bool is_asked_on_another_day(const RecordTest& test, const Record& record) const {
        std::set<Date> days{on_};
        for (const PersonId leader : record.led_by)
            for (const std::uint32_t at : known_.index.holdings_of[leader.index])
                days.insert({known_.world.holdings[at].days.first, known_.world.holdings[at].days.last});
        if (finding_.subject.kind == Subject::Kind::pairing)
            for (const PairingMember& m : known_.world.pairings[finding_.subject.index].members)
                days.insert({m.days.first, m.days.last});
        return std::any_of(test.who.people.begin(), test.who.people.end(), [&](const Person& person) {
            // Whoever is `another` where the pairing has ended is of it while it lasts.
            if (person.reach == Person::Reach::another) return false;
            return std::any_of(days.begin(), days.end(), [&](Date day) { return is_led_by(record, person, day); });
        });
    }
    /// "by Pat, who is not the principal"; of somebody who is on another day "who was not the principal on that day".
    std::string led_by_another(const RecordTest& test, const Record& record, const std::string& who) {
        const auto [known, added] = asked_later_.try_emplace({&test, record.led_by}, false);
        if (added) known->second = is_asked_on_another_day(test, record);
        return fmt::format("by {}, who {} the {}{}", who, known->second ? "was not" : "is not",
                           without_word(test.words, {"by ", "led by "}), known->second ? " on that day" : "");
    }

    /// Of people in order a document is told of once, whoever of the subject has a record of it.
    void note_document(std::uint32_t at) {
        const Record& record = known_.world.records[at];
        const bool its_kind = takes_kind(record.kind);
        if (its_kind && record.date <= on_ && belongs(known_, record, finding_.subject))
            documents_.insert({record.kind, record.instance});
    }
    bool takes_kind(KindId kind) const {
        const std::uint32_t first = plan_.first_code[kind.index];
        const auto codes = static_cast<std::uint32_t>(plan_.code_words.size());
        for (std::uint32_t code = first; code < codes && kind_of(plan_, code) == kind; ++code)
            if (takes(plan_, wanted_, code)) return true;
        return false;
    }
    /// The document by the last record that brought it to the stage: who has, and who has not yet.
    void look_at_document(KindId kind, std::uint32_t instance) {
        std::vector<StageReached> stages;
        const Record* last = nullptr;
        std::vector<const Record*> records;
        for (const std::uint32_t at : known_.index.stages_of(known_.world, kind, instance)) {
            const Record& record = known_.world.records[at];
            const std::uint32_t code = code_of(plan_, kind, record.stage);
            if (record.date > on_ || !takes(plan_, wanted_, code)) continue;
            StageReached& stage = stages.emplace_back();
            stage.code = code;
            stage.date = record.date;
            stage.entry = record.entry;
            for (const RecordTest& test : plan_.tests)
                stage.signed_by.push_back(answer(known_, test, record, finding_.subject, calendar_));
            last = &record;
            records.push_back(last);
        }
        if (!last) return;
        const SignerOrder& order = plan_.selects[wanted_].order;
        const Passed surely = passed(plan_, wanted_, order, stages, false, Truth::yes);
        if (surely.on) return complete(*last, *surely.on);
        if (look_at_tests(stages, records, surely)) return;
        if (!days_.holds(last->date)) return;
        std::string by;
        for (const std::string& who : surely.by) by += (by.empty() ? "by " : " and ") + who;
        const bool perhaps = passed(plan_, wanted_, order, stages, false, Truth::unknown).on.has_value();
        std::string words = by.empty() ? "" : by + ", ";
        words += (perhaps ? "not known whether by " : "not yet by ") + surely.missing;
        if (surely.too_early) words += std::string(" ") + after_the_others;
        keep(*last, std::move(words));
    }
    /// Is it another test than the order that keeps it from counting? Told when all have brought it there, and one test
    /// failed; with two reasons or more it is no near miss.
    bool look_at_tests(std::vector<StageReached> stages, const std::vector<const Record*>& records,
                       const Passed& surely) {
        const Select& select = plan_.selects[wanted_];
        std::map<std::uint32_t, std::size_t> failed;  // test, and the last of the records that fail it
        for (std::size_t i = 0; i < stages.size(); ++i)
            for (const std::uint32_t test : select.tests) {
                if (stages[i].signed_by[test] != Truth::yes) failed[test] = i;
                stages[i].signed_by[test] = Truth::yes;
            }
        const Passed otherwise = passed(plan_, wanted_, select.order, stages, false, Truth::yes);
        if (!otherwise.on && otherwise.by.size() <= surely.by.size()) return false;
        if (!otherwise.on || failed.size() != 1 || !days_.holds(*otherwise.on)) return true;
        const auto& [test, at] = *failed.begin();
        const Truth truth = answer(known_, plan_.tests[test], *records[at], finding_.subject, calendar_);
        keep(*records[at], words(plan_.tests[test], truth, *records[at]));
        return true;
    }
    /// All have brought it there: told when that was on another day than is asked, or when it has expired since.
    void complete(const Record& last, Date on) {
        if (!days_.holds(on)) return tell_outside(last, on);
        if (const std::optional<Date> expired = expired_by_due(last, on))
            keep(last, "expired on " + to_words(*expired));
    }
    void tell_outside(const Record& record, Date date) {
        const SchoolYear* year = calendar_.year_of(finding_.window.days.first);
        if (!year || !year->days.holds(date) || is_withheld(record)) return;
        out_.outside += 1;
        out_.latest_outside = std::max(out_.latest_outside.value_or(date), date);
    }
    /// A limit takes nothing that has expired by its due day.
    std::optional<Date> expired_by_due(const Record& record, Date date) const {
        if (!limit_) return std::nullopt;
        const std::optional<Date> expired = expiry(date, plan_.valid_for[code_of(plan_, record.kind, record.stage)]);
        return expired && *expired <= finding_.due ? expired : std::nullopt;
    }

    bool is_withheld(const Record& record) const { return may_see_ && !may_see_(record); }

    void keep(const Record& record, std::string words) {
        if (is_withheld(record))
            out_.withheld.push_back(record.entry);
        else
            out_.near.push_back({&record, std::move(words)});
    }

    /// A deed with the mentee that somebody outside of the pairing led, or nobody but she.
    void of_somebody_else(const Record& record) {
        const WorldPairing& pairing = known_.world.pairings[finding_.subject.index];
        if (!pairing.days.holds(record.date)) return;
        const bool with_mentee =
            std::any_of(pairing.members.begin(), pairing.members.end(), [&](const PairingMember& m) {
                return m.slot == 0 && m.days.holds(record.date) && took_part(record, m.person);
            });
        if (!with_mentee) return;
        const std::string who = leaders(record, pairing.members.front().person);
        if (who.empty()) return of_the_mentee_alone(record, pairing.members.front().person);
        const RecordTest* asked = nullptr;
        for (const std::uint32_t at : plan_.selects[wanted_].tests) {
            const RecordTest& test = plan_.tests[at];
            if (test.ask == Ask::by) asked = &test;
            if (test.ask == Ask::where && answer(known_, test, record, finding_.subject, calendar_) != Truth::yes)
                return;
        }
        keep(record,
             asked ? led_by_another(*asked, record, who) : fmt::format("by {}, who is not in the pairing", who));
    }

    /// What she did without the others of the pairing does not belong to it, though all else is as the rule asks.
    void of_the_mentee_alone(const Record& record, PersonId mentee) {
        const std::vector<std::uint32_t>& tests = plan_.selects[wanted_].tests;
        if (std::all_of(tests.begin(), tests.end(), [&](std::uint32_t at) {
                return answer(known_, plan_.tests[at], record, finding_.subject, calendar_) == Truth::yes;
            }))
            keep(record,
                 fmt::format("of {}, but not of the pairing: nobody else of it took part", known_.world[mentee].name));
    }

    std::string leaders(const Record& record, std::optional<PersonId> but = {}) const {
        std::string names;
        for (const PersonId person : record.led_by)
            if (person != but) names += (names.empty() ? "" : " and ") + known_.world[person].name;
        return names;
    }

    std::string words(const RecordTest& test, Truth truth, const Record& record) {
        const bool unknown = truth == Truth::unknown;
        switch (test.ask) {
            case Ask::by: {
                const std::string asked = without_word(test.words, {"by ", "led by "}), who = leaders(record);
                if (unknown || who.empty()) return fmt::format("nobody is named who led it, {} is asked", asked);
                if (asked.starts_with("every ")) return fmt::format("by {}, not by {}", who, asked);
                if (test.who.all && test.who.people.size() > 1) return without_signers(test, record, who);
                return led_by_another(test, record, who);
            }
            case Ask::with:
                return (unknown ? "not known whether with the " : "without the ") + without_word(test.words, {"with "});
            case Ask::to:
                return (unknown ? "not known whether to the " : "not to the ") + without_word(test.words, {"to "});
            case Ask::belongs_to:
                return "not the " + test.words;
            case Ask::in_opening: {
                const Survey* survey = known_.model.survey_of(record.kind);
                return fmt::format("not while it was open ({})", survey ? survey->open_words : "");
            }
            case Ask::outside:
            case Ask::during:
                return unknown ? "not known whether " + test.words : "not " + test.words;
            case Ask::where:
            case Ask::covers:
            case Ask::has_field:
                return field_words(test, record);
        }
        return test.words;
    }

    /// Of several who must stand in one record: which of them do not.
    std::string without_signers(const RecordTest& test, const Record& record, const std::string& who) const {
        std::string missing;
        for (const Person& person : test.who.people)
            if (!is_led_by(record, person, record.date)) missing += (missing.empty() ? "" : " and ") + person.word;
        return fmt::format("by {}, without the {}", who, missing);
    }

    std::string field_words(const RecordTest& test, const Record& record) const {
        if (!test.field) return "not " + test.words;
        const FieldTest& asked = *test.field;
        std::string found;
        for (const Value& value : values_of(known_, asked.place, finding_.subject, record.date, &record))
            found += (found.empty() ? "" : " and ") + value_words(value);
        if (found.empty()) return fmt::format("{} is not recorded", asked.place.words);
        std::string wanted;
        for (const Value& value : asked.values) wanted += (wanted.empty() ? "" : " or ") + value_words(value);
        const std::string is = fmt::format("{} is {}", asked.place.words, found);
        switch (asked.compare) {
            case Compare::is:
            case Compare::exactly:
            case Compare::one_of:
                return asked.other ? is : fmt::format("{}, {} is asked", is, wanted);
            case Compare::at_least:
                return fmt::format("{}, at least {} is asked", is, wanted);
            case Compare::at_most:
                return fmt::format("{}, at most {} is asked", is, wanted);
            case Compare::is_not:
            case Compare::not_one_of:
            case Compare::recorded:
            case Compare::not_recorded:
                break;
        }
        return is;
    }

    std::string value_words(const Value& value) const {
        const auto title = [&](const ChoiceValue& v) { return plan_.choice_titles[v.choice.index][v.index]; };
        return std::visit(
            Match{[](const std::string& v) { return v; }, [](bool v) { return std::string(v ? "yes" : "no"); },
                  [](Date v) { return to_words(v); }, [](Minutes v) { return to_words(v); },
                  [](BasisPoints v) { return to_words(v); }, [](Number v) { return number_words(v); },
                  [&](PersonId v) { return known_.world[v].name; }, [&](SiteId v) { return known_.world[v].name; },
                  [&](GroupId v) { return known_.world[v].id; }, [&](const ChoiceValue& v) { return title(v); },
                  [&](const std::vector<ChoiceValue>& list) {
                      std::string all;
                      for (const ChoiceValue& v : list) all += (all.empty() ? "" : ", ") + title(v);
                      return all;
                  },
                  [](const auto&) { return std::string(); }},
            value);
    }

    const Plan& plan_;
    const Known& known_;
    const SchoolCalendar& calendar_;
    const Finding& finding_;
    bool near_only_ = false;  // what is dated outside is not looked at
    const RecordFilter& may_see_;
    Interval days_{};
    Date on_{};
    std::uint32_t wanted_{};
    bool timed_ = false, limit_ = false;
    std::set<std::pair<KindId, std::uint32_t>> documents_;  // kind and instance
    struct SomeSigners {
        std::size_t near{};  // place in out_.near
        const RecordTest* test = nullptr;
        std::set<std::size_t> who;  // of those whom the test names
    };
    std::vector<SomeSigners> some_signers_;
    std::map<std::pair<const RecordTest*, std::vector<PersonId>>, bool> asked_later_;  // by test and leaders
    NotCounted out_;
};

/// Would one record more help? Not where the most is all that is asked, or where there is too much already.
bool takes_more(const Part& asked, const PartFinding& found) {
    if (asked.form != Part::Form::amount || found.status == Status::unknown) return true;
    if (asked.bound == Bound::at_most) return false;
    if (asked.bound == Bound::exactly) return found.needed && found.counted < *found.needed;
    return true;
}

/// Is there anything to explain by what nearly counted?
bool wants_reasons(Status status) {
    return status == Status::missed || status == Status::behind || status == Status::pending ||
           status == Status::unknown || status == Status::due_soon;
}

}  // namespace

const Part* part_of(const Plan& plan, const Finding& finding, std::size_t part) {
    const PlanRule& rule = plan.rules[finding.requirement.index];
    const PlanAlternative& spoken =
        finding.spoke >= 0 ? rule.exceptions[static_cast<std::size_t>(finding.spoke)] : rule.cases[finding.base_case];
    return part < spoken.parts.size() ? &spoken.parts[part] : nullptr;
}

NotCounted not_counted(const Plan& plan, const Known& known, const SchoolCalendar& calendar, const Finding& finding,
                       std::size_t part, Date on, bool near_only, const RecordFilter& may_see) {
    const Part* asked = part_of(plan, finding, part);
    if (!asked || (asked->form != Part::Form::amount && asked->form != Part::Form::gap)) return {};
    if (!takes_more(*asked, finding.parts[part])) return {};
    return Searching(plan, known, calendar, finding, *asked, on, near_only, may_see).run();
}

std::string day_list(const std::vector<Date>& days, std::size_t shown, const SchoolYear* year) {
    std::vector<std::string> names;
    names.reserve(days.size());
    for (const Date day : days)
        names.push_back(!year || year->days.holds(day) ? to_words_without_year(day) : to_words(day));
    return few_of(names, shown, " days");
}

std::string near_miss_words(const Plan& plan, const Known& known, const SchoolCalendar& calendar,
                            std::span<const Finding* const> findings, Date on, const RecordFilter& may_see) {
    std::map<std::pair<std::string, std::string>, std::set<Date>> alike;  // kind and reason -> days
    for (const Finding* finding : findings)
        for (std::size_t i = 0; i < finding->parts.size(); ++i) {
            if (!wants_reasons(finding->parts[i].status)) continue;
            for (const NearMiss& one : not_counted(plan, known, calendar, *finding, i, on, true, may_see).near)
                alike[{plan.code_words[code_of(plan, one.record->kind, one.record->stage)], one.words}].insert(
                    one.record->date);
        }
    std::vector<std::pair<std::pair<std::string, std::string>, std::set<Date>>> groups(alike.begin(), alike.end());
    std::stable_sort(groups.begin(), groups.end(),
                     [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
    constexpr std::size_t most_told = 2;
    std::string words;
    for (std::size_t i = 0; i < groups.size() && i < most_told; ++i) {
        const auto& [what, days] = groups[i];
        const SchoolYear* year = calendar.year_of(on);
        const bool by = what.second.starts_with("by ");
        words +=
            fmt::format("{}{} on {}{} {}", i == 0 ? "" : "; ", what.first,
                        day_list(std::vector<Date>(days.begin(), days.end()), 3, year), by ? "" : ",", what.second);
    }
    if (groups.size() > most_told) words += "; and others";
    return words;
}

}  // namespace induct
