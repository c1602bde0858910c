// Explains a finding. See why.h.
#include "engine/evaluate/why.h"

#include "engine/plan/match.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace induct {

namespace {

std::string amount_words(Measured measured, std::int64_t amount) {
    switch (measured) {
        case Measured::minutes:
            return to_words(Minutes{amount});
        case Measured::share:
            return to_words(BasisPoints{amount});
        case Measured::days:
            return fmt::format("{} {}", amount, amount == 1 ? "day" : "days");
        case Measured::values:
            return fmt::format("{} {}", amount, amount == 1 ? "value" : "values");
        case Measured::records:
        case Measured::people:
        case Measured::nothing:
            break;
    }
    return std::to_string(amount);
}

std::string names_of(const World& world, Subject subject, Date day) {
    if (subject.kind == Subject::Kind::person) return world.people[subject.index].name;
    if (subject.kind == Subject::Kind::site) return world.sites[subject.index].name;
    if (subject.kind != Subject::Kind::pairing) return {};
    const WorldPairing& pairing = world.pairings[subject.index];
    std::string names;
    for (std::uint32_t slot = 0; slot < 2; ++slot) {
        for (const PairingMember& m : pairing.members) {
            if (m.slot != slot ||
                !m.days.holds(std::clamp(day, pairing.days.first, std::max(pairing.days.first, pairing.days.last))))
                continue;
            names += (names.empty() ? "" : slot == 1 ? " with " : " and ") + world[m.person].name;
            break;
        }
    }
    return names;
}

const Record* record_of(const World& world, EntryNumber entry) {
    const auto found =
        std::find_if(world.records.begin(), world.records.end(), [&](const Record& r) { return r.entry == entry; });
    return found == world.records.end() ? nullptr : &*found;
}
std::string label_of(const World& world, EntryNumber entry) {
    const Record* record = record_of(world, entry);
    return record && !record->label.empty() ? record->label : "#" + std::to_string(entry);
}

class Explaining {
  public:
    Explaining(const Plan& plan, const Model& model, const World& world, const Finding& finding, AsOf as_of)
        : plan_(plan),
          model_(model),
          world_(world),
          finding_(finding),
          as_of_(as_of),
          rule_(plan.rules[finding.requirement.index]) {}

    Explanation run(std::optional<Date> known) {
        const std::string names = names_of(world_, finding_.subject, as_of_.on);
        const std::string id = id_of(world_, finding_.subject);
        out_.about = fmt::format("{} for {}{} on {}", rule_.name, id.empty() ? "the program" : id,
                                 names.empty() ? "" : " (" + names + ")", to_words_without_year(as_of_.on));
        out_.status = finding_.status;
        out_.since = finding_.since;
        out_.known = known;
        if (!finding_.says.empty()) line("because", finding_.says);
        for (const PartFinding& part : finding_.parts) add(part);
        add_exceptions();
        add_next();
        return std::move(out_);
    }

  private:
    void line(std::string head, std::string says) { out_.lines.push_back({std::move(head), std::move(says)}); }

    const PlanAlternative& spoken() const {
        return finding_.spoke >= 0 ? rule_.exceptions[static_cast<std::size_t>(finding_.spoke)]
                                   : rule_.cases[finding_.base_case];
    }
    const Part& part_of(const PartFinding& part) const {
        return spoken().parts[static_cast<std::size_t>(&part - finding_.parts.data())];
    }

    std::string sources() const {
        const Requirement& requirement = model_[finding_.requirement];
        std::string words;
        for (const Citation& cite : requirement.cites) {
            words += (words.empty() ? "" : "; ") + model_.program.name + " " + cite.source;
            for (const std::string& place : cite.places) words += ", " + place;
        }
        if (rule_.effective.first > first_known_day) words += "; in force since " + to_iso(rule_.effective.first);
        return words;
    }

