// See visibility.h.
#include "engine/report/visibility.h"

#include "engine/model/match.h"

#include <algorithm>

namespace induct {

namespace {

/// Collects the selections behind expectations and conditions.
class SelectionsOf {
  public:
    explicit SelectionsOf(const Model& model) : model_(model) {}

    void add(const Expects& expects) {
        for (const ExpectationPart& part : expects.parts) add(part.expectation);
    }
    void add(ConditionId id) {
        std::visit(Match{
                       [&](const NoneLogged& c) { add(c.what); },
                       [&](const Reached& c) { add(c.what); },
                       [&](const MeasureIs& c) { add(c.measure); },
                       [&](const Both& c) { add(c.left), add(c.right); },
                       [&](const Either& c) { add(c.left), add(c.right); },
                       [&](const Not& c) { add(c.term); },
                       [](const auto&) {},
                   },
                   model_[id]);
    }
    void add(const Measure& measure) {
        std::visit(Match{
                       [](const MeasureStanding&) {},
                       [&](const auto& m) { add(m.what); },
                   },
                   measure);
    }
    void add(SelectionId id) { found.push_back(id); }

    std::vector<SelectionId> found;

  private:
    void add(const Expectation& expectation) {
        std::visit(Match{
                       [&](const TimeAmount& e) { add(e.what); },
                       [&](const RecordCount& e) { add(e.what); },
                       [](const Standing&) {},
                       [&](const Gap& e) { add(e.what); },
                       [&](const Deadline& e) { add(e.what); },
                       [&](const EachClaim& e) { add(e.what), add(e.claims); },
                       [&](const ShareClaim& e) { add(e.what), add(e.claims); },
                       [&](const Ratio& e) { add(e.part), add(e.whole); },
                       [&](const That& e) { add(e.condition); },
                   },
                   expectation);
    }
    void add(const std::vector<Claim>& claims) {
        for (const Claim& claim : claims) {
            if (const auto* follows = std::get_if<Follows>(&claim)) add(follows->what);
            if (const auto* followed = std::get_if<IsFollowedBy>(&claim)) add(followed->what);
        }
    }

