// Explains a finding. See why.h.
#include "engine/evaluate/why.h"

#include "engine/evaluate/compared.h"
#include "engine/evaluate/judge.h"
#include "engine/evaluate/near_misses.h"
#include "engine/evaluate/subject_words.h"
#include "engine/evaluate/value_words.h"
#include "engine/ledger/latest_review.h"
#include "engine/model/layers.h"
#include "engine/model/match.h"
#include "grammar/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace induct {

namespace {

constexpr std::size_t most_listed = 5;  // without --records

/// Days, kinds, values and the like are named, for their number alone would be taken for records.
std::string told_amount(Measured measured, std::int64_t amount) {
    static constexpr std::pair<Measured, std::string_view> named[] = {
        {Measured::days, "day"},   {Measured::weeks, "week"}, {Measured::months, "month"}, {Measured::terms, "term"},
        {Measured::years, "year"}, {Measured::kinds, "kind"}, {Measured::values, "value"}};
    for (const auto& [what, one] : named)
        if (what == measured) return counted(static_cast<std::size_t>(amount), one);
    return amount_words(measured, amount);
}

class Explaining {
  public:
    Explaining(const Plan& plan, const Model& model, const World& world, const Finding& finding, AsOf as_of,
               const RecordFilter& may_see)
        : plan_(plan),
          model_(model),
          world_(world),
          index_(model, world),
          known_{model, world, index_, as_of.on},
          calendar_(calendar_for(known_, finding.subject)),
          finding_(finding),
          as_of_(as_of),
          rule_(plan.rules[finding.requirement.index]),
          may_see_(may_see) {
        for (const Record& record : world.records) records_.emplace(record.entry, &record);
    }

    Explanation run(std::optional<Date> known) {
        const std::string names = people_words(world_, finding_.subject, as_of_.on);
        const std::string id = id_of(world_, finding_.subject);
        out_.about = fmt::format("{} for {}{} on {}", rule_.name, id.empty() ? "the program" : id,
                                 names.empty() ? "" : " (" + names + ")", to_words(as_of_.on));
        out_.status = finding_.status;
        out_.entered_late = finding_.entered_late;
        out_.since = finding_.since;
        out_.known = known;
        add_subject();
        if (!finding_.says.empty()) line("because", finding_.says + pairing_days());
        if (finding_.parts.size() > 1 && !sources().empty()) line("source", sources());
        for (std::size_t i = 0; i < finding_.parts.size(); ++i) add(finding_.parts[i], i);
        out_.part = missed_parts();
        add_clauses();
        add_exceptions();
        if (!withheld_.empty()) line("withheld", counted(withheld_.size(), "record") + " that this reader may not see");
        if (finding_.next_change)
            line("next change", to_words_without_year(*finding_.next_change) + ", without new records");
        return std::move(out_);
    }

  private:
    void line(std::string head, std::string says) { out_.lines.push_back({std::move(head), std::move(says)}); }

    void add_subject() {
        line("rule", rule_.title);
        if (const std::string layer = layer_words(model_, model_[finding_.requirement]); !layer.empty())
            line("layer", layer);
        const std::string slots = slot_words(model_, world_, finding_.subject, as_of_.on);
        const std::string place = place_words(world_, finding_.subject);
        if (!slots.empty()) line("who", slots);
        if (!place.empty()) line("where", place);
        const SchoolYear* year = calendar_.year_of(finding_.window.days.first);
        if (!year || year->days != finding_.window.days) line("window", window_words());
        add_decision();
    }

    /// A day of another school year is told with its year.
    std::string told(Date day) const {
        const SchoolYear* year = calendar_.year_of(as_of_.on);
        return year && year->days.holds(day) ? to_words_without_year(day) : to_words(day);
    }

