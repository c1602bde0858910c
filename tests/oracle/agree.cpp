// Asks both, and puts what they say in lines. See agree.h.
#include "tests/oracle/agree.h"

#include "engine/evaluate/evaluate.h"
#include "engine/plan/plan.h"
#include "tests/oracle/oracle.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace induct::oracle {

namespace {

Said in_order(const std::vector<Judgement>& judgements) {
    Said said;
    for (const Judgement& judgement : judgements) {
        said.findings.insert(said.findings.end(), judgement.findings.begin(), judgement.findings.end());
        said.triggers.insert(said.triggers.end(), judgement.triggers.begin(), judgement.triggers.end());
    }
    std::stable_sort(said.findings.begin(), said.findings.end(), comes_before);
    std::stable_sort(said.triggers.begin(), said.triggers.end(), [](const TriggerFinding& a, const TriggerFinding& b) {
        return std::tie(a.trigger, a.subject) < std::tie(b.trigger, b.subject);
    });
    return said;
}

}  // namespace

Said by_fast(const RandomCase& drawn, unsigned threads) {
    return in_order(evaluate_all(plan(drawn.model), drawn.model, drawn.world, drawn.when, threads, Detail::evidence));
}

Said by_fast_alone(const RandomCase& drawn) {
    const Plan lowered = plan(drawn.model);
    std::vector<Judgement> judgements;
    for (const Subject& subject : subjects_of(lowered, drawn.model, drawn.world))
        judgements.push_back(evaluate_one(lowered, drawn.model, drawn.world, subject, drawn.when, Detail::evidence));
    return in_order(judgements);
}

Said by_slow(const RandomCase& drawn) {
    return {judge(drawn.model, drawn.world, drawn.when), judge_triggers(drawn.model, drawn.world, drawn.when)};
}

namespace {

/// The entries counted, and of claims those that broke one.
std::string evidence(const PartFinding& part) {
    std::string text;
    for (const CountedRecord& one : part.counted_records) text += fmt::format(" #{}:{}", one.entry, one.amount);
    for (const BrokenRecord& one : part.broken) text += fmt::format(" broken #{} of {}", one.entry, to_iso(one.date));
    return text;
}

/// One line a finding: all that the two must agree on.
std::string line(const Finding& finding) {
    std::string text = fmt::format("rule-{} {} {}..{}: {} since {}", finding.requirement.index, words(finding.subject),
                                   to_iso(finding.window.days.first), to_iso(finding.window.days.last),
                                   word(finding.status), to_iso(finding.since));
    text += finding.next_change ? ", next " + to_iso(*finding.next_change) : std::string(", no change");
    text += fmt::format(", due {}, judged {}", to_iso(finding.due), to_iso(finding.judged));
    if (!finding.active.empty())
        text += fmt::format(", active {}..{}", to_iso(finding.active.first), to_iso(finding.active.last));
    if (finding.status == Status::not_applicable || finding.status == Status::unknown) return text;
    text += fmt::format(", spoke {}", finding.spoke);
    for (const PartFinding& part : finding.parts) {
        text += fmt::format(" [{}", word(part.status));
        if (part.status != Status::not_applicable) {
            text += fmt::format(" {}..{} of {} as {}", part.counted, part.counted_most, part.needed.value_or(-1),
                                static_cast<int>(part.measured));
            if (part.needed_most) text += fmt::format(" to {}", *part.needed_most);
            if (part.expected_now) text += fmt::format(", expected {}", *part.expected_now);
            if (part.behind_under) text += fmt::format(", behind under {}", *part.behind_under);
            if (part.payment)
                text += fmt::format(", earned {}..{}, paid {}, cut {}", part.payment->earned, part.payment->earned_most,
                                    part.payment->paid, part.payment->cut);
            text += evidence(part);
        }
        text += "]";
    }
    return text;
}

std::string line(const TriggerFinding& finding) {
    return fmt::format("trigger-{} {}: {} since {}", finding.trigger.index, words(finding.subject),
                       static_cast<int>(finding.holds),
                       finding.holds == Truth::yes ? to_iso(finding.since) : std::string("-"));
}

template <class Found>
std::string first_difference(const std::vector<Found>& fast, const std::vector<Found>& slow) {
    for (std::size_t i = 0; i < std::max(fast.size(), slow.size()); ++i) {
        const std::string a = i < fast.size() ? line(fast[i]) : std::string("nothing");
        const std::string b = i < slow.size() ? line(slow[i]) : std::string("nothing");
        if (a != b) return fmt::format("fast: {}\nslow: {}\n", a, b);
    }
    return {};
}

}  // namespace

std::string difference(const Said& fast, const Said& slow) {
    return first_difference(fast.findings, slow.findings) + first_difference(fast.triggers, slow.triggers);
}

std::string disagreement(std::uint64_t seed, Sizes sizes, unsigned threads) {
    const RandomCase drawn = random_case(seed, sizes);
    std::string text = difference(by_fast(drawn, threads), by_slow(drawn));
    if (text.empty()) return text;
    text += fmt::format("on {}, seed {}, {} rules, {} triggers, {} records\n", to_iso(drawn.when.on), seed, sizes.rules,
                        sizes.triggers, sizes.records);
    for (const std::string& rule : drawn.rule_words) text += rule + "\n";
    for (const std::string& trigger : drawn.trigger_words) text += trigger + "\n";
    return text;
}

}  // namespace induct::oracle