    const Model& model_;
};

std::vector<KindId> confidential_among(const Model& model, const std::vector<SelectionId>& selections) {
    std::vector<KindId> kinds;
    for (std::uint32_t i = 0; i < model.kinds.size(); ++i) {
        if (model.kinds[i].confidential_to.empty()) continue;
        const bool used = std::any_of(selections.begin(), selections.end(),
                                      [&](SelectionId id) { return selects_kind(model, model[id], KindId{i}); });
        if (used) kinds.push_back(KindId{i});
    }
    return kinds;
}

}  // namespace

std::vector<KindId> confidential_kinds(const Model& model, const Requirement& requirement) {
    SelectionsOf all(model);
    for (const Alternative& one : requirement.cases)
        if (one.expects) all.add(*one.expects);
    for (const Alternative& one : requirement.exceptions) {
        if (one.expects) all.add(*one.expects);
        if (one.when) all.add(*one.when);
    }
    if (requirement.where) all.add(*requirement.where);
    if (requirement.waived_when) all.add(*requirement.waived_when);
    return confidential_among(model, all.found);
}

Visibility::Visibility(const FollowContext& context, Readership reader, Date on)
    : context_(context), reader_(std::move(reader)), on_(on) {
    owner_ = is_owner();
    for (const Requirement& requirement : context_.model.requirements)
        confidential_.push_back(confidential_kinds(context_.model, requirement));
}

bool Visibility::reads_as(const Who& who, Subject subject) const {
    const std::vector<PersonId> people = context_.people_of(who, subject, on_);
    return std::any_of(people.begin(), people.end(), [&](PersonId person) {
        return std::find(reader_.people.begin(), reader_.people.end(), person) != reader_.people.end();
    });
}

bool Visibility::is_owner() const {
    return context_.model.program.owner && reads_as(*context_.model.program.owner, {Subject::Kind::program, 0});
}

bool Visibility::is_hers(Subject subject) const {
    const auto among = [&](PersonId person) {
        return std::find(reader_.people.begin(), reader_.people.end(), person) != reader_.people.end();
    };
    const World& world = context_.world;
    switch (subject.kind) {
        case Subject::Kind::person:
            return among(PersonId{subject.index});
        case Subject::Kind::pairing: {
            const auto& members = world.pairings[subject.index].members;
            return std::any_of(members.begin(), members.end(),
                               [&](const PairingMember& m) { return among(m.person) && m.days.holds(on_); });
        }
        case Subject::Kind::group: {
            const auto& members = world.groups[subject.index].members;
            return std::any_of(members.begin(), members.end(),
                               [&](const GroupMembership& m) { return among(m.person) && m.days.holds(on_); });
        }
        case Subject::Kind::site:
        case Subject::Kind::program:
            return false;
    }
    return false;
}

bool Visibility::sees_counts(RequirementId rule, std::size_t subjects) const {
    if (reader_.everything || owner_) return true;
    const SubjectKind& about = context_.model[rule].subject;
    const bool of_people = std::holds_alternative<ForPairing>(about) || std::holds_alternative<ForRole>(about) ||
                           std::holds_alternative<ForGroup>(about);
    if (of_people) return subjects >= public_floor;
    return may_see_kinds(confidential_[rule.index]);
}

bool Visibility::sees(const Record& record, Subject subject) const {
    if (!may_see_kinds(context_.model[record.kind].is)) return false;
    if (reader_.everything || owner_ || !is_hers(subject) || subject.kind != Subject::Kind::group) return true;
    const auto among = [&](const std::vector<PersonId>& people) {
        return std::any_of(people.begin(), people.end(), [&](PersonId person) {
            return std::find(reader_.people.begin(), reader_.people.end(), person) != reader_.people.end();
        });
    };
    if (among(record.led_by) || among(record.people) || among(record.to)) return true;
    return record.group && record.group->index == subject.index;
}

std::string Visibility::confidential_to(RequirementId rule) const {
    std::string words;
    for (const KindId kind : confidential_[rule.index]) {
        if (may_see_kinds({kind})) continue;
        for (const std::string& name : context_.model[kind].confidential_to)
            if (words.find(name) == std::string::npos) words += (words.empty() ? "" : ", ") + name;
    }
    return words;
}

bool Visibility::may_see(const Kind& kind) const {
    const Model& model = context_.model;
    const std::vector<std::string>& to = kind.confidential_to;
    if (to.empty()) return true;
    return std::any_of(to.begin(), to.end(), [&](const std::string& name) {
        for (const Audience& audience : model.program.audiences)
            if (audience.name == name && reads_as(audience.who, {Subject::Kind::program, 0})) return true;
        const std::optional<RoleId> role = model.find_role(name);
        return role &&
               reads_as({true, {Person{Person::Reach::every, RoleHolder{*role}, name}}}, {Subject::Kind::program, 0});
    });
}

bool Visibility::may_see_kinds(const std::vector<KindId>& kinds) const {
    return std::all_of(kinds.begin(), kinds.end(), [&](KindId kind) { return may_see(context_.model[kind]); });
}

bool Visibility::sees(RequirementId id, Subject subject) const {
    if (!may_see_kinds(confidential_[id.index])) return false;
    if (reader_.everything || owner_) return true;
    const Requirement& rule = context_.model[id];
    if (rule.visible_to) return reads_as(*rule.visible_to, subject);
    if (is_hers(subject)) return true;
    for (const Notify& notify : rule.notify)
        if (reads_as(notify.who, subject)) return true;
    for (const Ladder& ladder : context_.model.ladders) {
        if (std::find(ladder.requirements.begin(), ladder.requirements.end(), id) == ladder.requirements.end())
            continue;
        for (const AlertRung& rung : ladder.rungs)
            if (reads_as(rung.tell, subject)) return true;
    }
    return false;
}

bool Visibility::sees(TriggerId id, Subject subject) const {
    const Trigger& trigger = context_.model[id];
    SelectionsOf all(context_.model);
    all.add(trigger.when);
    if (!may_see_kinds(confidential_among(context_.model, all.found))) return false;
    if (reader_.everything || owner_) return true;
    if (trigger.opens) return sees(context_.model[*trigger.opens], subject);
    return std::any_of(trigger.notify.begin(), trigger.notify.end(),
                       [&](const Notify& n) { return reads_as(n.who, subject); });
}

bool Visibility::sees(const Review& review, Subject subject) const {
    if (reader_.everything || owner_) return true;
    if (review.visible_to) return reads_as(*review.visible_to, subject);
    if (review.owner && reads_as(*review.owner, subject)) return true;
    return std::any_of(review.escalations.begin(), review.escalations.end(),
                       [&](const ReviewEscalation& e) { return reads_as(e.to, subject); });
}

bool Visibility::sees(FigureId id, Subject subject) const {
    const Figure& figure = context_.model[id];
    SelectionsOf all(context_.model);
    all.add(figure.measure);
    if (figure.share_of) all.add(*figure.share_of);
    if (figure.per) all.add(*figure.per);
    if (!may_see_kinds(confidential_among(context_.model, all.found))) return false;
    return reader_.everything || owner_ || subject.kind == Subject::Kind::program || is_hers(subject);
}

}  // namespace induct
