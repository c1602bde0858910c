// See hand_night.h.
#include "engine/nightly/hand_night.h"

#include "engine/evaluate/subject_words.h"
#include "engine/ledger/subjects.h"
#include "engine/nightly/night_checks.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {

namespace {

std::vector<const Model*> models_of(const OpenWorkspace& open) {
    std::vector<const Model*> models;
    for (const LoadedModel& loaded : open.models) models.push_back(&loaded.model);
    return models;
}

/// `how` with the workspace's operator, where nobody else is named.
ByHand filled_in(const OpenWorkspace& open, ByHand how) {
    if (how.by.empty()) how.by = open.workspace.operator_id;
    how.why = trimmed(how.why);
    if (how.by.empty())
        throw LedgerError(said(Code::operator_unknown, "nobody says who acts, and the workspace names no operator",
                               "give the id of a person with --by, or write `operator` into workspace.induct"));
    if (how.why.empty())
        throw LedgerError(said(Code::cell_empty, "--reason: it is empty", "say why, for whoever reads it later"));
    return how;
}

/// Is the rule that a waiver names about such a subject? Told against every run that has the rule.
class WaivedSubject {
  public:
    WaivedSubject(const HandNight& hand, const Ledger& ledger, std::string rule, std::string id)
        : hand_(hand), ledger_(ledger), rule_(std::move(rule)), id_(std::move(id)) {}

    /// The subject in words. Errors: LedgerError when the rule speaks of others.
    std::string words() {
        const OpenWorkspace& open = hand_.open();
        for (std::size_t i = 0; i < open.workspace.runs.size(); ++i)
            if (requirement_in(open.models[i].model, rule_)) look_at(i);
        if (!words_.empty()) return words_;
        if (!judged_)
            throw LedgerError(said(Code::not_judged, fmt::format("no run that has `{}` judges `{}`", rule_, id_),
                                   "a subject is judged by the run of its district"));
        throw LedgerError(
            said(Code::waiver_idle, fmt::format("`{}` does not speak of `{}`: nothing would be waived", rule_, id_),
                 pairings_.empty()
                     ? fmt::format("`induct report --for {}` lists the rules that speak of it", id_)
                     : fmt::format("it speaks of pairings: did you mean `{}`?", fmt::join(pairings_, "` or `"))));
    }

  private:
    void look_at(std::size_t run) {
        const Date on = hand_.how().on;
        const LookingBack back = look_back(hand_.open(), ledger_, run, {on, on});
        const std::optional<Subject> subject = back.scene->find_subject(id_);
        if (!subject || back.scene->reach_of(*subject) != Reach::here) return;
        judged_ = true;
        const Model& model = back.scene->model();
        const World& world = back.scene->world();
        const WorldIndex index(model, world);
        const Known known{model, world, index};
        const std::string& name = model[requirement_in(model, rule_).value()].name;
        const auto speaks = [&](Subject of) {
            return std::any_of(model.requirements.begin(), model.requirements.end(), [&](const Requirement& rule) {
                return rule.name == name && !active_days(known, rule.subject, of).empty();
            });
        };
        if (speaks(*subject)) {
            words_ = subject_words(model, world, *subject, on);
            return;
        }
        if (subject->kind != Subject::Kind::person) return;
        for (const std::uint32_t at : index.pairings_of[subject->index])
            if (speaks({Subject::Kind::pairing, at})) pairings_.push_back(world.pairings[at].id);
    }

    const HandNight& hand_;
    const Ledger& ledger_;
    std::string rule_, id_;
    bool judged_ = false;
    std::string words_;
    std::vector<std::string> pairings_;  // of a person: those that the rule speaks of instead
};

}  // namespace

HandNight::HandNight(const OpenWorkspace& open, Ledger& ledger, const ByHand& how)
    : open_(open),
      how_(filled_in(open, how)),
      night_(ledger, how.on, how_.by, wall_clock_for_auditors()),
      vocabulary_(models_of(open)) {
    refuse_unknown_operator(ledger, how_.by, {});
    // The last night is the one before this transaction: nothing has been appended yet.
    if (!how_.far_ahead) refuse_far_night(how_.on, ledger.last_night(), {}, models_of(open));
    for (const Fact& fact : facts_at(ledger, std::nullopt, {"site", "person", "pairing-member", "group-member"}))
        directory_.add(fact.kind, fact.body);
}

std::string HandNight::person(const std::string& written, const std::string& known_as) const {
    const Cell<std::string> id = directory_.person(written);
    if (id) return *id;
    throw LedgerError(
        said(id.error().code, fmt::format("{} `{}`: {}", known_as, written, id.error().cause), id.error().fix));
}

Given give_waiver(HandNight& hand, const WaiverAsked& asked) {
    const std::string from = asked.from.empty() ? to_iso(hand.how().on) : asked.from;
    const Draft draft = draft_by_hand(hand.context(), TableKind::waivers,
                                      {{"requirement", asked.rule, "the rule"},
                                       {"subject", asked.subject, "the subject"},
                                       {"by", hand.how().by, "--by"},
                                       {"why", hand.how().why, "--reason"},
                                       {"from", from, "--from"},
                                       {"until", asked.until, "--until"}});
    Given given{0, draft.body, {}};
    given.words = WaivedSubject(hand, hand.night().ledger(), std::string(value_of(draft.body, "requirement")),
                                std::string(value_of(draft.body, "subject")))
                      .words();
    given.entry = give(hand.night(), draft);
    return given;
}

Given give_leave(HandNight& hand, const LeaveAsked& asked) {
    const Draft draft = draft_by_hand(hand.context(), TableKind::absences,
                                      {{"person", asked.person, "the person"},
                                       {"from", asked.from, "the first day"},
                                       {"to", asked.to, "the last day"},
                                       {"kind", asked.kind, "--kind"}});
    const std::string id(value_of(draft.body, "person"));
    const std::optional<Fact> person = standing_fact(hand.night().ledger(), "person|" + id);
    const std::string name(person ? value_of(person->body, "name") : std::string_view());
    return {give(hand.night(), draft, hand.how().why), draft.body,
            name.empty() ? id : fmt::format("{} ({})", name, id)};
}

}  // namespace induct