    /// Weeks are named after their Mondays; the days are told where the season cuts them.
    std::string window_words() const {
        const Window& window = finding_.window;
        const Date first = window.days.first, last = window.days.last;
        constexpr std::chrono::days sunday{6};
        const bool cut = first != week_start(first) || last != week_start(last) + sunday;
        return window.label.starts_with("week") && cut
                   ? fmt::format("{} (from {} to {})", window.label, to_words_without_year(first),
                                 to_words_without_year(last))
                   : window.label;
    }

    /// Of what follows from a decision: the one that was taken last, and of which opening.
    void add_decision() {
        const std::optional<ConditionId>& owed_when = model_[finding_.requirement].owed_when;
        const auto* asked = owed_when ? std::get_if<ReviewDecided>(&model_[*owed_when]) : nullptr;
        if (!asked) return;
        const ReviewFact* latest = nullptr;
        for (const std::uint32_t at : index_.reviews_of(world_, finding_.subject))
            latest = latest_review(latest, world_.reviews[at], asked->review, as_of_.on);
        if (is_decided(latest, as_of_.on))
            line("decided", fmt::format("{} on {}, in the review that opened on {}", latest->outcome,
                                        to_words(*latest->decided), to_words(latest->opened)));
    }

    /// Of a pairing that is not active, or no longer: its days, and what follows it.
    std::string pairing_days() const {
        if (finding_.subject.kind != Subject::Kind::pairing || finding_.status != Status::not_applicable) return "";
        const Interval days = world_.pairings[finding_.subject.index].days;
        const std::optional<PairingId> later = index_.followed_by[finding_.subject.index];
        if (finding_.says.starts_with("carried over") && later)
            return fmt::format(": {} from {} on", world_[*later].id, to_words(world_[*later].days.first));
        if (finding_.says != "not active" || days.empty()) return "";
        return days.last < last_known_day
                   ? fmt::format(": the pairing ran from {} to {}", to_words(days.first), to_words(days.last))
                   : fmt::format(": the pairing runs from {} on", to_words(days.first));
    }

    const Record* record_of(EntryNumber entry) const {
        const auto found = records_.find(entry);
        return found == records_.end() ? nullptr : found->second;
    }
    static std::string label_of(const Record& record) {
        return record.label.empty() ? "#" + std::to_string(record.entry) : record.label;
    }
    bool may_see(const Record& record) {
        if (!may_see_ || may_see_(record)) return true;
        withhold(record.entry);
        return false;
    }
    void withhold(EntryNumber entry) { withheld_.insert(entry); }

    std::string sources() const {
        const Requirement& requirement = model_[finding_.requirement];
        std::string words;
        for (const Citation& cite : requirement.cites) {
            words += (words.empty() ? "" : "; ") + source_words(model_, cite.source);
            for (const std::string& place : cite.places) words += ", " + place;
        }
        if (rule_.effective.first > first_known_day) words += "; in force since " + to_iso(rule_.effective.first);
        return words;
    }

    /// What the handbook says there, in the words of its clause list, and which reading of it was taken.
    void add_clauses() {
        for (const Citation& cite : model_[finding_.requirement].cites) {
            for (const std::string& place : cite.places)
                if (const Clause* clause = find_clause(model_.program, cite.source, place))
                    line("clause", fmt::format("{}: {}", clause->id, clause->text));
            if (!cite.read_as.empty()) line("read as", cite.read_as);
        }
    }

    /// Of `A and also B` the part because of which the rule is missed.
    std::string missed_parts() const {
        if (finding_.status != Status::missed) return {};
        std::string words;
        bool any_kept = false;
        for (std::size_t i = 0; i < finding_.parts.size(); ++i) {
            const Part* asked = part_of(plan_, finding_, i);
            const bool missed = finding_.parts[i].status == Status::missed;
            any_kept = any_kept || !missed;
            if (asked && missed) words += (words.empty() ? "" : "; ") + asked->words;
        }
        return any_kept ? words : std::string();
    }