    void add(const PartFinding& part) {
        const Part& asked = part_of(part);
        const bool several = finding_.parts.size() > 1;
        if (several) line("part", fmt::format("{}: {}", asked.words, word(part.status)));
        if (part.needed) {
            std::string needed =
                fmt::format("{} by {}", amount_words(part.measured, *part.needed), to_words_without_year(finding_.due));
            if (part.needed_most) needed = fmt::format("{} to {}", amount_words(part.measured, *part.needed), needed);
            const bool less = asked.needed && asked.form == Part::Form::amount &&
                              plan_.sums[asked.sum].adds != Adds::coverage && !asked.per &&
                              *part.needed != *asked.needed;
            const std::string cited = sources();
            needed +=
                fmt::format(" ({}{}{})", cited, cited.empty() ? "" : "; ", less ? "owed in part" : "owed in full");
            line("needed", needed);
        } else if (!several && !sources().empty()) {
            line("needed", fmt::format("{} ({})", asked.words, sources()));
        }
        if (part.expected_now) {
            std::string now = amount_words(part.measured, *part.expected_now) + " at pace";
            if (part.pace_days && part.pace_days_all)
                now += fmt::format(" ({} of {} school days)", *part.pace_days, *part.pace_days_all);
            if (part.behind_under && rule_.behind_below) {
                now += fmt::format(", behind below {} = {}", to_words(*rule_.behind_below),
                                   amount_words(part.measured, *part.behind_under));
            }
            line("by now", now);
        }
        if (part.measured != Measured::nothing && (asked.form == Part::Form::amount || asked.form == Part::Form::gap)) {
            const std::size_t n = part.counted_records.size();
            line("counted", fmt::format("{}   {} {}{}", amount_words(part.measured, part.counted), n,
                                        n == 1 ? "record" : "records", n > 0 ? " (--records lists them)" : ""));
        }
        add_uncounted(part);
        if (asked.form != Part::Form::amount && !part.says.empty()) line("reason", part.says);
        if (!part.missing_values.empty()) {
            std::string missing;
            for (const std::string& value : part.missing_values) missing += (missing.empty() ? "" : ", ") + value;
            line("missing", missing);
        }
        for (const CountedRecord& counted : part.counted_records) {
            const Record* record = record_of(world_, counted.entry);
            if (!record) continue;
            out_.records.push_back(
                fmt::format("{}  {}  {}{}", label_of(world_, counted.entry), to_iso(record->date),
                            plan_.code_words[code_of(plan_, record->kind, record->stage)],
                            part.measured == Measured::minutes ? "  " + to_words(Minutes{counted.amount}) : ""));
        }
        add_distance(part, asked);
    }

    void add_uncounted(const PartFinding& part) {
        if (part.uncounted_records.empty()) return;
        constexpr std::size_t shown = 5;
        std::int64_t minutes = 0;
        std::string reasons;
        for (std::size_t i = 0; i < part.uncounted_records.size(); ++i) {
            const UncountedRecord& one = part.uncounted_records[i];
            const Record* record = record_of(world_, one.entry);
            if (record && record->minutes) minutes += record->minutes->count;
            if (i < shown) reasons += (i == 0 ? "" : "; ") + label_of(world_, one.entry) + " " + one.words;
        }
        if (part.uncounted_records.size() > shown)
            reasons += fmt::format("; and {} more", part.uncounted_records.size() - shown);
        const std::string amount = part.measured == Measured::minutes ? to_words(Minutes{minutes})
                                                                      : std::to_string(part.uncounted_records.size());
        line("not counted", fmt::format("{}   {}", amount, reasons));
    }

    /// How far it is from being on track, and where the present pace leads.
    void add_distance(const PartFinding& part, const Part& asked) {
        if (asked.form != Part::Form::amount || asked.bound != Bound::at_least || !part.needed) return;
        if (part.expected_now && out_.by.empty() && part.status == Status::behind) {
            out_.by = amount_words(part.measured, *part.expected_now - part.counted);
        }
        if (part.status == Status::missed && out_.by.empty())
            out_.by = amount_words(part.measured, *part.needed - part.counted);
        if (part.status != Status::behind || !part.behind_under) return;
        const std::int64_t share = rule_.behind_below->count * *part.expected_now;
        const std::int64_t line_at = part.measured == Measured::minutes ? *part.behind_under : (share + 9999) / 10000;
        std::string says = fmt::format("{} more {} logged by {}",
                                       amount_words(part.measured, std::max<std::int64_t>(line_at - part.counted, 1)),
                                       part.measured == Measured::minutes || line_at - part.counted != 1 ? "are" : "is",
                                       to_words_without_year(as_of_.on));
        if (*part.expected_now > 0) {
            // Expected stands to needed as the days gone stand to all days; so does what is counted to what will be.
            says += fmt::format("; at the present pace {} by {}",
                                amount_words(part.measured, part.counted * *part.needed / *part.expected_now),
                                to_words_without_year(finding_.due));
        }
        line("on track if", says);
    }

    void add_exceptions() {
        for (std::size_t i = 0; i < rule_.exceptions.size(); ++i) {
            const PlanAlternative& one = rule_.exceptions[i];
            const bool spoke = finding_.spoke == static_cast<std::int32_t>(i);
            const std::string when = one.when ? plan_.condition_words[one.when->index] : std::string();
            const bool named = one.name != when && !one.name.empty();
            line("exceptions",
                 fmt::format("{} {}{}", named ? one.name : "when " + when, spoke ? "applies" : "does not apply",
                             named && !when.empty() ? ": " + when : ""));
        }
    }

    void add_next() {
        if (!finding_.next_change) return;
        line("next change", to_words_without_year(*finding_.next_change) + ", without new records");
    }

    const Plan& plan_;
    const Model& model_;
    const World& world_;
    const Finding& finding_;
    AsOf as_of_;
    const PlanRule& rule_;
    Explanation out_;
};

}  // namespace

Explanation explain(const Plan& plan, const Model& model, const World& world, const Finding& finding, AsOf as_of,
                    std::optional<Date> known) {
    return Explaining(plan, model, world, finding, as_of).run(known);
}

std::string why_text(const Explanation& explanation, bool records) {
    std::string status(word(explanation.status));
    std::transform(status.begin(), status.end(), status.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    std::string text = fmt::format("why {}  ->  {}", explanation.about, status);
    if (!explanation.by.empty()) text += " by " + explanation.by;
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
