// Finds what a scenario's line is about. See scenario_status.h.
#include "engine/evaluate/scenario_status.h"

#include "engine/evaluate/value_words.h"
#include "engine/ledger/who.h"
#include "engine/model/match.h"

#include <fmt/format.h>

#include <set>

namespace induct {

namespace {

bool is_window(const ScenarioCheck& check, const Window& window) {
    return std::visit(
        Match{[](std::monostate) { return true; }, [&](unsigned month) { return month_of(window.days.first) == month; },
              [&](const std::string& name) { return window.label == name || window.label.starts_with(name + " "); }},
        check.window);
}

bool is_verdict(Status status) {
    return status == Status::met || status == Status::met_late || status == Status::missed;
}

/// As conditions read a rule (docs/language.md, 6.7): met, met-late and missed of the latest window that applied and is
/// past grace or already decided; `unknown` of the same or of the window of the day; others of the window that holds
/// the day, else the last one that began. A line that names its window leaves one.
struct Candidates {
    const Finding* judged = nullptr;
    const Finding* of_the_day = nullptr;

    void take(const Finding& finding, Date on) {
        const bool begun = finding.window.days.first <= on;
        if (!of_the_day || begun) of_the_day = &finding;
        const bool applied = finding.status != Status::not_applicable && finding.status != Status::upcoming;
        if (applied && (is_verdict(finding.status) || finding.judged < on)) judged = &finding;
    }
    [[nodiscard]] const Finding* for_expected(const ScenarioCheck& check) const {
        const auto* expected = std::get_if<Status>(&check.expected);
        if (!expected || !judged) return of_the_day;
        if (is_verdict(*expected)) return judged;
        if (*expected == Status::unknown && of_the_day->status != Status::unknown) return judged;
        return of_the_day;
    }
};

std::string asked_window(const ScenarioCheck& check) {
    return std::visit(Match{[](std::monostate) { return std::string(); },
                            [](unsigned month) { return std::string(month_name(month)); },
                            [](const std::string& name) { return name; }},
                      check.window);
}

/// The role, pairing or group that a rule is for each of; empty of places and the program.
std::string subject_word(const Model& model, const ScenarioCheck& check) {
    const SubjectKind* kind = nullptr;
    if (const auto* id = std::get_if<RequirementId>(&check.what)) kind = &model[*id].subject;
    if (const auto* id = std::get_if<TriggerId>(&check.what)) kind = &model[*id].subject;
    if (const auto* id = std::get_if<FigureId>(&check.what)) kind = &model[*id].subject;
    if (!kind) return {};
    return std::visit(
        Match{[&](const ForRole& each) { return model[each.role].name; },
              [&](const ForPairing& each) { return model[each.kind].name; },
              [&](const ForGroup& each) { return model[each.kind].name; }, [](const auto&) { return std::string(); }},
        *kind);
}

/// Why a line finds nothing: the rule has other windows, or it is not about that one.
std::string why_none(const Model& model, const ScenarioCheck& check, const std::vector<std::string>& windows) {
    if (!windows.empty())
        return fmt::format("no window of the rule is `{}`; they are {}", asked_window(check), listed(windows, 4));
    const std::string each = subject_word(model, check);
    if (check.of.empty() || each.empty()) return {};
    return fmt::format("{} is no {} in this school year", check.of, each);
}

}  // namespace

namespace {

/// As reports show it; nothing while it depends on what is not recorded.
std::optional<BasisPoints> share_of(const FigureRow& row) {
    if (!row.whole || *row.whole == 0 || row.most || row.whole_most) return std::nullopt;
    return BasisPoints{row.amount * 10'000 / *row.whole};
}

}  // namespace

ScenarioAnswer find_status(const Model& model, const World& world, const std::vector<Judgement>& judgements,
                           const ScenarioCheck& check, Date on) {
    ScenarioAnswer answer;
    Candidates choice;
    std::set<std::string> windows;    // other ones
    std::vector<std::string> labels;  // the same, in their order
    for (const Judgement& judgement : judgements) {
        if (id_of(world, judgement.subject) != check.of) continue;
        std::visit(Match{[&](RequirementId id) {
                             for (const Finding& finding : judgement.findings) {
                                 if (model[finding.requirement].name != model[id].name) continue;
                                 if (is_window(check, finding.window))
                                     choice.take(finding, on);
                                 else if (windows.insert(finding.window.label).second)
                                     labels.push_back(finding.window.label);
                             }
                         },
                         [&](TriggerId id) {
                             for (const TriggerFinding& trigger : judgement.triggers) {
                                 if (trigger.trigger == id) answer.trigger = &trigger;
                             }
                         },
                         [&](FigureId id) {
                             for (const FigureFinding& figure : judgement.figures) {
                                 if (figure.figure == id) answer.figure = &figure;
                             }
                         },
                         [](ReviewId) {}},
                   check.what);
    }
    answer.finding = choice.for_expected(check);
    if (!answer.finding && !answer.trigger && !answer.figure) answer.none = why_none(model, check, labels);
    if (answer.finding && !answer.finding->parts.empty()) {
        const PartFinding& part = answer.finding->parts.front();
        answer.counted = part.counted;
        // Of a payment what is due, of a budget what is earned; where it is not known, no amount.
        if (part.payment && part.payment->earned == part.payment->earned_most)
            answer.counted = part.payment->earned;
        else if (part.payment)
            answer.counted.reset();
    }
    if (answer.figure && !answer.figure->rows.empty() && !answer.figure->rows.front().shown_from)
        answer.counted = answer.figure->rows.front().amount;
    if (answer.figure && answer.figure->is_share && answer.counted)
        answer.share = share_of(answer.figure->rows.front());
    return answer;
}

namespace {

bool is_money(const ScenarioAnswer& answer) {
    return answer.finding && !answer.finding->parts.empty() &&
           answer.finding->parts.front().measured == Measured::money;
}

}  // namespace

bool agrees(const ScenarioCheck& check, const ScenarioAnswer& answer) {
    bool agreed = false;
    if (answer.finding) {
        const auto* status = std::get_if<Status>(&check.expected);
        agreed = status && answer.finding->status == *status;
    } else if (answer.trigger) {
        const auto* expected = std::get_if<std::string>(&check.expected);
        agreed = answer.trigger->holds == Truth::yes && (!expected || *expected == "open" || *expected == "raised");
    } else if (answer.figure) {
        agreed = true;
    } else {
        return false;
    }
    if (check.with) {
        const auto* minutes = std::get_if<Minutes>(&*check.with);
        const bool average = answer.figure && answer.figure->measured == Measured::average;
        const auto* money = std::get_if<Cents>(&*check.with);
        if (const auto* share = std::get_if<BasisPoints>(&*check.with))
            return (agreed && answer.share == *share) != check.negated;
        const std::int64_t wanted = minutes ? minutes->count
                                    : money ? money->count
                                            : std::get<Number>(*check.with).count / (average ? 1 : 1000);
        agreed = agreed && answer.counted == wanted && (money != nullptr) == is_money(answer);
    }
    return agreed != check.negated;
}

std::string answer_words(const ScenarioAnswer& answer) {
    std::string words;
    if (answer.finding) words = word(answer.finding->status);
    if (answer.trigger)
        words = answer.trigger->holds == Truth::yes  ? "holds"
                : answer.trigger->holds == Truth::no ? "does not hold"
                                                     : "unknown";
    if (words.empty() && !answer.figure) return "no such finding" + (answer.none.empty() ? "" : ": " + answer.none);
    if (answer.figure && answer.figure->measured == Measured::average && answer.counted)
        return amount_words(Measured::average, *answer.counted);
    if (answer.share)
        return fmt::format("{} of {}: {}", *answer.counted, *answer.figure->rows.front().whole,
                           to_words(*answer.share));
    if (answer.figure && answer.counted && answer.figure->rows.front().whole)
        return fmt::format("{} of {}", *answer.counted, *answer.figure->rows.front().whole);
    if (answer.figure && !answer.counted) return "too few answers to be shown, or none";
    if (answer.counted) {
        const bool minutes = answer.finding ? answer.finding->parts.front().measured == Measured::minutes
                                            : answer.figure && answer.figure->measured == Measured::minutes;
        words += (words.empty() ? "" : " with ") + (minutes            ? to_words(Minutes{*answer.counted})
                                                    : is_money(answer) ? amount_words(Measured::money, *answer.counted)
                                                                       : std::to_string(*answer.counted));
    }
    return words;
}

}  // namespace induct