    void add(const PartFinding& part, std::size_t at) {
        const Part* asked = part_of(plan_, finding_, at);
        if (!asked) return;
        const bool several = finding_.parts.size() > 1;
        if (several) line("part", fmt::format("{}: {}", asked->words, word(part.status)));
        add_needed(part, *asked, several);
        if (part.status == Status::not_applicable) {
            if (finding_.says.empty() && !part.says.empty()) line("reason", part.says);
            return;
        }
        const bool needs_reason = finding_.says.empty() && !part.says.empty();
        if (asked->form == Part::Form::amount && !part.needed && needs_reason) {
            // Nobody knows whether it is asked of this subject.
            line("reason", part.says);
            return;
        }
        add_pace(part);
        add_counted(part, *asked);
        add_lessened(part);
        if (part.status != Status::upcoming) add_uncounted(part, at);
        if ((asked->form == Part::Form::gap || asked->form == Part::Form::that) && !part.says.empty())
            line("reason", part.says);
        if (asked->form == Part::Form::that) add_compared(*asked->condition);
        add_broken(part);
        if (!part.missing_values.empty()) {
            std::string missing;
            for (const std::string& value : part.missing_values) missing += (missing.empty() ? "" : ", ") + value;
            line("missing", missing);
        }
        add_distance(part, *asked);
    }

    /// What is asked: the amount and its last day, then the rule's own words, then where they come from.
    void add_needed(const PartFinding& part, const Part& asked, bool several) {
        const bool amount = part.needed && asked.form == Part::Form::amount;
        std::string needed;
        if (amount) {
            needed = told_amount(part.measured, *part.needed);
            if (part.needed_most) needed += " to " + told_amount(part.measured, *part.needed_most);
            if (part.due) needed += " by " + told(*part.due);
        }
        if (!several) needed += (needed.empty() ? "" : ": ") + asked.words;
        std::string more = several ? "" : sources();
        if (amount) {
            const bool less = asked.needed && plan_.sums[asked.sum].adds != Adds::coverage && !asked.per &&
                              *part.needed != *asked.needed;
            more += (more.empty() ? "" : "; ") + std::string(less ? "owed in part" : "owed in full");
        }
        if (!more.empty()) needed += (needed.empty() ? "(" : " (") + more + ")";
        if (!needed.empty()) line("needed", needed);
        add_moved(part);
        add_parameters(asked.words);
    }

    /// Whose absence puts off the last day, and by how many days.
    void add_moved(const PartFinding& part) {
        for (const DueMoved& one : part.moved) {
            const Absence& absence = world_.absences[one.absence];
            const std::string until =
                absence.days.last < last_known_day ? "to " + to_words_without_year(absence.days.last) : "on";
            line("moved",
                 fmt::format("by {}: what is beyond {} of the leave of {} from {} {}",
                             counted(static_cast<std::size_t>(one.days), "day"), to_words(*rule_.extended_over),
                             world_[absence.person].name, told(absence.days.first), until));
        }
    }

    /// The parameters that stand in the words, with their values: "31 days is `report-interval`".
    void add_parameters(const std::string& words) {
        for (const Parameter& parameter : model_.parameters) {
            if (!has_name(words, parameter.name)) continue;
            line("assumed", fmt::format("{} is {}", parameter.name,
                                        parameter.value ? setting_words(*parameter.value) : "not set"));
        }
    }

    void add_pace(const PartFinding& part) {
        if (!part.expected_now) return;
        std::string now = told_amount(part.measured, *part.expected_now) + " at pace";
        if (part.pace_days && part.pace_days_all)
            now += fmt::format(" ({} of {} school days)", *part.pace_days, *part.pace_days_all);
        if (part.behind_under && rule_.behind_below) {
            now += fmt::format(", behind below {} = {}", to_words(*rule_.behind_below),
                               told_amount(part.measured, *part.behind_under));
        }
        line("by now", now);
    }

    void add_counted(const PartFinding& part, const Part& asked) {
        switch (asked.form) {
            case Part::Form::amount:
            case Part::Form::gap: {
                if (part.measured == Measured::nothing) return;
                const std::size_t n = part.counted_records.size();
                const std::string listed = n > 0 ? " (--records lists them)" : "";
                const std::string records = n == 0 ? "no record" : counted(n, "record");
                // Without an amount that is owed nothing is added up.
                const bool told = !part.needed ||
                                  (part.measured == Measured::records && part.counted == static_cast<std::int64_t>(n));
                line("counted",
                     told ? records + listed
                          : fmt::format("{}, {}{}", told_amount(part.measured, part.counted), records, listed));
                if (part.counted_most > part.counted) line("", "more, if what is not recorded were known");
                add_records(part);
                break;
            }
            case Part::Form::standing:
                if (part.day) line("counted", standing_words(part, asked));
                add_records(part);
                break;
            case Part::Form::each:
            case Part::Form::share:
            case Part::Form::ratio:
                if (!part.says.empty()) line("counted", part.says);
                break;
            case Part::Form::that:
                break;
            case Part::Form::payment:
            case Part::Form::budget:
                add_payment(part);
                break;
        }
    }

    /// What is earned and paid, and the records and payments that it comes from.
    void add_payment(const PartFinding& part) {
        if (!part.says.empty()) line("amount", part.says);
        if (!part.payment) return;
        PartFinding told = part;
        if (!part.counted_records.empty()) {
            std::int64_t all = 0;
            for (const CountedRecord& one : part.counted_records) all += one.amount;
            const Record* first = record_of(part.counted_records.front().entry);
            told.measured = first && first->minutes ? Measured::minutes : Measured::records;
            const std::string records = counted(part.counted_records.size(), "record") + " (--records lists them)";
            line("counted", told.measured == Measured::minutes ? to_words(Minutes{all}) + ", " + records : records);
            add_records(told);
        }
        for (const CountedRecord& one : part.payment->made) {
            const Record* record = record_of(one.entry);
            if (!record || !may_see(*record)) continue;
            line("paid", fmt::format("{} on {} ({})", money_words({one.amount}, plan_.currency),
                                     to_words_without_year(record->date), label_of(*record)));
        }
    }

    std::string standing_words(const PartFinding& part, const Part& asked) const {
        std::string words = fmt::format("{} on {}", part.counted, to_words_without_year(*part.day));
        const StandingNoun& what = plan_.standings[plan_.sums[asked.sum].standing].what;
        if (std::holds_alternative<StandingDocument>(what)) return part.says;
        std::string names;
        for (const std::uint32_t at : part.standing) {
            const std::string name =
                std::holds_alternative<StandingPairing>(what) || std::holds_alternative<StandingBegun>(what)
                    ? world_.pairings[at].id
                : std::holds_alternative<StandingGroup>(what) ? world_.groups[at].id
                                                              : world_.people[at].name;
            names += (names.empty() ? "" : ", ") + name;
        }
        return names.empty() ? words : words + ": " + names;
    }

    void add_records(const PartFinding& part) {
        for (const CountedRecord& one : part.counted_records) {
            const Record* record = record_of(one.entry);
            if (!record || !may_see(*record)) continue;
            const bool late = finding_.entered_late && record->entered_on > finding_.judged;
            out_.records.push_back(
                fmt::format("{}  {}  {}{}{}", label_of(*record), to_iso(record->date),
                            plan_.code_words[code_of(plan_, record->kind, record->stage)],
                            part.measured == Measured::minutes ? "  " + to_words(Minutes{one.amount}) : "",
                            late ? "  entered late, on " + to_words(record->entered_on) : ""));
        }
        if (finding_.entered_late)
            line("entered late", fmt::format("some of it only after {}, the last day of grace",
                                             to_words_without_year(finding_.judged)));
    }

    /// What counts for less than it has, or not at all, because of a `counts` clause: alike reasons together.
    void add_lessened(const PartFinding& part) {
        std::map<std::string, std::vector<const LessenedRecord*>> reasons;
        for (const LessenedRecord& one : part.lessened) reasons[one.why].push_back(&one);
        for (const auto& [why, all] : reasons) {
            std::vector<std::string> labels;
            std::int64_t minutes = 0, counted_minutes = 0;
            for (const LessenedRecord* one : all) {
                const Record* record = record_of(one->entry);
                if (!record || !may_see(*record)) continue;
                minutes += record->minutes.value_or(Minutes{}).count;
                counted_minutes += one->amount;
                labels.push_back(fmt::format("{} ({})", label_of(*record), told(record->date)));
            }
            if (labels.empty()) continue;
            const std::string of = part.measured != Measured::minutes ? "not counted"
                                   : minutes == 0                     ? "no length is recorded"
                                                  : fmt::format("{} of {}", to_words(Minutes{counted_minutes}),
                                                                to_words(Minutes{minutes}));
            line("counts", fmt::format("{}, {}: {}", why, of, listed(labels, most_listed)));
        }
    }

    /// What a reader would expect to count, alike reasons together.
    void add_uncounted(const PartFinding& part, std::size_t at) {
        const NotCounted found = not_counted(plan_, known_, calendar_, finding_, at, as_of_.on, false, may_see_);
        for (const EntryNumber entry : found.withheld) withhold(entry);
        std::map<std::string, std::vector<const Record*>> reasons;
        std::int64_t minutes = 0;
        std::size_t n = 0;
        for (const NearMiss& one : found.near) {
            reasons[one.words].push_back(one.record);
            n += 1;
            if (one.record->minutes) minutes += one.record->minutes->count;
        }
        if (n > 0) {
            std::string all = counted(n, "record") + " of the right kind";
            if (part.measured == Measured::minutes) all = to_words(Minutes{minutes}) + ", " + all;
            line("not counted", all);
        }
        for (const auto& [words, records] : reasons) {
            std::vector<std::string> labels;
            labels.reserve(records.size());
            for (const Record* record : records)
                labels.push_back(fmt::format("{} ({})", label_of(*record), told(record->date)));
            const bool by = words.starts_with("by ");
            line("not counted",
                 fmt::format("{}{} {}: {}", records.size(), by ? "" : ",", words, listed(labels, most_listed)));
        }
        // Where nothing is missing, the records of other windows are nobody's question.
        if (found.outside > 0 && part.status != Status::met)
            line("not counted", fmt::format("{} outside the window (latest {})", found.outside,
                                            to_words_without_year(*found.latest_outside)));
    }

    /// Each field that is compared, with the values of all, on the day that is read.
    void add_compared(ConditionId condition) {
        const Date day = std::min({as_of_.on, finding_.due, last_day_of_year()});
        for (const ComparedField& one : compared_fields(known_, plan_.conditions, condition, finding_.subject, day))
            line("compared", fmt::format("{}, {}: {}", one.name, one.verdict, fmt::join(one.values, "; ")));
    }
    Date last_day_of_year() const {
        const SchoolYear* year = calendar_.year_of(as_of_.on);
        return year ? year->days.last : as_of_.on;
    }

    /// The records that break a claim, one a line; `why_text` cuts the list unless all records are asked for.
    void add_broken(const PartFinding& part) {
        std::vector<const BrokenRecord*> shown;
        for (const BrokenRecord& one : part.broken) {
            const Record* record = record_of(one.entry);
            if (record && may_see(*record)) shown.push_back(&one);
        }
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const Record* record = record_of(shown[i]->entry);
            const std::string words = fmt::format("{}{}: {}", to_words_without_year(shown[i]->date),
                                                  record ? " (" + label_of(*record) + ")" : "", shown[i]->says);
            if (i < most_listed) line("broken by", words);
            if (shown.size() > most_listed) out_.records.push_back("broken by " + words);
        }
        if (shown.size() > most_listed)
            line("broken by", fmt::format("and {} more (--records lists them)", shown.size() - most_listed));
    }

    /// How far it is from being on track, and where the present pace leads.
    void add_distance(const PartFinding& part, const Part& asked) {
        if (asked.form != Part::Form::amount || asked.bound != Bound::at_least || !part.needed) return;
        if (part.expected_now && out_.by.empty() && part.status == Status::behind) {
            out_.by = told_amount(part.measured, *part.expected_now - part.counted);
        }
        if (part.status == Status::missed && out_.by.empty())
            out_.by = told_amount(part.measured, *part.needed - part.counted);
        if (part.status != Status::behind || !part.behind_under) return;
        const std::int64_t line_at = *part.behind_under;
        std::string says = fmt::format("{} more {} logged by {}",
                                       told_amount(part.measured, std::max<std::int64_t>(line_at - part.counted, 1)),
                                       part.measured == Measured::minutes || line_at - part.counted != 1 ? "are" : "is",
                                       to_words_without_year(as_of_.on));
        if (*part.expected_now > 0) {
            // Expected stands to needed as the days gone stand to all days; so does what is counted to what will be.
            says += fmt::format("; at the present pace {} by {}",
                                told_amount(part.measured, part.counted * *part.needed / *part.expected_now),
                                to_words_without_year(part.due.value_or(finding_.due)));
        }
        line("on track if", says);
    }

    void add_exceptions() {
        for (std::size_t i = 0; i < rule_.exceptions.size(); ++i) {
            const PlanAlternative& one = rule_.exceptions[i];
            const bool spoke = finding_.spoke == static_cast<std::int32_t>(i);
            const bool is_outdone = finding_.spoke >= 0 && finding_.spoke < static_cast<std::int32_t>(i);
            const std::string when = one.when ? plan_.condition_words[one.when->index] : std::string();
            const bool named = one.name != when && !one.name.empty();
            line("exceptions", fmt::format("{} {}{}", named ? one.name : "when " + when,
                                           spoke        ? "applies"
                                           : is_outdone ? "is not asked, the one above comes first"
                                                        : "does not apply",
                                           named && !when.empty() ? ": " + when : ""));
        }
    }

    const Plan& plan_;
    const Model& model_;
    const World& world_;
    WorldIndex index_;
    Known known_;
    SchoolCalendar calendar_;
    const Finding& finding_;
    AsOf as_of_;
    const PlanRule& rule_;
    const RecordFilter& may_see_;
    std::map<EntryNumber, const Record*> records_;
    std::set<EntryNumber> withheld_;
    Explanation out_;
};

}  // namespace

Explanation explain(const Plan& plan, const Model& model, const World& world, const Finding& finding, AsOf as_of,
                    std::optional<Date> known, const RecordFilter& may_see) {
    return Explaining(plan, model, world, finding, as_of, may_see).run(known);
}

std::string why_text(const Explanation& explanation, bool records) {
    std::string status(word(explanation.status));
    std::transform(status.begin(), status.end(), status.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    std::string text = fmt::format("why {}  ->  {}", explanation.about, status);
    if (explanation.entered_late) text += ", entered late";
    if (!explanation.by.empty()) text += " by " + explanation.by;
    if (!explanation.part.empty()) text += fmt::format(" ({})", explanation.part);
    text += ", since " + to_words_without_year(explanation.since);
    if (explanation.known) text += ", known " + to_words_without_year(*explanation.known);
    text += "\n";
    std::string_view head;
    for (const ReasonLine& line : explanation.lines) {
        text += fmt::format("  {:<13} {}\n", head == line.head ? "" : line.head, line.says);
        head = line.head;
    }
    if (records) {
        for (const std::string& record : explanation.records) text += fmt::format("  {:<13} {}\n", "record", record);
    }
    return text;
}

}  // namespace induct
